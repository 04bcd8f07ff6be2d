import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAX_BONES } from '../../../shared/model/fishbone.ts'
import type { Bone, Fishbone } from '../../../shared/model/fishbone.ts'
import type { Evidence } from '../../../shared/model/cause.ts'
import { confirmation, measure } from '../../../shared/model/cause.ts'
import { templateContent } from '../../../shared/fishbone/templates.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let t: TestEngine
let fishbone = ''
beforeEach(async () => {
  t = await testEngine()
  await t.newProject()
  fishbone = (await t.client.call('fishbone.create', { effect: '排队时间长', template: 'blank' })).id
})
afterEach(async () => { expect(t.logged).toEqual([]); await t.dispose() })

const get = (id = fishbone): Promise<Fishbone> => t.client.call('fishbone.get', { fishbone: id })
const undo = (): Promise<unknown> => t.client.call('history.undo', {})
const redo = (): Promise<unknown> => t.client.call('history.redo', {})
const steps = async (): Promise<number> => (await t.client.call('history.list', { offset: 0, limit: 1 })).total
/** a(b,c(d)) e */
async function shape(id = fishbone): Promise<string> {
  const { bones } = await get(id)
  const of = (parent: string | null): string => bones.filter(bone => bone.parent === parent).map(bone => { const below = of(bone.id); return bone.text + (below ? `(${below})` : '') }).join(',')
  return of(null)
}
const paste = (text: string, parent: string | null = null, index?: number) => t.client.call('bone.paste', { fishbone, parent, text, ...(index === undefined ? {} : { index }) })
const idOf = async (text: string): Promise<string> => (await get()).bones.find(bone => bone.text === text)!.id
const bone = async (text: string): Promise<Bone> => (await get()).bones.find(each => each.text === text)!
const ordered = async (): Promise<void> => {
  const { bones } = await get()
  for (const [, siblings] of Map.groupBy(bones, each => each.parent)) expect(siblings.map(each => each.order)).toEqual(siblings.map((_, i) => i))
}
const note = (text: string): Evidence => ({ type: 'note', text, who: '', date: '' })
const planted = '人员\n\t培训不足\n\t\t教材陈旧\n\t排班乱\n设备\n\t终端慢'

