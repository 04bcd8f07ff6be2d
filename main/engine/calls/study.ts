import type { Handlers } from '../handler.ts'

export const studyHandlers: Handlers<'study.list' | 'study.save' | 'study.remove'> = {
  'study.list': ({ kind }, { project }) => project.studies(kind),
  'study.save': ({ study, kind, name, content }, { project, describe }) => {
    describe({ name })
    return project.saveStudy(study, kind, name, content)
  },
  'study.remove': ({ study }, { project, describe }) => {
    describe({ name: project.studies(null).find(each => each.id === study)?.name ?? '' })
    project.removeStudy(study)
    return null
  },
}
