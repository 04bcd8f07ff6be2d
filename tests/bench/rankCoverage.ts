import { derivedImportance } from '../../shared/stats/importance.ts'
import { columnMean } from '../../shared/stats/columnMean.ts'
import { descendingRanks, normalisedWeights, priorityIndex } from '../../shared/stats/priority.ts'
import { derivedImportanceOf, priorityReplicates } from '../../shared/stats/priorityBootstrap.ts'
import { rankIntervals } from '../../shared/stats/rankInterval.ts'
import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import type { Bench, Measurement } from './measure.ts'

const ITEMS = 6
const N = 286
const SAMPLES = 200
const REPLICATES = 400
const POPULATION = 200_000
const LEVEL = 0.9

interface Answers { items: Float64Array[]; target: Float64Array }

/** Scores 0-100 of five-point items that share a mood; the items lie near each other, so that their order is in doubt. */
function answers(n: number, stream: string, seed: number): Answers {
  const random = randomStream(stream, seed)
  const five = (value: number): number => 25 * (Math.min(5, Math.max(1, Math.round(3 + value))) - 1)
  const items = Array.from({ length: ITEMS }, () => new Float64Array(n))
  const target = new Float64Array(n)
  for (let row = 0; row < n; row++) {
    const mood = random.normal()
    let sum = 0
    for (let j = 0; j < ITEMS; j++) {
      const own = 0.55 * mood + 0.95 * random.normal()
      sum += (0.18 + 0.02 * j) * own
      items[j]![row] = five(own - 0.12 + 0.05 * j)
    }
    target[row] = five(sum + 0.8 * random.normal())
  }
  return { items, target }
}

const indexOf = ({ items, target }: Answers, method: 'johnson' | 'correlation'): (number | null)[] =>
  priorityIndex(normalisedWeights(derivedImportance(method, items, target).raw), items.map(item => columnMean(item).mean), { type: 'max' }).map(({ index }) => index)

/** Nightly: how often a nominal 90 % rank interval holds the rank of a population of 200,000; the default (Johnson) must hold it 87-93 % of the time. */
export const run: Bench = async () => {
  const population = answers(POPULATION, 'population', 1)
  return (['johnson', 'correlation'] as const).map((method): Measurement => {
    const truth = descendingRanks(indexOf(population, method))
    let held = 0, width = 0
    for (let s = 0; s < SAMPLES; s++) {
      const sample = answers(N, 'sample', s + 1)
      const replicates = priorityReplicates({ scores: sample.items, gap: { type: 'max' }, importance: derivedImportanceOf(method, sample.items, sample.target) }, s + 1, 0, REPLICATES)
      rankIntervals(indexOf(sample, method), replicates, LEVEL).ranks.forEach((interval, j) => {
        const rank = truth[j]
        if (!interval || rank === null || rank === undefined) return
        if (rank >= interval[0] && rank <= interval[1]) held++
        width += interval[1] - interval[0] + 1
      })
    }
    const share = held / (SAMPLES * ITEMS)
    if (method === 'johnson' && (share < 0.87 || share > 0.93)) throw new Error(`rank intervals hold the true rank in ${(100 * share).toFixed(1)} % of samples, nominal 90 %`)
    return { name: `rank intervals, nominal 90 %, ${method}: coverage`, value: share, unit: 'ratio', limit: null, note: `${SAMPLES} samples of ${N}, ${ITEMS} items, B = ${REPLICATES}; mean width ${(width / (SAMPLES * ITEMS)).toFixed(2)} ranks` }
  })
}
