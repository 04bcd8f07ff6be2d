import type { Lang } from '../i18n/translate.ts'
import { translator } from '../i18n/translate.ts'
import type { Bone } from '../model/fishbone.ts'
import { endCauses } from './endCauses.ts'
import { oneLine } from './outline.ts'
import { boneTree } from './tree.ts'

/** One step read back: what stands in `bone`, therefore what stands in `leadsTo`. */
export interface WhyStep {
  bone: string
  /** null: the effect. */
  leadsTo: string | null
  sentence: string
  /** The group has read it and agreed. */
  agreed: boolean
}

interface WhyChain { end: string; number: number; steps: WhyStep[]; agreed: boolean }

const words = (text: string): string => oneLine(text).replace(/[。.；;，,！!]+$/u, '')
/** Inside an English sentence a phrase begins small, unless it begins with a name in capitals. */
const inside = (text: string, lang: Lang): string => (lang === 'en' && /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/**
 * The chain of reasons from an end cause to the effect, read backwards: 「甲，因此乙。」 Big bones name kinds of causes and are
 * passed over, so the last step leads to the effect. What is blank is passed over too.
 */
export function whyChain(fishbone: { effect: string; bones: readonly Bone[] }, end: string, lang: Lang): WhyStep[] {
  const t = translator(lang)
  const tree = boneTree(fishbone.bones)
  const causes = tree.path(end).filter(bone => bone.parent !== null && words(bone.text) !== '').reverse()
  return causes.map((bone, i) => {
    const next = causes[i + 1]
    const cause = words(bone.text)
    if (next) return { bone: bone.id, leadsTo: next.id, sentence: t('fishbone.why.step', { cause, effect: inside(words(next.text), lang) }), agreed: bone.content.agreed }
    return { bone: bone.id, leadsTo: null, sentence: lastSentence(cause, fishbone.effect, lang), agreed: bone.content.agreed }
  })
}

function lastSentence(cause: string, effect: string, lang: Lang): string {
  const t = translator(lang)
  const head = words(effect)
  if (head === '') return t('fishbone.why.noEffect', { cause })
  if (/^why\b/iu.test(head)) return t('fishbone.why.answers', { cause, effect: head })
  // 「为什么排队时间长？」 reads on as 「因此排队时间长」.
  const stated = head.replace(/^(?:为什么|为何|何以)(?:会)?/u, '').replace(/[？?]+$/u, '')
  return t('fishbone.why.step', { cause, effect: inside(stated, lang) })
}

/** Of every end cause, in the order of their numbers. */
export function whyChains(fishbone: { effect: string; bones: readonly Bone[] }, lang: Lang): WhyChain[] {
  return endCauses(fishbone.bones).map(({ bone, number }) => {
    const steps = whyChain(fishbone, bone, lang)
    return { end: bone, number, steps, agreed: steps.length > 0 && steps.every(step => step.agreed) }
  })
}
