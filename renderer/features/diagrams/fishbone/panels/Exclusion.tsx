import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { boneTree } from '../../../../../shared/fishbone/tree.ts'
import type { Bone } from '../../../../../shared/model/fishbone.ts'
import { useT } from '../../../../app/i18n.tsx'
import { Section } from '../../../figure/Field.tsx'
import type { FishboneSession } from '../session.ts'

/** Leaving a cause out of confirmation, never without a reason. What lies below it is left out with it. */
export function Exclusion({ session, bone, bones }: { session: FishboneSession; bone: Bone; bones: readonly Bone[] }): ReactNode {
  const t = useT()
  const [reason, setReason] = useState('')
  const above = boneTree(bones).path(bone.id).findLast(each => each.id !== bone.id && each.content.excluded !== null)
  if (bone.content.excluded === null && above) {
    return <Section title={t('fishbone.editor.exclusion')}><p className="yg-warning-note">{t('fishbone.editor.excludedAbove', { name: above.text, reason: above.content.excluded?.reason ?? '' })}</p></Section>
  }
  return (
    <Section title={t('fishbone.editor.exclusion')}>
      {bone.content.excluded
        ? <><p className="yg-warning-note">{t('fishbone.editor.excludedFor', { reason: bone.content.excluded.reason })}</p><Button size="small" onClick={() => session.setContent(bone.id, { excluded: null })}>{t('fishbone.editor.include')}</Button></>
        : (
          <form className="yg-prop-row" onSubmit={event => { event.preventDefault(); if (reason.trim() !== '') { session.setContent(bone.id, { excluded: { reason: reason.trim() } }); setReason('') } }}>
            <Input className="yg-grow" size="small" value={reason} maxLength={500} placeholder={t('fishbone.editor.reasonExample')} aria-label={t('fishbone.editor.reason')} onChange={event => setReason(event.target.value)} />
            <Button size="small" htmlType="submit" disabled={reason.trim() === ''}>{t('fishbone.editor.exclude')}</Button>
          </form>
        )}
    </Section>
  )
}
