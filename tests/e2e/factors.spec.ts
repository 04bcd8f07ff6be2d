import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

async function clean(page: Page, where: string): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
}

test('the factor tree is written with the keyboard and arranged with the mouse, and scales are set on several items', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.goto(`${new URL(page.url()).origin}/#/questionnaire/tree`)
  const tree = page.getByRole('tree')
  const row = (name: string) => tree.getByRole('treeitem').filter({ has: page.getByText(name, { exact: true }) })
  await row('缴费').click()

  // Enter: a sibling; Tab while naming it: below the one above; typed with Enter at the end.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('收费透明')
  await page.keyboard.press('Enter')
  await expect(row('收费透明')).toHaveAttribute('aria-level', '2')
  await expect(row('收费透明')).toBeFocused()

  // Shift+Tab outdents, Alt+arrow moves, F2 renames.
  await page.keyboard.press('Shift+Tab')
  await expect(row('收费透明')).toHaveAttribute('aria-level', '1')
  const before = Number(await row('收费透明').getAttribute('aria-posinset'))
  await page.keyboard.press('Alt+ArrowUp')
  await expect(row('收费透明')).toHaveAttribute('aria-posinset', String(before - 1))
  await page.keyboard.press('F2')
  await page.keyboard.type('资费透明')
  await page.keyboard.press('Enter')
  await expect(row('资费透明')).toBeFocused()

  // An item dragged onto it belongs to it, and shows its scale there.
  await row('收费情况').dragTo(row('资费透明'))
  await expect(row('资费透明')).toContainText('1 题')
  await expect(row('收费情况')).toContainText('1–5')

  // Delete takes the factor away; its item is a hole again, and undo brings both back.
  await row('资费透明').click()
  await page.keyboard.press('Delete')
  await expect(row('资费透明')).toHaveCount(0)
  const holes = page.getByRole('list', { name: '未归入的量表题' })
  await expect(holes).toContainText('收费情况')
  await page.keyboard.press('Control+z')
  await expect(row('资费透明')).toContainText('1 题')
  await expect(holes).not.toContainText('收费情况')
  await clean(page, 'tree')

  // A scale is set on several items at once.
  await page.goto(`${new URL(page.url()).origin}/#/questionnaire/questions`)
  await expect(page.getByText('缴费', { exact: true }).first()).toBeVisible()
  await clean(page, 'questions')
  await page.getByRole('checkbox', { name: '选择 市场地位' }).check()
  await page.getByRole('checkbox', { name: '选择 广告宣传' }).check()
  await page.getByRole('spinbutton', { name: '最大值' }).fill('10')
  await page.getByRole('button', { name: '应用到 2 题' }).click()
  const line = (name: string) => page.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) })
  await expect(line('市场地位')).toContainText('1–10')
  await expect(line('广告宣传')).toContainText('1–10')
  await expect(line('创新能力')).toContainText('1–5')
  await page.getByRole('combobox', { name: '方向' }).click()
  await page.getByTitle('反向：分值越低越好').last().click()
  await page.getByRole('button', { name: '应用到 2 题' }).click()
  await expect(line('市场地位')).toContainText('反向')
})

test('axe finds nothing in the factors and the questions in the dark', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, theme: 'dark' })
  for (const view of ['tree', 'questions']) {
    await page.goto(`${new URL(page.url()).origin}/#/questionnaire/${view}`)
    await expect(page.getByText('缴费', { exact: true }).first()).toBeVisible()
    await clean(page, view)
  }
})
