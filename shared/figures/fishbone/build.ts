import type { Translate } from '../../i18n/translate.ts'
import type { FishboneSpec } from '../../model/figureSpec.ts'
import type { Bone, BoneEvidence, Fishbone } from '../../model/fishbone.ts'
import type { FishboneFigure } from '../figure.ts'
import { buildFrame } from '../frame.ts'
import type { FrameFacts } from '../frame.ts'
import { meanText, percentText } from '../rounding.ts'
import { paperSize } from '../svg/area.ts'
import { oneParagraph } from '../text/wrap.ts'
import { layoutFishbone } from './layout.ts'

/** One short line a bone: n, dissatisfied share, mean score; bones without data have none. */
export function evidenceLines(evidence: readonly BoneEvidence[], words: Translate): Map<string, string> {
  const lines = new Map<string, string>()
  for (const one of evidence) {
    if (one.items === 0) continue
    const params = { n: one.n, percent: one.share === null ? '' : percentText(one.share), mean: one.mean === null ? '' : meanText(one.mean) }
    if (one.share !== null && one.mean !== null) lines.set(one.bone, words('figures.fishbone.evidence', params))
    else if (one.share !== null) lines.set(one.bone, words('figures.fishbone.evidenceShare', params))
    else lines.set(one.bone, words('figures.fishbone.evidenceN', params))
  }
  return lines
}

/** `dataset`: what the frame says of the data behind the evidence; null when no bone shows any. */
export function buildFishboneFigure(fishbone: Fishbone, evidence: readonly BoneEvidence[], spec: FishboneSpec, words: Translate, dataset: FrameFacts | null = null): FishboneFigure {
  const lines = spec.evidence ? evidenceLines(evidence, words) : new Map<string, string>()
  const layout = layoutFishbone(fishbone, { evidence: lines, emptyEffect: words('figures.fishbone.emptyEffect') })
  const effect = oneParagraph(fishbone.effect)
  const frame = buildFrame(spec.frame, {
    title: effect ? words('figures.fishbone.title', { effect }) : words('figures.fishbone.untitled'),
    facts: facts(fishbone.bones, words),
    notes: lines.size > 0 ? [words('figures.fishbone.rule.numbers'), words('figures.fishbone.rule.dissatisfied', { k: spec.atMost })] : [],
    dataset: lines.size > 0 ? dataset : null,
  }, words)
  return { kind: 'fishbone', frame, size: paperSize(frame, { rules: [], warnings: [] }, layout, 'below'), layout }
}

/** Causes are everything on the big bones; end causes have nothing below them. */
function facts(bones: readonly Bone[], words: Translate): string[] {
  const parents = new Set(bones.map(bone => bone.parent))
  const causes = bones.filter(bone => bone.parent !== null)
  if (causes.length === 0) return []
  return [
    words('figures.facts.causes', { n: causes.length }),
    words('figures.facts.endCauses', { n: causes.filter(bone => !parents.has(bone.id)).length }),
  ]
}
