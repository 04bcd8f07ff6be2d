import type { FormQuestionKind } from '../../model/form.ts'
import { chineseNumber } from './numberMark.ts'
import { boundsIn, labelledPoints, legendIn } from './scaleLine.ts'
import type { ToldScale } from './scaleLine.ts'

/** A condition a text tells: the question it speaks of (null: this one), its answers as letters, numbers or words. */
export interface ToldCondition { question: string | null; answers: string[]; negated: boolean }
/** `to`: a question's printed number, `end`, or null where it was not understood. */
export interface ToldSkip { when: ToldCondition; to: string | null; text: string }

export interface Notes {
  kind: FormQuestionKind | 'matrix' | null
  required: boolean | null
  least: number | null
  most: number | null
  scale: ToldScale | null
  skips: ToldSkip[]
  show: ToldCondition | null
  /** Words that speak of a condition and were not understood. */
  unread: string[]
}
export const noNotes = (): Notes => ({ kind: null, required: null, least: null, most: null, scale: null, skips: [], show: null, unread: [] })

const kinds: readonly [RegExp, NonNullable<Notes['kind']>][] = [
  [/矩阵.{0,2}量表|矩阵打分|矩阵评分/, 'matrixScale'], [/矩阵.{0,2}单选/, 'matrixSingle'], [/矩阵/, 'matrix'],
  [/排序|按.{0,8}(?:顺序|次序)|\brank(?:ing)?\b/i, 'ranking'],
  [/多选|不定项|复选|可以?选(?:择)?(?:多|几|若干)|选择?所有|所有(?:符合|适用)|(?:select|choose|check|tick|mark)\s+(?:all|any|as many)|all that apply|more than one|multiple (?:answers?|response)/i, 'multiple'],
  [/量表|评分题|打分题|评分$|打分$|\brating\b|linear scale/i, 'scale'], [/\bNPS\b/i, 'nps'],
  [/单选|只选一|选择?.{0,8}一[项个]|任选一|判断题?$|下拉|下拉选择|(?:select|choose|check|tick|mark)\s+(?:only\s+)?one|(?:single|multiple) choice|single answer|dropdown/i, 'single'],
  [/日期题?$|^date$/i, 'date'], [/数字题?$|数值题?$|填数字|^number$/i, 'number'], [/填空|问答|简答|开放|文本|open(?:-|\s)?ended|free text|(?:short|long) answer|^paragraph$/i, 'text'], [/段落说明|^说明$/, 'description'],
]
const countWords: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, one: 1, two: 2, three: 3, four: 4, five: 5 }
const n = '(\\d{1,2}|[一二两三四五六七八九十]|one|two|three|four|five)'
const count = (word: string | undefined): number | null => (word === undefined ? null : /\d/.test(word) ? Number(word) : countWords[word.toLowerCase()] ?? null)
const limits = {
  range: new RegExp(`(?:选|选择|勾选)?\\s*${n}\\s*[-–—~～至到]\\s*${n}\\s*(?:项|个|种|条)`, 'i'),
  most: new RegExp(`(?:最多|至多|不(?:得|可|要)?(?:超过|多于)|限选|限|up to|at most|maximum(?: of)?|no more than)\\s*(?:可?(?:以)?(?:选择?|勾选))?\\s*${n}\\s*(?:项|个|种|条|options?|answers?|choices?)?(?:以内)?`, 'i'),
  least: new RegExp(`(?:至少|最少|不少于|at least)\\s*(?:选择?|勾选)?\\s*${n}`, 'i'),
  exactly: new RegExp(`(?:请?选择?|任选|挑选|choose|select|pick)\\s*(?:最重要的|其中|前|any|your top|the)?\\s*${n}\\s*(?:项|个|种|条|options?|answers?)`, 'i'),
}

/** How many may be chosen, as a note says; null: it says nothing of it. */
export function limitsIn(text: string): { least: number | null; most: number | null } | null {
  const range = limits.range.exec(text)
  if (range) return { least: count(range[1]), most: count(range[2]) }
  const most = limits.most.exec(text)
  const least = limits.least.exec(text)
  if (most || least) return { least: count(least?.[1]), most: count(most?.[1]) }
  const exact = limits.exactly.exec(text)
  const number = count(exact?.[1])
  // 「可选两项」 allows, 「请选两项」 asks.
  return number !== null && number > 1 ? { least: /可(?:以)?$/.test(text.slice(0, exact?.index)) ? null : number, most: number } : null
}

