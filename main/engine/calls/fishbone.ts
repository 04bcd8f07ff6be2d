import { readOutline, withoutHead } from '../../../shared/fishbone/outline.ts'
import type { OutlineBranch } from '../../../shared/fishbone/outline.ts'
import { linkProblem } from '../../../shared/fishbone/links.ts'
import { boneTree } from '../../../shared/fishbone/tree.ts'
import { templateBranches, templateContent, templatesIn } from '../../../shared/fishbone/templates.ts'
import { boneLink } from '../../../shared/model/cause.ts'
import type { BoneLink } from '../../../shared/model/cause.ts'
import type { Bone } from '../../../shared/model/fishbone.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { confirmationsByBone } from '../causes/confirmations.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'
import { keptState, statesOf } from './fishboneState.ts'

type Names = 'fishbone.list' | 'fishbone.get' | 'fishbone.templates' | 'fishbone.create' | 'fishbone.rename' | 'fishbone.settings' | 'fishbone.remove' | 'fishbone.duplicate'
  | 'fishbone.keepState' | 'fishbone.states' | 'fishbone.restoreState' | 'fishbone.removeState'
  | 'bone.add' | 'bone.update' | 'bone.move' | 'bone.moveMany' | 'bone.remove' | 'bone.removeMany' | 'bone.paste' | 'bone.merge'
  | 'bone.link.add' | 'bone.link.update' | 'bone.link.remove'

