/** A command's options: 'flag' stands alone, 'value' takes the next word (or what follows `=`), 'choice' takes it when there is one that is no option. */
export type OptionKinds = Record<string, 'flag' | 'value' | 'choice'>
export interface Args { positional: string[]; flags: ReadonlySet<string>; values: ReadonlyMap<string, string> }

/** Wrong usage: exit status 2. `problem` names a sentence under `cli.usage`. */
export class UsageError extends Error {
  readonly problem: 'unknownOption' | 'needsValue' | 'tooMany' | 'missing' | 'badValue' | 'unknownCommand'
  readonly word: string
  /** The usage line of the part that is meant; null: the command's. */
  usage: string | null = null
  constructor(problem: UsageError['problem'], word: string) {
    super(problem)
    this.problem = problem
    this.word = word
  }
}

const shorts: Record<string, string> = { '-o': '--out', '-h': '--help', '-v': '--version' }

/**
 * Words of a command line by a command's options. After `--` every word is positional, whatever it starts with.
 * A repeated option's last value counts. `-` alone and negative numbers are positional.
 */
export function parseArgs(words: readonly string[], kinds: OptionKinds, most: number): Args {
  const positional: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (word === '--') { positional.push(...words.slice(i + 1)); break }
    if (!word.startsWith('-') || word === '-' || /^-\d/.test(word)) { positional.push(word); continue }
    const long = shorts[word] ?? word
    const equals = long.indexOf('=')
    const name = (equals > 0 ? long.slice(0, equals) : long).replace(/^--/, '')
    const kind = long.startsWith('--') && Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (!kind) throw new UsageError('unknownOption', word)
    if (kind === 'flag') {
      if (equals > 0) throw new UsageError('unknownOption', word)
      flags.add(name)
    } else if (kind === 'choice' && equals < 0 && (words[i + 1] === undefined || (words[i + 1] as string).startsWith('--'))) flags.add(name)
    else {
      const next = equals > 0 ? long.slice(equals + 1) : words[++i]
      if (next === undefined || (equals < 0 && next.startsWith('--'))) throw new UsageError('needsValue', `--${name}`)
      values.set(name, next)
    }
  }
  if (positional.length > most) throw new UsageError('tooMany', positional[most] as string)
  return { positional, flags, values }
}

export function required(args: Args, index: number, name: string): string {
  const word = args.positional[index]
  if (word === undefined || word === '') throw new UsageError('missing', name)
  return word
}

export function requiredValue(args: Args, name: string): string {
  const value = args.values.get(name)
  if (value === undefined || value === '') throw new UsageError('missing', name === 'out' ? '-o' : `--${name}`)
  return value
}

/** `--vars a,b` as names; empty pieces are dropped. */
export function list(args: Args, name: string): string[] | undefined {
  return args.values.get(name)?.split(',').map(piece => piece.trim()).filter(piece => piece !== '')
}

export function oneOf<T extends string>(args: Args, name: string, allowed: readonly T[]): T | undefined {
  const value = args.values.get(name)
  if (value === undefined) return undefined
  if (!(allowed as readonly string[]).includes(value)) throw new UsageError('badValue', `--${name} ${value}`)
  return value as T
}

export function integer(args: Args, name: string, min: number, max: number): number | undefined {
  const value = args.values.get(name)
  if (value === undefined) return undefined
  const n = Number(value)
  if (!/^-?\d+$/.test(value) || n < min || n > max) throw new UsageError('badValue', `--${name} ${value}`)
  return n
}
