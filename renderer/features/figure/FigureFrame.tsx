import type { ReactNode } from 'react'
import type { Frame } from '../../../shared/figures/figure.ts'

/** Title, N, unit above; period, source, note below: nothing is shown without them. */
export function FigureFrame({ frame, children }: { frame: Frame; children: ReactNode }): ReactNode {
  const below = [frame.period, frame.source, frame.note].filter(line => line !== '')
  return (
    <figure className="yg-figure">
      <header>
        <h2>{frame.title}</h2>
        {frame.simulated && <strong className="yg-simulated">{frame.simulated}</strong>}
      </header>
      {frame.facts.length > 0 && <p className="yg-figure-facts yg-num">{frame.facts.map(fact => <span key={fact}>{fact}</span>)}</p>}
      {children}
      {below.length > 0 && <figcaption>{below.map(line => <span key={line}>{line}</span>)}</figcaption>}
    </figure>
  )
}
