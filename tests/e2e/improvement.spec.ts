import type { Locator, Page } from '@playwright/test'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { axeOn } from './axe.ts'
import { expect, test } from './workbench.ts'

const pages = ['order', 'quadrant', 'whatIf', 'effect', 'trace', 'confirmation', 'measures', 'effects'] as const
const shots = process.env['SHOTS']

const N = 60
const scale = { min: 1, max: 5, direction: 'positive' as const }
/** Steps of a congruence: the same answers every time, and no item a function of another. */
function answers(seed: number): () => number {
  let state = seed
  return () => { state = (state * 1103515245 + 12345) % 2147483648; return state / 2147483648 }
}
const LABELS = ['等候时间', '服务态度', '资费清楚', '网络速度'] as const
const clip = (value: number): number => Math.max(1, Math.min(5, Math.round(value)))

interface Wave { name: string; period: string; lift: number; seed: number }
/** Four items and the whole; in group 甲 waiting decides, in group 乙 the network. Stated importance beside every item. */
function waveOf({ name, period, lift, seed }: Wave) {
  const next = answers(seed)
  const group = Array.from({ length: N }, (_, row) => 1 + (row % 2))
  const items = LABELS.map((_, k) => Array.from({ length: N }, () => clip(1 + k * 0.5 + (k === 0 ? lift : 0) + 3 * next())))
  const overall = group.map((own, row) => clip(0.6 + 0.7 * items[own === 1 ? 0 : 3]![row]! + 0.2 * items[1]![row]! + next()))
  return {
    name, period, variables: [
      ...LABELS.map((label, k) => ({ id: `Q${k + 1}`, label, kind: 'scale' as const, scale, values: items[k]! })),
      ...LABELS.map((label, k) => ({ id: `I${k + 1}`, label: `${label}（重要）`, kind: 'scale' as const, scale, values: Array.from({ length: N }, () => clip(2 + 3 * next())) })),
      { id: 'ALL', label: '总体满意', kind: 'scale' as const, scale, values: overall },
      { id: 'G', label: '客户类型', kind: 'nominal' as const, codes: [{ code: 1, label: '甲', missing: false }, { code: 2, label: '乙', missing: false }], values: group },
    ],
  }
}

async function projectIn(folder: string): Promise<string> {
  const made = await testEngine()
  const { client } = made
  const { path } = await made.newProject('改善')
  const dataset = await addDataset(made, waveOf({ name: '本期', period: '2026-03', lift: 0, seed: 3 }))
  const later = await addDataset(made, waveOf({ name: '下一期', period: '2026-06', lift: 1, seed: 11 }))
  for (const [k, name] of LABELS.entries()) {
    const { id: factor } = await client.call('factor.add', { name, parent: null })
    await client.call('factor.assign', { items: [dataset, later].map(of => ({ dataset: of, variable: `Q${k + 1}` })), factor })
  }
  await client.call('figure.save', { figure: null, spec: { kind: 'priority', dataset, target: 'ALL', items: LABELS.map((_, k) => `Q${k + 1}`) } })
  await client.call('project.close', {})
  const target = join(folder, 'improvement.yinguo')
  await copyFile(path, target)
  await made.dispose()
  return target
}

const go = (page: Page, where: string): Promise<unknown> => page.goto(`${new URL(page.url()).origin}/#/${where}`)
async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').and(page.getByTitle(option, { exact: true })).click()
}
const press = (page: Page, label: string): Promise<void> => page.locator('.ant-segmented-item-label').getByText(label, { exact: true }).click()
const rows = (table: Locator): Promise<string[][]> => table.locator('tbody tr[data-key]').evaluateAll(all => all.map(row => [row.getAttribute('data-key') ?? '', ...[...row.children].map(cell => cell.textContent ?? '')]))
/** Put in and left, as a person does. */
async function fill(field: Locator, text: string): Promise<void> { await field.fill(text); await field.blur() }

