import type { TableModel } from '../../../shared/figures/figure.ts'
import type { Presented } from '../../../shared/presentation/presented.ts'

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
/** Columns a terminal takes for the text: two for a wide character. */
const columnsOf = (text: string): number => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0)
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/**
 * A result as text. Lines with # are words: warnings (#!), the reading, titles and notes. Tables follow, for a terminal in aligned columns as
 * shown in the window, for a pipe separated by tabs with every digit.
 */
export function presentedText({ warnings, reading, tables }: Presented, terminal: boolean): string {
  const lines = [...warnings.map(warning => `#! ${oneLine(warning)}`), ...reading.map(sentence => `# ${oneLine(sentence)}`)]
  for (const { title, table, notes } of tables) {
    if (lines.length > 0) lines.push('')
    lines.push(`# ${oneLine(title)}`, ...(terminal ? aligned(table) : separated(table)), ...notes.map(note => `# ${oneLine(note)}`))
  }
  return `${lines.join('\n')}\n`
}

const heads = (table: TableModel): string[] => table.columns.map(({ header, sub }) => oneLine(sub ? `${header} ${sub}` : header))

function separated(table: TableModel): string[] {
  return [heads(table).join('\t'), ...table.rows.map(row => (row.heading ? `# ${oneLine(row.cells[0]?.text ?? '')}` : row.cells.map(cell => (typeof cell.value === 'number' ? String(cell.value) : oneLine(cell.text))).join('\t')))]
}

function aligned(table: TableModel): string[] {
  const lines = [heads(table), ...table.rows.map(row => (row.heading ? [oneLine(row.cells[0]?.text ?? '')] : row.cells.map(cell => oneLine(cell.text))))]
  const widths = table.columns.map((_, i) => Math.max(...lines.map(line => (line.length === 1 && table.columns.length > 1 ? 0 : columnsOf(line[i] ?? '')))))
  return lines.map(line => line.map((text, i) => {
    const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - columnsOf(text)))
    return table.columns[i]?.align === 'right' ? space + text : text + space
  }).join('  ').trimEnd())
}
