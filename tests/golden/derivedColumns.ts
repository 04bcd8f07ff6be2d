/** A data file of the references: comma, double quotes, header row, empty cell = missing. */
export interface Table { header: string[]; rows: string[][] }

export function parseCsv(text: string): Table {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const end = (): void => { row.push(cell); cell = '' }
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[i + 1] === '"') { cell += '"'; i++ }
      else quoted = false
    } else if (char === '"') quoted = true
    else if (char === ',') end()
    else if (char === '\n') { end(); rows.push(row); row = [] }
    else if (char !== '\r' && char !== '\uFEFF') cell += char
  }
  if (cell !== '' || row.length > 0) { end(); rows.push(row) }
  const [header = [], ...body] = rows
  return { header, rows: body.filter(line => line.length > 1 || line[0] !== '') }
}

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
export const toCsv = (table: Table): string => [table.header, ...table.rows].map(row => row.map(quote).join(',')).join('\r\n') + '\r\n'

/** Adds columns described as "row mean of IMAG1..5", "mean a01..a04" or "mean of a, b, c"; a row with a gap has no mean (R's rowMeans). */
export function addDerivedColumns(table: Table, derived: Record<string, string>): Table {
  const header = [...table.header]
  const rows = table.rows.map(row => [...row])
  for (const [name, description] of Object.entries(derived)) {
    const list = /^(?:row )?mean (?:of )?(.+)$/.exec(description.trim())?.[1]
    if (!list) throw new Error(`derived column ${name}: "${description}" is not understood`)
    const columns = list.split(',').flatMap(part => range(table.header, part.trim()))
    header.push(name)
    for (const row of rows) {
      const cells = columns.map(column => row[column]!)
      const numbers = cells.map(Number)
      row.push(cells.some(cell => cell === '') ? '' : String(numbers.reduce((total, value) => total + value, 0) / numbers.length))
    }
  }
  return { header, rows }
}

function range(header: readonly string[], text: string): number[] {
  const [first = '', last] = text.split('..')
  const end = last === undefined ? first : header.includes(last) ? last : first.replace(/\d+$/, last)
  const from = header.indexOf(first)
  const to = header.indexOf(end)
  if (from < 0 || to < from) throw new Error(`no columns ${text}`)
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
