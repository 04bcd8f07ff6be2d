import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startEngineWorker } from '../../main/hosts/engineWorker.ts'
import { places } from '../../main/hosts/places.ts'
import { socketChannel } from '../../main/hosts/ports/socketChannel.ts'
import { textPort } from '../../main/hosts/ports/textPort.ts'
import { startWebHost } from '../../main/hosts/web/server.ts'
import type { FigureSpecInput } from '../../shared/model/figureSpec.ts'
import { createClient } from '../../shared/rpc/client.ts'
import { randomStream } from '../../shared/stats/rng/randomStream.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import { signIn } from '../safety/webHost.ts'
import { repeat, timing } from './measure.ts'
import type { Bench, Measurement } from './measure.ts'

const ROWS = 10_000
const ITEMS = 60
const ROUNDS = 15

/**
 * The whole way of a browser (cookie, WebSocket, relay, engine thread): a cell of 10,000 x 60 is edited, and Pareto, bones with their
 * cards, priorities and quadrant are there anew. Beside it each of them alone, as ratios of the whole.
 */
export const run: Bench = async () => {
  const made = await testEngine()
  const dir = await mkdtemp(join(tmpdir(), 'yinguo-live-'))
  await writeFile(join(dir, 'index.html'), '')
  const appData = join(dir, 'data')
  const engine = await startEngineWorker({ appData, resources: places.resources, actor: 'bench', importWorker: places.importWorker.href, computeWorker: places.computeWorker.href }, () => {})
  const host = await startWebHost({ engine: () => engine, rendererFolder: dir, appData, port: 0, log: () => {} })
  try {
    await made.newProject('Live')
    const random = randomStream('live', 1)
    const ids = Array.from({ length: ITEMS }, (_, i) => `item${i + 1}`)
    const scale = { min: 1, max: 5, direction: 'positive' as const }
    const dataset = await addDataset(made, { variables: ids.map(id => ({ id, kind: 'scale' as const, scale, values: Array.from({ length: ROWS }, () => (random.next() < 0.02 ? null : 1 + random.integer(5))) })) })
    const file = (await made.client.call('project.info', {}))!.fileName
    await made.client.call('project.close', {})

    const cookie = (await signIn(host)).slice('Cookie: '.length)
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/engine`, { headers: { cookie, origin: `http://127.0.0.1:${host.port}` } })
    await once(socket, 'open')
    const client = createClient(textPort(socketChannel(socket)))
    await client.call('project.open', { grant: await engine.grant(join(made.dir, file), 'write') })
    const fishbone = await client.call('fishbone.create', { effect: 'Dissatisfied', template: 'blank' })
    for (let i = 0; i < 10; i++) {
      const factor = await client.call('factor.add', { name: `Factor ${i + 1}`, parent: null })
      await client.call('factor.assign', { items: ids.slice(6 * i, 6 * i + 6).map(variable => ({ dataset, variable })), factor: factor.id })
      const bone = await client.call('bone.add', { fishbone: fishbone.id, parent: null, index: i, text: factor.name })
      await client.call('bone.update', { fishbone: fishbone.id, bone: bone.id, factor: factor.id })
    }
    const target = ids[0]!
    const priority = { kind: 'priority', dataset, target, items: ids.slice(1) } as const
    await client.call('figure.save', { figure: null, spec: priority })
    const pareto: FigureSpecInput = { kind: 'pareto', source: { type: 'dissatisfaction', dataset, by: 'item' } }
    const views: Record<string, () => Promise<unknown>> = {
      Pareto: () => client.call('figure.build', { spec: pareto }),
      bones: () => client.call('figure.build', { spec: { kind: 'fishbone', fishbone: fishbone.id } }),
      cards: () => client.call('cause.evidence', { fishbone: fishbone.id }),
      priorities: () => client.call('figure.build', { spec: priority }),
      quadrant: () => client.call('analysis.run', { method: 'quadrant', dataset, target, variables: ids.slice(1), importance: 'johnson', compare: false }),
    }
    const { rows } = await client.call('dataset.page', { dataset, limit: 200 })
    const edit = (round: number): Promise<unknown> => client.call('dataset.setCells', { dataset, edits: [{ rid: rows[round % 200]!.rid, variable: ids[round % ITEMS]!, value: 1 + (round % 5) }] })
    const all = (): Promise<unknown> => Promise.all(Object.values(views).map(view => view()))
    for (let warm = 0; warm < 3; warm++) { await edit(warm); await all() }
    const whole = timing(`${ROWS} x ${ITEMS}, browser host: edit, then Pareto, bones, cards, priorities and quadrant new`, await repeat(ROUNDS, async round => { await edit(round + 3); await all() }), 200)
    const parts: Measurement[] = []
    for (const [name, view] of Object.entries(views)) {
      const { value } = timing(name, await repeat(5, async round => { await edit(round + 40); await view() }), 0)
      parts.push({ name: `  of that, an edit and ${name} alone`, value: value / whole.value, unit: 'ratio', limit: null, note: `${value.toFixed(1)} ms` })
    }
    socket.close()
    return [whole, ...parts]
  } finally {
    await host.close()
    await engine.shutdown()
    await made.dispose()
    await rm(dir, { recursive: true, force: true })
  }
}
