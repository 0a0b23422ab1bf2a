import { z } from 'zod'
import { command } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { attachmentsProblems } from '../attachments/attachments-contract.ts'
import { filesProblems } from '../files/files-contract.ts'
import { auditsProblems } from './audits-problems-contract.ts'
import { conditions } from './capture.ts'

const { AUDIT_UNKNOWN, AUDIT_CLOSED, AUDIT_ABANDONED, SCAN_UNKNOWN } = auditsProblems
const { ATTACHMENT_EMPTY, ATTACHMENT_TOO_LARGE, NOT_A_PHOTO, IMAGE_DAMAGED, THUMBNAIL_UNFIT } =
  attachmentsProblems

/** A photo that was staged, and a small picture of it. */
const photo = z.object({
  fileName: z.string().trim().min(1).max(255),
  stagingId: id,
  thumbnailStagingId: id.optional(),
})

export const remarkContract = {
  /**
   * Says something of a scan after the beep: a condition, a note, a photo (JPEG, PNG or WebP; what it says beside the
   * picture is not stored). The scan stays as it is; the last condition stands, notes and photos all do.
   */
  remark: command('audits.run')
    .input(
      z
        .object({
          auditId: id,
          scanId: id,
          condition: z.enum(conditions).optional(),
          note: z.string().trim().min(1).max(1000).optional(),
          photo: photo.optional(),
        })
        .refine(({ condition, note, photo }) => [condition, note, photo].some((said) => said !== undefined), {
          message: 'say a condition, a note or a photo',
        }),
    )
    .output(z.object({ scanId: id }))
    .errors(
      errorsOf({
        AUDIT_UNKNOWN,
        AUDIT_CLOSED,
        AUDIT_ABANDONED,
        SCAN_UNKNOWN,
        ATTACHMENT_EMPTY,
        ATTACHMENT_TOO_LARGE,
        NOT_A_PHOTO,
        IMAGE_DAMAGED,
        THUMBNAIL_UNFIT,
        ...filesProblems,
      }),
    ),
}
