import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { ImportProposal, ImportRecipe } from '../../../../shared/contract/import.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import type { Handling } from './personal.ts'
import { handlingOf, personalColumns, withHandling } from './personal.ts'
import { columnLetters } from './recipe.ts'

/** Names, phones, precise places and times, apart from the questions: each is dropped, masked, coarsened or, on purpose, kept. */
export function PersonalData({ proposal, recipe, onChange }: { proposal: ImportProposal; recipe: ImportRecipe; onChange: (recipe: ImportRecipe) => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const personal = useMemo(() => personalColumns(proposal), [proposal])
  if (personal.length === 0) return null
  const drafts = new Map(recipe.variables.map(variable => [variable.id, variable]))
  const kept = personal.filter(column => drafts.get(column.id)?.role === 'identifier' && drafts.get(column.id)?.include).length
  return (
    <details className="yg-personal" open>
      <summary>
        {t('wizard.personal.title', { n: personal.length })}
        <span className="yg-secondary">{t('wizard.personal.hint')}</span>
        {kept > 0 && <span className="yg-tag yg-tag-warning">{t('wizard.personal.kept', { n: kept })}</span>}
      </summary>
      <ul tabIndex={0} aria-label={t('wizard.personal.list')}>
        {personal.map(column => {
          const draft = drafts.get(column.id)
          if (!draft) return null
          const label = t('wizard.personal.handlingOf', { label: column.label })
          return (
            <li key={column.id}>
              <span className="yg-num yg-secondary">{columnLetters(column.column)}</span>
              <span className="yg-ellipsis" title={column.label}>{column.label}</span>
              <span className="yg-secondary yg-ellipsis">{column.reasons.map(reason => translateDynamic(lang, `import.reason.${reason}`) ?? '').filter(Boolean).join(' · ')}</span>
              <span className="yg-secondary yg-ellipsis" title={column.samples.join(' · ')}>{column.samples.join(' · ')}</span>
              <span className="yg-select">
                <select className="yg-field" value={handlingOf(draft)} aria-label={label} onChange={event => onChange(withHandling(recipe, column, event.target.value as Handling))}>
                  {column.choices.map(handling => <option key={handling} value={handling}>{t(`wizard.personal.${handling === 'coarsen' ? column.coarser ?? 'city' : handling}`)}</option>)}
                </select>
              </span>
            </li>
          )
        })}
      </ul>
      <label className="yg-personal-original">
        <input type="checkbox" checked={recipe.original === 'whole'} onChange={event => onChange({ ...recipe, original: event.target.checked ? 'whole' : 'emptied' })} />
        {t('wizard.personal.whole')}
        <span className="yg-secondary">{t(recipe.original === 'whole' ? 'wizard.personal.wholeNote' : 'wizard.personal.emptiedNote')}</span>
      </label>
    </details>
  )
}
