import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { DecisionKind, ItemKind } from '../../../../src-shared/features/audits/reconcile.ts'
import { useEngine } from '../../../host/engine-context.ts'
import type { DecisionDetails } from './decision-dialog.tsx'

/** Which decisions ask for something before they are taken. */
export function asksFirst(kind: ItemKind, decision: DecisionKind): boolean {
  return (
    ['ignore', 'markLost', 'markStolen'].includes(decision) ||
    (kind === 'seenTwice' && decision === 'acceptPlace')
  )
}

interface Order extends DecisionDetails {
  keys: string[]
  decision: DecisionKind
}

/** Decides about items and approves what was decided; the lists follow by what the engine tells. */
export function useDecisions(auditId: string, onDone: () => void) {
  const { client } = useEngine()
  const [asked, setAsked] = useState<DecisionKind | null>(null)
  /** whether whoever approves is asked for their PIN */
  const [proving, setProving] = useState(false)
  const decide = useMutation({
    mutationFn: (order: Order) => client.audits.resolve({ auditId, ...order }),
    onSuccess: () => {
      setAsked(null)
      onDone()
    },
  })
  const approve = useMutation({
    mutationFn: (order: { keys: string[]; pin?: string }) => client.audits.approve({ auditId, ...order }),
    onSuccess: () => {
      setProving(false)
      onDone()
    },
  })
  return { asked, setAsked, proving, setProving, decide, approve }
}
