const two = (n: number): string => String(n).padStart(2, '0')

/** As the clock on the wall shows it: 2026-03-15 14:05:09. */
export const clockText = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