describe('a new diagram', () => {
  test('comes from a template; the filled one with its causes and its effect', async () => {
    const made = await t.client.call('fishbone.create', { effect: '', template: 'queue' })
    expect(made.effect).toBe('营业厅排队等候时间长')
    expect(made.bones.filter(each => each.parent === null).map(each => each.text)).toEqual(['流量', '流程', '人员', '系统', '环境', '引导'])
    expect(made.bones).toHaveLength(24)
    const named = await t.client.call('fishbone.create', { effect: 'Own', template: 'management', lang: 'en' })
    expect([named.effect, ...named.bones.map(each => each.text)]).toEqual(['Own', 'People', 'Policies', 'Place', 'Procedures', 'Measurement', 'Environment'])
    await undo()
    await undo()
    expect((await t.client.call('fishbone.list', {})).map(each => each.id)).toEqual([fishbone])
  })
  test('templates are told with no project open', async () => {
    await t.client.call('project.close', {})
    const templates = await t.client.call('fishbone.templates', { lang: 'en' })
    expect(templates.map(each => each.id)).toEqual(['blank', '5m1e', '4s', '8p', 'management', 'network', 'tariff', 'complaint', 'queue'])
    expect(templates[1]).toEqual(templateContent('5m1e', 'en'))
  })
  test('has settings that change one by one', async () => {
    await t.client.call('fishbone.settings', { fishbone, type: 'measure', author: '李' })
    await t.client.call('fishbone.settings', { fishbone, date: '2026-11' })
    expect((await get()).settings).toEqual({ type: 'measure', mode: 'evidence', author: '李', date: '2026-11', participants: '' })
    const before = await steps()
    await t.client.call('fishbone.settings', { fishbone, date: '2026-11' })
    expect(await steps()).toBe(before)
    await undo()
    expect((await get()).settings.date).toBe('')
    await expect(t.client.call('fishbone.settings', { fishbone, type: 'other' as never })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
    await expect(t.client.call('fishbone.settings', { fishbone: 'no', author: '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what a bone carries', () => {
  test('changes field by field and comes back', async () => {
    await paste(planted)
    const id = await idOf('教材陈旧')
    const update = (content: object): Promise<null> => t.client.call('bone.update', { fishbone, bone: id, content })
    await update({ note: '2019 年版', evidence: [note('见教材封面')] })
    await update({ excluded: { reason: ' 不在小组能力之内 ' } })
    await update({ agreed: true })
    const kept = { note: '2019 年版', evidence: [note('见教材封面')], excluded: { reason: '不在小组能力之内' }, votes: null, agreed: true }
    expect((await bone('教材陈旧')).content).toEqual(kept)
    await undo()
    expect((await bone('教材陈旧')).content).toEqual({ ...kept, agreed: false })
    await redo()
    await update({ excluded: null })
    expect((await bone('教材陈旧')).content).toEqual({ ...kept, excluded: null })
    for (const bad of [{ excluded: { reason: '  ' } }, { votes: 1.5 }, { evidence: [{ type: 'other' }] }, { note: 'x'.repeat(4001) }]) await expect(update(bad)).rejects.toMatchObject({ code: 'BAD_PARAMS' })
  })
  test('a confirmed main cause cannot be left out, neither itself nor by what lies above it', async () => {
    await paste(planted)
    const id = await idOf('教材陈旧')
    const { parent } = await bone('教材陈旧')
    const other = await idOf('终端慢')
    const full = confirmation.parse({ what: '版本', methodNote: '核对', criterion: '影响 > 5 分', finding: '2019 年版', person: '李', done: '2026-11-01', data: note('封面'), verdict: 'main' })
    await t.client.call('confirmation.save', { fishbone, bone: id, content: full })
    const exclude = (bone: string): Promise<null> => t.client.call('bone.update', { fishbone, bone, content: { excluded: { reason: '不在能力之内' } } })
    const refused = { code: 'CONFLICT', params: { what: 'confirmedMain' } }
    await expect(exclude(id)).rejects.toMatchObject(refused)
    await expect(exclude(parent!)).rejects.toMatchObject(refused)
    await exclude(other)
    await expect(t.client.call('bone.move', { fishbone, bone: id, parent: other, index: 0 })).rejects.toMatchObject(refused)
    await expect(t.client.call('bone.moveMany', { fishbone, bones: [id], parent: other, index: 0 })).rejects.toMatchObject(refused)
    await t.client.call('confirmation.save', { fishbone, bone: id, content: { ...full, verdict: 'open' } })
    await exclude(id)
    expect((await bone('教材陈旧')).content.excluded).toEqual({ reason: '不在能力之内' })
  })
  test('votes only in vote mode', async () => {
    await paste(planted)
    const id = await idOf('终端慢')
    const vote = (votes: number | null): Promise<null> => t.client.call('bone.update', { fishbone, bone: id, content: { votes } })
    await expect(vote(5)).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'votes' } })
    await t.client.call('fishbone.settings', { fishbone, mode: 'vote' })
    await vote(5)
    expect((await bone('终端慢')).content.votes).toBe(5)
  })
})

describe('several bones at once', () => {
  test('a pasted outline becomes bones in one step, doubtful lines marked', async () => {
    const made = await paste(planted)
    expect(await shape()).toBe('人员(培训不足(教材陈旧),排班乱),设备(终端慢)')
    expect([made.made, made.top.length, made.doubtful]).toEqual([6, 2, []])
    await ordered()
    const under = await paste('1. 甲\n2. 乙\n4. 丙', await idOf('人员'), 1)
    expect(await shape()).toBe('人员(培训不足(教材陈旧),甲,乙,丙,排班乱),设备(终端慢)')
    expect(under.doubtful).toEqual([{ bone: under.top[2], line: 3, doubt: 'number' }])
    await ordered()
    await undo()
    await undo()
    expect(await shape()).toBe('')
    await redo()
    expect(await shape()).toBe('人员(培训不足(教材陈旧),排班乱),设备(终端慢)')
  })
  test('the effect at the top of a pasted diagram is not a bone', async () => {
    await paste('排队时间长\n\t人员\n\t设备')
    expect(await shape()).toBe('人员,设备')
  })
  test('a paste that does not fit is refused whole', async () => {
    await paste(planted)
    const before = [await shape(), await steps()]
    const seven = Array.from({ length: 7 }, (_, i) => `${'\t'.repeat(i)}第${i + 1}层`).join('\n')
    await expect(paste(seven)).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'depth' } })
    await expect(paste('一\n\t二\n\t\t三\n\t\t\t四', await idOf('教材陈旧'))).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'depth' } })
    await expect(paste(`甲\n\t${'乙'.repeat(2001)}`)).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'boneText' } })
    await expect(paste(Array.from({ length: MAX_BONES }, (_, i) => `因${i}`).join('\n'))).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'tooManyBones' } })
    await expect(paste('甲', 'nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'bone' } })
    await expect(paste('a\n'.repeat(200_000))).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'tooManyBones' } })
    await expect(paste('x'.repeat(500_001))).rejects.toMatchObject({ code: 'BAD_PARAMS' })
    expect([await shape(), await steps()]).toEqual(before)
    expect(await paste('  \n\t\n')).toEqual({ top: [], made: 0, doubtful: [] })
  })
  test('500 lines, long labels, right-to-left, emoji and broken text are taken as they are', async () => {
    await paste(Array.from({ length: 500 }, (_, i) => `${'\t'.repeat(i % 6)}原因 ${i}`).join('\n'))
    expect((await get()).bones).toHaveLength(500)
    await ordered()
    const texts = ['慢'.repeat(2000), 'انتظار طويل', '👨‍👩‍👧 排队', '\u202E反向\u202C', '<b>&"\'', '\u0000x']
    await paste(texts.map(text => `• ${text}`).join('\n'))
    expect((await get()).bones.filter(each => each.parent === null).slice(-texts.length).map(each => each.text)).toEqual(texts)
    await paste('坏\uD83D字')
    expect((await get()).bones.at(-1)?.text).toBe('坏\uFFFD字')
    expect((await t.client.call('project.check', {})).sound).toBe(true)
  })
  test('are moved together in reading order; those below another chosen one travel with it', async () => {
    await paste(planted)
    const [training, book, shifts, machine, people] = await Promise.all(['培训不足', '教材陈旧', '排班乱', '设备', '人员'].map(idOf))
    await t.client.call('bone.update', { fishbone, bone: book!, content: { agreed: true } })
    await t.client.call('bone.update', { fishbone, bone: shifts!, content: { agreed: true } })
    await t.client.call('bone.moveMany', { fishbone, bones: [shifts!, book!, training!], parent: machine!, index: 0 })
    expect(await shape()).toBe('人员,设备(培训不足(教材陈旧),排班乱,终端慢)')
    await ordered()
    // What was agreed to was the step to the parent it had.
    expect([(await bone('教材陈旧')).content.agreed, (await bone('排班乱')).content.agreed]).toEqual([true, false])
    await undo()
    expect(await shape()).toBe('人员(培训不足(教材陈旧),排班乱),设备(终端慢)')
    expect((await bone('排班乱')).content.agreed).toBe(true)
    await t.client.call('bone.moveMany', { fishbone, bones: [shifts!], parent: people!, index: 0 })
    expect(await shape()).toBe('人员(排班乱,培训不足(教材陈旧)),设备(终端慢)')
    for (const [bones, parent, what] of [[[people!], book!, 'cycle'], [[machine!, people!], people!, 'cycle']] as const) {
      await expect(t.client.call('bone.moveMany', { fishbone, bones: [...bones], parent, index: 0 })).rejects.toMatchObject({ code: 'CONFLICT', params: { what } })
    }
    await expect(t.client.call('bone.moveMany', { fishbone, bones: [machine!, 'gone'], parent: null, index: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(t.client.call('bone.moveMany', { fishbone, bones: [], parent: null, index: 0 })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
  })
  test('that would lie too deep stay where they are', async () => {
    await paste('a\n\tb\n\t\tc\n\t\t\td\n\t\t\t\te\n\t\t\t\t\tf\ng\n\th')
    const before = await shape()
    await expect(t.client.call('bone.moveMany', { fishbone, bones: [await idOf('g')], parent: await idOf('e'), index: 0 })).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'depth' } })
    expect(await shape()).toBe(before)
  })
  test('are removed together and come back', async () => {
    await paste(planted)
    await t.client.call('bone.removeMany', { fishbone, bones: [await idOf('教材陈旧'), await idOf('培训不足'), await idOf('终端慢')] })
    expect(await shape()).toBe('人员(排班乱),设备')
    await ordered()
    await undo()
    expect(await shape()).toBe('人员(培训不足(教材陈旧),排班乱),设备(终端慢)')
  })
})

