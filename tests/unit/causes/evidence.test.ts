import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParamsOf } from '../../../shared/contract/index.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

let test: TestEngine
beforeEach(async () => { test = await testEngine(); await test.newProject() })
afterEach(async () => { expect(test.logged).toEqual([]); await test.dispose() })

const scale = { min: 1, max: 5, direction: 'positive' as const }
const X = [1, 2, 4, 5, 2, 3, 1, 4, 5, 2, 3, 4]
const Y = [2, 1, 4, 5, 3, 3, 2, 4, 4, 1, 3, 5]
const times = ['2024-03-05 09:10', '2024-03-05 09:40', '2024-03-05 14:00', '2024-03-06 09:05', '2024-03-06 18:20', '2024-03-06', null, '2024-03-05 10:00', null, null, null, null]
const words = ['排队太久', '排队', '没信号', '', '贵', '排队', '', '', '', '', '', '']
const sketch = {
  name: '调查',
  variables: [
    { id: 'X', label: '等候时间', kind: 'scale' as const, scale, values: X }, { id: 'Y', label: '总体满意', kind: 'scale' as const, scale, values: Y },
    { id: 'T', kind: 'date' as const, values: times }, { id: 'W', label: '意见', kind: 'text' as const, values: words },
  ],
}

async function project(): Promise<{ dataset: number; factor: string; other: string; fishbone: string; bone: string; segment: string }> {
  const dataset = await addDataset(test, sketch)
  const { client } = test
  const factor = (await client.call('factor.add', { name: '排队', parent: null })).id
  const other = (await client.call('factor.add', { name: '网络', parent: null })).id
  await client.call('factor.assign', { items: [{ dataset, variable: 'X' }], factor })
  await client.call('coding.set', { dataset, variable: 'W', coder: 'a', rids: [1, 2, 6], factors: [factor], mode: 'replace' })
  await client.call('coding.set', { dataset, variable: 'W', coder: 'a', rids: [3], factors: [other], mode: 'replace' })
  const segment = (await client.call('segment.create', { dataset, name: '低分', condition: 'X <= 2' })).id
  const { id: fishbone } = await client.call('fishbone.create', { effect: '满意度低', template: 'blank' })
  const { id: big } = await client.call('bone.add', { fishbone, parent: null, index: 0, text: '人员' })
  const { id: bone } = await client.call('bone.add', { fishbone, parent: big, index: 0, text: '人手不足' })
  return { dataset, factor, other, fishbone, bone, segment }
}

type Evidence = ParamsOf<'cause.tryEvidence'>['evidence']
const factsOf = async (evidence: Evidence) => (await test.client.call('cause.tryEvidence', { evidence })).facts

