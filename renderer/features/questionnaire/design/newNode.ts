import type { NewFormNode } from '../../../../shared/contract/form.ts'
import { isSection } from '../../../../shared/model/form.ts'
import type { FormNode, FormScale, FormText } from '../../../../shared/model/form.ts'

const scaleOf = (node: FormNode | undefined): FormScale | null =>
  (!node || isSection(node) ? null : 'scale' in node ? node.scale : node.kind === 'paired' ? node.performance : null)

/** What one begins with: two options, one row, a scale of five; the scale of the question beside it where that has one. */
export function newNode(kind: FormNode['kind'], text: FormText = {}, beside?: FormNode): NewFormNode {
  const options = [1, 2].map(code => ({ code, text: {} }))
  const rows = [{ text: {} }]
  const scale: unknown = scaleOf(beside) ?? { min: 1, max: 5 }
  switch (kind) {
    case 'single': case 'multiple': case 'ranking': return { kind, text, options }
    case 'matrixSingle': return { kind, text, rows, options }
    case 'scale': return { kind, text, scale }
    case 'matrixScale': return { kind, text, rows, scale }
    case 'paired': return { kind, text, rows, importance: scale, performance: scale }
    case 'kano': return { kind, text, rows }
    default: return { kind, text }
  }
}
