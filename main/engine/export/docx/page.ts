import { AlignmentType, Footer, Header, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'
import type { ISectionOptions, Table } from 'docx'
import type { Translate } from '../../../../shared/i18n/translate.ts'
import { colour } from '../ooxml/palette.ts'

export type Block = Paragraph | Table
export type Orientation = 'portrait' | 'landscape'

/** A4, mm. `figure` is the height left for a picture beside its heading, caption and notes. */
export const PAGES = { portrait: { width: 160, figure: 165 }, landscape: { width: 247, figure: 100 } } as const satisfies Record<Orientation, { width: number; figure: number }>
export const twips = (mm: number): number => Math.round(mm / 25.4 * 1440)
export const pixels = (mm: number): number => mm / 25.4 * 96

/** The sentence with its fields: "第 {page} 页，共 {pages} 页". */
export function pageOf(t: Translate): string[] {
  const [before = '', between = '', after = ''] = t('report.pageOf', { page: '\u0001', pages: '\u0001' }).split('\u0001')
  return [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after]
}

/** Pages of one orientation, numbered below. `running`: what stands above each of them; null: a cover, with nothing above or below. */
export function section(orientation: Orientation, children: Block[], t: Translate, running: string | null = ''): ISectionOptions {
  return {
    properties: {
      page: {
        // The library turns width and height round for a landscape page.
        size: { width: twips(210), height: twips(297), orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: twips(22), bottom: twips(20), left: twips(25), right: twips(25), header: twips(12), footer: twips(11) },
      },
    },
    ...(running !== '' && { headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, ...(running !== null && { border: { bottom: { style: 'single', size: 4, space: 4, color: colour.grid } } }), children: [new TextRun({ size: 18, color: colour.muted, text: running ?? '' })] })] }) } }),
    ...(running !== null && { footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, color: colour.muted, children: pageOf(t) })] })] }) } }),
    children,
  }
}

