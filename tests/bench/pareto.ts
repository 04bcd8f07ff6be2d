import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'

const ROWS = 20_000
const ITEMS = 25

/** 20,000 respondents: how sure the order of the bars is, drawn anew from whole respondents 2,000 times; another seed each round, or the answer would be remembered. */
export const run: Bench = async () => {
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const random = randomStream('bench pareto', 1)
    const dataset = await addDataset(test, {
      variables: Array.from({ length: ITEMS }, (_, i) => ({ id: `item${i + 1}`, kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const }, values: Array.from({ length: ROWS }, () => (random.next() < 0.02 ? null : 1 + Math.floor(5 * random.next() ** (1 - i / 60)))) })),
    })
    const build = (seed: number, bootstrap: number): Promise<unknown> => test.client.call('figure.build', { spec: { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'item' }, bootstrap, seed } })
    await build(1, 0)
    return [
      timing(`${ROWS} x ${ITEMS}: Pareto without resampling`, await repeat(5, round => build(round, 0)), 200),
      timing(`${ROWS} x ${ITEMS}: Pareto, 2,000 resamples of respondents`, await repeat(3, round => build(10 + round, 2000)), 5000),
    ]
  } finally { await test.dispose() }
}
