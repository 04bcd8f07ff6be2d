import type { Translate } from '../../i18n/translate.ts'
import type { ParetoChange, ParetoPanels, ParetoResult, ParetoUncertainty } from '../../model/results.ts'
import type { ParetoBar, ParetoPanel, TableCell, TableModel } from '../figure.ts'
import { groupedText, percentNumber } from '../rounding.ts'
import { oneParagraph } from '../text/wrap.ts'

type Column = TableModel['columns'][number]
const number = (value: number | null, text: (value: number) => string): TableCell => ({ value, text: value === null ? '–' : text(value) })
const empty: TableCell = { value: null, text: '' }
const word = (text: string): TableCell => ({ value: text, text })
const signed = (value: number): string => (value > 0 ? `+${percentNumber(value)}` : percentNumber(value))
const range = (interval: [number, number] | null, text: (value: number) => string): TableCell =>
  (interval ? { value: interval.map(text).join(' – '), text: interval.map(text).join(' – ') } : word('–'))

type OwnColumn = 'index' | 'item' | 'count' | 'share' | 'cumulativeCount' | 'cumulativeShare' | 'class' | 'interval' | 'ranks' | 'first' | 'top' | 'tier' | 'band'
const column = (words: Translate, key: OwnColumn, sub = '', params: Record<string, number> = {}): Column =>
  ({ key, header: words(`figures.pareto.column.${key}`, params), sub, align: key === 'item' ? 'left' : key === 'index' || key === 'class' || key === 'tier' || key === 'ranks' ? 'center' : 'right' })

const itemText = (bar: ParetoBar, words: Translate): string => (bar.other && bar.members.length > 0 ? words('figures.pareto.otherMembers', { n: bar.members.length }) : bar.label)

/** 序号 项目 频数 频率 累计频数 累计频率 分类, and how sure each is where that was worked out. */
export function paretoTable(result: ParetoResult, bars: readonly ParetoBar[], found: ParetoUncertainty | null, words: Translate): TableModel {
  const percent = words('figures.pareto.column.percent')
  const sure = found && found.replicates > 0 ? found : null
  const band = found?.band ?? null
  // Of nothing there are no shares and no classes.
  const counted = result.total > 0
  const rows = bars.map((bar, i) => {
    const one = sure?.rows[i]
    const limits = band?.[i]
    return {
      key: bar.key,
      cells: [
        number(i + 1, String), { value: bar.label, text: itemText(bar, words) },
        number(bar.count, groupedText), number(counted ? bar.share : null, percentNumber), number(bar.cumulativeCount, groupedText), number(counted ? bar.cumulativeShare : null, percentNumber), word(bar.other || !counted ? '–' : bar.class),
        ...(one ? [
          range(one.interval, percentNumber), one.ranks ? word(one.ranks[0] === one.ranks[1] ? String(one.ranks[0]) : one.ranks.join(' – ')) : word('–'),
          bar.other ? word('–') : number(one.first, percentNumber), bar.other ? word('–') : number(one.top, percentNumber), number(one.tier, String),
        ] : []),
        ...(band ? [limits ? word(`${groupedText(limits.low)} – ${groupedText(limits.high)}${limits.outside ? ' *' : ''}`) : word('–')] : []),
      ],
    }
  })
  const extra = [
    ...(sure ? [column(words, 'interval', '95%'), column(words, 'ranks', '95%'), column(words, 'first', percent), column(words, 'top', percent, { m: sure.m }), column(words, 'tier')] : []),
    ...(band ? [column(words, 'band', '95%')] : []),
  ]
  if (rows.length > 0) {
    rows.push({
      key: 'total',
      cells: [empty, word(words('figures.pareto.total')), number(result.total, groupedText), number(counted ? 1 : null, percentNumber), empty, empty, word(''), ...extra.map(() => empty)],
    })
  }
  return {
    columns: [column(words, 'index'), column(words, 'item'), column(words, 'count'), column(words, 'share', percent), column(words, 'cumulativeCount'), column(words, 'cumulativeShare', percent), column(words, 'class'), ...extra],
    rows,
  }
}

