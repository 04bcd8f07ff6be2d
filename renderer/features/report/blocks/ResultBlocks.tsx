import type { ReactNode } from 'react'
import type { BlockContent } from '../../../../shared/model/report.ts'
import { isTable } from '../../../../shared/report/numbering.ts'
import { useT } from '../../../app/i18n.tsx'
import type { Provenance } from '../../../../shared/report/rendered.ts'
import { useEditing } from '../editing.ts'
import { originTitle, useOriginWords } from '../inspector/originWords.ts'
import { PaperFigure } from './PaperFigure.tsx'
import { PaperTable } from './PaperTable.tsx'
import type { BlockProps } from './TextBlocks.tsx'
import { TypedTable } from './TypedTable.tsx'

/** Rows of a table the editor shows; all of them are in the preview and in the document. */
const SHOWN = 12

function Caption({ block, content, number, made }: BlockProps<'figure' | 'table' | 'picture'> & { number: number; made: string }): ReactNode {
  const t = useT()
  const { session, words, locked } = useEditing()
  return (
    <div className="yg-caption">
      <span>{words(isTable(content) ? 'report.table' : 'report.figure')} {number}</span>
      <input
        aria-label={t('reportEditor.caption')} value={content.caption} placeholder={made || t('reportEditor.captionHere')} maxLength={300} readOnly={locked}
        onChange={event => session.type(block.id, { ...content, caption: event.target.value } as BlockContent)} onBlur={() => { void session.flush() }}
      />
    </div>
  )
}

/** A result that says under the pointer where it comes from. */
function Traced({ of, children }: { of: Provenance | null; children: ReactNode }): ReactNode {
  const origin = useOriginWords()
  return <div title={of ? originTitle(origin(of)) : undefined}>{children}</div>
}

const Waiting = (): ReactNode => { const t = useT(); return <p className="yg-block-wait">{t('controls.loading')}</p> }

export function FigureBlock(props: BlockProps<'figure'> & { number: number }): ReactNode {
  const made = useEditing().rendered.get(props.block.id)
  const caption = made?.kind === 'figure' ? made.caption : ''
  const table = isTable(props.content)
  return (
    <>
      {table && <Caption {...props} made={caption} />}
      {made?.kind === 'figure' ? <Traced of={made.provenance}><PaperFigure figure={made.figure} alt={made.caption} /></Traced> : made?.kind === 'missing' ? null : <Waiting />}
      {!table && <Caption {...props} made={caption} />}
    </>
  )
}

export function TableBlock(props: BlockProps<'table'> & { number: number }): ReactNode {
  const t = useT()
  const { rendered, report } = useEditing()
  const made = rendered.get(props.block.id)
  const { content } = props
  const more = made?.kind === 'table' ? made.table.rows.length - SHOWN : 0
  return (
    <>
      <Caption {...props} made={made?.kind === 'table' ? made.caption : ''} />
      {content.table.type === 'typed'
        ? <TypedTable block={props.block} content={content} table={content.table} />
        : made?.kind === 'table'
          ? (
              <Traced of={made.provenance}>
                <div className="yg-table-scroll" role="region" aria-label={made.caption} tabIndex={0}>
                  <PaperTable table={made.table} label={made.caption} style={report.settings.style.table} to={SHOWN} />
                  {more > 0 && <p className="yg-block-more">{t('reportEditor.moreRows', { n: more })}</p>}
                </div>
              </Traced>
            )
          : made?.kind === 'missing' ? null : <Waiting />}
      {made?.kind === 'table' && made.notes.map(note => <p key={note} className="yg-print-note">{note}</p>)}
    </>
  )
}

export function PictureBlock(props: BlockProps<'picture'> & { number: number }): ReactNode {
  const made = useEditing().rendered.get(props.block.id)
  return (
    <>
      {made?.kind === 'picture' ? <img className="yg-print-figure" src={`data:${made.type};base64,${made.base64}`} alt={made.caption} style={{ width: `${props.content.width * 100}%`, aspectRatio: `${made.size.width} / ${made.size.height}` }} /> : <Waiting />}
      <Caption {...props} made={made?.kind === 'picture' ? made.caption : ''} />
    </>
  )
}

export function ReadingBlock({ block }: BlockProps<'reading'>): ReactNode {
  const t = useT()
  const made = useEditing().rendered.get(block.id)
  return (
    <div className="yg-paragraph yg-reading-block">
      {made?.kind === 'paragraph' ? <Traced of={made.runs[0]?.provenance ?? null}><p>{made.runs.map(run => run.text).join('')}</p></Traced> : made?.kind === 'missing' ? null : <p className="yg-faint">{t('reportEditor.readingEmpty')}</p>}
      <small>{t('analysis.result.generated')}</small>
    </div>
  )
}
