import type { CellInput } from '../../../shared/contract/dataset.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { MissingState } from '../../../shared/model/missing.ts'

const dictionaries = [translator('zh-CN'), translator('en')]

/** The words of a missing state, in either language, full- or half-width brackets. */
const missingWords = new Map<string, MissingState>(
  dictionaries.flatMap(t => (['notShown', 'empty'] as const).flatMap((state): [string, MissingState][] => {
    const word = t(`data.clip.${state}`)
    return [[word, state], [word.replace('(', '（').replace(')', '）'), state]]
  })),
)

/** Typed or pasted text as the engine takes it. Whether it is a code, a label or neither, the engine finds out. */
export function cellInput(text: string): CellInput {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const missing = missingWords.get(trimmed)
  return missing ? { missing } : text
}
