import type { Exported } from '../contract/export.ts'
import type { Lang } from '../contract/figure.ts'
import { translateDynamic } from './translate.ts'

/** What a person should know of a file just written, in `lang`. */
export const exportWarning = (lang: Lang, { code, count }: Exported['warnings'][number]): string =>
  translateDynamic(lang, `report.warning.${code}`, { n: count }) ?? `${code}: ${count}`
