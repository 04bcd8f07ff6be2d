import { AlignmentType, LineRuleType } from 'docx'
import type { IStylesOptions } from 'docx'
import { colour, fonts } from '../ooxml/palette.ts'

const print = { ascii: fonts.print.latin, hAnsi: fonts.print.latin, eastAsia: fonts.print.eastAsia, cs: fonts.print.latin }
const heading = { ...print, eastAsia: 'SimHei' }
/** Half points. */
const half = (points: number): number => Math.round(points * 2)

/**
 * 宋体 with Times New Roman, 五号 for text, 小五 for tables and captions; headings in 黑体.
 * Every line distance names its rule: without one, LibreOffice takes it as exact and cuts pictures to one line.
 */
export const styles: IStylesOptions = {
  default: {
    document: { run: { font: print, size: half(10.5), color: colour.ink, language: { value: 'en-US', eastAsia: 'zh-CN' } }, paragraph: { spacing: { line: 300, lineRule: LineRuleType.AUTO, after: 60 } } },
    title: { run: { font: heading, size: half(20), bold: true }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 160 } } },
    heading1: { run: { font: heading, size: half(15), bold: true }, paragraph: { spacing: { before: 160, after: 100 }, keepNext: true } },
  },
  paragraphStyles: [
    { id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { font: heading, size: half(9.5), bold: true }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 60, after: 60 } } },
    { id: 'Facts', name: 'Figure facts', basedOn: 'Normal', run: { size: half(9), color: colour.muted }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 60 } } },
    { id: 'Notes', name: 'Figure notes', basedOn: 'Normal', run: { size: half(9), color: colour.muted }, paragraph: { spacing: { line: 260, lineRule: LineRuleType.AUTO, before: 20, after: 20 } } },
    { id: 'Warning', name: 'Figure warning', basedOn: 'Notes', run: { size: half(9), color: colour.threshold } },
    { id: 'TableText', name: 'Table text', basedOn: 'Normal', run: { size: half(9) }, paragraph: { spacing: { line: 250, lineRule: LineRuleType.AUTO, before: 20, after: 20 } } },
    { id: 'Figure', name: 'Figure', basedOn: 'Normal', paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 60, after: 40 } } },
  ],
}

/** Styles of a report: 宋体 with Times New Roman or the fonts of the screen, the contents, cover and body text besides. */
export function reportStyles(font: 'serif' | 'sans', lang: 'zh-CN' | 'en'): IStylesOptions {
  const sans = { ascii: fonts.screen.latin, hAnsi: fonts.screen.latin, eastAsia: fonts.screen.eastAsia, cs: fonts.screen.latin }
  const text = font === 'sans' ? sans : print
  const head = font === 'sans' ? sans : heading
  const base = styles.default as NonNullable<IStylesOptions['default']>
  const indent = lang === 'zh-CN' ? { firstLine: 420 } : {}
  return {
    default: {
      ...base,
      document: { ...base.document, run: { ...base.document?.run, font: text, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      title: { ...base.title, run: { font: head, size: half(24), bold: true } },
      heading1: { run: { font: head, size: half(16), bold: true }, paragraph: { spacing: { before: 320, after: 140 }, keepNext: true } },
      heading2: { run: { font: head, size: half(13), bold: true }, paragraph: { spacing: { before: 240, after: 100 }, keepNext: true } },
      heading3: { run: { font: head, size: half(11.5), bold: true }, paragraph: { spacing: { before: 180, after: 80 }, keepNext: true } },
    },
    paragraphStyles: [
      ...(styles.paragraphStyles ?? []).map(style => (style.id === 'Caption' ? { ...style, run: { ...style.run, font: head } } : style)),
      { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { font: head, size: half(14), color: colour.muted }, paragraph: { alignment: AlignmentType.CENTER } },
      { id: 'CoverLine', name: 'Cover line', basedOn: 'Normal', run: { size: half(12) }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 120 } } },
      { id: 'BodyText', name: 'Body Text', basedOn: 'Normal', quickFormat: true, paragraph: { alignment: AlignmentType.BOTH, indent, spacing: { line: 360, lineRule: LineRuleType.AUTO, after: 80 } } },
      { id: 'ListText', name: 'List Paragraph', basedOn: 'Normal', paragraph: { spacing: { line: 330, lineRule: LineRuleType.AUTO, after: 40 } } },
      { id: 'ContentsHeading', name: 'TOC Heading', basedOn: 'Normal', run: { font: head, size: half(16), bold: true }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 200 } } },
      ...[1, 2].map(level => ({ id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', run: { bold: level === 1 }, paragraph: { indent: { left: (level - 1) * 360 }, rightTabStop: 9071, spacing: { line: 320, lineRule: LineRuleType.AUTO, after: 20 } } })),
    ],
  }
}
