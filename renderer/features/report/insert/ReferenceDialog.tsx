import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { captionNumbers, isTable } from '../../../../shared/report/numbering.ts'
import { useT } from '../../../app/i18n.tsx'
import { useEditing } from '../editing.ts'
import { headlineOf } from '../outlineRows.ts'

/** Which figure or table the sentence speaks of; its number stays right wherever it goes. */
export function ReferenceDialog({ onChoose, onClose }: { onChoose(block: string): void; onClose(): void }): ReactNode {
  const t = useT()
  const { report, rendered, words } = useEditing()
  const numbers = captionNumbers(report.blocks)
  const targets = report.blocks.filter(block => numbers.has(block.id))
  return (
    <Modal open title={t('reportEditor.choose.reference')} footer={null} onCancel={onClose} destroyOnHidden>
      {targets.length === 0 && <p className="yg-faint">{t('reportEditor.noTargets')}</p>}
      <ul className="yg-targets">
        {targets.map((block, i) => (
          <li key={block.id}><button type="button" autoFocus={i === 0} onClick={() => onChoose(block.id)}><b>{words(isTable(block.content) ? 'report.table' : 'report.figure')} {numbers.get(block.id)}</b> {headlineOf(block, rendered.get(block.id))}</button></li>
        ))}
      </ul>
    </Modal>
  )
}
