import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { officeDocument } from '../../../main/engine/export/documents.ts'
import { readDeck } from '../../../main/engine/fishboneFromPptx/deck.ts'
import { buildFishboneFigure } from '../../../shared/figures/fishbone/build.ts'
import { heatScale } from '../../../shared/figures/fishbone/heat.ts'
import { hatching } from '../../../shared/figures/fishbone/look.ts'
import { figureToSvg } from '../../../shared/figures/svg/figureToSvg.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import { confirmation, fishboneSettings } from '../../../shared/model/cause.ts'
import type { Fishbone } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { testEngine } from '../../fixtures/engine.ts'
import { dataset, evidenceFor, fishboneSpecOf, queue } from './fixtures/results.ts'

const zh = translator('zh-CN')
const excluding = (id: string, reason: string): Fishbone => ({ ...queue, bones: queue.bones.map(bone => (bone.id === id ? { ...bone, content: { ...bone.content, excluded: { reason } } } : bone)) })

describe('signs of a fishbone', () => {
  it('numbers end causes 1..n in reading order and leaves big bones out', () => {
    const { layout, outline } = buildFishboneFigure(queue, { evidence: [] }, fishboneSpecOf(), zh)
    const numbers = outline.flatMap(row => (row.mark.number === null ? [] : [row.mark.number]))
    expect(numbers).toEqual(Array.from({ length: 22 }, (_, i) => i + 1))
    expect(layout.bones.filter(bone => bone.badge).map(bone => bone.badge!.lines[0])).toEqual(numbers.map(String))
    expect(outline.filter(row => row.level === 1).every(row => row.mark.number === null)).toBe(true)
  })

  it('frames and stars a main cause, and nothing else', () => {
    const { layout } = buildFishboneFigure(queue, { evidence: [], main: new Set(['b24']) }, fishboneSpecOf(), zh)
    expect(layout.bones.filter(bone => bone.star).map(bone => bone.id)).toEqual(['b24'])
    expect(layout.bones.filter(bone => bone.label.boxed && bone.level > 1).map(bone => bone.id)).toEqual(['b24'])
  })

  it('hatches an excluded cause with all that hangs on it, and gives the reason once', () => {
    const { layout, frame } = buildFishboneFigure(excluding('b11', '流程由省公司统一制定'), { evidence: [] }, fishboneSpecOf(), zh)
    expect(layout.bones.filter(bone => bone.excluded).map(bone => bone.id)).toEqual(['b11', 'b12', 'b13', 'b14'])
    expect(frame.note.match(/流程由省公司统一制定/g)).toHaveLength(1)
    for (const line of hatching({ x: 2, y: 3, width: 10, height: 4 })) {
      for (const [x, y] of [[line.x1, line.y1], [line.x2, line.y2]] as const) expect(x >= 2 - 1e-9 && x <= 12 + 1e-9 && y >= 3 - 1e-9 && y <= 7 + 1e-9).toBe(true)
    }
  })

  it('prints votes only where the circle votes, and author, date and participants in the frame', () => {
    const voted = (mode: 'vote' | 'evidence'): Fishbone => ({ ...queue, settings: fishboneSettings.parse({ mode, author: '李明', date: '2026-11-22', participants: '王芳' }), bones: queue.bones.map(bone => ({ ...bone, content: { ...bone.content, votes: bone.id === 'b10' ? 5 : null } })) })
    const figure = buildFishboneFigure(voted('vote'), { evidence: [] }, fishboneSpecOf(), zh)
    expect(figure.layout.bones.find(bone => bone.id === 'b10')!.evidence?.lines).toEqual(['5 票'])
    expect(figure.frame.facts).toEqual(expect.arrayContaining(['绘制：李明', '日期：2026-11-22', '参加：王芳']))
    expect(buildFishboneFigure(voted('evidence'), { evidence: [] }, fishboneSpecOf(), zh).layout.bones.every(bone => bone.evidence === null)).toBe(true)
  })

  it('states metric and scale of the heat, thicker and darker with every class', () => {
    expect(heatScale(new Map([['a', 0], ['b', 0.07], ['c', 0.342], ['d', 0.5], ['e', -3]]))).toEqual({ top: 0.5, steps: new Map([['a', 1], ['b', 1], ['c', 4], ['d', 5], ['e', 1]]) })
    expect(heatScale(new Map([['a', 0]]))).toBeNull()
    expect(heatScale(new Map())).toBeNull()
    const figure = buildFishboneFigure(queue, { evidence: evidenceFor(queue), dataset, heat: new Map([['b1', 0.342], ['b9', 0.05]]) }, fishboneSpecOf({ heat: { metric: 'share' } }), zh)
    const keys = figure.layout.keys.map(key => key.label.lines.join(''))
    expect(keys).toEqual(expect.arrayContaining(['不满意率（%），线越粗、颜色越深数值越大：', '0–10', '40–50']))
    const weights = [...figureToSvg(figure).matchAll(/stroke="#(?:cf8136|bb691f|a3510d|853b06|5f2701)" stroke-width="([\d.]+)"/g)].map(match => Number(match[1]))
    expect(new Set(weights).size).toBe(5)
  })

  it('draws parts of a whole without arrows, measures with the head at the left, and says so in the title', () => {
    const of = (type: 'sorting' | 'measure'): ReturnType<typeof buildFishboneFigure> => buildFishboneFigure({ ...queue, settings: fishboneSettings.parse({ type }) }, { evidence: [] }, fishboneSpecOf(), zh)
    expect(figureToSvg(of('sorting'))).not.toContain('<polygon')
    expect(of('sorting').frame.title).toBe('营业厅排队等候时间长：整理鱼骨图')
    expect(of('measure').layout.headSide).toBe('left')
    expect(of('measure').frame.title).toBe('营业厅排队等候时间长：对策鱼骨图')
  })

  it('stars a bone in the figure of the engine once a record confirms it', async () => {
    const test = await testEngine()
    try {
      await test.newProject('营业厅')
      const { id } = await test.client.call('fishbone.create', { effect: '等候时间长', template: '4s' })
      const [big] = (await test.client.call('fishbone.get', { fishbone: id })).bones
      const bone = await test.client.call('bone.add', { fishbone: id, parent: big!.id, index: 0, text: '窗口人员不足' })
      const stars = async (): Promise<string[]> => {
        const figure = await test.client.call('figure.build', { spec: { kind: 'fishbone', fishbone: id } })
        return figure.kind === 'fishbone' ? figure.layout.bones.filter(one => one.star).map(one => one.id) : []
      }
      expect(await stars()).toEqual([])
      const content = confirmation.parse({
        what: '窗口数与等候时间', method: 'measurement', methodNote: '现场计时', criterion: '相关系数大于 0.5', finding: '每少一个窗口多等 6 分钟', person: '李明', done: '2026-11-20', data: { type: 'note', text: '计时表 3 张' },
      })
      await test.client.call('confirmation.save', { fishbone: id, bone: bone.id, content })
      expect(await stars()).toEqual([])
      await test.client.call('confirmation.save', { fishbone: id, bone: bone.id, content: { ...content, verdict: 'main' } })
      expect(await stars()).toEqual([bone.id])
    } finally { await test.dispose() }
  })
})

describe('a damaged presentation', () => {
  it('is read or refused by name, whatever bytes are changed', async () => {
    const whole = await officeDocument('pptx', [buildFishboneFigure(queue, { evidence: [] }, fishboneSpecOf(), zh)], { title: '', at: '2026-11-22T10:00:00+08:00' }, zh)
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ at: fc.nat({ max: whole.length - 1 }), byte: fc.nat({ max: 255 }) }), { minLength: 1, maxLength: 30 }), async changes => {
      const bytes = Uint8Array.from(whole)
      for (const { at, byte } of changes) bytes[at] = byte
      try { expect((await readDeck(bytes)).slides.length).toBeLessThan(100) } catch (error) { if (!(error instanceof YinguoError)) throw error }
    }), { numRuns: 150, seed: 3 })
  })
})
