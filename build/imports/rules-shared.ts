import type { IForbiddenRuleType } from 'dependency-cruiser'
import { anyPackage, packages } from './packages.ts'

const wire = '^src-shared/wire/'
const describesCalls = '^src-shared/features/.+-(?:entity|contract|message|columns|filter|selection)\\.ts$'

/** src-shared is pure; each of its layers may use a little more than the one below. */
export const sharedRules: IForbiddenRuleType[] = [
  {
    name: 'shared-imports-shared-only',
    comment: 'Every process imports src-shared, so it imports none of them.',
    from: { path: '^src-shared/' },
    to: { path: '^src-(?!shared/)' },
  },
  {
    name: 'shared-imports-no-node',
    comment: 'src-shared runs in the window too.',
    from: { path: '^src-shared/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shared-libraries',
    comment: 'The contract and the sync protocol need zod and @orpc/contract; hashes come from @noble.',
    from: { path: '^src-shared/', pathNot: wire },
    to: { path: anyPackage, pathNot: packages('zod', '@orpc/contract', '@noble/[^/]+') },
  },
  {
    name: 'wire-libraries',
    comment: 'connect() is the only place of src-shared that needs @orpc/client.',
    from: { path: wire },
    to: { path: anyPackage, pathNot: packages('zod', '@orpc/(?:contract|client)', '@noble/[^/]+') },
  },
  {
    name: 'rules-have-no-libraries',
    comment:
      'Rules are functions of plain values; zod belongs to what is said: -entity.ts, -contract.ts, -message.ts, and what calls take (-columns.ts, -filter.ts, -selection.ts).',
    from: { path: '^src-shared/features/', pathNot: describesCalls },
    to: { path: anyPackage, pathNot: packages('@noble/[^/]+') },
  },
  {
    name: 'wire-on-top',
    comment: 'What is said does not depend on how it is carried.',
    from: { path: '^src-shared/(?:features|contract|sync)/' },
    to: { path: wire },
  },
]
