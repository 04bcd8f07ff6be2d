import type { ReactNode } from 'react'
import { headingNumbers } from '../../../../shared/report/numbering.ts'
import { useT } from '../../../app/i18n.tsx'
import { useEditing } from '../editing.ts'
import type { BlockProps } from './TextBlocks.tsx'

export function PageBreakBlock(): ReactNode {
  const t = useT()
  return <div className="yg-page-break"><span>{t('reportEditor.kind.pageBreak')}</span></div>
}

export function ContentsBlock(): ReactNode {
  const { report, words } = useEditing()
  const numbers = headingNumbers(report.blocks)
  return (
    <div className="yg-contents">
      <strong>{words('report.contents')}</strong>
      <ol>{report.blocks.flatMap(({ id, content }) => (content.type === 'heading' ? [<li key={id} className={`yg-contents-${content.level}`}>{numbers.get(id)} {content.text}</li>] : []))}</ol>
    </div>
  )
}

export function SignatureBlock({ block, content }: BlockProps<'signature'>): ReactNode {
  const t = useT()
  const { session, locked } = useEditing()
  return (
    <div className="yg-signature">
      {content.lines.map((line, i) => (
        <label key={i}>
          <input aria-label={t('reportEditor.signatureLine', { n: i + 1 })} value={line} maxLength={120} readOnly={locked} onBlur={() => { void session.flush() }} onChange={event => session.type(block.id, { ...content, lines: content.lines.with(i, event.target.value) })} />
          <span aria-hidden="true" />
        </label>
      ))}
    </div>
  )
}

export function NotesBlock({ block, content }: BlockProps<'notes'>): ReactNode {
  const t = useT()
  const { session, locked } = useEditing()
  return (
    <label className="yg-notes">
      <span>{t('reportEditor.kind.notes')}</span>
      <textarea
        value={content.text} rows={Math.min(12, Math.max(2, content.text.split('\n').length))} maxLength={20_000} readOnly={locked} placeholder={t('reportEditor.notesHere')}
        onBlur={() => { void session.flush() }} onChange={event => session.type(block.id, { ...content, text: event.target.value })}
      />
    </label>
  )
}
