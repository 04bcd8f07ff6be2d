import { lazy } from 'react'
import type { ComponentType } from 'react'
import type { Form } from '../../../shared/model/form.ts'
import type { MessageKey } from '../../../shared/i18n/translate.ts'

export interface FormPageProps { form: Form }

/** `#/questionnaire/<name>/<form>`. A page is about one questionnaire (`OfForm`) or about the whole project (`OfProject`). */
export type QuestionnairePage = { name: string; label: MessageKey; /** Other first words of its address. */ also?: readonly string[] }
  & ({ OfForm: ComponentType<FormPageProps>; OfProject?: undefined } | { OfProject: ComponentType; OfForm?: undefined })

/** Pages of the place 问卷, in the order of the work; a page is one line here. */
export const pages: readonly QuestionnairePage[] = [
  { name: 'design', label: 'designer.page.design', OfForm: lazy(() => import('./design/DesignPage.tsx')) },
  { name: 'check', label: 'designer.page.check', OfForm: lazy(() => import('./check/CheckPage.tsx')) },
  { name: 'preview', label: 'designer.page.preview', OfForm: lazy(() => import('./preview/PreviewPage.tsx')) },
  { name: 'versions', label: 'designer.page.versions', OfForm: lazy(() => import('./versions/VersionsPage.tsx')) },
  { name: 'exchange', label: 'designer.page.exchange', OfForm: lazy(() => import('./exchange/ExchangePage.tsx')) },
  { name: 'fill', label: 'fill.page.fill', OfForm: lazy(() => import('./fill/FillPage.tsx')) },
  { name: 'entry', label: 'fill.page.entry', OfForm: lazy(() => import('./entry/EntryPage.tsx')) },
  { name: 'sampling', label: 'fill.page.sampling', OfProject: lazy(() => import('./sampling/SamplingPage.tsx')) },
  { name: 'pretest', label: 'fill.page.pretest', OfForm: lazy(() => import('./pretest/PretestPage.tsx')) },
  { name: 'match', label: 'fill.page.match', OfForm: lazy(() => import('./match/MatchPage.tsx')) },
  { name: 'tree', label: 'designer.page.factors', also: ['questions'], OfProject: lazy(() => import('./FactorsPage.tsx')) },
]

/** Pages that are about one questionnaire. */
export const ofForm = (page: QuestionnairePage): boolean => page.OfForm !== undefined

export const pageNamed = (name: string | undefined): QuestionnairePage | undefined =>
  pages.find(page => page.name === name || (name !== undefined && page.also?.includes(name) === true))
