import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CauseMark, FishboneLayout, HeatStep, PlacedBone, Segment, TextBox } from '../../../shared/figures/figure.ts'
import { layoutFishbone } from '../../../shared/figures/fishbone/layout.ts'
import { rectsOverlap, segmentCrossesRect } from '../../../shared/figures/geometry.ts'
import { endNumbers } from '../../../shared/fishbone/endCauses.ts'
import { growTree, inReadingOrder } from '../../../shared/figures/fishbone/tree.ts'
import { measureText } from '../../../shared/figures/text/measure.ts'
import { MAX_BONE_LEVEL } from '../../../shared/model/fishbone.ts'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import { evidenceFor, queue } from './fixtures/results.ts'
import { boneOf, diagramOf } from '../../fixtures/bones.ts'

const evidenceText = 'n=286 / 34.2% / 61.23'
const labels = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('人员', '业务流程不合理', '新员工培训不足，业务知识更新慢', '自助设备（叫号机、缴费机）维修效率低', 'iPhone 终端 4G 信号差', '“预处理”未执行') },
  { weight: 3, arbitrary: fc.constantFrom('Staff', 'No flexible shifts at noon', 'Self-service terminals are out of order', 'Unclear responsibilities between branches') },
  { weight: 1, arbitrary: fc.constantFrom('', '🙂👨‍👩‍👧 排队', 'انتظار طويل في الفرع', '\u202Eהמתנה ארוכה\u202C 2 小时', 'https://example.org/a/very/long/address?with=everything', '，。！') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 1000 }).map(n => '很长的原因'.repeat(n * 2).slice(0, 2000)) },
)

/** A random tree: `bigBones` roots, then each bone hung on an earlier one that is not at the deepest level. */
const trees = fc.record({
  effect: labels,
  bigBones: fc.integer({ min: 1, max: 10 }),
  below: fc.array(fc.record({ on: fc.nat(), text: labels, evidence: fc.boolean(), main: fc.boolean(), excluded: fc.boolean() }), { maxLength: 200, size: 'max' }),
  head: fc.constantFrom('right' as const, 'left' as const),
  marked: fc.boolean(),
  fold: fc.nat(),
  names: fc.array(labels, { minLength: 10, maxLength: 10 }),
}).map(({ effect, bigBones, below, names, head, marked, fold }) => {
  const bones: Bone[] = []
  const levels: number[] = []
  const evidence = new Map<string, string>()
  const add = (parent: Bone | null, level: number, text: string): void => {
    bones.push(boneOf({ id: `b${bones.length}`, parent: parent?.id ?? null, order: bones.length, text }))
    levels.push(level)
  }
  for (let i = 0; i < bigBones; i++) add(null, 1, names[i] ?? '')
  for (const one of below) {
    const open = bones.flatMap((_, i) => (levels[i]! < MAX_BONE_LEVEL ? [i] : []))
    const on = open[one.on % open.length]!
    add(bones[on]!, levels[on]! + 1, one.text)
    if (one.evidence) evidence.set(bones.at(-1)!.id, evidenceText)
  }
  const numbers = endNumbers(bones)
  const marks = new Map(bones.map((bone, i): [string, CauseMark] => {
    const own = below[i - bigBones]
    return [bone.id, { number: numbers.get(bone.id) ?? null, main: (own?.main ?? false) && (own?.excluded ?? false), excluded: own?.excluded ? '不在范围内' : null, votes: null }]
  }))
  const heat = new Map(bones.map((bone, i) => [bone.id, (i % 5 + 1) as HeatStep]))
  return { fishbone: diagramOf({ effect, bones }), evidence, head, collapsed: new Set(marked ? [bones[fold % bones.length]!.id] : []), ...(marked ? { marks, heat } : {}) }
})

