import { addDataset, testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'

const ROWS = 100_000
const COLUMNS = 60
const PAGE = 200

/** 100,000 x 60: pages far down, sorted, filtered, searched, found; a paste of 10,000 cells into it and its undo. */
export const run: Bench = async () => {
  const engine = await testEngine()
  try {
    await engine.newProject('bench')
    const ids = Array.from({ length: COLUMNS }, (_, column) => `V${column}`)
    const dataset = await addDataset(engine, {
      variables: ids.map((id, column) => ({
        id, ...(column % 6 === 5 ? { kind: 'text' as const } : { kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const } }),
        values: Array.from({ length: ROWS }, (_, row) => (column % 6 === 5 ? `answer ${(row * 7 + column) % 500}` : (row * (column + 3) + (row >> 3)) % 5 + 1)),
      })),
    })
    const { client } = engine
    const page = async (offset: number, view: object = {}): Promise<unknown> => client.call('dataset.page', { dataset, offset, limit: PAGE, ...view })
    const sorted = { sort: { variable: 'V5' } }
    const filtered = { filters: [{ type: 'values' as const, variable: 'V0', values: [1, 2] }, { type: 'text' as const, variable: 'V11', text: '7' }] }
    let edits = 0
    /** An edit, so that nothing is remembered of the order. */
    const touch = async (): Promise<unknown> => client.call('dataset.setCells', { dataset, edits: [{ rid: 1, variable: 'V1', value: ++edits % 5 + 1 }] })
    const first = await repeat(5, async () => { await touch(); await page(0) })
    const scroll = await repeat(40, round => page(((round * 7919) % 490) * PAGE))
    const sort = await repeat(5, async () => { await touch(); await page(0, sorted) })
    const sortedScroll = await repeat(40, round => page(((round * 7919) % 490) * PAGE, sorted))
    const filter = await repeat(5, async () => { await touch(); await page(0, filtered) })
    const search = await repeat(3, async () => { await touch(); await page(0, { search: 'answer 499' }) })
    const invalid = await repeat(3, async () => { await touch(); await page(0, { filters: [{ type: 'invalid' }] }) })
    const find = await repeat(3, () => client.call('dataset.find', { dataset, view: {}, variables: ids, spec: { text: 'answer 4\\d7', regex: true } }))
    const rids = (await client.call('dataset.rids', { dataset, view: {}, span: { top: 0, bottom: 999 } })).rids
    const block = (round: number): string[][] => rids.map((_, row) => Array.from({ length: 10 }, (__, column) => (column === 5 ? `pasted ${round}` : String((row + column + round) % 5 + 1))))
    const paste = await repeat(5, round => client.call('dataset.paste', { dataset, rids, variables: ids.slice(0, 10), cells: block(round) }))
    const undo = await repeat(5, () => client.call('history.undo', {}))
    return [
      timing('grid 100,000 x 60: first page after an edit', first, 150),
      timing('grid 100,000 x 60: a page anywhere', scroll, 30),
      timing('grid 100,000 x 60: sort by a text column, first page', sort, 800),
      timing('grid 100,000 x 60: a page anywhere while sorted', sortedScroll, 30),
      timing('grid 100,000 x 60: two filters, first page', filter, 500),
      timing('grid 100,000 x 60: search in every cell', search, 2500),
      timing('grid 100,000 x 60: rows with an invalid cell', invalid, 2500),
      timing('grid 100,000 x 60: pattern in every cell', find, 2500),
      timing('paste of 10,000 cells into 100,000 x 60', paste, 500),
      timing('undo of that paste', undo, 500),
    ]
  } finally {
    await engine.dispose()
  }
}
