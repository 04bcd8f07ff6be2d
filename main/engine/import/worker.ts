import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import type { ImportRecipe } from '../../../shared/contract/import.ts'
import { toYinguoError, YinguoError } from '../../../shared/rpc/errors.ts'
import { Converter } from './convert.ts'
import type { FromWorker, Numbered, ToWorker } from './messages.ts'
import { BATCHES_AHEAD, batchRows } from './messages.ts'
import { limits } from './limits.ts'
import { buffersOf, pack } from './packedBatch.ts'
import { propose, sourceInfo } from './proposal.ts'
import type { Parsed } from './proposal.ts'
import { load, readSource } from './source.ts'
import type { ReadFile } from './source.ts'

/** Entry of the import worker: reads hostile files where they can be killed, and never sees the database. */
const port = parentPort
// What a file calls __proto__ is a name like any other in here.
Reflect.deleteProperty(Object.prototype, '__proto__')
if (!port) throw new Error('the import worker is started as a worker thread')

/** Bytes of a file that are given back while its sheet waits. */
const LARGE_FILE = 1 << 20

/** The task under way; 0 when it was cancelled. */
let current = 0
type Send = (message: FromWorker, transfer?: ArrayBuffer[]) => void
const sender = (task: number): Send => (message, transfer = []) => port.postMessage({ ...message, task } satisfies Numbered<FromWorker>, transfer)

let file: ReadFile | null = null
let readAs = ''
let readAgain: (() => Promise<Buffer>) | null = null
let parsed: Parsed | null = null
let ahead = 0
let onWritten: (() => void) | null = null
let converter: Converter | null = null

async function inspect(message: Extract<ToWorker, { kind: 'inspect' }>, task: number, send: Send): Promise<void> {
  const { sheet, entry, encoding, delimiter } = message.options
  const key = JSON.stringify([message.path, sheet, entry, encoding, delimiter])
  if (!file || readAs !== key) {
    file = null
    file = await readSource(message.path, message.name, message.options, progress => {
      if (current !== task) throw new YinguoError('CANCELLED')
      send({ kind: 'progress', progress })
    })
    readAs = key
    readAgain = file.enclosedIn === null ? () => load(message.path, message.name) : async () => (await readSource(message.path, message.name, message.options)).bytes
    // Once read to its end a large file only takes room until it is known what the project keeps of it. Of a workbook
    // of several sheets a thread may still be inflating a part that was only glanced at.
    if (file.enclosedIn === null && file.sheets.length <= 1 && file.size > LARGE_FILE) giveBack(file)
  }
  send({ kind: 'progress', progress: { phase: 'profiling', done: 0, total: null } })
  const found = propose(file, file.name, message.options)
  parsed = found.parsed
  send({ kind: 'proposal', proposal: found.proposal })
}

async function commit({ recipe, keep = false, emptied }: Extract<ToWorker, { kind: 'commit' }>, task: number, send: Send): Promise<void> {
  if (!parsed) throw new YinguoError('NOT_FOUND', { what: 'session', id: '' })
  const sheet = parsed
  checkRecipe(recipe, sheet)
  ahead = 0
  const own = converter = new Converter(sheet, recipe)
  const copies = keep || !emptied ? null : await import('./emptiedCopy.ts')
  if (current !== task) throw new YinguoError('CANCELLED')
  const copy = copies && emptied ? new copies.EmptiedCopy(sheet.file, sheet.place.to, emptied) : null
  if (copy) giveBack(sheet.file)
  // Another file in its place is told of before anything is written.
  else if (!keep && sheet.file.bytes.length === 0) letGo(await original(sheet))
  try {
    for (;;) {
      const batch = own.next(batchRows(own.columns.length))
      if (!batch) break
      const packed = pack(batch)
      send({ kind: 'batch', batch: packed }, buffersOf(packed))
      ahead++
      // One turn of the event loop for each batch, so that a cancel is heard.
      await new Promise<void>(resolve => { setImmediate(resolve) })
      // The copy grows while the engine writes.
      await copy?.take(sheet.place.data + own.done)
      while (ahead >= BATCHES_AHEAD && current === task) await new Promise<void>(resolve => { onWritten = resolve })
      if (current !== task) throw new YinguoError('CANCELLED')
    }
    const [source, rows, warnings] = [sourceInfo(sheet), own.total, [...sheet.warnings, ...own.warnings()]]
    await copy?.take(sheet.file.table.rows)
    converter = null
    if (!keep) {
      // The rows have been handed over: their memory is wanted for the bytes, of which SQLite will make copies.
      parsed = null
      file = null
      sheet.file.table.release()
    }
    const kept = await copy?.finish()
    const bytes = keep ? Buffer.alloc(0) : kept?.bytes ?? await original(sheet)
    const done: FromWorker = { kind: 'converted', rows, simulated: sheet.simulated, source: { ...source, ...(kept && { stored: kept.stored }) }, warnings, bytes }
    // The bytes move: a second copy of a large file is not wanted.
    send(done, !keep && isOwn(bytes) ? [bytes.buffer as ArrayBuffer] : [])
  } finally { copy?.close() }
}

