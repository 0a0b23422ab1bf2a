import { parentPort, workerData } from 'node:worker_threads'
import { type ThreadName, workOfThread } from './work-of-thread.ts'

// Of whatever it reads and writes oRPC asks whether it is a form, and Node loads all of `fetch` to say that it is not. In
// calls no form travels.
Reflect.set(globalThis, 'FormData', class FormData {})

if (!parentPort) throw new Error('the engine’s threads are started by the engine')
await workOfThread(workerData as ThreadName, parentPort)
