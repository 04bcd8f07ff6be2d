import { emu } from '../ooxml/units.ts'
import { namespaces, xmlAttribute } from '../ooxml/xml.ts'
import type { Region, SlidePage } from './page.ts'
import { named, themeRect, transform } from './shapes.ts'

export const spaces = `xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}" xmlns:p="${namespaces.p}"`
export const treeHead = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

/** The shape tree of a slide, a layout or the master. */
const shapeTree = (shapes: readonly string[]): string => `<p:cSld><p:spTree>${treeHead}${shapes.join('')}</p:spTree></p:cSld>`

const faceOf = (type: string): string => { const own = /title/i.test(type) ? 'mj' : 'mn'; return `<a:latin typeface="+${own}-lt"/><a:ea typeface="+${own}-ea"/><a:cs typeface="+${own}-cs"/>` }

interface Place { id: number; name: string; type: string; index?: number; region: Region; size: number; bold?: boolean; colour?: 'tx1' | 'tx2'; anchor?: 't' | 'ctr' | 'b'; align?: 'l' | 'ctr' | 'r' }

function place(one: Place): string {
  const index = one.index === undefined ? '' : ` idx="${one.index}"`
  const look = `<a:lvl1pPr marL="0" indent="0" algn="${one.align ?? 'l'}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="${one.size * 100}" b="${one.bold ? 1 : 0}"><a:solidFill><a:schemeClr val="${one.colour ?? 'tx1'}"/></a:solidFill>${faceOf(one.type)}</a:defRPr></a:lvl1pPr>`
  const prompt = one.type === 'sldNum' ? '<a:p><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="zh-CN"/></a:p>' : '<a:p><a:endParaRPr lang="zh-CN"/></a:p>'
  return `<p:sp><p:nvSpPr>${named(one.id, one.name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${one.type}"${index}/></p:nvPr></p:nvSpPr><p:spPr>${transform(one.region)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`
    + `<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${one.anchor ?? 'ctr'}"><a:normAutofit/></a:bodyPr><a:lstStyle>${look}</a:lstStyle>${prompt}</p:txBody></p:sp>`
}

const titlePlace = ({ regions }: SlidePage): Place => ({ id: 2, name: 'Title', type: 'title', region: regions.title, size: 24, bold: true })
const numberPlace = ({ regions }: SlidePage): Place => ({ id: 4, name: 'Slide Number', type: 'sldNum', index: 12, region: regions.number, size: 10, colour: 'tx2', align: 'r' })

const levels = Array.from({ length: 9 }, (_, i) => `<a:lvl${i + 1}pPr marL="${i * 285_750}" algn="l"><a:buNone/><a:defRPr sz="1400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${i + 1}pPr>`).join('')

/** Ids of the master and its layouts share one range with nothing else in it. */
const MASTER_ID = 2_147_483_648
export const colourMap = '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'

export const masterXml = (page: SlidePage, layoutRelations: readonly string[]): string =>
  `<p:sldMaster ${spaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${treeHead}`
  + place(titlePlace(page)) + place({ id: 3, name: 'Text', type: 'body', index: 1, region: { x: page.margin, y: 36, width: page.textWidth, height: 130 }, size: 14, anchor: 't' }) + place(numberPlace(page))
  + `</p:spTree></p:cSld>${colourMap}`
  + `<p:sldLayoutIdLst>${layoutRelations.map((relation, i) => `<p:sldLayoutId id="${MASTER_ID + 1 + i}" r:id="${relation}"/>`).join('')}</p:sldLayoutIdLst>`
  + `<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="2400" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>`
  + `<p:bodyStyle>${levels}</p:bodyStyle><p:otherStyle>${levels}</p:otherStyle></p:txStyles></p:sldMaster>`

const layout = (name: string, type: string, shapes: readonly string[]): string =>
  `<p:sldLayout ${spaces} ${type} preserve="1"><p:cSld name="${name}"><p:spTree>${treeHead}${shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`

