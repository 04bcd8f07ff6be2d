import { axeOn } from './axe.ts'
import type { Locator, Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { expect, test } from './workbench.ts'
import type { OpenOptions, OpenWorkbench } from './workbench.ts'

/** A new project with nothing in it, at the place 问卷. */
async function openEmpty(workbench: OpenWorkbench, options: OpenOptions = {}): Promise<Page> {
  const page = await workbench.open(options)
  await page.keyboard.press('Control+k')
  await page.keyboard.type(options.lang === 'en' ? 'New project' : '新建项目')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('textbox').first().fill('designer')
  await page.keyboard.press('Enter')
  await page.locator('.yg-rail').waitFor()
  await page.goto(`${new URL(page.url()).origin}/#/questionnaire`)
  return page
}

const outline = (page: Page): Locator => page.getByRole('tree', { name: '大纲' })
const row = (page: Page, text: string): Locator => outline(page).getByRole('treeitem').filter({ hasText: text })
const card = (page: Page, text: string): Locator => page.getByRole('region', { name: '问卷', exact: true }).getByRole('group').filter({ hasText: text }).first()
const field = (page: Page, name: string): Locator => page.locator('.yg-q-active').getByRole('textbox', { name, exact: true })
const tab = (page: Page, name: string): Promise<void> => page.getByRole('navigation', { name: '问卷的页面' }).getByRole('link', { name, exact: true }).click()
const orderOf = (page: Page): Promise<string[]> => outline(page).locator('.yg-outline-text').allInnerTexts()

test('from a template to a published questionnaire: changed, added to, checked, previewed', async ({ workbench }) => {
  const page = await openEmpty(workbench)
  await page.getByRole('button', { name: /移动通信满意度/ }).click()
  await expect(row(page, '目前主要使用哪个品牌')).toBeVisible()

  // Changed where it stands: text, and a further option by Enter.
  await card(page, '目前主要使用哪个品牌').getByText('目前主要使用哪个品牌').click()
  await expect(field(page, '题目文字')).toBeFocused()
  await field(page, '题目文字').fill('目前主要使用哪个运营商？')
  await expect(row(page, '目前主要使用哪个运营商')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(field(page, '选项 1')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page, '选项 2')).toBeFocused()
  await page.keyboard.type('中国移动（携号转网）')
  await expect(field(page, '选项 3')).toHaveValue('中国联通')
  // Several pasted lines become several options.
  await page.keyboard.press('Enter')
  await page.evaluate(() => navigator.clipboard.writeText('A. 虚拟运营商甲\nB. 虚拟运营商乙'))
  await page.keyboard.press('Control+v')
  await expect(field(page, '选项 3')).toHaveValue('虚拟运营商甲')
  await expect(field(page, '选项 4')).toHaveValue('虚拟运营商乙')
  await expect(field(page, '选项 5')).toHaveValue('中国联通')
  // Moved with the keyboard, then with the mouse by the handle.
  await field(page, '选项 4').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(field(page, '选项 3')).toHaveValue('虚拟运营商乙')
  await expect(field(page, '选项 3')).toBeFocused()
  const handles = page.locator('.yg-q-active .yg-handle')
  await handles.nth(2).dragTo(handles.nth(0))
  await expect(field(page, '选项 1')).toHaveValue('虚拟运营商乙')
  // Left with Esc: what was typed is kept without waiting, and the whole survives a reload.
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(card(page, '虚拟运营商甲')).toBeVisible()

  // Added by typing as it would stand on paper.
  await row(page, '每月话费约多少元').click()
  await page.getByRole('textbox', { name: '直接输入题目' }).fill('您办理过哪些业务（多选） A. 流量包 B. 国际漫游 C. 宽带')
  await expect(page.getByText('多选题，3 个选项')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(row(page, '您办理过哪些业务')).toHaveAttribute('aria-selected', 'true')
  const order = await orderOf(page)
  expect(order.findIndex(text => text.includes('您办理过哪些业务'))).toBe(order.findIndex(text => text.includes('每月话费')) + 1)

  // Another kind: nothing is lost from several to one, so it is done at once.
  await page.getByRole('combobox', { name: '题型', exact: true }).first().click()
  await page.getByTitle('排序题', { exact: true }).last().click()
  await expect(page.locator('.yg-q-active .yg-q-kind')).toHaveText('排序题')
  await page.getByRole('combobox', { name: '题型', exact: true }).first().click()
  await page.getByTitle('填空题', { exact: true }).last().click()
  await expect(page.getByText('转换会失去：3 个选项')).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()
  await expect(page.locator('.yg-q-active .yg-q-kind')).toHaveText('排序题')

  // Reordered with the keyboard: down out of its section into the next, and into its old place again.
  await row(page, '您办理过哪些业务').click()
  await row(page, '您办理过哪些业务').focus()
  const before = Number(await row(page, '您办理过哪些业务').getAttribute('aria-posinset'))
  await page.keyboard.press('Alt+ArrowUp')
  await expect(row(page, '您办理过哪些业务')).toHaveAttribute('aria-posinset', String(before - 1))
  await expect(row(page, '您办理过哪些业务')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(row(page, '您办理过哪些业务')).toHaveAttribute('aria-level', '1')
  await page.keyboard.press('Tab')
  await expect(row(page, '您办理过哪些业务')).toHaveAttribute('aria-level', '2')
  // With the mouse onto another section.
  await row(page, '您办理过哪些业务').dragTo(row(page, '网络质量').first())
  await expect.poll(async () => (await orderOf(page)).findIndex(text => text.includes('您办理过哪些业务')) > (await orderOf(page)).findIndex(text => text === '网络质量')).toBe(true)

  // Undo belongs to the project: the question goes back to where it was.
  await row(page, '您办理过哪些业务').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await orderOf(page)).findIndex(text => text.includes('您办理过哪些业务')) < (await orderOf(page)).findIndex(text => text === '网络质量')).toBe(true)

  // Logic put together from question, comparison and value.
  await row(page, '您办理过哪些业务').click()
  const shown = page.getByRole('group', { name: '显示条件' })
  await shown.getByRole('button', { name: '＋ 条件' }).click()
  await shown.getByRole('combobox', { name: '题目' }).click()
  await page.getByTitle(/^tenure /).last().click()
  await shown.getByRole('combobox', { name: '值' }).click()
  await page.getByTitle('1 不满 1 年').last().click()
  await expect(shown.getByRole('textbox', { name: '条件表达式' })).toHaveValue('tenure = 1')
  await expect(page.locator('.yg-q-active').getByText('有条件')).toBeVisible()

  // The checker finds what is missing and puts it right.
  await row(page, '您办理过哪些业务').focus()
  await page.keyboard.press('Enter')
  await expect(field(page, '题目文字')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: '题型', exact: true }).first().click()
  await page.getByTitle('多选题', { exact: true }).last().click()
  await page.locator('.yg-q-active').getByText('多选题').waitFor()
  await row(page, '多选题').click()
  await page.locator('.yg-q-active').getByRole('textbox', { name: '题目文字' }).fill('您不满意哪些方面？')
  await page.keyboard.press('Enter')
  await page.keyboard.type('资费')
  await page.keyboard.press('Enter')
  await page.keyboard.type('以上都没有')
  await field(page, '选项 3').fill('其他')
  await page.getByText('检查', { exact: false }).and(page.locator('.ant-segmented-item-label')).click()
  const fixed = page.getByRole('button', { name: '改正: 「以上都没有」没有设为互斥' })
  await expect(fixed).toBeVisible()
  await fixed.click()
  await expect(fixed).toHaveCount(0)
  await expect(page.locator('.yg-q-active').getByText('互斥')).toBeVisible()

  // Preview: the logic works at both widths, and nothing is kept.
  await tab(page, '预览')
  const phone = page.getByRole('region', { name: '手机' })
  expect((await phone.boundingBox())?.width).toBe(391)
  expect(await phone.evaluate(element => element.clientWidth)).toBe(375)
  await expect(phone.getByRole('group', { name: '您办理过哪些业务' })).toHaveCount(0)
  await phone.getByRole('radio', { name: '不满 1 年', exact: true }).check()
  await expect(phone.getByRole('group', { name: '您办理过哪些业务' }).first()).toBeVisible()
  await expect(page.getByRole('region', { name: '桌面' }).getByRole('radio', { name: '不满 1 年', exact: true })).toBeChecked()
  await page.getByRole('combobox', { name: '语言' }).click()
  await page.getByTitle('English').last().click()
  await expect(phone.getByRole('heading', { level: 2 })).toHaveText('Mobile communication satisfaction survey')
  await phone.getByRole('button', { name: 'Submit' }).click()
  await expect(phone.getByText('Please answer this question.').first()).toBeVisible()

  // Published, changed, compared.
  await tab(page, '版本')
  await page.getByRole('button', { name: '定为第 1 版' }).click()
  await expect(page.getByText('设计与第 1 版相同。')).toBeVisible()
  await tab(page, '设计')
  await row(page, '每月话费约多少元').click()
  await row(page, '每月话费约多少元').focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('每个月大约付多少话费？')
  await page.keyboard.press('Enter')
  await expect(row(page, '每个月大约付多少话费')).toBeFocused()
  await tab(page, '版本')
  await expect(page.locator('del', { hasText: '每月话费约多少元' })).toBeVisible()
  await expect(page.locator('ins', { hasText: '每个月大约付多少话费' })).toBeVisible()
  await page.getByRole('button', { name: '定为第 2 版' }).click()
  await expect(page.getByText('增 0，删 0，改 1')).toBeVisible()
})

