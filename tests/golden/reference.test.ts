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
