import { checkForm } from '../../shared/forms/check/check.ts'
import { FormLogic } from '../../shared/forms/logic.ts'
import { outlineOfDocument } from '../../shared/forms/outline.ts'
import { formDocument } from '../../shared/model/form.ts'
import type { FormDocument, FormQuestion, FormText } from '../../shared/model/form.ts'
import { testEngine } from '../fixtures/engine.ts'
import { repeat, timing } from './measure.ts'
import type { Bench } from './measure.ts'

const QUESTIONS = 200
const zh = (text: string): { 'zh-CN': string } => ({ 'zh-CN': text })

/** 200 questions of several kinds, half of them under a condition, some with rules that lead on. */
function longForm(): FormDocument {
  const option = (count: number) => Array.from({ length: count }, (_, index) => ({ code: index + 1, text: zh(`第 ${index + 1} 个选项`) }))
  const questions = Array.from({ length: QUESTIONS }, (_, index) => {
    const code = `Q${index + 1}`
    const base = {
      code, text: zh(`您对第 ${index + 1} 项服务的办理速度和服务态度满意吗`), show: index % 2 === 1 ? `Q${index} = ${1 + (index % 3)}${index > 10 ? ` or Q${index - 9} != 2` : ''}` : '',
      skip: index % 20 === 4 ? [{ when: `${code} = 5`, to: `Q${index + 4}` }] : [],
    }
    return index % 4 === 1 ? { ...base, kind: 'matrixScale', scale: { min: 1, max: 5 }, rows: Array.from({ length: 6 }, (__, row) => ({ code: `${code}_${row + 1}`, text: zh(`子题 ${row + 1} 的评价`) })), show: '', skip: [] }
      : index % 4 === 3 ? { ...base, kind: 'scale', scale: { min: 1, max: 10 } } : { ...base, kind: 'single', options: option(6) }
  })
  // Conditions over a matrix name a row of it.
  for (const each of questions) each.show = each.show.replace(/\bQ(\d+)\b/g, (name, n: string) => ((Number(n) - 1) % 4 === 1 ? `${name}_1` : name))
  return formDocument.parse({ settings: { title: zh('长问卷') }, sections: [{ section: null, questions }] })
}

export const run: Bench = async () => {
  const document = longForm()
  // Every text a new one: nothing can be remembered from the round before.
  const reworded = (round: number): FormDocument => ({ ...document, sections: document.sections.map(group => ({ ...group, questions: group.questions.map(question => {
    const told = (text: FormText): FormText => zh(`${text['zh-CN']}（${round}）`)
    return { ...question, text: told(question.text), ...('rows' in question ? { rows: question.rows.map(row => ({ ...row, text: told(row.text) })) } : {}) } as FormQuestion
  }) })) })
  const rounds = Array.from({ length: 15 }, (_, round) => outlineOfDocument(reworded(round)))
  const cold = await repeat(15, round => Promise.resolve(checkForm(rounds[round]!)))
  // One text another, as while typing; the rest comes again as new objects.
  const check = await repeat(15, round => {
    const next = structuredClone(document)
    next.sections[0]!.questions[7]!.text = zh(`正在输入 ${round}`)
    return Promise.resolve(checkForm(outlineOfDocument(next)))
  })
  const logic = new FormLogic(outlineOfDocument(document))
  const given = new Map(document.sections[0]!.questions.map(question => [question.code, 1] as const))
  const path = await repeat(50, () => Promise.resolve(logic.path(given)))
  const test = await testEngine()
  try {
    await test.newProject('Bench')
    const { id: form, nodes } = await test.client.call('form.create', { from: { kind: 'document', document } })
    const node = nodes[0]!
    const edit = await repeat(15, round => test.client.call('form.updateNode', { form, node: node.id, content: { ...node.node, text: zh(`改动 ${round}`) } }))
    const asked = await repeat(15, () => test.client.call('form.check', { form }))
    return [
      timing(`check of ${QUESTIONS} questions, all new`, cold, 50), timing(`check of ${QUESTIONS} questions after an edit`, check, 50), timing(`way through ${QUESTIONS} questions`, path, 5),
      timing(`edit of one of ${QUESTIONS} questions`, edit, 100), timing(`form.check over the port`, asked, 100),
    ]
  } finally { await test.dispose() }
}
