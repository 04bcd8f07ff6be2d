import type { Locator, Page } from '@playwright/test'
import { expect } from './workbench.ts'

/** The tree as the outline tells it: one dash a level. */
export const outline = (page: Page): Promise<string[]> => page.getByRole('tree', { name: '大纲' }).getByRole('treeitem').evaluateAll(rows =>
  rows.map(row => '-'.repeat(Number(row.getAttribute('aria-level')) - 1) + (row.getAttribute('aria-label') ?? '')))

export const diagram = (page: Page): Locator => page.getByRole('application')
export const row = (page: Page, name: string): Locator => page.getByRole('tree', { name: '大纲' }).getByRole('treeitem', { name, exact: true })
export const label = (page: Page, text: string): Locator => diagram(page).locator('[data-bone] text', { hasText: new RegExp(`^${text}$`) }).first()
export const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()

export async function newFishbone(page: Page, template: string, effect = '充值失败多'): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/diagrams`)
  await page.getByRole('button', { name: '新建图表' }).click()
  await page.getByRole('menuitem', { name: '新建鱼骨图' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(effect)
  await dialog.getByRole('radio', { name: template }).check()
  await dialog.getByRole('button', { name: '新建' }).click()
  // How the last diagram was looked at is remembered.
  await page.getByRole('group', { name: '显示方式' }).getByRole('button', { name: '图', exact: true }).click()
  await expect(page.getByRole('application', { name: `鱼骨图：${effect}` })).toBeVisible()
  const beside = page.getByRole('button', { name: '并排大纲' })
  if (await beside.getAttribute('aria-pressed') !== 'true') await beside.click()
  await tab(page, '骨')
}

/** An outline pasted below what is selected in the diagram. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(words => navigator.clipboard.writeText(words), text)
  await page.keyboard.press('Control+v')
}

/** A blank diagram with this outline in it. */
export async function withOutline(page: Page, text: string): Promise<void> {
  await newFishbone(page, '空白')
  await row(page, '充值失败多').click()
  await paste(page, text)
  const lines = text.split('\n').map(line => line.replace(/^\t*/, tabs => '-'.repeat(tabs.length + 1)))
  await expect.poll(() => outline(page)).toEqual(['充值失败多', ...lines])
}

export async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = (await locator.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
