import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RenderedBlock } from '../../../shared/report/rendered.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

const sample = fileURLToPath(new URL('../../../resources/sample/sample.yinguo', import.meta.url))
let t: TestEngine
let dir: string
beforeEach(async () => {
  t = await testEngine()
  dir = mkdtempSync(join(tmpdir(), 'yinguo-report-'))
  copyFileSync(sample, join(dir, 'a.yinguo'))
  await t.client.call('project.open', { grant: t.grants.add(join(dir, 'a.yinguo'), 'write') })
})
afterEach(async () => { await t.dispose(); rmSync(dir, { recursive: true, force: true }) })

const text = (block: RenderedBlock | undefined): string => (block?.kind === 'paragraph' ? block.runs.map(run => run.text).join('') : '')
const firstSentence = (blocks: RenderedBlock[], words: string): RenderedBlock | undefined => blocks.find(block => text(block).includes(words))

describe('a report from a template', () => {
  test('has the numbers of the project in its sentences, and nothing missing', async () => {
    for (const template of ['student', 'satisfaction', 'qc', 'teacher'] as const) {
      const { id } = await t.client.call('report.create', { template })
      const rendered = await t.client.call('report.render', { report: id })
      expect(rendered.blocks.filter(block => block.kind === 'missing')).toEqual([])
      expect(rendered.blocks.some(block => block.changed)).toBe(false)
      const ledger = firstSentence(rendered.blocks, '320 份')
      expect(text(ledger)).toMatch(/发放问卷 320 份，收回 290 份，回收率 90\.6%.*有效问卷 286 份.*98\.6%.*89\.4%/)
      expect(rendered.simulated).not.toBe('')
    }
    await t.client.call('history.undo', {})
    expect((await t.client.call('report.list', {})).map(({ template }) => template).sort()).toEqual(['qc', 'satisfaction', 'student', 'student'])
  })

  test('leaves no heading bare: what the project knows is said, what only the group can say is left out', async () => {
    for (const template of ['student', 'satisfaction', 'qc', 'teacher'] as const) {
      const { id } = await t.client.call('report.create', { template })
      const shown = (await t.client.call('report.render', { report: id })).blocks.filter(block => block.kind !== 'pageBreak')
      shown.forEach((block, i) => {
        const next = shown[i + 1]
        if (block.kind === 'heading') expect(next && !(next.kind === 'heading' && next.level <= block.level) && next.kind !== 'signature', `${template}: ${block.text}`).toBe(template === 'teacher' && block.text === '评阅意见' ? false : true)
      })
    }
    const { id } = await t.client.call('report.create', { template: 'student' })
    const { blocks } = await t.client.call('report.render', { report: id })
    expect(text(firstSentence(blocks, '指数最高'))).toMatch(/网络质量的指数最高，为 61\.97.*n = 286.*投诉处理的指数最低，为 40\.60/)
    await t.client.call('block.add', { report: id, index: 1, contents: [
      { type: 'heading', level: 1, text: '只有提示', numbered: true, step: '', seconds: null }, { type: 'heading', level: 2, text: '其下', numbered: true, step: '', seconds: null }, { type: 'text', runs: [], prompt: '请写' },
    ] })
    const again = (await t.client.call('report.render', { report: id })).blocks.flatMap(block => (block.kind === 'heading' ? [`${block.number} ${block.text}`] : []))
    expect(again.join()).not.toMatch(/只有提示|其下/)
    expect(again[0]).toBe('1 引言')
    expect((await t.client.call('report.check', { report: id })).filter(finding => finding.code === 'empty').map(finding => finding.params['quote'])).toContain('请写')
  })

  test('of a survey whose items belong to no factor yet reports them all the same, and claims no way of sending it out', async () => {
    const path = join(dir, 'plain.csv')
    const rows = Array.from({ length: 12 }, (_, i) => `${i % 2 === 0 ? '男' : '女'},${1 + i % 5},${2 + i % 3},${1 + i % 4},${1 + (i + 2) % 5}`)
    writeFileSync(path, `性别,饭菜口味（1-5）,排队时间（1-5）,就餐环境（1-5）,总体满意度（1-5）\n${rows.join('\n')}\n`)
    const plain = await testEngine()
    try {
      await plain.newProject('食堂')
      const { session, recipe } = await plain.client.call('import.inspect', { grant: plain.grants.add(path, 'read') })
      await plain.client.call('import.commit', { session, recipe })
      for (const template of ['student', 'satisfaction'] as const) {
        const { id } = await plain.client.call('report.create', { template })
        const { blocks } = await plain.client.call('report.render', { report: id })
        expect(blocks.filter(block => block.kind === 'missing')).toEqual([])
        expect(text(firstSentence(blocks, '均值最高'))).toMatch(/^均值最高的是“[^”]+”，为 \d\.\d\d（95% 置信区间 \[.*\]，n = 12）；最低的是/)
        expect(blocks.flatMap(block => (block.kind === 'table' && block.provenance?.method === 'describe' ? [block.table.rows.length] : []))).toEqual([3])
        expect(blocks.some(block => block.kind === 'figure' && block.figure.kind === 'priority')).toBe(true)
        expect(firstSentence(blocks, '链接')).toBeUndefined()
        // Twelve answers carry no factor analysis.
        expect(firstSentence(blocks, 'KMO')).toBeUndefined()
      }
    } finally { await plain.dispose() }
  })

  test('a codebook names open answers as such, and the plan of activities stands by months', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    const tables = (await t.client.call('report.render', { report: id })).blocks.flatMap(block => (block.kind === 'table' ? [block] : []))
    const codebook = tables.find(table => table.caption === '编码本')!.table.rows.map(row => row.cells.map(cell => cell.text))
    expect(codebook.find(([name]) => name === 'Q18')?.at(-1)).toBe('开放文本')
    expect(codebook.find(([name]) => name === 'Q1')?.at(-1)).toMatch(/^1 /)
    await t.client.call('measure.save', { measure: null, content: { causes: [], factors: [], what: '增开窗口', target: '', steps: [], where: '', who: '甲', planned: { from: '2026-11-20', to: '2027-01-15' }, actual: { from: '2026-12-01', to: '' }, cost: null, scores: {}, status: 'chosen', result: '' } })
    const { table } = await t.client.call('report.source', { of: { type: 'project', name: 'activityPlan', of: null } })
    const months = table.columns.map(column => column.key)
    expect(months.slice(-4)).toEqual(['2026-09', '2026-10', '2026-11', 'who'])
    const doing = table.rows.find(row => row.key === 'doing')!
    expect(doing.cells[months.indexOf('2026-11')]!.text).toBe('┄┄')
    expect(doing.cells.at(-1)!.text).toBe('甲')
  })

  test('in English, whatever the window speaks', async () => {
    const { id } = await t.client.call('report.create', { template: 'student', lang: 'en' })
    const { blocks } = await t.client.call('report.render', { report: id })
    expect(text(firstSentence(blocks, '320'))).toMatch(/^320 questionnaires were issued and 290 returned/)
    expect(blocks.filter(block => block.kind === 'heading').map(block => block.text)).toContain('Causes')
  })

  test('an edit of an answer moves the numbers, marks the blocks, and accepting takes the marks away', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    const [dataset] = await t.client.call('dataset.list', {})
    const { rows } = await t.client.call('dataset.page', { dataset: dataset!.id, offset: 0, limit: 12, rows: 'counted' })
    await t.client.call('dataset.setExcluded', { dataset: dataset!.id, rids: rows.map(row => row.rid), reason: 'test' })
    const after = await t.client.call('report.render', { report: id })
    expect(text(firstSentence(after.blocks, '320 份'))).not.toContain('有效问卷 286 份')
    expect(after.blocks.filter(block => block.changed).length).toBeGreaterThan(5)
    await t.client.call('report.accept', { report: id })
    expect((await t.client.call('report.render', { report: id })).blocks.some(block => block.changed)).toBe(false)
  })

  test('frozen it stays as it was, says that it is behind, and is not edited', async () => {
    const { id, blocks } = await t.client.call('report.create', { template: 'student' })
    const before = await t.client.call('report.render', { report: id })
    await t.client.call('report.freeze', { report: id, frozen: true })
    const [dataset] = await t.client.call('dataset.list', {})
    expect((await t.client.call('report.check', { report: id })).map(finding => finding.code)).not.toContain('frozenBehind')
    await t.client.call('dataset.update', { dataset: dataset!.id, issued: 400 })
    expect((await t.client.call('report.check', { report: id })).map(finding => finding.code)).toContain('frozenBehind')
    const frozen = await t.client.call('report.render', { report: id })
    expect(text(firstSentence(frozen.blocks, '320 份'))).toBe(text(firstSentence(before.blocks, '320 份')))
    await expect(t.client.call('block.remove', { report: id, blocks: [blocks[0]!.id] })).rejects.toMatchObject({ code: 'CONFLICT' })
    await t.client.call('report.freeze', { report: id, frozen: false })
    expect(text(firstSentence((await t.client.call('report.render', { report: id })).blocks, '400 份'))).toContain('发放问卷 400 份')
    expect(await t.client.call('project.check', {})).toMatchObject({ sound: true })
  })

  test('verified, every number is derived from the file again', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    const found = await t.client.call('report.verify', { report: id })
    expect(found).toMatchObject({ different: 0, notDerivable: 0 })
    expect(found.equal).toBeGreaterThan(20)
    const [dataset] = await t.client.call('dataset.list', {})
    await t.client.call('dataset.update', { dataset: dataset!.id, issued: 400 })
    const moved = await t.client.call('report.verify', { report: id })
    expect(moved.numbers.filter(number => number.outcome === 'different').map(number => number.written)).toEqual(expect.arrayContaining(['320']))
  })

  test('as HTML it is one page that asks nobody for anything', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    const path = join(dir, 'r.html')
    await t.client.call('report.export', { report: id, format: 'html', grant: t.grants.add(path, 'write') })
    const html = readFileSync(path, 'utf8')
    expect(html.replace(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/(src|href)="(?!#|data:)|url\(|https?:/)
    expect(html).toContain('发放问卷')
    if (process.env['YINGUO_KEEP']) copyFileSync(path, process.env['YINGUO_KEEP'].replace('.pdf', '.html'))
  })

  test('as DOCX its contents count the cover, as Word does', async () => {
    const first = async (cover: boolean): Promise<number> => {
      const { id, settings } = await t.client.call('report.create', { template: 'student' })
      if (!cover) await t.client.call('report.update', { report: id, settings: { ...settings, cover: null } })
      const file = join(dir, `${cover}.docx`)
      await t.client.call('report.export', { report: id, format: 'docx', grant: t.grants.add(file, 'write') })
      const body = await (await JSZip.loadAsync(readFileSync(file))).file('word/document.xml')!.async('string')
      const contents = /<w:sdtContent>.*?<\/w:sdtContent>/s.exec(body)![0]
      return Number(/引言<\/w:t>.*?<w:t[^>]*>(\d+)<\/w:t>/s.exec(contents)![1])
    }
    const without = await first(false)
    expect(await first(true)).toBe(without + 1)
  })

  test('names kinds of edits without gaps where single names stood', async () => {
    const { id } = await t.client.call('report.create', { template: 'teacher', lang: 'en' })
    const { blocks } = await t.client.call('report.render', { report: id })
    const kinds = blocks.flatMap(block => (block.kind === 'table' && block.table.columns[0]?.key === 'kind' && block.table.columns[1]?.key === 'n' ? block.table.rows.map(row => row.cells[0]!.text) : []))
    expect(kinds).toContain('Import')
    expect(kinds.filter(kind => /\b(of|to|into|in)$|[,{}]|\s\s/.test(kind))).toEqual([])
  })

  test('a deck made straight from a template is not refreshed, and a figure of nothing is not written', async () => {
    const deck = join(dir, 'talk.pptx')
    await t.client.call('report.export', { report: null, template: 'teacher', format: 'pptx', grant: t.grants.add(deck, 'write') })
    await expect(t.client.call('report.refreshDeck', { report: null, deck: t.grants.add(deck, 'read'), grant: t.grants.add(join(dir, 'new.pptx'), 'write') })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'unkeptReport' } })
    const plan = { kind: 'result', figure: 'gantt', request: { method: 'plan' } } as const
    await expect(t.client.call('export.figure', { spec: plan, format: 'svg', grant: t.grants.add(join(dir, 'plan.svg'), 'write') })).rejects.toMatchObject({ code: 'NOT_ENOUGH_DATA', params: { what: 'gantt' } })
  })

  test('as PDF it holds the words', async () => {
    const { id } = await t.client.call('report.create', { template: 'student' })
    const path = join(dir, 'r.pdf')
    const written = await t.client.call('report.export', { report: id, format: 'pdf', grant: t.grants.add(path, 'write') })
    expect(written.bytes).toBe(readFileSync(path).length)
    if (process.env['YINGUO_KEEP']) copyFileSync(path, process.env['YINGUO_KEEP'])
  })
})
