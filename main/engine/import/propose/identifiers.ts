import type { ColumnFacts } from './facts.ts'
import { normalLabel } from './words.ts'

/** What a column of personal data holds (SAFETY.md P1). */
export type IdentifierKind = 'name' | 'phone' | 'email' | 'idCard' | 'passport' | 'bankCard' | 'studentNumber' | 'account' | 'ip' | 'userAgent' | 'address' | 'position' | 'birthDate'

/** Keys of `import.reason`, from which the wizard says what was found. */
export const identifierReason: Record<IdentifierKind, string> = {
  name: 'idName', phone: 'idPhone', email: 'idEmail', idCard: 'idCard', passport: 'idPassport', bankCard: 'idBankCard', studentNumber: 'idNumber', account: 'idAccount',
  ip: 'idIp', userAgent: 'idUserAgent', address: 'idAddress', position: 'idPosition', birthDate: 'idBirthDate',
}

/** 「请填写您的…」 in front, and 「（必填）」「：」 behind: what stands between must be the datum and nothing else. */
const before = String.raw`(?:[QqＱ]?\d{1,3}\s*[、.．:)]\s*)?(?:请)?(?:如实|准确)?(?:填写|输入|留下|提供|写下|告知|问)?(?:一下)?(?:您|你|本人|贵|被访者|受访者|访问员|调查员|学生|家长|孩子|患者|客户|会员|员工|联系人|紧急联系人|收货人|收件人|负责人|填写人|填表人|报名人|监护人|考生|教师|老师|用户|参与者|获奖者)*的?(?:真实|常用|有效|个人|本人|联系|在用|现在的?|现)?`
const behind = String.raw`(?:是什么|是多少|是|为|填写|信息)?(?:[(（\[【].*[)）\]】])?[\s:：?？*。]*(?:[,，].*(?:联系|抽奖|发放|保密|领取|回访|奖品|红包|邮寄|寄送).*)?`
/** A title's pattern and its core alone. What stands around the core is long to compile, and hardly a title has the core. */
interface Pattern { core: RegExp; whole: () => RegExp }
const pattern = (around: (core: string) => string, core: string): Pattern => {
  let whole: RegExp | undefined
  return { core: new RegExp(core, 'iu'), whole: () => whole ??= new RegExp(around(core), 'iu') }
}
const fits = ({ core, whole }: Pattern, title: string): boolean => core.test(title) && whole().test(title)
const zh = (core: string): Pattern => pattern(inner => `^${before}(?:${inner})${behind}$`, core)
const lead = String.raw`(?:[Qq]?\d{1,3}\s*[.:)]\s*)?(?:(?:(?:if|in case|to) [^,]{3,120}, ?)?please )?(?:enter|provide|give|state|type|write|fill in|share|leave)?\s*(?:us )?(?:what(?: is|'s) )?(?:your|the|a|(?:respondent|participant|student|customer|employee|user|client|head|household head|farmer|father|mother|child|caregiver|owner|spouse|patient|teacher|interviewee|interviewer|enumerator|surveyor|emergency contact|contact|guardian|parent)(?:'s|s)?)?\s*`
const tail = String.raw`(?: ?(?:below|here|in the (?:box|field|space)(?: below)?))?(?: ?[(\[].*[)\]])?[\s:?*.…]*(?:,? ?(?:if|so|in case|to|for|and we) .*)?`
const en = (core: string): Pattern => pattern(inner => `^${lead}(?:${inner})${tail}$`, core)

