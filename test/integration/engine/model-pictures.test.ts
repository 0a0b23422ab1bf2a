import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { openOutgoing } from '../../../src-main/engine/files.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { ended, staged } from '../../tools/lists.ts'
import { jpegWithEverything, plainJpeg, secret } from '../../tools/pictures.ts'
import { engineOfTest, startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

const model = async ({ client }: TestEngine, name: string) =>
  (await client.registers.create({ register: 'models', values: { name } })).id

async function give(engine: TestEngine, modelId: string, content: Uint8Array, fileName = 'front.jpg') {
  const stagingId = await staged(engine, Buffer.from(content))
  const thumbnailStagingId = await staged(engine, Buffer.from(plainJpeg()))
  return engine.client.attachments.setModelPicture({ modelId, fileName, stagingId, thumbnailStagingId })
}

async function shown({ client, folder }: TestEngine, modelId: string): Promise<Buffer> {
  const { outgoingId } = await client.attachments.openModelPicture({ modelId })
  const outgoing = await openOutgoing(folder, outgoingId)
  if (!outgoing) throw new Error('nothing was handed out')
  const bytes = await buffer(outgoing.bytes)
  await outgoing.taken()
  return bytes
}

it('the picture of a model is kept without what it says beside the picture, and shown at its assets', async () => {
  const first = await engineOfTest()
  const id = await model(first, 'ThinkPad T14')
  const { sha256 } = await give(first, id, jpegWithEverything(6))
  const bytes = await shown(first, id)
  expect(bytes.toString('latin1')).not.toContain(secret)

  await first.client.assets.create({ fields: { assetTag: 'M-1', model: 'ThinkPad T14' } })
  expect((await first.client.assets.show({ asset: 'M-1' })).modelPicture).toEqual({ modelId: id, sha256 })
  await first.engine.close()

  const again = await startTestEngine(first.folder)
  try {
    expect(await shown(again, id)).toEqual(bytes)
    await again.client.attachments.removeModelPicture({ modelId: id })
    expect((await again.client.assets.show({ asset: 'M-1' })).modelPicture).toBeNull()
    expect(await failureOf(again.client.attachments.openModelPicture({ modelId: id }))).toMatchObject({
      code: 'MODEL_WITHOUT_PICTURE',
    })
  } finally {
    await again.close()
  }
})

it('a model that has no picture gets that of one that is merged into it; its own stays', async () => {
  const engine = await engineOfTest()
  const { client } = engine
  const [spelt, right, other] = [
    await model(engine, 'Think Pad'),
    await model(engine, 'ThinkPad'),
    await model(engine, 'T-Pad'),
  ]
  const picture = jpegWithEverything(1)
  await give(engine, spelt, picture)
  await give(engine, other, plainJpeg())
  const kept = await shown(engine, spelt)
  const merge = async (from: string, into: string) =>
    ended(client, (await client.registers.merge({ register: 'models', from: [from], into })).jobId)
  await merge(spelt, right)
  expect(await shown(engine, right)).toEqual(kept)
  await merge(other, right)
  expect(await shown(engine, right)).toEqual(kept)
})

it('what is no picture, or of no model, is refused by name', async () => {
  const engine = await engineOfTest()
  const id = await model(engine, 'U2724D')
  const refused = (modelId: string, content: Uint8Array) =>
    failureOf(give(engine, modelId, content, 'notes.txt'))
  expect(await refused(id, Buffer.from('a text'))).toMatchObject({ code: 'NOT_A_PHOTO' })
  expect(await refused(newId(), plainJpeg())).toMatchObject({ code: 'REGISTER_ROW_UNKNOWN' })
})
