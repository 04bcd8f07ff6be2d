import { axeOn } from './axe.ts'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import type { Locator, Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './workbench.ts'

const cell = (page: Page, row: number, variable: string): Locator => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${variable}"]`)

async function openData(page: Page, variable: string): Promise<void> {
  await page.evaluate(hash => { window.location.hash = hash }, `#/data/1/${variable}`)
  await expect(cell(page, 0, variable)).not.toBeEmpty()
}

/** The first scale item of the sample: columns have the ids that the recogniser gives them. */
const ITEM = 'Q5_1'
const NEXT = 'Q5_2'

test('a cell is edited by label or by code, undone, redone, and remembers it all', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await openData(page, ITEM)
  const target = cell(page, 1, ITEM)
  const before = await target.innerText()
  await target.click()
  await page.keyboard.press('F2')
  await page.getByRole('combobox', { name: '市场地位' }).fill('非常不满意')
  await page.keyboard.press('Enter')
  await expect(target).toHaveText('非常不满意')
  await target.click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(target).toHaveText('非常满意')
  await page.keyboard.press('Control+z')
  await expect(target).toHaveText('非常不满意')
  await page.keyboard.press('Control+z')
  await expect(target).toHaveText(before)
  await page.keyboard.press('Control+Shift+Z')
  await expect(target).toHaveText('非常不满意')

  await target.click()
  await page.getByRole('tab', { name: '单元格' }).click()
  const history = page.getByRole('region', { name: '单元格历史' })
  await expect(history.getByRole('listitem')).toHaveCount(6)
  await expect(history.getByRole('listitem').first()).toContainText('重做')
  await expect(history.getByRole('listitem').last()).toContainText('导入')
  await expect(history).toContainText('e2e')

  await page.keyboard.press('Alt+8')
  await expect(page.getByRole('row', { name: /重做：修改 1 个单元格/ })).toBeVisible()
})

test('digits and Enter struck as fast as keys can go all arrive; a value that does not fit is kept, marked and explained', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await openData(page, ITEM)
  const points = Array.from({ length: 12 }, (_, row) => (row * 3) % 5 + 1)
  await page.getByRole('toolbar').getByText('编码').click()
  await cell(page, 0, ITEM).click()
  for (const point of points) {
    // Not awaited one by one: the browser gets them in a burst. Enter goes on to the row below.
    await Promise.all([page.keyboard.press(String(point)), page.keyboard.press('Enter')])
  }
  for (const [row, point] of points.entries()) await expect(cell(page, row, ITEM)).toHaveText(String(point))

  await cell(page, 0, ITEM).click()
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(cell(page, 0, ITEM)).toHaveText('9')
  await expect(cell(page, 0, ITEM)).toHaveClass(/yg-grid-invalid/)
  await expect(page.getByText('1 个单元格与题目不符')).toBeVisible()
  // The pointer rests on the cell since it was clicked: a hint wants it to come.
  await cell(page, 3, NEXT).hover()
  await cell(page, 0, ITEM).hover()
  await expect(page.getByText(/超出量表 1–5/)).toBeVisible()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await expect(page.getByText('1 个单元格与题目不符')).toBeHidden()
})

