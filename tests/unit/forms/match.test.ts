import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { matchColumns } from '../../../shared/forms/match/matchColumns.ts'
import type { MatchColumn } from '../../../shared/forms/match/matchColumns.ts'
import { matchedCodes } from '../../../shared/forms/match/matchedRecipe.ts'
import { outlineOfDocument } from '../../../shared/forms/outline.ts'
import { templateNamed, templateSummaries } from '../../../shared/forms/templates/list.ts'
import { formDrafts } from '../../../shared/forms/variables.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'

const words = { side: { importance: '重要度', performance: '满意度', functional: '具备时', dysfunctional: '不具备时' } }
const bare = (id: string, more: Partial<MatchColumn>): MatchColumn => ({ id, name: id, label: '', title: '', kind: 'nominal', codes: [], ...more })

describe('columns of a questionnaire of our own', () => {
  // As 问卷星 prints them: numbered anew, brackets in full width, kinds behind the title, rows behind a dash.
  for (const { id } of templateSummaries('zh-CN')) {
    test(`${id}: exported with other numbers and punctuation they find their way back`, () => {
      const drafts = formDrafts(outlineOfDocument(templateNamed(id, 'zh-CN')), words)
      if (drafts.variables.length === 0) return
      const titles = new Map(drafts.questions.map((question, index) => [question.id, `${index + 1}、${question.title.replace(/，/g, ',').replace(/？/g, '?')} [单选题]`]))
      const columns = drafts.variables.map((variable, index): MatchColumn => {
        const question = drafts.questions.find(each => each.id === variable.question)!
        const alone = drafts.variables.filter(each => each.question === variable.question && !each.fillIn).length === 1 && !variable.fillIn
        const text = variable.side ? variable.label.replace(/\s*\(.*\)$/, `—${words.side[variable.side]}`) : variable.label
        return bare(`c${index + 1}`, { label: alone ? titles.get(question.id)! : text, title: alone ? '' : titles.get(question.id)!, kind: variable.kind, codes: variable.codes })
      })
      const { pairs } = matchColumns(drafts, columns)
      const right = pairs.filter(pair => drafts.variables[Number(pair.column.slice(1)) - 1]!.id === pair.variable).length
      expect(right / columns.length).toBeGreaterThanOrEqual(0.95)
    })
  }

  test('what is not in the questionnaire is left alone, on both sides', () => {
    const drafts = formDrafts(outlineOfDocument(templateNamed(templateSummaries('zh-CN')[0]!.id, 'zh-CN')), words)
    const { pairs, columns, variables } = matchColumns(drafts, [bare('x', { label: '星座' }), bare('y', { label: '鞋码', kind: 'number' })])
    expect(pairs).toEqual([])
    expect(columns).toEqual(['x', 'y'])
    expect(variables).toHaveLength(drafts.variables.length)
  })

  test('a code alone does not outweigh other words', () => {
    const drafts = formDrafts(outlineOfDocument(templateNamed(templateSummaries('zh-CN')[0]!.id, 'zh-CN')), words)
    const [first] = drafts.variables
    const [pair] = matchColumns(drafts, [bare(first!.id, { label: '星座运势准不准' })]).pairs
    expect(pair?.confidence ?? 0).toBeLessThan(0.6)
    expect(matchColumns(drafts, [bare(first!.id.toLowerCase(), { label: first!.id })]).pairs[0]).toMatchObject({ variable: first!.id, by: 'code' })
  })
})

test('options take the numbers of the questionnaire, words of the sheet stay', () => {
  const form = [{ code: 1, label: '中国移动' }, { code: 2, label: '中国联通' }, { code: 9, label: '不适用', missing: true }]
  expect(matchedCodes([{ code: 1, label: '中国联通 ' }, { code: 2, label: '中国广电' }, { code: 3, label: '中国移动' }], form, null)).toEqual({
    codes: [{ code: 1, label: '中国移动' }, { code: 2, label: '中国联通 ' }, { code: 9, label: '不适用', missing: true }, { code: 10, label: '中国广电' }], moved: true,
  })
  // 「不满意」 is another point than 「很不满意」.
  const scale = { min: 1, max: 5, direction: 'positive' as const }
  const known = ['非常不满意', '不满意', '一般', '满意', '非常满意'].map((label, index) => ({ code: index + 1, label }))
  expect(matchedCodes(known, [{ code: 1, label: '很不满意' }, { code: 5, label: '很满意' }], scale)).toEqual({ codes: known, moved: false })
  // Nobody ticked the first point: it stands first all the same.
  expect(matchedCodes(known.slice(1), known, scale).codes).toEqual(known)
})

