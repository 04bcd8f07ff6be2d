import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runAnalysis } from '../../../main/engine/analysis/runAnalysis.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { forensics as present } from '../../../shared/presentation/forensics.ts'
import { grim, possibleItems } from '../../../shared/stats/grim.ts'
import { maximize } from '../../../shared/stats/linalg/linearProgram.ts'
import { printedNumber } from '../../../shared/stats/printedNumber.ts'
import { recoverWeights } from '../../../shared/stats/weightRecovery.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const project = fakeProject({ datasets: [] })
interface Answer { problems: number; findings: { check: string; outcome: string; code: string; column: string | null; row: string | null }[]; recovered: { total: string; rounded: number[]; status: string }[]; leads: { of: string; over: string; from_unrounded: boolean }[]; verdict: { status: string } }
const check = (table: string[][], rest: object = {}): Answer => {
  const request = analysisRequest.parse({ method: 'forensics', table, ...rest })
  const { result } = runAnalysis(project, request)
  const shown = present.forensics(result, { t: translator('zh-CN'), label: key => key, request })
  expect(JSON.stringify(shown)).not.toMatch(/forensics\.|NaN|\{\w+\}/)
  return result as unknown as Answer
}
const cells = (text: string) => text.split(' ').map(word => printedNumber(word)!)
const codes = (answer: Answer, outcome: string): string[] => answer.findings.filter(found => found.outcome === outcome).map(found => found.code)

describe('printed numbers', () => {
  it('are read with what rounding may hide', () => {
    expect(printedNumber('3.7776')).toMatchObject({ value: 3.7776, decimals: 4 })
    expect(printedNumber('−1.31')).toMatchObject({ value: -1.31 })
    expect(printedNumber('８７．５％')).toMatchObject({ value: 87.5, percent: true })
    expect(printedNumber('1,234')).toMatchObject({ value: 1234 })
    for (const text of ['', '-', 'N=3', '1.2.3', '12a']) expect(printedNumber(text)).toBeNull()
  })
  it('GRIM: a mean of whole answers is a whole number over n', () => {
    expect(grim(printedNumber('3.7776')!, 286).status).toBe('impossible')
    expect(grim(printedNumber('3.7776')!, 290).status).toBe('impossible')
    expect(grim(printedNumber('5.19')!, 28).status).toBe('impossible') // Brown & Heathers 2017
    expect(grim(printedNumber('5.18')!, 28).status).toBe('possible')
    expect(grim(printedNumber('3.45')!, 250).status).toBe('noPower')
    expect(possibleItems(cells('2.33 5.29')).slice(0, 3)).toEqual([21, 24, 42])
  })
})

describe('weights of a printed total', () => {
  it('a linear program finds its corner, and says when there is none', () => {
    expect(maximize([3, 5], [[1, 0], [0, 2], [3, 2]], [4, 12, 18])).toMatchObject({ value: 36, x: [2, 6] })
    expect(maximize([1], [[1], [-1]], [1, -2])).toBeNull()
    expect(maximize([1], [[-1]], [0])!.value).toBe(Infinity)
  })
  it('are found within rounding, refused where impossible, and not guessed from too few rows', () => {
    const parts = ['80.12 71.55', '64.30 77.01', '70.88 69.10'].map(cells)
    expect(recoverWeights(parts, cells('77.55 68.11 70.35'))).toMatchObject({ status: 'recovered', rounded: [0.7, 0.3] })
    expect(recoverWeights(parts, cells('90.00 68.11 70.35')).status).toBe('inconsistent')
    expect(recoverWeights([cells('80.12 71.55 70.02')], cells('75.00')).status).toBe('notIdentified')
  })
})

