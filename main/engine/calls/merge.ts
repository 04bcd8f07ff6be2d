import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportRecipe } from '../../../shared/contract/import.ts'
import type { MergeCandidate, MergeReport, MergeResult, MergeWarning } from '../../../shared/contract/merge.ts'
import type { ParsedOf } from '../../../shared/contract/index.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers, JobContext } from '../handler.ts'
import type { ImportSession } from '../import/importSession.ts'
import { writeKept } from '../import/keptSource.ts'
import { matchColumns, sharedColumns, surveyNumber } from '../merge/columnMatch.ts'
import type { Comparison } from '../merge/compare.ts'
import { compare } from '../merge/compare.ts'
import type { FormerRecipe, Rebased } from '../merge/rebase.ts'
import { asAdded, rebase } from '../merge/rebase.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { KeptSource } from '../store/sourceChain.ts'
import type { Staging } from '../store/writer.ts'
import type { Taken } from './import.ts'
import { beside, headersOf, look, take, waitingSheet } from './import.ts'

/** Offered by itself from this share of columns on; with the survey's own number in both names from half of them. */
const OFFERED = 0.8
const OFFERED_NUMBERED = 0.5
const LISTED = 500
const LISTED_CONFLICTS = 2_000
const SHOWN = 6

type Inspect = ParsedOf<'merge.inspect'>

function candidates(project: ProjectReader, session: ImportSession): MergeCandidate[] {
  const { proposal } = session
  if (!proposal) return []
  const now = headersOf(proposal.columns)
  const number = surveyNumber(session.name)
  return project.datasets().filter(dataset => dataset.parent === null).map(({ id, name }): MergeCandidate => {
    const last = project.merging.sources(id).at(-1)!
    const share = sharedColumns(last.recipe.headers ?? labelsOf(last.recipe), now)
    const sameSurvey = number !== null && surveyNumber(last.file) === number
    return { dataset: id, name, share, sameSurvey, offered: share >= (sameSurvey ? OFFERED_NUMBERED : OFFERED) }
  }).sort((a, b) => Number(b.sameSurvey) - Number(a.sameSurvey) || b.share - a.share || b.dataset - a.dataset)
}

/** Before headers were kept: what the columns were called when they came in, one of each column. */
function labelsOf(recipe: ImportRecipe): string[] {
  const labels: string[] = []
  for (const { source, label } of recipe.variables) if (source.take === 'value') labels[source.column] ??= label
  return Array.from(labels, label => label ?? '')
}

