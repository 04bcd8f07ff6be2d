import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnalysisRequestInput, JsonObject } from '../../../shared/contract/analysis.ts'
import { planDay } from '../../../shared/expression/planDay.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { resultPlot } from '../../../main/engine/export/ooxml/resultPlot.ts'
import type { CompareFigure, GanttFigure, HourlyFigure } from '../../../shared/figures/resultFigure.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'

const scale = { min: 1, max: 5, direction: 'positive' } as const

describe('activities', () => {
  let test: TestEngine
  beforeEach(async () => { test = await testEngine(); await test.newProject('Activity') })
  afterEach(() => test.dispose())
  const run = async (request: AnalysisRequestInput): Promise<JsonObject> => (await test.client.call('analysis.run', request)).result
  const figure = async (name: string, request: AnalysisRequestInput): Promise<unknown> => await test.client.call('figure.build', { spec: { kind: 'result', figure: name, request } as never })

  it('bins the events of a log by hour and day, hours without events too, and adds up shifts', async () => {
    const times = ['2026-03-01 09:10', '2026-03-01 09:50', '2026-03-02 09:00', '2026-03-02 11:59', 'noon', null]
    const dataset = await addDataset(test, { variables: [{ id: 'T', kind: 'text', values: times }] })
    const request: AnalysisRequestInput = { method: 'hourly', dataset, unit: '件', source: { type: 'log', time: 'T', from: 9, to: 12, staff: [{ from: 9, to: 12, before: 1, after: 1 }, { from: 9, to: 10, before: null, after: 1 }] } }
    const result = await run(request)
    expect(result).toMatchObject({ days: 2, events: 4, unread: 2, total_load: 2 })
    expect(result['rows']).toMatchObject([{ label: '9-10', load: 1.5, staff: 1, after: 2, each: 1.5, each_after: 0.75 }, { label: '10-11', load: 0, staff: 1 }, { label: '11-12', load: 0.5, after: 1 }])
    const drawn = await figure('hourly', request) as HourlyFigure
    // One top for both axes: where people stand at the mean load, line and bar meet.
    expect(drawn.left.max / drawn.right.max).toBeCloseTo(drawn.mean.before!, 9)
    const plot = resultPlot(drawn, translator('zh-CN'))!
    expect(plot.right).toEqual(drawn.right)
    expect(plot.series.map(series => [series.as, series.right === true])).toEqual([['bar', false], ['line', true], ['line', true], ...plot.series.slice(3).map(series => ['line', series.right === true])])
  })

  it('puts source tables of load and of people together by their words', async () => {
    const save = async (name: string, rows: [string, number][]): Promise<string> => (await test.client.call('source.saveTable', { table: null, content: { kind: 'figures', name, rows: rows.map(([label, value]) => ({ label, value, note: '' })) } })).id
    const load = await save('load', [['7–8', 40], ['8-9', 90]])
    const staff = await save('staff', [['8-9', 6], ['7 - 8', 4]])
    expect((await run({ method: 'hourly', source: { type: 'tables', load, staff } }))['rows']).toMatchObject([{ each: 10 }, { each: 15 }])
    await expect(run({ method: 'hourly', source: { type: 'tables', load, staff: 'gone' } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('reads the plan of the measures, and says what is late', async () => {
    const measure = (what: string, planned: [string, string], actual: [string, string], status = 'chosen'): Promise<unknown> =>
      test.client.call('measure.save', { measure: null, content: { what, planned: { from: planned[0], to: planned[1] }, actual: { from: actual[0], to: actual[1] }, status } as never })
    await measure('培训', ['2009-07', '2009-08'], ['2009-07-05', '2009-09-03'])
    await measure('增加窗口', ['2009-09-01', '2009-09-30'], ['2009-09-10', ''])
    await measure('不做', ['2009-09', '2009-09'], ['', ''], 'rejected')
    const result = await run({ method: 'plan', asOf: '2009-10-15' })
    expect(result['rows']).toMatchObject([{ label: '培训', delay_days: 3, state: 'delayed', planned: { from: planDay('2009-07-01', 'start'), to: planDay('2009-08-31', 'end') } }, { label: '增加窗口', state: 'late', delay_days: null, actual: { open: true } }])
    const drawn = await figure('gantt', { method: 'plan', asOf: '2009-10-15' }) as GanttFigure
    expect(drawn.rows.map(row => row.late)).toEqual([true, true])
    expect(drawn.ticks.map(tick => tick.text)).toEqual(['2009-07', '2009-08', '2009-09', '2009-10'])
  })

  it('compares two waves item by item (R: t.test) and says what could have been found', async () => {
    const before = await addDataset(test, { variables: [{ id: 'X', kind: 'scale', scale, values: [1, 2, 3, 2, 1, 3, 2, 4] }] })
    const after = await addDataset(test, { variables: [{ id: 'X', kind: 'scale', scale, values: [3, 4, 3, 5, 4, 2, 4, 4, 3] }] })
    const request: AnalysisRequestInput = { method: 'beforeAfter', dataset: before, after, variables: ['X'] }
    const [row] = (await run(request))['rows'] as JsonObject[]
    // R: t.test(25*(c(3,4,3,5,4,2,4,4,3)-1), 25*(c(1,2,3,2,1,3,2,4)-1))
    expect(row!['difference']).toBeCloseTo(32.638888888889, 9)
    expect(row!['p']).toBeCloseTo(0.014802593728, 9)
    expect((row!['ci'] as number[])[0]).toBeCloseTo(7.450153634106, 6)
    expect((await figure('compare', request) as CompareFigure).differences[0]!.points[0]!.detectable).toBeGreaterThan(0)
    await expect(run({ ...request, after: before })).rejects.toMatchObject({ code: 'BAD_VALUE' })
  })
})
