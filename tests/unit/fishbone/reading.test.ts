import { describe, expect, it } from 'vitest'
import { boneDates, compareStates } from '../../../shared/fishbone/compare.ts'
import { endCauses, endNumbers } from '../../../shared/fishbone/endCauses.ts'
import { searchBones } from '../../../shared/fishbone/search.ts'
import { promptsOf, templateContent, templatesIn } from '../../../shared/fishbone/templates.ts'
import { boneTree } from '../../../shared/fishbone/tree.ts'
import { whyChain, whyChains } from '../../../shared/fishbone/why.ts'
import { boneContent } from '../../../shared/model/cause.ts'
import type { BoneContent } from '../../../shared/model/cause.ts'
import { fishboneTemplates } from '../../../shared/model/fishbone.ts'
import type { Bone } from '../../../shared/model/fishbone.ts'
import { boneOf, diagramOf } from '../../fixtures/bones.ts'

const content = (given: Partial<BoneContent>): BoneContent => boneContent.parse(given)
/** 人员(培训不足(教材陈旧,次数少),排班乱) 设备 环境(座位少) */
const bones: Bone[] = [
  boneOf({ id: 'p', text: '人员', order: 0 }), boneOf({ id: 'e', text: '环境', order: 2 }), boneOf({ id: 'm', text: '设备', order: 1 }),
  boneOf({ id: 's', text: '排班乱', parent: 'p', order: 1 }), boneOf({ id: 't', text: '培训不足。', parent: 'p', order: 0, content: content({ agreed: true }) }),
  boneOf({ id: 'b', text: '教材陈旧', parent: 't', order: 0, content: content({ agreed: true, note: '2019 年版' }) }), boneOf({ id: 'n', text: '次数少', parent: 't', order: 1 }),
  boneOf({ id: 'c', text: '座位少', parent: 'e', order: 0 }),
]

describe('the tree', () => {
  it('reads in order whatever the rows\' order is, and leaves out what hangs on nothing or in a circle', () => {
    const tree = boneTree([...bones, boneOf({ id: 'x', text: '', parent: 'gone' }), boneOf({ id: 'y', text: '', parent: 'z' }), boneOf({ id: 'z', text: '', parent: 'y' })])
    expect(tree.bones.map(bone => bone.id)).toEqual(['p', 't', 'b', 'n', 's', 'm', 'e', 'c'])
    expect([tree.level('b'), tree.height('p'), tree.height('b'), tree.level('x')]).toEqual([3, 3, 1, 0])
    expect(tree.topmost(['b', 'p', 'c']).map(bone => bone.id)).toEqual(['p', 'c'])
    expect(tree.below('t').map(bone => bone.id)).toEqual(['t', 'b', 'n'])
    expect(tree.children('x')).toEqual([])
  })
})

describe('end causes', () => {
  it('are numbered in reading order, with their path; an empty big bone is none', () => {
    expect(endCauses(bones).map(({ number, text, path, level }) => [number, text, path.map(each => each.text).join('/'), level])).toEqual([
      [1, '教材陈旧', '人员/培训不足。/教材陈旧', 3], [2, '次数少', '人员/培训不足。/次数少', 3], [3, '排班乱', '人员/排班乱', 2], [4, '座位少', '环境/座位少', 2],
    ])
    expect(endNumbers(bones).get('c')).toBe(4)
  })
  it('stay numbered when left out, by themselves or by what stands above', () => {
    const left = bones.map(bone => (bone.id === 't' ? { ...bone, content: content({ excluded: { reason: '不在小组能力之内' } }) } : bone))
    expect(endCauses(left).map(({ number, excluded }) => [number, excluded?.by ?? null])).toEqual([[1, 't'], [2, 't'], [3, null], [4, null]])
    expect(endCauses(left)[0]?.excluded?.reason).toBe('不在小组能力之内')
  })
})

