import { InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { pointsOf } from '../../../../shared/forms/text.ts'
import { fixWords } from '../../../../shared/i18n/formCheckWords.ts'
import type { FormScale } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { Section } from '../../figure/Field.tsx'
import { withWords } from '../design/nodeTexts.ts'

export interface ScalePropertiesProps { title: string; scale: FormScale; language: string; onChange(scale: FormScale): void }

/** Points, direction, words of single points and 不适用. The ends are written in the canvas. */
export function ScaleProperties({ title, scale, language, onChange }: ScalePropertiesProps): ReactNode {
  const t = useT()
  const bounds = (min: number, max: number): void => {
    if (max - min < 1 || max - min > 10) return
    const points = Object.fromEntries(Object.entries(scale.points).filter(([point]) => Number(point) >= min && Number(point) <= max))
    onChange({ ...scale, min, max, points })
  }
  const na = scale.notApplicable
  const worded = Object.keys(scale.points).length > 0
  return (
    <Section title={title}>
      <div className="yg-prop-pair">
        <label className="yg-prop"><span className="yg-prop-label">{t('designer.properties.low')}</span><InputNumber className="yg-wide" min={-10} max={scale.max - 1} precision={0} value={scale.min} onChange={value => { if (typeof value === 'number') bounds(value, scale.max) }} /></label>
        <label className="yg-prop"><span className="yg-prop-label">{t('designer.properties.high')}</span><InputNumber className="yg-wide" min={scale.min + 1} max={scale.min + 10} precision={0} value={scale.max} onChange={value => { if (typeof value === 'number') bounds(scale.min, value) }} /></label>
      </div>
      <Select
        className="yg-wide" aria-label={t('designer.properties.direction')} value={scale.direction} onChange={direction => onChange({ ...scale, direction })}
        options={(['positive', 'negative'] as const).map(value => ({ value, label: t(`designer.properties.${value}`) }))}
      />
      <label className="yg-tickbox">
        <input type="checkbox" checked={worded} onChange={event => onChange({ ...scale, points: event.target.checked ? Object.fromEntries(pointsOf(scale).map(point => [String(point), point === scale.min ? scale.minLabel : point === scale.max ? scale.maxLabel : {}])) : {} })} />
        {t('designer.properties.everyPoint')}
      </label>
      {worded && (
        <div className="yg-points">
          {pointsOf(scale).map(point => (
            <label key={point}>
              <span className="yg-num">{point}</span>
              <input
                className="yg-input" aria-label={t('designer.properties.point', { n: point })} value={scale.points[String(point)]?.[language] ?? ''} maxLength={200}
                onChange={event => {
                  const text = withWords(scale.points[String(point)] ?? {}, language, event.target.value)
                  onChange({ ...scale, points: { ...scale.points, [String(point)]: text }, ...(point === scale.min ? { minLabel: text } : point === scale.max ? { maxLabel: text } : {}) })
                }}
              />
            </label>
          ))}
        </div>
      )}
      <label className="yg-tickbox">
        <input type="checkbox" checked={na !== null} onChange={event => onChange({ ...scale, notApplicable: event.target.checked ? { code: 99, text: { ...fixWords.notApplicable } } : null })} />
        {t('designer.properties.notApplicable')}
      </label>
      {na && (
        <label className="yg-prop-row">{t('designer.properties.naCode')}
          <InputNumber size="small" className="yg-short" aria-label={t('designer.properties.naCode')} precision={0} min={-999} max={9999} value={na.code} onChange={value => { if (typeof value === 'number') onChange({ ...scale, notApplicable: { ...na, code: value } }) }} />
        </label>
      )}
    </Section>
  )
}
