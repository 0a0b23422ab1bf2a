import Button from '@mui/material/Button'
import { lazy, Suspense, useState } from 'react'
import { diagnosticsWindowText as text } from '../../../src-shared/features/diagnostics/diagnostics-window-text.ts'
import { Card, CardActions } from '../../components/page/card.tsx'

const DiagnosticsDialog = lazy(() => import('./diagnostics-dialog.tsx'))

export function DiagnosticsSection() {
  const [shown, setShown] = useState(false)
  return (
    <Card title={text.title}>
      <p>{text.explained}</p>
      <CardActions>
        <Button variant="outlined" onClick={() => setShown(true)}>
          {text.show}
        </Button>
      </CardActions>
      {shown && (
        <Suspense fallback={null}>
          <DiagnosticsDialog onClose={() => setShown(false)} />
        </Suspense>
      )}
    </Card>
  )
}
