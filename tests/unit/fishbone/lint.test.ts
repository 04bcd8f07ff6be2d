import { describe, expect, it } from 'vitest'
import { boneCodes, lintCodes, lintFishbone, readWording } from '../../../shared/fishbone/lint.ts'
import type { LintFinding } from '../../../shared/fishbone/lint.ts'
import { readOutline } from '../../../shared/fishbone/outline.ts'
import { templateBranches, templateContent } from '../../../shared/fishbone/templates.ts'
import { lookUp } from '../../../shared/i18n/translate.ts'
import { fishboneSettings } from '../../../shared/model/cause.ts'
import type { Bone, BoneBranch, Fishbone } from '../../../shared/model/fishbone.ts'
import { fishboneTemplates } from '../../../shared/model/fishbone.ts'
import { boneOf, diagramOf } from '../../fixtures/bones.ts'
import { bigEn, bigZh, causesEn, causesMixed, causesZh, effectsEn, effectsZh, measures, unseen } from './corpus.ts'

function diagram(effect: string, branches: readonly BoneBranch[], more: Partial<Fishbone> = {}): Fishbone {
  const bones: Bone[] = []
  const add = (list: readonly BoneBranch[], parent: string | null): void => list.forEach(({ text, children }, order) => {
    const id = `b${bones.length}`
    bones.push(boneOf({ id, parent, order, text }))
    add(children, id)
  })
  add(branches, null)
  return diagramOf({ effect, bones, ...more })
}
const outline = (effect: string, text: string, more: Partial<Fishbone> = {}): Fishbone => diagram(effect, readOutline(text).branches, more)
const told = (findings: readonly LintFinding[]): string[] => findings.map(({ code, bone }) => (bone === null ? code : `${code} ${bone}`))
const typed = (type: 'cause' | 'measure' | 'sorting') => ({ settings: fishboneSettings.parse({ type }) })

interface Judged { text: string; expected: Set<string>; said: Set<string> }
const codes = (text = ''): Set<string> => new Set(text.split(' ').filter(Boolean))
const small = ([text, expected]: readonly [string, string?]): Judged => ({ text, expected: codes(expected), said: new Set<string>(boneCodes(text, 3, 'cause', true)) })

/** What is said of single labels, with what should be. */
function judged(): Judged[] {
  const effect = (text: string): string[] => lintFishbone(diagram(text, [])).map(finding => finding.code)
  return [
    ...[...causesZh, ...causesEn, ...causesMixed].map(small),
    ...[...bigZh, ...bigEn].map(([text, expected]) => ({ text, expected: codes(expected), said: new Set<string>(boneCodes(text, 1, 'cause', false)) })),
    ...[...effectsZh, ...effectsEn].map(([text, expected]) => ({ text, expected: codes(expected), said: new Set(effect(text)) })),
    ...measures.map(([text, expected]) => ({ text, expected: codes(expected), said: new Set<string>(boneCodes(text, 2, 'measure', true)) })),
  ]
}

/** precision: findings that are right; recall: what should be found and is. */
function agreement(name: string, all: readonly Judged[]): { precision: number; recall: number } {
  const both = (one: Judged): number => [...one.said].filter(code => one.expected.has(code)).length
  const hits = all.reduce((n, one) => n + both(one), 0)
  const said = all.reduce((n, one) => n + one.said.size, 0)
  const expected = all.reduce((n, one) => n + one.expected.size, 0)
  const wrong = all.filter(one => one.said.size !== one.expected.size || both(one) !== one.said.size).map(one => `${one.text}: ${[...one.said].join(' ') || 'nothing'}, not ${[...one.expected].join(' ') || 'nothing'}`)
  process.stdout.write(`${name}: ${all.length} labels, precision ${(hits / said).toFixed(3)} (${hits}/${said}), recall ${(hits / expected).toFixed(3)} (${hits}/${expected})\n${wrong.map(line => `  ${line}\n`).join('')}`)
  return { precision: hits / said, recall: hits / expected }
}

describe('wording of causes', () => {
  it('is judged as a trained reader would', () => {
    const all = judged()
    expect(all.length).toBeGreaterThan(200)
    const { precision, recall } = agreement('wording', all)
    expect(precision).toBeGreaterThan(0.97)
    expect(recall).toBeGreaterThan(0.97)
  })

  it('is judged well where the rules were not adjusted to the labels', () => {
    const { precision, recall } = agreement('unseen', unseen.map(small))
    expect(precision).toBeGreaterThan(0.85)
    expect(recall).toBeGreaterThan(0.85)
  })

  it('gives no false alarm on the filled template, in either language', () => {
    for (const lang of ['zh-CN', 'en'] as const) expect(told(lintFishbone(diagram(templateContent('queue', lang).effect, templateBranches('queue', lang))))).toEqual([])
  })

  it('finds in the words of the case only what they leave open, and nothing against a rule', () => {
    const demo = outline('营业厅排队等候时间长', '流量\n\t不同时间段业务量差异\n\t厅之间业务承载不平衡\n\t渠道之间承载不均衡\n\t营销活动频繁客户回流\n流程\n\t业务流程问题\n\t部分服务业务占用时间多\n\t预处理未执行\n人员\n\t服务人员能力\n\t主动分流意识\n\t服务规范执行\n系统\n\t多界面操作\n\t终端运行慢\n\t自助设备维修效率\n环境\n\t布局规划\n\t动线\n\t宣传品陈设\n引导\n\t宣传引导与区域分流\n\t电子渠道认知度低')
    const found = lintFishbone(demo)
    expect(found.filter(finding => finding.level === 'warning')).toEqual([])
    expect(found.map(({ code, params }) => `${code} ${params['text']}`)).toEqual([
      'vague 业务流程问题', 'noJudgement 服务人员能力', 'noJudgement 主动分流意识', 'noJudgement 服务规范执行', 'noJudgement 自助设备维修效率', 'noJudgement 布局规划', 'noJudgement 动线', 'noJudgement 宣传品陈设', 'noJudgement 宣传引导与区域分流',
    ])
  })

  it('holds the big bones of every template for neutral', () => {
    for (const id of fishboneTemplates) for (const lang of ['zh-CN', 'en'] as const) for (const { text } of templateContent(id, lang).bones) expect([text, boneCodes(text, 1, 'cause', false)]).toEqual([text, []])
  })

  it('has a name, a reason and a proposal for every finding in both languages', () => {
    for (const code of lintCodes) for (const part of ['name', 'why', 'fix']) for (const lang of ['zh-CN', 'en'] as const) expect(lookUp(lang, `fishbone.lint.${code}.${part}`), `${code} ${part}`).toBeTruthy()
  })

  it('says which parts to split a bone into', () => {
    const [finding] = lintFishbone(outline('慢', '人员\n\t座位少；动线交叉\n\t排班不合理')).filter(each => each.code === 'twoCauses')
    expect(finding).toMatchObject({ bone: 'b1', parts: ['座位少', '动线交叉'], level: 'warning' })
  })
})

