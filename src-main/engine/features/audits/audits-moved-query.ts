import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { Moved } from '../../../../src-shared/features/audits/audits-message.ts'
import { build, statement } from '../../database/statement.ts'
import { people } from '../people/people.ts'
import { pathOfPlace } from './audits-query.ts'

/** From when the list of an audit is fixed, and until when what it says can change; null: it goes on. */
export interface FrozenTime {
  from: string
  until: string | null
}

interface Step {
  at: string
  by: string | null
  location: string | null
  holder: string | null
  isLocation: 0 | 1
}

/** In the order of their moments: the numbers of changes are those in which they came to this laptop. */
const moves = build
  .selectFrom('change')
  .leftJoin('person', 'person.id', 'change.actor_id')
  .select([
    'change.at',
    people.shownName('person').as('by'),
    sql<string | null>`change.fields ->> '$.locationId.to'`.as('location'),
    sql<string | null>`change.fields ->> '$.checkedOutTo.to'`.as('holder'),
    sql<0 | 1>`json_type(change.fields, '$.checkedOutTo') IS NULL`.as('isLocation'),
  ])
  .where('change.entity', '=', 'asset')
  .where(
    sql<boolean>`(json_type(change.fields, '$.locationId') IS NOT NULL
      OR json_type(change.fields, '$.checkedOutTo') IS NOT NULL)`,
  )
const lastMove = statement<{ assetId: string; from: string; until: string }, Step>((value) =>
  moves
    .where('change.entity_id', '=', value('assetId'))
    .where('change.at', '>', value('from'))
    .where('change.at', '<', value('until'))
    .orderBy('change.at', 'desc')
    .orderBy('change.change_set', 'desc')
    .orderBy('change.revision', 'desc')
    .limit(1),
)
/** Of all that an audit expected, the last one last. */
const movesOfExpected = statement<
  { auditId: string; from: string; until: string },
  Step & { assetId: string }
>((value) =>
  moves
    .select('change.entity_id as assetId')
    .where('change.entity_id', 'in', (query) =>
      query.selectFrom('audit_expected').select('asset_id').where('audit_id', '=', value('auditId')),
    )
    .where('change.at', '>', value('from'))
    .where('change.at', '<', value('until'))
    .orderBy('change.at')
    .orderBy('change.change_set')
    .orderBy('change.revision'),
)
const tagOf = statement<{ id: string }, { tag: string }>((value) =>
  build.selectFrom('asset').select('asset_tag as tag').where('id', '=', value('id')),
)

/** The last change of place or custodian of an asset after the list of its audit was fixed; null where there was none. */
export function movedSince(database: Database, assetId: string, { from, until }: FrozenTime): Moved | null {
  const step = lastMove.get(database, { assetId, from, until: until ?? '9' })
  return step ? movedBy(database, step) : null
}

/** The same of everything that an audit expected, by the id of the asset, for who asks for many of them. */
export function movedOfExpected(
  database: Database,
  auditId: string,
  { from, until }: FrozenTime,
): ReadonlyMap<string, Moved> {
  const steps = movesOfExpected.all(database, { auditId, from, until: until ?? '9' })
  return new Map(steps.map((step) => [step.assetId, movedBy(database, step)]))
}

function movedBy(database: Database, step: Step): Moved {
  const { at, by, location, holder, isLocation } = step
  return {
    at,
    by: by ?? '',
    to: isLocation ? pathOfPlace(database, location) : nameOfHolder(database, holder),
    what: isLocation ? 'location' : 'custodian',
  }
}

/** @param holder `person:ID`, `location:ID` or `asset:ID` */
function nameOfHolder(database: Database, holder: string | null): string | null {
  const [kind, id = ''] = holder?.split(':') ?? []
  if (kind === 'person') return people.byId(database, id)?.name ?? null
  return kind === 'location' ? pathOfPlace(database, id) : (tagOf.get(database, { id })?.tag ?? null)
}
