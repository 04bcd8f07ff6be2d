import type { Lang } from '../../../shared/contract/figure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { MessageKey, Translate } from '../../../shared/i18n/translate.ts'
import type { Block, BlockContent, LiveTable, Report, ReportTable, Run } from '../../../shared/model/report.ts'
import { tableOf, words } from '../../../shared/presentation/tableWords.ts'
import { captionNumbers, headingNumbers, isTable } from '../../../shared/report/numbering.ts'
import { unwrittenHeadings } from '../../../shared/report/unwritten.ts'
import { boundText, cellWords } from '../../../shared/report/boundText.ts'
import type { Provenance, RenderedBlock, RenderedReport, RenderedRun } from '../../../shared/report/rendered.ts'
import { YinguoError, toYinguoError } from '../../../shared/rpc/errors.ts'
import type { FigureCall } from '../calls/figureBuild.ts'
import { fingerprint } from './fingerprint.ts'
import { liveTable, presented, readRequest, reportFigure } from './liveTable.ts'
import type { LiveSource, Origin } from './liveTable.ts'
import { pictureSize } from './pictureSize.ts'
import type { ResultMemo } from './resultMemo.ts'

export interface Rendering {
  report: RenderedReport
  /** By block: what its result is recognised by, for `seen`. */
  prints: Map<string, string>
}

/**
 * Works a report out: every figure, table and number anew from the data as they are. A block whose result cannot be had
 * (a variable is gone, too few cases) says so in its place and stops nobody else. `memo`: results that have not changed since are taken from there;
 * without it everything is derived again.
 */
export async function renderReport(call: FigureCall, report: Report, at: string, step?: (done: number, total: number) => Promise<void>, memo: ResultMemo | null = null): Promise<Rendering> {
  const renderer = new Renderer(call, report, memo)
  for (const [i, block] of report.blocks.entries()) {
    await step?.(i, report.blocks.length)
    await renderer.block(block)
  }
  return renderer.finish(at)
}

class Renderer {
  readonly #call: FigureCall
  readonly #memo: ResultMemo | null
  readonly #report: Report
  readonly #lang: Lang
  readonly #t: Translate
  readonly #tables = new Map<string, Promise<LiveSource>>()
  readonly #blocks: RenderedBlock[] = []
  readonly #prints = new Map<string, string>()
  readonly #numbers: ReadonlyMap<string, number>
  readonly #headings: ReadonlyMap<string, string>
  readonly #unwritten: ReadonlySet<string>
  #simulated = ''
  readonly #data = new Map<number, string>()

  constructor(call: FigureCall, report: Report, memo: ResultMemo | null) {
    this.#call = call
    this.#memo = memo
    this.#report = report
    this.#lang = report.settings.lang
    this.#t = translator(this.#lang)
    this.#numbers = captionNumbers(report.blocks)
    this.#unwritten = unwrittenHeadings(report.blocks)
    this.#headings = headingNumbers(report.blocks.filter(({ id }) => !this.#unwritten.has(id)))
  }

  finish(at: string): Rendering {
    const { id, name, settings } = this.#report
    const title = settings.cover?.title || name
    const data = [...this.#data.keys()].sort((a, b) => a - b).map(dataset => this.#data.get(dataset)!).join('+')
    return { report: { id, title, lang: this.#lang, settings, blocks: this.#blocks, at, data, simulated: this.#simulated }, prints: this.#prints }
  }

  /** One table is worked out once however many numbers come from it. */
  #table(of: LiveTable): Promise<LiveSource> {
    const key = JSON.stringify(of)
    let made = this.#tables.get(key)
    if (!made) this.#tables.set(key, made = this.#result('table', of, () => liveTable(this.#call, of, this.#lang)))
    return made
  }

  #result<T>(what: string, of: unknown, make: () => Promise<T>): Promise<T> {
    return this.#memo ? this.#memo.get(`${what} ${this.#lang} ${JSON.stringify(of)}`, make) : make()
  }

  #uses({ datasets }: Origin): void {
    for (const { id } of datasets) {
      this.#data.set(id, this.#call.project.dataHash(id))
      if (this.#call.project.dataset(id).simulated) this.#simulated = this.#t('figures.simulated')
    }
  }

  #missing(block: Block, error: unknown): void {
    const { code, params } = toYinguoError(error)
    if (code === 'CANCELLED' || code === 'NO_PROJECT') throw error
    const what = typeof params['id'] === 'string' || typeof params['id'] === 'number' ? String(params['id']) : ''
    this.#blocks.push({ id: block.id, kind: 'missing', text: this.#t('reportTable.missing', { code, what }) })
  }

  async block(block: Block): Promise<void> {
    try {
      const made = await this.#made(block)
      if (made) this.#blocks.push(made)
    } catch (error) {
      this.#missing(block, error)
    }
  }

