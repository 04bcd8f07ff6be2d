declare module 'svg-to-pdfkit' {
  export default function SVGtoPDF(pdf: PDFKit.PDFDocument, svg: string, x: number, y: number, options: {
    width: number
    height: number
    preserveAspectRatio: string
    assumePt: boolean
    /** Name of a registered font. */
    fontCallback(family: string, bold: boolean, italic: boolean): string
  }): void
}
