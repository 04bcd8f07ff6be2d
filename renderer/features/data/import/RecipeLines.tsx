import type { CSSProperties, ReactNode } from 'react'
import type { ColumnProfile, ImportRecipe, VariableDraft } from '../../../../shared/contract/import.ts'
import { translateDynamic } from '../../../../shared/i18n/translate.ts'
import { variableKinds, variableRoles } from '../../../../shared/model/variable.ts'
import type { Scale, VariableKind, VariableRole } from '../../../../shared/model/variable.ts'
import { useLang, useT } from '../../../app/i18n.tsx'
import { changeVariables, columnLetters, withKind, withLabel, withScale, withTitle } from './recipe.ts'
import type { RecipeLine } from './recipe.ts'

interface Place { 'aria-rowindex': number; style: CSSProperties }
interface Shared { place: Place; recipe: ImportRecipe; onChange: (recipe: ImportRecipe) => void }

/** Below this the proposal asks to be looked at. */
const SURE = 0.6

const idsOf = (variables: readonly VariableDraft[]): string[] => variables.map(variable => variable.id)

/** A question of several columns; kind and scale set here hold for all of them. */
export function QuestionLine({ line, place, recipe, onChange }: Shared & { line: Extract<RecipeLine, { type: 'question' }> }): ReactNode {
  const t = useT()
  const { question, variables } = line
  const ids = idsOf(variables)
  const all = variables.every(variable => variable.include)
  const [first] = variables
  const sameKind = first !== undefined && variables.every(variable => variable.kind === first.kind)
  const scaled = variables.every(variable => variable.scale !== null)
  const label = t('wizard.whole', { title: question.title })
  return (
    <div className="yg-recipe-line yg-recipe-question" role="row" {...place}>
      <span role="cell"><input type="checkbox" checked={all} aria-label={`${t('wizard.include')} ${label}`} onChange={() => onChange(changeVariables(recipe, ids, { include: !all }))} /></span>
      <span role="cell" className="yg-faint">{question.number}</span>
      <span role="cell"><input className="yg-field" value={question.title} maxLength={2000} aria-label={label} title={question.title} onChange={event => onChange(withTitle(recipe, question.id, event.target.value))} /></span>
      <span role="cell">
        {question.kind === 'multiple' || question.kind === 'ranking' || !sameKind
          ? <span className="yg-tag">{t(`data.questionKind.${question.kind}`)}</span>
          : <KindChoice value={first.kind} label={t('wizard.kindOf', { label })} onChange={kind => onChange(withKind(recipe, ids, kind))} />}
      </span>
      <span role="cell">{scaled && first?.scale && <ScaleFields scale={first.scale} label={label} onChange={change => onChange(withScale(recipe, ids, change))} />}</span>
      <span role="cell" />
      <span role="cell" />
      <span role="cell" />
    </div>
  )
}

export function VariableLine({ line, place, recipe, profile, onChange, onCodes }: Shared & { line: Extract<RecipeLine, { type: 'variable' }>; profile: ColumnProfile | undefined; onCodes: () => void }): ReactNode {
  const t = useT()
  const lang = useLang()
  const { variable, grouped } = line
  const ids = [variable.id]
  const column = columnLetters(variable.source.column)
  const label = variable.label || variable.name
  const samples = profile?.samples.join(' · ') ?? ''
  const reasons = profile?.reasons.map(reason => translateDynamic(lang, `import.reason.${reason}`) ?? '').filter(Boolean).join(' · ')
  const unsure = profile !== undefined && profile.confidence < SURE && variable.source.take === 'value'
  return (
    <div className={`yg-recipe-line${variable.include ? '' : ' yg-recipe-out'}${grouped ? ' yg-recipe-grouped' : ''}`} role="row" {...place}>
      <span role="cell"><input type="checkbox" checked={variable.include} aria-label={`${t('wizard.include')} ${label}`} onChange={() => onChange(changeVariables(recipe, ids, { include: !variable.include }))} /></span>
      <span role="cell" className="yg-num yg-faint">{column}</span>
      <span role="cell" className="yg-recipe-label">
        <input className="yg-field" value={variable.label} maxLength={2000} aria-label={t('wizard.labelOf', { column })} title={variable.label} onChange={event => onChange(withLabel(recipe, variable, event.target.value))} />
        {unsure && <span className="yg-tag yg-tag-warning" title={reasons}>{t('wizard.unsure')}</span>}
      </span>
      <span role="cell"><KindChoice value={variable.kind} label={t('wizard.kindOf', { label })} title={reasons} onChange={kind => onChange(withKind(recipe, ids, kind))} /></span>
      <span role="cell">{variable.scale && <ScaleFields scale={variable.scale} label={label} onChange={change => onChange(withScale(recipe, ids, change))} />}</span>
      <span role="cell">{variable.codes.length > 0 && <button type="button" className="yg-link-button" aria-label={t('wizard.editCodes', { label })} onClick={onCodes}>{t('wizard.codesOf', { n: variable.codes.length })}</button>}</span>
      <span role="cell">
        <span className="yg-select"><select className="yg-field" value={variable.role} aria-label={t('wizard.roleOf', { label })} title={variable.role === 'identifier' ? t('wizard.identifier') : undefined} onChange={event => onChange(changeVariables(recipe, ids, { role: event.target.value as VariableRole }))}>
          {variableRoles.map(role => <option key={role} value={role}>{t(`data.role.${role}`)}</option>)}
        </select></span>
      </span>
      <span role="cell" className="yg-ellipsis yg-secondary" title={profile ? `${t('wizard.filled', { n: profile.filled })} · ${samples}` : undefined}>{samples}</span>
    </div>
  )
}

function KindChoice({ value, label, title, onChange }: { value: VariableKind; label: string; title?: string; onChange: (kind: VariableKind) => void }): ReactNode {
  const t = useT()
  return (
    <span className="yg-select"><select className="yg-field" value={value} aria-label={label} title={title} onChange={event => onChange(event.target.value as VariableKind)}>
      {variableKinds.map(kind => <option key={kind} value={kind}>{t(`data.kind.${kind}`)}</option>)}
    </select></span>
  )
}

function ScaleFields({ scale, label, onChange }: { scale: Scale; label: string; onChange: (change: Partial<Scale>) => void }): ReactNode {
  const t = useT()
  const bound = (key: 'min' | 'max') => (text: string): void => {
    const value = Number(text)
    if (text !== '' && Number.isFinite(value)) onChange({ [key]: value })
  }
  const bad = scale.min >= scale.max
  return (
    <span className="yg-recipe-scale">
      <input className="yg-field" type="number" value={scale.min} aria-invalid={bad} aria-label={t('wizard.minOf', { label })} onChange={event => bound('min')(event.target.value)} />
      <span aria-hidden="true">–</span>
      <input className="yg-field" type="number" value={scale.max} aria-invalid={bad} aria-label={t('wizard.maxOf', { label })} onChange={event => bound('max')(event.target.value)} />
      <span className="yg-select"><select className="yg-field" value={scale.direction} aria-label={t('wizard.directionOf', { label })} onChange={event => onChange({ direction: event.target.value as Scale['direction'] })}>
        <option value="positive">{t('wizard.positive')}</option>
        <option value="negative">{t('wizard.negative')}</option>
      </select></span>
    </span>
  )
}
