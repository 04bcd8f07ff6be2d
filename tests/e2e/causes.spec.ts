import { axeOn } from './axe.ts'
import type { Page } from '@playwright/test'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { expect, test } from './workbench.ts'

const scale = { min: 1, max: 5, direction: 'positive' as const }
const X = [1, 2, 4, 5, 2, 3, 1, 4, 5, 2, 3, 4]
const Y = [2, 1, 4, 5, 3, 3, 2, 4, 4, 1, 3, 5]

/** A project whose chain reaches to the end causes: no measure, no effect yet. */
async function projectIn(folder: string): Promise<string> {
  const made = await testEngine()
  const { client } = made
  const { path } = await made.newProject('追溯')
  const dataset = await addDataset(made, { name: '前', period: '2024-03', variables: [{ id: 'X', label: '等候时间', kind: 'scale', scale, values: X }, { id: 'Y', label: '总体满意', kind: 'scale', scale, values: Y }] })
  await addDataset(made, { name: '后', period: '2024-04', variables: [{ id: 'X', label: '等候时间', kind: 'scale', scale, values: X.map(value => Math.min(5, value + 1)) }] })
  const { id: factor } = await client.call('factor.add', { name: '排队等候', parent: null })
  await client.call('factor.assign', { items: [{ dataset, variable: 'X' }, { dataset: dataset + 1, variable: 'X' }], factor })
  await client.call('figure.save', { figure: null, spec: { kind: 'priority', dataset, target: 'Y', importance: 'correlation' } })
  const { id: fishbone } = await client.call('fishbone.create', { effect: '营业厅排队时间长', template: 'blank' })
  const { id: big } = await client.call('bone.add', { fishbone, parent: null, index: 0, text: '人员' })
  const { id: bone } = await client.call('bone.add', { fishbone, parent: big, index: 0, text: '高峰窗口不足' })
  await client.call('bone.update', { fishbone, bone, factor })
  const { id: out } = await client.call('bone.add', { fishbone, parent: big, index: 1, text: '编制限制' })
  await client.call('bone.update', { fishbone, bone: out, content: { excluded: { reason: '不归本小组管' } } })
  await client.call('project.close', {})
  const target = join(folder, 'causes.yinguo')
  await copyFile(path, target)
  await made.dispose()
  return target
}

const goTo = async (page: Page, where: string): Promise<void> => { await page.goto(`${new URL(page.url()).origin}/#/improvement/${where}`) }
const shot = async (page: Page, name: string): Promise<void> => { if (process.env['YINGUO_SHOTS']) await page.screenshot({ path: join(process.env['YINGUO_SHOTS'], `${name}.png`) }) }
const clean = async (page: Page): Promise<void> => { expect((await axeOn(page).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]) }

test('a cause is confirmed by data, gets a measure and an effect check, and the holes of the matrix close', async ({ workbench }) => {
  const page = await workbench.open({ project: await projectIn(workbench.folder) })
  await goTo(page, 'trace')
  await expect(page.getByText('发现 1 处缺口。')).toBeVisible()
  await expect(page.getByRole('list', { name: '缺口' })).toContainText('优先改善的「排队等候」没有对策')
  await clean(page)
  await shot(page, 'trace')

  await goTo(page, 'confirmation')
  await page.getByRole('button', { name: '选择 高峰窗口不足' }).click()
  await expect(page.getByText('下结论之前还缺')).toBeVisible()
  const main = page.getByRole('radio', { name: '是要因', exact: true })
  await expect(main).toBeDisabled()
  for (const [label, text] of [['确认内容', '高峰时窗口是否不够'], ['方法说明', '问卷'], ['判定依据', '相差 10 分以上'], ['负责人', '李'], ['确认过程与结果', '相差 55 分'], ['完成时间', '3 月 20 日']] as const) {
    await page.getByRole('textbox', { name: label, exact: true }).fill(text)
    await page.getByRole('textbox', { name: label, exact: true }).blur()
    await expect(page.getByRole('table').first()).toBeVisible()
  }
  await page.getByRole('combobox', { name: '数据', exact: true }).click()
  await page.getByTitle('题项: 排队等候').first().click()
  await expect(main).toBeEnabled()
  await main.click()
  await expect(page.getByRole('table', { name: '要因确认计划表' })).toContainText('是要因')
  await expect(page.getByRole('table', { name: '确认记录' })).toContainText('相差 −55.00 分')
  await clean(page)
  await shot(page, 'confirmation')

  await goTo(page, 'measures')
  await expect(page.getByText('要因「高峰窗口不足」还没有对策。')).toBeVisible()
  await page.getByRole('button', { name: '添加对策' }).click()
  await expect(page.getByRole('table', { name: '对策表' })).toContainText('高峰窗口不足')
  await page.getByRole('textbox', { name: '对策', exact: true }).fill('弹性排班')
  await page.getByRole('textbox', { name: '目标', exact: true }).fill('6 月底前不满意降到 20%')
  await page.getByRole('textbox', { name: '措施（每行一条）' }).fill('调班\n培训')
  await page.getByRole('textbox', { name: '地点' }).fill('大厅')
  await page.getByRole('textbox', { name: '负责人' }).fill('王')
  await page.getByRole('textbox', { name: '结束' }).fill('6 月')
  await page.getByRole('spinbutton', { name: '费用（元）' }).fill('3000')
  await page.getByRole('textbox', { name: '添加标准' }).fill('有效性')
  await page.getByRole('textbox', { name: '添加标准' }).press('Enter')
  await page.getByRole('spinbutton', { name: '有效性', exact: true }).fill('4')
  await page.getByRole('spinbutton', { name: '有效性', exact: true }).press('Enter')
  await expect(page.getByRole('table', { name: '对策评价' })).toContainText('80.0%')
  await page.getByRole('combobox', { name: '状态' }).click()
  await page.getByTitle('选定').last().click()
  await expect(page.getByText('每条要因都有对策，每条对策都齐全。')).toBeVisible()
  await clean(page)
  await shot(page, 'measures')

  await goTo(page, 'trace')
  await expect(page.getByRole('list', { name: '缺口' })).toContainText('对策「弹性排班」没有效果检查')
  await page.getByRole('button', { name: /去补上: 对策「弹性排班」没有效果检查/ }).click()
  await page.getByRole('button', { name: '添加效果检查' }).click()
  await page.getByText('两期数据', { exact: true }).click()
  await page.getByRole('spinbutton', { name: '目标', exact: true }).fill('90')
  await page.getByRole('spinbutton', { name: '目标', exact: true }).press('Enter')
  await expect(page.getByText('未能证实有改善')).toBeVisible()
  await expect(page.getByText('没有达到目标 90.00')).toBeVisible()
  await expect(page.getByRole('table', { name: '效果检查' })).toContainText('70.83')
  await clean(page)
  await shot(page, 'effects')

  await goTo(page, 'trace')
  await expect(page.getByText('没有发现缺口。')).toBeVisible()
  await shot(page, 'trace-whole')
})

test('the pages read in English and in the dark', async ({ workbench }) => {
  const page = await workbench.open({ project: await projectIn(workbench.folder), lang: 'en', theme: 'dark' })
  for (const [where, sentence] of [['trace', '1 hole found.'], ['confirmation', 'Missing before a verdict'], ['measures', 'Measures come from main causes'], ['effects', 'An effect check puts']] as const) {
    await goTo(page, where)
    await expect(page.getByText(sentence).first()).toBeVisible()
    await clean(page)
    await shot(page, `dark-${where}`)
  }
})
