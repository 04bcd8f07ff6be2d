import { describe, expect, it } from 'vitest'
import { paretoAnswer } from '../../../main/engine/analysis/paretoAnswer.ts'
import { paretoBehind } from '../../../main/engine/analysis/paretoBehind.ts'
import type { ProjectReader } from '../../../main/engine/store/reader.ts'
import { buildParetoFigure } from '../../../shared/figures/pareto/build.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { paretoSpec } from '../../../shared/model/figureSpec.ts'
import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const spec = (input: object): ParetoSpec => paretoSpec.parse({ kind: 'pareto', ...input })
const counts = (entries: Record<string, number>, unit = ''): object => ({ type: 'counts', unit, rows: Object.entries(entries).map(([label, count]) => ({ label, count })) })
const zh = translator('zh-CN')
const drawn = (project: ProjectReader, input: object) => {
  const asked = spec(input)
  const answer = paretoAnswer(project, asked)
  return { ...answer, figure: buildParetoFigure(answer.result, asked, zh, '', answer) }
}
const code = (code: number, label: string) => ({ code, label, missing: false })
const made = fakeProject({
  datasets: [{
    name: 'Log', columns: {
      queue: [1, 1, 1, 1, 0, 0, 1, 0], bill: [1, 0, 0, 0, 1, 1, 0, 0], phone: [0, 0, 0, 0, 0, 1, 0, 0],
      cost: [10, 10, 10, 10, 500, 300, null, 5], shop: [1, 1, 1, 2, 2, 2, 2, 2], words: ['等太久', '等太久', '排队', '', null, '账单不清', '慢', '好'],
      s1: [1, 2, 5, 1, 2, 4, 5, 5], s2: [2, 5, 5, 5, 1, 5, 5, 5], s3: [1, 1, 5, 5, 5, 5, 5, 5],
    },
    variables: {
      queue: { kind: 'indicator', label: 'Queue' }, bill: { kind: 'indicator', label: 'Bill' }, phone: { kind: 'indicator', label: 'Phone' },
      cost: { meaning: 'cost', label: 'Cost' }, shop: { kind: 'nominal', codes: [code(1, 'North'), code(2, 'South')] }, words: { kind: 'text' },
      ...Object.fromEntries(['s1', 's2', 's3'].map(id => [id, { kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const } }])),
    },
    questions: [{ id: 'why', kind: 'multiple', title: 'Why', variables: ['queue', 'bill', 'phone'] }],
  }],
  factors: [{ id: 'top', name: 'Service' }, { id: 'a', parent: 'top', items: ['s1', 's2'] }, { id: 'b', parent: 'top', items: ['s3'] }],
})
// A view copies its reader, and this fake refuses to be asked for everything.
const project: ProjectReader = Object.defineProperty(made, 'merging', { value: null, enumerable: true })
const why = { type: 'multiple', dataset: 1, question: 'why' }

describe('weighted Pareto', () => {
  it('puts counts and costs side by side and says how the ranks moved; a record without a cost is left out and counted', () => {
    const { panels, figure } = drawn(project, { source: why, weight: { type: 'column', variable: 'cost' } })
    expect(panels!.panels.map(panel => panel.result.rows.map(row => [row.label, row.count]))).toEqual([
      [['Queue', 5], ['Bill', 3], ['Phone', 1]], [['Bill', 810], ['Phone', 300], ['Queue', 40]],
    ])
    expect(panels!.weight).toEqual({ name: 'Cost', missing: 1 })
    expect(figure.panels![1]!.bars.map(bar => bar.label)).toEqual(['Bill ↑1', 'Phone ↑1', 'Queue ↓2'])
    expect(figure.warnings!.join()).toContain('1 条记录没有权重')
    // Each chart has its own unit and its own scale.
    expect(figure.panels!.map(panel => panel.scaleMax)).toEqual([9, 1150])
  })
  it('takes a weight for each category, also of a table of counts, by label', () => {
    const { panels } = drawn(project, { source: counts({ a: 10, b: 4, c: 1 }), weight: { type: 'typed', weights: [{ key: 'c', weight: 100 }, { key: 'b', weight: 0 }] } })
    expect(panels!.panels[1]!.result.rows.map(row => [row.key, row.count])).toEqual([['c', 100], ['a', 10], ['b', 0]])
  })
  it('refuses opinions as weights, negative ones, and weights together with a comparison', () => {
    const weigh = (variable: string, rest: object = {}) => () => drawn(project, { source: why, weight: { type: 'column', variable }, ...rest })
    expect(weigh('s1')).toThrow(expect.objectContaining({ code: 'BAD_VALUE', params: expect.objectContaining({ why: 'noAmount' }) }))
    expect(weigh('cost', { compare: { type: 'strata', variable: 'shop' } })).toThrow(expect.objectContaining({ params: expect.objectContaining({ why: 'oneOfTwo' }) }))
    expect(() => drawn(project, { source: counts({ a: 1 }), weight: { type: 'column', variable: 'cost' } })).toThrow(expect.objectContaining({ code: 'UNSUPPORTED' }))
  })
  it('gives the weighted shares an interval of their own', () => {
    const { uncertainty } = drawn(project, { source: why, weight: { type: 'column', variable: 'cost' }, bootstrap: 400 })
    expect(uncertainty!.rows.every(row => row.weighted !== null && row.weighted[0] <= row.weighted[1])).toBe(true)
    expect(uncertainty!.rows[0]!.weighted).not.toEqual(uncertainty!.rows[0]!.interval)
  })
})

