import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Console } from '../../../main/hosts/cli/command.ts'
import { importSheet } from '../../../main/hosts/cli/importSheet.ts'
import type { Session } from '../../../main/hosts/cli/session.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
let session: Session
let form: string
let said: string[]
const t = translator('zh-CN')
const console: Console = { lang: 'zh-CN', t, json: false, print() {}, printJson() {}, say: text => { said.push(text) }, progress() {} }
const zh = (text: string): { 'zh-CN': string } => ({ 'zh-CN': text })

beforeEach(async () => {
  test = await testEngine()
  await test.newProject()
  said = []
  session = { client: test.client, scratch: test.dir, grant: (file, access) => test.grants.add(file, access) }
  form = (await test.client.call('form.create', { name: '营业厅问卷' })).id
  await test.client.call('form.addNodes', { form, nodes: [
    { kind: 'single', code: 'sex', text: zh('您的性别是？'), options: [{ code: 1, text: zh('男') }, { code: 2, text: zh('女') }] },
    { kind: 'single', code: 'wait', text: zh('您对排队时间的满意程度如何？'), options: ['很差', '较差', '一般', '较好', '很好'].map((text, index) => ({ code: index + 1, text: zh(text) })) },
  ] })
})
afterEach(() => test.dispose())

const sheet = (name: string, lines: readonly string[]): string => {
  const path = join(test.dir, name)
  writeFileSync(path, `${lines.join('\r\n')}\r\n`)
  return path
}
const answers = (): string => sheet('a.csv', ['您的性别是,对排队时间的满意程度,备注', '男,很好,a', '女,一般,b', '女,较差,c'])

it('--form: by name or by id the columns become what the questionnaire says, its options in its order, and are bound to it', async () => {
  for (const wanted of ['营业厅问卷', form]) {
    const { dataset, variables } = await importSheet(session, console, answers(), { form: wanted })
    expect(variables.map(variable => variable.id).slice(0, 2)).toEqual(['sex', 'wait'])
    const data = await test.client.call('dataset.get', { dataset: dataset.id })
    expect(data.variables.find(variable => variable.id === 'wait')!.codes.map(code => `${code.code}${code.label}`)).toEqual(['1很差', '2较差', '3一般', '4较好', '5很好'])
    expect((await test.client.call('dataset.page', { dataset: dataset.id, variables: ['sex', 'wait'] })).rows.map(row => row.values)).toEqual([[1, 5], [2, 3], [2, 2]])
    expect(said.at(-1)).toContain('营业厅问卷')
  }
})

it('--form with a name nobody knows is refused before anything comes in; one that fits no column is told of', async () => {
  await expect(importSheet(session, console, answers(), { form: '没有' })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'questionnaire', id: '没有' } })
  expect(await test.client.call('dataset.list', {})).toEqual([])
  await importSheet(session, console, sheet('b.csv', ['x,y', '1,p', '2,q']), { form: '营业厅问卷' })
  expect(said).toEqual([t('cli.formNotMatched', { name: '营业厅问卷' })])
})

it('--sheet of a text file: the first is the file, any other is refused and nothing waits or comes in', async () => {
  for (const wanted of ['2', '0', 'Sheet1']) await expect(importSheet(session, console, answers(), { sheet: wanted }), wanted).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'sheet', id: wanted } })
  expect(await test.client.call('dataset.list', {})).toEqual([])
  expect((await importSheet(session, console, answers(), { sheet: '1' })).rows).toBe(3)
})
