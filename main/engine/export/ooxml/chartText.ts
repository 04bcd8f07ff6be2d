import { colour } from './palette.ts'
import type { FontPair } from './palette.ts'
import { xmlAttribute, xString } from './xml.ts'

export interface TextLook { fonts: FontPair; /** Points. */ size: number; bold?: boolean; colour?: string; /** 60,000ths of a degree. */ rotation?: number }

const runProperties = (tag: string, look: TextLook): string =>
  `<a:${tag}${tag === 'rPr' ? ' lang="zh-CN"' : ''} sz="${Math.round(look.size * 100)}" b="${look.bold ? 1 : 0}">`
  + `<a:solidFill><a:srgbClr val="${look.colour ?? colour.ink}"/></a:solidFill>`
  + `<a:latin typeface="${xmlAttribute(look.fonts.latin)}"/><a:ea typeface="${xmlAttribute(look.fonts.eastAsia)}"/>`
  + `<a:cs typeface="${xmlAttribute(look.fonts.latin)}"/></a:${tag}>`

const bodyProperties = (look: TextLook): string => look.rotation === undefined ? '<a:bodyPr/>' : `<a:bodyPr rot="${look.rotation}" vert="horz"/>`

/** c:txPr: how the texts of an axis, a legend or data labels look. */
export const textProperties = (look: TextLook): string =>
  `<c:txPr>${bodyProperties(look)}<a:lstStyle/><a:p><a:pPr>${runProperties('defRPr', look)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`

/** c:rich: a text of its own. */
export const richText = (text: string, look: TextLook): string =>
  `<c:rich>${bodyProperties(look)}<a:lstStyle/><a:p><a:pPr>${runProperties('defRPr', look)}</a:pPr><a:r>${runProperties('rPr', look)}<a:t>${xString(text)}</a:t></a:r></a:p></c:rich>`

/** c:title with a text of its own, outside the plot. */
export const titleElement = (text: string, look: TextLook): string =>
  `<c:title><c:tx>${richText(text, look)}</c:tx><c:overlay val="0"/></c:title>`
