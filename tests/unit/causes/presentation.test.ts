import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placedCauses } from '../../../shared/causes/placedCauses.ts'
import type { EffectHint, EffectResult } from '../../../shared/causes/effects.ts'
import { holeCodes } from '../../../shared/causes/trace.ts'
import { whyChain } from '../../../shared/fishbone/why.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Lang } from '../../../shared/i18n/translate.ts'
import { evidenceCard } from '../../../shared/presentation/causesCard.ts'
import { confirmationPage, confirmationPlan } from '../../../shared/presentation/causesConfirmation.ts'
import { effectHintWords, effectWords, presentEffects } from '../../../shared/presentation/causesEffects.ts'
import { presentMeasures } from '../../../shared/presentation/causesMeasures.ts'
import { holeWords, presentTrace } from '../../../shared/presentation/causesTrace.ts'
import type { Presented } from '../../../shared/presentation/presented.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(async () => { expect(test.logged).toEqual([]); await test.dispose() })

const scale = { min: 1, max: 5, direction: 'positive' as const }
const X = [1, 2, 4, 5, 2, 3, 1, 4, 5, 2, 3, 4]
const Y = [2, 1, 4, 5, 3, 3, 2, 4, 4, 1, 3, 5]
const langs: Lang[] = ['zh-CN', 'en']

async function whole() {
  const { client } = test
  const dataset = await addDataset(test, { name: '调查', variables: [{ id: 'X', label: '等候时间', kind: 'scale', scale, values: X }, { id: 'Y', label: '总体满意', kind: 'scale', scale, values: Y }] })
  const { id: factor } = await client.call('factor.add', { name: '排队', parent: null })
  await client.call('factor.assign', { items: [{ dataset, variable: 'X' }], factor })
  await client.call('figure.save', { figure: null, spec: { kind: 'priority', dataset, target: 'Y', importance: 'correlation' } })
  const { id: fishbone } = await client.call('fishbone.create', { effect: '满意度低', template: 'blank' })
  const { id: big } = await client.call('bone.add', { fishbone, parent: null, index: 0, text: '人员' })
  const { id: bone } = await client.call('bone.add', { fishbone, parent: big, index: 0, text: '高峰窗口不足' })
  const { id: out } = await client.call('bone.add', { fishbone, parent: big, index: 1, text: '编制限制' })
  await client.call('bone.update', { fishbone, bone, factor, content: { evidence: [{ type: 'items', dataset, variables: ['X'] }, { type: 'note', text: '现场看到 3 个窗口关闭', who: '李', date: '3 月 5 日' }] } })
  await client.call('bone.update', { fishbone, bone: out, content: { excluded: { reason: '不归本小组管' } } })
  const record = { what: '窗口数', methodNote: '问卷', criterion: '差 10 分以上', data: { type: 'items' as const, dataset, variables: ['X'] }, finding: '相差很大', person: '李', planned: '3 月', done: '3 月 20 日', verdict: 'main' as const }
  await client.call('confirmation.save', { fishbone, bone, content: record })
  return { dataset, factor, fishbone, bone }
}

