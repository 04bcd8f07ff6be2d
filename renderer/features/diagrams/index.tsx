import { Button, Dropdown } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useEngineCommand, useEngineQuery } from '../../app/engine/hooks.ts'
import { useCommands } from '../../app/commands.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, redirect, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { useCurrentDataset } from '../figure/useCurrentDataset.ts'
import { useFactors } from '../figure/useFactors.ts'
import { useFigures } from '../figure/useSavedFigure.ts'
import { BarPage } from './bar/BarPage.tsx'
import { DiagramList } from './DiagramList.tsx'
import type { SavedChart } from './DiagramList.tsx'
import { FishbonePage } from './fishbone/FishbonePage.tsx'
import { NewFishbone } from './fishbone/NewFishbone.tsx'
import { newBar, newPareto } from './newFigures.ts'
import { ParetoPage } from './pareto/ParetoPage.tsx'
import { ResultPage } from './result/ResultPage.tsx'
import '../figure/figure.css'
import './diagrams.css'

type DiagramKind = 'pareto' | 'bar' | 'fishbone' | 'result'
const isKind = (word: string | undefined): word is DiagramKind => word === 'pareto' || word === 'bar' || word === 'fishbone' || word === 'result'

/** 图表: Pareto charts, bar charts, fishbones and figures kept from analyses. `#/diagrams/pareto/<figure>`, `#/diagrams/fishbone/<fishbone>`. */
export default function DiagramsPlace(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const kind = isKind(rest[0]) ? rest[0] : undefined
  const id = rest[1]
  const { figures, pending: figuresPending, error } = useFigures()
  const fishbones = useEngineQuery('fishbone.list', {})
  const { dataset, summary, query } = useCurrentDataset()
  const factors = useFactors()
  const save = useEngineCommand('figure.save')
  const [creating, setCreating] = useState(false)
  /** Just made: the lists do not name it yet. */
  const [awaited, setAwaited] = useState<string | null>(null)

  const charts = figures.filter((figure): figure is SavedChart => figure.spec.kind === 'pareto' || figure.spec.kind === 'bar' || figure.spec.kind === 'result')
  const bones = fishbones.data ?? []
  const found = kind === 'fishbone' ? bones.some(each => each.id === id) : charts.some(each => each.id === id)
  const known = figuresPending || fishbones.pending || (!found && id !== undefined && id === awaited) ? undefined : found

  // An address without a figure, or of one that is gone, shows the first of its kind.
  useEffect(() => {
    if (known !== false) return
    const chart = charts.find(each => each.spec.kind === kind) ?? (kind === undefined ? charts[0] : undefined)
    const bone = kind === 'fishbone' || (kind === undefined && !chart) ? bones[0] : undefined
    if (bone) redirect('diagrams', 'fishbone', bone.id)
    else if (chart) redirect('diagrams', chart.spec.kind, chart.id)
    else if (id !== undefined) redirect('diagrams', ...(kind ? [kind] : []))
  })

  const show = (made: DiagramKind, madeId: string): void => {
    setAwaited(madeId)
    navigate('diagrams', made, madeId)
  }
  const addPareto = async (): Promise<void> => {
    const made = await save.run({ figure: null, spec: newPareto(dataset, factors) })
    show('pareto', made.id)
  }
  const addBar = async (): Promise<void> => {
    if (!dataset) return
    const made = await save.run({ figure: null, spec: newBar(dataset) })
    show('bar', made.id)
  }
  const ready = query.data !== undefined && (summary === undefined || dataset !== undefined)
  useCommands([
    { id: 'diagrams.newPareto', label: 'diagrams.newPareto', group: 'place', when: () => ready, run: addPareto },
    { id: 'diagrams.newBar', label: 'diagrams.newBar', group: 'place', when: () => dataset !== undefined, run: addBar },
    { id: 'diagrams.newFishbone', label: 'diagrams.newFishbone', group: 'place', run: () => setCreating(true) },
  ])

  const menu = {
    items: [
      { key: 'pareto', label: t('diagrams.newPareto'), disabled: !ready },
      { key: 'fishbone', label: t('diagrams.newFishbone') },
      { key: 'bar', label: t('diagrams.newBar'), disabled: !dataset },
    ],
    onClick: ({ key }: { key: string }) => { if (key === 'pareto') void addPareto(); else if (key === 'bar') void addBar(); else setCreating(true) },
  }
  const list = (
    <>
      <div className="yg-list-new">
        <Dropdown menu={menu} trigger={['click']}><Button aria-haspopup="menu" block>{t('diagrams.new')}</Button></Dropdown>
      </div>
      <DiagramList charts={charts} fishbones={bones} current={id} />
    </>
  )
  const chart = charts.find(each => each.id === id)
  const dialog = <NewFishbone open={creating} onClose={() => setCreating(false)} onCreated={made => { setCreating(false); show('fishbone', made) }} />

  if (kind === 'fishbone' && id !== undefined && bones.some(each => each.id === id)) return <>{dialog}<FishbonePage key={id} id={id} list={list} /></>
  if (chart?.spec.kind === 'pareto') return <>{dialog}<ParetoPage key={chart.id} id={chart.id} saved={chart.spec} list={list} /></>
  if (chart?.spec.kind === 'bar') return <>{dialog}<BarPage key={chart.id} id={chart.id} saved={chart.spec} list={list} /></>
  if (chart?.spec.kind === 'result') return <>{dialog}<ResultPage key={chart.id} id={chart.id} saved={chart.spec} list={list} /></>
  if (known === undefined) return <Workspace list={list} listTitle={t('diagrams.list')}>{null}</Workspace>
  const example = kind ?? 'pareto'
  return (
    <>
      {dialog}
      <Workspace list={list} listTitle={t('diagrams.list')}>
        <ErrorNote error={error ?? save.error} />
        <EmptyPlace
          sentence={t(`diagrams.empty.${example}`)} example={t(`diagrams.emptyExample.${example}`)}
          action={example === 'result'
            ? <Button type="primary" onClick={() => navigate('analysis')}>{t('diagrams.goAnalysis')}</Button>
            : example === 'fishbone'
            ? <Button type="primary" onClick={() => setCreating(true)}>{t('diagrams.newFishbone')}</Button>
            : <Button type="primary" disabled={example === 'bar' ? !dataset : !ready} onClick={() => { void (example === 'bar' ? addBar() : addPareto()) }}>{t(example === 'bar' ? 'diagrams.newBar' : 'diagrams.newPareto')}</Button>}
        />
      </Workspace>
    </>
  )
}
