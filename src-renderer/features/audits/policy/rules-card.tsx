import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditPolicy } from '../../../../src-shared/features/audits/policy-contract.ts'
import { policyText as text } from '../../../../src-shared/features/audits/policy-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Card, CardActions } from '../../../components/page/card.tsx'
import { Line, Lines } from '../../../components/page/lines.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { dueWords } from './due-words.ts'
import { RuleDialog } from './rule-dialog.tsx'

interface RulesCardProps {
  policy: AuditPolicy
  mayChange: boolean
}

/** How often locations and categories are audited, with when each is due. */
export function RulesCard({ policy, mayChange }: RulesCardProps) {
  const { calls, client } = useEngine()
  const [adding, setAdding] = useState(false)
  const due = useQuery(calls.audits.due.queryOptions())
  const remove = useMutation({
    mutationFn: ({ kind, targetId }: AuditPolicy['rules'][number]) =>
      client.audits.removeRule({ kind, target: targetId }),
  })
  useKey('N', text.addRule, () => setAdding(true), { when: mayChange && !adding })
  return (
    <Card title={text.oftenTitle}>
      <p>{policy.rules.length === 0 ? text.noRulesNext : text.oftenExplained}</p>
      <Lines>
        {policy.rules.map((rule) => {
          const when = due.data?.due.find(({ targetId }) => targetId === rule.targetId)
          return (
            <Line
              key={rule.id}
              what={rule.name}
              says={`${text.kinds[rule.kind]} · ${when ? dueWords(when) : text.everyMonths(rule.months)}`}
            >
              {mayChange && (
                <Button
                  variant="text"
                  aria-label={text.removeRule(rule.name)}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(rule)}
                >
                  {text.remove}
                </Button>
              )}
            </Line>
          )
        })}
      </Lines>
      <Problem error={due.error ?? remove.error} small />
      {mayChange && (
        <CardActions>
          <Button variant="contained" onClick={() => setAdding(true)}>
            {text.addRule}
            <KeyHint keys="N" />
          </Button>
        </CardActions>
      )}
      {adding && <RuleDialog onClose={() => setAdding(false)} />}
    </Card>
  )
}
