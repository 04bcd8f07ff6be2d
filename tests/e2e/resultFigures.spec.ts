import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

const go = (page: Page, ...at: string[]) => page.goto(`${new URL(page.url()).origin}/#/${at.join('/')}`)
const figures = (page: Page) => page.locator('.yg-result-figures')
const kind = (page: Page, name: string) => figures(page).locator('.ant-segmented-item-label', { hasText: name }).first()

async function noComplaints(page: Page, where: string): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(each => `${where} ${each.id}: ${each.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
}

test('a figure of an analysis is kept, named, exported, undone, and leads back', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page, 'analysis', 'correlate')
  await page.locator('.ant-segmented-item-label', { hasText: 'Spearman' }).click()
  await expect(figures(page).getByRole('heading', { name: '相关系数热图' })).toBeVisible()
  // Tables first: the figure does not push them down.
  const table = await page.locator('.yg-result').first().boundingBox()
  const drawn = await figures(page).boundingBox()
  expect(table!.y).toBeLessThan(drawn!.y)
  await noComplaints(page, 'analysis')

  await figures(page).getByRole('button', { name: '保存到图表' }).click()
  await expect(figures(page).getByText('已保存到图表')).toBeVisible()
  await figures(page).getByRole('link', { name: '查看' }).click()
  await expect(page).toHaveURL(/#\/diagrams\/result\//)
  const list = page.getByRole('navigation', { name: '图表', exact: true })
  await expect(list.getByRole('heading', { name: '分析图' })).toBeVisible()
  await expect(list.getByRole('button', { name: /相关系数热图/ })).toHaveAttribute('aria-current', 'true')
  await expect(page.locator('.yg-figure-facts')).toContainText('Spearman')
  await expect(page.getByRole('img', { name: '相关系数热图。数据见下表。' })).toBeVisible()
  await noComplaints(page, 'diagrams')

  await page.getByRole('textbox', { name: '标题' }).fill('网络题项的秩相关')
  await page.getByRole('textbox', { name: '标题' }).press('Tab')
  await page.getByRole('textbox', { name: '注', exact: true }).fill('两两删除。')
  await page.getByRole('textbox', { name: '注', exact: true }).press('Tab')
  await expect(page.locator('.yg-figure figcaption')).toContainText('两两删除。')
  await expect(page.locator('.yg-figure h2')).toHaveText('网络题项的秩相关')
  await expect(list.getByRole('button', { name: /网络题项的秩相关/ })).toBeVisible()

  for (const [format, ending] of [['SVG 矢量图', 'svg'], ['PNG 图片', 'png'], ['PowerPoint', 'pptx'], ['Word', 'docx'], ['Excel', 'xlsx']] as const) {
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: new RegExp(format) }).click()
    expect((await download).suggestedFilename()).toBe(`网络题项的秩相关.${ending}`)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  await page.getByRole('link', { name: '回到分析' }).click()
  await expect(page).toHaveURL(/#\/analysis\/figure\//)
  await expect(page.locator('[data-method="correlate"].yg-method')).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('heading', { name: '相关矩阵（ρ）' })).toBeVisible()
  await expect(figures(page).getByText('已保存到图表')).toBeVisible()

  await go(page, 'overview')
  await page.getByRole('link', { name: '网络题项的秩相关' }).click()
  await expect(page).toHaveURL(/#\/diagrams\/result\//)

  await page.getByRole('button', { name: '删除', exact: true }).click()
  await expect(list.getByRole('button', { name: /网络题项的秩相关/ })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(list.getByRole('button', { name: /网络题项的秩相关/ })).toHaveCount(1)
})

test('one variable of several is chosen for the drawing, and kept with it', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page, 'analysis', 'describe')
  await kind(page, '直方图').click()
  await expect(figures(page).getByRole('heading', { level: 2 })).toContainText('市场地位')
  await figures(page).getByRole('combobox', { name: '图中的变量' }).click()
  await page.locator('.ant-select-item-option').nth(1).click()
  await expect(figures(page).getByRole('heading', { level: 2 })).toContainText('广告宣传')
  await figures(page).getByRole('button', { name: '保存到图表' }).click()
  await figures(page).getByRole('link', { name: '查看' }).click()
  await expect(page.locator('.yg-figure h2')).toContainText('广告宣传')
})

test('a path model is kept with its bootstrap and opens again as it was', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page, 'analysis', 'pls')
  await page.getByRole('button', { name: 'ECSI' }).click()
  await page.getByRole('button', { name: '删除没有题目的潜变量' }).click()
  await page.locator('.ant-segmented-item-label', { hasText: '500' }).first().click()
  await expect(figures(page)).toBeVisible({ timeout: 30_000 })
  await figures(page).getByRole('button', { name: '保存到图表' }).click()
  await figures(page).getByRole('link', { name: '查看' }).click()
  await expect(page.locator('.yg-figure h2')).toHaveText('路径模型', { timeout: 30_000 })
  await page.getByRole('link', { name: '回到分析' }).click()
  await expect(page.locator('.ant-segmented-item-selected', { hasText: '500' })).toBeVisible()
  await expect(figures(page).getByText('已保存到图表')).toBeVisible({ timeout: 30_000 })
})
