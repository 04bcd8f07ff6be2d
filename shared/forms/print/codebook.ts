import type { FormDocument } from '../../model/form.ts'
import type { TableModel } from '../../figures/figure.ts'
import type { Translate } from '../../i18n/translate.ts'
import { tableOf, words } from '../../presentation/tableWords.ts'
import { outlineOfDocument } from '../outline.ts'
import type { VariableWords } from '../variables.ts'
import { formDrafts } from '../variables.ts'

/** Every variable a questionnaire makes, with its codes, bounds, direction and factor: what the column names of its data mean. */
export function codebookTable(document: FormDocument, variableWords: VariableWords, t: Translate): TableModel {
  const { questions, variables } = formDrafts(outlineOfDocument(document), variableWords)
  const factors = new Map(document.factors.map(factor => [factor.id, factor.name]))
  const titles = new Map(questions.map(question => [question.id, `${question.number ? `${question.number} ` : ''}${question.title}`]))
  const rows = variables.map(variable => {
    const codes = variable.codes.map(code => `${code.code} = ${code.label}${code.missing ? t('formPrint.codebook.missing') : ''}`).join('; ')
    const scale = variable.scale ? `${variable.scale.min}–${variable.scale.max}, ${t(variable.scale.direction === 'negative' ? 'formPrint.codebook.reversed' : 'formPrint.codebook.positive')}` : ''
    return [words(variable.name), words(variable.label), words(titles.get(variable.question) ?? ''), words(t(`formPrint.codebook.kinds.${variable.kind}`)), words(scale), words(codes), words(variable.factor === null ? '' : factors.get(variable.factor) ?? '')]
  })
  const column = (key: 'variable' | 'label' | 'question' | 'kind' | 'scale' | 'code' | 'factor'): readonly [string, string] => [key, t(`formPrint.codebook.${key}`)]
  return tableOf([column('variable'), column('label'), column('question'), column('kind'), column('scale'), column('code'), column('factor')], rows, [0, 1, 2, 3, 4, 5, 6])
}