const titles: [IdentifierKind, Pattern[]][] = [
  ['name', [zh('姓名|名字|称呼|全名|大名|姓氏|中文名|英文名|名称及姓名|姓名及职务|尊姓大名|(?:收货|收件|联系|负责|填写|填表|报名)人(?:姓名)?'), en(String.raw`(?:full|first|last|family|middle|given|sur|legal|preferred|real|maiden)? ?names?|surname|recipient ?(?:first|last) ?name|name \(first and last\)|first and last name|name and surname`)]],
  ['phone', [zh('(?:联系|手机|移动|家庭|办公|固定|座机)?(?:电话|手机号?码?|手机|手机号码|联系方式|电话号码|移动号码|手机联系方式)(?:号码?)?|联系方式(?:[(（/、和或及].*)?|(?:手机|电话)(?:号码?)?(?:[/或及和、](?:手机|电话|微信|邮箱|qq)号?码?)+|tel|mobile'), en(String.raw`(?:tele)?phone|tel|mobile|cell|(?:tele|mobile |cell |contact |home |work |daytime )?phone ?(?:number|no\.?|#)?|(?:mobile|cell|contact|whatsapp|telephone|tel\.?) ?(?:number|no\.?|#)|whats ?app`)]],
  ['email', [zh('(?:电子|联系|个人|工作|常用|e-?mail)?(?:邮箱|邮件)(?:地址|账号)?|e-?mail|电邮(?:地址)?|电子信箱'), en(String.raw`(?:contact |work |personal |school |university )?e-?mail ?(?:address|id|addr)?|recipient ?e-?mail`)]],
  ['idCard', [zh('身份证(?:件)?(?:号码?|编号)?|居民身份证(?:号码?)?|证件(?:号码?|编号)|公民身份号码|社保(?:卡)?(?:号码?|账号)|社会保障号码?'), en(String.raw`id ?card ?(?:number|no\.?)?|national ?id(?:entity)?(?: card)? ?(?:number|no\.?)?|identity (?:card|document) ?(?:number|no\.?)?|(?:citizen|government) id ?(?:number|no\.?)?|ssn|social security (?:number|no\.?)|national insurance (?:number|no\.?)`)]],
  ['passport', [zh('护照(?:号码?|编号)|港澳通行证(?:号码?)?|驾驶?证(?:号码?|编号)|车牌(?:号码?)?'), en(String.raw`passport ?(?:number|no\.?|#)?|driver'?s? licen[cs]e ?(?:number|no\.?)?|licen[cs]e plate ?(?:number|no\.?)?`)]],
  ['bankCard', [zh('(?:银行|储蓄|信用|工资)卡(?:号码?|账号)|银行(?:账[号户]|卡)(?:号码?)?|支付宝(?:账[号户])?|收款账[号户]'), en(String.raw`(?:bank|credit|debit) ?card ?(?:number|no\.?)|bank account ?(?:number|no\.?)?|account number|iban|alipay(?: account)?`)]],
  ['studentNumber', [zh('(?:学生)?(?:学号|学籍号|准考证号?|考号|考生号|一卡通号|校园卡号)码?|(?:员工|职工|教工|人员)?(?:工号|编号|职工号)|员工(?:号码?|编号)|会员(?:卡?号码?|编号)|病历号|住院号|就诊卡?号|(?:用户|客户)编号'), en(String.raw`(?:student|employee|staff|member(?:ship)?|patient|matriculation|matric|medical record|registration|enrol?lment|personnel|badge) ?(?:id|no\.?|number|num|#|code)(?: number)?`)]],
  ['account', [zh('用户(?:id|名|标识|账号)|open ?id|union ?id|uid|昵称|微信(?:昵称|号码?|id|账号)?|微信名|qq(?:号码?|账号|昵称)?|微博(?:账号|昵称|id)?|抖音(?:号|账号|昵称)|小红书(?:号|账号|昵称)|网名|账号|登录名|外部(?:用户)?id|设备(?:号|id)|(?:qq|微信)(?:号码?)?[/或及和、](?:qq|微信|手机|电话)(?:号码?)?'), en(String.raw`(?:open|union|user|wechat|we ?chat|qq|line|facebook|twitter|instagram|telegram|github|linkedin|skype|discord|account|device|advertising)[ _]?(?:id|name|handle|account|number|username|nickname|profile|userid)|u(?:ser)?id|user ?name|nick ?name|wechat|we ?chat|weixin|qq|screen ?name|handle|imei|imsi|idfa|mac address|login(?: name)?|sim ?serial|subscriber ?id|device ?id`)]],
  ['ip', [zh('(?:来自|提交|登录|客户端|用户|答题)?ip(?:地址)?'), en(String.raw`ip|(?:client |remote )?ip ?(?:address|addr)|ipaddr(?:ess)?`)]],
  ['userAgent', [zh('ua|浏览器(?:标识|ua|user ?agent)|user ?agent'), en('ua|(?:browser )?user[ _-]?agent(?: string)?')]],
  ['address', [zh('(?:详细|家庭|通讯|通信|收货|收件|邮寄|居住|住宅|常住|现住|联系|单位|公司|户籍|户口|快递|寄送)?(?:详细)?(?:地址|住址|门牌号码?|具体住址|具体位置|详细位置)|宿舍(?:号|楼号|房间号|门牌号)|(?:家庭)?住址|身份证地址'), en(String.raw`(?:home|postal|street|mailing|residential|shipping|delivery|billing|full|current|permanent|work|office)? ?address(?: line ?\d)?|street(?: name)?(?: and number)?|where do you live \(full address\)`)]],
  ['position', [zh('(?:gps|地理|当前|定位|提交|填写)?(?:定位|坐标|经纬度|经度|纬度|地理坐标|gps)(?:坐标|位置|信息|数据)?|gps'), en(String.raw`(?:location|geo(?:point|location)?|gps|recipient|_?\w*?)?[ _]?(?:latitude|longitude|coordinates|lat ?/ ?(?:lon|lng)|lat|lon|lng)|location(?:latitude|longitude)|gps(?: location| coordinates| position)?|geo ?(?:location|point)`)]],
  ['birthDate', [zh('(?:出生|诞生)(?:年月日|日期|年月|日)|生日|出生时间|阳历生日|农历生日'), en(String.raw`(?:date of birth|birth ?date|birth ?day|dob|d\.o\.b\.?|day of birth)`)]],
]

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** 18-digit number of a Chinese resident: region, birthday, order, and a check digit modulo 11 (GB 11643-1999). */
export function isIdCard(text: string): boolean {
  if (!/^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text)) return false
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase()
}

