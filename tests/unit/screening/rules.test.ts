import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readDuration } from '../../../main/engine/screening/durations.ts'
import { askedOption } from '../../../main/engine/screening/attentionRule.ts'
import { nearestEarlier } from '../../../main/engine/screening/nearDuplicates.ts'
import type { ScreeningRule, ScreeningSettingsInput } from '../../../shared/model/screening.ts'
import { NOT_SHOWN } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { randomStream } from '../../../shared/stats/rng/randomStream.ts'
import type { TestEngine, VariableSketch } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let lab: TestEngine
beforeEach(async () => { lab = await testEngine(); await lab.newProject() })
afterEach(async () => { await lab.dispose() })

const scale = { min: 1, max: 5, direction: 'positive' as const }
const ITEMS = 24
const EACH = 20
const HONEST = 400

/** Our own simulation: five-point answers to 24 items (one factor, loadings .3 to .7), two background questions, an attention check, a duration. Planted rows follow the honest ones. */
function simulated(seed: number): { variables: VariableSketch[]; planted: Record<string, number[]> } {
  const random = randomStream('screening', seed)
  const uniform = (): number => random.next()
  const normal = (): number => random.normal()
  const total = HONEST + 6 * EACH
  const items: CellValue[][] = []
  const check: CellValue[] = []
  const seconds: CellValue[] = []
  const sex: CellValue[] = []
  const age: CellValue[] = []
  for (let row = 0; row < total; row++) {
    const factor = normal()
    items.push(Array.from({ length: ITEMS }, (_, at) => {
      const load = 0.3 + 0.4 * (at % 5) / 4
      return Math.min(5, Math.max(1, Math.round(3 + 0.4 * ((at * 7) % 3 - 1) + 1.1 * (load * factor + Math.sqrt(1 - load * load) * normal()))))
    }))
    check.push(4)
    seconds.push(Math.round(120 + 60 * Math.abs(normal()) + 40 * uniform()))
    sex.push(1 + Math.floor(2 * uniform()))
    age.push(18 + Math.floor(30 * uniform()))
  }
  const planted: Record<string, number[]> = {}
  let next = HONEST
  const plant = (rule: string, spoil: (row: number, at: number) => void): void => { planted[rule] = Array.from({ length: EACH }, (_, at) => { spoil(next, at); return ++next }) }
  plant('straightLine', (row, at) => { items[row] = new Array<number>(ITEMS).fill(1 + at % 5) })
  plant('tooFast', row => { seconds[row] = 12 + Math.floor(10 * uniform()) })
  plant('omission', (row, at) => { items[row] = items[row]!.map((value, item) => ((item + at) % 2 === 0 ? null : value)) })
  plant('attention', (row, at) => { check[row] = 1 + at % 3 })
  plant('duplicate', (row, at) => { items[row] = items[at]!; sex[row] = sex[at]!; age[row] = age[at]!; check[row] = check[at]! })
  plant('outOfScale', row => { items[row] = items[row]!.map((value, item) => (item === 3 ? 9 : value)) })
  return {
    planted,
    variables: [
      { id: 'sex', kind: 'nominal', codes: [{ code: 1, label: '男' }, { code: 2, label: '女' }], values: sex }, { id: 'age', kind: 'number', values: age },
      ...Array.from({ length: ITEMS }, (_, at): VariableSketch => ({ id: `i${at}`, kind: 'scale', scale, values: items.map(row => row[at]!) })),
      { id: 'check', label: '本题请选择“满意”', kind: 'scale', scale, codes: [{ code: 1, label: '很不满意' }, { code: 2, label: '不满意' }, { code: 3, label: '一般' }, { code: 4, label: '满意' }, { code: 5, label: '很满意' }], values: check },
      { id: 'time', label: '所用时间', kind: 'number', role: 'paradata', values: seconds },
    ],
  }
}

const rids = async (dataset: number, rule: ScreeningRule, settings: ScreeningSettingsInput | null = null): Promise<number[]> =>
  (await lab.client.call('screening.hits', { dataset, rule, settings, limit: 1000 })).rows.map(row => row.rid)