describe('evidence', () => {
  it('gives items with n, share (R: prop.test, Wilson) and mean (R: t.test)', async () => {
    const { dataset } = await project()
    const facts = await factsOf({ type: 'items', dataset, variables: ['X'] })
    if (facts.type !== 'items') throw new Error(facts.type)
    expect(facts).toMatchObject({ n: 12, dissatisfied: 5, dataset: { id: dataset, name: '调查' }, segment: null, items: [{ variable: 'X', label: '等候时间' }] })
    expect(facts.shareCi![0]).toBeCloseTo(0.19326031, 7)
    expect(facts.shareCi![1]).toBeCloseTo(0.68048869, 7)
    expect(facts.mean).toBeCloseTo(50, 9)
    expect(facts.meanCi![0]).toBeCloseTo(27.53628928, 7)
    expect(facts.meanCi![1]).toBeCloseTo(72.46371072, 7)
  })

  it('counts texts, cases of a segment and events between hours', async () => {
    const { dataset, factor, segment } = await project()
    expect(await factsOf({ type: 'codes', dataset, variable: 'W', factor })).toMatchObject({ mentions: 3, texts: 3, base: 4, share: 0.75, factor: { name: '排队' } })
    expect(await factsOf({ type: 'segment', dataset, segment })).toMatchObject({ n: 5, of: 12, segment: { name: '低分' } })
    expect(await factsOf({ type: 'hours', dataset, variable: 'T', from: 9, to: 11 })).toMatchObject({ n: 4, of: 6, unread: 6, days: 2, perHour: 1, perOtherHour: 0.5 })
    // Past midnight, and to the end of the day.
    expect(await factsOf({ type: 'hours', dataset, variable: 'T', from: 18, to: 24 })).toMatchObject({ n: 1 })
    expect(await factsOf({ type: 'hours', dataset, variable: 'T', from: 18, to: 10 })).toMatchObject({ n: 4 })
    expect(await factsOf({ type: 'items', dataset, segment, variables: ['X'] })).toMatchObject({ n: 5, share: 1, segment: { name: '低分', n: 5 } })
  })

  it('follows an edit on the bone, with what the bone contributes to all dissatisfaction', async () => {
    const { dataset, factor, other, fishbone, bone } = await project()
    const { client } = test
    await client.call('factor.assign', { items: [{ dataset, variable: 'Y' }], factor: other })
    await client.call('bone.update', { fishbone, bone, factor, content: { evidence: [{ type: 'note', text: '现场看到' }] } })
    const before = await client.call('cause.evidence', { fishbone })
    expect(before.bones).toHaveLength(1)
    expect(before.bones[0]).toMatchObject({ bone, text: '人手不足', factor: { n: 12, dissatisfied: 5, items: 1 }, evidence: [{ type: 'note', text: '现场看到' }], contribution: { by: 'answers', count: 5, total: 9 }, gapImpact: null })
    await client.call('dataset.setCells', { dataset, edits: [{ rid: 3, variable: 'X', value: 1 }] })
    expect((await client.call('cause.evidence', { fishbone })).bones[0]).toMatchObject({ factor: { dissatisfied: 6 }, contribution: { count: 6, total: 10 } })
  })

  it('takes the heat from the saved priority table', async () => {
    const { dataset, factor, fishbone, bone } = await project()
    const { client } = test
    await client.call('bone.update', { fishbone, bone, factor })
    await client.call('figure.save', { figure: null, spec: { kind: 'priority', dataset, target: 'Y', importance: 'correlation' } })
    const facts = await client.call('cause.evidence', { fishbone })
    expect(facts.heat).toMatchObject({ target: '总体满意', method: 'correlation' })
    // The only item: impact 1, gap 100 - 50.
    expect(facts.bones[0]!.gapImpact).toBeCloseTo(50, 9)
  })

  it('says what is gone, and nothing fails', async () => {
    const { dataset, factor, fishbone, bone, segment } = await project()
    const { client } = test
    const table = await client.call('source.saveTable', { table: null, content: { kind: 'counts', name: '年报', rows: [{ label: 'a', count: 1 }] } })
    const evidence: Evidence[] = [
      { type: 'items', dataset, variables: ['X'] }, { type: 'codes', dataset, variable: 'W', factor }, { type: 'segment', dataset, segment }, { type: 'hours', dataset, variable: 'T', from: 9, to: 11 },
      { type: 'table', table: table.id }, { type: 'picture', attachment: '0'.repeat(64) }, { type: 'note', text: '看到' },
    ]
    await client.call('bone.update', { fishbone, bone, factor, content: { evidence } })
    const types = async (): Promise<string[]> => (await client.call('cause.evidence', { fishbone })).bones[0]!.evidence.map(each => (each.type === 'gone' ? `${each.was} ${each.what}` : each.type))
    expect(await types()).toEqual(['items', 'codes', 'segment', 'hours', 'table', 'picture attachment', 'note'])
    await client.call('factor.remove', { factor })
    await client.call('segment.remove', { segment })
    await client.call('source.removeTable', { table: table.id })
    expect(await types()).toEqual(['items', 'codes factor', 'segment segment', 'hours', 'table source', 'picture attachment', 'note'])
    expect((await client.call('trace.matrix', {})).rows.flatMap(row => row.bones)).toMatchObject([{ gone: 4, evidence: 3 }])
    await client.call('dataset.remove', { dataset })
    expect(await types()).toEqual(['items dataset', 'codes dataset', 'segment dataset', 'hours dataset', 'table source', 'picture attachment', 'note'])
    expect((await client.call('confirmation.list', { fishbone })).lines).toHaveLength(1)
    expect((await client.call('trace.matrix', {})).holes.map(hole => hole.code)).toEqual(['evidenceGone'])
    for (let step = 0; step < 4; step++) await client.call('history.undo', {})
    expect(await types()).toEqual(['items', 'codes', 'segment', 'hours', 'table', 'picture attachment', 'note'])
  })
})

