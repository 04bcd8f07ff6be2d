import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testEngine } from '../fixtures/engine.ts'
import type { Bench, Measurement } from './measure.ts'

const sample = fileURLToPath(new URL('../../resources/sample/sample.yinguo', import.meta.url))
const FIGURES = 30

/** A report of some 40 pages with 30 figures and as many pages of text and tables, to each format. Seconds, and the peak of memory. */
export const run: Bench = async () => {
  const test = await testEngine()
  const dir = mkdtempSync(join(tmpdir(), 'yinguo-bench-'))
  try {
    copyFileSync(sample, join(dir, 'a.yinguo'))
    await test.client.call('project.open', { grant: test.grants.add(join(dir, 'a.yinguo'), 'write') })
    const { id, blocks } = await test.client.call('report.create', { template: 'student' })
    const figures = blocks.flatMap(({ content }) => (content.type === 'figure' && content.spec.kind !== 'priority' ? [content] : []))
    const words = { type: 'text' as const, prompt: '', runs: [{ type: 'text' as const, text: '这一段说明图中的内容：哪一项最突出，占多少，与上一项相差多少，对下一步意味着什么。'.repeat(6) }] }
    const contents = Array.from({ length: FIGURES - figures.length }, (_, i) => [{ type: 'heading' as const, level: 2, text: `第 ${i + 1} 部分`, numbered: true, step: '', seconds: null }, words, figures[i % figures.length]!]).flat()
    await test.client.call('block.add', { report: id, contents })
    const measured: Measurement[] = []
    // The first results start the threads that compute and load their code.
    const begun = performance.now()
    await test.client.call('report.render', { report: id })
    measured.push({ name: 'the same worked out for the first time', value: (performance.now() - begun) / 1000, unit: 's', limit: null, note: '' })
    for (const [format, limit] of [['docx', 6], ['pptx', 6], ['pdf', 6], ['xlsx', null], ['html', null]] as const) {
      globalThis.gc?.()
      const before = process.memoryUsage().rss
      let peak = before
      const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 20)
      const path = join(dir, `r.${format}`)
      const start = performance.now()
      await test.client.call('report.export', { report: id, format, grant: test.grants.add(path, 'write') })
      const seconds = (performance.now() - start) / 1000
      clearInterval(watch)
      measured.push({ name: `report of ${FIGURES} figures as ${format}`, value: seconds, unit: 's', limit, note: `${(statSync(path).size / 1e6).toFixed(1)} MB` })
      measured.push({ name: `memory while writing ${format}`, value: (peak - before) / 1e6, unit: 'MB', limit: limit === null ? null : 400, note: `on top of ${Math.round(before / 1e6)} MB` })
    }
    return measured
  } finally {
    await test.dispose()
    rmSync(dir, { recursive: true, force: true })
  }
}
