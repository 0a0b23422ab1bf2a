import type { ReactNode } from 'react'
import { labelDesignsWindowText as designs } from '../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { labelsWindowText as text } from '../../../src-shared/features/labels/labels-window-text.ts'
import { Page } from '../../components/page/page.tsx'
import { PageTabs } from '../../components/page/page-tabs.tsx'

const tabs: { to: string; label: string }[] = [
  { to: '/labels', label: text.tabs.queue },
  { to: '/labels/tags', label: text.tabs.tags },
  { to: '/labels/printed', label: text.tabs.history },
  { to: '/labels/templates', label: designs.tabs.templates },
  { to: '/labels/stocks', label: designs.tabs.stocks },
  { to: '/labels/printers', label: designs.tabs.printers },
  { to: '/labels/settings', label: designs.tabs.settings },
]

interface LabelsFrameProps {
  /** the main action comes last */
  actions?: ReactNode
  /** fills the window instead of scrolling as a whole */
  filled?: boolean
  children: ReactNode
}

/** The frame of every page about labels: its tabs are pages of their own, each with an address. */
export function LabelsFrame({ actions, filled = false, children }: LabelsFrameProps) {
  return (
    <Page title={text.title} actions={actions} filled={filled}>
      <PageTabs label={text.tabs.label} tabs={tabs} filled={filled} />
      {children}
    </Page>
  )
}
