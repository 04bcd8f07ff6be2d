import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BlockContent } from '../../../shared/model/report.ts'
import { errorSentence } from '../../../shared/i18n/errorSentence.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

const sample = fileURLToPath(new URL('../../../resources/sample/sample.yinguo', import.meta.url))
const paragraph = (text: string): BlockContent => ({ type: 'text', runs: text ? [{ type: 'text', text }] : [], prompt: '' })
const heading = (text: string, level = 1): BlockContent => ({ type: 'heading', level, text, numbered: true, step: '', seconds: null })

let t: TestEngine
let report: string
let ids: string[]
beforeEach(async () => {
  t = await testEngine()
  await t.newProject('P')
  report = (await t.client.call('report.create', { template: 'blank', name: 'R' })).id
  ids = await t.client.call('block.add', { report, contents: ['A', 'B', 'C', 'D', 'E'].map(paragraph) })
})
afterEach(() => t.dispose())

const texts = async (): Promise<string[]> => (await t.client.call('report.get', { report })).blocks.map(({ content }) => (content.type === 'text' ? content.runs.map(run => (run.type === 'text' ? run.text : '#')).join('') : content.type === 'heading' ? `# ${content.text}` : content.type))
const undo = () => t.client.call('history.undo', {})
const redo = () => t.client.call('history.redo', {})

