import { createHash } from 'node:crypto'
import type { QuestionDraft, VariableDraft } from '../../../shared/contract/import.ts'
import { outlineOfForm } from '../../../shared/forms/outline.ts'
import type { Outline } from '../../../shared/forms/outline.ts'
import { wordsIn } from '../../../shared/forms/text.ts'
import type { FormDrafts, FormVariable } from '../../../shared/forms/variables.ts'
import { formDrafts } from '../../../shared/forms/variables.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { isSection } from '../../../shared/model/form.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Code } from '../../../shared/model/questionnaire.ts'
import { COLLECTED, COLLECTION, besideAnswers, collectionColumns, viaCodes } from '../../../shared/model/response.ts'
import type { BesideAnswers, CollectionColumns } from '../../../shared/model/response.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { boundData, formContentOf, readNodes, readVersions } from '../forms/readForm.ts'
import { bindData } from '../forms/publish.ts'
import { variableWords } from '../forms/variableWords.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ProjectWriter } from '../store/writer.ts'

/** The data set the answers of a questionnaire are collected in, and which of its columns holds what. */
export interface Collection { dataset: number; columns: CollectionColumns }

export const outlineNow = (project: ProjectReader, form: string): Outline => outlineOfForm({ settings: formContentOf(project, form).settings, nodes: readNodes(project, form) })

/** Those collected here, newest last; null before the first response. */
export function collectionOf(project: ProjectReader, form: string): Collection | null {
  const found = boundData(project, form).findLast(({ dataset }) => project.dataset(dataset).source.platform === COLLECTED)
  if (!found) return null
  const columns = collectionColumns.safeParse(project.datasetSettings(found.dataset)[COLLECTION] ?? {})
  return { dataset: found.dataset, columns: columns.success ? columns.data : collectionColumns.parse({}) }
}

