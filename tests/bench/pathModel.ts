import { availableParallelism } from 'node:os'
import type { AnalysisRequestInput } from '../../shared/contract/analysis.ts'
import { correlationMatrix } from '../../shared/stats/correlationMatrix.ts'
import { createEstimator } from '../../shared/stats/pls/estimator.ts'
import { layoutOf } from '../../shared/stats/pls/structure.ts'
import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { simulatedAnswers } from '../unit/stats/pls/simulated.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'

const CASES = 250
const REPLICATES = 5000
const SIZES = [5, 3, 7, 2, 3, 1, 3]
const NAMES = ['Image', 'Expectation', 'Quality', 'Value', 'Satisfaction', 'Complaints', 'Loyalty']
const ARROWS = [[0, 1], [1, 2], [1, 3], [2, 3], [0, 4], [1, 4], [2, 4], [3, 4], [4, 5], [0, 6], [4, 6], [5, 6]] as const

/** The ECSI model, 250 x 24, 7 latents: 5,000 bootstrap replicates through the engine and its compute threads, against a plain loop over resampled columns. */
export const run: Bench = async () => {
  const { columns, names } = simulatedAnswers(CASES, SIZES)
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const dataset = await addDataset(test, {
      variables: names.map((id, i) => ({ id, kind: 'scale', scale: { min: 1, max: 10, direction: 'positive' }, values: Array.from(columns[i]!) })),
    })
    let next = 0
    const request: AnalysisRequestInput = {
      method: 'pls', dataset, bootstrap: REPLICATES,
      model: { blocks: SIZES.map((size, j) => ({ name: NAMES[j]!, items: names.slice(next, next += size) })), paths: ARROWS.map(([from, to]) => ({ from: NAMES[from]!, to: NAMES[to]! })) },
    }
    const first = await repeat(1, () => test.client.call('analysis.compute', request))
    const others: number[] = []
    let asking = true
    const asked = (async () => { while (asking) { const start = performance.now(); await test.client.call('project.info', {}); others.push(performance.now() - start); await new Promise(resolve => { setTimeout(resolve, 5) }) } })()
    const warm = await repeat(5, () => test.client.call('analysis.compute', request))
    asking = false
    await asked
    const plain = await repeat(1, async () => plainLoop(columns))
    const name = `${CASES} x ${columns.length}, ${SIZES.length} latents, ${REPLICATES} replicates`
    const best = [...warm].sort((a, b) => a - b)[warm.length >> 1]!
    return [
      { ...timing(`${name}: first request, threads started`, first, 0), limit: null },
      timing(`${name}: ${Math.min(8, availableParallelism())} threads`, warm, 1500),
      { name: `${name}: share of a plain loop's time`, value: best / plain[0]!, unit: 'ratio', limit: 1, note: `plain loop ${plain[0]!.toFixed(0)} ms` },
      { ...timing(`${name}: another query meanwhile`, others, 100), value: Math.max(...others), note: `worst of ${others.length}` },
    ]
  } finally { await test.dispose() }
}

/** Resample the columns, correlate them anew, estimate: nothing shared, nothing saved. */
function plainLoop(columns: readonly Float64Array[]): Promise<void> {
  const layout = layoutOf({ sizes: SIZES, modes: SIZES.map(() => 'A' as const), scheme: 'path', arrows: ARROWS.map(([from, to]) => ({ from, to })) })
  const estimate = createEstimator(layout)
  for (let replicate = 0; replicate < REPLICATES; replicate++) {
    const stream = randomStream('plain', 1, replicate)
    const rows = Int32Array.from({ length: CASES }, () => stream.integer(CASES))
    const r = correlationMatrix(columns.map(column => Float64Array.from(rows, row => column[row]!)))
    estimate(Float64Array.from(r.flatMap(row => [...row])))
  }
  return Promise.resolve()
}
