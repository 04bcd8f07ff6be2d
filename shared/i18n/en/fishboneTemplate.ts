export const fishboneTemplate = {
  blank: { name: 'Blank', effect: 'Worded as a problem, such as "Waiting time is too long"', bones: '', causes: '' },
  '5m1e': {
    name: 'Manufacturing 5M1E',
    effect: 'Too many rejects at one operation',
    bones: `
      Man|Which posts differ in skill so that results differ?|Do training and tests cover this operation?|At which hours do shifts, rotation or fatigue bring more slips?|How far apart are new and experienced workers?
      Machine|Is the machine accurate enough, and where does it first drift?|What do maintenance and daily checks leave out?|Which worn part moves the parameters?|How far are the settings from the standard?
      Material|Which batch or supplier brings more of the problem?|What does incoming inspection stop, and what slips through?|Where do storage and handling spoil material?
      Method|Which step of the process is most easily done otherwise?|What does the work instruction say, and what not?|On what do the parameter limits rest, and when were they revised?|Does the method change with shift or line?
      Environment|When do temperature and humidity leave their range?|At which posts do light and noise make people misread or mishear?|Which ways and carries does the layout add?
      Measurement|How much of the tolerance is measuring error?|Is a calibration overdue, and who can see it?|Which defects does the sampling plan miss?|Does everyone read the criterion alike?
    `,
    causes: '',
  },
  '4s': {
    name: 'Service 4S',
    effect: 'Customers wait too long',
    bones: `
      Surroundings|Where on their way do customers stop or go wrong?|Which signs are unseen or not understood?|When do seats and the waiting area run short?
      Suppliers|Which channel or contractor makes customers come again?|Who checks contracted work, and how often?|Which supplies run out when they are needed?
      Systems|Which step waits for another department?|When do the IT systems slow down or stop?|Whom do the queueing rules keep waiting longest?|What is typed in twice?
      Skills|For which questions must staff look up or ask?|Which phrase is often misunderstood?|In which situations does nobody step in?|How far apart are new and experienced staff in time per case?
    `,
    causes: '',
  },
  '8p': {
    name: 'Marketing 8P',
    effect: 'Few customers use the new service',
    bones: `
      Product|Which function is unused or not found?|What is missing beside comparable products?|Who tries it once and not again?
      Price|At which price step do people turn away?|Which part of the charge is unclear?|For whom is the difference from competitors largest?
      Place|Which channels cannot sell or show it?|Where do channels contradict each other?|How many channels does one purchase take?
      Promotion|Whom did the message reach, and whom not?|Which condition of the offer is most misread?|Who leaves when the offer ends?
      People|Which staff cannot explain the product?|When are too few people there?|At which step does missing authority stop the case?
      Process|Which step is waited for, repeated or gone back to?|How many steps does a correction take?|Where do most give up?
      Physical evidence|Which leaflet, screen or receipt differs from what happens?|Where do customers look first, and what do they see?|Which notice hangs where nobody looks?
      Performance|What do the targets reward, and what do they discourage?|How soon do results come back, and to whom?|Which results that matter are not counted?
    `,
    causes: '',
  },
  management: {
    name: 'Management 4P+M&E',
    effect: 'Orders across departments run late',
    bones: `
      People|Which post has too few people or skills for its work?|Where do duties overlap, and where are they nobody's?|What stopped when people changed?
      Policies|Which rule differs from what is done?|How far down is authority given, and what must go higher?|Which work do rewards make people avoid?
      Place|Which step is slowed by the distance between sites?|What is missing on the spot?|How far do sites differ in result?
      Procedures|Which step has no stated input or output?|Which approval never changes the outcome?|Who handles exceptions, and by what rule?
      Measurement|Is the figure defined alike everywhere?|How long from the event to the number?|Which results are not recorded?
      Environment|Which change outside makes the old way fail?|What do season and holidays do to the result?|Do others in the trade meet the same problem?
    `,
    causes: '',
  },
  network: {
    name: 'Mobile network quality',
    effect: 'Mobile network quality is poor',
    bones: `
      Coverage|Which rooms, basements and borders have a weak signal?|How soon do new buildings and roads enter the plan?|Where do complaints go with signal strength?
      Capacity|Which cells are congested at the busy hour, and by how much?|How far are forecasts off for events and holidays?|How long from request to added capacity?
      Interference|Which bands and hours are disturbed?|Does it come from the site, its neighbours or outside?|How long does one search take?
      Transport and core|Which section has long delay or loss?|Which setting of the core slows call set-up?|Which areas hang on one point of failure?
      Handsets and settings|Which models and versions gather complaints?|Which setting of the user spoils the service?|Does it remain after a change of phone or card?
      Maintenance|How long from alarm to repair?|Does optimisation keep up with traffic?|Which sites fail again and again?
      Measurement|Whom do routes and hours of drive tests stand for?|Where do indicators differ from what users feel?|Were the places of most complaints measured?
    `,
    causes: '',
  },
  tariff: {
    name: 'Tariffs',
    effect: 'Customers are dissatisfied with tariffs',
    bones: `
      Plans|Which rules can customers not explain?|Is the difference between plans seen at a glance?|Which limits are learnt only after they are hit?
      Billing|Which line of the bill is unclear?|When do notices of balance, data and suspension arrive?|Do bill and live balance agree?
      Offers|Who gets offers, and what do old customers get?|Which rule makes people expect what they do not get?|Is the end announced?
      Payment|Which way of paying does not work for whom?|How long until a payment counts and service returns?|When and where is paying difficult?
      Advertising and practice|Which promise differs from the terms?|Do all channels say the same of one plan?|Which conditions were told at sale?
      Disputes|Which charges are disputed most?|How many steps and days from complaint to refund?|Do like disputes end alike?
    `,
    causes: '',
  },
  complaint: {
    name: 'Complaint handling',
    effect: 'Customers are dissatisfied with how complaints are handled',
    bones: `
      Intake|Which channels cannot be reached or keep people waiting?|How often must one thing be told?|What does the record leave out?
      Dispatch|Which orders go to the wrong department?|How much of the time limit does dispatch take?|Where do returned orders come from?
      Handling|Which authority does the front line lack?|What is missing or outdated in the knowledge base?|Which problem returns because its source stays?
      Reply|Does everyone say the same of one problem?|How many promised times were kept?|Do call-backs agree with the record?
      Staff|When do staff and complaints not match?|Which complaints take new staff longer?|Does the handler see the customer's history?
      Targets|Do targets reward closing or solving?|To whom is a repeated complaint counted?|Which results are not in the targets?
    `,
    causes: '',
  },
  queue: {
    name: 'Queues in the service hall (example)',
    effect: 'Waiting time in the service hall is too long',
    bones: `
      Flow|On which days and hours is business highest, and by how much?|Do windows match the business of each hall?|Which business makes people come again?
      Process|Which business keeps a window longest?|Which papers could be ready before the call?|Which step waits for the system or an approval?
      People|How far apart are new and experienced staff on the same case?|Is the guide at the door at the peak?|Which rules are not followed, and why?
      Systems|How many screens does one case take?|When do terminals slow down?|How soon is a failed machine repaired?
      Layout|Where does the layout block?|Where do ways cross?|Which display hides a sign?
      Guidance|Which business could be done elsewhere, and do people know?|When and how are peaks announced?|Why is the electronic channel unused?
    `,
    causes: `
Flow
	Business differs widely between hours
	Load is unbalanced between halls
	Load is unbalanced between channels
	Frequent campaigns bring customers back
Process
	Too many steps in the process
	Some business occupies windows too long
	Preparation before the call is not done
People
	New staff lack knowledge of the business
	Customers are not directed elsewhere at the peak
	Service rules are not followed
Systems
	Too many screens for one case
	Terminals run slowly
	Repair of self-service machines is slow
Layout
	Layout is poorly planned
	Ways cross
	Displays hide the signs
Guidance
	Too little guidance to other areas
	Electronic channels are little known
`,
  },
}
