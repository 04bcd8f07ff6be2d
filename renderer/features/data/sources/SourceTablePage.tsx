import { Button } from 'antd'
import type { ReactNode } from 'react'
import { paretoSpec } from '../../../../shared/model/figureSpec.ts'
import type { SourceTable, SourceTableContent } from '../../../../shared/model/sourceTable.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ChartCanvas } from '../../diagrams/ChartCanvas.tsx'
import { TextField } from '../../figure/Field.tsx'
import { SourceTableGrid } from './SourceTableGrid.tsx'
import '../../figure/figure.css'
import '../../diagrams/diagrams.css'
import './sources.css'

/** `#/data/table/<id>`: counts, means or quoted figures from elsewhere, with where they are from. */
export function SourceTablePage({ id, list }: { id: string; list: ReactNode }): ReactNode {
  const t = useT()
  const tables = useEngineQuery('source.tables', {})
  const table = tables.data?.find(each => each.id === id)
  if (!tables.data) return <ErrorNote error={tables.error} />
  if (!table) return <EmptyPlace sentence={t('sources.table.gone')} action={<Button onClick={() => navigate('data')}>{t('controls.back')}</Button>} />
  return <OpenTable table={table} list={list} />
}

function OpenTable({ table, list }: { table: SourceTable; list: ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const editable = useEngineQuery('project.info', {}).data?.readOnly === false
  const save = useEngineCommand('source.saveTable')
  const remove = useEngineCommand('source.removeTable')
  const keep = useEngineCommand('figure.save')
  const drawn = table.kind !== 'figures' && table.rows.length > 0
  const figure = useEngineQuery('source.figure', { table: table.id, lang }, { enabled: drawn, keepPrevious: false })
  const change = (patch: Partial<SourceTableContent>): void => {
    const { id, order, ...content } = { ...table, ...patch } as SourceTable
    void order
    void save.run({ table: id, content })
  }
  const pareto = (): void => {
    if (table.kind !== 'counts') return
    const spec = paretoSpec.parse({ kind: 'pareto', source: { type: 'counts', rows: table.rows, unit: table.unit }, frame: { title: table.name, period: table.period, source: table.origin.slice(0, 300) } })
    void keep.run({ figure: null, spec }).then(saved => navigate('diagrams', 'pareto', saved.id), () => {})
  }
  return (
    <Workspace
      list={list} listTitle={t('data.datasets')}
      toolbar={(
        <>
          <h2 className="yg-toolbar-title">{table.name}</h2>
          <span className="yg-tag">{t(`sources.kind.${table.kind}`)}</span>
          <span className="yg-toolbar-gap" />
          {editable && table.kind === 'counts' && <Button type="primary" disabled={table.rows.length === 0} loading={keep.pending} onClick={pareto}>{t('sources.table.pareto')}</Button>}
          {editable && <Button loading={remove.pending} onClick={() => void remove.run({ table: table.id }).then(() => navigate('data'), () => {})}>{t('sources.table.remove')}</Button>}
        </>
      )}
      inspectorTitle={t('sources.table.facts')}
      inspector={(
        <fieldset className="yg-source-facts" disabled={!editable}>
          <TextField label={t('sources.name')} value={table.name} maxLength={120} onCommit={name => { if (name.trim()) change({ name: name.trim() }) }} />
          <TextField label={t('sources.table.origin')} value={table.origin} maxLength={2000} rows={4} placeholder={t('sources.table.originHint')} onCommit={origin => change({ origin })} />
          <TextField label={t('sources.table.period')} value={table.period} maxLength={120} onCommit={period => change({ period })} />
          <TextField label={t('sources.table.unit')} value={table.unit} maxLength={40} onCommit={unit => change({ unit })} />
        </fieldset>
      )}
    >
      <div className="yg-source-page">
        <ErrorNote error={save.error ?? remove.error ?? keep.error} onClose={save.clear} />
        {table.origin.trim() === '' && <p className="yg-source-warning">{t('sources.table.noOrigin')}</p>}
        <SourceTableGrid key={table.id} table={table} editable={editable} onChange={rows => change({ rows } as Partial<SourceTableContent>)} />
        {table.kind === 'figures' ? <p className="yg-secondary">{t('sources.table.figures')}</p> : table.rows.length === 0 && <p className="yg-secondary">{t('sources.table.empty')}</p>}
        {drawn && (figure.data?.kind === 'bar' || figure.data?.kind === 'pareto') && <ChartCanvas figure={figure.data} />}
        <ErrorNote error={drawn ? figure.error : null} />
      </div>
    </Workspace>
  )
}
