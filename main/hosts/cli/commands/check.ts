import { basename } from 'node:path'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { openFindings, openFindingWords } from '../openFindings.ts'
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
      // A damaged project is not asked what else there is to say about it.
      const open = report.sound ? await openFindings(session.client) : []
      if (console.json) console.printJson({ project, ...report, open })
      else {
        const lines = [
          ...report.findings.map(({ level, code, params }) => [level, code, translateDynamic(console.lang, `review.finding.${code}.${level}`, params) ?? JSON.stringify(params)]),
          ...open.map(finding => [finding.level, `${finding.in}.${finding.code}`, openFindingWords(console.lang, finding)]),
        ]
        console.print(lines.map(line => `${line.join('\t')}\n`).join(''))
      }
      if (!report.sound) throw new YinguoError('M03', { where: basename(project) })
      return 0
    })
  },
}
