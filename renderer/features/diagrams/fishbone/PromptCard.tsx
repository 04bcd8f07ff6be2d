import type { ReactNode } from 'react'
import type { TextBox } from '../../../../shared/figures/figure.ts'
import { useT } from '../../../app/i18n.tsx'
import type { Size, View } from './view.ts'

const WIDTH = 248

/** Questions to ask at a big bone, beside it. They are never causes: nothing of them gets into the figure. */
export function PromptCard({ name, prompts, box, view, screen, onClose }: { name: string; prompts: readonly string[]; box: TextBox; view: View; screen: Size; onClose(): void }): ReactNode {
  const t = useT()
  const right = (box.x + box.width) * view.scale + view.x + 14
  const left = right + WIDTH < screen.width ? right : Math.max(8, box.x * view.scale + view.x - WIDTH - 14)
  const middle = (box.y + box.height / 2) * view.scale + view.y
  const top = Math.max(8, Math.min(screen.height - 40 - prompts.length * 40, middle - 24))
  return (
    <aside className="yg-prompts" style={{ left, top, width: WIDTH }} aria-label={t('fishbone.editor.promptsOf', { name })} onPointerDown={event => event.stopPropagation()} onDoubleClick={event => event.stopPropagation()}>
      <header><strong>{t('fishbone.editor.promptsOf', { name })}</strong><button type="button" className="yg-icon-button" tabIndex={-1} aria-label={t('fishbone.editor.hidePrompts')} title={t('fishbone.editor.hidePrompts')} onClick={onClose}>×</button></header>
      <ul>{prompts.map(prompt => <li key={prompt}>{prompt}</li>)}</ul>
    </aside>
  )
}
