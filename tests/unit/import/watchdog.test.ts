import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watch } from '../../../main/engine/jobs/watchdog.ts'

describe('watchdog', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  it('barks once after silence, with the seconds', () => {
    const heard: [string, number][] = []
    const dog = watch({ noProgressMs: 60_000, totalMs: 600_000 }, (why, seconds) => heard.push([why, seconds]))
    vi.advanceTimersByTime(59_000)
    dog.stir()
    vi.advanceTimersByTime(59_000)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(700_000)
    expect(heard).toEqual([['noProgress', 60]])
  })

  it('ends what takes too long, however lively', () => {
    const heard: [string, number][] = []
    const dog = watch({ noProgressMs: 60_000, totalMs: 600_000 }, (why, seconds) => heard.push([why, seconds]))
    for (let i = 0; i < 30; i++) { vi.advanceTimersByTime(30_000); dog.stir() }
    expect(heard).toEqual([['total', 600]])
  })

  it('is silent once stopped', () => {
    const heard: string[] = []
    const dog = watch({ noProgressMs: 1_000, totalMs: 2_000 }, why => heard.push(why))
    dog.stop()
    dog.stir()
    vi.advanceTimersByTime(10_000)
    expect(heard).toEqual([])
  })
})
