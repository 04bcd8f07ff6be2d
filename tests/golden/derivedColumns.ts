/** A data file of the references: comma, double quotes, header row, empty cell = missing. */
export interface Table { header: string[]; rows: string[][] }

export function parseCsv(text: string): Table {
  const first = text.split('\n', 1)[0]!
  const separator = first.includes(',') ? ',' : first.includes('\t') ? '\t' : first.includes(';') ? ';' : ','
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
    else if (char === separator) end()
    else if (char === '\n') { end(); rows.push(row); row = [] }
    else if (char !== '\r' && char !== '\uFEFF') cell += char
  }
  if (cell !== '' || row.length > 0) { end(); rows.push(row) }
  const [header = [], ...body] = rows
  const width = header.length
  // A short line ends in missing cells; what stands beyond the header belongs to no column.
  return { header: header.map(name => name.trim()), rows: body.filter(line => line.length > 1 || line[0] !== '' || width === 1).map(line => Array.from({ length: width }, (_, i) => line[i] ?? '')) }
}

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
export const toCsv = (table: Table): string => [table.header, ...table.rows].map(row => row.map(quote).join(',')).join('\r\n') + '\r\n'

/** mean of …, row mean of …, rowMeans(…), sum …, in any of these ways. */
const DESCRIBED = /^(?:row\s*)?(mean|average|sum|total)s?\s*(?:of\b|\()?\s*(.+?)\)?$/i

/**
 * Adds columns described as "row mean of IMAG1..5", "mean a01..a04", "rowMeans(a, b)" or "sum of a, b and c"; a row with a gap has neither
 * mean nor sum (R's rowMeans, rowSums). A later column may use an earlier one.
 */
export function addDerivedColumns(table: Table, derived: Record<string, string>): Table {
  const header = [...table.header]
  const rows = table.rows.map(row => [...row])
  for (const [name, description] of Object.entries(derived)) {
    const found = DESCRIBED.exec(description.trim())
    if (!found) throw new Error(`derived column ${name}: "${description}" is not understood`)
    const [, kind = '', list = ''] = found
    const columns = list.split(/,|\+|\band\b/).flatMap(part => range(header, part.trim()))
    const divisor = /^(mean|average)$/i.test(kind) ? columns.length : 1
    header.push(name)
    for (const row of rows) {
      const cells = columns.map(column => row[column]!)
      row.push(cells.some(cell => cell === '') ? '' : String(cells.reduce((total, cell) => total + Number(cell), 0) / divisor))
    }
  }
  return { header, rows }
}

function range(header: readonly string[], text: string): number[] {
  const [first = '', last] = text.split(/\.\.+|:/).map(part => part.trim())
  const whole = header.indexOf(text)
  if (whole >= 0) return [whole]
  const end = last === undefined ? first : header.includes(last) ? last : first.replace(/\d+$/, last)
  const from = header.indexOf(first)
  const to = header.indexOf(end)
  if (from < 0 || to < from) throw new Error(`no columns ${text}`)
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
