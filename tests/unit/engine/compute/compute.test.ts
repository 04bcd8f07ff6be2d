import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { analysisRequest } from '../../../../shared/contract/analysis.ts'
import type { AnalysisRequestInput } from '../../../../shared/contract/analysis.ts'
import { ComputePool } from '../../../../main/engine/compute/computePool.ts'
import type { TestEngine } from '../../../fixtures/engine.ts'
import { addDataset, testEngine } from '../../../fixtures/engine.ts'
import { simulatedAnswers } from '../../stats/pls/simulated.ts'

let test: TestEngine
let dataset: number
const sizes = [3, 3, 2]
beforeEach(async () => {
  test = await testEngine()
  await test.newProject()
  const { columns, names } = simulatedAnswers(120, sizes)
  dataset = await addDataset(test, {
    variables: names.map((id, i) => ({ id, kind: 'scale' as const, scale: { min: 1, max: 10, direction: 'positive' as const }, values: Array.from(columns[i]!) })),
  })
})
afterEach(() => test.dispose())

const pls = (bootstrap: number): AnalysisRequestInput => ({
  method: 'pls', dataset, bootstrap, seed: 7,
  model: {
    blocks: [{ name: 'A', items: ['x1_1', 'x1_2', 'x1_3'] }, { name: 'B', items: ['x2_1', 'x2_2', 'x2_3'] }, { name: 'C', items: ['x3_1', 'x3_2'] }],
    paths: [{ from: 'A', to: 'B' }, { from: 'A', to: 'C' }, { from: 'B', to: 'C' }],
  },
})

describe('analysis.compute', () => {
  it('answers as analysis.run does, and refuses what it refuses', async () => {
    const requests: AnalysisRequestInput[] = [pls(0), { method: 'describe', dataset, variables: ['x1_1', 'x2_2'] }, { method: 'drivers', dataset, target: 'x3_1', variables: ['x1_1', 'x2_1'] }]
    for (const request of requests) expect(await test.client.call('analysis.compute', request)).toEqual(await test.client.call('analysis.run', request))
    const unknown: AnalysisRequestInput = { method: 'describe', dataset, variables: ['nobody'] }
    await expect(test.client.call('analysis.compute', unknown)).rejects.toMatchObject({ code: 'NOT_FOUND', params: { id: 'nobody' } })
    await expect(test.client.call('analysis.run', unknown)).rejects.toMatchObject({ code: 'NOT_FOUND', params: { id: 'nobody' } })
  })

  it('gives the same bootstrap whether one thread draws it or several share it', async () => {
    const inOneThread = await test.client.call('analysis.run', pls(1000))
    const shared = await test.client.call('analysis.compute', pls(1000))
    expect(shared).toEqual(inOneThread)
  })

  it('holds to a segment in every share', async () => {
    await test.client.call('segment.create', { dataset, name: 'high', condition: 'x1_1 >= 6' })
    const request = { ...pls(1000), segment: 'high' } as AnalysisRequestInput
    const shared = await test.client.call('analysis.compute', request)
    expect(shared).toMatchObject({ segment: 'high' })
    expect(shared.result['n']).toBeLessThan(120)
    expect(shared).toEqual(await test.client.call('analysis.run', request))
  })

  it('tells how far it is, answers others meanwhile, and stops when it is told to', async () => {
    const stop = new AbortController()
    const told: { done: number; total: number | null }[] = []
    const work = test.client.call('analysis.compute', pls(20_000), {
      signal: stop.signal,
      onProgress: ({ phase, done, total }) => {
        expect(phase).toBe('computing')
        told.push({ done, total })
        if (done > 0) void test.client.call('project.info', {}).then(info => { if (info) stop.abort() })
      },
    })
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(told.at(-1)).toMatchObject({ total: 20_000 })
    // The threads can be used again.
    expect((await test.client.call('analysis.compute', pls(0))).method).toBe('pls')
  })

  it('answers what takes long in one thread, with progress', async () => {
    const told: (number | null)[] = []
    const variables = Array.from({ length: 3 }, (_, i) => `x1_${i + 1}`)
    const request: AnalysisRequestInput = { method: 'efa', dataset, variables: [...variables, 'x2_1', 'x2_2', 'x2_3'], replicates: 2000 }
    const answer = await test.client.call('analysis.compute', request, { onProgress: ({ done }) => told.push(done) })
    expect(told.length).toBeGreaterThan(0)
    expect(answer).toEqual(await test.client.call('analysis.run', request))
  })

  it('is cancelled by closing the project', async () => {
    let closed: Promise<unknown> | null = null
    const work = test.client.call('analysis.compute', pls(20_000), { onProgress: ({ done }) => { if (done > 0) closed ??= test.client.call('project.close', {}) } })
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
    await closed
  })

  it('works out a request that needs no project', async () => {
    await test.client.call('project.close', {})
    const answer = await test.client.call('analysis.compute', { method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows: [{ label: 'a', count: 3 }] } } })
    expect(answer.method).toBe('pareto')
  })
})

describe('compute threads', () => {
  it('end when the pool is closed', async () => {
    const other = await testEngine()
    await other.newProject()
    const pool = new ComputePool(other.deps.workers.compute, 2)
    const stop = new AbortController()
    const request = analysisRequest.parse({ method: 'pareto', spec: { kind: 'pareto', source: { type: 'counts', rows: [{ label: 'a', count: 1 }] } } })
    const call = { project: () => ({}) as never, signal: stop.signal, progress: () => {} }
    await pool.run(request, call)
    expect(pool.size).toBe(1)
    await pool.close()
    expect(pool.size).toBe(0)
    await expect(pool.run(request, call)).rejects.toMatchObject({ code: 'CLOSED' })
    await other.dispose()
  })

  it('begin anew when the project is edited while they read', async () => {
    let edits = 0
    const pool = new ComputePool(test.deps.workers.compute, 1)
    const reader = {
      historyState: () => ({ count: edits }),
      dataset: () => ({ id: 1, name: 'd', simulated: false, variables: [{ id: 'x', name: 'x', label: 'x', scale: null, codes: [], kind: 'number' }] }),
      columns: { numbers: () => { if (edits < 1) { edits++; } return Float64Array.of(1, 2, 3) } },
    }
    const seen: number[] = []
    const project = (): never => { seen.push(edits); return reader as never }
    const request = analysisRequest.parse({ method: 'describe', dataset: 1, variables: ['x'] })
    const answer = await pool.run(request, { project, signal: new AbortController().signal, progress: () => {} })
    expect((answer.result['x'] as { n: number }).n).toBe(3)
    await pool.close()
  })
})
