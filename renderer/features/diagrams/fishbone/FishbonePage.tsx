import { Select } from 'antd'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { causeMarks } from '../../../../shared/figures/fishbone/build.ts'
import { darkTheme, lightTheme } from '../../../../shared/figures/theme.ts'
import { endNumbers } from '../../../../shared/fishbone/endCauses.ts'
import { lintFishbone } from '../../../../shared/fishbone/lint.ts'
import { readOutline } from '../../../../shared/fishbone/outline.ts'
import { searchBones } from '../../../../shared/fishbone/search.ts'
import { promptsOf } from '../../../../shared/fishbone/templates.ts'
import { boneTree } from '../../../../shared/fishbone/tree.ts'
import { causeViews, fishboneSpec } from '../../../../shared/model/figureSpec.ts'
import type { FishboneSpec } from '../../../../shared/model/figureSpec.ts'
import type { Bone, Fishbone } from '../../../../shared/model/fishbone.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useCommands } from '../../../app/commands.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'
import { useTheme } from '../../../app/theme.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { ExportMenu } from '../../figure/ExportMenu.tsx'
import { nodeOf } from '../../figure/hierarchy.ts'
import { useFigures, useSpecCopy } from '../../figure/useSavedFigure.ts'
import { newFishboneFigure } from '../newFigures.ts'
import type { EditorTools } from './boneKeys.ts'
import { BoneTable } from './BoneTable.tsx'
import { CauseLegend } from './CauseLegend.tsx'
import { CardDialog } from './dialogs/CardDialog.tsx'
import { CompareDialog } from './dialogs/CompareDialog.tsx'
import { MergeDialog } from './dialogs/MergeDialog.tsx'
import { PasteDialog } from './dialogs/PasteDialog.tsx'
import { branchOnly, drawingOf, foldedFor } from './drawing.ts'
import { FishboneCanvas } from './FishboneCanvas.tsx'
import { FishboneInspector, useInspectorTab } from './FishboneInspector.tsx'
import { FishboneOutline } from './FishboneOutline.tsx'
import { FishboneTools } from './FishboneTools.tsx'
import { BonePanel } from './panels/BonePanel.tsx'
import { FigurePanel } from './panels/FigurePanel.tsx'
import { LintPanel } from './panels/LintPanel.tsx'
import { VersionPanel } from './panels/VersionPanel.tsx'
import { WhyPanel } from './panels/WhyPanel.tsx'
import { outlineOfCells } from './pasteCells.ts'
import { SearchBar } from './SearchBar.tsx'
import { boneLevel } from './session.ts'
import { HEAD } from './spatial.ts'
import { useCauseNumbers } from './useCauseNumbers.ts'
import { useSession } from './useSession.ts'
import './fishbone.css'

const shapes = ['diagram', 'outline', 'table'] as const
type Shape = (typeof shapes)[number]

/** One fishbone: diagram, outline and table of the same bones. */
export function FishbonePage({ id, list }: { id: string; list: ReactNode }): ReactNode {
  const t = useT()
  const { data, error } = useEngineQuery('fishbone.get', { fishbone: id }, { keepPrevious: false })
  const { figures, pending } = useFigures()
  const kept = figures.find(figure => figure.spec.kind === 'fishbone' && figure.spec.fishbone === id)
  // A figure kept before an option existed has its default.
  const saved = useMemo(() => (kept?.spec.kind === 'fishbone' ? fishboneSpec.parse(kept.spec) : newFishboneFigure(id)), [kept, id])
  if (!data || pending) return <Workspace list={list} listTitle={t('diagrams.list')}><ErrorNote error={error} /></Workspace>
  return <Editor fishbone={data} figure={kept?.id ?? null} saved={saved} list={list} />
}

type Open = { kind: 'paste'; text: string; parent: string | null } | { kind: 'merge'; pair: [Bone, Bone] } | { kind: 'compare'; from: string } | { kind: 'card'; bone: string } | null

