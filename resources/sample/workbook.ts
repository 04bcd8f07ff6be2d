import ExcelJS from '../../main/engine/export/ooxml/excelJs.ts'
import JSZip from 'jszip'
import { dimensions, satisfactionLabels } from './questionnaire.ts'
import type { Respondent } from './respondents.ts'

const skipped = '(跳过)'
const empty = '(空)'
const overallLabels = satisfactionLabels
const expectationLabels = ['远低于预期', '低于预期', '与预期相当', '高于预期', '远高于预期']
const stayLabels = ['一定不会', '可能不会', '说不准', '可能会', '一定会']

/** The response sheet as 问卷星 exports it by text: six metadata columns, `N、题干`, matrix stems only on the first row item. */
export async function responseWorkbook(people: readonly Respondent[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  workbook.created = workbook.modified = new Date(Date.UTC(2026, 2, 31))
  workbook.creator = workbook.lastModifiedBy = ''
  const sheet = workbook.addWorksheet('模拟数据')
  sheet.addRow(header())
  people.forEach((person, index) => { sheet.addRow(answers(person, index)) })
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
  return undated(await workbook.xlsx.writeBuffer() as ArrayBuffer)
}

/** The same package with fixed times on its parts, so that the same answers make the same bytes. */
async function undated(bytes: ArrayBuffer): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes)
  for (const part of Object.values(zip.files)) part.date = new Date(Date.UTC(2026, 2, 31))
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' })
}

function header(): string[] {
  const matrices = dimensions.flatMap(({ number, title, items }) =>
    items.map((item, row) => (row === 0 ? `${number}、${title}：—${item.label}` : `${number}、${item.label}`)))
  return [
    '序号', '提交答卷时间', '所用时间', '来源', '来源详情', '来自IP',
    '1、身份', '2、使用的品牌', '3、网龄', '4、每月话费（元）',
    ...matrices,
    '11、总体满意程度', '12、与预期相比', '13、今后是否继续使用', '14、向同学朋友推荐的可能性（0–10）',
    '15、对哪些方面不满意（多选）', '16、过去半年是否投诉过', '17、投诉用过的渠道（多选）', '18、最希望改善的一点',
  ]
}

function answers(person: Respondent, index: number): (string | number)[] {
  const place = index % 3 === 0 ? '广东-中山' : '广东-珠海'
  return [
    index + 1, submitTime(index), `${person.seconds}秒`, index % 4 === 0 ? '链接' : '微信', 'N/A', `192.0.2.${(index % 250) + 1}(${place})`,
    person.identity, person.brand === '其他' ? '其他〖其他运营商〗' : person.brand, person.tenure, person.spending,
    ...person.items.map(point => (point === null ? empty : satisfactionLabels[point - 1]!)),
    overallLabels[person.overall - 1]!, expectationLabels[person.expectation - 1]!, stayLabels[person.stay - 1]!, person.recommend,
    person.dissatisfied.length > 0 ? person.dissatisfied.join('┋') : empty,
    person.complained ? '是' : '否',
    person.complained ? (person.channels.length > 0 ? person.channels.join('┋') : empty) : skipped,
    person.wish === '' ? empty : person.wish,
  ]
}

/** One answer every few minutes in March 2026, written the way the platform writes times. */
function submitTime(index: number): string {
  const minutes = index * 97
  const day = 7 + Math.floor(minutes / 840)
  const ofDay = 480 + (minutes % 840)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `2026/3/${day} ${Math.floor(ofDay / 60)}:${two(ofDay % 60)}:${two((index * 37) % 60)}`
}
