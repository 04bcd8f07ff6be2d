import { Component } from 'react'
import type { ReactNode } from 'react'

interface Props { children: ReactNode; fallback: (retry: () => void) => ReactNode }

/** A page that fails takes down itself, not the workbench. Keyed by place, so that going elsewhere clears it. */
export class PlaceBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } { return { failed: true } }
  override render(): ReactNode {
    return this.state.failed ? this.props.fallback(() => this.setState({ failed: false })) : this.props.children
  }
}
