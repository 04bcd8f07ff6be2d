import type { FormDocument, FormQuestion } from '../../model/form.ts'
import type { TableModel } from '../../figures/figure.ts'
import type { Translate } from '../../i18n/translate.ts'
import { tableOf, words } from '../../presentation/tableWords.ts'
import { outlineOfDocument } from '../outline.ts'
import { wordsIn } from '../text.ts'
import type { FormVariable, VariableWords } from '../variables.ts'
import { formDrafts } from '../variables.ts'
import { conditionWords, spaced } from './conditionWords.ts'

/** Every variable a questionnaire makes, with its codes, bounds, direction, factor and who was asked: what the column names of its data mean. */
export function codebookTable(document: FormDocument, variableWords: VariableWords, t: Translate): TableModel {
  const { questions, variables } = formDrafts(outlineOfDocument(document), variableWords)
  const factors = new Map(document.factors.map(factor => [factor.id, factor.name]))
  const titles = new Map(questions.map(question => [question.id, `${question.number ? `${question.number} ` : ''}${question.title}`]))
  const nodes = new Map(document.sections.flatMap(({ section, questions: within }) => within.map(node => [node.code, { node, sectionShow: section?.show ?? '' }] as const)))
  // A codebook names questions by their codes, as its rows do.
  const names = { named: () => null, kindOf: (code: string) => nodes.get(code)?.node.kind }
  const between = t('formPrint.between')
  const rows = variables.map(variable => {
    const codes = variable.codes.map(code => `${code.code} = ${code.label}${code.missing ? t('formPrint.codebook.missing') : ''}`).join(between)
    const scale = variable.scale ? `${variable.scale.min}–${variable.scale.max}${between}${t(variable.scale.direction === 'negative' ? 'formPrint.codebook.reversed' : 'formPrint.codebook.positive')}` : ''
    const asked = nodes.get(variable.question)
    const notes = asked ? [...notesOf(asked.node, variable, variableWords.language ?? '', t), ...[asked.sectionShow, asked.node.show].filter(show => show !== '').map(show => spaced(t('formPrint.show', { when: conditionWords(show, names, t) })))] : []
    return [words(variable.name), words(variable.label), words(titles.get(variable.question) ?? ''), words(t(`formPrint.codebook.kinds.${variable.kind}`)), words(scale), words(codes), words(variable.factor === null ? '' : factors.get(variable.factor) ?? ''), words(notes.join(between))]
  })
  const column = (key: 'variable' | 'label' | 'question' | 'kind' | 'scale' | 'code' | 'factor' | 'notes'): readonly [string, string] => [key, t(`formPrint.codebook.${key}`)]
  return tableOf([column('variable'), column('label'), column('question'), column('kind'), column('scale'), column('code'), column('factor'), column('notes')], rows, [0, 1, 2, 3, 4, 5, 6, 7])
}

/** What else must be known of a variable to read its values. */
function notesOf(question: FormQuestion, variable: FormVariable, language: string, t: Translate): string[] {
  const notes: string[] = []
  if (variable.fillIn) return [t('formPrint.codebook.fillIn')]
  if (variable.kind === 'indicator') notes.push(t('formPrint.codebook.ticked'))
  if (question.kind === 'multiple' && question.options.find(option => option.code === variable.option)?.exclusive === true) notes.push(t('formPrint.codebook.exclusive'))
  if (question.kind === 'ranking') notes.push(t('formPrint.codebook.rank'))
  if (question.kind === 'number') {
    const unit = wordsIn(question.unit, language)
    if (unit !== '') notes.push(unit)
    if (question.min !== null || question.max !== null) notes.push(t('formPrint.range', { min: question.min ?? '', max: question.max ?? '' }))
  }
  if (question.attention) notes.push(t('formPrint.codebook.attention', { code: question.attention.expected }))
  if (!question.required) notes.push(t('formPrint.optional'))
  return notes
}
