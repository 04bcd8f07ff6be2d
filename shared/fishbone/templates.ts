import type { Lang } from '../i18n/translate.ts'
import { lookUp } from '../i18n/translate.ts'
import type { Bone, BoneBranch, FishboneTemplate } from '../model/fishbone.ts'
import { fishboneTemplates } from '../model/fishbone.ts'
import { readOutline } from './outline.ts'

/** A big bone of a pattern and what to ask at it. Questions stay questions: they are shown, never drawn as causes. */
interface TemplateBone { text: string; prompts: string[] }

export interface TemplateContent {
  id: FishboneTemplate
  name: string
  /** An effect as it may be worded: shown where none is written yet. */
  effect: string
  bones: TemplateBone[]
  /** Whether it brings causes with it. */
  filled: boolean
}

const words = (id: FishboneTemplate, part: string, lang: Lang): string => lookUp(lang, `fishboneTemplate.${id}.${part}`) ?? ''

/** One big bone a line: its name, then its questions, separated by "|". */
export function templateContent(id: FishboneTemplate, lang: Lang): TemplateContent {
  const bones = words(id, 'bones', lang).split('\n').map(line => line.trim()).filter(line => line !== '').map(line => {
    const [text = '', ...prompts] = line.split('|').map(part => part.trim())
    return { text, prompts }
  })
  return { id, name: words(id, 'name', lang), effect: words(id, 'effect', lang), bones, filled: words(id, 'causes', lang) !== '' }
}

export const templatesIn = (lang: Lang): TemplateContent[] => fishboneTemplates.map(id => templateContent(id, lang))

/** What a new diagram begins with: the big bones, in the filled pattern with their causes. */
export function templateBranches(id: FishboneTemplate, lang: Lang): BoneBranch[] {
  const causes = words(id, 'causes', lang)
  if (causes !== '') return readOutline(causes).branches
  return templateContent(id, lang).bones.map(({ text }) => ({ text, children: [] }))
}

/**
 * Questions for every big bone that is named as in a pattern, in either language, by bone id. Where several patterns know
 * the name, the one that knows most of this diagram's big bones asks.
 */
export function promptsOf(bones: readonly Pick<Bone, 'id' | 'parent' | 'text'>[], lang: Lang): Map<string, string[]> {
  const big = bones.filter(bone => bone.parent === null)
  const named = (text: string): string => text.trim().toLowerCase()
  const patterns = fishboneTemplates.map(id => {
    const shown = templateContent(id, lang).bones
    const prompts = new Map<string, string[]>()
    for (const other of ['zh-CN', 'en'] as const) templateContent(id, other).bones.forEach(({ text }, i) => prompts.set(named(text), shown[i]?.prompts ?? []))
    return { prompts, known: big.filter(bone => prompts.has(named(bone.text))).length }
  }).sort((a, b) => b.known - a.known)
  const found = new Map<string, string[]>()
  for (const bone of big) {
    const prompts = patterns.map(pattern => pattern.prompts.get(named(bone.text))).find(each => each !== undefined)
    if (prompts) found.set(bone.id, prompts)
  }
  return found
}
