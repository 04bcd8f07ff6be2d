import { endCauses, endNumbers } from '../../fishbone/endCauses.ts'
import { boneTree } from '../../fishbone/tree.ts'
import type { MessageKey, Translate } from '../../i18n/translate.ts'
import type { FishboneSpec } from '../../model/figureSpec.ts'
import type { BoneEvidence, Fishbone } from '../../model/fishbone.ts'
import type { CauseDiagram, CauseMark, FishboneFigure, FishboneLayout, OutlineRow } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import type { FrameFacts } from '../frame.ts'
import { coefficientText, countText, groupedText, meanText, percentText } from '../rounding.ts'
import { layoutRelation } from '../relation/layout.ts'
import { paperSize } from '../svg/area.ts'
import { oneParagraph, wrapText } from '../text/wrap.ts'
import { layoutTreeDiagram } from '../tree/layout.ts'
import type { KeyText } from './foot.ts'
import { heatScale } from './heat.ts'
import type { HeatScale } from './heat.ts'
import { layoutFishbone } from './layout.ts'
import { growTree, inReadingOrder } from './tree.ts'

/** Pixels of the narrowest screen that is served: numbers on bones must be read there, or go to a list. */
const SCREEN = 1366

/** One short line a bone: n, dissatisfied share, mean score; bones without data have none. */
export function evidenceLines(evidence: readonly BoneEvidence[], words: Translate): Map<string, string> {
  const lines = new Map<string, string>()
  for (const one of evidence) {
    if (one.items === 0) continue
    const params = { n: groupedText(one.n), percent: one.share === null ? '' : percentText(one.share), mean: one.mean === null ? '' : meanText(one.mean) }
    if (one.share !== null && one.mean !== null) lines.set(one.bone, words('figures.fishbone.evidence', params))
    else if (one.share !== null) lines.set(one.bone, words('figures.fishbone.evidenceShare', params))
    else lines.set(one.bone, words('figures.fishbone.evidenceN', params))
  }
  return lines
}

/** What a figure of causes is told beside the bones. */
interface CauseFacts {
  evidence: readonly BoneEvidence[]
  /** Printed lines that replace those made of `evidence`, where a bone has evidence of other kinds. */
  lines?: ReadonlyMap<string, string>
  /** Bones with a confirmation whose verdict is 'main'. */
  main?: ReadonlySet<string>
  /** Heat by bone, in the unit of its metric; empty: none. */
  heat?: ReadonlyMap<string, number>
  /** Name of the item that impact was measured against. */
  heatTarget?: string
  /** What the frame says of the data behind the evidence; null when no bone shows any. */
  dataset?: FrameFacts | null
  /** Names of the data sets the live numbers are taken from, where others were left out. */
  wave?: readonly string[] | null
  /** Respondents behind the evidence. */
  respondents?: number | null
}

/** Numbers of end causes in reading order, confirmed ones, excluded ones and votes, by bone id. */
export function causeMarks(fishbone: Fishbone, main: ReadonlySet<string>): Map<string, CauseMark> {
  const numbers = endNumbers(fishbone.bones)
  const tree = boneTree(fishbone.bones)
  return new Map(tree.bones.map(bone => [bone.id, {
    // What hangs on an excluded cause is excluded with it.
    number: numbers.get(bone.id) ?? null, main: main.has(bone.id), excluded: tree.path(bone.id).findLast(one => one.content.excluded !== null)?.content.excluded?.reason ?? null,
    votes: fishbone.settings.mode === 'vote' ? bone.content.votes : null,
  }]))
}

const noMark: CauseMark = { number: null, main: false, excluded: null, votes: null }

