import type { CauseDiagram, CauseMark, FishboneLayout, HeatStep, Segment } from '../../../../shared/figures/figure.ts'
import { layoutFishbone } from '../../../../shared/figures/fishbone/layout.ts'
import { layoutRelation } from '../../../../shared/figures/relation/layout.ts'
import { layoutTreeDiagram } from '../../../../shared/figures/tree/layout.ts'
import type { FishboneSettings } from '../../../../shared/model/cause.ts'
import type { FishboneSpec } from '../../../../shared/model/figureSpec.ts'
import type { Bone, FishboneLink } from '../../../../shared/model/fishbone.ts'
import { HEAD } from './spatial.ts'

/** What is drawn, and where things stand in it. A relation or tree diagram has boxes instead of bones; `layout` then only says where they are. */
export interface Drawing { layout: FishboneLayout; diagram: CauseDiagram | null }

interface DrawnCauses {
  effect: string
  settings: FishboneSettings
  bones: readonly Bone[]
  links: readonly FishboneLink[]
  spec: Pick<FishboneSpec, 'view' | 'head' | 'marks'>
  marks: ReadonlyMap<string, CauseMark>
  evidence: ReadonlyMap<string, string>
  heat: ReadonlyMap<string, HeatStep> | null
  collapsed: ReadonlySet<string>
  emptyEffect: string
  countsOf(into: number, out: number): string
}

export function drawingOf(causes: DrawnCauses): Drawing {
  const { spec, settings } = causes
  const tree = { effect: causes.effect, bones: causes.bones }
  const shared = {
    evidence: causes.evidence, emptyEffect: causes.emptyEffect, collapsed: causes.collapsed,
    marks: spec.marks ? causes.marks : new Map<string, CauseMark>(), links: spec.marks ? causes.links : [], ...(causes.heat ? { heat: causes.heat } : {}),
  }
  if (spec.view === 'fishbone') {
    const head = spec.head === 'auto' ? (settings.type === 'measure' ? 'left' : 'right') : spec.head
    return { layout: layoutFishbone(tree, { ...shared, head, arrows: settings.type !== 'sorting' }), diagram: null }
  }
  const diagram = spec.view === 'relation' ? layoutRelation(tree, { ...shared, arrows: settings.type !== 'sorting', emptyBranches: true, countsOf: causes.countsOf }) : layoutTreeDiagram(tree, shared)
  return { layout: placesOf(diagram), diagram }
}

/** Boxes of a diagram as places one can go to, point at and type in. */
function placesOf(diagram: CauseDiagram): FishboneLayout {
  const effect = diagram.boxes.find(box => box.role === 'effect')
  const head = effect?.label ?? { x: 0, y: 0, width: 0, height: 0, lines: [], fontSize: 3, bold: false, boxed: true }
  const dot = (box: { x: number; y: number; width: number; height: number }): Segment => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    return { x1: x, y1: y, x2: x, y2: y }
  }
  return {
    width: diagram.width, height: diagram.height, spine: dot(head), head, headSide: diagram.kind === 'tree' ? 'left' : 'right', arrows: true, links: [], keys: [], list: [],
    bones: diagram.boxes.filter(box => box.role !== 'effect').map(box => ({
      id: box.id, parent: box.parent, level: 2, line: dot(box.label), label: box.label, evidence: box.evidence, badge: box.badge, star: box.star, main: box.main, excluded: box.excluded, heat: box.heat,
    })),
  }
}

/** Bones that are shown while one looks at a branch only: what leads to it and what is below it. */
export function branchOnly(bones: readonly Bone[], focus: string | null): readonly Bone[] {
  if (focus === null) return bones
  const byId = new Map(bones.map(bone => [bone.id, bone]))
  const kept = new Set<string>()
  for (let at = byId.get(focus); at; at = at.parent === null ? undefined : byId.get(at.parent)) kept.add(at.id)
  if (kept.size === 0) return bones
  // Parents may stand anywhere in the list: each bone asks upwards.
  const within = (bone: Bone): boolean => {
    for (let at: Bone | undefined = bone, steps = 0; at && steps < 10; at = at.parent === null ? undefined : byId.get(at.parent), steps++) if (at.id === focus) return true
    return false
  }
  return bones.filter(bone => kept.has(bone.id) || within(bone))
}

/** Folded branches, but for those the selection stands in: what has the keyboard is always seen. The same set where nothing has to open. */
export function foldedFor(collapsed: ReadonlySet<string>, bones: readonly Bone[], selected: string): ReadonlySet<string> {
  if (collapsed.size === 0 || selected === HEAD) return collapsed
  const byId = new Map(bones.map(bone => [bone.id, bone]))
  const open = new Set<string>()
  for (let parent = byId.get(selected)?.parent ?? null; parent !== null; parent = byId.get(parent)?.parent ?? null) if (collapsed.has(parent)) open.add(parent)
  return open.size === 0 ? collapsed : new Set([...collapsed].filter(id => !open.has(id)))
}
