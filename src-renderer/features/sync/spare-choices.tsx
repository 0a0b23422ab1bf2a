import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormGroup from '@mui/material/FormGroup'
import { useMutation } from '@tanstack/react-query'
import { syncWindowText } from '../../../src-shared/features/sync/sync-window-text.ts'
import { type Spared, spared } from '../../../src-shared/sync/sync-pace.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useComputer } from '../computer/use-computer.ts'
import { useMeteredLine } from './use-metered-line.ts'

const text = syncWindowText.spare

/** On and over what this laptop is not to sync by itself; where nobody tells of it, that is said instead. */
export function SpareChoices({ spares }: { spares: Record<Spared, boolean> }) {
  const { client } = useEngine()
  const { data: computer } = useComputer()
  const line = useMeteredLine()
  const spare = useMutation({
    mutationFn: (order: { what: Spared; spared: boolean }) => client.sync.spare(order),
  })
  if (!computer) return null
  const isTold = { battery: computer.abilities.includes('tellPower'), metered: line !== null }
  return (
    <FormGroup role="group" aria-label={text.label}>
      {spared.map((what) =>
        isTold[what] ? (
          <FormControlLabel
            key={what}
            control={
              <Checkbox
                checked={spares[what]}
                disabled={spare.isPending}
                onChange={(event) => spare.mutate({ what, spared: event.target.checked })}
              />
            }
            label={text[what]}
          />
        ) : (
          <p key={what} style={{ color: 'var(--ink-2)' }}>
            {text.untold[what]}
          </p>
        ),
      )}
      <Problem error={spare.error} />
    </FormGroup>
  )
}
