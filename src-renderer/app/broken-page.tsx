import Button from '@mui/material/Button'
import { useRouteError } from 'react-router'
import { appText } from '../../src-shared/features/app/app-text.ts'
import { Page } from '../components/page/page.tsx'
import { Problem } from '../components/problem/problem.tsx'

/** Stands where a page failed to draw; the rest of the window goes on. */
export function BrokenPage() {
  return <Broken error={useRouteError()} />
}

export function Broken({ error }: { error: unknown }) {
  return (
    <Page title={appText.brokenPage} about={appText.brokenPageNext}>
      <Problem error={error}>
        <Button variant="outlined" color="error" onClick={() => window.location.reload()}>
          {appText.openAgain}
        </Button>
      </Problem>
    </Page>
  )
}
