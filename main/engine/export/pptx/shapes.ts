import { colour, fonts } from '../ooxml/palette.ts'
import type { FontPair } from '../ooxml/palette.ts'
import { emu, hundredths } from '../ooxml/units.ts'
import { escapeXString, xmlAttribute, xmlText, xString } from '../ooxml/xml.ts'
import type { Region } from './page.ts'

interface RunLook { /** Points; absent: what the placeholder has. */ size?: number; bold?: boolean; colour?: string; fonts?: FontPair }

/** Attributes of cNvPr that hold a user's text. */
export const named = (id: number, name: string, description = ''): string =>
  `<p:cNvPr id="${id}" name="${xmlAttribute(escapeXString(name))}"${description ? ` descr="${xmlAttribute(escapeXString(description))}"` : ''}/>`

const typefaces = (pair: FontPair): string =>
  `<a:latin typeface="${pair.latin}"/><a:ea typeface="${pair.eastAsia}"/><a:cs typeface="${pair.latin}"/>`

function runProperties(tag: string, look: RunLook): string {
  const size = look.size === undefined ? '' : ` sz="${hundredths(look.size)}"`
  const bold = look.bold === undefined ? '' : ` b="${look.bold ? 1 : 0}"`
  const fill = look.colour ? `<a:solidFill><a:srgbClr val="${look.colour}"/></a:solidFill>` : ''
  return `<a:${tag} lang="zh-CN" altLang="en-US"${size}${bold} dirty="0">${fill}${typefaces(look.fonts ?? fonts.screen)}</a:${tag}>`
}

/** One run of text; without typefaces, so that it follows the theme. */
export const themedRun = (text: string, look: { bold?: boolean; italic?: boolean; size?: number } = {}): string =>
  `<a:r><a:rPr lang="zh-CN" altLang="en-US"${look.size === undefined ? '' : ` sz="${hundredths(look.size)}"`}${look.bold ? ' b="1"' : ''}${look.italic ? ' i="1"' : ''} dirty="0"/><a:t>${xString(text)}</a:t></a:r>`

interface ParagraphLook extends RunLook { align?: 'l' | 'ctr' | 'r'; /** Exact line distance, points. */ leading?: number }

/** One paragraph whose lines are kept as given. An empty one has no run: programs set an empty run in the size of the page, and make rows of empty cells higher. */
export function paragraph(given: readonly string[], look: ParagraphLook = {}): string {
  const lines = given.some(line => line !== '') ? given : []
  const properties = `<a:pPr${look.align ? ` algn="${look.align}"` : ''}>${look.leading ? `<a:lnSpc><a:spcPts val="${hundredths(look.leading)}"/></a:lnSpc>` : ''}</a:pPr>`
  const runs = lines.map(line => `<a:r>${runProperties('rPr', look)}<a:t>${xString(line)}</a:t></a:r>`)
  return `<a:p>${properties}${runs.join(`<a:br>${runProperties('rPr', look)}</a:br>`)}${runProperties('endParaRPr', look)}</a:p>`
}

export const transform = (region: Region, tag = 'a:xfrm', attributes = ''): string =>
  `<${tag}${attributes}><a:off x="${emu(region.x)}" y="${emu(region.y)}"/><a:ext cx="${emu(region.width)}" cy="${emu(region.height)}"/></${tag}>`

/** `region` only where the shape stands elsewhere than its layout says. */
export function placeholder(id: number, name: string, type: string, index: number | null, paragraphs: string, region?: Region): string {
  const place = `<p:ph${type ? ` type="${type}"` : ''}${index === null ? '' : ` idx="${index}"`}/>`
  return `<p:sp><p:nvSpPr>${named(id, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:spPr>${region ? transform(region) : ''}</p:spPr>`
    + `<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
}

export interface BoxLook {
  fill?: string
  stroke?: string
  /** Points. */
  weight?: number
  geometry?: 'rect' | 'roundRect' | 'star5'
  /** Roundness of a roundRect, 0..50 % of its shorter side. */
  corner?: number
  /** Slanted hatching of this colour instead of a fill. */
  hatch?: string
  dash?: boolean
  anchor?: 't' | 'ctr' | 'b'
  wrap?: boolean
  description?: string
}

/** A text box or a filled shape; its text keeps no inner margin. */
export function textShape(id: number, name: string, region: Region, paragraphs: string, look: BoxLook = {}): string {
  const fill = look.hatch ? `<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="${look.hatch}"/></a:fgClr><a:bgClr><a:srgbClr val="${look.fill ?? colour.paper}"/></a:bgClr></a:pattFill>`
    : look.fill ? `<a:solidFill><a:srgbClr val="${look.fill}"/></a:solidFill>` : '<a:noFill/>'
  const line = look.stroke ? `<a:ln w="${Math.round((look.weight ?? 0.75) * 12_700)}"><a:solidFill><a:srgbClr val="${look.stroke}"/></a:solidFill>${look.dash ? '<a:prstDash val="sysDash"/>' : ''}</a:ln>` : '<a:ln><a:noFill/></a:ln>'
  const box = look.fill || look.stroke || look.hatch ? '' : ' txBox="1"'
  const corner = look.geometry === 'roundRect' ? `<a:avLst><a:gd name="adj" fmla="val ${(look.corner ?? 12) * 1000}"/></a:avLst>` : '<a:avLst/>'
  return `<p:sp><p:nvSpPr>${named(id, name, look.description)}<p:cNvSpPr${box}/><p:nvPr/></p:nvSpPr>`
    + `<p:spPr>${transform(region)}<a:prstGeom prst="${look.geometry ?? 'rect'}">${corner}</a:prstGeom>${fill}${line}</p:spPr>`
    + `<p:txBody><a:bodyPr wrap="${look.wrap === false ? 'none' : 'square'}" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="${look.anchor ?? 'ctr'}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
}

