import { list, UsageError } from '../args.ts'
import type { Args } from '../args.ts'

/** What an analysis takes at most, and how long a name may be (shared/contract/requests/base.ts). */
const MOST = 500
const LONGEST = 200

/** `--vars a,b`; wrong usage without them, with fewer than `least` or with more than an analysis takes. */
export function variableNames(args: Args, least = 1): string[] {
  const names = list(args, 'vars')
  if (!names || names.length === 0) throw new UsageError('missing', '--vars')
  if (names.length < least) throw new UsageError('badValue', `--vars ${names.join(',')}`)
  const long = names.find(name => name.length > LONGEST) ?? names[MOST]
  if (long !== undefined) throw new UsageError('badValue', `--vars ${long.slice(0, LONGEST)}`)
  return names
}
