import { z } from 'zod'

/** Words in several languages, by language tag; the questionnaire's first language is the one that must be there. */
const formText = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/), z.string().max(8000)).refine(words => Object.keys(words).length <= 20, 'at most 20 languages')
export type FormText = z.infer<typeof formText>

/** Codes of questions and rows become variable names: letters, digits, underscore, not beginning with a digit. */
export const formCode = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/)

export const formQuestionKinds = ['single', 'multiple', 'scale', 'matrixScale', 'matrixSingle', 'paired', 'ranking', 'number', 'nps', 'kano', 'text', 'date', 'description'] as const
export const formQuestionKind = z.enum(formQuestionKinds)
export type FormQuestionKind = z.infer<typeof formQuestionKind>

/** Codes are stable: a text may be reworded or moved, its code stays. */
const formOption = z.object({
  code: z.number().int().min(-999).max(9999),
  text: formText,
  /** The respondent writes what it is. */
  other: z.boolean().optional(),
  /** Chosen alone or not at all (multiple choice). */
  exclusive: z.boolean().optional(),
  /** 不适用, 不知道: an answer that is no value. */
  missing: z.boolean().optional(),
})
export type FormOption = z.infer<typeof formOption>

/** An item: a row of a matrix or a pair. */
const formRow = z.object({
  code: formCode,
  text: formText,
  /** Id of the factor it measures, in the project's factor tree (in a portable document: id within its own list). */
  factor: z.string().max(80).nullable().default(null),
  /** Worded against the direction of the scale. */
  reversed: z.boolean().optional(),
})
export type FormRow = z.infer<typeof formRow>

/** Points min..max in whole steps (2 to 11 of them); `direction`: whether the high end is the good one. */
const formScale = z.object({
  min: z.number().int().min(-10).max(100),
  max: z.number().int().min(-10).max(100),
  direction: z.enum(['positive', 'negative']).default('positive'),
  minLabel: formText.default({}),
  maxLabel: formText.default({}),
  /** Words of single points, by the point. */
  points: z.record(z.string().max(4), formText).default({}),
  /** 不适用 beside the points; null: not offered. */
  notApplicable: z.object({ code: z.number().int(), text: formText }).nullable().default(null),
}).refine(scale => scale.max - scale.min >= 1 && scale.max - scale.min <= 10, 'a scale has 2 to 11 points')
export type FormScale = z.infer<typeof formScale>

const base = {
  code: formCode,
  text: formText,
  hint: formText.default({}),
  required: z.boolean().default(true),
  /** Shown only where this holds (shared/expression, over codes of earlier questions); empty: always. */
  show: z.string().max(2000).default(''),
  /** After it: the first line that holds decides where to go on: a later question's or section's code, or `end`. */
  skip: z.array(z.object({ when: z.string().max(2000), to: z.string().max(40) })).max(20).default([]),
  /** A question that tests attention: the one right answer. */
  attention: z.object({ expected: z.number() }).nullable().default(null),
  /** Factor the question measures, where it has no rows. */
  factor: z.string().max(80).nullable().default(null),
  /** Source of the wording, such as "own wording after the ACSI constructs". */
  source: z.string().max(500).default(''),
}
const options = z.array(formOption).max(500).default([])
const rows = z.array(formRow).max(200).default([])

