import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { convertQuestion } from '../../../../shared/forms/convert.ts'
import type { Lost } from '../../../../shared/forms/convert.ts'
import { formQuestionKinds } from '../../../../shared/model/form.ts'
import type { FormQuestion, FormQuestionKind } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'
import { Field } from '../../figure/Field.tsx'

/** Another kind for the question; what it would lose is said before it is done. */
export function KindField({ node, onConvert }: { node: FormQuestion; onConvert(kind: FormQuestionKind): void }): ReactNode {
  const t = useT()
  const [asked, setAsked] = useState<{ kind: FormQuestionKind; lost: Lost[]; of: FormQuestion['kind'] } | null>(null)
  const open = asked && asked.of === node.kind ? asked : null
  const choose = (kind: FormQuestionKind): void => {
    const { lost } = convertQuestion(node, kind)
    if (lost.length === 0) { setAsked(null); onConvert(kind) } else setAsked({ kind, lost, of: node.kind })
  }
  return (
    <Field label={t('designer.properties.kind')}>
      <Select
        className="yg-wide" aria-label={t('designer.properties.kind')} value={open?.kind ?? node.kind} onChange={choose} listHeight={400}
        options={formQuestionKinds.map(kind => ({ value: kind, label: t(`form.kind.${kind}`) }))}
      />
      {open && (
        <div className="yg-warning-note" role="alert">
          {t('designer.properties.loses', { what: open.lost.map(({ what, n }) => t(`form.lost.${what}`, { n })) })}
          <div className="yg-prop-row">
            <Button size="small" onClick={() => { setAsked(null); onConvert(open.kind) }}>{t('designer.properties.convert')}</Button>
            <Button size="small" onClick={() => setAsked(null)}>{t('controls.cancel')}</Button>
          </div>
        </div>
      )}
    </Field>
  )
}
