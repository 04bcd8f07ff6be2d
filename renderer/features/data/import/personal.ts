import type { ColumnProfile, ImportProposal, ImportRecipe, VariableDraft } from '../../../../shared/contract/import.ts'

/** What is done with a column of personal data. `coarsen`: a place to the city, a time to the day. */
const handlings = ['drop', 'mask', 'coarsen', 'keep'] as const
export type Handling = (typeof handlings)[number]

export interface PersonalColumn {
  id: string
  column: number
  label: string
  /** Why it is held to be personal: keys of `import.reason`. */
  reasons: string[]
  samples: string[]
  choices: Handling[]
  coarser: 'city' | 'day' | null
}

const places = ['idIp', 'idAddress', 'idPosition']
const placeTitle = /\bip\b|ip$|地址|位置|坐标|经度|纬度|address|location|latitude|longitude/i

function coarserOf(variable: VariableDraft, profile: ColumnProfile | undefined): 'city' | 'day' | null {
  if (variable.kind === 'date') return 'day'
  if (profile?.reasons.some(reason => places.includes(reason)) || placeTitle.test(variable.label)) return 'city'
  return null
}

function reasonsOf(profile: ColumnProfile | undefined): string[] {
  const told = (profile?.reasons ?? []).filter(reason => /^id[A-Z]/.test(reason))
  return told.length > 0 ? told : ['identifier']
}

/** Columns that may name a person, and precise times: as they were proposed, whatever has been chosen since. */
export function personalColumns(proposal: ImportProposal): PersonalColumn[] {
  const profiles = new Map(proposal.columns.map(column => [column.index, column]))
  const columns = proposal.recipe.variables.flatMap((variable): (PersonalColumn & { identifier: boolean })[] => {
    const identifier = variable.role === 'identifier'
    const profile = profiles.get(variable.source.column)
    const precise = variable.role === 'paradata' && variable.kind === 'date' && (profile?.samples.some(sample => sample.includes(':')) ?? false)
    if (!identifier && !precise) return []
    const coarser = coarserOf(variable, profile)
    const choices = handlings.filter(handling => (handling === 'coarsen' ? coarser !== null : handling === 'mask' ? identifier : true))
    return [{
      id: variable.id, column: variable.source.column, label: variable.label || variable.name, samples: profile?.samples.slice(0, 3) ?? [], coarser, choices,
      reasons: identifier ? reasonsOf(profile) : ['preciseTime'], identifier,
    }]
  })
  // What names a person first; times are kept unless someone minds.
  return [...columns.filter(column => column.identifier), ...columns.filter(column => !column.identifier)]
}

export function handlingOf(variable: VariableDraft): Handling {
  if (!variable.include) return 'drop'
  return variable.treatment === 'keep' ? 'keep' : variable.treatment === 'mask' ? 'mask' : 'coarsen'
}

/** What is masked or coarsened no longer names anybody: it is a column like others. What is kept stays marked, and out of exports. */
export function withHandling(recipe: ImportRecipe, personal: PersonalColumn, handling: Handling): ImportRecipe {
  const harmless = personal.coarser === 'day' || handling === 'mask' || handling === 'coarsen'
  return {
    ...recipe,
    variables: recipe.variables.map((variable): VariableDraft => (variable.id === personal.id
      ? {
          ...variable, include: handling !== 'drop', role: harmless ? 'paradata' : 'identifier',
          treatment: handling === 'mask' ? 'mask' : handling === 'coarsen' ? (personal.coarser ?? 'keep') : 'keep',
        }
      : variable)),
  }
}
