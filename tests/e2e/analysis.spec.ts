import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench.ts'

/** Known numbers of the sample, from R 4.2 on its 286 valid rows: mean(Q11), table(), psych::alpha, cor() on pairwise complete cases, t.test(Q11 ~ Q16), aov, kruskal.test, chisq.test, prop.test, lm. */
const known: [method: string, says: RegExp][] = [
  ['describe', /市场地位的均值为 3\.58/],
  ['frequencies', /207 人，占 72\.4%（n = 286）/],
  ['responses', /266 名回答者中有 157 人，占 59\.0%/],
  ['dimensions', /网络质量的指数为 61\.97/],
  ['correlate', /r = 0\.424/],
  ['regress', /R² = 0\.693/],
  ['drivers', /R² = 0\.693/],
  ['ttest', /是（n = 74）的均值为 2\.66，否（n = 212）为 3\.00.*\[−0\.57, −0\.10\].*−2\.82，p = \.006/],
  ['anova', /F\(2, 283\) = 1\.29，p = \.277/],
  ['kruskal', /p = \.447/],
  ['crosstab', /χ²\(6\) = 7\.21，p = \.302/],
  ['proportion', /67 \/ 286 = 23\.4%.*\[18\.9, 28\.7\]/],
  ['nps', /NPS = −54\.55/],
  ['reliability', /283 份完整答卷、4 个题项，Cronbach α = 0\.457/],
  ['checksheet', /网络质量」，157 次/],
  ['control', /N = 286，均值 2\.91，标准差 0\.94；\[2\.50, 3\.50\) 一组最多，124 个，占 43\.4%/],
  ['pareto', /缴费/],
]

const result = (page: Page) => page.locator('.yg-results')
const entry = (page: Page, method: string) => page.locator(`[data-method="${method}"].yg-method`)
const go = (page: Page, method: string) => page.goto(`${new URL(page.url()).origin}/#/analysis/${method}`)