/** The file's bytes are not wanted where a copy is kept; their memory is. */
function giveBack(of: ReadFile): void {
  letGo(of.bytes)
  of.bytes = Buffer.alloc(0)
}

function letGo(bytes: Buffer): void { if (isOwn(bytes)) (bytes.buffer as ArrayBuffer).transfer(0) }

/** Not a piece of memory that others have a part in. */
const isOwn = (bytes: Buffer): boolean => bytes.byteLength === bytes.buffer.byteLength

/** The file's bytes, read again when they were given back. M25 when it is another file now. */
async function original({ file: { bytes, sha256, name } }: Parsed): Promise<Buffer> {
  if (bytes.length > 0 || !readAgain) return bytes
  const found = await readAgain()
  if (createHash('sha256').update(found).digest('hex') !== sha256) throw new YinguoError('M25', { name })
  return found
}

/** A recipe comes from outside this thread: what it names must exist. */
function checkRecipe(recipe: ImportRecipe, of: Parsed): void {
  const included = recipe.variables.filter(variable => variable.include)
  if (included.length === 0) throw new YinguoError('BAD_VALUE', { variable: recipe.name, value: '', why: 'nothingIncluded' })
  if (included.length > limits.variables) throw new YinguoError('M09', { what: 'variables', sheet: of.file.sheet, n: included.length, max: limits.variables })
  const ids = new Set<string>()
  const questions = new Set(recipe.questions.map(question => question.id))
  for (const variable of included) {
    const id = variable.id.toLowerCase()
    if (ids.has(id) || id === 'rid' || id === 'excluded') throw new YinguoError('BAD_PARAMS', { issues: [`variable id ${variable.id}`] })
    if (variable.question !== null && !questions.has(variable.question)) throw new YinguoError('BAD_PARAMS', { issues: [`question ${variable.question}`] })
    if (variable.source.column >= Math.max(of.file.table.width, 1)) throw new YinguoError('BAD_PARAMS', { issues: [`column ${variable.source.column}`] })
    ids.add(id)
  }
}

function answer(work: Promise<void>, send: Send): void {
  work.catch((thrown: unknown) => {
    const error = toYinguoError(thrown)
    send({ kind: 'failed', code: error.code, params: error.params, detail: error.detail })
  })
}

function wake(): void {
  onWritten?.()
  onWritten = null
}

port.on('message', (message: Numbered<ToWorker>) => {
  const { task } = message
  switch (message.kind) {
    case 'inspect':
    case 'commit': {
      current = task
      wake()
      const send = sender(task)
      answer(message.kind === 'inspect' ? inspect(message, task, send) : commit(message, task, send), send)
      break
    }
    case 'readForm': {
      current = task
      const send = sender(task)
      answer(import('../forms/exchange/readFormFile.ts').then(async ({ readFormFile }) => send({ kind: 'form', form: await readFormFile(message.path, message.name, message.lang) })), send)
      break
    }
    case 'written':
      if (task !== current) return
      converter?.reuse(message.used)
      ahead--
      wake()
      break
    case 'cancel':
      if (task === current) current = 0
      wake()
      break
    case 'end':
      current = 0
      file = null
      parsed = null
      converter = null
      wake()
      // Nothing keeps the thread then, and it ends of itself.
      port.close()
      break
  }
})
