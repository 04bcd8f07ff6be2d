import type { Handlers } from '../handler.ts'

export const figuresHandlers: Handlers<'figure.list' | 'figure.save' | 'figure.remove'> = {
  'figure.list': (_, { project }) => project.figures(),
  'figure.save': ({ figure, spec }, { project, describe }) => {
    describe({ kind: spec.kind, title: spec.frame.title })
    return project.saveFigure(figure, spec)
  },
  'figure.remove': ({ figure }, { project, describe }) => {
    describe({ kind: project.figures().find(candidate => candidate.id === figure)?.spec.kind ?? '' })
    project.removeFigure(figure)
    return null
  },
}
