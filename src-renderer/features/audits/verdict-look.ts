import type { VerdictKind } from '../../../src-shared/features/audits/verdict.ts'
import type { IconName } from '../../components/icons/icon-paths.ts'

/** The shape of each verdict; its colours are `--v-<kind>` and `--on-v-<kind>`. */
export const verdictShapes: Record<VerdictKind, IconName> = {
  found: 'check',
  misplaced: 'arrow',
  unexpected: 'plus',
  shouldBeGone: 'archive',
  unknown: 'question',
  ambiguous: 'fork',
  duplicate: 'doubleCheck',
  seenTwice: 'twoDots',
  recorded: 'dot',
}
