/** What a label's words say. Lists of words are rules of thumb: they ask to look again and never change anything. */
export interface Wording {
  /** States that something is wrong (…不足, too few …). */
  judges: boolean
  /** May name a kind of cause, as a big bone does. */
  kind: boolean
  /** Only names a thing (布局规划, layout): nothing is said to be wrong with it. Where that cannot be told, false. */
  names: boolean
  /** Says what to do instead of what is wrong (加强…, improve …). */
  solution: boolean
  /** Blames a person's attitude instead of naming an action. */
  attitude: boolean
  /** Parts that are causes each, when there are several. */
  parts: string[]
  /** A cause and its effect in one label (甲导致乙). */
  chain: boolean
  /** Names no cause yet (…问题, 其他原因). */
  vague: boolean
  /** Asks why. */
  asks: boolean
  /** Names a goal (如何提高…, how to reduce …). */
  goal: boolean
}

export const nothingSaid: Wording = { judges: false, kind: true, names: false, solution: false, attitude: false, parts: [], chain: false, vague: false, asks: false, goal: false }
