import { isNoAnswer, normalLabel } from './words.ts'

export interface Ladder {
  /** Code of each label, by the label as it came; no-answer labels are left out. */
  codes: Map<string, number>
  min: number
  max: number
}

/** A step of a two-sided ladder: which side, and how strongly. */
interface Step { side: -1 | 0 | 1; weight: number; stem: string }

const zhNeutral = /^(一般|一般般|中立|普通|中等|适中|不确定|还可以|尚可|还行|无所谓|不好不坏|既不.+也不.+)$/
const zhStrong = '非常|十分|极其|极为|极度|特别|完全|最|强烈|极|绝对'
const zhVery = '很|相当'
const zhMild = '比较|较为|较|基本|大致|大体上?|稍微|有点儿?|有些|略微?|部分|还算'
const zhMildNot = '不太|不怎么|不大|不是很'
/** stem → [ladder, side]: 差 is the low end of the ladder of 好. */
const zhStems = new Map<string, [string, 1 | -1]>()
for (const stem of '满意 重要 符合 愿意 可能 了解 清楚 方便 便捷 喜欢 信任 关注 支持 及时 合理 清晰 熟悉 必要 需要 有用 有帮助 舒适 安全 规范 公平 感兴趣 影响 认可 放心 友好 流畅 稳定 丰富 干净 整洁 便利 专业 准确 推荐'.split(' ')) zhStems.set(stem, [stem, 1])
for (const stem of ['同意', '赞同', '赞成', '认同']) zhStems.set(stem, ['同意', 1])
for (const [high, low] of [['好', '差'], ['好', '坏'], ['好', '糟糕'], ['高', '低'], ['快', '慢'], ['容易', '困难'], ['简单', '复杂'], ['便宜', '贵'], ['优', '劣'], ['多', '少'], ['强', '弱'], ['大', '小'], ['长', '短']] as const) {
  zhStems.set(high, [high, 1])
  zhStems.set(low, [high, -1])
}
zhStems.set('反对', ['同意', -1])
zhStems.set('不满', ['满意', -1])
const zhPattern = new RegExp(`^(${zhStrong}|${zhVery}|${zhMild})?(${zhMildNot}|不|没有?|无)?(${zhStrong}|${zhVery}|${zhMild})?(的?)(.+?)$`)

function zhStep(label: string): Step | null {
  if (zhNeutral.test(label)) return { side: 0, weight: 0, stem: '' }
  const whole = zhStems.get(label)
  if (whole) return { side: whole[1], weight: 2, stem: whole[0] }
  const match = zhPattern.exec(label)
  if (!match) return null
  const [, before, not, after, , rest] = match
  const stem = zhStems.get(rest ?? '')
  if (!stem) return null
  const degree = before ?? after ?? ''
  let weight = 2
  if (new RegExp(`^(${zhStrong})$`).test(degree)) weight = 3
  else if (new RegExp(`^(${zhVery})$`).test(degree)) weight = 2.5
  else if (degree !== '') weight = 1
  if (not && new RegExp(`^(${zhMildNot})$`).test(not)) weight = 1
  const side = (not ? -stem[1] : stem[1]) as 1 | -1
  return { side, weight, stem: stem[0] }
}

const enNeutral = /^(neutral|neither\b.*|undecided|average|fair|ok|okay|so-so|no difference|indifferent)$/
const enStrong = 'very|extremely|strongly|completely|totally|absolutely|highly|definitely|entirely|most'
const enMild = 'somewhat|slightly|fairly|moderately|mostly|rather|quite|a little|a bit|partly|tend to|probably|generally|mildly'
const enStems = new Map<string, [string, 1 | -1]>()
for (const [high, low] of [
  ['satisfied', 'dissatisfied'], ['satisfied', 'unsatisfied'], ['agree', 'disagree'], ['likely', 'unlikely'], ['important', 'unimportant'], ['good', 'bad'], ['good', 'poor'],
  ['easy', 'difficult'], ['easy', 'hard'], ['happy', 'unhappy'], ['favorably', 'unfavorably'], ['favourably', 'unfavourably'], ['favorable', 'unfavorable'], ['comfortable', 'uncomfortable'],
  ['useful', 'useless'], ['positive', 'negative'], ['fast', 'slow'], ['high', 'low'], ['clear', 'unclear'], ['approve', 'disapprove'], ['safe', 'unsafe'],
] as const) {
  enStems.set(high, [high, 1])
  enStems.set(low, [high, -1])
}
for (const stem of 'relevant interested confident familiar helpful well willing concerned influential valuable necessary'.split(' ')) enStems.set(stem, [stem, 1])
const enPattern = new RegExp(`^(not at all|not very|not so|not|${enStrong}|${enMild})?(?:\\s+(${enStrong}|${enMild}))?\\s*(.+)$`)

