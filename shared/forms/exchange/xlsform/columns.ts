import { lookUp } from '../../../i18n/translate.ts'

/**
 * Columns of an XLSForm (xlsform.org reference table) and those of ours. Ours begin with `yinguo_`, which other tools pass
 * over: they hold what XLSForm has no word for, never what a standard column says already.
 */
export const PREFIX = 'yinguo_'
export const own = {
  kind: `${PREFIX}kind`, show: `${PREFIX}show`, skip: `${PREFIX}skip`, attention: `${PREFIX}attention`, factor: `${PREFIX}factor`, source: `${PREFIX}source`, reversed: `${PREFIX}reversed`,
  required: `${PREFIX}required`, scale: `${PREFIX}scale`, places: `${PREFIX}places`, lines: `${PREFIX}lines`, unit: `${PREFIX}unit`, min: `${PREFIX}min_label`, max: `${PREFIX}max_label`, limits: `${PREFIX}limits`,
  other: `${PREFIX}other`, exclusive: `${PREFIX}exclusive`, missing: `${PREFIX}missing`, words: `${PREFIX}words`,
  title: `${PREFIX}title`, languages: `${PREFIX}languages`, serial: `${PREFIX}serial`, template: `${PREFIX}template`,
} as const
/** Rows of the survey sheet that hold what is read before and after the questions. */
export const noteNames = { intro: `${PREFIX}intro`, consent: `${PREFIX}consent`, thanks: `${PREFIX}thanks` } as const
export const FACTOR_SHEET = `${PREFIX}factors`
export const KANO_LIST = `${PREFIX}kano`

/** `label::中文 (zh-CN)`, as the XLSForm reference asks: the name, then the tag. */
export const languageColumn = (column: string, tag: string): string => `${column}::${lookUp('zh-CN', `formExchange.languages.${tag}`) ?? tag} (${tag})`

const byName: Readonly<Record<string, string>> = { chinese: 'zh-CN', 'simplified chinese': 'zh-CN', english: 'en', en: 'en', zh: 'zh-CN', french: 'fr', français: 'fr', german: 'de', deutsch: 'de', spanish: 'es', español: 'es', japanese: 'ja', korean: 'ko', russian: 'ru', portuguese: 'pt', arabic: 'ar', swahili: 'sw', hindi: 'hi', nepali: 'ne' }
/** The tag of a language as a header names it: `中文 (zh)`, `English (en)`, `French`, `zh-CN`; null where it names none. */
export function languageTag(written: string): string | null {
  const tag = /\(\s*([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\s*\)\s*$/.exec(written)?.[1] ?? (/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(written.trim()) ? written.trim() : undefined)
  if (tag !== undefined) return tag === 'zh' ? 'zh-CN' : tag
  if (/^(?:中文|简体中文|汉语)$/.test(written.trim())) return 'zh-CN'
  return byName[written.trim().toLowerCase()] ?? null
}
