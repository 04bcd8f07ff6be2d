import type { ReactNode } from 'react'
import type { KeySign, PlacedKey } from '../../../../shared/figures/figure.ts'
import { causeColours, heatColour, heatWeight, starPoints } from '../../../../shared/figures/fishbone/look.ts'
import type { FigureTheme } from '../../../../shared/figures/theme.ts'
import { useT } from '../../../app/i18n.tsx'

/** What signs, colours and numbers mean, in the words that are printed below the figure. */
export function CauseLegend({ keys, numbers, rule, theme }: { keys: readonly PlacedKey[]; numbers: boolean; rule: string; theme: FigureTheme }): ReactNode {
  const t = useT()
  if (keys.length === 0 && !numbers) return null
  return (
    <div className="yg-cause-legend" role="group" aria-label={t('fishbone.editor.legend')}>
      {numbers && <span title={rule}>{t('diagrams.evidenceLegend')} <strong className="yg-num">{t('diagrams.evidenceLegendParts')}</strong></span>}
      {keys.map((key, i) => <span key={i}><Sign sign={key.sign} theme={theme} />{key.label.lines.join('')}</span>)}
    </div>
  )
}

function Sign({ sign, theme }: { sign: KeySign; theme: FigureTheme }): ReactNode {
  if (sign === 'words') return null
  const own = causeColours(theme)
  const { fishbone } = theme
  const shape = (): ReactNode => {
    switch (sign) {
      case 'end': return <><circle cx={10} cy={7} r={5.5} fill="none" stroke={fishbone.bone} /><text x={10} y={10.4} fontSize={9} textAnchor="middle" fill={theme.text}>1</text></>
      case 'main': return <><rect x={1} y={1} width={18} height={12} rx={2} fill={own.mainFill} stroke={own.main} strokeWidth={1.4} /><polygon points={starPoints({ x: 10, y: 7, r: 4.5 }).map(point => `${point.x},${point.y}`).join(' ')} fill={own.main} /></>
      case 'excluded': return <><rect x={1} y={1} width={18} height={12} rx={2} fill="none" stroke={own.quiet} /><path d="M4 13 L14 1 M9 13 L19 1 M1 11 L9 1" stroke={own.hatch} /></>
      case 'link': return <path d="M1 11 C8 1 12 1 18 6" fill="none" stroke={own.link} strokeWidth={1.3} strokeDasharray="4 2.5" />
      case 'arrows': return <path d="M1 7 H16 M12 4 L17 7 L12 10" fill="none" stroke={fishbone.bone} strokeWidth={1.2} />
      case 'root': return <><rect x={1} y={1} width={18} height={12} fill="none" stroke={fishbone.big} /><rect x={3.5} y={3.5} width={13} height={7} fill="none" stroke={fishbone.big} strokeWidth={0.7} /></>
      default: { const step = Number(sign.slice(5)) as 1 | 2 | 3 | 4 | 5; return <line x1={1} y1={7} x2={19} y2={7} stroke={heatColour(step, theme)} strokeWidth={heatWeight(step) * 3.4} /> }
    }
  }
  return <svg width={20} height={14} viewBox="0 0 20 14" aria-hidden="true">{shape()}</svg>
}
