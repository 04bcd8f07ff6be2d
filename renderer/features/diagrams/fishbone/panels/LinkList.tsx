import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '../../../../app/i18n.tsx'
import { shortcutText } from '../../../../app/shortcut.ts'
import { Section } from '../../../figure/Field.tsx'
import { nodeOf } from '../../../figure/hierarchy.ts'
import type { FishboneSession, SessionState } from '../session.ts'
import { HEAD } from '../spatial.ts'

/** Lines across: those of the selected bone, or all of them at the head. */
export function LinkList({ session, state }: { session: FishboneSession; state: SessionState }): ReactNode {
  const t = useT()
  const all = state.selected === HEAD
  const links = all ? state.links : state.links.filter(link => link.from === state.selected || link.to === state.selected)
  if (all && links.length === 0) return null
  const text = (id: string): string => nodeOf(state.bones, id)?.text ?? ''
  return (
    <Section title={t('fishbone.editor.links')}>
      <ul className="yg-links">
        {links.map(link => (
          <li key={link.id}>
            <div className="yg-links-ends">
              <button type="button" className="yg-link" onClick={() => session.select(link.from)}>{text(link.from)}</button> → <button type="button" className="yg-link" onClick={() => session.select(link.to)}>{text(link.to)}</button>
              <button type="button" className="yg-icon-button" aria-label={t('fishbone.editor.removeLink', { from: text(link.from), to: text(link.to) })} title={t('controls.delete')} onClick={() => session.unlink(link.id)}>×</button>
            </div>
            <Input key={link.note} size="small" defaultValue={link.note} maxLength={500} placeholder={t('fishbone.editor.linkNote')} aria-label={t('fishbone.editor.linkNote')} onBlur={event => { if (event.target.value !== link.note) session.noteLink(link.id, event.target.value) }} />
          </li>
        ))}
      </ul>
      {!all && (state.linking === null
        ? <Button size="small" title={shortcutText('Mod+L')} onClick={() => session.startLink()}>{t('fishbone.editor.addLink')}</Button>
        : <span className="yg-prop-row"><span className="yg-prop-hint">{t('fishbone.editor.notice.pickTarget')}</span><Button size="small" onClick={() => session.cancelLink()}>{t('controls.cancel')}</Button></span>)}
    </Section>
  )
}
