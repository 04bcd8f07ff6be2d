import { describe, expect, it } from 'vitest'
import { runAnalysis } from '../../../main/engine/analysis/runAnalysis.ts'
import { consistencyOf } from '../../../renderer/features/analysis/judgement/consistency.ts'
import { judged, judgementText, newJudgement, readJudgement, relabelled } from '../../../renderer/features/analysis/judgement/judgement.ts'
import { changeLatent, refusal, removeLatent } from '../../../renderer/features/analysis/pathModel/sketch.ts'
import { doneAgain, drawn, openedSketch, takenBack } from '../../../renderer/features/analysis/pathModel/sketchHistory.ts'
import { exampleText } from '../../../renderer/features/analysis/printed/exampleTable.ts'
import { marksOf } from '../../../renderer/features/analysis/printed/marks.ts'
import { casesOf, pastedCells, readPasted } from '../../../renderer/features/analysis/printed/pastedTable.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import { lookUp, translator } from '../../../shared/i18n/translate.ts'
import { present } from '../../../shared/presentation/index.ts'
import { fakeProject } from '../../fixtures/fakeProject.ts'

const three = newJudgement(['a', 'b', 'c'])

describe('judgements', () => {
  it('come with their reciprocals, and are said as 3 or 1/3', () => {
    const { matrix } = judged(three, 0, 1, 3)
    expect([matrix[0]![1], matrix[1]![0]]).toEqual([3, 1 / 3])
    expect([judgementText(3), judgementText(1 / 3), judgementText(1), judgementText(2.345)]).toEqual(['3', '1/3', '1', '2.35'])
    expect(judged(three, 1, 1, 5)).toEqual(three)
  })
  it('keep their criteria when others come or one is renamed', () => {
    const judgement = judged(judged(three, 0, 1, 3), 0, 2, 5)
    expect(relabelled(judgement, ['c', 'a']).matrix).toEqual([[1, 1 / 5], [5, 1]])
    expect(relabelled(judgement, ['a', 'x', 'c']).matrix).toEqual(judgement.matrix)
    expect(relabelled(judgement, ['a', 'b', 'c', 'd']).matrix[3]).toEqual([1, 1, 1, 1])
  })
  it('know which comparisons are still to be made, also when criteria come and go', () => {
    expect(three.open).toEqual([[0, 1], [0, 2], [1, 2]])
    const some = judged(judged(three, 0, 1, 3), 2, 0, 1)
    expect(some.open).toEqual([[1, 2]])
    expect(relabelled(some, ['c', 'a']).open).toEqual([])
    expect(relabelled(some, ['a', 'b', 'c', 'd']).open).toEqual([[0, 3], [1, 2], [1, 3], [2, 3]])
    expect(readJudgement({ labels: ['a', 'b'], matrix: [[1, 3], [1 / 3, 1]] })!.open).toEqual([])
  })
  it('CR as R works it out from eigen(); the judgement against the others is named', () => {
    const consistent = judged(judged(judged(three, 0, 1, 3), 0, 2, 5), 1, 2, 3)
    expect(consistencyOf(consistent.matrix).cr).toBeCloseTo(0.03319922, 6)
    const wrong = judged(judged(judged(three, 0, 1, 3), 0, 2, 1 / 5), 1, 2, 3)
    const found = consistencyOf(wrong.matrix)
    expect(found.cr).toBeCloseTo(1.584515, 5)
    expect(found.acceptable).toBe(false)
    expect(found.worst!.cr1980!).toBeLessThan(0.1)
    const mended = judged(wrong, found.worst!.row, found.worst!.column, found.worst!.suggested)
    expect(consistencyOf(mended.matrix).cr).toBeCloseTo(found.worst!.cr1980!, 9)
    expect(consistencyOf(newJudgement(['a', 'b']).matrix)).toMatchObject({ cr: 0, acceptable: true, worst: null })
  })
  it('are read back only when they are a matrix', () => {
    expect(readJudgement(three)).toEqual(three)
    for (const broken of [null, {}, { labels: ['a'], matrix: [[1]] }, { labels: ['a', 'b'], matrix: [[1, 0], [1, 1]] }, { labels: ['a', 'b'], matrix: [[1, 1]] }]) expect(readJudgement(broken)).toBeNull()
  })
})