export const titleLayoutXml = ({ margin, textWidth }: SlidePage): string => layout('Title', 'type="title"', [
  themeRect(10, 'Accent', { x: margin, y: 62, width: 2.2, height: 46 }, 'accent1'),
  place({ id: 2, name: 'Title', type: 'ctrTitle', region: { x: margin + 9, y: 58, width: textWidth - 20, height: 34 }, size: 36, bold: true, anchor: 'b' }),
  place({ id: 3, name: 'Subtitle', type: 'subTitle', index: 1, region: { x: margin + 9, y: 95, width: textWidth - 20, height: 60 }, size: 16, colour: 'tx2', anchor: 't' }),
])

/** Title over a rule, a line of facts, the figure, and notes at the foot. */
export const figureLayoutXml = (page: SlidePage): string => layout('Figure', 'userDrawn="1"', [
  place(titlePlace(page)),
  themeRect(10, 'Rule', page.regions.rule, 'accent1'),
  place({ id: 3, name: 'Facts', type: 'body', index: 13, region: page.regions.facts, size: 12, colour: 'tx2' }),
  place({ id: 5, name: 'Notes', type: 'body', index: 14, region: { x: page.margin, y: 172, width: page.textWidth - 28, height: 13.5 }, size: 10, colour: 'tx2', anchor: 'b' }),
  place(numberPlace(page)),
])

/** Where the bullets of a text slide stand, and how. */
export const BULLETS = { size: 18, gap: 9, hanging: 6.5 } as const
export const textRegion = ({ margin, textWidth }: SlidePage): Region => ({ x: margin, y: 32, width: textWidth, height: 146 })

/** Title over a rule, and bullets. */
export const textLayoutXml = (page: SlidePage): string => layout('Text', 'type="obj"', [
  place(titlePlace(page)),
  themeRect(10, 'Rule', page.regions.rule, 'accent1'),
  place({ id: 3, name: 'Text', type: 'body', index: 1, region: textRegion(page), size: BULLETS.size, anchor: 't' })
    .replace(/<a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="0"\/><\/a:spcBef><a:buNone\/>/, `<a:lvl1pPr marL="${emu(BULLETS.hanging)}" indent="-${emu(BULLETS.hanging)}" algn="l"><a:lnSpc><a:spcPct val="115000"/></a:lnSpc><a:spcBef><a:spcPts val="${BULLETS.gap * 100}"/></a:spcBef><a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>`),
  place(numberPlace(page)),
])

export interface DeckSection { name: string; /** A GUID in braces. */ id: string; slides: number[] }
const FIRST_SLIDE = 256
/** [MS-PPTX] 2.2.3.6: sections, by the ids of their slides. */
const sectionsXml = (sections: readonly DeckSection[]): string => (sections.length === 0 ? '' :
  `<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${sections.map(section =>
    `<p14:section name="${xmlAttribute(section.name)}" id="${section.id}"><p14:sldIdLst>${section.slides.map(slide => `<p14:sldId id="${FIRST_SLIDE + slide}"/>`).join('')}</p14:sldIdLst></p14:section>`).join('')}</p14:sectionLst></p:ext></p:extLst>`)

interface PresentationParts { master: string; notesMaster: string | null; slides: readonly string[]; sections: readonly DeckSection[] }

export const presentationXml = (page: SlidePage, { master, notesMaster, slides, sections }: PresentationParts): string =>
  `<p:presentation ${spaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="${MASTER_ID}" r:id="${master}"/></p:sldMasterIdLst>`
  + (notesMaster === null ? '' : `<p:notesMasterIdLst><p:notesMasterId r:id="${notesMaster}"/></p:notesMasterIdLst>`)
  + `<p:sldIdLst>${slides.map((relation, i) => `<p:sldId id="${FIRST_SLIDE + i}" r:id="${relation}"/>`).join('')}</p:sldIdLst>`
  + `<p:sldSz cx="${emu(page.width)}" cy="${emu(page.height)}"${page.format === '4:3' ? ' type="screen4x3"' : ''}/><p:notesSz cx="6858000" cy="9144000"/>`
  + `<p:defaultTextStyle>${levels}</p:defaultTextStyle>${sectionsXml(sections)}</p:presentation>`

/** `hidden`: not shown in a talk, there for questions. */
export const slideXml = (shapes: readonly string[], hidden = false): string => `<p:sld ${spaces}${hidden ? ' show="0"' : ''}>${shapeTree(shapes)}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
