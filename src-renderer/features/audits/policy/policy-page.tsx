import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { auditsWindowText } from '../../../../src-shared/features/audits/audits-window-text.ts'
import { policyText as text } from '../../../../src-shared/features/audits/policy-text.ts'
import { useKey } from '../../../components/keys/use-key.ts'
import { Columns } from '../../../components/page/columns.tsx'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'
import { RulesCard } from './rules-card.tsx'
import { SettingsCards } from './settings-cards.tsx'

/** How often what is audited, what a capture proves, and who may approve. */
export default function PolicyPage() {
  const { calls } = useEngine()
  const { worker } = useSession()
  const navigate = useNavigate()
  const { data: policy, error } = useQuery(calls.audits.policy.queryOptions())
  const back = { label: auditsWindowText.toAudits, run: () => void navigate('/audits') }
  useKey('Escape', back.label, back.run)
  const mayChange = worker.role === 'administrator'
  return (
    <Page title={text.title} about={mayChange ? text.explained : text.byAdministrator} back={back}>
      <Problem error={error} />
      {policy && (
        <Columns>
          <RulesCard policy={policy} mayChange={mayChange} />
          <SettingsCards policy={policy} mayChange={mayChange} />
        </Columns>
      )}
    </Page>
  )
}
