import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCases } from './case.ts'
import { openGoldenEngine } from './engine.ts'
import { runCase } from './runCase.ts'
import type { GoldenEngine } from './runCase.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const committed = ['committed/reference/satisfaction.json', 'committed/reference/nist.json'].map(at)
const shared = ['tests', 'key_drivers', 'pareto'].map(name => at(`../../../shared/reference/stats/reference/${name}.json`))
/** How many comparisons each analysis must at least make: a run that compares nothing proves nothing. */
const atLeast: Record<string, number> = { descriptives: 3, correlation: 100, key_drivers: 15, pareto: 25 }

let engine: GoldenEngine
beforeAll(async () => { engine = await openGoldenEngine() })
afterAll(async () => { await engine?.close() })

for (const file of [...committed, ...shared]) {
  const name = file.split('/').slice(-1)[0]!
  if (!existsSync(file)) {
    process.stdout.write(`skipped: the reference values of ${name} are not on this computer\n`)
    describe.skip(`reference ${name}`, () => { it('is absent', () => {}) })
    continue
  }
  describe(`reference ${name}`, () => {
    const cases = readCases(file).filter(one => one.analysis in atLeast)
    it('has cases', () => expect(cases.length).toBeGreaterThan(0))
    for (const one of cases) {
      it(one.id, async () => {
        const outcome = await runCase(engine, one, [dirname(dirname(file))])
        if (outcome.status !== 'run') throw new Error(JSON.stringify(outcome))
        expect(outcome.comparison.outside).toEqual([])
        expect(outcome.comparison.absent).toEqual([])
        expect(outcome.comparison.compared).toBeGreaterThanOrEqual(atLeast[one.analysis]!)
      })
    }
  })
}
