import type { Run } from '../../../../shared/model/report.ts'
import { normalised } from './runText.ts'

/** How a bound piece looks in its sentence. */
export interface ChipLook { text: string; title: string; kind: 'number' | 'ref'; changed: boolean; broken: boolean }
export type ChipOf = (run: Exclude<Run, { type: 'text' }>, index: number) => ChipLook

const CHIP = 'yg-chip'
const isChip = (node: Node): node is HTMLElement => node instanceof HTMLElement && node.classList.contains(CHIP)

function dress(chip: HTMLElement, look: ChipLook): void {
  const face = `${CHIP} ${CHIP}-${look.kind}${look.changed ? ` ${CHIP}-changed` : ''}${look.broken ? ` ${CHIP}-broken` : ''}`
  if (chip.className !== face) chip.className = face
  if (chip.textContent !== look.text) chip.textContent = look.text
  if (chip.title !== look.title) chip.title = look.title
}

/** Writes the line into the element: words as text, bold and italic as elements, bound pieces as chips that are moved and removed whole. */
export function fill(element: HTMLElement, runs: readonly Run[], chipOf: ChipOf): void {
  element.replaceChildren(...runs.map((run, index) => {
    if (run.type !== 'text') {
      const chip = document.createElement('span')
      chip.contentEditable = 'false'
      chip.dataset['run'] = JSON.stringify(run)
      dress(chip, chipOf(run, index))
      return chip
    }
    let node: Node = document.createTextNode(run.text)
    for (const [on, tag] of [[run.italic, 'i'], [run.bold, 'b']] as const) {
      if (!on) continue
      const around = document.createElement(tag)
      around.append(node)
      node = around
    }
    return node
  }))
}

/** New words on the chips, without touching what is being typed around them. */
export function dressChips(element: HTMLElement, runs: readonly Run[], chipOf: ChipOf): void {
  const chips = [...element.querySelectorAll<HTMLElement>(`.${CHIP}`)]
  let at = 0
  runs.forEach((run, index) => {
    if (run.type === 'text') return
    const chip = chips[at++]
    if (!chip) return
    chip.dataset['run'] = JSON.stringify(run)
    dress(chip, chipOf(run, index))
  })
}

/** By tag, or by the style a browser may write in its stead. */
const bolds = (node: Element): boolean => node.tagName === 'B' || node.tagName === 'STRONG' || (node instanceof HTMLElement && /^(bold|[6-9]00)$/.test(node.style.fontWeight))
const italics = (node: Element): boolean => node.tagName === 'I' || node.tagName === 'EM' || (node instanceof HTMLElement && node.style.fontStyle === 'italic')

/** The line as it stands in the element. A browser's own line breaks and non-breaking spaces come as spaces. */
export function read(element: HTMLElement): Run[] {
  const runs: Run[] = []
  const walk = (node: Node, bold: boolean, italic: boolean): void => {
    if (isChip(node)) {
      const kept = node.dataset['run']
      if (kept) runs.push(JSON.parse(kept) as Run)
      return
    }
    if (node.nodeType === Node.TEXT_NODE) {
      const text = (node.nodeValue ?? '').replaceAll('\u00a0', ' ').replaceAll(/[\r\n]+/g, ' ').replaceAll('\u200b', '')
      if (text) runs.push({ type: 'text', text, ...(bold && { bold: true }), ...(italic && { italic: true }) })
      return
    }
    if (!(node instanceof Element)) return
    for (const child of node.childNodes) walk(child, bold || bolds(node), italic || italics(node))
  }
  walk(element, false, false)
  return normalised(runs)
}

/** Length of a node in the counting of runText. */
function sizeOf(node: Node): number {
  if (isChip(node)) return 1
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replaceAll('\u200b', '').length
  return [...node.childNodes].reduce((sum, child) => sum + sizeOf(child), 0)
}

function offsetOf(element: HTMLElement, container: Node, offset: number): number {
  let total = 0
  const walk = (node: Node): boolean => {
    if (node === container) {
      total += node.nodeType === Node.TEXT_NODE ? offset : [...node.childNodes].slice(0, offset).reduce((sum, child) => sum + sizeOf(child), 0)
      return true
    }
    if (isChip(node) || node.nodeType === Node.TEXT_NODE) { total += sizeOf(node); return isChip(node) && node.contains(container) }
    for (const child of node.childNodes) if (walk(child)) return true
    return false
  }
  walk(element)
  return total
}

/** Where the selection begins and ends in the line; null while it is elsewhere. */
export function selectionIn(element: HTMLElement): { from: number; to: number } | null {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null
  return { from: offsetOf(element, range.startContainer, range.startOffset), to: offsetOf(element, range.endContainer, range.endOffset) }
}

export function placeCaret(element: HTMLElement, offset: number): void {
  const range = document.createRange()
  let left = offset
  const walk = (node: Node): boolean => {
    if (node.nodeType === Node.TEXT_NODE) {
      const size = (node.nodeValue ?? '').length
      if (left <= size) { range.setStart(node, left); return true }
      left -= size
      return false
    }
    if (isChip(node)) {
      if (left === 0) { range.setStartBefore(node); return true }
      left -= 1
      if (left === 0) { range.setStartAfter(node); return true }
      return false
    }
    for (const child of node.childNodes) if (walk(child)) return true
    return false
  }
  if (!walk(element)) { range.selectNodeContents(element); range.collapse(false) }
  range.collapse(true)
  const selection = window.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/** Whether the caret stands on the first or the last line as it is wrapped on the screen. */
export function caretAtEdge(element: HTMLElement, edge: 'top' | 'bottom'): boolean {
  const selection = window.getSelection()
  if (!selection || selection.rangeCount === 0 || !selection.isCollapsed) return false
  const [rect] = selection.getRangeAt(0).getClientRects()
  if (!rect) return true
  const box = element.getBoundingClientRect()
  const slack = rect.height * 0.8
  return edge === 'top' ? rect.top - box.top < slack : box.bottom - rect.bottom < slack
}
