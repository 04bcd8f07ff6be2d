import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseArgs, UsageError } from '../../../main/hosts/cli/args.ts'
import { dissatisfiedRule, otherRule, readCounts } from '../../../main/hosts/cli/paretoOptions.ts'
import { plainTable } from '../../../main/hosts/cli/plainTable.ts'
import { environmentLanguage } from '../../../main/hosts/cli/terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'yinguo-options-'))
afterAll(() => rmSync(folder, { recursive: true }))
const kinds = { json: 'flag', out: 'value', vars: 'value' } as const
const problem = (work: () => unknown): string => {
  try { work() } catch (thrown) { if (thrown instanceof UsageError) return `${thrown.problem} ${thrown.word}` }
  return 'none'
}

describe('words of a command line', () => {
  it('are options, values and positional words in any order', () => {
    const args = parseArgs(['a', '--vars=x,y', '-o', 'out.png', '--json', 'b', '-1'], kinds, 3)
    expect([args.positional, [...args.flags], Object.fromEntries(args.values)]).toEqual([['a', 'b', '-1'], ['json'], { vars: 'x,y', out: 'out.png' }])
  })
  it('after -- are never options', () => {
    const args = parseArgs(['--json', '--', '--json', '-o', '--'], kinds, 9)
    expect([args.positional, [...args.flags]]).toEqual([['--json', '-o', '--'], ['json']])
  })
  it('say what is wrong', () => {
    expect(problem(() => parseArgs(['--nope'], kinds, 1))).toBe('unknownOption --nope')
    expect(problem(() => parseArgs(['-json'], kinds, 1))).toBe('unknownOption -json')
    expect(problem(() => parseArgs(['--json=1'], kinds, 1))).toBe('unknownOption --json=1')
    expect(problem(() => parseArgs(['--vars'], kinds, 1))).toBe('needsValue --vars')
    expect(problem(() => parseArgs(['--vars', '--json'], kinds, 1))).toBe('needsValue --vars')
    expect(problem(() => parseArgs(['a', 'b'], kinds, 1))).toBe('tooMany b')
    expect(problem(() => parseArgs(['--__proto__', 'x'], kinds, 1))).toBe('unknownOption --__proto__')
    expect(problem(() => parseArgs(['--constructor'], kinds, 1))).toBe('unknownOption --constructor')
  })
})

describe('options of a Pareto chart', () => {
  it('rules', () => {
    expect([undefined, '<=2', '<3', '≤2', '2', ' <= 2 '].map(dissatisfiedRule)).toEqual([2, 2, 2, 2, 2, 2])
    for (const bad of ['>=2', '<=0', '<1', '<=11', 'x', '']) expect(problem(() => dissatisfiedRule(bad)), bad).toMatch(/^badValue/)
    expect([undefined, 'none', '5%', '<3', '7', 'top:7'].map(otherRule)).toEqual([
      { mode: 'none' }, { mode: 'none' }, { mode: 'percent', below: 5 }, { mode: 'count', below: 3 }, { mode: 'top', keep: 7 }, { mode: 'top', keep: 7 },
    ])
    for (const bad of ['0', '-1', '101', 'five', '%', '']) expect(problem(() => otherRule(bad)), bad).toMatch(/^badValue/)
  })

  const counts = (text: string) => {
    const file = join(folder, `${Math.abs(text.length * 7919 + text.charCodeAt(0))}.csv`)
    writeFileSync(file, text)
    return readCounts(file)
  }
  it('a table of counts: header or none, quotes, BOM, tabs, several label columns, repeated labels', async () => {
    expect(await counts('\ufeff原因,次数\r\n"等候, 长",12\r\n"说""不""清",3\r\n')).toEqual([{ label: '等候, 长', count: 12 }, { label: '说"不"清', count: 3 }])
    expect(await counts('a\t1\nb\t2.5\na\t3\n\n')).toEqual([{ label: 'a', count: 4 }, { label: 'b', count: 2.5 }])
    expect(await counts('Hair,Eye,Freq\nBlack,Brown,32\nRed,Blue,10')).toEqual([{ label: 'Black / Brown', count: 32 }, { label: 'Red / Blue', count: 10 }])
  })
  it('that is no table of counts says where', async () => {
    await expect(counts('a,1\nb,x\n')).rejects.toMatchObject({ code: 'M11', params: { where: expect.stringMatching(/:2$/) } })
    await expect(counts('just text')).rejects.toMatchObject({ code: 'M11' })
    await expect(readCounts(join(folder, 'absent'))).rejects.toMatchObject({ code: 'M25' })
  })
})

describe('a result as lines', () => {
  it('keeps every digit and shows like objects as a table', () => {
    expect(plainTable({ n: 3, mean: 1 / 3, none: null, order: ['a', 'b'], rows: [{ x: 1, y: null }, { x: 2, y: 'p\tq' }], deep: { q: [[1, 2], [3]] } }))
      .toBe('n\t3\nmean\t0.3333333333333333\nnone\t\norder\ta\tb\n# rows\nx\ty\n1\t\n2\tp q\ndeep.q[0]\t1\t2\ndeep.q[1]\t3\n')
  })
})

describe('the language of the environment', () => {
  it('is English only where English is asked for', () => {
    const cases: [Record<string, string>, string][] = [[{}, 'zh-CN'], [{ LANG: 'C' }, 'zh-CN'], [{ LANG: 'C.UTF-8' }, 'zh-CN'], [{ LANG: 'en_US.UTF-8' }, 'en'], [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'], [{ LC_ALL: 'zh_CN', LANG: 'en_US' }, 'zh-CN'], [{ LC_ALL: '', LANG: 'en' }, 'en']]
    for (const [env, lang] of cases) expect(environmentLanguage(env)).toBe(lang)
  })
})