const goTo = /(?:→|-+>|—+>|⇒|⟶)?\s*(?:请|则|可|就)?\s*(?:直接|继续)?\s*(?:跳(?:转)?(?:至|到|答|往|过至|问)?|转(?:至|到|答)|(?:接着|继续)?回答|作答|请答|(?:前往|进入))\s*(?:问题|题目|第)?\s*([A-Z]{0,2}\d{1,3}|(?<=[至到])[一二三四五六七八九十]{1,3}(?=$|[)）题部、，。\s]))\s*题?|(?:→|-+>|—+>|⇒|⟶)\s*(?:第)?\s*([A-Z]{0,2}\d{1,3})\s*题?|(?:skip|go|jump|proceed|continue|move)\s*(?:ahead\s+)?(?:on\s+)?to\s+(?:question|item|no\.?)?\s*#?([A-Z]{0,2}\d{1,3})/i
const toEnd = /(?:结束|终止|停止)(?:本次|此次)?(?:访问|作答|答题|填写|问卷|调查|回答)?|跳(?:转)?(?:至|到)(?:问卷)?(?:末尾|结尾|最后|结束)|(?:end (?:of )?(?:the )?(?:survey|interview|questionnaire)|terminate|stop here|thank and close)/i
const shows = /^(?:仅|只|请)?(?:限|由|如果|若|如)?\s*(?:在)?(?:第|上面第|问题)?\s*([A-Z]{0,2}\d{1,3}|(?<=第\s?)[一二三四五六七八九十]{1,3})\s*题?(?:中|里)?\s*(不选|未选|没有选|选择了?|选了?|回答|答)(?:为|的是)?\s*(?:[“"‘「'])?(.+?)(?:[”"’」'])?\s*(?:选项|项)?(?:的|者|时)?(?:受访者|同学|人)?[,，]?\s*(?:请)?(?:才?需?(?:回答|填写|作答|继续)(?:本题|此题)?)?$/
/** 「依赖于第2题第2个选项」「依赖第3题选项1、2」: as 问卷星 prints it. */
const depends = /^(?:此题|本题)?依赖于?\s*(?:第\s*)?(\d{1,3})\s*题(?:的)?\s*(?:第\s*)?(?:选项)?\s*((?:\d{1,2}\s*[;；、,，]?\s*)+)(?:个)?(?:选项)?$/
const showsEnglish = /^(?:only\s+)?(?:answer\s+)?(?:this\s+)?(?:if|for those who)\s+(?:you\s+)?(?:answered|chose|selected|said)?\s*(?:["“]?(.+?)["”]?\s+(?:to|in|at)\s+)(?:question\s*)?([A-Z]?\d{1,3})/i
const answersOf = (text: string): string[] => (/^[A-Z](?:\s*[、,，/和或及]?\s*[A-Z])*$/.test(text.trim()) ? text.match(/[A-Z]/g) ?? [] : text.split(/[、/]|\s*(?:或者?|和|及|\bor\b)\s*/).map(one => one.replace(/[“”"'‘’「」]/g, '').trim()).filter(one => one !== ''))

const otherwise = /^(.*?)[,，;；。]\s*(?:否则|其余|其[他它](?:选项)?(?:的)?|不然|otherwise)\s*[,，]?\s*(.*)$/i
/** What a note says of going on elsewhere; null: nothing. */
export function skipIn(text: string): ToldSkip | null {
  const exported = /^skip to:\s*(?:(end\b.*)|(\S+))\s+if\s.*=\s*(.+)$/i.exec(text)
  if (exported) return { when: { question: null, answers: [exported[3] as string], negated: false }, to: exported[1] ? 'end' : exported[2] as string, text: text.trim() }
  // 「选C或D的请回答第4题，否则跳至第5题」: who did not answer so goes on there.
  const turned = otherwise.exec(text)
  const [kept, away] = turned ? [skipIn(turned[1] as string), skipIn(turned[2] as string)] : [null, null]
  if (kept && away && kept.when.answers.length > 0) return { when: { ...kept.when, negated: !kept.when.negated }, to: away.to, text: text.trim() }
  const target = goTo.exec(text)
  const end = target ? null : toEnd.exec(text)
  const found = target ?? end
  if (!found) return null
  const before = text.slice(0, found.index).replace(/^\s*[-–—]\s|-+>|—+>|[→⇒⟶]|[-—]{2,}/g, '').replace(/[,，;；:：]?\s*(?:请|则|者|\b(?:please|then|and|you may|you can|kindly))?\s*$/i, '')
  const told = /(?:如果?|若|凡|when|if)?\s*(?:您|你|you)?\s*(?:的?(?:答案|回答))?\s*(不选|未选|选择?了?|回答|答|为|是|answered|chose|selected)?\s*(?:为|是|的是|了)?\s*[“"‘「]?([^“”"‘’「」,，]+?)[”"’」]?\s*(?:项|选项)?(?:的|者|时)?$/i.exec(before.trim().replace(/[“”"‘’「」]/g, ''))
  const answers = told?.[2] ? answersOf(told[2].trim()) : []
  return { when: { question: null, answers, negated: /^(?:不选|未选)$/.test(told?.[1] ?? '') }, to: (target?.[1] ?? target?.[2] ?? target?.[3])?.toUpperCase().replace(/^0+(?=\d)/, '') ?? 'end', text: text.trim() }
}

function showIn(text: string): ToldCondition | null {
  const exported = depends.exec(text.trim())
  if (exported) return { question: exported[1] as string, answers: (exported[2] as string).match(/\d+/g) ?? [], negated: false }
  const found = shows.exec(text.trim())
  if (found) return { question: /^[一二三四五六七八九十]/.test(found[1] as string) ? String(chineseNumber(found[1] as string)) : (found[1] as string).toUpperCase(), answers: answersOf(found[3] as string), negated: /^[不未没]/.test(found[2] as string) }
  const told = showsEnglish.exec(text.trim())
  return told ? { question: (told[2] as string).toUpperCase(), answers: answersOf(told[1] as string), negated: false } : null
}

/** Takes in what one note says; false: it says nothing this program knows, and it stays where it stands. */
export function readNote(note: string, notes: Notes): boolean {
  const text = note.trim().replace(/[。.!！]$/, '')
  if (text === '') return false
  if (/^(?:必填|必答|必选|必做题?|必答题|required|mandatory|\*)$/i.test(text)) { notes.required = true; return true }
  if (/^(?:选填|可不填|非必填|选答|可不答|可选填?|optional|可跳过|自愿填写)$/i.test(text)) { notes.required = false; return true }
  // 「开放题，选填」
  const parts = text.split(/\s*[,，;；·|]\s*/)
  if (parts.length > 1 && !otherwise.test(text) && parts.every(part => readNote(part, noNotes()))) return parts.every(part => readNote(part, notes))
  // 「仅用于回访，可不填」: what it is for stays.
  const free = parts.length > 1 ? parts.findIndex(part => /^(?:选填|可不填|非必填|选答|可不答|optional)$/i.test(part)) : -1
  if (free >= 0) { notes.required = false; return false }
  const show = showIn(text)
  if (show) { notes.show = show; return true }
  const skip = skipIn(text)
  if (skip) { notes.skips.push(skip); return true }
  const han = /\p{Script=Han}/u.test(text)
  const kind = text.length <= (han ? 24 : 40) ? kinds.find(([pattern]) => pattern.test(text))?.[1] : undefined
  const limited = text.length <= (han ? 30 : 60) ? limitsIn(text) : null
  if (kind || limited) {
    if (kind) notes.kind = kind
    if (limited) {
      notes.kind ??= 'multiple'
      notes.least = limited.least ?? notes.least
      notes.most = limited.most ?? notes.most
      if (limited.most === 1) { notes.kind = 'single'; notes.least = notes.most = null }
    }
    return true
  }
  const scale = legendIn(text) ?? labelledPoints(text) ?? boundsIn(text, text.length <= 12 && !/[岁次元个天年月项]/.test(text))
  if (scale) { notes.scale = mergeScale(notes.scale, scale); return true }
  if (/^(?:读出|不读|追问|记录|出示|访问员|调查员|循环|逐一|interviewer|read out|do not read|probe|record)/i.test(text) && text.length <= 40) return true
  if (/^(?:数字)?\s*1\s*(?:[=＝为]|表示|代表|being)?\s*(?:the\s+)?(?:最|第一|most|first|best)[^\d]{0,16}$/i.test(text)) { notes.kind ??= 'ranking'; return true }
  return /^(?:满分|共)?\s*100\s*分制?(?:满分)?$|^(?:请?(?:简单|具体|详细|简要)?(?:说明|描述|填写(?:或勾选)?|勾选|注明|列举)|打[“"]?[√✓][”"]?|请?(?:在.{0,12})?打[“"]?[√✓]?[”"]?|please specify|写出)$/i.test(text)
}

/** Words at points of one and bounds of the other. */
export const mergeScale = (known: ToldScale | null, told: ToldScale): ToldScale =>
  (known === null ? told : { min: Math.min(known.min, told.min), max: Math.max(known.max, told.max), labels: new Map([...known.labels, ...told.labels]), direction: told.labels.size > 0 ? told.direction : known.direction })

const bracketed = /[(（[【〔]([^()（）[\]【】〔〕]{1,120})[)）\]】〕]/g

/** A text without the notes it holds, which go into `notes`. */
export function takeNotes(text: string, notes: Notes): string {
  let left = text.replace(bracketed, (whole, inner: string) => (/^[\s_]+$/.test(inner) || !readNote(inner, notes) ? whole : ' '))
  // Notes outside brackets: a star at the end, an arrow, 「跳至第 8 题」 behind the words.
  left = left.replace(/(?:^[*★]\s*|\s*[*★]\s*$)/g, () => { notes.required = true; return '' })
  const arrow = /\s*(?:→|-+>|—+>|⇒|⟶|[,，;；]\s*(?=(?:请)?(?:直接)?(?:跳|转)))\s*(.*)$/.exec(left)
  if (arrow) {
    const skip = skipIn(arrow[0])
    if (skip) { notes.skips.push(skip); left = left.slice(0, arrow.index) }
  }
  return left.replace(/\s{2,}(?=[?？。:：])/g, '').replace(/\s+([?？:：。])/g, '$1').trim()
}