describe('comparisons', () => {
  const before = counts({ queue: 60, bill: 30, phone: 10 })
  it('keep the order of the first chart and one scale; differences after Newcombe as in R', () => {
    const { panels, figure } = drawn(project, { source: before, compare: { type: 'counts', rows: [{ label: 'bill', count: 40 }, { label: 'queue', count: 20 }, { label: 'new', count: 20 }] } })
    expect(figure.panels!.map(panel => panel.bars.map(bar => bar.label))).toEqual([['queue', 'bill', 'phone'], ['queue', 'bill', 'phone', 'new']])
    expect(figure.panels!.map(panel => panel.scaleMax)).toEqual([100, 100])
    expect(panels!.changes.map(change => [change.key, change.before.rank, change.after.rank])).toEqual([['queue', 1, 2], ['bill', 2, 1], ['phone', 3, null], ['new', null, 2]])
    // R: Wilson limits of 20/80 and 60/100, put together after Newcombe (1998), method 10.
    expect(panels!.changes[0]!.difference).toBeCloseTo(-0.35, 12)
    expect(panels!.changes[0]!.interval).toEqual([expect.closeTo(-0.4721553, 6), expect.closeTo(-0.2064858, 6)])
  })
  it('sort each by itself when asked, and compare rates when the sizes differ', () => {
    const own = drawn(project, { source: before, compare: { type: 'counts', rows: [{ label: 'bill', count: 40 }, { label: 'queue', count: 20 }], order: 'own', exposure: [200, 50] } })
    expect(own.figure.panels!.map(panel => panel.bars.map(bar => [bar.label, bar.count]))).toEqual([[['queue', 30], ['bill', 15], ['phone', 5]], [['bill', 80], ['queue', 40]]])
    expect(own.panels!.rate).toBe(true)
    expect(own.figure.panels!.map(panel => panel.scaleMax)).toEqual([120, 120])
    expect(own.figure.panels![0]!.axis.left).toBe('每百单位次数')
  })
  it('draw a chart for each group, per 100 people where the groups are of unlike size', () => {
    const { panels, figure } = drawn(project, { source: why, compare: { type: 'strata', variable: 'shop' } })
    expect(panels!.panels.map(panel => [panel.name, panel.result.respondents, panel.result.rows.map(row => row.count)])).toEqual([['North', 3, [3, 1, 0]], ['South', 5, [2, 2, 1]]])
    expect(figure.panels![0]!.bars[0]!.count).toBeCloseTo(100, 9)
    expect(figure.panels![1]!.bars[0]!.count).toBeCloseTo(40, 9)
    expect(new Set(figure.panels!.map(panel => panel.scaleMax)).size).toBe(1)
  })
  it('say so when both sides hold the same people, and give no interval then', () => {
    const { panels, figure } = drawn(project, { source: why, compare: { type: 'pair' } })
    expect(panels!.overlapping).toBe(true)
    expect(panels!.changes.every(change => change.interval === null && change.difference === 0)).toBe(true)
    expect(figure.warnings!.join()).toContain('相同的受访者')
  })
})

describe('the verdict', () => {
  const judge = (entries: Record<string, number>, rest: object = {}) => drawn(project, { source: counts(entries), bootstrap: 1000, ...rest })
  it('offers 主要因素 only where the bars are few, clear of the others and unlike each other', () => {
    const { uncertainty, figure } = judge({ a: 400, b: 250, c: 60, d: 50, e: 40 })
    expect(uncertainty).toMatchObject({ verdict: 'supported', flat: 'notFlat', unit: 'mentions', m: 2, tied: null })
    expect(figure.verdict).toContain('主要因素：a、b（2 项，累计 81.3%）')
    expect(figure.rules.join()).toContain('没有受访者')
  })
  it('says that the first bars cannot be told apart, that all are alike, that the line comes late, that there is too little', () => {
    expect(judge({ a: 52, b: 50, c: 48, d: 20, e: 10, f: 8 }, { abc: { a: 50, b: 90 } }).figure.verdict).toContain('前 3 项无法区分（a、b、c）')
    expect(judge({ a: 150, b: 60, c: 22, d: 20, e: 12, f: 5, g: 3 }).figure.verdict).toMatch(/^第 3–[45] 项无法区分/)
    expect(judge({ a: 24, b: 22, c: 20, d: 19, e: 18 }).figure.verdict).toContain('没有排列图效应。建议换一种分层')
    expect(judge({ a: 90, b: 60, c: 55, d: 50, e: 30 }).uncertainty!.verdict).toBe('many')
    expect(judge({ a: 5, b: 2, c: 1 }).uncertainty!.verdict).toBe('few')
    expect(judge({ a: 40.5, b: 20.25, c: 1.5 }).uncertainty!.verdict).toBe('noCounts')
  })
  it('never says 主要因素 of 其他, nor without resampling', () => {
    const { figure, result } = judge({ a: 30, 其他: 400, b: 20, c: 10 })
    expect(result.rows.at(-1)).toMatchObject({ label: '其他', class: 'C', other: true })
    expect(figure.verdict).not.toContain('主要因素')
    expect(figure.warnings).toEqual(['“其他”多于第二项，合并过多，请展开查看。', expect.stringContaining('“其他”占 87.0%')])
    const plain = drawn(project, { source: counts({ a: 400, b: 20, c: 10 }) }).figure
    expect(JSON.stringify(plain)).not.toContain('主要因素')
  })
})

