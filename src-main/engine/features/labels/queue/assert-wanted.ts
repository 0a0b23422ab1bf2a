import type { Database } from 'better-sqlite3'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { labelsProblems } from '../../../../../src-shared/features/labels/labels-problems-contract.ts'
import type { PrintedLabels } from '../../../../../src-shared/features/labels/wanted-labels-selection.ts'
import { locations } from '../../locations/locations.ts'
import { tagBlocks } from '../tag-blocks.ts'
import { assertTextsFree } from './unqueued-labels-query.ts'
import { subjectOfTag } from './wanted-labels-query.ts'

const tagsTold = 10

/**
 * Looks whether what is wanted by name is there, before a job begins.
 * @throws TAGS_UNKNOWN, TAG_BLOCK_UNKNOWN, LOCATION_UNKNOWN, TEXTS_TAKEN
 */
export function assertWanted(database: Database, wanted: PrintedLabels): void {
  if ('block' in wanted) tagBlocks.get(database, wanted.block)
  if ('texts' in wanted) assertTextsFree(database, wanted.texts)
  if ('locations' in wanted) for (const one of wanted.locations) locations.get(database, one)
  if (!('tags' in wanted)) return
  const unknown = wanted.tags.filter((tag) => subjectOfTag(database, tag) === undefined)
  if (unknown.length === 0) return
  const told = unknown.slice(0, tagsTold)
  throw failure(labelsProblems, 'TAGS_UNKNOWN', { tags: told, more: unknown.length - told.length })
}
