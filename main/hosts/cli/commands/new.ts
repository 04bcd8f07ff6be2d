import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { formTemplateIds, formTemplates } from '../../../../shared/forms/templates/list.ts'
import { fishboneTemplates } from '../../../../shared/model/fishbone.ts'
import type { FishboneTemplate } from '../../../../shared/model/fishbone.ts'
import { purposes } from '../../../../shared/model/project.ts'
import type { Purpose } from '../../../../shared/model/project.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { oneOf, required } from '../args.ts'
import type { Command } from '../command.ts'
import { projectPath, withSession } from '../session.ts'

/** What a project that begins with a questionnaire of this group is for. */
const purposeOf: Partial<Record<string, Purpose>> = { satisfaction: 'satisfaction', index: 'satisfaction', qc: 'qc-problem' }

/** A template is a purpose to start with, the pattern of a first fishbone, or a first questionnaire. */
export const command: Command = {
  usage: 'new PROJECT [--template ID] [--force]',
  options: { template: 'value', force: 'flag' },
  positional: 1,
  async run(args, console) {
    const path = projectPath(required(args, 0, 'PROJECT'))
    const template = oneOf(args, 'template', [...purposes, ...fishboneTemplates, ...formTemplateIds] as (Purpose | FishboneTemplate | string)[])
    const force = args.flags.has('force')
    if (!force && existsSync(path)) throw new YinguoError('M24', { name: basename(path) })
    return withSession(console, async session => {
      const form = formTemplates.find(candidate => candidate.id === template)
      const purpose = purposes.find(candidate => candidate === template) ?? purposeOf[form?.group ?? ''] ?? 'student'
      const project = await session.client.call('project.create', { grant: session.grant(path, 'create', force), name: basename(path, extname(path)), purpose })
      const pattern = fishboneTemplates.find(candidate => candidate === template)
      if (pattern) await session.client.call('fishbone.create', { effect: '', template: pattern, lang: console.lang })
      if (form) await session.client.call('form.create', { lang: console.lang, from: { kind: 'template', template: form.id } })
      if (console.json) console.printJson({ project: path, id: project.id, name: project.name, purpose: project.purpose, template: template ?? null })
      else console.print(`${path}\n`)
      return 0
    }, true)
  },
}
