import type { ReactNode } from 'react'
import './notes.css'

export interface EmptyPlaceProps {
  /** One sentence: what this place is for. */
  sentence: string
  /** One action: a button. */
  action?: ReactNode
  /** One example of what will stand here. */
  example?: ReactNode
}

/** Nothing is ever just blank: one sentence, one action, one example. */
export function EmptyPlace({ sentence, action, example }: EmptyPlaceProps): ReactNode {
  return (
    <div className="yg-empty">
      <p className="yg-empty-sentence">{sentence}</p>
      {action !== undefined && <div>{action}</div>}
      {example !== undefined && <div className="yg-empty-example">{example}</div>}
    </div>
  )
}
