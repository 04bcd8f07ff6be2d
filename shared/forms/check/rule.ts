import type { FormNode, FormQuestion, FormSettings, FormSnapshot } from '../../model/form.ts'
import { isSection } from '../../model/form.ts'
import type { FormConditions } from '../conditions.ts'
import type { Outline, OutlineNode } from '../outline.ts'
import type { Reach } from './reach.ts'
import type { Severity } from './finding.ts'

export interface CheckExtras {
  /** Published versions, oldest first; empty where there are none. */
  versions: readonly FormSnapshot[]
  /** Ids of the factors there are; null: not known (a document by itself). */
  factors: ReadonlySet<string> | null
}

export interface RuleContext extends CheckExtras {
  outline: Outline
  /** The main language of the questionnaire, in which its wording is judged. */
  language: string
  conditions: FormConditions
  reach: Reach
  questions: readonly AskedNode[]
}

export interface AskedNode extends OutlineNode { node: FormQuestion }

export interface Hit {
  at: OutlineNode | null
  part?: string
  params?: Record<string, string | number>
  excerpt?: string
  severity?: Severity
  /** false: this one cannot be put right by a command although others of the rule can. */
  fixable?: boolean
}

/** What a fix changes: one node, or the settings. */
export interface Fixed { node?: { id: string; content: FormNode }; settings?: FormSettings }

export interface Rule {
  id: string
  severity: Severity
  find(context: RuleContext): Hit[]
  fix?(context: RuleContext, hit: Hit): Fixed | null
}

/** A rule that looks at each question by itself. */
export const perQuestion = (id: string, severity: Severity, look: (at: AskedNode, context: RuleContext) => (Omit<Hit, 'at'> | null)[], fix?: (question: FormQuestion, hit: Hit, context: RuleContext) => FormQuestion | null): Rule => ({
  id, severity,
  find: context => context.questions.flatMap(at => look(at, context).flatMap(hit => (hit ? [{ ...hit, at }] : []))),
  ...(fix && {
    fix: (context, hit) => {
      if (!hit.at || isSection(hit.at.node)) return null
      const content = fix(hit.at.node, hit, context)
      return content && { node: { id: hit.at.id, content } }
    },
  }),
})
