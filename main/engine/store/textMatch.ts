import { Script, createContext } from 'node:vm'
import type { FindSpec } from '../../../shared/contract/gridView.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'

/** A pattern may take this long over all different values of one column. */
const TIME_LIMIT_MS = 400

/** Nothing of the person's own is run as code: pattern and texts are data to this script. */
const replaceAll = new Script('texts.map(text => { pattern.lastIndex = 0; return pattern.test(text) ? (pattern.lastIndex = 0, text.replace(pattern, by)) : null })')

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function patternSource({ text, regex, whole }: FindSpec): string {
  const source = regex ? text : escape(text)
  return whole ? `^(?:${source})$` : source
}

/**
 * For each text what it becomes when every match is replaced; null where nothing matches.
 * A pattern that goes back and forth for ever is stopped: BAD_VALUE, why `slowPattern`; one that is none: why `notAPattern`.
 */
export function replacedTexts(spec: FindSpec, texts: readonly string[], by: string): (string | null)[] {
  let pattern: RegExp
  try {
    pattern = new RegExp(patternSource(spec), spec.matchCase ? 'gu' : 'giu')
  } catch {
    throw new YinguoError('BAD_VALUE', { variable: 'pattern', value: spec.text, why: 'notAPattern' })
  }
  const literal = spec.regex ? by : by.replaceAll('$', '$$$$')
  // V8 looks for an end of its time while a pattern backtracks, also in the middle of one match.
  const context = createContext({ texts, pattern, by: literal })
  try {
    return Array.from(replaceAll.runInContext(context, { timeout: TIME_LIMIT_MS }) as (string | null)[])
  } catch (thrown) {
    if ((thrown as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new YinguoError('BAD_VALUE', { variable: 'pattern', value: spec.text, why: 'slowPattern' })
    throw thrown
  }
}
