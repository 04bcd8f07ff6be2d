import { z } from 'zod'
import { formBinding, formCode, formDocument, formNode, formQuestionKind, formQuestionKinds, formSettingsPatch } from '../model/form.ts'
import type { Form, FormDocument, FormNode, FormSnapshot, PlacedNode } from '../model/form.ts'
import type { FormDrafts } from '../forms/variables.ts'
import type { FormFinding } from '../forms/check/finding.ts'
import type { Lost } from '../forms/convert.ts'
import type { TemplateSummary } from '../forms/templates/template.ts'
import { command, query } from '../rpc/call.ts'
import { tag } from './tags.ts'

const form = z.string().min(1).max(80)
const node = z.string().min(1).max(80)
const name = z.string().trim().min(1).max(200)
const lang = z.enum(['zh-CN', 'en']).default('zh-CN')
const index = z.number().int().min(0).max(100_000)
/** Codes that responses already use are changed only where the caller says so (CONFLICT `codeInUse` otherwise). */
const recode = z.boolean().default(false)

/** A node on its way in: with no code it gets the next free one, with no text it has none; the rest are the model's defaults. */
export type NewFormNode = { kind: FormNode['kind']; code?: string } & Record<string, unknown>
const newFormNode = z.looseObject({ kind: z.enum(['section', ...formQuestionKinds]), code: formCode.optional() })

export interface BoundData { dataset: number; name: string; rows: number; version: number }

export interface FormSummary {
  id: string
  name: string
  languages: string[]
  sections: number
  questions: number
  version: number
  changed: boolean
  responses: number
  /** Data sets whose rows answer it. */
  data: BoundData[]
}

/** Worth saying after a change; sentences in i18n `form.warning`. */
export interface FormWarning {
  /** optionReused: an option's code stood for something else in an earlier version. recoded: a code that responses use was changed. */
  code: 'optionReused' | 'recoded'
  params: Record<string, string | number>
}

export interface NodeOutcome {
  node: PlacedNode
  /** Other nodes whose conditions followed a changed code. */
  followed: string[]
  warnings: FormWarning[]
}

export interface FormVersionSummary { number: number; at: string; note: string; questions: number; /** Codes of questions that came, went and changed since the version before. */ added: string[]; removed: string[]; changed: string[] }

export interface FormCheck { findings: FormFinding[]; minutes: number; questions: number }

const list = (): string[] => [tag.questionnaires, tag.datasets]
const one = ({ form: id }: { form: string }): string[] => [tag.questionnaire(id)]
const design = ({ form: id }: { form: string }): string[] => [tag.questionnaire(id), tag.questionnaires]
const read = ({ form: id }: { form: string }): string[] => [tag.questionnaire(id), tag.questionnaires, tag.datasets]

