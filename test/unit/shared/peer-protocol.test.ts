import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { os } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ThreadContext } from '../../../src-main/engine/calls/call-context.ts'
import { CallHandler } from '../../../src-main/engine/calls/call-handler.ts'
import { LaneClient } from '../../../src-shared/wire/lane-client.ts'
import { failureOf } from '../../tools/client.ts'

/** Calls of every kind that the contract has, without an engine. */
const router = {
  letters: {
    upper: os
      .input(z.object({ text: z.string() }))
      .handler(({ input }) => ({ text: input.text.toUpperCase() })),
    refused: os.errors({ REFUSED: { data: z.object({ why: z.string() }) } }).handler(({ errors }) => {
      throw errors.REFUSED({ message: 'No.', data: { why: 'so' } })
    }),
    each: os.input(z.string()).handler(async function* ({ input }) {
      for (const letter of input) yield { letter }
      return input.length
    }),
    endless: os.handler(async function* ({ signal }) {
      left = new Promise((resolve) => signal?.addEventListener('abort', () => resolve('left')))
      yield { letter: 'a' }
      await left
    }),
  },
}
let left: Promise<unknown>

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

function channel(): { port1: MessagePort; port2: MessagePort } {
  const made = new MessageChannel()
  ports.push(made.port1, made.port2)
  return made
}

/** Our client with oRPC's engine side. */
function ourClient(): (name: string, input?: unknown) => Promise<unknown> {
  const { port1, port2 } = channel()
  new RPCHandler(router).upgrade(port2)
  const lane = new LaneClient((frame) => port1.postMessage(frame))
  port1.on('message', (frame: string) => lane.receive(frame))
  return (name, input) => lane.call(['letters', name], {}, input).answer
}

/** Our engine side with oRPC's client. */
function theirClient(): (name: string, input?: unknown) => Promise<unknown> {
  const { port1, port2 } = channel()
  const handler = new CallHandler(router, {} as ThreadContext, (_, frame) => port2.postMessage(frame))
  port2.on('message', (frame: string) => handler.receive(1, frame))
  port2.start()
  const client: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = createORPCClient(
    new RPCLink({ port: port1 }),
  )
  return async (name, input) => client.letters?.[name]?.(input)
}

describe.each([
  { side: 'our client with oRPC’s own engine side', connected: ourClient },
  { side: 'our engine side with oRPC’s own client', connected: theirClient },
])('$side', ({ connected }) => {
  it('brings an answer', async () => {
    expect(await connected()('upper', { text: 'ß' })).toEqual({ text: 'SS' })
  })

  it('brings a failure with its code, its sentence and its data', async () => {
    expect(await failureOf(connected()('refused'))).toMatchObject({
      code: 'REFUSED',
      defined: true,
      message: 'No.',
      data: { why: 'so' },
    })
  })

  it('brings events in their order, and what they end with', async () => {
    const events = (await connected()('each', 'ab')) as AsyncIterator<unknown>
    const read = [await events.next(), await events.next(), await events.next()]
    expect(read).toEqual([
      { value: { letter: 'a' }, done: false },
      { value: { letter: 'b' }, done: false },
      { value: 2, done: true },
    ])
  })

  it('ends a stream that its reader leaves', async () => {
    const events = (await connected()('endless')) as AsyncIterator<unknown>
    expect(await events.next()).toMatchObject({ value: { letter: 'a' } })
    await events.return?.()
    expect(await left).toBe('left')
  })
})

it('our engine side says to oRPC’s own client that there is no such call', async () => {
  expect(await failureOf(theirClient()('none'))).toMatchObject({ code: 'NOT_FOUND' })
})
