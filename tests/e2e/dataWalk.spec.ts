import type { Locator, Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { canteen, canteenLater, EMPTY, FAST, overallOf } from '../fixtures/import/canteen.ts'
import { expect, test } from './workbench.ts'

const cell = (page: Page, row: number, variable: string): Locator => page.locator(`.ag-row[row-index="${row}"] .ag-cell[col-id="${variable}"]`)
const status = (page: Page): Locator => page.getByRole('group', { name: '状态栏' })
const undo = (page: Page): Locator => page.getByRole('button', { name: /^撤销/ })
const OVERALL = 'Q3'
const WISH = 'Q4'

async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const data = await page.evaluateHandle(([file, text]) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([Uint8Array.from(atob(text), sign => sign.charCodeAt(0))], file))
    return transfer
  }, [name, bytes.toString('base64')] as const)
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data })
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

/** What all rows hold, as the program exports it. */
async function dataHash(page: Page): Promise<string> {
  await page.keyboard.press('Control+Shift+e')
  const dialog = page.getByRole('dialog', { name: '导出数据' })
  await dialog.getByRole('combobox', { name: '格式' }).click()
  await page.getByTitle('文本表格（.csv）').click()
  const coming = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '导出', exact: true }).click()
  const bytes = await readFile(await (await coming).path())
  await expect(dialog).toBeHidden()
  expect(bytes.length).toBeGreaterThan(3000)
  return createHash('sha256').update(bytes).digest('hex')
}

async function openData(page: Page, variable: string): Promise<void> {
  await page.evaluate(hash => { window.location.hash = hash }, `#/data/1/${variable}`)
  await expect(cell(page, 0, variable)).not.toBeEmpty()
}

async function goToRow(page: Page, row: number): Promise<void> {
  await page.keyboard.press('Control+g')
  await page.getByRole('dialog', { name: '转到行' }).getByRole('spinbutton').fill(String(row))
  await page.keyboard.press('Enter')
}

async function importFirst(page: Page): Promise<void> {
  await drop(page, '食堂满意度.xlsx', canteen())
  const wizard = page.getByRole('dialog', { name: '导入「食堂满意度.xlsx」' })
  await expect(wizard.getByText('40 行答卷')).toBeVisible()
  await expect(wizard.getByRole('list', { name: '个人信息列' })).toContainText('您的手机号')
  await expect(wizard.getByLabel('「您的手机号」怎样处理')).toHaveValue('drop')
  await wizard.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByRole('button', { name: '查看数据' }).click()
  await expect(status(page)).toContainText('40 行')
  await expect(page.locator('.ag-header-cell').filter({ hasText: '手机号' })).toHaveCount(0)
}

async function screen(page: Page): Promise<void> {
  await page.getByRole('button', { name: '筛查', exact: true }).click()
  const rows = page.locator('.yg-screening-hits tbody tr')
  await expect(rows).toHaveCount(2)
  await expect(page.locator(`.yg-screening-hits tr[data-rid="${FAST}"]`)).toContainText('用时 6 秒')
  await expect(page.locator(`.yg-screening-hits tr[data-rid="${EMPTY}"]`)).toContainText('漏答')
  await page.getByRole('button', { name: '剔除 2 份' }).click()
  const ledger = page.getByRole('region', { name: '样本' })
  await expect(ledger.getByRole('row', { name: /^有效 38/ })).toBeVisible()
  for (const reason of ['用时过短', '漏答过多']) await expect(ledger.getByRole('button', { name: `查看「${reason}」的 1 份` })).toBeVisible()
  await page.getByRole('link', { name: '← 食堂满意度' }).click()
}

/** The type of the new variable; the dialog opens with the mean. */
async function newVariable(page: Page, name: string, type: string | null): Promise<Locator> {
  await page.getByRole('button', { name: '新变量…' }).click()
  const dialog = page.getByRole('dialog', { name: '新变量' })
  await dialog.getByRole('textbox', { name: '短名' }).fill(name)
  if (type !== null) {
    await dialog.getByRole('combobox', { name: '算法' }).click()
    await page.locator('.ant-select-item-option', { hasText: type }).click()
  }
  return dialog
}

