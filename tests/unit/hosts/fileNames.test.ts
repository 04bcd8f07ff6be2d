import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { freePath, plainFileName } from '../../../main/hosts/fileNames.ts'
import { appDataFolder, localTime } from '../../../main/hosts/places.ts'
import { contentDisposition } from '../../../main/hosts/web/headers.ts'

it('a name from outside becomes a plain file name, its extension kept', () => {
  const cases: [string, string][] = [
    ['答卷 (1).xlsx', '答卷 (1).xlsx'], ['../../etc/passwd', 'passwd'], ['C:\\Users\\x\\a.csv', 'a.csv'], ['a<b>.csv', 'a b.csv'], ['...', 'untitled'], ['', 'untitled'],
    ['CON.csv', '_CON.csv'], ['a\u0000\r\n.csv', 'a.csv'], ['\u202egpj.exe', 'gpj.exe'], ['a sentence. With a dot', 'a sentence. With a dot'],
  ]
  for (const [given, name] of cases) expect(plainFileName(given)).toBe(name)
  expect(plainFileName(`${'长'.repeat(300)}.xlsx`)).toMatch(/^长{60,}\.xlsx$/)
})

it('a taken name gets a number', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yinguo-names-'))
  for (const expected of ['a.yinguo', 'a (2).yinguo', 'a (3).yinguo']) {
    expect(freePath(folder, 'a.yinguo')).toBe(join(folder, expected))
    writeFileSync(join(folder, expected), '')
  }
  rmSync(folder, { recursive: true })
})

it('a download header holds the name whatever is in it', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), name => {
    const header = contentDisposition(name)
    expect(header).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w.~!#$&+^`|%-]*$/)
    expect(decodeURIComponent(header.split("UTF-8''")[1] as string)).toBe(name)
  }))
})

it('the data folder follows each system\'s custom', () => {
  expect(appDataFolder({ APPDATA: 'C:\\R' }, 'win32', 'C:\\H')).toMatch(/^C:\\R.Yinguo$/)
  expect(appDataFolder({}, 'darwin', '/H')).toBe('/H/Library/Application Support/Yinguo')
  expect(appDataFolder({}, 'linux', '/H')).toBe('/H/.local/share/yinguo')
  expect(appDataFolder({ XDG_DATA_HOME: '/X' }, 'linux', '/H')).toBe('/X/yinguo')
  expect(appDataFolder({ YINGUO_DATA: '/D' }, 'linux', '/H')).toBe('/D')
})

it('times carry the offset of this computer and name the same instant', () => {
  const now = new Date('2026-03-01T23:59:59.123Z')
  expect(localTime(now)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.123[+-]\d\d:\d\d$/)
  expect(Date.parse(localTime(now))).toBe(now.getTime())
})
