import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { qualityWindowText as text } from '../../../src-shared/features/quality/quality-window-text.ts'
import { Card, CardActions } from '../../components/page/card.tsx'

/** Leads from the page More to the quality of the data. */
export function QualitySection() {
  return (
    <Card title={text.title}>
      <p>{text.explained}</p>
      <CardActions>
        <Button component={Link} to="/quality" variant="outlined">
          {text.look}
        </Button>
      </CardActions>
    </Card>
  )
}
