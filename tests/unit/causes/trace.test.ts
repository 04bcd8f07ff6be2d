import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { traceMatrix } from '../../../main/engine/causes/traceGraph.ts'
import { saveConfirmation } from '../../../main/engine/causes/confirmations.ts'
import { createProjectFile } from '../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import type { ProjectStore } from '../../../main/engine/store/projectStore.ts'
import type { ProjectWriter } from '../../../main/engine/store/writer.ts'
import type { HoleCode } from '../../../shared/causes/trace.ts'
import { holeCodes } from '../../../shared/causes/trace.ts'
import { boneContent, confirmation, effectCheck, measure } from '../../../shared/model/cause.ts'
import { figureSpec } from '../../../shared/model/figureSpec.ts'
import { addDatasetTo, tickingClock } from '../../fixtures/engine.ts'

let dir: string
let made = 0
const now = tickingClock()
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'yinguo-trace-')) })
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

const scale = { min: 1, max: 5, direction: 'positive' as const }
const wish = { dataset: null, atMost: 2, top: 3 }

interface Link { factor: string; items: string[]; bone: string; end: string; measure: string; effect: string }
interface Chain { store: ProjectStore; survey: number; log: number; fishbone: string; links: Link[]; spare: string }

/** A whole chain: every factor has items, codes, a bone with an end cause that is confirmed, a measure and its effect check. */
async function wholeChain(factors: number, seed: number): Promise<Chain> {
  const path = join(dir, `${++made}.yinguo`)
  await createProjectFile(path, 't', { id: 't', name: 'T', purpose: 'student', createdAt: now() }, false)
  const store = await openProject(path, { readOnly: false, scratch: dir })
  const rows = 24
  const answer = (k: number, row: number): number => 1 + ((row * (k + 2) + seed + k * 3 + (row % 3)) % 5)
  const items = Array.from({ length: factors * 2 }, (_, k) => ({ id: `Q${k + 1}`, kind: 'scale' as const, scale, values: Array.from({ length: rows }, (_, row) => answer(k, row)) }))
  const overall = { id: 'ALL', kind: 'scale' as const, scale, values: Array.from({ length: rows }, (_, row) => 1 + Math.round(items.reduce((sum, item) => sum + item.values[row]! - 1, 0) / items.length)) }
  const survey = addDatasetTo(store, { name: 'S', variables: [...items, overall] })
  const log = addDatasetTo(store, { name: 'L', variables: [{ id: 'W', kind: 'text', values: Array.from({ length: factors + 1 }, (_, i) => `text ${i}`) }, { id: 'C', kind: 'text', meaning: 'factor', values: Array.from({ length: factors + 1 }, (_, i) => (i === factors ? 'F0' : null)) }] })
  const chain = write(store, project => {
    const top = project.addFactor(null, 'D')
    const fishbone = project.createFishbone('差', []).id
    const links = Array.from({ length: factors }, (_, k): Link => {
      const factor = project.addFactor(top.id, `F${k}`).id
      const own = [`Q${2 * k + 1}`, `Q${2 * k + 2}`]
      project.assignItems(own.map(variable => ({ dataset: survey, variable })), factor)
      project.setCodings(log, 'W', 'a', [k + 1], [factor], 'replace')
      const bone = project.addBone(fishbone, null, k, `B${k}`).id
      project.updateBone(fishbone, bone, { factor })
      const end = project.addBone(fishbone, bone, 0, `E${k}`).id
      project.updateBone(fishbone, end, { content: boneContent.parse({ evidence: [{ type: 'items', dataset: survey, variables: own }] }) })
      confirm(project, fishbone, end)
      const kept = project.addRecord('measure', { content: measure.parse({ what: `M${k}`, causes: [end], status: 'done' }) }).id
      const effect = project.addRecord('effect_check', { owner: kept, content: effectCheck.parse({ metric: `X${k}`, source: { type: 'typed', before: 1, after: 2 } }) }).id
      return { factor, items: own, bone, end, measure: kept, effect }
    })
    project.saveFigure(null, figureSpec.parse({ kind: 'priority', dataset: survey, target: 'ALL', importance: 'correlation' }))
    const spare = project.addFactor(top.id, 'Spare').id
    return { survey, log, fishbone, links, spare }
  })
  return { store, ...chain }
}

