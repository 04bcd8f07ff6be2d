import type { FormMatch, MatchedPair } from '../../../../shared/contract/formMatch.ts'
import type { ImportRecipe } from '../../../../shared/contract/import.ts'
import { matchColumns, SURE } from '../../../../shared/forms/match/matchColumns.ts'
import type { ColumnMatch, MatchColumn } from '../../../../shared/forms/match/matchColumns.ts'
import { matchedCodes, matchedRecipe } from '../../../../shared/forms/match/matchedRecipe.ts'
import { outlineOfDocument } from '../../../../shared/forms/outline.ts'
import { formDrafts } from '../../../../shared/forms/variables.ts'
import type { FormDrafts } from '../../../../shared/forms/variables.ts'
import { COLLECTION, collectionColumns } from '../../../../shared/model/response.ts'
import type { VariablePatch } from '../../../../shared/model/variable.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { outlineNow } from '../../responses/collection.ts'
import type { ProjectReader } from '../../store/reader.ts'
import type { ProjectWriter } from '../../store/writer.ts'
import { bindData, versionForResponse } from '../publish.ts'
import { formContentOf, formIds, readVersions } from '../readForm.ts'
import { variableWords } from '../variableWords.ts'

/** Share of the answer columns that must fit before a questionnaire is offered by itself. */
const FITS = 0.8

export interface Source { kind: 'dataset'; dataset: number }
export interface Sheet { kind: 'recipe'; recipe: ImportRecipe }
export interface Chosen { column: string; variable: string }

const draftsNow = (project: ProjectReader, form: string): FormDrafts => {
  const outline = outlineNow(project, form)
  return formDrafts(outline, variableWords(outline.settings.languages[0] ?? 'zh-CN'))
}

function columnsOf(project: ProjectReader, source: Source | Sheet): MatchColumn[] {
  const { questions, variables } = source.kind === 'dataset' ? project.dataset(source.dataset) : source.recipe
  const titles = new Map(questions.map(question => [question.id, question.title]))
  return variables.filter(variable => variable.role === 'answer' && (!('include' in variable) || variable.include) && !('derived' in variable && variable.derived !== null))
    .map(({ id, name, label, kind, codes, question }) => ({ id, name, label, kind, codes, title: titles.get(question ?? '') ?? '' }))
}

const shareOf = (match: ColumnMatch, columns: readonly MatchColumn[]): number =>
  (columns.length === 0 ? 0 : match.pairs.filter(pair => pair.confidence >= SURE).length / columns.length)

/** The version that has most of the matched variables and fewest others; the newest among equals. */
function versionFor(project: ProjectReader, form: string, matched: readonly string[]): number {
  let best = { number: 0, score: -1 }
  const versions = readVersions(project, form)
  for (const { number, document } of versions) {
    const ids = new Set(formDrafts(outlineOfDocument(document)).variables.map(variable => variable.id))
    const score = matched.filter(id => ids.has(id)).length / Math.max(1, new Set([...matched, ...ids]).size)
    if (score >= best.score) best = { number, score }
  }
  const now = new Set(draftsNow(project, form).variables.map(variable => variable.id))
  return matched.filter(id => now.has(id)).length / Math.max(1, new Set([...matched, ...now]).size) > best.score ? 0 : best.number
}

export function matchForm(project: ProjectReader, asked: string | null, source: Source | Sheet, chosen: readonly Chosen[] | null): FormMatch | null {
  const columns = columnsOf(project, source)
  const tried = (asked === null ? formIds(project) : [asked]).map(form => {
    const drafts = draftsNow(project, form)
    const match = matchColumns(drafts, columns)
    return { form, drafts, match, share: shareOf(match, columns) }
  }).sort((a, b) => b.share - a.share)
  const found = tried[0]
  if (!found || (asked === null && found.share < FITS)) return null
  const { form, drafts } = found
  const match = chosen ? correctedMatch(found.match, drafts, columns, chosen) : found.match
  const labels = new Map(columns.map(column => [column.id, column.title !== '' && column.title !== column.label ? `${column.title} · ${column.label || column.name}` : column.label || column.name]))
  const told = drafts.variables.map(({ id, label, question }) => ({ id, label, question }))
  const byId = new Map(told.map(each => [each.id, each]))
  const turned = source.kind === 'recipe' ? matchedRecipe(source.recipe, drafts, match.pairs) : null
  return {
    form, name: formContentOf(project, form).name, share: shareOf(match, columns), version: versionFor(project, form, match.pairs.map(pair => pair.variable)),
    pairs: match.pairs.map((pair): MatchedPair => ({ ...pair, columnLabel: labels.get(pair.column) ?? pair.column })),
    unmatchedColumns: match.columns.map(id => ({ id, label: labels.get(id) ?? id })), unmatchedVariables: match.variables.flatMap(id => byId.get(id) ?? []), variables: told,
    recipe: turned?.recipe ?? null, ids: turned?.ids ?? {},
  }
}

