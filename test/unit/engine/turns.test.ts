import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { takeTurn, turnOfOne } from '../../../src-main/engine/database/turns.ts'

it('one piece of long work is done at a time, with messages in between', async () => {
  const { port1, port2 } = new MessageChannel()
  const done: string[] = []
  port2.on('message', () => done.push('message'))
  await turnOfOne()
  takeTurn(() => {
    done.push('first')
    port1.postMessage('')
  })
  await new Promise<void>((resolve) => {
    takeTurn(() => {
      done.push('second')
      resolve()
    })
  })
  const closed = once(port2, 'close')
  port1.close()
  await closed
  expect(done).toEqual(['first', 'message', 'second'])
})

it('what is cancelled is not done, and what comes after it is', async () => {
  const done: string[] = []
  takeTurn(() => done.push('cancelled')).cancel()
  takeTurn(() => done.push('after'))
  await turnOfOne()
  expect(done).toEqual(['after'])
})
