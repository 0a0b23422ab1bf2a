import { createHash } from 'node:crypto'
import type { AuditReport } from '../../../../src-shared/features/audits/report.ts'
import { canonicalJsonOf } from '../../../../src-shared/record/canonical-json.ts'

/**
 * The report as a JSON file, readable, with a last member `digest`: the SHA-256, in lower-case hex, of the canonical
 * JSON of all the other members. The PDF prints the same digest at the foot of each page.
 *
 * Anyone can recompute it: take `digest` out, write the rest as JSON with the keys of each object in order, without
 * blanks, non-ASCII characters as they are, in UTF-8, and hash that. With Python:
 *
 *     r = json.load(open('report.json', encoding='utf-8')); r.pop('digest')
 *     t = json.dumps(r, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
 *     print(hashlib.sha256(t.encode('utf-8')).hexdigest())
 */
export function auditJson(report: AuditReport): { text: string; digest: string } {
  const digest = createHash('sha256').update(canonicalJsonOf(report), 'utf8').digest('hex')
  return { text: `${JSON.stringify({ ...report, digest }, null, 2)}\n`, digest }
}
