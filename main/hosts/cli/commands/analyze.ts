import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import { importanceMethods } from '../../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { list, oneOf, required, requiredValue, UsageError } from '../args.ts'
import type { Args } from '../args.ts'
import type { Command } from '../command.ts'
import { paretoInput, paretoOptions } from '../paretoOptions.ts'
import { plainTable } from '../plainTable.ts'
import { chooseDataset, openToRead, withSession } from '../session.ts'

const methods = ['describe', 'frequencies', 'correlate', 'drivers', 'priority', 'pareto'] as const
type Method = (typeof methods)[number]
/** Methods of the full list that this version does not have. */
const later = ['ttest', 'mannwhitney', 'paired', 'wilcoxon', 'anova', 'kruskal', 'crosstab', 'mcnemar', 'proportion', 'nps', 'reliability', 'efa', 'regress', 'weights', 'pls', 'quadrant']
const laterImportance = ['direct', 'regression', 'shapley', 'pls']

function variables(args: Args): string[] {
  const names = list(args, 'vars')
  if (!names || names.length === 0) throw new UsageError('missing', '--vars')
  return names
}

/** The request the options describe: the same shape as the window sends. */
async function request(method: Method, args: Args, dataset: () => Promise<number>): Promise<AnalysisRequestInput> {
  switch (method) {
    case 'describe':
    case 'frequencies': return { method, dataset: await dataset(), variables: variables(args), by: args.values.get('by') ?? null }
    case 'correlate': {
      const names = variables(args)
      if (names.length < 2) throw new UsageError('badValue', '--vars')
      return { method, dataset: await dataset(), variables: names, type: oneOf(args, 'method', ['pearson', 'spearman', 'kendall']) ?? 'pearson' }
    }
    case 'drivers': return { method, dataset: await dataset(), target: requiredValue(args, 'target'), variables: variables(args) }
    case 'priority': {
      const importance = args.values.get('importance')
      if (importance !== undefined && laterImportance.includes(importance)) throw new YinguoError('UNSUPPORTED', { what: `--importance ${importance}` })
      return {
        method, dataset: await dataset(), target: requiredValue(args, 'target'), variables: list(args, 'vars') ?? null,
        importance: oneOf(args, 'importance', importanceMethods) ?? 'johnson',
      }
    }
    case 'pareto': return { method, spec: await paretoInput(args, dataset) }
  }
}

export const command: Command = {
  usage: `analyze FILE ${methods.join('|')} [--vars a,b] [--by g] [--method pearson|spearman|kendall] [--target y] [--importance johnson|correlation] [--counts FILE] [--dissatisfied "<=2"] [--other 5%|7] [--dataset ID|NAME] [--json]`,
  options: { ...paretoOptions, method: 'value', target: 'value', importance: 'value', dataset: 'value', bootstrap: 'value', seed: 'value' },
  positional: 2,
  async run(args, console) {
    const counts = args.values.has('counts')
    // A table of counts needs no data: `analyze pareto --counts FILE`.
    const [file, word] = counts && args.positional.length === 1 ? [null, required(args, 0, 'METHOD')] : [required(args, 0, 'FILE'), required(args, 1, 'METHOD')]
    if (later.includes(word)) throw new YinguoError('UNSUPPORTED', { what: word })
    const method = methods.find(candidate => candidate === word)
    if (!method) throw new UsageError('badValue', word)
    if (args.values.has('bootstrap') || args.values.has('seed')) throw new YinguoError('UNSUPPORTED', { what: '--bootstrap' })
    return withSession(console, async session => {
      const open = async (): Promise<number> => {
        await openToRead(session, console, file as string)
        return (await chooseDataset(session, args.values.get('dataset'))).id
      }
      const answer = await session.client.call('analysis.run', await request(method, args, open))
      const document = { method: answer.method, dataset: answer.dataset, ...answer.result }
      if (console.json) console.printJson(document)
      else console.print(plainTable(answer.result))
      if (answer.dataset?.simulated) console.say(console.t('cli.simulated'))
      return 0
    })
  },
}
