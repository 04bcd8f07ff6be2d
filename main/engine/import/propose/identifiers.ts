import type { ColumnFacts } from './facts.ts'
import { normalLabel } from './words.ts'

const wholeHeader: [string, RegExp][] = [
  ['name', /^(\d+[、.．:]\s*)?(请填写|请输入|请问)?(您|你)?的?(真实)?(姓名|名字|称呼)([（(].*[)）])?[：:？?]?$|^(full|first|last|family|your|user|respondent'?s?) ?name$|^name$/i],
  ['phone', /^(\d+[、.．:]\s*)?(请填写|请输入|请留下)?(您|你)?的?(联系|手机|移动)?(电话|手机号?码?|手机号码|联系方式|电话号码)([（(].*[)）])?[：:？?]?$|^(tel|phone|mobile|cell)( ?phone)?( ?(number|no\.?))?$/i],
  ['email', /^(\d+[、.．:]\s*)?(请填写|请输入)?(您|你)?的?(电子)?(邮箱|邮件)(地址)?[：:？?]?$|^e-?mail( ?address)?$/i],
  ['ip', /^(来自)?ip(地址)?$|^ip ?address$/i],
  ['account', /^(用户id|openid|uid|unionid|昵称|微信昵称|微信号?|qq号?码?|nickname|wechat( id)?|user ?id)$/i],
  ['idCard', /^(\d+[、.．:]\s*)?(请填写|请输入)?(您|你)?的?(身份证号?码?|证件号码?|护照号码?)[：:？?]?$|^(passport|id card)( ?(number|no\.?))?$/i],
  ['studentNumber', /^(\d+[、.．:]\s*)?(请填写|请输入)?(您|你)?的?(学号|工号|员工编号|会员卡?号|病历号)[：:？?]?$|^(student|employee|staff|member) ?(id|no\.?|number)$/i],
  ['address', /^(\d+[、.．:]\s*)?(请填写|请输入)?(您|你)?的?(详细|家庭|通讯|通信|收货)地址[：:？?]?$|^(home|postal|street) ?address$/i],
]

const values: [string, RegExp][] = [
  ['phone', /^(\+?86[- ]?)?1[3-9]\d{9}$/],
  ['email', /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i],
  ['ip', /^(\d{1,3}\.){3}\d{1,3}(\(.*\))?$/],
  ['idCard', /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}[\dXx]$/],
]

/**
 * Which kind of personal data a column holds, by its whole header or by what most of its cells look like; null for none.
 * "您的手机品牌" is no phone number: a word inside a longer title is not enough.
 */
export function identifierKind(header: string, facts: ColumnFacts): string | null {
  const title = normalLabel(header).replace(/\s*\*$/, '')
  for (const [kind, pattern] of wholeHeader) if (pattern.test(title)) return kind
  const sample = facts.distinct.slice(0, 200)
  if (sample.length < 3) return null
  for (const [kind, pattern] of values) {
    const fitting = sample.filter(value => pattern.test(value.normal)).length
    if (fitting >= sample.length * 0.6) return kind
  }
  return null
}
