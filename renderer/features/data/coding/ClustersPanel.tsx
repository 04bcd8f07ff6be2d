import { Button, Checkbox, Slider } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Clusters, TextCluster } from '../../../../shared/contract/coding.ts'
import type { Factor } from '../../../../shared/model/factor.ts'
import { useEngineCommand, useEngineJob } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'

export interface ClustersPanelProps { where: { dataset: number; variable: string }; coder: string; factors: readonly Factor[]; editable: boolean }

/** Groups drawn at a time: the largest come first. */
const SHOWN = 50

/** Texts that are alike, to be coded together: the group is a proposal, each text can be left out. */
export function ClustersPanel({ where, coder, factors, editable }: ClustersPanelProps): ReactNode {
  const t = useT()
  const find = useEngineJob('coding.clusters')
  const [threshold, setThreshold] = useState(0.4)
  const [only, setOnly] = useState(true)
  const [found, setFound] = useState<Clusters | null>(null)
  const [done, setDone] = useState<ReadonlyMap<number, string>>(new Map())
  const [shown, setShown] = useState(SHOWN)
  const search = (): void => {
    void find.run({ ...where, coder, threshold, only: only ? 'uncoded' : 'all' }).then(clusters => { setFound(clusters); setDone(new Map()); setShown(SHOWN) }, () => {})
  }
  return (
    <div className="yg-coding-panel">
      <div className="yg-coding-filter">
        <span>{t('sources.clusters.threshold')}</span>
        <Slider className="yg-coding-slider" min={0.2} max={0.9} step={0.05} value={threshold} onChange={setThreshold} ariaLabelForHandle={t('sources.clusters.threshold')} />
        <span className="yg-num">{threshold.toFixed(2)}</span>
        <Checkbox checked={only} onChange={event => setOnly(event.target.checked)}>{t('sources.clusters.only')}</Checkbox>
        <Button type="primary" loading={find.pending} onClick={search}>{t(found ? 'sources.clusters.again' : 'sources.clusters.find')}</Button>
      </div>
      {find.pending && <JobProgress progress={find.progress} onCancel={find.cancel} />}
      <ErrorNote error={find.error} onClose={find.clear} />
      {found && <p role="status">{found.clusters.length === 0 ? t('sources.clusters.none') : t('sources.clusters.found', { texts: found.texts, n: found.clusters.length, alone: found.alone })}</p>}
      {found?.words === 'bigrams' && <p className="yg-secondary">{t('sources.coding.bigrams')}</p>}
      {found?.clusters.slice(0, shown).map(cluster => (
        <Cluster key={cluster.rid} cluster={cluster} where={where} coder={coder} factors={factors} editable={editable} done={done.get(cluster.rid)} onDone={factor => setDone(new Map(done).set(cluster.rid, factor))} />
      ))}
      {found && found.clusters.length > shown && <Button onClick={() => setShown(shown + SHOWN)}>+{Math.min(SHOWN, found.clusters.length - shown)}</Button>}
      <p className="yg-secondary">{t('sources.clusters.rule')}</p>
    </div>
  )
}

function Cluster({ cluster, where, coder, factors, editable, done, onDone }: ClustersPanelProps & { cluster: TextCluster; done: string | undefined; onDone: (factor: string) => void }): ReactNode {
  const t = useT()
  const set = useEngineCommand('coding.set')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [factor, setFactor] = useState<string | null>(null)
  const rids = cluster.members.map(member => member.rid).filter(rid => !left.has(rid))
  const apply = (): void => {
    if (factor === null || rids.length === 0) return
    void set.run({ ...where, coder, rids, factors: [factor], mode: 'add' }).then(() => onDone(t('sources.clusters.done', { n: rids.length, factor: factors.find(each => each.id === factor)?.name ?? '' })), () => {})
  }
  return (
    <section className="yg-coding-cluster" aria-label={cluster.text}>
      <header>
        <span className="yg-tag yg-num">{t('sources.clusters.size', { n: cluster.members.length })}</span>
        <strong>{cluster.text}</strong>
        <span className="yg-toolbar-gap" />
        {done !== undefined && <span className="yg-tag yg-tag-ok" role="status">{done}</span>}
        {editable && <div className="yg-coding-byfactor"><FactorSelect factors={factors} value={factor} onChange={setFactor} label={t('sources.clusters.apply')} placeholder={t('sources.clusters.apply')} /></div>}
        {editable && <Button disabled={factor === null || rids.length === 0} loading={set.pending} onClick={apply}>{t('sources.coding.accept')}</Button>}
      </header>
      <ErrorNote error={set.error} onClose={set.clear} />
      <ul>
        {cluster.members.slice(0, 100).map(member => (
          <li key={member.rid}>
            <Checkbox
              checked={!left.has(member.rid)} disabled={!editable}
              onChange={event => setLeft(before => { const next = new Set(before); if (event.target.checked) next.delete(member.rid); else next.add(member.rid); return next })}
            >{member.text}</Checkbox>
            <span className="yg-num yg-faint">{member.likeness.toFixed(2)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
