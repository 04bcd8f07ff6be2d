import type { Verification } from '../../../../shared/contract/report.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, UsageError } from '../args.ts'
import type { Command, Console } from '../command.ts'
import { isProjectName, openToRead, withSession } from '../session.ts'

const line = (console: Console, found: Verification): string[] => [
  console.t('cli.verify.summary', { name: found.name, equal: found.equal, different: found.different, notDerivable: found.notDerivable, typed: found.typed }),
  ...found.numbers.map(({ outcome, what, label, written, derived, reason, id }) => [outcome, what, label, written, derived, translateDynamic(console.lang, `reportVerify.reason.${reason}`) ?? reason, id].join('\t')),
]

export const command: Command = {
  usage: 'verify PROJECT [--report ID] [--json]',
  options: { report: 'value' },
  positional: 1,
  async run(args, console) {
    const project = required(args, 0, 'REPORT-OR-PROJECT')
    if (!isProjectName(project)) throw new UsageError('badValue', project)
    return withSession(console, async session => {
      await openToRead(session, console, project)
      const check = await session.client.call('project.check', {})
      const saved = await session.client.call('report.list', {})
      const wanted = args.values.get('report')
      const chosen = saved.filter(report => wanted === undefined || report.id === wanted || report.name === wanted)
      if (wanted !== undefined && chosen.length === 0) throw new YinguoError('NOT_FOUND', { what: 'report', id: wanted })
      const reports: Verification[] = []
      for (const report of chosen) reports.push(await session.client.call('report.verify', { report: report.id }, { onProgress: console.progress }))
      // Without a report there are still the data: are they what was imported, with the edits of the log?
      const data = await session.client.call('report.derivable', {}, { onProgress: console.progress })
      const sound = check.sound && data.every(dataset => dataset.derivable) && reports.every(report => report.different === 0 && report.notDerivable === 0)
      if (console.json) console.printJson({ project, sound, log: check.sound, datasets: data, reports })
      else {
        const said = data.map(({ name, derivable, reason }) => console.t(derivable ? 'cli.verify.derived' : 'cli.verify.notDerived', { name, reason: translateDynamic(console.lang, `reportVerify.reason.${reason}`) ?? reason }))
        console.print(`${[...said, ...reports.flatMap(report => line(console, report)), ...(reports.length === 0 ? [console.t('cli.verify.noReport')] : [])].join('\n')}\n`)
      }
      return sound ? 0 : 1
    })
  },
}
