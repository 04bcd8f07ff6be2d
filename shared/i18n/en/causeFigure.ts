import type { Dictionary } from '../translate.ts'

export const causeFigure: Dictionary['causeFigure'] = {
  title: { cause: '{effect}: cause-and-effect diagram', measure: '{effect}: fishbone of measures', sorting: '{effect}: fishbone of parts', relation: '{effect}: relation diagram', tree: '{effect}: tree diagram' },
  untitled: { cause: 'Cause-and-effect diagram', measure: 'Fishbone of measures', sorting: 'Fishbone of parts', relation: 'Relation diagram', tree: 'Tree diagram' },
  facts: {
    causes: 'causes: {n}', endCauses: 'end causes: {n}', measures: 'measures: {n}', parts: 'entries: {n}', main: 'main causes: {n}', excluded: 'excluded: {n}',
    hidden: 'not shown: {n}', author: 'Drawn by {name}', date: 'Date: {date}', participants: 'Participants: {names}', respondents: 'N = {n}', wave: 'Numbers from: {names}',
  },
  votes: '{n|vote|votes}',
  numbersOf: '{votes} · {numbers}',
  excluded: 'Excluded from confirmation: {list}.',
  excludedOne: '{name} ({reason})',
  listJoin: '; ',
  hidden: 'A number after "+" counts causes that are not shown.',
  inList: 'Numbers that find no room on a bone are listed below under its number or letter.',
  short: { codes: 'mentions {n} / {share}', segment: '{n|case|cases} / {share}', hours: '{from}:00–{to}:00 {n} / {share}' },
  counts: 'in {in} out {out}',
  relationRule: {
    cause: 'Arrows lead from cause to effect; "in" and "out" count the arrows of a box; a doubled frame is a root cause (nothing leads to it). Big bones are categories and left out.',
    measure: 'Arrows lead from measure to goal; "in" and "out" count the arrows of a box; a doubled frame is a last-level measure (nothing leads to it). Big bones are categories and left out.',
    sorting: 'Lines say what belongs to what, not what causes what. Big bones are categories and left out.',
  },
  key: {
    end: 'number of an end cause', endOther: 'number of an end entry', main: 'main cause (confirmed)', excluded: 'excluded (reason in the note)', link: 'link across bones (cause to effect)', root: { cause: 'root cause', measure: 'last-level measure' }, arrows: { cause: 'cause to effect', measure: 'measure to goal' },
    heat: '{metric}; thicker and darker is more:', range: '{from}–{to}', noData: 'thin grey: no data',
  },
  heat: { contribution: 'Part of all dissatisfied answers (mentions) (%)', share: 'Dissatisfied share (%)', gap: 'Gap (100 − mean score)', gapImpact: 'Impact × gap; impact is the Johnson relative weight on "{target}"' },
  columns: { number: 'No.', end: 'End cause', path: 'Path', level: 'Level', cause: 'Cause', parent: 'Parent cause', evidence: 'Data', mark: 'Mark', reason: 'Reason for excluding', votes: 'Votes', boneId: 'Id' },
  mark: { main: 'main cause', excluded: 'excluded', end: 'end cause' },
  diagramDescription: { relation: 'Relation diagram of {n} causes', tree: 'Tree diagram of {n} causes' },
  endTable: 'End causes',
  tableTitle: '{title}: list of causes',
}
