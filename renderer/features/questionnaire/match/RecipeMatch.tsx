import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ImportRecipe } from '../../../../shared/contract/import.ts'
import { percentText } from '../../../../shared/figures/rounding.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { MatchTable } from './MatchTable.tsx'
import type { ChosenPair } from './MatchTable.tsx'
import type { ChosenForm } from './matchedImport.ts'

/** 与问卷匹配, in the wizard: a questionnaire that fits is offered by itself; nothing is asked where the project has none. */
export function RecipeMatch({ recipe, onChoose }: { recipe: ImportRecipe; onChoose(chosen: ChosenForm | null): void }): ReactNode {
  const t = useT()
  const forms = useEngineQuery('form.list', {})
  const there = (forms.data?.length ?? 0) > 0
  const fitting = useEngineQuery('form.match', { form: null, source: { kind: 'recipe', recipe } }, { enabled: there })
  const [asked, setAsked] = useState<string | null | undefined>()
  const [pairs, setPairs] = useState<ChosenPair[] | null>(null)
  const form = asked === undefined ? fitting.data?.form ?? null : asked
  const match = useEngineQuery('form.match', { form, source: { kind: 'recipe', recipe }, pairs }, { enabled: form !== null })
  useEffect(() => { onChoose(form === null ? null : { form, pairs }) }, [form, pairs, onChoose])
  if (!there) return null
  return (
    <section className="yg-wizard-part" aria-labelledby="wizard-match">
      <h2 className="yg-h2" id="wizard-match">{t('fill.match.title')}</h2>
      <div className="yg-match-head">
        <Select
          aria-label={t('fill.match.form')} value={form ?? ''} popupMatchSelectWidth={false} style={{ minWidth: 220 }} onChange={value => { setAsked(value === '' ? null : value); setPairs(null) }}
          options={[{ value: '', label: t('fill.match.noForm') }, ...(forms.data ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        />
        {fitting.data && asked === undefined && <span className="yg-tag yg-tag-ok">{t('fill.match.automatic', { name: fitting.data.name, share: percentText(fitting.data.share) })}</span>}
      </div>
      {form !== null && match.data && match.data.form === form && <MatchTable match={match.data} onPairs={setPairs} />}
      <ErrorNote error={forms.error ?? fitting.error ?? match.error} />
    </section>
  )
}
