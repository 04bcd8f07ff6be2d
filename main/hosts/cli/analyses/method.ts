import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import type { Args, OptionKinds } from '../args.ts'

/** Opens FILE and answers the id of a data set: the one wanted by id or name, else that of `--dataset`, else the last. Throws NOT_FOUND. */
export type AskDataset = (wanted?: string) => Promise<number>

/** How one METHOD of `analyze` reads its options. */
export interface AnalyzeMethod {
  /** After `analyze FILE METHOD`, e.g. `--vars a,b [--by g]`. */
  usage: string
  options: OptionKinds
  /** `dataset` is not called where the numbers come with the options. */
  request(args: Args, dataset: AskDataset): Promise<AnalysisRequestInput>
}
export type AnalyzeMethods = Record<string, AnalyzeMethod>
