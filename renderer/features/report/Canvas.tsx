import type { ReactNode } from 'react'
import { Button } from 'antd'
import { captionNumbers, headingNumbers } from '../../../shared/report/numbering.ts'
import type { Block } from '../../../shared/model/report.ts'
import { useT } from '../../app/i18n.tsx'
import { BlockFrame } from './blocks/BlockFrame.tsx'
import { FigureBlock, PictureBlock, ReadingBlock, TableBlock } from './blocks/ResultBlocks.tsx'
import { ContentsBlock, NotesBlock, PageBreakBlock, SignatureBlock } from './blocks/SmallBlocks.tsx'
import { HeadingBlock, ListBlock, TextBlock } from './blocks/TextBlocks.tsx'
import { useEditing } from './editing.ts'

/** The report as one long page, edited where it stands. */
export function Canvas(): ReactNode {
  const t = useT()
  const { report, current, locked, add } = useEditing()
  const { blocks, settings } = report
  const captions = captionNumbers(blocks)
  const headings = headingNumbers(blocks)
  const drawn = (block: Block, index: number): ReactNode => {
    const { content } = block
    const number = captions.get(block.id) ?? 0
    switch (content.type) {
      case 'heading': return <HeadingBlock {...{ block, content, index }} number={headings.get(block.id) ?? ''} />
      case 'text': return <TextBlock {...{ block, content, index }} />
      case 'list': return <ListBlock {...{ block, content, index }} />
      case 'reading': return <ReadingBlock {...{ block, content, index }} />
      case 'figure': return <FigureBlock {...{ block, content, index, number }} />
      case 'table': return <TableBlock {...{ block, content, index, number }} />
      case 'picture': return <PictureBlock {...{ block, content, index, number }} />
      case 'pageBreak': return <PageBreakBlock />
      case 'contents': return <ContentsBlock />
      case 'signature': return <SignatureBlock {...{ block, content, index }} />
      case 'notes': return <NotesBlock {...{ block, content, index }} />
    }
  }
  const tabbable = current ?? blocks[0]?.id
  return (
    <article className={`yg-sheet-page yg-sheet-${settings.style.font}`} lang={settings.lang} aria-label={report.name}>
      {settings.cover && (
        <header className="yg-cover">
          <h2>{settings.cover.title || report.name}</h2>
          {settings.cover.subtitle && <p>{settings.cover.subtitle}</p>}
          <p className="yg-cover-small">{[settings.cover.organisation, settings.cover.authors, settings.cover.advisor, settings.cover.date].filter(Boolean).join(' · ')}</p>
        </header>
      )}
      {blocks.map((block, index) => <BlockFrame key={block.id} block={block} index={index} tabbable={block.id === tabbable}>{drawn(block, index)}</BlockFrame>)}
      {!locked && (
        <div className="yg-sheet-end">
          <Button type="text" onClick={() => add(blocks.length, [{ type: 'text', runs: [], prompt: '' }])}>{t('reportEditor.addParagraph')}</Button>
          <span className="yg-faint">{t('reportEditor.slashHint')}</span>
        </div>
      )}
    </article>
  )
}
