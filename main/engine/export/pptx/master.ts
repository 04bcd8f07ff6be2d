import { colour } from '../ooxml/palette.ts'
import { emu } from '../ooxml/units.ts'
import { namespaces } from '../ooxml/xml.ts'
import { MARGIN, PAGE, regions, TEXT_WIDTH } from './page.ts'
import type { Region } from './page.ts'
import { filledRect, named, transform, typefaces } from './shapes.ts'
import { fonts } from '../ooxml/palette.ts'

const spaces = `xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}" xmlns:p="${namespaces.p}"`
const treeHead = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

/** The shape tree of a slide, a layout or the master. */
const shapeTree = (shapes: readonly string[]): string => `<p:cSld><p:spTree>${treeHead}${shapes.join('')}</p:spTree></p:cSld>`

interface Place { id: number; name: string; type: string; index?: number; region: Region; size: number; bold?: boolean; colour?: string; anchor?: 't' | 'ctr' | 'b'; align?: 'l' | 'ctr' | 'r' }

function place(one: Place): string {
  const index = one.index === undefined ? '' : ` idx="${one.index}"`
  const look = `<a:lvl1pPr marL="0" indent="0" algn="${one.align ?? 'l'}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="${one.size * 100}" b="${one.bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${one.colour ?? colour.ink}"/></a:solidFill>${typefaces(fonts.screen)}</a:defRPr></a:lvl1pPr>`
  const prompt = one.type === 'sldNum' ? '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="zh-CN"/></a:p>' : '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
  return `<p:sp><p:nvSpPr>${named(one.id, one.name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${one.type}"${index}/></p:nvPr></p:nvSpPr><p:spPr>${transform(one.region)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`
    + `<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${one.anchor ?? 'ctr'}"><a:normAutofit/></a:bodyPr><a:lstStyle>${look}</a:lstStyle>${prompt}</p:txBody></p:sp>`
}

const title: Place = { id: 2, name: 'Title', type: 'title', region: regions.title, size: 24, bold: true }
const number: Place = { id: 4, name: 'Slide Number', type: 'sldNum', index: 12, region: regions.number, size: 10, colour: colour.muted, align: 'r' }

const levels = Array.from({ length: 9 }, (_, i) => `<a:lvl${i + 1}pPr marL="${i * 285_750}" algn="l"><a:buNone/><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${i + 1}pPr>`).join('')

export const masterXml = (layoutRelations: readonly string[]): string =>
  `<p:sldMaster ${spaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${treeHead}`
  + place(title) + place({ id: 3, name: 'Text', type: 'body', index: 1, region: { x: MARGIN, y: 36, width: TEXT_WIDTH, height: 130 }, size: 14, anchor: 't' }) + place(number)
  + '</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
  + `<p:sldLayoutIdLst>${layoutRelations.map((relation, i) => `<p:sldLayoutId id="${2_147_483_649 + i}" r:id="${relation}"/>`).join('')}</p:sldLayoutIdLst>`
  + `<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="2400" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>`
  + `<p:bodyStyle>${levels}</p:bodyStyle><p:otherStyle>${levels}</p:otherStyle></p:txStyles></p:sldMaster>`

const layout = (name: string, type: string, shapes: readonly string[]): string =>
  `<p:sldLayout ${spaces} ${type} preserve="1"><p:cSld name="${name}"><p:spTree>${treeHead}${shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`

export const titleLayoutXml = (): string => layout('Title', 'type="title"', [
  filledRect(10, 'Accent', { x: MARGIN, y: 62, width: 2.2, height: 46 }, colour.accent),
  place({ id: 2, name: 'Title', type: 'ctrTitle', region: { x: MARGIN + 9, y: 58, width: TEXT_WIDTH - 20, height: 34 }, size: 36, bold: true, anchor: 'b' }),
  place({ id: 3, name: 'Subtitle', type: 'subTitle', index: 1, region: { x: MARGIN + 9, y: 95, width: TEXT_WIDTH - 20, height: 40 }, size: 16, colour: colour.muted, anchor: 't' }),
])

/** Title over a rule, a line of facts, the figure, and notes at the foot. */
export const figureLayoutXml = (): string => layout('Figure', 'userDrawn="1"', [
  place(title),
  filledRect(10, 'Rule', regions.rule, colour.accent),
  place({ id: 3, name: 'Facts', type: 'body', index: 13, region: regions.facts, size: 12, colour: colour.muted }),
  place({ id: 5, name: 'Notes', type: 'body', index: 14, region: { x: MARGIN, y: 172, width: TEXT_WIDTH - 28, height: 13.5 }, size: 10, colour: colour.muted, anchor: 'b' }),
  place(number),
])

export const presentationXml = (master: string, slides: readonly string[]): string =>
  `<p:presentation ${spaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="${master}"/></p:sldMasterIdLst>`
  + `<p:sldIdLst>${slides.map((relation, i) => `<p:sldId id="${256 + i}" r:id="${relation}"/>`).join('')}</p:sldIdLst>`
  + `<p:sldSz cx="${emu(PAGE.width)}" cy="${emu(PAGE.height)}"/><p:notesSz cx="6858000" cy="9144000"/>`
  + `<p:defaultTextStyle>${levels}</p:defaultTextStyle></p:presentation>`

export const slideXml = (shapes: readonly string[]): string => `<p:sld ${spaces}>${shapeTree(shapes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
