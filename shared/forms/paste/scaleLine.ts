import { isDegree, scaleOrder } from './degree.ts'

/** A scale as a text tells it. `labels` by point, where words stand at points. */
export interface ToldScale { min: number; max: number; labels: Map<number, string>; direction: 'positive' | 'negative' }

const fits = (min: number, max: number): boolean => Number.isInteger(min) && Number.isInteger(max) && max - min >= 1 && max - min <= 10 && min >= -10 && max <= 100

const plainScale = (min: number, max: number, low = '', high = ''): ToldScale => ({ min, max, direction: 'positive', labels: new Map([...(low ? [[min, low] as const] : []), ...(high ? [[max, high] as const] : [])]) })

/** 「1 2 3 4 5」「1分 2分 …」「差 1 2 3 4 5 好」: a line that is nothing but points, with words at its ends. */
export function pointsLine(text: string): ToldScale | null {
  const found = /^(?<low>\D*?)[\s:：(（]*(?<points>-?\d{1,2}\s*分?(?:\s*[\s,，、|/□○—–-]\s*-?\d{1,2}\s*分?){2,10})[\s)）]*(?<high>\D*)$/.exec(text.replace(/[□○◯☐]/g, ' ').trim())
  if (!found?.groups) return null
  const points = (found.groups['points'] as string).match(/\d{1,2}/g)?.map(Number) ?? []
  const step = points.every((point, i) => i === 0 || point === (points[i - 1] as number) + 1) ? 1 : points.every((point, i) => i === 0 || point === (points[i - 1] as number) - 1) ? -1 : 0
  const ends = [found.groups['low'] as string, found.groups['high'] as string].map(end => end.replace(/[\s:：—–\-()（）←→<>]+/g, ' ').trim())
  if (step === 0 || ends.some(end => end.length > 24)) return null
  // 「很不重要 2 3 4 很重要」: the words take the places of 1 and 5.
  const placed = step === 1 && ends.every(end => end !== '') && (points[0] === 2 || (points[0] === 1 && points.length === 9)) ? pointsByPlace([ends[0] as string, ...points.map(String), ends[1] as string]) : null
  if (placed) return placed
  const [low, high] = step === 1 ? ends : [ends[1], ends[0]]
  const [min, max] = [Math.min(...points), Math.max(...points)]
  return fits(min, max) ? plainScale(min, max, low, high) : null
}

/** 「5-非常大 4-比较大 3-一般 …」: each point with its words, one more or one less than the one before. */
export function labelledPoints(text: string): ToldScale | null {
  const found = [...text.matchAll(/(?<![\d.])(\d{1,2})\s*分?\s*[-—–=＝:：]\s*([^\d\s,，;；、]{1,16})(?=[\s,，;；、]+|$)/g)]
  const points = found.map(match => Number(match[1]))
  const step = (points[1] ?? 0) - (points[0] ?? 0)
  if (found.length < 3 || Math.abs(step) !== 1 || points.some((point, i) => i > 0 && point !== (points[i - 1] as number) + step)) return null
  const covered = found.reduce((sum, match) => sum + match[0].replace(/\s/g, '').length, 0)
  const words = found.map(match => match[2] as string)
  if (covered < text.replace(/[\s,，;；、]/g, '').length || words.filter(isDegree).length < found.length / 2 || !fits(Math.min(...points), Math.max(...points))) return null
  const rising = step === 1 ? words : [...words].reverse()
  return { min: Math.min(...points), max: Math.max(...points), labels: new Map(found.map((match, i) => [points[i] as number, match[2] as string])), direction: scaleOrder(rising) === -1 ? 'negative' : 'positive' }
}

/** 「很不重要 2 3 4 很重要」, one a cell or a line: a number stands for the point it is the place of, words for theirs; null: something else. */
export function pointsByPlace(cells: readonly string[]): ToldScale | null {
  const numbers = cells.map(cell => (/^\d{1,2}$/.test(cell) ? Number(cell) : null))
  const at = numbers.findIndex(value => value !== null)
  const min = at < 0 ? -1 : (numbers[at] as number) - at
  if (cells.length < 3 || cells.some((cell, i) => numbers[i] === null && /\d/.test(cell)) || numbers[0] !== null || numbers.at(-1) !== null || (min !== 0 && min !== 1) || numbers.some((value, i) => value !== null && value !== min + i) || numbers.every(value => value !== null) || !fits(min, min + cells.length - 1)) return null
  return { min, max: min + cells.length - 1, labels: new Map(cells.flatMap((cell, i) => (numbers[i] === null ? [[min + i, cell] as const] : []))), direction: 'positive' }
}