/** The charts side by side, bar by bar: counts, shares, ranks, and what became of them. */
export function panelTable(panels: ParetoPanels, shown: readonly ParetoPanel[], words: Translate): TableModel {
  return panels.kind === 'strata' ? strataTable(shown, words) : changeTable(panels, shown, words)
}

function changeTable(panels: ParetoPanels, shown: readonly ParetoPanel[], words: Translate): TableModel {
  const percent = words('figures.pareto.column.percent')
  const heavy = panels.kind === 'weighted'
  const side = (at: 0 | 1): Column[] => {
    const title = shown[at]?.title ?? ''
    const prefix = at === 0 ? 'before' : 'after'
    return [
      { key: `${prefix}Count`, header: title, sub: words(heavy && at === 1 ? 'figures.pareto.column.weighted' : 'figures.pareto.column.count'), align: 'right' },
      { key: `${prefix}Share`, header: title, sub: heavy ? percent : words('figures.pareto.column.ofPeople'), align: 'right' },
      { key: `${prefix}Rank`, header: title, sub: words('figures.pareto.column.rank'), align: 'center' },
    ]
  }
  const cells = (of: ParetoChange['before']): TableCell[] => [number(of.count, groupedText), number(of.share, percentNumber), number(of.rank, String)]
  const share = (at: 0 | 1, key: string, change: ParetoChange): ParetoChange['before'] => {
    const one = at === 0 ? change.before : change.after
    // Weights are no people: their share is of all the weight.
    return heavy ? { ...one, share: shareIn(shown[at], key) } : one
  }
  return {
    columns: [
      column(words, 'index'), column(words, 'item'), ...side(0), ...side(1),
      ...(heavy ? [{ key: 'shift', header: words('figures.pareto.column.shift'), sub: '', align: 'center' as const }] : [
        { key: 'difference', header: words('figures.pareto.column.difference'), sub: words('figures.pareto.column.points'), align: 'right' as const },
        { key: 'interval', header: words('figures.pareto.column.differenceInterval'), sub: '95%', align: 'right' as const },
      ]),
    ],
    rows: panels.changes.map((change, i) => ({
      key: change.key,
      cells: [
        number(i + 1, String), word(oneParagraph(change.label) || change.key), ...cells(share(0, change.key, change)), ...cells(share(1, change.key, change)),
        ...(heavy ? [word(shiftText(change))] : [number(change.difference, signed), range(change.interval, signed)]),
      ],
    })),
  }
}

/** ↑2: two places further up; – where it stays. */
export function shiftText(change: Pick<ParetoChange, 'before' | 'after'>): string {
  const [from, to] = [change.before.rank, change.after.rank]
  if (from === null || to === null || from === to) return '–'
  return to < from ? `↑${from - to}` : `↓${to - from}`
}

const shareIn = (panel: ParetoPanel | undefined, key: string): number | null => (panel && panel.total > 0 ? panel.bars.find(bar => bar.key === key)?.share ?? null : null)

function strataTable(shown: readonly ParetoPanel[], words: Translate): TableModel {
  const first = shown[0]
  const bars = new Map(shown.flatMap(panel => panel.bars).map(bar => [bar.key, bar]))
  const keys = [...(first?.bars.map(bar => bar.key) ?? []), ...[...bars.keys()].filter(key => !first?.bars.some(bar => bar.key === key))]
  return {
    columns: [column(words, 'index'), column(words, 'item'), ...shown.map((panel): Column => ({ key: `share:${panel.key}`, header: panel.title, sub: `${words('figures.pareto.column.share')} %`, align: 'right' }))],
    rows: keys.map((key, i) => ({
      key, cells: [number(i + 1, String), word(itemText(bars.get(key)!, words)), ...shown.map(panel => number(shareIn(panel, key), percentNumber))],
    })),
  }
}
