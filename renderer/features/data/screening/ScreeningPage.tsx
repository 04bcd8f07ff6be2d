import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ScreeningRule, ScreeningSettings } from '../../../../shared/model/screening.ts'
import { useClient, useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { formatRoute } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { EffectTables } from './EffectTables.tsx'
import { HitsTable } from './HitsTable.tsx'
import { RuleInspector } from './RuleInspector.tsx'
import { RuleList } from './RuleList.tsx'
import './screening.css'
import '../../figure/figure.css'

/** `#/data/<data set>/~screening`: who breaks which rule, what changes without them, and the one button that excludes them. */
export function ScreeningPage({ id }: { id: number }): ReactNode {
  const t = useT()
  const client = useClient()
  const dataset = useEngineQuery('dataset.get', { dataset: id })
  const editable = useEngineQuery('project.info', {}).data?.readOnly === false
  const save = useEngineCommand('screening.save')
  const apply = useEngineCommand('screening.apply')
  /** Not kept (yet): being saved, or of a project that is only read. */
  const [draft, setDraft] = useState<ScreeningSettings | null>(null)
  const report = useEngineQuery('screening.run', { dataset: id, settings: draft }, { giveUp: true })
  const [chosen, setChosen] = useState<ScreeningRule | null>(null)
  const [spared, setSpared] = useState<ReadonlySet<number>>(new Set())
  const [done, setDone] = useState<number | null>(null)
  // Its own event comes before the answer; a later change, such as an undo, makes the note old news.
  useEffect(() => client.onEvent(event => { if (event.kind === 'changed') setDone(null) }), [client])
  if (!dataset.data || !report.data) return <div className="yg-page"><ErrorNote error={dataset.error ?? report.error} /></div>
  const { settings, rules, union } = report.data
  const outcome = rules.find(each => each.rule === chosen)
  const change = (next: ScreeningSettings): void => {
    setDraft(next)
    if (editable) save.run({ dataset: id, settings: next }).then(() => setDraft(null), () => setDraft(null))
  }
  const spare = (rid: number, on: boolean): void => setSpared(old => { const next = new Set(old); if (on) next.add(rid); else next.delete(rid); return next })
  const leaving = Math.max(0, union.counting - spared.size)
  const exclude = (): void => {
    apply.run({ dataset: id, settings: draft, spared: [...spared] }).then(({ changed }) => { setDone(changed); setSpared(new Set()) }, () => {})
  }
  return (
    <Workspace
      name="screening" listTitle={t('screening.rules')} inspectorTitle={chosen === null ? t('screening.ledger.title') : t('screening.explanation')}
      list={<RuleList rules={rules} union={union} chosen={chosen} settings={settings} editable onChoose={setChosen} onChange={change} />}
      toolbar={(
        <>
          <a className="yg-link" href={formatRoute('data', id)}>← {dataset.data.name}</a>
          <span className="yg-tag">{t('screening.title')}</span>
          {dataset.data.simulated && <span className="yg-tag yg-tag-simulated">{t('controls.simulated')}</span>}
          <span className="yg-toolbar-gap" />
          <span role="status" className="yg-secondary">{done !== null && done > 0 ? t('screening.applied', { n: done }) : ''}</span>
          <Button type="primary" disabled={!editable || leaving === 0} loading={apply.pending} onClick={exclude}>{leaving === 0 ? t('screening.applyNone') : t('screening.apply', { n: leaving })}</Button>
        </>
      )}
      inspector={<RuleInspector dataset={dataset.data} outcome={outcome} settings={settings} onChange={change} />}
    >
      <div className="yg-screening">
        <ErrorNote error={apply.error ?? save.error ?? report.error} onClose={() => { apply.clear(); save.clear() }} />
        <HitsTable dataset={dataset.data} settings={draft} outcome={outcome ?? null} union={union} spared={spared} onSpare={spare} />
        <EffectTables dataset={id} settings={draft} outcome={outcome ?? null} />
      </div>
    </Workspace>
  )
}

