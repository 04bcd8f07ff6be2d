import type { ImportRecipe } from '../../../../shared/contract/import.ts'
import { asType, meaningColumns, proposeMeanings, proposeType } from '../../../../shared/model/columnMeaning.ts'
import type { ColumnFacts } from './facts.ts'

const SAMPLES = 30

/** The recipe with what the sheet seems to be: a survey, or a log of records whose columns have jobs. */
export function withLogType(recipe: ImportRecipe, fileName: string, facts: ReadonlyMap<number, ColumnFacts>): ImportRecipe {
  const profileOf = (column: number): { filled: number; distinct: number; samples: string[] } | undefined => {
    const known = facts.get(column)
    return known && { filled: known.filled, distinct: known.distinct.length, samples: known.distinct.slice(0, SAMPLES).map(value => value.text) }
  }
  const columns = meaningColumns(recipe.variables, profileOf)
  return asType(recipe, proposeType(fileName, columns, proposeMeanings(columns)), profileOf)
}
