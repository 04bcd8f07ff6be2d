import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { figureToSvg } from '../../../../shared/figures/svg/figureToSvg.ts'
import type { Figure } from '../../../../shared/figures/figure.ts'

/** A figure as it is printed, always on white paper. */
export function PaperFigure({ figure, alt, tallest = Infinity }: { figure: Figure; alt: string; /** mm; a taller one is drawn smaller. */ tallest?: number }): ReactNode {
  const { source, ratio, width, height } = useMemo(() => {
    const svg = figureToSvg({ ...figure, frame: { ...figure.frame, title: '' } })
    const [, w = '1', h = '1'] = /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg) ?? []
    return { source: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, ratio: `${w} / ${h}`, width: Number(w), height: Number(h) }
  }, [figure])
  return <img className="yg-print-figure" src={source} alt={alt} style={{ aspectRatio: ratio, width: `min(100%, ${width * Math.min(1, tallest / height)}mm)` }} />
}
