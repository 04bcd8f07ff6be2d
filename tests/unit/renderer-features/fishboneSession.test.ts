import { describe, expect, it } from 'vitest'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { inserted, moved, removed, walk } from '../../../renderer/features/figure/hierarchy.ts'
import { DRAFT, FishboneSession } from '../../../renderer/features/diagrams/fishbone/session.ts'
import type { EngineCall } from '../../../renderer/features/diagrams/fishbone/session.ts'
import { HEAD } from '../../../renderer/features/diagrams/fishbone/spatial.ts'
import { boneOf, diagramOf } from '../../fixtures/bones.ts'

/** An engine of one fishbone with undo; every answer comes later than the call, as over a port. */
function fakeEngine(start: string[] = []) {
  let fishbone: Fishbone = diagramOf({ effect: '排队等候时间长', bones: start.map((text, order) => boneOf({ id: `b${order}`, order, text })) })
  let next = 100
  const past: Fishbone[] = []
  const calls: string[] = []
  let fail: string | null = null
  const put = (bones: Bone[]): void => { past.push(fishbone); fishbone = { ...fishbone, bones } }
  const call = (async (name: string, params: Record<string, never>) => {
    await new Promise(resolve => setTimeout(resolve, 1))
    if (name !== 'fishbone.get') calls.push(name)
    if (fail === name) { fail = null; throw new YinguoError('CONFLICT', { what: 'bone' }) }
    const { bone, parent, index, text } = params as unknown as { bone: string; parent: string | null; index: number; text: string; factor?: string | null }
    if (name === 'fishbone.get') return fishbone
    if (name === 'bone.add') {
      if (parent !== null && !fishbone.bones.some(each => each.id === parent)) throw new YinguoError('NOT_FOUND', { what: 'bone', id: parent })
      const made = boneOf({ id: `b${next++}`, parent, order: index, text })
      put(inserted(fishbone.bones, made, { parent, index }))
      return made
    }
    if (bone !== undefined && !fishbone.bones.some(each => each.id === bone)) throw new YinguoError('NOT_FOUND', { what: 'bone', id: bone })
    if (name === 'bone.move') put(moved(fishbone.bones, bone, { parent, index }))
    if (name === 'bone.remove') put(removed(fishbone.bones, bone))
    if (name === 'bone.update') put(fishbone.bones.map(each => (each.id === bone ? { ...each, ...(text === undefined ? {} : { text }) } : each)))
    if (name === 'history.undo') { const before = past.pop(); if (!before) throw new YinguoError('NOTHING_TO_UNDO'); fishbone = before }
    return null
  }) as EngineCall
  const session = new FishboneSession(fishbone, call)
  return { session, calls, failNext: (name: string) => { fail = name }, outline: () => outline(fishbone.bones), shown: () => outline(session.state().bones) }
}
const outline = (bones: readonly Bone[]): string => walk(bones).map(({ node, level }) => '-'.repeat(level - 1) + node.text).join(' ')
const type = (session: FishboneSession, text: string): void => { session.setText(text); session.commitEdit() }

