import { en } from './en/index.ts'
import { zhCN } from './zh-CN/index.ts'
import type { Lang } from '../contract/figure.ts'

export type { Lang }

/** The Chinese dictionary is the source of truth: its shape is what English must have. */
type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
export type Dictionary = Words<typeof zhCN>

type Paths<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Paths<T[K], `${Prefix}${K}.`>
}[keyof T & string]
/** Dotted path of a sentence, e.g. 'controls.cancel'. */
export type MessageKey = Paths<typeof zhCN>

export type MessageParams = Record<string, string | number | boolean | null | string[] | undefined>
/** `t('data.rows', { n: 286 })`: {n} in the sentence becomes the parameter. */
export type Translate = (key: MessageKey, params?: MessageParams) => string

const dictionaries: Record<Lang, Dictionary> = { 'zh-CN': zhCN, en }

export function lookUp(lang: Lang, key: string): string | undefined {
  let node: unknown = dictionaries[lang]
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined
    node = (node as Record<string, unknown>)[part]
  }
  return typeof node === 'string' ? node : undefined
}

/** {n} becomes the parameter; {n|row|rows} the parameter and the form that goes with it: 「1 row」, 「286 rows」. */
export function fill(sentence: string, params: MessageParams = {}): string {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name]
    if (value === undefined || value === null) return whole
    const text = Array.isArray(value) ? value.join('、') : String(value)
    return one === undefined || many === undefined ? text : `${text} ${text === '1' ? one : many}`
  })
}

export function translator(lang: Lang): Translate {
  return (key, params) => fill(lookUp(lang, key) ?? key, params)
}

/** For keys made at run time (error codes, reasons): undefined when there is no such sentence. */
export function translateDynamic(lang: Lang, key: string, params?: MessageParams): string | undefined {
  const sentence = lookUp(lang, key)
  return sentence === undefined ? undefined : fill(sentence, params)
}
