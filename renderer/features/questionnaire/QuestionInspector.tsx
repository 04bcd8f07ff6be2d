import { Select } from 'antd'
import type { ReactNode } from 'react'
import { questionKinds } from '../../../shared/model/questionnaire.ts'
import type { Question, QuestionKind } from '../../../shared/model/questionnaire.ts'
import { useEngineCommand } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Field, Section, TextField } from '../figure/Field.tsx'

/** Wording and kind of one question. */
export function QuestionInspector({ question }: { question: Question }): ReactNode {
  const t = useT()
  const update = useEngineCommand('question.update')
  const put = (part: { title?: string; kind?: QuestionKind }): void => { void update.run({ dataset: question.dataset, question: question.id, ...part }) }
  return (
    <div className="yg-inspector">
      <p className="yg-inspector-lead">{question.number || question.title}</p>
      <ErrorNote error={update.error} onClose={update.clear} />
      <Section title={t('questionnaire.question')}>
        <TextField label={t('questionnaire.label')} value={question.title} maxLength={2000} rows={3} onCommit={title => put({ title })} />
        <Field label={t('questionnaire.kind')}>
          <Select<QuestionKind>
            className="yg-wide" aria-label={t('questionnaire.kind')} value={question.kind}
            options={questionKinds.map(value => ({ value, label: t(`questionnaire.questionKind.${value}`) }))} onChange={kind => put({ kind })}
          />
        </Field>
      </Section>
    </div>
  )
}
