import type { ReactNode } from 'react'
import type { Block, BlockContent, Run } from '../../../../shared/model/report.ts'
import { useT } from '../../../app/i18n.tsx'
import { newBlockId } from '../session.ts'
import { useEditing } from '../editing.ts'
import type { Editing } from '../editing.ts'
import { RichLine } from '../text/RichLine.tsx'
import { lengthOf, normalised, plainText } from '../text/runText.ts'

type Of<T extends BlockContent['type']> = Extract<BlockContent, { type: T }>
export interface BlockProps<T extends BlockContent['type']> { block: Block; content: Of<T>; index: number }

const paragraph = (runs: Run[], prompt = ''): BlockContent => ({ type: 'text', runs, prompt })
const textRuns = (text: string): Run[] => (text ? [{ type: 'text', text }] : [])

/** The lines of a paste, or of Enter: the block keeps the first, new paragraphs take the rest. */
function follow(editing: Editing, block: Block, index: number, first: BlockContent, rest: readonly Run[][], at: number): void {
  const added = rest.map(runs => ({ id: newBlockId(), content: paragraph(runs) }))
  const last = added.at(-1)
  editing.edit({ update: [{ block: block.id, content: first }], add: { index: index + 1, blocks: added } }, last && { block: last.id, item: null, at })
}

export function TextBlock({ block, content, index }: BlockProps<'text'>): ReactNode {
  const t = useT()
  const editing = useEditing()
  const { session, report } = editing
  const join = (): void => {
    const before = report.blocks[index - 1]
    if (!before) return
    if (before.content.type === 'text') {
      const runs = normalised([...before.content.runs, ...content.runs])
      editing.edit({ update: [{ block: before.id, content: { ...before.content, runs } }], remove: [block.id] }, { block: before.id, item: null, at: lengthOf(before.content.runs) })
    } else if (content.runs.length === 0) {
      const at = Number.MAX_SAFE_INTEGER
      editing.edit({ remove: [block.id] }, before.content.type === 'list' ? { block: before.id, item: before.content.items.length - 1, at } : { block: before.id, item: null, at })
    }
  }
  return (
    <RichLine
      place={{ block: block.id, item: null }} runs={content.runs} label={content.prompt || t('reportEditor.kind.text')} placeholder={content.prompt || t('reportEditor.placeholder')} className="yg-paragraph"
      onChange={runs => session.type(block.id, { ...content, runs })} onJoin={join}
      onSplit={(before, after) => follow(editing, block, index, { ...content, runs: before }, [after], 0)}
      onPaste={([first = [], ...rest]) => follow(editing, block, index, { ...content, runs: first }, rest, Number.MAX_SAFE_INTEGER)}
    />
  )
}

export function HeadingBlock({ block, content, index, number }: BlockProps<'heading'> & { number: string }): ReactNode {
  const t = useT()
  const editing = useEditing()
  const put = (runs: readonly Run[]): BlockContent => ({ ...content, text: plainText(runs).slice(0, 300) })
  const join = (): void => { if (content.text === '') editing.removeBlocks([block.id]) }
  return (
    <div className={`yg-heading yg-heading-${content.level}`}>
      {number && <span className="yg-heading-number">{number}</span>}
      <RichLine
        plain place={{ block: block.id, item: null }} runs={textRuns(content.text)} label={t('reportEditor.headingOf', { level: content.level })} placeholder={t('reportEditor.headingHere')}
        onChange={runs => editing.session.type(block.id, put(runs))} onJoin={join}
        onSplit={(before, after) => follow(editing, block, index, put(before), [after], 0)}
        onPaste={([first = [], ...rest]) => follow(editing, block, index, put(first), rest, Number.MAX_SAFE_INTEGER)}
      />
    </div>
  )
}

export function ListBlock({ block, content, index }: BlockProps<'list'>): ReactNode {
  const t = useT()
  const editing = useEditing()
  const { items } = content
  const put = (next: Run[][]): BlockContent => ({ ...content, items: next })
  const replaced = (at: number, ...by: Run[][]): Run[][] => items.toSpliced(at, 1, ...by)
  const leave = (at: number): void => {
    const id = newBlockId()
    const rest = items.toSpliced(at, 1)
    editing.edit(rest.length === 0 ? { add: { index, blocks: [{ id, content: paragraph([]) }] }, remove: [block.id] } : { update: [{ block: block.id, content: put(rest) }], add: { index: index + 1, blocks: [{ id, content: paragraph([]) }] } }, { block: id, item: null, at: 0 })
  }
  const Tag = content.ordered ? 'ol' : 'ul'
  return (
    <Tag className="yg-items">
      {items.map((runs, i) => (
        <li key={i}>
          <RichLine
            place={{ block: block.id, item: i }} runs={runs} label={t('reportEditor.itemOf', { n: i + 1 })} placeholder={t('reportEditor.itemHere')}
            onChange={next => editing.session.type(block.id, put(replaced(i, next)))}
            onSplit={(before, after) => {
              if (lengthOf(before) + lengthOf(after) === 0 && i === items.length - 1) leave(i)
              else editing.edit({ update: [{ block: block.id, content: put(replaced(i, before, after)) }] }, { block: block.id, item: i + 1, at: 0 })
            }}
            onJoin={() => {
              const above = items[i - 1]
              if (above) editing.edit({ update: [{ block: block.id, content: put(items.toSpliced(i - 1, 2, normalised([...above, ...runs]))) }] }, { block: block.id, item: i - 1, at: lengthOf(above) })
              else if (runs.length === 0) leave(i)
            }}
            onPaste={lines => editing.edit({ update: [{ block: block.id, content: put(replaced(i, ...lines)) }] }, { block: block.id, item: i + lines.length - 1, at: Number.MAX_SAFE_INTEGER })}
          />
        </li>
      ))}
    </Tag>
  )
}