describe('tables', () => {
  it('counts, shares and totals', () => {
    const good = [['渠道', '人数', '百分比'], ['甲', '120', '41.4%'], ['乙', '98', '33.8%'], ['丙', '72', '24.8%'], ['合计', '290', '100.0%']]
    expect(check(good)).toMatchObject({ problems: 0 })
    const bad = check([['渠道', '人数', '百分比'], ['甲', '120', '41.4%'], ['乙', '98', '35.8%'], ['丙', '72', '24.8%'], ['合计', '291', '100.0%']])
    expect(codes(bad, 'bad')).toEqual(expect.arrayContaining(['doesNotAdd', 'notTheShare']))
  })
  it('a wrong lead is named, one from unrounded values is not', () => {
    const table = [['', '甲 N=200', '乙 N=300', '领先乙'], ['a', '80.12', '75.10', '5.02'], ['b', '70.40', '71.90', '-1.49'], ['c', '66.00', '60.00', '7.00']]
    const found = check(table)
    expect(found.findings.filter(one => one.check === 'lead')).toEqual([expect.objectContaining({ outcome: 'bad', row: 'c', column: '领先乙' })])
    table[3]![3] = '6.00'
    expect(check(table).leads).toMatchObject([{ of: '甲', over: '乙', from_unrounded: true }])
  })
  it('bounds, order and spread on a known scale', () => {
    const answer = check([['题', '最小值', '最大值', '均值', '标准差'], ['q1', '1', '5', '3.20', '2.60'], ['q2', '0', '5', '3.00', '1.00'], ['q3', '2', '4', '4.50', '0.50']], { scale: { min: 1, max: 5 }, n: [40] })
    expect(codes(answer, 'bad')).toEqual(expect.arrayContaining(['impossible', 'minOutside', 'outOfOrder']))
  })
  it('a table without numbers, or with nothing to check, says so', () => {
    expect(runAnalysis(project, analysisRequest.parse({ method: 'forensics', table: [['a', 'b'], ['c', 'd']] })).result).toMatchObject({ status: 'noNumbers', problems: 0 })
    expect(runAnalysis(project, analysisRequest.parse({ method: 'forensics', table: [['a', 'b'], ['c', '3']] })).result).toMatchObject({ status: 'nothingToCheck' })
  })
})

const text = '../shared/case/mobile-satisfaction.txt'
if (!existsSync(text)) process.stdout.write('skipped: the case text is not on this computer\n')
describe.skipIf(!existsSync(text))('the case text', () => {
  const lines = existsSync(text) ? readFileSync(text, 'utf8').split('\n') : []
  it('表1: impossible as one item, below the midpoint, and the verdict contradicted', () => {
    const line = lines.find(one => one.startsWith('表1'))!
    // The print runs mean and standard deviation together: 3.7776|0.60233.
    const [low, high, mean, spread] = /(\d\.\d{2}) (\d\.\d{2}) (\d\.\d{4})(\d\.\d{5})/.exec(line)!.slice(1) as [string, string, string, string]
    const answer = check([['指标', '最小值', '最大值', '平均值', '标准差'], ['客户满意度', low, high, mean, spread]], { n: [286], verdict: line })
    expect(answer.verdict.status).toBe('contradicted')
    expect(codes(answer, 'bad')).toEqual(expect.arrayContaining(['satisfiedBelowMidpoint', 'impossible', 'otherItems']))
    expect(codes(check([['指标', '最小值', '最大值', '平均值'], ['客户满意度', low, high, mean]], { scale: { min: 1, max: 5 } }), 'bad')).toContain('maxOutside')
  })
  it('brand table: 0.27 / 0.55 / 0.18 and 0.66 / 0.34, leads from unrounded values', () => {
    const line = lines.find(one => one.startsWith('全球通 样本量'))!
    const numbers = [...line.matchAll(/(N=\d+)|(-?\d+\.\d+)/g)].map(match => match[0])
    const sizes = numbers.filter(word => word.startsWith('N='))
    const scores = numbers.filter(word => !word.startsWith('N='))
    const columns = Array.from({ length: 10 }, (_, j) => scores.slice(6 * j, 6 * j + 6))
    const names = ['全球通', '神州行', '动感地带', '移动总体', '联通G网', '电信C网', '竞争对手', '领先联通', '领先电信', '领先竞争对手']
    const table = [['', ...names.map((name, j) => `${name} ${sizes[j] ?? ''}`)], ...Array.from({ length: 6 }, (_, i) => ['', ...columns.map(column => column[i]!)])]
    const answer = check(table)
    expect(answer.recovered.map(({ total, rounded, status }) => [total, status, rounded])).toEqual([['移动总体', 'recovered', [0.27, 0.55, 0.18]], ['竞争对手', 'recovered', [0.66, 0.34]]])
    expect(answer.leads.map(({ of, over, from_unrounded: exact }) => [of, over, exact])).toEqual([['移动总体', '联通G网', true], ['移动总体', '电信C网', true], ['移动总体', '竞争对手', true]])
    expect(answer.problems).toBe(0)
  })
})
