import type { VariableDraft } from '../../../shared/contract/import.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import { NOT_SHOWN, SHOWN_EMPTY } from '../../../shared/model/missing.ts'
import type { VariableKind } from '../../../shared/model/variable.ts'
import type { Marks } from './propose/marks.ts'
import { markedValue } from './propose/marks.ts'
import { fillInOf, splitter, withoutFillIn } from './propose/multiple.ts'
import type { DateOrder } from './propose/textDates.ts'
import { isoDate } from './propose/textDates.ts'
import { missingMark, normalLabel } from './propose/words.ts'
import { cityOf, dayOf, Mask } from './treatment.ts'

/** What a cell that stands in the sheet becomes; null leaves it without an answer. */
export type Turn = (text: string, isDate: boolean) => CellValue

/** As isCoded of the model, whose file would bring the schema library into the worker: 20 MB and a tenth of a second. */
export const isCoded = (kind: VariableKind): boolean => kind !== 'text' && kind !== 'date'

/** The missing state a text stands for, as every file or this platform writes it; undefined for an answer. */
export function missingValue(normal: string, marks: Marks): CellValue | undefined {
  const found = missingMark(normal)
  return found === null ? markedValue(marks, normal) : found === 'notShown' ? NOT_SHOWN : SHOWN_EMPTY
}

/** How the texts of a column are to be read. */
export interface Reading {
  order: DateOrder
  marks: Marks
  /** What the variables of a joined column take from it, so that an option may hold the separator. */
  options: readonly string[]
  /** A number as it is written in this column. */
  number: (normal: string) => number | null
}

export function turnFor(draft: VariableDraft, reading: Reading): Turn {
  const { marks } = reading
  const base = answerTurn(draft, reading)
  switch (draft.treatment) {
    case 'keep': return base
    case 'day': return (text, isDate) => {
      const turned = base(text, isDate)
      return typeof turned === 'string' && turned !== NOT_SHOWN && turned !== SHOWN_EMPTY ? dayOf(turned) : turned
    }
    case 'city': return (text, isDate) => {
      const missing = missingValue(normalLabel(text), marks)
      if (missing !== undefined) return missing
      const place = cityOf(text)
      return place === null ? null : base(place, isDate)
    }
    case 'mask': {
      const mask = new Mask()
      const asText = !isCoded(draft.kind)
      return text => {
        const normal = normalLabel(text)
        const missing = missingValue(normal, marks)
        if (missing !== undefined) return missing
        return asText ? String(mask.of(normal)) : mask.of(normal)
      }
    }
  }
}

function answerTurn(draft: VariableDraft, { order, marks, options, number }: Reading): Turn {
  const { source } = draft
  if (source.take === 'option' || source.take === 'rank') {
    const wanted = normalLabel(source.option)
    const split = splitter(source.separator, options)
    return text => {
      const missing = missingValue(normalLabel(text), marks)
      if (missing !== undefined) return missing
      const place = split(text).findIndex(part => normalLabel(withoutFillIn(part)) === wanted)
      return source.take === 'option' ? Number(place >= 0) : place < 0 ? null : place + 1
    }
  }
  if (source.take === 'others') {
    const known = new Set(options.map(normalLabel))
    const split = splitter(source.separator, options)
    return text => {
      const missing = missingValue(normalLabel(text), marks)
      if (missing !== undefined) return missing
      const rest = split(text).filter(part => !known.has(normalLabel(withoutFillIn(part))))
      return rest.length === 0 ? null : rest.join(source.separator)
    }
  }
  if (source.take === 'mark') return markTurn(source, marks)
  if (source.take === 'fillIn') return text => withMissing(text, marks) ?? fillInOf(text)
  if (draft.kind === 'text') return text => { const missing = missingValue(normalLabel(text), marks); return missing === undefined ? withoutTab(text) : missing }
  if (draft.kind === 'date') return (text, isDate) => {
    const normal = normalLabel(text)
    const missing = missingValue(normal, marks)
    return missing !== undefined ? missing : isDate ? text : (isoDate(normal, order) ?? text)
  }
  const codes = new Map<string, number>()
  for (const code of draft.codes) if (!codes.has(normalLabel(code.label))) codes.set(normalLabel(code.label), code.code)
  return text => {
    const normal = normalLabel(text)
    const missing = missingValue(normal, marks)
    if (missing !== undefined) return missing
    const code = codes.get(normal) ?? codes.get(normalLabel(withoutFillIn(text)))
    return code ?? number(normal) ?? text
  }
}

/** 腾讯问卷 puts a TAB before a phone number, so that a spreadsheet leaves it alone (FORMATS.md 2). */
const withoutTab = (text: string): string => (text.startsWith('\t') ? text.trimStart() : text)

const withMissing = (text: string, marks: Marks): CellValue | undefined => missingValue(normalLabel(text), marks)

/** An option's own column: chosen, not chosen, not displayed; a text that is none of these is kept and counted as unknown. */
function markTurn(source: Extract<VariableDraft['source'], { take: 'mark' }>, marks: Marks): Turn {
  const chosen = new Set(source.chosen.map(normalLabel))
  const unchosen = new Set(source.unchosen.map(normalLabel))
  const hidden = new Set(source.hidden.map(normalLabel))
  return text => {
    const normal = normalLabel(text)
    if (hidden.has(normal)) return NOT_SHOWN
    if (unchosen.has(normal)) return 0
    if (chosen.has(normal)) return 1
    const missing = missingValue(normal, marks)
    if (missing !== undefined) return missing
    return chosen.size === 0 ? 1 : text
  }
}
