import type { FormQuestion } from '../../model/form.ts'

/** The answers of a question that takes one: code and words. */
export function answersOf(question: FormQuestion): [number, string][] {
  const words = (text: Record<string, string> | undefined): string => Object.values(text ?? {})[0] ?? ''
  if ('options' in question) return question.options.map(option => [option.code, words(option.text)])
  if (question.kind !== 'scale' && question.kind !== 'nps') return []
  const { min, max, minLabel, maxLabel, points } = question.kind === 'scale' ? question.scale : { min: 0, max: 10, minLabel: question.minLabel, maxLabel: question.maxLabel, points: {} }
  return Array.from({ length: max - min + 1 }, (_, i) => [min + i, words(i === 0 ? minLabel : min + i === max ? maxLabel : (points as Record<string, Record<string, string>>)[String(min + i)])])
}

const quoted = '[“"\'「『‘]([^“”"\'「」『』‘’]{1,60})[”"\'」』’]'
/** What asks for one answer, up to and with it: 「请选“不同意”」, 「本题请选B」, `please select "Disagree"`. */
const asks = [
  new RegExp(`(?:请|务必|直接|需要?)[^“”"'「」『』‘’，,。?？]{0,6}?(?:选择?|勾选|点选|点击)[^“”"'「」『』‘’，,。?？]{0,8}${quoted}`, 'u'),
  new RegExp(`\\bplease\\b[^“”"'‘’.?]{0,60}?\\b(?:select|choose|click|mark|tick|check)\\b[^“”"'‘’.?]{0,20}${quoted}`, 'iu'),
  /(?:本题|此题|这道?题|这一?项)[^，。?？]{0,4}请?(?:直接)?选择?[:：]?\s*([^，,。?？、；;（(“”"'或和与的]{1,30}?)\s*(?:选?项)?\s*(?:[）)。]|$)/u,
]
/** 「请选“是”或“否”」 and 「如果选“其他”，请说明」 leave the answer open. */
const open = /^\s*(?:或|和|与|及|、|\/|还是|者|时|的|or\b|and\b|if\b|when\b|[“"「『‘])/iu
const conditional = /(?:如果?|若|凡|假如)[^，,。]*$|\b(?:if|when|where)\b[^,.]*$/iu

/** The answer that a question itself tells to give, which makes it a check of attention; null for an ordinary question. */
export function askedAnswer(question: FormQuestion): number | null {
  if (question.kind !== 'single' && question.kind !== 'scale' && question.kind !== 'nps') return null
  const text = Object.values(question.text)[0] ?? ''
  const answers = answersOf(question)
  for (const ask of asks) {
    const found = ask.exec(text)
    const wanted = found?.[1]?.trim().toLowerCase()
    if (!found || !wanted || open.test(text.slice(found.index + found[0].length)) || conditional.test(text.slice(0, found.index))) continue
    const byWords = answers.find(([, words]) => words.trim().toLowerCase() === wanted)
    if (byWords) return byWords[0]
    const letter = 'options' in question && /^[a-z]$/.test(wanted) ? answers[wanted.charCodeAt(0) - 97] : undefined
    if (letter) return letter[0]
    const number = Number(wanted.replace(/分$/u, ''))
    if (answers.some(([code]) => code === number)) return number
  }
  return null
}
