import { isSection } from '../../../../shared/model/form.ts'
import type { FormNode, FormScale, FormSettings, FormText } from '../../../../shared/model/form.ts'

/** A text of a question that has words in every language. `name`: the end of its key in i18n `designer.text`; `detail`: code of an option or row, or a point. */
export interface NodeText { key: string; name: 'text' | 'hint' | 'option' | 'row' | 'minLabel' | 'maxLabel' | 'point' | 'notApplicable' | 'unit'; detail: string; text: FormText; put(text: FormText): FormNode }

/** Every text of a node in the order it is read; a hint, a unit or a label only where some language has one. */
export function nodeTexts(node: FormNode): NodeText[] {
  const texts: NodeText[] = [{ key: 'text', name: 'text', detail: '', text: node.text, put: text => ({ ...node, text }) }]
  const has = (text: FormText): boolean => Object.values(text).some(words => words.trim() !== '')
  if (has(node.hint)) texts.push({ key: 'hint', name: 'hint', detail: '', text: node.hint, put: hint => ({ ...node, hint }) })
  if (isSection(node)) return texts
  if ('rows' in node) {
    node.rows.forEach((row, index) => texts.push({ key: `row-${index}`, name: 'row', detail: row.code, text: row.text, put: text => ({ ...node, rows: node.rows.with(index, { ...row, text }) }) as FormNode }))
  }
  if ('options' in node) {
    node.options.forEach((option, index) => texts.push({ key: `option-${index}`, name: 'option', detail: String(option.code), text: option.text, put: text => ({ ...node, options: node.options.with(index, { ...option, text }) }) as FormNode }))
  }
  if (node.kind === 'nps') for (const end of ['minLabel', 'maxLabel'] as const) texts.push({ key: end, name: end, detail: '', text: node[end], put: text => ({ ...node, [end]: text }) })
  if (node.kind === 'number' && has(node.unit)) texts.push({ key: 'unit', name: 'unit', detail: '', text: node.unit, put: unit => ({ ...node, unit }) })
  for (const which of ['scale', 'performance', 'importance'] as const) {
    const scale = (node as Partial<Record<typeof which, FormScale>>)[which]
    if (scale) texts.push(...scaleTexts(which, scale, changed => ({ ...node, [which]: changed }) as FormNode))
  }
  return texts
}

function scaleTexts(which: string, scale: FormScale, put: (scale: FormScale) => FormNode): NodeText[] {
  const na = scale.notApplicable
  return [
    { key: `${which}-min`, name: 'minLabel', detail: String(scale.min), text: scale.minLabel, put: minLabel => put({ ...scale, minLabel }) },
    { key: `${which}-max`, name: 'maxLabel', detail: String(scale.max), text: scale.maxLabel, put: maxLabel => put({ ...scale, maxLabel }) },
    ...Object.entries(scale.points).map(([point, text]): NodeText => ({ key: `${which}-${point}`, name: 'point', detail: point, text, put: words => put({ ...scale, points: { ...scale.points, [point]: words } }) })),
    ...(na ? [{ key: `${which}-na`, name: 'notApplicable' as const, detail: '', text: na.text, put: (text: FormText) => put({ ...scale, notApplicable: { ...na, text } }) }] : []),
  ]
}

export const settingsTexts = ['title', 'intro', 'consent', 'thanks'] as const satisfies readonly (keyof FormSettings)[]

/** The text with words of one language changed; empty words leave no trace. */
export function withWords(text: FormText, language: string, words: string): FormText {
  if (words !== '') return { ...text, [language]: words }
  const { [language]: _, ...rest } = text
  return rest
}
