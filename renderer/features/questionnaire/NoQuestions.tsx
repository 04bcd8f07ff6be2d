import { Button } from 'antd'
import type { ReactNode } from 'react'
import { isSection } from '../../../shared/model/form.ts'
import type { Form } from '../../../shared/model/form.ts'
import { useT } from '../../app/i18n.tsx'
import { navigate } from '../../app/route.ts'
import { EmptyPlace } from '../../ui/EmptyPlace.tsx'

/** Whether the form asks anything. */
export const asksNothing = (form: Form): boolean => form.nodes.every(({ node }) => isSection(node) || node.kind === 'description')

/** Instead of a page that needs questions. */
export function NoQuestions({ form }: { form: Form }): ReactNode {
  const t = useT()
  return (
    <EmptyPlace
      sentence={t('fill.start.noQuestions')} action={<Button type="primary" onClick={() => navigate('questionnaire', 'design', form.id)}>{t('fill.start.goDesign')}</Button>}
      example={<span className="yg-pre">{t('designer.canvas.emptyExample')}</span>}
    />
  )
}
