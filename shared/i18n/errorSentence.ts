import type { Lang } from '../contract/figure.ts'
import type { ErrorCode, ErrorParams } from '../rpc/errors.ts'
import { fill, lookUp } from './translate.ts'

/** Which parameters hold a name that `errors.words` or another namespace knows in the reader's language. */
const vocabularies: Partial<Record<string, string[]>> = {
  what: ['errors.words.what'],
  kind: ['errors.words.content'],
  real: ['errors.words.content'],
  why: ['errors.words.why'],
  reason: ['import.refusal', 'import.reason', 'errors.words.why'],
}

/** The one sentence a person reads for an error, in `lang`; names that are not in the dictionary stay as they are. */
export function errorSentence(lang: Lang, error: { code: ErrorCode; params: ErrorParams }): string {
  const sentence = lookUp(lang, `errors.${error.code}`) ?? error.code
  const words: ErrorParams = {}
  for (const [name, value] of Object.entries(error.params)) {
    const known = typeof value === 'string' && /^\w+$/.test(value)
      ? vocabularies[name]?.map(vocabulary => lookUp(lang, `${vocabulary}.${value}`)).find(word => word !== undefined)
      : undefined
    words[name] = known ?? (typeof value === 'number' ? spaced(value) : value)
  }
  // A placeholder the error has no value for would only puzzle; brackets around it go with it.
  return fill(sentence, words).replace(/（[^（）]*\{\w+\}[^（）]*）| \([^()]*\{\w+\}[^()]*\)/g, '').replace(/[“"]?\{\w+\}[”"]?/g, '')
}

/** 2000000 as 2,000,000. */
const spaced = (value: number): string | number => (Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ',') : value)
