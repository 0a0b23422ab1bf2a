import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { syncWindowText as text } from '../../../src-shared/features/sync/sync-window-text.ts'
import { Card, CardActions } from '../../components/page/card.tsx'
import { standingWords } from './standing-words.ts'
import { useNow, useSyncStatus } from './use-sync-status.ts'

/** Leads to the sync, and says in short how it stands. */
export function SyncSection() {
  const { data } = useSyncStatus()
  const now = useNow()
  return (
    <Card title={text.title}>
      {data && <p>{data.url === null ? text.section.none : standingWords(data, now).join(' · ')}</p>}
      <CardActions>
        <Button component={Link} to="/more/sync" variant="outlined">
          {text.section.open}
        </Button>
      </CardActions>
    </Card>
  )
}
