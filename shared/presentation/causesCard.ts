import type { BoneFacts, HeatSource } from '../causes/facts.ts'
import type { ConfirmationLine } from '../causes/confirming.ts'
import type { PlacedCause } from '../causes/placedCauses.ts'
import type { WhyStep } from '../fishbone/why.ts'
import type { Translate } from '../i18n/translate.ts'
import type { CausePage } from './causesConfirmation.ts'
import { confirmationPage } from './causesConfirmation.ts'
import { evidenceTable, weightWords } from './causesEvidence.ts'
import { tableOf, words } from './tableWords.ts'

export interface EvidenceCard {
  effect: string
  place: PlacedCause
  /** The chain of reasons read back, see shared/fishbone/why.ts. */
  why: readonly WhyStep[]
  facts: BoneFacts | null
  heat: HeatSource | null
  confirmation: ConfirmationLine | null
}

/** Everything that stands behind one bone, as a page: its chain read back, its numbers, its evidence, its confirmation. */
export function evidenceCard(t: Translate, { effect, place, why, facts, heat, confirmation }: EvidenceCard): CausePage {
  const { bone, path, number, excluded } = place
  const lines = [
    t('causes.card.effect', { effect }), path.join(' → '), ...why.map(({ sentence }) => sentence),
    ...(number === null ? [] : [t('causes.card.number', { n: number })]), ...(bone.content.votes === null ? [] : [t('causes.card.votes', { n: bone.content.votes })]),
    ...(excluded === null ? [] : [t('causes.card.excluded', { reason: excluded })]),
    ...(facts ? weightWords(t, facts, heat) : []),
  ]
  const evidence = facts?.evidence ?? []
  const told = confirmation?.record ? confirmationPage(t, confirmation) : null
  const note = bone.content.note.trim()
  return {
    title: t('causes.card.title', { text: bone.text }), reading: lines,
    tables: [
      ...(evidence.length > 0 ? [evidenceTable(t, evidence)] : []),
      ...(note === '' ? [] : [{ key: 'note', title: t('causes.card.note'), notes: [], table: tableOf([['text', t('causes.card.column.text')]], [[words(note)]]) }]),
      ...(told?.tables.filter(({ key }) => key !== 'evidence') ?? []),
    ],
    warnings: [...(evidence.length === 0 && !facts?.factor ? [t('causes.card.noEvidence')] : []), ...(told?.warnings ?? [])],
  }
}
