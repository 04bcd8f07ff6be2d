import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import type { AnalysisMethod, AnalysisRequestInput, JsonObject } from '../../../shared/contract/analysis.ts'
import type { Figure } from '../../../shared/figures/figure.ts'
import { isResultFigure } from '../../../shared/figures/resultFigure.ts'
import { resultSketch } from '../../../shared/figures/resultSketch.ts'
import { resultFigures } from '../../../shared/figures/results/index.ts'
import { figureToSvg } from '../../../shared/figures/svg/figureToSvg.ts'
import type { ResultFigureName } from '../../../shared/model/resultFigure.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import { simulatedAnswers } from '../stats/pls/simulated.ts'
import { expectClean } from './cleanSketch.ts'
import { addQualityData, onQualityData, onSample } from './fixtures/realAnswers.ts'

/** Figures of answers that the engine gave, not of answers written by hand: a builder that reads a name no method writes shows nothing. */
let sample: TestEngine
let other: TestEngine
let dataset = 0
let quality = 0
let later = 0

beforeAll(async () => {
  sample = await testEngine()
  await sample.client.call('project.openSample', {})
  dataset = (await sample.client.call('dataset.list', {}))[0]!.id
  other = await testEngine()
  await other.newProject()
  quality = await addQualityData(other)
  later = await addQualityData(other)
})
afterAll(async () => { await sample.dispose(); await other.dispose() })

type Lang = 'zh-CN' | 'en'
const build = (test: TestEngine, figure: ResultFigureName, request: AnalysisRequestInput, lang: Lang = 'zh-CN', of: string | null = null): Promise<Figure> =>
  test.client.call('figure.build', { spec: { kind: 'result', figure, request, of }, lang } as never)

/** Says something, in words, of numbers; its texts do not cover each other; it can be drawn on paper. */
function expectWhole(figure: Figure, what: string, lang: Lang): void {
  expect(JSON.stringify(figure), what).not.toMatch(/figures\.[a-z]|quality\.[a-z]|\{[a-z]+\}|undefined|NaN/)
  expect(figure.frame.title, what).not.toBe('')
  expect(figure.frame.lang, what).toBe(lang)
  if (figure.kind === 'fishbone') throw new RangeError(what)
  expect(figure.table.rows.length, what).toBeGreaterThan(0)
  for (const row of figure.table.rows) expect(row.cells, what).toHaveLength(figure.table.columns.length)
  const numbers = figure.table.rows.flatMap(row => row.cells).filter(cell => typeof cell.value === 'number')
  expect(numbers.length, what).toBeGreaterThan(0)
  expect(figureToSvg(figure), what).toContain('<svg')
  if (!isResultFigure(figure)) return
  expect(figure.empty, what).toBe('')
  for (const area of [figure.drawing, { width: 130, height: figure.drawing.height }]) expectClean(resultSketch(figure, area), what)
}

describe('every figure of every method', () => {
  it.each(['zh-CN', 'en'] as const)('of the sample project, in %s', async lang => {
    for (const [name, request] of onSample(dataset)) {
      for (const figure of resultFigures(request.method)) {
        const built = await build(sample, figure, request, lang)
        expectWhole(built, `${name} ${figure}`, lang)
        if ('dataset' in request && typeof request.dataset === 'number') expect(built.frame.simulated, name).not.toBe('')
      }
    }
  })

  it('of KANO, gap, control and check-sheet data', async () => {
    for (const [name, request] of onQualityData(quality, later)) for (const figure of resultFigures(request.method)) for (const lang of ['zh-CN', 'en'] as const) expectWhole(await build(other, figure, request, lang), `${name} ${figure}`, lang)
  })

  it('leaves out no method that has one', () => {
    const tried = new Set<AnalysisMethod>([...onSample(1), ...onQualityData(1, 2)].map(([, request]) => request.method))
    const methods = analysisRequest.options.map(option => option.shape.method.value)
    expect(methods.length).toBeGreaterThan(30)
    expect(methods.filter(method => resultFigures(method).length > 0 && !tried.has(method))).toEqual([])
  })
})