/** As much of a label as a line of the history holds. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text)
const textOf = (project: ProjectReader, fishbone: string, bone: string): string =>
  short(project.fishbone(fishbone).bones.find(candidate => candidate.id === bone)?.text ?? '')

export const fishboneHandlers: Handlers<Names> = {
  'fishbone.list': (_, { project }) => project.fishbones(),
  'fishbone.get': ({ fishbone }, { project }) => project.fishbone(fishbone),
  'fishbone.templates': ({ lang }) => templatesIn(lang),
  'fishbone.create': ({ effect, template, lang }, { project, describe }) => {
    const content = templateContent(template, lang)
    const head = effect.trim() === '' && content.filled ? content.effect : effect
    describe({ effect: short(head) })
    return project.createFishbone(head, templateBranches(template, lang))
  },
  'fishbone.rename': ({ fishbone, effect }, { project, describe }) => {
    describe({ effect: short(effect) })
    project.renameFishbone(fishbone, effect)
    return null
  },
  'fishbone.settings': ({ fishbone, ...patch }, { project, describe }) => {
    describe({ effect: short(project.fishbone(fishbone).effect) })
    project.setFishbone(fishbone, patch)
    return null
  },
  'fishbone.remove': ({ fishbone }, { project, describe }) => {
    describe({ effect: short(project.fishbone(fishbone).effect) })
    for (const state of statesOf(project, fishbone)) project.removeStudy(state.id)
    project.removeFishbone(fishbone)
    return null
  },
  'fishbone.duplicate': ({ fishbone, effect }, { project, describe }) => {
    const copy = project.duplicateFishbone(fishbone, effect)
    describe({ effect: short(copy.effect) })
    return copy
  },
  'fishbone.keepState': ({ fishbone, name }, { project, deps, describe }) => {
    describe({ name })
    return keptState(project.saveStudy(null, 'fishboneState', name, { fishbone, at: deps.now(), snapshot: project.fishbone(fishbone) }))
  },
  'fishbone.states': ({ fishbone }, { project }) => statesOf(project, fishbone),
  'fishbone.restoreState': ({ fishbone, state }, { project, describe }) => {
    const found = statesOf(project, fishbone).find(({ id }) => id === state)
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'state', id: state })
    describe({ name: found.name })
    const { bones } = found.snapshot
    assertNoMain(project, bones, bones.filter(({ content }) => content.excluded !== null).map(({ id }) => id))
    project.restoreFishbone(found.snapshot)
    return null
  },
  'fishbone.removeState': ({ state }, { project, describe }) => {
    const found = project.studies('fishboneState').find(study => study.id === state)
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'state', id: state })
    describe({ name: found.name })
    project.removeStudy(state)
    return null
  },
  'bone.add': ({ fishbone, parent, index, text }, { project, describe }) => {
    describe({ text: short(text) })
    return project.addBone(fishbone, parent, index, text)
  },
  'bone.update': ({ fishbone, bone, ...patch }, { project, describe }) => {
    describe({ text: patch.text === undefined ? textOf(project, fishbone, bone) : short(patch.text) })
    if (patch.content?.excluded) assertNoMain(project, project.fishbone(fishbone).bones, [bone])
    project.updateBone(fishbone, bone, patch)
    return null
  },
  'bone.move': ({ fishbone, bone, parent, index }, { project, describe }) => {
    describe({ text: textOf(project, fishbone, bone) })
    assertStaysIn(project, fishbone, [bone], parent)
    project.moveBones(fishbone, [bone], parent, index)
    return null
  },
  'bone.moveMany': ({ fishbone, bones, parent, index }, { project, describe }) => {
    describe({ bones: new Set(bones).size })
    assertStaysIn(project, fishbone, bones, parent)
    project.moveBones(fishbone, bones, parent, index)
    return null
  },
  'bone.remove': ({ fishbone, bone }, { project, describe }) => {
    describe({ text: textOf(project, fishbone, bone) })
    project.removeBones(fishbone, [bone])
    return null
  },
  'bone.removeMany': ({ fishbone, bones }, { project, describe }) => {
    describe({ bones: new Set(bones).size })
    project.removeBones(fishbone, bones)
    return null
  },
  'bone.paste': ({ fishbone, parent, index, text }, { project, describe }) => {
    const { effect } = project.fishbone(fishbone)
    const { branches, lines } = parent === null ? withoutHead(readOutline(text), effect) : readOutline(text)
    const doubtful: { bone: string; line: number; doubt: NonNullable<OutlineBranch['doubt']> }[] = []
    const top = project.plantBones(fishbone, parent, index ?? Number.MAX_SAFE_INTEGER, branches, (branch, bone) => {
      const { line, doubt } = branch as OutlineBranch
      if (doubt !== null) doubtful.push({ bone, line, doubt })
    })
    describe({ bones: lines })
    return { top, made: lines, doubtful }
  },
  'bone.merge': ({ fishbone, bone, from, text }, { project, describe }) => {
    describe({ from: textOf(project, fishbone, from), text: text === undefined ? textOf(project, fishbone, bone) : short(text) })
    project.mergeBones(fishbone, bone, from, text)
    return null
  },
  'bone.link.add': ({ fishbone, ...link }, { project, describe }) => {
    const { bones, links } = project.fishbone(fishbone)
    for (const id of [link.from, link.to]) if (!bones.some(bone => bone.id === id)) throw new YinguoError('NOT_FOUND', { what: 'bone', id })
    const problem = linkProblem(bones, links, link)
    if (problem === 'linkSelf') throw new YinguoError('CONFLICT', { what: 'linkSelf' })
    if (problem === 'linkParent') throw new YinguoError('CONFLICT', { what: 'linkParent' })
    if (problem === 'linkTwice') throw new YinguoError('CONFLICT', { what: 'linkTwice' })
    describe({ from: textOf(project, fishbone, link.from), to: textOf(project, fishbone, link.to) })
    return { ...link, id: project.addRecord('bone_link', { owner: fishbone, content: link }).id }
  },
  'bone.link.update': ({ fishbone, link, note }, { project, describe }) => {
    const kept = linkOf(project, fishbone, link)
    describe({ from: textOf(project, fishbone, kept.from), to: textOf(project, fishbone, kept.to) })
    project.updateRecord('bone_link', link, { ...kept, note })
    return { ...kept, note, id: link }
  },
  'bone.link.remove': ({ fishbone, link }, { project, describe }) => {
    const kept = linkOf(project, fishbone, link)
    describe({ from: textOf(project, fishbone, kept.from), to: textOf(project, fishbone, kept.to) })
    project.removeRecord('bone_link', link)
    return null
  },
}

/** A cause confirmed as 要因 cannot be left out, nor anything above it: its verdict would no longer count, and nobody would be told. */
function assertNoMain(project: ProjectReader, bones: readonly Bone[], out: readonly string[]): void {
  const tree = boneTree(bones)
  const records = confirmationsByBone(project)
  if (out.flatMap(id => tree.below(id)).some(bone => records.get(bone.id)?.content.verdict === 'main')) throw new YinguoError('CONFLICT', { what: 'confirmedMain' })
}

/** Below an excluded bone everything is excluded. */
function assertStaysIn(project: ProjectReader, fishbone: string, bones: readonly string[], parent: string | null): void {
  if (parent === null) return
  const { bones: all } = project.fishbone(fishbone)
  if (boneTree(all).path(parent).some(bone => bone.content.excluded !== null)) assertNoMain(project, all, bones)
}

function linkOf(project: ProjectReader, fishbone: string, id: string): BoneLink {
  const row = project.record('bone_link', id)
  if (row.owner !== fishbone) throw new YinguoError('NOT_FOUND', { what: 'bone_link', id })
  return boneLink.parse(row.content)
}
