import { CodeTable, codesOf, withFreeCodes } from '../codes.ts'
import { reusedOptions } from '../versions.ts'
import { plainText, wordsIn, freeOptionCode } from '../text.ts'
import { perQuestion } from './rule.ts'
import type { Hit, Rule } from './rule.ts'

const duplicateCode: Rule = {
  id: 'duplicateCode', severity: 'error',
  find: ({ outline }) => {
    const first = new Map<string, string>()
    return outline.nodes.flatMap((at): Hit[] => codesOf(at.node).flatMap(code => {
      const other = first.get(code.toLowerCase())
      if (other === undefined) { first.set(code.toLowerCase(), at.node.code); return [] }
      return [{ at, part: code === at.node.code ? 'code' : `row:${code}`, params: { duplicate: code } }]
    }))
  },
  fix: ({ outline }, hit) => {
    if (!hit.at) return null
    const others = new CodeTable(outline.nodes.filter(each => each !== hit.at).map(each => each.node))
    const content = withFreeCodes(hit.at.node, others).node
    return { node: { id: hit.at.id, content } }
  },
}

/** Variables the questions make: Q5 with option 1 and a question named Q5_1 would be one column. */
const duplicateVariable: Rule = {
  id: 'duplicateVariable', severity: 'error',
  find: ({ outline, conditions }) => {
    const first = new Map<string, string>()
    return conditions.names.variables.flatMap((variable): Hit[] => {
      const name = variable.id.toLowerCase()
      const other = first.get(name)
      first.set(name, other ?? variable.question)
      if (other === undefined || other === variable.question) return []
      const at = outline.nodes.find(each => each.node.code === variable.question) ?? null
      return [{ at, params: { name: variable.id, other } }]
    })
  },
}

const duplicateOptionCode = perQuestion('duplicateOptionCode', 'error', ({ node }) => {
  if (!('options' in node)) return []
  const seen = new Set<number>()
  return node.options.map((option, index) => {
    const again = seen.has(option.code)
    seen.add(option.code)
    return again ? { part: `option:${index}`, params: { option: option.code, text: wordsIn(option.text) } } : null
  })
}, (question, hit) => {
  if (!('options' in question)) return null
  const place = Number(hit.part?.split(':')[1])
  return { ...question, options: question.options.map((option, index) => (index === place ? { ...option, code: freeOptionCode(question.options) } : option)) }
})

const duplicateOptionText = perQuestion('duplicateOptionText', 'error', ({ node }, { language }) => {
  const texts = 'options' in node ? node.options.map(option => option.text) : 'rows' in node ? node.rows.map(row => row.text) : []
  const seen = new Set<string>()
  return texts.map((text, index) => {
    const words = wordsIn(text, language)
    // Signs can tell two texts apart: + and -, < and >.
    const plain = plainText(words) === '' ? words.trim() : `${plainText(words)}|${words.replace(/[^\p{S}~\-－—～]/gu, '')}`
    const again = plain !== '' && seen.has(plain)
    seen.add(plain)
    return again ? { part: `option:${index}`, params: { text: words } } : null
  })
})

const optionReused: Rule = perQuestion('optionReused', 'warning', ({ node }, { versions }) =>
  reusedOptions(node, versions).map(({ option, before, now }) => ({ part: `option:${option}`, params: { option, before, now } })))

export const codeRules: readonly Rule[] = [duplicateCode, duplicateVariable, duplicateOptionCode, duplicateOptionText, optionReused]