async function create(dialog: Locator): Promise<void> {
  await expect(dialog.getByText(/有效 n = \d+/)).toBeVisible()
  await dialog.getByRole('button', { name: '建立变量' }).click()
  await expect(dialog).toHaveCount(0)
}

async function derive(page: Page): Promise<void> {
  const recode = await newVariable(page, '总体分组', '重新编码')
  await recode.getByRole('combobox', { name: '变量', exact: true }).fill('总体')
  await page.locator('.ant-select-item-option', { hasText: '总体满意程度' }).click()
  await recode.getByLabel('从 1').fill('1')
  await recode.getByLabel('到 1').fill('3')
  await recode.getByLabel('新标签 1').fill('未满意')
  await recode.getByRole('button', { name: '添加一行' }).click()
  await recode.getByLabel('从 2').fill('4')
  await recode.getByLabel('到 2').fill('5')
  await recode.getByLabel('新标签 2').fill('满意')
  await create(recode)
  await expect(page.getByRole('region', { name: '算法' })).toContainText('重新编码')
  const mean = await newVariable(page, '食堂均分', null)
  await mean.getByRole('group', { name: '请评价食堂' }).getByRole('checkbox').first().check()
  await create(mean)
  await expect(page.getByRole('region', { name: '算法' })).toContainText('/ 8')
}

/** Two lines from Excel, the second one below the last row: overall judgement and wish of the last one, and a respondent on paper. */
async function pasteFromExcel(page: Page): Promise<void> {
  await openData(page, OVERALL)
  await goToRow(page, 40)
  await cell(page, 39, OVERALL).click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '满意\t"排队\n更短"\r\n5\t排队有序\r\n')
    data.setData('text/html', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><!--StartFragment--><tr><td>满意</td><td>排队<br>更短</td></tr><tr><td>5</td><td>排队有序</td></tr><!--EndFragment--></table></body></html>')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(status(page)).toContainText('41 行')
  await expect(cell(page, 40, OVERALL)).toHaveText('非常满意')
  await expect(cell(page, 40, WISH)).toHaveText('排队有序')
}

async function replaceWords(page: Page): Promise<void> {
  await page.keyboard.press('Control+h')
  const bar = page.getByRole('search', { name: '查找和替换' })
  await bar.getByLabel('查找', { exact: true }).fill('排队')
  await bar.getByLabel('替换为').fill('等候')
  await bar.getByRole('button', { name: /^全部替换（\d+）$/ }).click()
  await expect(bar.getByRole('status')).toHaveText('没有找到')
  await page.keyboard.press('Escape')
  await expect(bar).toBeHidden()
  await expect(cell(page, 40, WISH)).toHaveText('等候有序')
}

async function editAndComment(page: Page): Promise<void> {
  await goToRow(page, 1)
  await cell(page, 0, OVERALL).click()
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(cell(page, 0, OVERALL)).toHaveText('非常满意')
  await cell(page, 0, OVERALL).click()
  await page.keyboard.press('Shift+F2')
  await page.getByRole('textbox', { name: '写下疑问或核对结果' }).fill('电话核对过')
  await page.keyboard.press('Control+Enter')
  await expect(cell(page, 0, OVERALL)).toHaveClass(/yg-grid-commented/)
}

