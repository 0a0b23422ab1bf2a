import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Drawings } from '../drawings.ts'
import { must } from './checks.ts'

/** A process of its own draws the report of an audit, as it does of a big one. */
export async function checkDrawing(dataFolder: string, auditId: string): Promise<void> {
  const file = join(dataFolder, 'outgoing', 'self-test')
  const drawing = { auditId, format: 'pdf', drawnAt: new Date().toISOString(), drawnBy: 'Self-test' } as const
  const failed = await new Drawings().draw('self-test', {
    dataFolder,
    order: { kind: 'auditReport', input: drawing },
    file,
  })
  must(failed === null, `drawing failed: ${failed?.message}`)
  must(readFileSync(file, 'latin1').startsWith('%PDF-'), 'what a process of its own drew is no PDF')
}