describe('lines across', () => {
  const link = async (from: string, to: string, text = ''): Promise<string> => (await t.client.call('bone.link.add', { fishbone, from: await idOf(from), to: await idOf(to), note: text })).id
  test('are drawn once, never along the tree', async () => {
    await paste(planted)
    const id = await link('终端慢', '排班乱', '等系统')
    expect((await get()).links).toEqual([{ id, from: await idOf('终端慢'), to: await idOf('排班乱'), note: '等系统' }])
    await expect(link('终端慢', '排班乱')).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'linkTwice' } })
    await expect(link('终端慢', '终端慢')).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'linkSelf' } })
    await expect(link('教材陈旧', '培训不足')).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'linkParent' } })
    await link('培训不足', '教材陈旧')
    await t.client.call('bone.link.update', { fishbone, link: id, note: '两次登录' })
    expect((await get()).links[0]?.note).toBe('两次登录')
    await t.client.call('bone.link.remove', { fishbone, link: id })
    expect((await get()).links).toHaveLength(1)
    await undo()
    expect((await get()).links).toHaveLength(2)
    const other = await t.client.call('fishbone.create', { effect: 'x', template: '4s' })
    await expect(t.client.call('bone.link.remove', { fishbone: other.id, link: id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(t.client.call('bone.link.add', { fishbone, from: other.bones[0]!.id, to: await idOf('设备') })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
  test('go with a bone that goes, and when the tree comes to say the same', async () => {
    await paste(planted)
    await link('终端慢', '排班乱')
    await link('教材陈旧', '设备')
    await t.client.call('bone.remove', { fishbone, bone: await idOf('终端慢') })
    expect((await get()).links).toHaveLength(1)
    await undo()
    await t.client.call('bone.move', { fishbone, bone: await idOf('教材陈旧'), parent: await idOf('设备'), index: 0 })
    expect((await get()).links.map(each => each.to)).toEqual([await idOf('排班乱')])
    await undo()
    expect((await get()).links).toHaveLength(2)
  })
})

describe('two bones made one', () => {
  test('what is below and what they carry is together; what pointed at one points at the other', async () => {
    await paste(`${planted}\n\t教材旧\n\t\t印刷不清`)
    const [into, from, shifts, slow] = await Promise.all(['教材陈旧', '教材旧', '排班乱', '终端慢'].map(idOf)) as [string, string, string, string]
    await t.client.call('bone.update', { fishbone, bone: into, content: { note: '甲', evidence: [note('1'), note('2')], excluded: { reason: '先不看' } } })
    await t.client.call('bone.update', { fishbone, bone: from, content: { note: '乙', evidence: [note('2'), note('3')] } })
    const factor = (await t.client.call('factor.add', { name: '教材', parent: null })).id
    await t.client.call('bone.update', { fishbone, bone: from, factor })
    for (const [a, b] of [[from, shifts], [into, shifts], [slow, from], [from, into]] as const) await t.client.call('bone.link.add', { fishbone, from: a, to: b })
    await t.client.call('confirmation.save', { fishbone, bone: from, content: confirmation.parse({ what: '版本' }) })
    const { id: made } = await t.client.call('measure.save', { measure: null, content: measure.parse({ what: '换教材', causes: [from, into, slow] }) })
    const before = await get()
    await t.client.call('bone.merge', { fishbone, bone: into, from, text: '教材陈旧、印刷不清' })
    expect(await shape()).toBe('人员(培训不足(教材陈旧、印刷不清(印刷不清)),排班乱),设备(终端慢)')
    await ordered()
    const after = await get()
    expect(after.bones.find(each => each.id === into)).toMatchObject({ factor, content: { note: '甲\n乙', evidence: [note('1'), note('2'), note('3')], excluded: null } })
    expect(after.links.map(each => [each.from, each.to])).toEqual([[into, shifts], [slow, into]])
    const causesOf = async (): Promise<string[] | undefined> => (await t.client.call('measure.list', {})).measures.find(line => line.id === made)?.content.causes
    expect(await causesOf()).toEqual([into, slow])
    await undo()
    expect(await get()).toEqual(before)
    expect(await causesOf()).toEqual([from, into, slow])
  })
  test('is refused upwards, too deep, and where both are confirmed', async () => {
    await paste('a\n\tb\n\t\tc\n\t\t\td\n\t\t\t\te\n\t\t\t\t\tf\ng\n\th\n\t\ti')
    const merge = async (into: string, from: string): Promise<null> => t.client.call('bone.merge', { fishbone, bone: await idOf(into), from: await idOf(from) })
    await expect(merge('c', 'a')).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'cycle' } })
    await expect(merge('c', 'c')).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'cycle' } })
    await expect(merge('f', 'h')).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'depth' } })
    for (const text of ['f', 'i']) await t.client.call('confirmation.save', { fishbone, bone: await idOf(text), content: confirmation.parse({ what: text }) })
    await expect(merge('f', 'i')).rejects.toMatchObject({ code: 'CONFLICT', params: { what: 'confirmedTwice' } })
    await merge('a', 'b')
    expect(await shape()).toBe('a(c(d(e(f)))),g(h(i))')
  })
})

