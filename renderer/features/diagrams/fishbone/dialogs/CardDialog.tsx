import { Button, Modal } from 'antd'
import { createPortal } from 'react-dom'
import type { ReactNode } from 'react'
import { useEngineQuery } from '../../../../app/engine/hooks.ts'
import { useT } from '../../../../app/i18n.tsx'
import { CauseCard } from '../../../improvement/causes/CauseCard.tsx'
import '../../../improvement/causes/causes.css'

/** The evidence card of a cause (确认过程), printed as a page of its own. */
export function CardDialog({ fishbone, bone, onClose }: { fishbone: string; bone: string; onClose(): void }): ReactNode {
  const t = useT()
  const sheet = useEngineQuery('confirmation.list', { fishbone }).data
  const line = sheet?.lines.find(each => each.bone === bone)
  const card = sheet && line ? <CauseCard sheet={sheet} line={line} /> : null
  return (
    <>
      <Modal open width={860} title={t('fishbone.editor.card')} onCancel={onClose} destroyOnHidden footer={<><Button onClick={onClose}>{t('controls.close')}</Button><Button type="primary" disabled={!card} onClick={() => window.print()}>{t('fishbone.editor.print')}</Button></>}>
        {card ?? <p className="yg-prop-hint">{t('fishbone.editor.noCard')}</p>}
      </Modal>
      {/* The page that is printed: alone, without the window around it. */}
      {createPortal(<div className="yg-print-page" aria-hidden="true">{card}</div>, document.body)}
    </>
  )
}
