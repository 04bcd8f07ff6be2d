import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import type { Args, OptionKinds } from '../args.ts'

/** How one METHOD of `analyze` reads its options. */
export interface AnalyzeMethod {
  /** After `analyze FILE METHOD`, e.g. `--vars a,b [--by g]`. */
  usage: string
  options: OptionKinds
  /** `dataset()` opens FILE and answers the data set's id; it is not called where the numbers come with the options. */
  request(args: Args, dataset: () => Promise<number>): Promise<AnalysisRequestInput>
}
export type AnalyzeMethods = Record<string, AnalyzeMethod>
