import { axeOn } from './axe.ts'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

async function axeFindsNothing(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.target.join(' ')) }))).toEqual([])
}

async function find(folder: string, name: string): Promise<string> {
  const found = (await readdir(folder, { recursive: true })).find(path => path.endsWith(name) && !path.includes('backups'))
  if (found === undefined) throw new Error(`no ${name} in ${folder}`)
  return join(folder, found)
}

test('a damaged project offers its backups, and the restored one is the project again', async ({ workbench }) => {
  const page = await workbench.open()
  await page.getByRole('button', { name: '品管圈' }).click()
  await page.getByLabel('项目名称').fill('等候时间')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('link', { name: '审阅' }).click()
  await expect(page.getByText('还没有备份')).toBeVisible()
  await page.getByRole('link', { name: '改善' }).click()
  await page.getByRole('link', { name: '总览' }).click()
  await page.getByRole('button', { name: '等候时间' }).click()
  await page.getByRole('menuitem', { name: '重命名' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('候诊时间')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '候诊时间', exact: true })).toBeVisible()
  // The backup the edit set off shows without asking.
  await page.getByRole('link', { name: '审阅' }).click()
  await expect(page.getByRole('list', { name: '备份' }).getByRole('listitem')).toHaveCount(1)
  await axeFindsNothing(page)
  await page.getByRole('button', { name: '候诊时间', exact: true }).click()
  await page.getByRole('menuitem', { name: '关闭项目' }).click()

  const file = await find(workbench.folder, '等候时间.yinguo')
  const bytes = await readFile(file)
  bytes.fill(0xa5, 8192, 12_288)
  await writeFile(file, bytes)
  await page.getByRole('button', { name: /候诊时间|等候时间/ }).first().click()
  const dialog = page.getByRole('dialog', { name: '备份' })
  await expect(dialog).toContainText('找到 1 份完好备份')
  await axeFindsNothing(page)
  await dialog.getByRole('button', { name: /恢复/ }).first().click()
  await page.getByRole('tooltip').getByRole('button', { name: '恢复', exact: true }).click()
  await expect(page.getByRole('button', { name: '候诊时间', exact: true })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '原来的文件改名为' })).toBeVisible()
  await expect(dialog).toBeHidden()
  const kept = (await readdir(dirname(file))).filter(name => name.includes('.before-restore-'))
  expect(kept).toHaveLength(1)
  expect((await readFile(join(dirname(file), kept[0]!))).equals(bytes)).toBe(true)
})
