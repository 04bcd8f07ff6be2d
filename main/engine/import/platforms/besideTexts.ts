import type { ColumnFacts } from '../propose/facts.ts'
import { normalLabel } from '../propose/words.ts'
import type { Group, Sub } from './grouped.ts'
import { isNo, isYes, sameWords } from './tickedColumns.ts'

const otherWord = /\b(other|sonstiges?|andere[sr]?|otros?|autres?|anders)\b|其他|其它/i

/** A column that can only be a box: nothing, yes and no, its own words, or one number. */
function isBox(sub: Sub, facts: ColumnFacts): boolean {
  const ticked = facts.distinct.filter(value => !isNo(value.text))
  return ticked.length === 0 || ticked.length === 1 && (ticked[0]!.count >= 3 && !otherWord.test(sub.label) || isYes(ticked[0]!.text) || sameWords(ticked[0]!.text, sub.label) || normalLabel(sub.label).endsWith(` - ${ticked[0]!.normal}`) || ticked[0]!.number !== null)
}

/** Sets texts apart that stand beside ticked boxes or beside the one answer of a question; `answer` is that answer's column. */
export function settleTexts(group: Group, factsOf: (column: number) => ColumnFacts, answer: Sub | null): void {
  const apart = (sub: Sub): Sub['beside'] => (otherWord.test(sub.label) ? 'other' : 'comment')
  if (answer) {
    for (const sub of group.subs) if (sub !== answer && sub.beside === 'no') sub.beside = apart(sub)
    return
  }
  const core = group.subs.filter(sub => sub.beside === 'no')
  const boxes = core.filter(sub => isBox(sub, factsOf(sub.header.column)))
  const filled = boxes.filter(sub => factsOf(sub.header.column).filled > 0)
  for (const sub of group.subs) {
    const box = isBox(sub, factsOf(sub.header.column)) && factsOf(sub.header.column).filled > 0
    if (sub.beside === 'other' && box && filled.length > 0) sub.beside = 'no'
    else if (sub.beside === 'no' && filled.length >= 1 && boxes.length >= core.length * 0.5 && !isBox(sub, factsOf(sub.header.column))) sub.beside = apart(sub)
  }
  if (filled.length > 0 || core.length < 3) return
  // Rows of a matrix have one list of answers; sentences beside them are a comment.
  const free = core.filter(sub => {
    const facts = factsOf(sub.header.column)
    return facts.filled > 0 && facts.texts === facts.filled && facts.distinct.length >= facts.filled * 0.8 && facts.longest > 12
  })
  if (free.length > 0 && free.length <= core.length * 0.3) for (const sub of free) sub.beside = apart(sub)
  for (const sub of strangers(core.filter(item => item.beside === 'no'), factsOf)) sub.beside = apart(sub)
}

/** Columns that share no answer with the others, where the others share theirs: texts beside a matrix. */
function strangers(core: readonly Sub[], factsOf: (column: number) => ColumnFacts): Sub[] {
  const uses = new Map<string, number>()
  const answers = (sub: Sub): string[] => factsOf(sub.header.column).distinct.filter(value => value.look === 'text').map(value => value.normal)
  for (const sub of core) for (const text of answers(sub)) uses.set(text, (uses.get(text) ?? 0) + 1)
  const alone = core.filter(sub => answers(sub).length > 0 && answers(sub).every(text => uses.get(text) === 1))
  return core.length >= 3 && alone.length <= core.length * 0.2 ? alone : []
}