const boxesOf = (layout: FishboneLayout): { owner: string; box: TextBox }[] => [
  { owner: 'head', box: layout.head },
  ...layout.bones.flatMap(bone => [
    ...[bone.label, bone.evidence, bone.badge].filter(box => box !== null).map(box => ({ owner: bone.id, box })),
    ...(bone.star ? [{ owner: bone.id, box: { x: bone.star.x - bone.star.r, y: bone.star.y - bone.star.r, width: 2 * bone.star.r, height: 2 * bone.star.r, lines: [], fontSize: 3, bold: false, boxed: false } }] : []),
  ]),
  ...layout.keys.map(key => ({ owner: 'key', box: key.label })),
  ...layout.list.map(box => ({ owner: 'list', box })),
]
const linesOf = (layout: FishboneLayout): { owner: string; line: Segment }[] =>
  [{ owner: 'spine', line: layout.spine }, ...layout.bones.map(bone => ({ owner: bone.id, line: bone.line }))]

const between = (value: number, a: number, b: number): boolean => value >= Math.min(a, b) - 0.01 && value <= Math.max(a, b) + 0.01
const onLine = (x: number, y: number, line: Segment): boolean => {
  const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1)
  const away = Math.abs((line.x2 - line.x1) * (line.y1 - y) - (line.x1 - x) * (line.y2 - line.y1)) / length
  return away < 0.02 && between(x, line.x1, line.x2) && between(y, line.y1, line.y2)
}

function expectSound(fishbone: Fishbone, layout: FishboneLayout, collapsed: ReadonlySet<string> = new Set()): void {
  const boxes = boxesOf(layout)
  const lines = linesOf(layout)
  expect(layout.bones.map(bone => bone.id).sort()).toEqual(inReadingOrder(growTree(fishbone.bones, collapsed)).map(bone => bone.id).sort())
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
    else expect(Math.atan2(Math.abs(y2 - y1), Math.abs(x2 - x1)) * 180 / Math.PI).toBeCloseTo(60, 0)
    expect(Math.sign(x2 - x1)).toBe(layout.headSide === 'right' ? 1 : -1)
  }
}

function expectNoCrossings(layout: FishboneLayout): void {
  for (const a of layout.bones) {
    for (const b of layout.bones) {
      if (a.id >= b.id || a.parent === b.id || b.parent === a.id || a.level % 2 === b.level % 2) continue
      const [lying, leaning] = a.level % 2 === 0 ? [a.line, b.line] : [b.line, a.line]
      const at = (lying.y1 - leaning.y1) / (leaning.y2 - leaning.y1)
      const x = leaning.x1 + at * (leaning.x2 - leaning.x1)
      if (at > 0 && at < 1 && x > Math.min(lying.x1, lying.x2) && x < Math.max(lying.x1, lying.x2)) throw new Error(`${a.id} crosses ${b.id}`)
    }
  }
}

