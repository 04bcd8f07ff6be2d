import { paretoBehind } from '../analysis/paretoBehind.ts'
import type { Handlers } from '../handler.ts'

export const paretoHandlers: Handlers<'pareto.behind'> = {
  'pareto.behind': (asked, { project }) => paretoBehind(project, asked),
}