describe('reading back', () => {
  it('goes from the end cause to the effect and passes over the kind of cause', () => {
    const steps = whyChain({ effect: '排队时间长', bones }, 'b', 'zh-CN')
    expect(steps.map(({ sentence, leadsTo, agreed }) => [sentence, leadsTo, agreed])).toEqual([['教材陈旧，因此培训不足。', 't', true], ['培训不足，因此排队时间长。', null, true]])
  })
  it('reads a question as what is the case', () => {
    expect(whyChain({ effect: '为什么排队时间长？', bones }, 's', 'zh-CN').map(step => step.sentence)).toEqual(['排班乱，因此排队时间长。'])
    expect(whyChain({ effect: '', bones }, 's', 'zh-CN').map(step => step.sentence)).toEqual(['排班乱，因此……（还没有写明问题）'])
  })
  it('reads in English, with names in capitals as they are', () => {
    const english = [boneOf({ id: 'p', text: 'People' }), boneOf({ id: 'a', text: 'IT training is short.', parent: 'p' }), boneOf({ id: 'b', text: 'Manual is old', parent: 'a' }), boneOf({ id: 'd', text: 'Leave is not covered', parent: 'p', order: 1 })]
    expect(whyChain({ effect: 'Waiting is too long', bones: english }, 'b', 'en').map(step => step.sentence)).toEqual(['Manual is old; therefore IT training is short.', 'IT training is short; therefore waiting is too long.'])
    expect(whyChain({ effect: 'Why is waiting so long?', bones: english }, 'd', 'en').map(step => step.sentence)).toEqual(['Leave is not covered. This answers "Why is waiting so long?".'])
  })
  it('is agreed to as a whole when every step is', () => {
    expect(whyChains({ effect: '慢', bones }, 'zh-CN').map(({ end, agreed }) => [end, agreed])).toEqual([['b', true], ['n', false], ['s', false], ['c', false]])
  })
})

describe('searching', () => {
  const found = (query: string, list = bones): [string, string[]][] => searchBones(list, query).map(hit => [hit.bone, hit.ranges.map(({ from, to }) => (list.find(bone => bone.id === hit.bone)?.text ?? '').slice(from, to))])
  it('finds labels and notes, in reading order', () => {
    expect(found('少')).toEqual([['n', ['少']], ['c', ['少']]])
    expect(found('2019')).toEqual([['b', []]])
    expect(found('教材 2019')).toEqual([['b', ['教材']]])
    expect(found('')).toEqual([])
    expect(found('   ')).toEqual([])
    expect(found('没有的')).toEqual([])
  })
  it('minds neither width, case nor white space, and marks the right signs', () => {
    const odd = [boneOf({ id: 'a', text: '👨‍👩‍👧 ＡＰＰ 卡 顿 app' }), boneOf({ id: 'b', text: '\uD83D x' })]
    expect(found('app', odd)).toEqual([['a', ['ＡＰＰ', 'app']]])
    expect(found('卡顿', odd)).toEqual([['a', ['卡 顿']]])
    expect(found('x', odd)).toEqual([['b', ['x']]])
  })
})

