import type { Methods } from '../method.ts'
import { paretoTable } from '../requests/pareto.ts'
import { priorityTable } from '../requests/priority.ts'

export const priority: Methods<'priority' | 'pareto'> = { priority: priorityTable, pareto: (project, request) => paretoTable(project, request.spec) }
