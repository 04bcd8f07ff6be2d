import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { ImportProposal, ImportRecipe, ImportResult, ReadOptions, VariableDraft } from '../../../shared/contract/import.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handlers, JobContext } from '../handler.ts'
import { ImportSession } from '../import/importSession.ts'
import { limits, patience } from '../import/limits.ts'
import type { FromWorker } from '../import/messages.ts'
import { unpack } from '../import/packedBatch.ts'
import { personalColumns, withoutLabels } from '../import/personalColumns.ts'
import { isForm, isRepeatGroup } from '../import/platforms/kobo.ts'
import type { Staging } from '../store/writer.ts'

/** Repeat groups looked for in one workbook. */
const RELATED_SHEETS = 20

interface Imports {
  /** Parsed sheets that wait for a recipe: the oldest goes when there are too many. */
  sessions: Map<string, ImportSession>
  /** Those whose thread has not ended yet, the given up among them. */
  threads: Set<ImportSession>
  /** Sheets found to belong to the one that waits, by session. */
  related: Map<string, RelatedSheet[]>
}
type RelatedSheet = ImportProposal['related'][number] & { /** Holds personal data. */ personal: boolean }

const importsByEngine = new WeakMap<EngineDeps, Imports>()

function importsOf(deps: EngineDeps): Imports {
  let imports = importsByEngine.get(deps)
  if (!imports) importsByEngine.set(deps, imports = { sessions: new Map(), threads: new Set(), related: new Map() })
  return imports
}
/** The sheet that waits under this name. NOT_FOUND when it was given up. */
export function waitingSheet(deps: EngineDeps, id: string): ImportSession {
  const session = sessionsOf(deps).get(id)
  if (!session) throw new YinguoError('NOT_FOUND', { what: 'session', id })
  return session
}
const sessionsOf = (deps: EngineDeps): Map<string, ImportSession> => importsOf(deps).sessions

/** Ends every import worker of an engine that closes; resolves when none is left, so that the process may end. */
export async function closeImports(deps: EngineDeps): Promise<void> {
  await Promise.all([...importsOf(deps).threads].map(session => session.kill()))
}

/** The worker that already holds this very file, or a new one. */
async function sessionFor(deps: EngineDeps, path: string, name: string): Promise<ImportSession> {
  const sessions = sessionsOf(deps)
  const stamp = await stampOf(path, name)
  for (const session of sessions.values()) if (session.path === path && session.stamp === stamp && session.usable) return session
  for (const session of [...sessions.values()]) if (sessions.size >= limits.sessions && session.usable) await session.kill()
  const session = new ImportSession(randomUUID(), deps.workers.import, { path, name, stamp }, id => { sessions.delete(id); importsOf(deps).related.delete(id) })
  sessions.set(session.id, session)
  const { threads } = importsOf(deps)
  threads.add(session)
  void session.ended.then(() => threads.delete(session))
  return session
}

async function stampOf(path: string, name: string): Promise<string> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new Error('not a file')
    return `${found.size}:${found.mtimeMs}`
  } catch (error) {
    throw new YinguoError('M25', { name }, String(error))
  }
}

async function inspect(params: { grant: string; options: ReadOptions }, context: JobContext): Promise<ImportProposal> {
  const started = performance.now()
  const { path, name } = context.deps.grants.resolve(params.grant, 'read')
  // A sign of life before the thread has started.
  context.progress({ phase: 'reading', done: 0, total: null })
  const session = await sessionFor(context.deps, path, name)
  try {
    const { proposal } = await look(session, params.options, context)
    session.rows = proposal.rows
    session.proposal = proposal
    const related = await relatedSheets(session, proposal, context)
    importsOf(context.deps).related.set(session.id, related)
    return { ...proposal, related: related.map(({ sheet, rows }) => ({ sheet, rows })), session: session.id, elapsedMs: Math.round(performance.now() - started) }
  } catch (error) {
    // The answer does not wait for the thread to end.
    void session.kill()
    throw error
  }
}

export const look = (session: ImportSession, options: ReadOptions, context: JobContext): Promise<Extract<FromWorker, { kind: 'proposal' }>> =>
  session.run({ kind: 'inspect', path: session.path, name: session.name, options }, 'proposal', {
    signal: context.signal, onCancel: 'kill', noProgressMs: patience(session.name, Number.parseInt(session.stamp, 10)), onMessage: message => { if (message.kind === 'progress') context.progress(message.progress) },
  })