describe('the diagram as a whole', () => {
  it('asks for six big bones at the most', () => {
    const seven = '人\n机\n料\n法\n环\n测\n管'.split('\n').map(name => `${name}\n\t甲不足\n\t乙不足${name}`).join('\n')
    expect(told(lintFishbone(outline('慢', seven))).filter(each => each === 'manyBig')).toEqual(['manyBig'])
    expect(told(lintFishbone(outline('慢', seven.split('管')[0]!)))).not.toContain('manyBig')
  })
  it('sees what is empty, shallow or alone', () => {
    expect(told(lintFishbone(diagram('', [])))).toEqual(['effectMissing'])
    expect(told(lintFishbone(outline('慢', '人\n机')))).toEqual(['shallow'])
    expect(told(lintFishbone(outline('慢', '人\n\t培训不足\n机')))).toEqual(['oneChild b0', 'emptyBig b2'])
    expect(told(lintFishbone(diagram('慢', [{ text: '人', children: [{ text: ' ', children: [] }, { text: '培训不足', children: [] }] }])))).toEqual(['emptyBone b1'])
  })
  it('points at a branch that was not followed where most were', () => {
    const deep = (name: string): string => `${name}\n\t${name}甲不足\n\t\t${name}丙缺\n\t\t${name}丁缺\n\t${name}乙不足`
    const flat = (name: string): string => `${name}\n\t${name}甲不足\n\t${name}乙不足`
    expect(told(lintFishbone(outline('慢', [deep('人'), deep('机'), flat('料')].join('\n'))))).toEqual(['shallowBranch b10'])
    expect(told(lintFishbone(outline('慢', [deep('人'), flat('机'), flat('料')].join('\n'))))).toEqual([])
  })
  it('allows one cause under two branches, and not twice under one', () => {
    expect(told(lintFishbone(outline('慢', '人\n\t培训不足\n\t排班乱\n机\n\t培训不足\n\t老化')))).toEqual(['sameElsewhere b1', 'sameElsewhere b4'])
    const twice = lintFishbone(outline('慢', '人\n\t培训不足\n\t培训 不足\n\t培训不足'))
    expect(twice.map(({ code, bone, also, level }) => [code, bone, also, level])).toEqual([['sameSibling', 'b1', ['b3'], 'warning'], ['sameSibling', 'b3', ['b1'], 'warning']])
  })
  it('advises a relation diagram for two effects or crossing causes', () => {
    expect(told(lintFishbone(outline('排队时间长、服务差', '人\n\t培训不足\n\t人少')))).toEqual(['twoEffects'])
    const links = [{ id: 'l1', from: 'b1', to: 'b4', note: '' }, { id: 'l2', from: 'b2', to: 'b4', note: '' }]
    const both = '人\n\t培训不足\n\t人少\n机\n\t终端慢\n\t老化'
    expect(told(lintFishbone(outline('慢', both, { links })))).toEqual(['crossing'])
    expect(told(lintFishbone(outline('慢', both, { links: links.slice(0, 1) })))).toEqual([])
    for (const code of ['twoEffects', 'crossing']) { expect(lookUp('zh-CN', `fishbone.lint.${code}.fix`)).toContain('关联图'); expect(lookUp('en', `fishbone.lint.${code}.fix`)).toContain('relation diagram') }
  })
  it('asks other things of diagrams of measures and of sorting', () => {
    expect(told(lintFishbone(outline('如何缩短等候时间', '人\n\t增加窗口\n\t培训不足', typed('measure'))))).toEqual(['notMeasure b2'])
    expect(told(lintFishbone(outline('等候时间', '人\n\t增加窗口\n\t简化流程', typed('measure'))))).toEqual(['effectNotGoal'])
    expect(told(lintFishbone(outline('满意度的组成', '网络\n\t覆盖\n\t速度\n\t故障导致掉线', typed('sorting'))))).toEqual(['causality b3'])
  })
  it('reads any text', () => {
    for (const text of ['慢'.repeat(2000), 'a '.repeat(1000), 'ابجد هوز', '👨‍👩‍👧', '\uD83D', '\u202E反向', '（'.repeat(1000), '"'.repeat(2000), '、'.repeat(2000), ','.repeat(2000), '', '   ']) {
      expect(() => readWording(text)).not.toThrow()
      expect(() => lintFishbone(diagram(text, [{ text, children: [{ text, children: [] }] }]))).not.toThrow()
    }
  })
})
