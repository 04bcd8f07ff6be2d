/** A pasted table and what is known of it. */
export interface PastedTable { text: string; min: number | null; max: number | null; items: number; n: string; verdict: string }
export const emptyTable: PastedTable = { text: '', min: null, max: null, items: 1, n: '', verdict: '' }

/** Cells of pasted text: by tabs where there are any, else by commas, else where two blanks or more stand together. */
export function pastedCells(text: string): string[][] {
  const lines = text.replace(/\r/g, '').split('\n').filter(line => line.trim() !== '')
  const parting = lines.some(line => line.includes('\t')) ? /\t/ : lines.some(line => /[,，]\s*\S/.test(line)) ? /[,，]/ : /\s{2,}/
  return lines.slice(0, 500).map(line => line.split(parting).slice(0, 100).map(cell => cell.trim().slice(0, 200)))
}

/** Case counts by column, or one for all; what is no count is 0: unknown. */
export const casesOf = (text: string): number[] =>
  text.split(/[,，\s]+/).filter(word => word !== '').slice(0, 100).map(word => { const n = Number(word); return Number.isInteger(n) && n >= 0 ? n : 0 })

/** What was saved, as far as it is a pasted table; null when it is not. */
export function readPasted(content: unknown): PastedTable | null {
  const saved = content as Partial<PastedTable> | null
  if (typeof saved !== 'object' || saved === null || typeof saved.text !== 'string') return null
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  return { text: saved.text, min: number(saved.min), max: number(saved.max), items: number(saved.items) ?? 1, n: typeof saved.n === 'string' ? saved.n : '', verdict: typeof saved.verdict === 'string' ? saved.verdict : '' }
}