async function noComplaints(page: Page, where: string): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(each => `${where} ${each.id}: ${each.nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
}

test('every chapter answers at once, with the numbers another program gives', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page, 'describe')
  await expect(result(page).getByText('模拟数据', { exact: true }).first()).toBeVisible()
  for (const [method, says] of known) {
    await entry(page, method).click()
    await expect(entry(page, method)).toHaveAttribute('aria-current', 'true')
    await expect(result(page), method).toContainText(says)
    await expect(result(page).locator('.yg-error')).toHaveCount(0)
  }
  // What the rest says is other tests' business; here: it comes, without an error.
  for (const method of ['partial', 'priority', 'quadrant', 'compare', 'paired', 'mannwhitney', 'wilcoxon', 'mcnemar', 'brands', 'cfa', 'validity', 'weights', 'weightings', 'control']) {
    await entry(page, method).click()
    await expect(result(page), method).toHaveAttribute('aria-busy', 'false')
    await expect(result(page).locator('.yg-result').first(), method).toBeVisible()
  }
  for (const method of ['kano', 'gap']) {
    await entry(page, method).click()
    await expect(page.locator('.yg-empty-sentence'), method).toContainText('配对')
  }
})

test('options, copying, sorting, searching, saving and coming back', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page, 'correlate')
  await page.locator('.ant-segmented-item-label', { hasText: 'Spearman' }).click()
  await expect(page.getByRole('heading', { name: '相关矩阵（ρ）' })).toBeVisible()
  const table = page.getByRole('table', { name: '两两相关' })
  await table.getByRole('button', { name: 'ρ', exact: true }).click()
  await expect(table.locator('tbody tr').first()).toContainText('0.4')
  await page.locator('.yg-result', { has: table }).getByRole('button', { name: '复制表格' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^X\tY\tn.*\n.*\t0\.\d{10,}/)
  await page.getByRole('button', { name: '复制文字' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('相关最强的是')

  await page.getByRole('button', { name: '保存分析' }).click()
  await page.getByRole('textbox', { name: '分析名称' }).fill('网络的秩相关')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '网络的秩相关', exact: true })).toHaveAttribute('aria-current', 'true')
  await page.getByRole('textbox', { name: '搜索方法' }).fill('克朗')
  await expect(page.getByText('没有找到')).toBeVisible()
  await page.getByRole('textbox', { name: '搜索方法' }).fill('HTMT')
  await expect(page.locator('.yg-method')).toHaveCount(1)
  await page.getByRole('textbox', { name: '搜索方法' }).fill('')
  await page.getByRole('button', { name: '比较', exact: true }).click()
  await expect(entry(page, 'ttest')).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: '相关矩阵（ρ）' })).toBeVisible()
  await expect(entry(page, 'ttest')).toHaveCount(0)
  await page.getByRole('button', { name: '删除「网络的秩相关」' }).click()
  await expect(page.getByRole('button', { name: '网络的秩相关', exact: true })).toHaveCount(0)
})

test('a long computation says how far it is and can be stopped', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page, 'efa')
  await expect(result(page)).toContainText('KMO = 0.857', { timeout: 30_000 })
  const draws = page.getByRole('spinbutton', { name: '随机次数' })
  await draws.fill('10000')
  await draws.press('Enter')
  await page.locator('.yg-job').getByRole('button', { name: '取消' }).click()
  await expect(result(page)).toContainText('已取消')
  await draws.fill('100')
  await draws.press('Enter')
  await expect(result(page)).not.toContainText('已取消')
  await expect(result(page)).toContainText('平行分析')
})

test('judgements by keyboard: CR follows, the contradiction is named and mended, and all is kept', async ({ workbench }) => {
  const page = await workbench.open({ sample: true, viewport: { width: 1366, height: 768 } })
  await go(page, 'ahp')
  const labels = page.getByRole('textbox', { name: '指标', exact: true })
  await labels.fill('质量\n价格\n服务')
  await labels.blur()
  const cr = page.locator('.yg-judgement-cr')
  await expect(cr).toContainText('还有 3 个比较未作')
  await page.locator('[data-cell="0:1"]').focus()
  await page.keyboard.press('3')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('5')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('3')
  await expect(cr).toContainText('CR = 0.033') // R: eigen()
  await page.locator('[data-cell="0:2"]').focus()
  await page.keyboard.press('/')
  await page.keyboard.press('5')
  await expect(cr).toContainText('CR = 1.585')
  await expect(cr).toHaveAttribute('data-consistent', 'false')
  await expect(cr).toContainText('最不一致的判断')
  await cr.getByRole('button').click()
  await expect(cr).toHaveAttribute('data-consistent', 'true')
  await page.getByRole('textbox', { name: '判断名称' }).fill('三项')
  await page.getByRole('button', { name: '保存判断' }).click()
  await page.reload()
  await page.getByRole('combobox', { name: '打开已保存的判断' }).click()
  await page.getByTitle('三项', { exact: true }).click()
  await expect(page.locator('[data-cell="0:1"]')).toHaveText('3')
  await expect(cr).toHaveAttribute('data-consistent', 'true')
})

test('a printed table gives its weights away, and an impossible mean is marked', async ({ workbench }) => {
  const page = await workbench.open({ viewport: { width: 1366, height: 768 }, sample: true })
  await go(page, 'forensics')
  await page.getByRole('button', { name: '载入例子' }).first().click()
  await expect(result(page)).toContainText('0.27 × 品牌甲 + 0.55 × 品牌乙 + 0.18 × 品牌丙')
  await expect(result(page)).toContainText('0.66 × 对手甲 + 0.34 × 对手乙')
  await page.getByRole('button', { name: '清空' }).click()
  await page.getByRole('textbox', { name: '粘贴表格' }).fill('指标\t最小值\t最大值\t平均值\t标准差\n满意度\t2.33\t5.29\t3.7776\t0.60233')
  await page.getByRole('textbox', { name: '样本量' }).fill('286')
  await page.getByRole('textbox', { name: '随表的结论' }).fill('普遍满意，平均值不到 4')
  await page.getByRole('textbox', { name: '随表的结论' }).blur()
  await expect(page.locator('td[data-outcome="bad"]').first()).toBeVisible()
  await expect(page.locator('.yg-results .yg-warnings')).toContainText('3.7776')
})

test('both languages and themes, without complaints of axe', async ({ workbench }) => {
  for (const [lang, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
    const page = await workbench.open({ sample: true, lang, theme, viewport: { width: 1366, height: 768 } })
    for (const method of ['compare', 'ahp', 'forensics']) {
      await go(page, method)
      if (method === 'forensics') await page.getByRole('button', { name: lang === 'en' ? 'Load the example' : '载入例子' }).first().click()
      if (method !== 'ahp') await expect(result(page)).toHaveAttribute('aria-busy', 'false')
      await noComplaints(page, `${theme} ${method}`)
    }
    await page.context().close()
  }
})