describe('never a Pareto of means', () => {
  it('refuses a table whose unit names averages, and warns of numbers that look like them', () => {
    for (const unit of ['均值', '平均分', 'mean', 'Average score']) {
      expect(() => drawn(project, { source: counts({ a: 3.2, b: 4.1 }, unit) })).toThrow(expect.objectContaining({ code: 'BAD_VALUE', params: expect.objectContaining({ why: 'means' }) }))
    }
    expect(drawn(project, { source: counts({ a: 3.2, b: 4.1, c: 2.8 }) }).figure.warnings!.join()).toContain('像是均值或得分')
    expect(drawn(project, { source: counts({ a: 3.2, b: 4.1, c: 2.8 }, '小时') }).figure.warnings).toEqual([])
  })
})

describe('what stands behind a bar', () => {
  const ask = (input: object, key: string, rest: object = {}) => paretoBehind(project, { spec: spec(input), key, panel: null, by: null, quotes: 20, ...rest })
  it('is its people, their words once each, and their groups', () => {
    const bar = ask({ source: why }, 'queue', { by: 'shop' })
    expect(bar).toMatchObject({ label: 'Queue', count: 5, respondents: 5, of: 8, rids: [1, 2, 3, 4, 7], next: null })
    expect(bar.quotes.map(quote => quote.text)).toEqual(['等太久', '排队', '慢'])
    expect(bar.groups.map(({ name, n, x }) => [name, n, x])).toEqual([['North', 3, 3], ['South', 5, 2]])
  })
  it('of a group is that group alone; of 其他 are its members', () => {
    expect(ask({ source: why, compare: { type: 'strata', variable: 'shop' } }, 'queue', { panel: '2' }).rids).toEqual([4, 7])
    const rest = ask({ source: why, other: { mode: 'top', keep: 1 } }, 'other')
    expect(rest).toMatchObject({ rids: [1, 5, 6], next: null, members: [{ label: 'Bill', count: 3 }, { label: 'Phone', count: 1 }] })
  })
  it('leads from dimension to factor to item', () => {
    const answers = { type: 'dissatisfaction', dataset: 1, by: 'dimension' }
    const top = ask({ source: answers }, 'top')
    expect(top.next!.source).toMatchObject({ by: 'factor', within: 'top' })
    const factor = paretoBehind(project, { spec: top.next!, key: 'a', panel: null, by: null, quotes: 0 })
    expect(factor.next!.source).toMatchObject({ by: 'item', within: 'a' })
    expect(factor.rids).toEqual([1, 2, 4, 5])
    expect(paretoBehind(project, { spec: factor.next!, key: 's1', panel: null, by: null, quotes: 0 }).next).toBeNull()
  })
  it('of typed counts is nobody; an unknown bar is not found', () => {
    expect(ask({ source: counts({ a: 2 }) }, 'a')).toMatchObject({ dataset: null, rids: [], respondents: null })
    expect(() => ask({ source: why }, 'nothing')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  })
})

describe('bad input', () => {
  it('draws something sensible, or says why not', () => {
    const long = 'x'.repeat(2000)
    const cases: Record<string, object> = {
      empty: { source: counts({}) }, one: { source: counts({ a: 7 }) }, zero: { source: counts({ a: 0, b: 0 }) },
      many: { source: counts(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`item ${i}`, 500 - i]))) },
      long: { source: counts({ [long]: 5, b: 3 }) }, odd: { source: counts({ 'شكوى من الفاتورة': 9, '👩‍👩‍👧 家庭': 4, '{b}': 1 }) },
    }
    for (const [name, input] of Object.entries(cases)) {
      for (const variant of ['corner', 'center', 'single', 'cascade']) {
        const { figure } = drawn(project, { ...input, variant, bootstrap: 50 })
        expect(figure.verdict, name).not.toBe('')
        expect(figure.verdict, name).not.toMatch(/NaN|undefined|\{/)
      }
    }
    expect(drawn(project, cases['empty']!).figure.warnings).toEqual(['没有可以统计的次数。'])
    expect(drawn(project, cases['zero']!).figure.warnings).toEqual(['没有可以统计的次数。'])
    expect(drawn(project, cases['many']!).figure.warnings!.join()).toContain('共 500 项')
  })
})
