import type { Fishbone } from '../model/fishbone.ts'
import { oneLine } from './outline.ts'
import { boneTree } from './tree.ts'
import type { Wording } from './wording.ts'
import { nothingSaid } from './wording.ts'
import { readEn } from './wordingEn.ts'
import { readZh } from './wordingZh.ts'

/**
 * Rules of cause-and-effect diagrams (FIELD 3.2): one effect, worded as a problem; neutral big bones, six at the most; one
 * judged cause a bone, no measures, no blame; deep enough to act on. `sorting` has no causality, `measure` has measures.
 */
export const lintCodes = [
  'effectMissing', 'effectNotProblem', 'effectNotGoal', 'twoEffects', 'crossing',
  'manyBig', 'bigJudges', 'emptyBone', 'emptyBig', 'shallow', 'shallowBranch', 'oneChild',
  'noJudgement', 'solution', 'attitude', 'twoCauses', 'chain', 'vague', 'notMeasure', 'causality',
  'sameSibling', 'sameElsewhere',
] as const
type LintCode = (typeof lintCodes)[number]

/** warning: against a rule. hint: worth a look, may be meant so. */
export interface LintFinding {
  code: LintCode
  level: 'warning' | 'hint'
  /** null: the effect or the diagram as a whole. */
  bone: string | null
  /** For the words: fishbone.lint.CODE.why and .fix. */
  params: Record<string, string | number>
  /** Parts to make bones of, or the bone that says the same. */
  parts: string[]
  also: string[]
}

/** Beyond this the figure is hard to read and kinds of causes overlap. */
const MOST_BIG_BONES = 6
/** So many lines across ask for a relation diagram (关联图). */
const CROSSING = 2
/** As much of a label as is read; a cause is said in fewer signs. */
const READ = 300

const hints: readonly LintCode[] = ['crossing', 'emptyBig', 'shallow', 'shallowBranch', 'oneChild', 'noJudgement', 'vague', 'sameElsewhere', 'effectNotProblem', 'effectNotGoal', 'causality']

/** What one label says, by the language it is written in. */
export function readWording(text: string): Wording {
  const line = oneLine(text.slice(0, READ))
  if (line === '') return nothingSaid
  return /\p{Script=Han}/u.test(line) ? readZh(line) : readEn(line)
}

type Type = Fishbone['settings']['type']

function effectCodes(effect: string, type: Type): LintCode[] {
  if (oneLine(effect) === '') return ['effectMissing']
  const said = readWording(effect)
  if (type === 'sorting') return []
  if (type === 'measure') return said.goal || said.solution ? [] : ['effectNotGoal']
  if (said.parts.length > 1 && said.parts.filter(part => readWording(part).judges).length > 1) return ['twoEffects']
  return said.asks || (said.judges && !said.goal) ? [] : ['effectNotProblem']
}

/** Rules for the words of one bone at a level, 1 = big. */
export function boneCodes(text: string, level: number, type: Type, end: boolean): LintCode[] {
  if (oneLine(text) === '') return ['emptyBone']
  const said = readWording(text)
  if (type === 'sorting') return said.chain ? ['causality'] : []
  if (level === 1) return type === 'cause' && (said.solution || said.attitude || said.chain || (!said.kind && !said.vague)) ? ['bigJudges'] : []
  if (type === 'measure') return said.judges && !said.solution ? ['notMeasure'] : []
  // A label that breaks a rule outright is not held to the finer ones.
  if (said.solution) return ['solution']
  return [
    ...(said.attitude ? ['attitude' as const] : []),
    ...(said.chain ? ['chain' as const] : said.parts.length > 1 ? ['twoCauses' as const] : []),
    ...(end && said.vague ? ['vague' as const] : said.names && !said.attitude ? ['noJudgement' as const] : []),
  ]
}

/** Findings of the whole, the effect first, then the diagram, then its bones in reading order. */
export function lintFishbone({ effect, settings: { type }, bones, links }: Pick<Fishbone, 'effect' | 'settings' | 'bones' | 'links'>): LintFinding[] {
  const tree = boneTree(bones)
  const found: LintFinding[] = []
  const tell = (code: LintCode, bone: string | null, params: LintFinding['params'] = {}, more: Partial<Pick<LintFinding, 'parts' | 'also'>> = {}): void => {
    found.push({ code, level: hints.includes(code) ? 'hint' : 'warning', bone, params, parts: [], also: [], ...more })
  }
  for (const code of effectCodes(effect, type)) tell(code, null, { text: oneLine(effect) }, code === 'twoEffects' ? { parts: readWording(effect).parts } : {})
  const big = tree.children(null)
  if (big.length > MOST_BIG_BONES) tell('manyBig', null, { n: big.length, max: MOST_BIG_BONES })
  if (type === 'cause' && links.length >= CROSSING) tell('crossing', null, { n: links.length })
  if (type === 'cause' && big.length > 0 && tree.bones.length === big.length) tell('shallow', null)
  // Where most branches were followed further, one that stops at once was perhaps not.
  const followed = big.filter(bone => tree.height(bone.id) > 2).length * 2 > big.length
  const labels = Map.groupBy(tree.bones.filter(bone => oneLine(bone.text) !== ''), bone => oneLine(bone.text).toLowerCase())
  for (const bone of tree.bones) {
    const text = oneLine(bone.text)
    const level = tree.level(bone.id)
    const below = tree.children(bone.id)
    for (const code of boneCodes(bone.text, level, type, below.length === 0)) tell(code, bone.id, { text }, code === 'twoCauses' ? { parts: readWording(text).parts } : {})
    if (type === 'cause' && level === 1 && below.length === 0 && tree.bones.length > big.length) tell('emptyBig', bone.id, { text })
    if (type === 'cause' && level === 1 && followed && tree.height(bone.id) === 2) tell('shallowBranch', bone.id, { text })
    if (below.length === 1) tell('oneChild', bone.id, { text, child: oneLine(below[0]?.text ?? '') })
    const alike = labels.get(text.toLowerCase()) ?? []
    if (alike.length < 2) continue
    const siblings = alike.filter(other => other.id !== bone.id && other.parent === bone.parent)
    if (siblings.length > 0) tell('sameSibling', bone.id, { text }, { also: siblings.map(other => other.id) })
    else tell('sameElsewhere', bone.id, { text }, { also: alike.filter(other => other.id !== bone.id).map(other => other.id) })
  }
  return found
}