describe('fishbone session', () => {
  it('writes four levels by keys alone, and the engine ends with what was shown', async () => {
    const { session, outline, shown } = fakeEngine()
    session.startChild(); type(session, '人')
    session.startChild(); type(session, '意识')
    session.startChild(); type(session, '培训少')
    session.startChild(); type(session, '没有计划')
    session.startSibling(); type(session, '没有教材')
    session.select(HEAD)
    session.startSibling(); type(session, '机')
    expect(shown()).toBe('人 -意识 --培训少 ---没有计划 ---没有教材 机')
    await session.settled()
    expect(outline()).toBe('人 -意识 --培训少 ---没有计划 ---没有教材 机')
    expect(session.state().bones.every(bone => !bone.id.startsWith('new-'))).toBe(true)
    expect(outline()).toBe(shown())
  })
  it('types on below a bone whose id the engine has not given yet', async () => {
    const { session, outline } = fakeEngine(['人'])
    session.select('b0')
    session.startChild(); type(session, '甲')
    session.startChild()
    session.setText('乙')
    await session.settled()
    expect(session.state().edit?.text).toBe('乙')
    session.commitEdit()
    await session.settled()
    expect(outline()).toBe('人 -甲 --乙')
  })
  it('makes one step of undo of a new bone, and none of one left empty', async () => {
    const { session, calls } = fakeEngine(['人'])
    session.select('b0')
    session.startSibling(); session.commitEdit()
    expect(session.state().selected).toBe('b0')
    session.startSibling(); type(session, '机')
    await session.settled()
    expect(calls).toEqual(['bone.add'])
  })
  it('shifts a bone not made yet with Tab and Shift+Tab', async () => {
    const { session, outline } = fakeEngine(['人', '机'])
    session.select('b0')
    session.startSibling()
    session.indent()
    type(session, '意识')
    await session.settled()
    expect(outline()).toBe('人 -意识 机')
    session.startSibling()
    session.outdent()
    type(session, '料')
    await session.settled()
    expect(outline()).toBe('人 -意识 料 机')
  })
  it('refuses the seventh level and says so', async () => {
    const { session, shown } = fakeEngine()
    for (const text of ['一', '二', '三', '四', '五', '六']) { session.startChild(); type(session, text) }
    session.startChild()
    expect(session.state().edit).toBeNull()
    expect(session.state().notice).toBe('tooDeep')
    expect(shown()).toBe('一 -二 --三 ---四 ----五 -----六')
    session.select(HEAD)
    session.startChild(); type(session, '另')
    await session.settled()
    const other = session.state().bones.find(bone => bone.text === '一')!
    const target = session.state().bones.find(bone => bone.text === '另')!
    expect(session.canReparent(other.id, target.id)).toBe(false)
  })
  it('removes with everything below, and undo brings it back selected', async () => {
    const { session, outline } = fakeEngine(['人', '机'])
    session.select('b0')
    session.startChild(); type(session, '意识')
    await session.settled()
    session.select('b0')
    session.remove()
    expect(session.state().selected).toBe('b1')
    await session.settled()
    expect(outline()).toBe('机')
    session.undo()
    await session.settled()
    expect(outline()).toBe('人 -意识 机')
    expect(session.state().selected).toBe('b0')
  })
  it('undoing the bone one stands on moves the selection to its parent', async () => {
    const { session } = fakeEngine(['人'])
    session.select('b0')
    session.startChild(); type(session, '意识')
    await session.settled()
    session.undo()
    await session.settled()
    expect(session.state().selected).toBe('b0')
    session.undo()
    session.undo()
    await session.settled()
    expect(session.state().notice).toBe('nothingToUndo')
  })
  it('after a refusal drops what followed and shows what the project holds', async () => {
    const { session, failNext, shown, outline } = fakeEngine(['人', '机', '料'])
    failNext('bone.move')
    session.reparent('b1', 'b0')
    session.select('b2')
    session.remove()
    expect(shown()).toBe('人 -机')
    await session.settled()
    expect(session.state().error?.code).toBe('CONFLICT')
    expect(shown()).toBe('人 机 料')
    expect(outline()).toBe('人 机 料')
  })
  it('ignores news of the engine while its own gestures are on their way', async () => {
    const { session, shown } = fakeEngine(['人', '机'])
    session.reparent('b1', 'b0')
    session.adopt(diagramOf({ effect: 'x', bones: [] }))
    expect(shown()).toBe('人 -机')
    await session.settled()
    expect(shown()).toBe('人 -机')
  })
  it('cancelling a new bone goes back to where it began; an emptied bone keeps its text', () => {
    const { session, shown } = fakeEngine(['人'])
    session.select('b0')
    session.startChild()
    expect(session.state().selected).toBe(DRAFT)
    session.cancelEdit()
    expect(session.state().selected).toBe('b0')
    session.setText('')
    session.commitEdit()
    expect(shown()).toBe('人')
  })
})
