/** A field that shall have the keyboard as soon as it is there: that of a question in the canvas, or its row in the outline. */
export interface Wish { node: string; field: string; /** Caret; at the end when left out. */ at?: 'start' | 'all' }

let wish: Wish | null = null

export function wishFocus(next: Wish | null): void {
  wish = next
  settleFocus()
}

/** Called by whatever has just been drawn. */
export function settleFocus(): void {
  if (!wish) return
  const { node, field, at } = wish
  const found = document.querySelector<HTMLElement>(field === 'outline' ? `[data-outline="${CSS.escape(node)}"]` : `[data-node="${CSS.escape(node)}"] [data-edit="${CSS.escape(field)}"]`)
  if (!found) return
  wish = null
  found.focus()
  if (found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement) {
    const end = at === 'start' ? 0 : found.value.length
    found.setSelectionRange(at === 'all' ? 0 : end, end)
  }
  found.scrollIntoView({ block: 'nearest' })
}
