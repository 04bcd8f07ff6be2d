import { describe, expect, it } from 'vitest'
import { chapters, forms, isEntry, ownPages } from '../../../renderer/features/analysis/forms/registry.ts'
import type { FormName } from '../../../renderer/features/analysis/forms/registry.ts'
import { requestOf } from '../../../renderer/features/analysis/forms/form.ts'
import type { AnyForm, FormContext } from '../../../renderer/features/analysis/forms/form.ts'
import { readSaved, stillThere } from '../../../renderer/features/analysis/savedAnalysis.ts'
import { analysisRequest } from '../../../shared/contract/analysis.ts'
import { lookUp } from '../../../shared/i18n/translate.ts'
import type { Dataset } from '../../../shared/model/dataset.ts'
import type { Factor } from '../../../shared/model/factor.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { presenters } from '../../../shared/presentation/index.ts'

const methods = analysisRequest.options.map(option => option.shape.method.value as string).sort()

const variable = (id: string, kind: Variable['kind'], rest: Partial<Variable> = {}): Variable => ({
  id, dataset: 1, order: 0, question: null, name: id, label: id, kind, role: 'answer', codes: [], scale: null, factor: null, derived: null, meaning: null, ...rest,
})
const five = { min: 1, max: 5, direction: 'positive' as const }
const points = [1, 2, 3, 4, 5].map(code => ({ code, label: String(code) }))
const item = (id: string, factor: string, rest: Partial<Variable> = {}): Variable => variable(id, 'scale', { scale: five, codes: points, factor, ...rest })
const codes = (n: number) => Array.from({ length: n }, (_, i) => ({ code: i + 1, label: `${i + 1}` }))
const dataset = {
  id: 1, name: 'd', simulated: true, period: '', source: { file: 'd.xlsx' },
  variables: [
    variable('sex', 'nominal', { codes: codes(2) }), variable('town', 'nominal', { codes: codes(3) }), item('a1', 'A'), item('a2', 'A'), item('a3', 'A'), item('a4', 'A'), item('b1', 'B'), item('b2', 'B'),
    item('all', 'C', { label: '总体满意度' }), variable('o1', 'indicator', { question: 'm' }), variable('o2', 'indicator', { question: 'm' }), variable('w', 'number'),
    item('e1', 'A', { label: '期望：等候' }), item('p1', 'A', { label: '感知：等候' }), variable('f1', 'ordinal', { label: '如果提供夜间服务', codes: points }), variable('g1', 'ordinal', { label: '如果不提供夜间服务', codes: points }),
  ],
  questions: [{ id: 'm', dataset: 1, order: 0, number: '9', title: '不满意的方面', kind: 'multiple', variables: ['o1', 'o2'] }],
} as unknown as Dataset
const factors = ['A', 'B', 'C'].map((id, order): Factor => ({ id, parent: null, order, name: id, items: dataset.variables.filter(({ factor }) => factor === id).map(({ id: name }) => ({ dataset: 1, variable: name })) }))
const context: FormContext = { dataset, factors }
const bare: FormContext = { dataset: { ...dataset, variables: [], questions: [] }, factors: [] }
const names = Object.keys(forms) as FormName[]

describe('methods of the contract', () => {
  it('are all reachable from the window', () => {
    expect([...new Set([...names.map(name => forms[name].method as string), ...Object.values(ownPages)])].sort()).toEqual(methods)
  })
  it('are all presented in words', () => {
    expect(Object.keys(presenters).sort()).toEqual(methods)
  })
  it('stand in the list once each, with a name and a line about them in both languages', () => {
    const listed = chapters.flatMap(({ entries }) => [...entries] as string[])
    expect(listed.toSorted()).toEqual([...names, ...Object.keys(ownPages)].sort())
    for (const lang of ['zh-CN', 'en'] as const) {
      for (const entry of listed) for (const key of ['method', 'about']) expect(lookUp(lang, `analysis.${key}.${entry}`), `${lang} ${key} ${entry}`).toBeTruthy()
      for (const { key } of chapters) expect(lookUp(lang, `analysis.chapter.${key}`)).toBeTruthy()
    }
    expect(isEntry('describe') && isEntry('ahp') && !isEntry('constructor') && !isEntry(undefined)).toBe(true)
  })
})

/** What these need is not in any one survey: a log of events or a table of counts, a second wave. */
const elsewhere: Partial<Record<FormName, string>> = { hourly: 'load', beforeAfter: 'after' }
/** Its rows are the measures of the project, or typed. */
const without: readonly FormName[] = ['plan']

describe('forms', () => {
  it.each(names)('%s: a first result without a click, as a request the contract takes', name => {
    const form = forms[name] as AnyForm
    const options = form.first(context)
    expect(form.need(options, context)).toBe(elsewhere[name] ?? null)
    if (elsewhere[name]) return
    const read = analysisRequest.safeParse(requestOf(form, options, { dataset: 1, segment: null, weight: null }))
    expect(read.error?.issues ?? []).toEqual([])
  })
  it.each(names.filter(name => !without.includes(name)))('%s: without variables a sentence says what is missing', name => {
    const form = forms[name] as AnyForm
    const need = form.need(form.first(bare), bare)
    expect(need).not.toBeNull()
    for (const lang of ['zh-CN', 'en'] as const) expect(lookUp(lang, `analysis.need.${need}`)).toBeTruthy()
  })
  it('gives a weight only where there is a weighted form', () => {
    const base = { dataset: 1, segment: null, weight: 'w' }
    expect(requestOf(forms.describe, forms.describe.first(context), base)).toMatchObject({ weight: 'w' })
    expect(requestOf(forms.anova, forms.anova.first(context), base)).toMatchObject({ weight: null })
  })
  it('finds pairs by what their labels share', () => {
    expect(forms.kano.first(context)).toEqual({ features: [{ label: '夜间服务', functional: 'f1', dysfunctional: 'g1' }] })
    expect(forms.gap.first(context)).toMatchObject({ pairs: [{ expectation: 'e1', perception: 'p1' }] })
  })
  it('explains the target by items of other dimensions', () => {
    expect(forms.drivers.first(context)).toMatchObject({ target: 'all', variables: ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'e1', 'p1'] })
  })
})

describe('saved analyses', () => {
  const study = (content: unknown) => ({ id: 's', order: 0, kind: 'analysis' as const, name: 'n', content })
  it('come back as they were, and nothing else does', () => {
    const content = { entry: 'correlate', dataset: 1, segment: null, weight: null, options: { variables: ['a1', 'a2'] } }
    expect(readSaved(study(content))).toEqual(content)
    for (const broken of [null, 3, {}, { ...content, entry: 'toString' }, { ...content, options: null }]) expect(readSaved(study(broken))).toBeNull()
  })
  it('leave out variables that are gone, and count them', () => {
    expect(stillThere({ variables: ['a1', 'gone'], by: 'lost', target: 'all', type: 'pearson', constructs: [{ name: 'c', items: ['b1', 'gone'] }] }, dataset))
      .toEqual({ options: { variables: ['a1'], by: null, target: 'all', type: 'pearson', constructs: [{ name: 'c', items: ['b1'] }] }, gone: 3 })
  })
})
