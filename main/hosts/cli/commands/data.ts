import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { dataFormats } from '../../../../shared/contract/export.ts'
import { exportWarning } from '../../../../shared/i18n/exportWarning.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { list, oneOf, required, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import type { Session } from '../session.ts'
import { chooseDataset, grantOutput, openToRead, withSession } from '../session.ts'

export const command: Command = {
  usage: 'data FILE [--codes|--labels] [--format csv|json|xlsx|sav] [--all] [--segment S] [--vars a,b] [--identifiers] [--dataset ID|NAME] [-o OUT] [--force]',
  options: { codes: 'flag', labels: 'flag', format: 'value', all: 'flag', segment: 'value', vars: 'value', identifiers: 'flag', dataset: 'value', out: 'value', force: 'flag' },
  positional: 1,
  async run(args, console) {
    const file = required(args, 0, 'FILE')
    const out = args.values.get('out')
    const byName = dataFormats.find(format => format === extname(out ?? '').slice(1).toLowerCase())
    const format = oneOf(args, 'format', dataFormats) ?? (console.json ? 'json' : byName ?? 'csv')
    if (args.flags.has('codes') && args.flags.has('labels')) throw new UsageError('badValue', '--codes --labels')
    if ((format === 'xlsx' || format === 'sav') && out === undefined) throw new UsageError('missing', '-o')
    return withSession(console, async session => {
      const target = out ?? join(session.scratch, `data.${format}`)
      const grant = out === undefined ? session.grant(target, 'write', true) : grantOutput(session, out, args.flags.has('force'))
      await openToRead(session, console, file)
      const { id } = await chooseDataset(session, args.values.get('dataset'))
      const named = list(args, 'vars')
      const variables = named && named.length > 0 ? await idsOf(session, id, named) : undefined
      const written = await session.client.call('export.data', {
        dataset: id, format, values: args.flags.has('labels') ? 'labels' : 'codes', lang: console.lang, grant,
        rows: args.flags.has('all') ? 'all' : 'counted', segment: args.values.get('segment') ?? null, identifiers: args.flags.has('identifiers'), ...(variables ? { variables } : {}),
      }, { onProgress: console.progress })
      for (const warning of written.warnings) console.say(exportWarning(console.lang, warning))
      if (out === undefined) console.print(await readFile(target))
      else console.say(console.t('cli.wrote', { file: out }))
      return 0
    })
  },
}

/** Variables by id, else by name. */
async function idsOf(session: Session, dataset: number, named: readonly string[]): Promise<string[]> {
  const { variables } = await session.client.call('dataset.get', { dataset })
  return named.map(word => {
    const found = variables.find(variable => variable.id === word) ?? variables.find(variable => variable.name === word)
    if (!found) throw new YinguoError('NOT_FOUND', { what: 'variable', id: word })
    return found.id
  })
}
