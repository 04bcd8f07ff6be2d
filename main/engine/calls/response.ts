import { responseDraft } from '../../../shared/model/response.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { formContentOf } from '../forms/readForm.ts'
import type { Handlers } from '../handler.ts'
import { addResponse } from '../responses/addResponse.ts'
import { pretestReport } from '../responses/pretest.ts'
import { enterSecond, entryState, settle } from '../responses/doubleEntry.ts'

type Names = 'response.add' | 'response.draft' | 'response.keepDraft' | 'form.pretest' | 'entry.state' | 'entry.second' | 'entry.settle'

const draftId = (form: string): string => `response:${form}`

export const responseHandlers: Handlers<Names> = {
  'response.add': (response, { project, describe, deps, touch }) => {
    if (response.via === 'paper' && response.serial === null) throw new YinguoError('BAD_VALUE', { variable: 'serial', value: '', why: 'required' })
    const { name, ...added } = addResponse(project, response, deps.now())
    describe({ name, rid: added.rid, version: added.version })
    // What was being given is given: in the same commit, so that a crash leaves it either waiting or sent, never both.
    if (response.via === 'fill') project.keepDraft(draftId(response.form), null)
    touch(`variables:${added.dataset}`, `cells:${added.dataset}`)
    return added
  },
  'response.draft': ({ form }, { project }) => {
    const kept = project.draft(draftId(form))
    const draft = responseDraft.safeParse(kept?.content)
    return kept && draft.success ? { at: kept.at, draft: draft.data } : null
  },
  'response.keepDraft': ({ form, draft }, { project }) => {
    project.record('questionnaire', form)
    project.keepDraft(draftId(form), draft)
    return null
  },
  'form.pretest': ({ form, dataset }, { project }) => {
    project.record('questionnaire', form)
    return pretestReport(project, form, dataset)
  },
  'entry.state': ({ form }, { project }) => {
    project.record('questionnaire', form)
    return entryState(project, form)
  },
  'entry.second': (asked, { project, describe, deps }) => {
    const outcome = enterSecond(project, asked, deps.now())
    describe({ name: formContentOf(project, asked.form).name, serial: asked.serial, n: outcome.differ })
    return outcome
  },
  'entry.settle': ({ form, entry, variable, value }, { project, describe }) => {
    const { serial, label } = settle(project, form, entry, variable, value)
    describe({ serial, name: label.slice(0, 60) })
    return null
  },
}
