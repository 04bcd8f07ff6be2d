/**
 * Answers that are steps of one scale: 「非常不满意 … 非常满意」「很差 … 很好」"Strongly disagree … Strongly agree".
 * A step has the thing that is judged (its base) and a place between the bad end and the good end.
 */
interface Step { base: string; place: number }

const middles = /^(?:一般般?|普通|中立|中等|中性|不确定|不一定|不好说|说不清|说不准|说不好|无所谓|尚可|还行|还可以|适中|没感觉|无意见|既不.+也不.+|不清楚|neutral|undecided|unsure|not sure|average|ok(?:ay)?|moderate(?:ly)?|neither\b.*|no opinion)$/i
const strong = /^(?:非常地?|十分|极其?|极为|很|完全|特别|最|强烈地?|高度|相当|一定|肯定)/
const mild = /^(?:比较|较为?|还?基本上?|有点|有些|稍微?|部分|大致|大体|可能|或许)/
const little = /^(?:不太|不怎么|不大|不够|不是很|不算|不很)/
const ladders: readonly (readonly string[])[] = [
  ['从不', '从未', '从来没有', '没有过', '很少', '极少', '偶尔', '有时', '有时候', '经常', '常常', '通常', '频繁', '总是', '一直', '几乎总是', '每次', '每天'],
  ['never', 'almost never', 'rarely', 'seldom', 'occasionally', 'sometimes', 'often', 'usually', 'frequently', 'very often', 'almost always', 'always'],
  ['definitely not', 'definitely would not', 'probably not', 'probably would not', 'not sure', 'unsure', 'undecided', 'maybe', 'might or might not', 'possibly', 'probably', 'probably yes', 'probably would', 'definitely', 'definitely yes', 'definitely would'],
  ['much worse', 'worse', 'somewhat worse', 'slightly worse', 'a little worse', 'about the same', 'the same', 'no change', 'slightly better', 'somewhat better', 'a little better', 'better', 'much better'],
  ['much lower', 'lower', 'about right', 'higher', 'much higher'],
  ['明显变差', '变差', '略有变差', '没有变化', '无变化', '没变化', '基本没变', '略有改善', '略有好转', '变好', '有所改善', '有改善', '明显改善', '明显好转', '明显变好'],
  ['远低于预期', '低于预期', '略低于预期', '符合预期', '与预期一致', '略高于预期', '高于预期', '超出预期', '远高于预期', '远超预期'],
  ['terrible', 'very poor', 'poor', 'below average', 'fair', 'average', 'above average', 'good', 'very good', 'excellent', 'outstanding'],
  ['很差', '非常差', '极差', '较差', '比较差', '不太好', '差', '不好', '不及格', '不合格', '一般', '还可以', '还好', '中等', '中', '及格', '合格', '较好', '比较好', '良', '良好', '好', '很好', '非常好', '极好', '优', '优良', '优秀'],
]
const opposites: Readonly<Record<string, [string, number]>> = { 反对: ['同意', -1], 否认: ['同意', -1], 讨厌: ['喜欢', -1], 糟糕: ['好', -1], 坏: ['好', -1], 差: ['好', -1], 低: ['高', -1], 慢: ['快', -1], 少: ['多', -1], 困难: ['容易', -1], 难: ['容易', -1], 小: ['大', -1], 弱: ['强', -1], 短: ['长', -1], 远: ['近', -1], 窄: ['宽', -1], 贵: ['便宜', -1], 晚: ['早', -1], 脏: ['干净', -1], 吵: ['安静', -1], 旧: ['新', -1], 赞成: ['同意', 1], 支持: ['同意', 1], 赞同: ['同意', 1] }
const english: readonly [RegExp, number][] = [
  [/^(?:strongly|very|extremely|completely|totally|highly|not at all)\s+(?:dis|un|not\b)/, -2], [/^not at all\b/, -2], [/^(?:somewhat|slightly|rather|fairly|quite|mostly|a little|a bit)\s+(?:dis|un)/, -1],
  [/^not (?:very|so|really)\s/, -1], [/^(?:dis|un)/, -1.5], [/^(?:not|never)\s/, -1.5], [/^(?:strongly|very|extremely|completely|totally|highly)\s/, 2], [/^(?:somewhat|slightly|rather|fairly|quite|mostly|moderately|a little|a bit)\s/, 1],
]

