import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Variable } from '../../../../shared/model/variable.ts'
import { useT } from '../../../app/i18n.tsx'

export interface AskedPaste { block: string[][]; named: (string | null)[] }
const pasteWays = ['byName', 'skip', 'asIs'] as const
export type PasteWay = (typeof pasteWays)[number]

/** The first line of the clipboard names columns: where shall the rest go? */
export function PasteDialog({ asked, variables, onPaste, onCancel }: { asked: AskedPaste; variables: readonly Variable[]; onPaste: (way: PasteWay) => void; onCancel: () => void }): ReactNode {
  const t = useT()
  const [way, setWay] = useState<PasteWay>('byName')
  const matched = asked.named.filter(id => id !== null).length
  const unmatched = (asked.block[0] ?? []).filter((_, index) => asked.named[index] === null && index < asked.named.length)
  const words: Record<PasteWay, string> = {
    byName: t('grid.pasteByName', { n: matched, all: asked.named.length }), skip: t('grid.pasteSkip'), asIs: t('grid.pasteAsIs'),
  }
  return (
    <Modal open title={t('grid.pasteTitle')} okText={t('grid.pasteDo')} cancelText={t('controls.cancel')} onOk={() => onPaste(way)} onCancel={onCancel} width={460}>
      <p className="yg-secondary yg-paste-names">{(asked.block[0] ?? []).map((name, index) => <span key={index} className={asked.named[index] === null ? 'yg-faint' : undefined}>{variables.find(each => each.id === asked.named[index])?.name ?? name}</span>)}</p>
      <Radio.Group className="yg-paste-ways" value={way} onChange={event => setWay(event.target.value as PasteWay)} options={pasteWays.map(value => ({ value, label: words[value] }))} />
      {way === 'byName' && unmatched.length > 0 && <p className="yg-secondary yg-form-hint">{t('grid.pasteUnmatched', { names: unmatched.join(t('grid.listSeparator')) })}</p>}
    </Modal>
  )
}
