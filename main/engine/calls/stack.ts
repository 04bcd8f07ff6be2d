import { createHash } from 'node:crypto'
import type { ImportRecipe, VariableDraft } from '../../../shared/contract/import.ts'
import type { ParsedOf } from '../../../shared/contract/index.ts'
import type { StackPreview, StackResult } from '../../../shared/contract/stack.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers, JobContext } from '../handler.ts'
import type { StackPart, StackPlan } from '../merge/stack/plan.ts'
import { planStack } from '../merge/stack/plan.ts'
import type { ProjectReader } from '../store/reader.ts'

type Parts = ParsedOf<'stack.preview'>['parts']
const BATCH = 5_000

interface Stack { datasets: Dataset[]; plan: StackPlan }

/** Derived variables of the parts come in as the values they have; their own wave columns make room for the one of the stack. */
function stackOf(project: ProjectReader, parts: Parts): Stack {
  const waves = parts.map(part => part.wave)
  if (new Set(waves).size < waves.length) throw new YinguoError('BAD_VALUE', { variable: 'wave', value: waves.find((wave, i) => waves.indexOf(wave) !== i) ?? '', why: 'duplicate' })
  const datasets = parts.map(part => project.dataset(part.dataset))
  const plan = planStack(datasets.map((dataset, index): StackPart => ({ wave: waves[index]!, variables: dataset.variables.filter(variable => variable.meaning !== 'wave'), questions: dataset.questions })))
  return { datasets, plan }
}

/** A whole column of a data set, rows that do not count among them. */
function columnOf(project: ProjectReader, dataset: Dataset, id: string, rids: readonly number[]): readonly CellValue[] {
  const variable = dataset.variables.find(each => each.id === id)
  if (!variable?.derived) return project.merging.column(dataset.id, id)
  const counting = project.columns.rids(dataset.id)
  const values = project.columns.values(dataset.id, id)
  const byRid = new Map(Array.from(counting, (rid, row) => [rid, values[row] ?? null]))
  return rids.map(rid => byRid.get(rid) ?? null)
}

const keyText = (value: CellValue | undefined): string | null => (value === null || value === undefined || value === '' ? null : String(value).trim())

/** Numbers for people, the same in every part; null where a row names nobody. */
function respondentsOf(project: ProjectReader, parts: Parts, datasets: readonly Dataset[]): { numbers: (number | null)[][]; facts: NonNullable<StackPreview['respondents']> } | null {
  if (parts.some(part => part.respondent === null)) return null
  const known = new Map<string, { number: number; parts: Set<number> }>()
  const repeated: { wave: string; n: number }[] = []
  const numbers = parts.map((part, index) => {
    const dataset = datasets[index]!
    const id = part.respondent!
    if (!dataset.variables.some(variable => variable.id === id)) throw new YinguoError('NOT_FOUND', { what: 'variable', id })
    let twice = 0
    const column = columnOf(project, dataset, id, project.merging.rids(dataset.id)).map(value => {
      const key = keyText(value)
      if (key === null) return null
      let person = known.get(key)
      if (!person) known.set(key, person = { number: known.size + 1, parts: new Set() })
      if (person.parts.has(index)) twice++
      person.parts.add(index)
      return person.number
    })
    if (twice > 0) repeated.push({ wave: part.wave, n: twice })
    return column
  })
  return { numbers, facts: { distinct: known.size, inAll: [...known.values()].filter(person => person.parts.size === parts.length).length, repeated } }
}

function preview({ parts }: { parts: Parts }, project: ProjectReader): StackPreview {
  const { datasets, plan } = stackOf(project, parts)
  return {
    rows: datasets.reduce((sum, dataset) => sum + dataset.rows, 0),
    matched: plan.variables.map(({ id, label, name, kind, from, recoded }) => ({ id, label: label || name, kind, from, recoded })),
    unmatched: plan.unmatched, respondents: respondentsOf(project, parts, datasets)?.facts ?? null,
  }
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let again = 2; taken.has(id.toLowerCase()); again++) id = `${wanted}_${again}`
  taken.add(id.toLowerCase())
  return id
}

