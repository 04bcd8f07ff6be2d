import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { expect, test } from './workbench.ts'

const records = ['宿舍信号差', '地铁里没信号', '客服态度不好', '电梯里信号时断时续', '客服推诿不解决', '宿舍信号差！']

/** An empty project under a name of its own, by the start page. */
async function emptyProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: '品管圈' }).click()
  await page.getByLabel('项目名称').fill('编码练习')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByText('这个项目还没有数据')).toBeVisible()
}

async function newLog(page: Page): Promise<void> {
  await page.evaluate(() => { window.location.hash = '#/data' })
  await page.getByRole('button', { name: '新建来源' }).first().click()
  await page.getByRole('menuitem', { name: /^投诉记录/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click()
  await expect(page.getByRole('button', { name: '添加记录' })).toBeVisible()
}

/** Six records from the keyboard; the channel stays from one to the next. */
async function addRecords(page: Page): Promise<void> {
  await page.getByRole('button', { name: '添加记录' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('日期时间').fill('2024-03-05 14:30')
  await page.keyboard.press('Tab')
  await page.keyboard.type('热线')
  await dialog.getByLabel('原话').click()
  for (const [at, text] of records.entries()) {
    await page.keyboard.type(text)
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByRole('status')).toContainText(`已添加第 ${at + 1} 条`)
    await expect(dialog.getByLabel('原话')).toBeFocused()
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

const texts = (page: Page): ReturnType<Page['locator']> => page.locator('.yg-coding-texts > li')
const field = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('combobox', { name: '输入因素名，Enter 选中' })
const progress = async (page: Page, n: number): Promise<void> => { await expect(page.locator('.yg-coding-filter').getByRole('status')).toHaveText(`已编码 ${n} / 6`) }

async function nameCoder(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: '编码员' }).fill(name)
  await page.keyboard.press('Enter')
}

test('a log is typed in, coded with suggestions by two coders, compared, and charted', async ({ workbench }) => {
  const page = await workbench.open()
  await emptyProject(page)
  await newLog(page)
  await addRecords(page)
  await expect(page.locator('.ag-row')).toHaveCount(6)
  await page.getByRole('button', { name: '文本编码' }).first().click()
  await progress(page, 0)
  await expect(texts(page).first()).toContainText('相同 2 条')

  // A factor that is not there yet is made by typing it; texts that say the same are coded along.
  await field(page).fill('信号覆盖')
  await page.keyboard.press('Enter')
  await progress(page, 2)
  await page.keyboard.press('Enter')
  await expect(texts(page).nth(1)).toHaveAttribute('aria-current', 'true')
  // Learned from two texts with the word.
  await expect(texts(page).nth(1)).toContainText('推荐：信号覆盖')
  await expect(texts(page).nth(1)).toContainText('「信号」（2 条中 2 条）')
  await page.keyboard.press('Tab')
  await progress(page, 3)
  await page.keyboard.press('Enter')
  await page.keyboard.type('客服')
  await page.keyboard.press('Enter')
  await progress(page, 4)
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await progress(page, 5)
  await page.keyboard.press('Enter')
  await page.keyboard.press('2')
  await progress(page, 6)
  await page.keyboard.press('Control+z')
  await progress(page, 5)
  await page.keyboard.press('Control+y')
  await progress(page, 6)

  // The second coder sees nothing of it.
  await nameCoder(page, '编码员 2')
  await progress(page, 0)
  await expect(texts(page).first()).not.toContainText('信号覆盖')
  for (const key of ['1', '1', '2', '2', '2']) {
    await field(page).focus()
    const before = await page.locator('.yg-coding-filter').getByRole('status').innerText()
    await page.keyboard.press(key)
    await expect(page.locator('.yg-coding-filter').getByRole('status')).not.toHaveText(before)
    await page.keyboard.press('Enter')
  }
  await progress(page, 6)

  await page.getByText('一致性', { exact: true }).click()
  // 6 texts, 5 alike; rows 4 2 over columns 3 3: kappa = (5/6 - 1/2) / (1/2) = 0.667.
  await expect(page.locator('.yg-coding-sentence')).toContainText('各自编码 6 条文本，5 条完全相同（83.3%），Cohen κ = 0.667')
  await page.getByRole('button', { name: '逐条定稿' }).click()
  await expect(texts(page)).toHaveCount(1)
  await expect(texts(page).first()).toContainText('编码员 1：信号覆盖')
  await page.getByRole('button', { name: '按编码员 1定稿' }).click()
  await expect(texts(page)).toHaveCount(0)

  await page.getByText('汇总', { exact: true }).click()
  await expect(page.getByRole('table', { name: '汇总' }).getByRole('row').nth(1)).toContainText('信号覆盖')
  expect((await axeOn(page).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: '做成排列图' }).click()
  await expect(page.locator('.yg-figure-table')).toContainText('信号覆盖')
  await expect(page.locator('tr[data-key="total"]')).toContainText('6')
})

test('similar texts are coded as a group, and words of the dictionary propose', async ({ workbench }) => {
  const page = await workbench.open()
  await emptyProject(page)
  await newLog(page)
  await addRecords(page)
  await page.getByRole('button', { name: '文本编码' }).first().click()
  await field(page).fill('客服')
  await page.keyboard.press('Enter')
  await progress(page, 2)
  await expect(field(page)).toHaveValue('')
  await page.keyboard.press('Control+z')
  await progress(page, 0)
  await page.getByText('词典', { exact: true }).click()
  await page.getByRole('textbox', { name: '词', exact: true }).fill('推诿')
  await page.getByRole('button', { name: '导入词典…' }).click()
  await page.getByRole('dialog').getByRole('textbox').last().fill('推诿\t客服\n掉线,网络')
  await expect(page.getByRole('dialog')).toContainText('因素树里没有或重名：网络')
  await page.getByRole('dialog').getByRole('button', { name: '导入 2 个词' }).click()
  await expect(page.getByRole('table', { name: '词典' }).getByRole('row')).toHaveCount(3)
  await page.getByText('编码', { exact: true }).first().click()
  await texts(page).nth(4).locator('.yg-coding-text').click()
  await expect(texts(page).nth(4)).toContainText('推荐：客服因为词典中的「推诿」')
  await page.getByText('相近文本', { exact: true }).click()
  await page.getByRole('button', { name: '查找相近文本' }).click()
  await expect(page.locator('.yg-coding-cluster').first()).toContainText('宿舍信号差')
  expect((await axeOn(page).analyze()).violations).toEqual([])
})

test('a table of counts is typed, makes a Pareto chart, and stands among the sources', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.evaluate(() => { window.location.hash = '#/data' })
  await page.getByRole('button', { name: '新建来源' }).click()
  await page.getByRole('menuitem', { name: /频数表/ }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('2023 年投诉')
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click()
  await page.getByRole('textbox', { name: '第 1 行，项目' }).click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '项目\t次数\r\n资费\t1,200\r\n网络\t800\r\n客服\tx\r\n')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('textbox', { name: '第 3 行，次数' })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('.yg-figure-table')).toContainText('1,200')
  await page.getByRole('textbox', { name: '出处' }).fill('年报第 3 页')
  await page.keyboard.press('Tab')
  await expect(page.locator('.yg-figure-page')).toContainText('资料来源：年报第 3 页')
  expect((await axeOn(page).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: '做成排列图' }).click()
  await expect(page).toHaveURL(/diagrams\/pareto/)
  await page.evaluate(() => { window.location.hash = '#/overview' })
  await expect(page.locator('.yg-sources')).toContainText('2023 年投诉')
  await expect(page.locator('.yg-sources')).toContainText('出处：年报第 3 页')
})

test('an empty workbook for records is saved from the menu and from the palette', async ({ workbench }) => {
  const page = await workbench.open()
  await emptyProject(page)
  await page.evaluate(() => { window.location.hash = '#/data' })
  await page.getByRole('button', { name: '新建来源' }).first().click()
  const first = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /下载访谈记录模板/ }).click()
  expect((await first).suggestedFilename()).toBe('访谈记录模板.xlsx')
  await expect(page.getByText('已保存「访谈记录模板.xlsx」')).toBeVisible()
  const second = page.waitForEvent('download')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('投诉记录模板')
  await page.keyboard.press('Enter')
  const file = await second
  expect(file.suggestedFilename()).toBe('投诉记录模板.xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(await file.path())
  expect(workbook.worksheets[0]!.getCell('A1').text).toBe('日期时间')
})
