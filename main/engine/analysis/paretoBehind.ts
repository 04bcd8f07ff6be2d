import type { BehindBar, BehindGroup } from '../../../shared/contract/pareto.ts'
import type { ParsedOf } from '../../../shared/contract/index.ts'
import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import { isMissing } from '../../../shared/model/missing.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { proportionIntervals } from '../../../shared/stats/proportion.ts'
import type { ProjectReader } from '../store/reader.ts'
import { findVariable } from './findVariable.ts'
import { heldView } from './heldView.ts'
import { categoryOf, paretoCategories, sourceItems } from './paretoCategories.ts'
import type { Mentions } from './paretoCategories.ts'
import { paretoOf } from './paretoResult.ts'
import { segmentView } from './segmentView.ts'

type Source = ParetoSpec['source']
type WithRows = Exclude<Source, { type: 'counts' }>
/** Segments or groups shown. */
const MOST_GROUPS = 30

/** What stands behind one bar. Throws NOT_FOUND for a bar the chart does not have. */
export function paretoBehind(whole: ProjectReader, { spec, key, panel, by, quotes }: ParsedOf<'pareto.behind'>): BehindBar {
  const source = sideOf(spec, panel)
  const project = source.type === 'counts' ? whole : stratum(segmentView(whole, source.dataset, source.segment).project, spec, source, panel)
  const mentions = paretoCategories(project, source)
  const row = paretoOf(mentions, spec).rows.find(one => one.key === key)
  if (!row) throw new YinguoError('NOT_FOUND', { what: 'bar', id: key })
  const bar = { key, label: row.label, count: row.count, members: row.members.map(({ label, count }) => ({ label, count })) }
  if (source.type === 'counts' || !mentions.marks) return { ...bar, respondents: null, of: null, dataset: null, rids: [], quotes: [], next: null, groups: [] }
  const keys = row.members.length > 0 ? row.members.map(member => member.key) : [key]
  const rows = rowsBehind(mentions, keys)
  const rids = project.columns.rids(source.dataset)
  return {
    ...bar, respondents: rows.length, of: mentions.respondents, dataset: source.dataset,
    rids: rows.map(at => rids[at]!), quotes: quoted(project, source, rows, quotes), next: row.other ? null : nextSpec(project, spec, source, key),
    groups: by === null ? bySegment(whole, project, source, mentions, new Set(rows)) : byVariable(project, source, mentions, new Set(rows), by),
  }
}

/** The source of a side of a comparison. */
function sideOf(spec: ParetoSpec, panel: string | null): Source {
  const { source, compare } = spec
  if (panel !== 'after' || !compare || compare.type === 'strata') return source
  if (source.type === 'counts') return compare.type === 'counts' ? { ...source, rows: compare.rows } : source
  return compare.type === 'pair' ? { ...source, dataset: compare.dataset ?? source.dataset, segment: compare.segment } : source
}

function stratum(project: ProjectReader, spec: ParetoSpec, source: WithRows, panel: string | null): ProjectReader {
  if (panel === null || spec.compare?.type !== 'strata') return project
  const numbers = project.columns.numbers(source.dataset, findVariable(project.dataset(source.dataset), spec.compare.variable).id)
  return heldView(project, source.dataset, Array.from(numbers.keys()).filter(row => String(numbers[row]) === panel))
}

function rowsBehind(mentions: Mentions, keys: readonly string[]): number[] {
  const columns = keys.map(key => mentions.marks!.get(key)!)
  return Array.from(mentions.answered.keys()).filter(row => columns.some(column => column[row]! > 0))
}

function quoted(project: ProjectReader, source: WithRows, rows: readonly number[], most: number): BehindBar['quotes'] {
  if (most === 0) return []
  const { variables } = project.dataset(source.dataset)
  const coded = source.type === 'coding' ? findVariable(project.dataset(source.dataset), source.variable) : null
  const verbatim = variables.filter(variable => variable.meaning === 'verbatim')
  const texts = coded && coded.meaning !== 'factor' ? [coded] : verbatim.length > 0 ? verbatim : variables.filter(variable => variable.kind === 'text' && variable.role === 'answer' && variable.id !== coded?.id)
  const rids = project.columns.rids(source.dataset)
  const columns = texts.map(variable => project.columns.values(source.dataset, variable.id))
  const found: BehindBar['quotes'] = []
  const said = new Set<string>()
  for (const row of rows) {
    for (const column of columns) {
      const value = column[row] ?? null
      const text = isMissing(value) ? '' : String(value).trim()
      // What several wrote in the same words is read once.
      if (text === '' || said.has(text)) continue
      said.add(text)
      found.push({ rid: rids[row]!, text })
      if (found.length === most) return found
    }
  }
  return found
}

/** One level down: dimension → factor → item, as long as there is more than one bar to see. */
function nextSpec(project: ProjectReader, spec: ParetoSpec, source: WithRows, key: string): ParetoSpec | null {
  const down = (next: WithRows): ParetoSpec => ({ ...spec, source: next, weight: spec.weight?.type === 'column' ? spec.weight : null, frame: { ...spec.frame, title: '' } })
  if (!project.factors().some(factor => factor.id === key)) return null
  if (source.type === 'coding') {
    if (source.by !== 'dimension' || !project.factors().some(factor => factor.parent === key)) return null
    return down({ ...source, by: 'factor', within: key })
  }
  if (source.type !== 'dissatisfaction' || source.by === 'item') return null
  const below = { ...source, within: key }
  const factors = new Set(sourceItems(project, below).map(item => categoryOf(item, 'factor').key))
  return down({ ...below, by: source.by === 'dimension' && factors.size > 1 ? 'factor' : 'item' })
}

const group = (name: string, n: number, x: number): BehindGroup => ({ name, n, x, share: n > 0 ? x / n : null, interval: n > 0 ? proportionIntervals(x, n).wilson : null })

function bySegment(whole: ProjectReader, project: ProjectReader, source: WithRows, mentions: Mentions, behind: ReadonlySet<number>): BehindGroup[] {
  const rids = project.columns.rids(source.dataset)
  return whole.segments().filter(segment => segment.dataset === source.dataset).slice(0, MOST_GROUPS).map(segment => {
    const inside = new Set(segmentView(whole, source.dataset, segment.id).project.columns.rids(source.dataset))
    let [n, x] = [0, 0]
    for (let row = 0; row < rids.length; row++) {
      if (!mentions.answered[row] || !inside.has(rids[row]!)) continue
      n++
      if (behind.has(row)) x++
    }
    return group(segment.name, n, x)
  })
}

function byVariable(project: ProjectReader, source: WithRows, mentions: Mentions, behind: ReadonlySet<number>, named: string): BehindGroup[] {
  const variable = findVariable(project.dataset(source.dataset), named)
  const numbers = project.columns.numbers(source.dataset, variable.id)
  const counts = new Map<number, [n: number, x: number]>(variable.codes.filter(code => !code.missing).map(code => [code.code, [0, 0]]))
  numbers.forEach((value, row) => {
    if (Number.isNaN(value) || !mentions.answered[row]) return
    const found = counts.get(value) ?? [0, 0]
    counts.set(value, found)
    found[0]++
    if (behind.has(row)) found[1]++
  })
  const label = (value: number): string => variable.codes.find(code => code.code === value)?.label || String(value)
  return [...counts].filter(([, [n]]) => n > 0).slice(0, MOST_GROUPS).map(([value, [n, x]]) => group(label(value), n, x))
}
