import { Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate, useRoute } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { DatasetSelect } from '../figure/DatasetSelect.tsx'
import { childrenOf, placeAfter } from '../figure/hierarchy.ts'
import type { Place } from '../figure/hierarchy.ts'
import { useCurrentDataset } from '../figure/useCurrentDataset.ts'
import { useFactors } from '../figure/useFactors.ts'
import { lacksScale } from './scaleEdit.ts'
import type { Dragged } from './dragPlan.ts'
import { FactorInspector } from './FactorInspector.tsx'
import { factorKey, unassigned } from './factorRows.ts'
import { FactorTree } from './FactorTree.tsx'
import { QuestionInspector } from './QuestionInspector.tsx'
import { QuestionTable } from './QuestionTable.tsx'
import { ScaleInspector } from './ScaleInspector.tsx'
import { UnassignedList } from './UnassignedList.tsx'
import { useFactorCommands } from './useFactorCommands.ts'
import '../figure/figure.css'
import './questionnaire.css'

/** 因素: which factor each item of the imported data measures, and on which scale. */
export default function FactorsPage(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const view = rest[0] === 'questions' ? 'questions' : 'tree'
  const { list, summary, dataset, choose, query } = useCurrentDataset()
  const factors = useFactors()
  const commands = useFactorCommands()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [question, setQuestion] = useState<string | null>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const [draft, setDraft] = useState<Place | null>(null)

  const chosen = useMemo(() => dataset?.variables.filter(variable => selected.has(variable.id)) ?? [], [dataset, selected])
  const holes = useMemo(() => (dataset ? unassigned(dataset.variables, factors, dataset.id) : []), [dataset, factors])
  const withoutScale = useMemo(() => dataset?.variables.filter(lacksScale) ?? [], [dataset])
  const currentFactor = factors.find(factor => factorKey(factor.id) === current)
  const addBeside = (): void => setDraft((currentFactor && placeAfter(factors, currentFactor.id)) ?? { parent: null, index: childrenOf(factors, null).length })
  const addBelow = (): void => { if (currentFactor) setDraft({ parent: currentFactor.id, index: childrenOf(factors, currentFactor.id).length }) }

  useCommands([
    { id: 'questionnaire.addFactor', label: 'questionnaire.addFactor', group: 'place', when: () => view === 'tree' && !!dataset, run: addBeside },
    { id: 'questionnaire.questions', label: 'questionnaire.questions', group: 'place', run: () => navigate('questionnaire', 'questions') },
    { id: 'questionnaire.tree', label: 'questionnaire.tree', group: 'place', run: () => navigate('questionnaire', 'tree') },
  ])

  if (query.error) return <ErrorNote error={query.error} />
  if (query.data && !summary) {
    return <EmptyPlace sentence={t('questionnaire.empty')} action={<Button type="primary" onClick={() => navigate('data')}>{t('questionnaire.goImport')}</Button>} example={t('questionnaire.emptyExample')} />
  }
  if (!dataset) return null

  const askedQuestion = dataset.questions.find(each => each.id === question)
  const toolbar = (
    <>
      <Segmented
        aria-label={t('questionnaire.view')} value={view} onChange={next => navigate('questionnaire', next)}
        options={[{ value: 'tree', label: t('questionnaire.tree') }, { value: 'questions', label: t('questionnaire.questions') }]}
      />
      {view === 'tree' && (
        <>
          <Button onClick={addBeside}>{t('questionnaire.addFactor')}</Button>
          <Button onClick={addBelow} disabled={!currentFactor}>{t('questionnaire.addBelow')}</Button>
        </>
      )}
      <span className="yg-toolbar-space" />
      {withoutScale.length > 0 && (
        <Button type="text" className="yg-warning-button" onClick={() => { setSelected(new Set(withoutScale.map(variable => variable.id))); setQuestion(null) }}>
          ⚠ {t('questionnaire.withoutScale', { n: withoutScale.length })}
        </Button>
      )}
      {holes.length > 0 && <span className="yg-hole">{t('questionnaire.holes', { n: holes.length })}</span>}
      {list.length > 1 && <DatasetSelect list={list} value={summary?.id} onChange={choose} />}
    </>
  )
  const inspector = chosen.length > 0
    ? <ScaleInspector dataset={dataset.id} variables={chosen} factors={factors} />
    : view === 'questions' && askedQuestion
      ? <QuestionInspector question={askedQuestion} />
      : view === 'tree' && currentFactor
        ? <FactorInspector factor={currentFactor} factors={factors} dataset={dataset} commands={commands} />
        : <p className="yg-inspector-none">{t(view === 'tree' ? 'questionnaire.pickInTree' : 'questionnaire.pickInTable')}</p>

  return (
    <Workspace
      name={`questionnaire.${view}`} toolbar={toolbar} inspector={inspector}
      {...(view === 'tree'
        ? {
            listTitle: t('questionnaire.unassignedTitle', { n: holes.length }),
            list: (
              <UnassignedList
                dataset={dataset.id} variables={holes} selected={selected} onSelect={setSelected} dragged={dragged} onDrag={setDragged}
                onDetach={() => { if (dragged?.type === 'items') commands.assign(dragged.items, null); setDragged(null) }}
              />
            ),
          }
        : {})}
    >
      <ErrorNote error={commands.error} onClose={commands.clear} />
      {view === 'questions'
        ? <QuestionTable
            dataset={dataset} factors={factors} selected={selected} onSelect={next => { setSelected(next); if (next.size > 0) setQuestion(null) }}
            question={question} onQuestion={id => { setQuestion(id); setSelected(new Set()) }}
          />
        : (
            <div className="yg-tree-page">
              {factors.length === 0 && !draft
                ? <EmptyPlace sentence={t('questionnaire.emptyTree')} action={<Button type="primary" onClick={addBeside}>{t('questionnaire.addFactor')}</Button>} example={t('questionnaire.emptyTreeExample')} />
                : <FactorTree
                    dataset={dataset} factors={factors} commands={commands} current={current} onCurrent={setCurrent} selected={selected} onSelect={setSelected}
                    dragged={dragged} onDrag={setDragged} draft={draft} onDraft={setDraft}
                  />}
              <p className="yg-keys" id="factor-tree-keys">{t('questionnaire.keys')}</p>
            </div>
          )}
    </Workspace>
  )
}
