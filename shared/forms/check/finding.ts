/** error: data would be lost or wrong. warning: likely to harm the answers. hint: worth a look. */
export type Severity = 'error' | 'warning' | 'hint'

/**
 * Something the checker has to say. Its sentence is i18n `formCheck.rule.<rule>`, its reason `formCheck.why.<rule>`, and its advice
 * `formCheck.advice.<rule>`, all filled with `params`.
 */
export interface FormFinding {
  rule: string
  severity: Severity
  /** Id of the node (its code where a document is checked); null: the whole questionnaire. */
  node: string | null
  /** Where in the node: `row:CODE`, `option:CODE`, `show`, `skip:0`, `text`, `scale`; null: the node itself. */
  part: string | null
  params: Record<string, string | number>
  /** The very words it is about, as they stand in the text, for underlining; null where it is about none. */
  excerpt: string | null
  /** One command can put it right (`form.fix`). */
  fixable: boolean
}
