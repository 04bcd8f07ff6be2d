/** Regenerates shared/figures/text/widths.ts from the bundled font: node tests/golden/figures/widths.ts */
import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { bundledFont } from '../../../main/engine/export/fonts.ts'
import type { Weight } from '../../../main/engine/export/fonts.ts'

/** Where the table starts and how far it runs: Basic Latin and Latin-1, then General Punctuation. */
const ranges: [string, number, number][] = [['latin', 0x20, 0xff], ['punctuation', 0x2010, 0x2044]]

/** Advance widths in 1/1000 em; characters the font lacks count as one em. */
function widthsOf(weight: Weight, first: number, last: number): number[] {
  const font = bundledFont(weight)
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const glyph = font.glyphOf(first + i)
    return glyph === 0 ? 1000 : Math.round(font.advance(glyph) * 1000 / font.unitsPerEm)
  })
}

export function widthsModule(): string {
  const lines = ['// Generated from Noto Sans SC Regular and Bold by tests/golden/figures/widths.ts. Advance widths in 1/1000 em.', '']
  for (const [name, first, last] of ranges) {
    lines.push(`export const ${name} = {`, `  first: 0x${first.toString(16)},`)
    for (const weight of ['regular', 'bold'] as const) lines.push(`  ${weight}: [${widthsOf(weight, first, last).join(', ')}],`)
    lines.push('}', '')
  }
  return lines.join('\n').trimEnd() + '\n'
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(new URL('../../../shared/figures/text/widths.ts', import.meta.url), widthsModule())
}
