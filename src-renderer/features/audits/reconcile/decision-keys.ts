import type { DecisionKind } from '../../../../src-shared/features/audits/reconcile.ts'

/** The key that takes each decision. */
export const decisionKeys: Record<DecisionKind, string> = {
  acceptPlace: 'A',
  sendBack: 'B',
  create: 'C',
  markLost: 'L',
  markStolen: 'T',
  reinstate: 'R',
  ignore: 'I',
}
