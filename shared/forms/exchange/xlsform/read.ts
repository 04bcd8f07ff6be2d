import type { FormLoss, FormLossReason } from '../../../contract/formExchange.ts'
import type { FormDocument, FormFactor, FormQuestion, FormRow, FormSection, FormText } from '../../../model/form.ts'
import { formDocument } from '../../../model/form.ts'
import { parse } from '../../../expression/parse.ts'
import { lookUp } from '../../../i18n/translate.ts'
import { nearest } from '../nearest.ts'
import { BadForm } from '../sheets.ts'
import type { ReadForm, TextSheet } from '../sheets.ts'
import { choiceLists, optionsOf, scaleOf } from './choiceLists.ts'
import type { Choice } from './choiceLists.ts'
import { FACTOR_SHEET, languageTag, noteNames, own } from './columns.ts'
import { conditionIn } from './conditionIn.ts'
import { relevants, xlsNames } from './conditionOut.ts'
import { Problems, SheetTable } from './sheetReader.ts'
import type { SheetRow } from './sheetReader.ts'

interface Branch { row: SheetRow; type: string; list: string; orOther: boolean; children: Branch[] | null }
const types = ['select_one', 'select_multiple', 'rank', 'integer', 'decimal', 'range', 'text', 'date', 'dateTime', 'time', 'note', 'acknowledge', 'begin_group', 'end_group', 'begin_repeat', 'end_repeat', 'calculate', 'hidden'] as const
/** Read elsewhere as what they are; this program has no use for them. */
const meta = /^(?:start|end|today|deviceid|device id|subscriberid|simserial|phonenumber|username|email|audit|start-geopoint|background-audio|hidden|xml-external|csv-external|entity)$/i
const media = /^(?:geopoint|geotrace|geoshape|image|photo|audio|video|file|barcode|signature)$/i
const plainTypes: Readonly<Record<string, string>> = { int: 'integer', string: 'text', 'select one': 'select_one', 'select all that apply': 'select_multiple', 'select multiple': 'select_multiple', 'begin group': 'begin_group', 'end group': 'end_group', 'begin repeat': 'begin_repeat', 'end repeat': 'end_repeat', datetime: 'dateTime', trigger: 'acknowledge', begin_score: 'begin_group', end_score: 'end_group', begin_rank: 'begin_rank', end_rank: 'end_rank', select1: 'select_one' }

/**
 * A questionnaire out of an XLSForm: ours comes back as it was, one of other tools as far as this program has the kind
 * (`losses` tells the rest). Throws BadForm with every problem and its place; nothing is taken over then.
 */
export function readXlsForm(sheets: readonly TextSheet[]): ReadForm { return new XlsReader(sheets).read() }

class XlsReader {
  readonly #problems = new Problems()
  readonly #losses: FormLoss[] = []
  readonly #survey: SheetTable
  readonly #lists: Map<string, Choice[]>
  readonly #settings: SheetTable | null
  readonly #factorSheet: TextSheet | undefined
  readonly #languages: string[]
  readonly #fallback: string
  readonly #codes = new Map<string, string>()
  readonly #taken = new Set<string>()
  readonly #choicesOf = new Map<string, { choices: readonly Choice[]; multiple: boolean }>()
  readonly #relevant: { row: SheetRow; give(show: string): void; code: string }[] = []

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
    this.#fallback = (told === '' ? null : languageTag(told)) ?? (han ? 'zh-CN' : 'en')
    this.#survey = new SheetTable(survey, this.#fallback, this.#problems)
    this.#survey.need(['type', 'name'], this.#problems)
    const choices = named('choices')
    this.#lists = choiceLists(choices ? new SheetTable(choices, this.#fallback, this.#problems) : null, this.#problems)
    this.#settings = settings ? new SheetTable(settings, this.#fallback, this.#problems) : null
    this.#factorSheet = named(FACTOR_SHEET)
    const listed = this.#settings?.rows[0]?.cell(own.languages).split(/\s+/).filter(tag => tag !== '') ?? []
    const tags = listed.length > 0 ? listed : [this.#fallback, ...this.#survey.tags].filter((tag, i, all) => all.indexOf(tag) === i && (this.#survey.tags.length === 0 || this.#survey.tags.includes(tag)))
    this.#languages = tags.slice(0, 10)
  }

