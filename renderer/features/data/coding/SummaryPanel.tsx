import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { paretoSpec } from '../../../../shared/model/figureSpec.ts'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import { percentNumber } from '../../../../shared/figures/rounding.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'

/** How often each factor was found, by whom or in the end, and the way on to a Pareto chart. */
export function SummaryPanel({ where, coders, editable }: { where: { dataset: number; variable: string }; coders: readonly string[]; editable: boolean }): ReactNode {
  const t = useT()
  const [coder, setCoder] = useState<string>('')
  const summary = useEngineQuery('coding.summary', { ...where, coder: coder === '' ? null : coder })
  const save = useEngineCommand('figure.save')
  const data = summary.data
  if (!data) return <ErrorNote error={summary.error} />
  const table: TableModel = {
    columns: [
      { key: 'factor', header: t('sources.summary.factor'), sub: '', align: 'left' },
      { key: 'n', header: t('sources.summary.n'), sub: '', align: 'right' },
      { key: 'share', header: t('sources.summary.share'), sub: '%', align: 'right' },
    ],
    rows: data.factors.map(({ factor, name, n, share }) => ({ key: factor, cells: [{ value: name, text: name }, { value: n, text: String(n) }, { value: share, text: percentNumber(share) }] })),
  }
  const pareto = (): void => {
    const spec = paretoSpec.parse({ kind: 'pareto', source: { type: 'coding', ...where, coder: coder === '' ? null : coder } })
    void save.run({ figure: null, spec }).then(figure => navigate('diagrams', 'pareto', figure.id), () => {})
  }
  return (
    <div className="yg-coding-panel">
      <div className="yg-coding-filter">
        <span>{t('sources.summary.of')}</span>
        <Select value={coder} onChange={setCoder} aria-label={t('sources.summary.of')} popupMatchSelectWidth={false} options={[{ value: '', label: t('sources.summary.final') }, ...coders.map(value => ({ value, label: value }))]} />
        <span className="yg-toolbar-gap" />
        <CopyTable table={table} />
        {editable && <Button type="primary" disabled={data.factors.length === 0} loading={save.pending} onClick={pareto}>{t('sources.summary.pareto')}</Button>}
      </div>
      <ErrorNote error={save.error} onClose={save.clear} />
      {data.factors.length === 0
        ? <p className="yg-secondary">{t('sources.summary.none')}</p>
        : <FigureTable table={table} label={t('sources.coding.tabs.summary')} bars={['n']} sortable />}
      <p className="yg-secondary">{t('sources.summary.base', { texts: data.texts, coded: data.coded, withFactor: data.withFactor })}{coder === '' && data.disputed > 0 ? t('sources.summary.disputed', { n: data.disputed }) : ''}</p>
    </div>
  )
}
