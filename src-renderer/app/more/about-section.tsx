import Button from '@mui/material/Button'
import { lazy, Suspense, useState } from 'react'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Facts } from '../../components/page/facts.tsx'
import { useSession } from '../../features/session/session-context.ts'
import { useShell } from '../shell/shell-state.ts'

const LicencesDialog = lazy(() => import('./licences-dialog.tsx'))

export function AboutSection() {
  const [licences, setLicences] = useState(false)
  const { organisation, version } = useSession()
  const { set } = useShell()
  const { about } = appText
  return (
    <Card title={about.title}>
      <Facts
        facts={[
          [about.version, version],
          [about.register, organisation],
          [about.licence, about.licenceName],
        ]}
      />
      <CardActions>
        <Button variant="outlined" onClick={() => set({ keys: true })}>
          {appText.keys.show}
          <KeyHint keys="?" />
        </Button>
        <Button variant="outlined" onClick={() => setLicences(true)}>
          {about.licences}
        </Button>
      </CardActions>
      {licences && (
        <Suspense fallback={null}>
          <LicencesDialog onClose={() => setLicences(false)} />
        </Suspense>
      )}
    </Card>
  )
}