test('a block is copied, pasted as one change, and cleared; codes, labels and both; sorting and searching ask the engine', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await openData(page, NEXT)
  await cell(page, 2, ITEM).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(page.getByText('已选 2 行 × 2 列')).toBeVisible()
  const block = await Promise.all([[2, ITEM], [2, NEXT], [3, ITEM], [3, NEXT]].map(([row, column]) => cell(page, row as number, column as string).innerText()))
  await page.keyboard.press('Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${block[0]}\t${block[1]}\r\n${block[2]}\t${block[3]}`)

  await page.evaluate(() => navigator.clipboard.writeText('1\t2\n不满意\t(跳过)\n'))
  await page.keyboard.press('Control+v')
  await expect(cell(page, 2, ITEM)).toHaveText('非常不满意')
  await expect(cell(page, 2, NEXT)).toHaveText('不满意')
  await expect(cell(page, 3, ITEM)).toHaveText('不满意')
  await expect(cell(page, 3, NEXT)).toHaveText('跳过')
  await expect(cell(page, 2, ITEM)).toHaveClass(/yg-grid-edited/)
  await page.keyboard.press('Control+z')
  for (const [index, [row, column]] of ([[2, ITEM], [2, NEXT], [3, ITEM], [3, NEXT]] as const).entries()) await expect(cell(page, row, column)).toHaveText(block[index] ?? '')

  await page.keyboard.press('Delete')
  await expect(cell(page, 3, NEXT)).toHaveText('∅')
  await page.keyboard.press('Control+z')
  await expect(cell(page, 3, NEXT)).toHaveText(block[3] ?? '')

  await page.getByRole('toolbar').getByText('编码').click()
  await expect(cell(page, 0, ITEM)).toHaveText(/^[1-5∅]$/)
  await page.locator(`.ag-header-cell[col-id="${ITEM}"]`).getByRole('button').click()
  await page.getByRole('button', { name: '升序' }).click()
  await expect(cell(page, 3, ITEM)).toHaveText('1')
  await page.getByRole('toolbar').getByText('都显示').click()
  await expect(cell(page, 3, ITEM)).toHaveText('1 · 非常不满意')
  await page.getByRole('button', { name: '筛选行' }).click()
  await page.getByPlaceholder('按文字筛选行').fill('没有这样的内容')
  await expect(page.getByText('找到 0 行')).toBeVisible()
  await page.getByPlaceholder('按文字筛选行').fill('')
  await expect(page.getByText('290 行').last()).toBeVisible()
})

test('an excluded row leaves the ledger and comes back; properties of a variable are changed and undone', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await openData(page, ITEM)
  await cell(page, 0, ITEM).click()
  await page.getByRole('button', { name: '剔除…' }).click()
  await page.getByRole('button', { name: '剔除 1 行' }).click()
  await expect(page.locator('.ag-row[row-index="0"]').first()).toHaveClass(/yg-grid-excluded/)
  await expect(page.getByText('有效 285')).toBeVisible()
  await cell(page, 0, ITEM).click()
  await page.getByRole('button', { name: '恢复计入' }).click()
  await expect(page.getByText('有效 286')).toBeVisible()

  await cell(page, 0, ITEM).click()
  await page.getByLabel('题目', { exact: true }).fill('市场地位（改）')
  await page.getByLabel('短名').click()
  await expect(page.locator(`.ag-header-cell[col-id="${ITEM}"]`)).toContainText('市场地位（改）')
  await page.getByRole('button', { name: /^撤销：修改 1 个变量/ }).click()
  await expect(page.getByLabel('题目', { exact: true })).toHaveValue('市场地位')
})

async function chooseOnStart(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /把 Excel 拖到这里/ }).click()
  await (await chooser).setFiles(file)
}

test('a GB18030 csv becomes a project: kinds, scale and codes corrected on the way', async ({ workbench }) => {
  const file = join(workbench.folder, '前测.csv')
  const lines = ['序号,性别,总体满意度,意见', ...Array.from({ length: 40 }, (_, index) => `${index + 1},${index % 2 ? '男' : '女'},${(index % 5) + 1},${index % 7 ? '' : '排队太久'}`)]
  await writeFile(file, iconv.encode(lines.join('\r\n'), 'gb18030'))
  const page = await workbench.open()
  await chooseOnStart(page, file)
  const wizard = page.getByRole('dialog', { name: '导入「前测.csv」' })
  await expect(wizard.getByText('40 行答卷')).toBeVisible()
  await expect(wizard.getByRole('button', { name: '第 1 行（表头）' })).toHaveAttribute('aria-pressed', 'true')
  expect((await axeOn(page).include('[role="dialog"]').analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  await wizard.getByLabel('C 列的题目').fill('您对服务的总体满意度')
  await wizard.getByLabel('「您对服务的总体满意度」的类型').selectOption('scale')
  await wizard.getByLabel('「您对服务的总体满意度」的最大值').fill('5')
  await wizard.getByRole('checkbox', { name: '导入 意见' }).uncheck()
  await wizard.getByLabel('发放数').fill('50')
  await wizard.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '查看数据' }).click()
  await expect(page.locator('.ag-header-cell').filter({ hasText: '您对服务的总体满意度' })).toBeVisible()
  await expect(page.locator('.ag-header-cell').filter({ hasText: '意见' })).toHaveCount(0)
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('region', { name: '样本' })).toContainText('80.0%')
})

