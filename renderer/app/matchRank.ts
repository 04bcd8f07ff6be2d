/**
 * How well a name answers what was typed: 3 begins with it, 2 holds it, 1 holds its characters in order, 0 not at all.
 * Nothing typed matches everything alike.
 */
export function matchRank(typed: string, name: string): 0 | 1 | 2 | 3 {
  const needle = typed.trim().toLowerCase()
  const hay = name.toLowerCase()
  if (needle === '') return 1
  if (hay.startsWith(needle)) return 3
  if (hay.includes(needle)) return 2
  let from = 0
  for (const character of needle) {
    if (character === ' ') continue
    const at = hay.indexOf(character, from)
    if (at < 0) return 0
    from = at + character.length
  }
  return 1
}
