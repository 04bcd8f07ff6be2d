import type { CellValue } from '../../../../../shared/model/missing.ts'
import { missingState } from '../../../../../shared/model/missing.ts'
import type { Variable } from '../../../../../shared/model/variable.ts'
import type { DateShape } from '../../../sav/formats.ts'
import { secondsOf } from '../../../sav/formats.ts'

/** Values that may stand for "not shown" and "shown but empty": the first pair that no answer uses. */
export const statePairs = [[-8, -9], [-88, -99], [-888, -999], [-8888, -9999], [-88_888, -99_999], [-888_888, -999_999]] as const
const candidates = new Set<number>(statePairs.flat())
const candidateTexts = new Set([...candidates].map(String))

const decimalsOf = (value: number): number => {
  const match = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  return Math.max(0, (match?.[1]?.length ?? 0) - Number(match?.[2] ?? 0))
}

/** What the cells of a column need of a system file; seen once before anything is written. */
export class ColumnLook {
  readonly #variable: Pick<Variable, 'kind'>
  readonly #missing: ReadonlySet<number>
  notShown = false
  empty = false
  /** Longest text in UTF-8 bytes, numbers as text among them. */
  bytes = 0
  texts = 0
  decimals = 0
  /** Of valid numbers. */
  min = Infinity
  max = -Infinity
  /** What the texts of a column of dates are; 'other' for what is no date. */
  readonly shapes = new Set<DateShape | 'other'>()
  /** Candidates that are answers. */
  readonly taken = new Set<number>()

  constructor(variable: Pick<Variable, 'kind' | 'codes'>) {
    this.#variable = variable
    this.#missing = new Set(variable.codes.filter(code => code.missing).map(code => code.code))
    for (const { code } of variable.codes) if (candidates.has(code)) this.taken.add(code)
  }

  see(value: CellValue): void {
    if (value === null) return
    const state = missingState(value)
    if (state === 'notShown') this.notShown = true
    else if (state === 'empty') this.empty = true
    else if (typeof value === 'number') this.#number(value)
    else this.#text(value)
  }

  #number(value: number): void {
    if (candidates.has(value)) this.taken.add(value)
    if (!Number.isInteger(value)) this.decimals = Math.max(this.decimals, decimalsOf(value))
    if (!this.#missing.has(value)) {
      if (value < this.min) this.min = value
      if (value > this.max) this.max = value
    }
    if (this.#variable.kind === 'text' || this.#variable.kind === 'date') {
      this.shapes.add('other')
      this.bytes = Math.max(this.bytes, String(value).length)
    }
  }

  #text(value: string): void {
    this.texts++
    if (candidateTexts.has(value)) this.taken.add(Number(value))
    // A character is at most three bytes: most texts need not be measured.
    if (value.length * 3 > this.bytes) this.bytes = Math.max(this.bytes, Buffer.byteLength(value))
    if (this.#variable.kind === 'date') this.shapes.add(secondsOf(value)?.shape ?? 'other')
  }
}
