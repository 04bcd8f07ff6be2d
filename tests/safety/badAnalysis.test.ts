import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnalysisRequestInput, AnalysisResult } from '../../shared/contract/analysis.ts'
import { analysisRequest } from '../../shared/contract/analysis.ts'
import { resultFigures } from '../../shared/figures/results/index.ts'
import { errorSentence } from '../../shared/i18n/errorSentence.ts'
import { fill, lookUp } from '../../shared/i18n/translate.ts'
import type { MessageKey, MessageParams, Translate } from '../../shared/i18n/translate.ts'
import { present } from '../../shared/presentation/index.ts'
import { toYinguoError } from '../../shared/rpc/errors.ts'
import { kruskal } from '../../shared/stats/kruskal.ts'
import { fisher2x2 } from '../../shared/stats/fisher2x2.ts'
import { histogram } from '../../shared/stats/histogram.ts'
import { contingency } from '../../shared/stats/contingency.ts'
import { oneWayAnova } from '../../shared/stats/anova.ts'
import { addDataset, testEngine } from '../fixtures/engine.ts'
import type { TestEngine } from '../fixtures/engine.ts'
import { hostileSets } from './hostileData.ts'
import { aloneRequests, hostileRequests } from './hostileRequests.ts'

/**
 * Every method, usual and unusual options, on data that no analysis asks for: an answer or a refusal with a code, numbers that are numbers,
 * whole sentences in both languages, figures that can be built. Nothing is a defect of ours.
 */
