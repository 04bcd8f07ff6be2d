import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branchesOf, oneLine, readOutline, withoutHead, writeOutline } from '../../../shared/fishbone/outline.ts'
import type { OutlineBranch } from '../../../shared/fishbone/outline.ts'
import type { BoneBranch } from '../../../shared/model/fishbone.ts'
import { boneOf } from '../../fixtures/bones.ts'

/** a(b,c(d)) */
const shape = (branches: readonly BoneBranch[]): string => branches.map(branch => branch.text + (branch.children.length > 0 ? `(${shape(branch.children)})` : '')).join(',')
const doubts = (branches: readonly OutlineBranch[]): string[] => branches.flatMap(branch => [...(branch.doubt === null ? [] : [`${branch.line} ${branch.doubt}`]), ...doubts(branch.children)])
const read = (text: string): [string, string[]] => { const { branches } = readOutline(text); return [shape(branches), doubts(branches)] }

describe('outline text', () => {
  it.each<[string, string, string]>([
    ['tabs', '人员\n\t培训不足\n\t\t新员工多\n\t排班不合理\n设备', '人员(培训不足(新员工多),排班不合理),设备'],
    ['spaces', '人员\n  培训不足\n    新员工多\n  排班不合理\n设备', '人员(培训不足(新员工多),排班不合理),设备'],
    ['full-width spaces', '人员\n　　培训不足\n　　　　新员工多\n设备', '人员(培训不足(新员工多)),设备'],
    ['tabs among spaces', '人员\n\t培训不足\n    排班不合理\n\t\t没有弹性班\n        请假无人顶替', '人员(培训不足,排班不合理(没有弹性班,请假无人顶替))'],
    ['windows lines and empty ones', '人员\r\n\r\n\t培训不足\r\n \r\n设备\r\n', '人员(培训不足),设备'],
    ['numbers of one level', '1. 人员\n2．设备\n3、流程', '人员,设备(流程)'],
    ['numbers from Word, not indented', '一、人员\n（一）培训不足\n1．新员工多\n2．教材旧\n（二）排班不合理\n二、设备\n（一）终端慢', '人员(培训不足(新员工多,教材旧),排班不合理),设备(终端慢)'],
    ['(1) below 1.', '1. 人员\n(1) 培训不足\n（2）排班不合理\n2. 设备\n(1) 终端慢', '人员(培训不足,排班不合理),设备(终端慢)'],
    ['circled numbers', '人员\n①培训不足\n② 排班不合理\n设备\n①终端慢', '人员(培训不足,排班不合理),设备(终端慢)'],
    ['decimal numbers', '1 人员\n', '1 人员'],
    ['decimal numbers, not indented', '1. 人员\n1.1 培训不足\n1.1.1 新员工多\n1.2 排班不合理\n2. 设备\n2.1 终端慢', '人员(培训不足(新员工多),排班不合理),设备(终端慢)'],
    ['decimal numbers only', '1.1 培训不足\n1.1.1 新员工多\n1.2 排班不合理\n2.1 终端慢', '培训不足(新员工多),排班不合理,终端慢'],
    ['bullets of Word', '•\t人员\no\t培训不足\n▪\t新员工多\no\t排班不合理\n•\t设备', '人员(培训不足(新员工多),排班不合理),设备'],
    ['Markdown list', '- 人员\n  - 培训不足\n    * 新员工多\n- 设备', '人员(培训不足(新员工多)),设备'],
    ['Markdown headings and lists, as XMind writes them', '# 排队时间长\n\n## 人员\n\n### 培训不足\n\n- 新员工多\n\t- 轮岗频繁\n- 教材旧\n\n## 设备\n', '排队时间长(人员(培训不足(新员工多(轮岗频繁),教材旧)),设备)'],
    ['tasks', '- [ ] 人员\n  - [x] 培训不足', '人员(培训不足)'],
    ['drawn trees', '人员\n├── 培训不足\n│   └── 新员工多\n└── 排班不合理\n设备', '人员(培训不足(新员工多),排班不合理),设备'],
    ['letters', 'A. People\na) too few at the peak\nb) leave is not covered\nB. Machines', 'People(too few at the peak,leave is not covered),Machines'],
    ['Latin numbers by tab', '1\tPeople\n2\tMachines', 'People,Machines'],
    ['everything indented', '    人员\n        培训不足\n    设备', '人员(培训不足),设备'],
    ['a rule between', '人员\n---\n设备', '人员,设备'],
    ['no list at all', '- 5 ℃ 以下停机\n5台设备老化\n3.5 小时才修好\n-3 dB 损耗\n--force 被误用\n第一次接触', '5 ℃ 以下停机(5台设备老化,3.5 小时才修好,-3 dB 损耗,--force 被误用,第一次接触)'],
  ])('%s', (_, text, expected) => expect(read(text)[0]).toBe(expected))

  it('keeps quantities and versions as they are', () => {
    for (const text of ['5台设备老化', '3.5 小时才修好', '-3 dB 损耗', '--force 被误用', '1.5倍工资', '2009年的规定', '10%的终端慢', 'e.g. this', 'A型机故障多', 'B.B. King', '（见附件）', '《规范》未更新', '第一次接触', 'iOS 17 不兼容', '4G网络慢']) expect(shape(readOutline(text).branches)).toBe(text)
  })

  it.each<[string, string, string[]]>([
    ['one step too far', '人员\n\t\t\t新员工多\n\t培训不足\n设备', ['2 jump', '3 between']],
    ['between two levels', '人员\n    培训不足\n  排班不合理', ['2 jump', '3 between']],
    ['a number left out', '1. 人员\n2. 设备\n4. 流程', ['3 number']],
    ['a row that begins anew', '1. 人员\n2. 设备\n1. 流程', ['3 number']],
    ['words without a mark among marked ones', '1. 人员\n和它的续行\n2. 设备', ['2 marker']],
    ['a number that says another level', '1.1 人员\n  1.1.1 培训\n  1.2 排班', ['3 marker']],
    ['a mark alone', '- 人员\n-\n- 设备', ['2 empty']],
    ['none', '- 人员\n  - 培训\n- 设备', []],
  ])('marks what is not plain: %s', (_, text, expected) => expect(read(text)[1]).toEqual(expected))

  it('is empty for an empty text', () => {
    for (const text of ['', ' ', '\n\t\n', '\u3000\r\n']) expect(readOutline(text)).toEqual({ branches: [], lines: 0, depth: 0 })
  })

  const labels = fc.oneof(
    fc.constantFrom('人员', '1. 人', '• 项', '- [ ] 做', '[x] 做', '# 标题', '（1）甲', '①乙', '---', '-', '', '├ 树', '1.1 甲', '3.5 小时', 'a) x', '一、甲', 'o', '\u3000缩进', '两\n行', '\uD83D', 'ابجد هوز', '👨‍👩‍👧', '\u202E反', '第一章 总则', '1', '##', '·', '\uFEFFx', '\u0085y', '“引”'),
    fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 8 }),
  )
  const { branches } = fc.letrec<{ branches: BoneBranch[] }>(tie => ({
    branches: fc.array(fc.record({ text: labels, children: fc.oneof({ maxDepth: 5, depthSize: 'small' }, fc.constant([]), tie('branches')) }), { maxLength: 4 }),
  }))
  const flat = (list: readonly BoneBranch[]): BoneBranch[] => list.map(({ text, children }) => ({ text: oneLine(text), children: flat(children) }))
  const plain = (list: readonly BoneBranch[]): BoneBranch[] => list.map(({ text, children }) => ({ text, children: plain(children) }))

  it('comes back as it was written, whatever the labels are', () => {
    fc.assert(fc.property(branches, list => { expect(plain(readOutline(writeOutline(list)).branches)).toEqual(flat(list)) }), { numRuns: 3000, seed: 20090701 })
  })

  it('never fails and loses no line of any text', () => {
    const count = (list: readonly BoneBranch[]): number => list.reduce((n, branch) => n + 1 + count(branch.children), 0)
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('', ' ', '\t', '　　', '\t \t', '- ', '1. ', '## ', '├─ ', '①'), labels), { maxLength: 30 }), lines => {
      const outline = readOutline(lines.map(([before, text]) => before + text).join('\n'))
      expect(count(outline.branches)).toBe(outline.lines)
    }), { numRuns: 1500, seed: 7 })
  })

  it('writes the chosen bones with what is below them, each once', () => {
    const bones = [boneOf({ id: 'a', text: '人员' }), boneOf({ id: 'a1', parent: 'a', text: '培训\n不足' }), boneOf({ id: 'a2', parent: 'a', order: 1, text: '排班' }), boneOf({ id: 'b', order: 1, text: '设备' })]
    expect(writeOutline(branchesOf(bones))).toBe('人员\n\t培训 不足\n\t排班\n设备')
    expect(writeOutline(branchesOf(bones, ['b', 'a1', 'a']))).toBe('人员\n\t培训 不足\n\t排班\n设备')
    expect(writeOutline(branchesOf(bones, ['a2']))).toBe('排班')
  })

  it('takes the effect off where a whole diagram was copied with it', () => {
    expect(shape(withoutHead(readOutline('排队时间长\n\t人员\n\t设备'), '排队时间长').branches)).toBe('人员,设备')
    expect(shape(withoutHead(readOutline('别的\n\t人员'), '排队时间长').branches)).toBe('别的(人员)')
    expect(shape(withoutHead(readOutline('排队时间长'), '排队时间长').branches)).toBe('排队时间长')
  })
})
