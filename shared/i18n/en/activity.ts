import type { Dictionary } from '../translate.ts'

export const activity: Dictionary['activity'] = {
  form: {
    after: 'Data set after', statistic: 'Compare', statistics: { mean: 'Scores', dissatisfied: 'Share dissatisfied' }, source: 'Data from', sources: { log: 'Log of events', rows: 'A row an hour', tables: 'Source tables', typed: 'Typed here' },
    time: 'Time column', fromHour: 'From (hour)', toHour: 'To (hour)', per: 'Load', pers: { day: 'Per day', all: 'In all' }, unit: 'Unit', staff: 'Staff by hour', staffHint: 'A line each: hours, staff now, staff after. For example: 7-8 4 5', rows: 'Hour, load, staff, staff after', rowsHint: 'A line each: hour, load, staff, staff after, parted by spaces or tabs; may be pasted from a sheet.',
    label: 'Hour column', load: 'Load column', people: 'Staff column', peopleAfter: 'Staff after column', none: 'None', loadTable: 'Table of load', staffTable: 'Table of staff', afterTable: 'Table of staff after', badLines: 'Lines that could not be read: {lines}.',
    asOf: 'As of', asOfHint: 'For example 2009-12-31; empty: nothing is called overdue.', planHint: 'From the measures under Improvement: their dates are typed in the table of measures.', toMeasures: 'Open measures',
  },
  hourly: {
    table: 'Load and staffing by hour', hour: 'Hour', load: 'Load', loadUnit: 'Load ({unit})', loadPerDay: 'Load per day', loadPerDayUnit: 'Load per day ({unit})', staff: 'Staff', staffAfter: 'Staff after', each: 'Load per person', eachAfter: 'Load per person after',
    gap: 'Staff surplus', gapAfter: 'Staff surplus after', title: 'Load and staffing by hour', axis: { hour: 'Hour of the day', staff: 'Staff', each: 'Load per person', eachUnit: 'Load per person ({unit})' },
    mean: 'Mean {value} each', onRight: '{name} (right axis)', onLeft: '{name} (left axis)', total: 'Total',
    fact: { days: '{events|record|records} over {days|day|days}', load: 'Total load = {n}', loadUnit: 'Total load = {n} {unit}', people: 'Staff hours = {n}' },
    note: {
      gap: 'Staff surplus = staff − load of the hour / mean load per person; negative: too few people.', noStaff: 'No staffing is known: only the load is shown.', unstaffed: 'A load of {n} falls in hours with nobody at work; it is left out of the means.', unread: '{n|record has|records have} no readable time and are left out.',
      rule: 'Both axes are aligned by the mean load per person: where the line of staff meets the top of a bar, staffing is in step with load; below it there are too few people.',
    },
    empty: 'There is no load to show.',
    reading: {
      load: 'The hour with the highest load is {hour} ({load}), {share} of the day.', before: 'Before, the load per person ranges from {least} to {most}, with a relative deviation weighted by staff of {deviation}.', after: 'After, it ranges from {least} to {most}, with a relative deviation of {deviation}.',
      short: 'The hour with the largest shortage is {hour}, {n} short.', even: 'The load is shared out more evenly than before.', uneven: 'The load is not shared out more evenly than before.',
    },
  },
  plan: {
    title: 'Activity plan', table: 'Planned and actual dates', what: 'Activity', owner: 'Owner', plannedFrom: 'Planned start', plannedTo: 'Planned end', actualFrom: 'Actual start', actualTo: 'Actual end', delay: 'Delay (days)', state: 'State',
    planned: 'Planned', actual: 'Actual', ongoing: 'under way', asOf: 'As of {date}', quarter: '{year} Q{quarter}', month: '{year}-{month}',
    states: { undated: 'No dates', unplanned: 'No planned dates', open: 'Not begun', doing: 'Under way', late: 'Overdue', early: 'Done early', onTime: 'Done on time', delayed: 'Done late' },
    tip: { planned: 'Planned {from} to {to}', actual: 'Actual {from} to {to}', open: 'Since {from}, under way' },
    fact: { rows: '{n|activity|activities}', done: '{n} done', late: '{n} overdue' },
    rule: 'Dashed outlines are planned, solid bars actual; what is overdue or was done late has another colour.',
    empty: 'No activity has dates yet.', noRows: 'There are no measures yet.', unread: 'A date of "{label}" could not be read: {text}.',
    reading: '{n|activity|activities}: {done} done, of these {delayed} late; {late} overdue.',
  },
  beforeAfter: {
    table: 'Before and after', item: 'Item', before: 'Before', after: 'After', interval: '95% CI', difference: 'Difference (after − before)', p: 'p (Holm)', detectable: 'Minimum detectable effect', design: 'Design', verdict: 'Conclusion',
    title: 'Before and after', titleShare: 'Share dissatisfied before and after', differenceAxis: 'Difference (after − before)', points: 'Points (0–100)', percent: 'Share dissatisfied (%)', percentPoints: 'Difference (percentage points)',
    designs: { paired: 'Same respondents', independent: 'Two samples', typed: 'Given values', unknown: '–' },
    verdicts: { up: 'Higher', down: 'Lower', notShown: 'No change shown', unknown: 'Not defined' },
    problems: { sameDataset: 'Both are the same data set', beforeGone: 'The data set before was removed', afterGone: 'The data set after was removed', variablesGone: 'The other wave does not have this item', noScale: 'No scale', noAnswers: 'No answers', missingNumber: 'A number is missing' },
    note: { mde: 'Minimum detectable effect: the smallest true difference these samples would find with 80% power (two-sided 5%).', paired: 'Pairs of the same respondents where they can be told, else two independent samples (Welch; Newcombe intervals for shares).', holm: 'p values are adjusted over the items (Holm).', share: 'Dissatisfied: an answer within {n|point|points} of the bad end.' },
    fact: 'Before n = {before}, after n = {after}',
    rule: 'Differences have their 95% confidence interval; one within the minimum detectable effect (pale band) shows neither change nor its absence.',
    reading: { changed: '"{item}" went from {before} to {after}, a difference of {difference}, 95% CI {ci}.', none: '"{item}" went from {before} to {after}; the 95% CI of the difference {ci} covers 0, so no change is shown. The smallest difference these samples would find is {detectable}.' },
  },
  compare: {
    title: 'Brands compared', leads: 'Lead over {brand}', leadAxis: 'Lead (points)', rule: 'A lead is the own total less the competitor, with its {level}% confidence interval; where it crosses 0 the two cannot be told apart.', ownTotal: 'Own total', othersTotal: 'All competitors',
  },
}
