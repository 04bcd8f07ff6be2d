import type { Variable } from './variable.ts'

const background = /性别|年龄|年代|学历|教育程度|文化程度|职业|行业|收入|专业|院系|学院|年级|班级|地区|城市|省份|区县|街道|乡镇|户籍|籍贯|国籍|民族|婚姻|身份|单位|部门|岗位|职务|职称|工龄|居住|宗教|政治面貌|\b(gender|sex|age|education|degree|occupation|profession|job title|income|salary|grade|year of study|major|faculty|department|marital|ethnicity|race|religion|nationality|country|region|city|province|state|district|postcode|zip)\b/i

/** A question about who answers, short enough to be one: with others of its kind it may point at a person. */
export const isBackground = (variable: Pick<Variable, 'label' | 'kind' | 'role'>): boolean =>
  (variable.role === 'answer' || variable.role === 'paradata') && variable.kind !== 'text' && variable.kind !== 'date' && variable.label.length <= 40 && background.test(variable.label)