function enStep(label: string): Step | null {
  const lower = label.toLowerCase()
  if (enNeutral.test(lower)) return { side: 0, weight: 0, stem: '' }
  if (lower === 'excellent') return { side: 1, weight: 3, stem: 'good' }
  const whole = enStems.get(lower)
  if (whole) return { side: whole[1], weight: 2, stem: whole[0] }
  const match = enPattern.exec(lower)
  const stem = enStems.get(match?.[3] ?? '')
  if (!match || !stem) return null
  const degree = match[1] ?? ''
  const not = degree.startsWith('not')
  let weight = 2
  if (degree === 'not at all' || new RegExp(`^(${enStrong})$`).test(degree)) weight = 3
  else if (degree === 'not very' || degree === 'not so' || new RegExp(`^(${enMild})$`).test(degree)) weight = 1
  const side = (not ? -stem[1] : stem[1]) as 1 | -1
  return { side, weight, stem: stem[0] }
}

/** One-sided ladders, lowest step first; alternatives of one step stand together. */
const oneSided: string[][][] = [
  [['从不', '从来不', '从未', '从来没有', '没有过'], ['很少', '偶尔', '几乎不', '极少'], ['有时', '有时候', '时有', '一般'], ['经常', '常常', '时常', '通常'], ['总是', '一直', '每次', '非常频繁', '非常经常']],
  [['never'], ['rarely', 'seldom', 'almost never', 'hardly ever'], ['sometimes', 'occasionally'], ['often', 'usually', 'frequently'], ['always', 'very often', 'almost always']],
  [['never'], ['sometimes'], ['often'], ['very often'], ['always']],
  [['never'], ['rarely', 'seldom', 'almost never', 'hardly ever'], ['sometimes', 'occasionally'], ['often', 'usually', 'frequently', 'fairly often'], ['very often', 'almost always'], ['always']],
  [['not at all important', 'unimportant'], ['slightly important', 'of little importance', 'not so important', 'not very important'], ['moderately important', 'somewhat important'], ['very important', 'important'], ['extremely important', 'essential', 'critical']],
  [['not at all'], ['slightly', 'a little', 'a little bit'], ['somewhat', 'moderately'], ['very', 'quite a bit', 'very much'], ['extremely', 'completely']],
  [['poor', 'very poor'], ['fair'], ['good'], ['very good'], ['excellent']],
  [['not at all'], ['not much', 'very little'], ['some', 'a little'], ['a lot', 'a great deal']],
  [['gar nicht', 'nie'], ['selten', 'sehr selten'], ['eher selten', 'manchmal'], ['eher häufig', 'häufig', 'oft'], ['sehr häufig', 'sehr oft', 'immer']],
  [['stimme gar nicht zu', 'stimme überhaupt nicht zu', 'trifft nicht zu'], ['stimme eher nicht zu', 'trifft eher nicht zu'], ['stimme eher zu', 'trifft eher zu'], ['stimme vollständig zu', 'stimme voll und ganz zu', 'trifft zu']],
  [['没有影响', '完全没有影响'], ['影响较小', '影响很小'], ['影响一般'], ['影响较大'], ['影响很大', '影响非常大']],
]

function ladderOf(labels: readonly string[], normals: readonly string[]): Ladder | null {
  for (const ladder of oneSided) {
    const codes = new Map<string, number>()
    const used = new Set<number>()
    for (const [index, normal] of normals.entries()) {
      const step = ladder.findIndex(names => names.includes(normal.toLowerCase()))
      if (step < 0 || used.has(step)) break
      used.add(step)
      codes.set(labels[index]!, step + 1)
    }
    if (codes.size === labels.length && codes.size >= 3) return { codes, min: 1, max: ladder.length }
  }
  return null
}

/** 5（非常满意）, 4分, "1 - very bad": the point is printed in the label; 1-3年 and 18-24 are not points. */
function printedPoints(labels: readonly string[], normals: readonly string[]): Ladder | null {
  const codes = new Map<string, number>()
  const seen = new Set<number>()
  for (const [index, normal] of normals.entries()) {
    const match = /^(\d{1,2})(?![,，、;/]\s*\d)\s*(分|\([^\d]*\)|[.、:=-]\s*[^\d\s].*|[^\d\s\-~–至到.、:年岁元次小个人天月万%+>].*)?$/u.exec(normal) ?? /^[^\d]{1,12}\((\d{1,2})分?\)$/u.exec(normal)
    const point = match ? Number(match[1]) : Number.NaN
    if (!(point >= 0 && point <= 10) || seen.has(point)) return null
    seen.add(point)
    codes.set(labels[index]!, point)
  }
  const lowest = Math.min(...seen)
  const highest = Math.max(...seen)
  if (codes.size < 2 || lowest > 1 && highest < 4) return null
  return { codes, min: lowest === 0 ? 0 : 1, max: highest <= 5 ? 5 : highest <= 7 ? 7 : 10 }
}

const degrees: [number, RegExp][] = [
  [1, /^not at all (.+)$/], [2, /^(?:not very|not too|not so|not particularly|slightly) (.+)$/], [3, /^(?:somewhat|moderately|fairly|rather) (.+)$/], [4, /^(?:very|quite) (.+)$/], [5, /^extremely (.+)$/],
]

