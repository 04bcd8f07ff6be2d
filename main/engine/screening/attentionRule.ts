import { missingState } from '../../../shared/model/missing.ts'
import type { Variable } from '../../../shared/model/variable.ts'
import { isAnswerColumn } from './answerUnits.ts'
import type { Hit, Rule, Survey } from './rule.ts'
import { unavailable } from './rule.ts'

interface Check { variable: Variable; accepted: ReadonlySet<number | string> }

/** 「本题请选择“满意”」, "Please select Agree for this item": the option that is asked for, between quotation marks or to the end. */
const asked = [
  /(?:请|务必|直接|需要?)[^“”"'「」『』‘’]{0,6}?(?:选择?|勾选|点选|点击)[^“”"'「」『』‘’]{0,8}[“"'「『‘]([^“”"'「」『』‘’]+)[”"'」』’]/u,
  /(?:please|to show (?:that )?you are (?:reading|paying attention))[^“”"'‘’]{0,60}?(?:select|choose|click|mark|tick|check)[^“”"'‘’]{0,20}[“"'‘]([^“”"'‘’]+)[”"'’]/iu,
  /(?:本题|此题|这道?题)[^，。]{0,4}请?(?:直接)?选择?[:：]?\s*([^，。、；;（(]+?)\s*(?:[）)。]|$)/u,
]

/** The code an item itself asks for; null for an ordinary item. */
export function askedOption({ label, codes, scale }: Pick<Variable, 'label' | 'codes' | 'scale'>): number | null {
  for (const pattern of asked) {
    const wanted = pattern.exec(label)?.[1]?.trim()
    if (wanted === undefined || wanted === '') continue
    const code = codes.find(each => each.label.trim() === wanted) ?? codes.find(each => each.label.replace(/^[A-Z\d]+[.、．\s]+/u, '').trim() === wanted)
    if (code) return code.code
    const number = Number(wanted.replace(/分$/u, ''))
    if (Number.isInteger(number) && (scale ? number >= scale.min && number <= scale.max : codes.some(each => each.code === number))) return number
  }
  return null
}

function attentionChecks({ dataset, settings }: Pick<Survey, 'dataset' | 'settings'>): Check[] {
  const { checks } = settings.attention
  if (checks === null) {
    return dataset.variables.filter(isAnswerColumn).flatMap(variable => { const code = askedOption(variable); return code === null ? [] : [{ variable, accepted: new Set([code]) }] })
  }
  return checks.flatMap(check => {
    const variable = dataset.variables.find(({ id }) => id === check.variable)
    return variable ? [{ variable, accepted: new Set(check.accepted) }] : []
  })
}

/** An item that says which answer to give, answered otherwise. One that was not shown or left empty is not failed. */
export const attention: Rule = {
  id: 'attention', reason: 'attention', byDefault: 'exclude',
  judge(survey) {
    const checks = attentionChecks(survey)
    if (checks.length === 0) return unavailable('noCheck')
    const failed = new Map<number, string[]>()
    for (const { variable, accepted } of checks) {
      survey.rows.values(variable.id).forEach((value, row) => {
        if (value === null || missingState(value) !== null || accepted.has(value)) return
        failed.set(row, [...(failed.get(row) ?? []), variable.id])
      })
    }
    return {
      unavailable: null, facts: { of: checks.length, from: checks.map(({ variable }) => variable.name).join(', ') },
      hits: new Map([...failed].map(([row, cells]): [number, Hit] => [row, { params: { failed: cells.length, of: checks.length }, cells }])),
    }
  },
}
