import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

async function openScreening(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: '筛查', exact: true }).click()
  await expect(page.getByRole('heading', { name: '准备剔除的答卷' })).toBeVisible()
}
const hits = (page: Page): ReturnType<Page['locator']> => page.locator('.yg-screening-hits tbody tr')

test('screen, look at the evidence, exclude in one step, see the ledger change, and take it back', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await openScreening(page)
  await expect(hits(page)).toHaveCount(4)
  await expect(page.getByRole('button', { name: '没有要剔除的' })).toBeDisabled()
  // The four are counted again, reason by reason.
  for (const reason of ['规律作答', '漏答过多', '用时过短']) {
    await page.getByRole('button', { name: new RegExp(`恢复计入「${reason}」`) }).click()
    await expect(page.getByRole('button', { name: new RegExp(`恢复计入「${reason}」`) })).toHaveCount(0)
  }
  const ledger = page.getByRole('region', { name: '样本' })
  await expect(ledger.getByRole('row', { name: /^有效 290/ })).toBeVisible()

  await page.getByRole('button', { name: /^用时过短/ }).click()
  await expect(hits(page)).toHaveCount(1)
  await expect(hits(page)).toContainText('用时 19 秒')
  await expect(page.getByRole('heading', { name: '剔除「用时过短」命中的答卷后结果的变化' })).toBeVisible()
  await expect(page.getByText('答卷 290 → 289')).toBeVisible()
  // A wider limit hits more, and is kept with the data set as a step of its own.
  const share = page.getByLabel('少于中位数的')
  await share.fill('90')
  await share.press('Enter')
  await expect(hits(page).nth(10)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^撤销：修改「.*」的筛查规则/ }).click()
  await expect(hits(page)).toHaveCount(1)

  await page.getByRole('button', { name: '全部剔除规则' }).click()
  await expect(hits(page)).toHaveCount(4)
  await page.getByRole('checkbox', { name: '保留编号 206' }).uncheck()
  await page.getByRole('button', { name: '剔除 3 份' }).click()
  await expect(page.getByText('已剔除 3 份')).toBeVisible()
  await expect(ledger.getByRole('row', { name: /^有效 287/ })).toBeVisible()
  await expect(ledger.getByRole('button', { name: '查看「规律作答」的 2 份' })).toBeVisible()
  await page.getByRole('button', { name: '剔除 1 份' }).click()
  await expect(ledger.getByRole('row', { name: /^有效 286 98.6% 回收/ })).toBeVisible()
  await page.getByRole('button', { name: /^撤销：筛查剔除 1 份/ }).click()
  await expect(ledger.getByRole('row', { name: /^有效 287/ })).toBeVisible()
})

test('each invalid response opens from the ledger of the overview, with its reason in words', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  const card = page.getByRole('region', { name: '样本' })
  await card.getByRole('button', { name: '查看「规律作答」的 2 份' }).click()
  await expect(page.getByText('原因：规律作答')).toBeVisible()
  await expect(page.locator('.ag-row .ag-cell[col-id="rid"]')).toHaveText(['38', '269'])
  await openScreening(page)
  await page.getByRole('button', { name: '在表格中查看编号 206' }).click()
  await expect(page.locator('.ag-row .ag-cell[col-id="rid"]')).toHaveText(['206'])
  await page.goBack()
  await expect(page.getByRole('heading', { name: '准备剔除的答卷' })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`the screening page has no accessibility faults (${theme})`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, theme })
    await openScreening(page)
    // The rules with the most to fill in.
    for (const rule of ['规律作答', '前后矛盾']) {
      await page.locator('.yg-rule-name').filter({ hasText: rule }).click()
      await expect(page.getByRole('heading', { name: rule }).or(page.locator('.yg-inspector-lead', { hasText: rule })).first()).toBeVisible()
      const { violations } = await axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html]), rule).toEqual([])
    }
  })
}