/** A thread of its own for a file that is no sheet of answers: a questionnaire. */
export const besideFile = async <R>(file: { path: string; name: string }, context: JobContext, work: (own: ImportSession) => Promise<R>): Promise<R> =>
  beside({ ...file, stamp: await stampOf(file.path, file.name) }, context, work)

/** A thread of its own for a sheet beside the one that waits: that one stays as it was proposed. */
export async function beside<R>(session: Pick<ImportSession, 'path' | 'name' | 'stamp'>, context: JobContext, work: (own: ImportSession) => Promise<R>): Promise<R> {
  const own = new ImportSession(randomUUID(), context.deps.workers.import, { path: session.path, name: session.name, stamp: session.stamp }, () => {})
  const { threads } = importsOf(context.deps)
  threads.add(own)
  void own.ended.then(() => threads.delete(own))
  try {
    return await work(own)
  } finally {
    await own.kill()
  }
}

/** The repeat groups of a KoBo form: its other sheets whose rows name the row they belong to (FORMATS.md 9). */
async function relatedSheets(session: ImportSession, proposal: Omit<ImportProposal, 'session' | 'elapsedMs'>, context: JobContext): Promise<RelatedSheet[]> {
  const others = proposal.sheets.filter(sheet => sheet.name !== proposal.source.sheet && sheet.rows > 1)
  const headers = proposal.columns.map(column => column.header)
  if (proposal.source.platform !== 'kobo' || others.length === 0 || !isForm(headers)) return []
  return beside(session, context, async own => {
    const found: RelatedSheet[] = []
    for (const { name } of others.slice(0, RELATED_SHEETS)) {
      try {
        const { proposal: other } = await look(own, { sheet: name, platform: 'kobo' }, context)
        if (isRepeatGroup(other.columns.map(column => column.header))) found.push({ sheet: name, rows: other.rows, personal: personalColumns(other.recipe).length > 0 })
      } catch (error) {
        // A sheet that holds no answers belongs to nobody; a cancel or a file that is gone does.
        if (!(error instanceof YinguoError) || error.code !== 'M23') throw error
      }
    }
    return found
  })
}

export interface Taken { recipe: ImportRecipe; included: VariableDraft[]; staging: Staging; converted: Converted }
type Converted = Extract<FromWorker, { kind: 'converted' }>

/** By column; a column without a header has none. */
export function headersOf(columns: readonly { index: number; header: string }[]): string[] {
  const headers: string[] = []
  for (const { index, header } of columns) {
    while (headers.length < index) headers.push('')
    headers[index] = header.slice(0, 2000)
  }
  return headers
}

/**
 * Runs a recipe over the sheet that waits in a session, into a staging table. `keep`: the sheet goes on waiting.
 * `beside`: other sheets of the file hold personal data.
 */
export async function take(session: ImportSession, asked: ImportRecipe, context: JobContext, stagings: Staging[], { keep = false, beside = false } = {}): Promise<Taken> {
  const personal = personalColumns(asked, session.proposal?.recipe)
  const emptied = asked.original !== 'whole' && (beside || personal.length > 0) ? personal : undefined
  const recipe: ImportRecipe = { ...(emptied ? withoutLabels(asked, emptied) : asked), headers: headersOf(session.proposal?.columns ?? []), stored: undefined }
  const included = recipe.variables.filter(variable => variable.include)
  const staging = context.stage(included.map(variable => variable.id))
  stagings.push(staging)
  const converted = await session.run({ kind: 'commit', recipe, keep, ...(emptied && { emptied }) }, 'converted', {
    signal: context.signal,
    onCancel: 'tell',
    onMessage(message: FromWorker) {
      if (message.kind === 'batch') {
        const batch = unpack(message.batch)
        staging.append(batch)
        const used = batch.columns.filter(column => column instanceof Float64Array)
        session.send({ kind: 'written', used }, used.map(column => column.buffer as ArrayBuffer))
        context.progress({ phase: 'writing', done: staging.rows, total: session.rows })
      } else if (message.kind === 'progress') context.progress(message.progress)
    },
  })
  const { stored } = converted.source
  return { recipe: stored ? { ...recipe, stored } : recipe, included, staging, converted }
}