test('pasted text and foreign files become questions; a questionnaire is written with the keyboard alone', async ({ workbench }) => {
  const page = await openEmpty(workbench)
  await page.getByRole('button', { name: '空白问卷' }).click()
  await expect(row(page, '新问卷')).toBeVisible()
  await page.getByRole('button', { name: '粘贴文字…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '文字' }).fill(['1、您的性别', 'A. 男', 'B. 女', '补充的说明', '2、您使用过哪些业务（多选）', 'A. 流量包', 'B. 宽带', 'C. 其他____', '3、您对网络的满意度（1-5分）'].join('\n'))
  await expect(dialog.getByText('3 题，1 处需要核对')).toBeVisible()
  const doubts = dialog.getByRole('list', { name: '需要核对的行' })
  await expect(doubts).toContainText('补充的说明')
  await expect(doubts).toContainText('并入了上一个选项')
  await doubts.getByRole('combobox', { name: '第 4 行是' }).click()
  await page.getByTitle('忽略').last().click()
  await expect(dialog.getByText('3 题，0 处需要核对')).toBeVisible()
  await expect(dialog.locator('.yg-paste-questions')).not.toContainText('补充的说明')
  await dialog.getByRole('button', { name: '采用 3 题' }).click()
  await expect(outline(page).getByRole('treeitem')).toHaveCount(4)
  await row(page, '新问卷').click()
  await expect(card(page, '您的性别').locator('.yg-face-list > li')).toHaveCount(2)
  await expect(card(page, '您使用过哪些业务').locator('.yg-face-list > li')).toHaveCount(3)
  await row(page, '您的性别').focus()
  await page.keyboard.press('Control+z')
  await expect(outline(page).getByRole('treeitem')).toHaveCount(1)
  await page.keyboard.press('Control+Shift+z')
  await expect(outline(page).getByRole('treeitem')).toHaveCount(4)

  // Options as text: marks are read, codes stay.
  await row(page, '您使用过哪些业务').click()
  await page.getByRole('button', { name: '按文本编辑选项' }).click()
  const bulk = page.getByRole('dialog', { name: '按文本编辑选项' })
  await bulk.getByRole('textbox').fill('1. 流量包\n2. 家庭宽带\n都没有 #exclusive')
  await expect(bulk.locator('.yg-bulk-list > li')).toHaveCount(3)
  await bulk.getByRole('button', { name: '采用' }).click()
  await expect(page.getByRole('checkbox', { name: '都没有: 互斥' })).toBeChecked()

  // A workbook of another tool: a mistake is told with its place, what has no place here is named, the rest is taken over.
  await tab(page, '导入导出')
  const choose = (name: string, buffer: Buffer): Promise<void> => page.getByLabel('选择文件…').first().setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await choose('wrong.xlsx', await xlsForm([['selct_one yn', 'phone', '您有手机吗？', '']]))
  await expect(page.getByRole('alert')).toContainText('survey')
  await expect(page.getByRole('alert')).toContainText('select_one yn')
  await choose('kobo.xlsx', await xlsForm([['select_one yn', 'phone', '您有手机吗？', 'yes'], ['geopoint', 'place', '位置', ''], ['range', 'marks', '打几分？', '']]))
  const imported = page.locator('.yg-imported')
  await expect(imported.getByRole('listitem')).toHaveText([/phone\s*预填答案 · yes/, /place\s*照片、位置等题型/])
  await imported.getByRole('button', { name: '导入为新问卷' }).click()
  await expect(row(page, '您有手机吗')).toBeVisible()
  await expect(row(page, '打几分')).toBeVisible()

  // Another, written and left with the keyboard alone.
  await page.goto(`${new URL(page.url()).origin}/#/questionnaire/list`)
  await page.getByRole('button', { name: '空白问卷' }).focus()
  await page.keyboard.press('Enter')
  await expect(outline(page).getByRole('treeitem')).toHaveCount(1)
  await page.keyboard.press('Alt+o')
  await expect(outline(page).getByRole('treeitem').first()).toBeFocused()
  // A letter on a row begins a question.
  await page.keyboard.type('1. 您的年级？A. 大一 B. 大二')
  await page.keyboard.press('Enter')
  await expect(row(page, '您的年级')).toBeVisible()
  await page.keyboard.press('Alt+o')
  await expect(row(page, '您的年级')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page, '题目文字')).toBeFocused()
  await page.keyboard.type('您住校吗')
  await page.keyboard.press('Enter')
  await page.keyboard.type('住')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.type('不住')
  await page.keyboard.press('Escape')
  await expect(row(page, '您住校吗')).toBeFocused()
  await page.keyboard.press('Control+d')
  await expect(row(page, '您住校吗')).toHaveCount(2)
  await page.keyboard.press('Delete')
  await expect(row(page, '您住校吗')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(row(page, '您住校吗')).toHaveCount(2)
  // The last keystroke is kept although the page is left at once.
  await row(page, '您的年级').focus()
  await page.keyboard.press('ArrowRight')
  await expect(field(page, '题目文字')).toBeFocused()
  await page.keyboard.type('最后一个字')
  await tab(page, '预览')
  await expect(page.getByRole('region', { name: '桌面' }).getByText('最后一个字')).toBeVisible()
})

async function xlsForm(rows: string[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('survey').addRows([['type', 'name', 'label', 'default'], ...rows])
  workbook.addWorksheet('choices').addRows([['list_name', 'name', 'label'], ['yn', 'yes', '有'], ['yn', 'no', '没有']])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

for (const [theme, lang] of [['light', 'zh-CN'], ['dark', 'en']] as const) {
  test(`axe finds nothing in the designer, ${theme}`, async ({ workbench }) => {
    const page = await openEmpty(workbench, { theme, lang })
    const clean = async (where: string): Promise<void> => {
      const { violations } = await axeOn(page).analyze()
      expect(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes.slice(0, 4).map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
    }
    await page.locator('.yg-template').first().waitFor()
    await clean('templates')
    await page.locator('.yg-template').first().click()
    await page.locator('.yg-q').nth(3).waitFor()
    await clean('design')
    for (const at of [0, 2, 6, 10, 21]) {
      await page.locator('.yg-q').nth(at).click()
      await page.locator('.yg-q-active').first().waitFor()
      await clean(`card ${at}`)
    }
    await page.getByRole('button', { name: lang === 'en' ? '+ Condition' : '＋ 条件' }).click()
    await clean('condition')
    await page.locator('.yg-toolbar .ant-segmented-item').nth(1).click()
    await page.locator('.yg-translation').waitFor()
    await clean('translation')
    await page.getByRole('button', { name: lang === 'en' ? 'Paste text…' : '粘贴文字…' }).click()
    await page.getByRole('dialog').getByRole('textbox').first().fill('1. 性别\nA. 男\nB. 女\n补充的说明')
    await page.locator('.yg-doubts').waitFor()
    await clean('paste')
    await page.keyboard.press('Escape')
    for (const at of [1, 2, 3, 4]) {
      await page.locator('.yg-page-tabs a').nth(at).click()
      await expect(page.locator('.yg-page-tabs a').nth(at)).toHaveAttribute('aria-current', 'page')
      await page.locator('.yg-canvas-body > *').first().waitFor()
      await clean(`page ${at}`)
    }
  })
}