test('the header can be moved in a workbook with a title above it', async ({ workbench }) => {
  const file = join(workbench.folder, '后测.xlsx')
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('答卷')
  sheet.addRow(['营业厅满意度调查'])
  sheet.addRow(['编号', '等候时间', '服务态度'])
  for (let row = 1; row <= 30; row++) sheet.addRow([row, (row % 5) + 1, ((row * 3) % 5) + 1])
  book.addWorksheet('说明').addRow(['填表说明'])
  await book.xlsx.writeFile(file)
  const page = await workbench.open()
  await chooseOnStart(page, file)
  const wizard = page.getByRole('dialog', { name: '导入「后测.xlsx」' })
  await wizard.getByRole('button', { name: '把第 1 行设为表头' }).click()
  await expect(wizard.getByRole('button', { name: '第 1 行（表头）' })).toBeVisible()
  await expect(wizard.getByText('31 行答卷')).toBeVisible()
  await wizard.getByRole('button', { name: '把第 2 行设为表头' }).click()
  await expect(wizard.getByText('30 行答卷')).toBeVisible()
  await wizard.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByText(/30 份答卷/)).toBeVisible()
})

test('a file that is not what its name says is refused next to its cause, and nothing is left behind', async ({ workbench }) => {
  const file = join(workbench.folder, '坏文件.xlsx')
  await writeFile(file, 'this is no workbook')
  const page = await workbench.open()
  await chooseOnStart(page, file)
  const wizard = page.getByRole('dialog', { name: '导入「坏文件.xlsx」' })
  await expect(wizard.getByRole('alert')).toBeVisible()
  await wizard.getByRole('button', { name: '取消' }).click()
  await expect(page.getByText('这里逐行显示答卷')).toBeVisible()
})

test('a running import is cancelled and leaves nothing behind', async ({ workbench }) => {
  const file = join(workbench.folder, '大表.csv')
  const line = Array.from({ length: 40 }, (_, column) => (column % 5) + 1).join(',')
  await writeFile(file, `${Array.from({ length: 40 }, (_, column) => `题目${column + 1}`).join(',')}\n${`${line}\n`.repeat(195_000)}`)
  const page = await workbench.open()
  await chooseOnStart(page, file)
  const wizard = page.getByRole('dialog', { name: '导入「大表.csv」' })
  await expect(wizard.getByText('195,000 行答卷')).toBeVisible({ timeout: 30_000 })
  await wizard.getByRole('button', { name: '导入', exact: true }).click()
  await expect(wizard.getByText('正在写入「大表」')).toBeVisible()
  // At once, not when the layout has come to rest: writing takes about a second.
  await wizard.getByRole('status').getByRole('button', { name: '取消' }).dispatchEvent('click')
  await expect(wizard.getByText('正在写入「大表」')).toBeHidden()
  await wizard.getByRole('button', { name: '取消' }).click()
  await expect(page.getByText('这里逐行显示答卷')).toBeVisible()
  await page.keyboard.press('Alt+8')
  await expect(page.getByText('还没有改动')).toBeVisible()
  await expect(page.getByText('文件完整，记录连续')).toBeVisible()
})

test('a sheet dropped on the window opens the wizard', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await expect(page.getByRole('heading', { name: '链条' })).toBeVisible()
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['题目一,题目二\n' + Array.from({ length: 12 }, (_, row) => `${(row % 5) + 1},${(row % 3) + 1}`).join('\n')], '拖入.csv', { type: 'text/csv' }))
    return transfer
  })
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data })
  await expect(page.getByText('松开以导入')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  await expect(page.getByRole('dialog', { name: '导入「拖入.csv」' })).toContainText('12 行答卷')
})