describe('confirmation', () => {
  const whole = (data: Evidence, verdict: 'open' | 'main' | 'not' = 'main'): ParamsOf<'confirmation.save'>['content'] =>
    ({ what: '高峰是否缺人', method: 'survey', methodNote: '抽查', criterion: '差 10 分以上', data, finding: '差 55 分', person: '李', done: '2024-03-01', verdict })

  it('refuses a verdict while anything is missing, naming it, and keeps the record open', async () => {
    const { dataset, fishbone, bone } = await project()
    const { client } = test
    await expect(client.call('confirmation.save', { fishbone, bone, content: { what: 'x', verdict: 'main' } })).rejects.toMatchObject({
      code: 'CONFLICT', params: { what: 'confirmationGaps', missing: ['methodNote', 'criterion', 'finding', 'person', 'done', 'data'] },
    })
    await client.call('confirmation.save', { fishbone, bone, content: { what: 'x' } })
    expect((await client.call('confirmation.list', { fishbone })).lines[0]).toMatchObject({ number: 1, text: '人手不足', record: { content: { what: 'x', verdict: 'open' } }, influence: { told: false, why: 'noData' } })
    const saved = await client.call('confirmation.save', { fishbone, bone, content: whole({ type: 'items', dataset, variables: ['X'] }) })
    const again = await client.call('confirmation.list', { fishbone })
    expect(again.lines).toHaveLength(1)
    expect(again.lines[0]).toMatchObject({ gaps: [], bar: null, record: { id: saved.id, content: { verdict: 'main' } }, data: { type: 'items', n: 12 }, influence: { told: false, why: 'noMetric' } })
    await client.call('history.undo', {})
    expect((await client.call('confirmation.list', { fishbone })).lines[0]!.record!.content).toMatchObject({ what: 'x', verdict: 'open' })
    await client.call('history.redo', {})
    await client.call('confirmation.remove', { fishbone, bone })
    expect((await client.call('confirmation.list', { fishbone })).lines[0]!.record).toBeNull()
    expect((await client.call('project.check', {})).sound).toBe(true)
  })

  it('refuses an excluded cause and, but for vote mode, a bone that is no end cause', async () => {
    const { dataset, fishbone, bone } = await project()
    const { client } = test
    const content = whole({ type: 'items', dataset, variables: ['X'] })
    await client.call('bone.update', { fishbone, bone, content: { excluded: { reason: '不归本小组管' } } })
    await expect(client.call('confirmation.save', { fishbone, bone, content })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'excludedCause' } })
    await client.call('bone.update', { fishbone, bone, content: { excluded: null } })
    await client.call('bone.add', { fishbone, parent: bone, index: 0, text: '排班' })
    await expect(client.call('confirmation.save', { fishbone, bone, content })).rejects.toMatchObject({ params: { what: 'notEndCause' } })
    await client.call('fishbone.settings', { fishbone, mode: 'vote' })
    await expect(client.call('confirmation.save', { fishbone, bone, content })).rejects.toMatchObject({ params: { what: 'confirmationGaps', missing: ['votes'] } })
    await client.call('bone.update', { fishbone, bone, content: { votes: 7 } })
    await client.call('confirmation.save', { fishbone, bone, content })
    expect((await client.call('confirmation.list', { fishbone })).lines.map(line => [line.text, line.number, line.record?.content.verdict ?? null])).toEqual([['人手不足', null, 'main'], ['排班', 1, null]])
    await expect(client.call('confirmation.save', { fishbone, bone: 'b-none', content })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'bone' } })
  })

  it('measures the influence on the problem: with the cause less without it (R: t.test)', async () => {
    const { dataset, factor, fishbone, bone, segment } = await project()
    const { client } = test
    const metric = { dataset, variables: ['Y'] }
    const influence = async (evidence: Evidence) => (await client.call('cause.tryEvidence', { evidence, metric })).influence
    for (const evidence of [{ type: 'items' as const, dataset, variables: ['X'] }, { type: 'segment' as const, dataset, segment }]) {
      const found = await influence(evidence)
      if (!found.told) throw new Error(found.why)
      expect(found).toMatchObject({ with: { n: 5, value: 20 }, without: { n: 7, value: 75 }, worse: true })
      expect(found.difference).toBeCloseTo(-55, 9)
      expect(found.ci![0]).toBeCloseTo(-82.60942712, 6)
      expect(found.ci![1]).toBeCloseTo(-27.39057288, 6)
      expect(found.potential).toBeCloseTo(55 * 5 / 12, 9)
    }
    expect(await influence({ type: 'codes', dataset, variable: 'W', factor })).toMatchObject({ told: false, why: 'tooFew' })
    expect(await influence({ type: 'items', dataset, variables: ['Y'] })).toMatchObject({ told: false, why: 'sameItems' })
    expect(await influence({ type: 'note', text: 'x' })).toMatchObject({ told: false, why: 'kind' })
    await client.call('figure.save', { figure: null, spec: { kind: 'priority', dataset, target: 'Y', importance: 'correlation' } })
    await client.call('confirmation.save', { fishbone, bone, content: whole({ type: 'segment', dataset, segment }) })
    const sheet = await client.call('confirmation.list', { fishbone })
    expect(sheet.metric).toMatchObject({ origin: 'priority', variables: ['Y'], label: '总体满意' })
    expect(sheet.lines[0]!.influence).toMatchObject({ told: true, worse: true })
  })
})
