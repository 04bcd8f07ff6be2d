import { Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { TimeBin, TimeTable } from '../../../../shared/contract/source.ts'
import { timeBins } from '../../../../shared/contract/source.ts'
import type { TableCell, TableModel } from '../../../../shared/figures/figure.ts'
import { countText, meanText, percentNumber } from '../../../../shared/figures/rounding.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { formatRoute } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'
import { SegmentSelect } from '../../figure/SegmentSelect.tsx'
import { variableText } from '../../figure/useFactors.ts'
import { timedVariables } from './logColumnsOf.ts'
import '../../figure/figure.css'
import './sources.css'

type T = ReturnType<typeof useT>

/** `#/data/time/<data set>`: how many cases fall in each hour, weekday, day or month. */
export function TimeTablePage({ dataset, list }: { dataset: Dataset; list: ReactNode }): ReactNode {
  const t = useT()
  const times = timedVariables(dataset)
  const [variable, setVariable] = useState(times[0]?.id ?? '')
  const [by, setBy] = useState<TimeBin>('hour')
  const [segment, setSegment] = useState<string | null>(null)
  const [other, setOther] = useState('')
  const [how, setHow] = useState<'mean' | 'sum'>('mean')
  const table = useEngineQuery('source.timeTable', { dataset: dataset.id, variable, by, segment, second: other === '' ? null : { variable: other, how } }, { enabled: variable !== '' })
  const numbers = dataset.variables.filter(each => each.kind === 'number' || each.kind === 'scale')
  const second = numbers.find(each => each.id === other)
  const secondName = second ? t('sources.time.secondHow', { label: variableText(second), how: t(`sources.time.how.${how}`) }) : null
  const model = useMemo(() => table.data && timeModel(table.data, secondName, t), [table.data, secondName, t])
  if (variable === '') return <EmptyPlace sentence={t('sources.time.none')} action={<a className="yg-link" href={formatRoute('data', dataset.id)}>{t('sources.time.back')}</a>} />
  const named = times.find(each => each.id === variable)
  return (
    <Workspace
      list={list} listTitle={t('data.datasets')}
      toolbar={(
        <>
          <a className="yg-link" href={formatRoute('data', dataset.id)}>← {dataset.name}</a>
          {times.length > 1 && <Select value={variable} onChange={setVariable} aria-label={t('sources.time.variable')} options={times.map(each => ({ value: each.id, label: variableText(each) }))} popupMatchSelectWidth={false} />}
          <Segmented<TimeBin> value={by} onChange={setBy} aria-label={t('sources.time.by')} options={timeBins.map(value => ({ value, label: t(`sources.time.byWhat.${value}`) }))} />
          <SegmentSelect dataset={dataset.id} value={segment} onChange={setSegment} />
          <Select value={other} onChange={setOther} aria-label={t('sources.time.second')} popupMatchSelectWidth={false} options={[{ value: '', label: t('sources.time.noSecond') }, ...numbers.map(each => ({ value: each.id, label: variableText(each) }))]} />
          {second && <Segmented value={how} onChange={setHow} options={(['mean', 'sum'] as const).map(value => ({ value, label: t(`sources.time.how.${value}`) }))} />}
          <span className="yg-toolbar-gap" />
          {model && <CopyTable table={model} />}
        </>
      )}
    >
      <div className="yg-source-page">
        <ErrorNote error={table.error} />
        {table.data && model && (
          <>
            <h2 className="yg-h2">{t('sources.time.chart', { label: named ? variableText(named) : '' })}</h2>
            <p className="yg-secondary">{t('sources.time.facts', { n: table.data.n, days: table.data.days })}{table.data.unread > 0 ? ` ${t('sources.time.unread', { n: table.data.unread })}` : ''}</p>
            <FigureTable table={model} label={t('sources.time.title')} bars={['n']} fullScale={{ n: Math.max(1, ...table.data.bins.map(bin => bin.n)) }} />
          </>
        )}
      </div>
    </Workspace>
  )
}

function binText(by: TimeBin, bin: number | string, t: T): string {
  if (by === 'hour') return t('sources.time.hour', { from: bin, to: Number(bin) + 1 })
  if (by === 'weekday') return t(`sources.time.weekday.d${bin as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)
  return String(bin)
}

function timeModel(data: TimeTable, second: string | null, t: T): TableModel {
  const nothing: TableCell = { value: null, text: '–' }
  const perDay = data.by === 'hour' && data.days > 0
  const column = (key: string, header: string, sub = ''): TableModel['columns'][number] => ({ key, header, sub, align: key === 'bin' ? 'left' : 'right' })
  const cells = (n: number): TableCell[] => [
    { value: n, text: countText(n) },
    ...perDay ? [{ value: n / data.days, text: meanText(n / data.days) }] : [],
    data.n === 0 ? nothing : { value: n / data.n, text: percentNumber(n / data.n) },
  ]
  return {
    columns: [
      column('bin', t(`sources.time.byWhat.${data.by}`)), column('n', t('sources.time.count')), ...perDay ? [column('perDay', t('sources.time.perDay'))] : [], column('share', t('sources.time.share'), '%'),
      ...second === null ? [] : [column('second', second)],
    ],
    rows: [
      ...data.bins.map(bin => ({
        key: String(bin.bin),
        cells: [{ value: bin.bin, text: binText(data.by, bin.bin, t) }, ...cells(bin.n), ...second === null ? [] : [bin.second === null ? nothing : { value: bin.second, text: meanText(bin.second) }]],
      })),
      { key: 'total', cells: [{ value: '', text: t('sources.time.total') }, ...cells(data.n), ...second === null ? [] : [{ value: null, text: '' }]] },
    ],
  }
}
