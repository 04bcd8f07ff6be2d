import type { ResultTable } from '../../../shared/presentation/presented.ts'
import { tableHtml, tableText } from '../figure/tableText.ts'

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** All tables of a result under each other, with their titles and notes: every digit for a spreadsheet, as shown for a word processor. */
export async function copyTables(tables: readonly ResultTable[]): Promise<void> {
  const plain = tables.map(({ title, table, notes }) => [title, tableText(table), ...notes].join('\n')).join('\n\n')
  const html = tables.map(({ title, table, notes }) => `<h3>${escape(title)}</h3>${tableHtml(table)}${notes.map(note => `<p>${escape(note)}</p>`).join('')}`).join('')
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([plain], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) })])
  } catch {
    await navigator.clipboard.writeText(plain)
  }
}
