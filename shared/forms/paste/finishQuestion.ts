import type { PasteDoubtReason } from '../../contract/formExchange.ts'
import type { FormOption, FormQuestion, FormScale, FormText } from '../../model/form.ts'
import { formQuestion } from '../../model/form.ts'
import { asksDate, blankIn } from './blank.ts'
import { scaleOrder } from './degree.ts'
import type { Draft, DraftText } from './draft.ts'
import { kanoColumns } from './kanoPair.ts'
import type { ToldSkip } from './notes.ts'
import { limitsIn, mergeScale } from './notes.ts'
import { judges, numberMark } from './numberMark.ts'
import type { OptionText } from './optionText.ts'
import { optionText, skipOf } from './optionText.ts'
import { boundsIn, columnsScale, legendIn, pointsByPlace, wordsLine } from './scaleLine.ts'
import type { ToldScale } from './scaleLine.ts'

export interface Finished {
  question: FormQuestion
  skips: ToldSkip[]
  doubts: { line: number; reason: PasteDoubtReason; text: string }[]
}

const rated = /(?:评价|程度|期望|满意度?|可能性|频率)(?:是|有)?(?:如何|怎样|怎么样)?[?？]?$/
const recommend = /推荐|recommend/i
const several = /哪些|哪几|which of (?:the following|these)(?! best)|有什么(?:用途|功能)/i