/** A fishbone, relation diagram or tree diagram of the same causes. */
export function buildFishboneFigure(fishbone: Fishbone, facts: CauseFacts, spec: FishboneSpec, words: Translate): FishboneFigure {
  const { type } = fishbone.settings
  const measured = spec.evidence ? new Map([...evidenceLines(facts.evidence, words), ...(facts.lines ?? [])]) : new Map<string, string>()
  const marks = spec.marks ? causeMarks(fishbone, facts.main ?? new Set()) : new Map<string, CauseMark>()
  const printed = withVotes(fishbone, measured, marks, words)
  const scale = facts.heat ? heatScale(facts.heat) : null
  const links = spec.marks ? fishbone.links : []
  const shared = {
    evidence: printed, marks, emptyEffect: words('figures.fishbone.emptyEffect'), collapsed: new Set(spec.collapsed), links,
    ...(scale ? { heat: scale.steps } : {}),
  }
  const keys = keysOf(fishbone, marks, scale, spec, facts, words)
  const layout = layoutFishbone(fishbone, {
    ...shared, keys: spec.view === 'fishbone' ? keys : [], screen: SCREEN, arrows: type !== 'sorting',
    head: spec.head === 'auto' ? (type === 'measure' ? 'left' : 'right') : spec.head,
  })
  const diagram = spec.view === 'relation' ? layoutRelation(fishbone, { ...shared, keys, arrows: type !== 'sorting', countsOf: (into, out) => words('causeFigure.counts', { in: into, out }) })
    : spec.view === 'tree' ? layoutTreeDiagram(fishbone, { ...shared, keys }) : null
  const effect = oneParagraph(fishbone.effect)
  const name = spec.view === 'fishbone' ? type : spec.view
  const frame = buildFrame(spec.frame, {
    title: effect ? words(`causeFigure.title.${name}`, { effect }) : words(`causeFigure.untitled.${name}`),
    facts: frameFacts(fishbone, marks, layout, facts, measured.size > 0, words),
    notes: notesOf(fishbone, marks, layout, diagram, measured.size > 0, facts.evidence.some(one => one.items > 0), spec, words),
    dataset: measured.size > 0 || scale ? facts.dataset ?? null : null,
  }, words)
  return {
    kind: 'fishbone', fishbone: fishbone.id, frame, size: paperSize(frame, { rules: [], warnings: [] }, diagram ?? layout, 'below'), layout, diagram,
    outline: inReadingOrder(growTree(fishbone.bones)).map((bone): OutlineRow => ({
      id: bone.id, parent: bone.parent, level: bone.level, text: oneParagraph(bone.text), mark: marks.get(bone.id) ?? noMark, evidence: measured.get(bone.id) ?? '',
    })),
  }
}

/** Votes of the circle stand before the numbers. */
function withVotes(fishbone: Fishbone, measured: ReadonlyMap<string, string>, marks: ReadonlyMap<string, CauseMark>, words: Translate): Map<string, string> {
  const lines = new Map(measured)
  for (const { id } of fishbone.bones) {
    const votes = marks.get(id)?.votes
    if (votes === null || votes === undefined) continue
    const said = words('causeFigure.votes', { n: votes })
    const numbers = lines.get(id)
    lines.set(id, numbers ? words('causeFigure.numbersOf', { votes: said, numbers }) : said)
  }
  return lines
}

function keysOf(fishbone: Fishbone, marks: ReadonlyMap<string, CauseMark>, scale: HeatScale | null, spec: FishboneSpec, facts: CauseFacts, words: Translate): KeyText[] {
  const all = [...marks.values()]
  const keys: KeyText[] = []
  const { type } = fishbone.settings
  if (spec.view === 'relation' && type !== 'sorting') keys.push({ sign: 'arrows', text: words(`causeFigure.key.arrows.${type}`) }, { sign: 'root', text: words(`causeFigure.key.root.${type}`) })
  if (all.some(mark => mark.number !== null)) keys.push({ sign: 'end', text: words(type === 'cause' ? 'causeFigure.key.end' : 'causeFigure.key.endOther') })
  if (all.some(mark => mark.main)) keys.push({ sign: 'main', text: words('causeFigure.key.main') })
  if (all.some(mark => mark.excluded !== null)) keys.push({ sign: 'excluded', text: words('causeFigure.key.excluded') })
  if (marks.size > 0 && fishbone.links.length > 0) keys.push({ sign: 'link', text: words('causeFigure.key.link') })
  if (scale && spec.heat.metric !== 'none') {
    const metric = words(`causeFigure.heat.${spec.heat.metric}`, { target: facts.heatTarget ?? '' })
    const isShare = spec.heat.metric === 'share' || spec.heat.metric === 'contribution'
    const number = (step: number): string => scaleNumber(scale.top * step / 5, scale.top, isShare)
    keys.push({ sign: 'words', text: words('causeFigure.key.heat', { metric }) })
    for (const step of [1, 2, 3, 4, 5] as const) keys.push({ sign: `heat:${step}`, text: words('causeFigure.key.range', { from: number(step - 1), to: number(step) }) })
    keys.push({ sign: 'words', text: words('causeFigure.key.noData') })
  }
  return keys
}