  #changed(block: Block, seen: string, result: unknown): { changed?: true } {
    const print = fingerprint(result)
    this.#prints.set(block.id, print)
    return seen !== '' && seen !== print ? { changed: true } : {}
  }

  async #made(block: Block): Promise<RenderedBlock | null> {
    const { content } = block
    const { id } = block
    switch (content.type) {
      case 'heading': return this.#unwritten.has(id) ? null : { id, kind: 'heading', level: content.level as 1 | 2 | 3, number: this.#headings.get(id) ?? '', text: content.text, step: content.step, seconds: content.seconds }
      case 'text': return content.runs.length === 0 ? null : { id, kind: 'paragraph', ...await this.#runs(id, content.runs) }
      case 'list': {
        const items: RenderedRun[][] = []
        let changed = false
        for (const [i, item] of content.items.entries()) { const made = await this.#runs(`${id}.${i}`, item); items.push(made.runs); changed ||= made.changed === true }
        return { id, kind: 'list', ordered: content.ordered, items, ...(changed && { changed }) }
      }
      case 'reading': {
        const { read, origin } = await this.#result('reading', content.request, () => presented(this.#call, readRequest(content.request), this.#lang))
        this.#uses(origin)
        const text = read.reading.join(this.#lang === 'en' ? ' ' : '')
        if (!text) return null
        return { id, kind: 'paragraph', runs: [{ text, provenance: { ...origin, id: `${id}#0`, row: null, column: null, value: text } }], ...this.#changed(block, content.seen, text) }
      }
      case 'figure': {
        const spec = this.#spec(content)
        const { figure, origin } = await this.#result('figure', spec, () => reportFigure(this.#call, spec, this.#lang))
        this.#uses(origin)
        const provenance: Provenance = { ...origin, id: `${id}#0`, row: null, column: null, value: null }
        return { id, kind: 'figure', number: this.#numbers.get(id) ?? 0, caption: content.caption || figure.frame.title, figure, provenance, ...this.#changed(block, content.seen, figure) }
      }
      case 'table': return this.#tableBlock(block, content)
      case 'picture': {
        const { name, type, bytes } = this.#call.project.attachment(content.attachment)
        const buffer = Buffer.from(bytes)
        return { id, kind: 'picture', number: this.#numbers.get(id) ?? 0, caption: content.caption || name, type: type as 'image/png' | 'image/jpeg', base64: buffer.toString('base64'), size: pictureSize(buffer), width: content.width }
      }
      case 'pageBreak': return { id, kind: 'pageBreak' }
      case 'contents': return { id, kind: 'contents' }
      case 'signature': return { id, kind: 'signature', lines: content.lines }
      case 'notes': return { id, kind: 'notes', text: content.text }
    }
  }

  /** A block that follows a saved figure shows it as it is saved now. */
  #spec(content: Extract<BlockContent, { type: 'figure' }>): typeof content.spec {
    if (content.figure === null) return content.spec
    return this.#call.project.figures().find(figure => figure.id === content.figure)?.spec ?? content.spec
  }

  async #tableBlock(block: Block, content: Extract<BlockContent, { type: 'table' }>): Promise<RenderedBlock> {
    const number = this.#numbers.get(block.id) ?? 0
    if (content.table.type === 'typed') return { id: block.id, kind: 'table', number, caption: content.caption, table: typedTable(content.table), notes: [this.#t(content.table.rows.flat().every(cell => cell.trim() === '') ? 'reportTable.blank' : 'reportTable.typed')], typed: true, provenance: null }
    const { title, table, notes, origin } = await this.#table(content.table)
    this.#uses(origin)
    const provenance: Provenance = { ...origin, id: `${block.id}#0`, row: null, column: null, value: null }
    return { id: block.id, kind: 'table', number, caption: content.caption || title, table, notes, typed: false, provenance, ...this.#changed(block, content.seen, table) }
  }

  async #runs(id: string, runs: readonly Run[]): Promise<{ runs: RenderedRun[]; changed?: true }> {
    const made: RenderedRun[] = []
    let changed = false
    for (const [i, run] of runs.entries()) {
      switch (run.type) {
        case 'text': made.push({ text: run.text, ...(run.bold && { bold: true }), ...(run.italic && { italic: true }) }); break
        case 'ref': made.push({ text: this.#reference(run.block), ref: run.block }); break
        case 'number': {
          try {
            const { table, origin } = await this.#table(run.binding.of)
            this.#uses(origin)
            const cell = boundText(table, run.binding)
            if (!cell) throw new YinguoError('NOT_FOUND', { what: 'cell', id: `${run.binding.row} ${run.binding.column}` })
            if (run.binding.text !== '' && cell.text !== run.binding.text) changed = true
            made.push({ text: cell.text, provenance: { ...origin, id: `${id}#${i}`, row: run.binding.row, column: run.binding.column, cell: cellWords(table, run.binding), value: cell.value } })
          } catch (error) {
            const { code } = toYinguoError(error)
            if (code === 'CANCELLED' || code === 'NO_PROJECT') throw error
            made.push({ text: this.#t('reportTable.noNumber', { text: run.binding.text }), broken: true })
          }
        }
      }
    }
    return { runs: made, ...(changed && { changed: true }) }
  }

  /** "图 3" of the block, wherever it stands now. */
  #reference(block: string): string {
    const target = this.#report.blocks.find(each => each.id === block)
    const number = this.#numbers.get(block)
    if (!target || number === undefined) return this.#t('reportTable.noReference')
    const word: MessageKey = isTable(target.content) ? 'report.table' : 'report.figure'
    return `${this.#t(word)} ${number}`
  }
}

function typedTable({ header, rows }: Extract<ReportTable, { type: 'typed' }>): ReturnType<typeof tableOf> {
  return tableOf(header.map((title, i) => [String(i), title] as const), rows.map(row => header.map((_, i) => words(row[i] ?? ''))), header.map((_, i) => i))
}