export interface Glue { shape: number; /** Connection site of a rectangle: 0 top, 1 left, 2 bottom, 3 right. */ site: number }

interface ConnectorLook {
  /** Points. */
  weight: number
  colour: string
  /** none: a line of a whole and its parts. */
  arrow: 'sm' | 'med' | 'lg' | 'none'
  dash?: boolean
  /** Level, upright at this part of the way (0..1), level again; absent: straight. */
  elbow?: number
  from?: Glue
  to?: Glue
}

const stroke = (look: ConnectorLook): string =>
  `<a:ln w="${Math.round(look.weight * 12_700)}"><a:solidFill><a:srgbClr val="${look.colour}"/></a:solidFill>${look.dash ? '<a:prstDash val="sysDash"/>' : ''}<a:round/>`
  + `${look.arrow === 'none' ? '' : `<a:tailEnd type="triangle" w="${look.arrow}" len="${look.arrow}"/>`}</a:ln>`

/** A connector with a filled arrow at its end. */
export function connector(id: number, name: string, description: string, line: { x1: number; y1: number; x2: number; y2: number }, look: ConnectorLook): string {
  const region = { x: Math.min(line.x1, line.x2), y: Math.min(line.y1, line.y2), width: Math.abs(line.x2 - line.x1), height: Math.abs(line.y2 - line.y1) }
  const flips = `${line.x1 > line.x2 ? ' flipH="1"' : ''}${line.y1 > line.y2 ? ' flipV="1"' : ''}`
  const glue = (tag: string, end: Glue | undefined): string => end ? `<a:${tag} id="${end.shape}" idx="${end.site}"/>` : ''
  const geometry = look.elbow === undefined ? '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    : `<a:prstGeom prst="bentConnector3"><a:avLst><a:gd name="adj1" fmla="val ${Math.round(look.elbow * 100_000)}"/></a:avLst></a:prstGeom>`
  return `<p:cxnSp><p:nvCxnSpPr>${named(id, name, description)}<p:cNvCxnSpPr>${glue('stCxn', look.from)}${glue('endCxn', look.to)}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>`
    + `<p:spPr>${transform(region, 'a:xfrm', flips)}${geometry}${stroke(look)}</p:spPr></p:cxnSp>`
}

/** An open line through points, as a freeform with an arrow at its end. */
export function freeform(id: number, name: string, description: string, list: readonly { x: number; y: number }[], look: ConnectorLook): string {
  const xs = list.map(point => point.x)
  const ys = list.map(point => point.y)
  const region = { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) }
  const at = (point: { x: number; y: number }): string => `<a:pt x="${emu(point.x - region.x)}" y="${emu(point.y - region.y)}"/>`
  const path = list.map((point, i) => (i === 0 ? `<a:moveTo>${at(point)}</a:moveTo>` : `<a:lnTo>${at(point)}</a:lnTo>`)).join('')
  return `<p:sp><p:nvSpPr>${named(id, name, description)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${transform(region)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>`
    + `<a:pathLst><a:path w="${Math.max(1, emu(region.width))}" h="${Math.max(1, emu(region.height))}" fill="none">${path}</a:path></a:pathLst></a:custGeom><a:noFill/>${stroke(look)}</p:spPr>`
    + `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>`
}

/** Children keep page coordinates. */
export const group = (id: number, name: string, description: string, region: Region, children: readonly string[]): string =>
  `<p:grpSp><p:nvGrpSpPr>${named(id, name, description)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="${emu(region.x)}" y="${emu(region.y)}"/><a:ext cx="${emu(region.width)}" cy="${emu(region.height)}"/>`
  + `<a:chOff x="${emu(region.x)}" y="${emu(region.y)}"/><a:chExt cx="${emu(region.width)}" cy="${emu(region.height)}"/></a:xfrm></p:grpSpPr>${children.join('')}</p:grpSp>`

export const graphicFrame = (id: number, name: string, description: string, region: Region, uri: string, content: string): string =>
  `<p:graphicFrame><p:nvGraphicFramePr>${named(id, name, description)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>`
  + `${transform(region, 'p:xfrm')}<a:graphic><a:graphicData uri="${uri}">${content}</a:graphicData></a:graphic></p:graphicFrame>`

/** A picture by the relationships of its pixels and, where it has one, of its SVG. Source of the extension: [MS-ODRAWXML] 2.3.1.10. */
export const pictureShape = (id: number, name: string, description: string, region: Region, relations: { png: string; svg: string | null }): string =>
  `<p:pic><p:nvPicPr>${named(id, name, description)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill>${blip(relations)}<a:stretch><a:fillRect/></a:stretch></p:blipFill>`
  + `<p:spPr>${transform(region)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`

const blip = ({ png, svg }: { png: string; svg: string | null }): string => (svg === null ? `<a:blip r:embed="${png}"/>`
  : `<a:blip r:embed="${png}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${svg}"/></a:ext></a:extLst></a:blip>`)

/** In a colour of the theme. */
export const themeRect = (id: number, name: string, region: Region, fill: string): string =>
  `<p:sp><p:nvSpPr>${named(id, name)}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${transform(region)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="${fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>`
  + `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody></p:sp>`

/** Slide number field, as a placeholder filled in by the reader's program. */
export const slideNumber = (id: number): string =>
  `<p:sp><p:nvSpPr>${named(id, 'Slide Number')}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/>`
  + `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">${runProperties('rPr', { colour: colour.muted })}<a:t>${xmlText('‹#›')}</a:t></a:fld>${runProperties('endParaRPr', {})}</a:p></p:txBody></p:sp>`