const write = <R>(store: ProjectStore, change: (project: ProjectWriter) => R): R => store.write({ kind: 'test', actor: 't', at: now() }, change).value

const confirm = (project: ProjectWriter, fishbone: string, bone: string): unknown =>
  saveConfirmation(project, project.fishbone(fishbone), bone, confirmation.parse({ what: 'a', methodNote: 'b', criterion: 'c', data: { type: 'note', text: 'd' }, finding: 'e', person: 'f', done: 'g', verdict: 'main' }))

type Planted = `${HoleCode} ${string}`
/** Each plants one hole at the link (or beside it) and says which. */
const planters: Record<string, (project: ProjectWriter, chain: Chain, link: Link) => Planted> = {
  item(project, { survey }, { items }) {
    project.assignItems([{ dataset: survey, variable: items[1]! }], null)
    return `itemWithoutFactor ${survey}/${items[1]}`
  },
  measure(project, _, { measure: id, end, effect }) {
    project.removeRecord('measure', id)
    project.removeRecord('effect_check', effect)
    return `mainWithoutMeasure ${end}`
  },
  effect(project, _, { measure: id, effect }) {
    project.removeRecord('effect_check', effect)
    return `measureWithoutEffect ${id}`
  },
  looseMeasure(project) {
    const { id } = project.addRecord('measure', { content: measure.parse({ what: 'loose', status: 'proposed' }) })
    return `measureWithoutCause ${id}`
  },
  bareBone(project, { fishbone }, { bone }) {
    const { id } = project.addBone(fishbone, bone, 1, 'bare')
    return `boneWithoutEvidence ${id}`
  },
  goneEvidence(project, { fishbone }, { bone }) {
    const { id } = project.addBone(fishbone, bone, 1, 'gone')
    project.updateBone(fishbone, id, { content: boneContent.parse({ evidence: [{ type: 'table', table: 'none' }] }) })
    return `evidenceGone ${id}`
  },
  word(project, { log, links }, link) {
    const row = links.indexOf(link)
    project.setCells(log, [{ rid: row + 1, variable: 'C', value: `word ${row}` }])
    return `codeWithoutFactor ${log}/C/word ${row}`
  },
  code(project, { log, links }, link) {
    const { id } = project.addFactor(null, `only in complaints ${links.indexOf(link)}`)
    project.setCodings(log, 'W', 'a', [links.length + 1], [id], 'add')
    // Neither asked nor drawn: two holes in one place.
    return `codeWithoutBone ${id}`
  },
}

const found = (chain: Chain): string[] => traceMatrix(chain.store.reader, wish).holes.map(({ code, subject }) => `${code} ${subject.id}`).sort()