export const formCalls = {
  'form.list': query<FormSummary[]>()('form.list', z.object({}), list),
  'form.templates': query<TemplateSummary[]>()('form.templates', z.object({ lang })),
  'form.get': query<Form>()('form.get', z.object({ form }), read),
  /** name left out: that of the template or document. A template's and a document's factors are found or made by their path of names. */
  'form.create': command<Form>()('form.create', z.object({
    name: name.optional(),
    lang,
    from: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('blank') }),
      z.object({ kind: z.literal('template'), template: z.string().max(80) }),
      z.object({ kind: z.literal('document'), document: formDocument }),
    ]).default({ kind: 'blank' }),
  }), () => [tag.questionnaires, tag.factors]),
  'form.rename': command<null>()('form.rename', z.object({ form, name }), design),
  /** Only what is given; languages that go take no words with them. */
  'form.settings': command<null>()('form.settings', z.object({ form, settings: formSettingsPatch }), design),
  'form.duplicate': command<Form>()('form.duplicate', z.object({ form, name }), () => [tag.questionnaires]),
  /** With its versions and paper entries. CONFLICT `formInUse` while data sets are bound to it. */
  'form.remove': command<null>()('form.remove', z.object({ form }), design),
  /** parent: a section's id, or null. index left out: at the end. Sections stand at the top only. Codes that are taken get the next free one. */
  'form.addNodes': command<PlacedNode[]>()('form.addNodes', z.object({ form, parent: node.nullable().default(null), index: index.optional(), nodes: z.array(newFormNode).min(1).max(500) }), design),
  /** A document's sections and questions at the end, or at `index` of the top; codes that are taken get new ones, and conditions follow. */
  'form.insertDocument': command<PlacedNode[]>()('form.insertDocument', z.object({ form, index: index.optional(), document: formDocument }), p => [...design(p), tag.factors]),
  /** The whole node. A new code must be free (BAD_VALUE `duplicate`); conditions and targets elsewhere follow it. */
  'form.updateNode': command<NodeOutcome>()('form.updateNode', z.object({ form, node, content: formNode, recode }), design),
  /** In the given order, to `index` among those of the new parent that are not moved. Sections take their questions along. */
  'form.moveNodes': command<null>()('form.moveNodes', z.object({ form, nodes: z.array(node).min(1).max(2000), parent: node.nullable(), index }), design),
  /** A section with its questions, or (keepQuestions) without: they then stand where the section stood. */
  'form.removeNodes': command<null>()('form.removeNodes', z.object({ form, nodes: z.array(node).min(1).max(2000), keepQuestions: z.boolean().default(false) }), design),
  /** Behind the original, with new codes; a section with its questions, whose conditions on each other follow. */
  'form.duplicateNode': command<PlacedNode[]>()('form.duplicateNode', z.object({ form, node }), design),
  /** What can be kept is kept; `lost` says what cannot. The pure `convertQuestion` tells beforehand. */
  'form.convertKind': command<NodeOutcome & { lost: Lost[] }>()('form.convertKind', z.object({ form, node, kind: formQuestionKind }), design),
  /** One line an option or row, as `optionLines` writes them: 「1. 移动」, 「9. 其他 #other」. Lines keep the codes of options with the same text. */
  'form.bulkOptions': command<NodeOutcome>()('form.bulkOptions', z.object({ form, node, what: z.enum(['options', 'rows']), lines: z.string().max(100_000), language: z.string().max(16) }), design),
  /** Q1, Q2 … in reading order; row codes and conditions follow. */
  'form.renumber': command<{ changed: number }>()('form.renumber', z.object({ form, recode }), design),
  /** As it stands now, or of a version. Factors by their own list. */
  'form.document': query<FormDocument>()('form.document', z.object({ form, version: z.number().int().min(1).optional() }), p => [...read(p), tag.factors]),
  /** The questionnaire becomes what the document says: nodes with the same code are changed in place, others come or go. */
  'form.replace': command<Form>()('form.replace', z.object({ form, document: formDocument, recode }), p => [...design(p), tag.factors]),
  'form.check': query<FormCheck>()('form.check', z.object({ form }), p => [...read(p), tag.factors]),
  /** Applies the fix of a finding (rule, node and part as in the finding); CONFLICT `moved` when the finding is no longer there. */
  'form.fix': command<NodeOutcome | null>()('form.fix', z.object({ form, rule: z.string().max(60), node: node.nullable(), part: z.string().max(80).nullable().default(null) }), design),
  /** A new version of the design as it stands; the number that stands when nothing was changed. */
  'form.publish': command<{ version: number }>()('form.publish', z.object({ form, note: z.string().max(500).default('') }), design),
  'form.versions': query<FormVersionSummary[]>()('form.versions', z.object({ form }), one),
  'form.version': query<FormSnapshot>()('form.version', z.object({ form, number: z.number().int().min(1) }), one),
  /** Questions and variables a data set of this questionnaire has; with `version` those of that version. */
  'form.variables': query<FormDrafts>()('form.variables', z.object({ form, version: z.number().int().min(1).optional(), language: z.string().max(16).optional() }), p => [...read(p), tag.factors]),
  /** The rows of a data set answer this questionnaire (`binding` null: none). version 0: the newest, which is published first where the design was changed. */
  'form.bind': command<{ version: number }>()('form.bind', z.object({ dataset: z.number().int().positive(), binding: formBinding.nullable() }), p => [tag.datasets, tag.questionnaires, ...(p.binding ? [tag.questionnaire(p.binding.form)] : [])]),
}
