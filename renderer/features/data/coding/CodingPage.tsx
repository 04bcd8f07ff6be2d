import { AutoComplete, Checkbox, Input, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { codingShows } from '../../../../shared/contract/coding.ts'
import type { CodingShow } from '../../../../shared/contract/coding.ts'
import { useCommands } from '../../../app/commands.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { useRemembered } from '../../../app/remembered.ts'
import { formatRoute, navigate } from '../../../app/route.ts'
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Workspace } from '../../../ui/Workspace.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'
import { useFactors, variableText } from '../../figure/useFactors.ts'
import { codableVariables } from '../sources/logColumnsOf.ts'
import { AgreementPanel } from './AgreementPanel.tsx'
import { ClustersPanel } from './ClustersPanel.tsx'
import { FACTOR_FIELD, FactorPanel } from './FactorPanel.tsx'
import { SummaryPanel } from './SummaryPanel.tsx'
import { TermsPanel } from './TermsPanel.tsx'
import { TextList } from './TextList.tsx'
import { PAGE, useCoding, wholeCoding } from './useCoding.ts'
import type { CodingView } from './useCoding.ts'
import '../../figure/figure.css'
import './coding.css'

const tabs = ['code', 'clusters', 'summary', 'agreement', 'terms'] as const
type Tab = (typeof tabs)[number]

/** `#/data/code/<data set>/<variable>`: open texts coded to the factors of the tree. */
export function CodingPage({ dataset, variable }: { dataset: Dataset; variable: string | undefined }): ReactNode {
  const t = useT()
  const texts = codableVariables(dataset)
  const chosen = texts.find(each => each.id === variable) ?? texts[0]
  if (!chosen) return <EmptyPlace sentence={t('sources.coding.none')} action={<a className="yg-link" href={formatRoute('data', dataset.id)}>{t('sources.time.back')}</a>} />
  return <Coding key={chosen.id} dataset={dataset} variable={chosen.id} texts={texts.map(each => ({ value: each.id, label: variableText(each) }))} />
}

