import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { auditsText } from '../../../../src-shared/features/audits/audits-text.ts'
import {
  type DecisionKind,
  decisionKinds,
  decisionsFor,
  type ItemKind,
} from '../../../../src-shared/features/audits/reconcile.ts'
import { reconcileWindowText as text } from '../../../../src-shared/features/audits/reconcile-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import choosing from '../../../components/rows/choosing.module.css'
import { decisionKeys } from './decision-keys.ts'

interface DecisionBarProps {
  kind: ItemKind
  chosen: number
  canDecide: boolean
  canApprove: boolean
  onDecide: (decision: DecisionKind) => void
  onApprove: () => void
  /** what else can be done with them */
  children?: ReactNode
}

/** The decisions that the items of a kind can have, each with its key. */
export function DecisionBar(props: DecisionBarProps) {
  const { kind, chosen, canDecide, canApprove, onDecide, onApprove, children } = props
  return (
    <div role="toolbar" aria-label={text.reconcile} className={choosing.bar}>
      {decisionKinds.map((decision) => (
        <DecisionButton
          key={decision}
          decision={decision}
          isOffered={decisionsFor[kind].includes(decision)}
          canDecide={canDecide}
          onDecide={onDecide}
        />
      ))}
      {canApprove && <ApproveButton canDecide={canDecide} onApprove={onApprove} />}
      {children}
      {chosen > 0 && <span className={choosing.said}>{text.chosen(formatNumber(chosen))}</span>}
    </div>
  )
}

interface DecisionButtonProps extends Pick<DecisionBarProps, 'canDecide' | 'onDecide'> {
  decision: DecisionKind
  isOffered: boolean
}

function DecisionButton({ decision, isOffered, canDecide, onDecide }: DecisionButtonProps) {
  const word = auditsText.decisionWords[decision]
  useKey(decisionKeys[decision], word, () => onDecide(decision), { when: isOffered && canDecide })
  if (!isOffered) return null
  return (
    <Button variant="outlined" disabled={!canDecide} onClick={() => onDecide(decision)}>
      {word}
      <KeyHint keys={decisionKeys[decision]} />
    </Button>
  )
}

function ApproveButton({ canDecide, onApprove }: Pick<DecisionBarProps, 'canDecide' | 'onApprove'>) {
  useKey('P', text.approve, onApprove, { when: canDecide })
  return (
    <Button variant="outlined" disabled={!canDecide} title={text.approveExplained} onClick={onApprove}>
      {text.approve}
      <KeyHint keys="P" />
    </Button>
  )
}
