import { InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormOption } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'

const marks = ['other', 'exclusive', 'missing'] as const

/** Codes and marks of options. Texts are written in the canvas. */
export function OptionProperties({ options, multiple, language, onChange }: { options: readonly FormOption[]; multiple: boolean; language: string; onChange(options: FormOption[]): void }): ReactNode {
  const t = useT()
  const shown = marks.filter(mark => multiple || mark !== 'exclusive')
  const put = (index: number, option: FormOption): void => onChange(options.toSpliced(index, 1, option))
  return (
    <div className="yg-table-scroll" role="region" aria-label={t('designer.properties.options')} tabIndex={0}>
      <table className="yg-table yg-marks-table">
        <thead>
          <tr>
            <th scope="col">{t('designer.properties.code')}</th><th scope="col">{t('designer.text.option')}</th>
            {shown.map(mark => <th key={mark} scope="col" title={t(`designer.mark.${mark}Hint`)}>{t(`designer.mark.${mark}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {options.map((option, index) => {
            const text = wordsIn(option.text, language) || String(option.code)
            return (
              <tr key={index}>
                <td><InputNumber size="small" className="yg-code-number" controls={false} precision={0} min={-999} max={9999} aria-label={t('designer.properties.codeOf', { text })} value={option.code} onChange={code => { if (typeof code === 'number') put(index, { ...option, code }) }} /></td>
                <td className="yg-cell-grow" title={text}>{text}</td>
                {shown.map(mark => (
                  <td key={mark} className="yg-align-center">
                    <input
                      type="checkbox" aria-label={`${text}: ${t(`designer.mark.${mark}`)}`} checked={option[mark] === true}
                      onChange={event => { const { [mark]: _, ...rest } = option; put(index, event.target.checked ? { ...rest, [mark]: true } : rest) }}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
