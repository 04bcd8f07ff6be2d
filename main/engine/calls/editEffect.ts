import { editEffect } from '../analysis/editEffect/editEffect.ts'
import { YinguoError } from '../../../shared/rpc/errors.ts'
import type { Handlers } from '../handler.ts'

export const editEffectHandlers: Handlers<'history.effect'> = {
  'history.effect': ({ changeSet, priority, pareto }, { project }) => {
    const { total } = project.history(0, 1)
    if (changeSet === null && total === 0) return null
    const wanted = changeSet ?? total
    const [found] = project.history(total - wanted, 1).sets
    if (wanted > total || !found) throw new YinguoError('NOT_FOUND', { what: 'changeSet', id: wanted })
    return editEffect(project, found, { priority, pareto })
  },
}
