import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkProject } from '../../../main/engine/store/check.ts'
import { createProjectFile } from '../../../main/engine/store/makeProject.ts'
import { openProject } from '../../../main/engine/store/openProject.ts'
import { translateDynamic } from '../../../shared/i18n/translate.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import { addDatasetTo, tickingClock } from '../../fixtures/engine.ts'

let dir: string
let good: string
const now = tickingClock()
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yinguo-check-'))
  good = join(dir, 'good.yinguo')
  await createProjectFile(good, 'good', { id: 'g', name: 'G', purpose: 'student', createdAt: now() }, false)
  const store = await openProject(good, { readOnly: false, scratch: dir })
  addDatasetTo(store, { variables: [
    { id: 'Q1', values: Array.from({ length: 400 }, (_, i) => i % 5 + 0.25) },
    { id: 'Q2', kind: 'text', values: Array.from({ length: 400 }, (_, i) => `an answer of some length, number ${i}`) },
  ] })
  const write = (kind: string, run: Parameters<typeof store.write>[1]): void => { store.write({ kind, actor: 'a', at: now() }, run) }
  write('dataset.setCells', project => project.setCells(1, [{ rid: 3, variable: 'Q1', value: 7 }, { rid: 4, variable: 'Q2', value: '改' }]))
  write('dataset.addRows', project => project.insertRows(1, [[{ variable: 'Q1', value: 2 }], []]))
  write('dataset.setExcluded', project => project.setExcluded(1, [9], 'speeder'))
  write('factor.add', project => project.addFactor(null, 'F'))
  write('dataset.setCells', project => project.setCells(1, [{ rid: 3, variable: 'Q1', value: 8 }]))
  write('history.undo', project => project.undo())
  store.close()
})
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

/** Which findings a file has that are not ok; a refusal at open counts as one. */
async function findings(path: string): Promise<string[]> {
  try {
    const store = await openProject(path, { readOnly: true, scratch: dir })
    try {
      const report = checkProject(store)
      const bad = report.findings.filter(finding => finding.level !== 'ok').map(finding => finding.code)
      expect(report.sound).toBe(bad.length === 0)
      return bad
    } finally { store.close() }
  } catch (thrown) {
    if (thrown instanceof YinguoError) return [thrown.code]
    return [(thrown as { code?: string }).code ?? String(thrown)]
  }
}

function tampered(sql: string): string {
  const path = join(dir, 'tampered.yinguo')
  copyFileSync(good, path)
  const db = new BetterSqlite3(path)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
  return path
}

test('an untouched project is sound', async () => { expect(await findings(good)).toEqual([]) })

describe('tampering is seen', () => {
  test.each<[string, string, string]>([
    ['a log row reworded', "UPDATE change_set SET actor = 'someone else' WHERE id = 2", 'chain'],
    ['another reason', "UPDATE change_set SET reason = 'because' WHERE id = 3", 'chain'],
    ['another time', "UPDATE change_set SET at = '2020-01-01T00:00:00Z' WHERE id = 5", 'chain'],
    ['an old value rewritten', 'UPDATE cell_change SET old = 5 WHERE id = 1', 'chain'],
    ['a cell change taken out', 'DELETE FROM cell_change WHERE id = 2', 'chain'],
    ['a cell change put in', 'INSERT INTO cell_change (change_set, dataset, rid, variable, old, new) VALUES (2, 1, 5, \'Q1\', 1, 2)', 'chain'],
    ['a change of no set put in', 'INSERT INTO cell_change (change_set, dataset, rid, variable, old, new) VALUES (99, 1, 5, \'Q1\', 1, 2)', 'chain'],
    ['two changes swapped', 'UPDATE cell_change SET id = -1 WHERE id = 1; UPDATE cell_change SET id = 1 WHERE id = 2; UPDATE cell_change SET id = 2 WHERE id = -1', 'chain'],
    ['a set taken out of the middle', 'DELETE FROM cell_change WHERE change_set = 2; DELETE FROM change_set WHERE id = 2', 'chain'],
    ['the log cut at its end', 'DELETE FROM cell_change WHERE change_set = 7; DELETE FROM change_set WHERE id = 7', 'head'],
    ['an unlogged cell', 'UPDATE data_1 SET "Q1" = 5 WHERE rid = 100', 'content'],
    ['a logged cell', 'UPDATE data_1 SET "Q1" = 5 WHERE rid = 3', 'cells'],
    ['a number made text', 'UPDATE data_1 SET "Q1" = CAST("Q1" AS TEXT) WHERE rid = 100', 'content'],
    ['a row taken out', 'DELETE FROM data_1 WHERE rid = 400', 'shape'],
    ['a row put in', 'INSERT INTO data_1 (rid) VALUES (900)', 'shape'],
    ['a row put in among the added', 'INSERT INTO data_1 (rid) VALUES (403)', 'shape'],
    ['an added row taken out', 'DELETE FROM data_1 WHERE rid = 402', 'shape'],
    ['an unlogged cell of an added row', 'UPDATE data_1 SET "Q1" = 5 WHERE rid = 402', 'cells'],
    ['a logged cell of an added row', 'UPDATE data_1 SET "Q1" = 5 WHERE rid = 401', 'cells'],
    ['an exclusion', "UPDATE data_1 SET excluded = 'x' WHERE rid = 10", 'cells'],
    ['an inclusion', 'UPDATE data_1 SET excluded = NULL WHERE rid = 9', 'cells'],
    ['the original file', "UPDATE source SET bytes = zeroblob(9)", 'source'],
    ['the original file with its hash', `UPDATE source SET bytes = x'', sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'`, 'source'],
    ['the recipe', "UPDATE source SET recipe = '{}'", 'source'],
    ['a renamed factor', "UPDATE factor SET name = 'G'", 'model'],
    ['a factor nobody added', "INSERT INTO factor VALUES ('x', NULL, 9, 'X')", 'model'],
    ['a variable reversed', `UPDATE variable SET scale = '{"min":1,"max":5,"direction":"negative"}' WHERE id = 'Q1'`, 'model'],
    ['a factor gone', 'DELETE FROM factor', 'model'],
    ['a dangling item', "INSERT INTO factor_item VALUES (1, 'Q1', 'nowhere', 0)", 'references'],
  ])('%s', async (_, sql, code) => { expect(await findings(tampered(sql))).toContain(code) })
})

