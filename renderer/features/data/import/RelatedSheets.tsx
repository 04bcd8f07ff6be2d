import type { ReactNode } from 'react'
import type { ImportProposal } from '../../../../shared/contract/import.ts'
import { useT } from '../../../app/i18n.tsx'

/** Repeat groups of the form: each comes along as a data set below this one, unless it is unticked. */
export function RelatedSheets({ related, chosen, onChange }: { related: ImportProposal['related']; chosen: readonly string[]; onChange: (chosen: string[]) => void }): ReactNode {
  const t = useT()
  if (related.length === 0) return null
  return (
    <div className="yg-related" role="group" aria-label={t('wizard.related.title')}>
      <span className="yg-secondary">{t('wizard.related.title')}</span>
      {related.map(({ sheet, rows }) => (
        <label key={sheet}>
          <input type="checkbox" checked={chosen.includes(sheet)} onChange={() => onChange(chosen.includes(sheet) ? chosen.filter(own => own !== sheet) : [...chosen, sheet])} />
          {t('wizard.sheetRows', { name: sheet, rows })}
        </label>
      ))}
      <span className="yg-secondary">{t('wizard.related.hint')}</span>
    </div>
  )
}
