import type { ComponentType } from 'react'
import type { AnalysisMethod, AnalysisRequest, AnalysisRequestInput, RequestOf } from '../../../../shared/contract/analysis.ts'
import type { MessageKey } from '../../../../shared/i18n/translate.ts'
import type { Dataset } from '../../../../shared/model/dataset.ts'
import type { Factor } from '../../../../shared/model/factor.ts'

/** What a form knows of the project: the answers it is about and the tree they hang on. */
export interface FormContext { dataset: Dataset; factors: readonly Factor[] }

/** The options of a method: its request without what every request has. An empty name means: not chosen yet. */
export type Options<M extends AnalysisMethod> = Omit<RequestOf<M>, 'method' | 'dataset' | 'segment' | 'weight'>

export interface FieldsProps<O> { options: O; put(part: Partial<O>): void; context: FormContext }

type LastPart<K> = K extends `analysis.need.${infer Rest}` ? Rest : never
/** What is missing before there can be a result; a sentence under `analysis.need`. */
export type Need = LastPart<MessageKey>

/** How one method is asked for in the window. */
export interface Form<O> {
  method: AnalysisMethod
  /** A first result without a click, where the data give one. */
  first(context: FormContext): O
  need(options: O, context: FormContext): Need | null
  Fields: ComponentType<FieldsProps<O>>
  /** Whether a weight variable may be given. */
  weighs?: boolean
  /** Builds the request; by default the options with data set, segment and weight. */
  request?(options: O, base: RequestBase): AnalysisRequestInput
}
export interface RequestBase { dataset: number; segment: string | null; weight: string | null }
export type AnyForm = Form<Record<string, unknown>>

/** A form as one of many: what its options are is known to itself alone. */
export function form<M extends AnalysisMethod>(method: M, rest: Omit<Form<Options<M>>, 'method'>): AnyForm {
  return { method, ...rest } as unknown as AnyForm
}

/** The request that a form's options make. */
export function requestOf(of: AnyForm, options: Record<string, unknown>, base: RequestBase): AnalysisRequestInput {
  if (of.request) return of.request(options, base)
  return { ...options, method: of.method, ...base, weight: of.weighs ? base.weight : null } as unknown as AnalysisRequest
}
