import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CauseDiagram, TextBox } from '../../../shared/figures/figure.ts'
import { growTree, inReadingOrder } from '../../../shared/figures/fishbone/tree.ts'
import { rectsOverlap, segmentCrossesRect } from '../../../shared/figures/geometry.ts'
import { layoutRelation } from '../../../shared/figures/relation/layout.ts'
import { layoutTreeDiagram } from '../../../shared/figures/tree/layout.ts'
import { MAX_BONE_LEVEL } from '../../../shared/model/fishbone.ts'
import type { Bone } from '../../../shared/model/fishbone.ts'
import { boneOf, diagramOf } from '../../fixtures/bones.ts'
import { queue } from './fixtures/results.ts'

const labels = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('人员', '业务流程不合理', '新员工培训不足，业务知识更新慢', '自助设备（叫号机、缴费机）维修效率低', 'No flexible shifts at noon') },
  { weight: 2, arbitrary: fc.constantFrom('', '🙂👨‍👩‍👧 排队', 'انتظار طويل', 'https://example.org/a/very/long/address?with=everything') },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 1000 }).map(n => '很长的原因'.repeat(n * 2).slice(0, 2000)) },
)

const trees = fc.record({
  effect: labels, bigBones: fc.integer({ min: 0, max: 8 }), names: fc.array(labels, { minLength: 8, maxLength: 8 }),
  below: fc.array(fc.record({ on: fc.nat(), text: labels, evidence: fc.boolean() }), { maxLength: 200, size: 'max' }),
}).map(({ effect, bigBones, names, below }) => {
  const bones: Bone[] = []
  const levels: number[] = []
  const evidence = new Map<string, string>()
  for (let i = 0; i < bigBones; i++) { bones.push(boneOf({ id: `b${i}`, order: i, text: names[i]! })); levels.push(1) }
  for (const one of below) {
    const open = bones.flatMap((_, i) => (levels[i]! < MAX_BONE_LEVEL ? [i] : []))
    if (open.length === 0) break
    const on = open[one.on % open.length]!
    bones.push(boneOf({ id: `b${bones.length}`, parent: bones[on]!.id, order: bones.length, text: one.text }))
    levels.push(levels[on]! + 1)
    if (one.evidence) evidence.set(bones.at(-1)!.id, 'n=286 / 34.2% / 61.23')
  }
  return { fishbone: diagramOf({ effect, bones }), evidence, marks: new Map(bones.map((bone, i) => [bone.id, { number: i, main: i % 7 === 3, excluded: i % 5 === 0 ? '无' : null, votes: null }])) }
})

function expectSound(diagram: CauseDiagram): void {
  const boxes = diagram.boxes.flatMap(box => [box.label, box.counts, box.evidence, box.badge].filter((one): one is TextBox => one !== null).map(one => ({ id: box.id, ...one })))
  boxes.forEach((a, i) => {
    if (a.x < 0 || a.y < 0 || a.x + a.width > diagram.width + 0.01 || a.y + a.height > diagram.height + 0.01) throw new Error(`${a.id} leaves the drawing`)
    for (const b of boxes.slice(i + 1)) if (rectsOverlap(a, b, -0.01)) throw new Error(`text of ${a.id} overlaps text of ${b.id}`)
  })
  for (const arrow of diagram.arrows) {
    if (arrow.link) continue
    arrow.points.forEach((point, i) => {
      const next = arrow.points[i + 1]
      if (!next) return
      for (const box of boxes) if (segmentCrossesRect({ x1: point.x, y1: point.y, x2: next.x, y2: next.y }, box, -0.05)) throw new Error(`arrow of ${arrow.id} passes through ${box.id}`)
    })
  }
}

describe('relation and tree diagrams', () => {
  it('never overlap boxes and never lead an arrow through one, on 250 random trees each', () => {
    fc.assert(fc.property(trees, ({ fishbone, evidence, marks }) => {
      const tree = layoutTreeDiagram(fishbone, { evidence, marks })
      expectSound(tree)
      expect(tree.boxes.map(box => box.id).sort()).toEqual(['', ...inReadingOrder(growTree(fishbone.bones)).map(bone => bone.id)].sort())
      expectSound(layoutRelation(fishbone, { evidence, marks, countsOf: (into, out) => `入 ${into} 出 ${out}` }))
    }), { numRuns: 250, seed: 11 })
  })

  it('puts the effect in the middle, leaves out categories, doubles roots and counts arrows with cross links', () => {
    const links = [{ id: 'l1', from: 'b14', to: 'b20' }]
    const diagram = layoutRelation(queue, { links, countsOf: (into, out) => `${into}:${out}` })
    const effect = diagram.boxes.find(box => box.role === 'effect')!
    const lefts = diagram.boxes.filter(box => box.label.x < effect.label.x).length
    expect(lefts).toBeGreaterThan(5)
    expect(diagram.boxes.length - 1 - lefts).toBeGreaterThan(5)
    const big = queue.bones.filter(bone => bone.parent === null).map(bone => bone.id)
    expect(diagram.boxes.some(box => big.includes(box.id))).toBe(false)
    for (const box of diagram.boxes) {
      const into = diagram.arrows.filter(arrow => arrow.to === box.id).length
      const out = diagram.arrows.filter(arrow => arrow.from === box.id).length
      expect(box.counts?.lines).toEqual([`${into}:${out}`])
      if (box.role !== 'effect') expect(box.role).toBe(into === 0 ? 'root' : 'cause')
    }
  })

  it('grows a tree diagram left to right, parents in the middle before their children, in order from the top', () => {
    const diagram = layoutTreeDiagram(queue)
    const byId = new Map(diagram.boxes.map(box => [box.id, box]))
    for (const box of diagram.boxes) {
      if (box.role === 'effect') continue
      const parent = byId.get(box.parent ?? '')!
      expect(box.label.x).toBeGreaterThan(parent.label.x + parent.label.width)
    }
    const children = queue.bones.filter(bone => bone.parent === 'b1').map(bone => byId.get(bone.id)!.label.y)
    expect(children).toEqual([...children].sort((a, b) => a - b))
  })

  it('draws the effect alone for an empty diagram', () => {
    const empty = diagramOf({ effect: '', bones: [] })
    for (const diagram of [layoutRelation(empty, { emptyEffect: '（结果）' }), layoutTreeDiagram(empty, { emptyEffect: '（结果）' })]) {
      expect(diagram.boxes.map(box => box.label.lines)).toEqual([['（结果）']])
      expect(diagram.width).toBeGreaterThan(0)
      expect(diagram.height).toBeGreaterThan(0)
    }
  })
})
