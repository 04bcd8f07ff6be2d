import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { exportWarning } from '../../../../shared/i18n/exportWarning.ts'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { oneOf, required, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { chooseDataset, grantOutput, openToRead, withSession } from '../session.ts'

const formats = ['csv', 'json', 'xlsx', 'sav'] as const

export const command: Command = {
  usage: 'data FILE [--codes|--labels] [--format csv|json|xlsx] [--dataset ID|NAME] [-o OUT] [--force]',
  options: { codes: 'flag', labels: 'flag', format: 'value', dataset: 'value', out: 'value', force: 'flag' },
  positional: 1,
  async run(args, console) {
    const file = required(args, 0, 'FILE')
    const out = args.values.get('out')
    const byName = formats.find(format => format === extname(out ?? '').slice(1).toLowerCase())
    const format = oneOf(args, 'format', formats) ?? (console.json ? 'json' : byName ?? 'csv')
    if (args.flags.has('codes') && args.flags.has('labels')) throw new UsageError('badValue', '--codes --labels')
    if (format === 'sav') throw new YinguoError('UNSUPPORTED', { what: 'sav' })
    if (format === 'xlsx' && out === undefined) throw new UsageError('missing', '-o')
    return withSession(console, async session => {
      const target = out ?? join(session.scratch, `data.${format}`)
      const grant = out === undefined ? session.grant(target, 'write', true) : grantOutput(session, out, args.flags.has('force'))
      await openToRead(session, console, file)
      const { id } = await chooseDataset(session, args.values.get('dataset'))
      const written = await session.client.call('export.data', {
        dataset: id, format, values: args.flags.has('labels') ? 'labels' : 'codes', lang: console.lang, grant,
      }, { onProgress: console.progress })
      for (const warning of written.warnings) console.say(exportWarning(console.lang, warning))
      if (out === undefined) console.print(await readFile(target))
      else console.say(console.t('cli.wrote', { file: out }))
      return 0
    })
  },
}
