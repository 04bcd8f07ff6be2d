import { cleanText } from '../cleanText.ts'

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const namespaces = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  p: 'http://schemas.openxmlformats.org/presentationml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  xdr: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
} as const

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' }

/** Element content. Cleans again, so that even a text that missed the gate cannot break a part. */
export const xmlText = (text: string): string => cleanText(text).value.replace(/[&<>]/g, character => entities[character]!)

/** The inside of a double-quoted attribute. */
export const xmlAttribute = (text: string): string => cleanText(text).value.replace(/[&<>"\n\t]/g, character => entities[character]!)

/**
 * In an ST_Xstring (cells, chart caches) and in the text of a slide `_x000D_` means a carriage return;
 * a text that literally says so is written `_x005F_x000D_`. Word has no such convention.
 * Source: ECMA-376 part 1, 22.9.2.19.
 */
export const escapeXString = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Text of an ST_Xstring, ready for the element. */
export const xString = (text: string): string => xmlText(escapeXString(text))