/** 「1=种植业 2=养殖业」: answers with their codes from 1, which are no steps; null: something else. */
export function codedAnswers(text: string): string[] | null {
  const found = [...text.matchAll(/(?<![\d.])(\d{1,2})\s*[=＝]\s*(\S.*?)(?=[\s,，;；、]+\d{1,2}\s*[=＝]|[\s,，;；。]*$)/g)]
  const words = found.map(match => match[2] as string)
  return found.length >= 2 && found[0]?.index === 0 && found.every((match, i) => Number(match[1]) === i + 1) && scaleOrder(words) === 0 && words.filter(isDegree).length < words.length / 2 ? words : null
}

/** 「服务态度：☆☆☆☆☆」: as many points as stars. */
export function starsBehind(text: string): { lead: string; scale: ToldScale } | null {
  const found = /^(.*\p{L}.*?)[\s:：]*((?:[☆★✩✰⭐]\uFE0F?\s*){3,10})$/u.exec(text)
  const n = found?.[2]?.match(/[☆★✩✰⭐]/gu)?.length ?? 0
  return found && n >= 3 ? { lead: found[1] as string, scale: plainScale(1, n) } : null
}

/** 「很不合适 — 不太合适 — 一般 — 比较合适 — 很合适」: a line of answers that are steps; null where it is a sentence. */
export function wordsLine(text: string): ToldScale | null {
  for (const separator of [/\s*[—–|/、，,→]+\s*|\s+-+\s+/, /\s{2,}|\t/, /\s+/]) {
    const words = text.split(separator).map(word => word.trim().replace(/^[-□○◯]\s*|\s*[□○◯]$/g, '')).filter(word => word !== '')
    const order = scaleOrder(words)
    if (order !== 0) return { min: 1, max: words.length, labels: new Map(words.map((word, i) => [i + 1, word])), direction: order === 1 ? 'positive' : 'negative' }
  }
  return null
}

const number = '(-?\\d{1,2})'
const legendPart = /(-?\d{1,2})\s*分?\s*(?:=|＝|:|：|代表|表示|为|是|means)\s*["“”]?([^\d,，;；、。.)）"”]{1,24})/g
const legendBack = /([^\d\s,，;；、。()（）=]{1,16}?)\s*(?:=|＝|:|：)\s*(-?\d{1,2})(?=[\s,，;；、。)）]|$)/g

/** 「1=非常不满意，5=非常满意」: points with their words; at least two of them. */
export function legendIn(text: string): ToldScale | null {
  const labels = new Map<number, string>()
  for (const match of text.matchAll(legendPart)) labels.set(Number(match[1]), (match[2] as string).trim())
  if (labels.size < 2) { labels.clear(); for (const match of text.matchAll(legendBack)) labels.set(Number(match[2]), (match[1] as string).trim()) }
  if (labels.size < 2) {
    labels.clear()
    for (const match of text.matchAll(/(?<![\d.])(\d{1,2})\s*分?\s*(?:最|[（(])?\s*((?:非常|很|极|完全|最|十分|不|extremely|not|very|strongly)[^\d,，;；、。—–~～\-()（）]{0,16})/gi)) labels.set(Number(match[1]), (match[2] as string).trim())
  }
  if (labels.size < 2) {
    labels.clear()
    for (const match of text.matchAll(/(?<![\d.])(\d{1,2})\s*分\s*([^\d\s,，;；、。—–~～()（）=:：-]{2,16})/g)) labels.set(Number(match[1]), (match[2] as string).trim())
  }
  if (labels.size < 2) {
    // 「1完全不同意 2不太同意 3不确定 …」
    labels.clear()
    const all = [...text.matchAll(/(?<![\d.])(\d{1,2})\s*([^\d\s,，;；、。—–~～()（）=:：-]{2,10})(?=[\s,，;；、)）]|$)/g)]
    if (all.length >= 3 && all.every((match, i) => Number(match[1]) === Number(all[0]?.[1]) + i && isDegree(match[2] as string))) for (const match of all) labels.set(Number(match[1]), match[2] as string)
  }
  const points = [...labels.keys()].sort((a, b) => a - b)
  const [min, max] = [points[0] ?? 0, points.at(-1) ?? 0]
  if (labels.size < 2 || !fits(min, max)) return null
  const inOrder = points.map(point => labels.get(point) as string)
  return { min, max, labels, direction: scaleOrder(inOrder) === -1 ? 'negative' : 'positive' }
}

