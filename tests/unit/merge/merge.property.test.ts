import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testEngine } from '../../fixtures/engine.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import type { Respondent } from './survey.ts'
import { csvOf, headers, imported, moment, shown, waiting } from './survey.ts'

let test: TestEngine
beforeAll(async () => { test = await testEngine() })
afterAll(() => test.dispose())

const cities = ['上海', '北京', '广州', '深圳', '成都', '武汉']
const columns = ['city', 'score', 'remark'] as const
type Column = (typeof columns)[number]
type Answers = Record<Column, string>

const answer = { city: fc.constantFrom(...cities), score: fc.constantFrom<number | ''>(1, 2, 3, 4, 5, ''), remark: fc.constantFrom('', '排队久', '好', '信号 "差", 慢') }
const change = fc.record({ who: fc.nat(60), column: fc.constantFrom(...columns), city: answer.city, score: answer.score, remark: answer.remark })
const file = fc.record({
  /** Of a hundred respondents, who is in the file. */
  leave: fc.uniqueArray(fc.nat(60), { maxLength: 5 }),
  join: fc.array(fc.record(answer), { maxLength: 4 }),
  changes: fc.array(change, { maxLength: 8 }),
  order: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
  columns: fc.shuffledSubarray([...Object.keys(headers)], { minLength: 6 }),
  without: fc.constantFrom(null, null, null, 'remark'),
  /** Edits of one's own before this file comes. */
  edits: fc.array(change, { maxLength: 8 }),
  conflicts: fc.constantFrom('local' as const, 'file' as const),
})

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const answersOf = (row: Respondent): Answers => ({ city: row.city, score: String(row.score), remark: row.remark })

it('is the three-way merge of a model, and undo takes all of it back', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record(answer), { minLength: 8, maxLength: 16 }), fc.array(file, { minLength: 1, maxLength: 3 }), async (first, updates) => {
    await test.newProject()
    let made = 0
    const respondent = (answers: Omit<Respondent, 'id' | 'time' | 'seconds'>): Respondent => ({ id: ++made, time: moment(made * 11), seconds: 30 + made, ...answers } as Respondent)
    // Every kind of answer is there at first, so that the columns are what they are.
    const start = [...cities.slice(0, 3).map((city, i) => ({ city, score: 1 + 2 * i, remark: ['好', '', '排队久'][i]! })), ...cities.slice(0, 3).map((city, i) => ({ city, score: 2 + i, remark: '好' }))]
    let now: Respondent[] = [...start, ...first.map(row => ({ ...row, city: cities[cities.indexOf(row.city) % 3]! }))].map(respondent)
    const dataset = await imported(test, csvOf(now))
    const { variables } = await test.client.call('dataset.get', { dataset })
    const idOf: Record<Column, string> = { city: 'Q1', score: 'Q2', remark: 'Q3' }
    expect(variables.map(variable => variable.id)).toEqual(['序号', '提交答卷时间', '所用时间', 'Q1', 'Q2', 'Q3'])
    /** By respondent: row id, what the last file said, what is there now, whether it counts. */
    const model = new Map(now.map((row, index) => [row.id!, { rid: index + 1, base: answersOf(row), local: answersOf(row), gone: false }]))
    let last = new Set(model.keys())
    let total = now.length

    for (const update of updates) {
      const own = [...model.entries()]
      const edits = update.edits.map(edit => ({ who: own[edit.who % own.length]!, column: edit.column, value: String(edit[edit.column]) }))
      const seen = new Set<string>()
      for (const edit of edits) {
        if (seen.has(`${edit.who[0]} ${edit.column}`)) continue
        seen.add(`${edit.who[0]} ${edit.column}`)
        edit.who[1].local[edit.column] = edit.value
        await test.client.call('dataset.setCells', { dataset, edits: [{ rid: edit.who[1].rid, variable: idOf[edit.column], value: edit.value === '' ? null : edit.column === 'score' ? Number(edit.value) : edit.value }] })
      }
      // The newer file.
      const rows = now.filter((_, index) => !update.leave.includes(index)).map(row => ({ ...row }))
      if (rows.length < 3) continue
      for (const edit of update.changes) Object.assign(rows[edit.who % rows.length]!, { [edit.column]: edit[edit.column] })
      rows.push(...update.join.map(respondent))
      rows.sort((a, b) => update.order[a.id! % 60]! - update.order[b.id! % 60]!)
      const compared = columns.filter(column => column !== update.without)
      const before = { rows: await shown(test, dataset), dataset: await test.client.call('dataset.get', { dataset }) }

      const counts = { new: 0, gone: 0, changed: 0, kept: 0, conflicts: 0 }
      const added: { id: number; answers: Answers }[] = []
      for (const row of rows) {
        const known = model.get(row.id!)
        const next = answersOf(row)
        if (!known) {
          counts.new++
          added.push({ id: row.id!, answers: Object.fromEntries(columns.map(column => [column, compared.includes(column) ? next[column] : ''])) as Answers })
          continue
        }
        known.gone = false
        for (const column of compared) {
          const { base, local } = known
          if (next[column] !== local[column]) {
            if (next[column] === base[column]) counts.kept++
            else if (base[column] === local[column]) { counts.changed++; local[column] = next[column] }
            else { counts.conflicts++; if (update.conflicts === 'file') local[column] = next[column] }
          }
          base[column] = next[column]
        }
      }
      const here = new Set(rows.map(row => row.id!))
      for (const id of last) if (!here.has(id)) { counts.gone++; model.get(id)!.gone = true }
      added.forEach(({ id, answers }) => model.set(id, { rid: ++total, base: { ...answers }, local: { ...answers }, gone: false }))
      last = here
      now = rows

      const sheet = await waiting(test, csvOf(rows, update.columns.filter(column => column !== update.without)))
      const report = await test.client.call('merge.inspect', { session: sheet.session, dataset })
      expect(report.key.kind).toBe('id')
      expect({ new: report.counts.new, gone: report.counts.gone, changed: report.counts.cells, kept: report.counts.kept, conflicts: report.counts.conflicts }).toEqual(counts)
      expect((await shown(test, dataset)), 'looking changes nothing').toEqual(before.rows)
      const done = await test.client.call('merge.commit', { session: sheet.session, dataset, conflicts: update.conflicts, gone: { reason: 'other: gone' } })
      expect(done.merge).toMatchObject(counts)

      const after = await shown(test, dataset)
      expect(after.size).toBe(total)
      for (const [id, { rid, local, gone }] of model) {
        const row = after.get(rid)!
        expect({ id: row['id'], ...Object.fromEntries(columns.map(column => [column, text(row[column])])), gone: row.excluded }).toEqual({ id, ...local, gone: gone ? 'other: gone' : null })
      }
      expect((await test.client.call('project.check', {})).sound).toBe(true)
      await test.client.call('history.undo', {})
      expect(await shown(test, dataset)).toEqual(before.rows)
      expect(await test.client.call('dataset.get', { dataset })).toEqual(before.dataset)
      expect((await test.client.call('project.check', {})).sound).toBe(true)
      await test.client.call('history.redo', {})
      expect(await shown(test, dataset)).toEqual(after)
    }
    expect((await test.client.call('project.check', {})).sound).toBe(true)
  }), { numRuns: 8, endOnFailure: true })
})
