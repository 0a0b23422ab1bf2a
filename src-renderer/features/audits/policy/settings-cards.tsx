import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { captureProofs, mayProve, ruledMethods } from '../../../../src-shared/features/audits/capture.ts'
import { approverGroups } from '../../../../src-shared/features/audits/policy.ts'
import type { AuditPolicy } from '../../../../src-shared/features/audits/policy-contract.ts'
import { policyText as text } from '../../../../src-shared/features/audits/policy-text.ts'
import { Card } from '../../../components/page/card.tsx'
import { Column } from '../../../components/page/columns.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import styles from './settings-cards.module.css'

interface SettingsCardsProps {
  policy: AuditPolicy
  mayChange: boolean
}

/** What captures prove and who approves; each choice is kept as soon as it is made. */
export function SettingsCards({ policy, mayChange }: SettingsCardsProps) {
  const { client } = useEngine()
  const set = useMutation({
    mutationFn: (change: Partial<Omit<AuditPolicy, 'rules'>>) => client.audits.setPolicy(change),
  })
  return (
    <Column>
      <Card title={text.approvalTitle}>
        <div className={styles.fields}>
          <TextField
            select
            label={text.approvers}
            value={policy.approvers}
            disabled={!mayChange}
            onChange={({ target }) => {
              const approvers = approverGroups.find((group) => group === target.value)
              if (approvers) set.mutate({ approvers })
            }}
          >
            {approverGroups.map((group) => (
              <MenuItem key={group} value={group}>
                {text.approverGroups[group]}
              </MenuItem>
            ))}
          </TextField>
          <FormControlLabel
            label={text.approvalNeedsPin}
            control={
              <Checkbox
                checked={policy.approvalAssurance === 'pin'}
                disabled={!mayChange}
                onChange={(event) =>
                  set.mutate({ approvalAssurance: event.target.checked ? 'pin' : 'asserted' })
                }
              />
            }
          />
        </div>
      </Card>
      <Card title={text.capturesTitle}>
        <p>{text.capturesExplained}</p>
        <div className={styles.fields}>
          {ruledMethods.map((method) => (
            <TextField
              key={method}
              select
              size="small"
              label={text.methods[method]}
              value={policy.captures[method]}
              disabled={!mayChange}
              onChange={({ target }) => {
                const proof = captureProofs.find((one) => one === target.value)
                if (proof) set.mutate({ captures: { ...policy.captures, [method]: proof } })
              }}
            >
              {captureProofs
                .filter((proof) => mayProve(method, proof))
                .map((proof) => (
                  <MenuItem key={proof} value={proof}>
                    {text.proofs[proof]}
                  </MenuItem>
                ))}
            </TextField>
          ))}
        </div>
      </Card>
      <Problem error={set.error} />
      <p role="status">{set.isSuccess && text.saved}</p>
    </Column>
  )
}
