import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { UsageError } from '../args.ts'
import type { Command } from '../command.ts'
import { commandNames, loadCommand } from '../registry.ts'

export const command: Command = {
  usage: 'help [COMMAND]',
  options: {},
  positional: 1,
  async run(args, console) {
    const wanted = args.positional[0]
    if (wanted !== undefined && !commandNames.includes(wanted)) throw new UsageError('unknownCommand', wanted)
    const shown = wanted === undefined ? commandNames : [wanted]
    const lines = await Promise.all(shown.map(async name => ({
      name, usage: `yinguo ${(await loadCommand(name)).usage}`, about: translateDynamic(console.lang, `cli.about.${name}`) ?? '',
    })))
    if (console.json) console.printJson({ commands: lines })
    else {
      console.print(`${console.t('cli.synopsis')}\n\n${lines.map(line => `${line.usage}\n    ${line.about}\n`).join('')}\n${console.t('cli.common')}\n`)
    }
    return 0
  },
}
