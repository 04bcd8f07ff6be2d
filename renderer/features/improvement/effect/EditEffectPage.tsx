import { Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { BeforeNow, EditEffect } from '../../../../shared/contract/editEffect.ts'
import type { TableModel } from '../../../../shared/figures/figure.ts'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { cell, column, row, rounding, words } from '../../../../shared/presentation/tableWords.ts'
import type { Rounding } from '../../../../shared/presentation/tableWords.ts'
import { changeWords } from '../../../app/changeWords.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { newPareto } from '../../diagrams/newFigures.ts'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'
import { useFactors } from '../../figure/useFactors.ts'
import { useFigures } from '../../figure/useSavedFigure.ts'
import type { ImprovementData } from '../index.tsx'

/** 上次修改的影响: statistics, ranks and classes with an edit taken back, and now. */
export function EditEffectPage({ saved, dataset, chooser }: ImprovementData): ReactNode {
  const t = useT()
  const lang = useLang()
  const factors = useFactors()
  const { figures } = useFigures()
  const [chosen, setChosen] = useState<number | null>(null)
  const pareto = figures.map(({ spec }) => spec).find((spec): spec is ParetoSpec => spec.kind === 'pareto' && 'dataset' in spec.source && spec.source.dataset === dataset.id) ?? newPareto(dataset, factors)
  const list = useEngineQuery('history.list', { limit: 50 }).data?.sets ?? []
  const { data, error, pending } = useEngineQuery('history.effect', { changeSet: chosen, priority: saved, pareto })
  const toolbar = (
    <>
      <Select
        className="yg-wide" style={{ maxWidth: 420 }} aria-label={t('improvement.effect.which')} value={chosen ?? 0} popupMatchSelectWidth={false} onChange={value => setChosen(value === 0 ? null : value)}
        options={[{ value: 0, label: t('improvement.effect.last') }, ...list.map(set => ({ value: set.id, label: `${set.id} · ${changeWords(set, lang)}` }))]}
      />
      <span className="yg-toolbar-space" />
      {chooser}
    </>
  )
  return (
    <Workspace name="improvement" toolbar={toolbar}>
      <ErrorNote error={error} />
      {!pending && !error && (data ? <Effect effect={data} /> : <p className="yg-effect yg-faint">{t('improvement.effect.nothing')}</p>)}
    </Workspace>
  )
}

const moved = ([before, now]: BeforeNow<number | string>): boolean => (typeof before === 'number' && typeof now === 'number' ? Math.abs(now - before) > 1e-9 * Math.max(1, Math.abs(before)) : before !== now)

function Effect({ effect }: { effect: EditEffect }): ReactNode {
  const t = useT()
  const lang = useLang()
  const tables = effectTables(effect, t)
  const rows = tables.reduce((sum, { table }) => sum + table.rows.length, 0)
  return (
    <section className="yg-effect" aria-live="polite">
      <h3>{changeWords(effect.changeSet, lang)}</h3>
      <p className="yg-faint">{[effect.dataset?.name ?? '', t('improvement.effect.cells', { n: effect.cells }), ...(effect.overwritten > 0 ? [t('improvement.effect.overwritten', { n: effect.overwritten })] : []), effect.changeSet.at.slice(0, 19).replace('T', ' '), effect.changeSet.actor].filter(Boolean).join(' · ')}</p>
      {rows === 0 && <p>{t('improvement.effect.none')}</p>}
      {tables.map(({ key, table }) => table.rows.length > 0 && (
        <section key={key} className="yg-result">
          <header><h3>{t(`improvement.effect.table.${key}`)}</h3><CopyTable table={table} /></header>
          <FigureTable table={table} label={t(`improvement.effect.table.${key}`)} />
        </section>
      ))}
      <p className="yg-faint">{t('improvement.effect.note')}</p>
    </section>
  )
}

type Words = ReturnType<typeof useT>
type Key = 'statistics' | 'priority' | 'quadrant' | 'pareto'

/** Only what changed. */
function effectTables(effect: EditEffect, t: Words): { key: Key; table: TableModel }[] {
  const columns = (...more: TableModel['columns']): TableModel['columns'] => [column('what', t('improvement.effect.what'), '', 'left'), column('measure', t('improvement.effect.measure'), '', 'left'), column('before', t('improvement.effect.before')), column('now', t('improvement.effect.now')), ...more]
  const line = (key: string, what: string, measure: string, values: BeforeNow, round: Rounding) => (moved(values)
    ? [row(key, [words(what), words(measure), cell(values[0], round), cell(values[1], round), typeof values[0] === 'number' && typeof values[1] === 'number' ? cell(values[1] - values[0], round) : words('–')])] : [])
  const named = (key: string, what: string, measure: string, values: BeforeNow<string>, say: (value: string) => string) => (moved(values) ? [row(key, [words(what), words(measure), words(values[0] === null ? '–' : say(values[0])), words(values[1] === null ? '–' : say(values[1])), words('')])] : [])
  const difference = column('difference', t('improvement.effect.difference'))
  return [
    { key: 'statistics', table: { columns: columns(difference), rows: [
      ...line('n', t('improvement.effect.respondents'), 'n', effect.n, rounding.count), ...(effect.index ? line('index', effect.index.label, t('priority.column.score'), effect.index.score, rounding.mean) : []),
      ...effect.variables.flatMap(one => [...line(`${one.key}:n`, one.label, 'n', one.n, rounding.count), ...line(`${one.key}:mean`, one.label, t('priority.column.mean'), one.mean, rounding.coefficient)]),
      ...effect.dimensions.flatMap(one => [...line(`${one.key}:dm`, one.label, t('improvement.effect.dimensionMean'), one.mean, rounding.coefficient), ...line(`${one.key}:alpha`, one.label, 'α', one.alpha, rounding.coefficient)]),
    ] } },
    { key: 'priority', table: { columns: columns(difference), rows: effect.priority.flatMap(one => [...line(`${one.key}:rank`, one.label, t('priority.column.rank'), one.rank, rounding.count), ...line(`${one.key}:index`, one.label, t('priority.column.index'), one.index, rounding.coefficient)]) } },
    { key: 'quadrant', table: { columns: columns(column('none', '')), rows: effect.quadrant.flatMap(one => named(one.key, one.label, t('priority.quadrant.quadrant'), one.field, value => t(`priority.quadrant.name.${value as 'keep_up'}`))) } },
    { key: 'pareto', table: { columns: columns(difference), rows: effect.pareto.flatMap(one => [
      ...line(`${one.key}:rank`, one.label, t('priority.pareto.place'), one.rank, rounding.count), ...line(`${one.key}:count`, one.label, t('priority.pareto.count'), one.count, rounding.count), ...named(`${one.key}:class`, one.label, t('priority.pareto.class'), one.class, value => value),
    ]) } },
  ]
}
