import type { Choices, Named } from '../expression/bind.ts'
import { isSection } from '../model/form.ts'
import type { Outline } from './outline.ts'
import { mainLanguage, wordsIn } from './text.ts'
import { formDrafts, optionVariable } from './variables.ts'
import type { FormVariable } from './variables.ts'

/** What a condition of a questionnaire may name: every variable by its code, multiple-choice questions by theirs in `selected` and `answered`. */
export interface FormNames { variables: FormVariable[]; named: Named[]; choices: Choices[] }

export function formNames(outline: Outline): FormNames {
  const language = mainLanguage(outline.settings)
  const { variables } = formDrafts(outline)
  return {
    variables,
    // Labels are long wordings here and would only make two questions ambiguous: names alone count.
    named: variables.map(({ id, name, kind, codes }) => ({ id, name, label: name, kind, codes })),
    choices: outline.nodes.flatMap(({ node }) => (isSection(node) || node.kind !== 'multiple' ? [] : [{
      name: node.code, options: node.options.map(option => ({ code: option.code, label: wordsIn(option.text, language), variable: optionVariable(node.code, option.code) })),
    }])),
  }
}
