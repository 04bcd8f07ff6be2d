import { describe, expect, it } from 'vitest'
import { errorSentence } from '../../../shared/i18n/errorSentence.ts'
import { errors as en } from '../../../shared/i18n/en/errors.ts'
import { errors as zh } from '../../../shared/i18n/zh-CN/errors.ts'
import { errorCodes } from '../../../shared/rpc/errors.ts'

const placeholders = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string).sort()

describe('sentences of errors', () => {
  it.each(errorCodes)('%s has one in both languages, with the same parameters', code => {
    expect(zh[code]).toMatch(/[。]$/)
    expect(en[code]).toMatch(/\.$/)
    expect(placeholders(en[code])).toEqual(placeholders(zh[code]))
    // Short, neutral: no exclamation, no 您, no trace.
    expect(zh[code]).not.toMatch(/[!！您]|[a-z]{3,}Error/)
    expect(en[code]).not.toMatch(/!/)
  })

  it('there is no sentence without a code', () => {
    expect(Object.keys(zh).filter(key => key !== 'words').sort()).toEqual([...errorCodes].sort())
  })

  it('says numbers with separators and names in the reader\'s language', () => {
    const error = { code: 'M09', params: { what: 'cells', sheet: null, n: 3_000_000, max: 2_000_000 } } as const
    expect(errorSentence('zh-CN', error)).toBe('文件太大：单元格数为 3,000,000，上限是 2,000,000。可以只选需要的列，或拆成几个文件。')
    expect(errorSentence('en', error)).toBe('The file is too large: the number of cells is 3,000,000; the limit is 2,000,000. Choose fewer columns or split the file.')
    expect(errorSentence('zh-CN', { code: 'M07', params: { ext: 'xlsx', real: 'pdf' } })).toContain('内容其实是 PDF')
  })

  it('never shows a placeholder it has no value for', () => {
    for (const code of errorCodes) for (const lang of ['zh-CN', 'en'] as const) expect(errorSentence(lang, { code, params: {} }), code).not.toMatch(/[{}]|（）|\(\)|“”/)
    expect(errorSentence('zh-CN', { code: 'M06', params: {} })).toBe('这不是本软件的项目文件。没有做任何改动。')
  })

  it('leaves a user\'s own words as they are', () => {
    expect(errorSentence('zh-CN', { code: 'BAD_VALUE', params: { variable: 'pdf', value: '{name}', why: 'notACode' } })).toBe('“pdf”不能是“{name}”：不是这道题的选项。')
  })
})
