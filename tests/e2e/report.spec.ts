import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './workbench.ts'
import type { OpenOptions, OpenWorkbench } from './workbench.ts'

type Workbench = OpenWorkbench
const starts: Record<string, string> = { docx: 'PK\u0003\u0004', pptx: 'PK\u0003\u0004', xlsx: 'PK\u0003\u0004', pdf: '%PDF', html: '<!do' }

/** The report place of the sample, which has a report already. */
async function openReports(workbench: Workbench, options: OpenOptions = {}): Promise<Page> {
  const page = await workbench.open({ sample: true, ...options })
  await page.goto(`${new URL(page.url()).origin}/#/report`)
  await expect(page.getByRole('article')).toBeVisible({ timeout: 30_000 })
  return page
}
/** Another report of a template; the page shows it. */
async function addReport(page: Page, template: string, english = false): Promise<void> {
  await expect(page).toHaveURL(/#\/report\/./)
  const before = page.url()
  await page.getByRole('button', { name: english ? 'New report' : '新建报告' }).click()
  await page.getByRole('radio', { name: template }).check()
  await page.getByRole('button', { name: english ? 'Create' : '创建' }).click()
  await expect(page).not.toHaveURL(before, { timeout: 30_000 })
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('article')).toBeVisible()
}
async function newReport(workbench: Workbench, template: string, options: OpenOptions = {}): Promise<Page> {
  const page = await openReports(workbench, options)
  await addReport(page, template, options.lang === 'en')
  return page
}
const lines = (page: Page) => page.locator('.yg-line')
const paragraphs = (page: Page) => page.locator('[data-kind="text"] .yg-line')
const saved = async (page: Page): Promise<void> => { await expect(page.getByRole('toolbar').getByText('正在保存…')).toHaveCount(0) }
const undo = (page: Page) => page.getByRole('button', { name: /^撤销/ }).click()
async function view(page: Page, name: string): Promise<void> { await page.locator('.yg-toolbar .ant-segmented-item-label', { hasText: name }).click() }
async function insert(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '插入', exact: true }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}
/** A blank report with a paragraph that has the caret. */
async function addBlank(page: Page): Promise<void> {
  await addReport(page, '空白报告')
  await page.getByRole('button', { name: '+ 添加段落' }).click()
  await expect(paragraphs(page).first()).toBeFocused()
}
async function blank(workbench: Workbench): Promise<Page> {
  const page = await openReports(workbench)
  await addBlank(page)
  return page
}
/** How many were issued, set where the data live: another number for the report. */
async function setIssued(page: Page, issued: string): Promise<void> {
  const home = page.url()
  await page.goto(`${new URL(home).origin}/#/data/1`)
  await page.getByRole('tab', { name: '数据集' }).click()
  const field = page.getByRole('textbox', { name: '发放数' })
  await field.fill(issued)
  await field.press('Enter')
  await page.goto(home)
}

