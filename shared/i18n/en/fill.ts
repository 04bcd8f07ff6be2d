export const fill = {
  page: { fill: 'Fill in', entry: 'Paper entry', sampling: 'Sampling plan', pretest: 'Pretest', match: 'Match data' },
  via: { fill: 'On screen', paper: 'From paper' },
  column: { serial: 'Sheet number', start: 'Begun', end: 'Finished', seconds: 'Seconds', version: 'Questionnaire version', via: 'How answered', language: 'Language', enteredBy: 'Entered by', page: 'Seconds: {page}' },
  start: {
    title: 'Fill in on this computer',
    lead: 'Opens a full-screen page for one respondent after another. Answers go into a data set of this project; each keeps the version of the questionnaire and the time it took. No network is needed.',
    language: 'Language', perScreen: 'On a screen', question: 'One question', section: 'One section', begin: 'Begin', resume: 'Go on',
    waiting: 'One response is not finished ({at}).', giveUp: 'Give it up', collected: '{n|response|responses} so far', openData: 'Open the data set', none: 'No responses yet.',
    newVersion: 'The questionnaire was changed after version {n}: the next response uses a new one.', noQuestions: 'This questionnaire has no questions yet.', goDesign: 'Go to the design',
    keys: 'Keyboard: digits choose options, Enter goes on, Shift+Enter goes back.',
  },
  run: {
    title: 'Questionnaire', leave: 'Leave', agree: 'I have read this and agree to take part', begin: 'Begin', next: 'Next', back: 'Back', send: 'Send', progress: 'Page {n} of {total}',
    other: 'Please specify', choose: 'Please choose', rankHint: 'Choose in order; choose again to take back', least: 'Choose at least {n}', most: 'Choose at most {n}', required: 'Required', thanks: 'Thank you. Your answers are saved.', nextPerson: 'Next respondent', saved: 'Response {n}',
    language: 'Language', importance: 'Importance', performance: 'Satisfaction', functional: 'If present', dysfunctional: 'If absent', notApplicable: 'Not applicable', saving: 'Saving…', row: 'Item',
  },
  problem: {
    required: 'This question needs an answer.', requiredRow: '"{row}" needs an answer.', fewChosen: 'Choose at least {n}.', manyChosen: 'Choose at most {n}.', exclusive: '"{row}" cannot be chosen with others.', rankGap: 'Put the first {n} in order.', rankTwice: 'A place cannot be used twice.',
    outOfRange: 'Enter a number {range}.', notWhole: 'Enter a whole number.', notADate: 'Enter a date such as 2026-03-15.', notANumber: 'Enter a number.', notACode: 'There is no such option.', outOfScale: 'Outside the scale.',
    from: 'of at least {min}', to: 'of at most {max}', between: 'from {min} to {max}',
  },
  entry: {
    check: 'Checks',
    lead: 'Enter the number printed on the sheet first, then field by field. Where options have one digit, the next field follows by itself.', by: 'Entered by', pass: 'Pass', first: 'First', second: 'Second (check)', serial: 'Sheet number', save: 'Save this sheet', clear: 'Clear',
    keys: 'Space or 0: none chosen. Full stop or minus: not answered. Several choices: codes with commas, then Enter. Backspace in an empty field: back. Ctrl+Enter: save.', codes: 'Codes', blank: 'not answered', bad: 'out of range', passed: 'passed over',
    taken: 'Sheet {n} is there already.', takenHint: 'Enter it as the second pass, or keep it as a duplicate.', saveAgain: 'Keep as a duplicate', toSecond: 'Enter as second pass', unknown: 'There is no first entry of sheet {n} yet.', saved: 'Sheet {n} saved.', compared: 'Sheet {n}: {differ} of {cells} cells differ.',
    serials: 'Sheet numbers', entered: '{n|sheet|sheets} entered', range: 'from {first} to {last}', missing: '{n} missing: {list}', complete: 'No number is missing.', duplicates: 'Numbers used twice: {list}', noDuplicates: 'No number is used twice.',
    agreement: 'Agreement of the two entries', mismatches: 'Differences', noneTwice: 'No sheet was entered twice yet.', allEqual: 'Both entries are the same.', sheetsTwice: 'Sheets entered twice', cells: 'Cells compared', equal: 'Equal cells', share: 'Agreement', kappa: 'Kappa',
    kappaNote: 'Kappa is taken over {n|categorical variable|categorical variables}; observed and expected agreement are averaged first (De Vries et al. 2008). Cells empty in both entries are not counted.', kappaNone: 'The categorical variables do not vary; kappa is not defined.', reading: '{sheets|sheet was|sheets were} entered twice; of {cells|cell|cells} compared, {equal} are equal: agreement {share}.', samePerson: '{n} of them were entered twice by the same person, which makes agreement look better.',
    question: 'Question', firstValue: 'First', secondValue: 'Second', now: 'Now', useFirst: 'Take the first', useSecond: 'Take the second', type: 'Type the right value', settled: 'settled', open: '{n} to settle',
  },
  sampling: {
    lead: 'Settle size, quotas and the number to issue first; compare with what came back.', plan: 'Plan', newPlan: 'New plan', name: 'Name of the plan', planName: 'Sampling plan', remove: 'Delete plan', size: 'Sample size', margin: 'Margin (percentage points)', confidence: 'Confidence', share: 'Expected share', population: 'Population', unlimited: 'unlimited', design: 'Design effect', response: 'Expected response rate', valid: 'Expected valid rate',
    needed: 'Valid responses needed', issue: 'To issue', formula: 'n₀ = deff·z²·p(1−p)/e²; for a finite population n = n₀N/(N−1+n₀), rounded up (Cochran 1977).', srs: 'For simple random samples. A convenience sample has no sampling error of its own; take the number as a guide only.',
    achieved: 'Achieved', dataset: 'Data set', achievedMargin: '{n} valid: margin ±{margin} percentage points ({confidence}, expected share {share}).', noData: 'No data set yet.', enough: 'The planned number of valid responses is reached.', short: '{n} valid responses are still needed.',
    ledger: 'Issued and returned', issued: 'Issued', returned: 'Returned', validN: 'Valid', rateResponse: 'Response rate (returned/issued)', rateValid: 'Valid rate (valid/returned)', rateOverall: 'Valid response rate (valid/issued)', reasons: 'Reasons for exclusion', noReasons: 'No response is excluded.', unknownIssued: 'Leave empty where it is not known (an online link): no response rate is given then.',
    quota: 'Quotas', stratum: 'Variable', addStratum: 'Add a variable', removeStratum: 'Remove', category: 'Category', planned: 'Planned (%)', plannedN: 'Planned n', gotN: 'Achieved n', gotShare: 'Achieved (%)', gap: 'Gap', sum: 'Total {n}%', quotaNote: 'Percentages should add up to 100. Achieved counts valid responses; {n} without an answer are not counted.', equalShares: 'Equal shares',
    rank: 'Telling first from second', rankLead: 'Valid responses that would separate rank 1 of the priorities from rank 2 at 95% confidence, judged from the present data.', rankRun: 'Work out', rankNeeded: '"{upper}" before "{lower}": about {n} valid responses are needed, there are {have}.', rankTold: 'The {have} responses already tell "{upper}" from "{lower}" (about {n} are needed).', rankNone: '"{upper}" and "{lower}" have the same value; nothing tells them apart.', rankNoFactors: 'Put items under factors first, and name a question on overall satisfaction.', target: 'Overall satisfaction',
  },
  pretest: {
    lead: 'Look here after the first few dozen responses, before the main wave.', noData: 'Look here after the first few dozen responses, before the main wave. This questionnaire has no responses yet.', noDataExample: 'For example, after 30 responses: which question nobody answers, which gets only the highest score, which does not go with the others of its factor.', goMatch: 'Match existing data', dataset: 'Data set', few: 'There are only {n} valid responses, fewer than 30: take the numbers as a guide.',
    questions: 'Questions', question: 'Question', seconds: 'Median seconds', missing: 'Missing', floor: 'Lowest', ceiling: 'Highest', itemTotal: 'Corrected item-total r', dropped: 'α if dropped', flag: 'Note', scales: 'Factors', factor: 'Factor', items: 'Items', alpha: 'α', n: 'n', totalTime: 'The median response took {n} seconds.', and: ', ',
    flagText: { missing: 'often missing', floor: 'floor effect', ceiling: 'ceiling effect', itemTotal: 'low item-total r', dropped: 'α rises without it', slow: 'slow', alpha: 'low α', reverse: 'perhaps not reversed' },
    thresholds: 'Limits', threshold: 'Limit', source: 'Source', none: 'Nothing to note.', readingOk: '{n} valid responses; all {questions} questions are within the limits.', readingFlags: '{n} valid responses; {flagged} of {questions} questions are beyond a limit: {list}.',
    thresholdText: {
      missing: 'missing > {n}', extremeItem: 'highest or lowest answer of an item > {n}', extremeScale: 'highest or lowest score of a factor > {n}', itemTotal: 'corrected item-total r < {n}', dropped: 'α rises by > {n} without it', alpha: 'α < {n}', slow: 'time > {n} times the median page',
    },
    sourceText: {
      missing: 'convention: beyond 5% look for the cause (Schafer 1999)', extremeItem: 'Streiner, Norman & Cairney 2015: endorsement of 20 to 80%', extremeScale: 'Terwee et al. 2007, J. Clin. Epidemiol. 60: 15%', itemTotal: 'Nunnally & Bernstein 1994: .30', dropped: 'our own rule: changes under .01 are not noted', alpha: 'Nunnally 1978: .70', slow: 'our own rule, only a hint to look',
    },
    noPages: 'There are no times of pages: these responses were not given here.', perPage: 'Times are of screens; where a screen has several questions, of all of them.',
  },
  match: {
    noData: 'Import responses first, then match their columns to this questionnaire.', noDataExample: 'For example, the column "3. Satisfaction with the network: coverage" is matched to item Q3_1 and takes over its scale, factor and direction.',
    title: 'Match a questionnaire', lead: 'Columns are matched by code, wording and options. Look at those with low confidence.', form: 'Questionnaire', noForm: 'None', dataset: 'Data set', column: 'Column', question: 'In the questionnaire', confidence: 'Confidence', how: 'By', by: { code: 'code', title: 'wording', options: 'options', chosen: 'by hand' }, none: 'none',
    matched: '{n} of {total} columns matched', unmatchedColumns: 'Columns without a question', unmatchedQuestions: 'Questions without a column', apply: 'Apply', applied: 'Matched; {n|column|columns} put under factors.', version: 'Version', automatic: 'Looks like responses to "{name}": {share} of the columns fit.', bound: 'matched', otherCodes: 'option codes differ from the questionnaire; those of the data stay', withFactors: 'Also put items under factors',
  },
}
