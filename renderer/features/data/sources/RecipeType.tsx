import { Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import type { ImportProposal, ImportRecipe } from '../../../../shared/contract/import.ts'
import { asType } from '../../../../shared/model/columnMeaning.ts'
import { datasetTypes } from '../../../../shared/model/dataset.ts'
import type { DatasetType } from '../../../../shared/model/dataset.ts'
import type { VariableMeaning } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import './sources.css'

const jobs = ['date', 'channel', 'segment', 'verbatim', 'factor', 'severity', 'resolved', 'cost', 'duration'] as const satisfies readonly VariableMeaning[]

/** In the wizard: what the sheet is, and for logs which column does what. */
export function RecipeType({ proposal, recipe, onChange }: { proposal: ImportProposal; recipe: ImportRecipe; onChange: (recipe: ImportRecipe) => void }): ReactNode {
  const t = useT()
  const give = (meaning: VariableMeaning, id: string | null): void => onChange({
    ...recipe, variables: recipe.variables.map(variable => (variable.id === id ? { ...variable, meaning } : variable.meaning === meaning ? { ...variable, meaning: null } : variable)),
  })
  const options = recipe.variables.filter(variable => variable.include).map(variable => ({ value: variable.id, label: variable.label || variable.name }))
  return (
    <section className="yg-recipe-type" aria-label={t('sources.whatIsThis')}>
      <h2 className="yg-h2">{t('sources.whatIsThis')}</h2>
      <Segmented<DatasetType>
        value={recipe.type} onChange={type => onChange(asType(recipe, type, column => proposal.columns.find(each => each.index === column)))} aria-label={t('sources.whatIsThis')}
        options={datasetTypes.map(value => ({ value, label: t(`sources.type.${value}`), title: t(`sources.typeHint.${value}`) }))}
      />
      <span className="yg-secondary">{t(`sources.typeHint.${recipe.type}`)}</span>
      {recipe.type !== 'survey' && (
        <div className="yg-recipe-jobs" title={t('sources.meaningsHint')}>
          {jobs.map(meaning => (
            <label key={meaning}>
              <span>{t(`sources.meaning.${meaning}`)}</span>
              <Select
                allowClear value={recipe.variables.find(variable => variable.meaning === meaning)?.id ?? null} aria-label={t(`sources.meaning.${meaning}`)} placeholder={t('sources.noMeaning')} options={options}
                showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} onChange={(id?: string | null) => give(meaning, id ?? null)}
              />
            </label>
          ))}
        </div>
      )}
    </section>
  )
}