describe('comparing two states', () => {
  const at = (snapshot: ReturnType<typeof diagramOf>, when: string | null): { at: string | null; snapshot: ReturnType<typeof diagramOf> } => ({ at: when, snapshot })
  const before = diagramOf({ effect: '慢', bones, links: [{ id: 'l', from: 's', to: 'c', note: '' }] })
  const changes = (after: ReturnType<typeof diagramOf>): string[] => compareStates(at(before, '2026-01-01'), at(after, '2026-02-01')).rows.filter(row => row.changes.length > 0).map(row => `${(row.right ?? row.left)?.text} ${row.changes.join(' ')}`)
  const without = (...ids: string[]): Bone[] => bones.filter(bone => !ids.includes(bone.id))
  const changed = (id: string, patch: Partial<Bone>): Bone[] => bones.map(bone => (bone.id === id ? { ...bone, ...patch } : bone))

  it('says nothing of the same', () => {
    const result = compareStates(at(before, '2026-01-01'), at(structuredClone(before), null))
    expect(result).toMatchObject({ effect: null, settings: [], links: [], from: '2026-01-01', to: null })
    expect(result.rows.every(row => row.changes.length === 0)).toBe(true)
    expect(result.rows.map(row => row.right?.id)).toEqual(['p', 't', 'b', 'n', 's', 'm', 'e', 'c'])
  })
  it('names what came, went, was reworded, moved, put in another order, left out', () => {
    expect(changes({ ...before, bones: [...bones, boneOf({ id: 'new', text: '动线交叉', parent: 'e', order: 1 })] })).toEqual(['动线交叉 added'])
    expect(changes({ ...before, bones: without('b') })).toEqual(['教材陈旧 removed'])
    expect(changes({ ...before, bones: changed('b', { text: '教材过时' }) })).toEqual(['教材过时 renamed'])
    expect(changes({ ...before, bones: changed('b', { parent: 'e', order: 1 }) })).toEqual(['教材陈旧 moved'])
    expect(changes({ ...before, bones: changed('b', { order: 5 }) })).toHaveLength(1)
    expect(changes({ ...before, bones: changed('n', { content: content({ excluded: { reason: '不可控' }, votes: 3 }) }) })).toEqual(['次数少 excluded votes'])
  })
  it('keeps what was removed where it stood', () => {
    const { rows, counts } = compareStates(at(before, '2026-01-01'), at({ ...before, bones: without('t', 'b', 'n') }, '2026-02-01'))
    expect(rows.map(row => `${row.left?.id ?? ''}>${row.right?.id ?? ''}`)).toEqual(['p>p', 't>', 'b>', 'n>', 's>s', 'm>m', 'e>e', 'c>c'])
    expect(counts).toMatchObject({ removed: 3, added: 0 })
    expect(rows[2]).toMatchObject({ leftPath: ['人员', '培训不足。'], rightPath: [], level: 3 })
  })
  it('knows a copy with other ids by its labels', () => {
    const copy = { ...before, bones: bones.map(bone => ({ ...bone, id: `${bone.id}2`, parent: bone.parent === null ? null : `${bone.parent}2` })), links: [{ id: 'l2', from: 's2', to: 'c2', note: '' }] }
    const result = compareStates(at(before, null), at(copy, null))
    expect(result.rows.every(row => row.changes.length === 0)).toBe(true)
    expect(result.links).toEqual([])
  })
  it('lists lines across, the effect and settings', () => {
    const after = { ...before, effect: '很慢', settings: { ...before.settings, author: '李' }, links: [{ id: 'k', from: 'c', to: 's', note: '' }] }
    expect(compareStates(at(before, null), at(after, null))).toMatchObject({
      effect: { left: '慢', right: '很慢' }, settings: ['author'], links: [{ change: 'removed', from: '排班乱', to: '座位少' }, { change: 'added', from: '座位少', to: '排班乱' }],
    })
  })
  it('tells from kept states when a cause came and went', () => {
    const states = [{ at: '1', snapshot: { ...before, bones: without('b') } }, { at: '2', snapshot: before }, { at: '3', snapshot: { ...before, bones: without('s') } }]
    const dates = boneDates(states)
    expect([dates.get('b'), dates.get('s'), dates.get('p')]).toEqual([{ seen: '2', gone: null }, { seen: '1', gone: '3' }, { seen: '1', gone: null }])
  })
})

describe('templates', () => {
  it('have the same bones in both languages, each with three to five questions', () => {
    for (const id of fishboneTemplates) {
      const [zh, en] = [templateContent(id, 'zh-CN'), templateContent(id, 'en')]
      expect([zh.name, en.name, zh.effect, en.effect].every(text => text !== '')).toBe(true)
      expect(en.bones.map(bone => bone.prompts.length)).toEqual(zh.bones.map(bone => bone.prompts.length))
      for (const { text, prompts } of [...zh.bones, ...en.bones]) {
        expect(prompts.length, text).toBeGreaterThanOrEqual(3)
        expect(prompts.length, text).toBeLessThanOrEqual(5)
        for (const prompt of prompts) expect(prompt).toMatch(/[？?]$/)
      }
    }
    expect(templatesIn('zh-CN').filter(template => template.filled).map(template => template.id)).toEqual(['queue'])
  })
  it('ask at big bones by name, of the pattern that fits most', () => {
    const of = (names: string[], lang: 'zh-CN' | 'en' = 'zh-CN'): (string | undefined)[] => [...promptsOf(names.map((text, order) => boneOf({ id: text, text, order })), lang).values()].map(prompts => prompts[0])
    expect(of(['环境', '供方', '系统', '技能'])[0]).toBe(templateContent('4s', 'zh-CN').bones[0]?.prompts[0])
    expect(of(['人', '环'])).toEqual([templateContent('5m1e', 'zh-CN').bones[0]?.prompts[0], templateContent('5m1e', 'zh-CN').bones[4]?.prompts[0]])
    expect(of([' machine '], 'zh-CN')[0]).toBe(templateContent('5m1e', 'zh-CN').bones[1]?.prompts[0])
    expect(of(['自定的一类'])).toEqual([])
  })
})
