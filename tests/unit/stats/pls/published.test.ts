import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createEstimator } from '../../../../shared/stats/pls/estimator.ts'
import { innerModel } from '../../../../shared/stats/pls/innerModel.ts'
import { itemMatrix, sampleMatrix } from '../../../../shared/stats/pls/itemMatrix.ts'
import { layoutOf } from '../../../../shared/stats/pls/structure.ts'
import type { Scheme } from '../../../../shared/stats/pls/structure.ts'
import { parseCsv } from '../../../golden/derivedColumns.ts'

const folder = fileURLToPath(new URL('../../../../../shared/reference/stats/', import.meta.url))
const there = existsSync(`${folder}reference/published_seminr_fixtures_mobi.json`)
if (!there) process.stdout.write('skipped: the published values are not on this computer\n')

type Numbers = Record<string, Record<string, number>>
interface Seminr { model: { blocks: Record<string, string[]>; paths: string[] }; path: { coefficients: Numbers; weights: Numbers }; factorial: { coefficients: Numbers; weights: Numbers }; antecedent_vifs_model1: Record<string, number> }

describe.skipIf(!there)('published values', () => {
  const read = (name: string): Record<string, unknown> => JSON.parse(readFileSync(`${folder}reference/${name}.json`, 'utf8')) as Record<string, unknown>
  const { header, rows } = there ? parseCsv(readFileSync(`${folder}data/mobi.csv`, 'utf8')) : { header: [], rows: [] }
  const estimate = (blocks: Record<string, string[]>, paths: string[], scheme: Scheme) => {
    const names = Object.keys(blocks)
    const items = Object.values(blocks).flat()
    const layout = layoutOf({ sizes: Object.values(blocks).map(list => list.length), modes: names.map(() => 'A'), scheme, arrows: paths.map(path => path.split('>')).map(([from, to]) => ({ from: names.indexOf(from!), to: names.indexOf(to!) })) })
    const matrix = new Float64Array(items.length ** 2)
    const data = itemMatrix(items.map(item => Float64Array.from(rows, row => Number(row[header.indexOf(item)]))))
    sampleMatrix(data, new Uint8Array(data.n).fill(1), true, matrix, { means: new Float64Array(items.length), sds: new Float64Array(items.length) })
    const fit = createEstimator(layout)(matrix)
    return { names, items, layout, fit, inner: innerModel(layout, fit, data.n) }
  }

  it('of seminr, path and factorial scheme, to its own tolerance of 1e-5', () => {
    const seminr = read('published_seminr_fixtures_mobi')['seminr'] as Seminr
    for (const scheme of ['path', 'factorial'] as const) {
      const { names, items, layout, fit, inner } = estimate(seminr.model.blocks, seminr.model.paths, scheme)
      names.forEach((from, a) => names.forEach((to, b) => expect(Math.abs(fit.paths[a * names.length + b]! - seminr[scheme].coefficients[from]![to]!)).toBeLessThan(1e-5)))
      items.forEach((item, i) => expect(Math.abs(fit.weights[i]! - seminr[scheme].weights[item]![names[layout.blockOf[i]!]!]!), item).toBeLessThan(1e-5))
      if (scheme === 'path') {
        for (const { to, coefficients } of inner) for (const { from, vif } of coefficients) expect(vif).toBeCloseTo(seminr.antecedent_vifs_model1[`${names[to]}*${names[from]}`]!, 3)
      }
    }
  })

  it('of semPLS in the Journal of Statistical Software, three decimals', () => {
    const article = read('published_sempls_smartpls2_mobi')['jss_2012'] as { loadings: Record<string, number>; paths: Record<string, number> }
    const one = (read('pls_mobi')['cases'] as { blocks: Record<string, string[]> }[])[0]!
    const { names, items, layout, fit } = estimate(one.blocks, Object.keys(article.paths), 'centroid')
    items.forEach((item, i) => expect(Math.abs(fit.withScores[i * names.length + layout.blockOf[i]!]! - article.loadings[item]!), item).toBeLessThan(5.01e-4))
    for (const [path, value] of Object.entries(article.paths)) {
      const [from, to] = path.split('>')
      expect(Math.abs(fit.paths[names.indexOf(from!) * names.length + names.indexOf(to!)]! - value), path).toBeLessThan(5.01e-4)
    }
  })
})
