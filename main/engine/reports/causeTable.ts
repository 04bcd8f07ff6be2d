import type { Translate } from '../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { ProjectReader } from '../store/reader.ts'
import type { KeptTable } from './projectTable.ts'

export type CauseTableName = 'confirmationPlan' | 'confirmations' | 'measureScores' | 'measures' | 'effects' | 'trace'

/** Tables of causes, measures and effects, as the project has them now. */
export function causeTable(_project: ProjectReader, { name }: { name: CauseTableName; of: string | null }, _t: Translate): KeptTable {
  throw new YinguoError('UNSUPPORTED', { what: name })
}
