import { axeOn } from './axe.ts'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import JSZip from 'jszip'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { diagram, label, newFishbone, outline, row, tab, withOutline } from './fishbonePage.ts'
import { expect, test } from './workbench.ts'

const sample = '人员\n\t不会操作\n\t\t培训少\n\t排班固定\n系统\n\t接口超时'
/** One red point. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

const scale = { min: 1, max: 5, direction: 'positive' as const }

/** Two waves with a scale item, a coded text, times of day and a segment; a table of counts; a bone for the evidence. */
async function projectIn(folder: string): Promise<{ path: string; fishbone: string }> {
  const made = await testEngine()
  const { client } = made
  const { path } = await made.newProject('证据')
  const X = [1, 2, 4, 5, 2, 3, 1, 4, 5, 2, 3, 4]
  const dataset = await addDataset(made, {
    name: '前', period: '2024-03', variables: [
      { id: 'X', label: '等候时间', kind: 'scale', scale, values: X },
      { id: 'W', label: '意见', kind: 'text', values: ['排队太久', '排队', '没信号', '', '贵', '排队', '', '', '', '', '', ''] },
      { id: 'T', label: '到店时间', kind: 'date', values: ['2024-03-05 09:10', '2024-03-05 09:40', '2024-03-05 14:00', '2024-03-06 09:05', '2024-03-06 18:20', '2024-03-06', null, '2024-03-05 10:00', null, null, null, null] },
    ],
  })
  const after = await addDataset(made, { name: '后', period: '2024-04', variables: [{ id: 'X', label: '等候时间', kind: 'scale', scale, values: [...X, 5].map(value => Math.min(5, value + 1)) }] })
  const { id: factor } = await client.call('factor.add', { name: '排队', parent: null })
  await client.call('factor.assign', { items: [{ dataset, variable: 'X' }, { dataset: after, variable: 'X' }], factor })
  await client.call('coding.set', { dataset, variable: 'W', coder: 'a', rids: [1, 2, 6], factors: [factor], mode: 'replace' })
  await client.call('segment.create', { dataset, name: '低分', condition: 'X <= 2' })
  await client.call('source.saveTable', { table: null, content: { kind: 'counts', name: '三月投诉', rows: [{ label: '排队', count: 41 }, { label: '网络', count: 12 }] } })
  const { id: fishbone } = await client.call('fishbone.create', { effect: '充值失败多', template: 'blank' })
  await client.call('bone.paste', { fishbone, parent: null, text: sample })
  const { bones } = await client.call('fishbone.get', { fishbone })
  await client.call('bone.update', { fishbone, bone: bones.find(bone => bone.text === '系统')!.id, factor })
  await client.call('project.close', {})
  const target = join(folder, 'evidence.yinguo')
  await copyFile(path, target)
  await made.dispose()
  return { path: target, fishbone }
}

