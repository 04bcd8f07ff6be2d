import { Button, Dropdown, Segmented, Select } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { FormFinding } from '../../../../shared/forms/check/finding.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import { formQuestionKinds, isSection } from '../../../../shared/model/form.ts'
import type { FormNode, FormQuestion } from '../../../../shared/model/form.ts'
import { useCommands } from '../../../app/commands.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { useRoute } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { CheckCounts, FindingList } from '../check/FindingList.tsx'
import { countsOf, marksOf } from '../check/findingWords.ts'
import type { FormPageProps } from '../pages.ts'
import { inLanguage } from '../paste/inLanguage.ts'
import { PasteDialog } from '../paste/PasteDialog.tsx'
import { languageName, SettingsProperties } from '../properties/SettingsProperties.tsx'
import { NodeProperties } from '../properties/NodeProperties.tsx'
import { Card } from './Card.tsx'
import { Cover } from './Cover.tsx'
import { Outline } from './Outline.tsx'
import { outlineRows } from './outlineRows.ts'
import { QuickAdd } from './QuickAdd.tsx'
import { settleFocus, wishFocus } from './settle.ts'
import { TranslationTable } from './TranslationTable.tsx'
import { COVER, useDesigner } from './useDesigner.ts'

const noFindings: readonly FormFinding[] = []

/** Which field of a question a finding speaks of. */
function fieldOf(finding: FormFinding, node: FormNode | undefined): string {
  const [what, detail] = (finding.part ?? 'text').split(':')
  if (node && what === 'row' && 'rows' in node) return `row-${Math.max(0, node.rows.findIndex(row => row.code === detail))}`
  if (node && what === 'option' && 'options' in node) return `option-${Math.max(0, node.options.findIndex(option => String(option.code) === detail))}`
  return what === 'scale' && node && 'scale' in node ? 'scale-min' : 'text'
}

