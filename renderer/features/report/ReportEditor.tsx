import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Block, BlockContent, Run } from '../../../shared/model/report.ts'
import { useClient, useEngineJob, useEngineQuery } from '../../app/engine/hooks.ts'
import { useCommands } from '../../app/commands.ts'
import { useT } from '../../app/i18n.tsx'
import { notifyError } from '../../app/notices.tsx'
import { navigate, redirect } from '../../app/route.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { JobDialog } from '../../ui/JobDialog.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { fileNameOf, useExport } from '../figure/useExport.ts'
import { addPicture } from './addPicture.ts'
import { Canvas } from './Canvas.tsx'
import { EditingContext, lineKey } from './editing.ts'
import type { Editing, LinePlace, Picked, SelectHow } from './editing.ts'
import { CheckView } from './findings/CheckView.tsx'
import { boundPlace } from './findings/boundPlace.ts'
import { nothingVerified, VerifyView } from './findings/VerifyView.tsx'
import { copiesOf } from './copiesOf.ts'
import { plainBlock } from './insert/insertions.ts'
import type { Insertion } from './insert/insertions.ts'
import { ReferenceDialog } from './insert/ReferenceDialog.tsx'
import { SourceDialog } from './insert/SourceDialog.tsx'
import type { Chosen, SourceWish } from './insert/SourceDialog.tsx'
import { BlockInspector } from './inspector/BlockInspector.tsx'
import { ReportSettingsForm } from './inspector/ReportSettingsForm.tsx'
import { Outline } from './Outline.tsx'
import { Preview } from './preview/Preview.tsx'
import { ReportToolbar } from './ReportToolbar.tsx'
import type { ReportViewName } from './ReportToolbar.tsx'
import { movedPlace } from './outlineRows.ts'
import { newBlockId, ReportSession } from './session.ts'
import { replaceRuns } from './text/runText.ts'
import { useRenderedReport } from './useRenderedReport.ts'

type CaretAt = LinePlace & { at: number }
/** A dialog that is open: what is looked for, and the block it takes the place of. */
type Wanted = { wish: SourceWish | 'reference'; replaces: string | null } | null

interface ReportEditorProps { id: string; view: ReportViewName; /** A block, or a bound number of one, the way leads to. */ target: string | undefined; list: ReactNode; /** Said above the page. */ children: ReactNode }