/** Not at all, not very, somewhat, very: one word in degrees, whatever the word. All steps between must be there. */
function degreesOf(labels: readonly string[], normals: readonly string[]): Ladder | null {
  const stems = new Set<string>()
  const steps: number[] = []
  for (const normal of normals) {
    const found = degrees.map(([step, pattern]) => ({ step, stem: pattern.exec(normal.toLowerCase())?.[1] })).find(item => item.stem !== undefined)
    if (!found) return null
    stems.add(found.stem!)
    steps.push(found.step)
  }
  const ordered = [...new Set(steps)].sort((a, b) => a - b)
  if (stems.size !== 1 || ordered.length !== labels.length || ordered.length < 3 || ordered[0] !== 1 || ordered.at(-1) !== ordered.length) return null
  return { codes: new Map(labels.map((label, index) => [label, steps[index]!])), min: 1, max: ordered.length }
}

/** 2, 3 … 9 between "Strongly disagree" and "Strongly agree": only the ends of the scale have words. */
function wordedEnds(labels: readonly string[], normals: readonly string[]): Ladder | null {
  const codes = new Map<string, number>()
  const points = normals.filter(normal => /^\d{1,2}$/.test(normal)).map(Number)
  const words = normals.filter(normal => !/^\d{1,2}$/.test(normal))
  if (points.length < 3 || words.length < 1 || words.length > 2 || new Set(points).size !== points.length) return null
  const sides = words.map(word => (zhStep(word) ?? enStep(word))?.side ?? 0)
  if (sides.includes(0) || new Set(sides).size !== words.length) return null
  const least = Math.min(...points)
  const most = Math.max(...points)
  const min = sides.includes(-1) ? (least >= 2 ? 1 : least === 1 ? 0 : -1) : least === 0 ? 0 : 1
  const ends = sides.includes(1) ? [5, 7, 10].find(end => most < end) : [5, 7, 10].find(end => most <= end)
  if (min < 0 || ends === undefined) return null
  labels.forEach((label, index) => {
    const normal = normals[index]!
    const at = words.indexOf(normal)
    codes.set(label, at < 0 ? Number(normal) : sides[at] === 1 ? ends : min)
  })
  return { codes, min, max: ends }
}

/**
 * Orders the answer labels of a rating item: 非常不满意 … 非常满意 becomes 1 … 5, whatever order they came in and even
 * when nobody chose some step. null when the labels are not one ladder. The high end is the favourable one.
 */
export function likertLadder(all: readonly string[]): Ladder | null {
  const labels = all.filter(label => !isNoAnswer(normalLabel(label)))
  const normals = labels.map(normalLabel)
  if (labels.length < 2 || labels.length > 11) return null
  const printed = printedPoints(labels, normals)
  if (printed && normals.some(normal => !/^\d+$/.test(normal))) return printed
  const oneSidedLadder = ladderOf(labels, normals)
  if (oneSidedLadder) return oneSidedLadder
  const ends = wordedEnds(labels, normals)
  if (ends) return ends
  const inDegrees = degreesOf(labels, normals)
  if (inDegrees) return inDegrees
  const steps = normals.map(normal => zhStep(normal) ?? enStep(normal))
  if (steps.some(step => step === null)) return null
  return twoSided(labels, steps as Step[])
}

function twoSided(labels: readonly string[], steps: readonly Step[]): Ladder | null {
  const stems = new Set(steps.filter(step => step.side !== 0).map(step => step.stem))
  if (stems.size !== 1) return null
  const levels = (side: number): number[] => [...new Set(steps.filter(step => step.side === side).map(step => step.weight))].sort((a, b) => a - b)
  const up = levels(1)
  const down = levels(-1)
  const neutral = steps.some(step => step.side === 0)
  if (up.length + down.length + (neutral ? 1 : 0) !== labels.length) return null
  const perSide = Math.max(up.length, down.length)
  const strong = [...up, ...down].some(weight => weight >= 2.5)
  const mild = [...up, ...down].some(weight => weight === 1)
  if (labels.length < 3 && !strong) return null
  if (perSide > 3) return null
  // How many steps each side of the ladder has: what nobody chose is filled in by the usual forms.
  const reach = perSide === 3 ? 3 : perSide === 2 || strong || mild ? 2 : 1
  const hasMiddle = neutral || !(up.length === reach && down.length === reach)
  const rank = (step: Step): number => {
    if (step.side === 0) return 0
    const own = step.side > 0 ? up : down
    if (own.length === reach) return step.side * (own.indexOf(step.weight) + 1)
    if (reach === 3) return step.side * (step.weight >= 2.5 ? 3 : step.weight === 2 ? 2 : 1)
    return step.side * (reach === 2 ? (step.weight >= 2.5 ? 2 : 1) : 1)
  }
  const codes = new Map<string, number>()
  const seen = new Set<number>()
  for (const [index, step] of steps.entries()) {
    const position = rank(step)
    const code = hasMiddle ? position + reach + 1 : position < 0 ? position + reach + 1 : position + reach
    if (seen.has(code)) return null
    seen.add(code)
    codes.set(labels[index]!, code)
  }
  return { codes, min: 1, max: hasMiddle ? reach * 2 + 1 : reach * 2 }
}
