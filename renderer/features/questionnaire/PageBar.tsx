import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { FormSummary } from '../../../shared/contract/form.ts'
import { useT } from '../../app/i18n.tsx'
import { formatRoute, navigate } from '../../app/route.ts'
import { ofForm, pages } from './pages.ts'

export interface PageBarProps {
  list: readonly FormSummary[]
  chosen: FormSummary | undefined
  /** null: the list of questionnaires. */
  page: string | null
  onForm(id: string): void
}

/** Which questionnaire, and the pages about it. */
export function PageBar({ list, chosen, page, onForm }: PageBarProps): ReactNode {
  const t = useT()
  return (
    <div className="yg-page-bar">
      {chosen && (
        <Select
          className="yg-page-bar-form" aria-label={t('designer.forms.title')} value={chosen.id} onChange={onForm} popupMatchSelectWidth={false}
          options={list.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <button type="button" className="yg-button" aria-pressed={page === null} onClick={() => navigate('questionnaire', 'list')}>{t('designer.forms.manage')}</button>
      <nav className="yg-page-tabs" aria-label={t('designer.pages')}>
        {pages.filter(each => !ofForm(each) || chosen !== undefined).map(each => (
          <a
            key={each.name} aria-current={page === each.name ? 'page' : undefined}
            href={ofForm(each) && chosen ? formatRoute('questionnaire', each.name, chosen.id) : formatRoute('questionnaire', each.name)}
          >{t(each.label)}</a>
        ))}
      </nav>
    </div>
  )
}
