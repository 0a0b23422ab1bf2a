import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import { caseWindowText } from '../../../../../src-shared/features/disposals/case-window-text.ts'
import { formatNumber } from '../../../../components/format/format.ts'
import { CardActions } from '../../../../components/page/card.tsx'

const text = caseWindowText.evidence

interface HandInProgressProps {
  progress: { done: number; total: number } | null
  onStop: () => void
}

/** How many of the files that are handed in are kept, and a way to leave it at these. */
export function HandInProgress({ progress, onStop }: HandInProgressProps) {
  const { done, total } = progress ?? { done: 0, total: 0 }
  return (
    <div>
      <p role="status">
        {total > 1 ? text.workingOn(formatNumber(done), formatNumber(total)) : text.working}
      </p>
      <LinearProgress
        aria-label={text.working}
        {...(total > 1 && { variant: 'determinate', value: (done / total) * 100 })}
      />
      {total > 100 && (
        <CardActions>
          <Button variant="outlined" onClick={onStop}>
            {text.stop}
          </Button>
        </CardActions>
      )}
    </div>
  )
}