/** One report: edited, looked at as pages, checked, verified, frozen and written out. */
export function ReportEditor({ id, view, target, list, children }: ReportEditorProps): ReactNode {
  const t = useT()
  const client = useClient()
  const session = useMemo(() => new ReportSession(client, id), [client, id])
  const { report, error, saving } = useSyncExternalStore(session.subscribe, session.view)
  // The session asks for itself; that the answer to this changed says when.
  const stored = useEngineQuery('report.get', { report: id }, { keepPrevious: false }).data
  useEffect(() => { void session.refresh() }, [session, stored])
  useEffect(() => {
    const leave = (): void => { void session.flush() }
    window.addEventListener('pagehide', leave)
    return () => { window.removeEventListener('pagehide', leave); leave() }
  }, [session])
  const { rendered, byId, error: renderError } = useRenderedReport(id)
  const readOnly = useEngineQuery('project.info', {}).data?.readOnly === true
  const accepting = useEngineJob('report.accept')
  const freezing = useEngineJob('report.freeze')
  const exporting = useExport('report.export')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string | null>(null)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [wanted, setWanted] = useState<Wanted>(null)
  const [verified, setVerified] = useState(nothingVerified)
  const caret = useRef<CaretAt | null>(null)
  const focus = useRef<{ key: string; at: number } | null>(null)
  const words = useMemo(() => translator(report?.settings.lang ?? 'zh-CN'), [report?.settings.lang])
  const frozen = (report?.settings.frozen ?? null) !== null
  const locked = frozen || readOnly
  const changed = rendered && !frozen ? rendered.blocks.filter(block => block.changed).length : 0

  const show = (next: ReportViewName): void => { void session.flush(); navigate('report', id, ...(next === 'edit' ? [] : [next])) }
  const go = (block: string, number?: string): void => {
    if (view !== 'edit') navigate('report', id)
    setSelected(new Set([block]))
    setCurrent(block)
    setPicked(number === undefined ? null : boundPlace(number))
    window.setTimeout(() => {
      document.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: 'center' })
      if (view !== 'edit') document.querySelector<HTMLElement>(`[data-handle="${block}"]`)?.focus()
    }, 60)
  }
  const loaded = report !== null
  useEffect(() => {
    if (!loaded || target === undefined) return
    redirect('report', id)
    go(target.split(/[#.]/, 1)[0]!, target)
    // The way is gone once, when both the address and the report are there.
  }, [loaded, target])
  const goTo = (of: string, block: string, number?: string): void => { if (of === id) go(block, number); else navigate('report', of, 'edit', number ?? block) }
  const refreshDeck = (): void => {
    setVerified(known => ({ ...known, shown: 'files' }))
    show('verify')
    window.setTimeout(() => document.querySelector<HTMLElement>('[data-delivered="refresh"]')?.focus(), 60)
  }
  const accept = (blocks: readonly string[] | null): void => { void session.flush().then(() => accepting.run({ report: id, blocks: blocks && [...blocks] })).then(() => session.refresh(), () => {}) }
  const freeze = (): void => { void session.flush().then(() => freezing.run({ report: id, frozen: !frozen })).then(() => session.refresh(), () => {}) }
  useCommands([
    { id: 'report.edit', label: 'reportEditor.view.edit', group: 'place', run: () => show('edit') }, { id: 'report.preview', label: 'reportEditor.view.preview', group: 'place', run: () => show('preview') },
    { id: 'report.check', label: 'reportEditor.view.check', group: 'place', run: () => show('check') }, { id: 'report.verify', label: 'reportEditor.view.verify', group: 'place', run: () => show('verify') },
    { id: 'report.refreshDeck', label: 'reportDelivered.refresh', group: 'place', run: refreshDeck },
    { id: 'report.number', label: 'reportEditor.insert.number', group: 'place', when: () => view === 'edit' && !locked, run: () => setWanted({ wish: 'number', replaces: null }) },
  ])
  if (!report) return <Workspace list={list} listTitle={t('reportEditor.reports')}><ErrorNote error={error} /></Workspace>

  const { blocks } = report
  /** As they are at this moment: a gesture may follow a letter that is not drawn yet. */
  const now = (): readonly Block[] => session.view().report?.blocks ?? blocks
  const indexOf = (block: string): number => now().findIndex(each => each.id === block)
  const placeAfter = (): number => { const at = indexOf(caret.current?.block ?? current ?? ''); return at < 0 ? now().length : at + 1 }
  const focusLine = (place: CaretAt): void => { focus.current = { key: lineKey(place), at: place.at } }
  const select = (block: string | null, how: SelectHow = 'one'): void => {
    if (block !== caret.current?.block) caret.current = null
    if (block === null) { setSelected(new Set()); setCurrent(null); setPicked(null); return }
    const from = indexOf(current ?? block)
    const to = indexOf(block)
    setSelected(known => (how === 'one' ? new Set([block]) : how === 'toggle' ? new Set(known.has(block) ? [...known].filter(each => each !== block) : [...known, block]) : new Set([...known, ...blocks.slice(Math.min(from, to), Math.max(from, to) + 1).map(each => each.id)])))
    setCurrent(block)
    if (picked && picked.block !== block) setPicked(null)
  }
  const add = (index: number, contents: readonly BlockContent[]): void => {
    const made = contents.map(content => ({ id: newBlockId(), content }))
    const first = made[0]
    if (!first) return
    focusLine({ block: first.id, item: first.content.type === 'list' ? 0 : null, at: 0 })
    setSelected(new Set([first.id]))
    setCurrent(first.id)
    void session.edit({ add: { index, blocks: made } })
    window.setTimeout(() => { document.querySelector(`[data-block="${first.id}"]`)?.scrollIntoView({ block: 'nearest' }) }, 60)
  }
  /** An empty paragraph gives its place to what is inserted from it. */
  const put = (content: BlockContent, replaces: string | null): void => {
    const index = replaces === null ? placeAfter() : indexOf(replaces)
    const here = now()[index - 1]
    if (replaces !== null) { void session.edit({ update: [{ block: replaces, content }] }); return }
    if (here?.content.type === 'text' && here.content.runs.length === 0 && here.content.prompt === '' && here.id === caret.current?.block) {
      const made = { id: newBlockId(), content }
      focusLine({ block: made.id, item: content.type === 'list' ? 0 : null, at: 0 })
      setSelected(new Set([made.id]))
      setCurrent(made.id)
      void session.edit({ add: { index: index - 1, blocks: [made] }, remove: [here.id] })
    } else add(index, [content])
  }
  const putRun = (run: Run): void => {
    const at = caret.current
    const block = now().find(each => each.id === at?.block)
    const { content } = block ?? {}
    if (block && at && content?.type === 'text') {
      const offset = Math.min(at.at, Number.MAX_SAFE_INTEGER)
      focusLine({ ...at, at: offset + 1 })
      void session.edit({ update: [{ block: block.id, content: { ...content, runs: replaceRuns(content.runs, offset, offset, [run]) } }] })
    } else if (block && at && content?.type === 'list' && at.item !== null && content.items[at.item]) {
      focusLine({ ...at, at: at.at + 1 })
      void session.edit({ update: [{ block: block.id, content: { ...content, items: content.items.with(at.item, replaceRuns(content.items[at.item]!, at.at, at.at, [run])) } }] })
    } else add(placeAfter(), [{ type: 'text', runs: [run], prompt: '' }])
  }
  const insert = (what: Insertion): void => {
    if (what === 'picture') { void addPicture(client).then(content => { if (content) put(content, null) }).catch(notifyError); return }
    if (what === 'number' || what === 'figure' || what === 'table' || what === 'reading' || what === 'reference') { setWanted({ wish: what, replaces: null }); return }
    const content = plainBlock(what, words)
    if (content) put(content, null)
  }
  /** A result that is put in has been looked at: it is marked when it changes from now on. */
  const seenAs = (content: BlockContent): Promise<BlockContent> => ('seen' in content
    ? client.call('report.print', { content, lang: report.settings.lang }).then(({ print }) => ({ ...content, seen: print }), () => content)
    : Promise.resolve(content))
  const choose = (chosen: Chosen): void => {
    const replaces = wanted?.replaces ?? null
    setWanted(null)
    if (chosen.type === 'run') putRun(chosen.run)
    else void seenAs(chosen.content).then(content => put(content, replaces))
  }
  const editing: Editing = {
    report, rendered: byId, session, words, locked, selected, current, picked, select, pick(next) { setPicked(next); if (next) { setSelected(new Set([next.block])); setCurrent(next.block) } }, add, accept, insert, focusLine,
    edit(gesture, line) { if (line) focusLine(line); void session.edit(gesture) },
    removeBlocks(gone) {
      const after = blocks.slice(indexOf(gone.at(-1) ?? '') + 1).find(block => !gone.includes(block.id)) ?? blocks.findLast(block => !gone.includes(block.id))
      select(after?.id ?? null)
      void session.edit({ remove: [...gone] })
      window.setTimeout(() => { if (after) document.querySelector<HTMLElement>(`[data-handle="${after.id}"]`)?.focus() }, 30)
    },
    duplicate(of) {
      const copies = copiesOf(blocks.filter(block => of.includes(block.id)), newBlockId)
      void session.edit({ add: { index: indexOf(of.at(-1) ?? '') + 1, blocks: copies } })
      setSelected(new Set(copies.map(copy => copy.id)))
      setCurrent(copies[0]?.id ?? null)
    },
    shift(of, by) {
      const [first] = of
      const at = indexOf(first ?? '')
      const place = at + by
      if (of.length === 1 && first !== undefined) { const to = blocks[at]!.content.type === 'heading' ? { moved: [first], place } : movedPlace(blocks, at, by); if (to && place >= 0 && place < blocks.length) void session.move(to.moved, to.place) }
      else if (place >= 0 && place + of.length <= blocks.length) void session.move(of, place)
      window.setTimeout(() => { if (first && !(document.activeElement instanceof HTMLElement && document.activeElement.isContentEditable)) document.querySelector<HTMLElement>(`[data-handle="${first}"]`)?.focus() }, 30)
    },
    rememberCaret(place) { caret.current = place },
    takeFocus(key) { if (focus.current?.key !== key) return null; const { at } = focus.current; focus.current = null; return at },
  }
  const shown = blocks.find(block => block.id === current)
  const kindOf = (block: typeof shown): SourceWish => (block?.content.type === 'figure' ? 'figure' : block?.content.type === 'reading' ? 'reading' : 'table')
  const inspector = view !== 'edit' ? undefined : shown
    ? <BlockInspector key={shown.id} block={shown} onReplace={() => setWanted({ wish: kindOf(shown), replaces: shown.id })} />
    : <ReportSettingsForm report={report} locked={locked} changed={changed} onSaved={() => { void session.refresh() }} onAcceptAll={() => accept(null)} />
  return (
    <EditingContext value={editing}>
      <Workspace
        name={view === 'edit' ? 'report' : 'report.pages'} listTitle={t('reportEditor.reports')} inspector={inspector} inspectorTitle={shown ? undefined : t('reportEditor.settings')}
        list={<>{list}<h3 className="yg-list-title">{t('reportEditor.outline')}</h3><Outline onGo={go} /></>}
        toolbar={(
          <ReportToolbar
            view={view} locked={locked} frozen={frozen} readOnly={readOnly} busy={freezing.pending || exporting.pending || accepting.pending} saving={saving} changed={changed}
            said={freezing.pending ? t('reportEditor.freezing') : exporting.done ? t('diagrams.exported', { name: exporting.done.fileName }) : ''}
            onView={show} onInsert={insert} onFreeze={freeze} onSettings={() => { select(null); if (view !== 'edit') show('edit') }} onAcceptAll={() => accept(null)} onRefreshDeck={refreshDeck}
            onExport={format => { void session.flush().then(() => exporting.start(fileNameOf(report.name, format), { report: id, format })) }}
          />
        )}
      >
        {children}
        <ErrorNote error={error} onClose={() => session.clear()} />
        <ErrorNote error={renderError ?? accepting.error ?? freezing.error ?? exporting.error} onClose={() => { accepting.clear(); freezing.clear(); exporting.clear() }} />
        <JobDialog open={exporting.pending} title={t('diagrams.exporting', { name: report.name })} progress={exporting.progress} onCancel={exporting.cancel} />
        {view === 'edit' && <div className="yg-desk" onPointerDown={event => { if (event.target === event.currentTarget) select(null) }}><Canvas /></div>}
        {view === 'preview' && (rendered ? <Preview rendered={rendered} /> : <p className="yg-findings-wait yg-faint">{t('controls.loading')}</p>)}
        {view === 'check' && <CheckView onGo={go} onUnfreeze={freeze} />}
        {view === 'verify' && <VerifyView found={verified} onFound={next => setVerified(known => ({ ...known, ...next }))} onGo={goTo} onTyped={() => show('check')} />}
        {wanted && wanted.wish !== 'reference' && <SourceDialog wish={wanted.wish} report={report} onChoose={choose} onClose={() => setWanted(null)} />}
        {wanted?.wish === 'reference' && <ReferenceDialog onChoose={block => { setWanted(null); putRun({ type: 'ref', block }) }} onClose={() => setWanted(null)} />}
      </Workspace>
    </EditingContext>
  )
}
