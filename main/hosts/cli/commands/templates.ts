import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { fishboneTemplates } from '../../../../shared/model/fishbone.ts'
import { purposes } from '../../../../shared/model/project.ts'
import type { Command } from '../command.ts'

/** What `new --template` takes: purposes to start with, patterns of a first fishbone. */
export const command: Command = {
  usage: 'templates [--json]',
  options: {},
  positional: 0,
  run(_args, console) {
    const named = (kind: 'purpose' | 'fishbone', id: string) => ({ id, kind, name: translateDynamic(console.lang, `cli.template.${id}`) ?? id })
    const templates = [...purposes.map(id => named('purpose', id)), ...fishboneTemplates.map(id => named('fishbone', id))]
    if (console.json) console.printJson({ templates })
    else console.print(templates.map(template => `${template.id}\t${template.kind}\t${template.name}\n`).join(''))
    return Promise.resolve(0)
  },
}
