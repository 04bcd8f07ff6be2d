import { afterEach, beforeEach, expect, test } from 'vitest'
import { translator } from '../../../shared/i18n/translate.ts'
import { presentPretest } from '../../../shared/presentation/pretest.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
beforeEach(async () => { t = await testEngine(); await t.newProject() })
afterEach(async () => { expect(t.logged).toEqual([]); await t.dispose() })
const zh = (text: string) => ({ 'zh-CN': text })

/** Answers to A, B, C (R: psych::alpha on these gives the numbers below) and a question only the first four are asked. */
const rows = [[5, 4, 1], [4, 4, 3], [3, 2, 5], [2, 3, 4], [5, 5, 2], [1, 2, 3], [4, 3, 5], [2, 1, 2], [3, 4, 1], [5, 5, 4]] as const

const R = { A: 0.51894333182862, C: -0.17025130615175, dropC: 0.888888888888889, alpha: 0.333808844507846 }

test('shares, item-total r, alpha without the item and times are those of the responses', async () => {
  const factor = await t.client.call('factor.add', { name: '服务', parent: null })
  const { id: form } = await t.client.call('form.create', { name: '试' })
  expect(await t.client.call('form.pretest', { form })).toBeNull()
  await t.client.call('form.addNodes', { form, nodes: [
    { kind: 'matrixScale', code: 'M', text: zh('矩阵'), rows: ['A', 'B', 'C'].map(code => ({ code, text: zh(code), factor: factor.id })) },
    { kind: 'multiple', code: 'N', text: zh('多选'), show: 'A >= 4', required: false, options: [1, 2].map(code => ({ code, text: zh(String(code)) })) },
  ] })
  for (const [index, [A, B, C]] of rows.entries()) {
    await t.client.call('response.add', {
      form, answers: { A, B, C, ...(A === 5 ? { N_1: 1 } : {}) }, via: 'fill', language: 'zh-CN',
      timing: { start: '2026-01-05 10:00:00', end: '2026-01-05 10:02:00', seconds: 10 + index, pages: { M: 5 + index, ...(A >= 4 ? { N: 40 } : {}) } },
    })
  }
  const report = (await t.client.call('form.pretest', { form }))!
  expect(report).toMatchObject({ n: 10, seconds: 14.5, timed: true })
  const row = Object.fromEntries(report.rows.map(each => [each.key, each]))
  expect(Object.keys(row)).toEqual(['A', 'B', 'C', 'N'])
  expect(row['A']).toMatchObject({ asked: 10, missing: 0, floor: 0.1, ceiling: 0.3, seconds: 9.5 })
  // Five were asked; three of them with A = 5 chose something.
  expect(row['N']).toMatchObject({ asked: 5, missing: 0.4, floor: null, seconds: 40, flags: expect.arrayContaining(['missing']) as unknown })
  // R: d <- data.frame(A=c(5,4,3,2,5,1,4,2,3,5), B=c(4,4,2,3,5,2,3,1,4,5), C=c(1,3,5,4,2,3,5,2,1,4)); cor(d$A, d$B + d$C) …
  expect(row['A']!.itemTotal).toBeCloseTo(R.A, 10)
  expect(row['C']!.itemTotal).toBeCloseTo(R.C, 10)
  expect(row['C']!.flags).toContain('reverse')
  expect(row['C']!.dropped).toBeCloseTo(R.dropC, 10)
  expect(report.factors).toMatchObject([{ items: 3, n: 10, floor: 0, ceiling: 0, flags: ['alpha'] }])
  expect(report.factors[0]!.alpha).toBeCloseTo(R.alpha, 10)
  for (const lang of ['zh-CN', 'en'] as const) {
    const { tables, reading, warnings } = presentPretest(translator(lang), report)
    expect(tables.map(each => each.key)).toEqual(['questions', 'factors', 'limits'])
    expect([...reading, ...warnings, ...tables.flatMap(each => [each.title, ...each.table.rows.flatMap(line => line.cells.map(cell => cell.text))])].filter(text => /\{|fill\./.test(text))).toEqual([])
  }
})