/** Settles what a draft is. `tag`: language of the words; `required`: what holds where the question does not say. */
export function finishQuestion(draft: Draft, code: string, tag: string, required: boolean): Finished {
  const doubts: Finished['doubts'] = []
  const doubt = (reason: PasteDoubtReason, text = draft.stem, line = draft.line): void => { doubts.push({ line, reason, text }) }
  const words = (text: string): FormText => (text === '' ? {} : { [tag]: text })
  const { notes } = draft
  settleLoose(draft, doubt)
  const blank = blankIn(draft.stem)
  const stem = titleOf(draft.stem)
  if (blank?.kind === 'number' && (draft.stem.match(/_{2,}/g)?.length ?? 0) > 1) doubt('severalBlanks')
  const limits = limitsIn(stem)
  const told = notes.scale ?? legendIn(stem) ?? boundsIn(stem)
  const options = draft.options.map(option => optionText(option.text))
  // 「知道 / 不知道」: there it is an answer.
  if (options.length < 3) for (const option of options) option.missing = false
  const skips = [...notes.skips, ...options.flatMap((option, i) => (option.skip ? [skipOf(option.skip, i)] : []))]
  const base = { code, text: words(stem), hint: words(draft.hint), required: notes.required ?? required }
  const done = (content: Record<string, unknown>): Finished => ({ question: formQuestion.parse({ ...base, ...content }), skips, doubts })
  if (stem === '') doubt('emptyQuestion', code)

  const marked = draft.options.length > 1 && notes.kind === null && told !== null && draft.options.every(option => /_{2,}\s*分?\s*$|[(（]\s*[)）]\s*分?$/.test(option.text))
  if (marked) {
    draft.rows.push(...draft.options.map(option => ({ ...option, text: option.text.replace(/[\s:：]*(?:_{2,}|[(（]\s*[)）])\s*分?\s*$/, '') })))
    draft.scale = told
    draft.options = []
  }
  if (draft.rows.length > 0) return done(matrix(draft, code, told, tag, words))
  const kind = notes.kind === 'matrix' || notes.kind === null ? null : notes.kind
  if (kind === 'description') return done({ kind })
  const order = scaleOrder(options.map(option => option.text))
  const ranks = kind === 'ranking' || (options.length > 1 && /排序|按.{0,12}(?:顺序|次序)|先后顺序|\brank\b|order of (?:importance|preference)/i.test(stem))
  if (ranks && options.length > 0) return done({ kind: 'ranking', options: optionsOf(options, words, false), places: limits?.most ?? notes.most })
  if (options.length > 0) {
    if (options.length === 1) doubt('oneOption')
    const asked = kind ?? (draft.partKind === 'multiple' || draft.partKind === 'single' ? draft.partKind : null)
    const multiple = asked === 'multiple' || (asked === null && /可多选|可以多选|all that apply/i.test(stem)) || (asked === null && limits !== null && limits.most !== 1) || (asked === null && several.test(stem) && draft.mark !== 'round' && order === 0)
    if (multiple) {
      if (asked === null && limits === null) doubt('multipleGuessed')
      return done({ kind: 'multiple', options: optionsOf(options, words, true), least: notes.least ?? limits?.least ?? null, most: notes.most ?? limits?.most ?? null })
    }
    const steps = scaleSteps(options)
    if (steps && kind !== 'single') return done({ kind: 'scale', scale: scaleOf(steps.scale, words, steps.away) })
    const numbers = columnsScale(options.map(option => option.text))
    if (numbers && recommend.test(stem) && kind !== 'single' && numbers.min === 0 && numbers.max === 10) return done({ kind: 'nps', minLabel: words(numbers.labels.get(0) ?? ''), maxLabel: words(numbers.labels.get(10) ?? '') })
    if (numbers && kind !== 'single' && (options.every(option => /^-?\d{1,2}\s*分/.test(option.text)) || (options.length > 2 && judges(stem) && options.every(option => /^\d{1,2}$/.test(option.text))))) return done({ kind: 'scale', scale: scaleOf(mergeScale(told, numbers), words) })
    return done({ kind: 'single', options: optionsOf(options, words, false) })
  }
  // A scale told for the whole part holds where the question asks for marks and nothing else.
  const bareStatement = kind === null && told === null && !draft.scale && blank === null && draft.answerLines === 0 && !draft.filled && !/[?？:：]|意见|建议|想法|原因|姓名|日期|comment|suggest|describe/i.test(draft.stem) && (/[.。]$/.test(stem) || !/什么|哪|为何|怎|多少|几|\b(?:what|why|which|how|when|where|who)\b/i.test(stem))
  const around = draft.around && (bareStatement || (kind === null && blank === null && rated.test(stem) && !/期望\s*[:：]/.test(draft.stem)) || /得分|打分|评分|分值|分数/.test(draft.stem) || (kind === 'scale' && told === null)) ? draft.around : null
  const scale = draft.scale ? (told ? mergeScale(told, draft.scale) : draft.scale) : told ?? around ?? (kind === 'scale' ? { min: 1, max: 5, labels: new Map<number, string>(), direction: 'positive' as const } : null)
  if (kind === 'scale' && !draft.scale && !told && !around) doubt('scaleEnds')
  if (scale && kind !== 'number' && kind !== 'text' && kind !== 'date') {
    if ((recommend.test(stem) || kind === 'nps') && scale.min === 0 && scale.max === 10) return done({ kind: 'nps', minLabel: words(scale.labels.get(0) ?? ''), maxLabel: words(scale.labels.get(10) ?? '') })
    return done({ kind: 'scale', scale: scaleOf(scale, words) })
  }
  if (kind === 'nps') return done({ kind: 'nps' })
  if (kind === 'date' || (kind === null && (blank?.kind === 'date' || (asksDate(stem) && (blank !== null || draft.answerLines > 0 || draft.filled))))) return done({ kind: 'date' })
  if (kind === 'number' || (kind === null && /多少(?:分钟|小时|天|次|元|人|岁|个)[?？]?$/.test(stem)) || ((kind === null || kind === 'text') && blank?.kind === 'number' && blank.unit !== '') || (kind === null && blank !== null && /年龄|周岁|人数|数量|次数|件数|个数|金额|出生年|\bage\b|\bhow old\b|\bwhat year\b|\byear of\b|^number of\b|\bhow many\b/i.test(stem))) return done({ kind: 'number', unit: words(blank?.unit ?? '') })
  if (kind === null && blank === null && draft.answerLines === 0 && !/[?？]|意见|建议|想法|看法|comment|suggest|feedback/i.test(stem)) doubt('kindGuessed')
  if (kind === 'single' || kind === 'multiple') { doubt('oneOption'); return done({ kind, options: [] }) }
  return done({ kind: 'text', lines: Math.min(20, Math.max(1, draft.answerLines + (draft.answerLines > 0 ? 0 : /意见|建议|comment|suggest/i.test(stem) ? 3 : 1))) })
}

