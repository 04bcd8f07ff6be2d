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

const names: Readonly<Record<string, string>> = { 'zh-CN': '中文', 'zh-TW': '繁體中文', zh: '中文', en: 'English', ja: '日本語', ko: '한국어', fr: 'Français', de: 'Deutsch', es: 'Español', ru: 'Русский', pt: 'Português', ar: 'العربية' }
/** `label::中文 (zh-CN)`, as the XLSForm reference asks: the name, then the tag. */
export const languageColumn = (column: string, tag: string): string => `${column}::${names[tag] ?? tag} (${tag})`

const byName: Readonly<Record<string, string>> = { 中文: 'zh-CN', 简体中文: 'zh-CN', 汉语: 'zh-CN', chinese: 'zh-CN', 'simplified chinese': 'zh-CN', 繁體中文: 'zh-TW', english: 'en', en: 'en', zh: 'zh-CN', french: 'fr', français: 'fr', german: 'de', deutsch: 'de', spanish: 'es', español: 'es', japanese: 'ja', 日本語: 'ja', korean: 'ko', russian: 'ru', portuguese: 'pt', arabic: 'ar', swahili: 'sw', hindi: 'hi', nepali: 'ne' }
/** The tag of a language as a header names it: `中文 (zh)`, `English (en)`, `French`, `zh-CN`; null where it names none. */
export function languageTag(written: string): string | null {
  const tag = /\(\s*([a-z]{2,3}(?:-[A-Za-z]{2,4})?)\s*\)\s*$/.exec(written)?.[1] ?? (/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(written.trim()) ? written.trim() : undefined)
  if (tag !== undefined) return tag === 'zh' ? 'zh-CN' : tag
  return byName[written.trim().toLowerCase()] ?? null
}
