import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import type { Bench, Measurement } from './measure.ts'

const ROWS = 100_000
const COLUMNS = 60

/** 100,000 x 60, ten of the columns texts, to each format, and the .sav read again. Seconds, and how far memory rises above what it was. */
export const run: Bench = async () => {
  const test = await testEngine()
  try {
    await test.newProject('bench')
    const dataset = await addDataset(test, {
      variables: Array.from({ length: COLUMNS }, (_, column) => ({
        id: `V${column}`, ...(column % 6 === 5 ? { kind: 'text' as const } : { kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const } }),
        values: Array.from({ length: ROWS }, (__, row) => (column % 6 === 5 ? `第 ${(row * 7 + column) % 5000} 条意见` : (row * (column + 3) + (row >> 3)) % 5 + 1)),
      })),
    })
    const measured: Measurement[] = []
    const timed = async (name: string, limit: number, work: () => Promise<string>): Promise<void> => {
      globalThis.gc?.()
      const before = process.memoryUsage().rss
      let peak = before
      const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 20)
      const start = performance.now()
      const note = await work()
      clearInterval(watch)
      measured.push({ name, value: (performance.now() - start) / 1000, unit: 's', limit, note: `${note}, memory +${Math.round((peak - before) / 1e6)} MB` })
    }
    for (const [format, limit] of [['csv', 5], ['json', 5], ['sav', 8], ['xlsx', 60]] as const) {
      await timed(`export 100,000 x 60 as ${format}`, limit, async () => {
        const file = join(test.dir, `data.${format}`)
        await test.client.call('export.data', { dataset, format, grant: test.grants.add(file, 'write') })
        return `${(statSync(file).size / 1e6).toFixed(1)} MB`
      })
    }
    const { readSource } = await import('../../main/engine/import/source.ts')
    const sav = join(test.dir, 'data.sav')
    await timed('read that .sav', 6, async () => `${(await readSource(sav, 'data.sav', {})).table.rows} rows of ${(readFileSync(sav).length / 1e6).toFixed(1)} MB`)
    return measured
  } finally {
    await test.dispose()
  }
}
