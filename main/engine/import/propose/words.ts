import { NOT_SHOWN, SHOWN_EMPTY } from '../../../../shared/model/missing.ts'

/**
 * Labels are compared without the differences people do not see: full-width ASCII, NBSP, ideographic space,
 * runs of blanks. What is kept and shown is the text as it came.
 */
export function normalLabel(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, char => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u00a0\u3000\ufeff]+/g, ' ')
    .trim()
}

/** A header as it is shown: line ends and double blanks gone, nothing else touched. */
export const cleanHeader = (text: string): string => text.replace(/[\s\u00a0\u3000\ufeff]+/g, ' ').trim()

/** 问卷星 marks, half-width in the download and full-width in retyped data (FORMATS.md 1, missing codes); our own exports write ours. */
export function missingMark(normal: string): 'notShown' | 'empty' | null {
  if (normal === '(跳过)' || normal === NOT_SHOWN) return 'notShown'
  if (normal === '(空)' || normal === SHOWN_EMPTY) return 'empty'
  return null
}

const noAnswerWords = new Set([
  '不适用', '不清楚', '不知道', '说不清', '说不清楚', '不了解情况', '没用过', '未使用', '没有使用过', '未使用过', '拒答', '拒绝回答', '不便透露', '无法评价', '不好说', '未办理过', '未接触过', '不记得', '记不清',
  // What R, Python, SQL and SPSS write into a cell without a value.
  'nan', '#nan', 'null', '#null!', '#num!', '.',
  'n/a', 'na', '#n/a', 'not applicable', 'does not apply', 'don\'t know', 'dont know', 'do not know', 'don\u2019t know', 'dk', 'unsure', 'not sure', 'prefer not to say',
  'prefer not to answer', 'prefer not to disclose', 'no answer', 'no opinion', 'refused', 'can\'t say', 'cannot say', 'unknown', 'i don\'t know', 'unfamiliar (n/a)', 'does not apply to me', 'doesn\'t apply', 'keine angabe', 'weiß nicht', 'weiss nicht', 'no sabe', 'no contesta', 'ne sait pas', 'sans opinion', 'weet niet',
])

/** 不适用, 不清楚, N/A and the like: an answer that says there is none to count. 「无」 and "None" are answers. */
export const isNoAnswer = (normal: string): boolean => noAnswerWords.has(normal.toLowerCase())

const scaleTitle = /满意|滿意|評價|評分|重要程度|评价|打分|评分|程度|同意|赞同|认同|重要性|推荐|怎么样|如何看|感觉如何|符合|可能性|意愿|satisf|rate\b|rating|score|how likely|on a scale|scale of|where \d{1,2} (is|means)|recommend|agree|extent|how important|importance|how (easy|difficult|interested|useful|helpful|confident|comfortable|crowded|safe|familiar|willing|clear)/i
const choiceTitle = /^哪|哪些|哪个|哪种|哪一|什么|多少|几[个次年岁人]|是否|有没有|^(which|what)\b|\b(in|at|for|of|to|from) (which|what)\b|\b(which|what) (is|are|was|were|of|do|did|type|kind)\b|how many|how much|how often/i
const demographic = /性别|年龄|岁|学历|教育程度|文化程度|职业|收入|专业|年级|地区|城市|省份|婚姻|民族|身份|单位|部门|工龄|户口|居住|gender|\bsex\b|\bage\b|education|occupation|income|\bgrade\b|marital|country|region|department|major\b/i

/** 您的年龄 asks who answers; a long statement that mentions a city is still a statement. */
const asksWho = (title: string): boolean => title.length <= 24 && demographic.test(title)

/** The title says that several options may be chosen. */
export const asksForSeveral = (title: string): boolean => /多选|可复选|可複選|複選|不定项|不限选|select all|all that apply|choose all|tick all|check all/i.test(title)

/** The title asks for a judgement on a ladder. */
export const asksForScale = (title: string): boolean => scaleTitle.test(title) && !asksWho(title)
/** The title asks for a fact or a choice, whose codes are no ladder. */
export const asksForChoice = (title: string): boolean => asksWho(title) || choiceTitle.test(title)

/** The title can be answered by yes or no. */
export const asksYesNo = (title: string): boolean => /^(do|does|did|are|is|was|were|have|has|had|can|could|will|would|should|am)\b.*\?/is.test(title.trim()) || /是否|有没有|会不会|能不能|愿不愿/.test(title)
