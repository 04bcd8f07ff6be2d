import type { Tag } from '../rpc/envelope.ts'

/** The words of invalidation. A query and a commit that share a tag concern each other. */
export const tag = {
  project: 'project' as Tag,
  datasets: 'datasets' as Tag,
  /** Variables, questions, scales, codes of one dataset. */
  variables: (dataset: number): Tag => `variables:${dataset}`,
  /** Cells and row states of one dataset. */
  cells: (dataset: number): Tag => `cells:${dataset}`,
  factors: 'factors' as Tag,
  fishbones: 'fishbones' as Tag,
  fishbone: (id: string): Tag => `fishbone:${id}`,
  figures: 'figures' as Tag,
  history: 'history' as Tag,
  backups: 'backups' as Tag,
  segments: 'segments' as Tag,
  comments: (dataset: number): Tag => `comments:${dataset}`,
  codings: (dataset: number): Tag => `codings:${dataset}`,
  studies: 'studies' as Tag,
  sources: 'sources' as Tag,
  terms: 'terms' as Tag,
  /** Confirmations, measures and effect checks. */
  causes: 'causes' as Tag,
  questionnaires: 'questionnaires' as Tag,
  /** Sections, questions and versions of one questionnaire. */
  questionnaire: (id: string): Tag => `questionnaire:${id}`,
  /** Paper entries of one questionnaire. */
  entries: (questionnaire: string): Tag => `entries:${questionnaire}`,
  reports: 'reports' as Tag,
  report: (id: string): Tag => `report:${id}`,
}
