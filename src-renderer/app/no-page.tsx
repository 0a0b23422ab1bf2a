import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { appText } from '../../src-shared/features/app/app-text.ts'
import { EmptyState } from '../components/page/empty-state.tsx'
import { Page } from '../components/page/page.tsx'

export function NoPage() {
  return (
    <Page title={appText.noPage} filled>
      <EmptyState icon="question" title={appText.noPage} next={appText.noPageNext}>
        <Button component={Link} to="/assets" variant="contained">
          {appText.keys.goAssets}
        </Button>
      </EmptyState>
    </Page>
  )
}
