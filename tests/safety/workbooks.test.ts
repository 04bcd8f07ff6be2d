import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutate, seeded } from '../fixtures/import/mutate.ts'
import type { ProbeAnswer } from '../fixtures/import/probe.ts'
import { isCode, Probe } from '../fixtures/import/probe.ts'

/**
 * Every odd and hostile workbook of other projects' suites, each read in a thread under the limits of the import worker
 * (SAFETY.md I1, I3, I9). `workbooks.verified.json` was made with other programs: `sound` are the .xlsx and .xlsm that
 * openpyxl 3.1.5 opens; `digests` are digests of our cells of those files of which openpyxl (.xlsx .xlsm), xlrd 2.0.2
 * (.xls), LibreOffice 7.4 (.xlsb .ods) and Python's csv module (.csv .txt …) read the very same cells in every sheet.
 */
const folder = fileURLToPath(new URL('../../../shared/workbooks', import.meta.url))
const present = existsSync(folder)
const verified = JSON.parse(readFileSync(new URL('./workbooks.verified.json', import.meta.url), 'utf8')) as { sound: string[]; digests: Record<string, string> }
const paths = present ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)).filter(path => extname(path) !== '' && !path.endsWith('.md')).sort() : []
if (!present) process.stdout.write('skipped: ../shared/workbooks is not here, so its files are not read\n')

describe.skipIf(!present)('the workbooks of other projects', () => {
  const answers = new Map<string, ProbeAnswer>()
  beforeAll(async () => {
    const probe = new Probe()
    for (const path of paths) {
      const name = relative(folder, path).replaceAll('\\', '/')
      answers.set(name, await probe.ask({ path, digest: name in verified.digests }))
    }
    await probe.close()
  })

  it('no crash, no hang, and a code for every refusal', () => {
    expect(answers.size).toBeGreaterThan(700)
    expect([...answers].filter(([, { read, proposed }]) => read === 'memory' || read === 'M13' || !isCode(read) || !isCode(proposed)).map(([name, { read, proposed }]) => `${name}: ${read} ${proposed}`)).toEqual([])
    expect([...answers].filter(([, { ms }]) => ms > 60_000)).toEqual([])
    expect([...answers.values()].some(({ polluted }) => polluted)).toBe(false)
  })

  it('cells that other programs read are read the same', () => {
    const checked = Object.entries(verified.digests).filter(([name]) => answers.has(name))
    expect(checked.length).toBeGreaterThan(650)
    expect(checked.filter(([name, digest]) => answers.get(name)!.digest !== digest).map(([name]) => name)).toEqual([])
  })

  it('at least 97 % of the sound .xlsx and .xlsm are read, and the rest is refused for its size', () => {
    const sound = verified.sound.filter(name => answers.has(name))
    const refused = sound.filter(name => answers.get(name)!.read !== 'none')
    expect(sound.length).toBeGreaterThan(340)
    expect(1 - refused.length / sound.length).toBeGreaterThanOrEqual(0.97)
    expect(refused.map(name => answers.get(name)!.read).every(code => code === 'M09' || code === 'M10')).toBe(true)
  })

  it('says by format how many were read', () => {
    const byFormat = new Map<string, { read: number; all: number }>()
    for (const [name, { read }] of answers) {
      const format = extname(name).slice(1).toLowerCase()
      const count = byFormat.get(format) ?? { read: 0, all: 0 }
      byFormat.set(format, { read: count.read + (read === 'none' ? 1 : 0), all: count.all + 1 })
    }
    process.stdout.write(`workbooks read: ${[...byFormat].map(([format, { read, all }]) => `${format} ${read}/${all}`).join(', ')}\n`)
    for (const [format, least] of [['xlsx', 355], ['xlsm', 8], ['xls', 148], ['xlsb', 13], ['ods', 8], ['csv', 181]] as const) expect(byFormat.get(format)!.read, format).toBeGreaterThanOrEqual(least)
  })
})

describe('our own files, changed at random', () => {
  const files = fileURLToPath(new URL('../fixtures/import/files', import.meta.url))
  let temporary: string
  beforeAll(() => { temporary = mkdtempSync(join(tmpdir(), 'yinguo-mutated-')) })
  afterAll(() => { rmSync(temporary, { recursive: true, force: true }) })

  it('are read or refused with a code (120 cases of seed 20260101)', async () => {
    const names = readdirSync(files, { withFileTypes: true }).filter(entry => entry.isFile()).map(entry => entry.name).sort()
    const probe = new Probe(20_000)
    const wrong: string[] = []
    const seen = new Set<string>()
    for (let seed = 20_260_101; seed < 20_260_221; seed++) {
      const name = names[Math.floor(seeded(seed)() * 1e6) % names.length]!
      const { bytes, level } = await mutate(readFileSync(join(files, name)), seed)
      const path = join(temporary, `${seed}${extname(name)}`)
      writeFileSync(path, bytes)
      const { read, proposed, polluted } = await probe.ask({ path, name })
      seen.add(read)
      if (!isCode(read) || !isCode(proposed) || polluted) wrong.push(`seed ${seed} ${level} of ${name}: ${read} ${proposed}`)
    }
    await probe.close()
    expect(wrong).toEqual([])
    // Some are read in spite of the change, some are refused: the changes are neither too tame nor too wild.
    expect(seen.has('none')).toBe(true)
    expect(seen.size).toBeGreaterThan(2)
  })
})