/** The words of a question without the places to answer. */
function titleOf(stem: string): string {
  // Several places to write in one sentence are part of it.
  if ((stem.match(/_{2,}/g)?.length ?? 0) > 1 && blankIn(stem)?.kind !== 'date') return stem.replace(/[:：\s]+$/, '').trim()
  const blank = blankIn(stem)
  const text = blank && blank.text !== '' ? blank.text : stem
  // The full stop belongs to the sentence that the answer would have ended.
  const noted = /^(.*?)[:：]?\s*_{2,}\s*([(（][^()（）_]+[)）])$/.exec(stem)
  if (noted) return `${noted[1] as string}${noted[2] as string}`
  const open = /[(（]\s*_*\s*[)）]\s*。?$/.test(stem)
  return (open ? text.replace(/。$/, '') : text).replace(/[(（]\s*_*\s*[)）]/g, ' ').replace(/(?:\s{2,}|[,，]\s*)(?:得分|评分|打分|分值)\s*[:：]?\s*_*\s*$/, '').replace(/_{2,}\s*$/, '').replace(/\s+/g, ' ').trim().replace(/[:：\s]+$/, '').replace(/\s+([?？])/g, '$1').trim()
}

/** Lines without marks under a question: rows under a line of columns, options, or more words of the question. */
function settleLoose(draft: Draft, doubt: (reason: PasteDoubtReason, text?: string, line?: number) => void): void {
  const { loose, notes } = draft
  const [first] = loose
  if (!first) return
  const table = notes.kind === 'matrix' || notes.kind === 'matrixScale' || notes.kind === 'matrixSingle'
  const columns = wordsLine(first.text)?.labels ?? null
  const cells = first.text.split(/\t+|\s{2,}|\s*[|｜]\s*|\s+/).map(cell => cell.trim()).filter(cell => cell !== '')
  const points = notes.kind === 'scale' && draft.options.length === 0 ? pointsByPlace(loose.map(line => line.text)) : null
  if (points) draft.scale ??= points
  else if (table && draft.scale) {
    draft.rows.push(...loose)
  } else if (loose.length >= 2 && draft.options.length === 0 && (table || (columns && columns.size >= 3)) && cells.length >= 2) {
    draft.columns = columns ? [...columns.values()] : cells
    draft.rows.push(...loose.slice(1).map(row => ({ ...row, text: numberMark(row.text)?.rest ?? row.text })))
    if (!table) doubt('rowsGuessed', first.text, first.line)
  } else if (draft.options.length === 0 && notes.kind !== 'text' && notes.kind !== 'number' && notes.kind !== 'date' && notes.kind !== 'description') {
    const pieces: DraftText[] = loose.flatMap(line => {
      const split = line.text.split(/\t+|\s{2,}|\s*[/／|、]\s*/).map(text => text.trim()).filter(text => text !== '')
      return split.length >= 2 && split.every(text => text.length <= 16) && (loose.length === 1 || /\t|\s{2,}/.test(line.text)) ? split.map(text => ({ line: line.line, text })) : [line]
    })
    if (pieces.length >= 2) {
      draft.options.push(...pieces)
      if (notes.kind === null || (notes.kind === 'scale' && scaleOrder(pieces.map(piece => piece.text)) === 0)) doubt('unmarkedOptions', first.text, first.line)
      if (notes.kind === 'scale' && scaleOrder(pieces.map(piece => piece.text)) === 0) notes.kind = null
    } else {
      draft.stem = `${draft.stem} ${first.text}`
      doubt('strayText', first.text, first.line)
    }
  } else {
    draft.stem = `${draft.stem} ${loose.map(line => line.text).join(' ')}`
    doubt('strayText', first.text, first.line)
  }
}

