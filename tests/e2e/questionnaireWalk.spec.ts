import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

const tab = (page: Page, name: string): Promise<void> => page.getByRole('navigation', { name: '问卷的页面' }).getByRole('link', { name, exact: true }).click()

/** Answers what stands on the screen, questions that appear by an answer too. */
async function answer(screen: Locator, pick: number): Promise<void> {
  for (let round = 0; round < 60; round++) {
    const open = screen.getByRole('radiogroup').filter({ hasNot: screen.page().locator('input:checked') })
    if (await open.count() === 0) return
    const radios = open.first().getByRole('radio')
    await radios.nth(Math.min(pick, await radios.count() - 1)).check({ force: true })
  }
}

/** The whole way of a questionnaire: template, a change, paper, answers on the screen and from paper, a result. */
test('a questionnaire from the template is changed, printed, filled in three times, entered twice from paper, and analysed', async ({ workbench }) => {
  const page = await workbench.open()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('新建项目')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('textbox').first().fill('walk')
  await page.keyboard.press('Enter')
  await page.locator('.yg-rail').waitFor()
  await page.goto(`${new URL(page.url()).origin}/#/questionnaire`)
  await page.getByRole('button', { name: /移动通信满意度/ }).click()
  const card = page.getByRole('region', { name: '问卷', exact: true }).getByRole('group').filter({ hasText: '目前主要使用哪个品牌' }).first()
  await card.getByText('目前主要使用哪个品牌').click()
  await page.locator('.yg-q-active').getByRole('textbox', { name: '题目文字', exact: true }).fill('目前主要使用哪家运营商？')
  await expect(page.getByRole('tree', { name: '大纲' }).getByRole('treeitem').filter({ hasText: '目前主要使用哪家运营商' })).toBeVisible()
  await page.keyboard.press('Escape')

  await tab(page, '导入导出')
  for (const [name, starts] of [[/PDF/, '%PDF'], [/Word/, 'PK']] as const) {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name }).first().click()
    const path = join(workbench.folder, `printed${starts.length}`)
    await (await coming).saveAs(path)
    expect((await readFile(path)).subarray(0, starts.length).toString('latin1')).toBe(starts)
  }

  await tab(page, '填写')
  await page.getByText('一节', { exact: true }).click()
  await page.getByRole('button', { name: '开始填写' }).click()
  const screen = page.getByRole('dialog', { name: '填写问卷' })
  for (let respondent = 0; respondent < 3; respondent++) {
    if (respondent > 0) await screen.getByRole('button', { name: '下一位' }).click()
    await screen.getByRole('button', { name: /^开始/ }).click()
    for (let step = 0; step < 20; step++) {
      await answer(screen, 1 + respondent)
      const send = screen.getByRole('button', { name: '提交' })
      if (await send.count() > 0) { await send.click(); break }
      await screen.getByRole('button', { name: '下一页' }).click()
    }
    await expect(screen.getByText(`第 ${respondent + 1} 份`)).toBeVisible()
  }
  await screen.getByRole('button', { name: '退出' }).click()

  await tab(page, '纸质录入')
  for (const serial of ['1', '2']) {
    await page.getByLabel('编号', { exact: true }).fill(serial)
    const boxes = page.locator('input[data-box]:not([data-box="serial"])')
    for (let i = 0; i < await boxes.count(); i++) if (await boxes.nth(i).getAttribute('data-passed') !== 'true' && await boxes.nth(i).inputValue() === '') await boxes.nth(i).fill(serial)
    await page.getByRole('button', { name: '保存这一份' }).click()
    await expect(page.locator('.yg-entry-said')).toHaveText(`编号 ${serial} 已保存。`)
  }

  await page.keyboard.press('Alt+3')
  await expect(page.locator('.ag-row .ag-cell[col-id="rid"]')).toHaveText(['1', '2', '3', '4', '5'])
  await page.keyboard.press('Alt+4')
  await expect(page.locator('main')).toContainText('n = 5')
})
