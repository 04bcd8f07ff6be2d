import { navigate } from '../../../app/route.ts'
import { askView } from '../askedView.ts'
import { wholeView } from '../viewState.ts'

/** The word in the address of a data set that stands for its screening; no variable id begins so. */
export const SCREENING = '~screening'
const MOST = 20_000

/** The grid narrowed to these responses; `what` names them on the chip. */
export function showRows(dataset: number, rids: readonly number[], what: string): void {
  askView(dataset, { ...wholeView, filters: [{ type: 'rows', rids: rids.slice(0, MOST), what: what.slice(0, 200) }] })
  navigate('data', dataset)
}

/** The grid narrowed to the responses excluded for a reason: a code, or an old free text. */
export function showReason(dataset: number, reason: string): void {
  askView(dataset, { ...wholeView, filters: [{ type: 'reason', reason }] })
  navigate('data', dataset)
}
