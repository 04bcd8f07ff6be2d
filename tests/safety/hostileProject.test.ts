import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProjectFile } from '../../main/engine/store/makeProject.ts'
import { openProject, projectIdOf } from '../../main/engine/store/openProject.ts'
import { endlessRows, schemaBomb } from './schemaBomb.ts'

let dir: string
let good: string
let index: { name: string; table: string; root: number }
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'yinguo-hostile-'))
  good = join(dir, 'good.yinguo')
  await createProjectFile(good, 'good', { id: 'g', name: 'G', purpose: 'student', createdAt: 'now' }, false)
  const db = new BetterSqlite3(good)
  index = db.prepare('SELECT name, tbl_name AS "table", rootpage AS root FROM sqlite_schema WHERE sql IS NULL').get() as typeof index
  db.close()
})
afterAll(() => { rmSync(dir, { recursive: true, force: true }) })

const sha = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('a project whose table of tables goes round and round (Q2)', () => {
  it('is one that SQLite itself would read again and again', () => {
    const path = join(dir, 'small.yinguo')
    writeFileSync(path, schemaBomb(readFileSync(good), index, 1, 50))
    const db = new BetterSqlite3(path, { readonly: true })
    expect(db.prepare('SELECT count(*) FROM sqlite_schema WHERE name = ?').pluck().get(index.name)).toBe(51)
    db.close()
  })

  it.each([1, 2, 15])('is refused before SQLite reads it, %i levels deep, and stays as it is', async depth => {
    const path = join(dir, `bomb-${depth}.yinguo`)
    writeFileSync(path, schemaBomb(readFileSync(good), index, depth))
    const before = sha(path)
    for (const readOnly of [false, true]) {
      await expect(openProject(path, { readOnly, scratch: dir })).rejects.toMatchObject({ code: 'M03', params: { where: 'schema' } })
    }
    expect(projectIdOf(path)).toBeNull()
    expect(sha(path)).toBe(before)
  })

  it('is refused when its rows claim more than the file holds: SQLite would read every byte they claim', async () => {
    const path = join(dir, 'endless.yinguo')
    writeFileSync(path, endlessRows(readFileSync(good), 7, 200_000))
    await expect(openProject(path, { readOnly: true, scratch: dir })).rejects.toMatchObject({ code: 'M03', params: { where: 'schema' }, detail: /bytes of rows/ })
    // The control is smaller: SQLite reads 7 rows of 2 MB out of one page of 4096 bytes.
    writeFileSync(path, endlessRows(readFileSync(good), 7, 500))
    const db = new BetterSqlite3(path, { readonly: true })
    expect(db.prepare('SELECT length(sql) FROM sqlite_schema WHERE rowid >= 1000').pluck().all()).toEqual(new Array(7).fill(expect.closeTo(500 * 4092, -4)))
    db.close()
  })

  it('is replaced like any other file that is in the way', async () => {
    const path = join(dir, 'way.yinguo')
    writeFileSync(path, schemaBomb(readFileSync(good), index, 15))
    await createProjectFile(path, 'way', { id: 'w', name: 'W', purpose: 'student', createdAt: 'now' }, true)
    const store = await openProject(path, { readOnly: true, scratch: dir })
    expect(store.info().name).toBe('W')
    store.close()
  })
})
