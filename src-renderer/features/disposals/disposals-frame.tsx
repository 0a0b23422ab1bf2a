import type { ReactNode } from 'react'
import { disposalsWindowText as text } from '../../../src-shared/features/disposals/disposals-window-text.ts'
import { mappingsWindowText } from '../../../src-shared/features/disposals/mappings-window-text.ts'
import { policyWindowText } from '../../../src-shared/features/disposals/policy/policy-window-text.ts'
import { reportsWindowText } from '../../../src-shared/features/disposals/reports/reports-window-text.ts'
import { samplingWindowText } from '../../../src-shared/features/disposals/sampling/sampling-window-text.ts'
import { shipmentsWindowText } from '../../../src-shared/features/disposals/shipments/shipments-window-text.ts'
import { vendorsWindowText } from '../../../src-shared/features/disposals/vendors/vendors-window-text.ts'
import { Page } from '../../components/page/page.tsx'
import { PageTabs } from '../../components/page/page-tabs.tsx'

const tabs: { to: string; label: string }[] = [
  { to: '/disposals', label: text.tabs.cases },
  { to: '/disposals/vendors', label: vendorsWindowText.tab },
  { to: '/disposals/shipments', label: shipmentsWindowText.tab },
  { to: '/disposals/sampling', label: samplingWindowText.tab },
  { to: '/disposals/policy', label: policyWindowText.tab },
  { to: '/disposals/mappings', label: mappingsWindowText.tab },
  { to: '/disposals/reports', label: reportsWindowText.tab },
  { to: '/disposals/certificates', label: text.tabs.certificates },
  { to: '/disposals/verify', label: text.tabs.verify },
]

interface DisposalsFrameProps {
  /** the main action comes last */
  actions?: ReactNode
  /** fills the window instead of scrolling as a whole */
  filled?: boolean
  children: ReactNode
}

/** The frame of every page about disposals that is not about one case. */
export function DisposalsFrame({ actions, filled = false, children }: DisposalsFrameProps) {
  return (
    <Page title={text.title} actions={actions} filled={filled}>
      <PageTabs label={text.tabs.label} tabs={tabs} filled={filled} />
      {children}
    </Page>
  )
}
