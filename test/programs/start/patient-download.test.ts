import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { download } from '../../../build/start/patient-download.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { deadAddress, downloadServer } from './download-server.ts'

const impatience = { firstByte: 200, nextPiece: 200 }
const anywhere = () => join(folderOfTest(), 'cache/runtime.zip')
const fetchFrom = (url: string) => download(url, anywhere(), impatience, () => undefined)

describe('a download', () => {
  test('arrives whole, and tells how far it is', async () => {
    const content = Buffer.alloc(3_000_000, 'electron')
    const url = await downloadServer((_request, response) => {
      response.setHeader('content-length', content.length)
      response.end(content)
    })
    const file = anywhere()
    const progress: [number, number | null][] = []
    await download(url, file, { firstByte: 10_000, nextPiece: 10_000 }, (...step) => progress.push(step))
    expect(readFileSync(file)).toEqual(content)
    expect(progress.at(-1)).toEqual([3, 3])
  })

  test('is given up when nothing answers', async () => {
    const url = await downloadServer(() => undefined)
    await expect(fetchFrom(url)).rejects.toThrow('no answer within 0.2 s')
  })

  test('is given up when headers come, but no byte of it', async () => {
    const url = await downloadServer((_request, response) => response.writeHead(200).flushHeaders())
    await expect(fetchFrom(url)).rejects.toThrow('no answer within 0.2 s')
  })

  test('is given up when it stands still', async () => {
    const url = await downloadServer((_request, response) => response.writeHead(200).write('a beginning'))
    await expect(fetchFrom(url)).rejects.toThrow('the download stood still for 0.2 s')
  })

  test('that the server refuses says how', async () => {
    const url = await downloadServer((_request, response) => response.writeHead(403).end())
    await expect(fetchFrom(url)).rejects.toThrow('the server answered 403')
  })

  test('from where nobody listens says what the network says', async () => {
    await expect(fetchFrom(await deadAddress())).rejects.toThrow(/ECONNREFUSED/)
  })
})
