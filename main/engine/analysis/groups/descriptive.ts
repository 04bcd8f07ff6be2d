import type { Methods } from '../method.ts'
import { describeColumns } from '../requests/describe.ts'
import { dimensionTable } from '../requests/dimensions.ts'
import { countValues } from '../requests/frequencies.ts'
import { countResponses } from '../requests/responses.ts'

export const descriptive: Methods<'describe' | 'frequencies' | 'responses' | 'dimensions'> = {
  describe: describeColumns, frequencies: countValues, responses: countResponses, dimensions: dimensionTable,
}
