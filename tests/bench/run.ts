// npm run bench [-- NAME...]: every bench module beside this file, one table. Exit 1 when a limit is passed.
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Bench, Measurement } from './measure.ts'

const own = new Set(['run.ts', 'measure.ts'])
const wanted = process.argv.slice(2)
const modules = readdirSync(new URL('.', import.meta.url)).filter(name => name.endsWith('.ts') && !own.has(name)).sort()
  .filter(name => wanted.length === 0 || wanted.includes(name.replace(/\.ts$/, '')))

const show = (value: number, unit: string): string => `${value.toFixed(unit === 'ratio' ? 2 : 1)}${unit === 'ratio' ? ' x' : ` ${unit}`}`
const rows: Measurement[] = []
let failed = 0
for (const name of modules) {
  const module = await import(new URL(name, import.meta.url).href) as { run?: Bench }
  if (typeof module.run !== 'function') continue
  process.stderr.write(`${name} …\n`)
  try { rows.push(...await module.run()) } catch (error) {
    failed++
    process.stderr.write(`${name} failed: ${(error as Error).stack ?? String(error)}\n`)
  }
}

const width = Math.max(10, ...rows.map(row => row.name.length))
process.stdout.write(`Node ${process.version}, ${cpus().length} processors\n`)
for (const row of rows) {
  const over = row.limit !== null && row.value > row.limit
  if (over) failed++
  const limit = row.limit === null ? '' : `limit ${show(row.limit, row.unit)}`
  process.stdout.write(`${row.name.padEnd(width)}  ${show(row.value, row.unit).padStart(11)}  ${limit.padEnd(16)}${over ? 'OVER  ' : '      '}${row.note}\n`)
}
process.exitCode = failed > 0 ? 1 : 0