function Coding({ dataset, variable, texts }: { dataset: Dataset; variable: string; texts: { value: string; label: string }[] }): ReactNode {
  const t = useT()
  const factors = useFactors()
  const project = useEngineQuery('project.info', {})
  const editable = project.data?.readOnly === false
  const [named, setNamed] = useRemembered<string>('coding.coder', '')
  const coder = named || t('sources.coding.coderDefault')
  const [blind, setBlind] = useRemembered<boolean>('coding.blind', true)
  const [alike, setAlike] = useRemembered<boolean>('coding.alike', true)
  const [tab, setTab] = useState<Tab>('code')
  const [view, setView] = useState<CodingView>(wholeCoding)
  const where = { dataset: dataset.id, variable }
  const summary = useEngineQuery('coding.summary', { ...where, coder })
  const coding = useCoding(where, coder, blind, alike, view, setView)
  const names = useMemo(() => new Map(factors.map(factor => [factor.id, factor.name])), [factors])
  const focusFactors = (): void => document.getElementById(FACTOR_FIELD)?.focus()
  useCommands([
    { id: 'coding.next', label: 'sources.command.next', group: 'place', run: () => { setTab('code'); coding.next(); focusFactors() } },
    { id: 'coding.accept', label: 'sources.command.accept', group: 'place', when: () => tab === 'code' && coding.suggestions.length > 0 && editable, run: () => { const [first] = coding.suggestions; if (first) coding.toggle(first.factor) } },
  ])
  const seeDisputed = (): void => { setBlind(false); setView({ ...wholeCoding, show: 'disputed' }); setTab('code') }
  const done = summary.data
  return (
    <Workspace
      name="coding"
      toolbar={(
        <>
          <a className="yg-link" href={formatRoute('data', dataset.id)}>← {dataset.name}</a>
          {texts.length > 1 && <Select value={variable} options={texts} aria-label={t('sources.coding.variable')} popupMatchSelectWidth={360} style={{ maxWidth: 200 }} onChange={next => navigate('data', 'code', dataset.id, next)} />}
          <Segmented<Tab> value={tab} onChange={setTab} options={tabs.map(value => ({ value, label: t(`sources.coding.tabs.${value}`) }))} />
          <span className="yg-toolbar-gap" />
          <CoderField coder={coder} coders={done?.coders.map(each => each.coder) ?? []} onCoder={setNamed} />
          <Checkbox checked={blind} onChange={event => { setBlind(event.target.checked); if (view.show === 'disputed') setView(wholeCoding) }}><span title={t('sources.coding.blindHint')}>{t('sources.coding.blind')}</span></Checkbox>
        </>
      )}
      {...(tab === 'code' ? { inspector: <FactorPanel factors={factors} coding={coding} editable={editable} />, inspectorTitle: t('sources.coding.factors') } : {})}
    >
      {tab === 'code' && (
        <div className="yg-coding">
          <div className="yg-coding-filter">
            <Select<CodingShow> value={view.show} aria-label={t('sources.coding.texts')} popupMatchSelectWidth={false} onChange={show => setView({ ...view, show, offset: 0 })} options={codingShows.filter(show => !blind || show !== 'disputed').map(value => ({ value, label: t(`sources.coding.show.${value}`) }))} />
            <Input.Search className="yg-coding-search" allowClear maxLength={200} placeholder={t('sources.coding.search')} aria-label={t('sources.coding.search')} onSearch={search => setView({ ...view, search, offset: 0 })} />
            <div className="yg-coding-byfactor"><FactorSelect factors={factors} value={view.factor} onChange={factor => setView({ ...view, factor, offset: 0 })} label={t('sources.coding.byFactor')} placeholder={t('sources.coding.anyFactor')} /></div>
            <Checkbox checked={alike} onChange={event => setAlike(event.target.checked)}>{t('sources.coding.applyAlike')}</Checkbox>
            <span className="yg-toolbar-gap" />
            {done && <span className="yg-secondary yg-num" role="status">{t('sources.coding.progress', { n: done.coded, texts: done.texts })}</span>}
            <button type="button" className="yg-button" onClick={() => { coding.next(); focusFactors() }}>{t('sources.coding.next')}</button>
          </div>
          <ErrorNote error={coding.error} onClose={coding.clearError} />
          {coding.bigrams && <p className="yg-secondary yg-coding-note">{t('sources.coding.bigrams')}</p>}
          <div className="yg-coding-scroll">
            {coding.total === 0 && done && <p className="yg-secondary yg-coding-note">{done.texts === 0 ? t('sources.coding.noTexts') : view.show === 'uncoded' && view.search === '' ? t('sources.coding.nothingLeft') : t('sources.coding.noneFound')}</p>}
            <TextList coding={coding} names={names} editable={editable} blind={blind} onFocusFactors={focusFactors} />
          </div>
          {coding.total > PAGE && (
            <div className="yg-coding-pager">
              <button type="button" className="yg-button" disabled={view.offset === 0} onClick={() => setView({ ...view, offset: Math.max(0, view.offset - PAGE) })}>‹</button>
              <span className="yg-num">{view.offset + 1}–{Math.min(coding.total, view.offset + PAGE)} / {coding.total}</span>
              <button type="button" className="yg-button" disabled={view.offset + PAGE >= coding.total} onClick={() => setView({ ...view, offset: view.offset + PAGE })}>›</button>
            </div>
          )}
        </div>
      )}
      {tab === 'clusters' && <ClustersPanel where={where} coder={coder} factors={factors} editable={editable} />}
      {tab === 'summary' && <SummaryPanel where={where} coders={done?.coders.map(each => each.coder) ?? []} editable={editable} />}
      {tab === 'agreement' && <AgreementPanel where={where} coders={done?.coders.map(each => each.coder) ?? []} onDisputed={seeDisputed} />}
      {tab === 'terms' && <TermsPanel factors={factors} editable={editable} />}
    </Workspace>
  )
}

/** Who is coding: a name, chosen or typed; committed on Enter, on a choice, or on leaving. */
function CoderField({ coder, coders, onCoder }: { coder: string; coders: readonly string[]; onCoder: (coder: string) => void }): ReactNode {
  const t = useT()
  const [text, setText] = useState<string | null>(null)
  const commit = (name: string): void => { setText(null); if (name.trim() !== '' && name.trim() !== coder) onCoder(name.trim().slice(0, 60)) }
  return (
    <AutoComplete
      className="yg-coding-coder" value={text ?? coder} aria-label={t('sources.coding.coder')} options={[...new Set([...coders, coder])].map(value => ({ value }))}
      onChange={setText} onSelect={commit} onBlur={() => commit(text ?? coder)} onKeyDown={event => { if (event.key === 'Enter' && text !== null) commit(text) }}
    />
  )
}
