import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Factor } from '../../../../shared/model/factor.ts'
import { readTerms, resolveTerms } from '../../../../shared/model/termText.ts'
import { useEngineCommand, useEngineJob, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useHost } from '../../../app/host.ts'
import { useT } from '../../../app/i18n.tsx'
import { notify, notifyError } from '../../../app/notices.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { FactorSelect } from '../../figure/FactorSelect.tsx'

/** The dictionary of the project: words and the factors they speak for; out to a text file, in from one. */
export function TermsPanel({ factors, editable }: { factors: readonly Factor[]; editable: boolean }): ReactNode {
  const t = useT()
  const host = useHost()
  const terms = useEngineQuery('term.list', {})
  const set = useEngineCommand('term.set')
  const remove = useEngineCommand('term.remove')
  const out = useEngineJob('term.export')
  const [word, setWord] = useState('')
  const [factor, setFactor] = useState<string | null>(null)
  const [importing, setImporting] = useState(false)
  const list = terms.data ?? []
  const add = (): void => {
    if (word.trim() === '') return
    void set.run({ terms: [{ word: word.trim(), factor }] }).then(() => setWord(''), () => {})
  }
  const save = async (): Promise<void> => {
    const target = await host.pickSave(t('sources.terms.fileName'), 'export')
    if (!target) return
    const done = await out.run({ grant: target.grant })
    await host.deliver(target)
    notify('sources.terms.exported', { name: done.fileName })
  }
  return (
    <div className="yg-coding-panel">
      {editable && (
        <div className="yg-coding-filter">
          <Input className="yg-coding-word" value={word} maxLength={60} placeholder={t('sources.terms.word')} aria-label={t('sources.terms.word')} onChange={event => setWord(event.target.value)} onPressEnter={add} />
          <div className="yg-coding-byfactor"><FactorSelect factors={factors} value={factor} onChange={setFactor} label={t('sources.terms.factor')} placeholder={t('sources.terms.noFactor')} /></div>
          <Button type="primary" disabled={word.trim() === ''} loading={set.pending} onClick={add}>{t('sources.terms.add')}</Button>
          <span className="yg-toolbar-gap" />
          <Button onClick={() => setImporting(true)}>{t('sources.terms.import')}</Button>
          <Button disabled={list.length === 0} loading={out.pending} onClick={() => { save().catch(notifyError) }}>{t('sources.terms.export')}</Button>
        </div>
      )}
      <ErrorNote error={terms.error ?? set.error ?? remove.error} />
      {list.length === 0 ? <p className="yg-secondary">{t('sources.terms.none')}</p> : (
        <table className="yg-table yg-coding-terms" aria-label={t('sources.coding.tabs.terms')}>
          <thead><tr><th scope="col">{t('sources.terms.word')}</th><th scope="col">{t('sources.terms.factor')}</th><th aria-hidden="true" /></tr></thead>
          <tbody>
            {list.map(term => (
              <tr key={term.word}>
                <td>{term.word}</td>
                <td>{editable
                  ? <FactorSelect factors={factors} value={term.factor} onChange={next => void set.run({ terms: [{ word: term.word, factor: next }] })} label={t('sources.terms.factor')} placeholder={t('sources.terms.noFactor')} />
                  : factors.find(each => each.id === term.factor)?.name ?? ''}</td>
                <td>{editable && <button type="button" className="yg-icon-button" aria-label={t('sources.terms.remove', { word: term.word })} onClick={() => void remove.run({ words: [term.word] })}>×</button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {importing && <ImportTerms factors={factors} onClose={() => setImporting(false)} />}
    </div>
  )
}

function ImportTerms({ factors, onClose }: { factors: readonly Factor[]; onClose: () => void }): ReactNode {
  const t = useT()
  const set = useEngineCommand('term.set')
  const [text, setText] = useState('')
  const { terms, unknown } = resolveTerms(readTerms(text), factors)
  return (
    <Modal
      open title={t('sources.terms.import')} onCancel={onClose} okText={t('sources.terms.doImport', { n: terms.length })} okButtonProps={{ disabled: terms.length === 0, loading: set.pending }}
      onOk={() => void set.run({ terms: terms.slice(0, 5000).map(({ word, factor }) => ({ word: word.slice(0, 60), factor })) }).then(onClose, () => {})}
    >
      <p className="yg-secondary">{t('sources.terms.paste')}</p>
      <input type="file" accept=".txt,.csv,.tsv,text/plain" aria-label={t('sources.terms.import')} onChange={event => { void event.target.files?.[0]?.text().then(setText) }} />
      <Input.TextArea autoFocus rows={10} value={text} aria-label={t('sources.terms.paste')} onChange={event => setText(event.target.value)} />
      {unknown.length > 0 && <p className="yg-error" role="status">{t('sources.terms.unknown', { names: unknown.slice(0, 10).join(t('sources.coding.reasonComma')) })}</p>}
      <ErrorNote error={set.error} />
    </Modal>
  )
}