describe('planted bad respondents', () => {
  it.each([11, 12, 13])('twenty of each kind are found among 520, with at most two honest ones beside them (seed %i)', async seed => {
    const { variables, planted } = simulated(seed)
    const dataset = await addDataset(lab, { variables })
    for (const [rule, wanted] of Object.entries(planted)) {
      const found = await rids(dataset, rule as ScreeningRule)
      expect(wanted.filter(rid => !found.includes(rid)), rule).toEqual([])
      // Of the others only planted ones of another kind may be hit, too, e.g. a straight line that fails the check.
      expect(found.filter(rid => rid <= HONEST).length, rule).toBeLessThanOrEqual(2)
    }
    const report = await lab.client.call('screening.run', { dataset })
    const applied = await lab.client.call('screening.apply', { dataset })
    expect(applied.changed).toBe(report.union.n)
    expect(applied.changed).toBeGreaterThanOrEqual(5 * EACH)
    expect(applied.changed).toBeLessThanOrEqual(5 * EACH + 4)
    expect((await lab.client.call('screening.run', { dataset })).union).toEqual({ n: applied.changed, counting: 0 })
  })

  it('a response that breaks several rules goes for the first, with the others noted; one that is spared stays', async () => {
    const { variables, planted } = simulated(11)
    const [both, alone] = planted['straightLine'] as [number, number]
    variables.find(({ id }) => id === 'time')!.values = variables.find(({ id }) => id === 'time')!.values.map((value, row) => (row + 1 === both ? 15 : value))
    const dataset = await addDataset(lab, { variables })
    await lab.client.call('screening.apply', { dataset, rules: ['tooFast', 'straightLine'], spared: [alone] })
    const page = await lab.client.call('dataset.page', { dataset, offset: both - 1, limit: 2, variables: ['sex'] })
    expect(page.rows.map(row => row.excluded)).toEqual(['tooFast: straightLine', null])
    const byReason = await lab.client.call('dataset.rids', { dataset, view: { filters: [{ type: 'reason', reason: 'tooFast' }] } })
    expect(byReason.rids).toEqual([both, ...planted['tooFast']!].sort((a, b) => a - b))
    expect((await lab.client.call('dataset.rids', { dataset, view: { filters: [{ type: 'rows', rids: [7, 3] }] } })).rids).toEqual([3, 7])
  })
})

