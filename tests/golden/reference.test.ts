import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyses } from './analyses/index.ts'
import { readCases } from './case.ts'
import { openGoldenEngine } from './engine.ts'
import { runCase } from './runCase.ts'
import type { GoldenEngine } from './runCase.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
/** Reference values of our own making and of free data run everywhere; the large collection where it is on this computer. */
const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith('.json')).sort().map(file => `${folder}/${file}`) : [])
const committed = filesIn(at('committed/reference'))
const collection = at('../../../shared/reference/stats/reference')
if (!existsSync(collection)) process.stdout.write('skipped: the collection of reference values is not on this computer\n')

let engine: GoldenEngine
beforeAll(async () => { engine = await openGoldenEngine() })
afterAll(async () => { await engine?.close() })

for (const file of [...committed, ...filesIn(collection)]) {
  const cases = readCases(file).filter(one => Object.hasOwn(analyses, one.analysis))
  if (cases.length === 0) continue
  describe(`reference ${file.split('/').at(-1)}`, () => {
    for (const one of cases) {
      it(one.id, async () => {
        const outcome = await runCase(engine, one, [dirname(dirname(file))])
        if (outcome.status !== 'run') throw new Error(JSON.stringify(outcome))
        expect(outcome.comparison.outside).toEqual([])
        expect(outcome.comparison.absent).toEqual([])
        expect(outcome.comparison.compared).toBeGreaterThanOrEqual(analyses[one.analysis]!.atLeast)
      })
    }
  })
}

describe('a case that says little', () => {
  it('is run for what it has: reverse-keyed items by name, nothing expected of omega', async () => {
    // psych::alpha of R with the item turned round: raw_alpha.
    const one = { id: 'short', analysis: 'reliability', columns: ['a', 'b', 'c'], reverse_keyed: ['c'], inline_data: { a: [1, 2, 3, 4, 5, 4], b: [1, 3, 3, 4, 5, 5], c: [5, 4, 2, 2, 1, 2] }, expected: { n: 6, alpha_raw: 0.973958333333333 } }
    expect(await runCase(engine, one, [])).toMatchObject({ status: 'run', comparison: { compared: 2, outside: [], absent: [] } })
  })
})