/** Every word a person would read. */
const textsOf = (page: Presented & { title?: string }): string[] => [
  page.title ?? '', ...page.reading, ...page.warnings,
  ...page.tables.flatMap(({ title, notes, table }) => [title, ...notes, ...table.columns.map(({ header }) => header), ...table.rows.flatMap(({ cells }) => cells.map(({ text }) => text))]),
]
/** No key of the dictionary and no hole where a value belongs. */
const sound = (page: Presented & { title?: string }): void => {
  for (const text of textsOf(page)) expect(text).not.toMatch(/\{\w+|causes\.|undefined|NaN|null/)
}

describe('pages of causes', () => {
  it('print the plan, the page of a cause and its evidence card with live numbers, in both languages', async () => {
    const { fishbone, bone } = await whole()
    const sheet = await test.client.call('confirmation.list', { fishbone })
    const facts = await test.client.call('cause.evidence', { fishbone })
    const drawn = await test.client.call('fishbone.get', { fishbone })
    const { bones, effect } = drawn
    for (const lang of langs) {
      const t = translator(lang)
      sound({ tables: [confirmationPlan(t, sheet)], reading: [], warnings: [] })
      sheet.lines.forEach(line => sound(confirmationPage(t, line)))
      for (const place of placedCauses(bones)) sound(evidenceCard(t, { effect, place, why: whyChain(drawn, place.bone.id, lang), facts: facts.bones.find(each => each.bone === place.bone.id) ?? null, heat: facts.heat, confirmation: sheet.lines.find(line => line.bone === place.bone.id) ?? null }))
    }
    const t = translator('zh-CN')
    const plan = confirmationPlan(t, sheet)
    expect(plan.table.columns.map(({ header }) => header)).toEqual(['序号', '末端原因', '确认内容', '确认方法', '判定依据', '负责人', '时间', '结论'])
    expect(plan.table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['1', '高峰窗口不足', '窗口数', '调查分析、问卷', '差 10 分以上', '李', '3 月 20 日', '是要因'], ['2', '编制限制', '', '', '', '', '', '已排除：不归本小组管'],
    ])
    expect(plan.notes[0]).toBe('共 2 条末端原因：要因 1 条，非要因 0 条，待确认 0 条，排除 1 条。')
    const page = confirmationPage(t, sheet.lines[0]!)
    expect(page.title).toBe('要因确认 1：高峰窗口不足')
    const influence = page.tables[0]!.table.rows.find(({ cells }) => cells[0]!.text === '对症结的影响')!.cells[1]!.text
    expect(influence).toBe('有该原因的 5 例，「总体满意」为 20.00；没有的 7 例为 75.00。相差 −55.00 分（95% 区间 [−82.61, −27.39]），有该原因的一组更差。若有该原因的与没有的一样，全体的「总体满意」可改善约 22.92 分。这是两组之间的差别，不能单独证明因果。')
    const card = evidenceCard(t, { effect, place: placedCauses(bones).find(({ bone: { id } }) => id === bone)!, why: whyChain(drawn, bone, 'zh-CN'), facts: facts.bones[0]!, heat: facts.heat, confirmation: sheet.lines[0]! })
    expect(card.reading.slice(0, 4)).toEqual(['问题：满意度低', '人员 → 高峰窗口不足', '高峰窗口不足，因此满意度低。', '末端原因 1'])
    expect(card.tables.map(({ title }) => title)).toEqual(['证据', '确认记录', '有无该原因的比较'])
    expect(card.tables[0]!.table.rows.map(({ cells }) => cells[2]!.text)).toEqual(['等候时间：n = 12，不满意 5 人，占 41.7%（95% 区间 [19.3%, 68.0%]）；均分 50.00（95% 区间 [27.54, 72.46]）', '现场看到 3 个窗口关闭（李、3 月 5 日）'])
  })

  it('mark the holes of the matrix with words', async () => {
    const { factor } = await whole()
    const matrix = await test.client.call('trace.matrix', {})
    for (const lang of langs) {
      sound(presentTrace(translator(lang), matrix))
      for (const code of holeCodes) expect(holeWords(translator(lang), { code, subject: { type: 'bone', id: 'x', label: '标' }, factor: null, column: 'bones' })).toContain('标')
    }
    const shown = presentTrace(translator('zh-CN'), matrix)
    expect(shown.reading).toEqual(['发现 2 处缺口。'])
    expect(shown.warnings).toEqual(['要因「高峰窗口不足」没有对策', '优先改善的「排队」没有对策'])
    expect(shown.marked).toEqual([`${factor}/measures`])
    expect(shown.tables[0]!.table.rows[0]!.cells.map(({ text }) => text)).toEqual(['排队', '等候时间', 'A 类，5 次，100.0%\n优先第 1', '', '1 高峰窗口不足', '1 高峰窗口不足', '× 要因「高峰窗口不足」没有对策\n× 优先改善的「排队」没有对策', ''])
  })

  it('print measures, their evaluation and effects; a claim is made from the numbers', async () => {
    const { bone, dataset } = await whole()
    const { client } = test
    const after = await addDataset(test, { name: '后', variables: [{ id: 'X', kind: 'scale', scale, values: X.map(value => Math.min(5, value + 1)) }] })
    await client.call('measure.criteria', { name: '评价', criteria: [{ name: '有效性', weight: 2 }], points: 5, line: 0.8 })
    const { id } = await client.call('measure.save', { measure: null, content: { what: '弹性排班', causes: [bone], target: '6 月底前降到 20%', steps: ['调班', '培训'], scores: { 有效性: 3 }, status: 'chosen', planned: { from: '4 月', to: '6 月' } } })
    await client.call('effect.save', { effect: null, measure: id, content: { metric: '等候得分', source: { type: 'waves', before: dataset, after, variables: ['X'] }, target: 90 } })
    const sheet = await client.call('measure.list', {})
    const effects = await client.call('effect.list', {})
    for (const lang of langs) {
      sound(presentMeasures(translator(lang), sheet))
      sound(presentEffects(translator(lang), effects, new Map([[id, '弹性排班']])))
    }
    const t = translator('zh-CN')
    const measures = presentMeasures(t, sheet)
    expect(measures.tables[1]!.table.rows[0]!.cells.map(({ text }) => text)).toEqual(['1', '高峰窗口不足', '弹性排班', '6 月底前降到 20%', '1. 调班\n2. 培训', '', '4 月–6 月', '', '–', '选定'])
    expect(measures.tables[0]!.notes).toEqual(['得分 = Σ 权重 × 评分，满分 10。', '达到满分的 80.0% 选定。', '「弹性排班」低于选定线，却被选定。'])
    expect(measures.warnings).toEqual(['「弹性排班」：没有地点、没有负责人、费用未知。'])
    const { reading } = presentEffects(t, effects, new Map())
    expect(reading[0]).toMatch(/^「等候得分」由 50\.00 变为 70\.83（前 n = 12，后 n = 12），相差 20\.83 分，95% 区间 \[−\d+\.\d+, \d+\.\d+\]，含 0：未能证实有改善。/)
    expect(reading[0]).toContain('没有达到目标 90.00，目标达成率 52.1%。')
  })

  it('have words for every hint and problem', () => {
    const hints: EffectHint[] = [
      { code: 'regressionToMean', place: 1, items: 5 }, { code: 'othersChanged', items: 4, change: 2.5 }, { code: 'otherSeason', before: '3', after: '9' }, { code: 'seasonUnknown' }, { code: 'targetTooNear', distance: 0.02 }, { code: 'fewCases', n: 9 },
      { code: 'otherScale' }, { code: 'variablesMissing', n: 1 }, { code: 'simulated' }, { code: 'unpaired', n: 3 }, { code: 'independent', why: 'noKey' }, { code: 'independent', why: 'runningNumber' }, { code: 'independent', why: 'fewPairs' },
    ]
    const side = { dataset: null, n: 40, value: 0.4, ci: null }
    const result: EffectResult = { design: 'paired', scale: 'share', unit: '', before: side, after: { ...side, value: 0.2 }, difference: -0.2, ci: [-0.3, -0.1], p: 0.001, detectable: 0.1, key: 'id', target: 0.25, direction: 'down', attainment: 4 / 3, progress: 0.5, verdict: 'improved', reached: 'point', hints, problem: null }
    for (const lang of langs) sound({ tables: [], reading: effectWords(translator(lang), 'm', result), warnings: effectHintWords(translator(lang), result) })
    expect(effectWords(translator('zh-CN'), '不满意率', result)).toEqual(['「不满意率」由 40.0% 变为 20.0%（配对 40 人），改善 20.00 个百分点，95% 区间 [−30.00, −10.00]，不含 0：有改善。', '数值达到目标 25.0%，但不能排除其实没有达到。', '前后对比不能单独说明变化由对策引起。'])
    expect(effectHintWords(translator('en'), result)[4]).toBe('The target is only 2.00 percentage points away, less than these samples can find reliably.')
  })
})
