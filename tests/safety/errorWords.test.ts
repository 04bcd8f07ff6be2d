import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { models } from '../../main/engine/store/models.ts'
import { recordModels } from '../../main/engine/store/records.ts'
import { resultFigureKinds } from '../../shared/figures/resultFigure.ts'
import { errorSentence, vocabularies } from '../../shared/i18n/errorSentence.ts'
import { errors } from '../../shared/i18n/zh-CN/errors.ts'
import { lookUp } from '../../shared/i18n/translate.ts'
import { isErrorCode } from '../../shared/rpc/errors.ts'
import type { ErrorCode } from '../../shared/rpc/errors.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['main/engine', 'main/hosts', 'shared/rpc', 'shared/stats', 'renderer/app'].flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter(name => /\.tsx?$/.test(name)).map(name => join(root, folder, name)))

interface Thrown { at: string; code: ErrorCode; name: string; value: string }

/** From an opening bracket to the one that closes it. */
function bracketed(text: string, from: number): string {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if ('([{'.includes(text[at]!)) depth++
    else if (')]}'.includes(text[at]!) && --depth === 0) return text.slice(from, at + 1)
  }
  return text.slice(from)
}

/** Every word that a parameter with a vocabulary is given where an error is made, and what is not written as a word. */
function collect(): { words: Thrown[]; computed: string[] } {
  const words: Thrown[] = []
  const computed: string[] = []
  for (const path of sources) {
    const text = readFileSync(path, 'utf8')
    const at = relative(root, path).replaceAll('\\', '/')
    for (const call of text.matchAll(/(?:new YinguoError|\bbecause)\(/g)) {
      const inside = bracketed(text, call.index + call[0].length - 1)
      for (const name of Object.keys(vocabularies)) {
        const given = new RegExp(`[{,] ?${name}(?:: ([^,}]+)|(?= ?[,}]))`).exec(inside)
        if (!given) continue
        const literals = [...(given[1] ?? '').replace(/===? '\w+'|\['\w+'\]/g, '').matchAll(/'([^']*)'/g)].map(match => match[1]!)
        const codes = [...inside.matchAll(/'([A-Z]\w+)'/g)].map(match => match[1]).filter(isErrorCode)
        if (literals.length === 0) computed.push(`${at} ${codes[0] ?? ''} ${name}`)
        for (const value of literals) for (const code of codes) words.push({ at, code, name, value })
      }
    }
  }
  return { words, computed }
}

/** What the computed ones can be. A new one must be added here, with its words. */
const computable: Record<string, [ErrorCode, string, readonly string[]]> = {
  'main/engine/store/journal.ts NOT_FOUND what': ['NOT_FOUND', 'what', Object.keys(models)],
  'main/engine/store/openProject.ts M03 where': ['M03', 'where', ['data_1', 'data_12']],
  'main/engine/store/dataTable.ts BAD_VALUE why': ['BAD_VALUE', 'why', ['name', 'duplicate']],
  'main/engine/store/header.ts M06 kind': ['M06', 'kind', ['empty', 'other', 'cut']],
  'main/engine/import/source.ts M23 format': ['M23', 'format', ['xls', 'html', 'xml', 'pdf', 'png', 'rtf', 'zip', '7z', 'rar', 'sqlite', 'slk', 'dif', 'docx', 'pptx', 'numbers']],
  'main/engine/import/source.ts M07 real': ['M07', 'real', ['ole', 'html', 'xml', 'pdf', 'png', 'jpeg', 'gif', 'rtf', 'gzip', '7z', 'rar', 'sqlite', 'slk', 'dif', 'binary', 'docx', 'pptx', 'odf', 'numbers', 'zip']],
  'main/engine/analysis/findVariable.ts BAD_VALUE why': ['BAD_VALUE', 'why', ['duplicate', 'itemTwice']],
  'main/engine/analysis/pathModel/bindModel.ts BAD_VALUE why': ['BAD_VALUE', 'why', ['sameName', 'itemTwice', 'unknownLatent', 'selfArrow', 'arrowTwice', 'circle', 'unconnected', 'noItems', 'tooFew']],
  'main/engine/store/records.ts NOT_FOUND what': ['NOT_FOUND', 'what', recordModels],
  'main/engine/analysis/keptStudies.ts NOT_FOUND what': ['NOT_FOUND', 'what', ['pathModel', 'chosenOrder', 'prediction']],
  'main/engine/calls/fishboneDeck.ts CONFLICT what': ['CONFLICT', 'what', ['linkSelf', 'linkParent', 'linkTwice']],
  'main/engine/responses/addResponse.ts BAD_VALUE why': ['BAD_VALUE', 'why', ['required', 'fewChosen', 'manyChosen', 'exclusive', 'rankGap', 'rankTwice', 'outOfRange', 'notWhole', 'notADate', 'notACode']],
  'main/engine/forms/exchange/readFormFile.ts M07 real': ['M07', 'real', ['ole', 'html', 'xml', 'pdf', 'png', 'jpeg', 'gif', 'rtf', 'gzip', '7z', 'rar', 'sqlite', 'slk', 'dif', 'binary', 'pptx', 'odf', 'numbers', 'zip']],
  'main/engine/calls/export.ts NOT_ENOUGH_DATA what': ['NOT_ENOUGH_DATA', 'what', resultFigureKinds],
  'main/engine/calls/reportFile.ts M07 real': ['M07', 'real', ['docx', 'xlsx', 'pdf', 'html']],
  'main/engine/import/proposal.ts M23 reason': ['M23', 'reason', ['summary', 'pivot']],
}
/** Names of the person's own files and parts, said as they are. */
const verbatim = [/ M11 where$/, /^main\/hosts\/cli\/.* (UNSUPPORTED what|M03 where|M06 kind)$/, /^main\/hosts\/web\/files\.ts M06 kind$/]

describe('the words of errors', () => {
  const { words, computed } = collect()
  const all: Thrown[] = [
    ...words.filter(word => /^\w+$/.test(word.value) && word.code !== 'UNSUPPORTED'),
    ...Object.entries(computable).flatMap(([at, [code, name, values]]) => values.map(value => ({ at, code, name, value }))),
  ]

  it('are found in the code', () => {
    expect(words.length).toBeGreaterThan(60)
    const unknown = computed.filter(one => !(one in computable) && !verbatim.some(pattern => pattern.test(one)))
    expect(unknown).toEqual([])
  })

  it('are in the dictionary, in both languages', () => {
    const known = (lang: 'zh-CN' | 'en', { name, value }: Thrown): boolean =>
      vocabularies[name]!.some(vocabulary => lookUp(lang, `${vocabulary}.${value.replace(/^data_\d+$/, 'data')}`) !== undefined)
    const missing = (['zh-CN', 'en'] as const).flatMap(lang => all.filter(word => !known(lang, word) && !verbatim.some(pattern => pattern.test(`${word.at} ${word.code} ${word.name}`))).map(word => `${lang} ${word.code} ${word.name} ${word.value} (${word.at})`))
    expect(missing).toEqual([])
  })

  it('stand in the sentence in place of the name', () => {
    for (const { code, name, value } of all) {
      // These have a sentence of their own that needs no word.
      if ((code === 'M23' && name === 'reason' && value === 'unsupported') || (code === 'M09' && value === 'variables') || !errors[code].includes(`{${name}}`)) continue
      for (const lang of ['zh-CN', 'en'] as const) {
        const sentence = errorSentence(lang, { code, params: { [name]: value } })
        const word = vocabularies[name]!.map(vocabulary => lookUp(lang, `${vocabulary}.${value.replace(/^data_\d+$/, 'data')}`)).find(found => found !== undefined)
        expect(sentence.toLowerCase(), `${code} ${name} ${value}`).toContain(word?.toLowerCase() ?? 'no word')
      }
    }
  })

  it('a file of a format that is not read is named, with what to do', () => {
    expect(errorSentence('zh-CN', { code: 'M23', params: { reason: 'unsupported', format: 'xls' } })).toBe('这个版本还不能读旧版 Excel 工作簿（.xls）。没有做任何改动。请用 Excel/WPS 打开，另存为 .xlsx 或 .csv 再导入。')
    expect(errorSentence('en', { code: 'M23', params: { reason: 'noRows' } })).toMatch(/^This does not look like a response sheet \(/)
  })

  it('an id is said as it is, a value that is none is not said, and names of parameters only', () => {
    expect(errorSentence('en', { code: 'NOT_FOUND', params: { what: 'row', id: 99_999 } })).toContain('"99999"')
    expect(errorSentence('zh-CN', { code: 'BAD_VALUE', params: { variable: '答卷', value: '', why: 'nothingIncluded' } })).toMatch(/^“答卷”：[^“”]+。没有做任何改动。$/)
    expect(errorSentence('zh-CN', { code: 'BAD_PARAMS', params: { issues: ['name', 'rows.0'] } })).toContain('（name、rows.0）')
    expect(errorSentence('en', { code: 'BAD_PARAMS', params: { issues: [] } })).not.toMatch(/[(){}]/)
  })

  it('what has no name leaves no empty quotes', () => {
    expect(errorSentence('zh-CN', { code: 'NOT_FOUND', params: { what: 'session', id: '' } })).toBe('找不到导入，可能已被删除。')
  })
})
