import type { ReactNode } from 'react'
import type { ConfirmationLine, ConfirmationSheet } from '../../../../shared/causes/confirming.ts'
import { placedCauses } from '../../../../shared/causes/placedCauses.ts'
import { whyChain } from '../../../../shared/fishbone/why.ts'
import { evidenceCard } from '../../../../shared/presentation/causesCard.ts'
import { useEngineQuery } from '../../../app/engine/hooks.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { CauseTable } from './CauseTable.tsx'

/** Everything that stands behind one cause: its chain read back, live numbers, evidence, confirmation, comparison. */
export function CauseCard({ sheet, line }: { sheet: ConfirmationSheet; line: ConfirmationLine }): ReactNode {
  const t = useT()
  const lang = useLang()
  const fishbone = useEngineQuery('fishbone.get', { fishbone: sheet.fishbone }).data
  const facts = useEngineQuery('cause.evidence', { fishbone: sheet.fishbone }).data
  const place = fishbone && placedCauses(fishbone.bones).find(({ bone }) => bone.id === line.bone)
  if (!fishbone || !place) return null
  const card = evidenceCard(t, { effect: fishbone.effect, place, why: whyChain(fishbone, line.bone, lang), facts: facts?.bones.find(({ bone }) => bone === line.bone) ?? null, heat: facts?.heat ?? null, confirmation: line })
  return (
    <article className="yg-cause-card">
      <h2>{card.title}</h2>
      {card.warnings.length > 0 && <ul className="yg-warnings">{card.warnings.map(warning => <li key={warning}>{warning}</li>)}</ul>}
      <ul className="yg-rules">{card.reading.map(sentence => <li key={sentence}>{sentence}</li>)}</ul>
      {card.tables.map(shown => <CauseTable key={shown.key} shown={shown} />)}
    </article>
  )
}
