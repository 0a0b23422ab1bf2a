import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of each kind that take longest; whatever else there is fits in beside them. */
const longest = [
  'simulation/simulation',
  'e2e/appearance',
  'e2e/sync',
  'e2e/asset-list',
  'e2e/importing',
  'e2e/whole-audit',
  'e2e/disposal-day',
  'e2e/disposal-programme',
  'e2e/labels',
  'e2e/trouble',
  'e2e/assets',
  'e2e/scanning',
  'e2e/import-preview',
  'faults/killed-engine',
  'faults/killed-restore',
  'faults/killed-move',
  'integration/server/snapshot',
  'integration/engine/jobs',
  'integration/engine/asset-lists',
  'integration/server/sync-spares',
  'integration/engine/imports',
  'integration/engine/logs',
  'integration/engine/list-index',
  'labels/scan-first-time',
  'programs/start/fallback',
  'programs/start/second-start',
  'programs/cli/audits',
]

/** Begins with the files that take longest: otherwise one of two workers waits at the end for what the other began last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
