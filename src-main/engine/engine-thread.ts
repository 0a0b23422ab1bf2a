import { parentPort, workerData } from 'node:worker_threads'
import { type ThreadName, workOfThread } from './work-of-thread.ts'

if (!parentPort) throw new Error('the engine’s threads are started by the engine')
await workOfThread(workerData as ThreadName, parentPort)
