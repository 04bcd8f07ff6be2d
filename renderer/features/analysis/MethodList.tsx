import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Study } from '../../../shared/contract/study.ts'
import { useT } from '../../app/i18n.tsx'
import { useRemembered } from '../../app/remembered.ts'
import { navigate } from '../../app/route.ts'
import { chapters } from './forms/registry.ts'
import type { EntryName } from './forms/registry.ts'

interface MethodListProps { current: EntryName; study: string | null; saved: readonly Study[]; onRemove(study: Study): void }

/** Methods by chapter, folded as this person left them, found by typing; what was saved comes first. */
export function MethodList({ current, study, saved, onRemove }: MethodListProps): ReactNode {
  const t = useT()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const list = useRef<HTMLElement>(null)
  // Reached from the palette or by a link, the entry may be out of sight.
  useEffect(() => { list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' }) }, [current, study])
  const found = chapters.map(({ key, entries }) => ({
    key, entries: entries.filter(entry => wanted === '' || `${t(`analysis.method.${entry}`)} ${t(`analysis.about.${entry}`)} ${t(`analysis.chapter.${key}`)} ${entry}`.toLowerCase().includes(wanted)),
  })).filter(({ entries }) => entries.length > 0)
  return (
    <nav ref={list} aria-label={t('analysis.methods')} className="yg-methods">
      <div className="yg-methods-find"><Input allowClear size="small" value={search} placeholder={t('analysis.find')} aria-label={t('analysis.find')} onChange={event => setSearch(event.target.value)} /></div>
      {saved.length > 0 && wanted === '' && (
        <Chapter name="saved" title={t('analysis.saved.title')} always={false}>
          {saved.map(each => (
            <li key={each.id} className="yg-saved-entry">
              <button type="button" className="yg-list-entry" aria-current={each.id === study} onClick={() => navigate('analysis', 'saved', each.id)}><span className="yg-list-name" title={each.name}>{each.name}</span></button>
              <button type="button" className="yg-icon-button" aria-label={t('analysis.saved.remove', { name: each.name })} onClick={() => onRemove(each)}>×</button>
            </li>
          ))}
        </Chapter>
      )}
      {found.map(({ key, entries }) => (
        <Chapter key={key} name={key} title={t(`analysis.chapter.${key}`)} always={wanted !== ''}>
          {entries.map(entry => (
            <li key={entry}>
              <button type="button" className="yg-list-entry yg-method" data-method={entry} aria-current={study === null && entry === current} title={t(`analysis.about.${entry}`)} onClick={() => navigate('analysis', entry)}>
                <span className="yg-list-name">{t(`analysis.method.${entry}`)}</span>
              </button>
            </li>
          ))}
        </Chapter>
      ))}
      {found.length === 0 && <p className="yg-faint yg-methods-none">{t('analysis.nothingFound')}</p>}
    </nav>
  )
}

function Chapter({ name, title, always, children }: { name: string; title: string; always: boolean; children: ReactNode }): ReactNode {
  const [folded, setFolded] = useRemembered<boolean>(`analysis.fold.${name}`, false)
  const open = always || !folded
  return (
    <section className="yg-chapter">
      <h3><button type="button" className="yg-chapter-head" aria-expanded={open} onClick={() => setFolded(open)}><span aria-hidden="true">{open ? '▾' : '▸'}</span>{title}</button></h3>
      {open && <ul className="yg-list">{children}</ul>}
    </section>
  )
}
