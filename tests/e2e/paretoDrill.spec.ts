import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

const table = (page: Page) => page.getByRole('table', { name: /的数据表$/ })
const verdict = (page: Page) => page.locator('.yg-verdict')

async function openChart(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/diagrams/pareto`)
  await page.getByRole('button', { name: '各维度不满意次数排列图' }).click()
  await expect(table(page)).toBeVisible()
}
async function choose(page: Page, box: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: box, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.ant-select-dropdown:visible').getByTitle(option).click()
}
const shot = async (page: Page, name: string): Promise<void> => { if (process.env['PARETO_SHOTS']) await page.screenshot({ path: `${process.env['PARETO_SHOTS']}/${name}.png` }) }

test('from a bar to the next level, to the answers and into the grid, by keys alone', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await openChart(page)
  const first = table(page).locator('tbody tr').first().getByRole('button')
  const name = (await first.textContent()) ?? ''
  await first.focus()
  await page.keyboard.press('Enter')
  const behind = page.getByRole('region', { name: `${name}背后的数据` })
  await expect(behind.getByRole('heading', { name })).toBeFocused()
  await expect(behind.getByText(/人提及，占应答/)).toBeVisible()
  await shot(page, 'behind')
  await behind.getByRole('button', { name: '下一层排列图' }).focus()
  await page.keyboard.press('Enter')
  const path = page.getByRole('navigation', { name: '位置' })
  await expect(path.getByText(name, { exact: true })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('heading', { name: new RegExp(name) }).first()).toBeVisible()
  await shot(page, 'second-level')
  await table(page).locator('tbody tr').first().getByRole('button').click()
  const rows = page.getByRole('button', { name: /^在数据表中打开 \d+ 份$/ })
  const n = /\d+/.exec((await rows.textContent()) ?? '')?.[0]
  await rows.click()
  await expect(page).toHaveURL(/#\/data\//)
  await expect(page.getByText(new RegExp(`（排列图）`)).first()).toBeVisible()
  await expect(page.getByText(new RegExp(`\\b${n}\\b`)).first()).toBeVisible()
})

test('a click on a bar opens what stands behind it; Escape closes it', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await openChart(page)
  const chart = page.locator('.yg-chart').first()
  await expect(chart.locator('svg')).toBeVisible()
  await page.waitForTimeout(500)
  const box = (await chart.boundingBox())!
  await page.mouse.click(box.x + 145, box.y + box.height - 78)
  await expect(page.getByRole('region', { name: /背后的数据$/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: /背后的数据$/ })).toHaveCount(0)
})

test('the verdict claims no more than the resampling allows, and the table says how sure each bar is', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await openChart(page)
  await expect(page.getByText('主要因素')).toHaveCount(0)
  const box = page.getByRole('spinbutton', { name: '抽样次数' })
  await box.fill('1000')
  await expect(verdict(page)).not.toContainText('正在抽样')
  await expect(verdict(page)).toBeVisible()
  await expect(table(page).getByRole('columnheader', { name: /居首概率/ })).toBeVisible()
  await shot(page, 'verdict')
})

test('variants, strata and other ways of standing side by side', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await openChart(page)
  for (const [label, hint] of [['单轴', '百分比轴'], ['瀑布', '对角线'], ['柱心', '中心线'], ['柱角', '右上角']] as const) {
    await page.locator('.ant-segmented-item-label', { hasText: label }).click()
    await expect(page.locator('.yg-prop-hint', { hasText: hint })).toBeVisible()
    await page.waitForTimeout(300)
    await shot(page, `variant-${label}`)
  }
  await choose(page, '并列', '按变量分层')
  await expect(page.locator('.yg-pareto-panel svg').nth(1)).toBeVisible()
  await shot(page, 'strata')
})

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['zh-CN', 'en'] as const) {
    test(`axe finds nothing beside an opened bar, ${theme}, ${lang}`, async ({ workbench }) => {
      const page = await workbench.open({ sample: true, theme, lang, viewport: { width: 1366, height: 768 } })
      await page.goto(`${new URL(page.url()).origin}/#/diagrams/pareto`)
      await page.locator('.yg-figure-table tbody tr').first().getByRole('button').click()
      await page.locator('.yg-behind').waitFor()
      await page.waitForTimeout(400)
      await shot(page, `behind-${theme}-${lang}`)
      const { violations } = await axeOn(page).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
    })
  }
}
