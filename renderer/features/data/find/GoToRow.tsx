import { InputNumber, Modal } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLang, useT } from '../../../app/i18n.tsx'

export function GoToRow({ total, onGo, onClose }: { total: number; onGo: (row: number) => void; onClose: () => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const [row, setRow] = useState<number | null>(null)
  const [open, setOpen] = useState(true)
  const [chosen, setChosen] = useState<number | null>(null)
  const go = (): void => { if (row !== null) { setChosen(row - 1); setOpen(false) } }
  // The dialog holds the focus until it is gone.
  const gone = (): void => { if (chosen === null) onClose(); else onGo(chosen) }
  return (
    <Modal open={open} afterClose={gone} focusTriggerAfterClose={false} width={320} title={t('grid.goToRow')} okText={t('grid.go')} cancelText={t('controls.cancel')} okButtonProps={{ disabled: row === null }} onOk={go} onCancel={() => setOpen(false)}>
      <InputNumber
        autoFocus style={{ width: '100%' }} min={1} max={Math.max(1, total)} precision={0} value={row} aria-label={t('grid.goToRowOf', { n: total.toLocaleString(lang) })}
        placeholder={t('grid.goToRowOf', { n: total.toLocaleString(lang) })} onChange={setRow} onPressEnter={go}
      />
    </Modal>
  )
}
