import { namespaces } from '../ooxml/xml.ts'
import { colourMap, spaces, treeHead } from './master.ts'
import { named, paragraph, transform } from './shapes.ts'

/** Notes pages are 7.5 x 10 inches upright, mm. */
const SLIDE = { x: 19.05, y: 25.4, width: 152.4, height: 85.7 }
const TEXT = { x: 19.05, y: 122, width: 152.4, height: 114 }

const picture = (id: number, region: string): string =>
  `<p:sp><p:nvSpPr>${named(id, 'Slide Image')}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"${region ? ' idx="2"' : ''}/></p:nvPr></p:nvSpPr><p:spPr>${region}</p:spPr></p:sp>`
const body = (id: number, name: string, region: string, paragraphs: string): string =>
  `<p:sp><p:nvSpPr>${named(id, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body"${region ? ' sz="quarter" idx="3"' : ' idx="1"'}/></p:nvPr></p:nvSpPr><p:spPr>${region}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
const box = (region: typeof SLIDE): string => `${transform(region)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`

export const notesMasterXml = (): string =>
  `<p:notesMaster ${spaces}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>${treeHead}`
  + picture(2, `${box(SLIDE)}<a:noFill/><a:ln w="12700"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>`) + body(3, 'Notes', box(TEXT), '<a:p><a:endParaRPr lang="zh-CN"/></a:p>')
  + `</p:spTree></p:cSld>${colourMap}<p:notesStyle><a:lvl1pPr algn="l"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`

/** What is said while a slide is shown, a paragraph each. */
export const notesSlideXml = (paragraphs: readonly string[], name: string): string =>
  `<p:notes xmlns:a="${namespaces.a}" xmlns:r="${namespaces.r}" xmlns:p="${namespaces.p}"><p:cSld><p:spTree>${treeHead}${picture(2, '')}${body(3, name, '', paragraphs.map(text => paragraph(text.split('\n'))).join(''))}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`
