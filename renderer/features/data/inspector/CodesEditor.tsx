import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { Code } from '../../../../shared/model/questionnaire.ts'
import { useT } from '../../../app/i18n.tsx'

/** Options as code and text. A working copy: nothing changes until it is saved. */
export function CodesEditor({ codes, editable, onSave }: { codes: readonly Code[]; editable: boolean; onSave: (codes: Code[]) => void }): ReactNode {
  const t = useT()
  const [draft, setDraft] = useState<Code[]>([...codes])
  useEffect(() => setDraft([...codes]), [codes])
  const change = (index: number, part: Partial<Code>): void => setDraft(draft.map((code, at) => (at === index ? { ...code, ...part } : code)))
  const dirty = JSON.stringify(draft) !== JSON.stringify(codes)
  const repeated = new Set(draft.map(code => code.code)).size < draft.length
  return (
    <fieldset className="yg-codes" disabled={!editable}>
      <legend>{t('data.variable.codes')}</legend>
      {draft.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('data.variable.code')}</th>
              <th scope="col">{t('data.variable.codeLabel')}</th>
              <th scope="col" title={t('data.variable.codeMissingHint')}>{t('data.variable.codeMissing')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {draft.map((code, index) => (
              <tr key={index}>
                <td><InputNumber controls={false} value={code.code} aria-label={`${t('data.variable.code')} ${index + 1}`} onChange={value => { if (value !== null) change(index, { code: value }) }} /></td>
                <td><Input value={code.label} maxLength={2000} title={code.label} aria-label={`${t('data.variable.codeLabel')} ${index + 1}`} onChange={event => change(index, { label: event.target.value })} /></td>
                <td className="yg-codes-missing"><Checkbox checked={code.missing ?? false} aria-label={`${t('data.variable.codeMissing')} ${index + 1}`} onChange={event => change(index, { missing: event.target.checked || undefined })} /></td>
                <td><button type="button" className="yg-icon-button" disabled={!editable} aria-label={t('data.variable.removeCode', { label: code.label })} onClick={() => setDraft(draft.filter((_, at) => at !== index))}>×</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {repeated && <p className="yg-error" role="alert">{t('data.variable.duplicateCode')}</p>}
      {editable && (
        <div className="yg-codes-end">
          <Button size="small" onClick={() => setDraft([...draft, { code: Math.max(0, ...draft.map(code => code.code)) + 1, label: '' }])}>{t('data.variable.addCode')}</Button>
          {dirty && <Button size="small" onClick={() => setDraft([...codes])}>{t('controls.cancel')}</Button>}
          {dirty && <Button size="small" type="primary" disabled={repeated} onClick={() => onSave(draft)}>{t('data.variable.saveCodes')}</Button>}
        </div>
      )}
    </fieldset>
  )
}
