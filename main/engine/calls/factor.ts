import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'

type Names = 'factor.tree' | 'factor.add' | 'factor.rename' | 'factor.move' | 'factor.remove' | 'factor.assign'

const nameOf = (project: ProjectReader, factor: string | null): string =>
  project.factors().find(candidate => candidate.id === factor)?.name ?? ''

export const factorHandlers: Handlers<Names> = {
  'factor.tree': (_, { project }) => project.factors(),
  'factor.add': ({ name, parent, index }, { project, describe }) => {
    describe({ name })
    return project.addFactor(parent, name, index)
  },
  'factor.rename': ({ factor, name }, { project, describe }) => {
    describe({ name, before: nameOf(project, factor) })
    project.renameFactor(factor, name)
    return null
  },
  'factor.move': ({ factor, parent, index }, { project, describe }) => {
    describe({ name: nameOf(project, factor) })
    project.moveFactor(factor, parent, index)
    return null
  },
  'factor.remove': ({ factor }, { project, describe }) => {
    describe({ name: nameOf(project, factor) })
    project.removeFactor(factor)
    return null
  },
  'factor.assign': ({ items, factor, index }, { project, describe }) => {
    describe({ items: items.length, name: nameOf(project, factor) })
    project.assignItems(items, factor, index)
    return null
  },
}
