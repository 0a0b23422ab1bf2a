import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  /** what stands there when something below could not be drawn */
  broken: (error: unknown) => ReactNode
  children: ReactNode
}

/** Catches what breaks outside of the pages, so that the window is never blank. */
export class Boundary extends Component<BoundaryProps, { error: unknown; isBroken: boolean }> {
  override state = { error: null as unknown, isBroken: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, isBroken: true }
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.broken(this.state.error) : this.props.children
  }
}
