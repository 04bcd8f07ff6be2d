import { Suspense } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../app/commands.ts'
import { useEngineQuery } from '../../app/engine/hooks.ts'
import { useT } from '../../app/i18n.tsx'
import { useRemembered } from '../../app/remembered.ts'
import { navigate, useRoute } from '../../app/route.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { FormsPage } from './FormsPage.tsx'
import { PageBar } from './PageBar.tsx'
import { pageNamed, pages } from './pages.ts'
import type { QuestionnairePage } from './pages.ts'
import '../figure/figure.css'
import './questionnaire.css'
import './designer.css'

/** Address of the list of questionnaires and templates. */
export const LIST = 'list'

/** 问卷: designed here, filled here, and which factor every question measures. `#/questionnaire/<page>/<form>`. */
export default function QuestionnairePlace(): ReactNode {
  const t = useT()
  const { rest } = useRoute()
  const forms = useEngineQuery('form.list', {})
  const datasets = useEngineQuery('dataset.list', {})
  const [remembered, remember] = useRemembered<string>('questionnaire', '')
  const list = forms.data
  const chosen = list?.find(({ id }) => id === rest[1]) ?? list?.find(({ id }) => id === remembered) ?? list?.[0]
  const form = useEngineQuery('form.get', { form: chosen?.id ?? '-' }, { enabled: chosen !== undefined, keepPrevious: false })
  const open = (page: string, id = chosen?.id): void => {
    if (id) { remember(id); navigate('questionnaire', page, id) } else navigate('questionnaire', page)
  }
  useCommands([
    { id: 'questionnaire.new', label: 'designer.forms.new', group: 'place', run: () => navigate('questionnaire', LIST) },
    ...pages.map(page => ({ id: `questionnaire.page.${page.name}`, label: page.label, group: 'place' as const, when: () => page.OfProject !== undefined || chosen !== undefined, run: () => open(page.name) })),
  ])

  if (forms.error ?? datasets.error) return <ErrorNote error={forms.error ?? datasets.error} />
  if (!list || !datasets.data) return null
  // Someone who came with finished data looks for the factors; someone who comes without begins with the design.
  const wanted: QuestionnairePage | undefined = pageNamed(rest[0]) ?? (rest[0] === LIST ? undefined : list.length === 0 && datasets.data.length > 0 ? pageNamed('tree') : pages[0])
  const page = wanted?.OfForm && !chosen ? undefined : wanted
  return (
    <div className="yg-questionnaire">
      <PageBar list={list} chosen={chosen} page={page?.name ?? null} onForm={id => open(page?.OfForm ? page.name : 'design', id)} />
      <div className="yg-questionnaire-page">
        <Suspense fallback={<p className="yg-waiting">{t('controls.loading')}</p>}>
          {page === undefined ? <FormsPage list={list} onOpen={id => open('design', id)} />
            : page.OfProject ? <page.OfProject />
              : form.error ? <ErrorNote error={form.error} />
                : form.data && form.data.id === chosen?.id ? <page.OfForm key={form.data.id} form={form.data} /> : null}
        </Suspense>
      </div>
    </div>
  )
}
