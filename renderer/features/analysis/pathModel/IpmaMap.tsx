import type { ReactNode } from 'react'
import type { TableModel } from '../../../../shared/figures/figure.ts'

interface IpmaMapProps { table: TableModel; label: string; importance: string; performance: string }

/** Importance across, performance 0-100 upwards; dashed lines at the means. Numbers are in the table below it. */
export function IpmaMap({ table, label, importance, performance }: IpmaMapProps): ReactNode {
  const at = (key: string): number => table.columns.findIndex(column => column.key === key)
  const points = table.rows.flatMap(row => {
    const [x, y] = [row.cells[at('importance')]?.value, row.cells[at('performance')]?.value]
    return typeof x === 'number' && typeof y === 'number' ? [{ key: row.key, name: row.cells[0]?.text ?? '', x, y }] : []
  })
  if (points.length === 0) return null
  const low = Math.min(0, ...points.map(point => point.x))
  const high = Math.max(...points.map(point => point.x), low + 0.01)
  const px = (x: number): number => 56 + (x - low) / (high - low) * 440
  const py = (y: number): number => 250 - Math.max(0, Math.min(100, y)) * 2.3
  const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length
  const labels = placed(points.map(point => ({ x: px(point.x), y: py(point.y), text: point.name.length > 12 ? `${point.name.slice(0, 11)}…` : point.name })))
  const [mx, my] = [px(mean(points.map(point => point.x))), py(mean(points.map(point => point.y)))]
  return (
    <svg className="yg-ipma" viewBox="0 0 620 290" role="img" aria-label={label}>
      <path className="yg-ipma-axis" d="M56 20V250H540" />
      <path className="yg-ipma-mean" d={`M${mx} 20V250M56 ${my}H540`} />
      {[0, 50, 100].map(tick => <text key={tick} x={50} y={py(tick) + 4} className="yg-ipma-tick yg-ipma-end">{tick}</text>)}
      {[low, high].map(tick => <text key={tick} x={px(tick)} y={265} className="yg-ipma-tick">{tick.toFixed(2)}</text>)}
      <text x={298} y={282} className="yg-ipma-tick">{importance}</text>
      <text transform="translate(14 135) rotate(-90)" className="yg-ipma-tick">{performance}</text>
      {points.map((point, i) => (
        <g key={point.key}>
          <circle cx={px(point.x)} cy={py(point.y)} r={4} />
          <text x={labels[i]!.x} y={labels[i]!.y}>{labels[i]!.text}</text>
        </g>
      ))}
    </svg>
  )
}

interface Label { x: number; y: number; text: string }

/** Labels right of their point, or left, above, below it: wherever they cover no other label; right when nothing is free. */
function placed(points: readonly Label[]): Label[] {
  const done: (Label & { width: number })[] = []
  for (const { x, y, text } of points) {
    const width = [...text].reduce((total, letter) => total + (letter.charCodeAt(0) > 0x2e80 ? 11.5 : 6.5), 0)
    const spots = [[x + 7, y + 4], [x - 7 - width, y + 4], [x - width / 2, y - 8], [x - width / 2, y + 17]] as const
    const free = spots.find(([left, base]) => left > 58 && done.every(other => left > other.x + other.width || left + width < other.x || Math.abs(base - other.y) > 12))
    const [left, base] = free ?? spots[0]
    done.push({ x: left, y: base, text, width })
  }
  return done
}
