import type { ReactNode } from 'react'
import type { TextBox } from '../../../../shared/figures/figure.ts'
import { useT } from '../../../app/i18n.tsx'
import type { Size, View } from './view.ts'

const WIDTH = 248
const AIR = 12

/** Questions to ask at a big bone, beside it. They are never causes: nothing of them gets into the figure. */
export function PromptCard({ name, prompts, box, taken, view, screen, onClose }: { name: string; prompts: readonly string[]; box: TextBox; taken: readonly TextBox[]; view: View; screen: Size; onClose(): void }): ReactNode {
  const t = useT()
  const { left, top } = roomFor(box, { width: WIDTH, height: 44 + prompts.reduce((sum, prompt) => sum + 19 * Math.ceil(prompt.length / 17), 0) }, taken, view, screen)
  return (
    <aside className="yg-prompts" style={{ left, top, width: WIDTH }} aria-label={t('fishbone.editor.promptsOf', { name })} onPointerDown={event => event.stopPropagation()} onDoubleClick={event => event.stopPropagation()}>
      <header><strong>{t('fishbone.editor.promptsOf', { name })}</strong><button type="button" className="yg-icon-button" tabIndex={-1} aria-label={t('fishbone.editor.hidePrompts')} title={t('fishbone.editor.hidePrompts')} onClick={onClose}>×</button></header>
      <ul>{prompts.map(prompt => <li key={prompt}>{prompt}</li>)}</ul>
    </aside>
  )
}

/** Beside the bone where it covers least of what is written; else in the corner that is emptiest. */
function roomFor(bone: TextBox, card: Size, taken: readonly TextBox[], view: View, screen: Size): { left: number; top: number } {
  const on = (box: TextBox): { left: number; top: number; right: number; bottom: number } => ({ left: box.x * view.scale + view.x, top: box.y * view.scale + view.y, right: (box.x + box.width) * view.scale + view.x, bottom: (box.y + box.height) * view.scale + view.y })
  const at = on(bone)
  const boxes = taken.map(on)
  const kept = (value: number, most: number): number => Math.max(8, Math.min(value, most - 8))
  const places = [
    { left: at.right + AIR, top: at.top - AIR }, { left: at.left - AIR - card.width, top: at.top - AIR },
    { left: at.left, top: at.top - AIR - card.height }, { left: at.left, top: at.bottom + AIR },
    ...[8, screen.width].flatMap(left => [8, screen.height].map(top => ({ left, top }))),
  ].map(place => ({ left: kept(place.left, screen.width - card.width), top: kept(place.top, screen.height - card.height) }))
  const covered = (place: { left: number; top: number }): number => [...boxes, at].reduce((sum, box) => sum
    + Math.max(0, Math.min(place.left + card.width, box.right) - Math.max(place.left, box.left)) * Math.max(0, Math.min(place.top + card.height, box.bottom) - Math.max(place.top, box.top)), 0)
  return places.reduce((best, place) => (covered(place) < covered(best) ? place : best))
}
