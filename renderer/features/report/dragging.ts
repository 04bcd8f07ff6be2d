import type { DragEvent } from 'react'

const TYPE = 'application/x-yinguo-blocks'

export function startDrag(event: DragEvent, blocks: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(blocks))
  event.dataTransfer.effectAllowed = 'move'
}

export const isDragged = (event: DragEvent): boolean => event.dataTransfer.types.includes(TYPE)

/** Ids of the blocks that are dropped; none where something else is. */
export function dragged(event: DragEvent): string[] {
  const text = event.dataTransfer.getData(TYPE)
  return text ? (JSON.parse(text) as string[]) : []
}
