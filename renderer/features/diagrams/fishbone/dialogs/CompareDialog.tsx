import { Modal, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { boneChanges, boneDates, compareStates } from '../../../../../shared/fishbone/compare.ts'
import type { ComparedBone } from '../../../../../shared/fishbone/compare.ts'
import type { Bone, Fishbone, FishboneState } from '../../../../../shared/model/fishbone.ts'
import { useT } from '../../../../app/i18n.tsx'
import { dayTime } from '../../../../ui/dayTime.ts'

const NOW = 'now'

/** Two states of a diagram side by side, every line with what changed and since when. */
export function CompareDialog({ now, states, first, onClose }: { now: Fishbone; states: readonly FishboneState[]; first: string; onClose(): void }): ReactNode {
  const t = useT()
  const [left, setLeft] = useState(first)
  const [right, setRight] = useState(NOW)
  const [onlyChanged, setOnlyChanged] = useState(true)
  const compared = useMemo(() => {
    const stateOf = (id: string): { at: string | null; snapshot: Fishbone } => states.find(state => state.id === id) ?? { at: null, snapshot: now }
    return compareStates(stateOf(left), stateOf(right))
  }, [left, right, states, now])
  const dates = useMemo(() => boneDates(states), [states])
  const options = [...states.map(state => ({ value: state.id, label: `${state.name} · ${dayTime(state.at)}` })), { value: NOW, label: t('fishbone.editor.asNow') }]
  const rows = onlyChanged ? compared.rows.filter(row => row.changes.length > 0) : compared.rows
  const counted = boneChanges.filter(change => compared.counts[change] > 0)
  const choose = (value: string, label: string, put: (id: string) => void): ReactNode => <Select className="yg-compare-state" aria-label={label} value={value} onChange={put} options={options} />
  const when = (bone: Bone | null, side: 'seen' | 'gone'): string => {
    const at = bone && dates.get(bone.id)?.[side]
    return at ? t(side === 'seen' ? 'fishbone.editor.seenAt' : 'fishbone.editor.goneAt', { at: dayTime(at) }) : ''
  }
  return (
    <Modal open width={1080} title={t('fishbone.editor.compareTitle')} footer={null} onCancel={onClose} destroyOnHidden>
      <div className="yg-compare-head">
        {choose(left, t('fishbone.editor.compareLeft'), setLeft)}<span aria-hidden="true">→</span>{choose(right, t('fishbone.editor.compareRight'), setRight)}
        <label className="yg-tickbox"><input type="checkbox" checked={onlyChanged} onChange={event => setOnlyChanged(event.target.checked)} />{t('fishbone.editor.onlyChanged')}</label>
      </div>
      <p className="yg-prop-hint" role="status">
        {counted.length === 0 && compared.links.length === 0 && compared.effect === null && compared.settings.length === 0 ? t('fishbone.editor.nothingChanged') : counted.map(change => `${t(`fishbone.change.${change}`)} ${compared.counts[change]}`).join(' · ')}
        {compared.from !== null && ` · ${compared.to === null ? t('fishbone.changedSince', { from: dayTime(compared.from) }) : t('fishbone.changedBetween', { from: dayTime(compared.from), to: dayTime(compared.to) })}`}
      </p>
      <div className="yg-compare-scroll" tabIndex={0} role="region" aria-label={t('fishbone.editor.compareTitle')}>
        <table className="yg-table yg-compare">
          <thead><tr><th scope="col">{options.find(option => option.value === left)?.label}</th><th scope="col">{options.find(option => option.value === right)?.label}</th><th scope="col">{t('fishbone.editor.whatChanged')}</th></tr></thead>
          <tbody>
            {compared.effect && <tr><td>{compared.effect.left}</td><td>{compared.effect.right}</td><td>{t('fishbone.editor.effectChanged')}</td></tr>}
            {rows.map(row => (
              <tr key={`${row.left?.id ?? ''}/${row.right?.id ?? ''}`} data-changes={row.changes.join(' ')} className={row.left === null ? 'yg-compare-added' : row.right === null ? 'yg-compare-removed' : undefined}>
                <Side bone={row.left} row={row} path={row.leftPath} /><Side bone={row.right} row={row} path={row.rightPath} />
                <td>
                  {row.changes.map(change => t(`fishbone.change.${change}`)).join(t('diagrams.listComma'))}
                  {row.changes.includes('removed') && <small>{when(row.left, 'gone')}</small>}
                  {row.changes.includes('added') && <small>{when(row.right, 'seen')}</small>}
                  {(row.changes.includes('excluded') || row.changes.includes('reason')) && <small>{row.right?.content.excluded?.reason}</small>}
                </td>
              </tr>
            ))}
            {compared.links.map((link, i) => <tr key={`link${i}`}><td>{link.change === 'removed' ? `${link.from} → ${link.to}` : ''}</td><td>{link.change === 'added' ? `${link.from} → ${link.to}` : ''}</td><td>{t(link.change === 'added' ? 'fishbone.editor.linkAdded' : 'fishbone.editor.linkRemoved')}</td></tr>)}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}

function Side({ bone, row, path }: { bone: Bone | null; row: ComparedBone; path: readonly string[] }): ReactNode {
  if (!bone) return <td aria-hidden="true" />
  return <td style={{ paddingInlineStart: 10 + (row.level - 1) * 16 }} className={bone.content.excluded ? 'yg-compare-out' : undefined}>{bone.text}{row.changes.includes('moved') && <small>{path.join(' → ')}</small>}</td>
}
