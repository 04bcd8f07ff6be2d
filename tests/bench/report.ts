import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testEngine } from '../fixtures/engine.ts'
import type { Bench, Measurement } from './measure.ts'

const sample = fileURLToPath(new URL('../../resources/sample/sample.yinguo', import.meta.url))
/** How `npm run yinguo` starts it. */
const commandLine = ['--max-semi-space-size=8', fileURLToPath(new URL('../../main/hosts/cli/main.ts', import.meta.url))]
const FIGURES = 30
/** Loaded beside the program: the most memory it ever held, with all its threads, in KB. */
const teller = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))`

/** Runs the command line as a person would; seconds from start to end, and the peak of memory in MB. */
async function measured(args: readonly string[]): Promise<{ seconds: number; megabytes: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', teller, ...commandLine, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => { said += text })
  const status = await new Promise<number | null>((resolve, reject) => { child.on('close', resolve).on('error', reject) })
  const peak = /^peak (\d+)$/m.exec(said)
  if (status !== 0 || !peak) throw new Error(`yinguo ${args.join(' ')} ended with ${String(status)}: ${said.slice(-500)}`)
  return { seconds: (performance.now() - begun) / 1000, megabytes: Number(peak[1]) / 1024 }
}

/** A report of some 40 pages with 30 figures and as many pieces of text, from the project to each format, each in a process of its own. */
export const run: Bench = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'yinguo-bench-'))
  const project = join(dir, 'a.yinguo')
  const test = await testEngine()
  try {
    copyFileSync(sample, project)
    await test.client.call('project.open', { grant: test.grants.add(project, 'write') })
    const { id, blocks } = await test.client.call('report.create', { template: 'student' })
    const figures = blocks.flatMap(({ content }) => (content.type === 'figure' && content.spec.kind !== 'priority' ? [content] : []))
    const words = { type: 'text' as const, prompt: '', runs: [{ type: 'text' as const, text: '这一段说明图中的内容：哪一项最突出，占多少，与上一项相差多少，对下一步意味着什么。'.repeat(6) }] }
    const contents = Array.from({ length: FIGURES - figures.length }, (_, i) => [{ type: 'heading' as const, level: 2, text: `第 ${i + 1} 部分`, numbered: true, step: '', seconds: null }, words, figures[i % figures.length]!]).flat()
    await test.client.call('block.add', { report: id, contents })
    await test.client.call('project.close', {})
    const rows: Measurement[] = []
    for (const [format, bound] of [['docx', true], ['pptx', true], ['pdf', true], ['xlsx', false], ['html', false]] as const) {
      const path = join(dir, `r.${format}`)
      const { seconds, megabytes } = await measured(['report', project, '--template', id, '-o', path])
      rows.push({ name: `report of ${FIGURES} figures as ${format}`, value: seconds, unit: 's', limit: bound ? 6 : null, note: `from start to end; ${(statSync(path).size / 1e6).toFixed(1)} MB` })
      rows.push({ name: `memory of all that for ${format}`, value: megabytes, unit: 'MB', limit: bound ? 400 : null, note: 'the most the process ever held' })
    }
    return rows
  } finally {
    await test.dispose()
    rmSync(dir, { recursive: true, force: true })
  }
}