describe('a sheet for a questionnaire of the project', () => {
  let t: TestEngine
  beforeEach(async () => { t = await testEngine(); await t.newProject() })
  afterEach(async () => { expect(t.logged).toEqual([]); await t.dispose() })
  const zh = (text: string) => ({ 'zh-CN': text })

  test('imports under its codes, with scales, directions, factors and the version bound', async () => {
    const factor = await t.client.call('factor.add', { name: '服务', parent: null })
    const { id: form } = await t.client.call('form.create', { name: '营业厅' })
    await t.client.call('form.addNodes', { form, nodes: [
      { kind: 'single', code: 'net', text: zh('您使用哪家运营商的服务？'), options: [{ code: 3, text: zh('中国移动') }, { code: 2, text: zh('中国联通') }] },
      { kind: 'matrixScale', code: 'sat', text: zh('请评价营业厅的服务'), rows: [{ code: 'wait', text: zh('排队时间'), factor: factor.id, reversed: true }, { code: 'staff', text: zh('服务态度'), factor: factor.id }] },
      { kind: 'text', code: 'more', text: zh('其他建议'), required: false },
    ] })
    const file = join(t.dir, '答卷.csv')
    writeFileSync(file, '﻿1、您使用哪家运营商的服务,2、请评价营业厅的服务—排队时间,2、请评价营业厅的服务—服务态度,星座\n中国移动,2,4,天秤\n中国联通,1,5,狮子\n中国移动,3,3,白羊\n中国移动,5,2,双鱼\n')
    const proposal = await t.client.call('import.inspect', { grant: t.grants.add(file, 'read') })
    expect(await t.client.call('form.match', { source: { kind: 'recipe', recipe: proposal.recipe } })).toBeNull()
    const match = (await t.client.call('form.match', { form, source: { kind: 'recipe', recipe: proposal.recipe } }))!
    expect(match.share).toBe(0.75)
    expect(match.pairs.map(pair => pair.variable)).toEqual(['net', 'wait', 'staff'])
    expect(match.unmatchedColumns.map(each => each.label)).toEqual(['星座'])
    expect(match.unmatchedVariables.map(each => each.id)).toEqual(['more'])
    const { dataset } = await t.client.call('import.commit', { session: proposal.session, recipe: match.recipe! })
    const pairs = match.pairs.map(({ column, variable }) => ({ column: match.ids[column]!, variable }))
    expect(await t.client.call('form.applyMatch', { dataset: dataset.id, form, pairs })).toEqual({ version: 1, factors: 2, otherCodes: [] })
    const data = await t.client.call('dataset.get', { dataset: dataset.id })
    expect(data.variables.find(variable => variable.id === 'wait')).toMatchObject({ name: 'wait', kind: 'scale', factor: factor.id, scale: { min: 1, max: 5, direction: 'negative' }, question: 'sat' })
    const page = await t.client.call('dataset.page', { dataset: dataset.id, variables: ['net', 'wait'] })
    expect(page.rows.map(row => row.values)).toEqual([[3, 2], [2, 1], [3, 3], [3, 5]])
    expect(await t.client.call('form.get', { form })).toMatchObject({ version: 1, responses: 4 })
    expect((await t.client.call('project.check', {})).sound).toBe(true)
    await t.client.call('history.undo', {})
    expect(await t.client.call('form.get', { form })).toMatchObject({ version: 0, responses: 0 })
  })

  test('matched after the import keeps its codes, and a correction stands', async () => {
    const { id: form } = await t.client.call('form.create', { name: '一问' })
    await t.client.call('form.addNodes', { form, nodes: [{ kind: 'single', text: zh('性别'), options: [{ code: 1, text: zh('男') }, { code: 2, text: zh('女') }] }, { kind: 'number', text: zh('年龄') }] })
    const file = join(t.dir, 'a.csv')
    writeFileSync(file, '﻿你的性别,岁数\n女,20\n男,31\n女,40\n女,25\n男,22\n')
    const proposal = await t.client.call('import.inspect', { grant: t.grants.add(file, 'read') })
    const { dataset } = await t.client.call('import.commit', { session: proposal.session, recipe: proposal.recipe })
    const found = (await t.client.call('form.match', { form, source: { kind: 'dataset', dataset: dataset.id } }))!
    expect(found.pairs).toMatchObject([{ variable: 'Q1' }])
    const data = await t.client.call('dataset.get', { dataset: dataset.id })
    const pairs = data.variables.map((variable, index) => ({ column: variable.id, variable: `Q${index + 1}` }))
    const chosen = (await t.client.call('form.match', { form, source: { kind: 'dataset', dataset: dataset.id }, pairs }))!
    expect(chosen.pairs[1]).toMatchObject({ variable: 'Q2', by: 'chosen', confidence: 1 })
    const before = (await t.client.call('dataset.page', { dataset: dataset.id })).rows.map(row => row.values)
    const done = await t.client.call('form.applyMatch', { dataset: dataset.id, form, pairs })
    expect((await t.client.call('dataset.page', { dataset: dataset.id })).rows.map(row => row.values)).toEqual(before)
    expect(done.version).toBe(1)
    expect((await t.client.call('form.list', {}))[0]?.data).toMatchObject([{ dataset: dataset.id, rows: 5 }])
  })
})
