import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recipeText } from '../../../shared/derived/recipe.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { descriptive } from '../../../shared/presentation/descriptive.ts'
import type { Presented } from '../../../shared/presentation/presented.ts'
import type { AnalysisRequestInput } from '../../../shared/contract/analysis.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
let dataset: number
const t = translator('zh-CN')
const scale = { min: 1, max: 7, direction: 'positive' as const }
beforeAll(async () => {
  test = await testEngine()
  await test.newProject()
  dataset = await addDataset(test, {
    questions: [{ id: 'M', title: '用过哪些', kind: 'multiple' }],
    variables: [
      { id: 'A', name: 'Q3_1', label: '甲', kind: 'scale', scale, values: [2, 3, 3, 4, 2, 3, 4, 3] },
      { id: 'B', name: 'Q3_2', label: '乙', kind: 'scale', scale, values: [3, 4, 5, 3, 4, 5, 4, 4] },
      { id: 'C', name: 'Q3 3', label: '丙', kind: 'scale', scale: { ...scale, direction: 'negative' }, values: [1, 2, 1, 2, 1, 1, 2, 1] },
      { id: 'm1', label: '短信', kind: 'indicator', question: 'M', values: [1, 1, 0, 0, 1, null, null, 1] },
      { id: 'm2', label: '彩铃', kind: 'indicator', question: 'M', values: [1, 0, 0, 1, 0, null, null, 1] },
    ],
  })
})
afterAll(async () => { await test.dispose() })

async function present(request: AnalysisRequestInput): Promise<Presented> {
  const { method, result } = await test.client.call('analysis.run', request)
  return descriptive[method as keyof typeof descriptive](result, { t, label: key => key, request: analysisRequest.parse(request) })
}

describe('descriptive tables in words', () => {
  it('sets every dimension against the midpoint of its scale and claims no more than the interval', async () => {
    const [f1, f2, f3] = await Promise.all(['服务', '网络', '投诉'].map(name => test.client.call('factor.add', { parent: null, name })))
    for (const [factor, variable] of [[f1, 'A'], [f2, 'B'], [f3, 'C']] as const) await test.client.call('factor.assign', { items: [{ dataset, variable }], factor: factor!.id })
    const { tables, reading } = await present({ method: 'dimensions', dataset })
    expect(tables[0]!.title).toBe('一级指标统计表')
    const shown = tables[0]!.table.rows.map(row => row.cells.map(cell => cell.text))
    // The mean of 甲 is 3: R t.test(c(2,3,3,4,2,3,4,3)) gives the interval 2.3679 to 3.6321.
    expect(shown[0]).toEqual(['服务', '1', '8', '1–7', '2', '4', '3.00', '0.76', '0.267', '[2.37, 3.63]', '4', '低于中点', '33.33', '[22.80, 43.87]'].map((text, i) => (i === 4 || i === 5 ? `${text}.00` : text)))
    expect(shown[1]?.[11]).toBe('分不出高低')
    expect(shown[2]?.[6]).toBe('6.63')
    expect(shown[2]?.[11]).toBe('高于中点')
    expect(reading[0]).toBe('服务的指数为 33.33，95% 置信区间 [22.80, 43.87]，低于量表中点 50（n = 8）。')
    expect(reading[1]).toMatch(/含中点 50，分不出高于还是低于中点（n = 8）/)
  })

  it('prints both bases of a question with several answers', async () => {
    const { tables, reading } = await present({ method: 'responses', dataset, question: '用过哪些' })
    expect(tables[0]!.table.rows.map(row => row.cells.map(cell => cell.text))).toEqual([['短信', '4', '66.7', '57.1'], ['彩铃', '3', '50.0', '42.9'], ['合计', '7', '116.7', '100.0']])
    expect(tables[0]!.notes[0]).toBe('基数：回答人数 6，应答数 7 次；2 人没有回答。一人可选多项，占人数的比例之和可以超过 100%。')
    expect(reading).toEqual(['提到最多的是「短信」：6 名回答者中有 4 人，占 66.7%。'])
  })

  it('names the types of quantiles and shape, and says when there is nothing to say', async () => {
    const { tables, reading } = await present({ method: 'describe', dataset, variables: ['A'] })
    expect(tables[1]!.notes[0]).toContain('类型 7')
    expect(reading).toEqual(['Q3_1的均值为 3.00，95% 置信区间 [2.37, 3.63]，n = 8。'])
    const { id } = await test.client.call('derived.create', { dataset, name: 'empty', derivation: { type: 'formula', text: 'ln(0)' } })
    expect((await present({ method: 'describe', dataset, variables: [id] })).reading).toEqual(['empty没有有效回答。'])
    expect((await present({ method: 'frequencies', dataset, variables: [id] })).reading).toEqual(['empty没有有效回答。'])
  })

  it('writes recipes in both languages', async () => {
    const { variables } = await test.client.call('dataset.get', { dataset })
    const en = translator('en')
    const mean = { type: 'mean', of: ['A', 'B', 'C'], least: 2, reversed: false } as const
    expect(recipeText({ ...mean, of: [...mean.of] }, variables, t)).toBe('= (Q3_1 + Q3_2 + [Q3 3]) / 3，至少答 2 题（按已答题数平均）')
    expect(recipeText({ ...mean, of: [...mean.of], reversed: true }, variables, en)).toBe('= (Q3_1 + Q3_2 + [Q3 3]) / 3, at least 2 answered (mean of those answered), reversed items turned round')
    expect(recipeText({ type: 'reverse', of: 'A' }, variables, t)).toBe('= 1 + 7 − Q3_1')
    expect(recipeText({ type: 'formula', text: 'if(A > 3, B, 0)' }, variables, t)).toBe('= if(Q3_1 > 3, Q3_2, 0)')
    expect(recipeText({ type: 'recode', of: 'A', lines: [{ values: [1, 2], from: null, to: null, code: 1, label: '低' }, { values: [], from: 3, to: null, code: 2, label: '' }], otherwise: 'missing' }, variables, t)).toBe('= Q3_1 重新编码：1、2 → 1 低，≥ 3 → 2；其余记为缺失')
    expect(recipeText({ type: 'groupWeight', of: 'm1', targets: [{ code: 0, share: 1 }, { code: 1, share: 3 }] }, variables, en)).toBe('= population share / sample share by m1: 0 25%, 1 75%')
  })
})
