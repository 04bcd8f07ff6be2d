import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseArgs } from '../../../main/hosts/cli/args.ts'
import { analyses } from '../../../main/hosts/cli/analyses/index.ts'
import { classRule, paretoInput, paretoOptions, readCounts, weightRule } from '../../../main/hosts/cli/paretoOptions.ts'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'yinguo-pareto-')) })
afterAll(async () => { await rm(folder, { recursive: true, force: true }) })

const input = (...words: string[]) => paretoInput(parseArgs(words, paretoOptions, 0), wanted => (wanted === 'last' ? Promise.reject(new Error('no such data set')) : Promise.resolve(wanted === '上一期' ? 2 : Number(wanted ?? 3))))

describe('Pareto options', () => {
  it('read classes, weights, variants, comparisons and resampling', async () => {
    expect(classRule('70,90,exclude')).toEqual({ a: 70, b: 90, crossing: 'exclude' })
    expect(weightRule('cost')).toEqual({ type: 'column', variable: 'cost' })
    expect(weightRule('queue=3,bill=0.5')).toEqual({ type: 'typed', weights: [{ key: 'queue', weight: 3 }, { key: 'bill', weight: 0.5 }] })
    expect(await input('--question', 'q1', '--variant', 'cascade', '--bootstrap', '2000', '--seed', '7')).toMatchObject({ source: { type: 'multiple', question: 'q1' }, variant: 'cascade', bootstrap: 2000, seed: 7 })
    expect(await input('--by', 'factor', '--within', 'f2', '--compare', 'by:sex', '--order', 'own')).toMatchObject({ source: { type: 'dissatisfaction', dataset: 3, by: 'factor', within: 'f2' }, compare: { type: 'strata', variable: 'sex', order: 'own' } })
    expect(await input('--coding', 'words', '--compare', 'segment:New', '--names', 'old,new')).toMatchObject({ source: { type: 'coding', by: 'factor' }, compare: { type: 'pair', segment: 'New', before: 'old', after: 'new', order: 'fixed' } })
    expect(await input('--compare', 'dataset:4')).toMatchObject({ source: { dataset: 3 }, compare: { type: 'pair', dataset: 4 } })
    expect(await input('--compare', 'dataset:上一期')).toMatchObject({ source: { dataset: 3 }, compare: { type: 'pair', dataset: 2 } })
  })
  it('compare with a second table of counts, per 100 units', async () => {
    const file = join(folder, 'b.csv')
    await writeFile(file, 'item,n\na,3\nb,4\n')
    expect(await input('--counts', file, '--compare', `counts:${file}`, '--exposure', '200,50')).toMatchObject({ compare: { type: 'counts', rows: [{ label: 'a', count: 3 }, { label: 'b', count: 4 }], exposure: [200, 50] } })
  })
  it('refuse what they do not know', async () => {
    for (const words of [['--abc', '90,80'], ['--abc', '80'], ['--variant', 'round'], ['--weight', 'a=x'], ['--weight', 'a='], ['--compare', 'wave:2'], ['--compare', 'dataset:last'], ['--order', 'none', '--compare', 'by:x'], ['--coding', 'w', '--by', 'item']]) {
      await expect(input(...words), words.join(' ')).rejects.toMatchObject({ name: expect.anything() as unknown })
    }
  })
  it('refuse a table of means by its heading', async () => {
    const file = join(folder, 'means.csv')
    await writeFile(file, '项目,均值\n环境,3.2\n服务,4.1\n')
    await expect(readCounts(file)).rejects.toMatchObject({ code: 'BAD_VALUE', params: { why: 'means' } })
  })
  it('refuse counts below 0 by name, in the first row too', async () => {
    for (const [name, text] of [['first.csv', '服务,-3\n环境,4\n'], ['later.csv', '项目,频数\n环境,4\n服务,-3\n']] as const) {
      const file = join(folder, name)
      await writeFile(file, text)
      await expect(readCounts(file), name).rejects.toMatchObject({ code: 'BAD_VALUE', params: { variable: '服务', value: '-3', why: 'negativeCount' } })
    }
  })
  it('leave --weight of the other analyses alone', () => {
    expect(Object.hasOwn(analyses['pareto']!.options, 'weight')).toBe(false)
  })
})

describe('the competitor of a priority order', () => {
  it('is a data set by id or by name', async () => {
    const priority = analyses['priority']!
    const ask = (wanted?: string): Promise<number> => (wanted === undefined ? Promise.resolve(1) : wanted === '联通 2009' ? Promise.resolve(7) : Promise.resolve(Number(wanted)))
    for (const [wanted, dataset] of [['联通 2009', 7], ['2', 2]] as const) {
      expect(await priority.request(parseArgs(['--target', 'y', '--competitor-dataset', wanted], priority.options, 0), ask)).toMatchObject({ dataset: 1, gap: 'competitor', competitor: { type: 'dataset', dataset, segment: null } })
    }
  })
})
