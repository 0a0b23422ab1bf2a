import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { policyText } from '../../../src-shared/features/audits/policy-text.ts'
import { todayText as text } from '../../../src-shared/features/today/today-text.ts'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Line, Lines } from '../../components/page/lines.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { dueWords } from '../audits/policy/due-words.ts'

/** Places and categories whose audit is overdue; an audit of each is one press away. */
export function OverdueCard() {
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.audits.due.queryOptions())
  const overdue = (data?.due ?? []).filter((one) => one.overdue)
  return (
    <Card title={text.overdue}>
      <Problem error={error} small />
      {data && overdue.length === 0 && <p>{data.due.length === 0 ? text.noRules : text.nothingOverdue}</p>}
      <Lines>
        {overdue.map((one) => (
          <Line key={one.targetId} what={one.name} says={dueWords(one)}>
            <Button
              component={Link}
              to={`/audits?${new URLSearchParams({ start: one.name, of: one.kind })}`}
              variant="outlined"
              aria-label={text.startFor(one.name)}
            >
              {text.start}
            </Button>
          </Line>
        ))}
      </Lines>
      <CardActions>
        <Button component={Link} to="/audits/policy" variant="text">
          {policyText.title}
        </Button>
      </CardActions>
    </Card>
  )
}