function chineseStep(text: string): Step | null {
  let rest = text
  let place = 1.5
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(rest)
    if (!found || found[0].length === rest.length) return false
    rest = rest.slice(0, found.index) + rest.slice(found.index + found[0].length)
    return true
  }
  if (take(little)) place = -1
  else {
    const much = take(strong)
    const some = !much && take(mild)
    const touch = !much && !some && take(/(?:一些|一点)$/)
    const negated = take(/^(?:不(?!定|便)|没有?|未)/)
    place = much ? 2 : some ? 1 : touch ? 0.5 : 1.5
    if (negated) place = -place
    else if (take(strong)) place = 2
  }
  const turned = opposites[rest]
  if (turned) return { base: turned[0], place: place * turned[1] }
  return rest.length >= 1 && rest.length <= 5 && /^\p{Script=Han}+$/u.test(rest) ? { base: rest, place } : null
}

function englishStep(text: string): Step | null {
  const small = text.toLowerCase()
  const found = english.find(([pattern]) => pattern.test(small))
  const base = small.replace(/^(?:strongly|very|extremely|completely|totally|highly|somewhat|slightly|rather|fairly|quite|mostly|moderately|a little|a bit|not at all|not very|not really|not so|not|never)\s+/, '').replace(/^(?:dis|un)(?=satisf|agree|likely|important|happy|clear|comfort|necess|reason|friendly|help|safe|willing|clean|pleas|accept|aware|familiar|interest|effect|fair)/, '')
  return (found && /^[a-z]+(?: [a-z]+)?$/.test(base) && base !== small) || /^(?:satisf|agree|likely|important|happy|clear|comfort|necess|reason|friendly|help|useful|interested|confident|familiar|easy|difficult|concerned|relevant)/.test(base) ? { base: base.slice(0, 6), place: found?.[1] ?? 1.5 } : null
}

/** Without points beside the words, and without the English behind the Chinese. */
const clean = (text: string): string => text.replace(/^(\p{Script=Han}+)\s*[/／(（]?\s*[A-Za-z][A-Za-z\s]*[)）]?$/u, '$1').replace(/\s*[(（]?\s*\d{1,2}\s*分?\s*[)）]?\s*$/, '').replace(/^\d{1,2}\s*分?\s*[=＝:：、.-]\s*/, '').replace(/[。.；;，,]$/, '').trim()

/** A middle answer alone is no sign of a scale. */
export const isDegree = (text: string): boolean => {
  const word = clean(text)
  return middles.test(word) || ladders.some(ladder => ladder.includes(word.toLowerCase())) || (strong.test(word) || little.test(word) || mild.test(word) || /^不/.test(word) ? chineseStep(word) !== null : /^(?:满意|同意|符合|重要|合适|合理|喜欢|愿意|赞同|认同|清楚|了解|方便)$/.test(word)) || englishStep(word) !== null
}

/** Whether the answers climb or fall in even order: 1 the last is the good end, -1 the first is; 0: no scale. */
export function scaleOrder(texts: readonly string[]): -1 | 0 | 1 {
  if (texts.length < 3 || texts.length > 11) return 0
  const words = texts.map(clean)
  const direction = (places: readonly number[]): -1 | 0 | 1 =>
    places.every((place, i) => i === 0 || place > (places[i - 1] as number)) ? 1 : places.every((place, i) => i === 0 || place < (places[i - 1] as number)) ? -1 : 0
  for (const ladder of ladders) {
    const places = words.map(word => ladder.indexOf(word.toLowerCase()))
    if (places.every(place => place >= 0)) { const order = direction(places); if (order !== 0) return order }
  }
  const judged = words.filter(word => !middles.test(word) && !none.test(word))
  // 「作用很大 … 没有作用」: the thing judged stands before its steps.
  const before = judged.length > 1 && words.some(word => none.test(word)) ? commonStart(judged) : 0
  const bases = new Set<string>()
  const places: number[] = []
  for (const [i, word] of words.entries()) {
    const step = middles.test(word) ? { base: '', place: 0 } : chineseStep(word.slice(judged.includes(word) ? before : 0)) ?? englishStep(word)
    const outside = none.test(word) && (i === 0 || i === words.length - 1) && !(step && bases.has(step.base))
    if (!step && !outside) return 0
    if (step && step.base !== '' && !outside) bases.add(step.base)
    places.push(outside ? -3 : (step as Step).place)
  }
  return bases.size === 1 ? direction(places) : 0
}

/** The end where there is nothing of what is judged. */
const none = /^(?:完全|根本|毫|几乎)?(?:没有?|无(?!所谓))/
const commonStart = ([first = '', ...others]: readonly string[]): number => { let n = 0; while (n < first.length - 1 && others.every(other => other[n] === first[n])) n++; return n }
