import { Button, Modal } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { HostFile } from '../../../../shared/contract/host.ts'
import type { ImportProposal, ImportRecipe, ImportResult, ReadOptions } from '../../../../shared/contract/import.ts'
import type { MergeResult } from '../../../../shared/contract/merge.ts'
import { withWave } from '../../../../shared/model/importWave.ts'
import { useClient, useEngineJob } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { setIncoming } from '../../../app/incoming.ts'
import { useHost } from '../../../app/host.ts'
import { notifyError } from '../../../app/notices.tsx'
import { navigate } from '../../../app/route.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { JobProgress } from '../../../ui/JobProgress.tsx'
import { RecipeType } from '../sources/RecipeType.tsx'
import { ImportTarget } from '../merge/ImportTarget.tsx'
import { MergeDone } from '../merge/MergeDone.tsx'
import { MergePanel } from '../merge/MergePanel.tsx'
import { RecipeMatch } from '../../questionnaire/match/RecipeMatch.tsx'
import { inForm } from '../../questionnaire/match/matchedImport.ts'
import type { ChosenForm } from '../../questionnaire/match/matchedImport.ts'
import { takeWantedUpdate } from '../merge/mergeTarget.ts'
import { entriesOf, EntryChoice } from './EntryChoice.tsx'
import { ImportFooter } from './ImportFooter.tsx'
import { ImportWarnings } from './ImportWarnings.tsx'
import { PersonalData } from './PersonalData.tsx'
import { ReadingOptions } from './ReadingOptions.tsx'
import { RelatedSheets } from './RelatedSheets.tsx'
import { RecipeTable } from './RecipeTable.tsx'
import { SheetPreview } from './SheetPreview.tsx'
import { SmallCellNote } from './SmallCellNote.tsx'
import './wizard.css'

