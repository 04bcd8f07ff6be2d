import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FishboneLayout, PlacedBone, Segment, TextBox } from '../../../shared/figures/figure.ts'
import { layoutFishbone } from '../../../shared/figures/fishbone/layout.ts'
import { rectsOverlap, segmentCrossesRect } from '../../../shared/figures/geometry.ts'
import { measureText } from '../../../shared/figures/text/measure.ts'
import { MAX_BONE_LEVEL } from '../../../shared/model/fishbone.ts'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import { evidenceFor, queue } from './fixtures/results.ts'

const evidenceText = 'n=286 / 34.2% / 61.23'
const labels = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('人员', '业务流程不合理', '新员工培训不足，业务知识更新慢', '自助设备（叫号机、缴费机）维修效率低', 'iPhone 终端 4G 信号差', '“预处理”未执行') },
  { weight: 3, arbitrary: fc.constantFrom('Staff', 'No flexible shifts at noon', 'Self-service terminals are out of order', 'Unclear responsibilities between branches') },
  { weight: 1, arbitrary: fc.constantFrom('', '🙂👨‍👩‍👧 排队', 'https://example.org/a/very/long/address?with=everything', '，。！') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 1000 }).map(n => '很长的原因'.repeat(n * 2).slice(0, 2000)) },
)

/** A random tree: `bigBones` roots, then each bone hung on an earlier one that is not at the deepest level. */
const trees = fc.record({
  effect: labels,
  bigBones: fc.integer({ min: 1, max: 10 }),
  below: fc.array(fc.record({ on: fc.nat(), text: labels, evidence: fc.boolean() }), { maxLength: 190, size: 'max' }),
  names: fc.array(labels, { minLength: 10, maxLength: 10 }),
}).map(({ effect, bigBones, below, names }) => {
  const bones: Bone[] = []
  const levels: number[] = []
  const evidence = new Map<string, string>()
  const add = (parent: Bone | null, level: number, text: string): void => {
    bones.push({ id: `b${bones.length}`, parent: parent?.id ?? null, order: bones.length, text, factor: null })
    levels.push(level)
  }
  for (let i = 0; i < bigBones; i++) add(null, 1, names[i] ?? '')
  for (const one of below) {
    const open = bones.flatMap((_, i) => (levels[i]! < MAX_BONE_LEVEL ? [i] : []))
    const on = open[one.on % open.length]!
    add(bones[on]!, levels[on]! + 1, one.text)
    if (one.evidence) evidence.set(bones.at(-1)!.id, evidenceText)
  }
  return { fishbone: { id: 'f', effect, bones } satisfies Fishbone, evidence }
})

const boxesOf = (layout: FishboneLayout): { owner: string; box: TextBox }[] => [
  { owner: 'head', box: layout.head },
  ...layout.bones.flatMap(bone => [{ owner: bone.id, box: bone.label }, ...(bone.evidence ? [{ owner: bone.id, box: bone.evidence }] : [])]),
]
const linesOf = (layout: FishboneLayout): { owner: string; line: Segment }[] =>
  [{ owner: 'spine', line: layout.spine }, ...layout.bones.map(bone => ({ owner: bone.id, line: bone.line }))]

const between = (value: number, a: number, b: number): boolean => value >= Math.min(a, b) - 0.01 && value <= Math.max(a, b) + 0.01
const onLine = (x: number, y: number, line: Segment): boolean => {
  const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1)
  const away = Math.abs((line.x2 - line.x1) * (line.y1 - y) - (line.x1 - x) * (line.y2 - line.y1)) / length
  return away < 0.02 && between(x, line.x1, line.x2) && between(y, line.y1, line.y2)
}

function expectSound(fishbone: Fishbone, layout: FishboneLayout): void {
  const boxes = boxesOf(layout)
  const lines = linesOf(layout)
  expect(layout.bones.map(bone => bone.id).sort()).toEqual(fishbone.bones.map(bone => bone.id).sort())
  for (let i = 0; i < boxes.length; i++) {
    const { owner, box } = boxes[i]!
    if (box.x < 0 || box.y < 0 || box.x + box.width > layout.width || box.y + box.height > layout.height) throw new Error(`${owner} leaves the drawing`)
    if (box.fontSize < 2.1) throw new Error(`${owner} is set in ${box.fontSize} mm`)
    for (const line of box.lines) if (measureText(line, box.fontSize, box.bold) > box.width + 0.01) throw new Error(`${owner}: "${line}" is wider than its box`)
    if (box.lines.length * box.fontSize * 1.1 > box.height) throw new Error(`${owner} is taller than its box`)
    for (let j = i + 1; j < boxes.length; j++) {
      if (rectsOverlap(box, boxes[j]!.box)) throw new Error(`text of ${owner} overlaps text of ${boxes[j]!.owner}`)
    }
    for (const { owner: other, line } of lines) if (segmentCrossesRect(line, box, -0.01)) throw new Error(`line of ${other} passes through text of ${owner}`)
  }
  expectJoined(layout)
}

/** Tips lie on the parent's line, levels alternate between leaning at 60° and lying, all arrows point towards the head. */
function expectJoined(layout: FishboneLayout): void {
  const byId = new Map(layout.bones.map(bone => [bone.id, bone]))
  for (const bone of layout.bones) {
    const parent: PlacedBone | undefined = bone.parent === null ? undefined : byId.get(bone.parent)
    const { x1, y1, x2, y2 } = bone.line
    if (!onLine(x2, y2, parent ? parent.line : layout.spine)) throw new Error(`${bone.id} does not end on its parent`)
    if (bone.level % 2 === 0) expect(Math.abs(y1 - y2)).toBeLessThan(0.002)
    else expect(Math.atan2(Math.abs(y2 - y1), x2 - x1) * 180 / Math.PI).toBeCloseTo(60, 0)
    expect(x2).toBeGreaterThan(x1)
  }
}

