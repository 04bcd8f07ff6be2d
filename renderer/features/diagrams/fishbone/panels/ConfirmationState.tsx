import { Button } from 'antd'
import type { ReactNode } from 'react'
import { gapWords, influenceWords } from '../../../../../shared/presentation/causesConfirmation.ts'
import { useEngineQuery } from '../../../../app/engine/hooks.ts'
import { useT } from '../../../../app/i18n.tsx'
import { navigate } from '../../../../app/route.ts'
import { Section } from '../../../figure/Field.tsx'

/** Where the confirmation of a cause stands: its verdict, or what is missing before there can be one; the way to its record and its card. */
export function ConfirmationState({ fishbone, bone, onCard }: { fishbone: string; bone: string; onCard(bone: string): void }): ReactNode {
  const t = useT()
  const line = useEngineQuery('confirmation.list', { fishbone }).data?.lines.find(each => each.bone === bone)
  if (!line) return null
  const verdict = line.record?.content.verdict ?? 'open'
  return (
    <Section title={t('fishbone.editor.confirmation')}>
      <p className={`yg-verdict yg-verdict-${verdict}`}>{verdict === 'main' ? '★ ' : ''}{t(`causes.plan.verdict.${verdict}`)}</p>
      {verdict === 'open' && line.excluded === null && line.gaps.length > 0 && <p className="yg-prop-hint">{gapWords(t, line.gaps)}</p>}
      {influenceWords(t, line.influence).map(sentence => <p key={sentence} className="yg-prop-hint">{sentence}</p>)}
      <span className="yg-prop-row">
        <Button size="small" onClick={() => navigate('improvement', 'confirmation', bone, fishbone)}>{t(line.record ? 'fishbone.editor.openRecord' : 'fishbone.editor.newRecord')}</Button>
        <Button size="small" onClick={() => onCard(bone)}>{t('fishbone.editor.card')}</Button>
      </span>
    </Section>
  )
}
