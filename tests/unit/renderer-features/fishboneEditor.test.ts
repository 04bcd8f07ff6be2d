import { describe, expect, it } from 'vitest'
import { allFit, between, indentedTogether, movedMany, outdentedTogether, shiftedTogether, topmostOf } from '../../../renderer/features/diagrams/fishbone/chosen.ts'
import { branchOnly, foldedFor } from '../../../renderer/features/diagrams/fishbone/drawing.ts'
import { outlineOfCells } from '../../../renderer/features/diagrams/fishbone/pasteCells.ts'
import { walk } from '../../../renderer/features/figure/hierarchy.ts'
import type { Bone } from '../../../shared/model/fishbone.ts'
import { boneOf } from '../../fixtures/bones.ts'

/** 「人 -甲 --乙 机」: ids are the labels. */
function bonesOf(text: string): Bone[] {
  const path: string[] = []
  const counts = new Map<string | null, number>()
  return text.split(' ').map(word => {
    const level = /^-*/.exec(word)![0].length
    const id = word.slice(level)
    const parent = level === 0 ? null : path[level - 1]!
    const order = counts.get(parent) ?? 0
    counts.set(parent, order + 1)
    path[level] = id
    return boneOf({ id, text: id, parent, order })
  })
}
const shown = (bones: readonly Bone[]): string => walk(bones).map(({ node, level }) => '-'.repeat(level - 1) + node.text).join(' ')

describe('several bones', () => {
  const bones = bonesOf('人 -甲 --乙 -丙 -丁 机 -戊')
  it('are moved once where one lies below another, in reading order', () => {
    expect(topmostOf(bones, ['丁', '乙', '甲']).map(bone => bone.id)).toEqual(['甲', '丁'])
    expect(shown(movedMany(bones, topmostOf(bones, ['丁', '乙', '甲']), { parent: '机', index: 0 }))).toBe('人 -丙 机 -甲 --乙 -丁 -戊')
    expect(shown(movedMany(bones, topmostOf(bones, ['丁', '丙']), { parent: '人', index: 0 }))).toBe('人 -丙 -丁 -甲 --乙 机 -戊')
  })
  it('lose what was agreed to only under another parent', () => {
    const agreed = bones.map(bone => ({ ...bone, content: { ...bone.content, agreed: true } }))
    const after = movedMany(agreed, topmostOf(agreed, ['丙', '戊']), { parent: '机', index: 0 })
    expect(after.filter(bone => !bone.content.agreed).map(bone => bone.id)).toEqual(['丙'])
  })
  it('go one place up and down together, and stop at the edge', () => {
    const list = topmostOf(bones, ['丙', '丁'])
    expect(shiftedTogether(bones, list, 1)).toBeNull()
    expect(shown(movedMany(bones, list, shiftedTogether(bones, list, -1)!))).toBe('人 -丙 -丁 -甲 --乙 机 -戊')
    // Apart ones come together on the way.
    const apart = topmostOf(bones, ['甲', '丁'])
    expect(shiftedTogether(bones, apart, -1)).toBeNull()
    expect(shiftedTogether(bones, topmostOf(bones, ['丙', '戊']), -1)).toBeNull()
  })
  it('are indented under the sibling before them and outdented after their parent', () => {
    const list = topmostOf(bones, ['丙', '丁'])
    expect(indentedTogether(bones, list)).toEqual({ parent: '甲', index: 1 })
    expect(indentedTogether(bones, topmostOf(bones, ['甲', '丙']))).toBeNull()
    expect(shown(movedMany(bones, list, outdentedTogether(bones, list)!))).toBe('人 -甲 --乙 丙 丁 机 -戊')
  })
  it('do not hang on themselves nor pass the sixth level', () => {
    expect(allFit(bones, topmostOf(bones, ['人']), '乙')).toBe(false)
    expect(allFit(bones, topmostOf(bones, ['丙']), '戊')).toBe(true)
    const deep = bonesOf('一 -二 --三 ---四 ----五 -----六 另 -子')
    expect(allFit(deep, topmostOf(deep, ['另']), '四')).toBe(true)
    expect(allFit(deep, topmostOf(deep, ['另']), '五')).toBe(false)
  })
  it('are all between two lines, whichever comes first', () => {
    expect(between(['a', 'b', 'c', 'd'], 'c', 'a')).toEqual(['a', 'b', 'c'])
    expect(between(['a', 'b'], 'x', 'b')).toEqual(['b'])
  })
})

describe('what is shown', () => {
  const bones = bonesOf('人 -甲 --乙 -丙 机 -戊')
  it('of one branch: what leads to it and what is below it', () => {
    expect(shown(branchOnly(bones, '甲'))).toBe('人 -甲 --乙')
    expect(branchOnly(bones, null)).toBe(bones)
    expect(branchOnly(bones, 'gone')).toBe(bones)
  })
  it('of folded branches: those the selection stands in are open', () => {
    const folded = new Set(['人', '机'])
    expect([...foldedFor(folded, bones, '乙')]).toEqual(['机'])
    // The same set, so that nothing is laid out anew.
    expect(foldedFor(folded, bones, '人')).toBe(folded)
  })
})

describe('cells of a spreadsheet', () => {
  it('are levels by column; repeated and merged cells are one branch', () => {
    expect(outlineOfCells('人\t甲\t乙\n人\t甲\t丙\n人\t丁\t\n\t\t戊\n机\t己')).toBe('人\n\t甲\n\t\t乙\n\t\t丙\n\t丁\n\t\t戊\n机\n\t己')
  })
  it('keep the same words under another branch', () => {
    expect(outlineOfCells('人\t不足\n机\t不足')).toBe('人\n\t不足\n机\n\t不足')
  })
  it('are not what an indented outline is', () => {
    expect(outlineOfCells('人\n\t甲\n\t\t乙')).toBeNull()
    expect(outlineOfCells('one line')).toBeNull()
  })
})
