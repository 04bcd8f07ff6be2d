import { YinguoError } from '../../../shared/rpc/errors.ts'
import { applyMatch, matchForm } from '../forms/match/match.ts'
import { formContentOf, readVersions } from '../forms/readForm.ts'
import type { Handlers } from '../handler.ts'

export const formMatchHandlers: Handlers<'form.match' | 'form.applyMatch'> = {
  'form.match': ({ form, source, pairs }, { project }) => {
    if (form !== null) project.record('questionnaire', form)
    return matchForm(project, form, source, pairs)
  },
  'form.applyMatch': (asked, { project, describe, deps }) => {
    if (asked.version > 0 && !readVersions(project, asked.form).some(version => version.number === asked.version)) throw new YinguoError('NOT_FOUND', { what: 'form_version', id: String(asked.version) })
    describe({ name: project.dataset(asked.dataset).name, form: formContentOf(project, asked.form).name, n: asked.pairs.length })
    return applyMatch(project, asked, deps.now())
  },
}