/** Ids are columns of one table: told apart without regard to case. */
class ColumnNames {
  #taken: Set<string>
  constructor(taken: Iterable<string>) { this.#taken = new Set(['rid', 'excluded', ...Array.from(taken, id => id.toLowerCase())]) }
  free(wanted: string): string {
    let id = wanted
    for (let again = 2; this.#taken.has(id.toLowerCase()); again++) id = `${wanted}_${again}`
    this.#taken.add(id.toLowerCase())
    return id
  }
}

const draftOf = (id: string, { label, kind, question, codes, scale }: FormVariable, column: number): VariableDraft => ({
  id, name: id, label, kind, role: 'answer', question, source: { take: 'value', column }, codes, scale, include: true, treatment: 'keep', meaning: null,
})

const besideShape: Record<BesideAnswers, Pick<VariableDraft, 'kind' | 'role' | 'meaning'>> = {
  serial: { kind: 'number', role: 'id', meaning: null },
  start: { kind: 'date', role: 'paradata', meaning: null },
  end: { kind: 'date', role: 'paradata', meaning: null },
  seconds: { kind: 'number', role: 'paradata', meaning: 'duration' },
  version: { kind: 'number', role: 'paradata', meaning: 'version' },
  via: { kind: 'nominal', role: 'paradata', meaning: null },
  language: { kind: 'text', role: 'paradata', meaning: null },
  enteredBy: { kind: 'text', role: 'paradata', meaning: null },
}

function besideDraft(lang: 'zh-CN' | 'en', key: BesideAnswers, id: string, column: number): VariableDraft {
  const t = translator(lang)
  const codes: Code[] = key === 'via' ? [{ code: viaCodes.fill, label: t('fill.via.fill') }, { code: viaCodes.paper, label: t('fill.via.paper') }] : []
  return { id, name: id, label: t(`fill.column.${key}`), ...besideShape[key], question: null, source: { take: 'value', column }, codes, scale: null, include: true, treatment: 'keep' }
}

const langOf = (outline: Outline): 'zh-CN' | 'en' => ((outline.settings.languages[0] ?? 'zh-CN').startsWith('zh') ? 'zh-CN' : 'en')

/** Another kind, or a scale with other ends: the numbers would not mean the same, so it gets a column of its own. */
const sameMeasure = (variable: Variable, now: FormVariable): boolean =>
  variable.kind === now.kind && variable.scale?.min === now.scale?.min && variable.scale?.max === now.scale?.max && variable.scale?.direction === now.scale?.direction

/** What the data set knows, and behind it the codes only the newer version has; null when there are none. */
function joinedCodes(known: readonly Code[], now: readonly Code[]): Code[] | null {
  const fresh = now.filter(code => !known.some(old => old.code === code.code))
  return fresh.length > 0 ? [...known, ...fresh] : null
}

/**
 * The data set for a response under this version, made at the first one and widened where the version has questions, options or pages
 * it does not know. To be called after `versionForResponse`, in the same change set.
 */
export function prepareCollection(project: ProjectWriter, form: string, version: number, pages: readonly string[]): Collection & { drafts: FormDrafts; outline: Outline } {
  const outline = outlineNow(project, form)
  const drafts = formDrafts(outline, variableWords(outline.settings.languages[0] ?? 'zh-CN'))
  const found = collectionOf(project, form)
  const { dataset, columns } = found ? widened(project, found, outline, drafts, version) : created(project, form, outline, drafts, version)
  const kept = withPages(project, dataset, columns, outline, pages)
  const before = project.datasetSettings(dataset)
  if (JSON.stringify(before[COLLECTION]) !== JSON.stringify(kept)) project.updateDataset(dataset, { settings: { ...before, [COLLECTION]: kept } })
  bindData(project, dataset, { form, version })
  return { dataset, columns: kept, drafts, outline }
}

function created(project: ProjectWriter, form: string, outline: Outline, drafts: FormDrafts, version: number): Collection {
  if (drafts.variables.length === 0) throw new YinguoError('NOT_FOUND', { what: 'form_node', id: '1' })
  const { name } = formContentOf(project, form)
  const snapshot = readVersions(project, form).find(each => each.number === version)
  const bytes = new TextEncoder().encode(JSON.stringify(snapshot))
  const names = new ColumnNames([])
  const columns = collectionColumns.parse({})
  const variables = drafts.variables.map((variable, column): VariableDraft => {
    const id = columns.answers[variable.id] = names.free(variable.id)
    return draftOf(id, variable, column)
  })
  for (const key of besideAnswers) {
    const id = columns.beside[key] = names.free(key)
    variables.push(besideDraft(langOf(outline), key, id, variables.length))
  }
  const dataset = project.createCollected({
    recipe: { name: name.slice(0, 120), questions: drafts.questions, variables, issued: null, period: '', type: 'survey', wave: null },
    questions: drafts.questions, variables, bytes, simulated: false,
    source: {
      file: `${name.slice(0, 200)}.json`, sha256: createHash('sha256').update(bytes).digest('hex'), container: 'json', sheet: null, encoding: 'utf-8', platform: COLLECTED, headerRows: 0,
    },
  })
  assignFactors(project, dataset, drafts.variables, columns)
  return { dataset, columns }
}

/** Items are put under the factors their questions name, as far as they are still there. */
function assignFactors(project: ProjectWriter, dataset: number, variables: readonly FormVariable[], columns: CollectionColumns): void {
  const known = new Set(project.factors().map(factor => factor.id))
  const wanted = variables.filter(variable => variable.factor !== null && known.has(variable.factor))
  for (const [factor, items] of Map.groupBy(wanted, variable => variable.factor)) {
    project.assignItems(items.map(item => ({ dataset, variable: columns.answers[item.id] ?? item.id })), factor)
  }
}

function widened(project: ProjectWriter, { dataset, columns }: Collection, outline: Outline, drafts: FormDrafts, version: number): Collection {
  const data: Dataset = project.dataset(dataset)
  const byId = new Map(data.variables.map(variable => [variable.id, variable]))
  const names = new ColumnNames(data.variables.map(variable => variable.id))
  const kept: CollectionColumns = { ...columns, answers: { ...columns.answers }, beside: { ...columns.beside } }
  const added: FormVariable[] = []
  const fresh: VariableDraft[] = []
  for (const variable of drafts.variables) {
    const known = byId.get(kept.answers[variable.id] ?? '')
    if (known && sameMeasure(known, variable)) {
      const codes = joinedCodes(known.codes, variable.codes)
      if (codes) project.updateVariables(dataset, [known.id], { codes })
      continue
    }
    // An earlier version may have measured the same way under a column that stands aside now.
    const earlier = data.variables.find(each => each.id.startsWith(`${variable.id}_v`) && sameMeasure(each, variable))
    if (earlier) { kept.answers[variable.id] = earlier.id; continue }
    const id = kept.answers[variable.id] = names.free(known ? `${variable.id}_v${version}` : variable.id)
    fresh.push(draftOf(id, variable, 0))
    added.push(variable)
  }
  for (const key of besideAnswers) {
    if (byId.has(kept.beside[key] ?? '')) continue
    const id = kept.beside[key] = names.free(key)
    fresh.push(besideDraft(langOf(outline), key, id, 0))
  }
  if (fresh.length > 0) {
    const wanted = new Set(fresh.map(draft => draft.question))
    const known = new Set(data.questions.map(question => question.id))
    const questions: QuestionDraft[] = drafts.questions.filter(question => wanted.has(question.id) && !known.has(question.id))
    project.widenDataset(dataset, questions, fresh)
    assignFactors(project, dataset, added, kept)
  }
  return { dataset, columns: kept }
}

/** Columns of seconds for pages that were timed for the first time. */
function withPages(project: ProjectWriter, dataset: number, columns: CollectionColumns, outline: Outline, pages: readonly string[]): CollectionColumns {
  const { variables } = project.dataset(dataset)
  const there = new Set(variables.map(variable => variable.id))
  const missing = pages.filter(page => !there.has(columns.pages[page] ?? ''))
  if (missing.length === 0) return columns
  const t = translator(langOf(outline))
  const names = new ColumnNames(there)
  const kept = { ...columns, pages: { ...columns.pages } }
  const titles = new Map(outline.nodes.map(({ node }) => [node.code, isSection(node) ? wordsIn(node.text) : node.code]))
  project.widenDataset(dataset, [], missing.map((page): VariableDraft => {
    const id = kept.pages[page] = names.free(`seconds_${page}`)
    return {
      id, name: id, label: t('fill.column.page', { page: (titles.get(page) ?? page).slice(0, 200) }), kind: 'number', role: 'paradata', question: null,
      source: { take: 'value', column: 0 }, codes: [], scale: null, include: true, treatment: 'keep', meaning: null,
    }
  }))
  return kept
}
