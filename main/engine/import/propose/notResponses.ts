import { normalLabel } from './words.ts'

/** Words of which so many, in the top of one sheet, mean a table of results. */
const tables: { reason: 'summary' | 'pivot'; words: RegExp[]; needed: number }[] = [
  { reason: 'summary', words: [/^answer (choices|options)$/i, /^(response (percent|count|total)|responses)$/i, /^(answered|skipped)( question)?(: ?\d+)?$/i], needed: 2 },
  { reason: 'summary', words: [/^选项$/, /^(小计|人数|票数|频数)$/, /^(比例|百分比|占比)$/], needed: 3 },
  { reason: 'pivot', words: [/^(行标签|row labels)$/i, /^(列标签|column labels|总计|grand total|(求和项|计数项|平均值项):.*|(sum|count|average) of .*)$/i], needed: 2 },
]

/** A summary, a report or a pivot table instead of one row per respondent (FORMATS.md 0.11); null for none of them. */
export function notResponses(rows: readonly (readonly string[])[], sheetNames: readonly string[] = []): 'summary' | 'pivot' | null {
  // A report workbook has one sheet for each question.
  if (sheetNames.filter(name => /^(question|q|第)\s*\d+\s*题?$/i.test(name)).length >= 3) return 'summary'
  const cells = new Set<string>()
  for (const row of rows.slice(0, 60)) for (const text of row) cells.add(normalLabel(text))
  for (const table of tables) {
    const found = table.words.filter(word => [...cells].some(cell => word.test(cell))).length
    if (found >= table.needed) return table.reason
  }
  return null
}
