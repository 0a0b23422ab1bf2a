import { EventEmitter, once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import type { EngineThread, StartThread } from '../../src-main/engine/start-thread.ts'
import { type FromThread, workOfThread } from '../../src-main/engine/work-of-thread.ts'

/**
 * Has the work of one of the engine's threads done on the test's own thread: all is as it is with threads, messages are
 * copied too, but nothing is loaded for it, which would take longer than most tests. It cannot crash: it ends in order.
 */
export const threadOfTest: StartThread = (name) => {
  const { port1, port2 } = new MessageChannel()
  let isReady = false
  const closed = once(port1, 'close')
  const thread: EngineThread = Object.assign(new EventEmitter(), {
    postMessage: (message: Parameters<EngineThread['postMessage']>[0]) => port1.postMessage(message),
    terminate: async () => {
      if (isReady) port1.postMessage('close')
      else port1.close()
      await closed
    },
  })
  port1.on('message', (message: FromThread) => {
    isReady ||= 'type' in message && message.type === 'ready'
    thread.emit('message', message)
  })
  port1.on('close', () => thread.emit('exit', 0))
  workOfThread(name, port2).catch((error: unknown) => {
    thread.emit('error', error)
    port2.close()
  })
  return thread
}
