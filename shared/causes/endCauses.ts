import type { Bone } from '../model/fishbone.ts'

/** A bone where the branch ends (末端原因), or any other with its place in the figure. */
export interface PlacedCause {
  bone: Bone
  /** Texts from the big bone down to the bone itself. */
  path: string[]
  end: boolean
  /** 1.. over the end causes in the order of the figure; null for the others. */
  number: number | null
}

/** Bones in the order of the figure (parents first, siblings in order), end causes numbered. */
export function placedCauses(bones: readonly Bone[]): PlacedCause[] {
  const children = Map.groupBy(bones, bone => bone.parent)
  const placed: PlacedCause[] = []
  let number = 0
  const visit = (parent: string | null, above: readonly string[]): void => {
    for (const bone of children.get(parent) ?? []) {
      const end = !children.has(bone.id)
      const path = [...above, bone.text]
      placed.push({ bone, path, end, number: end ? ++number : null })
      visit(bone.id, path)
    }
  }
  visit(null, [])
  return placed
}

/** The factor of a bone, or of the nearest bone above it that has one. */
export function factorOver(bones: readonly Bone[], id: string): string | null {
  const byId = new Map(bones.map(bone => [bone.id, bone]))
  for (let bone = byId.get(id); bone; bone = bone.parent === null ? undefined : byId.get(bone.parent)) if (bone.factor !== null) return bone.factor
  return null
}
