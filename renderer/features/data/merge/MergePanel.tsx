import { Button, Checkbox, Select, Tabs } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'
import type { MergeResult } from '../../../../shared/contract/merge.ts'
import { writeExclusion } from '../../../../shared/model/exclusion.ts'
import { mergeWarning } from '../../../../shared/i18n/mergeWarning.ts'
import { useEngineJob, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { AddedColumns } from './AddedColumns.tsx'
import { CellChanges } from './CellChanges.tsx'
import { ConflictTable } from './ConflictTable.tsx'
import type { Whose } from './ConflictTable.tsx'
import { cellWords } from './cellWords.ts'
import { RespondentTable } from './RespondentTable.tsx'

const AUTOMATIC = ''

/** A waiting sheet against a data set: what is new, changed and gone, and whose value stays. Nothing is written before 更新. */
export function MergePanel({ session, dataset, onDone, onCancel, onTaken }: { session: string; dataset: number; onDone: (result: MergeResult) => void; onCancel: () => void; /** The sheet is on its way in: it waits no more. */ onTaken: () => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const id = useId()
  const inspect = useEngineJob('merge.inspect')
  const commit = useEngineJob('merge.commit')
  const variables = useEngineQuery('dataset.get', { dataset }).data?.variables ?? []
  const [key, setKey] = useState(AUTOMATIC)
  const [report, setReport] = useState<Awaited<ReturnType<typeof inspect.run>> | null>(null)
  const [rule, setRule] = useState<Whose>('local')
  const [choices, setChoices] = useState<ReadonlyMap<string, Whose>>(new Map())
  const [add, setAdd] = useState<readonly string[]>([])
  const [excludeGone, setExcludeGone] = useState(false)
  const { run } = inspect
  useEffect(() => {
    let stale = false
    void run({ session, dataset, ...(key === AUTOMATIC ? {} : { key: [key] }) }).then(found => { if (!stale) { setReport(found); setChoices(new Map()) } }, () => {})
    return () => { stale = true }
  }, [run, session, dataset, key])

  const update = (): void => {
    void commit.run({
      session, dataset, conflicts: rule, add: [...add], ...(key === AUTOMATIC ? {} : { key: [key] }),
      choices: [...choices].map(([cell, take]) => { const at = cell.indexOf(' '); return { rid: Number(cell.slice(0, at)), variable: cell.slice(at + 1), take } }),
      gone: excludeGone ? { reason: writeExclusion('other', t('merge.goneReason')) } : null,
    }).then(result => { onTaken(); onDone(result) }, () => {})
  }
  const busy = inspect.pending || commit.pending
  if (!report) {
    return (
      <div className="yg-merge">
        {inspect.pending && <div className="yg-wizard-first"><p>{t('merge.comparing')}</p><JobProgress progress={inspect.progress} onCancel={onCancel} /></div>}
        <ErrorNote error={inspect.error} action={<Button size="small" onClick={onCancel}>{t('controls.back')}</Button>} />
      </div>
    )
  }
  const { counts } = report
  const words = cellWords(variables, report.options, t)
  const columns = report.missing.length + report.added.length + report.options.length
  const n = (count: number): { n: string } => ({ n: count.toLocaleString(lang) })
  const labels = report.key.variables.map(words.label).join(t('grid.listSeparator'))
  return (
    <div className="yg-merge">
      <div className="yg-merge-head">
        <span className="yg-num">{t('merge.summary', { rows: report.rows })}</span>
        <span className="yg-num yg-secondary">{t('merge.facts', { unchanged: counts.unchanged.toLocaleString(lang), kept: counts.kept })}</span>
        <label htmlFor={`${id}-key`}>{t('merge.key')}</label>
        <Select
          id={`${id}-key`} value={key} onChange={setKey} disabled={busy} popupMatchSelectWidth={false} style={{ minWidth: 200 }}
          options={[
            { value: AUTOMATIC, label: `${t('merge.keyAutomatic')}${key === AUTOMATIC ? ` · ${t(`merge.keyKind.${report.key.kind}`, { labels })}` : ''}` },
            ...report.keyChoices.map(({ variable, label, unique }) => ({ value: variable, label: unique ? t('merge.keyUnique', { label }) : label })),
          ]}
        />
      </div>
      {report.warnings.length > 0 && <ul className="yg-merge-warnings">{report.warnings.map(warning => <li key={`${warning.code} ${JSON.stringify(warning.params)}`}>{mergeWarning(t, warning)}</li>)}</ul>}
      {counts.returned > 0 && <p className="yg-secondary">{t('merge.returned', { n: counts.returned })}</p>}
      {inspect.pending && <JobProgress progress={inspect.progress} onCancel={inspect.cancel} />}
      {commit.pending && <JobProgress progress={commit.progress} onCancel={commit.cancel} />}
      <ErrorNote error={commit.error ?? inspect.error} onClose={() => { commit.clear(); inspect.clear() }} />
      <div className="yg-merge-lists" inert={busy}>
        <Tabs
          key={report.key.variables.join()} aria-label={t('merge.lists')} defaultActiveKey={counts.conflicts > 0 ? 'conflicts' : counts.new > 0 ? 'new' : 'changed'} size="small" destroyOnHidden
          items={[
            { key: 'conflicts', label: t('merge.tab.conflicts', n(counts.conflicts)), children: <ConflictTable cells={report.conflicts} total={counts.conflicts} rule={rule} choices={choices} words={words} onRule={whose => { setRule(whose); setChoices(new Map()) }} onChoices={setChoices} /> },
            { key: 'new', label: t('merge.tab.new', n(counts.new)), children: <RespondentTable hint={t('merge.hint.new')} first={t('merge.column.line')} rows={report.new.map(({ line, values }) => ({ id: line, values }))} total={counts.new} shown={report.shown} words={words} /> },
            { key: 'changed', label: t('merge.tab.changed', n(counts.cells)), children: <CellChanges cells={report.changed} total={counts.cells} words={words} /> },
            {
              key: 'gone', label: t('merge.tab.gone', n(counts.gone)),
              children: (
                <RespondentTable hint={t('merge.hint.gone')} first={t('merge.column.row')} rows={report.gone.map(({ rid, values }) => ({ id: rid, values }))} total={counts.gone} shown={report.shown} words={words}>
                  {counts.gone > 0 && <Checkbox checked={excludeGone} onChange={event => setExcludeGone(event.target.checked)}>{t('merge.excludeGone', { reason: t('merge.goneReason') })}</Checkbox>}
                </RespondentTable>
              ),
            },
            ...columns > 0 ? [{ key: 'columns', label: t('merge.tab.columns', n(columns)), children: <AddedColumns report={report} add={add} onAdd={setAdd} words={words} /> }] : [],
          ]}
        />
      </div>
      <div className="yg-wizard-end yg-merge-end">
        <span className="yg-wizard-problem" role="status">{counts.new + counts.cells + counts.conflicts + counts.gone === 0 ? t('merge.nothing') : ''}</span>
        <Button disabled={commit.pending} onClick={onCancel}>{t('controls.cancel')}</Button>
        <Button type="primary" disabled={inspect.pending} loading={commit.pending} onClick={update}>{t('merge.commit')}</Button>
      </div>
    </div>
  )
}
