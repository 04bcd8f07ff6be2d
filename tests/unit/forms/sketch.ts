import { formDocument } from '../../../shared/model/form.ts'
import type { FormDocument } from '../../../shared/model/form.ts'
import { outlineOfDocument } from '../../../shared/forms/outline.ts'
import type { Outline } from '../../../shared/forms/outline.ts'

type Loose = Record<string, unknown>
const zh = (text: string): { 'zh-CN': string } => ({ 'zh-CN': text })
export const opts = (...texts: string[]): Loose[] => texts.map((text, index) => ({ code: index + 1, text: zh(text) }))

/** Questions as short as a test can say them; a node of kind `section` opens a section. */
export function sketched(nodes: readonly Loose[], settings: Loose = {}): FormDocument {
  const sections: { section: Loose | null; questions: Loose[] }[] = []
  const spell = (node: Loose): Loose => ({ ...node, text: typeof node['text'] === 'string' ? zh(node['text']) : node['text'] ?? zh('这里问的是什么') })
  for (const node of nodes) {
    if (node['kind'] === 'section') sections.push({ section: spell(node), questions: [] })
    else {
      if (sections.length === 0) sections.push({ section: null, questions: [] })
      sections.at(-1)!.questions.push(spell(node))
    }
  }
  return formDocument.parse({ settings: { title: zh('问卷'), ...settings }, sections })
}
export const outline = (nodes: readonly Loose[], settings?: Loose): Outline => outlineOfDocument(sketched(nodes, settings))