/** 「1-5分」「0～10 分」"from 1 to 5": bounds in running text. `bare`: without 分 or a word of scoring beside it too. */
export function boundsIn(text: string, bare = false): ToldScale | null {
  const range = new RegExp(`(?<![\\d.])${number}\\s*(?:分)?\\s*(?:-|–|—|~|～|至|到|to|—{2})\\s*${number}(?!\\d|\\.\\d)\\s*([分星级]|points?|stars?|scale)?`, 'i').exec(text)
  if (range) {
    const [min, max] = [Number(range[1]), Number(range[2])]
    const told = range[3] !== undefined || /\d\s*分\s*[-–—~～至到]/.test(range[0]) || /打分|评分|得分|分数|分值|\bscale\b|\brate\b|score|\b(?:from|between)\s+[01]\s+(?:to|and)\b/i.test(text)
    if (fits(min, max) && min <= 1 && max >= 3 && (bare || told)) return plainScale(min, max)
  }
  const ends = /(\d{1,2})\s*分?\s*(?:最低|最差|最不|为最低|表示最低).{0,12}?(\d{1,2})\s*分?\s*(?:最高|最好|最满意|为最高)/.exec(text) ?? null
  if (ends && fits(Number(ends[1]), Number(ends[2]))) return plainScale(Number(ends[1]), Number(ends[2]))
  const full = /(?:满分(?:为|是)?|共)\s*(5|7|10)\s*分|(?<!\d)(?=(?:5|7|10)\s*分为?满分)(5|7|10)|([五七十])\s*分制|(5|7|10)\s*分制/.exec(text)
  if (full) return plainScale(1, Number(full[1] ?? full[2] ?? full[4] ?? ({ 五: 5, 七: 7, 十: 10 } as Record<string, number>)[full[3] as string]))
  return null
}

export const scaleIn = (text: string): ToldScale | null => legendIn(text) ?? labelledPoints(text) ?? boundsIn(text)

/** The usual letters over the columns of statements. */
const agreement: Readonly<Record<string, string>> = { SA: 'Strongly agree', A: 'Agree', N: 'Neutral', U: 'Undecided', D: 'Disagree', SD: 'Strongly disagree' }

/** Columns of a table as a scale: points, or answers that are steps. */
export function columnsScale(columns: readonly string[]): ToldScale | null {
  const written = columns.map(column => column.trim().replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''))
  const placed = pointsByPlace(written)
  if (placed) return placed
  const cells = written.length >= 4 && written.every(cell => agreement[cell] !== undefined) ? written.map(cell => agreement[cell] as string) : written
  const points = cells.map(cell => /^(-?\d{1,2})\s*分?$/.exec(cell)?.[1] ?? /^(-?\d{1,2})\s*分?\s*[(（=:：]?/.exec(cell)?.[1] ?? /[(（]\s*(-?\d{1,2})\s*分?\s*[)）]$/.exec(cell)?.[1])
  const numbers = points.map(point => (point === undefined ? NaN : Number(point)))
  const words = cells.map(cell => cell.replace(/^-?\d{1,2}\s*分?\s*[(（=:：]?\s*|\s*[(（]?\s*-?\d{1,2}\s*分?\s*[)）]?\s*$|[)）]$/g, '').trim())
  const rising = numbers.every((value, i) => !Number.isNaN(value) && (i === 0 || value === (numbers[i - 1] as number) + 1))
  const falling = numbers.length > 1 && numbers.every((value, i) => !Number.isNaN(value) && (i === 0 || value === (numbers[i - 1] as number) - 1))
  if ((rising || falling) && numbers.length >= 2 && fits(Math.min(...numbers), Math.max(...numbers))) {
    const labels = new Map(numbers.map((value, i) => [value, words[i] as string] as const).filter(([, word]) => word !== ''))
    const inOrder = [...labels].sort((a, b) => a[0] - b[0]).map(([, word]) => word)
    return { min: Math.min(...numbers), max: Math.max(...numbers), labels, direction: scaleOrder(inOrder) === -1 ? 'negative' : 'positive' }
  }
  const order = scaleOrder(cells)
  if (order !== 0) return { min: 1, max: cells.length, labels: new Map(cells.map((cell, i) => [i + 1, cell])), direction: order === 1 ? 'positive' : 'negative' }
  return cells.length >= 3 && cells.length <= 11 && cells.every(isDegree) ? { min: 1, max: cells.length, labels: new Map(cells.map((cell, i) => [i + 1, cell])), direction: 'positive' } : null
}
