import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '../../../app/i18n.tsx'
import { groupedByDimension, variableText } from '../../figure/useFactors.ts'
import { VariableSelect } from '../../figure/VariableSelect.tsx'
import { candidates } from '../forms/candidates.ts'
import type { Role } from '../forms/candidates.ts'
import type { FormContext } from '../forms/form.ts'

export interface Pair { label: string; first: string; second: string; dimension?: string }
interface PairsFieldProps {
  context: FormContext; of?: Role; pairs: readonly Pair[]; onChange(pairs: Pair[]): void
  first: string; second: string
  /** A field for the dimension of each pair. */
  dimensions?: boolean
  /** false: pairs have no name of their own. */
  named?: boolean
}

/** Items two by two: as asked and as answered, wanted and got. */
export function PairsField({ context, of = 'numeric', pairs, onChange, first, second, dimensions = false, named = true }: PairsFieldProps): ReactNode {
  const t = useT()
  const groups = groupedByDimension(candidates(of, context.dataset), context.factors)
  const nameOf = (id: string): string => { const found = context.dataset.variables.find(variable => variable.id === id); return found ? variableText(found) : '' }
  const put = (index: number, part: Partial<Pair>): void => onChange(pairs.map((pair, i) => (i === index ? { ...pair, ...part } : pair)))
  return (
    <div className="yg-pairs">
      {pairs.map((pair, index) => (
        <div key={index} role="group" aria-label={t('analysis.field.pairN', { n: index + 1 })} className="yg-pair">
          <div className="yg-pair-head">
              {!named && <span className="yg-faint">{t('analysis.field.pairN', { n: index + 1 })}</span>}
            {named && <Input size="small" value={pair.label} maxLength={200} placeholder={nameOf(pair.first) || t('analysis.field.label')} aria-label={`${t('analysis.field.pairN', { n: index + 1 })} ${t('analysis.field.label')}`} onChange={event => put(index, { label: event.target.value })} />}
            <button type="button" className="yg-icon-button" aria-label={t('analysis.field.removePair', { n: index + 1 })} onClick={() => onChange(pairs.filter((_, i) => i !== index))}>×</button>
          </div>
          {dimensions && <Input size="small" value={pair.dimension ?? ''} maxLength={120} placeholder={t('analysis.field.dimension')} aria-label={`${t('analysis.field.pairN', { n: index + 1 })} ${t('analysis.field.dimension')}`} onChange={event => put(index, { dimension: event.target.value })} />}
          <VariableSelect groups={groups} value={pair.first || null} label={`${t('analysis.field.pairN', { n: index + 1 })} ${first}`} placeholder={first} onChange={value => put(index, { first: value ?? '' })} />
          <VariableSelect groups={groups} value={pair.second || null} label={`${t('analysis.field.pairN', { n: index + 1 })} ${second}`} placeholder={second} onChange={value => put(index, { second: value ?? '' })} />
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...pairs, { label: '', first: '', second: '' }])}>{t('analysis.field.addPair')}</Button>
    </div>
  )
}
