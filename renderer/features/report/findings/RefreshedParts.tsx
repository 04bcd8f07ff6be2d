import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Refreshed, RefreshedPart } from '../../../../shared/contract/reportFile.ts'
import { useT } from '../../../app/i18n.tsx'

/** What a person wants to look at first. */
const order: Record<RefreshedPart['outcome'], number> = { replaced: 0, changedByUser: 1, noResult: 2, gone: 3, same: 4 }

/** What became of every figure, table and text of ours in a refreshed deck. */
export function RefreshedParts({ made, reachable, onGo }: { made: Refreshed; reachable(block: string): boolean; onGo(block: string): void }): ReactNode {
  const t = useT()
  const count = (outcome: RefreshedPart['outcome']): number => made.parts.filter(part => part.outcome === outcome).length
  const parts = [...made.parts].sort((a, b) => order[a.outcome] - order[b.outcome] || (a.slide ?? Infinity) - (b.slide ?? Infinity))
  const label = t('reportDelivered.parts')
  return (
    <>
      <h3 role="status">{t('reportFile.refreshed.summary', { file: made.fileName, replaced: count('replaced'), same: count('same'), kept: count('changedByUser') + count('noResult'), gone: count('gone') })}</h3>
      <div className="yg-table-scroll" role="region" aria-label={label} tabIndex={0}>
        <table className="yg-table" aria-label={label}>
          <thead><tr>{(['outcome', 'slide', 'kind', 'label'] as const).map(key => <th key={key} scope="col" className={key === 'slide' ? 'yg-num' : undefined}>{t(`reportDelivered.partColumn.${key}`)}</th>)}<th scope="col"><span className="yg-visually-hidden">{t('reportEditor.jump')}</span></th></tr></thead>
          <tbody>
            {parts.map(part => (
              <tr key={`${part.slide ?? ''} ${part.block} ${part.part}`} data-part-outcome={part.outcome}>
                <td className={part.outcome === 'replaced' ? 'yg-verify-equal' : part.outcome === 'same' ? 'yg-faint' : 'yg-verify-notDerivable'}>{t(`reportFile.refreshed.${part.outcome}`)}</td>
                <td className="yg-num">{part.slide ?? '–'}</td><td>{t(`reportFile.refreshed.kind.${part.kind}`)}</td><td className="yg-verify-label" title={part.label}>{part.label}</td>
                <td>{reachable(part.block) && <Button size="small" type="text" aria-label={t('reportEditor.jumpTo', { label: part.label })} onClick={() => onGo(part.block)}>{t('reportEditor.jump')}</Button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
