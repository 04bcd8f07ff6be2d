import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { officeDocument } from '../../../main/engine/export/documents.ts'
import { formExportFormats } from '../../../shared/contract/formExchange.ts'
import type { ReportFormat } from '../../../shared/contract/report.ts'
import { resultFigureKinds } from '../../../shared/figures/resultFigure.ts'
import { translator } from '../../../shared/i18n/translate.ts'
import type { Lang } from '../../../shared/contract/figure.ts'
import type { ReportTemplate } from '../../../shared/model/report.ts'
import type { TestEngine } from '../../fixtures/engine.ts'
import { testEngine } from '../../fixtures/engine.ts'
import { hostileTexts, paretoOf } from '../../fixtures/figures.ts'
import { gallery } from '../../golden/figures/gallery.ts'
import { openXmlFindings } from './openXmlFindings.ts'
import { officeCheck, parse, partsOf } from './parts.ts'

const sample = fileURLToPath(new URL('../../../resources/sample/sample.yinguo', import.meta.url))
let t: TestEngine
let dir: string
const files: string[] = []
/** Names of the reports. */
const written: string[] = []

const place = (name: string): string => { const path = join(dir, name); files.push(path); return path }
const writable = (name: string): string => t.grants.add(place(name), 'write')

beforeAll(async () => {
  t = await testEngine()
  dir = mkdtempSync(join(tmpdir(), 'yinguo-strict-'))
  copyFileSync(sample, join(dir, 'a.yinguo'))
  await t.client.call('project.open', { grant: t.grants.add(join(dir, 'a.yinguo'), 'write') })
})
afterAll(async () => { await t.dispose(); rmSync(dir, { recursive: true, force: true }) })

describe('every kind of Office file that is written', () => {
  test('is one Microsoft’s Open XML SDK has nothing to say against', async () => {
    const perKind = new Map(Object.values(gallery).map(figure => [figure.kind === 'fishbone' ? `fishbone ${figure.diagram?.kind ?? ''}` : figure.kind, figure]))
    // Figures of every kind, the empty and the hostile among them; and the workbooks behind their charts.
    const figures = [...perKind.values(), ...['pareto-empty', 'result-interval-empty', 'fishbone-empty'].map(name => gallery[name]!), paretoOf(hostileTexts.filter(text => text.isWellFormed()).map((text, i) => [text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '?'), 50 - i] as const))]
    expect(resultFigureKinds.filter(kind => !figures.some(figure => figure.kind === kind))).toEqual([])
    for (const format of ['pptx', 'docx', 'xlsx'] as const) writeFileSync(place(`figures.${format}`), await officeDocument(format, figures, { title: '各种图', at: '2026-11-22T10:00:00Z' }, translator('zh-CN')))
    const deck = await JSZip.loadAsync(readFileSync(join(dir, 'figures.pptx')))
    const behind = Object.keys(deck.files).filter(name => name.endsWith('.xlsx'))
    for (const name of behind.slice(0, 2)) writeFileSync(place(basename(name)), await deck.file(name)!.async('nodebuffer'))

    // Reports: each template in each format, each language and both shapes of slides, without every combination of all.
    const reports: [ReportTemplate, Lang, ReportFormat, '16:9' | '4:3'][] = [
      ['student', 'zh-CN', 'docx', '16:9'], ['student', 'en', 'xlsx', '16:9'], ['satisfaction', 'en', 'docx', '16:9'], ['satisfaction', 'zh-CN', 'pptx', '4:3'],
      ['qc', 'zh-CN', 'xlsx', '16:9'], ['qc', 'en', 'pptx', '16:9'], ['teacher', 'zh-CN', 'docx', '16:9'],
    ]
    for (const [template, lang, format, slides] of reports) {
      const made = await t.client.call('report.create', { template, lang })
      await t.client.call('report.update', { report: made.id, settings: { ...made.settings, style: { ...made.settings.style, slides, table: lang === 'en' ? 'grid' : 'threeLine' } } })
      await t.client.call('report.export', { report: made.id, format, grant: writable(`${template}-${lang}.${format}`) })
      if (template !== 'qc' || format !== 'pptx') continue
      const [dataset] = await t.client.call('dataset.list', {})
      await t.client.call('dataset.update', { dataset: dataset!.id, issued: 400 })
      await t.client.call('report.refreshDeck', { report: made.id, deck: t.grants.add(join(dir, 'qc-en.pptx'), 'read'), grant: writable('refreshed.pptx') })
    }
    written.push(...reports.map(([template, lang, format]) => `${template}-${lang}.${format}`))

    // Questionnaires, data, the overview of projects, and the workbooks that are handed out to be filled in.
    const form = await t.client.call('form.create', { from: { kind: 'template', template: 'mobile' } })
    const extension = { xlsform: 'xlsx', entry: 'xlsx', docx: 'docx', codebookDocx: 'docx', codebookXlsx: 'xlsx', surveyjs: null, wjx: null, json: null, pdf: null } as const satisfies Record<(typeof formExportFormats)[number], string | null>
    for (const format of formExportFormats) if (extension[format]) await t.client.call('form.exportFile', { form: form.id, format, grant: writable(`${format}.${extension[format]}`) })
    const [dataset] = await t.client.call('dataset.list', {})
    await t.client.call('export.data', { dataset: dataset!.id, format: 'xlsx', values: 'labels', grant: writable('data.xlsx') })
    const review = await t.client.call('report.review', { sound: true })
    await t.client.call('report.reviewSheet', { rows: [{ ...review, file: 'a.yinguo' }], grant: writable('review.xlsx') })
    for (const type of ['complaints', 'interviews'] as const) await t.client.call('source.template', { type, lang: 'en', grant: writable(`${type}.xlsx`) })

    const findings = openXmlFindings(files)
    expect(findings.slice(0, 20), `${findings.length} in ${files.length} files`).toEqual([])
    expect(files).toHaveLength(22)
  })
  test('names nobody, and is sound, of every template in every format', async () => {
    // With those above: every template in every format and in each language, without every combination of the three.
    for (const [template, lang, format] of [['satisfaction', 'zh-CN', 'xlsx'], ['qc', 'en', 'docx'], ['teacher', 'en', 'xlsx'], ['teacher', 'zh-CN', 'pptx'], ['student', 'en', 'pptx']] as const) {
      let report: string | null = null
      if (template === 'student') {
        const made = await t.client.call('report.create', { template, lang })
        await t.client.call('report.update', { report: made.id, settings: { ...made.settings, style: { ...made.settings.style, slides: '4:3' } } })
        report = made.id
      }
      const name = `${template}-${lang}.${format}`
      await t.client.call('report.export', { report, template, lang, format, grant: t.grants.add(join(dir, name), 'write') })
      written.push(name)
    }
    expect(new Set(written.map(name => name.replace(/-.*\./, '.'))).size).toBe(12)
    const reports = Object.fromEntries(written.map(name => [name, readFileSync(join(dir, name))]))
    const { ok, output } = officeCheck(reports)
    expect(output).not.toContain('UNSOUND')
    expect(ok).toBe(true)
    const secrets = [hostname(), dir, process.cwd(), userInfo().username].filter(secret => secret.length > 4)
    for (const [name, bytes] of Object.entries(reports)) {
      const { xml } = await partsOf(bytes)
      for (const [part, text] of xml) { parse(text); expect(secrets.filter(secret => text.includes(secret)), `${name} ${part}`).toEqual([]) }
    }
  })
})
