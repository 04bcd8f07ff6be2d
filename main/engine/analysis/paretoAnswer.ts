import type { ParetoSpec } from '../../../shared/model/figureSpec.ts'
import type { ParetoPanels, ParetoResult, ParetoUncertainty } from '../../../shared/model/results.ts'
import type { ProjectReader } from '../store/reader.ts'
import { paretoCategories } from './paretoCategories.ts'
import { paretoPanels } from './paretoPanels.ts'
import { paretoOf } from './paretoResult.ts'
import { paretoUncertainty } from './paretoUncertainty.ts'

interface ParetoAnswer { result: ParetoResult; panels: ParetoPanels | null; uncertainty: ParetoUncertainty | null }

/** Everything a Pareto figure says. `project` is held to the segment of the source. */
export function paretoAnswer(project: ProjectReader, spec: ParetoSpec, replicates?: Float64Array): ParetoAnswer {
  const mentions = paretoCategories(project, spec.source)
  const result = paretoOf(mentions, spec)
  return { result, panels: paretoPanels(project, spec, mentions, result), uncertainty: paretoUncertainty(project, spec, mentions, result, replicates) }
}