function Editor({ fishbone, figure, saved, list }: { fishbone: Fishbone; figure: string | null; saved: FishboneSpec; list: ReactNode }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { dark } = useTheme()
  const [session, state] = useSession(fishbone)
  const { spec, change, error: saveError, clear } = useSpecCopy(figure, saved)
  const simulated = useEngineQuery('dataset.list', {}).data?.some(dataset => dataset.simulated) ?? false
  const states = useEngineQuery('fishbone.states', { fishbone: fishbone.id }).data ?? []
  const [remembered, setShape] = useRemembered<string>('fishbone.shape', 'diagram')
  const shape: Shape = shapes.find(each => each === remembered) ?? 'diagram'
  const [beside, setBeside] = useRemembered<boolean>('fishbone.outline', false)
  const [ends, setEnds] = useRemembered<boolean>('fishbone.ends', false)
  const [intervals, setIntervals] = useRemembered<boolean>('fishbone.intervals', false)
  const [asking, setAsking] = useRemembered<boolean>('fishbone.prompts', true)
  const [tab, setTab] = useInspectorTab()
  const [open, setOpen] = useState<Open>(null)
  const [focus, setFocus] = useState<string | null>(null)
  const [query, setQuery] = useState<string | null>(null)

  const { bones, selected } = state
  const causes = useCauseNumbers(fishbone.id, spec, intervals)
  const seen = focus !== null && nodeOf(bones, focus) ? focus : null
  const shownBones = useMemo(() => branchOnly(bones, seen), [bones, seen])
  const collapsed = useMemo(() => new Set(spec.collapsed), [spec.collapsed])
  const folded = foldedFor(collapsed, bones, selected)
  const foldedKey = [...folded].join()
  const marks = useMemo(() => causeMarks({ ...fishbone, settings: state.settings, bones }, causes.main), [fishbone, state.settings, bones, causes.main])
  const numbers = useMemo(() => endNumbers(bones), [bones])
  // Votes stand before the numbers, as on paper.
  const lines = useMemo(() => {
    if (state.settings.mode !== 'vote') return causes.lines
    const all = new Map(causes.lines)
    for (const { id, content } of bones) {
      if (content.votes === null) continue
      const votes = t('causeFigure.votes', { n: content.votes })
      const numbersOf = all.get(id)
      all.set(id, numbersOf ? t('causeFigure.numbersOf', { votes, numbers: numbersOf }) : votes)
    }
    return all
  }, [causes.lines, state.settings.mode, bones, t])
  const drawing = useMemo(() => drawingOf({
    effect: state.effect, settings: state.settings, bones: shownBones, links: state.links, spec, marks, evidence: lines, heat: causes.heat, collapsed: folded,
    emptyEffect: t('diagrams.unnamed'), countsOf: (into, out) => t('causeFigure.counts', { in: into, out }),
  }), [state.effect, state.settings, shownBones, state.links, spec.view, spec.head, spec.marks, marks, lines, causes.heat, foldedKey, t])

  const settled = useDeferredValue(state)
  const findings = useMemo(() => lintFishbone(settled), [settled.effect, settled.settings, settled.bones, settled.links])
  const prompts = useMemo(() => promptsOf(bones, lang), [bones, lang])
  const big = selected === HEAD ? undefined : boneTree(bones).path(selected)[0]
  const asked = (big && prompts.get(big.id)) ?? []
  const found = useMemo(() => (query === null ? [] : searchBones(bones, query)), [bones, query])
  const hits = useMemo(() => new Map(found.map(hit => [hit.bone, hit])), [found])
  const hitIds = useMemo(() => new Set(hits.keys()), [hits])
  const facts = useMemo(() => ({ numbers: causes.numbers, verdicts: causes.verdicts }), [causes.numbers, causes.verdicts])

  const describe = useCallback((bone: string): string => {
    if (bone === HEAD) return t('diagrams.headIs', { effect: state.effect })
    const found = nodeOf(bones, bone)
    const parent = nodeOf(bones, found?.parent ?? null)
    return t('diagrams.boneIs', { text: found?.text || t('diagrams.newBone'), level: boneLevel(state, bone), parent: parent?.text ?? t('diagrams.spine'), evidence: lines.get(bone) ?? '' })
  }, [state, bones, lines, t])
  const go = (bone: string): void => {
    if (seen !== null && !shownBones.some(each => each.id === bone)) setFocus(null)
    session.select(bone)
  }
  const goHit = (step: 1 | -1): void => {
    const at = found.findIndex(hit => hit.bone === selected)
    const next = found[at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length]
    if (next) go(next.bone)
  }
  const merge = (): void => {
    const pair = bones.filter(bone => state.chosen.has(bone.id))
    if (pair.length === 2 && pair[0] && pair[1]) setOpen({ kind: 'merge', pair: [pair[0], pair[1]] })
    else session.tell('mergeTwo')
  }
  const tools: EditorTools = {
    fold: bone => { if (bones.some(each => each.parent === bone)) change({ ...spec, collapsed: collapsed.has(bone) ? spec.collapsed.filter(id => id !== bone) : [...spec.collapsed.filter(id => nodeOf(bones, id)), bone] }) },
    focus: bone => setFocus(bone === null || bone === seen ? null : bone),
    search: () => setQuery(now => now ?? ''),
    merge,
    paste: (text, parent) => {
      const outline = outlineOfCells(text) ?? text
      const read = readOutline(outline)
      if (read.lines === 0) return
      if (hasDoubt(read.branches)) setOpen({ kind: 'paste', text: outline, parent })
      else session.paste(outline, parent)
    },
  }
  const closeDialog = (): void => setOpen(null)

  useCommands([
    ...shapes.map((name, i) => ({ id: `fishbone.${name}`, label: `fishbone.editor.show.${name}` as const, group: 'place' as const, shortcut: `Mod+Alt+${i + 1}`, inFields: true, run: () => setShape(name) })),
    { id: 'fishbone.beside', label: 'fishbone.editor.beside', group: 'place', run: () => { setShape('diagram'); setBeside(!beside) } },
    { id: 'fishbone.addBig', label: 'diagrams.addBig', group: 'place', run: () => { session.select(HEAD); session.startChild() } },
    { id: 'fishbone.search', label: 'fishbone.editor.search', group: 'place', shortcut: 'Mod+F', run: tools.search },
    { id: 'fishbone.fold', label: 'fishbone.editor.fold', group: 'place', shortcut: 'Mod+/', when: () => selected !== HEAD, run: () => tools.fold(selected) },
    { id: 'fishbone.unfoldAll', label: 'fishbone.editor.unfoldAll', group: 'place', when: () => collapsed.size > 0, run: () => change({ ...spec, collapsed: [] }) },
    { id: 'fishbone.focus', label: 'fishbone.editor.focus', group: 'place', shortcut: 'Mod+.', run: () => tools.focus(selected === HEAD ? null : selected) },
    { id: 'fishbone.link', label: 'fishbone.editor.addLink', group: 'place', shortcut: 'Mod+L', when: () => selected !== HEAD, run: () => session.startLink() },
    { id: 'fishbone.merge', label: 'fishbone.editor.merge', group: 'place', shortcut: 'Mod+M', run: merge },
    { id: 'fishbone.duplicate', label: 'fishbone.editor.duplicate', group: 'place', shortcut: 'Mod+D', when: () => selected !== HEAD, run: () => session.duplicate() },
    { id: 'fishbone.lint', label: 'fishbone.editor.tab.lint', group: 'place', run: () => setTab('lint') },
    { id: 'fishbone.why', label: 'fishbone.editor.tab.why', group: 'place', run: () => setTab('why') },
    { id: 'fishbone.states', label: 'fishbone.editor.tab.states', group: 'place', run: () => setTab('states') },
    { id: 'fishbone.zoomFit', label: 'diagrams.zoomFit', group: 'place', shortcut: 'Mod+0' },
    { id: 'fishbone.zoomReadable', label: 'fishbone.editor.zoomReadable', group: 'place', shortcut: 'Mod+9' },
  ])

  const name = state.effect || t('diagrams.unnamed')
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title" title={name}>{name}</h2>
      {simulated && lines.size > 0 && <strong className="yg-simulated">{t('controls.simulated')}</strong>}
      <div className="yg-segmented" role="group" aria-label={t('fishbone.editor.shape')}>
        {shapes.map((each, i) => <button key={each} type="button" aria-pressed={shape === each} title={`${t(`fishbone.editor.show.${each}`)} Ctrl+Alt+${i + 1}`} onClick={() => setShape(each)}>{t(`fishbone.editor.shapes.${each}`)}</button>)}
      </div>
      {shape === 'diagram' && <button type="button" className="yg-toggle" aria-pressed={beside} onClick={() => setBeside(!beside)}>{t('fishbone.editor.beside')}</button>}
      {shape === 'diagram' && <Select size="small" className="yg-cause-view" aria-label={t('fishbone.editor.viewShown')} value={spec.view} onChange={view => change({ ...spec, view })} options={causeViews.map(value => ({ value, label: t(`fishbone.editor.views.${value}`) }))} />}
      <span className="yg-toolbar-space" />
      {state.notice && <span role="status" className="yg-hole">{t(`fishbone.editor.notice.${state.notice}`)}</span>}
      <button type="button" className="yg-icon-button" aria-label={t('fishbone.editor.search')} title={`${t('fishbone.editor.search')} Ctrl+F`} onClick={tools.search}>
        <svg width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true"><circle cx="6" cy="6" r="4" /><path d="m9 9 3.5 3.5" /></svg>
      </button>
      <FishboneTools fishbone={fishbone} />
      <ExportMenu spec={spec} name={name} />
    </>
  )
  const panel = (): ReactNode => {
    switch (tab) {
      case 'bone': return <BonePanel fishbone={fishbone.id} session={session} state={state} tools={tools} facts={causes.facts} prompts={asked} onCard={bone => setOpen({ kind: 'card', bone })} />
      case 'lint': return <LintPanel findings={findings} onGo={go} />
      case 'why': return <WhyPanel session={session} state={state} />
      case 'figure': return <FigurePanel session={session} state={state} spec={spec} onSpec={change} intervals={intervals} onIntervals={setIntervals} prompts={asking} onPrompts={setAsking} />
      case 'states': return <VersionPanel fishbone={fishbone.id} states={states} onCompare={from => setOpen({ kind: 'compare', from })} onRestore={kept => session.restore(kept)} />
    }
  }
  const outline = (narrow: boolean): ReactNode => <FishboneOutline session={session} state={state} tools={tools} folded={folded} evidence={lines} numbers={numbers} hits={hits} narrow={narrow} describe={describe} />
  const bigSelected = asking && big?.id === selected && asked.length > 0 && big.text !== '' ? { name: big.text, list: asked } : null
  const keys = causes.figure ? (causes.figure.diagram ?? causes.figure.layout).keys : []
  return (
    <Workspace list={list} listTitle={t('diagrams.list')} name="fishbone" toolbar={toolbar} inspector={<FishboneInspector tab={tab} onTab={setTab} findings={findings}>{panel()}</FishboneInspector>}>
      <div className="yg-fishbone-page">
        <ErrorNote error={state.error ?? saveError ?? causes.error} onClose={() => { session.clearError(); clear() }} />
        {query !== null && <SearchBar query={query} hits={found} at={found.findIndex(hit => hit.bone === selected)} onQuery={setQuery} onGo={goHit} onClose={() => { setQuery(null); document.querySelector<HTMLElement>('.yg-fishbone, .yg-outline, .yg-bone-table-scroll')?.focus() }} />}
        {shape === 'diagram' && <CauseLegend keys={keys} numbers={spec.evidence && causes.lines.size > 0} rule={`${t('figures.fishbone.rule.numbers')} ${t('figures.fishbone.rule.dissatisfied', { k: spec.atMost })}`} theme={dark ? darkTheme : lightTheme} />}
        {seen !== null && <p className="yg-focus-note" role="status">{t('fishbone.editor.onlyBranch', { name: nodeOf(bones, seen)?.text ?? '' })}<button type="button" className="yg-link" onClick={() => setFocus(null)}>{t('fishbone.editor.showAll')}</button></p>}
        <div className="yg-fishbone-split">
          {shape === 'outline' && outline(false)}
          {shape === 'table' && <BoneTable session={session} state={state} tools={tools} facts={facts} hits={hits} ends={ends} onEnds={setEnds} describe={describe} />}
          {shape === 'diagram' && beside && outline(true)}
          {shape === 'diagram' && <FishboneCanvas session={session} state={state} drawing={drawing} tools={tools} hits={hitIds} hit={hits.has(selected) ? selected : null} prompts={bigSelected} onHidePrompts={() => setAsking(false)} describe={describe} />}
        </div>
        <p className="yg-keys" id="fishbone-keys" title={t('fishbone.editor.keys')}>{t('fishbone.editor.keys')}</p>
      </div>
      {open?.kind === 'paste' && <PasteDialog text={open.text} into={open.parent === null ? t('diagrams.spine') : nodeOf(bones, open.parent)?.text ?? ''} onClose={closeDialog} onPaste={text => { session.paste(text, open.parent); closeDialog() }} />}
      {open?.kind === 'merge' && <MergeDialog pair={open.pair} onClose={closeDialog} onMerge={(into, from, text) => { session.merge(into, from, text); closeDialog() }} />}
      {open?.kind === 'compare' && <CompareDialog now={{ ...fishbone, effect: state.effect, settings: state.settings, bones, links: state.links }} states={states} first={open.from} onClose={closeDialog} />}
      {open?.kind === 'card' && <CardDialog fishbone={fishbone.id} bone={open.bone} onClose={closeDialog} />}
    </Workspace>
  )
}

const hasDoubt = (branches: ReturnType<typeof readOutline>['branches']): boolean => branches.some(branch => branch.doubt !== null || hasDoubt(branch.children))