function expectNoCrossings(layout: FishboneLayout): void {
  for (const a of layout.bones) {
    for (const b of layout.bones) {
      if (a.id >= b.id || a.parent === b.id || b.parent === a.id || a.level % 2 === b.level % 2) continue
      const [lying, leaning] = a.level % 2 === 0 ? [a.line, b.line] : [b.line, a.line]
      const at = (lying.y1 - leaning.y1) / (leaning.y2 - leaning.y1)
      const x = leaning.x1 + at * (leaning.x2 - leaning.x1)
      if (at > 0 && at < 1 && x > lying.x1 && x < lying.x2) throw new Error(`${a.id} crosses ${b.id}`)
    }
  }
}

describe('fishbone layout', () => {
  it('never overlaps texts and never strikes a line through one, on random trees', () => {
    fc.assert(fc.property(trees, ({ fishbone, evidence }) => {
      const layout = layoutFishbone(fishbone, { evidence })
      expectSound(fishbone, layout)
      expectNoCrossings(layout)
    }), { numRuns: 240, seed: 20090701 })
  }, 120_000)

  it('has the head right, big bones above and below in turn, first cause on top', () => {
    const layout = layoutFishbone(queue)
    expectSound(queue, layout)
    expect(layout.head.x).toBeGreaterThanOrEqual(layout.spine.x2 - 0.01)
    expect(Math.max(...layout.bones.map(bone => bone.line.x2))).toBeLessThan(layout.head.x)
    const big = layout.bones.filter(bone => bone.level === 1).sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
    expect(big.map(bone => Math.sign(bone.line.y1 - layout.spine.y1))).toEqual([-1, 1, -1, 1, -1, 1])
    expect(big.every(bone => bone.label.boxed && bone.label.bold)).toBe(true)
    // Pairs share a joint, in reading order from left to right.
    expect(big.map(bone => bone.line.x2)).toEqual([...big.map(bone => bone.line.x2)].sort((a, b) => a - b))
    expect(big[0]!.line.x2).toBe(big[1]!.line.x2)
    const middle = layout.bones.filter(bone => bone.parent === big[0]!.id)
    expect(middle.map(bone => bone.label.lines.join('')).length).toBe(4)
    const top = middle.reduce((a, b) => (a.line.y2 < b.line.y2 ? a : b))
    expect(top.label.lines.join('')).toBe('不同时间段业务量差异')
  })

  it('fits six bones of four causes on a 16:9 slide with type of 10 points and more', () => {
    const bones: Bone[] = []
    for (let i = 0; i < 6; i++) {
      bones.push({ id: `g${i}`, parent: null, order: i, text: '人机料法环测'[i]!, factor: null })
      for (let j = 0; j < 4; j++) bones.push({ id: `g${i}c${j}`, parent: `g${i}`, order: j, text: '新员工培训不足业务不熟', factor: null })
    }
    const layout = layoutFishbone({ effect: '营业厅排队等候时间长', bones })
    // Inside 16:9, 33.9 x 19.1 cm, margins and a title left out.
    const scale = Math.min(300 / layout.width, 150 / layout.height)
    const smallest = Math.min(...boxesOf(layout).map(({ box }) => box.fontSize)) * scale
    expect(smallest / 25.4 * 72).toBeGreaterThanOrEqual(10)
  })

  it('puts evidence by its label and keeps it clear', () => {
    const evidence = new Map(evidenceFor(queue).map(one => [one.bone, evidenceText]))
    const layout = layoutFishbone(queue, { evidence })
    expectSound(queue, layout)
    for (const bone of layout.bones) expect(bone.evidence?.lines ?? []).toEqual(evidence.has(bone.id) ? [evidenceText] : [])
    const small = layout.bones.find(bone => bone.level === 2 && bone.evidence)!
    const air = small.evidence!.y - small.label.y - small.label.height
    expect(air).toBeGreaterThan(0)
    expect(air).toBeLessThan(1)
  })

  it('cuts a label of 2,000 characters to a few lines ending in …', () => {
    const layout = layoutFishbone({ effect: '慢'.repeat(2000), bones: [{ id: 'a', parent: null, order: 0, text: '字'.repeat(2000), factor: null }] })
    for (const box of [layout.head, layout.bones[0]!.label]) {
      expect(box.lines.length).toBeLessThanOrEqual(6)
      expect(box.lines.at(-1)).toMatch(/…$/)
    }
  })

  it('draws a spine and a head for an empty tree', () => {
    const layout = layoutFishbone({ effect: '', bones: [] }, { emptyEffect: '（结果）' })
    expect(layout.bones).toEqual([])
    expect(layout.head.lines).toEqual(['（结果）'])
    expect(layout.spine.x2).toBeGreaterThan(layout.spine.x1)
  })

  it('is deterministic and leaves out bones that hang on nothing or in a circle', () => {
    expect(layoutFishbone(queue)).toEqual(layoutFishbone(structuredClone(queue)))
    const broken = [...queue.bones, { id: 'x', parent: 'gone', order: 0, text: '无', factor: null }, { id: 'y', parent: 'z', order: 0, text: '无', factor: null }, { id: 'z', parent: 'y', order: 0, text: '无', factor: null }]
    expect(layoutFishbone({ ...queue, bones: broken })).toEqual(layoutFishbone(queue))
  })
})
