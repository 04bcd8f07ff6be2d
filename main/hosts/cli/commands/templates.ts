import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { templateSummaries } from '../../../../shared/forms/templates/list.ts'
import { fishboneTemplates } from '../../../../shared/model/fishbone.ts'
import { purposes } from '../../../../shared/model/project.ts'
import type { Command } from '../command.ts'

/** What `new --template` takes: purposes to start with, patterns of a first fishbone, questionnaires. */
export const command: Command = {
  usage: 'templates [--json]',
  options: {},
  positional: 0,
  run(_args, console) {
    const named = (kind: 'purpose' | 'fishbone', id: string) => ({ id, kind, name: translateDynamic(console.lang, `cli.template.${id}`) ?? id })
    const templates = [...purposes.map(id => named('purpose', id)), ...fishboneTemplates.map(id => named('fishbone', id)),
      ...templateSummaries(console.lang).map(({ id, name, about, source, questions, minutes }) => ({ id, kind: 'questionnaire' as const, name, about, source, questions, minutes }))]
    if (console.json) console.printJson({ templates })
    else console.print(templates.map(template => `${template.id}\t${template.kind}\t${template.name}\n`).join(''))
    return Promise.resolve(0)
  },
}
