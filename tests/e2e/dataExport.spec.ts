import AxeBuilder from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { expect, test } from './workbench.ts'

for (const lang of ['zh-CN', 'en'] as const) {
  test(`data are exported as .sav by choice of rows and variables, ${lang}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, lang, viewport: { width: 1366, height: 768 }, theme: lang === 'en' ? 'dark' : 'light' })
    await page.evaluate(() => { window.location.hash = '#/data/1' })
    await page.getByRole('toolbar').getByRole('button', { name: lang === 'en' ? 'Data' : '数据', exact: true }).click()
    await page.getByRole('menuitem', { name: lang === 'en' ? 'Export data' : '导出数据' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await dialog.getByRole('combobox').first().click()
    await page.getByTitle(lang === 'en' ? 'SPSS data file (.sav)' : 'SPSS 数据文件（.sav）').click()
    await expect(dialog.getByRole('radio')).toHaveCount(await dialog.getByRole('radio', { name: lang === 'en' ? /rows/ : /行/ }).count())
    const found = await new AxeBuilder({ page }).include('.ant-modal').analyze()
    expect(found.violations).toEqual([])
    const waiting = page.waitForEvent('download')
    await dialog.getByRole('button', { name: lang === 'en' ? 'Export' : /导\s?出/, exact: lang === 'en' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toMatch(/\.sav$/)
    const bytes = await readFile(await download.path())
    expect(bytes.subarray(0, 4).toString()).toBe('$FL2')
    await expect(dialog).toBeHidden()
  })
}
