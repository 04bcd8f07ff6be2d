import type { ImportWarning } from '../../../shared/contract/import.ts'
import { translateDynamic } from '../../../shared/i18n/translate.ts'
import type { Console } from './command.ts'

/** What the import noticed, one line each, for stderr; the codes are in the JSON. */
export function warningLines(console: Console, warnings: readonly ImportWarning[]): string[] {
  return warnings.map(({ code, params, column, row }) => {
    const sentence = translateDynamic(console.lang, `import.warning.${code}`, params) ?? translateDynamic(console.lang, `errors.${code}`, params)
    const place = [column === null ? '' : console.t('cli.column', { n: column + 1 }), row === null ? '' : console.t('cli.row', { n: row })].filter(Boolean).join(' ')
    return `${sentence ?? code}${place ? ` [${place}]` : ''}`
  })
}
