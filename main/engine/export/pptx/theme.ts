import { colour, fonts } from '../ooxml/palette.ts'
import { namespaces } from '../ooxml/xml.ts'

const solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const line = (width: number): string => `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${solid}<a:prstDash val="solid"/></a:ln>`
const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
const rgb = (name: string, value: string): string => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`
const face = (tag: string, pair: { latin: string; eastAsia: string }): string =>
  `<a:${tag}><a:latin typeface="${pair.latin}"/><a:ea typeface="${pair.eastAsia}"/><a:cs typeface="${pair.latin}"/></a:${tag}>`

/** Flat fills, our accent, Arial with Microsoft YaHei. */
export const themeXml = (): string =>
  `<a:theme xmlns:a="${namespaces.a}" name="Yinguo"><a:themeElements><a:clrScheme name="Yinguo">`
  + rgb('dk1', colour.ink) + rgb('lt1', colour.paper) + rgb('dk2', colour.muted) + rgb('lt2', colour.tint)
  + rgb('accent1', colour.accent) + rgb('accent2', '7EB0F2') + rgb('accent3', colour.threshold) + rgb('accent4', '2E7D6B') + rgb('accent5', '8C6BB1') + rgb('accent6', colour.axis)
  + rgb('hlink', colour.accent) + rgb('folHlink', colour.muted)
  + `</a:clrScheme><a:fontScheme name="Yinguo">${face('majorFont', fonts.screen)}${face('minorFont', fonts.screen)}</a:fontScheme>`
  + `<a:fmtScheme name="Yinguo"><a:fillStyleLst>${solid.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>`
  + `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${solid.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
