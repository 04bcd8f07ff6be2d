/** Why a watchdog barked: nothing moved for a while, or all of it took too long. */
export type Expiry = 'noProgress' | 'total'

/** Watches a task that may hang. `stir` after every sign of life; `stop` when it has ended. */
export interface Watchdog { stir(): void; stop(): void }

/** Calls `onExpire` once, with the seconds that passed, unless stopped before. */
export function watch(limits: { noProgressMs: number; totalMs: number }, onExpire: (why: Expiry, seconds: number) => void): Watchdog {
  let done = false
  const expire = (why: Expiry, ms: number): void => {
    if (done) return
    stop()
    onExpire(why, Math.round(ms / 1000))
  }
  const total = setTimeout(() => expire('total', limits.totalMs), limits.totalMs)
  let silent = setTimeout(() => expire('noProgress', limits.noProgressMs), limits.noProgressMs)
  let stirred = performance.now()
  function stop(): void {
    done = true
    clearTimeout(total)
    clearTimeout(silent)
  }
  return {
    stir() {
      // Timers are not free: signs of life come by the thousand.
      const now = performance.now()
      if (done || now - stirred < Math.min(100, limits.noProgressMs / 10)) return
      stirred = now
      clearTimeout(silent)
      silent = setTimeout(() => expire('noProgress', limits.noProgressMs), limits.noProgressMs)
    },
    stop,
  }
}
