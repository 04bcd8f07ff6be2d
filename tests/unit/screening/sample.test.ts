import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

let lab: TestEngine
const dataset = 1
/** Spoilt on purpose by the generator (resources/sample/respondents.ts), counted from 1. */
const spoilt = { straightLine: [38, 269], tooFast: [113], omission: [206] }

beforeAll(async () => {
  lab = await testEngine()
  await lab.client.call('project.openSample', {})
})
afterAll(() => lab.dispose())

describe('screening the sample', () => {
  it('hits exactly the four invalid ones among 290 by rules that switched themselves on', async () => {
    const report = await lab.client.call('screening.run', { dataset })
    expect(report.rows).toBe(290)
    expect(report.union).toEqual({ n: 4, counting: 0 })
    const hit = await lab.client.call('screening.hits', { dataset })
    expect(hit.rows.map(row => row.rid)).toEqual([38, 113, 206, 269])
    for (const [rule, rids] of Object.entries(spoilt)) {
      const outcome = report.rules.find(one => one.rule === rule)!
      expect(outcome, rule).toMatchObject({ mode: 'exclude', automatic: true, n: rids.length, excluded: rids.length })
      expect((await lab.client.call('screening.hits', { dataset, rule: rule as 'tooFast' })).rows.map(row => row.rid)).toEqual(rids)
    }
  })

  it('says the same after the four have been counted again, excludes them with codes in one step, and takes it back', async () => {
    await lab.client.call('screening.release', { dataset, rids: [38, 113, 206, 269] })
    expect((await lab.client.call('dataset.get', { dataset })).ledger.valid).toBe(290)
    expect((await lab.client.call('screening.run', { dataset })).union).toEqual({ n: 4, counting: 4 })
    const before = (await lab.client.call('history.state', {})).count
    const applied = await lab.client.call('screening.apply', { dataset })
    expect(applied).toEqual({ changed: 4, reasons: [{ code: 'straightLine', text: '', n: 2 }, { code: 'omission', text: '', n: 1 }, { code: 'tooFast', text: '', n: 1 }] })
    expect((await lab.client.call('history.state', {})).count).toBe(before + 1)
    expect(await lab.client.call('screening.ledger', { dataset })).toEqual({ issued: 320, returned: 290, valid: 286, reasons: applied.reasons })
    await lab.client.call('history.undo', {})
    expect(await lab.client.call('screening.ledger', { dataset })).toEqual({ issued: 320, returned: 290, valid: 290, reasons: [] })
    await lab.client.call('history.redo', {})
    expect((await lab.client.call('screening.release', { dataset, reason: 'straightLine' })).changed).toBe(2)
    expect((await lab.client.call('screening.ledger', { dataset })).reasons.map(({ code, n }) => [code, n])).toEqual([['omission', 1], ['tooFast', 1]])
    expect((await lab.client.call('project.check', {})).sound).toBe(true)
  })

  it('shows what changes: the dimension means over 290 and over 286 are those of the two data sets', async () => {
    await lab.client.call('screening.apply', { dataset })
    const effect = await lab.client.call('screening.effect', { dataset })
    expect(effect.n).toEqual([290, 286])
    const dimensions = async (): Promise<Map<string, number>> => {
      const { result } = await lab.client.call('analysis.run', { method: 'dimensions', dataset })
      return new Map((result['dimensions'] as { key: string; mean: number | null; index: number }[]).map(({ key, mean, index }) => [key, mean ?? index]))
    }
    const after = await dimensions()
    await lab.client.call('screening.release', { dataset, rids: [38, 113, 206, 269] })
    const before = await dimensions()
    expect(effect.dimensions.length).toBeGreaterThan(5)
    for (const { key, mean, alpha, items } of effect.dimensions) {
      expect(mean[0]).toBeCloseTo(before.get(key)!, 12)
      expect(mean[1]).toBeCloseTo(after.get(key)!, 12)
      if (items > 1) expect(alpha[0]).not.toBe(alpha[1])
    }
    expect(effect.priority?.items.map(({ rank }) => rank[0]).slice(0, 5)).toEqual([1, 2, 3, 4, 5])
    expect(effect.pareto?.bars[0]?.rank).toEqual([1, 1])
    await lab.client.call('screening.apply', { dataset })
  })

  it('keeps its settings with the data set, and a rule that is off hits nobody', async () => {
    const { settings } = await lab.client.call('screening.run', { dataset })
    await lab.client.call('screening.save', { dataset, settings: { ...settings, tooFast: { ...settings.tooFast, mode: 'off' }, straightLine: { ...settings.straightLine, mode: 'hint' } } })
    const report = await lab.client.call('screening.run', { dataset })
    expect(report.rules.find(one => one.rule === 'tooFast')).toMatchObject({ mode: 'off', automatic: false, n: 0 })
    expect(report.union.n).toBe(1)
    await lab.client.call('history.undo', {})
    expect((await lab.client.call('screening.run', { dataset })).union.n).toBe(4)
    await expect(lab.client.call('screening.run', { dataset, settings: { mahalanobis: { mode: 'exclude' as 'hint' } } })).rejects.toMatchObject({ code: 'BAD_PARAMS' })
  })
})
