import { translateDynamic } from '../i18n/translate.ts'
import type { Lang } from '../contract/figure.ts'

/** The method of a result in words: an analysis, a table of the project, a kind of figure. */
export const methodName = (lang: Lang, method: string): string =>
  translateDynamic(lang, method.startsWith('project.') ? `reportEditor.projectTable.${method.slice('project.'.length)}` : `analysis.method.${method}`) ?? translateDynamic(lang, `diagrams.kind.${method}`) ?? method
