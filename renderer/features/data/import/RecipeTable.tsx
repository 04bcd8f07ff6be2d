import { Drawer } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { ImportProposal, ImportRecipe } from '../../../../shared/contract/import.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { CodesEditor } from '../inspector/CodesEditor.tsx'
import { QuestionLine, VariableLine } from './RecipeLines.tsx'
import { changeVariables, recipeLines } from './recipe.ts'

/** Every line has this height, so that 1,900 columns need no more elements than fit the window. */
const LINE = 36
const AROUND = 8

/** The columns of the sheet as the questions they were taken for; everything can be corrected. */
export function RecipeTable({ proposal, recipe, onChange }: { proposal: ImportProposal; recipe: ImportRecipe; onChange: (recipe: ImportRecipe) => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const [editing, setEditing] = useState<string | null>(null)
  const [window, setWindow] = useState({ from: 0, count: 30 })
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(() => recipeLines(recipe), [recipe])
  const profiles = useMemo(() => new Map(proposal.columns.map(column => [column.index, column])), [proposal])
  const measure = (): void => {
    const box = scroller.current
    if (!box) return
    const from = Math.max(0, Math.floor(box.scrollTop / LINE) - AROUND)
    const count = Math.ceil(box.clientHeight / LINE) + 2 * AROUND
    if (from !== window.from || count !== window.count) setWindow({ from, count })
  }
  const shown = lines.slice(window.from, window.from + window.count)
  const edited = recipe.variables.find(variable => variable.id === editing)
  const all = recipe.variables.every(variable => variable.include)
  return (
    <section className="yg-recipe" aria-label={t('wizard.questions')}>
      <h2 className="yg-h2">
        {t('wizard.questions')}
        <span className="yg-secondary yg-recipe-counts">{t('wizard.counts', { questions: recipe.questions.length, variables: recipe.variables.length, rows: proposal.rows.toLocaleString(lang) })}</span>
      </h2>
      <div className="yg-recipe-scroll" ref={scroller} onScroll={measure}>
        <div role="table" aria-label={t('wizard.questions')} aria-rowcount={lines.length + 1} style={{ height: (lines.length + 1) * LINE }}>
          <div className="yg-recipe-line yg-recipe-head" role="row" aria-rowindex={1}>
            <span role="columnheader">
              <input
                type="checkbox" checked={all} aria-label={t('wizard.includeAll')} title={t('wizard.includeAll')}
                onChange={() => onChange(changeVariables(recipe, recipe.variables.map(variable => variable.id), { include: !all }))}
              />
            </span>
            {(['column', 'label', 'kind', 'scale', 'codes', 'role', 'samples'] as const).map(key => <span key={key} role="columnheader">{t(`wizard.${key}`)}</span>)}
          </div>
          {shown.map((line, index) => {
            const at = window.from + index
            const place = { 'aria-rowindex': at + 2, style: { top: (at + 1) * LINE } }
            return line.type === 'question'
              ? <QuestionLine key={`q ${line.question.id}`} line={line} place={place} recipe={recipe} onChange={onChange} />
              : <VariableLine key={line.variable.id} line={line} place={place} recipe={recipe} profile={profiles.get(line.variable.source.column)} onChange={onChange} onCodes={() => setEditing(line.variable.id)} />
          })}
        </div>
      </div>
      <Drawer open={edited !== undefined} onClose={() => setEditing(null)} title={edited?.label} size={400} destroyOnHidden>
        {edited && (
          <CodesEditor
            codes={edited.codes} editable
            onSave={codes => {
              onChange(changeVariables(recipe, [edited.id], { codes }))
              setEditing(null)
            }}
          />
        )}
      </Drawer>
    </section>
  )
}
