import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { FormExportFormat, FormLoss } from '../../../../shared/contract/formExchange.ts'
import { formExportFormats } from '../../../../shared/contract/formExchange.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { oneOf, required, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { Command, Console } from '../command.ts'
import { grantOutput, isProjectName, needFile, openToRead, projectPath, withSession } from '../session.ts'

const byExtension: Readonly<Record<string, FormExportFormat>> = { '.xlsx': 'xlsform', '.json': 'json', '.txt': 'wjx', '.docx': 'docx', '.pdf': 'pdf' }

/** Questionnaires out of a project and into one: XLSForm, SurveyJS, text, Word, and what the print room adds. */
export const command: Command = {
  usage: `questionnaire export PROJECT -o OUT [--format ${formExportFormats.join('|')}] [--form ID|NAME] [--language TAG] [--force] [--json]\n      questionnaire import FILE --into PROJECT [--name NAME] [--json]`,
  options: { out: 'value', format: 'value', form: 'value', language: 'value', force: 'flag', into: 'value', name: 'value' },
  positional: 2,
  run(args, console) {
    const what = required(args, 0, 'export | import')
    if (what === 'export') return exportForm(args, console)
    if (what === 'import') return importForm(args, console)
    throw new UsageError('badValue', what)
  },
}

const lossLines = (losses: readonly FormLoss[], { t }: Console): string[] => losses.map(({ code, reason, detail }) => {
  const words = { code: code || t('formExchange.wholeForm'), what: t(`formExchange.loss.${reason}`), detail }
  return detail === '' ? t('formExchange.lossLine', words) : t('formExchange.lossLineDetail', words)
})

async function exportForm(args: Args, console: Console): Promise<number> {
  const project = required(args, 1, 'PROJECT')
  const out = requiredValue(args, 'out')
  const format = oneOf(args, 'format', formExportFormats) ?? byExtension[extname(out).toLowerCase()]
  if (format === undefined) throw new UsageError('missing', '--format')
  if (!isProjectName(project)) throw new YinguoError('M06', { kind: extname(project) || basename(project) })
  return withSession(console, async session => {
    await openToRead(session, console, project)
    const forms = await session.client.call('form.list', {})
    const wanted = args.values.get('form')
    const form = wanted === undefined ? forms.at(-1) : forms.find(one => one.id === wanted || one.name === wanted)
    if (!form) throw new YinguoError('NOT_FOUND', { what: 'questionnaire', id: wanted ?? '' })
    const { losses, bytes } = await session.client.call('form.exportFile', { form: form.id, format, language: args.values.get('language') ?? null, lang: console.lang, grant: grantOutput(session, out, args.flags.has('force')) }, { onProgress: progress => console.progress(progress) })
    if (losses.length > 0) { console.say(console.t('formExchange.cli.losses')); for (const line of lossLines(losses, console)) console.say(line) }
    if (console.json) console.printJson({ file: out, format, form: form.id, bytes, losses })
    else console.print(`${console.t('formExchange.cli.exported', { file: out })}\n`)
    return 0
  })
}

async function importForm(args: Args, console: Console): Promise<number> {
  const file = required(args, 1, 'FILE')
  const project = projectPath(requiredValue(args, 'into'))
  await needFile(file)
  const made = !existsSync(project)
  try {
    return await withSession(console, async session => {
      if (made) await session.client.call('project.create', { grant: session.grant(project, 'create'), name: basename(project, extname(project)), purpose: 'student' })
      else await session.client.call('project.open', { grant: session.grant(project, 'write') })
      const read = await session.client.call('form.importFile', { grant: session.grant(file, 'read'), lang: console.lang })
      const form = await session.client.call('form.create', { name: args.values.get('name') ?? (Object.values(read.document.settings.title)[0]?.trim().slice(0, 200) || basename(file, extname(file))), lang: console.lang, from: { kind: 'document', document: read.document } })
      const questions = read.document.sections.reduce((sum, section) => sum + section.questions.length, 0)
      if (read.doubts.length > 0) {
        console.say(console.t('formExchange.cli.doubts', { n: read.doubts.length }))
        for (const { line, reason, text } of read.doubts) console.say(console.t('formExchange.cli.doubt', { line, reason: console.t(`formExchange.doubt.${reason}`), text }))
      }
      if (read.losses.length > 0) { console.say(console.t('formExchange.cli.lossesIn')); for (const line of lossLines(read.losses, console)) console.say(line) }
      if (console.json) console.printJson({ project, form: form.id, name: form.name, format: read.format, questions, doubts: read.doubts, losses: read.losses })
      else console.print(`${console.t('formExchange.cli.imported', { name: form.name, questions, project })}\n`)
      return 0
    }, true)
  } catch (thrown) {
    // A project that was made for this import and holds nothing is not left behind.
    if (made) await rm(project, { force: true })
    throw thrown
  }
}