describe('rules', () => {
  const text = (id: string, label: string, values: CellValue[], more: Partial<VariableSketch> = {}): VariableSketch => ({ id, label, kind: 'text', role: 'paradata', values, ...more })
  const answers: VariableSketch[] = Array.from({ length: 12 }, (_, at) => ({ id: `q${at}`, kind: 'scale' as const, scale, values: [1, 2, 3, 4, 5, 2].map((value, row) => 1 + (value * (at + 2) + row) % 5) }))

  it('platform marks: previews, screened out, incomplete', async () => {
    const dataset = await addDataset(lab, { variables: [...answers, text('st', 'Status', ['Complete', 'Survey Preview', 'Disqualified', 'Partial', 'Spam', 'IP Address'])] })
    expect([await rids(dataset, 'preview'), await rids(dataset, 'notEligible'), await rids(dataset, 'incomplete')]).toEqual([[2, 5], [3], [4]])
    expect((await lab.client.call('screening.run', { dataset })).rules.find(({ rule }) => rule === 'tooFast')).toMatchObject({ unavailable: 'noTime', mode: 'off' })
  })

  it('a mark of completion and progress', async () => {
    const dataset = await addDataset(lab, { variables: [...answers, { id: 'fin', label: 'Finished', kind: 'nominal', role: 'paradata', codes: [{ code: 0, label: 'False' }, { code: 1, label: 'True' }], values: [1, 0, 1, 1, 0, 1] }] })
    expect(await rids(dataset, 'incomplete')).toEqual([2, 5])
  })

  it('the same contact: spaces and width do not matter, masks and names prove nothing', async () => {
    const dataset = await addDataset(lab, {
      variables: [...answers, text('tel', '手机', ['138 0000 0001', '13800000001', '138****1234', '138****1234', null, '139'], { role: 'identifier' }), text('who', '姓名', ['王', '王', '李', '张', '赵', '钱'], { role: 'identifier' })],
    })
    const [row] = (await lab.client.call('screening.hits', { dataset, rule: 'contact' })).rows
    expect(row).toMatchObject({ rid: 2, evidence: [{ rule: 'contact', params: { same: 1 }, cells: ['tel'] }] })
  })

  it('times: durations in words, from beginning to end, negative and of days', async () => {
    expect(['123秒', '1分20秒', '00:02:03', '2m 3s', '1小时', 45, '-5', 'abc', null].map(readDuration)).toEqual([123, 80, 123, 123, 3600, 45, -5, NaN, NaN])
    const start = '2026-03-01 10:00:00'
    const dataset = await addDataset(lab, { variables: [...answers, text('a', '开始答题时间', new Array<string>(6).fill(start), { kind: 'date' }), text('b', '结束答题时间', ['2026-03-01 10:05:00', '2026-03-01 09:59:00', '2026-03-04 10:00:00', '2026-03-01 10:04:00', '2026-03-01 10:00:05', '2026-03-01 10:06:00'], { kind: 'date' })] })
    expect(await rids(dataset, 'tooFast')).toEqual([5])
    const { rows } = await lab.client.call('screening.hits', { dataset, rule: 'impossibleTime' })
    expect(rows.map(({ rid, evidence }) => [rid, evidence[0]!.params['seconds']])).toEqual([[2, -60], [3, 259_200]])
    await lab.client.call('screening.apply', { dataset, rules: ['impossibleTime'], settings: { impossibleTime: { mode: 'exclude' } } })
    expect((await lab.client.call('screening.ledger', { dataset })).reasons).toEqual([{ code: 'tooSlow', text: '', n: 1 }, { code: 'contradiction', text: '', n: 1 }])
  })

  it('contradictions: two conditions, and items of one meaning with the negative one turned round', async () => {
    const dataset = await addDataset(lab, {
      variables: [
        { id: 'use', name: '使用', kind: 'nominal', codes: [{ code: 1, label: '用过' }, { code: 2, label: '没用过' }], values: [1, 2, 2, null, 1, 1] },
        { id: 'sat', name: '满意', kind: 'scale', scale, values: [5, 5, 2, 5, 5, 1] }, { id: 'neg', name: '不满', kind: 'scale', scale: { ...scale, direction: 'negative' }, values: [1, 1, 4, 1, 5, 4] },
      ],
    })
    const settings = { contradiction: { pairs: [{ first: '使用 = "没用过"', second: '满意 >= 4' }], items: [{ first: 'sat', second: 'neg' }] } }
    expect(await rids(dataset, 'contradiction', settings)).toEqual([2, 5])
    const saved = await lab.client.call('screening.save', { dataset, settings })
    expect(saved.contradiction.pairs).toEqual([{ first: 'use = 2', second: 'sat >= 4' }])
    await lab.client.call('variable.update', { dataset, variables: ['use'], patch: { name: '用过吗' } })
    expect(await rids(dataset, 'contradiction')).toEqual([2, 5])
    expect((await lab.client.call('screening.run', { dataset, settings: { contradiction: { pairs: [{ first: '满意 >', second: '满意 = 1' }] } } })).rules.find(({ rule }) => rule === 'contradiction')?.unavailable).toBe('badCondition')
  })

  it('what was not shown is not left out', async () => {
    const variables = answers.map((answer, at): VariableSketch => ({ ...answer, values: answer.values.map((value, row) => (row === 1 && at < 8 ? NOT_SHOWN : row === 2 && at < 8 ? null : value)) }))
    const dataset = await addDataset(lab, { variables })
    expect(await rids(dataset, 'omission')).toEqual([3])
  })

  it('an item that says what to choose', () => {
    const codes = [{ code: 1, label: '不同意' }, { code: 2, label: '同意' }]
    expect(askedOption({ label: '请选择「同意」', codes, scale: null })).toBe(2)
    expect(askedOption({ label: '为了确认您在认真作答，本题请直接选“不同意”', codes, scale: null })).toBe(1)
    expect(askedOption({ label: 'Please select "Agree" for this item', codes: [{ code: 7, label: 'Agree' }], scale: null })).toBe(7)
    expect(askedOption({ label: '请选择您最满意的一项', codes, scale: null })).toBeNull()
    expect(askedOption({ label: '您是否“同意”以下说法', codes, scale: null })).toBeNull()
  })

  it('nearly identical rows are found as by comparing all pairs', () => {
    const random = randomStream('near', 5)
    const p = 40
    const n = 300
    const columns: number[][] = Array.from({ length: p }, () => Array.from({ length: n }, () => Math.floor(3 * random.next())))
    for (let k = 0; k < 30; k++) for (let at = 0; at < p; at++) if (at % 20 !== k % 20) columns[at]![n - 1 - k] = columns[at]![k]!
    const found = nearestEarlier(columns, n, 0.95)!
    const all = new Map<number, number>()
    for (let row = 0; row < n; row++) for (let earlier = 0; earlier < row; earlier++) {
      const same = columns.filter(column => column[row] === column[earlier]).length
      if (same >= 38 && same > (all.get(row) ?? 0)) all.set(row, same)
    }
    expect(all.size).toBeGreaterThanOrEqual(30)
    expect(new Map([...found].map(([row, { same }]) => [row, same]))).toEqual(all)
  })

  it('data without a row, and with one, are screened without a complaint', async () => {
    for (const values of [[], [3]]) {
      const dataset = await addDataset(lab, { variables: answers.map(answer => ({ ...answer, values })) })
      expect((await lab.client.call('screening.run', { dataset })).union.n).toBe(values.length === 0 ? 0 : 1)
      expect((await lab.client.call('screening.effect', { dataset })).n[1]).toBe(0)
    }
  })
})
