import { basename } from 'node:path'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { isProjectName, openToRead, withSession } from '../session.ts'

export const command: Command = {
  usage: 'check PROJECT [--json]',
  options: {},
  positional: 1,
  async run(args, console) {
    const project = required(args, 0, 'PROJECT')
    if (!isProjectName(project)) throw new UsageError('badValue', project)
    return withSession(console, async session => {
      await openToRead(session, console, project)
      const report = await session.client.call('project.check', {})
      if (console.json) console.printJson({ project, ...report })
      else {
        console.print(`${report.findings.map(({ level, code, params }) =>
          [level, code, translateDynamic(console.lang, `review.finding.${code}.${level}`, params) ?? JSON.stringify(params)].join('\t')).join('\n')}\n`)
      }
      if (!report.sound) throw new YinguoError('M03', { where: basename(project) })
      return 0
    })
  },
}
