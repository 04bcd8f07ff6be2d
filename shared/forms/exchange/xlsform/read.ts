import type { FormDocument, FormQuestion, FormSection } from '../../../model/form.ts'
import { formDocument } from '../../../model/form.ts'
import type { ReadForm, TextSheet } from '../sheets.ts'
import { branchesOf, nameAll } from './branches.ts'
import { noteNames } from './columns.ts'
import { giveConditions, takeEdited, takeShow } from './shownWhen.ts'
import { matrixOf, questionsInside } from './matrixIn.ts'
import { questionsOf } from './questionIn.ts'
import { XlsReading } from './reading.ts'
import { factorsOf, settingsOf } from './settingsIn.ts'
import { tellUnread, tellUnreadChoices } from './unreadCells.ts'

/**
 * A questionnaire out of an XLSForm: ours comes back as it was, one of other tools as far as this program has the kind
 * (`losses` tells the rest). Throws BadForm with every problem and its place; nothing is taken over then.
 */
export function readXlsForm(sheets: readonly TextSheet[]): ReadForm {
  const r = new XlsReading(sheets)
  r.problems.throwIfAny()
  const branches = branchesOf(r)
  if (branches.length === 0 && r.problems.list.length === 0) r.problems.add('noRows', { sheet: r.survey.name, row: r.survey.headerRow + 1 }, r.survey.place('type'), '', 'select_one / text / integer')
  r.problems.throwIfAny()
  nameAll(r, branches)
  r.problems.throwIfAny()
  if (!r.survey.ours) { tellUnread(r, branches); tellUnreadChoices(r) }
  const settings = settingsOf(r, branches)
  const factors = factorsOf(r)
  const sections: FormDocument['sections'] = []
  const loose = (question: FormQuestion): void => {
    const last = sections.at(-1)
    if (last && (last.section === null || last.section === undefined)) last.questions.push(question)
    else sections.push({ section: null, questions: [question] })
  }
  for (const branch of branches) {
    if (Object.values(noteNames).includes(branch.row.cell('name') as never)) continue
    const isGroup = branch.children !== null && branch.type !== 'begin_rank'
    const question = isGroup ? matrixOf(r, branch) : null
    if (question) loose(question)
    else if (branch.children && isGroup) {
      const section: FormSection = { kind: 'section', code: r.code(branch.row), text: branch.row.words('label'), hint: branch.row.words('hint'), show: '' }
      takeShow(r, branch.row, section.code, show => { section.show = show })
      const questions: FormQuestion[] = []
      questionsInside(r, branch.children, questions, [])
      sections.push({ section, questions })
    } else for (const one of questionsOf(r, branch)) loose(one)
  }
  giveConditions(r)
  r.problems.throwIfAny()
  const parsed = formDocument.safeParse({ settings, factors, sections })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const code = codeAt(sections, issue?.path ?? [])
    const row = r.survey.rows.find(one => r.codes.get(one.cell('name')) === code)
    r.problems.add(issue?.code === 'too_big' ? 'tooLong' : 'badValue', row ?? { sheet: r.survey.name, row: r.survey.headerRow }, 'name', code ?? issue?.path.join('.') ?? '', issue?.message ?? '')
    r.problems.throwIfAny()
  }
  const document = parsed.data as FormDocument
  if (r.survey.ours) takeEdited(r, document)
  return { document, losses: r.losses }
}

function codeAt(sections: FormDocument['sections'], path: readonly PropertyKey[]): string | undefined {
  const section = path[0] === 'sections' && typeof path[1] === 'number' ? sections[path[1]] : undefined
  return path[2] === 'questions' && typeof path[3] === 'number' ? section?.questions[path[3]]?.code : section?.section?.code
}
