import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { screeningEffect } from '../../../main/engine/screening/effect.ts'
import { hitRows, report, screen } from '../../../main/engine/screening/screen.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../fixtures/engine.ts'

const ROWS = 1500
const ITEMS = 50
let lab: TestEngine
let dataset: number
let path: string
beforeEach(async () => {
  lab = await testEngine()
  path = (await lab.newProject()).path
  // Every 50th gives one answer throughout, the others wander.
  const answer = (row: number, item: number): number => (row % 50 === 7 ? 4 : 1 + ((row * 7 + item * item * 3 + (row % 11) * item) % 5))
  dataset = await addDataset(lab, {
    variables: Array.from({ length: ITEMS }, (_, item) => ({
      id: `x${item}`, kind: 'scale' as const, scale: { min: 1, max: 5, direction: 'positive' as const }, question: 'q', values: Array.from({ length: ROWS }, (_, row) => answer(row, item)),
    })),
    questions: [{ id: 'q', kind: 'matrix' }],
  })
})
afterEach(() => lab.dispose())

describe('screening many responses', () => {
  it('answers as it would in the engine, and others are answered meanwhile', async () => {
    const order: string[] = []
    const [run, hits, effect] = await Promise.all([
      lab.client.call('screening.run', { dataset }).finally(() => order.push('run')),
      lab.client.call('screening.hits', { dataset, rule: 'straightLine', limit: 10 }),
      lab.client.call('screening.effect', { dataset, rules: ['straightLine'] }),
      lab.client.call('project.info', {}).finally(() => order.push('info')),
    ])
    expect(order).toEqual(['info', 'run'])
    expect(hits).toMatchObject({ total: 30, rows: [{ rid: 8 }, { rid: 58 }, {}, {}, {}, {}, {}, {}, {}, {}] })
    expect(effect.n).toEqual([ROWS, ROWS - 30])
    await lab.client.call('project.close', {})
    const store = await openProject(path, { readOnly: false, scratch: join(lab.dir, 'scratch') })
    const screening = screen(store.reader, dataset, null)
    expect(run).toEqual(report(screening))
    expect(effect).toEqual(screeningEffect(store.reader, dataset, hitRows(screening, ['straightLine'])))
    store.close()
  })

  it('is kept until the data change: applied at once, then asked anew', async () => {
    const before = await lab.client.call('screening.run', { dataset })
    expect(await lab.client.call('screening.run', { dataset })).toEqual(before)
    const applied = await lab.client.call('screening.apply', { dataset, settings: { ...before.settings, straightLine: { ...before.settings.straightLine, mode: 'exclude' } }, rules: ['straightLine'] })
    expect(applied.changed).toBe(30)
    const after = await lab.client.call('screening.run', { dataset })
    expect([before.excluded, after.excluded]).toEqual([0, 30])
    expect(after.rules.find(({ rule }) => rule === 'straightLine')?.n).toBe(30)
  })

  it('is given up when its caller gives up, and not for another caller who waits for the same', async () => {
    const stop = new AbortController()
    const given = lab.client.call('screening.run', { dataset }, { signal: stop.signal })
    const kept = lab.connect().call('screening.run', { dataset })
    stop.abort()
    await expect(given).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await kept).rows).toBe(ROWS)
  })

  it('ends with the project', async () => {
    const work = lab.client.call('screening.run', { dataset })
    await lab.client.call('project.close', {})
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
