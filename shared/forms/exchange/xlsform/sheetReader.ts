import type { FormText } from '../../../model/form.ts'
import { BadForm, columnLetters } from '../sheets.ts'
import type { FormProblem, FormProblemCode, TextSheet } from '../sheets.ts'
import { nearest } from '../nearest.ts'
import { languageColumn, languageTag, PREFIX } from './columns.ts'

/** Problems of a file, gathered so that all can be mended in one go. */
export class Problems {
  readonly list: FormProblem[] = []
  add(problem: FormProblemCode, at: SheetRow | { sheet: string; row: number }, column: string, value: string, expected = ''): void {
    if (this.list.length >= 200) return
    const place = at instanceof SheetRow ? { sheet: at.table.name, row: at.number, column: at.table.place(column) } : { ...at, column }
    this.list.push({ problem, ...place, value: value.slice(0, 200), expected: expected.slice(0, 400) })
  }
  throwIfAny(): void { if (this.list.length > 0) throw new BadForm(this.list) }
}

const aliases: Readonly<Record<string, string>> = { 'list name': 'list_name', listname: 'list_name', value: 'name', 'relevance': 'relevant', 'caption': 'label', 'label:': 'label', 'read only': 'readonly', 'read_only': 'readonly', 'choice_filter': 'choice_filter', 'constraint message': 'constraint_message', 'required message': 'required_message' }

/** A sheet with a header row: columns by name, in whichever language the words are. */
export class SheetTable {
  readonly name: string
  readonly headers: string[]
  readonly #columns = new Map<string, number>()
  readonly #words = new Map<string, { tag: string; column: number }[]>()
  readonly rows: SheetRow[]
  readonly headerRow: number

  constructor(sheet: TextSheet, fallback: string, problems: Problems) {
    this.name = sheet.name
    const head = sheet.rows.find(row => row.cells.some(cell => cell.trim() !== ''))
    this.headerRow = head?.number ?? 1
    this.headers = (head?.cells ?? []).map(cell => cell.trim())
    this.headers.forEach((header, column) => {
      if (header === '') return
      const found = /^([^:]+?)\s*::?\s*(.+)$/.exec(header)
      const plain = (found?.[1] ?? header).trim().toLowerCase()
      const base = aliases[plain] ?? plain
      if (found && !/^(?:media|bind|body|control|instance|parameters)$/.test(base)) {
        const tag = languageTag(found[2] as string)
        if (tag === null && /^(?:label|hint|guidance_hint)$/.test(base)) problems.add('badLanguage', { sheet: sheet.name, row: this.headerRow }, `${columnLetters(column + 1)} (${header})`, header, `${languageColumn(base, 'zh-CN')} / ${languageColumn(base, 'en')}`)
        else if (tag !== null) this.#words.set(base, [...(this.#words.get(base) ?? []), { tag, column }])
      } else if (!this.#columns.has(base)) this.#columns.set(base, column)
    })
    for (const base of ['label', 'hint']) {
      const column = this.#columns.get(base)
      if (column !== undefined && !this.#words.get(base)?.some(one => one.tag === fallback)) this.#words.set(base, [{ tag: fallback, column }, ...(this.#words.get(base) ?? [])])
    }
    this.rows = sheet.rows.filter(row => row.number > this.headerRow && row.cells.some(cell => cell.trim() !== '')).map(row => new SheetRow(this, row.number, row.cells))
  }

  has(column: string): boolean { return this.#columns.has(column) }
  get ours(): boolean { return this.headers.some(header => header.startsWith(PREFIX)) }
  get tags(): string[] { return [...new Set([...(this.#words.get('label') ?? [])].sort((a, b) => a.column - b.column).map(one => one.tag))] }
  column(name: string): number | undefined { return this.#columns.get(name) }
  words(name: string): readonly { tag: string; column: number }[] { return this.#words.get(name) ?? [] }

  /** `C (relevant)`; the name alone where the sheet has no such column. */
  place(name: string): string {
    const column = this.#columns.get(name) ?? this.#words.get(name)?.[0]?.column
    return column === undefined ? name : `${columnLetters(column + 1)} (${this.headers[column] ?? name})`
  }

  /** Columns a sheet cannot be read without. */
  need(columns: readonly string[], problems: Problems): void {
    for (const column of columns) {
      if (this.has(column) || this.#words.has(column)) continue
      const like = nearest(column, this.headers.filter(header => header !== ''))
      problems.add('noColumn', { sheet: this.name, row: this.headerRow }, like === null ? columnLetters(this.headers.length + 1) : `${columnLetters(this.headers.indexOf(like) + 1)} (${like})`, like ?? '', column)
    }
  }
}

export class SheetRow {
  readonly table: SheetTable
  readonly number: number
  readonly #cells: readonly string[]
  constructor(table: SheetTable, number: number, cells: readonly string[]) { this.table = table; this.number = number; this.#cells = cells }

  /** The cell as it is. */
  raw(column: string): string { const at = this.table.column(column); return at === undefined ? '' : this.#cells[at] ?? '' }
  cell(column: string): string { return this.raw(column).trim() }
  words(column: string): FormText {
    const text: FormText = {}
    for (const { tag, column: at } of this.table.words(column)) { const words = this.#cells[at] ?? ''; if (words.trim() !== '' && text[tag] === undefined) text[tag] = words }
    return text
  }
  yes(column: string): boolean { return /^(?:yes|true|1|true\(\)|是|y)$/i.test(this.cell(column)) }
  /** Undefined where the cell is empty. */
  flag(column: string): boolean | undefined { return this.cell(column) === '' ? undefined : this.yes(column) }
}