test('evidence of every kind is bound to a bone, with live numbers and intervals; its card prints alone', async ({ workbench }) => {
  const { path, fishbone } = await projectIn(workbench.folder)
  const page = await workbench.open({ project: path })
  await page.goto(`${new URL(page.url()).origin}/#/diagrams/fishbone/${fishbone}`)
  await page.getByRole('button', { name: '并排大纲' }).click()
  const form = page.locator('.yg-evidence-form')
  const list = page.locator('.yg-evidence-list > li')
  const choose = async (name: string, option: string): Promise<void> => {
    await form.getByRole('combobox', { name, exact: true }).click()
    await page.getByTitle(option, { exact: true }).last().click()
  }
  let bound = 0
  /** A form of this type, filled in; its numbers are shown before it is bound, and after. */
  const bind = async (type: string, fill: () => Promise<void>, said: RegExp | null): Promise<void> => {
    await page.getByRole('button', { name: '添加证据' }).click()
    if (type !== '题项') await choose('类型', type)
    await fill()
    if (said) await expect(form.getByRole('status')).toContainText(said)
    if (type !== '图片') await form.getByRole('button', { name: '绑定' }).click()
    await expect(list).toHaveCount(++bound)
    await expect(list.last()).toContainText(type)
    if (said) await expect(list.last()).toContainText(said)
  }

  await row(page, '培训少').click()
  await page.getByRole('button', { name: '添加证据' }).click()
  await form.getByRole('combobox', { name: '数据集' }).click()
  await page.getByTitle('前', { exact: true }).last().click()
  await form.getByRole('button', { name: '取消' }).click()
  await bind('题项', () => form.getByRole('checkbox').last().check(), /n = 12.*95% 区间/)
  await expect(label(page, '培训少').locator('xpath=..')).toContainText(/n=12 \/ [\d.]+%/)
  await bind('文本编码', async () => { await choose('编码的文本', '意见'); await choose('编码到的因素', '排队') }, /3/)
  await bind('样本分组', async () => {
    await form.getByRole('combobox', { name: '样本范围' }).click()
    await page.locator('.ant-select-item-option', { hasText: '低分' }).last().click()
  }, /低分/)
  await bind('时段', async () => {
    await choose('时间变量', '到店时间')
    await form.getByRole('spinbutton', { name: '从几时' }).fill('9')
    await form.getByRole('spinbutton', { name: '到几时' }).fill('11')
  }, /4/)
  await bind('记录', () => form.getByRole('textbox', { name: '记录', exact: true }).fill('上周三人请假'), null)
  await bind('图片', () => form.locator('input[type="file"]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') }), null)
  await expect(page.locator('.yg-evidence-picture')).toBeVisible()
  await bind('汇总表', () => choose('汇总表', '三月投诉'), null)
  await expect(list.last()).toContainText('三月投诉')
  await page.getByRole('button', { name: '移除证据 5' }).click()
  await expect(list).toHaveCount(6)

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
  await page.keyboard.press('Escape')

  // The factor of a bone is looked up in the latest wave, or in the one that is chosen; with intervals on the bone too.
  await expect(row(page, '系统')).toContainText('n=13')
  await tab(page, '图')
  await page.getByRole('combobox', { name: '数字取自' }).click()
  await page.getByTitle('前', { exact: true }).last().click()
  await expect(row(page, '系统')).toContainText('n=12')
  await page.getByRole('checkbox', { name: '骨旁的数字带 95% 区间' }).check()
  await expect(label(page, '系统').locator('xpath=..')).toContainText(/% \[[\d.]+%, [\d.]+%\]/)
  await tab(page, '骨')
  await row(page, '系统').click()
  await expect(page.locator('.yg-evidence')).toContainText('12')
})

test('what a diagram is judged by: exclusion, votes, wording, chains, versions, templates, a presentation read back', async ({ workbench }) => {
  const page = await workbench.open({ sample: true })
  await test.step('a cause is left out with a reason, shown on the figure and in the table; votes and what a verdict lacks', async () => {
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
  await test.step('wording is checked as one writes, with the rule, the way out and a jump; chains are read back and ticked', async () => {
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
  await test.step('a kept version is compared with the diagram as it became, and brought back', async () => {
    await withOutline(page, sample)
    const before = (await outline(page)).slice(1)
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
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '恢复这一版 头脑风暴' }).click()
    await expect.poll(() => outline(page)).toEqual(['充值失败多', ...before])
    await page.getByRole('button', { name: /撤销/ }).click()
    await expect.poll(() => outline(page)).toContain('--终端慢')
  })
  await test.step('what was changed in an exported presentation comes back by choice', async () => {
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
  await test.step('a template asks questions beside its big bones and never draws them; the filled sample comes ready', async () => {
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
})

for (const [lang, theme] of [['zh-CN', 'light'], ['en', 'dark']] as const) {
  test(`axe finds nothing on any page of the fishbone editor, ${theme}`, async ({ workbench }) => {
    const page = await workbench.open({ sample: true, theme, lang })
    await page.goto(`${new URL(page.url()).origin}/#/diagrams/fishbone`)
    await diagram(page).waitFor()
    const check = async (): Promise<void> => {
      const { violations } = await axeOn(page).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([])
    }
    await page.getByRole('button', { name: lang === 'en' ? 'Outline beside' : '并排大纲' }).click()
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
