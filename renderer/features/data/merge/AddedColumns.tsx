import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { MergeReport } from '../../../../shared/contract/merge.ts'
import { useT } from '../../../app/i18n.tsx'
import type { CellWords } from './cellWords.ts'

/** Columns that came or went, and options nobody had chosen before. */
export function AddedColumns({ report, add, onAdd, words }: { report: MergeReport; add: readonly string[]; onAdd: (add: string[]) => void; words: CellWords }): ReactNode {
  const t = useT()
  return (
    <div className="yg-merge-columns">
      {report.added.length > 0 && (
        <section>
          <h3>{t('merge.added')}</h3>
          <ul>
            {report.added.map(({ id, label, kind, simple }) => (
              <li key={id}>
                {simple
                  ? <Checkbox checked={add.includes(id)} onChange={event => onAdd(event.target.checked ? [...add, id] : add.filter(other => other !== id))}>{label}</Checkbox>
                  : <span>{label}</span>}
                <span className="yg-secondary">{simple ? t(`data.kind.${kind as 'number'}`) : t('merge.notSimple')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {report.options.length > 0 && (
        <section>
          <h3>{t('merge.options')}</h3>
          <ul>{report.options.map(({ variable, code, label }) => <li key={`${variable} ${code}`}>{t('merge.optionLine', { variable: words.label(variable), code, label })}</li>)}</ul>
        </section>
      )}
      {report.missing.length > 0 && (
        <section>
          <h3>{t('merge.missing')}</h3>
          <ul>{report.missing.map(({ variable, label }) => <li key={variable}>{label}</li>)}</ul>
        </section>
      )}
    </div>
  )
}
