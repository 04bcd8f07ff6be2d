import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { ImportProposal, ImportRecipe, ImportResult, ReadOptions } from '../../../shared/contract/import.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { EngineDeps } from '../deps.ts'
import type { Handlers, JobContext } from '../handler.ts'
import { ImportSession } from '../import/importSession.ts'
import { limits } from '../import/limits.ts'
import type { FromWorker } from '../import/messages.ts'

interface Imports {
  /** Parsed sheets that wait for a recipe: the oldest goes when there are too many. */
  sessions: Map<string, ImportSession>
  /** Those whose thread has not ended yet, the given up among them. */
  threads: Set<ImportSession>
}
const importsByEngine = new WeakMap<EngineDeps, Imports>()

function importsOf(deps: EngineDeps): Imports {
  let imports = importsByEngine.get(deps)
  if (!imports) importsByEngine.set(deps, imports = { sessions: new Map(), threads: new Set() })
  return imports
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
  const session = new ImportSession(randomUUID(), deps.workers.import, { path, name, stamp }, id => { sessions.delete(id) })
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
  const session = await sessionFor(context.deps, path, name)
  try {
    const { proposal } = await session.run({ kind: 'inspect', path, name, options: params.options }, 'proposal', {
      signal: context.signal, onCancel: 'kill', onMessage: message => { if (message.kind === 'progress') context.progress(message.progress) },
    })
    session.rows = proposal.rows
    return { ...proposal, session: session.id, elapsedMs: Math.round(performance.now() - started) }
  } catch (error) {
    // The answer does not wait for the thread to end.
    void session.kill()
    throw error
  }
}

async function commit(params: { session: string; recipe: ImportRecipe }, context: JobContext): Promise<ImportResult> {
  const started = performance.now()
  const session = sessionsOf(context.deps).get(params.session)
  if (!session) throw new YinguoError('NOT_FOUND', { what: 'session', id: params.session })
  const project = context.project.info()
  const { recipe } = params
  const included = recipe.variables.filter(variable => variable.include)
  const staging = context.stage(included.map(variable => variable.id))
  let adopted = false
  try {
    const converted = await session.run({ kind: 'commit', recipe }, 'converted', {
      signal: context.signal,
      onCancel: 'tell',
      onMessage(message: FromWorker) {
        if (message.kind === 'batch') {
          staging.append(message.batch)
          const used = message.batch.columns.filter(column => column instanceof Float64Array)
          session.send({ kind: 'written', used }, used.map(column => column.buffer as ArrayBuffer))
          context.progress({ phase: 'writing', done: staging.rows, total: session.rows })
        } else if (message.kind === 'progress') context.progress(message.progress)
      },
    })
    // The sheet is not needed any more; its memory is, for the file that is written into the project.
    await session.kill()
    context.checkpoint()
    context.progress({ phase: 'finishing', done: staging.rows, total: staging.rows })
    const dataset = context.commit(writer => writer.dataset(writer.adoptStaging(staging, {
      recipe, questions: recipe.questions, variables: included, source: converted.source, bytes: converted.bytes, simulated: converted.simulated,
    })), { rows: staging.rows, columns: included.length, file: converted.source.file })
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
      warnings: converted.warnings,
      elapsedMs: Math.round(performance.now() - started),
    }
  } finally {
    if (!adopted) staging.discard()
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
