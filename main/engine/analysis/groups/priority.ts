import type { Methods } from '../method.ts'
import { paretoTable } from '../requests/pareto.ts'
import { priorityTable } from '../requests/priority.ts'
import { quadrantTable } from '../requests/quadrantTable.ts'

export const priority: Methods<'priority' | 'pareto' | 'quadrant'> = {
  priority: priorityTable, pareto: (project, request, hooks) => paretoTable(project, request.spec, hooks.replicates), quadrant: quadrantTable,
}