describe('fishbone layout', () => {
  it('never overlaps texts and never strikes a line through one, on 500 random trees of up to 6 levels, 200 causes and both heads', () => {
    let deepest = 0
    let most = 0
    fc.assert(fc.property(trees, ({ fishbone, ...options }) => {
      const layout = layoutFishbone(fishbone, options)
      expectSound(fishbone, layout, options.collapsed)
      expectNoCrossings(layout)
      deepest = Math.max(deepest, ...layout.bones.map(bone => bone.level))
      most = Math.max(most, layout.bones.length)
    }), { numRuns: 500, seed: 20090701 })
    expect(deepest).toBe(MAX_BONE_LEVEL)
    expect(most).toBeGreaterThanOrEqual(190)
  })

  it('moves numbers that a screen would show too small into a list with the same numbers, in reading order', () => {
    fc.assert(fc.property(trees, ({ fishbone, ...options }) => {
      const layout = layoutFishbone(fishbone, { ...options, screen: 1366, keys: [{ sign: 'end', text: '末端原因序号' }, { sign: 'main', text: '要因（已确认）' }] })
      expectSound(fishbone, layout, options.collapsed)
      const px = (mm: number): number => mm * 1366 / (layout.width + 8)
      for (const bone of layout.bones) if (bone.evidence && options.evidence.has(bone.id) && layout.list.length === 0) expect(px(bone.evidence.fontSize)).toBeGreaterThanOrEqual(9)
      for (const note of layout.list) expect(px(note.fontSize)).toBeGreaterThanOrEqual(9)
      if (layout.list.length === 0) return
      const shown = new Set(layout.bones.map(bone => bone.id))
      expect(layout.list).toHaveLength([...options.evidence.keys()].filter(id => shown.has(id)).length)
      const refs = layout.list.map(note => note.lines[0]!.split(/\s/)[0]!)
      expect(new Set(refs).size).toBe(refs.length)
    }), { numRuns: 60, seed: 7 })
  })

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
      bones.push(boneOf({ id: `g${i}`, order: i, text: '人机料法环测'[i]! }))
      for (let j = 0; j < 4; j++) bones.push(boneOf({ id: `g${i}c${j}`, parent: `g${i}`, order: j, text: '新员工培训不足业务不熟' }))
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
    const layout = layoutFishbone({ effect: '慢'.repeat(2000), bones: [boneOf({ id: 'a', text: '字'.repeat(2000) })] })
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
    const broken = [...queue.bones, ...[['x', 'gone'], ['y', 'z'], ['z', 'y']].map(([id, parent]) => boneOf({ id: id!, parent: parent!, text: '无' }))]
    expect(layoutFishbone({ ...queue, bones: broken })).toEqual(layoutFishbone(queue))
  })

  it('has the head left for measures, and reads from the left and from the top all the same', () => {
    const layout = layoutFishbone(queue, { head: 'left' })
    expectSound(queue, layout)
    expect(layout.head.x + layout.head.width).toBeLessThanOrEqual(layout.spine.x2 + 0.01)
    const big = layout.bones.filter(bone => bone.level === 1).sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
    expect(big.map(bone => Math.sign(bone.line.y1 - layout.spine.y1))).toEqual([-1, 1, -1, 1, -1, 1])
    expect(big.map(bone => bone.line.x2)).toEqual([...big.map(bone => bone.line.x2)].sort((a, b) => a - b))
    const small = layout.bones.filter(bone => bone.level === 3 && bone.parent === layout.bones.find(one => one.level === 2)!.id)
    const order = (list: typeof small): string[] => [...list].sort((a, b) => a.label.x - b.label.x).map(bone => bone.id)
    expect(order(small)).toEqual([...small.map(bone => bone.id)].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))))
  })

  it('leaves out what hangs on a collapsed bone and says how many', () => {
    const layout = layoutFishbone(queue, { collapsed: new Set(['b1', 'b12']) })
    const hidden = queue.bones.length - layout.bones.length
    const said = layout.bones.flatMap(bone => (bone.badge?.lines ?? []).concat(bone.evidence?.lines ?? [])).filter(text => text.startsWith('+'))
    expect(said.reduce((sum, text) => sum + Number(text), 0)).toBe(hidden)
    expect(hidden).toBeGreaterThan(2)
  })

  it('leads cross links past every text where there is a way', () => {
    const links = [{ id: 'l1', from: 'b14', to: 'b20' }, { id: 'l2', from: 'b30', to: 'b5' }, { id: 'l3', from: 'b3', to: 'b34' }, { id: 'gone', from: 'b3', to: 'nowhere' }]
    const layout = layoutFishbone(queue, { links })
    expect(layout.links.map(link => link.id)).toEqual(['l1', 'l2', 'l3'])
    for (const link of layout.links) {
      for (const bone of layout.bones) {
        if (bone.id === link.from || bone.id === link.to) continue
        for (const [i, point] of link.points.entries()) {
          const next = link.points[i + 1]
          if (next && segmentCrossesRect({ x1: point.x, y1: point.y, x2: next.x, y2: next.y }, bone.label)) throw new Error(`${link.id} passes through ${bone.id}`)
        }
      }
      const end = link.points.at(-1)!
      const target = layout.bones.find(bone => bone.id === link.to)!.label
      expect(rectsOverlap({ x: end.x - 1.5, y: end.y - 1.5, width: 3, height: 3 }, target)).toBe(true)
    }
  })
})
