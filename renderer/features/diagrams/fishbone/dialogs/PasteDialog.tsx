import { Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { readOutline } from '../../../../../shared/fishbone/outline.ts'
import type { OutlineBranch } from '../../../../../shared/fishbone/outline.ts'
import { useT } from '../../../../app/i18n.tsx'

/** An outline whose levels are not plain: the text to put right at the left, what it would become at the right, doubtful lines marked. */
export function PasteDialog({ text, into, onPaste, onClose }: { text: string; into: string; onPaste(text: string): void; onClose(): void }): ReactNode {
  const t = useT()
  const [now, setNow] = useState(text)
  const outline = useMemo(() => readOutline(now), [now])
  const lines = flat(outline.branches, 1)
  const doubtful = lines.filter(({ branch }) => branch.doubt !== null).length
  return (
    <Modal open width={860} title={t('fishbone.editor.paste')} okText={t('fishbone.editor.pasteAs', { n: lines.length })} cancelText={t('controls.cancel')} okButtonProps={{ disabled: lines.length === 0 }} onCancel={onClose} onOk={() => onPaste(now)} destroyOnHidden>
      <p className="yg-prop-hint" role="status">{doubtful > 0 ? t('fishbone.editor.pasteDoubts', { n: doubtful, name: into }) : t('fishbone.editor.pastePlain', { name: into })}</p>
      <div className="yg-paste">
        <Input.TextArea
          autoFocus rows={16} value={now} aria-label={t('fishbone.editor.pasteText')} onChange={event => setNow(event.target.value)} spellCheck={false}
          onKeyDown={event => {
            if (event.key !== 'Tab' || event.altKey || event.ctrlKey) return
            event.preventDefault()
            indentLines(event.currentTarget, event.shiftKey, setNow)
          }}
        />
        <ol className="yg-paste-preview" aria-label={t('fishbone.editor.pastePreview')} tabIndex={0}>
          {lines.map(({ branch, level }) => (
            <li key={branch.line} data-doubt={branch.doubt ?? undefined} style={{ paddingInlineStart: (level - 1) * 16 }}>
              <span>{branch.text || t('fishbone.editor.emptyLine')}</span>{branch.doubt !== null && <small>{t('fishbone.editor.lineDoubt', { line: branch.line, doubt: t(`fishbone.doubt.${branch.doubt}`) })}</small>}
            </li>
          ))}
        </ol>
      </div>
      <p className="yg-prop-hint">{t('fishbone.editor.pasteKeys')}</p>
    </Modal>
  )
}

const flat = (branches: readonly OutlineBranch[], level: number): { branch: OutlineBranch; level: number }[] => branches.flatMap(branch => [{ branch, level }, ...flat(branch.children, level + 1)])

/** The lines that are marked, one level deeper or back. */
function indentLines(field: HTMLTextAreaElement, back: boolean, put: (text: string) => void): void {
  const { value, selectionStart, selectionEnd } = field
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1
  const end = value.indexOf('\n', Math.max(from, selectionEnd - 1))
  const to = end < 0 ? value.length : end
  const lines = value.slice(from, to).split('\n').map(line => (back ? line.replace(/^(?:\t| {1,4}|\u3000)/u, '') : `\t${line}`)).join('\n')
  put(value.slice(0, from) + lines + value.slice(to))
  requestAnimationFrame(() => field.setSelectionRange(from, from + lines.length))
}