test('the order: every method, every gap, groups with reversals, costs and a chosen order that wants a reason', async ({ workbench }) => {
  test.setTimeout(240_000)
  const page = await workbench.open({ project: await projectIn(workbench.folder) })
  await go(page, 'improvement/order')
  const table = page.getByRole('table', { name: '改进优先排序表', exact: true })
  // One table of one name: what is worked out beside it does not show it again.
  await expect(page.getByRole('heading', { name: '名次的稳定程度' })).toBeVisible({ timeout: 30_000 })
  await expect(table).toHaveCount(1)

  for (const [method, header] of [['相关系数', '与结果变量的相关系数'], ['标准化回归系数', '标准化回归系数'], ['Shapley（LMG）', 'Shapley（LMG）分摊'], ['Pratt 指数', 'Pratt 指数（β × r）'], ['最后进入的 R² 增量', '最后进入时 R² 的增量'], ['Johnson 相对权重', 'Johnson 相对权重']] as const) {
    await choose(page, '影响的算法', method)
    await expect(table.getByRole('columnheader', { name: /^影响/ })).toContainText(header)
    expect((await rows(table)).reduce((sum, row) => sum + Number(row[4]), 0)).toBeCloseTo(100, 0)
  }

  // Stated by the respondents: pairs are put together one at a time, and half a pair is no mistake.
  await choose(page, '影响的算法', '受访者直接评价')
  for (const [n, k] of [[1, 0], [2, 3]] as const) {
    await page.getByRole('button', { name: '添加一对' }).click()
    await choose(page, `第 ${n} 对 表现`, LABELS[k])
    await page.getByRole('combobox', { name: `第 ${n} 对 重要性` }).fill(`${LABELS[k]}（重要`)
    await page.keyboard.press('Enter')
  }
  await expect(table.getByRole('columnheader', { name: /^影响/ })).toContainText('受访者直接评价的重要度')
  await expect(async () => { expect((await rows(table)).map(([key]) => key).sort()).toEqual(['Q1', 'Q4']) }).toPass()
  await choose(page, '差距', '到重要度的差距')
  await expect(table.getByRole('columnheader', { name: /^差距/ })).toContainText('重要度 − 得分')
  await choose(page, '影响的算法', 'Johnson 相对权重')
  await expect(table.getByRole('columnheader', { name: /^差距/ })).toContainText('100 − 得分')
  expect(await rows(table)).toHaveLength(4)

  await choose(page, '差距', '到目标得分的差距')
  await fill(page.getByRole('spinbutton', { name: '目标得分（0–100）' }), '60')
  await expect(table.getByRole('columnheader', { name: /^差距/ })).toContainText('60 − 得分')
  for (const [, , , score, , gap] of (await rows(table)).map(row => row.map(Number))) expect(gap).toBeCloseTo(Math.max(0, 60 - score!), 1)
  await choose(page, '差距', '到竞争对手得分的差距')
  await choose(page, '竞争对手', '「客户类型」的群体')
  await expect(table.getByRole('columnheader', { name: /^差距/ })).toContainText('乙的得分 − 得分')
  await choose(page, '竞争对手', '下一期')
  await expect(table.getByRole('columnheader', { name: /^差距/ })).toContainText('下一期的得分 − 得分')
  await choose(page, '差距', '到满分 100 的差距')

  await choose(page, '分群体比较', '客户类型')
  const reversals = page.getByRole('table', { name: '与总体次序相反的项目对' })
  await expect(reversals).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('table', { name: '各群体的名次' })).toContainText('乙')
  await expect(reversals.locator('tbody tr').first()).toContainText(/[甲乙]/)

  await fill(page.getByRole('spinbutton', { name: '「等候时间」的成本' }), '2000')
  await fill(page.getByRole('spinbutton', { name: '「等候时间」的可行性，1 难 – 5 易' }), '2')
  await fill(page.getByRole('spinbutton', { name: '「网络速度」的选定名次' }), '1')
  const keep = page.getByRole('complementary').getByRole('button', { name: '保存', exact: true })
  await expect(page.getByText('选定了次序就要写明理由。')).toBeVisible()
  await expect(keep).toBeDisabled()
  await fill(page.getByRole('spinbutton', { name: '「等候时间」的选定名次' }), '1')
  await page.getByRole('textbox', { name: '选定次序的理由' }).fill('机房已排期')
  await expect(page.getByText('两项的选定名次相同。')).toBeVisible()
  await expect(keep).toBeDisabled()
  await fill(page.getByRole('spinbutton', { name: '「等候时间」的选定名次' }), '2')
  await keep.click()
  for (const header of ['成本', '单位成本指数', '可行性', '选定名次']) await expect(table.getByRole('columnheader', { name: new RegExp(`^${header}`) })).toBeVisible()
  await expect(page.locator('.yg-rules')).toContainText('机房已排期')
  // Wider than the page now: the item stays in sight while the rest moves past it.
  const first = table.locator('tbody tr[data-key] > td:first-child').first()
  const before = (await first.boundingBox())!.x
  expect(await page.getByRole('region', { name: '改进优先排序表' }).evaluate(element => { element.scrollLeft = 200; return element.scrollLeft })).toBeGreaterThan(0)
  expect(Math.abs((await first.boundingBox())!.x - before)).toBeLessThanOrEqual(1)
  if (shots) await page.screenshot({ path: `${shots}/order-walked.png` })
  const { violations } = await axeOn(page).include('main').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('the quadrant: its cross, its axes, its doubt', async ({ workbench }) => {
  test.setTimeout(240_000)
  const page = await workbench.open({ project: await projectIn(workbench.folder) })
  await go(page, 'improvement/quadrant')
  const table = page.getByRole('table', { name: '重要性与表现' })
  await expect(table.getByRole('columnheader', { name: /^重点改善/ })).toBeVisible({ timeout: 30_000 })
  // The chart is seen without scrolling: it is what the page is for.
  await expect(page.locator('.yg-result-figures')).toBeInViewport()
  for (const [cross, note] of [['中位数', '十字线取各项目的中位数'], ['量表中点', '十字线取量表中点'], ['均值', '十字线取各项目的均值']] as const) {
    await press(page, cross)
    await expect(page.locator('.yg-result-note', { hasText: note })).toBeVisible({ timeout: 30_000 })
  }
  await press(page, '目标')
  await fill(page.getByRole('spinbutton', { name: '表现的目标值' }), '4.5')
  await expect(page.locator('.yg-result-note', { hasText: /表现 4\.50/ })).toBeVisible({ timeout: 30_000 })
  // Every item is below 4.5: none can be kept up.
  await expect(async () => { for (const [, , , , , , field] of await rows(table)) expect(['重点改善', '其次改善']).toContain(field) }).toPass()
  await press(page, '均值')
  await expect(page.getByRole('table', { name: '象限与对角线模型的分歧' }).or(page.locator('.yg-rules', { hasText: '点划线' })).first()).toBeVisible()
  await page.getByRole('checkbox', { name: '置信椭圆与各象限概率' }).uncheck()
  await expect(table.getByRole('columnheader', { name: /^重点改善/ })).toHaveCount(0)
  await press(page, '重要性')
  await expect(page.locator('.yg-result-figures')).toBeVisible()
})

test('what if: a prediction is kept, and a later wave judges it', async ({ workbench }) => {
  test.setTimeout(240_000)
  const page = await workbench.open({ project: await projectIn(workbench.folder) })
  await go(page, 'improvement/whatIf')
  const answer = page.getByRole('region', { name: '预测结果' })
  await expect(page.getByRole('slider', { name: '「等候时间」提高的分数' })).toBeVisible({ timeout: 30_000 })
  // Below zero with a minus sign, as everywhere.
  await expect(page.getByRole('table', { name: '题项与提高的分数' })).toContainText(/\[−0\.\d{3}, /)
  const keep = page.getByRole('button', { name: '保存预测' })
  await expect(keep).toBeDisabled()
  await page.getByRole('slider', { name: '「等候时间」提高的分数' }).focus()
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('spinbutton', { name: '「等候时间」提高的分数（填写）' })).toHaveValue('5')
  const five = Number((await answer.locator('strong').textContent())?.replace('−', '-'))
  await fill(page.getByRole('spinbutton', { name: '「等候时间」提高的分数（填写）' }), '20')
  await expect(async () => { expect(Number((await answer.locator('strong').textContent())?.replace('−', '-'))).toBeCloseTo(4 * five, 0) }).toPass()
  await expect(answer).toContainText('90% 区间')
  await page.getByRole('textbox', { name: '名称' }).fill('缩短等候')
  await keep.click()
  const kept = page.getByRole('table').filter({ hasText: '缩短等候' })
  await expect(kept).toContainText('等候时间 +20.00', { timeout: 30_000 })
  await choose(page, '检验「缩短等候」的数据集', '下一期')
  await expect(kept).toContainText(/n = 60 \/ 60/)
  await expect(kept).toContainText(/等候时间 \+20\.00 → \+\d/)
  await expect(page.getByText(/已检验的 1 次预测中，[01] 次与实际变化的差在两者的误差之内。/)).toBeVisible()
  if (shots) await page.screenshot({ path: `${shots}/whatIf-walked.png` })
  await page.getByRole('button', { name: '删除预测「缩短等候」' }).click()
  await expect(kept).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(kept).toHaveCount(1)
})

test('an edited cell: the panel lists what it changed, and nothing that it did not', async ({ workbench }) => {
  const page = await workbench.open({ project: await projectIn(workbench.folder) })
  await go(page, 'data/1/Q1')
  const cell = page.locator('.ag-row[row-index="0"] .ag-cell[col-id="Q1"]')
  await expect(cell).not.toBeEmpty()
  const before = Number((await cell.textContent())?.trim().slice(0, 1))
  await cell.click()
  await page.keyboard.type(before > 2 ? '1' : '5')
  await page.keyboard.press('Enter')
  await expect(cell).toHaveClass(/yg-grid-edited/)
  await go(page, 'improvement/effect')
  await expect(page.getByText('撤回 1 个单元格比较')).toBeVisible()
  const statistics = page.getByRole('table', { name: '统计量' })
  await expect(statistics).toContainText('等候时间')
  await expect(statistics).not.toContainText('服务态度')
  await expect(page.getByRole('table', { name: '改进优先排序' })).toContainText('优先指数')
  if (shots) await page.screenshot({ path: `${shots}/effect-walked.png` })
  // Taken back, the last edit is the one that took it back: the same numbers the other way round.
  const mean = (): Promise<string[]> => statistics.getByRole('row', { name: /等候时间 均值/ }).locator('td').allTextContents()
  const [, , was, became] = await mean()
  await page.keyboard.press('Control+z')
  await expect(async () => { expect((await mean()).slice(2, 4)).toEqual([became, was]) }).toPass()
})

for (const [lang, theme, size] of [['en', 'light', { width: 1366, height: 768 }], ['zh-CN', 'dark', { width: 1920, height: 1080 }]] as const) {
  test(`every page stands without findings of axe, ${lang} ${theme}`, async ({ workbench }) => {
    test.setTimeout(120_000)
    const page = await workbench.open({ sample: true, lang, theme, viewport: size })
    for (const name of pages) {
      await go(page, `improvement/${name}`)
      await page.locator('.yg-improvement-page > *').first().waitFor()
      await page.waitForTimeout(900)
      if (shots) await page.screenshot({ path: `${shots}/${name}-${lang}-${theme}.png` })
      const { violations } = await axeOn(page).include('main').analyze()
      expect.soft(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
      expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} fits the width`).toBe(true)
    }
  })
}
