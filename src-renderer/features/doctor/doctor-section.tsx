import Button from '@mui/material/Button'
import { lazy, Suspense, useState } from 'react'
import { doctorWindowText as text } from '../../../src-shared/features/doctor/doctor-window-text.ts'
import { Card, CardActions } from '../../components/page/card.tsx'

const DoctorDialog = lazy(() => import('./doctor-dialog.tsx'))

export function DoctorSection() {
  const [shown, setShown] = useState(false)
  return (
    <Card title={text.title}>
      <p>{text.explained}</p>
      <CardActions>
        <Button variant="outlined" onClick={() => setShown(true)}>
          {text.look}
        </Button>
      </CardActions>
      {shown && (
        <Suspense fallback={null}>
          <DoctorDialog onClose={() => setShown(false)} />
        </Suspense>
      )}
    </Card>
  )
}