describe('a diagram', () => {
  test('goes with its links, confirmations and kept states; undo brings all back', async () => {
    await paste(planted)
    const end = await idOf('教材陈旧')
    await t.client.call('bone.link.add', { fishbone, from: end, to: await idOf('排班乱') })
    await t.client.call('confirmation.save', { fishbone, bone: end, content: confirmation.parse({ what: '版本' }) })
    await t.client.call('measure.save', { measure: null, content: measure.parse({ what: '换教材', causes: [end] }) })
    await t.client.call('fishbone.keepState', { fishbone, name: '一稿' })
    const before = await get()
    await t.client.call('fishbone.remove', { fishbone })
    await expect(get()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await t.client.call('study.list', { kind: 'fishboneState' })).toEqual([])
    expect((await t.client.call('measure.list', {})).measures.map(line => line.content.causes)).toEqual([[]])
    expect((await t.client.call('project.check', {})).sound).toBe(true)
    await undo()
    expect(await get()).toEqual(before)
    expect((await t.client.call('confirmation.list', { fishbone })).lines.find(line => line.bone === end)?.record?.content.what).toBe('版本')
    expect(await t.client.call('fishbone.states', { fishbone })).toHaveLength(1)
  })
  test('is copied with what its bones carry, under ids of its own', async () => {
    await paste(planted)
    await t.client.call('fishbone.settings', { fishbone, author: '李' })
    await t.client.call('bone.update', { fishbone, bone: await idOf('教材陈旧'), content: { note: '2019' } })
    await t.client.call('bone.link.add', { fishbone, from: await idOf('教材陈旧'), to: await idOf('排班乱') })
    const copy = await t.client.call('fishbone.duplicate', { fishbone, effect: '副本' })
    const source = await get()
    expect([copy.effect, await shape(copy.id), copy.settings.author]).toEqual(['副本', await shape(), '李'])
    expect(copy.bones.map(each => each.content)).toEqual(source.bones.map(each => each.content))
    expect(new Set([...copy.bones, ...source.bones].map(each => each.id)).size).toBe(12)
    expect(copy.links.map(({ from, to }) => [from, to].map(id => copy.bones.find(each => each.id === id)?.text))).toEqual([['教材陈旧', '排班乱']])
    await undo()
    expect(await t.client.call('fishbone.list', {})).toHaveLength(1)
  })
  test('keeps states by name, in order, and stays as it was in them', async () => {
    await paste(planted)
    const first = await t.client.call('fishbone.keepState', { fishbone, name: '一稿' })
    await t.client.call('bone.remove', { fishbone, bone: await idOf('设备') })
    await t.client.call('fishbone.keepState', { fishbone, name: '二稿' })
    const states = await t.client.call('fishbone.states', { fishbone })
    expect(states.map(state => [state.name, state.snapshot.bones.length])).toEqual([['一稿', 6], ['二稿', 4]])
    expect(states[0]).toEqual(first)
    expect(states[0]!.at < states[1]!.at).toBe(true)
    const other = await t.client.call('fishbone.create', { effect: 'x', template: 'blank' })
    expect(await t.client.call('fishbone.states', { fishbone: other.id })).toEqual([])
    await t.client.call('fishbone.removeState', { state: first.id })
    expect((await t.client.call('fishbone.states', { fishbone })).map(state => state.name)).toEqual(['二稿'])
    await expect(t.client.call('fishbone.removeState', { state: 'gone' })).rejects.toMatchObject({ code: 'NOT_FOUND', params: { what: 'state' } })
    await expect(t.client.call('fishbone.keepState', { fishbone, name: ' ' })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
  })
  test('a study of that kind that is no state is passed over', async () => {
    await t.client.call('study.save', { study: null, kind: 'fishboneState', name: 'x', content: { fishbone } })
    expect(await t.client.call('fishbone.states', { fishbone })).toEqual([])
    await t.client.call('fishbone.remove', { fishbone })
  })
})
