import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { connect } from '../../../src-shared/wire/connect.ts'
import { parsePeerMessage } from '../../../src-shared/wire/peer-message.ts'
import type { Transport } from '../../../src-shared/wire/transport.ts'
import { clientOver, failureOf, newId } from '../../tools/client.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** An engine that says welcome to every call, as long as nobody closes it. */
function welcoming(): Transport & { frames: string[] } {
  const frames: string[] = []
  const closing: Array<() => void> = []
  let receive: (frame: string) => void = () => {}
  return {
    frames,
    send: (frame) => {
      frames.push(frame)
      const { i } = JSON.parse(frame.slice(1)) as { i: string }
      const json = { organisation: 'Sample', version: '1', workers: [], assetCount: frames.length }
      receive(frame[0] + JSON.stringify({ i, p: { b: { json } } }))
    },
    onFrame: (listener) => {
      receive = listener
    },
    onClose: (listener) => void closing.push(listener),
    close: () => {
      for (const listener of closing) listener()
    },
  }
}

describe('a peer message', () => {
  const request = { i: '1', p: { u: '/session/welcome', h: { actor: 'a', list: ['b'] }, b: { json: {} } } }

  it('of a client is read', () => {
    expect(parsePeerMessage(JSON.stringify(request), 'client')).toEqual(request)
    expect(parsePeerMessage('{"i":"1","t":4}', 'client')).toEqual({ i: '1', t: 4 })
  })

  it('of an engine is read', () => {
    for (const message of [
      { i: '1', p: { s: 404 } },
      { i: '1', t: 3, p: { e: 'message', d: {} } },
    ])
      expect(parsePeerMessage(JSON.stringify(message), 'engine')).toEqual(message)
  })

  it('of the wrong side is refused', () => {
    const answer = JSON.stringify({ i: '1', p: { b: {} } })
    expect(() => parsePeerMessage(answer, 'client')).toThrow(TypeError)
    expect(() => parsePeerMessage(JSON.stringify({ i: '1', t: 1, p: { s: 200 } }), 'engine')).toThrow(
      TypeError,
    )
  })
})

describe('a client', () => {
  it('holds on to no answer once its call has ended', async () => {
    const { client, close } = clientOver(async () => welcoming())
    const answers: WeakRef<object>[] = []
    for (let n = 0; n < 50; n++) answers.push(new WeakRef(await client.session.welcome()))
    await nextTurn()
    collectGarbage()
    await nextTurn()
    collectGarbage()
    const kept = answers.filter((answer) => answer.deref() !== undefined)
    expect(kept.length).toBeLessThanOrEqual(2)
    close()
  })

  it('that finds no engine hears so at once, unless it is to try again', async () => {
    const none = async () => {
      throw new Error('nobody listens')
    }
    const once = clientOver(none)
    expect(await failureOf(once.client.session.welcome())).toMatchObject({ code: 'ENGINE_STOPPED' })
    expect(once.state()).toBe('closed')
  })

  it('tries again at the pace it was given, and no faster when the engine closes what it opened', async () => {
    let opened = 0
    const closing = async () => {
      opened++
      const transport = welcoming()
      setImmediate(() => transport.close())
      return transport
    }
    const pauses: { pause: number; end: () => void }[] = []
    const timers = {
      setTimeout: (end: () => void, pause: number) => pauses.push({ pause, end }),
      clearTimeout: () => undefined,
    }
    const { close } = connect({ open: closing, newId, timers, reconnectEvery: 30 })
    for (let tries = 1; tries <= 5; tries++) {
      await vi.waitUntil(() => pauses.length === tries, { interval: 1 })
      expect([opened, pauses.at(-1)?.pause]).toEqual([tries, 30])
      pauses.at(-1)?.end()
    }
    close()
  })

  it('sends the person who works and a command id of its own with each command', async () => {
    const transport = welcoming()
    const { client, setActor, close } = clientOver(async () => transport)
    setActor('a-person')
    await client.session.welcome()
    await client.files.stage().catch(() => {})
    await client.files.stage().catch(() => {})
    const headers = transport.frames.map((frame) => (JSON.parse(frame.slice(1)) as { p: { h: object } }).p.h)
    expect(transport.frames.map((frame) => frame[0])).toEqual(['q', 'c', 'c'])
    expect(headers[0]).toEqual({ actor: 'a-person' })
    const ids = headers.slice(1).map((header) => (header as { 'command-id': string })['command-id'])
    expect(new Set(ids).size).toBe(2)
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
    close()
  })
})
