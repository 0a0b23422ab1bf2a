import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../src-main/engine/folder-figures.ts'
import { connectToLocalSocket } from '../../src-main/engine/local-socket.ts'
import { SeededRandom } from '../../src-shared/features/samples/seeded-random.ts'
import { childEngine } from '../tools/child-engine.ts'
import { clientOver } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { staged } from '../tools/lists.ts'
import { startTestEngine } from '../tools/test-engine.ts'

const kills = 3
const largest = 300_000

const contentFile = (folder: string, sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256)

describe('an engine that is killed while files are added', { timeout: 120_000 }, () => {
  it('has the whole content of every file that it knows, and in the end nothing else', async () => {
    const folder = folderOfTest()
    const random = new SeededRandom(7)
    const first = await startTestEngine(folder)
    const { id: assetId } = await first.client.assets.create({ fields: { assetTag: 'KILL-1' } })
    const actor = first.worker.id
    await first.close()
    const acknowledged = new Set<string>()

    for (let kill = 0; kill < kills; kill++) {
      const child = await childEngine(folder)
      expect(child.said).toBe('ready')
      const connection = clientOver(() => connectToLocalSocket(folder))
      connection.setActor(actor)
      const { client } = connection
      const adding = (async () => {
        for (let n = 0; n < 30; n++) {
          const content = Buffer.alloc(1 + random.below(largest), `${kill}/${n}`)
          const stagingId = await staged({ client, folder }, content)
          await client.attachments.add({ assetId, kind: 'file', fileName: 'dump.bin', stagingId })
          acknowledged.add(createHash('sha256').update(content).digest('hex'))
        }
      })().catch(() => undefined)
      // Somewhere in the middle of the next one.
      const wanted = acknowledged.size + 1 + random.below(4)
      while (acknowledged.size < wanted) await pause(2)
      await pause(random.below(30))
      await child.kill()
      connection.close()
      await adding
    }

    const last = await startTestEngine(folder)
    const { attachments } = await last.client.attachments.list({ assetId })
    const known = attachments.map(({ sha256 }) => sha256)
    expect(known).toEqual(expect.arrayContaining([...acknowledged]))
    expect(acknowledged.size).toBeGreaterThanOrEqual(kills)
    for (const sha256 of known)
      expect(
        createHash('sha256')
          .update(readFileSync(contentFile(folder, sha256)))
          .digest('hex'),
      ).toBe(sha256)
    const stored = existsSync(join(folder, 'files')) ? filesIn(join(folder, 'files')) : []
    expect(stored.map(({ name }) => name).toSorted()).toEqual(
      known.map((sha256) => `${sha256.slice(0, 2)}/${sha256}`).toSorted(),
    )
    expect(await last.client.record.verify()).toMatchObject({ intact: true })
    await last.close()
  })
})
