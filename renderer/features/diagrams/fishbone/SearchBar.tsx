import { Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { BoneHit } from '../../../../shared/fishbone/search.ts'
import { useT } from '../../../app/i18n.tsx'

/** Words to look for; Enter and Shift+Enter go from hit to hit, Esc goes back to the diagram. */
export function SearchBar({ query, hits, at, onQuery, onGo, onClose }: { query: string; hits: readonly BoneHit[]; at: number; onQuery(query: string): void; onGo(step: 1 | -1): void; onClose(): void }): ReactNode {
  const t = useT()
  const field = useRef<InputRef>(null)
  useEffect(() => { field.current?.focus({ cursor: 'all' }) }, [])
  return (
    <div className="yg-bone-search" role="search">
      <Input
        ref={field} size="small" value={query} maxLength={200} placeholder={t('fishbone.editor.searchFor')} aria-label={t('fishbone.editor.searchFor')} onChange={event => onQuery(event.target.value)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') { event.preventDefault(); onGo(event.shiftKey ? -1 : 1) }
          if (event.key === 'Escape') { event.stopPropagation(); onClose() }
        }}
      />
      <span role="status" className="yg-faint yg-num">{query.trim() === '' ? '' : hits.length === 0 ? t('fishbone.editor.noHit') : t('fishbone.editor.hitOf', { at: Math.max(0, at) + 1, n: hits.length })}</span>
      <button type="button" className="yg-icon-button" aria-label={t('fishbone.editor.previousHit')} title={`${t('fishbone.editor.previousHit')} Shift+Enter`} disabled={hits.length === 0} onClick={() => onGo(-1)}>↑</button>
      <button type="button" className="yg-icon-button" aria-label={t('fishbone.editor.nextHit')} title={`${t('fishbone.editor.nextHit')} Enter`} disabled={hits.length === 0} onClick={() => onGo(1)}>↓</button>
      <button type="button" className="yg-icon-button" aria-label={t('controls.close')} title={`${t('controls.close')} Esc`} onClick={onClose}>×</button>
    </div>
  )
}
