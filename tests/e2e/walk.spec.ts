import type { Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from './workbench.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const surveys = join(root, '../shared/surveys')

/** The whole job on one response sheet, as a group would do it; `scale` names an item whose answers are points. */
interface Sheet { file: string; rows: number; item: string; overall: string; edit: string }
const sheets: Sheet[] = [
  { file: join(root, 'resources/sample/mobile-satisfaction.xlsx'), rows: 290, item: 'Q5_1', overall: '总体满意程度', edit: '5' },
  { file: join(surveys, 'wjx/wjx-like_green-space-satisfaction_306x23.xlsx'), rows: 306, item: '', overall: '', edit: '1' },
  { file: join(surveys, 'wjx/wjx_by-number_phone-satisfaction.csv'), rows: 0, item: '', overall: '', edit: '1' },
]

const go = (page: Page, hash: string): Promise<unknown> => page.goto(`${new URL(page.url()).origin}/#/${hash}`)

async function importSheet(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /把 Excel 拖到这里/ }).click()
  await (await chooser).setFiles(file)
  const wizard = page.getByRole('dialog')
  await expect(wizard.getByText(/[\d,]+ 行答卷/)).toBeVisible({ timeout: 20_000 })
  await wizard.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '查看数据' }).click()
  await expect(page.locator('.ag-row').first()).toBeVisible()
}

/** Every scale item under one factor written by hand. */
async function plantTree(page: Page): Promise<number> {
  await go(page, 'questionnaire/tree')
  await page.getByRole('toolbar').getByRole('button', { name: '添加因素', exact: true }).click()
  await page.keyboard.type('服务')
  await page.keyboard.press('Enter')
  const factor = page.getByRole('treeitem').filter({ has: page.getByText('服务', { exact: true }) })
  await expect(factor).toBeVisible()
  const holes = page.getByRole('list', { name: '未归入的量表题' }).getByRole('listitem')
  const items = await holes.count()
  for (let left = items; left > 0; left--) {
    await holes.first().dragTo(factor)
    await expect(holes).toHaveCount(left - 1)
  }
  return items
}

async function download(page: Page, press: () => Promise<void>, start: string): Promise<void> {
  const coming = page.waitForEvent('download')
  await press()
  const path = await (await coming).path()
  expect((await readFile(path)).subarray(0, start.length).toString('latin1')).toBe(start)
}

async function drawPareto(page: Page): Promise<void> {
  await go(page, 'diagrams')
  await page.getByRole('button', { name: '新建图表' }).click()
  await page.getByRole('menuitem', { name: '新建排列图' }).click()
  const table = page.getByRole('table', { name: /的数据表$/ })
  await expect(table.locator('tbody tr').first()).toBeVisible()
  const counts = (await table.locator('tbody tr:not([data-key="total"]) td:nth-child(3)').allInnerTexts()).map(Number)
  expect(counts.length).toBeGreaterThan(0)
  expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  await page.getByRole('button', { name: '导出' }).click()
  await download(page, () => page.getByRole('menuitem', { name: 'PowerPoint', exact: true }).click(), 'PK')
}

async function drawFishbone(page: Page): Promise<void> {
  await go(page, 'diagrams')
  await page.getByRole('button', { name: '新建图表' }).click()
  await page.getByRole('menuitem', { name: '新建鱼骨图' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('服务不满意')
  await dialog.getByRole('radio', { name: '4S' }).check()
  await dialog.getByRole('button', { name: '新建' }).click()
  const diagram = page.getByRole('application', { name: '鱼骨图：服务不满意' })
  await diagram.focus()
  await page.keyboard.press('ArrowLeft')
  for (const text of ['窗口少', '排班固定', '忙时未加人']) {
    await page.keyboard.press('Tab')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await expect(diagram.locator('[data-bone] text', { hasText: '忙时未加人' })).toBeVisible()
}

async function rankPriorities(page: Page, overall: string): Promise<void> {
  await go(page, 'improvement')
  await page.getByRole('combobox', { name: '总体评价题' }).click()
  if (overall) await page.getByTitle(overall, { exact: true }).last().click()
  else await page.keyboard.press('Enter')
  const table = page.getByRole('table', { name: '改进优先排序表' })
  const rows = table.locator('tbody tr')
  await expect(rows.nth(1)).toBeVisible()
  for (const method of ['相关系数', 'Johnson 相对权重']) {
    await page.getByRole('combobox', { name: '影响的算法' }).click()
    await page.getByTitle(method, { exact: true }).last().click()
    await expect(table).toContainText(method === '相关系数' ? '相关' : 'Johnson')
  }
}

for (const sheet of sheets) {
  test(`the whole job on ${sheet.file.split('/').at(-1)}`, async ({ workbench }) => {
    const absent = existsSync(sheet.file) ? '' : `skipped: ${sheet.file.split('/').at(-1)} is not here`
    if (absent) process.stderr.write(`${absent}\n`)
    test.skip(absent !== '', absent)
    test.setTimeout(180_000)
    const page = await workbench.open()
    await importSheet(page, sheet.file)
    if (sheet.rows > 0) await expect(page.getByText(`${sheet.rows} 行`, { exact: true }).first()).toBeVisible()

    if (sheet.item) {
      await page.evaluate(hash => { window.location.hash = hash }, `#/data/1/${sheet.item}`)
      const cell = page.locator(`.ag-row[row-index="0"] .ag-cell[col-id="${sheet.item}"]`)
      await expect(cell).not.toBeEmpty()
      await cell.click()
      await page.keyboard.type(sheet.edit)
      await page.keyboard.press('Enter')
      await expect(cell).toHaveClass(/yg-grid-edited/)
    }
    const items = await plantTree(page)
    if (items > 0) {
      await drawPareto(page)
      if (items > 2) await rankPriorities(page, sheet.overall)
    }
    await drawFishbone(page)

    await go(page, 'report')
    await page.getByRole('button', { name: '新建报告' }).last().click()
    await page.getByRole('button', { name: '创建' }).click()
    await expect(page.getByRole('article')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '导出' }).click()
    await download(page, () => page.getByRole('menuitem', { name: 'Word' }).click(), 'PK')
    await page.getByRole('button', { name: '切换到 English' }).click()
    await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible()
  })
}
