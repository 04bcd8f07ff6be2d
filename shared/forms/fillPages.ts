import type { FormQuestion, FormSection } from '../model/form.ts'
import { isSection } from '../model/form.ts'
import type { FormLogic, FormPath } from './logic.ts'

export type PerScreen = 'question' | 'section'
/** A screen: `code` is that of its question, or of its section (of its first question, where that stands in none). */
export interface FillPage { code: string; section: FormSection | null; questions: FormQuestion[] }

/** Screens of the questions on the respondent's way, in order. A description stands on the screen of the question after it. */
export function fillPages(logic: FormLogic, path: FormPath, per: PerScreen): FillPage[] {
  const { nodes } = logic.conditions
  const shown = new Set(path.shown)
  const pages: FillPage[] = []
  let waiting: FormQuestion[] = []
  let within = -2
  for (const { node, section } of nodes) {
    if (isSection(node) || !shown.has(node.code)) continue
    const home = section >= 0 ? nodes[section]!.node as FormSection : null
    if (per === 'question') {
      waiting.push(node)
      if (node.kind === 'description') continue
      pages.push({ code: node.code, section: home, questions: waiting })
      waiting = []
    } else if (section === within) pages.at(-1)!.questions.push(node)
    else {
      within = section
      pages.push({ code: home?.code ?? node.code, section: home, questions: [node] })
    }
  }
  if (waiting.length > 0) pages.push({ code: waiting[0]!.code, section: null, questions: waiting })
  return pages
}
