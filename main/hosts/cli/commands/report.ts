import { extname } from 'node:path'
import { reportFormats } from '../../../../shared/contract/report.ts'
import { exportWarning } from '../../../../shared/i18n/exportWarning.ts'
import { reportTemplates } from '../../../../shared/model/report.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, requiredValue, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { grantOutput, isProjectName, openToRead, withSession } from '../session.ts'

const templates = reportTemplates.filter(template => template !== 'blank')

export const command: Command = {
  usage: `report PROJECT [--template ${templates.join('|')}|ID] [--title T] -o OUT.(${reportFormats.join('|')}) [--force]`,
  options: { template: 'value', title: 'value', out: 'value', force: 'flag' },
  positional: 1,
  async run(args, console) {
    const project = required(args, 0, 'PROJECT')
    const out = requiredValue(args, 'out')
    const extension = extname(out).slice(1).toLowerCase()
    const format = reportFormats.find(candidate => candidate === extension)
    if (!format) throw new UsageError('badValue', `-o ${out}`)
    if (!isProjectName(project)) throw new UsageError('badValue', project)
    return withSession(console, async session => {
      const grant = grantOutput(session, out, args.flags.has('force'))
      await openToRead(session, console, project)
      const saved = await session.client.call('report.list', {})
      const wanted = args.values.get('template')
      // An id or a name is of a report in the project; without a word the first one there, else a survey report.
      const named = wanted === undefined ? saved[0] : saved.find(report => report.id === wanted || report.name === wanted)
      const template = templates.find(candidate => candidate === (wanted ?? 'student'))
      if (!named && !template) throw new YinguoError('NOT_FOUND', { what: 'report', id: wanted ?? '' })
      const written = await session.client.call('report.export', { report: named && !(wanted !== undefined && template) ? named.id : null, template: template ?? 'student', title: args.values.get('title') ?? '', lang: console.lang, format, grant }, { onProgress: console.progress })
      for (const warning of written.warnings) console.say(exportWarning(console.lang, warning))
      if (console.json) console.printJson({ file: out, format, report: named?.id ?? null, template: named ? named.template : template, bytes: written.bytes })
      else console.say(console.t('cli.wrote', { file: out }))
      return 0
    })
  },
}
