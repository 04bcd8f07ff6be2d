import type { Dictionary } from '../translate.ts'

export const dataExport: Dictionary['dataExport'] = {
  state: { notShown: 'Not shown (skipped)', empty: 'Shown but left empty' },
  title: 'Export data',
  format: 'Format',
  formats: { xlsx: 'Excel workbook (.xlsx) with codebook', csv: 'Text table (.csv)', sav: 'SPSS data file (.sav)', json: 'JSON (.json)' },
  values: 'Cell contents',
  savValues: 'A .sav file holds both codes and labels.',
  rows: 'Rows',
  rowKinds: { counted: 'Only the {n|row that counts|rows that count}', all: 'All {n|row|rows}, with the reason for exclusion' },
  segment: 'Segment',
  variables: 'Variables',
  allVariables: 'All variables',
  identifiers: 'Include {n|column|columns} of personal data',
  identifiersHint: 'Left out by default. Include only when needed, and keep the file safe.',
  start: 'Export',
}
