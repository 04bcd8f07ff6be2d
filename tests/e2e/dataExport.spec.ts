import { axeOn } from './axe.ts'
import { readFile } from 'node:fs/promises'
import { expect, test } from './workbench.ts'

test('data are exported as .sav by choice of rows and variables', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, lang: 'en', theme: 'dark' })
  await page.evaluate(() => { window.location.hash = '#/data/1' })
  await page.getByRole('toolbar').getByRole('button', { name: 'Data', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Export data' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('combobox').first().click()
  await page.getByTitle('SPSS data file (.sav)').click()
  await expect(dialog.getByRole('radio')).toHaveCount(await dialog.getByRole('radio', { name: /rows/ }).count())
  expect((await axeOn(page).include('.ant-modal').analyze()).violations).toEqual([])
  const waiting = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/\.sav$/)
  expect((await readFile(await download.path())).subarray(0, 4).toString()).toBe('$FL2')
  await expect(dialog).toBeHidden()
})
