import { extname } from 'node:path'
import type { FigureSpecInput } from '../../../../shared/model/figureSpec.ts'
import { exportWarning } from '../../../../shared/i18n/exportWarning.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { required, requiredValue, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { grantOutput, isProjectName, openToRead, withSession } from '../session.ts'
import type { Session } from '../session.ts'

const formats = ['docx', 'pptx', 'xlsx'] as const

/** The figures kept in the project, in order; where none are kept, those that its content allows. */
async function figures(session: Session): Promise<FigureSpecInput[]> {
  const saved = await session.client.call('figure.list', {})
  if (saved.length > 0) return saved.map(figure => figure.spec)
  const fishbones = await session.client.call('fishbone.list', {})
  const made: FigureSpecInput[] = fishbones.map(fishbone => ({ kind: 'fishbone', fishbone: fishbone.id }))
  const factors = await session.client.call('factor.tree', {})
  const dataset = (await session.client.call('dataset.list', {})).at(-1)
  if (dataset && factors.some(factor => factor.items.some(item => item.dataset === dataset.id))) {
    made.unshift({ kind: 'pareto', source: { type: 'dissatisfaction', dataset: dataset.id } })
    made.push({ kind: 'bar', dataset: dataset.id, show: { type: 'scores' } })
  }
  return made
}

export const command: Command = {
  usage: `report PROJECT [--title T] -o OUT.(${formats.join('|')}) [--force]`,
  options: { template: 'value', title: 'value', out: 'value', force: 'flag' },
  positional: 1,
  async run(args, console) {
    const project = required(args, 0, 'PROJECT')
    const out = requiredValue(args, 'out')
    const extension = extname(out).slice(1).toLowerCase()
    if (args.values.has('template')) throw new YinguoError('UNSUPPORTED', { what: `--template ${args.values.get('template') ?? ''}` })
    if (extension === 'pdf' || extension === 'html') throw new YinguoError('UNSUPPORTED', { what: extension })
    const format = formats.find(candidate => candidate === extension)
    if (!format) throw new UsageError('badValue', `-o ${out}`)
    if (!isProjectName(project)) throw new UsageError('badValue', project)
    return withSession(console, async session => {
      const grant = grantOutput(session, out, args.flags.has('force'))
      await openToRead(session, console, project)
      const specs = await figures(session)
      if (specs.length === 0) throw new YinguoError('NOT_FOUND', { what: 'figure', id: '' })
      const written = await session.client.call('export.report', { title: args.values.get('title') ?? '', figures: specs, format, lang: console.lang, grant }, { onProgress: console.progress })
      for (const warning of written.warnings) console.say(exportWarning(console.lang, warning))
      if (console.json) console.printJson({ file: out, format, figures: specs.length, bytes: written.bytes })
      else console.say(console.t('cli.wrote', { file: out }))
      return 0
    })
  },
}