test('the sample has its report, and its numbers tell where they come from', async ({ workbench }) => {
  const page = await openReports(workbench)
  await expect(page.getByRole('list', { name: '大纲' }).getByRole('button', { name: /因果分析/ })).toBeVisible()
  const sentence = paragraphs(page).filter({ hasText: '本次调查发放问卷' })
  await expect(sentence).toContainText('320')
  const chip = sentence.locator('.yg-chip', { hasText: '286' }).first()
  // Under the pointer: method, cell, data, filter, hash, and which result.
  for (const line of [/方法：样本回收情况/, /单元格：有效 · 份数/, /数据：移动通信/, /分组：全部有效答卷/, /数据校验值：[0-9a-f]{16}/, /结果编号：b-[0-9a-f]+#\d/]) await expect(chip).toHaveAttribute('title', line)
  await expect(page.locator('[data-kind="table"] [title*="数据校验值"]').first()).toBeAttached()
  await chip.click()
  const inspector = page.getByRole('complementary', { name: '属性' })
  const origin = inspector.locator('details[open]')
  await expect(origin.getByText('样本回收情况')).toBeVisible()
  await expect(origin.getByRole('definition').filter({ hasText: '有效 · 份数' })).toBeVisible()
  await inspector.locator('details[open]').getByRole('button', { name: '去看结果' }).click()
  await expect(page).toHaveURL(/#\/data/)
})

test('typing, splitting, joining, undoing, composing and commands after a slash never lose a letter', async ({ workbench }) => {
  const page = await blank(workbench)
  await page.keyboard.type('第一段的话')
  await page.keyboard.press('Enter')
  await page.keyboard.type('second 段')
  await page.keyboard.press('Enter')
  await page.keyboard.type('third')
  await expect(paragraphs(page)).toHaveText(['第一段的话', 'second 段', 'third'])
  await saved(page)
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Home')
  await page.keyboard.press('Backspace')
  await expect(paragraphs(page)).toHaveText(['第一段的话', 'second 段third'])
  await page.keyboard.type('，')
  await expect(paragraphs(page).nth(1)).toHaveText('second 段，third')
  await page.keyboard.press('Control+z')
  await expect(paragraphs(page).nth(1)).toHaveText('second 段third')
  await page.keyboard.press('Control+z')
  await expect(paragraphs(page)).toHaveText(['第一段的话', 'second 段', 'third'])
  await paragraphs(page).nth(2).click()
  await page.keyboard.press('End')
  await page.keyboard.type('!last')
  // Away at once: what was typed goes along.
  await page.getByRole('link', { name: '总览' }).click()
  await page.getByRole('link', { name: '报告', exact: true }).click()
  await expect(paragraphs(page).nth(2)).toHaveText('third!last')
  await page.reload()
  await expect(paragraphs(page)).toHaveText(['第一段的话', 'second 段', 'third!last'])

  // An input method composes undisturbed, also over a pause and an answer from the engine.
  await addBlank(page)
  const keys = await page.context().newCDPSession(page)
  const compose = (text: string) => keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await page.keyboard.type('A')
  await compose('n')
  await compose('ni')
  await compose('ni hao')
  // Longer than the pause after which typing is kept: the half-typed word is not.
  await page.waitForTimeout(1200)
  await expect(paragraphs(page).first()).toHaveText('Ani hao')
  await keys.send('Input.insertText', { text: '你好' })
  await expect(paragraphs(page).first()).toHaveText('A你好')
  await compose('shi jie')
  await keys.send('Input.insertText', { text: '世界' })
  await page.keyboard.type('B')
  await saved(page)
  await page.reload()
  await expect(paragraphs(page).first()).toHaveText('A你好世界B')

  // A slash puts headings and lists where one writes; bold stays bold.
  await addBlank(page)
  await page.keyboard.type('/一级')
  await expect(page.getByRole('listbox', { name: '插入' }).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.type('结果')
  await expect(page.locator('[data-kind="heading"] .yg-line')).toHaveText('结果')
  await page.keyboard.press('Enter')
  await page.keyboard.type('平常 ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('重要')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/编号')
  await page.keyboard.press('Enter')
  await page.keyboard.type('甲')
  await page.keyboard.press('Enter')
  await page.keyboard.type('乙')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('之后')
  await saved(page)
  await page.reload()
  await expect(page.locator('[data-kind="list"] li')).toHaveText(['甲', '乙'])
  await expect(paragraphs(page).first().locator('b')).toHaveText('重要')
  await expect(lines(page)).toHaveText(['结果', '平常 重要', '甲', '乙', '之后'])
})

test('a number is taken by keys and a reference put beside it; edits elsewhere mark it, it is accepted, and claims are checked', async ({ workbench }) => {
  const page = await blank(workbench)
  await page.keyboard.type('发放 /数字')
  await page.keyboard.press('Enter')
  // By keys alone: search, the first that is found is shown, into its table, and the arrow keys lead from number to number.
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: '搜索' })).toBeFocused()
  await page.keyboard.type('样本回收情况')
  await expect(dialog.getByRole('button', { name: '发放，份数：320' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('button', { name: '发放，份数：320' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('button', { name: '回收，份数：290' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(dialog.getByRole('button', { name: '回收，占比：90.6%' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(paragraphs(page).first().locator('.yg-chip')).toHaveText('320')
  await expect(paragraphs(page).first()).toHaveText('发放 320')
  await paragraphs(page).first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' 份，见')
  await insert(page, '表')
  await dialog.getByRole('button', { name: '样本回收情况' }).click()
  await dialog.getByRole('button', { name: '插入此表' }).click()
  await expect(page.locator('[data-kind="table"]').getByText('回收').first()).toBeVisible()
  await paragraphs(page).first().click()
  await page.keyboard.press('End')
  await insert(page, '图表引用')
  await dialog.getByRole('button', { name: /表 1/ }).click()
  await expect(paragraphs(page).first()).toHaveText('发放 320 份，见表 1')

  await setIssued(page, '400')
  const block = page.locator('[data-kind="text"]').first()
  await expect(block).toContainText('320 → 400')
  await expect(block.locator('.yg-chip-changed')).toHaveText('400')
  await block.getByRole('button', { name: '接受' }).click()
  await expect(block.locator('.yg-block-changed')).toHaveCount(0)
  // The table has not been accepted yet.
  await page.getByRole('button', { name: '接受 1 处新结果', exact: true }).click()
  await expect(page.locator('.yg-block-changed')).toHaveCount(0)

  // A claim without a statistic is found, and a table nobody mentions gets its reference.
  await addBlank(page)
  await page.keyboard.type('网络质量与总体满意度密切相关。')
  await insert(page, '手工表格')
  await page.getByRole('article').getByRole('textbox', { name: '图表标题' }).fill('时间表')
  await page.getByRole('textbox', { name: '列 1，第 1 行' }).fill('三月')
  await saved(page)
  await view(page, '检查')
  await expect(page.locator('[data-code="claimOfRelation"]')).toContainText('密切相关')
  await page.locator('[data-code="notMentioned"]').getByRole('button', { name: '加上引用' }).click()
  await expect(page.locator('[data-code="notMentioned"]')).toHaveCount(0)
  await page.locator('[data-code="claimOfRelation"]').getByRole('button', { name: '去看' }).click()
  await expect(paragraphs(page).first()).toHaveText('网络质量与总体满意度密切相关。（见表 1）')
})

test('blocks and sections move by keyboard, and one undo brings each back', async ({ workbench }) => {
  const page = await blank(workbench)
  for (const word of ['甲', '乙', '丙']) { await page.keyboard.type(word); await page.keyboard.press('Enter') }
  await page.keyboard.type('丁')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-handle]:focus')).toHaveAccessibleName(/第 4 块/)
  await page.keyboard.press('Alt+ArrowUp')
  await expect(paragraphs(page)).toHaveText(['甲', '乙', '丁', '丙'])
  await undo(page)
  await expect(paragraphs(page)).toHaveText(['甲', '乙', '丙', '丁'])
  const handles = page.locator('[data-handle]')
  await handles.nth(1).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Control+d')
  await expect(paragraphs(page)).toHaveText(['甲', '乙', '丙', '乙', '丙', '丁'])
  await undo(page)
  await expect(paragraphs(page)).toHaveCount(4)
  await handles.nth(0).click()
  await handles.nth(2).click({ modifiers: ['Control'] })
  await page.keyboard.press('Delete')
  await expect(paragraphs(page)).toHaveText(['乙', '丁'])
  await undo(page)
  await expect(paragraphs(page)).toHaveText(['甲', '乙', '丙', '丁'])

  await handles.nth(3).dragTo(paragraphs(page).first(), { targetPosition: { x: 60, y: 3 } })
  await expect(paragraphs(page)).toHaveText(['丁', '甲', '乙', '丙'])
  await undo(page)
  await expect(paragraphs(page)).toHaveText(['甲', '乙', '丙', '丁'])
  await page.getByRole('button', { name: /^重做/ }).click()
  await expect(paragraphs(page)).toHaveText(['丁', '甲', '乙', '丙'])

  for (const [after, text] of [[1, '第一章'], [4, '第二章']] as const) {
    await paragraphs(page).nth(after === 1 ? 0 : 3).click()
    await insert(page, '一级标题')
    await page.keyboard.type(text)
  }
  await saved(page)
  const outline = page.getByRole('list', { name: '大纲' }).getByRole('button')
  await expect(outline).toHaveText([/1.*第一章/, /2.*第二章/])
  await outline.first().focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(outline).toHaveText([/1.*第二章/, /2.*第一章/])
  await expect(paragraphs(page)).toHaveText(['丁', '甲', '乙', '丙'])
  await outline.filter({ hasText: '第一章' }).focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(outline.filter({ hasText: '第一章' })).toHaveText(/1\.1/)
})

test('frozen it shows its hash and is closed; verifying finds what changed since', async ({ workbench }) => {
  const page = await newReport(workbench, '教师审阅摘要')
  await page.getByRole('button', { name: '定稿', exact: true }).click()
  await expect(page.getByRole('button', { name: '取消定稿', exact: true })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: '报告设置', exact: true }).click()
  await expect(page.locator('[data-hash]')).toHaveText(/^[0-9a-f]{32}$/)
  await expect(paragraphs(page).first()).toHaveAttribute('contenteditable', 'false')
  await setIssued(page, '400')
  await expect(page.getByRole('article')).toContainText('320')
  await view(page, '核对')
  await page.getByRole('button', { name: '开始核对' }).click()
  await expect(page.getByRole('row').filter({ hasText: '不同' }).filter({ hasText: '320' }).filter({ hasText: '400' })).toBeVisible({ timeout: 30_000 })
  await expect(page.locator('[data-outcome="equal"]').first()).toBeVisible()
  await page.getByRole('row').filter({ hasText: '不同' }).first().getByRole('button', { name: /去看/ }).click()
  await expect(page.locator('.yg-block-selected')).toBeInViewport()
  await view(page, '检查')
  await page.getByRole('listitem').filter({ hasText: '定稿之后数据有修改' }).getByRole('button', { name: '取消定稿' }).click()
  await expect(page.getByRole('button', { name: '定稿', exact: true })).toBeVisible()
})

test('it comes in five formats; a delivered file is verified, and a deck refreshed beside what was done to it', async ({ workbench }) => {
  // Seven files are written and two read: on a busy machine that alone takes minutes.
  test.setTimeout(300_000)
  const page = await newReport(workbench, '教师审阅摘要')
  const files: Record<string, string> = {}
  for (const [format, name] of [['docx', /Word/], ['pptx', /PowerPoint/], ['xlsx', /Excel/], ['pdf', /PDF/], ['html', /网页/]] as const) {
    await page.getByRole('button', { name: '导出' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name }).click()
    const download = await coming
    expect(download.suggestedFilename()).toBe(`教师审阅摘要.${format}`)
    await download.saveAs(files[format] = join(workbench.folder, `report.${format}`))
    const bytes = await readFile(files[format])
    expect(bytes.length).toBeGreaterThan(5000)
    expect(bytes.subarray(0, 4).toString('latin1').toLowerCase()).toBe(starts[format]!.toLowerCase())
  }
  await setIssued(page, '400')
  await page.getByRole('button', { name: '导出' }).click()
  await page.getByRole('menuitem', { name: '更新演示文稿…' }).click()
  await expect(page.getByRole('button', { name: '更新演示文稿…' })).toBeFocused()

  await page.getByLabel('核对文件…').and(page.locator('input')).setInputFiles(files['docx']!)
  const numbers = page.getByRole('table', { name: '已交付的文件' })
  const issued = numbers.getByRole('row').filter({ hasText: '320' }).filter({ hasText: '400' })
  await expect(issued).toContainText('不同', { timeout: 60_000 })
  await expect(numbers.locator('[data-outcome="equal"][data-standing="asWritten"]').first()).toBeVisible()
  await issued.first().getByRole('button', { name: /去看/ }).click()
  await expect(page.locator('.yg-block-selected')).toBeInViewport()
  await expect(page.getByRole('complementary', { name: '属性' }).locator('details[open]').first()).toContainText('发放 · 份数')
  // Back again, what was found is still there.
  await page.goBack()
  await expect(issued.first()).toBeVisible()

  const coming = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByLabel('更新演示文稿…').and(page.locator('input')).setInputFiles(files['pptx']!)
  const deck = await coming
  expect(deck.suggestedFilename()).toBe('report（更新）.pptx')
  const parts = page.getByRole('table', { name: '演示文稿的更新' })
  await expect(parts.locator('[data-part-outcome="replaced"]').first()).toBeVisible()
  await expect(parts.locator('[data-part-outcome="same"]').first()).toBeAttached()
  // The new copy says what the project says.
  await deck.saveAs(join(workbench.folder, 'again.pptx'))
  await page.getByLabel('核对文件…').and(page.locator('input')).setInputFiles(join(workbench.folder, 'again.pptx'))
  await expect(page.getByRole('heading', { name: /^again\.pptx：/ })).toBeVisible({ timeout: 60_000 })
  await expect(numbers.locator('[data-outcome="different"]')).toHaveCount(0)
  // A deck is no web page, and a file of nobody's is refused in words.
  await page.getByLabel('更新演示文稿…').and(page.locator('input')).setInputFiles(files['docx']!)
  await expect(page.getByRole('alert')).toBeVisible()
})

/** Every page of the preview holds what is put on it, below and beside. */
async function nothingRunsOver(page: Page): Promise<void> {
  const over = await page.locator('.yg-page-sheet').evaluateAll(pages => pages.flatMap((sheet, i) => {
    const body = sheet.querySelector<HTMLElement>('.yg-page-body')
    if (!body || sheet.querySelector('.yg-cover-page')) return []
    const wide = sheet.classList.contains('yg-page-wide')
    const problems = []
    if (body.offsetHeight > (wide ? 160 : 247) / 25.4 * 96 + 2) problems.push(`page ${i + 1} is too full`)
    if (body.scrollWidth > body.clientWidth + 1) problems.push(`page ${i + 1} is too narrow`)
    return problems
  }))
  expect(over).toEqual([])
}

for (const { theme, lang } of [{ theme: 'light', lang: 'en' }, { theme: 'dark', lang: 'zh-CN' }] as const) {
  const english = lang === 'en'
  test(`${english ? 'a QC report' : 'an English report in a Chinese window'}: every page of the preview holds its content, and axe finds nothing, ${theme}`, async ({ workbench }) => {
    const page = await openReports(workbench, { theme, lang })
    const clean = async (): Promise<void> => {
      const { violations } = await axeOn(page).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
    }
    if (english) {
      await addReport(page, 'QC', true)
      await expect(page.getByRole('table', { name: 'Time by step' })).toContainText('15:00')
    } else {
      await page.getByRole('button', { name: '新建报告' }).click()
      await page.getByRole('dialog').locator('.ant-segmented-item-label', { hasText: 'English' }).click()
      await page.getByRole('button', { name: '创建' }).click()
      await expect(page.getByRole('article')).toContainText('questionnaires were issued', { timeout: 30_000 })
      await expect(page.getByRole('article')).toContainText('Table 1')
      await expect(page.getByRole('button', { name: '报告设置', exact: true })).toBeVisible()
      await expect(page.getByRole('article')).toHaveAttribute('lang', 'en')
    }
    await expect(page.locator('[data-kind="figure"] img').first()).toBeAttached({ timeout: 20_000 })
    await page.locator('[data-kind="text"] .yg-chip').first().click()
    await clean()
    await view(page, english ? 'Preview' : '预览')
    const sheets = page.getByRole('region', { name: english ? /^Page \d+ of \d+$/ : /^第 \d+ 页，共 \d+ 页$/ })
    await expect(sheets.nth(4)).toBeAttached({ timeout: 20_000 })
    const count = await sheets.count()
    await expect(sheets.first()).toHaveAccessibleName(english ? `Page 1 of ${count}` : `第 1 页，共 ${count} 页`)
    await nothingRunsOver(page)
    await clean()
    await view(page, english ? 'Check' : '检查')
    await expect(page.locator('[data-code]').first()).toBeVisible()
    await clean()
    await view(page, english ? 'Verify' : '核对')
    await page.locator('.yg-findings .ant-segmented-item-label', { hasText: english ? 'Delivered files' : '已交付的文件' }).click()
    await clean()
    await page.locator('.yg-findings .ant-segmented-item-label', { hasText: english ? 'This report' : '这份报告' }).click()
    await page.getByRole('button', { name: english ? 'Verify' : '开始核对', exact: true }).click()
    await expect(page.locator('[data-outcome]').first()).toBeVisible({ timeout: 60_000 })
    await clean()
  })
}
