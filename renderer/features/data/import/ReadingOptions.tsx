import { Select } from 'antd'
import { useId } from 'react'
import type { ReactNode } from 'react'
import type { ImportProposal, ReadOptions } from '../../../../shared/contract/import.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { useLang, useT } from '../../../app/i18n.tsx'

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252', 'mac-roman'] as const
/** Below this the three likeliest readings are shown without being asked for. */
const SURE = 0.9
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const
const platforms = ['wjx', 'tencent', 'wenjuan', 'msforms', 'googleforms', 'surveymonkey', 'qualtrics', 'limesurvey', 'kobo', 'typeform', 'alchemer', 'plain'] as const

const isText = (container: string): boolean => /csv|tsv|txt|text|delimited/i.test(container)

/** How the file is read; each choice reads it again. */
export function ReadingOptions({ proposal, options, onChange }: { proposal: ImportProposal; options: ReadOptions; onChange: (options: ReadOptions) => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const id = useId()
  const { source, sheets } = proposal
  const platformName = (platform: string): string => translateDynamic(lang, `wizard.platforms.${platform}`) ?? platform
  const set = (change: ReadOptions): void => onChange({ ...options, ...change })
  const doubtful = options.encoding === undefined && source.encodings.length > 1 && source.encodings[0]!.score < SURE
  return (
    <>
    <div className="yg-reading" role="group" aria-label={t('wizard.options')}>
      {sheets.length > 1 && (
        <Choice id={`${id}-sheet`} label={t('wizard.sheet')}>
          <Select
            id={`${id}-sheet`} value={source.sheet ?? undefined} popupMatchSelectWidth={false} style={{ minWidth: 160 }}
            // Another sheet has another header.
            onChange={sheet => onChange({ ...options, sheet, headerRow: undefined, headerRows: undefined })}
            options={sheets.map(sheet => ({ value: sheet.name, label: t('wizard.sheetOf', { name: sheet.name, rows: sheet.rows, columns: sheet.columns }) }))}
          />
        </Choice>
      )}
      {isText(source.container) && (
        <>
          <Choice id={`${id}-encoding`} label={t('wizard.encoding')}>
            <Select
              id={`${id}-encoding`} value={source.encoding?.toLowerCase()} style={{ width: 130 }} onChange={encoding => set({ encoding: encoding as ReadOptions['encoding'] })}
              options={encodings.map(value => ({ value, label: value.toUpperCase() }))}
            />
          </Choice>
          <Choice id={`${id}-delimiter`} label={t('wizard.delimiter')}>
            <Select
              id={`${id}-delimiter`} value={source.delimiter ?? undefined} style={{ width: 96 }} onChange={delimiter => set({ delimiter: delimiter as ReadOptions['delimiter'] })}
              options={Object.entries(delimiters).map(([value, name]) => ({ value, label: t(`wizard.delimiters.${name}`) }))}
            />
          </Choice>
        </>
      )}
      <Choice id={`${id}-platform`} label={t('wizard.platform')}>
        <Select
          id={`${id}-platform`} value={options.platform ?? ''} popupMatchSelectWidth={false} style={{ minWidth: 170 }}
          onChange={platform => set({ platform: platform || undefined })}
          options={[{ value: '', label: t('wizard.automatic', { what: platformName(source.platform) }) }, ...platforms.map(value => ({ value, label: platformName(value) }))]}
        />
      </Choice>
      <Choice id={`${id}-headers`} label={t('wizard.headerRows')}>
        <Select
          id={`${id}-headers`} value={source.headerRows} style={{ width: 64 }} onChange={headerRows => set({ headerRows, headerRow: options.headerRow ?? proposal.headerRow })}
          options={[0, 1, 2, 3].map(value => ({ value, label: String(value) }))}
        />
      </Choice>
    </div>
    {source.encodings.length > 1 && <EncodingPreviews key={String(doubtful)} source={source} open={doubtful} onChoose={encoding => set({ encoding })} />}
    </>
  )
}

/** The same lines in the likeliest encodings: a person sees at once which one reads well. */
function EncodingPreviews({ source, open, onChoose }: { source: ImportProposal['source']; open: boolean; onChoose: (encoding: ReadOptions['encoding']) => void }): ReactNode {
  const t = useT()
  const id = useId()
  return (
    <details className="yg-encodings" open={open}>
      <summary>{t('wizard.encodingPreviews')}</summary>
      <div role="radiogroup" aria-label={t('wizard.encodingPreviews')}>
        {source.encodings.map(({ encoding, preview }) => (
          <label key={encoding} className="yg-encoding">
            <input type="radio" name={id} checked={source.encoding === encoding} onChange={() => onChoose(encoding as ReadOptions['encoding'])} />
            <span className="yg-encoding-name">{encoding.toUpperCase()}</span>
            <span className="yg-encoding-lines yg-secondary">{preview.map((line, index) => <span key={index}>{line}</span>)}</span>
          </label>
        ))}
      </div>
    </details>
  )
}

function Choice({ id, label, children }: { id: string; label: string; children: ReactNode }): ReactNode {
  return <span className="yg-reading-choice"><label htmlFor={id}>{label}</label>{children}</span>
}
