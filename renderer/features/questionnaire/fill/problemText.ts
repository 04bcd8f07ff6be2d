import type { AnswerProblem } from '../../../../shared/forms/answers.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormVariable } from '../../../../shared/forms/variables.ts'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import type { FormQuestion } from '../../../../shared/model/form.ts'

/** What is wrong, said to the respondent. `t` in their language. */
export function problemText(t: Translate, problem: AnswerProblem, node: FormQuestion, variables: readonly FormVariable[], languages: readonly string[]): string {
  const variable = variables.find(each => each.id === problem.variable)
  const option = 'options' in node ? node.options.find(each => each.code === variable?.option) : undefined
  const item = 'rows' in node ? node.rows.find(each => each.code === variable?.row) : undefined
  const row = option ? wordsIn(option.text, ...languages) : item ? wordsIn(item.text, ...languages) : variable?.label ?? ''
  switch (problem.why) {
    case 'required': return problem.variable === null ? t('fill.problem.required') : t('fill.problem.requiredRow', { row })
    case 'fewChosen': return t('fill.problem.fewChosen', { n: node.kind === 'multiple' ? node.least ?? 1 : 1 })
    case 'manyChosen': return t('fill.problem.manyChosen', { n: node.kind === 'multiple' ? node.most ?? 1 : 1 })
    case 'exclusive': return t('fill.problem.exclusive', { row })
    case 'rankGap': return t('fill.problem.rankGap', { n: node.kind === 'ranking' ? Math.min(node.places ?? node.options.length, node.options.length) : 1 })
    case 'outOfRange': {
      const [min, max] = node.kind === 'number' ? [node.min, node.max] : [1, node.kind === 'ranking' ? node.options.length : null]
      return t('fill.problem.outOfRange', { range: min !== null && max !== null ? t('fill.problem.between', { min, max }) : min !== null ? t('fill.problem.from', { min }) : t('fill.problem.to', { max }) })
    }
    default: return t(`fill.problem.${problem.why}`)
  }
}
