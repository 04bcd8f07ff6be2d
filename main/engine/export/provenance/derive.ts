import type { FileNumber } from '../../../../shared/contract/reportFile.ts'
import type { Lang } from '../../../../shared/contract/figure.ts'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import { figureSpec } from '../../../../shared/model/figureSpec.ts'
import { liveTable as liveTableSchema } from '../../../../shared/model/report.ts'
import type { Presented } from '../../../../shared/presentation/presented.ts'
import type { EmbeddedNumber } from '../../../../shared/report/provenances.ts'
import { toYinguoError, YinguoError } from '../../../../shared/rpc/errors.ts'
import type { FigureCall } from '../../calls/figureBuild.ts'
import { fingerprint } from '../../reports/fingerprint.ts'
import { liveTable, presented, readRequest, reportFigure } from '../../reports/liveTable.ts'
import { cleanStrings } from '../cleanText.ts'

type Judged = Pick<FileNumber, 'written' | 'derived' | 'outcome' | 'reason'>
const notDerivable = (written: string, reason: string): Judged => ({ written, derived: '', outcome: 'notDerivable', reason })
const isFigure = (request: unknown): boolean => typeof (request as { kind?: unknown } | null)?.kind === 'string'
/** The same to the last digits that arithmetic on another processor may turn. */
const sameValue = (a: number | string | null, b: number | string | null): boolean => (typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) : a === b)

/**
 * Works numbers of a file out again. What the file asks for goes through the same gates as a request of the window;
 * nothing of it is trusted. Each request is worked out once however many numbers come from it.
 */
export class Derivation {
  readonly #call: FigureCall
  readonly #lang: Lang
  readonly #presented = new Map<string, Promise<Presented>>()
  readonly #tables = new Map<string, Promise<TableModel>>()

  constructor(call: FigureCall, lang: Lang) { this.#call = call; this.#lang = lang }

  async judge(number: EmbeddedNumber): Promise<Judged> {
    const written = number.what === 'number' || number.what === 'reading' ? number.text : number.print.slice(0, 12)
    try {
      return await this.#judged(number, written)
    } catch (error) {
      const { code } = toYinguoError(error)
      if (code === 'CANCELLED' || code === 'NO_PROJECT') throw error
      return notDerivable(written, code)
    }
  }

  async #judged(number: EmbeddedNumber, written: string): Promise<Judged> {
    switch (number.what) {
      case 'reading': {
        const { reading } = await this.#analysis(number.request)
        const text = cleanStrings(reading.join(this.#lang === 'en' ? ' ' : '')).value
        return { written, derived: text, outcome: text === number.text ? 'equal' : 'different', reason: text === number.text ? '' : 'otherValue' }
      }
      case 'figure': {
        const { figure } = await reportFigure(this.#call, figureSpec.parse(number.request), this.#lang)
        // A report may print a figure under its own caption; the title is no result.
        return this.#byPrint(number, written, [fingerprint(cleanStrings(figure).value)])
      }
      case 'table': return this.#byPrint(number, written, (await this.#candidates(number.request)).map(table => fingerprint(cleanStrings(table).value)))
      case 'number': {
        const found = (await this.#candidates(number.request)).flatMap(table => {
          const at = table.columns.findIndex(column => column.key === number.column)
          const cell = at < 0 ? undefined : table.rows.find(row => row.key === number.row && !row.heading)?.cells[at]
          return cell ? [cell] : []
        })
        if (found.length === 0) return notDerivable(written, 'noResult')
        const equal = found.find(cell => sameValue(cell.value, number.value))
        const cell = equal ?? found[0]!
        const digits = /[.](\d+)/.exec(number.text)?.[1]?.length ?? 0
        const derived = equal ? number.text : typeof cell.value === 'number' && number.value !== null && cell.text.replace(/[^\d.]/g, '') === '' ? cell.value.toFixed(digits) : cell.text
        return { written, derived, outcome: equal ? 'equal' : 'different', reason: equal ? '' : 'otherValue' }
      }
    }
  }

  #byPrint(number: EmbeddedNumber, written: string, prints: readonly string[]): Judged {
    const equal = prints.includes(number.print)
    return { written, derived: equal ? written : (prints[0] ?? '').slice(0, 12), outcome: equal ? 'equal' : 'different', reason: equal ? '' : 'otherResult' }
  }

  #analysis(request: unknown): Promise<Presented> {
    const key = JSON.stringify(request)
    let made = this.#presented.get(key)
    if (!made) this.#presented.set(key, made = presented(this.#call, readRequest(request), this.#lang).then(({ read }) => read))
    return made
  }

  /** The tables a cell may be of: those of the analysis, or the one of the figure or the project. */
  async #candidates(request: unknown): Promise<TableModel[]> {
    const isProject = (request as { type?: unknown } | null)?.type === 'project'
    if (!isFigure(request) && !isProject) return (await this.#analysis(request)).tables.map(table => table.table)
    const key = JSON.stringify(request)
    let made = this.#tables.get(key)
    if (!made) {
      const of = liveTableSchema.safeParse(isProject ? request : { type: 'figure', spec: request })
      if (!of.success) throw new YinguoError('BAD_VALUE', { variable: 'request', value: '', why: 'notARequest' })
      this.#tables.set(key, made = liveTable(this.#call, of.data, this.#lang).then(({ table }) => table))
    }
    return [await made]
  }
}
