import type { Json } from '../../../shared/contract/analysis.ts'

/**
 * A result as lines a person and `awk` can read: one `path<tab>value` per number, full precision; a list of like
 * objects as a table with a header line.
 */
export function plainTable(result: { [key: string]: Json }): string {
  const lines: string[] = []
  const visit = (path: string, value: Json): void => {
    if (Array.isArray(value)) {
      if (value.length > 0 && value.every(isFlat)) {
        const columns = Object.keys(value[0] as object)
        lines.push(`# ${path}`, columns.join('\t'), ...value.map(row => columns.map(column => cell((row as Record<string, Json>)[column] ?? null)).join('\t')))
      } else if (value.every(entry => entry === null || typeof entry !== 'object')) lines.push(`${path}\t${value.map(cell).join('\t')}`)
      else value.forEach((entry, index) => visit(`${path}[${index}]`, entry))
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) visit(path ? `${path}.${key}` : key, inner)
    } else lines.push(`${path}\t${cell(value)}`)
  }
  visit('', result)
  return `${lines.join('\n')}\n`
}

const isFlat = (value: Json): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(inner => inner === null || typeof inner !== 'object')

const cell = (value: Json): string => (value === null ? '' : String(value).replace(/\s+/g, ' '))
