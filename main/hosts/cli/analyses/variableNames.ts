import { list, UsageError } from '../args.ts'
import type { Args } from '../args.ts'

/** `--vars a,b`; wrong usage without them or with fewer than `least`. */
export function variableNames(args: Args, least = 1): string[] {
  const names = list(args, 'vars')
  if (!names || names.length === 0) throw new UsageError('missing', '--vars')
  if (names.length < least) throw new UsageError('badValue', '--vars')
  return names
}
