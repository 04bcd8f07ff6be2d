import type { Lang } from '../../../shared/contract/figure.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import type { Progress } from '../../../shared/rpc/envelope.ts'
import type { Args, OptionKinds } from './args.ts'

/** What a command is run with. Data goes to `print`, everything else to `say`. */
export interface Console {
  lang: Lang
  t: Translate
  json: boolean
  /** Data, to stdout, as it is. */
  print(text: string | Uint8Array): void
  printJson(value: unknown): void
  /** A message, to stderr, one line. */
  say(text: string): void
  /** A progress bar, where stderr is a terminal; nothing elsewhere. */
  progress(progress: Progress): void
}

export interface Command {
  /** As shown after `yinguo `. */
  usage: string
  options: OptionKinds
  /** Most words besides options. */
  positional: number
  /** Answers the exit status. */
  run(args: Args, console: Console): Promise<number>
}
