import { randomBytes } from 'node:crypto'
import { MessageChannel } from 'node:worker_threads'
import type { Engine } from '../../src-main/engine/engine.ts'
import { messagePortTransport } from '../../src-main/engine/message-port-transport.ts'
import type { Job } from '../../src-shared/features/jobs/jobs-contract.ts'
import { uuidV7 } from '../../src-shared/identity/uuid-v7.ts'
import { type Connection, connect, type EngineClient } from '../../src-shared/wire/connect.ts'

export const newId = () => uuidV7(Date.now(), randomBytes(10))

/** Connects to an engine through a message port, as a window of Electron does. */
export function connectByPort(engine: Engine): Connection {
  return connect({
    open: async () => {
      const { port1, port2 } = new MessageChannel()
      engine.attach(messagePortTransport(port1))
      return messagePortTransport(port2)
    },
    newId,
    timers: { setTimeout, clearTimeout },
    reconnectEvery: 20,
  })
}

/** Waits for the end of a job. @throws Error when it does not end well */
export async function jobDone(client: EngineClient, jobId: string): Promise<Job> {
  for (;;) {
    const job = await client.jobs.show({ jobId })
    if (job.state === 'done') return job
    if (job.state !== 'running') throw new Error(`job ${job.kind} ${job.state}: ${job.error?.message ?? ''}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
