/** A second digit within this time belongs to the first: 1 and 0 are 10. */
const TOGETHER_MS = 700
let before: { group: Element; digit: string; at: number } | null = null

const inputs = (group: Element): HTMLInputElement[] => [...group.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')]
const isScale = (group: Element): boolean => group.querySelector('.yg-answer-points') !== null
const pointOf = (input: HTMLInputElement): string => /^-?\d+/.exec(input.getAttribute('aria-label') ?? '')?.[0] ?? ''

/** The choices a digit is for: those one is in, else the first that are not answered, else the first. */
function groupFor(page: Element): Element | null {
  const groups = [...page.querySelectorAll('[role=radiogroup], [role=group]')].filter(group => inputs(group).length > 0 && group.querySelector('[role=radiogroup]') === null)
  const active = document.activeElement?.closest('[role=radiogroup], [role=group]') ?? null
  if (active && groups.includes(active)) return active
  return groups.find(group => inputs(group).every(input => !input.checked)) ?? groups[0] ?? null
}

/** Chooses by digit: the point of a scale, the nth of a list (0 the tenth). One of several rows leads to the next. False when there is nothing to choose. */
export function chooseByDigit(page: Element, digit: string, now: number): boolean {
  let group = groupFor(page)
  if (!group) return false
  let wanted = digit
  if (before && now - before.at < TOGETHER_MS && isScale(before.group) && page.contains(before.group) && inputs(before.group).some(input => pointOf(input) === before!.digit + digit)) {
    group = before.group
    wanted = before.digit + digit
  }
  const all = inputs(group)
  const input = isScale(group) ? all.find(each => pointOf(each) === wanted) : all[wanted === '0' ? 9 : Number(wanted) - 1]
  if (!input || input.disabled) return false
  input.click()
  before = { group, digit: wanted, at: now }
  const groups = [...page.querySelectorAll('[role=radiogroup]')]
  const next = input.type === 'radio' ? groups[groups.indexOf(group) + 1] : undefined
  const longer = isScale(group) && all.some(each => pointOf(each).length > wanted.length && pointOf(each).startsWith(wanted))
  ;(next && !longer ? inputs(next)[0] : input)?.focus()
  return true
}
