import { list, UsageError } from '../args.ts'
import type { Args } from '../args.ts'

/** `--pairs a:b,c:d` as pairs of names; null when it is not given. */
export function namedPairs(args: Args, option: string): [string, string][] | null {
  return list(args, option)?.map(pair => {
    const [first = '', second = '', ...rest] = pair.split(':')
    if (!first || !second || rest.length > 0) throw new UsageError('badValue', `--${option} ${pair}`)
    return [first, second]
  }) ?? null
}
