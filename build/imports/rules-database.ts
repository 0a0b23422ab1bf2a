import type { IForbiddenRuleType } from 'dependency-cruiser'
import { packages } from './packages.ts'

export const databaseRules: IForbiddenRuleType[] = [
  {
    name: 'database-only-in-engine-and-server',
    comment:
      'Doors and window never touch the database; SQLite belongs to the engine, which owns the data folder.',
    from: { pathNot: '^src-(?:main/engine|server)/' },
    to: { path: packages('kysely', 'better-sqlite3', '@types/better-sqlite3') },
  },
]
