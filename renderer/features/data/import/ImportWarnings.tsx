import type { ReactNode } from 'react'
import type { ImportWarning } from '../../../../shared/contract/import.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { columnLetters } from './recipe.ts'

export function ImportWarnings({ warnings }: { warnings: readonly ImportWarning[] }): ReactNode {
  const t = useT()
  const lang = useLang()
  if (warnings.length === 0) return null
  return (
    <details className="yg-import-warnings" open={warnings.length <= 3}>
      <summary>{t('wizard.warnings', { n: warnings.length })}</summary>
      <ul>
        {warnings.map((warning, index) => (
          <li key={index}>
            {warning.column !== null && <span className="yg-tag">{t('wizard.warningAt', { column: columnLetters(warning.column) })}</span>}
            {warning.row !== null && <span className="yg-tag">{t('wizard.warningRow', { row: warning.row })}</span>}
            <span>{translateDynamic(lang, `import.warning.${warning.code}`, warning.params) ?? warning.code}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