/** Ends of classes: shares in percent, small numbers with three decimals. */
const scaleNumber = (value: number, top: number, share: boolean): string => (share ? countText(value * 100) : top < 1 ? coefficientText(value) : countText(value))

/** Causes are everything on the big bones; end causes have nothing below them. */
function frameFacts(fishbone: Fishbone, marks: ReadonlyMap<string, CauseMark>, layout: FishboneLayout, facts: CauseFacts, measured: boolean, words: Translate): string[] {
  const { settings, bones } = fishbone
  const parents = new Set(bones.map(bone => bone.parent))
  const causes = bones.filter(bone => bone.parent !== null)
  const count = (key: MessageKey, n: number): string => (n > 0 ? words(key, { n }) : '')
  const all = [...marks.values()]
  const named: MessageKey = settings.type === 'measure' ? 'causeFigure.facts.measures' : settings.type === 'sorting' ? 'causeFigure.facts.parts' : 'causeFigure.facts.causes'
  const said = (key: MessageKey, value: string, param: string): string => (value.trim() ? words(key, { [param]: oneParagraph(value) }) : '')
  return [
    measured ? count('causeFigure.facts.respondents', facts.respondents ?? 0) : '',
    (measured || facts.heat) && facts.wave ? words('causeFigure.facts.wave', { names: facts.wave.map(oneParagraph).join(words('figures.listComma')) }) : '',
    count(named, causes.length),
    settings.type === 'cause' ? count('causeFigure.facts.endCauses', causes.filter(bone => !parents.has(bone.id)).length) : '',
    count('causeFigure.facts.main', all.filter(mark => mark.main).length),
    count('causeFigure.facts.excluded', marks.size > 0 ? endCauses(bones).filter(cause => cause.excluded !== null).length : 0),
    count('causeFigure.facts.hidden', bones.length - layout.bones.length),
    said('causeFigure.facts.author', settings.author, 'name'), said('causeFigure.facts.date', settings.date, 'date'), said('causeFigure.facts.participants', settings.participants, 'names'),
  ].filter(Boolean)
}

function notesOf(
  fishbone: Fishbone, marks: ReadonlyMap<string, CauseMark>, layout: FishboneLayout, diagram: CauseDiagram | null, measured: boolean, items: boolean, spec: FishboneSpec, words: Translate,
): string[] {
  const excluded = fishbone.bones.flatMap(bone => {
    const mark = marks.get(bone.id)
    if (!mark || mark.excluded === null || bone.content.excluded === null) return []
    const name = `${mark.number === null ? '' : `${mark.number} `}${wrapText(bone.text, { width: 16, fontSize: 1, maxLines: 1 })[0] ?? ''}`
    return [words('causeFigure.excludedOne', { name, reason: oneParagraph(mark.excluded) })]
  })
  return [
    diagram?.kind === 'relation' ? words(`causeFigure.relationRule.${fishbone.settings.type}`) : '',
    excluded.length > 0 ? words('causeFigure.excluded', { list: excluded.join(words('causeFigure.listJoin')) }) : '',
    layout.bones.length < fishbone.bones.length ? words('causeFigure.hidden') : '',
    measured && !diagram && layout.list.length > 0 ? words('causeFigure.inList') : '',
    measured && items ? words('figures.fishbone.rule.numbers') : '',
    measured && items ? words('figures.fishbone.rule.dissatisfied', { k: spec.atMost }) : '',
  ].filter(Boolean)
}