/** What somebody chose; where they left the proposal as it was, with its confidence. */
function correctedMatch(proposed: ColumnMatch, drafts: FormDrafts, columns: readonly MatchColumn[], chosen: readonly Chosen[]): ColumnMatch {
  const known = new Set(drafts.variables.map(variable => variable.id))
  const there = new Set(columns.map(column => column.id))
  const taken = new Set<string>()
  const pairs = chosen.filter(({ column, variable }) => {
    if (!known.has(variable) || !there.has(column) || taken.has(variable)) return false
    taken.add(variable)
    return true
  }).map(pair => proposed.pairs.find(each => each.column === pair.column && each.variable === pair.variable) ?? { ...pair, confidence: 1, by: 'chosen' as const })
  const used = new Set(pairs.map(pair => pair.column))
  return { pairs, columns: columns.filter(column => !used.has(column.id)).map(column => column.id), variables: [...known].filter(id => !taken.has(id)) }
}

/** Binds a data set and gives its variables what the questionnaire knows of them. Nothing of the answers is changed. */
export function applyMatch(project: ProjectWriter, asked: { dataset: number; form: string; version: number; pairs: readonly Chosen[]; factors: boolean }, at: string): { version: number; factors: number; otherCodes: string[] } {
  const { dataset, form, pairs } = asked
  const drafts = draftsNow(project, form)
  const wanted = new Map(drafts.variables.map(variable => [variable.id, variable]))
  const data = project.dataset(dataset)
  const there = new Map(data.variables.map(variable => [variable.id, variable]))
  const factors = new Set(project.factors().map(factor => factor.id))
  const otherCodes: string[] = []
  const answers: Record<string, string> = {}
  let linked = 0
  for (const pair of pairs) {
    const column = there.get(pair.column)
    const variable = wanted.get(pair.variable)
    if (!column) throw new YinguoError('NOT_FOUND', { what: 'variable', id: pair.column })
    if (!variable) throw new YinguoError('NOT_FOUND', { what: 'variable', id: pair.variable })
    answers[variable.id] = column.id
    const patch: VariablePatch = {}
    if (variable.scale && JSON.stringify(column.scale) !== JSON.stringify(variable.scale) && column.derived === null) patch.scale = variable.scale
    const { codes, moved } = matchedCodes(column.codes, variable.codes, variable.scale)
    if (moved) otherCodes.push(column.label || column.name)
    else if (column.kind !== 'text' && column.kind !== 'date' && column.kind !== 'indicator' && JSON.stringify(codes) !== JSON.stringify(column.codes)) patch.codes = codes
    if (!moved && variable.kind !== column.kind && variable.kind === 'scale' && column.kind !== 'text' && column.kind !== 'date' && column.kind !== 'indicator' && column.derived === null) patch.kind = 'scale'
    if (Object.keys(patch).length > 0) project.updateVariables(dataset, [column.id], patch)
    if (asked.factors && variable.factor !== null && factors.has(variable.factor) && column.factor !== variable.factor) {
      project.assignItems([{ dataset, variable: column.id }], variable.factor)
      linked++
    }
  }
  const before = project.datasetSettings(dataset)
  const kept = collectionColumns.safeParse(before[COLLECTION] ?? {})
  project.updateDataset(dataset, { settings: { ...before, [COLLECTION]: { ...(kept.success ? kept.data : collectionColumns.parse({})), answers } } })
  const version = asked.version > 0 ? asked.version : versionForResponse(project, form, at)
  bindData(project, dataset, { form, version })
  return { version, factors: linked, otherCodes }
}
