import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProjectReader } from '../../../main/engine/store/reader.ts'
import type { ProjectWriter } from '../../../main/engine/store/writer.ts'
import { checkProject } from '../../../main/engine/store/check.ts'
import { createProjectFile } from '../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import type { ProjectStore } from '../../../main/engine/store/projectStore.ts'
import { figureSpec } from '../../../shared/model/figureSpec.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { addDatasetTo, tickingClock } from '../../fixtures/engine.ts'
import { dump } from './projectDump.ts'

let dir: string
let made = 0
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'yinguo-undo-')) })
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

const now = tickingClock()
const open = (path: string): Promise<ProjectStore> => openProject(path, { readOnly: false, scratch: dir })

type Step = (project: ProjectWriter, pick: (n: number) => number) => unknown
const pickOf = <T>(list: readonly T[], at: number): T | undefined => (list.length === 0 ? undefined : list[at % list.length])
const datasetOf = (project: ProjectReader, at: number): number | undefined => pickOf(project.datasets(), at)?.id
const variables = ['Q1', 'Q2', 'a"b']
/** Row ids after the six of the import. */
const addedRows = (project: ProjectReader, dataset: number): number[] =>
  project.page(dataset, { offset: 0, limit: 1000 }).rows.map(row => row.rid).filter(rid => rid > 6)
const boneOf = (project: ProjectReader, at: number): { fishbone: string; bone: string } | undefined => {
  const all = project.fishbones().flatMap(({ id }) => project.fishbone(id).bones.map(bone => ({ fishbone: id, bone: bone.id })))
  return pickOf(all, at)
}
const texts = ['4', '满意', '７', '', '无', '-0', '1e400', '\ud800x', 'a\u0000b', '12345678901234567890', 'zzz'.repeat(50)]