async function commit(params: { session: string; recipe: ImportRecipe; related?: string[] | undefined; keepIdentifiers: boolean }, context: JobContext): Promise<ImportResult> {
  const started = performance.now()
  const session = waitingSheet(context.deps, params.session)
  const project = context.project.info()
  const { recipe } = params
  const known = importsOf(context.deps).related.get(session.id) ?? []
  const wanted = params.related ?? known.map(found => found.sheet)
  const missing = wanted.find(sheet => !known.some(found => found.sheet === sheet))
  if (missing !== undefined) throw new YinguoError('NOT_FOUND', { what: 'sheet', id: missing })
  const stagings: Staging[] = []
  let adopted = false
  try {
    // Each data set keeps the file: what one sheet holds is not to come back with another.
    const withPersons = known.some(found => found.personal) || personalColumns(recipe, session.proposal?.recipe).length > 0
    const main = await take(session, recipe, context, stagings, { beside: withPersons })
    // The sheet is not needed any more; its memory is, for the file that is written into the project.
    await session.kill()
    const repeats: (Taken & { sheet: string })[] = []
    for (const sheet of wanted) {
      repeats.push(await beside(session, context, async own => {
        const { proposal } = await look(own, { sheet, platform: 'kobo' }, context)
        own.rows = proposal.rows
        own.proposal = proposal
        const { period, type, wave, original } = recipe
        const variables = proposal.recipe.variables.map(draft => (draft.role === 'identifier' && params.keepIdentifiers ? { ...draft, include: true } : draft))
        return { ...await take(own, { ...proposal.recipe, variables, name: `${recipe.name} - ${sheet}`.slice(0, 120), period, type, wave, original }, context, stagings, { beside: withPersons }), sheet }
      }))
    }
    context.checkpoint()
    context.progress({ phase: 'finishing', done: main.staging.rows, total: main.staging.rows })
    const { dataset, related } = context.commit(writer => {
      const adopt = ({ recipe: own, included, staging, converted }: Taken, parent?: number): number => writer.adoptStaging(staging, {
        recipe: own, questions: own.questions, variables: included, source: converted.source, bytes: converted.bytes, simulated: converted.simulated || main.converted.simulated, ...(parent === undefined ? {} : { parent }),
      })
      const id = adopt(main)
      const below = repeats.map(repeat => ({ id: adopt(repeat, id), name: repeat.recipe.name, sheet: repeat.sheet, rows: repeat.staging.rows }))
      return { dataset: writer.dataset(id), related: below }
    }, { rows: main.staging.rows, columns: main.included.length, file: main.converted.source.file })
    adopted = true
    return {
      project: project.fileName,
      dataset: { id: dataset.id, name: dataset.name },
      source: dataset.source,
      rows: dataset.rows,
      variables: dataset.variables.map(({ id, name, label, kind, question }) => ({ id, name, label, kind, question })),
      questions: dataset.questions.map(question => ({
        id: question.id, title: question.title, kind: question.kind, variables: question.variables,
        options: optionsOf(question.kind, dataset.variables.filter(variable => question.variables.includes(variable.id))),
      })),
      paradata: dataset.variables.filter(variable => variable.role !== 'answer').map(variable => variable.id),
      ledger: dataset.ledger,
      warnings: main.converted.warnings,
      related,
      elapsedMs: Math.round(performance.now() - started),
    }
  } finally {
    if (!adopted) for (const staging of stagings) staging.discard()
  }
}

/** Options as the respondent saw them: of a multiple choice one for each indicator, else the codes of its first variable. */
function optionsOf(kind: string, variables: { kind: string; label: string; codes: { code: number; label: string }[] }[]): { code: number; label: string }[] {
  if (kind === 'multiple') return variables.filter(variable => variable.kind === 'indicator').map((variable, index) => ({ code: index + 1, label: variable.label }))
  return (variables[0]?.codes ?? []).map(({ code, label }) => ({ code, label }))
}

export const importHandlers: Handlers<'import.inspect' | 'import.commit' | 'import.discard'> = {
  'import.inspect': inspect,
  'import.commit': commit,
  'import.discard': (params, context) => {
    void sessionsOf(context.deps).get(params.session)?.kill()
    return null
  },
}
