import { options, words } from '../../forms/templates/build.ts'
import type { QuestionInput } from '../../forms/templates/build.ts'

/** Background questions of several templates; their codes begin with `prefix`. */
export const gender = (code: string): QuestionInput => ({ kind: 'single', code, text: words(['性别', 'Gender']), options: options(['男', 'Male'], ['女', 'Female'], ['不愿回答', 'Prefer not to say', { missing: true }]) })
export const age = (code: string): QuestionInput => ({
  kind: 'single', code, text: words(['年龄', 'Age']),
  options: options(['不满 18 岁', 'Under 18'], ['18–24 岁', '18–24'], ['25–34 岁', '25–34'], ['35–44 岁', '35–44'], ['45–59 岁', '45–59'], ['60 岁及以上', '60 or older']),
})
/** Experience with the product, so that scores can be told apart by it. */
export const tenure = (code: string): QuestionInput => ({
  kind: 'single', code, text: words(['使用本产品或服务多久了', 'How long have you used this product or service']),
  options: options(['不满 1 年', 'Under 1 year'], ['1 年至不满 3 年', '1 year to under 3 years'], ['3 年至不满 5 年', '3 years to under 5 years'], ['5 年及以上', '5 years or more']),
})
export const openEnd = (code: string): QuestionInput => ({ kind: 'text', code, lines: 4, required: false, text: words(['最希望改进的一个方面是什么？', 'What one thing should be improved first?']) })