const steps: Record<string, Step> = {
  cells(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset === undefined) return
    project.setCells(dataset, Array.from({ length: 1 + pick(4) }, () => ({
      rid: 1 + pick(6), variable: variables[pick(3)]!,
      value: [pick(7), texts[pick(texts.length)]!, null, { missing: 'empty' as const }, 0.1 + pick(3), -0][pick(6)]!,
    })))
  },
  addRows(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset === undefined) return
    const added = project.insertRows(dataset, pick(2) ? 1 + pick(3) : [[{ variable: 'Q1', value: pick(7) }], [], [{ variable: 'a"b', value: texts[pick(texts.length)]! }]])
    if (pick(4) === 0) project.setExcluded(dataset, [added.rids[0]!], 'speeder')
  },
  addedCells(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset === undefined) return
    const rid = pickOf(addedRows(project, dataset), pick(9))
    if (rid !== undefined) project.setCells(dataset, [{ rid, variable: variables[pick(3)]!, value: [pick(7), texts[pick(texts.length)]!, null][pick(3)]! }])
  },
  removeRows(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset === undefined) return
    const rid = pickOf(addedRows(project, dataset), pick(9))
    if (rid !== undefined) project.removeRows(dataset, [rid])
  },
  exclude(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset !== undefined) project.setExcluded(dataset, [1 + pick(6), 1 + pick(6)], pick(2) ? 'speeder' : null)
  },
  variable(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset === undefined) return
    project.updateVariables(dataset, [variables[pick(3)]!], [
      { label: texts[pick(texts.length)]! }, { scale: { min: 0, max: 1 + pick(9), direction: 'negative' as const } }, { scale: null },
      { codes: [{ code: pick(5), label: '满意' }] }, { kind: 'text' as const },
    ][pick(5)]!)
  },
  dataset(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset === undefined) return
    if (pick(5) === 0) project.removeDataset(dataset)
    else project.updateDataset(dataset, { name: `N${pick(4)}`, issued: pick(2) ? pick(400) : null })
  },
  question(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset !== undefined) project.updateQuestion(dataset, 'K', { title: `T${pick(3)}` })
  },
  rename: (project, pick) => project.renameProject(`P${pick(4)}`),
  addFactor: (project, pick) => project.addFactor(pick(2) ? pickOf(project.factors(), pick(9))?.id ?? null : null, `F${pick(9)}`, pick(3)),
  moveFactor(project, pick) {
    const factor = pickOf(project.factors(), pick(9))
    if (factor) project.moveFactor(factor.id, pick(2) ? pickOf(project.factors(), pick(9))!.id : null, pick(3))
  },
  removeFactor(project, pick) {
    const factor = pickOf(project.factors(), pick(9))
    if (factor) project.removeFactor(factor.id)
  },
  assign(project, pick) {
    const dataset = datasetOf(project, pick(9))
    if (dataset === undefined) return
    project.assignItems([{ dataset, variable: variables[pick(3)]! }, { dataset, variable: 'Q1' }], pick(4) ? pickOf(project.factors(), pick(9))?.id ?? null : null, pick(3))
  },
  fishbone: (project, pick) => project.createFishbone(`E${pick(3)}`, ['人', '机'].slice(0, pick(3))),
  removeFishbone(project, pick) {
    const fishbone = pickOf(project.fishbones(), pick(9))
    if (fishbone) project.removeFishbone(fishbone.id)
  },
  addBone(project, pick) {
    const fishbone = pickOf(project.fishbones(), pick(9))
    if (fishbone) project.addBone(fishbone.id, pick(3) ? pickOf(project.fishbone(fishbone.id).bones, pick(9))?.id ?? null : null, pick(3), `B${pick(9)}`)
  },
  updateBone(project, pick) {
    const found = boneOf(project, pick(20))
    if (found) project.updateBone(found.fishbone, found.bone, pick(2) ? { text: `X${pick(5)}` } : { factor: pickOf(project.factors(), pick(9))?.id ?? null })
  },
  moveBone(project, pick) {
    const found = boneOf(project, pick(20))
    if (found) project.moveBones(found.fishbone, [found.bone], pick(2) ? pickOf(project.fishbone(found.fishbone).bones, pick(9))!.id : null, pick(3))
  },
  plantBones(project, pick) {
    const fishbone = pickOf(project.fishbones(), pick(9))
    if (fishbone) project.plantBones(fishbone.id, pick(2) ? pickOf(project.fishbone(fishbone.id).bones, pick(9))?.id ?? null : null, pick(3), [{ text: 'P', children: [{ text: 'p', children: [] }] }, { text: 'Q', children: [] }])
  },
  moveBones(project, pick) {
    const found = boneOf(project, pick(20))
    if (!found) return
    const { bones } = project.fishbone(found.fishbone)
    project.moveBones(found.fishbone, bones.slice(pick(3), 3 + pick(3)).map(bone => bone.id).concat(found.bone), pick(2) ? pickOf(bones, pick(9))!.id : null, pick(4))
  },
  mergeBones(project, pick) {
    const found = boneOf(project, pick(20))
    if (found) project.mergeBones(found.fishbone, found.bone, pickOf(project.fishbone(found.fishbone).bones, pick(9))!.id)
  },
  linkBones(project, pick) {
    const found = boneOf(project, pick(20))
    if (found) project.addRecord('bone_link', { owner: found.fishbone, content: { from: found.bone, to: pickOf(project.fishbone(found.fishbone).bones, pick(9))!.id, note: '' } })
  },
  confirmBone(project, pick) {
    const found = boneOf(project, pick(20))
    if (found) project.addRecord('confirmation', { owner: found.bone, content: { what: `W${pick(3)}` } })
  },
  duplicateFishbone(project, pick) {
    const fishbone = pickOf(project.fishbones(), pick(9))
    if (fishbone) project.duplicateFishbone(fishbone.id, `C${pick(3)}`)
  },
  setFishbone(project, pick) {
    const fishbone = pickOf(project.fishbones(), pick(9))
    if (fishbone) project.setFishbone(fishbone.id, { type: (['cause', 'measure', 'sorting'] as const)[pick(3)], author: `A${pick(2)}` })
  },
  removeBone(project, pick) {
    const found = boneOf(project, pick(20))
    if (found) project.removeBones(found.fishbone, [found.bone])
  },
  figure(project, pick) {
    const kept = pickOf(project.figures(), pick(9))
    if (kept && pick(3) === 0) return project.removeFigure(kept.id)
    return project.saveFigure(kept && pick(2) ? kept.id : null, figureSpec.parse({ kind: 'priority', dataset: 1, target: `Q${pick(4)}` }))
  },
  undo: project => project.undo(),
  redo: project => project.redo(),
}

/** What a caller may be refused for; anything else is a defect. */
const allowed = new Set(['NOTHING_TO_UNDO', 'NOTHING_TO_REDO', 'CONFLICT'])

