import { createInterface } from 'node:readline'
import { YinguoError } from '../../../../shared/rpc/errors.ts'
import { integer, UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { projectPath } from '../session.ts'

/**
 * Runs until it is interrupted. Each line on stdin asks for a new one-time address: the old one is spent once a
 * browser has used it.
 */
export const command: Command = {
  usage: 'serve [PROJECT] [--sample] [--port N] [--no-open]',
  options: { port: 'value', 'no-open': 'flag', sample: 'flag' },
  positional: 1,
  async run(args, console) {
    const word = args.positional[0]
    if (word !== undefined && args.flags.has('sample')) throw new UsageError('tooMany', word)
    const project = word === undefined ? undefined : projectPath(word)
    const quiet = args.flags.has('no-open')
    const { openBrowser, startWorkbench } = await import('../../workbench.ts')
    const bench = await startWorkbench({
      open: project !== undefined ? { project } : args.flags.has('sample') ? { sample: true } : null,
      port: integer(args, 'port', 0, 65_535) ?? 0,
      log: line => { if (process.env['YINGUO_TRACE']) console.say(line) },
    }).catch((thrown: unknown) => {
      const code = (thrown as { code?: unknown }).code
      if (code === 'EADDRINUSE' || code === 'EACCES') throw new YinguoError('M26', { name: `127.0.0.1:${args.values.get('port') ?? ''}` })
      throw thrown
    })
    if (bench.readOnly) console.say(console.t('cli.servedReadOnly'))

    const announce = (address: string): void => {
      if (quiet || console.json) console.print(`${JSON.stringify({ url: address })}\n`)
      else console.say(console.t('cli.serving', { url: address }))
    }
    // Before the address is said: whoever reads it may end the program at once.
    const told = new Promise<void>(resolve => { for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve()) })
    const first = bench.web.newAddress()
    let forget = (): Promise<void> => Promise.resolve()
    announce(first)
    if (!quiet) {
      const browser = await openBrowser(first)
      forget = browser.forget
      console.say(console.t(browser.opened ? 'cli.browserOpened' : 'cli.browserNot'))
    }
    bench.web.onOpened(() => void forget())

    const lines = createInterface({ input: process.stdin })
    lines.on('line', () => announce(bench.web.newAddress()))
    await told
    lines.close()
    await forget()
    await bench.close()
    return 0
  },
}
