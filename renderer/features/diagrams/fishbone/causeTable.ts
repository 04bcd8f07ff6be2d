import { meanText, percentText, countText } from '../../../../shared/figures/rounding.ts'
import type { TableCell, TableColumn, TableModel } from '../../../../shared/figures/figure.ts'
import { endCauses } from '../../../../shared/fishbone/endCauses.ts'
import { boneTree } from '../../../../shared/fishbone/tree.ts'
import type { MessageKey, Translate } from '../../../../shared/i18n/translate.ts'
import type { Confirmation } from '../../../../shared/model/cause.ts'
import type { Bone } from '../../../../shared/model/fishbone.ts'
import { intervalText } from './boneNumbers.ts'
import type { BoneNumbers } from './boneNumbers.ts'

export interface CauseTableFacts {
  bones: readonly Bone[]
  numbers: ReadonlyMap<string, BoneNumbers>
  verdicts: ReadonlyMap<string, Confirmation['verdict']>
  /** 品管圈: votes have a column. */
  votes: boolean
}

const words = (text: string): TableCell => ({ value: text, text })
const none: TableCell = { value: null, text: '' }
const amount = (value: number | null | undefined, round: (value: number) => string): TableCell => (typeof value === 'number' ? { value, text: round(value) } : none)

/** Causes as a table: all of them by level, or the end causes with the way to each; keys of the rows are bone ids. */
export function causeTable(t: Translate, { bones, numbers, verdicts, votes }: CauseTableFacts, ends: boolean): TableModel {
  const tree = boneTree(bones)
  const numbered = new Map(endCauses(bones).map(cause => [cause.bone, cause]))
  const column = (key: string, name: MessageKey, align: TableColumn['align']): TableColumn => ({ key, header: t(name), sub: '', align })
  const columns: TableColumn[] = [
    column('number', 'fishbone.editor.column.number', 'right'), column('cause', 'fishbone.editor.column.cause', 'left'),
    ...(ends ? [column('path', 'fishbone.editor.column.path', 'left')] : [column('level', 'fishbone.editor.column.level', 'right')]),
    column('n', 'fishbone.editor.column.n', 'right'), column('share', 'fishbone.editor.column.share', 'right'), column('shareCi', 'fishbone.editor.column.ci', 'right'),
    column('mean', 'fishbone.editor.column.mean', 'right'), column('meanCi', 'fishbone.editor.column.ci', 'right'),
    ...(votes ? [column('votes', 'fishbone.editor.column.votes', 'right')] : []),
    column('verdict', 'fishbone.editor.column.verdict', 'left'), column('excluded', 'fishbone.editor.column.excluded', 'left'),
  ]
  const shown = ends ? tree.bones.filter(bone => numbered.has(bone.id)) : tree.bones
  return {
    columns,
    rows: shown.map(bone => {
      const cause = numbered.get(bone.id)
      const found = numbers.get(bone.id)
      const verdict = verdicts.get(bone.id)
      const excluded = tree.path(bone.id).findLast(each => each.content.excluded !== null)?.content.excluded?.reason
      return {
        key: bone.id,
        cells: [
          amount(cause?.number, countText), words(bone.text),
          ends ? words(tree.path(bone.id).slice(0, -1).map(each => each.text).join(' → ')) : amount(tree.level(bone.id), countText),
          amount(found?.n, countText), amount(found?.share, percentText), words(intervalText(found?.shareCi ?? null, percentText)),
          amount(found?.mean, meanText), words(intervalText(found?.meanCi ?? null, meanText)),
          ...(votes ? [amount(bone.content.votes, countText)] : []),
          words(verdict === undefined ? '' : t(`causes.plan.verdict.${verdict}`)), words(excluded ?? ''),
        ],
      }
    }),
  }
}
