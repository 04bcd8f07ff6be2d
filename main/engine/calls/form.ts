import type { FormSummary, FormVersionSummary, NodeOutcome } from '../../../shared/contract/form.ts'
import { checkForm } from '../../../shared/forms/check/check.ts'
import { fixFinding } from '../../../shared/forms/check/fix.ts'
import { CodeTable } from '../../../shared/forms/codes.ts'
import { convertQuestion } from '../../../shared/forms/convert.ts'
import { estimatedMinutes } from '../../../shared/forms/estimate.ts'
import { optionsFromLines, rowsFromLines } from '../../../shared/forms/optionLines.ts'
import { outlineOfDocument, outlineOfForm, questionsOf } from '../../../shared/forms/outline.ts'
import { wordsIn } from '../../../shared/forms/text.ts'
import { templateNamed, templateSummaries } from '../../../shared/forms/templates/list.ts'
import { versionChanges } from '../../../shared/forms/versions.ts'
import { formDrafts } from '../../../shared/forms/variables.ts'
import { lookUp } from '../../../shared/i18n/translate.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import { formSettings, isSection } from '../../../shared/model/form.ts'
import type { Form, FormDocument, FormNode } from '../../../shared/model/form.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { newId } from '../store/ids.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { ProjectWriter } from '../store/writer.ts'
import { writeNode } from '../forms/editNode.ts'
import { addNodes, duplicateNode, insertDocument } from '../forms/insert.ts'
import { checkPlace, placeAll, placeBehind, siblingsOf } from '../forms/placing.ts'
import { bindData, versionForResponse } from '../forms/publish.ts'
import { boundData, currentDocument, formContentOf, formIds, readForm, readNode, readNodes, readVersions } from '../forms/readForm.ts'
import { renumberForm } from '../forms/renumber.ts'
import { replaceForm } from '../forms/replaceForm.ts'
import { variableWords } from '../forms/variableWords.ts'

type Names = 'form.list' | 'form.templates' | 'form.get' | 'form.create' | 'form.rename' | 'form.settings' | 'form.duplicate' | 'form.remove' | 'form.addNodes'
  | 'form.insertDocument' | 'form.updateNode' | 'form.moveNodes' | 'form.removeNodes' | 'form.duplicateNode' | 'form.convertKind' | 'form.bulkOptions' | 'form.renumber'
  | 'form.document' | 'form.replace' | 'form.check' | 'form.fix' | 'form.publish' | 'form.versions' | 'form.version' | 'form.variables' | 'form.bind'

const nameOf = (project: ProjectReader, form: string): string => formContentOf(project, form).name

function summary(project: ProjectReader, id: string): FormSummary {
  const { name, settings, nodes, version, changed } = readForm(project, id)
  const sections = nodes.filter(each => isSection(each.node)).length
  const data = boundData(project, id)
  return { id, name, languages: settings.languages, sections, questions: nodes.length - sections, version, changed, responses: data.reduce((sum, each) => sum + each.rows, 0), data }
}

const documentOf = (project: ProjectReader, form: string, version: number | undefined): FormDocument =>
  (version === undefined ? currentDocument(project, form) : snapshotOf(project, form, version).document)

function snapshotOf(project: ProjectReader, form: string, number: number) {
  const found = readVersions(project, form).find(version => version.number === number)
  if (!found) throw new YinguoError('NOT_FOUND', { what: 'form_version', id: String(number) })
  return found
}

function createForm(project: ProjectWriter, name: string, document: FormDocument): Form {
  const { id } = project.addRecord('questionnaire', { id: newId('q'), content: { name, settings: document.settings } })
  insertDocument(project, id, document)
  return readForm(project, id)
}

/** The name the caller wants, else the document's title, cut to what a name may be. */
const namedAfter = (wanted: string | undefined, document: FormDocument, lang: Lang): string =>
  wanted ?? (wordsIn(document.settings.title, lang, ...document.settings.languages).trim().slice(0, 200) || (lookUp(lang, 'form.unnamed') ?? ''))

const label = (node: FormNode): string => wordsIn(node.text).replace(/\s+/g, ' ').slice(0, 60) || node.code

