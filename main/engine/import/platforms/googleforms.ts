import type { HeaderCell } from '../propose/header.ts'
import type { Separator } from '../propose/multiple.ts'
import { joinedOptions } from '../propose/multiple.ts'
import { numbered } from '../propose/names.ts'
import { findScales } from '../propose/scaleRuns.ts'
import type { SheetView } from '../propose/sheetView.ts'
import { normalLabel } from '../propose/words.ts'
import { Drafting } from './drafting.ts'
import { bracketRuns } from './grid.ts'
import { draftMatrix } from './matrix.ts'
import type { Draft, Platform } from './platform.ts'

/** Google Forms (FORMATS.md 4): a time stamp first, options joined by `, ` in the sheet and by `;` in the download, rows of a grid in brackets. */
const timestamp = /^(timestamp|时间戳记?|時間戳記|タイムスタンプ|타임스탬프|zeitstempel|horodateur|marca temporal|carimbo de data\/hora|informazioni cronologiche|tijdstempel|отметка времени)$/i
const sheetName = /^(form responses|第 ?\d+ ?张表单回复|表单回复|表單回應|フォームの回答|formularantworten|respuestas de formulario|réponses au formulaire)/i
const metadata = new Map<string, { role: 'paradata' | 'identifier'; kind: 'number' | 'text' }>([
  ['email address', { role: 'identifier', kind: 'text' }], ['电子邮件地址', { role: 'identifier', kind: 'text' }], ['電子郵件地址', { role: 'identifier', kind: 'text' }],
  ['username', { role: 'identifier', kind: 'text' }], ['用户名', { role: 'identifier', kind: 'text' }], ['使用者名稱', { role: 'identifier', kind: 'text' }],
  ['score', { role: 'paradata', kind: 'number' }], ['total score', { role: 'paradata', kind: 'number' }], ['总分', { role: 'paradata', kind: 'number' }], ['總分', { role: 'paradata', kind: 'number' }], ['得分', { role: 'paradata', kind: 'number' }], ['分数', { role: 'paradata', kind: 'number' }], ['分數', { role: 'paradata', kind: 'number' }],
])
/** Of a quiz: points and a remark behind every question. */
const graded = /\[(?:score|得分|分数|分數)\]$/i
const remarked = /\[(?:feedback|反馈|回馈|意見回饋)\]$/i
/** Commas stand in options, `;` hardly ever: it is tried first. Typed answers are joined without a mark. */
const separators: Separator[] = [{ text: ';', certain: false, unmarked: true }, { text: ', ', certain: false, unmarked: true }]

const isTime = (view: SheetView): boolean => {
  const [first] = view.headers
  return first !== undefined && timestamp.test(normalLabel(first.text))
}

function propose(view: SheetView): Draft {
  const drafting = new Drafting(view)
  const scales = findScales(view.headers.map(header => ({ title: header.text, facts: drafting.facts(header.column) })), 3)
  const grids = bracketRuns(view.headers.filter(header => !graded.test(header.text) && !remarked.test(header.text)))
  const numbers = view.headers.filter(header => numbered(header.text)).length
  const useNumbers = numbers >= 3 && numbers >= (view.headers.length - 1) * 0.6
  for (let index = 0; index < view.headers.length; index++) {
    const header = view.headers[index]!
    const known = metadata.get(normalLabel(header.text).toLowerCase())
    const grid = grids.get(header.column)
    if (header.text === '' && drafting.facts(header.column).filled === 0) continue
    if (index === 0 && isTime(view)) drafting.paradata(header, 'paradata', 'date', 'platformColumn')
    else if (index <= 3 && known) drafting.paradata(header, known.role, known.kind, known.role === 'identifier' ? 'identifier' : 'platformColumn')
    else if (graded.test(normalLabel(header.text))) drafting.paradata(header, 'paradata', 'number', 'platformColumn')
    else if (remarked.test(normalLabel(header.text))) drafting.paradata(header, 'paradata', 'text', 'platformColumn')
    else if (grid) {
      draftMatrix(drafting, { id: drafting.ids.take(`V${header.column + 1}`), number: '', stem: grid.stem, rows: grid.rows, coding: 'text', scales, separators })
      index += grid.rows.length - 1
    } else question(header)
  }
  return drafting.draft('text')

  function question(header: HeaderCell): void {
    const found = useNumbers ? numbered(header.text) : null
    if (drafting.identifier(header, found ? `Q${found.number}` : null, found?.title || header.text)) return
    const id = found ? drafting.ids.take(`Q${found.number}`) : drafting.ids.ofHeader(header.text, header.column)
    const title = found?.title || header.text
    const joined = joinedOptions(drafting.facts(header.column), separators)
    if (joined) drafting.joined(header, id, found?.number ?? '', title, joined)
    else drafting.single(header, id, found?.number ?? '', title, scales.get(header.column), 'text', found ? id : header.text)
  }
}

export const googleforms: Platform = {
  id: 'googleforms',
  recognise(view) {
    if (!isTime(view)) return sheetName.test(view.sheetName.trim()) ? 0.6 : 0
    const facts = view.facts.get(view.headers[0]!.column)
    const dates = facts !== undefined && facts.filled > 0 && facts.dates >= facts.filled * 0.9
    return sheetName.test(view.sheetName.trim()) ? 0.95 : dates && view.headers.length >= 3 ? 0.85 : 0
  },
  propose,
}
