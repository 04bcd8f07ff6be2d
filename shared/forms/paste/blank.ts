/** Places to write in, and what is written there. */
export type BlankKind = 'text' | 'number' | 'date'
export interface Blank { kind: BlankKind; unit: string; /** The text without the blank, what stood behind it being its unit. */ text: string }

const unit = '(?:周岁|岁|分(?!钟)|万元|千元|元|次|年|个月|个|月|周|天|日|小时|分钟|人|名|家|公里|千米|km|cm|厘米|米|kg|公斤|千克|斤|GB|G|MB|M|%|％|㎡|平方米|杯|本|门|件|台|张|份|篇|条|项|years?(?:\\s+old)?|months?|weeks?|days?|hours?|minutes?|times?|people|persons?|RMB|yuan|USD|dollars?)'
const gap = '(?:_{2,}|[(（]\\s{2,}[)）]|[(（]\\s*_*\\s*[)）])'
const date = /(?:_{1,}|(?:19|20)\d\d(?=\s*年\s*_)|[(（]\s*[)）]|\s{2,})\s*年\s*(?:_{1,}|[(（]\s*[)）]|\s*)\s*月(?:\s*(?:_{1,}|[(（]\s*[)）]|\s*)\s*日)?|_{1,}\s*[/.-]\s*_{1,}\s*[/.-]\s*_{1,}/
const endBlank = new RegExp(`^(?<text>.*?)\\s*[:：]?\\s*(?:${gap})\\s*(?:[(（]?\\s*(?<unit>${unit}|\\p{Script=Han}{1,3})\\s*[)）]?)?\\s*[。.；;，,！!]?\\s*$`, 'iu')
const someBlank = new RegExp(`(?:${gap})\\s*(?<unit>${unit})(?![A-Za-z]|级|公司|部|校|店|行|支)`, 'iu')

/** They stand behind a name or a number that counts nothing. */
const places = /^(?:路|号|室|栋|楼|区|省|市|县|村|镇|乡|街道?|校|班|组|部|科|系|院|先生|女士|老师|公司|线|站)$/

/** The blank a text ends with or holds; null: none. An empty bracket alone is a place for a letter, not a blank. */
export function blankIn(text: string): Blank | null {
  const day = date.exec(text)
  if (day) return { kind: 'date', unit: '', text: (text.slice(0, day.index) + text.slice(day.index + day[0].length)).replace(/[\s_:：]+$/, '').trim() }
  const end = endBlank.exec(text)
  const bracket = /[(（]\s*[)）]\s*[。.]?\s*$/.test(text)
  if (end?.groups && !(bracket && end.groups['unit'] === undefined)) return { kind: end.groups['unit'] && !places.test(end.groups['unit']) ? 'number' : 'text', unit: places.test(end.groups['unit'] ?? '') ? '' : end.groups['unit'] ?? '', text: (end.groups['text'] as string).replace(/[\s_]+$/, '').trim() }
  const inside = someBlank.exec(text)
  if (inside) return { kind: 'number', unit: inside.groups?.['unit'] ?? '', text }
  return /_{3,}/.test(text) ? { kind: 'text', unit: '', text } : null
}

/** Nothing but what is counted: 「分钟。」 */
export const isUnit = (text: string): boolean => new RegExp(`^[(（]?${unit}[)）]?[。.]?$`, 'i').test(text.trim())

/** 「姓名：____ 科室：____」: several things asked for in one line, each with its blank. */
export function fieldsIn(text: string): string[] {
  const fields = [...text.matchAll(/([^\s_:：()（）][^_:：]{0,24}?)\s*[:：]?\s*((?:(?:_{2,}|(?:19|20)\d\d)\s*年\s*_+\s*月(?:\s*_+\s*日)?)|_{2,}(?:\s*[/.-]\s*_+){0,2}|(?<=[:：])(?:\s{3,}|\s*$))\s*((?:岁|元|次|年|个月|月|天|小时|分钟|人|cm|kg)(?=\s|$|[，,；;。])|[，,；;。])?/g)]
  const covered = fields.reduce((sum, field) => sum + field[0].length, 0)
  return fields.length >= 2 && covered >= text.replace(/\s+/g, '').length * 0.85 && fields.every(field => !/[?？。]/.test(field[1] as string)) ? fields.map(field => `${(field[1] as string).trim()}：${field[2] as string}${/^[，,；;。]?$/.test(field[3] ?? '') ? '' : field[3]}`) : []
}

/** What a title says by itself. */
export const asksDate = (text: string): boolean => /日期|生日|(?:年月日)|\bdate\b/i.test(text) && !/日期选择|更新/.test(text)
