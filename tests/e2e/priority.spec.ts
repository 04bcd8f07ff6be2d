import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

const table = (page: Page) => page.getByRole('table', { name: /^改进优先(排|顺)序表$/ })
/** Importance by another method: the list is opened and the method taken by its name. */
const choose = async (page: Page, method: string): Promise<void> => {
  await page.getByRole('combobox', { name: '影响的算法' }).click()
  await page.getByTitle(method, { exact: true }).last().click()
}
const impacts = (page: Page): Promise<string[]> => table(page).locator('tbody tr[data-key]').evaluateAll(rows => rows.map(row => `${row.getAttribute('data-key')} ${row.children[3]?.textContent}`))

test('importance, order and gap are switched, headers name the formula, columns sort', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.goto(`${new URL(page.url()).origin}/#/improvement`)
  await expect(table(page)).toContainText('Johnson 相对权重')
  await expect(table(page)).toContainText('影响 × 差距')
  const johnson = await impacts(page)
  expect(johnson.length).toBeGreaterThan(15)

  await choose(page, '相关系数')
  await expect(async () => { expect(await impacts(page)).not.toEqual(johnson) }).toPass()
  await expect(table(page)).not.toContainText('Johnson 相对权重')

  await page.locator('.ant-segmented-item-label', { hasText: '总排序' }).click()
  const ranks = (): Promise<number[]> => table(page).locator('tbody tr[data-key]').evaluateAll(rows => rows.map(row => Number(row.children[8]?.textContent)))
  await expect(async () => { const now = await ranks(); expect(now).toEqual(now.map((_, index) => index + 1)) }).toPass()

  await table(page).getByRole('columnheader', { name: /^得分/ }).getByRole('button').first().click()
  const scores = await table(page).locator('tbody tr[data-key]').evaluateAll(rows => rows.map(row => Number(row.children[2]?.textContent)))
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  await expect(table(page).getByRole('columnheader', { name: /^得分/ })).toHaveAttribute('aria-sort', 'descending')

  // The full value on hover; the item leads to its column of data.
  const index = table(page).locator('tbody tr[data-key]').first().locator('td').nth(5)
  expect(await index.getAttribute('title')).toMatch(/\d\.\d{5,}/)
  await table(page).getByRole('button', { name: '服务人员服务态度' }).click()
  await expect(page).toHaveURL(/#\/data\/\d+\//)
})

test('what was chosen stays in the project', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.goto(`${new URL(page.url()).origin}/#/improvement`)
  await page.getByRole('combobox', { name: '差距' }).click()
  await page.getByTitle('到目标得分的差距').last().click()
  await page.getByRole('spinbutton', { name: '目标得分（0–100）' }).fill('70')
  await expect(table(page)).toContainText('70')
  await page.reload()
  await expect(page.getByRole('spinbutton', { name: '目标得分（0–100）' })).toHaveValue('70')
})

test('analyses show n, follow the digit rule and are copied with every digit', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.goto(`${new URL(page.url()).origin}/#/analysis/describe`)
  const line = page.getByRole('row', { name: /^市场地位 284 / })
  await expect(line).toBeVisible()
  expect(await line.locator('td').nth(5).textContent()).toMatch(/^\d\.\d\d$/)
  expect(await line.locator('td').nth(5).getAttribute('title')).toMatch(/\d\.\d{6,}/)
  await page.getByRole('button', { name: '复制表格' }).first().click()
  await expect(page.getByText('已复制')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[0]).toContain('标准差')
  expect(copied).toMatch(/市场地位\t284\t2\t1\t5\t\d\.\d{6,}/)

  await page.goto(`${new URL(page.url()).origin}/#/analysis/drivers`)
  await expect(page.getByRole('row').filter({ hasText: '排队等候时间' })).toContainText('< .001')
  await page.goto(`${new URL(page.url()).origin}/#/analysis/frequencies`)
  await expect(page.getByText(/比例以 286 个有效回答为分母/).first()).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in improvement and analysis, ${theme}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, theme })
    for (const place of ['improvement', 'analysis/describe', 'analysis/frequencies', 'analysis/correlate', 'analysis/drivers']) {
      await page.goto(`${new URL(page.url()).origin}/#/${place}`)
      await page.getByRole('table').first().waitFor()
      const { violations } = await axeOn(page).analyze()
      expect(violations.map(({ id, nodes }) => `${place} ${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
    }
  })
}
