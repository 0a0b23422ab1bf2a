import { expect, it } from 'vitest'
import { migrate, migrations } from '../../../src-main/engine/database/migrate.ts'
import { labelsTravel } from '../../../src-main/engine/database/migrations/0033-labels-travel.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { syncedFacts } from '../../../src-main/engine/features/sync/synced-kinds.ts'
import type { FactKind } from '../../../src-shared/sync/kinds.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

const at = '2026-11-24T08:00:00.000Z'
const tools = { newId, now: () => at }

it('what was handed out, printed and queued before is sent by a folder that is enrolled, once it is updated', () => {
  const database = openWriter(folderOfTest())
  migrate(database, null, tools, migrations.slice(0, migrations.indexOf(labelsTravel)))
  const run = `'org', 'J', 'S', 'T', 300, '{"assets":{"queue":"all"},"copies":1}', NULL, 2`
  database.exec(`
    INSERT INTO person (id, site_id, name, name_key, role, revision) VALUES ('p', 'org', 'Ada', 'ada', 'technician', 1);
    INSERT INTO tag_scheme (id, site_id, name, name_key, prefix, width, check_character, stated_last, numbered_by, revision)
      VALUES ('s', 'org', 'Tags', 'tags', 'AW-', 4, 'none', 0, 'r', 1);
    INSERT INTO tag_block (id, site_id, scheme_id, count, first_tag, last_tag, replica_id, actor_id, at)
      VALUES ('b', 'org', 's', 2, 'AW-0001', 'AW-0002', 'r', 'p', '${at}');
    INSERT INTO block_tag (tag_key, asset_tag, block_id, number) VALUES ('AW0001', 'AW-0001', 'b', 1), ('AW0002', 'AW-0002', 'b', 2);
    INSERT INTO queued_label (tag_key, reason, actor_id, at) VALUES ('AW0002', 'block', 'p', '${at}');
    INSERT INTO label_run (id, site_id, job_id, stock, template, dpi, options, destination, total, state, printed, uncertain, actor_id, at, ended_at)
      VALUES ('sent', ${run}, 'sending', 1, 1, 'p', '${at}', NULL), ('broken', ${run}, 'discarded', 0, 0, 'p', '${at}', NULL);
    INSERT INTO run_label (run_id, position, asset_tag, tag_key, is_reprint)
      VALUES ('sent', 1, 'AW-0001', 'AW0001', 0), ('sent', 2, 'AW-0002', 'AW0002', 0);
    INSERT INTO enrolment (only_one, url, device_id, role, epoch, replica_id, acknowledged, pulling, enrolled_at)
      VALUES (1, 'http://server', 'd', 'technician', 'e', 'r', 0, 0, '${at}')`)
  migrate(database, null, tools)
  const sent = database
    .prepare<[], { kind: FactKind; id: string }>('SELECT kind, fact_id AS id FROM outbox ORDER BY n')
    .all()
    .map(({ kind, id }) => ({ kind, fact: syncedFacts[kind].read(database, id) }))
  const [block, made, step, queued] = sent
  expect(sent).toHaveLength(4)
  expect(block).toMatchObject({
    kind: 'tagBlock',
    fact: {
      id: 'b',
      tags: [
        [1, 'AW-0001'],
        [2, 'AW-0002'],
      ],
    },
  })
  // A run of which not all labels were noted is none, and what somebody had asked for stays where it was asked.
  expect(made).toMatchObject({
    kind: 'labelRun',
    fact: {
      id: 'sent',
      options: '{"copies":1}',
      labels: [
        [null, 'AW-0001', 0],
        [null, 'AW-0002', 0],
      ],
    },
  })
  expect(step).toMatchObject({
    kind: 'labelRunStep',
    fact: { state: 'stopped', printed: 1, uncertain: 1, rank: at },
  })
  expect(queued).toMatchObject({
    kind: 'labelQueueStep',
    fact: { kind: 'wanted', reason: 'block', assets: [], tags: ['AW0002'], site_id: 'org' },
  })
  database.close()
})
