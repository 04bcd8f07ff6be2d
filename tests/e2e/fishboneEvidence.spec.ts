import AxeBuilder from '@axe-core/playwright'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { diagram, label, newFishbone, outline, row, tab, withOutline } from './fishbonePage.ts'
import { expect, test } from './workbench.ts'

const sample = '人员\n\t不会操作\n\t\t培训少\n\t排班固定\n系统\n\t接口超时'
/** One red point. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

test('evidence of several kinds is bound to a bone, with live numbers and intervals, and its card prints alone', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await withOutline(page, sample)
  await row(page, '培训少').click()
  await page.getByRole('button', { name: '添加证据' }).click()
  const form = page.locator('.yg-evidence-form')
  await form.getByRole('checkbox').nth(1).check()
  await expect(form.getByRole('status')).toContainText(/n = \d+.*95% 区间/)
  await form.getByRole('button', { name: '绑定' }).click()
  await expect(page.locator('.yg-evidence-list')).toContainText(/题项.*n = \d+/s)
  await expect(label(page, '培训少').locator('xpath=..')).toContainText(/n=\d+ \/ [\d.]+%/)
  // With intervals on the bone too.
  await tab(page, '图')
  await page.getByRole('checkbox', { name: '骨旁的数字带 95% 区间' }).check()
  await expect(label(page, '培训少').locator('xpath=..')).toContainText(/% \[[\d.]+%, [\d.]+%\]/)
  await tab(page, '骨')
  await page.getByRole('button', { name: '添加证据' }).click()
  await form.getByRole('combobox', { name: '类型' }).click()
  await page.getByTitle('记录', { exact: true }).last().click()
  await form.getByRole('textbox', { name: '记录', exact: true }).fill('上周三人请假')
  await form.getByRole('button', { name: '绑定' }).click()
  await expect(page.locator('.yg-evidence-list > li')).toHaveCount(2)
  await page.getByRole('button', { name: '添加证据' }).click()
  await form.getByRole('combobox', { name: '类型' }).click()
  await page.getByTitle('图片', { exact: true }).last().click()
  await form.locator('input[type="file"]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') })
  await expect(page.locator('.yg-evidence-picture')).toBeVisible()
  await page.getByRole('button', { name: '移除证据 2' }).click()
  await expect(page.locator('.yg-evidence-list > li')).toHaveCount(2)

  await page.getByRole('button', { name: '证据卡', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '证据卡' })
  await expect(dialog.getByRole('heading', { name: '证据卡：培训少' })).toBeVisible()
  await page.evaluate(() => { window.print = () => document.body.setAttribute('data-printed', '') })
  await dialog.getByRole('button', { name: '打印' }).click()
  await expect(page.locator('body[data-printed]')).toHaveCount(1)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.yg-print-page')).toBeVisible()
  await expect(page.locator('#root')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
})

test('a cause is left out with a reason, shown on the figure and in the table; votes and what a verdict lacks', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await withOutline(page, sample)
  await row(page, '不会操作').click()
  await page.getByRole('textbox', { name: '不确认的理由' }).fill('不在小组能力之内')
  await page.getByRole('button', { name: '不确认', exact: true }).click()
  await expect(page.getByText('不确认：不在小组能力之内')).toBeVisible()
  await row(page, '培训少').click()
  await expect(page.getByText('随「不会操作」不确认：不在小组能力之内')).toBeVisible()
  await tab(page, '图')
  await page.getByRole('combobox', { name: '要因的确定方式' }).click()
  await page.getByTitle('品管圈：投票加真因验证').last().click()
  await page.getByRole('textbox', { name: '绘制' }).fill('李')
  await page.getByRole('textbox', { name: '绘制' }).blur()
  await tab(page, '骨')
  await row(page, '排班固定').click()
  await page.getByRole('spinbutton', { name: '票数' }).fill('7')
  await page.getByRole('spinbutton', { name: '票数' }).blur()
  await expect(row(page, '排班固定')).toContainText('7 票')
  await expect(page.getByText(/下结论之前还缺：.*判定依据/)).toBeVisible()
  await page.keyboard.press('Control+Alt+3')
  await page.getByRole('button', { name: '末端原因' }).click()
  const table = page.getByRole('treegrid')
  await expect(table.getByRole('row', { name: /培训少/ })).toContainText('不在小组能力之内')
  await expect(table.getByRole('row', { name: /排班固定/ })).toContainText('7')
  await page.getByRole('button', { name: '填写确认记录' }).click()
  await expect(page).toHaveURL(/improvement\/confirmation/)
})

test('wording is checked as one writes, with the rule, the way out and a jump; chains are read back and ticked', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await withOutline(page, '人员\n\t责任心不强\n\t加强培训\n\t\t讲师少')
  await tab(page, '检查')
  const finding = page.getByRole('button', { name: /^归到了态度/ })
  await expect(finding).toBeVisible()
  await expect(page.getByText('责任心、态度无法测量')).toBeVisible()
  await row(page, '讲师少').click()
  await finding.click()
  await expect(row(page, '责任心不强')).toHaveAttribute('aria-selected', 'true')
  await diagram(page).locator('textarea').focus()
  await page.keyboard.type('未复核单据')
  await page.keyboard.press('Enter')
  await expect(finding).toHaveCount(0)
  await tab(page, '因此')
  await row(page, '讲师少').click()
  await expect(page.getByRole('tabpanel')).toContainText('讲师少，因此加强培训。')
  await page.getByRole('checkbox', { name: '讲师少，因此加强培训。' }).check()
  await expect(page.getByText(/已认可 1 \/ 3 步/)).toBeVisible()
  // Under another parent it has to be agreed to again.
  await page.keyboard.press('Escape')
  await row(page, '讲师少').click()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByText(/已认可 0 \/ 3 步/)).toBeVisible()
})

test('a kept version is compared with the diagram as it became', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await withOutline(page, sample)
  await tab(page, '版本')
  await page.getByRole('textbox', { name: '版本名称' }).fill('头脑风暴')
  await page.getByRole('button', { name: '保留' }).click()
  await expect(page.locator('.yg-states')).toContainText('头脑风暴')
  await row(page, '排班固定').click()
  await page.keyboard.press('Delete')
  await row(page, '接口超时').click()
  await page.keyboard.type('接口常超时')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('终端慢')
  await page.keyboard.press('Enter')
  await expect.poll(() => outline(page)).toContain('--终端慢')
  await page.getByRole('button', { name: '与现在比较' }).click()
  const rows = page.getByRole('dialog', { name: '版本比较' }).locator('tr[data-changes]')
  await expect(rows).toHaveCount(3)
  await expect(page.locator('tr[data-changes="removed"]')).toContainText('排班固定')
  await expect(page.locator('tr[data-changes="renamed"]')).toContainText('接口常超时')
  await expect(page.locator('tr[data-changes="added"]')).toContainText('终端慢')
})

test('a template asks questions beside its big bones and never draws them; the filled sample comes ready', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await newFishbone(page, '4S')
  await row(page, '系统').click()
  const card = page.getByRole('complementary', { name: '「系统」可以问' })
  await expect(card.getByRole('listitem').first()).toBeVisible()
  const question = await card.getByRole('listitem').first().innerText()
  await expect(diagram(page).locator('svg')).not.toContainText(question)
  await card.getByRole('button', { name: '收起提问' }).click()
  await expect(card).toHaveCount(0)
  await page.getByRole('button', { name: '新建图表' }).click()
  await page.getByRole('menuitem', { name: '新建鱼骨图' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: /排队等候/ }).check()
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click()
  await expect(row(page, '高峰时未主动分流')).toBeVisible()
})

test('what was changed in an exported presentation comes back by choice', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await withOutline(page, sample)
  await page.getByRole('button', { name: '导出' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'PowerPoint', exact: true }).click()
  const path = join(workbench.folder, 'deck.pptx')
  await (await download).saveAs(path)
  const readBack = async (): Promise<void> => {
    await page.getByRole('button', { name: '更多' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('menuitem', { name: '从 PowerPoint 读回修改' }).click()
    await (await chooser).setFiles(path)
  }
  await readBack()
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('没有修改')
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()

  // Somebody rewords a bone and the head in the presentation.
  const deck = await JSZip.loadAsync(await readFile(path))
  for (const name of Object.keys(deck.files).filter(each => /^ppt\/slides\/slide\d+\.xml$/.test(each))) {
    const xml = await deck.file(name)!.async('string')
    deck.file(name, xml.replaceAll('>排班固定<', '>排班不随客流<').replaceAll('>接口超时<', '>接口常超时<'))
  }
  await writeFile(path, await deck.generateAsync({ type: 'nodebuffer' }))
  await readBack()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('「排班固定」改为「排班不随客流」')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /接口常超时/ }).uncheck()
  await dialog.getByRole('button', { name: '采用 1 处' }).click()
  await expect.poll(() => outline(page)).toEqual(['充值失败多', '-人员', '--不会操作', '---培训少', '--排班不随客流', '-系统', '--接口超时'])
  await page.getByRole('button', { name: /撤销/ }).click()
  await expect.poll(() => outline(page)).toContain('--排班固定')
})

for (const [lang, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
  test(`axe finds nothing on any page of the fishbone editor, ${theme}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, theme, lang })
    await page.goto(`${new URL(page.url()).origin}/#/diagrams/fishbone`)
    await diagram(page).waitFor()
    const check = async (): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
    }
    await diagram(page).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    for (const i of [0, 1, 2, 3, 4]) {
      await page.getByRole('tab').nth(i).click()
      await check()
    }
    for (const key of ['2', '3']) {
      await page.keyboard.press(`Control+Alt+${key}`)
      await check()
    }
  })
}
