import { Button, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Variable } from '../../../../shared/model/variable.ts'
import { isCoded } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'
import type { Draft, LineDraft } from './draft.ts'

/** Old values or an interval, the new code, its label; the first line that fits counts. */
export function RecodeTable({ draft, source, onChange }: { draft: Draft; source: Variable | undefined; onChange(part: Partial<Draft>): void }): ReactNode {
  const t = useT()
  const { lines, otherwise } = draft
  const put = (index: number, part: Partial<LineDraft>): void => onChange({ lines: lines.map((line, at) => (at === index ? { ...line, ...part } : line)) })
  const numeric = !source || isCoded(source.kind)
  return (
    <div className="yg-recode">
      <table>
        <thead>
          <tr>
            <th scope="col" title={t('derived.lines.valuesHint')}>{t('derived.lines.values')}</th>
            {numeric && <th scope="col">{t('derived.lines.from')}</th>}
            {numeric && <th scope="col">{t('derived.lines.to')}</th>}
            <th scope="col">{t('derived.lines.code')}</th>
            <th scope="col">{t('derived.lines.label')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const named = (part: 'values' | 'from' | 'to' | 'code' | 'label'): string => `${t(`derived.lines.${part}`)} ${index + 1}`
            return (
              <tr key={index}>
                <td><Input size="small" value={line.values} placeholder={t('derived.lines.valuesHint')} aria-label={named('values')} onChange={event => put(index, { values: event.target.value })} /></td>
                {numeric && <td><InputNumber size="small" controls={false} value={line.from} aria-label={named('from')} onChange={from => put(index, { from })} /></td>}
                {numeric && <td><InputNumber size="small" controls={false} value={line.to} aria-label={named('to')} onChange={to => put(index, { to })} /></td>}
                <td><InputNumber size="small" controls={false} value={line.code} aria-label={named('code')} onChange={code => { if (code !== null) put(index, { code }) }} /></td>
                <td><Input size="small" value={line.label} maxLength={200} aria-label={named('label')} onChange={event => put(index, { label: event.target.value })} /></td>
                <td><button type="button" className="yg-icon-button" disabled={lines.length === 1} aria-label={t('derived.lines.remove', { n: index + 1 })} onClick={() => onChange({ lines: lines.filter((_, at) => at !== index) })}>×</button></td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="yg-recode-end">
        <Button size="small" onClick={() => onChange({ lines: [...lines, { values: '', from: null, to: null, code: Math.max(0, ...lines.map(line => line.code)) + 1, label: '' }] })}>{t('derived.lines.add')}</Button>
        <span>{t('derived.otherwise.title')}</span>
        <Select
          size="small" aria-label={t('derived.otherwise.title')} value={typeof otherwise === 'number' ? 'code' as const : otherwise} popupMatchSelectWidth={false}
          onChange={(rule: 'missing' | 'keep' | 'code') => onChange({ otherwise: rule === 'code' ? 0 : rule })} options={(['missing', 'keep', 'code'] as const).map(value => ({ value, label: t(`derived.otherwise.${value}`) }))}
        />
        {typeof otherwise === 'number' && <InputNumber size="small" value={otherwise} aria-label={t('derived.otherwise.code')} onChange={code => { if (code !== null) onChange({ otherwise: code }) }} />}
      </div>
    </div>
  )
}
