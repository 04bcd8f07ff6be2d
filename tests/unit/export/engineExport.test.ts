import { readFileSync, existsSync, readdirSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import type { FigureSpecInput } from '../../../shared/model/figureSpec.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { officeCheck, parse, partsOf } from './parts.ts'

const likert = { min: 1, max: 5, direction: 'positive' as const }
const codes = [1, 2, 3, 4, 5].map(code => ({ code, label: ['很不满意', '不满意', '一般', '满意', '很满意'][code - 1]! }))

describe('export through the engine', () => {
  let test: TestEngine
  let dataset: number
  let specs: FigureSpecInput[]
  let path: string

  beforeAll(async () => {
    test = await testEngine()
    path = (await test.newProject('营业厅满意度')).path
    const scale = (id: string, label: string, values: number[]): object => ({ id, label, kind: 'scale', scale: likert, codes, values })
    dataset = await addDataset(test, {
      name: '问卷', simulated: true,
      variables: [
        scale('wait', '排队等候时间', [1, 2, 1, 2, 3, 4, 1, 2, 5, 2]), scale('speed', '办理效率', [2, 3, 4, 2, 3, 4, 1, 4, 5, 3]),
        scale('people', '人员态度', [4, 3, 4, 5, 3, 4, 2, 4, 5, 3]), scale('whole', '总体满意度', [2, 3, 2, 3, 3, 4, 1, 3, 5, 2]),
        { id: 'phone', label: '手机号', kind: 'text', role: 'identifier', values: ['13800138000'] },
        { id: 'words', label: '意见', kind: 'text', values: ['=1+1', '太慢\u0001', NOT_SHOWN, SHOWN_EMPTY, null, '-好', 'a,b', "'=x", '一\n二', '无'] },
        { id: 'gap', label: '差额', kind: 'number', values: [-5, 1.5, NOT_SHOWN, SHOWN_EMPTY, null] },
      ] as never,
    })
    await test.client.call('dataset.setExcluded', { dataset, rids: [3], reason: '规律作答' })
    const fishbone = await test.client.call('fishbone.create', { effect: '等候时间长', template: '5m1e' })
    specs = [
      { kind: 'pareto', source: { type: 'dissatisfaction', dataset, variables: ['wait', 'speed', 'people'] } },
      { kind: 'bar', dataset, show: { type: 'scores', by: 'item' } },
      { kind: 'priority', dataset, target: 'whole', items: ['wait', 'speed', 'people'] },
      { kind: 'fishbone', fishbone: fishbone.id },
    ]
  })
  afterAll(() => test.dispose())

  const out = (name: string, overwrite = false): { file: string; grant: string } => {
    const file = join(test.dir, name)
    return { file, grant: test.grants.add(file, 'write', { overwrite }) }
  }

  it.each(['svg', 'png', 'pptx', 'docx', 'xlsx', 'json'] as const)('writes every figure as %s', async format => {
    for (const [i, spec] of specs.entries()) {
      const { file, grant } = out(`figure${i}.${format}`)
      const answer = await test.client.call('export.figure', { spec, format, grant })
      const bytes = readFileSync(file)
      expect(answer).toMatchObject({ fileName: `figure${i}.${format}`, bytes: bytes.length })
      if (format === 'svg') parse(bytes.toString('utf8'))
      if (format === 'png') expect(bytes.subarray(1, 4).toString()).toBe('PNG')
      if (format === 'json') expect((JSON.parse(bytes.toString('utf8')) as { kind: string }).kind).toBe(spec.kind)
    }
    expect(test.logged).toEqual([])
  })

  it.each(['pptx', 'docx', 'xlsx'] as const)('writes a report as %s that is sound and names nobody', async format => {
    const { file, grant } = out(`report.${format}`)
    const phases: string[] = []
    await test.client.call('export.report', { figures: specs, format, grant }, { onProgress: progress => phases.push(progress.phase) })
    const bytes = readFileSync(file)
    const { ok, output } = officeCheck({ [`report.${format}`]: bytes })
    expect(output).not.toContain('UNSOUND')
    expect(ok).toBe(true)
    expect(new Set(phases)).toEqual(new Set(['building', 'packing', 'writing']))
    // X7: no name of this computer, its user, its folders; nothing of the columns that were not asked for.
    const { xml } = await partsOf(bytes)
    const all = [...xml.values()].join('\n')
    const secrets = [hostname(), test.dir, path, '13800138000', '手机号', process.cwd(), userInfo().username]
    // A name of few letters may be part of any word.
    expect(secrets.filter(secret => secret.length > 4 && all.includes(secret))).toEqual([])
    expect(['营业厅满意度', '模拟数据'].filter(shown => !all.includes(shown))).toEqual([])
  })

  it('asks before it replaces, and reports control characters it replaced', async () => {
    const { file, grant } = out('once.docx')
    const spec: FigureSpecInput = { kind: 'pareto', source: { type: 'counts', rows: [{ label: '排\u0001队', count: 3 }, { label: '其他', count: 1 }] } }
    const answer = await test.client.call('export.figure', { spec, format: 'docx', grant })
    expect(answer.warnings.every(warning => warning.code === 'replacedCharacters')).toBe(true)
    const before = readFileSync(file)
    await expect(test.client.call('export.figure', { spec, format: 'docx', grant: out('once.docx').grant })).rejects.toMatchObject({ code: 'M24' })
    expect(readFileSync(file).equals(before)).toBe(true)
    await test.client.call('export.figure', { spec, format: 'docx', grant: out('once.docx', true).grant })
  })

  it('leaves no file when it is cancelled', async () => {
    const { file, grant } = out('never.pptx')
    const cancel = new AbortController()
    const call = test.client.call('export.report', { figures: Array.from({ length: 30 }, () => specs[0]!), format: 'pptx', grant }, { signal: cancel.signal, onProgress: () => cancel.abort() })
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(existsSync(file)).toBe(false)
    for (const format of ['csv', 'json', 'xlsx', 'sav'] as const) {
      const stop = new AbortController()
      const data = out(`never.${format}`)
      await expect(test.client.call('export.data', { dataset, format, grant: data.grant }, { signal: stop.signal, onProgress: () => stop.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(existsSync(data.file)).toBe(false)
    }
    expect(readdirSync(test.dir).filter(name => name.endsWith('.tmp'))).toEqual([])
  })

  it('writes data as CSV: BOM, row ids first, formula-safe, missing states apart, identifiers left out', async () => {
    const { file, grant } = out('data.csv')
    const answer = await test.client.call('export.data', { dataset, format: 'csv', rows: 'all', grant })
    const text = readFileSync(file, 'utf8')
    expect(text.startsWith('\uFEFF行号,wait,speed,people,whole,words,gap,排除原因\r\n')).toBe(true)
    expect(text.split('\r\n')[1]).toBe(`1,1,2,4,2,"'=1+1",-5,`)
    expect(text).toContain(`3,1,4,4,2,${NOT_SHOWN},${NOT_SHOWN},规律作答\r\n`)
    expect(text).toContain(`4,2,2,5,3,${SHOWN_EMPTY},${SHOWN_EMPTY},\r\n`)
    expect(text).toContain(`"'-好"`)
    expect(text).toContain(`"''=x"`)
    expect(text).not.toContain('13800138000')
    expect(answer.warnings).toEqual([{ code: 'M19', count: 1 }, { code: 'M20', count: 3 }])
  })

  it('writes labels on request', async () => {
    const { file, grant } = out('labels.csv')
    await test.client.call('export.data', { dataset, format: 'csv', values: 'labels', grant })
    expect(readFileSync(file, 'utf8').split('\r\n').slice(0, 2)).toEqual(['\uFEFF行号,排队等候时间,办理效率,人员态度,总体满意度,意见,差额', `1,很不满意,不满意,满意,不满意,"'=1+1",-5`])
  })

  it('writes data as JSON with the missing states named', async () => {
    const { file, grant } = out('data.json')
    await test.client.call('export.data', { dataset, format: 'json', rows: 'all', grant })
    const data = JSON.parse(readFileSync(file, 'utf8')) as { variables: { id: string }[]; rows: { rid: number; excluded: string | null; values: unknown[] }[] }
    expect(data.variables.map(variable => variable.id)).toEqual(['wait', 'speed', 'people', 'whole', 'words', 'gap'])
    expect(data.rows).toHaveLength(10)
    expect(data.rows[2]).toEqual({ rid: 3, excluded: '规律作答', values: [1, 4, 4, 2, { missing: 'notShown' }, { missing: 'notShown' }] })
    expect(data.rows[4]!.values.slice(4)).toEqual([null, null])
  })

  it('writes data as a workbook with a codebook', async () => {
    const { file, grant } = out('data.xlsx')
    const answer = await test.client.call('export.data', { dataset, format: 'xlsx', values: 'labels', rows: 'all', grant }).catch((thrown: unknown) => { throw new Error(test.logged.join('\n'), { cause: thrown }) })
    expect(answer.warnings).toContainEqual({ code: 'replacedCharacters', count: 1 })
    const { ok } = officeCheck({ 'data.xlsx': readFileSync(file) })
    expect(ok).toBe(true)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(readFileSync(file) as unknown as ArrayBuffer)
    expect(book.worksheets.map(sheet => sheet.name)).toEqual(['数据', '编码表'])
    const sheet = book.worksheets[0]!
    expect(sheet.rowCount).toBe(11)
    expect([2, 6, 7].map(column => sheet.getRow(2).getCell(column).value)).toEqual(['很不满意', '=1+1', -5])
    expect(sheet.getRow(2).getCell(6).type).toBe(ExcelJS.ValueType.String)
    const codebook = book.worksheets[1]!.getSheetValues().flat().join('\n')
    for (const said of ['很不满意', NOT_SHOWN, SHOWN_EMPTY, '1–5', 'phone']) expect(codebook).toContain(said)
  })
})
