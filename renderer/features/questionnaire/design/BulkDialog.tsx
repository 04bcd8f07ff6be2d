import { Modal } from 'antd'
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { optionLines, optionsFromLines, readOptionLines, rowLines } from '../../../../shared/forms/optionLines.ts'
import { wordsIn } from '../../../../shared/forms/text.ts'
import type { FormQuestion } from '../../../../shared/model/form.ts'
import { useT } from '../../../app/i18n.tsx'

/** All options or rows of a question as lines of text, with what they will become beside it. */
export function BulkDialog({ node, what, language, onClose, onTake }: { node: FormQuestion; what: 'options' | 'rows'; language: string; onClose(): void; onTake(lines: string): Promise<void> }): ReactNode {
  const t = useT()
  const id = useId()
  const options = 'options' in node ? node.options : []
  const [lines, setLines] = useState(() => (what === 'options' ? optionLines(options, language) : 'rows' in node ? rowLines(node.rows, language) : ''))
  const becomes = what === 'options'
    ? optionsFromLines(lines, options, language).map(option => ({ code: String(option.code), text: wordsIn(option.text, language), marks: (['other', 'exclusive', 'missing'] as const).filter(mark => option[mark]) }))
    : readOptionLines(lines).map((line, index) => ({ code: String(index + 1), text: line.text, marks: line.reversed ? ['reversed' as const] : [] }))
  return (
    <Modal open width={760} title={t(`designer.bulk.${what}`)} okText={t('designer.bulk.take')} cancelText={t('controls.cancel')} onCancel={onClose} onOk={() => onTake(lines)} destroyOnHidden>
      <div className="yg-two">
        <div>
          <label className="yg-prop-label" htmlFor={id}>{t('designer.bulk.lines')}</label>
          <textarea id={id} className="yg-input yg-bulk-text" autoFocus rows={14} value={lines} onChange={event => setLines(event.target.value)} />
        </div>
        <div>
          <p className="yg-prop-label">{t('designer.bulk.becomes', { n: becomes.length })}</p>
          <ol className="yg-bulk-list" tabIndex={0} aria-label={t('designer.bulk.becomes', { n: becomes.length })}>
            {becomes.map((each, index) => <li key={index}><span className="yg-entry-code yg-num">{each.code}</span><span>{each.text}</span>{each.marks.map(mark => <span key={mark} className="yg-tag">{t(`designer.mark.${mark}`)}</span>)}</li>)}
          </ol>
        </div>
      </div>
      <p className="yg-prop-hint">{t(what === 'options' ? 'designer.bulk.hint' : 'designer.bulk.rowHint')}</p>
    </Modal>
  )
}
