import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FigureSpecInput } from '../../shared/model/figureSpec.ts'
import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench, Measurement } from './measure.ts'

const ROWS = 10_000
const ITEMS = 60
const sample = fileURLToPath(new URL('../../resources/sample/sample.yinguo', import.meta.url))

/** 10,000 x 60: edit to recomputed Pareto, a page of the grid; and the engine's start on the sample. */
export const run: Bench = async () => [...await onLargeDataset(), ...engineStart()]

async function onLargeDataset(): Promise<Measurement[]> {
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const random = randomStream('bench', 1)
    const ids = Array.from({ length: ITEMS }, (_, i) => `item${i + 1}`)
    const dataset = await addDataset(test, {
      variables: ids.map(id => ({
        id, kind: 'scale', scale: { min: 1, max: 5, direction: 'positive' },
        values: Array.from({ length: ROWS }, () => (random.next() < 0.02 ? null : 1 + random.integer(5))),
      })),
    })
    const { client } = test
    for (let i = 0; i < 10; i++) {
      const factor = await client.call('factor.add', { name: `Factor ${i + 1}`, parent: null })
      await client.call('factor.assign', { items: ids.slice(6 * i, 6 * i + 6).map(variable => ({ dataset, variable })), factor: factor.id })
    }
    const spec: FigureSpecInput = { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'item' } }
    const first = await client.call('dataset.page', { dataset, limit: 200 })
    const pareto = (): Promise<unknown> => client.call('analysis.run', { method: 'pareto', spec })
    await pareto()

    const edit = (round: number): Promise<unknown> =>
      client.call('dataset.setCells', { dataset, edits: [{ rid: first.rows[round % 200]!.rid, variable: ids[round % ITEMS]!, value: 1 + (round % 5) }] })
    const edits = await repeat(30, async round => { await edit(round); await pareto() })
    const cold = await repeat(10, async () => pareto())
    const pages = await repeat(30, round => client.call('dataset.page', { dataset, offset: round * 300, limit: 200 }))
    const priority = await repeat(3, () => client.call('analysis.run', { method: 'priority', dataset, target: ids[0]!, variables: ids.slice(1) }))
    return [
      timing(`${ROWS} x ${ITEMS}: cell edit, committed, Pareto recomputed`, edits, 50),
      timing(`${ROWS} x ${ITEMS}: Pareto alone`, cold, 50),
      timing(`${ROWS} x ${ITEMS}: page of 200 rows`, pages, 10),
      { ...timing(`${ROWS} x ${ITEMS}: priority table, Johnson weights of 59 items`, priority, 0), limit: null },
    ]
  } finally { await test.dispose() }
}

/**
 * In a process of its own, so that nothing is warm but the files: with the code cache Node keeps for a program that was started before,
 * and, without a limit, from bare source.
 */
function engineStart(): Measurement[] {
  if (!existsSync(sample)) {
    process.stderr.write('bench: no sample project yet, engine start not measured\n')
    return []
  }
  const cache = mkdtempSync(join(tmpdir(), 'yinguo-cache-'))
  const child = fileURLToPath(new URL('start/engineStart.ts', import.meta.url))
  const start = (env: NodeJS.ProcessEnv): { load: number; open: number } => {
    const done = spawnSync(process.execPath, [child], { encoding: 'utf8', env })
    if (done.status !== 0) throw new Error(`engine start failed: ${done.stderr}`)
    return JSON.parse(done.stdout) as { load: number; open: number }
  }
  try {
    const cached = { ...process.env, NODE_COMPILE_CACHE: cache }
    start(cached)
    const rounds = Array.from({ length: 5 }, () => start(cached))
    const bare = Array.from({ length: 3 }, () => start(process.env))
    const openOnly = rounds.map(round => round.open).sort((a, b) => a - b)[2]!
    const line = timing('engine loaded and started, sample opened, code cached', rounds.map(round => round.load + round.open), 300)
    return [
      { ...line, note: `${line.note}; of it start and open ${openOnly.toFixed(1)} ms` },
      { ...timing('the same from bare TypeScript source', bare.map(round => round.load + round.open), 0), limit: null },
    ]
  } finally { rmSync(cache, { recursive: true, force: true }) }
}
