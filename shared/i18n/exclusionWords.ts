import { notedCodes, readExclusion } from '../model/exclusion.ts'
import type { Translate } from './translate.ts'

/** A stored reason as a person reads it; a free text stays what it is. */
export function exclusionWords(t: Translate, stored: string): string {
  const { code, note } = readExclusion(stored)
  if (code === null) return note
  const word = t(`screening.reason.${code}`)
  if (note === '') return word
  const also = notedCodes(note)?.map(each => t(`screening.reason.${each}`)).join(t('grid.listSeparator'))
  return also === undefined ? t('screening.reasonNoted', { reason: word, note }) : t('screening.reasonAlso', { reason: word, also })
}
