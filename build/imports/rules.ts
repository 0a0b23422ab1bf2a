import type { IForbiddenRuleType } from 'dependency-cruiser'
import { databaseRules } from './rules-database.ts'
import { engineRules } from './rules-engine.ts'
import { featureOrderRules } from './rules-feature-order.ts'
import { processRules } from './rules-process.ts'
import { sharedRules } from './rules-shared.ts'
import { soundnessRules } from './rules-soundness.ts'

/** Who may import whom. Every rule is an error; each is proved to fire in test/unit/build/import-rules.test.ts. */
export const importRules: IForbiddenRuleType[] = [
  ...soundnessRules,
  ...processRules,
  ...sharedRules,
  ...engineRules,
  ...databaseRules,
  ...featureOrderRules,
].map((rule) => ({ ...rule, severity: 'error' }))
