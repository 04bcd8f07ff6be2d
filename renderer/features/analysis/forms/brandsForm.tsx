import { useT } from '../../../app/i18n.tsx'
import { LevelField } from '../fields/CommonFields.tsx'
import { NumberInput } from '../fields/NumberField.tsx'
import { SeveralField } from '../fields/ChoiceField.tsx'
import { VariableField, VariablesField } from '../fields/VariableFields.tsx'
import { codesOf, likelyGroup, oneDimension } from './candidates.ts'
import { form } from './form.ts'
import type { FieldsProps, Options } from './form.ts'

type Brands = Options<'brands'>
type Side = 'own' | 'others'

/** Own brands or competitors, each with its weight in the total. */
function Side({ side, options, put, context }: FieldsProps<Brands> & { side: Side }) {
  const t = useT()
  const codes = codesOf(context.dataset, options.by)
  const nameOf = (code: string | number): string => codes.find(each => each.code === code)?.label ?? String(code)
  const taken = new Set(options[side === 'own' ? 'others' : 'own'].map(({ code }) => code))
  return (
    <>
      <SeveralField<string | number>
        label={t(`analysis.field.${side}`)} value={options[side].map(({ code }) => code)} options={codes.filter(({ code }) => !taken.has(code)).map(({ code, label }) => ({ value: code, label }))}
        onChange={next => put({ [side]: next.map(code => options[side].find(brand => brand.code === code) ?? { code, weight: null }) })}
      />
      {options[side].length > 1 && options[side].map(brand => (
        <div key={brand.code} className="yg-brand-weight">
          <span title={nameOf(brand.code)}>{nameOf(brand.code)}</span>
          <NumberInput label={`${t('analysis.field.brandWeight')} ${nameOf(brand.code)}`} value={brand.weight} min={0} placeholder={t('analysis.field.brandWeight')} onCommit={weight => put({ [side]: options[side].map(each => (each.code === brand.code ? { ...each, weight } : each)) })} />
        </div>
      ))}
    </>
  )
}

export const brands = form<'brands'>('brands', {
  first({ dataset, factors }) {
    const by = likelyGroup(dataset, 12)
    const [own, ...others] = codesOf(dataset, by).map(({ code }) => ({ code, weight: null }))
    return { variables: oneDimension(dataset, factors).slice(0, 8), by, own: own ? [own] : [], others, level: 0.95 }
  },
  need: ({ variables, by, own }) => (by === '' ? 'group' : own.length === 0 ? 'own' : variables.length === 0 ? 'variables' : null),
  Fields(props) {
    const t = useT()
    const { options, put, context } = props
    return (
      <>
        <VariableField
          context={context} of="groups" label={t('analysis.by')} value={options.by}
          onChange={by => { const [first, ...rest] = codesOf(context.dataset, by).map(({ code }) => ({ code, weight: null })); put({ by: by ?? '', own: first ? [first] : [], others: rest }) }}
        />
        <Side {...props} side="own" />
        <Side {...props} side="others" />
        {(options.own.length > 1 || options.others.length > 1) && <p className="yg-prop-hint">{t('analysis.field.brandHint')}</p>}
        <VariablesField context={context} of="numeric" label={t('analysis.variables')} value={options.variables} onChange={variables => put({ variables })} />
        <LevelField value={options.level} onChange={level => put({ level })} />
      </>
    )
  },
})
