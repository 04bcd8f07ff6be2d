import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useEngineCommand, useEngineQuery } from '../../../app/engine/hooks.ts'
import { useT } from '../../../app/i18n.tsx'
import { dayTime } from '../../../ui/dayTime.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'

export const COMMENT_FIELD = 'data-comment'

/** What was remarked on one cell, oldest first, and a line for the next remark. */
export function CommentSection({ dataset, rid, variable, editable }: { dataset: number; rid: number; variable: string; editable: boolean }): ReactNode {
  const t = useT()
  const { data: comments } = useEngineQuery('comment.list', { dataset, rid, variable }, { keepPrevious: false })
  const add = useEngineCommand('comment.add')
  const resolve = useEngineCommand('comment.resolve')
  const remove = useEngineCommand('comment.remove')
  const [text, setText] = useState('')
  const send = (): void => {
    if (text.trim() !== '') void add.run({ dataset, rid, variable, text }).then(() => setText(''), () => {})
  }
  return (
    <section className="yg-comments" aria-label={t('grid.comments.title')}>
      <h3 className="yg-h2">{t('grid.comments.title')}</h3>
      {comments?.length === 0 && !editable && <p className="yg-secondary">{t('grid.comments.none')}</p>}
      <ul>
        {comments?.map(comment => (
          <li key={comment.id} data-resolved={comment.resolved || undefined}>
            <p>{comment.text}</p>
            <span className="yg-secondary">{comment.resolved && <span className="yg-tag">{t('grid.comments.resolved')}</span>} {t('grid.comments.by', { actor: comment.actor, at: dayTime(comment.at) })}</span>
            {editable && (
              <span className="yg-comment-acts">
                <button type="button" className="yg-link-button" onClick={() => void resolve.run({ comment: comment.id, resolved: !comment.resolved })}>{t(comment.resolved ? 'grid.comments.reopen' : 'grid.comments.resolve')}</button>
                <button type="button" className="yg-link-button" onClick={() => void remove.run({ comment: comment.id })}>{t('grid.comments.remove')}</button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <>
          <Input.TextArea
            id={COMMENT_FIELD} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} value={text} placeholder={t('grid.comments.placeholder')} aria-label={t('grid.comments.placeholder')}
            onChange={event => setText(event.target.value)} onKeyDown={event => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send() }}
          />
          <div className="yg-codes-end"><Button size="small" disabled={text.trim() === ''} loading={add.pending} onClick={send}>{t('grid.comments.add')}</Button></div>
        </>
      )}
      <ErrorNote error={add.error ?? resolve.error ?? remove.error} />
    </section>
  )
}
