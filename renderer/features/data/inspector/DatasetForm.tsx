import { Button } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import { useEngineCommand } from '../../../app/engine/hooks.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { navigate } from '../../../app/route.ts'
import { dayTime } from '../../../ui/dayTime.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Ledger } from '../screening/Ledger.tsx'
import { TypeField } from '../sources/TypeField.tsx'
import { SourceFiles } from '../merge/SourceFiles.tsx'
import { TextLine } from './TextLine.tsx'

/** Name, period and issued count of the data set, and where it came from. */
export function DatasetForm({ dataset, editable }: { dataset: Dataset; editable: boolean }): ReactNode {
  const t = useT()
  const lang = useLang()
  const id = useId()
  const update = useEngineCommand('dataset.update')
  const remove = useEngineCommand('dataset.remove')
  const { source } = dataset
  const issued = (text: string): void => {
    const value = Number(text)
    if (text.trim() === '') void update.run({ dataset: dataset.id, issued: null })
    else if (Number.isInteger(value) && value >= 0) void update.run({ dataset: dataset.id, issued: value })
  }
  const facts: [name: string, value: string | null][] = [
    [t('data.dataset.source'), source.file],
    [t('data.dataset.sheet'), source.sheet],
    [t('data.dataset.encoding'), source.encoding],
    [t('data.dataset.platform'), translateDynamic(lang, `wizard.platforms.${source.platform}`) ?? source.platform],
    [t('data.dataset.imported'), dayTime(dataset.importedAt)],
    [t('data.dataset.sha256'), source.sha256],
  ]
  return (
    <>
      <div className="yg-props">
        <label htmlFor={`${id}-name`}>{t('data.dataset.name')}</label>
        <TextLine id={`${id}-name`} value={dataset.name} maxLength={120} disabled={!editable} onCommit={name => { if (name.trim()) void update.run({ dataset: dataset.id, name: name.trim() }) }} />
        <TypeField dataset={dataset} editable={editable} />
        <label htmlFor={`${id}-period`}>{t('data.dataset.period')}</label>
        <TextLine id={`${id}-period`} value={dataset.period} maxLength={120} disabled={!editable} placeholder={t('data.dataset.periodHint')} onCommit={period => void update.run({ dataset: dataset.id, period })} />
        <label htmlFor={`${id}-issued`}>{t('data.dataset.issued')}</label>
        <TextLine id={`${id}-issued`} value={dataset.ledger.issued === null ? '' : String(dataset.ledger.issued)} inputMode="numeric" disabled={!editable} placeholder={t('data.dataset.issuedHint')} onCommit={issued} />
        <div className="yg-props-wide"><ErrorNote error={update.error ?? remove.error} /></div>
      </div>
      <div className="yg-source-note"><Ledger dataset={dataset} /></div>
      <dl className="yg-source">
        {facts.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      <p className="yg-secondary yg-source-note">{source.stored ? t('data.dataset.keptEmptied', { n: source.stored.emptied.length }) : t('data.dataset.kept')}</p>
      <SourceFiles dataset={dataset.id} editable={editable} />
      {editable && (
        <div className="yg-source-note">
          <Button danger loading={remove.pending} onClick={() => void remove.run({ dataset: dataset.id }).then(() => navigate('data'), () => {})}>{t('data.dataset.remove')}</Button>
        </div>
      )}
    </>
  )
}
