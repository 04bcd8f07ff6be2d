import { describe, expect, test } from 'vitest'
import { layoutRelation } from '../../../shared/figures/relation/layout.ts'

const bone = (id: string, parent: string | null, order: number) => ({ id, parent, order, text: id })
/** 人员(培训不足(计划未排, 教材陈旧)), 设备 with nothing below. */
const bones = [bone('人员', null, 0), bone('设备', null, 1), bone('培训不足', '人员', 0), bone('计划未排', '培训不足', 0), bone('教材陈旧', '培训不足', 1)]
const drawn = (options: Parameters<typeof layoutRelation>[1] = {}, of = bones) => layoutRelation({ effect: '排队时间长', bones: of }, { countsOf: (into, out) => `${into}/${out}`, ...options })
const roles = (options: Parameters<typeof layoutRelation>[1] = {}, of = bones) => Object.fromEntries(drawn(options, of).boxes.map(box => [box.id, box.role]))
const counts = (id: string, options: Parameters<typeof layoutRelation>[1] = {}) => drawn(options).boxes.find(box => box.id === id)?.counts?.lines[0]

describe('a relation diagram', () => {
  test('leaves a category out that has no causes; it is never a root cause', () => {
    expect(roles()).toEqual({ '': 'effect', 培训不足: 'cause', 计划未排: 'root', 教材陈旧: 'root' })
    expect(counts('')).toBe('1/0')
    expect(roles({ emptyBranches: true })['设备']).toBe('cause')
    expect(roles({}, bones.slice(0, 2))).toEqual({ '': 'effect', 人员: 'cause', 设备: 'cause' })
    expect(roles({ links: [{ id: 'l', from: '设备', to: '培训不足' }] })['设备']).toBe('root')
  })
  test('does not call a folded bone a root cause and still counts what leads to it', () => {
    const collapsed = new Set(['培训不足'])
    expect(roles({ collapsed })).toEqual({ '': 'effect', 培训不足: 'cause' })
    expect(counts('培训不足', { collapsed })).toBe('2/1')
    expect(roles({ collapsed: new Set(['人员']) })).toEqual({ '': 'effect', 人员: 'cause' })
  })
  test('of parts of a whole has neither arrows nor counts nor roots', () => {
    const { arrows, boxes } = drawn({ arrows: false, evidence: new Map([['计划未排', 'n=9']]) })
    expect(arrows).toHaveLength(3)
    expect(arrows.some(arrow => arrow.tip)).toBe(false)
    expect(boxes.some(box => box.role === 'root' || box.counts !== null)).toBe(false)
    expect(boxes.find(box => box.id === '计划未排')?.evidence?.lines).toEqual(['n=9'])
  })
})
