import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { csvOf, moment } from '../unit/merge/survey.ts'
import type { Respondent } from '../unit/merge/survey.ts'
import { expect, test } from './workbench.ts'

/** Pictures for people who look at them; nowhere unless a folder is named. */
const pictures = process.env['YINGUO_PICTURES']
const picture = async (page: Page, name: string): Promise<void> => { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) }) }

async function choose(page: Page, button: RegExp, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).first().click()
  await (await chooser).setFiles(file)
}
const axe = async (page: Page): Promise<unknown> =>
  (await axeOn(page).include('[role="dialog"]').withTags(['wcag2a', 'wcag2aa']).analyze()).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html) }))

const cities = ['上海', '北京', '广州']
const rows = (): Respondent[] => Array.from({ length: 30 }, (_, i) => ({ id: i + 1, time: moment(i * 7), seconds: 60 + i, city: cities[i % 3]!, score: 1 + (i % 5), remark: `意见 ${i}` }))

/** A newer export: two changed, one gone, two new, in another order. */
function newer(): string {
  const next = rows().filter(row => row.id !== 30)
  next[2]!.score = 1
  next[3]!.city = '深圳'
  next.push({ id: 31, time: moment(400), seconds: 50, city: '上海', score: 4, remark: '新的一份' }, { id: 32, time: moment(410), seconds: 55, city: '深圳', score: 5, remark: '又一份' })
  return csvOf(next.reverse(), ['remark', 'id', 'time', 'seconds', 'score', 'city'])
}

async function edit(page: Page, row: number, column: string, value: string): Promise<void> {
  const cell = page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`)
  await cell.dblclick()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
}

test('a newer file: new, changed, gone, a conflict chosen, undone', async ({ workbench }) => {
  const first = join(workbench.folder, 'survey.csv')
  const second = join(workbench.folder, 'survey-2.csv')
  await writeFile(first, csvOf(rows()))
  await writeFile(second, newer())
  const page = await workbench.open({ lang: 'en', theme: 'dark' })
  await choose(page, /Drop .*Excel/, first)
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await page.getByRole('button', { name: 'See the data' }).click()
  await expect(page.locator('.ag-row[row-index="0"]').first()).toBeVisible()
  // The same cell as the file changes, and one that the file leaves alone.
  await edit(page, 2, 'Q2', '5')
  await edit(page, 5, 'Q2', '5')

  await choose(page, /^Import/, second)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('This file is the same survey as "survey" (100% of the columns agree).')).toBeVisible()
  await picture(page, 'offer')
  await dialog.getByRole('button', { name: 'Update "survey"' }).click()
  await expect(dialog.getByRole('tab', { name: 'Conflicts 1' })).toHaveAttribute('aria-selected', 'true')
  await expect(dialog.getByText('27 unchanged, 1 edit of your own kept')).toBeVisible()
  const mine = dialog.getByRole('radio', { name: /Row 3.*Keep mine/ })
  await expect(mine).toBeChecked()
  // By keyboard alone: the arrow key takes the file's value.
  await mine.focus()
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('radio', { name: /Row 3.*Take the file/ })).toBeChecked()
  await picture(page, 'conflicts')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('tab', { name: 'New 2' }).click()
  await expect(dialog.getByRole('cell', { name: '又一份' })).toBeVisible()
  await picture(page, 'new')
  await dialog.getByRole('tab', { name: 'Changed 1' }).click()
  await expect(dialog.getByRole('cell', { name: '深圳' })).toBeVisible()
  await dialog.getByRole('tab', { name: 'Gone 1' }).click()
  await dialog.getByRole('checkbox').check()
  await picture(page, 'gone')
  await dialog.getByRole('button', { name: 'Update', exact: true }).click()
  await expect(page.getByText('2 new, 1 cell changed, 1 gone')).toBeVisible()
  await page.getByRole('button', { name: 'See the data' }).click()
  const score = (row: number): ReturnType<Page['locator']> => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="Q2"]`)
  await expect(score(2)).toHaveText('1')
  await expect(score(5)).toHaveText('5')
  await expect(page.getByText(/32 rows|32 responses/).first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(score(2)).toHaveText('5')
  await expect(score(5)).toHaveText('5')
  await expect(page.getByText(/30 rows|30 responses/).first()).toBeVisible()
})

test('two waves become one data set with the wave in every row', async ({ workbench }) => {
  const page = await workbench.open()
  for (const [name, text] of [['before.csv', csvOf(rows())], ['after.csv', csvOf(rows().map(row => ({ ...row, score: 1 + (row.id! % 5) })))]] as const) {
    const file = join(workbench.folder, name)
    await writeFile(file, text)
    await choose(page, name === 'before.csv' ? /把 Excel 拖到这里/ : /^导入/, file)
    await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('button', { name: '查看数据' }).click()
    await expect(page.locator('.ag-row[row-index="0"]').first()).toBeVisible()
  }
  await page.getByRole('button', { name: '期次…' }).click()
  const dialog = page.getByRole('dialog', { name: '期次' })
  for (const [name, wave] of [['before', '改进前'], ['after', '改进后']] as const) {
    await dialog.getByRole('checkbox', { name: `合并「${name}」` }).check()
    await dialog.getByRole('combobox', { name: `「${name}」的期次` }).fill(wave)
    await page.keyboard.press('Tab')
  }
  await expect(dialog.getByText('6 个变量对上')).toBeVisible()
  await picture(page, 'waves-zh-CN')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: '合 成' }).or(dialog.getByRole('button', { name: '合成', exact: true })).click()
  await expect(page.getByText('60 行').first()).toBeVisible()
})
