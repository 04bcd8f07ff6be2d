import { Button, Input, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { AnalysisRequest, AnalysisRequestInput, RequestOf } from '../../../../shared/contract/analysis.ts'
import { pathModelPresets } from '../../../../shared/contract/requests/pathModel.ts'
import { lookUp } from '../../../../shared/i18n/translate.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { latentKeys, pathPresets } from '../../../../shared/model/pathPresets.ts'
import type { LatentKey } from '../../../../shared/model/pathPresets.ts'
import { pathModelProblems } from '../../../../shared/model/pathModelProblems.ts'
import { pathModel as present } from '../../../../shared/presentation/pathModel.ts'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { CopyTable } from '../../figure/CopyTable.tsx'
import { Field } from '../../figure/Field.tsx'
import { FigureTable } from '../../figure/FigureTable.tsx'
import { groupedByDimension, groupedByQuestion, scaleItemsOf, useFactors, variableText } from '../../figure/useFactors.ts'
import { ResultFigures } from '../ResultFigures.tsx'
import { useAnalysis } from '../useAnalysis.ts'
import { Diagram } from './Diagram.tsx'
import { drawnResult } from './drawnResult.ts'
import { IpmaMap } from './IpmaMap.tsx'
import { LatentPanel } from './LatentPanel.tsx'
import { addLatent, blank, modelSketch, presetSketch, readSketch, removeLatent } from './sketch.ts'
import type { Sketch } from './sketch.ts'
import { useSketchHistory } from './useSketchHistory.ts'
import '../../figure/figure.css'
import './pathModel.css'

/** Words for every latent, of both languages: a Chinese questionnaire is worked on in English too. */
const words = Object.fromEntries(latentKeys.map(key => [key, (['zh-CN', 'en'] as const).flatMap(lang => (lookUp(lang, `pathModel.latentWords.${key}`) ?? '').split('、').filter(Boolean))])) as Record<LatentKey, string[]>

type Interval = 'percentile' | 'bca'

interface PathModelPageProps { dataset: Dataset; nav: ReactNode; chooser: ReactNode; /** What a kept figure was drawn from. */ opened: RequestOf<'pls'> | null }

/** A satisfaction index model: choose a preset or draw one, and see what the data say of it. */
export function PathModelPage({ dataset, nav, chooser, opened }: PathModelPageProps): ReactNode {
  const t = useT()
  const lang = useLang()
  const factors = useFactors()
  const { sketch, draw, open, undo, redo } = useSketchHistory(opened && modelSketch(opened.model))
  const [study, setStudy] = useState<string | null>(null)
  const [name, setName] = useState(opened ? t('pathModel.editor.blank') : '')
  const [selected, setSelected] = useState<string | null>(null)
  const [bootstrap, setBootstrap] = useState(opened?.bootstrap ?? 0)
  const [interval, setInterval] = useState<Interval>(opened?.interval ?? 'percentile')
  const [target, setTarget] = useState<string | null>(opened?.ipmaTarget ?? null)
  const studies = useEngineQuery('study.list', { kind: 'pathModel' }).data ?? []
  const save = useEngineCommand('study.save')
  const remove = useEngineCommand('study.remove')

  const items = scaleItemsOf(dataset)
  const known = useMemo(() => new Map(dataset.variables.map(variable => [variable.id, variable])), [dataset])
  const grouped = groupedByDimension(items, factors)
  const groups = grouped.length > 1 ? grouped : groupedByQuestion(items, dataset)
  const label = (item: string): string => { const found = known.get(item); return found ? variableText(found) : item }
  const byKey = useMemo(() => new Map(dataset.variables.flatMap(variable => [[variable.name, variableText(variable)], [variable.id, variableText(variable)]] as const)), [dataset])

  const problems = sketch && sketch.blocks.length > 0 ? pathModelProblems(sketch) : []
  const model = sketch && sketch.blocks.length > 0 && problems.length === 0
    ? { scheme: sketch.scheme, paths: sketch.paths, blocks: sketch.blocks.map(block => ({ name: block.name, items: block.items, mode: block.mode })) } : null
  const ends = sketch?.blocks.filter(block => sketch.paths.some(path => path.to === block.name)).map(block => block.name) ?? []
  const goal = target !== null && ends.includes(target) ? target : null
  const request: AnalysisRequestInput | null = model && { method: 'pls', dataset: dataset.id, model, bootstrap, interval, ipmaTarget: goal }
  const { data, error, progress, refreshing, pending, cancelled, cancel, rerun } = useAnalysis(request)
  const result = model ? data?.result : undefined
  const shown = result && data?.method === 'pls' && request ? present.pls(result, { t, label: key => byKey.get(key) ?? key, request: request as AnalysisRequest }) : null
  const drawn = drawnResult(result, interval, item => known.get(item)?.name ?? item)

  const choose = (value: string): void => {
    setSelected(null)
    setTarget(null)
    const saved = studies.find(each => each.id === value)
    setStudy(saved?.id ?? null)
    if (saved) {
      setName(saved.name)
      open(readSketch(saved.content, new Set(known.keys())) ?? blank)
      return
    }
    const preset = pathModelPresets.find(each => each === value)
    setName(preset ? t(`pathModel.preset.${preset}`) : t('pathModel.editor.blank'))
    if (preset) setTarget(t('pathModel.latent.satisfaction'))
    open(preset ? presetSketch(pathPresets[preset], groupsOf(), words, latent => t(`pathModel.latent.${latent}`)) : blank)
  }
  /** Factors and questions by name; then each item by its own label, for questionnaires without a tree. */
  const groupsOf = (): { name: string; items: string[] }[] => [
    ...factors.map(factor => ({ name: factor.name, items: factor.items.filter(item => item.dataset === dataset.id).map(item => item.variable) })),
    ...groups.map(group => ({ name: group.name, items: group.variables.map(variable => variable.id) })),
    ...items.map(variable => ({ name: variableText(variable), items: [variable.id] })), ...items.map(variable => ({ name: variable.name, items: [variable.id] })),
  ]
  const latent = sketch?.blocks.find(block => block.name === selected)

  const toolbar = (
    <>
      <Select
        value={study ?? (sketch ? name : null)} placeholder={t('pathModel.editor.models')} aria-label={t('pathModel.editor.models')} style={{ minWidth: 180 }} onChange={choose}
        options={[
          { label: t('pathModel.editor.presets'), options: [...pathModelPresets.map(id => ({ value: id as string, label: t(`pathModel.preset.${id}`) })), { value: 'blank', label: t('pathModel.editor.blank') }] },
          ...(studies.length > 0 ? [{ label: t('pathModel.editor.mine'), options: studies.map(each => ({ value: each.id, label: each.name })) }] : []),
        ]}
      />
      {sketch && <Button onClick={() => { const made = addLatent(sketch, freeName(sketch, n => t('pathModel.editor.newLatent', { n }))); draw(made); setSelected(made.blocks.at(-1)?.name ?? null) }}>{t('pathModel.editor.addLatent')}</Button>}
      {sketch && <Button disabled={undo === null} onClick={() => { setSelected(null); undo?.() }}>{t('controls.undo')}</Button>}
      {sketch && <Button disabled={redo === null} onClick={() => { setSelected(null); redo?.() }}>{t('controls.redo')}</Button>}
      <span className="yg-toolbar-space" />
      <span role="status" className="yg-faint">{refreshing && !progress ? t('controls.loading') : ''}</span>
      {sketch && <Input value={name} maxLength={200} aria-label={t('pathModel.editor.name')} style={{ width: 150 }} onChange={event => setName(event.target.value)} />}
      {sketch && <Button type="primary" disabled={name.trim() === '' || save.pending} onClick={() => { void save.run({ study, kind: 'pathModel', name: name.trim(), content: JSON.parse(JSON.stringify(sketch)) as never }).then(saved => setStudy(saved.id)) }}>{t('pathModel.editor.save')}</Button>}
      {study !== null && <Button onClick={() => { void remove.run({ study }); setStudy(null) }}>{t('pathModel.editor.remove')}</Button>}
      {chooser}
    </>
  )
  const inspector = (
    <div className="yg-inspector">
      {sketch && latent && <LatentPanel key={latent.name} sketch={sketch} latent={latent} groups={groups} onChange={draw} onSelect={setSelected} />}
      {sketch && !latent && (
        <>
          <p className="yg-faint">{t('pathModel.editor.choose')}</p>
          <Field label={t('pathModel.editor.scheme')}>
            <Select
              value={sketch.scheme} aria-label={t('pathModel.editor.scheme')} onChange={scheme => draw({ ...sketch, scheme })}
              options={(['path', 'factorial', 'centroid'] as const).map(value => ({ value, label: t(`pathModel.note.scheme.${value}`) }))}
            />
          </Field>
          <Field label={t('pathModel.editor.bootstrap')}>
            <Segmented
              block aria-label={t('pathModel.editor.bootstrap')} value={bootstrap} onChange={setBootstrap}
              options={[{ value: 0, label: t('pathModel.editor.none') }, ...[500, 2000, 5000].map(value => ({ value, label: String(value) }))]}
            />
          </Field>
          <Field label={t('pathModel.editor.interval')}>
            <Segmented<Interval>
              block aria-label={t('pathModel.editor.interval')} value={interval} onChange={setInterval}
              options={(['percentile', 'bca'] as const).map(value => ({ value, label: t(`pathModel.interval.${value}`) }))}
            />
          </Field>
          <Field label={t('pathModel.editor.target')}>
            <Select value={goal ?? ends.at(-1) ?? null} aria-label={t('pathModel.editor.target')} onChange={setTarget} options={ends.map(value => ({ value, label: value }))} />
          </Field>
        </>
      )}
    </div>
  )
  const preset = pathModelPresets.find(id => name === t(`pathModel.preset.${id}`))
  return (
    <Workspace list={nav} listTitle={t('analysis.methods')} inspector={inspector} inspectorTitle={latent ? latent.name : t('pathModel.editor.options')} toolbar={toolbar}>
      <ErrorNote error={error ?? save.error} />
      {!sketch && (
        <EmptyPlace
          sentence={t('pathModel.editor.empty')}
          action={<>{[...pathModelPresets, 'blank'].map(id => <Button key={id} onClick={() => choose(id)}>{id === 'blank' ? t('pathModel.editor.blank') : t(`pathModel.preset.${id as 'ecsi'}`)}</Button>)}</>}
        />
      )}
      {sketch && (
        <div className="yg-figure-page yg-path-results">
          {data?.dataset?.simulated && <strong className="yg-simulated">{t('pathModel.editor.simulated')}</strong>}
          <Diagram sketch={sketch} result={drawn} selected={selected} label={label} onSelect={setSelected} onChange={draw} />
          {preset && <p className="yg-faint">{t(`pathModel.presetNote.${preset}`)}</p>}
          {problems.map(problem => (
            <p key={problem.code} className="yg-path-note">
              {t(`pathModel.problem.${problem.code}`, { names: problem.names.map(each => byKey.get(each) ?? each) })}
              {problem.code === 'noItems' && <Button size="small" onClick={() => draw(problem.names.reduce(removeLatent, sketch))}>{t('pathModel.editor.dropEmpty')}</Button>}
            </p>
          ))}
          {(progress || pending) && <JobProgress progress={progress} onCancel={cancel} />}
          {cancelled && <p role="status">{t('pathModel.editor.cancelled')} <Button size="small" onClick={rerun}>{t('pathModel.editor.rerun')}</Button></p>}
          {shown?.warnings.map(warning => <p key={warning} className="yg-path-note">{warning}</p>)}
          {shown && shown.reading.length > 0 && <p className="yg-path-reading">{shown.reading.join(lang === 'en' ? ' ' : '')}</p>}
          {shown?.tables.map(({ key, title, table, notes }) => (
            <section key={key} className="yg-result">
              <header><h3>{title}</h3><CopyTable table={table} /></header>
              {(key === 'ipmaConstructs' || key === 'ipmaItems') && <IpmaMap table={table} label={title} importance={t('pathModel.column.importance')} performance={t('pathModel.column.performance')} />}
              <FigureTable table={table} label={title} sortable={key !== 'fornell' && key !== 'htmt'} />
              {notes.map(note => <p key={note} className="yg-result-note">{note}</p>)}
            </section>
          ))}
          {data?.method === 'pls' && request && result && !refreshing && <ResultFigures answer={data} request={request as AnalysisRequest} dataset={dataset} />}
        </div>
      )}
    </Workspace>
  )
}

function freeName(sketch: Sketch, make: (n: number) => string): string {
  for (let n = sketch.blocks.length + 1; ; n++) if (!sketch.blocks.some(block => block.name === make(n))) return make(n)
}
