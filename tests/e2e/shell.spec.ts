import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

/** WCAG 2.2 A and AA and axe's best practices; nothing is excepted. */
async function axeFindsNothing(page: Page): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`) }))).toEqual([])
}

test('without a project: five purposes, the sample, a place to drop a sheet', async ({ workbench }) => {
  const page = await workbench.open()
  await expect(page.getByRole('heading', { name: '最近的项目' })).toBeVisible()
  for (const purpose of ['学生调研', '满意度测评', 'QC 问题解决型', 'QC 创新型', '品管圈']) await expect(page.getByRole('button', { name: purpose })).toBeVisible()
  await page.getByRole('button', { name: /打开示例项目/ }).click()
  await expect(page.getByRole('link', { name: '总览' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText('模拟数据').first()).toBeVisible()
})

test('a new project opens, closes and is found again among the recent ones', async ({ workbench }) => {
  const page = await workbench.open()
  await page.getByRole('button', { name: '品管圈' }).click()
  await page.getByLabel('项目名称').fill('等候时间')
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await expect(page.getByRole('button', { name: '等候时间' })).toBeVisible()
  await expect(page.getByText('这个项目还没有数据')).toBeVisible()
  await page.getByRole('button', { name: '等候时间' }).click()
  await page.getByRole('menuitem', { name: '关闭项目' }).click()
  await page.getByRole('button', { name: /等候时间/ }).click()
  await expect(page.getByText('这个项目还没有数据')).toBeVisible()
})

test('the overview names every denominator', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  const sample = page.getByRole('region', { name: '样本' })
  await expect(sample).toContainText('320 份')
  await expect(sample).toContainText('90.6%')
  await expect(sample).toContainText('回收 / 发放')
  await expect(sample).toContainText('98.6%')
  await expect(sample).toContainText('有效 / 回收')
  await expect(sample).toContainText('89.4%')
  await expect(sample).toContainText('有效 / 发放')
  await expect(page.getByText('完整，改动记录连续')).toBeVisible()
})

test('every place is reached by the rail, by Alt and a digit, and by its address', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  const words = ['总览', '问卷', '数据', '分析', '图表', '改善', '报告', '审阅']
  const rail = page.getByRole('navigation', { name: '工作步骤' })
  for (const word of words) {
    await rail.getByRole('link', { name: word }).click()
    await expect(rail.getByRole('link', { name: word })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(word)
  }
  await page.keyboard.press('Alt+3')
  await expect(page).toHaveURL(/#\/data/)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText('数据')
  await page.goBack()
  await expect(page).toHaveURL(/#\/review/)
})

test('the palette finds commands in either language and runs them', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await expect(page.getByRole('heading', { name: '链条' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('review')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/review/)
  // While the palette is going, its field still takes what is typed.
  await expect(page.getByRole('combobox')).toBeHidden()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toContainText('Ctrl+Shift+Z')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeHidden()
})

test('language and theme change everything at once and are remembered', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await page.getByRole('button', { name: '切换到 English' }).click()
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible()
  await page.getByRole('button', { name: 'Switch to dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the smallest window shows everything without scrolling sideways', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1180, height: 720 } })
  for (const place of ['overview', 'data', 'review']) {
    await page.evaluate(hash => { window.location.hash = hash }, `#/${place}`)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1180)
  }
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${theme}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, theme })
    await expect(page.getByText('完整，改动记录连续')).toBeVisible()
    await axeFindsNothing(page)
    await page.keyboard.press('Alt+3')
    await page.getByRole('gridcell', { name: '学生' }).first().click()
    await expect(page.getByRole('heading', { name: '分布' })).toBeVisible()
    await axeFindsNothing(page)
    await page.getByRole('tab', { name: '数据集' }).click()
    await axeFindsNothing(page)
    await page.keyboard.press('Alt+8')
    await expect(page.getByText('文件完整，记录连续')).toBeVisible()
    await page.getByRole('table').getByRole('button').first().click()
    await axeFindsNothing(page)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox')).toBeVisible()
    await axeFindsNothing(page)
    const start = await workbench.open({ theme })
    await expect(start.getByRole('heading', { name: '最近的项目' })).toBeVisible()
    await axeFindsNothing(start)
  })
}
