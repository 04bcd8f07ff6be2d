import type { Code } from '../../model/questionnaire.ts'
import type { VariableKind } from '../../model/variable.ts'
import type { FormDrafts, FormVariable } from '../variables.ts'
import { likeness, pairsOf } from './likeness.ts'
import type { Pairs } from './likeness.ts'

/** A column of a sheet or data set, as much as is known of it. */
export interface MatchColumn { id: string; name: string; label: string; /** Title of its question; empty where it stands alone. */ title: string; kind: VariableKind; codes: readonly Code[] }
export type MatchBy = 'code' | 'title' | 'options' | 'chosen'
export interface ColumnPair { column: string; variable: string; /** 0..1. */ confidence: number; by: MatchBy }
export interface ColumnMatch { pairs: ColumnPair[]; /** Columns and variables that found nothing. */ columns: string[]; variables: string[] }

/** Below it two texts are no match at all. */
const LEAST = 0.5
/** Below it a pair is not counted as fitting when a questionnaire is looked for by itself. */
export const SURE = 0.6

type Side = FormVariable['side']
const sides: [Exclude<Side, null>, RegExp][] = [
  ['importance', /重要(?:性|度|程度)?|看重(?:程度)?|期望(?:值|程度)?|\bimportance\b|[_\-.]I$/iu],
  ['performance', /满意(?:度|程度)?|表现|实际(?:感受|体验)?|感知|\b(?:satisfaction|performance)\b|[_\-.]P$/iu],
  ['dysfunctional', /不具备|没有(?:这|该|此)|反向|若无|\b(?:absent|dysfunctional|without)\b|[_\-.]D$/iu],
  ['functional', /具备|具有(?:这|该|此)|正向|若有|\b(?:present|functional)\b|[_\-.]F$/iu],
]
/** Which side of a pair a text speaks of; null where it says neither or both. */
function sideIn(text: string, among: readonly Side[]): Side {
  const found = sides.filter(([side, words]) => among.includes(side) && words.test(text)).map(([side]) => side)
  return found.length === 1 || (found[0] === 'dysfunctional' && found.length === 2) ? found[0]! : null
}

/** A code without what platforms put between its parts: Q5_3, q5.3, Q5|3. */
const bareCode = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
const leadingCode = (label: string): string => bareCode(/^\s*([A-Za-z_][A-Za-z0-9_]*(?:[._|-]\d+)*)/.exec(label)?.[1] ?? '')

interface Known { variable: FormVariable; own: Pairs; title: Pairs; both: Pairs; code: string; options: Set<string>; at: number; alone: boolean }

const optionTexts = (codes: readonly Code[]): Set<string> => new Set(codes.map(code => pairsOf(code.label).text).filter(text => text !== ''))

/** How two lists of options agree, 0..1; null where one has none. */
function optionLikeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  if (a.size === 0 || b.size === 0) return null
  let common = 0
  for (const text of a) if (b.has(text)) common++
  return common / Math.min(a.size, b.size)
}

const family = (kind: VariableKind): string => (kind === 'indicator' ? 'chosen' : kind === 'text' || kind === 'date' ? 'written' : 'coded')

function textScore(column: { own: Pairs; title: Pairs; both: Pairs }, known: Known): number {
  if (known.alone) return Math.max(likeness(column.own, known.title), likeness(column.both, known.title))
  const apart = column.title.text === '' ? 0 : 0.35 * likeness(column.title, known.title) + 0.65 * likeness(column.own, known.own)
  return Math.max(apart, likeness(column.own, known.both), 0.9 * likeness(column.both, known.both), column.title.text === '' ? 0.8 * likeness(column.own, known.own) : 0)
}

/**
 * Matches columns to the variables of a questionnaire, each at most once: by code, by the words of question, row and option, by the
 * options, and among equals by their order. Confidence is that of the words and options; a code that agrees lifts it, one that agrees while the words are
 * others' does not.
 */
export function matchColumns({ questions, variables }: FormDrafts, columns: readonly MatchColumn[]): ColumnMatch {
  const titles = new Map(questions.map(question => [question.id, question.title]))
  const members = Map.groupBy(variables, variable => variable.question)
  const known = variables.map((variable, at): Known => {
    const title = titles.get(variable.question) ?? ''
    const alone = (members.get(variable.question)?.filter(each => !each.fillIn).length ?? 1) === 1 && !variable.fillIn
    const label = variable.side === null ? variable.label : variable.label.replace(/\s*[(（][^()（）]*[)）]\s*$/, '')
    return { variable, own: pairsOf(label), title: pairsOf(title), both: pairsOf(alone ? title : `${title}${label}`), code: bareCode(variable.id), options: optionTexts(variable.codes), at: at / Math.max(1, variables.length - 1), alone }
  })
  const among = [...new Set(variables.map(variable => variable.side))]
  const found: (ColumnPair & { rank: number })[] = []
  columns.forEach((column, index) => {
    const whole = `${column.title} ${column.label} ${column.name}`
    const side = sideIn(`${column.label} ${column.name}`, among) ?? sideIn(column.title, among)
    const own = pairsOf(column.label || column.name)
    const texts = { own, title: pairsOf(column.title === column.label ? '' : column.title), both: pairsOf(`${column.title === column.label ? '' : column.title}${column.label}`) }
    const codes = new Set([bareCode(column.name), bareCode(column.id), leadingCode(column.label)].filter(code => code !== ''))
    const options = optionTexts(column.codes)
    const at = index / Math.max(1, columns.length - 1)
    for (const each of known) {
      const { variable } = each
      const text = textScore(texts, each)
      const same = codes.has(each.code)
      const fits = optionLikeness(options, each.options)
      let by: MatchBy = 'title'
      let confidence = fits === null ? text : 0.8 * text + 0.2 * fits
      if (same && (text >= 0.3 || bareCode(column.label) === each.code || texts.own.text === '')) { confidence = Math.max(0.95, confidence); by = 'code' }
      else if (same) { confidence = Math.max(confidence, 0.55); by = 'code' }
      else if (text < LEAST && fits === 1 && options.size >= 3 && text >= 0.3) { confidence = 0.55; by = 'options' }
      if (variable.side !== null && side !== null && side !== variable.side) confidence *= 0.4
      if (variable.side !== null && side === null && !same) confidence *= 0.85
      if (family(column.kind) !== family(variable.kind)) confidence *= variable.fillIn || column.codes.length > 0 ? 0.7 : 0.85
      if (variable.fillIn && !/其他|其它|说明|填写|other|specify|text/iu.test(whole) && !same) confidence *= 0.5
      if (confidence >= LEAST) found.push({ column: column.id, variable: variable.id, confidence: Math.min(1, confidence), by, rank: confidence + 0.04 * (1 - Math.abs(at - each.at)) })
    }
  })
  found.sort((a, b) => b.rank - a.rank)
  const pairs = new Map<string, ColumnPair>()
  const taken = new Set<string>()
  for (const { rank: _, ...pair } of found) {
    if (pairs.has(pair.column) || taken.has(pair.variable)) continue
    pairs.set(pair.column, pair)
    taken.add(pair.variable)
  }
  return {
    pairs: columns.flatMap(column => pairs.get(column.id) ?? []),
    columns: columns.filter(column => !pairs.has(column.id)).map(column => column.id),
    variables: variables.filter(variable => !taken.has(variable.id)).map(variable => variable.id),
  }
}