function run(store: ProjectStore, kind: string, step: (project: ProjectWriter) => unknown): boolean {
  const before = dump(store)
  try {
    return store.write({ kind, actor: 'tester', at: now() }, step).changeSet !== null
  } catch (thrown) {
    if (!(thrown instanceof YinguoError && allowed.has(thrown.code))) throw thrown
    expect(dump(store)).toEqual(before)
    return false
  }
}

const actions = fc.array(fc.record({
  name: fc.constantFrom(...Object.keys(steps), 'undo', 'undo', 'cells', 'addRows', 'import', 'reopen'),
  seeds: fc.array(fc.nat(1000), { minLength: 16, maxLength: 16 }),
}), { minLength: 1, maxLength: 25 })

function importInto(store: ProjectStore): void {
  addDatasetTo(store, {
    questions: [{ id: 'K', kind: 'scale' }],
    variables: [
      { id: 'Q1', kind: 'scale', question: 'K', scale: { min: 1, max: 5, direction: 'positive' }, values: [1, 2, 3, 4, 5, 1] },
      { id: 'Q2', kind: 'nominal', codes: [{ code: 1, label: '满意' }], values: [1, 'x', null, -0, 1e300, 0.1] },
      { id: 'a"b', kind: 'text', values: ['a', '无', '\udfff', '', 'b', null] },
    ],
  }, now())
}

test('undo all gives the beginning, redo all the end, whatever was done and however often it was reopened', async () => {
  await fc.assert(fc.asyncProperty(actions, async list => {
    const path = join(dir, `p${++made}.yinguo`)
    await createProjectFile(path, 'p', { id: 'p', name: 'P', purpose: 'student', createdAt: now() }, false)
    let store = await open(path)
    const start = dump(store)
    for (const { name, seeds } of list) {
      if (name === 'reopen') { store.close(); store = await open(path); continue }
      if (name === 'import') { importInto(store); continue }
      let used = 0
      run(store, name, project => steps[name]!(project, n => seeds[used++ % seeds.length]! % n))
    }
    const end = dump(store)
    const endRows = store.reader.datasets().map(summary => [summary.rows, summary.ledger.valid])
    const endColumns = store.reader.datasets().map(({ id }) => variables.map(variable => [...store.reader.columns.numbers(id, variable)]))
    let undone = 0
    while (run(store, 'history.undo', project => project.undo())) undone++
    expect(dump(store)).toEqual(start)
    store.close()
    store = await open(path)
    for (let i = 0; i < undone; i++) expect(run(store, 'history.redo', project => project.redo())).toBe(true)
    expect(dump(store)).toEqual(end)
    expect(store.reader.datasets().map(summary => [summary.rows, summary.ledger.valid])).toEqual(endRows)
    // The cache that followed all of this says what a fresh one says.
    expect(store.reader.datasets().map(({ id }) => variables.map(variable => [...store.reader.columns.numbers(id, variable)]))).toEqual(endColumns)
    expect(checkProject(store).findings.filter(finding => finding.level !== 'ok')).toEqual([])
    store.close()
    rmSync(path)
  }), { numRuns: 150 })
})

test('the column cache follows every write', async () => {
  await fc.assert(fc.asyncProperty(actions, async list => {
    const path = join(dir, `c${++made}.yinguo`)
    await createProjectFile(path, 'c', { id: 'c', name: 'C', purpose: 'student', createdAt: now() }, false)
    const store = await open(path)
    importInto(store)
    for (const { name, seeds } of list) {
      if (!steps[name]) continue
      for (const { id } of store.reader.datasets()) for (const variable of variables) { store.reader.columns.numbers(id, variable); store.reader.columns.values(id, variable) }
      let used = 0
      run(store, name, project => steps[name]!(project, n => seeds[used++ % seeds.length]! % n))
    }
    const kept = store.reader.datasets().map(({ id }) => variables.map(variable => [[...store.reader.columns.numbers(id, variable)], [...store.reader.columns.values(id, variable)]]))
    store.close()
    const fresh = await open(path)
    expect(kept).toEqual(fresh.reader.datasets().map(({ id }) => variables.map(variable => [[...fresh.reader.columns.numbers(id, variable)], [...fresh.reader.columns.values(id, variable)]])))
    fresh.close()
    rmSync(path)
  }), { numRuns: 60 })
})
