import type { reportDelivered as source } from '../zh-CN/reportDelivered.ts'

export const reportDelivered = {
  which: 'What is verified', thisReport: 'This report',
  title: 'Delivered files',
  verify: 'Verify a file…',
  verifyHint: 'Choose an exported Word, PowerPoint, Excel, PDF or web file: every number in it is derived again and compared with what stands in the file now.',
  refresh: 'Refresh a deck…',
  refreshHint: 'Choose an exported PowerPoint, edited or not: figures, tables and untouched texts get the results of now; your own slides and changes stay. A new copy is written, the file itself is left alone.',
  refreshedName: '{name} (refreshed)',
  of: '{file}: report "{title}", exported {at}',
  otherProject: '{file} holds the report "{title}" of another project. Open that project first.',
  unseen: 'Texts of this format cannot be compared: the numbers as exported are verified, not what was changed in the file since.',
  touched: 'Changed or removed', exported: 'As exported', now: 'In the file now', noneOfThese: 'None of these.',
  parts: 'What was refreshed', partColumn: { outcome: 'Outcome', slide: 'Slide', kind: 'Kind', label: 'What' },
} satisfies typeof source