/** 16 to 19 digits whose last one is right by Luhn (ISO/IEC 7812-1). */
export function isBankCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '')
  if (!/^[3-69]\d{15,18}$/.test(digits)) return false
  let sum = 0
  for (let at = digits.length - 1, twice = false; at >= 0; at--, twice = !twice) {
    const digit = Number(digits[at]) * (twice ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return sum % 10 === 0
}

const isIp = (text: string): boolean => /^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:\s*\(.*\))?$/.test(text) && text.split(/[^\d]/).slice(0, 4).every(part => Number(part) <= 255)
  || /^(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:.]*$/i.test(text) && text.includes(':')
const isPhone = (text: string): boolean => /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/.test(text) || /^0\d{2,3}-\d{7,8}$/.test(text) || /^\+\d{1,3}[ -]?(?:\(?\d{1,4}\)?[ -]?){2,5}\d{2,4}$/.test(text)
const isPosition = (text: string): boolean => {
  const match = /^[([]?\s*(-?\d{1,3}\.\d{3,})\s*[,; ]\s*(-?\d{1,3}\.\d{3,})(?:[ ,]+-?[\d.]+){0,2}\s*[)\]]?$/.exec(text)
  return match !== null && Math.abs(Number(match[1])) <= 180 && Math.abs(Number(match[2])) <= 180
}
const isStreet = (text: string): boolean => /(?:省|市|区|县|镇|乡).{0,20}(?:路|街|道|巷|弄|村|小区|大厦|公寓|花园|苑).{0,20}\d+\s*(?:号|栋|幢|室|单元|楼|弄)/u.test(text)
  || /^\d{1,5}[A-Za-z]? [A-Z][\w'. ]{2,40} (?:st|street|rd|road|ave|avenue|blvd|boulevard|lane|ln|drive|dr|court|ct|way|place|pl|square)\b/i.test(text)

/** What cells look like, whatever the column is called. `share`: of the distinct values looked at. */
const contents: { kind: IdentifierKind; share: number; is: (text: string) => boolean }[] = [
  { kind: 'idCard', share: 0.5, is: isIdCard },
  { kind: 'phone', share: 0.6, is: isPhone },
  { kind: 'email', share: 0.6, is: text => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text) },
  { kind: 'ip', share: 0.6, is: isIp },
  { kind: 'userAgent', share: 0.6, is: text => /^(?:mozilla|opera|dalvik|okhttp|micromessenger)\/\d/i.test(text) },
  { kind: 'bankCard', share: 0.8, is: isBankCard },
  { kind: 'position', share: 0.8, is: isPosition },
  { kind: 'account', share: 0.8, is: text => /^o[\w-]{27}$/.test(text) || /^wxid_\w{6,}$/.test(text) },
  { kind: 'address', share: 0.5, is: isStreet },
]

const LOOKED_AT = 200

/**
 * Which kind of personal data a column holds, by its whole header or by what most of its cells look like; null for none.
 * 「您的手机品牌」 is no phone number: a word inside a longer title is not enough. A title alone is not enough either
 * where the cells are a handful of labels that come back, as of 「联系方式」 answered by 电话 or 微信.
 */
export function identifierKind(header: string, facts: ColumnFacts): IdentifierKind | null {
  const title = normalLabel(header).replace(/^\*+\s*/, '').replace(/(?<=[a-z])_(?=[a-z])/gi, ' ')
  const sample = facts.distinct.slice(0, LOOKED_AT).map(value => value.normal).filter(text => !/^(无|没有|匿名|不便透露|none|anonymous|n\/?a)$/i.test(text))
  const named = titles.find(([, patterns]) => patterns.some(pattern => fits(pattern, title)))?.[0] ?? null
  if (named !== null && !isChoice(named, facts, sample)) return named
  if (sample.length < 3 || /版本|version/i.test(title)) return null
  return contents.find(({ share, is }) => sample.filter(is).length >= sample.length * share)?.kind ?? null
}

/** A few labels shared by many respondents point at nobody. */
function isChoice(kind: IdentifierKind, facts: ColumnFacts, sample: readonly string[]): boolean {
  if (facts.filled < 8 || contents.some(content => content.kind === kind && sample.some(content.is))) return false
  return facts.complete && facts.distinct.length <= 12 && facts.distinct.length <= facts.filled * 0.4
}
