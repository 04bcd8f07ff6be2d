import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ReportSession } from '../../../renderer/features/report/session.ts'
import type { Block, BlockContent, Report } from '../../../shared/model/report.ts'
import { reportSettings } from '../../../shared/model/report.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Client } from '../../../shared/rpc/client.ts'

const text = (words: string): BlockContent => ({ type: 'text', runs: words ? [{ type: 'text', text: words }] : [], prompt: '' })

/** An engine whose answers come when they are let through, in the order they were asked for. */
class SlowEngine {
  blocks: Block[] = [{ id: 'b-1', order: 0, content: text('一') }]
  waiting: (() => void)[] = []
  failing: string | null = null
  calls: string[] = []
  readonly client = { call: (name: string, params: never) => this.#call(name, params) } as unknown as Client

  #call(name: string, params: Record<string, unknown>): Promise<unknown> {
    this.calls.push(name)
    // What is asked is worked out when its turn comes, as in the engine; the answer is held back.
    const answer = this.#work(name, params)
    answer.catch(() => {})
    return new Promise((resolve, reject) => { this.waiting.push(() => { answer.then(resolve, reject) }) })
  }

  async #work(name: string, params: Record<string, unknown>): Promise<unknown> {
    if (this.failing === name) throw new YinguoError('CLOSED')
    if (name === 'block.update') this.blocks = this.blocks.map(block => (block.id === params['block'] ? { ...block, content: params['content'] as BlockContent } : block))
    if (name === 'block.edit') {
      const { update, add, remove } = params as unknown as { update: { block: string; content: BlockContent }[]; add?: { index: number; blocks: { id: string; content: BlockContent }[] }; remove: string[] }
      const next = this.blocks.map(block => ({ ...block, content: update.find(each => each.block === block.id)?.content ?? block.content }))
      if (add) next.splice(add.index, 0, ...add.blocks.map(block => ({ ...block, order: 0 })))
      this.blocks = next.filter(block => !remove.includes(block.id))
    }
    return { id: 'r-1', order: 0, name: 'R', settings: reportSettings.parse({}), blocks: this.blocks } satisfies Report
  }

  async through(n = 1): Promise<void> {
    for (let i = 0; i < n; i++) { this.waiting.shift()?.(); await vi.advanceTimersByTimeAsync(0) }
  }
}

let engine: SlowEngine
let session: ReportSession
const shown = (): string[] => session.view().report?.blocks.map(({ content }) => (content.type === 'text' ? content.runs.map(run => (run.type === 'text' ? run.text : '')).join('') : '')) ?? []
beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  engine = new SlowEngine()
  session = new ReportSession(engine.client, 'r-1')
  void session.refresh()
  await engine.through()
})
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals() })

describe('typing', () => {
  test('is shown at once and kept after a pause, once', async () => {
    session.type('b-1', text('一二'))
    session.type('b-1', text('一二三'))
    expect(shown()).toEqual(['一二三'])
    expect(engine.calls.filter(name => name === 'block.update')).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(700)
    expect(engine.calls.filter(name => name === 'block.update')).toHaveLength(1)
    await engine.through(2)
    expect(shown()).toEqual(['一二三'])
    expect(session.view().saving).toBe(false)
  })

  test('is not taken back by an answer that was on its way', async () => {
    void session.refresh()
    session.type('b-1', text('一二'))
    await engine.through()
    expect(shown()).toEqual(['一二'])
    await vi.advanceTimersByTimeAsync(700)
    session.type('b-1', text('一二三'))
    await engine.through(2)
    expect(shown()).toEqual(['一二三'])
    await vi.advanceTimersByTimeAsync(700)
    await engine.through(4)
    expect(shown()).toEqual(['一二三'])
    expect(engine.blocks[0]!.content).toEqual(text('一二三'))
  })

  test('stays when it could not be kept, and is tried again', async () => {
    engine.failing = 'block.update'
    session.type('b-1', text('一二'))
    await vi.advanceTimersByTimeAsync(700)
    await engine.through(2)
    expect(shown()).toEqual(['一二'])
    expect(session.view().error?.code).toBe('CLOSED')
    engine.failing = null
    void session.flush()
    await engine.through(2)
    expect(engine.blocks[0]!.content).toEqual(text('一二'))
    expect(session.view().error).toBeNull()
  })
})

describe('a gesture', () => {
  test('is shown at once, and what is typed into the new paragraph before the answer stays', async () => {
    void session.refresh()
    void session.edit({ update: [{ block: 'b-1', content: text('前') }], add: { index: 1, blocks: [{ id: 'b-2', content: text('后') }] } })
    expect(shown()).toEqual(['前', '后'])
    session.type('b-2', text('后面'))
    // The answer to the first question, asked before the paragraph was parted.
    await engine.through()
    expect(shown()).toEqual(['前', '后面'])
    await engine.through(6)
    await vi.advanceTimersByTimeAsync(700)
    await engine.through(6)
    expect(shown()).toEqual(['前', '后面'])
    expect(engine.blocks.map(block => block.content)).toEqual([text('前'), text('后面')])
  })

  test('carries words along that were typed and not yet kept', async () => {
    session.type('b-1', text('新'))
    void session.edit({ add: { index: 1, blocks: [{ id: 'b-2', content: text('') }] } })
    await engine.through(6)
    expect(engine.blocks.map(block => block.content)).toEqual([text('新'), text('')])
  })

  test('that is refused is taken back', async () => {
    engine.failing = 'block.edit'
    void session.edit({ remove: ['b-1'] })
    expect(shown()).toEqual([])
    await engine.through(2)
    expect(shown()).toEqual(['一'])
    expect(session.view().error?.code).toBe('CLOSED')
  })
})
