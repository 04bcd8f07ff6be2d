import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFormFile } from '../../../main/engine/forms/exchange/readFormFile.ts'
import { formWriters } from '../../../main/engine/forms/exchange/formWriters.ts'
import { formTemplates } from '../../../shared/forms/templates/list.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { formDocument } from '../../../shared/model/form.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'yinguo-fuzz-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

/** The same numbers for the same seed, so that what fails fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6D2B79F5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) % below
  }
}

const tokens = ['"', '{', '}', '[', ']', '<', '>', '</w:p>', '<w:t>', '\u0000', '-1', '1e400', 'null', 'true', '[]', '{}', '""', '&amp;', '&#x0;', '${', 'select_one', '\uFFFE', 'r="ZZZ999999"', ',', ':', '9'.repeat(40), 'x'.repeat(5000)]
function changed(text: string, next: (below: number) => number): string {
  let out = text
  for (let n = 1 + next(4); n > 0; n--) {
    const [from, length] = [next(out.length + 1), next(60)]
    switch (next(4)) {
      case 0: out = out.slice(0, from) + out.slice(from + length); break
      case 1: out = out.slice(0, from) + (tokens[next(tokens.length)] as string) + out.slice(from); break
      case 2: out = out.slice(0, from) + out.slice(from, from + length).repeat(1 + next(30)) + out.slice(from); break
      default: out = out.slice(0, from) + (tokens[next(tokens.length)] as string) + out.slice(from + length)
    }
  }
  return out
}

const codes = new Set<string>()
async function survives(name: string, bytes: Uint8Array | string, seed: number): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const result = await readFormFile(path, name, 'zh-CN').then(form => form, (thrown: unknown) => thrown)
  if (result instanceof YinguoError) { codes.add(result.code); return }
  expect(result, `seed ${seed}`).not.toBeInstanceOf(Error)
  codes.add('read')
  expect(formDocument.safeParse((result as { document: unknown }).document).success, `seed ${seed}`).toBe(true)
}

const document = formTemplates[0]!.document('zh-CN')
const made = async (format: 'json' | 'surveyjs' | 'xlsform'): Promise<Uint8Array> => (await formWriters[format]!({ document, lang: 'zh-CN', at: new Date('2026-05-01T00:00:00Z'), t: translator('zh-CN') })).bytes
async function word(): Promise<Uint8Array> {
  const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
  const zip = new JSZip()
  zip.file('[Content_Types].xml', '<Types/>')
  zip.file('word/document.xml', `<w:document xmlns:w="w"><w:body>${['食堂问卷', '1. 您的性别', 'A. 男', 'B. 女（跳至第3题）', '2. 您的年龄：____岁', '3. 请打分（1-5分）'].map(p).join('')}<w:tbl><w:tr><w:tc>${p('项目')}</w:tc><w:tc>${p('满意')}</w:tc><w:tc>${p('不满意')}</w:tc></w:tr><w:tr><w:tc>${p('口味')}</w:tc><w:tc>${p('□')}</w:tc><w:tc>${p('□')}</w:tc></w:tr></w:tbl></w:body></w:document>`)
  return zip.generateAsync({ type: 'uint8array' })
}

/** Half of the files are hurt in a part before it is packed, half in their bytes. */
async function hurt(bytes: Uint8Array, next: (below: number) => number): Promise<Uint8Array> {
  if (next(2) === 0) {
    const out = Uint8Array.from(bytes.subarray(0, next(5) === 0 ? next(bytes.length) : bytes.length))
    for (let n = 1 + next(8); n > 0 && out.length > 0; n--) out[next(out.length)] = next(256)
    return out
  }
  const zip = await JSZip.loadAsync(bytes)
  const parts = Object.values(zip.files).filter(part => !part.dir)
  const part = parts[next(parts.length)]!
  zip.file(part.name, changed(await part.async('string'), next))
  return zip.generateAsync({ type: 'uint8array' })
}

// 500 in all; a seed that found something stays in `kept`.
const kept: readonly number[] = []
const seeds = (from: number, n: number): number[] => [...kept, ...Array.from({ length: n }, (_, i) => from + i)]

describe('damaged form files', () => {
  it.each(['json', 'surveyjs'] as const)('%s: 125 of them end in a questionnaire or a message', async format => {
    const text = new TextDecoder().decode(await made(format))
    for (const seed of seeds(1000, 125)) await survives('a.json', changed(text, numbers(seed)), seed)
  })
  it('workbooks: 50 of them', async () => {
    const bytes = await made('xlsform')
    for (const seed of seeds(3000, 50)) await survives('a.xlsx', await hurt(bytes, numbers(seed)), seed)
  })
  it('Word documents: 125 of them', async () => {
    const bytes = await word()
    for (const seed of seeds(5000, 125)) await survives('a.docx', await hurt(bytes, numbers(seed)), seed)
    // The damage is of a kind that is noticed, and some of it is none.
    expect([...codes]).toEqual(expect.arrayContaining(['read', 'BAD_FORM', 'M11']))
  })
})