describe('blocks of a report', () => {
  test('come where they are put, in the order given, and go with one undo', async () => {
    await t.client.call('block.add', { report, index: 1, contents: [heading('H'), paragraph('X')] })
    expect(await texts()).toEqual(['A', '# H', 'X', 'B', 'C', 'D', 'E'])
    await undo()
    expect(await texts()).toEqual(['A', 'B', 'C', 'D', 'E'])
    await redo()
    expect(await texts()).toEqual(['A', '# H', 'X', 'B', 'C', 'D', 'E'])
  })

  test('an edit is undone and redone to the letter', async () => {
    await t.client.call('block.update', { report, block: ids[1]!, content: paragraph('早上好 b\u{1F600}') })
    expect((await texts())[1]).toBe('早上好 b\u{1F600}')
    await undo()
    expect((await texts())[1]).toBe('B')
    await redo()
    expect((await texts())[1]).toBe('早上好 b\u{1F600}')
  })

  test('move one or several, and undo puts each back', async () => {
    await t.client.call('block.move', { report, block: ids[4]!, index: 0 })
    expect(await texts()).toEqual(['E', 'A', 'B', 'C', 'D'])
    await undo()
    await t.client.call('block.moveMany', { report, blocks: [ids[1]!, ids[2]!], index: 0 })
    expect(await texts()).toEqual(['B', 'C', 'A', 'D', 'E'])
    await t.client.call('block.moveMany', { report, blocks: [ids[1]!, ids[4]!], index: 2 })
    expect(await texts()).toEqual(['C', 'A', 'B', 'E', 'D'])
    await undo()
    await undo()
    expect(await texts()).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('a paragraph split in two is one step', async () => {
    const made = await t.client.call('block.edit', { report, update: [{ block: ids[0]!, content: paragraph('A1') }], add: { index: 1, blocks: [{ id: 'b-0123456789abcdef', content: paragraph('A2') }] } })
    expect(made).toEqual(['b-0123456789abcdef'])
    expect(await texts()).toEqual(['A1', 'A2', 'B', 'C', 'D', 'E'])
    await undo()
    expect(await texts()).toEqual(['A', 'B', 'C', 'D', 'E'])
    await t.client.call('block.edit', { report, update: [{ block: ids[0]!, content: paragraph('AB') }], remove: [ids[1]!] })
    expect(await texts()).toEqual(['AB', 'C', 'D', 'E'])
    await undo()
    expect(await texts()).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('of another report are not touched, and nothing of the gesture happens', async () => {
    const other = (await t.client.call('report.create', { template: 'blank', name: 'S' })).id
    const [strange] = await t.client.call('block.add', { report: other, contents: [paragraph('Z')] })
    await expect(t.client.call('block.edit', { report, update: [{ block: ids[0]!, content: paragraph('no') }], remove: [strange!] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(t.client.call('block.moveMany', { report, blocks: [strange!], index: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await texts()).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('removed ones come back in their place; a removed report brings its blocks back', async () => {
    await t.client.call('block.remove', { report, blocks: [ids[1]!, ids[3]!] })
    expect(await texts()).toEqual(['A', 'C', 'E'])
    await undo()
    expect(await texts()).toEqual(['A', 'B', 'C', 'D', 'E'])
    await t.client.call('report.remove', { report })
    expect((await t.client.call('report.list', {})).map(({ id }) => id)).not.toContain(report)
    await undo()
    expect(await texts()).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(await t.client.call('project.check', {})).toMatchObject({ sound: true })
  })

  test('of a frozen report are refused, in words that say why', async () => {
    await t.client.call('report.freeze', { report, frozen: true })
    for (const call of [
      t.client.call('block.update', { report, block: ids[0]!, content: paragraph('x') }), t.client.call('block.edit', { report, add: { index: 0, blocks: [{ content: paragraph('x') }] } }),
      t.client.call('block.moveMany', { report, blocks: [ids[0]!], index: 2 }), t.client.call('report.update', { report, name: 'other' }),
    ]) {
      const error = await call.then(() => null, toYinguoError)
      expect(error).toMatchObject({ code: 'CONFLICT' })
      expect(errorSentence('zh-CN', error!)).toContain('定稿')
      expect(errorSentence('en', error!)).toContain('frozen')
    }
  })

  test('references of a copy are to its own blocks', async () => {
    const [table] = await t.client.call('block.add', { report, contents: [{ type: 'table', table: { type: 'typed', header: ['a'], rows: [['1']] }, caption: 'T', seen: '' }] })
    await t.client.call('block.add', { report, contents: [{ type: 'text', runs: [{ type: 'ref', block: table! }], prompt: '' }] })
    const copy = await t.client.call('report.duplicate', { report })
    const last = copy.blocks.at(-1)!.content
    expect(last.type === 'text' && last.runs[0]).toEqual({ type: 'ref', block: copy.blocks.at(-2)!.id })
  })
})

describe('a report on the sample', () => {
  let dir: string
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'yinguo-blocks-'))
    copyFileSync(sample, join(dir, 'a.yinguo'))
    await t.client.call('project.open', { grant: t.grants.add(join(dir, 'a.yinguo'), 'write') })
    report = (await t.client.call('report.create', { template: 'blank', name: 'R' })).id
  })
  afterEach(() => { rmSync(dir, { recursive: true, force: true }) })

  const bound = (text: string): BlockContent => ({ type: 'list', ordered: false, items: [[{ type: 'text', text: 'n ' }, { type: 'number', binding: { of: { type: 'project', name: 'ledger', of: null }, row: 'issued', column: 'n', digits: null, value: null, text, data: '' } }]] })

  test('a number in a list is told when it changes, and accepted', async () => {
    const [block] = await t.client.call('block.add', { report, contents: [bound('320')] })
    const changed = async (): Promise<boolean | undefined> => (await t.client.call('report.render', { report })).blocks[0]!.changed
    expect(await changed()).toBeUndefined()
    const [dataset] = await t.client.call('dataset.list', {})
    await t.client.call('dataset.update', { dataset: dataset!.id, issued: 400 })
    expect(await changed()).toBe(true)
    expect(await t.client.call('report.accept', { report, blocks: [block!] })).toEqual({ blocks: 1 })
    expect((await t.client.call('history.state', {})).undo).toMatchObject({ kind: 'report.accept', params: { n: 1 } })
    expect(await t.client.call('report.accept', { report, blocks: [block!] })).toEqual({ blocks: 0 })
    expect((await t.client.call('history.state', {})).undo).toMatchObject({ params: { n: 1 } })
    expect(await changed()).toBeUndefined()
    const { blocks } = await t.client.call('report.get', { report })
    expect(blocks[0]!.content).toMatchObject({ items: [[{}, { binding: { text: '400', value: 400 } }]] })
    await undo()
    expect(await changed()).toBe(true)
  })

  test('a table that is put in as it was seen is marked when it changes', async () => {
    const content: BlockContent = { type: 'table', table: { type: 'project', name: 'ledger', of: null }, caption: '', seen: '' }
    const { print } = await t.client.call('report.print', { content })
    expect(print).toMatch(/^[0-9a-f]{64}$/)
    await t.client.call('block.add', { report, contents: [{ ...content, seen: print }] })
    expect((await t.client.call('report.render', { report })).blocks[0]!.changed).toBeUndefined()
    const [dataset] = await t.client.call('dataset.list', {})
    await t.client.call('dataset.update', { dataset: dataset!.id, issued: 400 })
    expect((await t.client.call('report.render', { report })).blocks[0]!.changed).toBe(true)
  })

  test('results kept from the last look are never shown after an edit, an undo, or in another language', async () => {
    await t.client.call('block.add', { report, contents: [bound('320'), { type: 'table', table: { type: 'project', name: 'ledger', of: null }, caption: '', seen: '' }] })
    const table = async (of = report): Promise<string> => { const found = (await t.client.call('report.render', { report: of })).blocks[1]!; return found.kind === 'table' ? found.caption + found.table.rows.map(row => row.cells.map(cell => cell.text).join(' ')).join() : '' }
    const first = await table()
    expect(first).toContain('320')
    const [dataset] = await t.client.call('dataset.list', {})
    await t.client.call('dataset.update', { dataset: dataset!.id, issued: 400 })
    expect(await table()).toContain('400')
    await undo()
    expect(await table()).toBe(first)
    const copy = await t.client.call('report.duplicate', { report })
    await t.client.call('report.update', { report: copy.id, settings: { ...copy.settings, lang: 'en' } })
    expect(await table(copy.id)).toMatch(/Sample|Responses|response/i)
    expect(await table()).toBe(first)
  })
})
