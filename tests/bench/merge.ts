import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench } from './measure.ts'

interface Child { importSeconds: number; mergeSeconds: number; readSeconds: number; compareSeconds: number; merge: { new: number; changed: number; gone: number }; key: string }

const ITEMS = 56

/** 60 columns; a newer file has 1 % more rows, 1 % changed, and stands in the opposite order. */
function sheet(rows: number, newer: boolean): string {
  const path = join(tmpdir(), `yinguo-bench-merge-${rows}-${newer ? 2 : 1}.csv`)
  if (existsSync(path)) return path
  const lines = Array.from({ length: newer ? Math.floor(rows * 1.01) : rows }, (_, i) => {
    const changed = newer && i % 100 === 7
    const items = Array.from({ length: ITEMS }, (_each, item) => 1 + ((i * 7 + item * 3 + (changed && item < 3 ? 1 : 0)) % 5))
    return `${i + 1},2024/6/${1 + (i % 28)} ${8 + (i % 12)}:${10 + (i % 50)}:${10 + (i % 49)},${60 + (i % 300)}秒,${['上海', '北京', '广州'][i % 3]!},${items.join(',')}`
  })
  if (newer) lines.reverse()
  writeFileSync(path, `${['序号', '提交答卷时间', '所用时间', '1、您所在的城市', ...Array.from({ length: ITEMS }, (_, i) => `${i + 2}、第 ${i + 1} 项的满意程度`)].join(',')}\n${lines.join('\n')}\n`)
  return path
}

/** The whole way of an update, reading included, against the whole way of the import, in one run. */
export const run: Bench = async () => [10_000, 100_000].map(rows => {
  const child = JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL('start/mergeOurs.ts', import.meta.url)), sheet(rows, false), sheet(rows, true)], { encoding: 'utf8', maxBuffer: 1 << 20 })) as Child
  return {
    name: `${rows.toLocaleString('en')} x 60 csv: update / import`, value: child.mergeSeconds / child.importSeconds, unit: 'ratio' as const, limit: 2,
    note: `import ${child.importSeconds.toFixed(2)} s; update ${child.mergeSeconds.toFixed(2)} s (read ${child.readSeconds.toFixed(2)}, compared ${child.compareSeconds.toFixed(2)}), by ${child.key}: ${child.merge.new} new, ${child.merge.changed} cells changed`,
  }
})
