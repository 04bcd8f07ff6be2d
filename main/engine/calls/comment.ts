import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'

type Names = 'comment.list' | 'comment.add' | 'comment.resolve' | 'comment.remove'

const labelOf = (project: ProjectReader, dataset: number, variable: string | null): string => {
  const found = project.dataset(dataset).variables.find(each => each.id === variable)
  return found ? found.label || found.name : ''
}

export const commentHandlers: Handlers<Names> = {
  'comment.list': ({ dataset, rid, variable }, { project }) => project.comments(dataset, rid ?? null, variable ?? null),
  'comment.add': ({ dataset, rid, variable, text }, { project, deps, describe }) => {
    describe({ dataset, rid, name: labelOf(project, dataset, variable) })
    return project.addComment(dataset, rid, variable, text, deps.actor)
  },
  'comment.resolve': ({ comment, resolved }, { project, describe }) => {
    const done = project.resolveComment(comment, resolved)
    describe({ dataset: done.dataset, rid: done.rid, name: labelOf(project, done.dataset, done.variable), resolved: resolved ? 1 : 0 })
    return done
  },
  'comment.remove': ({ comment }, { project, describe }) => {
    const gone = project.removeComment(comment)
    describe({ dataset: gone.dataset, rid: gone.rid, name: labelOf(project, gone.dataset, gone.variable) })
    return null
  },
}