async function commit(params: ParsedOf<'stack.commit'>, context: JobContext): Promise<StackResult> {
  const started = performance.now()
  const { project } = context
  const { parts, label, respondentLabel } = params
  const { datasets, plan } = stackOf(project, parts)
  const left = new Set(params.leave)
  const planned = plan.variables.filter(variable => !left.has(variable.id))
  if (planned.length === 0) throw new YinguoError('BAD_VALUE', { variable: params.name, value: '', why: 'nothingMatches' })
  const people = respondentsOf(project, parts, datasets)
  const ids = new Set(['rid', 'excluded', ...planned.map(variable => variable.id.toLowerCase())])
  const names = new Set(planned.map(variable => variable.name))
  const extra = (wanted: string, text: string, rest: Partial<VariableDraft>): VariableDraft => {
    const id = freeId(wanted, ids)
    return { id, name: names.has(text) ? id : text, label: text, kind: 'number', role: 'paradata', question: null, source: { take: 'value', column: 0 }, codes: [], scale: null, include: true, treatment: 'keep', meaning: null, ...rest }
  }
  const waveDraft = extra('wave', label, { kind: 'nominal', meaning: 'wave', codes: parts.map((part, index) => ({ code: index + 1, label: part.wave })) })
  const own = people ? [extra('respondent', respondentLabel, { role: 'id' })] : []
  const used = new Set(planned.map(variable => variable.question))
  const questions = datasets[0]!.questions.filter(question => used.has(question.id)).map(({ id, number, title, kind }) => ({ id, number, title, kind }))
  const drafts: VariableDraft[] = [...planned.map(({ id, name, label: text, kind, role, question, codes, scale, meaning }, column): VariableDraft => ({
    id, name, label: text, kind, role, question, codes, scale, meaning, source: { take: 'value', column }, include: true, treatment: 'keep',
  })), waveDraft, ...own].map((draft, column) => ({ ...draft, source: { take: 'value', column } }))
  const recipe: ImportRecipe = { name: params.name, questions, variables: drafts, issued: null, period: '', type: datasets[0]!.type, wave: null }
  const staging = context.stage(drafts.map(draft => draft.id))
  const excluded: { rid: number; reason: string }[] = []
  let at = 0
  const total = datasets.reduce((sum, dataset) => sum + dataset.rows, 0)
  for (const [index, dataset] of datasets.entries()) {
    const rids = project.merging.rids(dataset.id)
    const reasons = project.merging.excluded(dataset.id)
    rids.forEach((rid, row) => { const reason = reasons.get(rid); if (reason !== undefined) excluded.push({ rid: at + row + 1, reason }) })
    const columns = planned.map(variable => {
      const turn = variable.turn[index]!
      return columnOf(project, dataset, variable.from[index]!, rids).map(turn)
    })
    for (let from = 0; from < rids.length; from += BATCH) {
      context.checkpoint()
      const to = Math.min(rids.length, from + BATCH)
      staging.append({ count: to - from, columns: [...columns.map(column => column.slice(from, to)), new Array<number>(to - from).fill(index + 1), ...people ? [people.numbers[index]!.slice(from, to)] : []] })
      context.progress({ phase: 'writing', done: at + to, total })
      await new Promise<void>(resolve => { setImmediate(resolve) })
    }
    at += rids.length
  }
  // The source of a stack is what it was made of: names, files and the step of the log at which they were read.
  const bytes = new TextEncoder().encode(JSON.stringify({ step: project.historyState().count, parts: parts.map((part, index) => ({ ...part, name: datasets[index]!.name, sha256: datasets[index]!.source.sha256, rows: datasets[index]!.rows })) }))
  const dataset = context.commit(writer => {
    const id = writer.adoptStaging(staging, {
      recipe, questions, variables: drafts, bytes, simulated: datasets.some(each => each.simulated),
      source: { file: datasets.map(each => each.name).join(' + ').slice(0, 250), sha256: createHash('sha256').update(bytes).digest('hex'), container: 'stack', sheet: null, encoding: null, platform: 'stack', headerRows: 0 },
    })
    for (const [reason, rows] of Map.groupBy(excluded, each => each.reason)) writer.setExcluded(id, rows.map(row => row.rid), reason)
    return writer.dataset(id)
  })
  return { dataset: { id: dataset.id, name: dataset.name }, rows: dataset.rows, variables: dataset.variables.length, unmatched: plan.unmatched, elapsedMs: Math.round(performance.now() - started) }
}

export const stackHandlers: Handlers<'stack.setWave' | 'stack.preview' | 'stack.commit'> = {
  'stack.setWave': ({ dataset, wave, label }, { project, describe }) => {
    project.setWave(dataset, wave === null || wave.trim() === '' ? null : wave.trim(), label)
    describe({ dataset, name: project.dataset(dataset).name, wave: wave ?? '' })
    return null
  },
  'stack.preview': (params, { project }) => preview(params, project),
  'stack.commit': commit,
}
