import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Lang } from '../../../shared/i18n/translate.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { logColumns, templateTypes } from '../../../shared/model/logColumns.ts'
import type { TemplateType } from '../../../shared/model/logColumns.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(async () => { await test.dispose() })

async function saved(type: TemplateType, lang: Lang): Promise<{ path: string; workbook: ExcelJS.Workbook }> {
  const path = join(test.dir, `${type} ${lang}.xlsx`)
  const done = await test.client.call('source.template', { type, lang, grant: test.grants.add(path, 'write') })
  expect(done).toMatchObject({ fileName: `${type} ${lang}.xlsx` })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return { path, workbook }
}

describe('the template of a log', () => {
  it('has the columns that the program types such records into, in the language asked for, and nothing below them', async () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const t = translator(lang)
      for (const type of templateTypes) {
        const sheet = (await saved(type, lang)).workbook.worksheets[0]!
        expect(sheet.getSheetValues().slice(1).map(row => (row as unknown[]).slice(1))).toEqual([logColumns[type].map(({ meaning }) => t(`sources.meaning.${meaning}`))])
      }
    }
    expect(await test.client.call('dataset.list', {})).toEqual([])
  })

  it('comes in as such a log once it is filled in', async () => {
    const { path, workbook } = await saved('complaints', 'zh-CN')
    for (let i = 0; i < 12; i++) workbook.worksheets[0]!.addRow([`2024-03-${String(i + 1).padStart(2, '0')} 14:30`, ['热线', '营业厅'][i % 2], '个人', `宿舍第 ${i} 层没有信号，打不了电话`, '信号覆盖', 1 + i % 5, ['已解决', '未解决'][i % 2], 10.5 + i, 20])
    await workbook.xlsx.writeFile(path)
    const { recipe } = await test.client.call('import.inspect', { grant: test.grants.add(path, 'read') })
    expect(recipe.type).toBe('complaints')
    expect(recipe.variables.filter(variable => variable.source.take === 'value').map(variable => variable.meaning)).toEqual(logColumns.complaints.map(({ meaning }) => meaning))
  })
})
