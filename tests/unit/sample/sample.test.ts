import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerRates } from '../../../shared/model/dataset.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { PriorityFigure } from '../../../shared/figures/figure.ts'
import type { PrioritySpec } from '../../../shared/model/figureSpec.ts'
import { respondents } from '../../../resources/sample/respondents.ts'
import { responseWorkbook } from '../../../resources/sample/workbook.ts'
import { dimensions } from '../../../resources/sample/questionnaire.ts'
import { testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

/** What the report that the sample retells prints (best and worst rated items; order of improvement). */
const printed: Record<string, { best: string[]; worst: string; order: string[] }> = {
  运营商形象: { best: ['广告宣传'], worst: '创新能力', order: ['创新能力', '市场地位', '广告宣传'] },
  网络质量: { best: ['网络覆盖范围', '通话清晰程度'], worst: '本地移动中网络质量', order: ['本地移动中网络质量', '通话清晰程度', '网络覆盖范围', '通话时掉线情况'] },
  缴费: { best: ['缴费方式方便性'], worst: '收费情况', order: ['欠费停机提早通知', '话费的明细度', '收费情况', '缴费方式方便性'] },
  营业厅: { best: ['客服热线'], worst: '营业厅投诉处理', order: ['排队等候时间', '营业厅投诉处理', '方便前往', '客服热线', '服务人员服务态度'] },
  新业务: { best: ['推出通知及时'], worst: '功能实用', order: ['功能实用', '推出通知及时'] },
}

let lab: TestEngine
let dataset: Dataset
let spec: PrioritySpec

beforeAll(async () => {
  lab = await testEngine()
  await lab.client.call('project.openSample', {})
  const [summary] = await lab.client.call('dataset.list', {})
  dataset = await lab.client.call('dataset.get', { dataset: summary!.id })
  const saved = await lab.client.call('figure.list', {})
  spec = saved.map(figure => figure.spec).find(candidate => candidate.kind === 'priority')!
})
afterAll(() => lab.dispose())

interface Rated { label: string; score: number; index: number }
async function ratedByDimension(importance: 'correlation' | 'johnson'): Promise<Map<string, Rated[]>> {
  const figure = await lab.client.call('figure.build', { spec: { ...spec, importance, order: 'dimension' } }) as PriorityFigure
  const column = (key: string): number => figure.table.columns.findIndex(candidate => candidate.key === key)
  const found = new Map<string, Rated[]>()
  let heading = ''
  for (const row of figure.table.rows) {
    if (row.heading) { heading = row.cells[0]!.text; found.set(heading, []); continue }
    found.get(heading)!.push({ label: String(row.cells[column('item')]!.value), score: Number(row.cells[column('score')]!.value), index: Number(row.cells[column('index')]!.value) })
  }
  return found
}

describe('the sample project', () => {
  it('has the ledger 320 / 290 / 286 with its three rates', () => {
    expect(dataset.ledger).toEqual({ issued: 320, returned: 290, valid: 286 })
    const rates = ledgerRates(dataset.ledger)
    expect([rates.response, rates.validOfReturned, rates.validOfIssued].map(rate => (100 * rate!).toFixed(1))).toEqual(['90.6', '98.6', '89.4'])
  })

  it('says everywhere that it is simulated', async () => {
    expect(dataset.simulated).toBe(true)
    for (const { spec: figure } of await lab.client.call('figure.list', {})) {
      const built = await lab.client.call('figure.build', { spec: figure })
      expect(built.frame.simulated, figure.kind).toBe('模拟数据')
    }
  })

  it.each(['johnson', 'correlation'] as const)('computes the best and worst items and the orders that the report prints, by %s', async importance => {
    const rated = await ratedByDimension(importance)
    for (const [dimension, { best, worst, order }] of Object.entries(printed)) {
      const items = rated.get(dimension)!
      const byScore = [...items].sort((a, b) => b.score - a.score).map(item => item.label)
      expect(new Set(byScore.slice(0, best.length)), dimension).toEqual(new Set(best))
      expect(byScore.at(-1), dimension).toBe(worst)
      expect([...items].sort((a, b) => b.index - a.index).map(item => item.label), dimension).toEqual(order)
    }
  })

  it('finds the four main aspects of dissatisfaction in class A', async () => {
    const pareto = (await lab.client.call('figure.list', {})).map(figure => figure.spec).find(candidate => candidate.kind === 'pareto')!
    const figure = await lab.client.call('figure.build', { spec: pareto })
    if (figure.kind !== 'pareto') throw new Error(figure.kind)
    expect(figure.bars.filter(bar => bar.class === 'A').map(bar => bar.label)).toEqual(['网络质量', '营业厅的服务', '优惠政策', '投诉处理'])
  })

  it('holds the six dimensions with every observed variable on a scale of 1 to 5', () => {
    for (const { number, items } of dimensions) {
      const question = dataset.questions.find(candidate => candidate.number === String(number))!
      const variables = dataset.variables.filter(variable => question.variables.includes(variable.id))
      expect(variables.map(variable => variable.label)).toEqual(items.map(item => item.label))
      for (const variable of variables) expect(variable.scale).toEqual({ min: 1, max: 5, direction: 'positive' })
    }
  })

  it('comes from its seed: the generator makes the committed workbook again, byte for byte', async () => {
    const committed = readFileSync(fileURLToPath(new URL('../../../resources/sample/mobile-satisfaction.xlsx', import.meta.url)))
    expect(Buffer.from(await responseWorkbook(respondents())).equals(committed)).toBe(true)
  })

  it('keeps the original workbook inside, unchanged', async () => {
    const check = await lab.client.call('project.check', {})
    expect(check.findings.filter(finding => finding.level === 'error')).toEqual([])
    expect(check.sound).toBe(true)
  })
})

describe('the report of the sample', () => {
  it('is written out: every number verifies as equal, and none is typed by hand', async () => {
    const [report] = await lab.client.call('report.list', {})
    const found = await lab.client.call('report.verify', { report: report!.id })
    expect(found).toMatchObject({ different: 0, notDerivable: 0, typed: 0 })
    expect(found.equal).toBeGreaterThan(30)
  })
})
