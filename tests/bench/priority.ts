import type { FigureSpecInput } from '../../shared/model/figureSpec.ts'
import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'

const ROWS = 10_000
const ITEMS = 60

/** 10,000 x 60: an edit, then Pareto, bones, priorities and quadrant asked at once, as four open views do; and what the edit changed. */
export const run: Bench = async () => {
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const random = randomStream('bench', 1)
    const ids = Array.from({ length: ITEMS }, (_, i) => `item${i + 1}`)
    const dataset = await addDataset(test, {
      variables: ids.map(id => ({ id, kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const }, values: Array.from({ length: ROWS }, () => (random.next() < 0.02 ? null : 1 + random.integer(5))) })),
    })
    const { client } = test
    const bones: string[] = []
    for (let i = 0; i < 10; i++) {
      const factor = await client.call('factor.add', { name: `Factor ${i + 1}`, parent: null })
      await client.call('factor.assign', { items: ids.slice(6 * i, 6 * i + 6).map(variable => ({ dataset, variable })), factor: factor.id })
      bones.push(factor.id)
    }
    const fishbone = await client.call('fishbone.create', { effect: 'Dissatisfied', template: 'blank' } as never)
    for (const factor of bones) { const bone = await client.call('bone.add', { fishbone: fishbone.id, parent: null, index: 0, text: factor }); await client.call('bone.update', { fishbone: fishbone.id, bone: bone.id, factor }) }
    const first = await client.call('dataset.page', { dataset, limit: 200 })
    const target = ids[0]!
    const priority = { kind: 'priority', dataset, target, items: ids.slice(1) } as const
    const pareto: FigureSpecInput = { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'item' } }
    const views = (): Promise<unknown> => Promise.all([
      client.call('figure.build', { spec: pareto }), client.call('figure.build', { spec: { kind: 'fishbone', fishbone: fishbone.id } }), client.call('figure.build', { spec: priority }),
      client.call('analysis.run', { method: 'quadrant', dataset, target, variables: ids.slice(1), importance: 'johnson', compare: false }),
    ])
    const edit = (round: number): Promise<unknown> => client.call('dataset.setCells', { dataset, edits: [{ rid: first.rows[round % 200]!.rid, variable: ids[round % ITEMS]!, value: 1 + (round % 5) }] })
    await views()
    const live = await repeat(15, async round => { await edit(round); await views() })
    const effect = await repeat(5, () => client.call('history.effect', { priority, pareto: pareto as never }))
    return [
      timing(`${ROWS} x ${ITEMS}: edit, then Pareto, bones, priorities and quadrant new`, live, 200),
      { ...timing(`${ROWS} x ${ITEMS}: what the last edit changed`, effect, 0), limit: null },
    ]
  } finally { await test.dispose() }
}
