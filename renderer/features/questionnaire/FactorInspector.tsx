import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { subtree } from '../../../shared/model/factor.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import { useT } from '../../app/i18n.tsx'
import { childrenOf } from '../figure/hierarchy.ts'
import { FactorSelect } from '../figure/FactorSelect.tsx'
import { Section, TextField } from '../figure/Field.tsx'
import { lacksScale } from './scaleEdit.ts'
import type { FactorCommands } from './useFactorCommands.ts'

export interface FactorInspectorProps { factor: Factor; factors: readonly Factor[]; dataset: Dataset; commands: FactorCommands }

/** Name, place and contents of one factor. */
export function FactorInspector({ factor, factors, dataset, commands }: FactorInspectorProps): ReactNode {
  const t = useT()
  const below = subtree(factors, factor.id)
  const variables = new Map(dataset.variables.map(variable => [variable.id, variable]))
  const items = below.flatMap(each => each.items).filter(item => item.dataset === dataset.id).flatMap(item => variables.get(item.variable) ?? [])
  const elsewhere = below.flatMap(each => each.items).length - items.length
  const within = new Set(below.map(each => each.id))
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{factor.name}</p>
      <Section title={t('questionnaire.factor')}>
        <TextField label={t('questionnaire.name')} value={factor.name} maxLength={200} onCommit={name => { if (name.trim()) commands.rename(factor.id, name.trim()) }} />
        <div className="yg-prop">
          <div className="yg-prop-label" aria-hidden="true">{t('questionnaire.above')}</div>
          <FactorSelect
            factors={factors.filter(each => !within.has(each.id))} value={factor.parent} label={t('questionnaire.above')} placeholder={t('questionnaire.topLevel')}
            onChange={parent => commands.move(factor.id, { parent, index: childrenOf(factors, parent).filter(each => each.id !== factor.id).length })}
          />
        </div>
      </Section>
      <Section title={t('questionnaire.contents')}>
        <p className="yg-num">{t('questionnaire.holds', { items: items.length, factors: below.length - 1 })}</p>
        {elsewhere > 0 && <p className="yg-faint yg-num">{t('questionnaire.elsewhere', { n: elsewhere })}</p>}
        {items.some(lacksScale) && <p className="yg-warning-note">{t('questionnaire.scaleMissing', { n: items.filter(lacksScale).length })}</p>}
      </Section>
      <Button danger onClick={() => commands.remove(factor.id)}>{t('questionnaire.removeFactor')}</Button>
      <p className="yg-prop-hint">{t('questionnaire.removeHint')}</p>
    </div>
  )
}
