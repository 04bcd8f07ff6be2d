import type { Lang } from '../../../shared/contract/figure.ts'
import type { FishboneTemplate } from '../../../shared/model/fishbone.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'

type Names = 'fishbone.list' | 'fishbone.get' | 'fishbone.create' | 'fishbone.rename' | 'fishbone.remove'
  | 'bone.add' | 'bone.update' | 'bone.move' | 'bone.remove'

/** The big bones of a template, in the order of the figure; blank has none. */
function bigBones(template: FishboneTemplate, lang: Lang): string[] {
  return template === 'blank' ? [] : translator(lang)(`diagrams.template.${template}`).split('|')
}

const textOf = (project: ProjectReader, fishbone: string, bone: string): string =>
  project.fishbone(fishbone).bones.find(candidate => candidate.id === bone)?.text ?? ''

export const fishboneHandlers: Handlers<Names> = {
  'fishbone.list': (_, { project }) => project.fishbones(),
  'fishbone.get': ({ fishbone }, { project }) => project.fishbone(fishbone),
  'fishbone.create': ({ effect, template, lang }, { project, describe }) => {
    describe({ effect })
    return project.createFishbone(effect, bigBones(template, lang))
  },
  'fishbone.rename': ({ fishbone, effect }, { project, describe }) => {
    describe({ effect })
    project.renameFishbone(fishbone, effect)
    return null
  },
  'fishbone.remove': ({ fishbone }, { project, describe }) => {
    describe({ effect: project.fishbone(fishbone).effect })
    project.removeFishbone(fishbone)
    return null
  },
  'bone.add': ({ fishbone, parent, index, text }, { project, describe }) => {
    describe({ text })
    return project.addBone(fishbone, parent, index, text)
  },
  'bone.update': ({ fishbone, bone, ...patch }, { project, describe }) => {
    describe({ text: patch.text ?? textOf(project, fishbone, bone) })
    project.updateBone(fishbone, bone, patch)
    return null
  },
  'bone.move': ({ fishbone, bone, parent, index }, { project, describe }) => {
    describe({ text: textOf(project, fishbone, bone) })
    project.moveBone(fishbone, bone, parent, index)
    return null
  },
  'bone.remove': ({ fishbone, bone }, { project, describe }) => {
    describe({ text: textOf(project, fishbone, bone) })
    project.removeBone(fishbone, bone)
    return null
  },
}