describe('figures carry the numbers of the analysis', () => {
  const answer = async (request: AnalysisRequestInput): Promise<JsonObject> => (await sample.client.call('analysis.run', request)).result
  const asked = (name: string): AnalysisRequestInput => onSample(dataset).find(([each]) => each === name)![1]

  it('regression: every coefficient with its interval, and the R² of lm() in R', async () => {
    const figure = await build(sample, 'interval', asked('regress'))
    if (figure.kind !== 'interval') throw new RangeError(figure.kind)
    const coefficients = (await answer(asked('regress')))['coefficients'] as Record<string, { b: number; ci95: [number, number] }>
    expect(figure.rows.map(row => [row.key, row.value, row.low, row.high])).toEqual(Object.entries(coefficients).filter(([key]) => key !== '(Intercept)').map(([key, { b, ci95 }]) => [key, b, ...ci95]))
    expect(figure.frame.facts).toContain('R² = 0.693')
  })

  it('partial correlations say what they hold constant, and their scatter that it does not', async () => {
    const figure = await build(sample, 'heatmap', asked('partial'))
    if (figure.kind !== 'heatmap') throw new RangeError(figure.kind)
    expect(figure.frame.title).toBe('偏相关系数热图')
    expect(figure.frame.facts).toContain('控制变量：市场地位')
    // psych::partial.r on the 281 complete cases.
    expect(figure.cells[1]![0]!.value).toBeCloseTo(0.1501048, 6)
    expect((await build(sample, 'scatter', asked('partial'))).frame.note).toContain('未扣除')
  })

  it('options of one question by group: shares of those asked, more than 100 % together', async () => {
    const figure = await build(sample, 'stacked', asked('crosstab of options'))
    if (figure.kind !== 'importance') throw new RangeError(figure.kind)
    expect(figure.methods.map(method => method.label)).toEqual(['神州行（n = 73）', '全球通（n = 32）', '动感地带（n = 146）', '其他（n = 15）'])
    const first = figure.items.findIndex(item => item.key === 'Q15_1')
    expect(figure.methods[0]!.values[first]).toBeCloseTo(100 * 43 / 73, 9)
    expect(figure.methods[0]!.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeGreaterThan(100)
  })

  it('quadrant: the cross stands at the means and is printed', async () => {
    const figure = await build(sample, 'quadrant', asked('quadrant'))
    if (figure.kind !== 'quadrant') throw new RangeError(figure.kind)
    const mean = (side: 'x' | 'y'): number => figure.points.reduce((sum, point) => sum + point[side], 0) / figure.points.length
    expect([figure.cross.x, figure.cross.y]).toEqual([expect.closeTo(mean('x'), 9), expect.closeTo(mean('y'), 9)])
    const said = resultSketch(figure, figure.drawing).texts.map(text => text.lines.join(''))
    expect(said).toEqual(expect.arrayContaining([figure.crossText.x, figure.crossText.y, '重点改善', '保持优势', '其次改善', '维持']))
    expect(figure.crossText.x).toBe(mean('x').toFixed(2))
  })

  it('bootstrap intervals of the kind that was asked for', async () => {
    const figure = await build(sample, 'interval', asked('pls bootstrap'))
    if (figure.kind !== 'interval') throw new RangeError(figure.kind)
    const paths = ((await answer(asked('pls bootstrap')))['bootstrap'] as { paths: { from: string; to: string; pct95: [number, number]; bca95: [number, number] }[] }).paths
    expect(figure.rows.map(row => [row.low, row.high])).toEqual(paths.map(path => path.bca95))
    expect(paths.map(path => path.bca95)).not.toEqual(paths.map(path => path.pct95))
  })

  it('one variable of several is drawn as asked, the first otherwise', async () => {
    const request = asked('describe by')
    expect((await build(sample, 'box', request)).frame.title).toContain('排队等候时间')
    expect((await build(sample, 'box', request, 'zh-CN', 'Q8_4')).frame.title).toContain('客服热线')
    expect((await build(sample, 'histogram', request, 'zh-CN', 'Q8_2')).frame.title).toContain('服务人员服务态度')
  })

  it('refuses what a method cannot show, before anything is computed', async () => {
    await expect(build(sample, 'scree', asked('regress'))).rejects.toMatchObject({ code: 'UNSUPPORTED' })
  })
})

describe('figures of long computations', () => {
  const sizes = [3, 3, 2]
  let busy: TestEngine
  let answers = 0
  const request = (bootstrap: number): AnalysisRequestInput => ({
    method: 'pls', dataset: answers, bootstrap, seed: 7,
    model: {
      blocks: [{ name: 'A', items: ['x1_1', 'x1_2', 'x1_3'] }, { name: 'B', items: ['x2_1', 'x2_2', 'x2_3'] }, { name: 'C', items: ['x3_1', 'x3_2'] }],
      paths: [{ from: 'A', to: 'B' }, { from: 'A', to: 'C' }, { from: 'B', to: 'C' }],
    },
  })
  beforeAll(async () => {
    busy = await testEngine()
    await busy.newProject()
    const { columns, names } = simulatedAnswers(120, sizes)
    answers = await addDataset(busy, { variables: names.map((id, i) => ({ id, kind: 'scale' as const, scale: { min: 1, max: 10, direction: 'positive' as const }, values: Array.from(columns[i]!) })) })
  })
  afterAll(() => busy.dispose())

  it('leave the engine free for others meanwhile, whether built or exported', async () => {
    const path = join(busy.dir, 'paths.svg')
    const told: string[] = []
    const work = [
      build(busy, 'path', request(4000)).then(figure => { told.push('figure'); return figure }),
      busy.client.call('export.figure', { spec: { kind: 'result', figure: 'interval', request: request(4000) } as never, format: 'svg', grant: busy.grants.add(path, 'write') }, { onProgress: progress => { if (progress.phase === 'computing' && progress.done > 0 && !told.includes('computing')) told.push('computing') } }).then(() => { told.push('exported') }),
    ]
    await busy.client.call('project.info', {})
    told.push('answered')
    const [figure] = await Promise.all(work)
    expect(told.indexOf('answered')).toBe(0)
    expect(told).toEqual(expect.arrayContaining(['figure', 'computing', 'exported']))
    expect((figure as Figure).kind).toBe('path')
    expect(readFileSync(path, 'utf8')).toContain('A → B')
  })

  it('are cancelled by closing the project, and nothing is logged as a defect', async () => {
    const work = build(busy, 'path', request(20_000))
    const refused = expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
    await busy.client.call('project.info', {})
    await busy.client.call('project.close', {})
    await refused
    expect(busy.logged).toEqual([])
  })
})
