import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { correlationMatrix } from '../../shared/stats/correlationMatrix.ts'
import { derivedImportance } from '../../shared/stats/importance.ts'
import { correlation } from '../../shared/stats/pearson.ts'
import { shapleyR2 } from '../../shared/stats/shapley.ts'
import { runAnalysis } from '../../main/engine/analysis/runAnalysis.ts'
import { analysisRequest } from '../../shared/contract/analysis.ts'
import type { AnalysisRequestInput } from '../../shared/contract/analysis.ts'
import { fakeProject } from '../fixtures/fakeProject.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench, Measurement } from './measure.ts'

const scale = { min: 1, max: 5, direction: 'positive' } as const

/** Answers 1..5 that share a common mood. */
function answers(rows: number, items: number, gaps: number): Record<string, (number | null)[]> {
  const random = randomStream('bench relation', 1)
  const mood = Array.from({ length: rows }, () => random.normal())
  return Object.fromEntries(Array.from({ length: items }, (_, i) => [`q${i + 1}`, mood.map(value => (random.next() < gaps ? null : Math.min(5, Math.max(1, Math.round(3 + 0.7 * value + 0.9 * random.normal())))))]))
}

/** Correlations of 60 items, Shapley values of 12 predictors, the bootstrap of a priority table. */
export const run: Bench = async () => [...await correlations(), ...await shapley(), await priority()]

async function correlations(): Promise<Measurement[]> {
  const timed = async (name: string, gaps: number): Promise<Measurement> => {
    const columns = answers(10_000, 60, gaps)
    const project = fakeProject({ datasets: [{ columns }] })
    const whole = Object.fromEntries(Object.keys(columns).map(key => [key, project.columns.numbers(1, key)]))
    // Spread would ask for what the fake project does not answer.
    const kept = Object.create(project, { columns: { value: { ...project.columns, numbers: (_: number, key: string) => whole[key]! } } }) as typeof project
    const request = analysisRequest.parse({ method: 'correlate', dataset: 1, variables: Object.keys(columns) })
    return timing(name, await repeat(5, async () => runAnalysis(kept, request)), 400)
  }
  return [await timed('10,000 x 60: all correlations (Pearson, Spearman, Kendall), complete', 0), await timed('10,000 x 60: the same, 2 % missing', 0.02)]
}

async function shapley(): Promise<Measurement[]> {
  const columns = Object.values(answers(1000, 13, 0)).map(values => Float64Array.from(values, value => value!))
  const [target, ...items] = columns as [Float64Array, ...Float64Array[]]
  const matrix = correlationMatrix(items)
  const withTarget = items.map(item => correlation(item, target)!)
  return [
    timing('Shapley values of 12 predictors, n = 1,000, from the answers', await repeat(7, async () => derivedImportance('shapley', items, target)), 100),
    { ...timing('the same from correlations', await repeat(7, async () => shapleyR2(matrix, withTarget)), 0), limit: null },
  ]
}

async function priority(): Promise<Measurement> {
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const columns = answers(286, 26, 0.01)
    const dataset = await addDataset(test, { variables: Object.entries(columns).map(([id, values]) => ({ id, kind: 'scale' as const, scale, values })) })
    const [target, ...variables] = Object.keys(columns) as [string, ...string[]]
    const request: AnalysisRequestInput = { method: 'priority', dataset, target, variables, importance: 'johnson', bootstrap: 2000, seed: 1 }
    await test.client.call('analysis.compute', { ...request, bootstrap: 400 })
    return timing('286 x 25: priority with 2,000 bootstrap replicates, workers started', await repeat(5, () => test.client.call('analysis.compute', request)), 1000)
  } finally { await test.dispose() }
}
