import type { Lang } from '../contract/figure.ts'
import type { ErrorCode, ErrorParams } from '../rpc/errors.ts'
import { fill, lookUp } from './translate.ts'

/** Which parameters hold a name that `errors.words` or another namespace knows in the reader's language. */
export const vocabularies: Readonly<Record<string, string[]>> = {
  what: ['errors.words.what', 'figures.result.kind'],
  kind: ['errors.words.content'],
  real: ['errors.words.content'],
  format: ['errors.words.content'],
  why: ['errors.words.why'],
  where: ['errors.words.where'],
  reason: ['import.refusal', 'import.reason', 'errors.words.why'],
}

/** The one sentence a person reads for an error, in `lang`; names that are not in the dictionary stay as they are. */
export function errorSentence(lang: Lang, error: { code: ErrorCode; params: ErrorParams }): string {
  const sentence = lookUp(lang, sentenceOf(error)) ?? error.code
  const words: ErrorParams = {}
  for (const [name, value] of Object.entries(error.params)) {
    const known = typeof value === 'string' && /^\w+$/.test(value)
      ? vocabularies[name]?.map(vocabulary => lookUp(lang, `${vocabulary}.${value.replace(/^data_\d+$/, 'data')}`)).find(word => word !== undefined)
      : undefined
    // An id is a name that happens to be made of digits.
    if (name === 'id' && typeof value === 'number') words[name] = String(value)
    else if (Array.isArray(value)) words[name] = value.length === 0 ? null : value.join(lang === 'en' ? ', ' : '、')
    else words[name] = known ?? (typeof value === 'number' ? (sizes.includes(name) ? megabytes(value) : spaced(value)) : value)
  }
  // As it was on the clock of the computer: no sentence needs seconds or a zone.
  if (typeof words['time'] === 'string') words['time'] = words['time'].replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2')
  if (words['by'] === '') words['by'] = lookUp(lang, 'errors.words.by.other') ?? ''
  // A placeholder the error has no value for would only puzzle; quotes and brackets around it go with it.
  const missing = [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string).filter(name => words[name] === undefined || words[name] === null || (name === 'id' && words[name] === ''))
  const whole = missing.reduce((text, name) => text
    .replace(new RegExp(`（[^（）]*\\{${name}\\}[^（）]*）| \\([^()]*\\{${name}\\}[^()]*\\)`, 'g'), '')
    .replace(new RegExp(`[“"]?\\{${name}\\}[”"]?`, 'g'), ''), sentence)
  return fill(whole, words)
}

/** Where a code's own sentence would not fit what happened. */
function sentenceOf({ code, params }: { code: ErrorCode; params: ErrorParams }): string {
  if (code === 'M03' && Number(params['n']) > 0) return 'backups.found'
  if (code === 'M23' && params['reason'] === 'unsupported') return 'errors.words.unsupported'
  if (code === 'M23' && (params['reason'] === 'severalFiles' || params['reason'] === 'nestedZip')) return `errors.words.${params['reason']}`
  if (code === 'BAD_VALUE' && typeof params['problem'] === 'string' && lookUp('zh-CN', `derived.problem.${params['problem']}`) !== undefined) return `derived.problem.${params['problem']}`
  if (code === 'BAD_VALUE' && params['value'] === '') return 'errors.words.noValue'
  if (code === 'BAD_FORM' && lookUp('zh-CN', `formExchange.problem.${String(params['problem'])}`) !== undefined) return `formExchange.problem.${String(params['problem'])}`
  if (code === 'M09' && params['what'] === 'variables') return 'errors.words.tooManyVariables'
  return `errors.${code}`
}

/** Parameters that are numbers of bytes. */
const sizes = ['need', 'free']
const megabytes = (bytes: number): string => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`)

/** 2000000 as 2,000,000. */
const spaced = (value: number): string | number => (Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : value)