export const formQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), ...base, options }),
  z.object({ kind: z.literal('multiple'), ...base, options, least: z.number().int().min(0).nullable().default(null), most: z.number().int().min(1).nullable().default(null) }),
  z.object({ kind: z.literal('scale'), ...base, scale: formScale, reversed: z.boolean().optional() }),
  z.object({ kind: z.literal('matrixScale'), ...base, rows, scale: formScale }),
  z.object({ kind: z.literal('matrixSingle'), ...base, rows, options }),
  /** Each row is rated twice: importance and performance; variables end in _I and _P. */
  z.object({ kind: z.literal('paired'), ...base, rows, importance: formScale, performance: formScale }),
  z.object({ kind: z.literal('ranking'), ...base, options, places: z.number().int().min(1).nullable().default(null) }),
  z.object({ kind: z.literal('number'), ...base, min: z.number().nullable().default(null), max: z.number().nullable().default(null), whole: z.boolean().default(true), unit: formText.default({}) }),
  z.object({ kind: z.literal('nps'), ...base, minLabel: formText.default({}), maxLabel: formText.default({}) }),
  /** Functional and dysfunctional question for each row; five answers; variables end in _F and _D. */
  z.object({ kind: z.literal('kano'), ...base, rows }),
  z.object({ kind: z.literal('text'), ...base, lines: z.number().int().min(1).max(20).default(1) }),
  z.object({ kind: z.literal('date'), ...base, time: z.boolean().default(false) }),
  z.object({ kind: z.literal('description'), ...base }),
])
export type FormQuestion = z.infer<typeof formQuestion>

const formSection = z.object({ kind: z.literal('section'), code: formCode, text: formText, hint: formText.default({}), show: z.string().max(2000).default('') })
export type FormSection = z.infer<typeof formSection>

/** What a row of the table form_node holds: a section, or a question (with a section as its parent, or none). */
export const formNode = z.union([formSection, formQuestion])
export type FormNode = z.infer<typeof formNode>
export const isSection = (node: FormNode): node is FormSection => node.kind === 'section'

export const formSettings = z.object({
  title: formText,
  /** Language tags, the main one first. */
  languages: z.array(z.string().max(16)).min(1).max(10).default(['zh-CN']),
  intro: formText.default({}),
  /** Read and agreed to before the first question; empty: none. */
  consent: formText.default({}),
  thanks: formText.default({}),
  /** Paper sheets carry a serial number box. */
  serial: z.boolean().default(true),
  template: z.string().max(80).nullable().default(null),
})
export type FormSettings = z.infer<typeof formSettings>

/** Only what is given is changed; without the defaults of formSettings, which would reset the rest. */
export const formSettingsPatch = z.object({
  title: formText, languages: z.array(z.string().max(16)).min(1).max(10), intro: formText, consent: formText, thanks: formText, serial: z.boolean(),
}).partial()

export interface PlacedNode { id: string; /** Section it stands in. */ parent: string | null; order: number; node: FormNode }

/** A questionnaire as it stands in the project; nodes in reading order: sections before what stands in them. */
export interface Form {
  id: string
  name: string
  settings: FormSettings
  nodes: PlacedNode[]
  /** The version responses are collected under now; 0 before the first. */
  version: number
  /** The design was changed since that version; the first response after it makes a new version. */
  changed: boolean
  /** Rows of the data sets that are bound to it. While it is above 0, codes of published versions are not changed without saying so. */
  responses: number
}

/** A factor of a portable document; `parent` names another of the same list. */
const formFactor = z.object({ id: z.string().max(80), parent: z.string().max(80).nullable(), name: z.string().min(1).max(200) })
export type FormFactor = z.infer<typeof formFactor>

/** Topic `questionnaire` of a data set's settings: the questionnaire its rows answer, and the version of the newest. */
export const formBinding = z.object({ form: z.string().max(80), version: z.number().int().min(0) })

/** Content of a row of form_version: the design as it was when responses began to be collected under this number. */
export const formSnapshot = z.object({ number: z.number().int().min(1), at: z.string().max(40), note: z.string().max(500).default(''), document: z.lazy(() => formDocument) })
export interface FormSnapshot { number: number; at: string; note: string; document: FormDocument }

/** A questionnaire by itself, as templates, exchange files and versions hold it: sections with what stands in them, in order. */
export const formDocument = z.object({
  settings: formSettings,
  factors: z.array(formFactor).max(500).default([]),
  /** Questions before the first section have none. */
  sections: z.array(z.object({ section: formSection.nullable(), questions: z.array(formQuestion).max(2000) })).max(500),
})
export type FormDocument = z.infer<typeof formDocument>
