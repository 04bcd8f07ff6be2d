import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench, Measurement } from './measure.ts'

const ROWS = 100_000
const ITEMS = 40

/** Alpha with all item statistics, KMO and principal components of 100,000 x 40 from the open project, against R psych on the same columns. */
export const run: Bench = async () => {
  const random = randomStream('bench measurement', 1)
  const general = Float64Array.from({ length: ROWS }, () => random.normal())
  const items = Array.from({ length: ITEMS }, (_, i) => Array.from({ length: ROWS }, (_row, r) => Math.max(1, Math.min(7, Math.round(4 + 0.8 * general[r]! + (1 + i / 40) * random.normal())))))
  const ids = items.map((_, i) => `q${i + 1}`)
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const dataset = await addDataset(test, { variables: ids.map((id, i) => ({ id, kind: 'scale', scale: { min: 1, max: 7, direction: 'positive' }, values: items[i]! })) })
    const both = async (): Promise<void> => {
      await test.client.call('analysis.run', { method: 'reliability', dataset, variables: ids })
      await test.client.call('analysis.run', { method: 'efa', dataset, variables: ids, factors: 5, extraction: 'pca' })
    }
    const [cold] = await repeat(1, both)
    const taken = await repeat(5, both)
    const lines: Measurement[] = [
      { ...timing(`${ROWS} x ${ITEMS}: alpha, item statistics, KMO, PCA, parallel analysis`, taken, 0), limit: null },
      { ...timing('the same, columns read from the file first', [cold!], 0), limit: null },
    ]
    const theirs = psychSeconds(items, ids)
    if (theirs === null) {
      process.stderr.write('measurement.ts: R with psych is not installed, ratio not measured\n')
      return lines
    }
    const ours = lines[0]!.value / 1000
    return [...lines, { name: `${ROWS} x ${ITEMS}: ours / psych (alpha, KMO, principal)`, value: ours / theirs, unit: 'ratio', limit: 0.2, note: `ours ${ours.toFixed(2)} s, psych ${theirs.toFixed(2)} s` }]
  } finally { await test.dispose() }
}

/** Seconds of psych alone, its data already in memory; null without R or psych. */
function psychSeconds(items: readonly number[][], ids: readonly string[]): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'yinguo-bench-psych-'))
  try {
    const file = join(folder, 'items.bin')
    writeFileSync(file, Uint8Array.from(items.flat()))
    const script = `if (!requireNamespace("psych", quietly = TRUE)) quit(status = 3)
suppressMessages(library(psych)); d <- as.data.frame(matrix(as.numeric(readBin("${file}", "integer", ${ROWS * ITEMS}, size = 1)), ncol = ${ITEMS})); names(d) <- sprintf("q%d", 1:${ids.length})
taken <- replicate(2, system.time({ alpha(d); KMO(d); principal(d, nfactors = 5, rotate = "varimax") })[["elapsed"]]); cat(min(taken))`
    const done = spawnSync('Rscript', ['-e', script], { encoding: 'utf8' })
    const seconds = Number(done.stdout)
    return done.status === 0 && seconds > 0 ? seconds : null
  } finally { rmSync(folder, { recursive: true, force: true }) }
}
