import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName } from '../../../shared/files/safeFileName.ts'

/** The rules of Windows, written down a second time (Microsoft, "Naming files, paths, and namespaces"). */
function windowsTakes(name: string): boolean {
  if (name.length === 0 || /[<>:"/\\|?*]/.test(name) || [...name].some(character => character.codePointAt(0)! < 32)) return false
  if (name.endsWith('.') || name.endsWith(' ') || name.startsWith(' ')) return false
  const stem = name.split('.')[0]!.trim().toUpperCase()
  return !/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])$/.test(stem)
}

const devices = ['CON', 'prn', 'Aux', 'NUL', 'COM0', 'com1', 'LPT9', 'CONIN$', 'CONOUT$', 'com¹']
const pieces = fc.constantFrom(...devices, '.', ' ', '/', '\\', ':', '*', '\u202E', '\u0000', '\u001F', '\uD800', '因果', '排列图', 'e\u0301', '👨‍👩‍👧', '\u200B', '..', '~', '-', 'a', '.txt', '"', '<', '\t')
const names = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(pieces, { maxLength: 120 }).map(parts => parts.join('')), fc.constantFrom(...devices).chain(device => fc.constantFrom('', '.', '.xlsx', ' .a', '  ').map(tail => device + tail)))

describe('safeFileName', () => {
  it('makes a name that Windows takes of any text', () => {
    fc.assert(fc.property(names, fc.constantFrom('', 'xlsx', 'docx'), (wanted, extension) => {
      const name = safeFileName(wanted, extension)
      expect(windowsTakes(name)).toBe(true)
      expect(name.length).toBeLessThanOrEqual(120)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(name.isWellFormed()).toBe(true)
      expect(name).toBe(name.normalize('NFC'))
      expect(name).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\u007F-\u009F]/)
      if (extension) expect(name.endsWith(`.${extension}`)).toBe(true)
      // A name made safe once stays as it is.
      if (!extension) expect(safeFileName(name)).toBe(name)
    }), { numRuns: 2000 })
  })

  it('never gives two files of a set the same name, whatever the case', () => {
    fc.assert(fc.property(fc.array(names, { maxLength: 12 }), wanted => {
      const taken = new Set<string>()
      for (const one of wanted) {
        const name = safeFileName(one, 'xlsx', taken)
        expect(taken.has(name.toLowerCase())).toBe(false)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        taken.add(name.toLowerCase())
      }
    }), { numRuns: 200 })
  })

  it('leaves a good name alone', () => {
    expect(safeFileName('营业厅满意度（2026 年）排列图', 'pptx')).toBe('营业厅满意度（2026 年）排列图.pptx')
    expect(safeFileName('con', 'docx')).toBe('_con.docx')
    expect(safeFileName('../../etc/passwd')).toBe('etc passwd')
    expect(safeFileName('\u202Efdp.exe')).toBe('fdp.exe')
    expect(safeFileName('...')).toBe('untitled')
  })
})
