import { extname } from 'node:path'
import { reportFormats } from '../../../../shared/contract/report.ts'
import type { RefreshedPart } from '../../../../shared/contract/reportFile.ts'
import { exportWarning } from '../../../../shared/i18n/exportWarning.ts'
import { reportTemplates } from '../../../../shared/model/report.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, requiredValue, UsageError } from '../args.ts'
import type { Command, Console } from '../command.ts'
import { grantOutput, isProjectName, needFile, openToRead, withSession } from '../session.ts'

const templates = reportTemplates.filter(template => template !== 'blank')

export const command: Command = {
  usage: `report PROJECT [--template ${templates.join('|')}|ID] [--title T] [--refresh OLD.pptx] -o OUT.(${reportFormats.join('|')}) [--force]`,
  options: { template: 'value', title: 'value', refresh: 'value', out: 'value', force: 'flag' },
  positional: 1,
  async run(args, console) {
    const project = required(args, 0, 'PROJECT')
    const out = requiredValue(args, 'out')
    const extension = extname(out).slice(1).toLowerCase()
    const format = reportFormats.find(candidate => candidate === extension)
    if (!format) throw new UsageError('badValue', `-o ${out}`)
    if (!isProjectName(project)) throw new UsageError('badValue', project)
    const old = args.values.get('refresh')
    if (old !== undefined) {
      if (format !== 'pptx') throw new UsageError('badValue', `-o ${out}`)
      return refresh(console, { project, old, out, force: args.flags.has('force'), wanted: args.values.get('template') })
    }
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

interface RefreshAsked { project: string; old: string; out: string; force: boolean; wanted: string | undefined }

/** A delivered presentation with the results of now; what became of each part is listed. */
function refresh(console: Console, { project, old, out, force, wanted }: RefreshAsked): Promise<number> {
  return withSession(console, async session => {
    await needFile(old)
    const grant = grantOutput(session, out, force)
    await openToRead(session, console, project)
    const saved = await session.client.call('report.list', {})
    const named = wanted === undefined ? null : saved.find(report => report.id === wanted || report.name === wanted)
    if (named === undefined) throw new YinguoError('NOT_FOUND', { what: 'report', id: wanted ?? '' })
    const made = await session.client.call('report.refreshDeck', { report: named?.id ?? null, deck: session.grant(old, 'read'), grant }, { onProgress: console.progress })
    for (const warning of made.warnings) console.say(exportWarning(console.lang, warning))
    const count = (outcome: RefreshedPart['outcome']): number => made.parts.filter(part => part.outcome === outcome).length
    if (console.json) console.printJson({ file: out, bytes: made.bytes, parts: made.parts })
    else {
      const { t } = console
      const lines = made.parts.filter(part => part.outcome !== 'same').map(part => [t(`reportFile.refreshed.${part.outcome}`), t(`reportFile.refreshed.kind.${part.kind}`), part.slide ?? '-', part.label, `${part.block}:${part.part}`].join('\t'))
      console.print(`${[...lines, t('reportFile.refreshed.summary', { file: out, replaced: count('replaced'), same: count('same'), kept: count('changedByUser') + count('noResult'), gone: count('gone') })].join('\n')}\n`)
    }
    return 0
  })
}
