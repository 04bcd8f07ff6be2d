import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { limits } from './limits.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const newSecret = (): string => randomBytes(32).toString('base64url')

export type SessionCheck = 'ok' | 'none' | 'wrong' | 'tooMany'
export type KeyCheck = { session: string } | 'wrong' | 'tooMany'

export interface Secrets {
  /** A new one-time key; the one before, if unused, is void. */
  mintKey(): string
  /** Swaps a one-time key for a session. */
  redeem(key: string): KeyCheck
  /** Is this cookie a session? Looking counts as use. */
  check(cookie: string | undefined): SessionCheck
}

/**
 * One-time keys, sessions and the count of wrong tries. Only hashes are kept and they are compared in constant
 * time. While the limit of wrong tries is reached no key is taken, right or wrong; a running session goes on,
 * so that nobody on this computer can lock its owner out.
 */
export function createSecrets(now: () => number = Date.now): Secrets {
  let key: Buffer | null = null
  const sessions: { hash: Buffer; usedAt: number }[] = []
  let wrong: number[] = []

  const limited = (): boolean => {
    wrong = wrong.filter(at => now() - at < limits.wrongWindowMs)
    return wrong.length >= limits.wrongTries
  }

  return {
    mintKey() {
      const secret = newSecret()
      key = digest(secret)
      return secret
    },
    redeem(given) {
      if (limited()) return 'tooMany'
      if (!key || !timingSafeEqual(key, digest(given))) {
        wrong.push(now())
        return 'wrong'
      }
      key = null
      const session = newSecret()
      sessions.push({ hash: digest(session), usedAt: now() })
      if (sessions.length > limits.sessions) sessions.shift()
      return { session }
    },
    check(cookie) {
      if (cookie === undefined) return 'none'
      const hash = digest(cookie)
      let found: { usedAt: number } | undefined
      for (const session of sessions) if (timingSafeEqual(session.hash, hash)) found = session
      if (found && now() - found.usedAt < limits.idleMs) {
        found.usedAt = now()
        return 'ok'
      }
      if (limited()) return 'tooMany'
      if (!found) wrong.push(now())
      return 'wrong'
    },
  }
}
