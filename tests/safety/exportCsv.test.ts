import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { csvLine, guardText, unguardText } from '../../main/engine/export/data/csv.ts'

// SAFETY.md X1: a CSV opened in a spreadsheet runs nothing.
const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']
const heads = ['', '"', "'", ' ', '\uFEFF', ';']
const values = [
  ...triggers.flatMap(trigger => heads.filter(head => !/[\t\r\n]/.test(trigger) || head === '').map(head => `${head}${trigger}1+1`)),
  '=cmd|\' /C calc\'!A0', '=HYPERLINK("http://x","y")', '@SUM(1,1)', '+A1', '-2+3', '=1+1', '＝1+1',
  '"=1+1"', ';=1+1', '  =NOW()', '\uFEFF=1', '=1\n=2',
]

describe('X1: formulas in CSV', () => {
  it('guards every trigger, quotes it, and leaves numbers and plain texts alone', () => {
    expect(values.length).toBeGreaterThanOrEqual(60)
    for (const text of values) {
      const { text: line, guarded } = csvLine([text])
      expect(guarded).toBe(1)
      expect(line.startsWith('"\'')).toBe(true)
      expect(line.endsWith('"\r\n')).toBe(true)
    }
    expect(csvLine([-5, 1.5, 0, null, Number.NaN])).toEqual({ text: '-5,1.5,0,,\r\n', guarded: 0 })
    expect(csvLine(['排队太久', 'a,b', 'say "hi"', "it's"])).toEqual({ text: '排队太久,"a,b","say ""hi""",it\'s\r\n', guarded: 0 })
  })

  it('takes back exactly what it added', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...triggers, ...heads, "'", "''"), fc.string({ maxLength: 4 })), { maxLength: 6 }).map(parts => parts.join(''))
    fc.assert(fc.property(text, value => { expect(unguardText(guardText(value))).toBe(value) }), { numRuns: 2000 })
  })

  it('gives LibreOffice no formula to run', async context => {
    if (!existsSync('/usr/bin/soffice')) {
      process.stderr.write('skipped: LibreOffice is not here\n')
      context.skip()
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'yinguo-csv-'))
    try {
      writeFileSync(join(folder, 'data.csv'), `\uFEFF${values.map((value, i) => csvLine([i, value]).text).join('')}`)
      spawnSync('/usr/bin/soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'ods', '--outdir', folder, join(folder, 'data.csv')], { timeout: 600_000 })
      const zip = await JSZip.loadAsync(readFileSync(join(folder, 'data.ods')))
      const content = await zip.file('content.xml')!.async('string')
      expect(content).toContain('HYPERLINK')
      expect(content).not.toContain('table:formula')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
