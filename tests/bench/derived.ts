import type { FigureSpecInput } from '../../shared/model/figureSpec.ts'
import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'

const ROWS = 10_000
const ITEMS = 60

/** 10,000 x 60 with derived variables of every cost: a cell is edited, what follows from it and a Pareto of one segment are worked out again. */
export const run: Bench = async () => {
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const random = randomStream('bench', 2)
    const ids = Array.from({ length: ITEMS }, (_, i) => `item${i + 1}`)
    const scale = { min: 1, max: 5, direction: 'positive' as const }
    const dataset = await addDataset(test, {
      variables: ids.map(id => ({ id, kind: 'scale', scale, values: Array.from({ length: ROWS }, () => (random.next() < 0.02 ? null : 1 + random.integer(5))) })),
    })
    const { client } = test
    await client.call('derived.create', { dataset, name: 'all', derivation: { type: 'mean', of: ids, least: 30 } })
    await client.call('derived.create', { dataset, name: 'formula', derivation: { type: 'formula', text: 'if(all > 3 and item1 in (4, 5), round(all * 20 + item2 ^ 2, 1), min(item3, item4, item5))' } })
    await client.call('derived.create', { dataset, name: 'quarter', derivation: { type: 'quantiles', of: 'formula', groups: 4 } })
    await client.call('derived.create', { dataset, name: 'w', derivation: { type: 'rake', margins: [
      { variable: 'item1', targets: [1, 2, 3, 4, 5].map(code => ({ code, share: code })) }, { variable: 'quarter', targets: [1, 2, 3, 4].map(code => ({ code, share: 1 })) },
    ] } })
    await client.call('segment.create', { dataset, name: 'some', condition: 'quarter <= 2 and item6 > 1' })
    const spec: FigureSpecInput = { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'item', segment: 'some', variables: ids } }
    const rows = (await client.call('dataset.page', { dataset, limit: 200 })).rows
    let edits = 0
    const held = new Map<string, number>()
    /** Always another value than the cell held: an edit that changes nothing costs nothing. */
    const edit = async (): Promise<void> => {
      const [rid, variable] = [rows[edits % 200]!.rid, ids[edits % 6]!]
      edits++
      const value = (held.get(`${rid} ${variable}`) ?? Number(rows[rid - 1]!.values[ids.indexOf(variable)] ?? 0)) % 5 + 1
      held.set(`${rid} ${variable}`, value)
      const { changed } = await client.call('dataset.setCells', { dataset, edits: [{ rid, variable, value }] })
      if (changed !== 1) throw new Error('nothing was changed')
    }
    const describe = (variable: string): Promise<unknown> => client.call('dataset.columnStats', { dataset, variable })
    for (const variable of ['d1', 'd2', 'd3', 'd4']) await describe(variable)
    await client.call('analysis.run', { method: 'pareto', spec })
    const mean = await repeat(30, async () => { await edit(); await describe('d1'); await client.call('analysis.run', { method: 'pareto', spec: { ...spec, source: { ...spec.source, segment: null } as never } }) })
    const segment = await repeat(30, async () => { await edit(); await describe('d2'); await client.call('analysis.run', { method: 'pareto', spec }) })
    const page = await repeat(20, async round => { await edit(); await client.call('dataset.page', { dataset, offset: round * 200, limit: 200 }) })
    const weight = await repeat(10, async () => { await edit(); await describe('d4') })
    return [
      timing(`${ROWS} x ${ITEMS}: edit, derived mean of 60, Pareto`, mean, 50),
      timing(`${ROWS} x ${ITEMS}: edit, formula and groups, Pareto of a segment`, segment, 50),
      timing(`${ROWS} x ${ITEMS}: edit, page of 200 rows with 4 derived columns`, page, 100),
      timing(`${ROWS} x ${ITEMS}: edit, raked weights again`, weight, 150),
    ]
  } finally { await test.dispose() }
}