export const formHandlers: Handlers<Names> = {
  'form.list': (_, { project }) => formIds(project).map(id => summary(project, id)),
  'form.templates': ({ lang }) => templateSummaries(lang),
  'form.get': ({ form }, { project }) => readForm(project, form),
  'form.create': ({ name, lang, from }, { project, describe }) => {
    const document = from.kind === 'document' ? from.document
      : from.kind === 'template' ? templateNamed(from.template, lang)
        : { settings: formSettings.parse({ title: name === undefined ? {} : { [lang]: name }, languages: [lang] }), factors: [], sections: [] }
    const called = namedAfter(name, document, lang)
    describe({ name: called })
    return createForm(project, called, document)
  },
  'form.rename': ({ form, name }, { project, describe }) => {
    const content = formContentOf(project, form)
    describe({ name, before: content.name })
    project.updateRecord('questionnaire', form, { ...content, name })
    return null
  },
  'form.settings': ({ form, settings }, { project, describe }) => {
    const content = formContentOf(project, form)
    describe({ name: content.name })
    const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
    project.updateRecord('questionnaire', form, { ...content, settings: { ...content.settings, ...given } })
    return null
  },
  'form.duplicate': ({ form, name }, { project, describe }) => {
    describe({ name })
    return createForm(project, name, currentDocument(project, form))
  },
  'form.remove': ({ form }, { project, describe }) => {
    describe({ name: nameOf(project, form) })
    const data = boundData(project, form)
    if (data.length > 0) throw new YinguoError('CONFLICT', { what: 'formInUse', names: data.map(each => each.name) })
    for (const model of ['form_node', 'form_version', 'entry'] as const) {
      for (const row of project.records(model, form)) if (row.parent === null) project.removeRecord(model, row.id)
    }
    project.removeRecord('questionnaire', form)
    return null
  },
  'form.addNodes': ({ form, parent, index, nodes }, { project, describe }) => {
    project.record('questionnaire', form)
    if (parent !== null) readNode(project, form, parent)
    const made = addNodes(project, form, parent, index, nodes)
    describe({ nodes: made.length, text: made[0] ? label(made[0].node) : '' })
    return made
  },
  'form.insertDocument': ({ form, index, document }, { project, describe }) => {
    project.record('questionnaire', form)
    const made = insertDocument(project, form, document, index)
    describe({ nodes: made.length, name: nameOf(project, form) })
    return made
  },
  'form.updateNode': ({ form, node, content, recode }, { project, describe }) => {
    describe({ text: label(content), code: content.code })
    return writeNode(project, form, node, content, recode)
  },
  'form.moveNodes': ({ form, nodes, parent, index }, { project, describe }) => {
    const moved = [...new Set(nodes)].map(id => readNode(project, form, id))
    for (const each of moved) checkPlace(project, form, each.node.kind, parent)
    describe({ nodes: moved.length, text: moved[0] ? label(moved[0].node) : '' })
    placeAll(project, form, moved.map(each => each.id), parent, index)
    return null
  },
  'form.removeNodes': ({ form, nodes, keepQuestions }, { project, describe }) => {
    const going = [...new Set(nodes)].map(id => readNode(project, form, id))
    describe({ nodes: going.length, text: going[0] ? label(going[0].node) : '' })
    const ids = new Set(going.map(each => each.id))
    for (const each of going) {
      if (each.parent !== null && ids.has(each.parent) && !keepQuestions) continue
      if (isSection(each.node) && keepQuestions) {
        let after: string = each.id
        for (const id of siblingsOf(project, form, each.id)) {
          placeBehind(project, form, id, null, after)
          after = id
        }
      }
      project.removeRecord('form_node', each.id)
    }
    return null
  },
  'form.duplicateNode': ({ form, node }, { project, describe }) => {
    const made = duplicateNode(project, form, node)
    describe({ text: made[0] ? label(made[0].node) : '' })
    return made
  },
  'form.convertKind': ({ form, node, kind }, { project, describe }) => {
    const before = readNode(project, form, node)
    if (isSection(before.node)) throw new YinguoError('CONFLICT', { what: 'nesting' })
    const { question, lost } = convertQuestion(before.node, kind)
    describe({ text: label(question), code: question.code })
    // A row made from the question itself may meet a code that stands elsewhere.
    const others = new CodeTable(readNodes(project, form).filter(each => each.id !== node).map(each => each.node))
    others.take(question.code)
    const content = 'rows' in question && !('rows' in before.node) ? { ...question, rows: question.rows.map(row => ({ ...row, code: others.free(row.code) })) } as FormNode : question
    return { ...writeNode(project, form, node, content, false), lost }
  },
  'form.bulkOptions': ({ form, node, what, lines, language }, { project, describe }): NodeOutcome => {
    const { node: before } = readNode(project, form, node)
    describe({ text: label(before), code: before.code })
    if (what === 'options' && 'options' in before) return writeNode(project, form, node, { ...before, options: optionsFromLines(lines, before.options, language) }, false)
    if (what === 'rows' && 'rows' in before) {
      const codes = new CodeTable(readNodes(project, form).map(each => each.node))
      return writeNode(project, form, node, { ...before, rows: rowsFromLines(lines, before.rows, language, () => codes.row(before.code)) } as FormNode, false)
    }
    throw new YinguoError('BAD_VALUE', { variable: before.code, value: what, why: 'noOptions' })
  },
  'form.renumber': ({ form, recode }, { project, describe }) => {
    const changed = renumberForm(project, form, recode)
    describe({ name: nameOf(project, form), nodes: changed })
    return { changed }
  },
  'form.document': ({ form, version }, { project }) => documentOf(project, form, version),
  'form.replace': ({ form, document, recode }, { project, describe }) => {
    describe({ name: nameOf(project, form) })
    replaceForm(project, form, document, recode)
    return readForm(project, form)
  },
  'form.check': ({ form }, { project }) => {
    const outline = outlineOfForm({ settings: formContentOf(project, form).settings, nodes: readNodes(project, form) })
    return {
      findings: checkForm(outline, { versions: readVersions(project, form), factors: new Set(project.factors().map(factor => factor.id)) }),
      minutes: estimatedMinutes(outline), questions: questionsOf(outline).length,
    }
  },
  'form.fix': ({ form, rule, node, part }, { project, describe }) => {
    const outline = outlineOfForm({ settings: formContentOf(project, form).settings, nodes: readNodes(project, form) })
    const fixed = fixFinding(outline, { rule, node, part }, { versions: readVersions(project, form), factors: new Set(project.factors().map(factor => factor.id)) })
    if (!fixed) throw new YinguoError('CONFLICT', { what: 'moved' })
    if (fixed.settings) {
      const content = formContentOf(project, form)
      describe({ text: content.name })
      project.updateRecord('questionnaire', form, { ...content, settings: fixed.settings })
    }
    if (!fixed.node) return null
    describe({ text: label(fixed.node.content), code: fixed.node.content.code })
    return writeNode(project, form, fixed.node.id, fixed.node.content, false)
  },
  'form.publish': ({ form, note }, { project, describe, deps }) => {
    const version = versionForResponse(project, form, deps.now(), note)
    describe({ name: nameOf(project, form), version })
    return { version }
  },
  'form.versions': ({ form }, { project }) => {
    const versions = readVersions(project, form)
    return versions.map(({ number, at, note, document }, index): FormVersionSummary => ({
      number, at, note, questions: questionsOf(outlineOfDocument(document)).length, ...versionChanges(versions[index - 1]?.document ?? null, document),
    }))
  },
  'form.version': ({ form, number }, { project }) => snapshotOf(project, form, number),
  'form.variables': ({ form, version, language }, { project }) => {
    const outline = version === undefined
      ? outlineOfForm({ settings: formContentOf(project, form).settings, nodes: readNodes(project, form) })
      : outlineOfDocument(documentOf(project, form, version))
    return formDrafts(outline, variableWords(language ?? outline.settings.languages[0] ?? 'zh-CN'))
  },
  'form.bind': ({ dataset, binding }, { project, describe, deps, touch }) => {
    const data = project.dataset(dataset)
    describe({ name: data.name })
    if (!binding) { bindData(project, dataset, null); return { version: 0 } }
    project.record('questionnaire', binding.form)
    if (binding.version > 0) snapshotOf(project, binding.form, binding.version)
    const version = binding.version > 0 ? binding.version : versionForResponse(project, binding.form, deps.now())
    bindData(project, dataset, { form: binding.form, version })
    touch(`variables:${dataset}`)
    return { version }
  },
}

