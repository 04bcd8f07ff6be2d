import { bind, writtenName } from '../expression/bind.ts'
import { print, variableText } from '../expression/print.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Derivation } from '../model/derivation.ts'
import type { Variable } from '../model/variable.ts'

/** How a derived variable is worked out, as a person reads it: 「= (Q3_1 + Q3_2 + Q3_3) / 3，至少答 2 题」. */
export function recipeText(derivation: Derivation, variables: readonly Variable[], t: Translate): string {
  const written = writtenName(variables)
  const of = (id: string): string => variableText(written(id))
  const list = (parts: readonly string[]): string => parts.join(t('derived.recipe.listJoin'))
  const codeOf = (id: string, code: number | string): string => variables.find(variable => variable.id === id)?.codes.find(each => each.code === code)?.label || String(code)
  switch (derivation.type) {
    case 'reverse': {
      const scale = variables.find(variable => variable.id === derivation.of)?.scale
      return t('derived.recipe.reverse', { min: scale?.min ?? '?', max: scale?.max ?? '?', of: of(derivation.of) })
    }
    case 'mean': {
      const { least, of: ids } = derivation
      const items = ids.map(of).join(' + ')
      return withTurned(derivation, variables, t, t(least === ids.length ? 'derived.recipe.meanAll' : 'derived.recipe.meanLeast', { items, n: ids.length, least }))
    }
    case 'sum': return withTurned(derivation, variables, t, t('derived.recipe.sum', { items: derivation.of.map(of).join(' + '), least: derivation.least }))
    case 'index': return t('derived.recipe.index', { items: list(derivation.of.map(of)), least: derivation.least })
    case 'topBox': return t('derived.recipe.topBox', { of: of(derivation.of), top: derivation.top })
    case 'recode': {
      const lines = derivation.lines.map(({ values, from, to, code, label }) => {
        const old = values.map(value => codeOf(derivation.of, value))
        if (from !== null || to !== null) old.push(from !== null && to !== null ? t('derived.recipe.range', { from, to }) : from !== null ? t('derived.recipe.from', { from }) : t('derived.recipe.to', { to }))
        return t('derived.recipe.recodeLine', { old: list(old), code: label ? `${code} ${label}` : code })
      })
      const { otherwise } = derivation
      const rest = typeof otherwise === 'number' ? t('derived.recipe.code', { code: otherwise }) : t(`derived.recipe.${otherwise}`)
      return t('derived.recipe.recode', { of: of(derivation.of), lines: lines.join(t('derived.recipe.join')), otherwise: rest })
    }
    case 'bins': return t('derived.recipe.bins', { of: of(derivation.of), edges: list(derivation.edges.map(String)) })
    case 'quantiles': return t('derived.recipe.quantiles', { of: of(derivation.of), groups: derivation.groups })
    case 'datePart': return t('derived.recipe.datePart', { of: of(derivation.of), part: t(`derived.parts.${derivation.part}`) })
    case 'formula': {
      const { node } = bind(derivation.text, variables)
      return t('derived.recipe.formula', { text: node ? print(node, written) : derivation.text })
    }
    case 'rake': {
      const margins = derivation.margins.map(margin => t('derived.recipe.margin', { of: of(margin.variable), targets: targetText(margin.variable, margin.targets) })).join(t('derived.recipe.lineJoin'))
      return derivation.trim === null ? t('derived.recipe.rake', { margins }) : t('derived.recipe.rakeTrim', { margins, trim: derivation.trim })
    }
    case 'groupWeight': return t('derived.recipe.groupWeight', { of: of(derivation.of), targets: targetText(derivation.of, derivation.targets) })
  }

  function targetText(id: string, targets: readonly { code: number | string; share: number }[]): string {
    const sum = targets.reduce((total, target) => total + target.share, 0)
    return list(targets.map(target => t('derived.recipe.target', { code: codeOf(id, target.code), share: Math.round(1000 * target.share / sum) / 10 })))
  }
}

/** Says that items were turned round where one of them is. */
function withTurned(derivation: Extract<Derivation, { type: 'mean' | 'sum' }>, variables: readonly Variable[], t: Translate, text: string): string {
  const turned = derivation.reversed && derivation.of.some(id => variables.find(variable => variable.id === id)?.scale?.direction === 'negative')
  return turned ? `${text}${t('derived.recipe.join')}${t('derived.recipe.reversed')}` : text
}

/** A formula as a person edits it, with short names. */
export function editableFormula(text: string, variables: readonly Variable[]): string {
  const { node } = bind(text, variables)
  return node ? print(node, writtenName(variables)) : text
}
