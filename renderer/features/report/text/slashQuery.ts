/** The typed command, by its offsets in the line. */
export interface SlashAt { from: number; to: number; query: string }

/** "/" at the beginning of a line or after a space, and what follows it up to the caret. An input method writes 、 for it, which counts where nothing stands before. */
export function slashQuery(text: string, caret: number): SlashAt | null {
  const found = /(?:^|\s)\/([^\s/]{0,12})$|^、([^\s、]{0,12})$/.exec(text.slice(0, caret))
  if (!found) return null
  const query = found[1] ?? found[2] ?? ''
  return { from: caret - query.length - 1, to: caret, query }
}