const languages = ['zh-CN', 'en'] as const
/** Holes that the data themselves bring along: they are text there. */
const OWN = /\{hole\}|\{n\}|\{n\|row\|rows\}/g
const OPEN = /\{\w+(\|[^}]*)?\}|\b(undefined|NaN|Infinity)\b|\[object/
const HAN = /[\u3400-\u9fff]/

/** Figures of these sets are built as well: of each kind of trouble one. */
const DRAWN: readonly string[] = ['ordinary', 'no row', 'one row', 'nothing answered', 'every column constant', '1e308', 'names and labels']

let test: TestEngine
beforeAll(async () => {
  test = await testEngine()
  await test.newProject()
})
afterAll(async () => { await test.dispose() })

/** Where a value holds a number that is none, or the word for one. */
function notNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`]
  if (typeof value === 'string') return /^-?(NaN|Infinity)$/.test(value) ? [`${path} = ${value}`] : []
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => notNumbers(inner, `${path}.${key}`)) : []
}
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
const left = (sentence: string): boolean => OPEN.test(sentence.replace(OWN, ''))

async function faultsOf(request: AnalysisRequestInput, labels: ReadonlyMap<string, string>, draw: boolean): Promise<string[]> {
  const faults: string[] = []
  let answer: AnalysisResult
  try { answer = await test.client.call('analysis.run', request) } catch (thrown) {
    const error = toYinguoError(thrown)
    if (error.code === 'INTERNAL') return [`INTERNAL ${test.logged.at(-1)}`]
    for (const lang of languages) {
      const sentence = errorSentence(lang, error)
      if (left(sentence) || sentence === error.code || (lang === 'en' && HAN.test(sentence))) faults.push(`${error.code}: ${sentence}`)
    }
    return faults
  }
  faults.push(...notNumbers(answer.result))
  const read = analysisRequest.parse(request)
  for (const lang of languages) {
    const t: Translate = (key: MessageKey, params?: MessageParams) => {
      const sentence = lookUp(lang, key)
      if (sentence === undefined) faults.push(`no sentence ${lang} ${key}`)
      const filled = fill(sentence ?? key, params)
      if (left(filled)) faults.push(`${lang} ${key}: ${filled.slice(0, 120)}`)
      return filled
    }
    const shown = present(answer, { t, label: key => labels.get(key) ?? key, request: read })
    for (const text of texts(shown)) if (left(text) || (lang === 'en' && HAN.test(text))) faults.push(`${lang}: ${text.slice(0, 120)}`)
    for (const { key, table } of shown.tables) for (const row of table.rows) {
      if (!row.heading && row.cells.length !== table.columns.length) faults.push(`table ${key} is ragged`)
    }
    faults.push(...notNumbers(shown, lang))
    if (!draw) continue
    for (const [place, figure] of resultFigures(request.method).entries()) {
      // Each is worked out anew: one language each.
      if (languages[place % 2] !== lang) continue
      try {
        const built = await test.client.call('figure.build', { spec: { kind: 'result', figure, request: read }, lang })
        faults.push(...notNumbers(built, `${figure} ${lang}`))
        for (const text of texts(built)) if (left(text) || (lang === 'en' && HAN.test(text))) faults.push(`${figure} ${lang}: ${text.slice(0, 120)}`)
      } catch (thrown) {
        if (toYinguoError(thrown).code === 'INTERNAL') faults.push(`${figure} INTERNAL ${test.logged.at(-1)}`)
      }
    }
  }
  return [...new Set(faults)]
}

const named = (request: AnalysisRequestInput, faults: readonly string[]): string[] => faults.map(fault => `${JSON.stringify(request).slice(0, 200)}: ${fault}`)

describe('every method on', () => {
  for (const { what, sketch } of hostileSets) {
    it(what, async () => {
      const dataset = await addDataset(test, sketch)
      const { variables } = await test.client.call('dataset.get', { dataset })
      const labels = new Map(variables.flatMap(({ id, name, label }) => [[id, label || name], [name, label || name]] as const))
      const requests = hostileRequests(dataset)
      // Every method of the contract is among them.
      const asked = new Set([...requests, ...aloneRequests].map(request => request.method))
      expect(analysisRequest.options.map(option => option.shape.method.value).filter(method => !asked.has(method))).toEqual([])
      const faults: string[] = []
      for (const request of requests) faults.push(...named(request, await faultsOf(request, labels, DRAWN.includes(what))))
      expect(faults).toEqual([])
    })
  }
  it('numbers that come with the request', async () => {
    const faults: string[] = []
    for (const request of aloneRequests) faults.push(...named(request, await faultsOf(request, new Map(), true)))
    expect(faults).toEqual([])
  })
})

describe('what would take for ever or break', () => {
  it('Fisher of a table with millions of cases is left to chi-square', () => {
    expect(fisher2x2([[1, 1e9], [1e9, 1]])).toBeNull()
    expect(fisher2x2([[1e15, 1e15], [1e15, 1]])).toBeNull()
    // R: fisher.test(matrix(c(100000, 100000, 99000, 101000), 2))
    expect(fisher2x2([[100_000, 99_000], [100_000, 101_000]])!.p).toBeCloseTo(0.00158224173716, 12)
  })
  it('pairs of very many groups are not compared', () => {
    const groups = Array.from({ length: 41 }, (_, i) => Float64Array.of(i % 5, (i * 3) % 7, (i * 5) % 11))
    expect(kruskal(groups)).toMatchObject({ status: 'solved', dunn: [] })
    expect(kruskal(groups.slice(0, 40)).dunn).toHaveLength(780)
  })
  it('a table of 500 by 500, a spread beyond all numbers, an effect beyond the noncentral distributions', () => {
    expect(contingency(Array.from({ length: 500 }, (_, i) => Array.from({ length: 500 }, (__, j) => Number(i === j))))).toMatchObject({ status: 'solved', min_expected: 0.002, df: 249_001 })
    expect(histogram([-1e308, 1e308])).toBeNull()
    const far = [[0, 1e-9, 2e-9], [1e6, 1e6 + 1e-9, 1e6 + 2e-9]].map(group => Float64Array.from(group))
    const found = oneWayAnova(far, 0.95)
    expect(found.F).toBeGreaterThan(1e20)
    expect(found.eta2_ci).toBeNull()
  })
})
