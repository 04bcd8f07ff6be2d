import type { CallName, ParamsOf, ResultOf } from '../../../../../shared/contract/index.ts'
import type { LinkProblem } from '../../../../../shared/fishbone/links.ts'
import type { FishboneSettings } from '../../../../../shared/model/cause.ts'
import type { Bone, FishboneLink } from '../../../../../shared/model/fishbone.ts'
import type { YinguoError } from '../../../../../shared/rpc/errors.ts'
import { isWithin, levelOf } from '../../../figure/hierarchy.ts'
import type { Place } from '../../../figure/hierarchy.ts'
import { HEAD } from '../spatial.ts'

export type EngineCall = <N extends CallName>(name: N, params: ParamsOf<N>) => Promise<ResultOf<N>>

/** Text being typed. `place` is set for a bone that is not in the project yet: it becomes one when the text is given over. */
export interface BoneEdit { id: string; text: string; place: Place | null; from: string }

/** Why a gesture did nothing. */
export type Notice = 'tooDeep' | 'nothingToUndo' | 'apart' | 'pickTarget' | 'mergeTwo' | LinkProblem

export interface SessionState {
  effect: string
  settings: FishboneSettings
  /** As shown: with the text being typed and the bone being made. */
  bones: Bone[]
  links: FishboneLink[]
  /** A bone's id, or HEAD. */
  selected: string
  /** Every selected bone, the one above among them; empty while the head is selected. */
  chosen: ReadonlySet<string>
  /** Bones that were cut and wait to be put elsewhere. */
  cut: ReadonlySet<string>
  /** A line across is being drawn from this bone: the next bone picked is where it ends. */
  linking: string | null
  edit: BoneEdit | null
  /** Commands on their way. */
  pending: number
  error: YinguoError | null
  notice: Notice | null
}

/** The bone being made, until it has words. */
export const DRAFT = 'draft'

/** Level and parent of a bone in words are made from these. */
export const boneLevel = (state: SessionState, id: string): number => (id === HEAD ? 0 : levelOf(state.bones, id))
export const isBelow = (state: SessionState, id: string, ancestor: string): boolean => isWithin(state.bones, id, ancestor)