/** file → sheet, header, encoding → columns → commit. Nothing is written before the last step. */
export default function ImportWizard({ file, onClose }: { file: HostFile; onClose: () => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const host = useHost()
  const client = useClient()
  const inspect = useEngineJob('import.inspect')
  const commit = useEngineJob('import.commit')
  const [options, setOptions] = useState<ReadOptions>({})
  const [proposal, setProposal] = useState<ImportProposal | null>(null)
  const [recipe, setRecipe] = useState<ImportRecipe | null>(null)
  const [wave, setWave] = useState('')
  const [related, setRelated] = useState<string[]>([])
  const [result, setResult] = useState<ImportResult | null>(null)
  const [target, setTarget] = useState<number | null>(takeWantedUpdate)
  const [chosenForm, setChosenForm] = useState<ChosenForm | null>(null)
  const [merged, setMerged] = useState<MergeResult | null>(null)
  const session = useRef<string | null>(null)

  const discard = useCallback((): void => {
    if (session.current === null) return
    client.call('import.discard', { session: session.current }).catch(() => {})
    session.current = null
  }, [client])
  useEffect(() => discard, [discard])

  const { run } = inspect
  useEffect(() => {
    let stale = false
    discard()
    void run({ grant: file.grant, options }).then(found => {
      if (stale) { client.call('import.discard', { session: found.session }).catch(() => {}); return }
      session.current = found.session
      setProposal(found)
      setRelated(found.related.map(other => other.sheet))
      setRecipe(before => ({ ...found.recipe, name: before?.name ?? found.recipe.name, issued: before?.issued ?? found.recipe.issued, period: before?.period || found.recipe.period }))
    }, () => {})
    return () => { stale = true }
  }, [run, client, discard, file.grant, options])

  const start = (): void => {
    if (!recipe || session.current === null) return
    const waiting = session.current
    void inForm(client, chosenForm, recipe).catch((thrown: unknown) => { notifyError(thrown); throw thrown }).then(async matched => {
      const done = await commit.run({ session: waiting, recipe: withWave(matched.recipe, wave, t('import.wave')), related })
      session.current = null
      await matched.bind(done.dataset.id).catch(notifyError)
      setResult(done)
    }).catch(() => {})
  }
  const another = (): void => {
    void host.pickOpen('data').then(next => { if (next) setIncoming(next) }, notifyError)
  }
  const leave = (): void => {
    inspect.cancel()
    commit.cancel()
    onClose()
  }
  const goOn = (go: () => void) => (): void => { onClose(); go() }

  if (result) {
    return (
      <Modal open title={t('wizard.done.title', { name: result.dataset.name })} onCancel={onClose} width={520} footer={[
        <Button key="stay" onClick={onClose}>{t('wizard.done.stay')}</Button>,
        <Button key="factors" onClick={goOn(() => navigate('questionnaire', 'tree'))}>{t('wizard.done.factors')}</Button>,
        <Button key="data" type="primary" autoFocus onClick={goOn(() => navigate('data', result.dataset.id))}>{t('wizard.done.data')}</Button>,
      ]}>
        <p>{t('wizard.done.sentence', { rows: result.rows.toLocaleString(lang), variables: result.variables.length, questions: result.questions.length, seconds: Math.max(0.1, result.elapsedMs / 1000).toFixed(1) })}</p>
        {result.related.length > 0 && <p>{t('wizard.related.done', { names: result.related.map(other => t('wizard.sheetRows', { name: other.name, rows: other.rows })).join(t('wizard.smallCells.and')) })}</p>}
        <SmallCellNote dataset={result.dataset.id} labels={new Map(result.variables.map(variable => [variable.id, variable.label]))} />
        <ImportWarnings warnings={result.warnings} />
      </Modal>
    )
  }
  if (merged) return <MergeDone result={merged} onClose={onClose} />
  const busy = commit.pending
  const entries = entriesOf(inspect.error)
  return (
    <Modal
      open title={t('wizard.title', { file: file.name })} onCancel={leave} mask={{ closable: false }} keyboard={!busy} closable={!busy}
      width="calc(100vw - 48px)" style={{ top: 24, maxWidth: 1600 }} className="yg-wizard"
      footer={recipe && proposal && target !== null ? null : recipe && proposal
        ? <ImportFooter recipe={recipe} wave={wave} onWave={setWave} onChange={setRecipe} disabled={busy || inspect.pending} onCommit={start} onCancel={leave} />
        : inspect.pending ? null : <Button onClick={leave}>{t('controls.cancel')}</Button>}
    >
      <div className="yg-wizard-body">
        {inspect.pending && (
          <div className={proposal ? 'yg-wizard-again' : 'yg-wizard-first'}>
            <p>{t('wizard.reading', { file: file.name })}</p>
            <JobProgress progress={inspect.progress} onCancel={proposal ? inspect.cancel : leave} />
          </div>
        )}
        {busy && (
          <div className="yg-wizard-again">
            <p>{t('wizard.writing', { name: recipe?.name ?? '' })}</p>
            <JobProgress progress={commit.progress} onCancel={commit.cancel} />
          </div>
        )}
        {entries
          ? <EntryChoice entries={entries} onChoose={entry => setOptions({ ...options, entry })} action={<Button onClick={another}>{t('wizard.another')}</Button>} />
          : <ErrorNote error={inspect.error} action={<Button size="small" onClick={another}>{t('wizard.another')}</Button>} />}
        <ErrorNote error={commit.error} onClose={commit.clear} />
        {proposal && !inspect.pending && <ImportTarget session={proposal.session} target={target} onTarget={setTarget} />}
        {proposal && target !== null && !inspect.pending && (
          <MergePanel key={`${proposal.session} ${target}`} session={proposal.session} dataset={target} onDone={setMerged} onCancel={() => setTarget(null)} onTaken={() => { session.current = null }} />
        )}
        {proposal && recipe && target === null && (
          <div className="yg-wizard-parts" inert={busy || inspect.pending}>
            <ReadingOptions proposal={proposal} options={options} onChange={setOptions} />
            <SheetPreview proposal={proposal} onHeader={headerRow => setOptions({ ...options, headerRow })} />
            <RelatedSheets related={proposal.related} chosen={related} onChange={setRelated} />
            <ImportWarnings warnings={proposal.warnings.filter(warning => warning.code !== 'identifiers')} />
            <PersonalData proposal={proposal} recipe={recipe} onChange={setRecipe} />
            <RecipeMatch key={proposal.session} recipe={recipe} onChoose={setChosenForm} />
            <RecipeType proposal={proposal} recipe={recipe} onChange={setRecipe} />
            <RecipeTable proposal={proposal} recipe={recipe} onChange={setRecipe} />
          </div>
        )}
      </div>
    </Modal>
  )
}
