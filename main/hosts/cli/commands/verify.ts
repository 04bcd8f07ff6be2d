import { readdir } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { reportFormats } from '../../../../shared/contract/report.ts'
import type { Verification } from '../../../../shared/contract/report.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, UsageError } from '../args.ts'
import type { Command, Console } from '../command.ts'
import { isProjectName, needFile, openToRead, withSession } from '../session.ts'
import type { Session } from '../session.ts'

const line = (console: Console, found: Verification): string[] => [
  console.t('cli.verify.summary', { name: found.name, equal: found.equal, different: found.different, notDerivable: found.notDerivable, typed: found.typed }),
  ...found.numbers.map(({ outcome, what, label, written, derived, reason, id }) => [outcome, what, label, written, derived, translateDynamic(console.lang, `reportVerify.reason.${reason}`) ?? reason, id].join('\t')),
]

export const command: Command = {
  usage: `verify PROJECT|REPORT.(${reportFormats.join('|')}) [--report ID] [--project P.yinguo] [--json]`,
  options: { report: 'value', project: 'value' },
  positional: 1,
  async run(args, console) {
    const project = required(args, 0, 'REPORT-OR-PROJECT')
    const format = extname(project).slice(1).toLowerCase()
    if (reportFormats.some(each => each === format)) return verifyFile(console, project, args.values.get('project'))
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

/** A finished document against the project it was made from. */
function verifyFile(console: Console, file: string, named: string | undefined): Promise<number> {
  return withSession(console, async session => {
    await needFile(file)
    if (named !== undefined) await needFile(named)
    const grant = session.grant(file, 'read')
    const { t } = console
    const origin = await session.client.call('report.fileOrigin', { grant })
    if (origin.project === null) {
      if (console.json) console.printJson({ file, marked: false })
      else console.say(t('reportFile.verified.unmarked', { file: basename(file) }))
      return 1
    }
    const project = named ?? await ownProject(session, file, origin.project)
    if (project === null) {
      console.say(t('reportFile.verified.needProject'))
      throw new UsageError('missing', '--project')
    }
    await openToRead(session, console, project)
    const found = await session.client.call('report.verifyFile', { grant }, { onProgress: console.progress })
    const sound = found.different === 0 && found.notDerivable === 0 && found.byHand === 0 && found.removed === 0
    if (console.json) console.printJson({ file, marked: true, sound, ...found, project: basename(project) })
    else {
      const lines = found.numbers.map(number => [
        t(`reportVerify.outcome.${number.outcome}`), number.standing === 'byHand' || number.standing === 'removed' ? t(`reportFile.verified.${number.standing}`) : '',
        t(`reportFile.sheet.what.${number.what}`), number.label, number.written, number.derived, number.now === number.written ? '' : number.now, translateDynamic(console.lang, `reportVerify.reason.${number.reason}`) ?? number.reason, number.id,
      ].join('\t'))
      const { equal, different, notDerivable, byHand, removed, typed } = found
      const unseen = found.numbers.filter(number => number.standing === 'unseen').length
      console.print(`${[...lines, t('reportFile.verified.summary', { name: found.title, equal, different, notDerivable, byHand, removed, typed }), ...(unseen > 0 ? [t('reportFile.verified.unseenCount', { n: unseen })] : [])].join('\n')}\n`)
    }
    return sound ? 0 : 1
  })
}

/** The only project beside the report that it was made from; null: none, or more than one. */
async function ownProject(session: Session, file: string, id: string): Promise<string | null> {
  const folder = dirname(resolve(file))
  const found: string[] = []
  for (const name of await readdir(folder)) {
    if (!isProjectName(name)) continue
    const path = join(folder, name)
    try {
      await session.client.call('project.open', { grant: session.grant(path, 'read'), readOnly: true })
      if ((await session.client.call('project.info', {}))?.id === id) found.push(path)
    } catch { /* one that cannot be opened is not the one */ }
  }
  return found.length === 1 ? found[0]! : null
}
