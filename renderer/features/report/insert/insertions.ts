import type { BlockContent } from '../../../../shared/model/report.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'

/** What can be put into a report, in the order of the menu. */
export const insertionGroups = [
  { key: 'words', entries: ['text', 'heading1', 'heading2', 'heading3', 'bullets', 'numbers'] },
  { key: 'inline', entries: ['number', 'reference'] },
  { key: 'results', entries: ['figure', 'table', 'reading'] },
  { key: 'others', entries: ['typedTable', 'picture', 'contents', 'pageBreak', 'signature', 'notes'] },
] as const
export type Insertion = (typeof insertionGroups)[number]['entries'][number]
export const insertions: readonly Insertion[] = insertionGroups.flatMap(group => group.entries)

/** The block for what needs no choice; null for what is chosen in a dialog. */
export function plainBlock(what: Insertion, words: Translate): BlockContent | null {
  switch (what) {
    case 'text': return { type: 'text', runs: [], prompt: '' }
    case 'heading1': case 'heading2': case 'heading3': return { type: 'heading', level: Number(what.slice(-1)), text: '', numbered: true, step: '', seconds: null }
    case 'bullets': case 'numbers': return { type: 'list', ordered: what === 'numbers', items: [[]] }
    case 'typedTable': return { type: 'table', table: { type: 'typed', header: [1, 2, 3].map(n => words('reportEditor.columnN', { n })), rows: [['', '', ''], ['', '', '']] }, caption: '', seen: '' }
    case 'contents': return { type: 'contents' }
    case 'pageBreak': return { type: 'pageBreak' }
    case 'signature': return { type: 'signature', lines: words('reportTemplate.signature').split('|') }
    case 'notes': return { type: 'notes', text: '' }
    default: return null
  }
}