describe('pasted tables', () => {
  const t = translator('zh-CN')
  const checked = (text: string, rest: object = {}) => {
    const table = pastedCells(text)
    const request = analysisRequest.parse({ method: 'forensics', table, ...rest })
    const answer = runAnalysis(fakeProject({ datasets: [] }), request)
    const shown = present(answer, { t, label: key => key, request })
    return { table, answer, shown, marks: marksOf(answer.result, table, shown.tables.find(({ key }) => key === 'findings')) }
  }
  it('are parted by tabs, commas or wide gaps', () => {
    expect(pastedCells('a\tb c\n1\t\n\n')).toEqual([['a', 'b c'], ['1', '']])
    expect(pastedCells('a，b\n1, 2')).toEqual([['a', 'b'], ['1', '2']])
    expect(pastedCells('题项  均值\r\n等候 时间  3.2')).toEqual([['题项', '均值'], ['等候 时间', '3.2']])
    expect(casesOf('286，0 x')).toEqual([286, 0, 0])
    expect(readPasted({ text: 'a', min: 1, n: 3 })).toEqual({ text: 'a', min: 1, max: null, items: 1, n: '', verdict: '' })
  })
  it.each(['zh-CN', 'en'] as const)('the example gives away its weights, whatever the language (%s)', lang => {
    const columns = lookUp(lang, 'analysis.printed.exampleColumns')!.split('|')
    const { answer, shown, marks, table } = checked(exampleText(columns, n => `x${n}`))
    expect(table.every(row => row.length === 11)).toBe(true)
    expect((answer.result['recovered'] as { rounded: number[] }[]).map(({ rounded }) => rounded)).toEqual([[0.27, 0.55, 0.18], [0.66, 0.34]])
    expect(shown.reading.join('')).toContain('0.27')
    expect([...marks.keys()].sort()).toEqual(['0:10', '0:4', '0:7', '0:8', '0:9'])
    expect(marks.get('0:8')!.outcome).toBe('good')
  })
  it('an impossible cell is marked where it stands, with the reason', () => {
    const { marks } = checked('题\t最小值\t最大值\t均值\t标准差\nq1\t1\t7\t3.20\t0.9\nq2\t1\t5\t3.10\t0.9', { scale: { min: 1, max: 5 }, n: [40] })
    expect(marks.get('1:2')).toMatchObject({ outcome: 'bad' })
    expect(marks.get('1:2')!.sentences.join()).toContain('7')
    expect(marks.get('2:2')).toBeUndefined()
    const lead = checked('\t甲 N=200\t乙 N=300\t领先乙\na\t80.12\t75.10\t5.02\nb\t70.40\t71.90\t-1.49\nc\t66.00\t60.00\t7.00')
    expect(lead.marks.get('3:3')).toMatchObject({ outcome: 'bad' })
  })
})

describe('a drawn path model', () => {
  const latent = (name: string, x = 0) => ({ name, items: [], mode: 'A' as const, x, y: 0 })
  const two = { blocks: [latent('a'), latent('b')], paths: [{ from: 'a', to: 'b' }], scheme: 'path' as const }
  it('steps back and forth; a push across the page is one step', () => {
    let history = openedSketch(two)
    for (const x of [10, 20, 30]) history = drawn(history, changeLatent(history.now!, 'a', { x }))
    history = drawn(history, removeLatent(history.now!, 'b'))
    expect(history.now!.paths).toEqual([])
    history = takenBack(history)
    expect(history.now).toMatchObject({ paths: two.paths, blocks: [{ x: 30 }, {}] })
    history = takenBack(history)
    expect(history.now).toEqual(two)
    expect(takenBack(history)).toEqual(history)
    expect(doneAgain(doneAgain(history)).now!.blocks).toHaveLength(1)
    expect(drawn(history, changeLatent(two, 'b', { mode: 'B' })).future).toEqual([])
  })
  it('says why an arrow cannot be drawn', () => {
    expect([refusal(two, 'a', 'b'), refusal(two, 'b', 'a')]).toEqual(['twice', 'circle'])
    expect(refusal({ ...two, paths: [] }, 'b', 'a')).toBeNull()
  })
})
