import type { FormLoss, FormLossReason } from '../../../contract/formExchange.ts'
import { nearest } from '../nearest.ts'
import { BadForm } from '../sheets.ts'
import type { TextSheet } from '../sheets.ts'
import { choiceLists } from './choiceLists.ts'
import type { Choice } from './choiceLists.ts'
import { FACTOR_SHEET, languageTag, own } from './columns.ts'
import { Problems, SheetTable } from './sheetReader.ts'
import type { SheetRow } from './sheetReader.ts'

/** The sheets of an XLSForm with their names and lists, and what was found wrong or lost so far. */
export class XlsReading {
  readonly problems = new Problems()
  readonly losses: FormLoss[] = []
  readonly survey: SheetTable
  readonly lists: Map<string, Choice[]>
  readonly settings: SheetTable | null
  readonly factorSheet: TextSheet | undefined
  readonly languages: string[]
  readonly fallback: string
  readonly codes = new Map<string, string>()
  readonly taken = new Set<string>()
  readonly choicesOf = new Map<string, { choices: readonly Choice[]; multiple: boolean }>()
  readonly relevant: { row: SheetRow; give(show: string): void; code: string }[] = []


  constructor(sheets: readonly TextSheet[]) {
    const named = (name: string): TextSheet | undefined => sheets.find(sheet => sheet.name.trim().toLowerCase() === name)
    const survey = named('survey')
    if (!survey) {
      const like = nearest('survey', sheets.map(sheet => sheet.name))
      throw new BadForm([{ problem: 'noSurvey', sheet: like ?? sheets[0]?.name ?? '', row: 1, column: '', value: sheets.map(sheet => sheet.name).join(', ').slice(0, 200), expected: 'survey' }])
    }
    const settings = named('settings')
    const told = settings ? settingOf(settings, 'default_language') : ''
    const han = survey.rows.some(row => row.cells.some(cell => /\p{Script=Han}/u.test(cell)))
    this.fallback = (told === '' ? null : languageTag(told)) ?? (han ? 'zh-CN' : 'en')
    this.survey = new SheetTable(survey, this.fallback, this.problems)
    this.survey.need(['type', 'name'], this.problems)
    const choices = named('choices')
    this.lists = choiceLists(choices ? new SheetTable(choices, this.fallback, this.problems) : null, this.problems)
    this.settings = settings ? new SheetTable(settings, this.fallback, this.problems) : null
    this.factorSheet = named(FACTOR_SHEET)
    const listed = this.settings?.rows[0]?.cell(own.languages).split(/\s+/).filter(tag => tag !== '') ?? []
    const tags = listed.length > 0 ? listed : [this.fallback, ...this.survey.tags].filter((tag, i, all) => all.indexOf(tag) === i && (this.survey.tags.length === 0 || this.survey.tags.includes(tag)))
    this.languages = tags.slice(0, 10)
  }

  loss(code: string, reason: FormLossReason, detail = ''): void { this.losses.push({ code, reason, detail: detail.slice(0, 200) }) }

  /** A code nobody has yet, as close to the wanted one as can be. */
  free(wanted: string): string {
    for (let n = 1; ; n++) { const code = n === 1 ? wanted : `${wanted.slice(0, 35)}_${n}`; if (!this.taken.has(code.toLowerCase()) && ![...this.codes.values()].includes(code)) return code }
  }
  code(row: SheetRow): string {
    const known = this.codes.get(row.cell('name'))
    if (known !== undefined) return known
    const code = this.free('N1')
    this.taken.add(code.toLowerCase())
    return code
  }
}

/** A name as a code of ours. */
export const cleanCode = (name: string): string => {
  const clean = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 40)
  return /^[A-Za-z_]/.test(clean) ? clean : `Q_${clean}`.replace(/_$/, '').slice(0, 40)
}

function settingOf(sheet: TextSheet, column: string): string {
  const [head, first] = sheet.rows.filter(row => row.cells.some(cell => cell.trim() !== ''))
  const at = head?.cells.findIndex(cell => cell.trim().toLowerCase() === column) ?? -1
  return at < 0 ? '' : (first?.cells[at] ?? '').trim()
}
