import { useEffect, useLayoutEffect, useState } from 'react'
import type { FormNode, PlacedNode } from '../../../../shared/model/form.ts'
import type { FormDraft } from '../design/formDraft.ts'
import type { DesignActions } from '../design/useDesigner.ts'

/** After so long without a letter the properties follow what is typed in the canvas. */
const CALM = 160

/**
 * A node for the properties beside the canvas: drawing them takes longer than a frame allows, so they follow when typing pauses. What is
 * changed in the properties themselves shows at once.
 */
export function useCalmNode(draft: FormDraft, placed: PlacedNode, actions: DesignActions): [FormNode, (next: (node: FormNode) => FormNode) => void] {
  const { id } = placed
  const [node, setNode] = useState(() => draft.typed(id) ?? placed.node)
  useLayoutEffect(() => { setNode(draft.typed(id) ?? placed.node) }, [draft, id, placed])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const stop = draft.subscribe(() => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => setNode(draft.typed(id) ?? placed.node), CALM)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [draft, id, placed])
  const change = (next: (node: FormNode) => FormNode): void => {
    const content = next(draft.typed(id) ?? placed.node)
    actions.edit(id, content)
    setNode(content)
  }
  return [node, change]
}
