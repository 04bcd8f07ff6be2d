import { useT } from '../../../app/i18n.tsx'
import { questionName } from '../../figure/useFactors.ts'
import { ChoiceField } from '../fields/ChoiceField.tsx'
import { WithinField } from '../fields/CommonFields.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { candidates, treeItems } from './candidates.ts'
import { form } from './form.ts'

const describe = form<'describe'>('describe', {
  weighs: true,
  first: ({ dataset }) => ({ variables: treeItems(dataset), by: null }),
  need: ({ variables }) => (variables.length === 0 ? 'variables' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariablesField context={context} of="numeric" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables })} />
        <VariableField context={context} of="groups" label={t('analysis.by')} value={options.by} none={t('analysis.noSplit')} onChange={by => put({ by })} />
      </>
    )
  },
})

const frequencies = form<'frequencies'>('frequencies', {
  weighs: true,
  first({ dataset }) {
    const named = candidates('answers', dataset).filter(({ kind }) => kind === 'nominal' || kind === 'ordinal')
    return { variables: (named.length > 0 ? named : candidates('answers', dataset)).slice(0, 3).map(({ id }) => id), by: null }
  },
  need: ({ variables }) => (variables.length === 0 ? 'variables' : null),
  Fields({ options, put, context }) {
    const t = useT()
    return (
      <>
        <VariablesField context={context} of="answers" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables })} />
        <VariableField context={context} of="groups" label={t('analysis.by')} value={options.by} none={t('analysis.noSplit')} onChange={by => put({ by })} />
      </>
    )
  },
})

const responses = form<'responses'>('responses', {
  weighs: true,
  first: ({ dataset }) => ({ question: dataset.questions.find(({ kind }) => kind === 'multiple')?.id ?? '' }),
  need: ({ question }) => (question === '' ? 'question' : null),
  Fields({ options, put, context: { dataset } }) {
    const t = useT()
    const multiple = dataset.questions.filter(({ kind }) => kind === 'multiple')
    return <ChoiceField label={t('analysis.field.question')} value={options.question} onChange={question => put({ question })} options={multiple.map(question => ({ value: question.id, label: questionName(question) }))} />
  },
})

const dimensions = form<'dimensions'>('dimensions', {
  weighs: true,
  first: () => ({ within: null }),
  need: (_, { dataset }) => (candidates('scales', dataset).some(({ factor }) => factor !== null) ? null : 'noItems'),
  Fields: ({ options, put, context }) => <WithinField context={context} value={options.within} onChange={within => put({ within })} />,
})

export const descriptiveForms = { describe, frequencies, responses, dimensions }
