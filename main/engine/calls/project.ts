import type { Overview } from '../../../shared/contract/project.ts'
import { subtree } from '../../../shared/model/factor.ts'
import type { Handlers } from '../handler.ts'
import type { ProjectReader } from '../store/reader.ts'

/** Items are the answers that have a scale, or that someone put into the factor tree. */
function overview(project: ProjectReader): Overview {
  const datasets = project.datasets()
  const factors = project.factors()
  const items = datasets.flatMap(({ id }) => project.dataset(id).variables)
    .filter(variable => variable.role === 'answer' && (variable.scale !== null || variable.factor !== null))
  const bones = project.fishbones().flatMap(({ id }) => project.fishbone(id).bones)
  return {
    datasets: datasets.length,
    rows: datasets.reduce((sum, dataset) => sum + dataset.rows, 0),
    chain: {
      items: items.length,
      itemsWithoutFactor: items.filter(item => item.factor === null).length,
      factors: factors.length,
      // A dimension without items of its own is no hole when a factor below it has some.
      factorsWithoutItems: factors.filter(factor => subtree(factors, factor.id).every(below => below.items.length === 0)).length,
      bones: bones.length,
      bonesWithoutFactor: bones.filter(bone => bone.factor === null).length,
      fishbones: project.fishbones().length,
      figures: project.figures().length,
    },
    ledger: datasets.at(-1)?.ledger ?? null,
  }
}

export const projectHandlers: Handlers<'project.overview' | 'project.rename'> = {
  'project.overview': (_, { project }) => overview(project),
  'project.rename': ({ name }, { project, describe }) => {
    describe({ name })
    project.renameProject(name)
    return project.info()
  },
}
