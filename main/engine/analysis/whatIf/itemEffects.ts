import { createHash } from 'node:crypto'
import type { WhatIfEffects, WhatIfRequest } from '../../../../shared/contract/whatIf.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { columnMean } from '../../../../shared/stats/columnMean.ts'
import { completeRows } from '../../../../shared/stats/missing.ts'
import { quantile } from '../../../../shared/stats/quantile.ts'
import { effectReplicates, regressionEffects } from '../../../../shared/stats/whatIf.ts'
import type { ProjectReader } from '../../store/reader.ts'
import { labelOf } from '../findVariable.ts'
import { modelAsked } from '../keptStudies.ts'
import { itemScores } from '../priorityCompetitor.ts'
import { itemImportance } from '../priorityImportance.ts'
import { itemsBeside } from '../priorityResult.ts'
import { namedItems } from '../scaleItems.ts'
import type { ScaleItem } from '../scaleItems.ts'
import { segmentView } from '../segmentView.ts'

/** Digits of a replicate that cross to the page: an interval shows two. */
const DIGITS = 8

/**
 * What the outcome owes to each item, in points per point on 0-100, and the same in other samples of the respondents. Everything a prediction needs.
 * Throws NOT_FOUND, BAD_VALUE, NOT_ENOUGH_DATA where nothing can be estimated.
 */
export function itemEffects(whole: ProjectReader, request: WhatIfRequest, progress: (done: number, total: number) => void): WhatIfEffects {
  const { project } = segmentView(whole, request.dataset, request.segment)
  const dataset = project.dataset(request.dataset)
  const factors = project.factors()
  const target = namedItems(dataset, factors, [request.target])[0]!
  const items = itemsBeside(dataset, factors, target, request.items)
  const columns = items.map(item => itemScores(project, item))
  const outcomeColumn = itemScores(project, target)
  const estimate = request.by === 'pls' ? byModel(project, dataset, items, target, request) : {
    of: regressionEffects(columns, outcomeColumn), n: completeRows([...columns, outcomeColumn]).length, outcome: [{ item: target.variable.id, name: target.variable.name, weight: 1 }],
  }
  const rows = outcomeColumn.length
  const found = estimate.of(new Uint16Array(rows).fill(1))
  if (found.every(value => Number.isNaN(value))) throw new YinguoError('NOT_ENOUGH_DATA', { what: 'cases', needed: items.length + 2, n: estimate.n })
  const k = items.length
  const drawn = effectReplicates(estimate.of, rows, k, request.seed, 0, request.bootstrap, done => progress(done, request.bootstrap))
  const replicates: number[] = []
  for (let at = 0; at < drawn.length; at += k) {
    const row = drawn.subarray(at, at + k)
    if (row.every(value => Number.isFinite(value))) for (const value of row) replicates.push(Number(value.toPrecision(DIGITS)))
  }
  const interval = (j: number): [number, number] | null => {
    const own = Float64Array.from({ length: replicates.length / k }, (_, row) => replicates[row * k + j]!).sort()
    return own.length < 20 ? null : [quantile(own, 0.025, 7)!, quantile(own, 0.975, 7)!]
  }
  const reached = columnMean(respondentIndex(project, dataset, estimate.outcome))
  return {
    target: { item: target.variable.id, label: labelOf(target.variable), n: reached.n, score: reached.mean },
    items: items.map((item, j) => {
      const { n, mean } = columnMean(columns[j]!)
      return { item: item.variable.id, name: item.variable.name, label: labelOf(item.variable), n, score: mean, effect: Number.isFinite(found[j]!) ? found[j]! : null, interval: interval(j) }
    }),
    outcome: estimate.outcome, replicates, n: estimate.n, r2: request.by === 'regression' ? explained(columns, outcomeColumn, found) : null,
    bootstrap: request.bootstrap, seed: request.seed, dataHash: answersHash(project, dataset.id, [target, ...items]),
  }
}

interface Estimate { of: (counts: Uint16Array) => Float64Array; n: number; outcome: WhatIfEffects['outcome'] }

function byModel(project: ProjectReader, dataset: Dataset, items: readonly ScaleItem[], target: ScaleItem, request: WhatIfRequest): Estimate {
  const model = modelAsked(project, request)
  if (model === null) throw new YinguoError('BAD_VALUE', { variable: 'model', value: '', why: 'noModel' })
  const importance = itemImportance(project, dataset, items, target, { importance: 'pls', pairs: null, model })
  const names = new Map(dataset.variables.map(({ id, name }) => [id, name]))
  return { of: importance.resampled(), n: importance.n, outcome: (importance.outcome ?? []).map(({ item, weight }) => ({ item, name: names.get(item) ?? item, weight })) }
}

/** The outcome of each respondent on 0-100; NaN where an answer it is made of is missing or a variable is not there. */
export function respondentIndex(project: ProjectReader, dataset: Dataset, outcome: readonly { item: string; name: string; weight: number }[], byName = false): Float64Array {
  const rows = project.columns.rids(dataset.id).length
  const index = new Float64Array(rows)
  for (const { item, name, weight } of outcome) {
    const variable = dataset.variables.find(one => (byName ? one.name === name : one.id === item))
    const column = variable?.scale ? itemScores(project, { variable, scale: variable.scale }) : null
    for (let row = 0; row < rows; row++) index[row]! += column ? weight * column[row]! : Number.NaN
  }
  return index
}

function explained(columns: readonly Float64Array[], outcome: Float64Array, effects: Float64Array): number | null {
  const rows = completeRows([...columns, outcome])
  const centre = (column: Float64Array): number => rows.reduce((sum, row) => sum + column[row]!, 0) / rows.length
  const [means, mean] = [columns.map(centre), centre(outcome)]
  let [left, all] = [0, 0]
  for (const row of rows) {
    let fitted = 0
    for (let j = 0; j < columns.length; j++) fitted += effects[j]! * (columns[j]![row]! - means[j]!)
    left += (outcome[row]! - mean - fitted) ** 2
    all += (outcome[row]! - mean) ** 2
  }
  return all > 0 ? 1 - left / all : null
}

/** SHA-256 of the answers an estimate was made from: row ids, then each column under its name. */
export function answersHash(project: ProjectReader, dataset: number, items: readonly ScaleItem[]): string {
  const hash = createHash('sha256')
  hash.update(new Uint8Array(Float64Array.from(project.columns.rids(dataset)).buffer))
  for (const { variable, scale } of items) {
    hash.update(`\n${variable.id} ${scale.min} ${scale.max} ${scale.direction}\n`)
    hash.update(new Uint8Array(Float64Array.from(project.columns.numbers(dataset, variable.id)).buffer))
  }
  return hash.digest('hex')
}
