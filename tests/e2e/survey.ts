import { testEngine } from '../fixtures/engine.ts'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'

const both = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const options = (...texts: [string, string][]) => texts.map(([zh, en], index) => ({ code: index + 1, text: both(zh, en) }))

/** A project with a short questionnaire on a canteen, in two languages: consent, a condition, several choices, a matrix; with so many responses. Path of the file. */
export async function makeSurvey(folder: string, responses = 0): Promise<string> {
  const t = await testEngine()
  try {
    const { path } = await t.newProject('食堂调查')
    const factor = await t.client.call('factor.add', { name: '餐饮', parent: null })
    const { id: form } = await t.client.call('form.create', { name: '食堂' })
    await t.client.call('form.settings', { form, settings: {
      title: both('食堂满意度', 'Canteen satisfaction'), languages: ['zh-CN', 'en'], intro: both('大约一分钟。', 'About a minute.'), consent: both('匿名，只用于本次调查。', 'Anonymous, for this survey only.'), thanks: both('谢谢你', 'Thank you'),
    } })
    const [about] = await t.client.call('form.addNodes', { form, nodes: [{ kind: 'section', text: both('关于你', 'About you') }] })
    await t.client.call('form.addNodes', { form, parent: about!.id, nodes: [
      { kind: 'single', text: both('你是学生吗', 'Are you a student'), options: options(['是', 'Yes'], ['否', 'No']) },
      { kind: 'number', text: both('你上几年级', 'Which year are you in'), show: 'Q1 = 1', min: 1, max: 4 },
      { kind: 'multiple', text: both('去过哪些食堂', 'Which canteens do you know'), options: options(['东区', 'East'], ['西区', 'West'], ['南区', 'South']) },
    ] })
    const [rated] = await t.client.call('form.addNodes', { form, nodes: [{ kind: 'section', text: both('满意度', 'Satisfaction') }] })
    await t.client.call('form.addNodes', { form, parent: rated!.id, nodes: [{
      kind: 'matrixScale', text: both('对下面各项是否满意', 'How satisfied are you'), scale: { min: 1, max: 5, minLabel: both('很不满意', 'Very dissatisfied'), maxLabel: both('很满意', 'Very satisfied') },
      rows: [{ code: 'Q4_1', text: both('味道', 'Taste'), factor: factor.id }, { code: 'Q4_2', text: both('价格', 'Price'), factor: factor.id }, { code: 'Q4_3', text: both('排队', 'Queue'), factor: factor.id }],
    }] })
    for (let i = 0; i < responses; i++) {
      await t.client.call('response.add', {
        form, via: 'fill', language: 'zh-CN', answers: { Q1: 2, Q3_1: 1, Q4_1: 1 + i % 5, Q4_2: 1 + (i + 1) % 5, Q4_3: 5 - i % 5 },
        timing: { start: '2026-01-05 10:00:00', end: '2026-01-05 10:01:00', seconds: 40 + i, pages: { Q1: 5, Q3: 10, Q4: 25 + i } },
      })
    }
    await t.client.call('project.close', {})
    const kept = join(folder, 'canteen.yinguo')
    await copyFile(path, kept)
    return kept
  } finally { await t.dispose() }
}
