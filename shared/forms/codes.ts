import type { FormNode, FormQuestion, FormRow } from '../model/form.ts'
import { isSection } from '../model/form.ts'

/** Columns of a data table are told apart without regard to case, so codes are too. */
const folded = (code: string): string => code.toLowerCase()

export const rowsOf = (node: FormNode): FormRow[] => ('rows' in node ? node.rows : [])

/** Every code of a node: its own and its rows'. */
export const codesOf = (node: FormNode): string[] => [node.code, ...rowsOf(node).map(row => row.code)]

/** Gives out codes that nothing has yet. */
export class CodeTable {
  #taken: Set<string>
  #highest = new Map<string, number>()

  constructor(nodes: Iterable<FormNode> = []) {
    this.#taken = new Set()
    for (const node of nodes) for (const code of codesOf(node)) this.take(code)
  }

  has(code: string): boolean { return this.#taken.has(folded(code)) }

  take(code: string): string {
    this.#taken.add(folded(code))
    const counted = /^([A-Za-z])(\d{1,6})$/.exec(code)
    if (counted) {
      const [, letter, digits] = counted as unknown as [string, string, string]
      this.#highest.set(letter.toUpperCase(), Math.max(this.#highest.get(letter.toUpperCase()) ?? 0, Number(digits)))
    }
    return code
  }

  /** Q1, Q2 … for questions, S1 … for sections, D1 … for descriptions: one above the highest there is. */
  next(kind: FormNode['kind']): string {
    const letter = kind === 'section' ? 'S' : kind === 'description' ? 'D' : 'Q'
    let n = (this.#highest.get(letter) ?? 0) + 1
    while (this.has(`${letter}${n}`)) n++
    return this.take(`${letter}${n}`)
  }

  /** Q5_1, Q5_2 … for the rows of Q5. */
  row(question: string): string {
    for (let n = 1; ; n++) {
      const code = `${question.slice(0, 34)}_${n}`
      if (!this.has(code)) return this.take(code)
    }
  }

  /** The code itself where it is free, else with the next number behind it. */
  free(code: string): string {
    if (!this.has(code)) return this.take(code)
    for (let n = 2; ; n++) {
      const other = `${code.slice(0, 34)}_${n}`
      if (!this.has(other)) return this.take(other)
    }
  }
}

export interface Recoded { node: FormNode; /** Old code → new one, of the node and of its rows; only those that changed. */ renamed: Map<string, string> }

const recodedRows = (rows: FormRow[], from: string, to: string, codes: CodeTable, renamed: Map<string, string>): FormRow[] => rows.map(row => {
  const suffix = row.code.startsWith(`${from}_`) ? row.code.slice(from.length) : null
  const code = suffix !== null && !codes.has(`${to}${suffix}`) ? codes.take(`${to}${suffix}`.slice(0, 40)) : suffix === null && !codes.has(row.code) ? codes.take(row.code) : codes.row(to)
  if (code !== row.code) renamed.set(row.code, code)
  return { ...row, code }
})

/** The node with codes of its own: what collides gets the next free one (`fresh`: always a new number). */
export function withFreeCodes(node: FormNode, codes: CodeTable, fresh = false): Recoded {
  const renamed = new Map<string, string>()
  const code = fresh || (codes.has(node.code) && /^[QSD]\d+$/.test(node.code)) ? codes.next(node.kind) : codes.free(node.code)
  if (code !== node.code) renamed.set(node.code, code)
  if (isSection(node) || !('rows' in node)) return { node: { ...node, code }, renamed }
  return { node: { ...node, code, rows: recodedRows(node.rows, node.code, code, codes, renamed) } as FormQuestion, renamed }
}