/** The women among those who count: what is computed is computed of them, with the values as they stand now. */
async function analyseSegment(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '样本范围' }).click()
  await page.locator('.ant-select-item-option', { hasText: '管理分组' }).click()
  const segments = page.getByRole('dialog', { name: '样本分组' })
  await segments.getByRole('textbox', { name: '名称' }).fill('女生')
  await segments.getByRole('textbox', { name: '条件' }).fill('Q1 = "女"')
  await expect(segments.getByText(/19 人，共 39 人/)).toBeVisible()
  await segments.getByRole('button', { name: '新分组' }).click()
  await expect(segments.getByRole('listitem')).toContainText('19 人')
  await page.keyboard.press('Escape')
  await expect(segments).toBeHidden()
  await page.goto(`${new URL(page.url()).origin}/#/analysis/describe`)
  const result = page.locator('.yg-results')
  await expect(result).toContainText('39')
  await page.getByRole('combobox', { name: '样本范围' }).click()
  await page.locator('.ant-select-item-option', { hasText: '女生' }).click()
  await expect(result).toContainText('样本范围：女生')
  // Even numbers without the one who was too fast; the last one was pasted over with 4.
  const women = Array.from({ length: 20 }, (_, at) => 2 * (at + 1)).filter(id => id !== FAST).map(id => (id === 40 ? 4 : overallOf(id)))
  const mean = women.reduce((sum, value) => sum + value, 0) / women.length
  await expect(result.getByRole('row', { name: /总体满意程度 19/ })).toContainText(mean.toFixed(2))
}

async function update(page: Page): Promise<void> {
  await drop(page, '食堂满意度（一周后）.xlsx', canteenLater())
  const wizard = page.getByRole('dialog')
  await wizard.getByRole('button', { name: '更新「食堂满意度」' }).click()
  await expect(wizard.getByRole('tab', { name: '冲突 1' })).toHaveAttribute('aria-selected', 'true')
  await expect(wizard.getByRole('tab', { name: '新增 1' })).toBeVisible()
  await expect(wizard.getByRole('tab', { name: '改动 1' })).toBeVisible()
  await wizard.getByRole('radio', { name: /第 1 行.*取文件的值/ }).check()
  await wizard.getByRole('button', { name: '更新', exact: true }).click()
  await expect(page.getByText(/新增 1 份，改动 1 处，消失 0 份/)).toBeVisible()
  await page.getByRole('button', { name: '查看数据' }).click()
  await openData(page, OVERALL)
  await expect(status(page)).toContainText('42 行')
  await expect(cell(page, 0, OVERALL)).toHaveText('非常不满意')
  await expect(cell(page, 3, WISH)).toHaveText('下午也开门')
}

/** What was done, last first, each undone by its name. */
const done = [/更新/, /分组/, /批注/, /修改 1 个单元格/, /替换/, /粘贴/, /变量/, /变量/, /筛查剔除 2 份/]

test('a morning with a data set: in, screened, recoded, pasted into, compared with a newer file, and all taken back', async ({ workbench }) => {
  test.setTimeout(180_000)
  const page = await workbench.open()
  page.setDefaultTimeout(15_000)
  await test.step('import', () => importFirst(page))
  const before = await test.step('hash', () => dataHash(page))
  await test.step('screening', () => screen(page))
  await test.step('new variables', () => derive(page))
  await test.step('paste', () => pasteFromExcel(page))
  await test.step('find and replace', () => replaceWords(page))
  await test.step('edit and comment', () => editAndComment(page))
  await test.step('segment', () => analyseSegment(page))
  await test.step('a newer file', () => update(page))
  expect(await dataHash(page)).not.toBe(before)
  for (const what of done) {
    await expect(undo(page)).toHaveAccessibleName(what)
    const name = await undo(page).getAttribute('aria-label')
    await undo(page).click()
    await expect(page.getByRole('button', { name: `重做：${name?.replace(/^撤销：/, '') ?? ''}` })).toBeVisible()
  }
  await expect(undo(page)).toHaveAccessibleName(/撤销：导入/)
  await expect(status(page)).toContainText('40 行')
  expect(await dataHash(page)).toBe(before)
  await page.keyboard.press('Alt+8')
  await expect(page.getByText('文件完整，记录连续')).toBeVisible()
})
