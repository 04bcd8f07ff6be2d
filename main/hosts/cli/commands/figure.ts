import { extname } from 'node:path'
import { figureFormats } from '../../../../shared/contract/export.ts'
import type { FigureSpecInput } from '../../../../shared/model/figureSpec.ts'
import { exportWarning } from '../../../../shared/i18n/exportWarning.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { analyses } from '../analyses/index.ts'
import type { AskDataset } from '../analyses/method.ts'
import { priorityFigure, priorityOptions } from '../analyses/priorityAsked.ts'
import { variableNames } from '../analyses/variableNames.ts'
import { oneOf, required, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { Command } from '../command.ts'
import { paretoInput, paretoOptions } from '../paretoOptions.ts'
import { fishboneLook, fishboneOptions, fishboneUsage } from '../fishboneOptions.ts'
import { chooseDataset, createTemporary, grantOutput, openToRead, withSession } from '../session.ts'
import type { Session } from '../session.ts'

const kinds = ['pareto', 'fishbone', 'priority', 'bar', 'histogram', 'profile', 'radar', 'scatter', 'quadrant', 'compare', 'hourly', 'gantt'] as const

async function spec(kind: (typeof kinds)[number], args: Args, session: Session, dataset: AskDataset): Promise<FigureSpecInput> {
  const frame = { title: args.values.get('title') ?? '', period: args.values.get('period') ?? '', source: args.values.get('source') ?? '', note: args.values.get('note') ?? '' }
  switch (kind) {
    case 'pareto': return { ...await paretoInput(args, dataset), frame }
    case 'fishbone': {
      const fishbones = await session.client.call('fishbone.list', {})
      const wanted = args.values.get('fishbone')
      const found = wanted === undefined ? fishbones[0] : fishbones.find(fishbone => fishbone.id === wanted || fishbone.effect === wanted)
      if (!found) throw new YinguoError('NOT_FOUND', { what: 'fishbone', id: wanted ?? '' })
      return { kind, fishbone: found.id, ...await fishboneLook(args, session, found.id, dataset), frame }
    }
    case 'priority': {
      return {
        kind, dataset: await dataset(), ...await priorityFigure(args, dataset), order: oneOf(args, 'order', ['overall', 'dimension']) ?? 'dimension', frame,
      }
    }
    case 'bar': {
      if (args.values.has('vars')) return variablesFigure(args, session, await dataset(), frame)
      const question = args.values.get('question')
      const by = oneOf(args, 'by', ['item', 'dimension']) ?? 'dimension'
      return { kind, dataset: await dataset(), show: question === undefined ? { type: 'scores', by } : { type: 'frequencies', question }, frame }
    }
    case 'histogram':
    case 'profile':
    case 'radar': return { kind: 'result', figure: kind, request: { method: 'describe', dataset: await dataset(), variables: variableNames(args), by: args.values.get('by') ?? null }, frame }
    case 'scatter': return { kind: 'result', figure: 'scatter', request: { method: 'correlate', dataset: await dataset(), variables: variableNames(args, 2) }, frame }
    case 'quadrant': {
      const given = await analyses['quadrant']!.request(args, dataset)
      return { kind: 'result', figure: 'quadrant', request: given, frame }
    }
    case 'compare': return { kind: 'result', figure: 'compare', request: await (args.values.has('after') ? analyses['beforeAfter']! : analyses['brands']!).request(args, dataset), frame }
    case 'hourly': return { kind: 'result', figure: 'hourly', request: await analyses['hourly']!.request(args, dataset), frame }
    case 'gantt': return { kind: 'result', figure: 'gantt', request: await analyses['plan']!.request(args, dataset), frame }
  }
}

/** `bar --vars`: the answers to one variable of categories (by group: as parts of 100 %), else means with their intervals. */
async function variablesFigure(args: Args, session: Session, id: number, frame: FigureSpecInput['frame']): Promise<FigureSpecInput> {
  const variables = variableNames(args)
  const by = args.values.get('by') ?? null
  const { variables: known } = await session.client.call('dataset.get', { dataset: id })
  const measured = variables.every(name => ['scale', 'number'].includes(known.find(variable => variable.id === name || variable.name === name || variable.label === name)?.kind ?? ''))
  const request = { dataset: id, variables, by }
  if (measured) return { kind: 'result', figure: 'interval', request: { method: 'describe', ...request }, frame }
  return { kind: 'result', figure: variables.length > 1 || by !== null ? 'stacked' : 'bar', request: { method: 'frequencies', ...request }, frame }
}

/** A figure of the cases of one segment. A fishbone and typed counts have no cases. */
function inSegment(spec: FigureSpecInput, segment: string | undefined): FigureSpecInput {
  if (segment === undefined) return spec
  if (spec.kind === 'priority' || spec.kind === 'bar') return { ...spec, segment }
  if (spec.kind === 'result') return { ...spec, request: { ...spec.request, segment } }
  if (spec.kind === 'pareto' && spec.source.type !== 'counts') return { ...spec, source: { ...spec.source, segment } }
  throw new UsageError('unknownOption', '--segment')
}

export const command: Command = {
  usage: `figure FILE ${kinds.join('|')} [options of analyze] [--vars a,b [--by g]] [--question ID] [--fishbone ID ${fishboneUsage}] [--segment NAME] [--title T] [--period T] [--source T] [--note T] -o OUT.(${figureFormats.join('|')}) [--force]`,
  options: {
    ...analyses['quadrant']?.options, ...analyses['brands']?.options, ...analyses['beforeAfter']?.options, ...analyses['hourly']?.options, ...analyses['plan']?.options, ...fishboneOptions, ...priorityOptions, ...paretoOptions, target: 'value', importance: 'value', order: 'value', fishbone: 'value', dataset: 'value', segment: 'value',
    title: 'value', period: 'value', source: 'value', note: 'value', out: 'value', force: 'flag',
  },
  positional: 2,
  async run(args, console) {
    // What brings its numbers along needs no file.
    const counts = args.values.has('counts') || args.values.has('plan')
    const [file, word] = counts && args.positional.length === 1 ? [null, required(args, 0, 'KIND')] : [required(args, 0, 'FILE'), required(args, 1, 'KIND')]
    const out = requiredValue(args, 'out')
    const kind = kinds.find(candidate => candidate === word)
    if (!kind) throw new UsageError('badValue', word)
    const extension = extname(out).slice(1).toLowerCase()
    const format = figureFormats.find(candidate => candidate === extension)
    if (!format) throw new UsageError('badValue', `-o ${out}`)
    return withSession(console, async session => {
      const grant = grantOutput(session, out, args.flags.has('force'))
      if (file === null) await createTemporary(session, 'counts')
      else await openToRead(session, console, file)
      const dataset = async (wanted = args.values.get('dataset')): Promise<number> => (await chooseDataset(session, wanted)).id
      const written = await session.client.call('export.figure', { spec: inSegment(await spec(kind, args, session, dataset), args.values.get('segment')), format, lang: console.lang, grant }, { onProgress: console.progress })
      for (const warning of written.warnings) console.say(exportWarning(console.lang, warning))
      if (console.json) console.printJson({ file: out, format, bytes: written.bytes })
      else console.say(console.t('cli.wrote', { file: out }))
      return 0
    })
  },
}
