import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

const latent = (page: Page, name: string) => page.locator(`[data-latent="${name}"]`)
const arrow = (page: Page, from: string, to: string) => page.locator(`[data-arrow="${from}>${to}"]`)
const go = (page: Page) => page.goto(`${new URL(page.url()).origin}/#/analysis/pls`)

/** Two latents with items of the sample, by keyboard and by pointer. */
async function drawTwo(page: Page): Promise<void> {
  await page.getByRole('button', { name: '空白模型' }).click()
  for (const [index, item] of ['网络质量', '营业厅'].entries()) {
    await page.getByRole('button', { name: '添加潜变量' }).click()
    await page.getByRole('textbox', { name: '名称', exact: true }).fill(item)
    await page.getByRole('textbox', { name: '名称', exact: true }).press('Enter')
    await page.locator('.yg-picker-list .yg-tick-group', { hasText: item }).locator('input').first().check()
    await expect(latent(page, item)).toBeVisible()
    expect(await page.locator('[data-latent]').count()).toBe(index + 1)
  }
}

test('a model is drawn, estimated, resampled, saved and opened again', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page)
  await drawTwo(page)
  // An arrow is dragged from the dot of one latent onto the other.
  const from = (await page.locator('[data-handle="网络质量"]').boundingBox())!
  const to = (await latent(page, '营业厅').locator('ellipse').boundingBox())!
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 3, to.y + to.height / 3, { steps: 6 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2)
  await page.mouse.up()
  await expect(arrow(page, '网络质量', '营业厅').locator('text').first()).toHaveText(/^−?\d\.\d{3}$/)
  await expect(page.getByRole('table', { name: '路径系数' })).toContainText('网络质量 → 营业厅')
  await expect(page.getByRole('table', { name: '信度与效度' })).toContainText('≥ 0.5')

  await page.locator('.yg-pathmodel svg').click({ position: { x: 5, y: 5 } })
  await page.locator('.ant-segmented-item-label', { hasText: '500' }).first().click()
  await expect(arrow(page, '网络质量', '营业厅').locator('text').nth(1)).toHaveText(/^\[−?\d\.\d\d, −?\d\.\d\d\]$/)
  await page.getByRole('textbox', { name: '模型名称' }).fill('两个维度')
  await page.getByRole('button', { name: '保存模型' }).click()
  await expect(page.getByRole('button', { name: '删除模型' })).toBeVisible()

  // Without a mouse: the arrow goes and comes back the other way round.
  await latent(page, '营业厅').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '删除路径 网络质量 → 营业厅' }).click()
  await expect(page.locator('.yg-path-note')).toContainText('至少要有两个潜变量和一条路径')
  await latent(page, '营业厅').focus()
  await page.keyboard.press('a')
  await expect(page.getByText('移到目标上按 Enter')).toBeVisible()
  await latent(page, '网络质量').focus()
  await page.keyboard.press('Enter')
  await expect(arrow(page, '营业厅', '网络质量')).toBeVisible()

  await page.reload()
  await page.getByRole('combobox', { name: '模型', exact: true }).click()
  await page.getByTitle('两个维度', { exact: true }).click()
  await expect(arrow(page, '网络质量', '营业厅')).toBeVisible()
})

test('presets come with the items that the factor tree names, in both themes, without complaints of axe', async ({ workbench }) => {
  for (const theme of ['light', 'dark'] as const) {
    const page = await workbench.open({ sample: true, theme, viewport: { width: 1366, height: 768 } })
    await go(page)
    await page.getByRole('button', { name: 'ECSI 欧洲模型' }).click()
    await expect(page.locator('[data-latent]')).toHaveCount(7)
    await expect(latent(page, '品牌形象')).toHaveAttribute('aria-label', /[1-9]\d* 题/)
    const { violations } = await axeOn(page).analyze()
    expect(violations.map(each => `${each.id}: ${each.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
    await page.context().close()
  }
})
