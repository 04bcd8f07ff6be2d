import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Json } from '../../../shared/contract/analysis.ts'
import type { Study } from '../../../shared/contract/study.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import { useEngineCommand } from '../../app/engine/hooks.ts'
import { useCommands } from '../../app/commands.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Workspace } from '../../ui/Workspace.tsx'
import { SegmentSelect } from '../figure/SegmentSelect.tsx'
import { useFactors, variableText } from '../figure/useFactors.ts'
import { VariableField } from './fields/VariableFields.tsx'
import { requestOf } from './forms/form.ts'
import type { AnyForm, FormContext } from './forms/form.ts'
import { candidates } from './forms/candidates.ts'
import { forms } from './forms/registry.ts'
import type { FormName } from './forms/registry.ts'
import { ResultFigures } from './ResultFigures.tsx'
import { ResultView } from './ResultView.tsx'
import { readSaved, stillThere } from './savedAnalysis.ts'
import type { SavedAnalysis } from './savedAnalysis.ts'
import { useAnalysis } from './useAnalysis.ts'

interface MethodPageProps { dataset: Dataset; entry: FormName; study: Study | undefined; /** What a kept figure was drawn from. */ opened: SavedAnalysis | null; nav: ReactNode; chooser: ReactNode }

interface Choices { options: Partial<Record<string, Record<string, unknown>>>; segment: string | null; weight: string | null }

/** Options kept for each method while the place is open, so that going to and fro loses nothing. */
export function MethodPage({ dataset, entry, study, opened, nav, chooser }: MethodPageProps): ReactNode {
  const t = useT()
  const factors = useFactors()
  const context: FormContext = { dataset, factors }
  const own = readSaved(study)
  const saved = own ?? (opened?.entry === entry ? opened : null)
  const key = own && study ? `saved:${study.id}` : saved ? `figure:${entry}` : entry
  const restored = saved ? stillThere(saved.options, dataset) : null
  const [choices, setChoices] = useState<Choices>({ options: {}, segment: saved?.segment ?? null, weight: saved?.weight ?? null })
  const form: AnyForm = forms[entry]
  const options = choices.options[key] ?? (restored ? restored.options : form.first(context))
  const put = (part: Record<string, unknown>): void => setChoices(now => ({ ...now, options: { ...now.options, [key]: { ...options, ...part } } }))
  const need = form.need(options, context)
  const request = need === null ? requestOf(form, options, { dataset: dataset.id, segment: choices.segment, weight: choices.weight }) : null
  const view = useAnalysis(request)
  useCommands([{ id: 'analysis.rerun', label: 'analysis.result.rerun', group: 'place', when: () => request !== null, run: view.rerun }])

  const inspector = (
    <div className="yg-inspector" key={key}>
      <form.Fields options={options} put={put} context={context} />
      {form.weighs && candidates('weights', dataset).length > 0 && <VariableField context={context} of="weights" label={t('analysis.weight')} value={choices.weight} none={t('analysis.noWeight')} onChange={weight => setChoices(now => ({ ...now, weight }))} />}
    </div>
  )
  const toolbar = (
    <>
      <h2 className="yg-toolbar-title">{t(`analysis.method.${entry}`)}</h2>
      <span className="yg-toolbar-space" />
      <span role="status" className="yg-faint">{view.refreshing && view.progress === null ? t('controls.loading') : ''}</span>
      <SegmentSelect dataset={dataset.id} value={choices.segment} onChange={segment => setChoices(now => ({ ...now, segment }))} />
      {chooser}
      {request && <SaveAnalysis study={own ? study : undefined} suggestion={suggestedName(t(`analysis.method.${entry}`), options, dataset)} content={{ entry, dataset: dataset.id, segment: choices.segment, weight: form.weighs ? choices.weight : null, options: options as Record<string, Json> }} />}
    </>
  )
  return (
    <Workspace list={nav} listTitle={t('analysis.methods')} inspector={inspector} inspectorTitle={t('analysis.options')} toolbar={toolbar}>
      {restored && restored.gone > 0 && <p className="yg-result-line yg-warning-note">{t('analysis.saved.moved', { n: restored.gone })}</p>}
      {need !== null && (
        <EmptyPlace sentence={t(`analysis.need.${need}`)} {...(need === 'noItems' || need === 'question' ? { action: <Button onClick={() => navigate('questionnaire', 'tree')}>{t('analysis.goQuestionnaire')}</Button> } : {})} />
      )}
      {request && <ResultView key={key} request={request} dataset={dataset} view={view}>{(answer, asked) => <ResultFigures answer={answer} request={asked} dataset={dataset} />}</ResultView>}
    </Workspace>
  )
}

/** "Correlation: first variable", as a name to begin with. */
function suggestedName(method: string, options: Record<string, unknown>, dataset: Dataset): string {
  const named = [options['target'], options['variable'], ...(Array.isArray(options['variables']) ? options['variables'] as unknown[] : [])].find(name => typeof name === 'string' && name !== '')
  const variable = dataset.variables.find(({ id }) => id === named)
  return variable ? `${method} · ${variableText(variable)}`.slice(0, 200) : method
}

function SaveAnalysis({ study, suggestion, content }: { study: Study | undefined; suggestion: string; content: Record<string, Json> }): ReactNode {
  const t = useT()
  const save = useEngineCommand('study.save')
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [done, setDone] = useState('')
  const keep = (): void => {
    save.run({ study: study?.id ?? null, kind: 'analysis', name: name.trim(), content }).then(made => {
      setOpen(false)
      setDone(made.name)
      navigate('analysis', 'saved', made.id)
    }, () => {})
  }
  return (
    <>
      <Popover
        open={open} trigger="click" placement="bottomRight" onOpenChange={next => { setOpen(next); if (next) setName(study?.name ?? suggestion) }}
        content={(
          <form className="yg-save-analysis" onSubmit={event => { event.preventDefault(); keep() }}>
            <Input autoFocus value={name} maxLength={200} aria-label={t('analysis.saved.name')} onChange={event => setName(event.target.value)} />
            <Button type="primary" htmlType="submit" disabled={name.trim() === '' || save.pending}>{t(study ? 'analysis.saved.update' : 'controls.save')}</Button>
            <ErrorNote error={save.error} />
          </form>
        )}
      >
        <Button>{t('analysis.saved.save')}</Button>
      </Popover>
      <span role="status" className="yg-visually-hidden">{done && t('analysis.saved.done', { name: done })}</span>
    </>
  )
}
