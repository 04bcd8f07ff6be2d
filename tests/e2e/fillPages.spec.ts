import { axeOn } from './axe.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'
import { makeSurvey } from './survey.ts'

const axe = async (page: Page): Promise<unknown[]> => (await axeOn(page).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])

test('a plan is set against what came back, and the first responses are looked at, in the dark', async ({ workbench }) => {
  const page = await workbench.open({ project: await makeSurvey(workbench.folder, 8), theme: 'dark' })
  await page.evaluate(() => { window.location.hash = '#/questionnaire/sampling' })
  await expect(page.locator('[data-needed]')).toHaveText('385')
  const population = page.getByLabel('总体人数')
  await population.fill('1000')
  await population.press('Enter')
  await expect(page.locator('[data-needed]')).toHaveText('278')
  await expect(page.locator('[data-issue]')).toHaveText('326')
  await page.getByLabel('发放', { exact: true }).fill('10')
  await page.getByLabel('发放', { exact: true }).press('Enter')
  await expect(page.getByText('80.0%').first()).toBeVisible()
  await expect(page.getByText('还差 270 份有效。')).toBeVisible()
  await page.getByRole('combobox', { name: '添加变量' }).click()
  await page.getByTitle('你是学生吗').click()
  await expect(page.getByRole('table', { name: '你是学生吗' }).getByRole('row', { name: /^是/ })).toContainText('139')
  expect(await axe(page)).toEqual([])
  await page.screenshot({ path: 'test-results/sampling-dark.png', fullPage: true })
  await page.getByRole('link', { name: '预调查' }).click()
  await expect(page.getByText('只有 8 份有效答卷', { exact: false })).toBeVisible()
  await expect(page.getByRole('heading', { name: '各题' })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.screenshot({ path: 'test-results/pretest-dark.png' })
})

test('an export of the same questionnaire is recognised in the wizard and bound', async ({ workbench }) => {
  const page = await workbench.open({ project: await makeSurvey(workbench.folder) })
  const file = join(workbench.folder, '网上答卷.csv')
  await writeFile(file, '﻿1、你是学生吗,2、你上几年级,4、对下面各项是否满意—味道,4、对下面各项是否满意—价格,4、对下面各项是否满意—排队\n是,2,4,3,5\n否,,2,2,1\n是,4,5,4,4\n')
  await page.keyboard.press('Alt+3')
  const [picked] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: /导入/ }).first().click()])
  await picked.setFiles(file)
  await expect(page.getByText('像是「食堂」的答卷', { exact: false })).toBeVisible()
  await expect(page.getByText('5 列对上，共 5 列')).toBeVisible()
  expect((await axeOn(page).include('[role="dialog"]').withTags(['wcag2a', 'wcag2aa']).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)])).toEqual([])
  await page.screenshot({ path: 'test-results/match-wizard.png' })
  await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByText(/3 份答卷/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.evaluate(() => { window.location.hash = '#/questionnaire/match' })
  await expect(page.getByText(/已对应/).first()).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.screenshot({ path: 'test-results/match-page.png' })
  for (const [hash, shown] of [['sampling', '样本量'], ['pretest', '各题']] as const) {
    await page.evaluate(where => { window.location.hash = `#/questionnaire/${where}` }, hash)
    await expect(page.getByRole('heading', { name: shown })).toBeVisible()
    expect(await axe(page)).toEqual([])
  }
})
