import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { DrawingJob } from '../../../src-main/engine/documents/draw-apart.ts'
import { drawBigDocument, drawDocument } from '../../../src-main/engine/documents/draw-document.ts'
import { files } from '../../../src-main/engine/features/files/files.ts'
import { type Host, hostWithoutAbilities } from '../../../src-main/engine/host.ts'
import { childrenOf } from '../../bench/process-figures.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { imported, sampleList } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let auditId: string
beforeAll(async () => {
  engine = await sharedEngine()
  const list = sampleList(20, 3)
  await imported(engine, list)
  const location = list[0]?.Location?.split(' / ')[0] ?? ''
  ;({ auditId } = await engine.client.audits.start({ location }))
})
afterAll(() => engine.close())

const orderOf = (id = auditId) => ({
  kind: 'auditReport' as const,
  input: { auditId: id, format: 'pdf' as const, drawnAt: '2026-03-01T10:00:00.000Z', drawnBy: 'Ada' },
})

function jobOf(signal: AbortSignal = new AbortController().signal, host?: Host): DrawingJob {
  return {
    dataFolder: engine.folder,
    newId,
    signal,
    host: host ?? hostWithoutAbilities('commandLine'),
  }
}

const bytesOf = ({ outgoingId }: { outgoingId: string }) =>
  readFileSync(files.outgoing(engine.folder, outgoingId))

describe('a big document is drawn in a process of its own', () => {
  test('byte by byte as on a thread, and the process has ended then', async () => {
    const before = childrenOf(process.pid)
    const apart = await drawBigDocument(jobOf(), orderOf(), 'report.pdf')
    expect(childrenOf(process.pid)).toEqual(before)
    const beside = await drawDocument(jobOf(), orderOf(), 'report.pdf')
    expect(bytesOf(apart).equals(bytesOf(beside))).toBe(true)
    expect(apart.size).toBe(bytesOf(apart).length)
  })

  test('a problem that a person can have arrives with its code', async () => {
    const failed = await failureOf(drawBigDocument(jobOf(), orderOf(newId()), 'report.pdf'))
    expect(failed).toMatchObject({ code: 'AUDIT_UNKNOWN' })
  })

  test('cancelling kills it at once', async () => {
    const before = childrenOf(process.pid)
    const cancel = new AbortController()
    const drawn = drawBigDocument(jobOf(cancel.signal), orderOf(), 'report.pdf')
    await vi.waitFor(() => expect(childrenOf(process.pid)).toHaveLength(before.length + 1))
    cancel.abort()
    await expect(drawn).rejects.toThrow(/abort/i)
    expect(childrenOf(process.pid)).toEqual(before)
  })

  test('one that is cancelled before it began is never started, nor is a thread', async () => {
    const before = childrenOf(process.pid)
    const drawn = [drawBigDocument, drawDocument].map((draw) =>
      draw(jobOf(AbortSignal.abort()), orderOf(), 'report.pdf'),
    )
    expect(childrenOf(process.pid)).toEqual(before)
    for (const one of drawn) await expect(one).rejects.toThrow(/abort/i)
  })

  test('its death is a failure that says what to do, and another one draws it', async () => {
    const before = childrenOf(process.pid)
    const drawn = drawBigDocument(jobOf(), orderOf(), 'report.pdf')
    const failed = failureOf(drawn)
    await vi.waitFor(() => expect(childrenOf(process.pid)).toHaveLength(before.length + 1))
    for (const pid of childrenOf(process.pid)) if (!before.includes(pid)) process.kill(pid, 'SIGKILL')
    expect(await failed).toMatchObject({ code: 'DRAWING_ENDED' })
    expect(
      existsSync(files.outgoing(engine.folder, (await drawBigDocument(jobOf(), orderOf(), 'r')).outgoingId)),
    ).toBe(true)
  })

  test('a host that can start processes is asked to, and told of a cancel', async () => {
    const asked: string[] = []
    const ended = Promise.withResolvers<null>()
    const host: Host = {
      facts: { ...hostWithoutAbilities('desktop').facts, abilities: ['draw'] },
      ask: async (request, asks) => {
        asked.push(`${request} ${Object(asks).drawingId === undefined ? '' : 'of an id'}`)
        if (request === 'endDrawing') ended.resolve(null)
        else await ended.promise
        return null as never
      },
    }
    const cancel = new AbortController()
    const drawn = drawBigDocument(jobOf(cancel.signal, host), orderOf(), 'report.pdf')
    cancel.abort()
    await expect(drawn).rejects.toThrow(/abort/i)
    expect(asked).toEqual(['draw of an id', 'endDrawing of an id'])
  })
})