const optionsOf = (options: readonly OptionText[], words: (text: string) => FormText, multiple: boolean): FormOption[] => options.map((option, i) => ({
  code: i + 1, text: words(option.text), ...(option.other && { other: true }), ...(multiple && option.exclusive && { exclusive: true }), ...(option.missing && { missing: true }),
}))

/** Options that are steps of a scale; a last 「不清楚」 stands beside it. */
function scaleSteps(options: readonly OptionText[]): { scale: ToldScale; away: string | null } | null {
  const last = options.at(-1)
  const judging = options.slice(0, -1).map(option => option.text)
  // 「没用过」 behind 「非常满意 … 非常不满意」 judges nothing; behind 「经常、偶尔」 it is the lowest step.
  const never = last !== undefined && /^(?:从?未|从?没有?).{1,6}过$/.test(last.text) && judging.some(text => /不/.test(text)) && scaleOrder(judging) !== 0
  const away = last !== undefined && options.length >= 4 && (never || (last.missing && scaleOrder(options.map(option => option.text)) === 0)) ? last.text : null
  const texts = options.slice(0, away === null ? undefined : -1).map(option => option.text)
  if (options.some(option => option.other)) return null
  const order = scaleOrder(texts)
  return order === 0 ? null : { scale: { min: 1, max: texts.length, labels: new Map(texts.map((text, i) => [i + 1, text])), direction: order === 1 ? 'positive' : 'negative' }, away }
}

function scaleOf(told: ToldScale, words: (text: string) => FormText, away: string | null = null): Partial<FormScale> {
  const inner = [...told.labels].filter(([point]) => point !== told.min && point !== told.max)
  return {
    min: told.min, max: told.max, direction: told.direction, minLabel: words(told.labels.get(told.min) ?? ''), maxLabel: words(told.labels.get(told.max) ?? ''),
    points: Object.fromEntries(inner.map(([point, text]) => [String(point), words(text)])),
    notApplicable: away === null ? null : { code: 99, text: words(away) },
  }
}

function matrix(draft: Draft, code: string, told: ToldScale | null, tag: string, words: (text: string) => FormText): Record<string, unknown> {
  const rows = draft.rows.map((row, i) => ({ code: `${code}_${i + 1}`, text: { [tag]: rowText(row.text) }, factor: null }))
  if (kanoColumns(draft.groups.length > 0 ? draft.groups : draft.columns)) return { kind: 'kano', rows }
  const bounds = draft.groups.map(group => boundsIn(group, true)).find(found => found !== null) ?? null
  const columns = draft.columns.length > 0 ? columnsScale(draft.columns) : null
  const five = { min: 1, max: 5, labels: new Map<number, string>(), direction: 'positive' as const }
  if (draft.groups.length === 2) {
    const scale = scaleOf(columns ?? bounds ?? told ?? draft.around ?? five, words)
    return { kind: 'paired', rows, importance: scale, performance: scale }
  }
  if (draft.scored) return { kind: 'matrixScale', rows, scale: scaleOf(told ?? draft.around ?? five, words) }
  if (draft.notes.kind === 'matrixSingle' || (columns === null && draft.scale === null)) {
    return { kind: 'matrixSingle', rows, options: draft.columns.map((column, i) => ({ code: i + 1, text: words(optionText(column).text) })) }
  }
  const fallback = draft.plainRows ? told ?? draft.around : null
  const bare = columns !== null && columns.labels.size === 0
  const scale = bare && fallback && fallback.max - fallback.min === columns.max - columns.min ? mergeScale(fallback, { ...columns, min: fallback.min, max: fallback.max }) : bare && told && told.min === columns.min && told.max === columns.max ? mergeScale(told, columns) : columns ?? draft.scale ?? five
  return { kind: 'matrixScale', rows, scale: scaleOf(scale, words) }
}

/** A row without its number: 「2.1 」「(3) 」「a. 」. */
const rowText = (text: string): string => {
  const bare = text.replace(/^\d{1,2}[.-]\d{1,2}[.、]?\s*(?=\D)/, '')
  return (numberMark(bare)?.rest ?? bare.replace(/^[a-z]\s*[.)、）]\s*/i, '')).replace(/[:：;；。]$/, '').trim()
}