/** 设计: outline | questions edited as they are seen | properties and what the checker finds. */
export default function DesignPage({ form }: FormPageProps): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const designer = useDesigner(form)
  const { draft, current, language, actions, error } = designer
  const check = useEngineQuery('form.check', { form: form.id })
  const [side, setSide] = useState<'properties' | 'check'>('properties')
  const [view, setView] = useState<'edit' | 'translate'>('edit')
  const [pasting, setPasting] = useState(false)
  const quick = useRef<HTMLTextAreaElement>(null)
  const rows = useMemo(() => outlineRows(form.nodes), [form.nodes])
  const placed = useMemo(() => new Map(form.nodes.map(each => [each.id, each])), [form.nodes])
  const inOrder = useMemo(() => rows.flatMap(row => placed.get(row.id) ?? []), [rows, placed])
  const marks = useMemo(() => marksOf(check.data?.findings ?? []), [check.data])
  const byNode = useMemo(() => Map.groupBy(check.data?.findings ?? [], each => each.node), [check.data])
  const here = current === null ? undefined : placed.get(current)
  const mainLanguage = form.settings.languages[0] ?? language

  const jump = (finding: Pick<FormFinding, 'node' | 'part'> & Partial<FormFinding>): void => {
    const id = finding.node ?? COVER
    actions.choose(id)
    setView('edit')
    wishFocus({ node: id, field: id === COVER ? 'title' : fieldOf(finding as FormFinding, placed.get(id)?.node) })
  }
  // A link from elsewhere: `#/questionnaire/design/<form>/<node>`.
  useEffect(() => { if (rest[0] === 'design' && rest[2] !== undefined && placed.has(rest[2])) jump({ node: rest[2], part: null }) }, [rest[2]])
  useEffect(settleFocus)
  // What is chosen in the outline is seen in the canvas.
  useEffect(() => { if (current !== null) document.querySelector(`.yg-design-scroll [data-node="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' }) }, [current, view])

  const addKind = (kind: FormNode['kind']): void => { void actions.add(kind, current === COVER ? null : current, 'text') }
  useCommands([
    { id: 'designer.addQuestion', label: 'designer.command.addQuestion', group: 'place', shortcut: 'Alt+Q', inFields: true, run: () => { const node = here && draft.typed(here.id) !== undefined ? draft.typed(here.id) : here?.node; addKind(node && node.kind !== 'section' && node.kind !== 'description' ? node.kind : 'single') } },
    { id: 'designer.addSection', label: 'designer.command.addSection', group: 'place', run: () => addKind('section') },
    { id: 'designer.typeQuestion', label: 'designer.command.typeQuestion', group: 'place', shortcut: 'Alt+T', inFields: true, run: () => { setView('edit'); quick.current?.focus() } },
    { id: 'designer.paste', label: 'designer.command.paste', group: 'place', run: () => setPasting(true) },
    { id: 'designer.outline', label: 'designer.command.outline', group: 'place', shortcut: 'Alt+O', inFields: true, run: () => wishFocus({ node: current ?? COVER, field: 'outline' }) },
    { id: 'designer.renumber', label: 'designer.command.renumber', group: 'place', run: () => actions.renumber() },
    { id: 'designer.duplicateKey', label: 'designer.command.duplicate', group: 'place', shortcut: 'Mod+D', when: () => here !== undefined, run: () => { if (here) actions.duplicate(here.id) } },
    ...(['find', 'move', 'newBelow'] as const).map(key => ({ id: `designer.key.${key}`, label: `designer.command.key.${key}` as const, group: 'place' as const, shortcut: { find: 'F2', move: 'Alt+ArrowDown', newBelow: 'Mod+Enter' }[key] })),
  ])

  const counts = check.data && countsOf(check.data.findings)
  const beside = here && !isSection(here.node) ? (draft.typed(here.id) ?? here.node) as FormQuestion : undefined
  const toolbar = (
    <>
      <Dropdown trigger={['click']} menu={{ items: [...formQuestionKinds.map(kind => ({ key: kind, label: t(`form.kind.${kind}`) })), { type: 'divider' as const }, { key: 'section', label: t('form.kind.section') }], onClick: ({ key }) => addKind(key as FormNode['kind']) }}>
        <Button type="primary">{t('designer.canvas.add')} ▾</Button>
      </Dropdown>
      <Button onClick={() => setPasting(true)}>{t('designer.canvas.paste')}</Button>
      {form.settings.languages.length > 1 && (
        <>
          <Segmented aria-label={t('designer.canvas.view')} value={view} onChange={setView} options={[{ value: 'edit', label: t('designer.canvas.edit') }, { value: 'translate', label: t('designer.canvas.translate') }]} />
          {view === 'edit' && <Select aria-label={t('designer.canvas.language')} value={language} onChange={next => { void actions.flush(); designer.setLanguage(next) }} options={form.settings.languages.map(tag => ({ value: tag, label: languageName(tag) }))} popupMatchSelectWidth={false} />}
        </>
      )}
      <span className="yg-toolbar-space" />
      {check.data && <CheckCounts check={check.data} />}
    </>
  )
  const inspector = (
    <div className="yg-design-side">
      <Segmented
        block aria-label={t('designer.side')} value={side} onChange={setSide}
        options={[{ value: 'properties', label: t('controls.inspector') }, { value: 'check', label: `${t('designer.page.checks')} ${counts ? counts.error + counts.warning + counts.hint : ''}` }]}
      />
      {side === 'check'
        ? check.data && <FindingList form={form.id} check={check.data} before={actions.flush} onJump={jump} nameOf={id => { const node = placed.get(id)?.node; return node ? `${node.code} ${wordsIn(node.text, language).slice(0, 24)}` : id }} />
        : here ? <NodeProperties key={here.id} designer={designer} placed={here} />
          : current === COVER ? <SettingsProperties designer={designer} /> : <p className="yg-inspector-none">{t('designer.properties.pick')}</p>}
      <ErrorNote error={side === 'check' ? check.error : null} />
    </div>
  )
  const refused = error?.node ?? null
  return (
    <Workspace
      name="questionnaire.design" toolbar={toolbar} inspector={inspector} listTitle={t('designer.outline.title')}
      list={<Outline designer={designer} marks={marks} onType={() => quick.current?.focus()} />}
    >
      <div className="yg-design">
        <ErrorNote
          error={error?.error ?? null} onClose={() => { if (refused !== null) draft.drop(refused); designer.clear() }}
          action={refused !== null && error?.error.params['what'] === 'codeInUse' && (
            <Button size="small" onClick={() => { const content = draft.typed(refused); if (content) void actions.recode(refused, content) }}>{t('designer.properties.recode')}</Button>
          )}
        />
        <div className="yg-design-scroll" role="region" aria-label={t('designer.canvas.title')}>
          {view === 'translate'
            ? <TranslationTable form={form} nodes={inOrder} draft={draft} actions={actions} />
            : (
                <div className="yg-sheet-page">
                  <Cover form={form} draft={draft} actions={actions} active={current === COVER} language={language} part="before" />
                  {rows.map(row => {
                    const node = placed.get(row.id)
                    return node && <Card key={row.id} placed={node} number={row.number} active={row.id === current} language={language} mainLanguage={mainLanguage} draft={draft} actions={actions} findings={byNode.get(row.id) ?? noFindings} />
                  })}
                  {rows.length === 0 && <EmptyPlace sentence={t('designer.canvas.empty')} action={<Button type="primary" onClick={() => quick.current?.focus()}>{t('designer.command.typeQuestion')}</Button>} example={<span className="yg-pre">{t('designer.canvas.emptyExample')}</span>} />}
                  <Cover form={form} draft={draft} actions={actions} active={current === COVER} language={language} part="after" />
                </div>
              )}
        </div>
        {view === 'edit' && <QuickAdd input={quick} beside={beside} behind={current === COVER ? null : current} language={language} actions={actions} />}
      </div>
      {pasting && <PasteDialog onClose={() => setPasting(false)} pending={false} error={null} onTake={async document => { setPasting(false); await actions.insertDocument(inLanguage(document, language), current === COVER ? null : current) }} />}
    </Workspace>
  )
}
