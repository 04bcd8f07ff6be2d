import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bootstrapInterval } from '../../../../shared/stats/pls/interval.ts'
import { itemMatrix } from '../../../../shared/stats/pls/itemMatrix.ts'
import { plsReplicates, replicateShape, sampleRow } from '../../../../shared/stats/pls/resample.ts'
import { layoutOf } from '../../../../shared/stats/pls/structure.ts'
import { parseCsv } from '../../../golden/derivedColumns.ts'

const folder = fileURLToPath(new URL('../../../../../shared/reference/stats/', import.meta.url))
const there = existsSync(`${folder}reference/pls_bootstrap.json`)
if (!there) process.stdout.write('skipped: the reference bootstrap is not on this computer\n')

interface Case { id: string; blocks: Record<string, string[]>; paths: { from: string; to: string }[]; scheme: 'centroid' | 'path' }
interface Reference { paths: { from: string; to: string; boot_se: number; pct95: [number, number] }[]; loadings_se: Record<string, number> }

describe.skipIf(!there)('bootstrap of another program', () => {
  const read = (name: string): { cases: unknown } => JSON.parse(readFileSync(`${folder}reference/${name}.json`, 'utf8')) as { cases: unknown }
  const reference = there ? read('pls_bootstrap').cases as Record<string, Reference> : {}
  const cases = there ? (read('pls_mobi').cases as Case[]).filter(one => Object.hasOwn(reference, one.id)) : []
  const { header, rows } = there ? parseCsv(readFileSync(`${folder}data/mobi.csv`, 'utf8')) : { header: [], rows: [] }

  for (const one of cases) {
    it(`agrees within 5 % on standard errors and 0.15 of them on limits: ${one.id}`, () => {
      const names = Object.keys(one.blocks)
      const items = Object.values(one.blocks).flat()
      const layout = layoutOf({ sizes: Object.values(one.blocks).map(list => list.length), modes: names.map(() => 'A'), scheme: one.scheme, arrows: one.paths.map(({ from, to }) => ({ from: names.indexOf(from), to: names.indexOf(to) })) })
      const model = { layout, data: itemMatrix(items.map(item => Float64Array.from(rows, row => Number(row[header.indexOf(item)])))), bounds: items.map(() => ({ min: 1, max: 10 })), standardised: true }
      const shape = replicateShape(layout)
      const drawn = plsReplicates(model, 20260101, 0, 5000)
      const whole = sampleRow(model)
      const about = (at: number) => bootstrapInterval(whole[at]!, Array.from({ length: 5000 }, (_, row) => drawn[row * shape.width + at]!), null)!
      const wanted = reference[one.id]!
      wanted.paths.forEach((path, i) => {
        const found = about(shape.paths + i)
        expect(Math.abs(found.se / path.boot_se - 1), `${path.from} ${path.to}`).toBeLessThan(0.05)
        for (const side of [0, 1] as const) expect(Math.abs(found.percentile[side] - path.pct95[side]) / path.boot_se).toBeLessThan(0.15)
      })
      items.forEach((item, i) => {
        const se = wanted.loadings_se[item]!
        if (se > 1e-9) expect(Math.abs(about(shape.loadings + i).se / se - 1), item).toBeLessThan(0.05)
        else expect(about(shape.loadings + i).se).toBeLessThan(1e-9)
      })
    })
  }
})
