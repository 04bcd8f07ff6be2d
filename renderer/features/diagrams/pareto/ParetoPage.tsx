import { Button } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { paretoVariants } from '../../../../shared/model/figureSpec.ts'
import type { ParetoSpec } from '../../../../shared/model/figureSpec.ts'
import { useCommands } from '../../../app/commands.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ExportMenu } from '../../figure/ExportMenu.tsx'
import { useSpecCopy } from '../../figure/useSavedFigure.ts'
import { BehindPanel } from './BehindPanel.tsx'
import { ParetoCanvas } from './ParetoCanvas.tsx'
import { ParetoInspector } from './ParetoInspector.tsx'
import './pareto.css'

interface Step { label: string; spec: ParetoSpec }

/** One Pareto chart: made new from the data whenever they change; its bars open into the next level and into what stands behind them. */
export function ParetoPage({ id, saved, list }: { id: string; saved: ParetoSpec; list: ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const copy = useSpecCopy(id, saved)
  /** The levels below the kept chart; they are looked at, not kept. */
  const [steps, setSteps] = useState<Step[]>([])
  const [bar, setBar] = useState<{ key: string; panel: string | null } | null>(null)
  const step = steps.at(-1)
  const spec = step?.spec ?? copy.spec
  const change = (next: ParetoSpec): void => { if (step) setSteps([...steps.slice(0, -1), { ...step, spec: next }]); else copy.change(next) }
  useEffect(() => setBar(null), [steps.length, spec.source])

  const empty = spec.source.type === 'counts' && spec.source.rows.length === 0
  // The chart is there at once; what the resampling says comes after it.
  const quick = useEngineQuery('figure.build', { spec: { ...spec, bootstrap: 0 }, lang }, { enabled: !empty })
  const sure = useEngineQuery('figure.build', { spec, lang }, { enabled: !empty && spec.bootstrap > 0, keepPrevious: false, giveUp: true })
  const working = spec.bootstrap > 0 && (sure.pending || sure.refreshing) && !sure.error
  const built = sure.data && !sure.refreshing ? sure.data : quick.data
  const figure = !empty && built?.kind === 'pareto' ? built : undefined
  const error = quick.error ?? sure.error
  const remove = useEngineCommand('figure.remove')
  const save = useEngineCommand('figure.save')
  const title = figure?.frame.title ?? spec.frame.title

  const openBar = useCallback((key: string, panel: string | null) => setBar({ key, panel }), [])
  const back = (): void => setSteps(steps.slice(0, -1))
  useCommands([
    { id: 'pareto.drill', label: 'pareto.command.drill', group: 'place', when: () => (figure?.bars.length ?? 0) > 0, run: () => { const first = figure?.bars[0]; if (first) openBar(first.key, figure?.panels?.[0]?.key ?? null) } },
    { id: 'pareto.back', label: 'pareto.command.back', group: 'place', when: () => steps.length > 0, run: back },
    { id: 'pareto.variant', label: 'pareto.command.variant', group: 'place', run: () => change({ ...spec, variant: paretoVariants[(paretoVariants.indexOf(spec.variant) + 1) % paretoVariants.length]! }) },
  ])

  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{title || t('diagrams.kind.pareto')}</h2>
      <span className="yg-toolbar-space" />
      {step && <Button onClick={back}>{t('pareto.back')}</Button>}
      {step && <Button loading={save.pending} onClick={() => { void save.run({ figure: null, spec }).then(made => navigate('diagrams', 'pareto', made.id), () => {}) }}>{t('pareto.keep')}</Button>}
      {!step && <Button onClick={() => { void remove.run({ figure: id }).then(() => navigate('diagrams')) }}>{t('controls.delete')}</Button>}
      <ExportMenu spec={spec} name={title || t('diagrams.kind.pareto')} disabled={!figure} />
    </>
  )
  return (
    <Workspace list={list} listTitle={t('diagrams.list')} toolbar={toolbar} inspector={<ParetoInspector spec={spec} bars={figure?.bars ?? []} onChange={change} />}>
      <ErrorNote error={copy.error ?? remove.error ?? save.error} onClose={copy.clear} />
      {steps.length > 0 && (
        <nav aria-label={t('pareto.path')}>
          <ol className="yg-path">
            {[copy.spec.frame.title || t('diagrams.kind.pareto'), ...steps.map(one => one.label)].map((label, at) => (
              <li key={at}>{at < steps.length ? <button type="button" className="yg-link" onClick={() => setSteps(steps.slice(0, at))}>{label}</button> : <span aria-current="page">{label}</span>}</li>
            ))}
          </ol>
        </nav>
      )}
      {error && !empty && <ErrorNote error={error} action={<Button size="small" onClick={quick.refetch}>{t('controls.retry')}</Button>} />}
      {empty && <EmptyPlace sentence={t('diagrams.countsEmpty')} example={t('diagrams.countsExample')} />}
      {figure && !quick.error && <ParetoCanvas figure={figure} working={working} onBar={openBar} />}
      {bar && <BehindPanel spec={spec} bar={bar.key} panel={bar.panel} onClose={() => setBar(null)} onDown={(next, label) => setSteps([...steps, { label, spec: next }])} />}
    </Workspace>
  )
}
