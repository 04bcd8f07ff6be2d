import type { AnyForm } from './form.ts'
import { activityForms } from './activityForms.tsx'
import { brands } from './brandsForm.tsx'
import { comparisonForms } from './comparisonForms.tsx'
import { descriptiveForms } from './descriptiveForms.tsx'
import { measurementForms } from './measurementForms.tsx'
import { priorityForms } from './priorityForms.tsx'
import { qualityForms } from './qualityForms.tsx'
import { relationForms } from './relationForms.tsx'
import { weightingForms } from './weightingForms.tsx'

/** Methods with a form of options at the right. */
export const forms = { ...descriptiveForms, ...relationForms, ...comparisonForms, brands, ...measurementForms, ...weightingForms, ...qualityForms, ...activityForms, ...priorityForms } satisfies Record<string, AnyForm>
export type FormName = keyof typeof forms

/** Methods with a page of their own: a drawing, a matrix, a pasted table. */
export const ownPages = { pls: 'pls', ahp: 'weights', forensics: 'forensics' } as const
export type EntryName = FormName | keyof typeof ownPages

/** The list at the left, in the order of the work. */
export const chapters = [
  { key: 'describe', entries: ['describe', 'frequencies', 'responses', 'dimensions'] },
  { key: 'relation', entries: ['correlate', 'partial', 'regress', 'drivers', 'priority', 'quadrant'] },
  { key: 'comparison', entries: ['compare', 'ttest', 'paired', 'mannwhitney', 'wilcoxon', 'anova', 'kruskal', 'crosstab', 'mcnemar', 'proportion', 'nps', 'brands', 'beforeAfter'] },
  { key: 'measurement', entries: ['reliability', 'efa', 'cfa', 'validity'] },
  { key: 'weighting', entries: ['weights', 'ahp', 'weightings'] },
  { key: 'model', entries: ['pls'] },
  { key: 'quality', entries: ['kano', 'gap', 'control', 'checksheet', 'hourly', 'plan', 'pareto'] },
  { key: 'forensics', entries: ['forensics'] },
] as const satisfies readonly { key: string; entries: readonly EntryName[] }[]

export const isForm = (word: string | undefined): word is FormName => word !== undefined && Object.hasOwn(forms, word)
export const isEntry = (word: string | undefined): word is EntryName => isForm(word) || (word !== undefined && Object.hasOwn(ownPages, word))

/** What may stand in the answers' stead: these need no data set. */
export const standsAlone = (entry: EntryName): boolean => entry === 'ahp' || entry === 'forensics'
