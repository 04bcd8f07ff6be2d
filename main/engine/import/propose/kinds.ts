import type { Code } from '../../../../shared/model/questionnaire.ts'
import type { Scale, VariableKind } from '../../../../shared/model/variable.ts'
import { numberLook } from '../number.ts'
import type { ColumnFacts, Distinct } from './facts.ts'
import { likertLadder } from './likert.ts'
import { rangeOrder } from './ranges.ts'
import type { Bounds } from './scaleRuns.ts'
import { asksForScale } from './words.ts'

export interface KindProposal {
  kind: VariableKind
  codes: Code[]
  scale: Scale | null
  confidence: number
  /** Keys of `import.reason`. */
  reasons: string[]
}

const MISSING_CODE = 99

const proposal = (kind: VariableKind, confidence: number, reason: string, codes: Code[] = [], scale: Scale | null = null): KindProposal => ({ kind, codes, scale, confidence, reasons: [reason] })

/** Codes for labels such as 不适用 stand apart from the others, at 99, 98 …; -99 is its own. */
function missingCodes(distinct: readonly Distinct[], taken: number): Code[] {
  const none = distinct.filter(value => value.look === 'noAnswer')
  const labels = none.filter(value => numberLook(value.normal) === 'text')
  const first = taken < MISSING_CODE - labels.length ? MISSING_CODE : taken + labels.length
  const numbers = none.filter(value => !labels.includes(value)).map(value => ({ code: Number(value.normal), label: value.text, missing: true }))
  return [...labels.map((value, index) => ({ code: first - index, label: value.text, missing: true })), ...numbers]
}

/** One label once, however many spellings the file has for it. */
function byNormal(distinct: readonly Distinct[]): Distinct[] {
  const seen = new Set<string>()
  return distinct.filter(value => !seen.has(value.normal) && seen.add(value.normal))
}

/** Kind, codes and scale of a column that is not split, from what stands in it. */
export function proposeKind(title: string, facts: ColumnFacts, bounds: Bounds | undefined, coding: 'text' | 'number'): KindProposal {
  if (facts.filled === 0) return proposal('text', 0.5, 'emptyColumn')
  const answers = facts.filled - facts.noAnswers
  if (answers === 0) return proposal('nominal', 0.6, 'onlyNoAnswers', missingCodes(facts.distinct, 0))
  if (facts.dates >= answers * 0.9) return proposal('date', 0.95, 'dates')
  if (facts.idLike > 0) return fewLabels(facts, answers) ? nominal(facts, 0.7, 'codesWithZeros') : proposal('text', 0.9, 'idLike')
  if (facts.numbers === answers) return numeric(title, facts, bounds, coding)
  const ladder = facts.complete && facts.distinct.length <= 15 ? likertLadder(byNormal(facts.distinct).map(value => value.text)) : null
  if (ladder) {
    const codes = [...ladder.codes].map(([label, code]) => ({ code, label })).sort((a, b) => a.code - b.code)
    return proposal('scale', 0.95, 'ladderLabels', [...codes, ...missingCodes(facts.distinct, codes.length)], { min: ladder.min, max: ladder.max, direction: 'positive' })
  }
  const bands = facts.complete && facts.distinct.length <= 40 && fewLabels(facts, answers) ? rangeOrder(byNormal(facts.distinct.filter(value => value.look !== 'noAnswer')).map(value => value.text)) : null
  if (bands) {
    const codes = bands.map((label, index) => ({ code: index + 1, label }))
    return proposal('ordinal', 0.9, 'bands', [...codes, ...missingCodes(facts.distinct, codes.length)])
  }
  if (facts.numbers >= answers * 0.9 && facts.numbers >= 5) {
    const found = numeric(title, facts, bounds, coding)
    return { ...found, confidence: Math.min(found.confidence, 0.7), reasons: [...found.reasons, 'someTexts'] }
  }
  if (fewLabels(facts, answers)) return nominal(facts, facts.distinct.length <= 12 ? 0.9 : 0.75, 'fewLabels')
  return proposal('text', 0.85, 'manyTexts')
}

/** Labels that come back: few in number, short, each used several times on average. */
function fewLabels(facts: ColumnFacts, answers: number): boolean {
  const labels = facts.distinct.filter(value => value.look !== 'noAnswer').length
  if (!facts.complete || facts.longest > 120) return false
  if (labels <= 2) return answers >= 3 || labels === 1
  // Countries, districts, courses: many labels, but each comes back dozens of times.
  if (labels > 60) return labels <= 300 && answers / labels >= 20
  return answers / labels >= 3 || (labels <= 12 && answers / labels >= 1.5)
}

function nominal(facts: ColumnFacts, confidence: number, reason: string): KindProposal {
  const labels = byNormal(facts.distinct.filter(value => value.look !== 'noAnswer'))
  const codes = labels.map((value, index) => ({ code: index + 1, label: value.text }))
  return proposal('nominal', confidence, reason, [...codes, ...missingCodes(facts.distinct, codes.length)])
}

function numeric(title: string, facts: ColumnFacts, bounds: Bounds | undefined, coding: 'text' | 'number'): KindProposal {
  const missing = missingCodes(facts.distinct, 0)
  if (bounds) return proposal('scale', asksForScale(title) ? 0.9 : 0.8, asksForScale(title) ? 'scaleTitle' : 'scaleRun', missing, { ...bounds, direction: 'positive' })
  const values = facts.distinct.filter(value => value.number !== null).map(value => value.number!)
  // An export of option numbers: whole numbers from 1 that stand for options whose words are not in the file.
  if (coding === 'number' && facts.whole && facts.min >= 1 && facts.max <= 40 && values.length <= 40) {
    const codes = [...new Set(values)].sort((a, b) => a - b).map(code => ({ code, label: String(code) }))
    return proposal('nominal', 0.6, 'optionNumbers', [...codes, ...missing])
  }
  return proposal('number', 0.85, 'numbers', missing)
}
