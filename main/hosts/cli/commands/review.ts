import { extname } from 'node:path'
import type { ProjectReview } from '../../../../shared/contract/report.ts'
import { required, requiredValue, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { createTemporary, grantOutput, isProjectName, openToRead, withSession } from '../session.ts'

export const command: Command = {
  usage: 'review PROJECT... -o OUT.xlsx [--force] [--json]',
  options: { out: 'value', force: 'flag' },
  positional: 2000,
  async run(args, console) {
    required(args, 0, 'PROJECT')
    const out = requiredValue(args, 'out')
    if (extname(out).toLowerCase() !== '.xlsx') throw new UsageError('badValue', `-o ${out}`)
    for (const project of args.positional) if (!isProjectName(project)) throw new UsageError('badValue', project)
    return withSession(console, async session => {
      const grant = grantOutput(session, out, args.flags.has('force'))
      const rows: ProjectReview[] = []
      const failed: { file: string; code: string }[] = []
      for (const project of args.positional) {
        try {
          await openToRead(session, console, project)
          const { sound } = await session.client.call('project.check', {})
          rows.push(await session.client.call('report.review', { sound }, { onProgress: console.progress }))
        } catch (error) {
          // One project that cannot be read does not keep the teacher from the others.
          failed.push({ file: project, code: (error as { code?: string }).code ?? 'INTERNAL' })
          console.say(console.t('cli.review.failed', { file: project, code: failed.at(-1)!.code }))
        }
      }
      // The workbook is written by an engine with a project open; what it holds is the list alone.
      await createTemporary(session, 'review')
      const written = await session.client.call('report.reviewSheet', { rows: rows as unknown as ({ file: string } & Record<string, unknown>)[], lang: console.lang, grant })
      if (console.json) console.printJson({ file: out, projects: rows, failed, bytes: written.bytes })
      else console.say(console.t('cli.wrote', { file: out }))
      return failed.length === 0 ? 0 : 1
    })
  },
}
