import { missingState } from '../../../shared/model/missing.ts'
import type { CellValue } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { cellWords } from './returnedRows.ts'
import type { Hit, Rule, Survey } from './rule.ts'
import { unavailable } from './rule.ts'
import { nearestEarlier } from './nearDuplicates.ts'

/** Names of people, places, addresses and devices say nothing of who answered twice; a shared network has one address. */
const shared = /姓名|名字|称呼|省|城市|地区|区域|位置|地址|经度|纬度|浏览器|\bip\b|来自ip|来源|name|city|region|country|location|latitude|longitude|address(?! ?book)|user ?agent/iu
const contact = /手机|电话|联系|邮箱|e-?mail|phone|mobile|tel\b|whats ?app|微信|qq|open ?id|union ?id|user ?id|用户标识|用户编号|学号|工号|考号|证件|身份证|student|employee|member|external/iu

function contactColumns({ dataset, settings, rows }: Survey): Variable[] {
  const { variables } = settings.contact
  if (variables !== null) return dataset.variables.filter(({ id }) => variables.includes(id))
  return dataset.variables.filter(({ id, role, name, label, derived }) => {
    const words = `${name} ${label}`
    if (role !== 'identifier' || derived !== null || (shared.test(words) && !contact.test(words)) || !contact.test(words)) return false
    const filled = rows.values(id).filter(value => missingState(value) === null)
    // A class that writes its teacher's number has no duplicates.
    return filled.length >= 2 && new Set(filled).size >= filled.length / 2
  })
}

/** The same contact or account in an earlier response. A masked one (138****1234) is no proof and is passed over. */
export const contactTwice: Rule = {
  id: 'contact', reason: 'duplicate', byDefault: 'exclude',
  judge(survey) {
    const columns = contactColumns(survey)
    if (columns.length === 0) return unavailable('noContact')
    const hits = new Map<number, Hit>()
    for (const column of columns) {
      const first = new Map<string, number>()
      survey.rows.values(column.id).forEach((value, row) => {
        const text = cellWords(column, value).normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
        if (text.length < 3 || text.includes('*') || text.includes('…')) return
        const earlier = first.get(text)
        if (earlier === undefined) first.set(text, row)
        else if (!hits.has(row)) hits.set(row, { params: { same: survey.rows.rids[earlier]!, name: column.label || column.name }, cells: [column.id] })
      })
    }
    return { unavailable: null, facts: { from: columns.map(({ name }) => name).join(', ') }, hits }
  },
}

/** All answers are those of an earlier response, which stays. Fewer answers than `least` agree by chance. */
export const duplicate: Rule = {
  id: 'duplicate', reason: 'duplicate', byDefault: 'exclude',
  judge({ rows, settings, units }) {
    const { answers, answered, units: most } = units()
    const { least } = settings.duplicate
    if (most < least) return unavailable('fewItems')
    const columns = answers.map(({ id }) => rows.values(id))
    const keys = rowHashes(columns, rows.length)
    const alike = new Map<number, number[]>()
    const hits = new Map<number, Hit>()
    for (let row = 0; row < rows.length; row++) {
      if (answered[row]! < least) continue
      const candidates = alike.get(keys[row]!)
      const earlier = candidates?.find(other => columns.every(column => column[row] === column[other]))
      if (earlier !== undefined) hits.set(row, { params: { same: rows.rids[earlier]!, items: answered[row]! }, cells: [] })
      else if (candidates) candidates.push(row)
      else alike.set(keys[row]!, [row])
    }
    return { unavailable: null, facts: { items: most, least }, hits }
  },
}

/** Equal rows have equal numbers (FNV-1a over the rank of first appearance of each value); different ones seldom. */
function rowHashes(columns: readonly (readonly CellValue[])[], rows: number): Int32Array {
  const hashes = new Int32Array(rows).fill(0x811c9dc5)
  for (const column of columns) {
    const codes = new Map<CellValue, number>()
    for (let row = 0; row < rows; row++) {
      let code = codes.get(column[row]!)
      if (code === undefined) codes.set(column[row]!, code = codes.size + 1)
      hashes[row] = Math.imul(hashes[row]! ^ code, 0x01000193)
    }
  }
  return hashes
}

/**
 * Nearly all answers are those of an earlier response (Kuriakose & Robbins 2016). Long batteries of like items agree by nature,
 * as Simmons, Mercer, Schwarzer & Kennedy (2016) show: off until it is asked for.
 */
export const nearDuplicate: Rule = {
  id: 'nearDuplicate', reason: 'duplicate', byDefault: 'off',
  judge({ rows, settings: { nearDuplicate: asked }, units }) {
    const { answers } = units()
    if (answers.length < asked.least) return unavailable('fewItems')
    const found = nearestEarlier(answers.map(({ id }) => rows.values(id)), rows.length, asked.share)
    if (!found) return unavailable('tooMany')
    const { answered } = units()
    const hits = new Map<number, Hit>()
    for (const [row, { earlier, same }] of found) {
      if (answered[row]! >= Math.min(asked.least, answers.length) / 2) hits.set(row, { params: { same: rows.rids[earlier]!, share: same / answers.length, items: answers.length }, cells: [] })
    }
    return { unavailable: null, facts: { items: answers.length, share: asked.share }, hits }
  },
}
