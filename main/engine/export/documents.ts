import type { FigureFormat } from '../../../shared/contract/export.ts'
import type { Figure } from '../../../shared/figures/figure.ts'
import type { Translate } from '../../../shared/i18n/translate.ts'
import { writeDocument } from './docx/document.ts'
import { svgToEmf } from './emf/svgToEmf.ts'
import { alternativeText } from './frameText.ts'
import { figurePdf } from './pdf/drawing.ts'
import { svgToPng } from './png.ts'
import { writeDeck } from './pptx/deck.ts'
import { figureToSvg } from './svg.ts'
import { writeWorkbook } from './xlsx/workbook.ts'

export type OfficeFormat = 'pptx' | 'docx' | 'xlsx'
export interface DocumentFacts { title: string; /** ISO 8601. */ at: string }

/** The bytes of a document of cleaned figures. */
export function officeDocument(format: OfficeFormat, figures: readonly Figure[], facts: DocumentFacts, t: Translate): Promise<Uint8Array> {
  switch (format) {
    case 'pptx': return writeDeck(figures, facts, t)
    case 'docx': return writeDocument(figures, facts, t)
    case 'xlsx': return writeWorkbook(figures, facts, t)
  }
}

/** The bytes of one cleaned figure. PNG at 300 dpi, JSON the figure as it is. */
export async function figureDocument(format: FigureFormat, figure: Figure, at: string, t: Translate): Promise<Uint8Array> {
  switch (format) {
    case 'svg': return new TextEncoder().encode(figureToSvg(figure))
    case 'png': return svgToPng(figureToSvg(figure), 300)
    case 'emf': return svgToEmf(figureToSvg(figure))
    case 'pdf': return figurePdf(figure, { title: figure.frame.title, at, lang: figure.frame.lang ?? 'zh-CN' }, alternativeText(figure, t))
    case 'json': return new TextEncoder().encode(`${JSON.stringify(figure, null, 2)}\n`)
    default: return officeDocument(format, [figure], { title: figure.frame.title, at }, t)
  }
}

/** For the clipboard: enough for a page, small enough to paste. */
export const figurePicture = (figure: Figure): Uint8Array => svgToPng(figureToSvg(figure), 200)
