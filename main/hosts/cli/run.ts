import type { Lang } from '../../../shared/contract/figure.ts'
import { errorSentence } from '../../../shared/i18n/errorSentence.ts'
import { toYinguoError } from '../../../shared/rpc/errors.ts'
import { fileFault } from '../fileFault.ts'
import { oneOf, parseArgs, UsageError } from './args.ts'
import type { Command, Console } from './command.ts'
import { commandNames, loadCommand } from './registry.ts'
import { environmentLanguage, terminal } from './terminal.ts'

const languages = { zh: 'zh-CN', 'zh-CN': 'zh-CN', en: 'en' } as const
const common = { json: 'flag', lang: 'value', help: 'flag' } as const

/** One call of the program. Exit status: 0 done, 1 could not be done, 2 wrong usage. */
export async function run(words: readonly string[], consoleFor: (lang: Lang, json: boolean) => Console = terminal): Promise<number> {
  let console = consoleFor(environmentLanguage(process.env), false)
  let command: Command | undefined
  try {
    const [first = 'help', ...rest] = commandFirst(words)
    const name = first === '--help' || first === '-h' ? 'help' : first === '--version' || first === '-v' ? 'version' : first
    if (!commandNames.includes(name)) throw new UsageError('unknownCommand', first)
    command = await loadCommand(name)
    const args = parseArgs(rest, { ...common, ...command.options }, command.positional)
    const lang = oneOf(args, 'lang', Object.keys(languages) as (keyof typeof languages)[])
    console = consoleFor(lang ? languages[lang] : console.lang, args.flags.has('json'))
    if (args.flags.has('help')) {
      const help = await loadCommand('help')
      return await help.run({ positional: [name], flags: new Set(), values: new Map() }, console)
    }
    return await command.run(args, console)
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      console.say(console.t(`cli.usage.${thrown.problem}`, { word: thrown.word }))
      console.say(`${console.t('cli.usage.line')}yinguo ${thrown.usage ?? command?.usage ?? `COMMAND …  (${commandNames.join(' ')})`}`)
      return 2
    }
    const error = toYinguoError(fileFault(thrown, (thrown as { path?: string }).path ?? ''))
    console.say(withCode(console, errorSentence(console.lang, error), error.code))
    if (error.detail && process.env['YINGUO_TRACE']) console.say(error.detail)
    return 1
  }
}

/** `--lang en version` as `version --lang en`: the common options may stand before the command. */
function commandFirst(words: readonly string[]): string[] {
  let at = 0
  while (words[at] === '--json' || words[at]?.startsWith('--lang')) at += words[at] === '--lang' ? 2 : 1
  return [...words.slice(at, at + 1), ...words.slice(0, at), ...words.slice(at + 1)]
}

const withCode = (console: Console, sentence: string, code: string): string => (console.lang === 'en' ? `${sentence} (${code})` : `${sentence}（${code}）`)
