import { analysisRequest, datasetOf } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import { present } from '../../../../shared/presentation/index.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { analyses } from '../analyses/index.ts'
import { required, UsageError } from '../args.ts'
import type { OptionKinds } from '../args.ts'
import type { Command } from '../command.ts'
import { plainTable } from '../plainTable.ts'
import { presentedText } from '../presentedText.ts'
import { chooseDataset, openToRead, withSession } from '../session.ts'

interface Cases { segment: string | null; weight: string | null }

/** The request held to the segment and weighted; what has no cases or no weighted form says so. */
function heldTo(request: AnalysisRequestInput, cases: Cases): AnalysisRequestInput {
  if (request.method !== 'pareto' && request.method !== 'forensics') return { ...request, ...cases }
  const { spec } = request as Extract<AnalysisRequestInput, { method: 'pareto' }>
  const counted = request.method === 'forensics' || spec.source.type === 'counts'
  // A Pareto chart weighs its mentions itself.
  if ((cases.weight !== null && request.method !== 'pareto') || (counted && cases.segment !== null)) throw new YinguoError('UNSUPPORTED', { what: cases.weight !== null && request.method !== 'pareto' ? 'weight' : 'segment' })
  if (counted || cases.segment === null) return request
  return { method: 'pareto', spec: { ...spec, source: { ...spec.source, segment: cases.segment } } } as AnalysisRequestInput
}

const methodOptions: OptionKinds = Object.assign({}, ...Object.values(analyses).map(method => method.options)) as OptionKinds

export const command: Command = {
  usage: `analyze FILE METHOD [options] [--dataset ID|NAME] [--segment NAME] [--weight VARIABLE] [--json]\n${Object.entries(analyses).map(([name, { usage }]) => `      ${name} ${usage}`).join('\n')}`,
  options: { ...methodOptions, dataset: 'value', segment: 'value', weight: 'value' },
  positional: 2,
  async run(args, console) {
    // What brings its numbers along needs no file: `analyze pareto --counts FILE`.
    const alone = args.positional.length === 1 && Object.hasOwn(analyses, args.positional[0] as string)
    const [file, word] = alone ? [null, required(args, 0, 'METHOD')] : [required(args, 0, 'FILE'), required(args, 1, 'METHOD')]
    const method = Object.hasOwn(analyses, word) ? analyses[word] : undefined
    if (!method) throw new UsageError('badValue', word)
    const ofMethod = (thrown: unknown): unknown => {
      if (thrown instanceof UsageError) thrown.usage = `analyze FILE ${word} ${method.usage}`
      return thrown
    }
    for (const option of [...args.flags, ...args.values.keys()]) {
      if (Object.hasOwn(methodOptions, option) && !Object.hasOwn(method.options, option)) throw ofMethod(new UsageError('unknownOption', `--${option}`))
    }
    return withSession(console, async session => {
      let opened = false
      const open = async (wanted = args.values.get('dataset')): Promise<number> => {
        if (file === null) throw new UsageError('missing', 'FILE')
        if (!opened) await openToRead(session, console, file)
        opened = true
        return (await chooseDataset(session, wanted)).id
      }
      const request = await method.request(args, open).catch((thrown: unknown) => { throw ofMethod(thrown) })
      const cases = { segment: args.values.get('segment') ?? null, weight: args.values.get('weight') ?? null }
      const asked = heldTo(request, cases)
      const answer = await session.client.call('analysis.compute', asked)
      const document = { method: answer.method, dataset: answer.dataset, segment: answer.segment, weight: answer.weight, ...answer.result }
      if (console.json) console.printJson(document)
      else {
        const read = analysisRequest.parse(asked)
        const id = datasetOf(read)
        const variables = id === null ? [] : (await session.client.call('dataset.get', { dataset: id })).variables
        const labels = new Map(variables.flatMap(({ id: key, name, label }) => [[key, label || name], [name, label || name]] as const))
        const shown = present(answer, { t: console.t, label: key => labels.get(key) ?? key, request: read })
        console.print(presentedText(shown, process.stdout.isTTY))
        // Nothing that makes a table: what was computed, under its own names.
        if (shown.tables.length === 0) console.print(plainTable(answer.result))
      }
      if (answer.dataset?.simulated) console.say(console.t('cli.simulated'))
      return 0
    })
  },
}
