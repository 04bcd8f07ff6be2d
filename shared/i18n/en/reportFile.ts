export const reportFile = {
  talk: 'The talk takes {time} in all',
  budget: '{seconds} s for this step, {until} in all so far',
  blankForms: 'Forms that are not filled in yet and have no slide: {forms}.',
  opening: 'Opening',
  attachment: 'Origin of every number in the report',
  sheet: {
    contents: 'Contents', data: 'Data', labels: 'Data (labels)', codebook: 'Codebook', provenance: 'Origins', open: 'Open',
    dataNote: 'The {n} responses that count; columns that name persons are left out. The formulas of the tables work from this sheet.',
    noData: 'The data set "{name}" has more than {n} cells and is not in this file. Export the data separately.',
    provenanceNote: 'Where every number, table and figure comes from. Exact values are not rounded.',
    column: { id: 'Id', what: 'Kind', label: 'Place', text: 'As printed', value: 'Exact value', method: 'Method', dataset: 'Data set', segment: 'Segment', weight: 'Weight', seed: 'Random seed', hash: 'Data hash', request: 'Request' },
    what: { number: 'number', reading: 'sentence', figure: 'figure', table: 'table' },
  },
  refreshed: {
    replaced: 'brought up to date', same: 'unchanged', changedByUser: 'changed by hand, kept', gone: 'no longer in the presentation', noResult: 'no longer in the report, kept',
    kind: { chart: 'chart', table: 'table', picture: 'picture', drawing: 'fishbone', text: 'text' },
    summary: '{file}: {replaced} replaced, {same} unchanged, {kept} changed by hand and kept, {gone} deleted.',
  },
  verified: {
    summary: '{name}: {equal} equal, {different} different, {notDerivable} not derivable; {byHand} changed by hand in the file, {removed} removed, {typed} typed by hand.',
    unseenCount: 'Derived again, but what the file says of it now was not compared: {n|item|items}.',
    unmarked: '{file} holds no record of where its numbers come from and cannot be verified: it is no report of this program, or the record was lost when it was saved again.',
    needProject: 'Name the project of the report with --project: no .yinguo file beside it belongs to it, or more than one does.',
    byHand: 'changed by hand in the file', removed: 'removed from the file', unseen: 'texts of this format cannot be compared',
  },
}
