import type { z } from 'zod'
import { analysisCalls } from './analysis.ts'
import { attachmentCalls } from './attachment.ts'
import { causeCalls } from './cause.ts'
import { codingCalls } from './coding.ts'
import { commentCalls } from './comment.ts'
import { datasetCalls } from './dataset.ts'
import { derivedCalls } from './derived.ts'
import { editEffectCalls } from './editEffect.ts'
import { exportCalls } from './export.ts'
import { factorCalls } from './factor.ts'
import { figureCalls } from './figure.ts'
import { fishboneCalls } from './fishbone.ts'
import { fishboneDeckCalls } from './fishboneDeck.ts'
import { formCalls } from './form.ts'
import { formExchangeCalls } from './formExchange.ts'
import { formMatchCalls } from './formMatch.ts'
import { historyCalls } from './history.ts'
import { importCalls } from './import.ts'
import { mergeCalls } from './merge.ts'
import { paretoCalls } from './pareto.ts'
import { privacyCalls } from './privacy.ts'
import { projectCalls } from './project.ts'
import { reportCalls } from './report.ts'
import { reportFileCalls } from './reportFile.ts'
import { responseCalls } from './response.ts'
import { screeningCalls } from './screening.ts'
import { segmentCalls } from './segment.ts'
import { sourceCalls } from './source.ts'
import { stackCalls } from './stack.ts'
import { studyCalls } from './study.ts'
import { termCalls } from './term.ts'
import { whatIfCalls } from './whatIf.ts'

/** Every call the engine answers. One file per domain; this is their union. */
export const contract = {
  ...projectCalls,
  ...importCalls,
  ...mergeCalls,
  ...stackCalls,
  ...privacyCalls,
  ...datasetCalls,
  ...commentCalls,
  ...factorCalls,
  ...fishboneCalls,
  ...fishboneDeckCalls,
  ...figureCalls,
  ...paretoCalls,
  ...analysisCalls,
  ...historyCalls,
  ...exportCalls,
  ...reportCalls,
  ...reportFileCalls,
  ...studyCalls,
  ...derivedCalls,
  ...segmentCalls,
  ...screeningCalls,
  ...codingCalls,
  ...termCalls,
  ...sourceCalls,
  ...whatIfCalls,
  ...editEffectCalls,
  ...formExchangeCalls,
  ...causeCalls,
  ...attachmentCalls,
  ...formCalls,
  ...responseCalls,
  ...formMatchCalls,
}

export type Contract = typeof contract
export type CallName = keyof Contract
export type KindOf<N extends CallName> = Contract[N]['kind']
/** As a caller writes them: defaults may be left out. */
export type ParamsOf<N extends CallName> = z.input<Contract[N]['params']>
/** As a handler gets them. */
export type ParsedOf<N extends CallName> = z.output<Contract[N]['params']>
export type ResultOf<N extends CallName> = NonNullable<Contract[N]['result']> | Extract<Contract[N]['result'], null>
export type NamesOfKind<K extends string> = { [N in CallName]: Contract[N]['kind'] extends K ? N : never }[CallName]
