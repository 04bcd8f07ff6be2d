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