/** Headers of the last file by column; of a file kept without them they are read again from its bytes. */
async function headersBefore(last: KeptSource, context: JobContext): Promise<string[]> {
  if (last.recipe.headers) return last.recipe.headers
  const folder = join(context.deps.appData, 'scratch', randomBytes(6).toString('hex'))
  try {
    await mkdir(folder, { recursive: true })
    const path = join(folder, 'source')
    const { stored } = last.recipe
    await writeKept(context.project.sourceBytes(last.id), stored, path)
    // A copy is UTF-8 and has one sheet, without a name, whatever the file was.
    const encoding = (stored ? 'utf-8' : last.encoding) as never
    const sheet = stored ? null : last.sheet
    return await beside({ path, name: last.file, stamp: '' }, context, async own => {
      const { proposal } = await look(own, { ...(sheet === null ? {} : { sheet }), ...(encoding === null ? {} : { encoding }), platform: last.platform }, context)
      return headersOf(proposal.columns)
    })
  } catch (error) {
    if (error instanceof YinguoError && error.code === 'CANCELLED') throw error
    return labelsOf(last.recipe)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Prepared { dataset: Dataset; rebased: Rebased; taken: Taken; comparison: Comparison; added: Set<string> }

/** Reads the sheet by the recipe of the data set's last file and compares. `add`: new variables that come along. */
async function prepare(session: ImportSession, { dataset: id, key }: Inspect, add: readonly string[], keep: boolean, context: JobContext, stagings: Staging[]): Promise<Prepared> {
  const { proposal } = session
  if (!proposal) throw new YinguoError('NOT_FOUND', { what: 'session', id: session.id })
  const dataset = context.project.dataset(id)
  const former: FormerRecipe[] = []
  for (const source of context.project.merging.sources(id).reverse()) former.push({ recipe: source.recipe, headers: await headersBefore(source, context) })
  const headers = headersOf(proposal.columns)
  if (former.every(each => matchColumns(each.headers, headers).size === 0)) throw new YinguoError('BAD_VALUE', { variable: dataset.name, value: session.name, why: 'otherSurvey' })
  const rebased = rebase(former, dataset.variables, dataset.questions, { headers, recipe: proposal.recipe })
  const unknown = add.find(wanted => !rebased.added.some(({ draft, simple }) => simple && draft.id === wanted))
  if (unknown !== undefined) throw new YinguoError('NOT_FOUND', { what: 'variable', id: unknown })
  const coming = rebased.added.filter(({ draft }) => add.includes(draft.id)).map(({ draft }) => draft)
  const recipe: ImportRecipe = { ...rebased.recipe, variables: [...rebased.recipe.variables, ...coming], questions: [...rebased.recipe.questions, ...rebased.questions.filter(question => coming.some(draft => draft.question === question.id))] }
  const taken = await take(session, { ...recipe, questions: questionsOf(recipe) }, context, stagings, { keep })
  context.checkpoint()
  context.progress({ phase: 'comparing', done: 0, total: null })
  const added = new Set(coming.map(draft => draft.id))
  const comparison = compare(context.project.merging, taken.staging, dataset, taken.recipe, added, key)
  return { dataset, rebased, taken, comparison, added }
}

/** The worker asks that every question a variable names is there; the data set may have got some since. */
function questionsOf(recipe: ImportRecipe): ImportRecipe['questions'] {
  const known = new Set(recipe.questions.map(question => question.id))
  const named = new Set(recipe.variables.flatMap(draft => (draft.question === null || known.has(draft.question) ? [] : [draft.question])))
  return [...recipe.questions, ...[...named].map(id => ({ id, number: '', title: '', kind: 'text' as const }))]
}

/** The key first, then answers, so that a person knows the row again. */
function shownOf({ dataset, comparison, taken }: Prepared): string[] {
  const there = new Set(taken.included.map(draft => draft.id))
  const own = dataset.variables.filter(variable => there.has(variable.id) && variable.role !== 'identifier')
  const rest = [...own.filter(variable => variable.role === 'id'), ...own.filter(variable => variable.role === 'paradata' && variable.kind === 'date'), ...own.filter(variable => variable.role === 'answer')]
  return [...new Set([...comparison.key.variables, ...rest.map(variable => variable.id)])].slice(0, SHOWN)
}

async function inspect(params: Inspect, context: JobContext): Promise<MergeReport> {
  const session = waitingSheet(context.deps, params.session)
  const prepared = await prepare(session, params, [], true, context, [])
  const { dataset, rebased, taken, comparison } = prepared
  const { merging } = context.project
  const { key, lines, gone, changed, conflicts } = comparison
  const shown = shownOf(prepared)
  const cut: MergeWarning[] = conflicts.length > LISTED_CONFLICTS ? [{ code: 'cut', params: { n: LISTED_CONFLICTS, total: conflicts.length } }] : []
  const firstLines = lines.slice(0, LISTED)
  const firstGone = gone.slice(0, LISTED)
  const goneRows = merging.rows(dataset.id, shown, firstGone)
  return {
    dataset: { id: dataset.id, name: dataset.name }, file: taken.converted.source.file, rows: taken.staging.rows,
    key: { kind: key.kind, variables: key.variables }, keyChoices: comparison.choices(),
    counts: {
      new: lines.length, gone: gone.length, unchanged: comparison.unchanged, changed: comparison.changedRows, cells: changed.length, kept: comparison.kept,
      conflicts: conflicts.length, ambiguous: { file: key.ambiguousFile.length, data: key.ambiguousData.length }, returned: comparison.returned.length,
    },
    shown,
    new: merging.stagedRows(taken.staging, shown, firstLines).map((values, index) => ({ line: firstLines[index]!, values: values.map((value, c) => comparison.instead(shown[c]!, value)) })),
    gone: firstGone.map((rid, index) => ({ rid, values: goneRows[index]! })),
    changed: changed.slice(0, LISTED), conflicts: conflicts.slice(0, LISTED_CONFLICTS),
    missing: rebased.missing.map(variable => ({ variable, label: dataset.variables.find(each => each.id === variable)?.label ?? variable })),
    added: rebased.added.map(asAdded), options: rebased.options, warnings: [...comparison.warnings, ...cut],
  }
}

async function commit(params: ParsedOf<'merge.commit'>, context: JobContext): Promise<MergeResult> {
  const started = performance.now()
  const session = waitingSheet(context.deps, params.session)
  const project = context.project.info()
  const { dataset, rebased, taken, comparison, added } = await prepare(session, params, params.add, false, context, [])
  await session.kill()
  context.checkpoint()
  context.progress({ phase: 'finishing', done: taken.staging.rows, total: taken.staging.rows })
  const decided = new Map(params.choices.map(({ rid, variable, take: whose }) => [`${rid} ${variable}`, whose]))
  const takes = comparison.conflicts.filter(cell => (decided.get(`${cell.rid} ${cell.variable}`) ?? params.conflicts) === 'file')
  const exclude = params.gone ? comparison.counting : []
  const own = new Map(dataset.variables.map(variable => [variable.id, variable]))
  const filled = new Set(taken.included.map(draft => draft.id))
  const { rows, changeSet } = context.commit(writer => {
    writer.mergeStaging(taken.staging, {
      dataset: dataset.id, recipe: taken.recipe, source: taken.converted.source, bytes: taken.converted.bytes,
      added: taken.included.filter(draft => added.has(draft.id)),
      questions: rebased.questions.filter(question => taken.included.some(draft => added.has(draft.id) && draft.question === question.id)),
      codes: codesOf(rebased, own),
      cells: [...[...comparison.changed, ...takes].map(({ rid, variable, next }) => ({ rid, variable, value: next })), ...comparison.filled],
      lines: comparison.lines, instead: comparison.instead,
      constants: dataset.variables.flatMap(variable => (variable.meaning === 'wave' && variable.derived === null && variable.codes.length === 1 && !filled.has(variable.id) ? [{ variable: variable.id, value: variable.codes[0]!.code }] : [])),
      exclude, reason: params.gone?.reason ?? null, include: comparison.returned,
    })
    return { rows: writer.dataset(dataset.id).rows, changeSet: writer.historyState().count + 1 }
  }, { new: comparison.lines.length, changed: comparison.changed.length + takes.length })
  return {
    project: project.fileName, dataset: { id: dataset.id, name: dataset.name }, rows, changeSet,
    merge: {
      new: comparison.lines.length, changed: comparison.changed.length, gone: comparison.gone.length, conflicts: comparison.conflicts.length, kept: comparison.kept, taken: takes.length,
      excluded: exclude.length, returned: comparison.returned.length, ambiguous: comparison.key.ambiguousFile.length, added: added.size,
    },
    elapsedMs: Math.round(performance.now() - started),
  }
}

/** New options after the codes as they are now, whatever a person has made of those since the import. */
function codesOf({ options }: Rebased, own: ReadonlyMap<string, Dataset['variables'][number]>): { variable: string; codes: Dataset['variables'][number]['codes'] }[] {
  return [...Map.groupBy(options, option => option.variable)].flatMap(([variable, news]) => {
    const codes = own.get(variable)?.codes ?? []
    const missing = news.filter(option => !codes.some(code => code.code === option.code))
    return missing.length === 0 ? [] : [{ variable, codes: [...codes, ...missing.map(({ code, label }) => ({ code, label }))] }]
  })
}

export const mergeHandlers: Handlers<'merge.candidates' | 'merge.files' | 'merge.inspect' | 'merge.commit'> = {
  'merge.candidates': ({ session }, { deps, project }) => candidates(project, waitingSheet(deps, session)),
  'merge.files': ({ dataset }, { project }) => project.merging.sources(dataset).map(({ id, file, sha256, at, rows }) => ({ file, sha256, at, rows, first: id === dataset })),
  'merge.inspect': inspect,
  'merge.commit': commit,
}
