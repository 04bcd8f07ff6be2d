import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { koboForm, wjxMore } from '../fixtures/import/moreSurveys.ts'
import { expect, test } from './workbench.ts'

/** Pictures for people who look at them; nowhere unless a folder is named. */
const pictures = process.env['YINGUO_PICTURES']
const picture = async (page: Page, name: string): Promise<void> => { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) }) }

async function choose(page: Page, button: RegExp, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await chooser).setFiles(file)
}

test('personal data have a section of their own: masked, coarsened, kept on purpose', async ({ workbench }) => {
  const file = join(workbench.folder, '100_按文本_收货_4_4.xlsx')
  await writeFile(file, wjxMore())
  const page = await workbench.open()
  await choose(page, /把 Excel 拖到这里/, file)
  const wizard = page.getByRole('dialog', { name: '导入「100_按文本_收货_4_4.xlsx」' })
  const personal = wizard.getByRole('list', { name: '个人信息列' })
  await expect(personal.getByRole('listitem')).toHaveCount(5)
  const place = wizard.getByLabel('「来自IP」怎样处理')
  await expect(place).toHaveValue('drop')
  await place.selectOption({ label: '地点只留到市' })
  await wizard.getByLabel('「收货人姓名：」怎样处理').selectOption({ label: '脱敏为编号' })
  await wizard.getByLabel('「提交答卷时间」怎样处理').selectOption({ label: '时间只留到日' })
  await wizard.getByLabel('「用户ID」怎样处理').selectOption({ label: '原样保留' })
  await expect(wizard.getByText('保留 1 列')).toBeVisible()
  await wizard.getByLabel('期次').fill('改进前')
  await expect(wizard.getByRole('checkbox', { name: /项目里原样保存原始文件/ })).not.toBeChecked()
  await expect(wizard.getByText('默认只存一份 CSV 副本')).toBeVisible()
  await picture(page, 'wjx-zh')
  // With every note open the questions start within a laptop's window, and scrolled to they fill it.
  await wizard.locator('details').evaluateAll(notes => { for (const note of notes) (note as HTMLDetailsElement).open = true })
  const questions = wizard.locator('.yg-recipe-scroll')
  const seen = async (): Promise<number> => {
    const [parts, table] = [(await wizard.locator('.yg-wizard-parts').boundingBox())!, (await questions.boundingBox())!]
    return Math.min(parts.y + parts.height, table.y + table.height) - Math.max(parts.y, table.y)
  }
  expect(await seen()).toBeGreaterThan(3 * 36)
  await wizard.locator('.yg-wizard-parts').evaluate(parts => { parts.scrollTop = parts.scrollHeight })
  expect(await seen()).toBeGreaterThan(11 * 36)
  expect((await axeOn(page).include('[role="dialog"]').withTags(['wcag2a', 'wcag2aa']).analyze()).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html) }))).toEqual([])
  await wizard.getByRole('button', { name: '导入', exact: true }).click()
  // Nineteen columns and the wave.
  await expect(page.getByText('4 份答卷，20 列，5 道题')).toBeVisible()
})

test('repeat groups of a KoBo form come along', async ({ workbench }) => {
  const file = join(workbench.folder, 'form.xlsx')
  await writeFile(file, koboForm())
  const page = await workbench.open({ lang: 'en' })
  await choose(page, /Drop .*Excel/, file)
  const wizard = page.getByRole('dialog', { name: 'Import form.xlsx' })
  await expect(wizard.getByRole('checkbox', { name: 'members (5 rows)' })).toBeChecked()
  await expect(wizard.getByLabel('What to do with "_place_latitude"')).toHaveValue('drop')
  await picture(page, 'kobo-en')
  expect((await axeOn(page).include('[role="dialog"]').withTags(['wcag2a', 'wcag2aa']).analyze()).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html) }))).toEqual([])
  await wizard.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByText('Repeat groups imported along')).toBeVisible()
  await picture(page, 'kobo-done-en')
})