describe('the trace matrix', () => {
  it('finds exactly the holes planted in 50 mutated projects', async () => {
    const planted = fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(planters)), at: fc.nat(99) }), { maxLength: 6 })
    let holes = 0
    await fc.assert(fc.asyncProperty(fc.integer({ min: 3, max: 6 }), fc.nat(50), planted, async (factors, seed, wanted) => {
      const chain = await wholeChain(factors, seed)
      try {
        expect(found(chain)).toEqual([])
        const expected: string[] = []
        const used = new Set<string>()
        write(chain.store, project => {
          for (const { kind, at } of wanted) {
            const link = chain.links[at % factors]!
            // One of a kind at a link; a measure that was removed has no effect to be removed.
            const place = `${kind === 'effect' ? 'measure' : kind} ${link.factor}`
            if (used.has(place)) continue
            used.add(place)
            const hole = planters[kind]!(project, chain, link)
            expected.push(hole)
            if (kind === 'code') expected.push(hole.replace('codeWithoutBone', 'codeWithoutItem'))
          }
        })
        // A factor among the first of the priority table whose measure was taken away is a hole too.
        const bare = new Set(expected.filter(hole => hole.startsWith('mainWithoutMeasure')).map(hole => chain.links.find(({ end }) => hole.endsWith(end))!.factor))
        const ranked = traceMatrix(chain.store.reader, wish).rows.filter(row => row.priority !== null && row.factor !== null && bare.has(row.factor)).map(row => `priorityWithoutMeasure ${row.factor}`)
        expect(found(chain)).toEqual([...expected, ...ranked].sort())
        holes += expected.length
        chain.store.write({ kind: 'test', actor: 't', at: now() }, project => project.undo())
        if (expected.length > 0) expect(found(chain)).toEqual([])
      } finally {
        chain.store.close()
      }
    }), { numRuns: 50, seed: 20260105, endOnFailure: true })
    expect(holes).toBeGreaterThan(50)
  })

  it('sees a class A factor that is not drawn, and takes an excluded cause, a rejected measure and a factor named by a measure for no hole', async () => {
    const chain = await wholeChain(3, 1)
    try {
      const [link] = chain.links as [Link]
      const classOf = (factor: string): string | undefined => traceMatrix(chain.store.reader, wish).rows.find(row => row.factor === factor)!.class?.class
      const undrawn = chain.links.find(({ factor }) => classOf(factor) === 'A')!
      write(chain.store, project => {
        project.removeBones(chain.fishbone, [undrawn.bone])
        project.removeRecord('measure', undrawn.measure)
        project.setCodings(chain.log, 'W', 'a', [chain.links.indexOf(undrawn) + 1], [undrawn.factor], 'remove')
        project.setCells(chain.log, [{ rid: chain.links.length + 1, variable: 'C', value: null }])
        project.addRecord('measure', { content: measure.parse({ what: 'by factor', factors: [undrawn.factor], status: 'proposed' }) })
        project.addRecord('measure', { content: measure.parse({ what: 'dropped', status: 'rejected' }) })
        const { id } = project.addBone(chain.fishbone, chain.links.find(each => each !== undrawn)!.bone, 1, 'not ours')
        project.updateBone(chain.fishbone, id, { content: boneContent.parse({ excluded: { reason: 'not ours' } }) })
      })
      expect(found(chain)).toEqual([`classAWithoutBone ${undrawn.factor}`])
      expect(link).toBeDefined()
    } finally {
      chain.store.close()
    }
  })

  it('puts everything on the line of its factor, and the rest on a last line', async () => {
    const chain = await wholeChain(3, 2)
    try {
      const loose = write(chain.store, project => project.addRecord('measure', { content: measure.parse({ what: 'loose' }) }).id)
      const { rows, holes } = traceMatrix(chain.store.reader, wish)
      expect(rows.map(({ name, level }) => [name, level])).toEqual([['D', 0], ['F0', 1], ['F1', 1], ['F2', 1], ['Spare', 1], ['', 0]])
      const row = rows[1]!
      expect(row.items.map(({ variable }) => variable)).toEqual(['Q1', 'Q2'])
      expect(row.codes).toMatchObject([{ mentions: 1, variable: 'W' }, { mentions: 1, variable: 'C' }])
      expect(row.bones.map(({ text, number }) => [text, number])).toEqual([['B0', null], ['E0', 1]])
      expect([row.mains.map(({ text }) => text), row.measures.map(({ what }) => what), row.effects.map(({ metric, verdict }) => `${metric} ${verdict}`)]).toEqual([['E0'], ['M0'], ['X0 noInterval']])
      expect(rows.at(-1)).toMatchObject({ factor: null, measures: [{ id: loose }], holes: [{ code: 'measureWithoutCause' }] })
      expect(holes.every(({ code }) => holeCodes.includes(code))).toBe(true)
    } finally {
      chain.store.close()
    }
  })
})