  read(): ReadForm {
    this.#problems.throwIfAny()
    const branches = this.#tree()
    if (branches.length === 0 && this.#problems.list.length === 0) this.#problems.add('noRows', { sheet: this.#survey.name, row: this.#survey.headerRow + 1 }, this.#survey.place('type'), '', 'select_one / text / integer')
    this.#problems.throwIfAny()
    this.#nameAll(branches)
    this.#problems.throwIfAny()
    const settings = this.#settingsOf(branches)
    const factors = this.#factors()
    const sections: FormDocument['sections'] = []
    const loose = (question: FormQuestion): void => {
      const last = sections.at(-1)
      if (last && (last.section === null || last.section === undefined)) last.questions.push(question)
      else sections.push({ section: null, questions: [question] })
    }
    for (const branch of branches) {
      if (Object.values(noteNames).includes(branch.row.cell('name') as never)) continue
      const isGroup = branch.children !== null && branch.type !== 'begin_rank'
      const question = isGroup ? this.#matrix(branch) : null
      if (question) loose(question)
      else if (branch.children && isGroup) {
        const section: FormSection = { kind: 'section', code: this.#code(branch.row), text: branch.row.words('label'), hint: branch.row.words('hint'), show: '' }
        this.#show(branch.row, section.code, show => { section.show = show })
        const questions: FormQuestion[] = []
        this.#inside(branch.children, questions, [])
        sections.push({ section, questions })
      } else for (const one of this.#questions(branch)) loose(one)
    }
    this.#giveConditions()
    this.#problems.throwIfAny()
    const parsed = formDocument.safeParse({ settings, factors, sections })
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const code = codeAt(sections, issue?.path ?? [])
      const row = this.#survey.rows.find(one => this.#codes.get(one.cell('name')) === code)
      this.#problems.add(issue?.code === 'too_big' ? 'tooLong' : 'badValue', row ?? { sheet: this.#survey.name, row: this.#survey.headerRow }, 'name', code ?? issue?.path.join('.') ?? '', issue?.message ?? '')
      this.#problems.throwIfAny()
    }
    const document = parsed.data as FormDocument
    if (this.#survey.ours) this.#edited(document)
    return { document, losses: this.#losses }
  }

  #loss(code: string, reason: FormLossReason, detail = ''): void { this.#losses.push({ code, reason, detail: detail.slice(0, 200) }) }

  /** Rows with the groups they stand in; checks types, lists and that groups close. */
  #tree(): Branch[] {
    const top: Branch[] = []
    const open: { branch: Branch; end: string }[] = []
    for (const row of this.#survey.rows) {
      const written = row.cell('type').replace(/\s+/g, ' ')
      if (written === '' || /^#/.test(written)) { if (written === '' && row.cell('name') !== '') this.#problems.add('unknownType', row, 'type', '', 'text'); continue }
      const other = /\s+(?:or_other|or other|or specify other)$/i.test(written)
      const rest = written.replace(/\s+(?:or_other|or other|or specify other)$/i, '')
      const [, head = '', list = ''] = /^((?:select one|select multiple|select all that apply|begin group|end group|begin repeat|end repeat|device id)\b|\S+)\s*(?:from\s+)?(.*)$/i.exec(rest) ?? []
      const type = plainTypes[head.toLowerCase()] ?? (types.find(one => one.toLowerCase() === head.toLowerCase()) ?? head)
      const into = open.at(-1)?.branch.children ?? top
      const branch: Branch = { row, type, list: list.trim(), orOther: other, children: null }
      if (/^begin_/.test(type)) {
        branch.children = []
        into.push(branch)
        open.push({ branch, end: type.replace('begin', 'end') })
      } else if (/^end_/.test(type)) {
        const last = open.pop()
        if (!last || last.end !== type) {
          if (last) open.push(last)
          this.#problems.add('strayEnd', row, 'type', written, last ? last.end : '')
        }
      } else {
        into.push(branch)
        this.#checkType(branch, written)
      }
    }
    for (const { branch, end } of open) this.#problems.add('unclosedGroup', branch.row, 'type', branch.row.cell('name'), end)
    return top
  }

  #checkType({ row, type, list }: Branch, written: string): void {
    const known = (types as readonly string[]).includes(type) || meta.test(type) || media.test(type) || /^(?:select_(?:one|multiple)_(?:from_file|external)|score__row|rank__level)$/.test(type)
    if (!known) {
      const like = nearest(type, types)
      this.#problems.add('unknownType', row, 'type', written, like === null ? types.slice(0, 12).join(', ') : /^(?:select_|rank)/.test(like) ? `${like} ${list || [...this.#lists.keys()][0] || 'LIST'}` : like)
    } else if (/^(?:select_one|select_multiple|rank)$/.test(type)) {
      if (list === '') this.#problems.add('noList', row, 'type', written, `${type} ${[...this.#lists.keys()][0] ?? 'LIST'}`)
      else if (!this.#lists.has(list) && row.cell(own.kind) === '') this.#problems.add(this.#lists.size === 0 ? 'emptyList' : 'unknownList', row, 'type', list, nearest(list, this.#lists.keys()) ?? [...this.#lists.keys()].slice(0, 8).join(', '))
    }
  }

  #nameAll(branches: readonly Branch[]): void {
    for (const { row, type, list, children } of branches) {
      const name = row.cell('name')
      if (name === '') { if (type !== 'note' && !meta.test(type)) this.#problems.add('noName', row, 'name', '', this.#free('Q1')) } else if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)) this.#problems.add('badName', row, 'name', name, this.#free(cleanCode(name)))
      else if (this.#codes.has(name)) this.#problems.add('duplicateName', row, 'name', name, this.#free(cleanCode(name)))
      else {
        const code = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/.test(name) && !this.#taken.has(name.toLowerCase()) ? name : this.#free(cleanCode(name))
        this.#codes.set(name, code)
        this.#taken.add(code.toLowerCase())
        if (code !== name) this.#loss(code, 'renamed', name)
        const choices = this.#lists.get(list)
        if (choices) this.#choicesOf.set(name, { choices, multiple: type === 'select_multiple' })
      }
      if (children) this.#nameAll(children)
    }
  }

  #free(wanted: string): string {
    for (let n = 1; ; n++) { const code = n === 1 ? wanted : `${wanted.slice(0, 35)}_${n}`; if (!this.#taken.has(code.toLowerCase()) && ![...this.#codes.values()].includes(code)) return code }
  }
  #code(row: SheetRow): string {
    const known = this.#codes.get(row.cell('name'))
    if (known !== undefined) return known
    const code = this.#free('N1')
    this.#taken.add(code.toLowerCase())
    return code
  }

  /** Questions of a group; a group inside a section gives up its own frame, and its condition goes to each question. */
  #inside(children: readonly Branch[], into: FormQuestion[], conditions: readonly SheetRow[]): void {
    for (const branch of children) {
      const question = branch.children && branch.type !== 'begin_rank' ? this.#matrix(branch) : null
      const found = question ? [question] : branch.children && branch.type !== 'begin_rank' ? [] : this.#questions(branch)
      for (const one of found) { into.push(one); for (const row of conditions) this.#show(row, one.code, show => { one.show = one.show === '' ? show : `(${one.show}) and (${show})` }) }
      if (!question && branch.children && branch.type !== 'begin_rank') {
        const text = branch.row.words('label')
        if (Object.keys(text).length > 0) into.push({ ...this.#base(branch.row), kind: 'description', required: false })
        this.#inside(branch.children, into, branch.row.cell('relevant') === '' ? conditions : [...conditions, branch.row])
      }
    }
  }

  #base(row: SheetRow): Omit<Extract<FormQuestion, { kind: 'description' }>, 'kind'> {
    const code = this.#code(row)
    const attention = row.cell(own.attention)
    if (attention !== '' && !Number.isFinite(Number(attention))) this.#problems.add('badNumber', row, own.attention, attention, '3')
    const base = {
      code, text: row.words('label'), hint: row.words('hint'), required: row.cell(own.required) === '' ? row.yes('required') : row.yes(own.required), show: '',
      skip: this.#skips(row), attention: attention === '' ? null : { expected: Number(attention) }, factor: row.cell(own.factor) || null, source: row.raw(own.source),
    }
    return base
  }

  #skips(row: SheetRow): { when: string; to: string }[] {
    return row.cell(own.skip).split('\n').filter(line => line.trim() !== '').flatMap(line => {
      const found = /^\s*("(?:[^"\\]|\\.)*")\s*>\s*(\S*)\s*$/.exec(line)
      if (found) { try { return [{ when: JSON.parse(found[1] as string) as string, to: found[2] as string }] } catch { /* told below */ } }
      this.#problems.add('badExpression', row, own.skip, line, '"Q1 = 2" > Q5')
      return []
    })
  }

  #show(row: SheetRow, code: string, give: (show: string) => void): void {
    if (this.#survey.has(own.show) || this.#survey.has(own.skip)) give(row.raw(own.show))
    else if (row.cell('relevant') !== '') this.#relevant.push({ row, give, code })
  }

  #giveConditions(): void {
    for (const { row, give, code } of this.#relevant) { const text = this.#condition(row, code); if (text !== null) give(text) }
  }

  #condition(row: SheetRow, code: string): string | null {
    const relevant = row.cell('relevant')
    const read = conditionIn(relevant, {
      code: name => this.#codes.get(name) ?? null, multiple: name => this.#choicesOf.get(name)?.multiple ?? false,
      choice: (name, choice) => this.#choicesOf.get(name)?.choices.find(one => one.name === choice)?.code ?? null,
    })
    if (read.problem === null && parse(read.text).node !== null) return read.text
    if (read.problem === 'unknownReference') this.#problems.add('unknownReference', row, 'relevant', `\${${read.value}}`, nearest(read.value, this.#codes.keys()) === null ? [...this.#codes.keys()].slice(0, 6).map(name => `\${${name}}`).join(', ') : `\${${nearest(read.value, this.#codes.keys()) as string}}`)
    else if (read.problem === 'unsupported') this.#loss(code, 'show', relevant)
    else this.#problems.add('badExpression', row, 'relevant', read.problem === null ? relevant : read.value || relevant, "${Q1} = '2' / selected(${Q1}, '2')")
    return null
  }

  /** Where somebody changed a `relevant` in the spreadsheet, that counts, not what our own column says. */
  #edited(document: FormDocument): void {
    const { own: expected } = relevants(document, xlsNames(document))
    for (const { section, questions } of document.sections) for (const node of [...(section ? [section] : []), ...questions]) {
      const row = this.#survey.rows.find(one => this.#codes.get(one.cell('name')) === node.code)
      const written = row?.cell('relevant') ?? ''
      if (!row || written === (expected.get(node.code) ?? '').trim()) continue
      const text = written === '' ? '' : this.#condition(row, node.code)
      if (text !== null) node.show = text
    }
    this.#problems.throwIfAny()
  }

  #questions({ row, type, list, orOther, children }: Branch): FormQuestion[] {
    if (row.cell(own.kind) === 'otherText') return []
    const name = row.cell('name')
    if (meta.test(type)) return []
    if (type === 'calculate') { this.#loss(name, 'calculation', row.cell('calculation')); return [] }
    if (media.test(type)) { this.#loss(name, 'media', type); return [] }
    const base = this.#base(row)
    const kind = row.cell(own.kind)
    if (row.cell('choice_filter') !== '') this.#loss(base.code, 'cascade', row.cell('choice_filter'))
    const question = this.#one(type, kind, base, row, list, orOther, children)
    this.#show(row, base.code, show => { question.show = show })
    return [question]
  }

  #one(type: string, kind: string, base: Omit<Extract<FormQuestion, { kind: 'description' }>, 'kind'>, row: SheetRow, list: string, orOther: boolean, children: Branch[] | null): FormQuestion {
    const choices = this.#lists.get(list) ?? []
    const ours = kind !== ''
    const options = optionsOf(choices, ours, orOther ? { [this.#languages[0] as string]: lookUp(this.#languages[0] === 'zh-CN' ? 'zh-CN' : 'en', 'formExchange.other') ?? '' } : null)
    switch (type) {
      case 'select_one': {
        const scale = kind === 'scale' || (kind === '' && /likert/.test(row.cell('appearance'))) ? scaleOf(choices, this.#languages, row.cell(own.scale), row.words(own.min), row.words(own.max)) : null
        if (kind === 'nps') return { ...base, kind: 'nps', minLabel: row.words(own.min), maxLabel: row.words(own.max) }
        if (scale) { const reversed = row.flag(own.reversed); return { ...base, kind: 'scale', scale, ...(reversed !== undefined && { reversed }) } }
        return { ...base, kind: 'single', options }
      }
      case 'select_multiple': return { ...base, kind: 'multiple', options, ...this.#limits(row, base.code, ours) }
      case 'rank': return { ...base, kind: 'ranking', options, places: this.#number(row, own.places) }
      case 'begin_rank': return { ...base, kind: 'ranking', options: optionsOf(this.#lists.get(row.cell('kobo--rank-items')) ?? [], false, null), places: children?.length ?? null }
      case 'integer': case 'decimal': return { ...base, kind: 'number', ...this.#bounds(row, base.code), whole: type === 'integer', unit: row.words(own.unit) }
      case 'range': return this.#range(base, row)
      case 'date': return { ...base, kind: 'date', time: false }
      case 'dateTime': return { ...base, kind: 'date', time: true }
      case 'note': return { ...base, kind: 'description', required: row.cell(own.required) === '' ? false : row.yes(own.required) }
      case 'acknowledge': this.#loss(base.code, 'kind', type); return { ...base, kind: 'single', options: [{ code: 1, text: { [this.#languages[0] as string]: 'OK' } }] }
      default: {
        if (type !== 'text') this.#loss(base.code, 'kind', type)
        const constraint = row.cell('constraint')
        if (constraint !== '') this.#loss(base.code, 'constraint', constraint)
        return { ...base, kind: 'text', lines: this.#number(row, own.lines) ?? (/multiline/.test(row.cell('appearance')) && !this.#survey.ours ? 3 : 1) }
      }
    }
  }

  #number(row: SheetRow, column: string): number | null {
    const cell = row.cell(column)
    if (cell === '') return null
    if (!/^-?\d+$/.test(cell)) { this.#problems.add('badNumber', row, column, cell, '3'); return null }
    return Number(cell)
  }

  #limits(row: SheetRow, code: string, ours: boolean): { least: number | null; most: number | null } {
    const constraint = row.cell('constraint')
    const told = /^(\d*)\.\.(\d*)$/.exec(row.cell(own.limits))
    const least = /count-selected\(\s*\.\s*\)\s*>=\s*(\d+)/.exec(constraint)
    const most = /count-selected\(\s*\.\s*\)\s*<=\s*(\d+)/.exec(constraint)
    const only = /^count-selected\(\s*\.\s*\)\s*=\s*(\d+)$/.exec(constraint)
    if (constraint !== '' && !ours && !least && !most && !only) this.#loss(code, 'constraint', constraint)
    const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text))
    return { least: number(least?.[1] ?? only?.[1] ?? told?.[1]), most: number(most?.[1] ?? only?.[1] ?? told?.[2]) }
  }

  #bounds(row: SheetRow, code: string): { min: number | null; max: number | null } {
    const constraint = row.cell('constraint')
    const bounds: { min: number | null; max: number | null } = { min: null, max: null }
    if (constraint === '') return bounds
    for (const part of constraint.replace(/^\((.*)\)$/, '$1').split(/\s+and\s+/)) {
      const found = /^\(?\s*\.\s*(>=|<=|>|<)\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*\)?$/i.exec(part)
      if (!found) { this.#loss(code, 'constraint', constraint); return { min: null, max: null } }
      const value = Number(found[2])
      const whole = row.cell('type') === 'integer' ? 1 : 0
      if (found[1] === '>=') bounds.min = value
      else if (found[1] === '>') bounds.min = value + whole
      else if (found[1] === '<=') bounds.max = value
      else bounds.max = value - whole
    }
    return bounds
  }

  #range(base: Omit<Extract<FormQuestion, { kind: 'description' }>, 'kind'>, row: SheetRow): FormQuestion {
    const told = (name: string): number | null => { const found = new RegExp(`${name}\\s*=\\s*(-?[\\d.]+)`).exec(row.cell('parameters')); return found ? Number(found[1]) : null }
    const [min, max, step] = [told('start') ?? 1, told('end') ?? 10, told('step') ?? 1]
    if (Number.isInteger(min) && Number.isInteger(max) && step === 1 && max - min >= 1 && max - min <= 10) return { ...base, kind: 'scale', scale: { min, max, direction: 'positive', minLabel: {}, maxLabel: {}, points: {}, notApplicable: null } }
    this.#loss(base.code, 'kind', `range ${row.cell('parameters')}`)
    return { ...base, kind: 'number', min, max, whole: Number.isInteger(step), unit: {} }
  }

  /** A group that is one table: ours by its kind, KoBo's and ODK's where every row chooses from the same list. */
  #matrix(branch: Branch): FormQuestion | null {
    const { row } = branch
    const children = branch.children ?? []
    const kind = row.cell(own.kind)
    if (kind === 'section') return null
    if (kind === 'paired' || kind === 'kano') return this.#sided(branch, kind)
    const listed = children.filter(child => child.type === 'select_one' && !/^label$/.test(child.row.cell('appearance')))
    const [first] = children
    const table = /table-list|field-list/.test(row.cell('appearance')) || children.some(child => /^(?:label|list-nolabel|list)$/.test(child.row.cell('appearance')))
    const score = children.length > 0 && children.every(child => child.type === 'score__row')
    const list = score ? row.cell('kobo--score-choices') : first?.list ?? ''
    const ours = kind === 'matrixScale' || kind === 'matrixSingle'
    const notes = children.filter(child => child.type === 'note')
    const same = listed.length >= 2 && listed.every(child => child.list === list) && children.length - listed.length - notes.length === children.filter(child => /^label$/.test(child.row.cell('appearance'))).length
    if (!ours && !score && !(table && same && notes.length === 0)) return null
    const rowsFrom = score ? children : ours ? children : listed
    const choices = this.#lists.get(ours && children.length === 0 ? `${row.cell('name')}_${kind === 'matrixScale' ? 'points' : 'options'}` : list) ?? []
    const base = this.#base(row)
    if (!ours) base.required = rowsFrom.every(child => child.row.yes('required'))
    const rows = rowsFrom.map(child => this.#row(child.row))
    if (!ours) for (const child of rowsFrom) if (child.row.cell('relevant') !== '') this.#loss(base.code, 'show', child.row.cell('relevant'))
    const scale = kind === 'matrixSingle' ? null : scaleOf(choices, this.#languages, row.cell(own.scale), row.words(own.min), row.words(own.max))
    const whole = scale !== null && (kind === 'matrixScale' || choices.every(choice => /^-?\d+$/.test(choice.name)))
    const question: FormQuestion = whole ? { ...base, kind: 'matrixScale', rows, scale } : { ...base, kind: 'matrixSingle', rows, options: optionsOf(choices, ours, null) }
    this.#show(row, base.code, show => { question.show = show })
    return question
  }

  #row(row: SheetRow, code = this.#code(row)): FormRow {
    const reversed = row.flag(own.reversed)
    return { code, text: row.words('label'), factor: row.cell(own.factor) || null, ...(reversed !== undefined && { reversed }) }
  }

  #sided(branch: Branch, kind: 'paired' | 'kano'): FormQuestion | null {
    const children = branch.children ?? []
    const base = this.#base(branch.row)
    if (kind === 'kano') {
      const rows = children.filter(child => child.row.cell('name').endsWith('_F')).map(child => this.#row(child.row, child.row.cell('name').slice(0, -2)))
      const question: FormQuestion = { ...base, kind, rows }
      this.#show(branch.row, base.code, show => { question.show = show })
      return question
    }
    const side = (name: string): Branch | undefined => children.find(child => child.row.cell(own.kind) === name)
    const scaleFrom = (part: Branch | undefined): ReturnType<typeof scaleOf> => {
      const list = part?.children?.[0]?.list ?? `${part?.row.cell('name') ?? ''}_points`
      return part ? scaleOf(this.#lists.get(list) ?? [], this.#languages, part.row.cell(own.scale), part.row.words(own.min), part.row.words(own.max)) : null
    }
    const [importance, performance] = [scaleFrom(side('importance')), scaleFrom(side('performance'))]
    if (!importance || !performance) { this.#problems.add('badScale', branch.row, 'name', base.code, `${base.code}_I, ${base.code}_P`); return null }
    const rows = (side('performance')?.children ?? []).map(child => this.#row(child.row, child.row.cell('name').replace(/_P$/, '')))
    const question: FormQuestion = { ...base, kind, rows, importance, performance }
    this.#show(branch.row, base.code, show => { question.show = show })
    return question
  }

  #settingsOf(branches: readonly Branch[]): FormDocument['settings'] {
    const row = this.#settings?.rows[0]
    const note = (name: string): FormText => branches.find(branch => branch.row.cell('name') === name)?.row.words('label') ?? {}
    const titled = row?.words(own.title) ?? {}
    const main = this.#languages[0] ?? this.#fallback
    const plain = row?.raw('form_title') ?? ''
    // A title changed in the standard column counts.
    const title: FormText = Object.keys(titled).length === 0 ? (plain.trim() === '' ? {} : { [main]: plain }) : plain.trim() === '' || Object.values(titled).includes(plain) ? titled : { ...titled, [main]: plain }
    return { title, languages: this.#languages.length > 0 ? this.#languages : [this.#fallback], intro: note(noteNames.intro), consent: note(noteNames.consent), thanks: note(noteNames.thanks), serial: row?.flag(own.serial) ?? true, template: row?.raw(own.template) || null }
  }

  #factors(): FormFactor[] {
    if (!this.#factorSheet) return []
    const table = new SheetTable(this.#factorSheet, this.#fallback, this.#problems)
    table.need(['id', 'name'], this.#problems)
    this.#problems.throwIfAny()
    return table.rows.map(row => ({ id: row.raw('id'), parent: row.raw('parent') || null, name: row.raw('name') }))
  }
}

const cleanCode = (name: string): string => {
  const clean = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 40)
  return /^[A-Za-z_]/.test(clean) ? clean : `Q_${clean}`.replace(/_$/, '').slice(0, 40)
}

function settingOf(sheet: TextSheet, column: string): string {
  const [head, first] = sheet.rows.filter(row => row.cells.some(cell => cell.trim() !== ''))
  const at = head?.cells.findIndex(cell => cell.trim().toLowerCase() === column) ?? -1
  return at < 0 ? '' : (first?.cells[at] ?? '').trim()
}

function codeAt(sections: FormDocument['sections'], path: readonly PropertyKey[]): string | undefined {
  const section = path[0] === 'sections' && typeof path[1] === 'number' ? sections[path[1]] : undefined
  return path[2] === 'questions' && typeof path[3] === 'number' ? section?.questions[path[3]]?.code : section?.section?.code
}