test('a flipped bit in the cells is noticed, though SQLite itself does not notice', async () => {
  const bytes = readFileSync(good)
  const path = join(dir, 'flipped.yinguo')
  // Every place where an answer text lies in the data table's pages.
  const places: number[] = []
  for (let at = bytes.indexOf('an answer of'); at >= 0; at = bytes.indexOf('an answer of', at + 1)) places.push(at)
  /** The rows SQLite reads; a flip in the free space of a page changes none of them. */
  const rows = (file: string): string => {
    const db = new BetterSqlite3(file, { readonly: true })
    try {
      return JSON.stringify(['data_1', 'source'].map(table => db.prepare(`SELECT * FROM ${table}`).raw().all()))
    } finally { db.close() }
  }
  const original = rows(good)
  let noticed = 0
  let tried = 0
  for (let i = 0; i < 120; i++) {
    const at = places[(i * 131) % places.length]! + i % 12
    const flipped = Buffer.from(bytes)
    flipped[at] = flipped[at]! ^ (1 << i % 5)
    writeFileSync(path, flipped)
    if (rows(path) === original) continue
    tried++
    if ((await findings(path)).length > 0) noticed++
  }
  expect(tried).toBeGreaterThan(80)
  expect(noticed).toBe(tried)
})

test('undo refuses to write over what someone else wrote', async () => {
  const store = await openProject(tampered('UPDATE data_1 SET "Q1" = 1 WHERE rid = 3'), { readOnly: false, scratch: dir })
  expect(() => store.write({ kind: 'history.undo', actor: 'a', at: now() }, project => { project.undo(); project.undo(); project.undo() })).toThrow('M21')
  expect(store.database.prepare('SELECT "Q1" FROM data_1 WHERE rid = 3').pluck().get()).toBe(1)
  store.close()
})

test('a clock that was set back is noted, the numbers of the steps go on, and the project is sound (A5)', async () => {
  const path = join(dir, 'clock.yinguo')
  copyFileSync(good, path)
  const store = await openProject(path, { readOnly: false, scratch: dir })
  const last = store.reader.historyState().count
  for (const at of ['2026-03-01T08:00:00+00:00', '2026-02-01T08:00:00+00:00', '2026-02-01T07:59:30+00:00', '2036-01-01T16:00:00+08:00', '2036-01-01T08:00:10+00:00', '2026-02-01T08:00:00+00:00']) {
    store.write({ kind: 'project.rename', actor: 'a', at }, project => project.renameProject(`at ${at}`))
  }
  expect(store.reader.history(0, 6).sets.map(set => set.id)).toEqual([6, 5, 4, 3, 2, 1].map(n => last + n))
  const report = checkProject(store)
  expect(report.sound).toBe(true)
  expect(report.findings.filter(finding => finding.level !== 'ok')).toEqual([{ code: 'clock', level: 'warning', params: { n: 2, seq: last + 2 } }])
  expect(translateDynamic('zh-CN', 'review.finding.clock.warning', { n: 2, seq: last + 2 })).toContain(`第 ${last + 2} 步`)
  store.close()
})
