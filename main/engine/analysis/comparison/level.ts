import type { Variable } from '../../../../shared/model/variable.ts'
import type { Level } from '../../../../shared/stats/testChoice.ts'

/** Measurement level for choosing a test: scale points with bounds count as interval, as satisfaction research does; the rank test is given beside it. */
export const levelOf = ({ kind }: Variable): Level =>
  kind === 'ordinal' ? 'ordinal' : kind === 'scale' || kind === 'number' ? 'interval' : 'nominal'
