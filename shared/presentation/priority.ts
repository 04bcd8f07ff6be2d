import { pareto } from './pareto.ts'
import { priorities } from './priorityOrder.ts'
import { quadrant } from './priorityQuadrant.ts'
import type { Presenters } from './presented.ts'

export const priority: Presenters<'priority' | 'pareto' | 'quadrant'> = { priority: priorities, pareto, quadrant }
