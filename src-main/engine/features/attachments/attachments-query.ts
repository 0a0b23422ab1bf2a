import type { Database } from 'better-sqlite3'
import { sql } from 'kysely'
import type { Attachment } from '../../../../src-shared/features/attachments/attachments-contract.ts'
import { hasContent } from '../../content/hand-out-content.ts'
import { build, statement } from '../../database/statement.ts'

type Row = Omit<Attachment, 'hasThumbnail' | 'isHere'> & { thumbnailSha256: string | null }

const ofAsset = statement<{ assetId: string }, Row>((value) =>
  build
    .selectFrom('attachment')
    .leftJoin('person', 'person.id', 'attachment.added_by')
    .select([
      'attachment.id',
      'attachment.kind',
      'attachment.file_name as fileName',
      'attachment.media_type as mediaType',
      'attachment.size',
      'attachment.sha256',
      'attachment.thumbnail_sha256 as thumbnailSha256',
      'attachment.added_at as addedAt',
      sql<string>`coalesce(person.name, '')`.as('addedBy'),
    ])
    .where('attachment.asset_id', '=', value('assetId'))
    .where('attachment.removed_at', 'is', null)
    .orderBy('attachment.added_at')
    .orderBy('attachment.id'),
)

/** The photos and files of an asset, in the order in which they were added. */
export function attachmentsOf(database: Database, dataFolder: string, assetId: string): Attachment[] {
  return ofAsset.all(database, { assetId }).map(({ thumbnailSha256, ...row }) => ({
    ...row,
    isHere: hasContent(dataFolder, row.sha256),
    hasThumbnail: thumbnailSha256 !== null && hasContent(dataFolder, thumbnailSha256),
  }))
}
