import { fork } from 'node:child_process'
import { type DocumentTask, type DrawingProcess, drawingArguments, drawnBy } from '../drawing-process.ts'
import type { JobContext } from '../features/jobs/jobs.ts'
import { threadEntry } from '../thread-entry.ts'
import { thrownAgain } from '../thread-failure.ts'

/** What is needed of a job to draw for it. */
export type DrawingJob = Pick<JobContext, 'dataFolder' | 'newId' | 'signal' | 'host'>

type Way = 'host' | 'child' | 'none'

/**
 * How a process of its own is started here: by the host, where it can; as a child, where this runs on plain Node.
 * Electron's program is no Node to be started as a child, since its fuse RunAsNode is off.
 */
export function wayApart({ host }: DrawingJob): Way {
  if (host.facts.abilities.includes('draw')) return 'host'
  return process.versions.electron === undefined ? 'child' : 'none'
}

/**
 * Draws a document in a process of its own, whose memory is its own too. Cancelling the job kills it.
 * @throws DRAWING_ENDED, or why the document cannot be drawn
 */
export async function drawApart(job: DrawingJob, task: DocumentTask): Promise<void> {
  job.signal.throwIfAborted()
  const failed = await (wayApart(job) === 'host' ? drawnByHost(job, task) : drawnByChild(job, task))
  if (failed) throw thrownAgain(failed)
}

async function drawnByHost({ host, newId, signal }: DrawingJob, task: DocumentTask) {
  const drawingId = newId()
  // A host that does not answer any more cannot end it either, and the drawing is no use to anybody.
  const end = () => void host.ask('endDrawing', { drawingId }).catch(() => undefined)
  signal.addEventListener('abort', end, { once: true })
  try {
    return await host.ask('draw', { drawingId, task })
  } finally {
    signal.removeEventListener('abort', end)
  }
}

async function drawnByChild({ signal }: DrawingJob, task: DocumentTask) {
  const child = childProcess()
  signal.addEventListener('abort', child.kill, { once: true })
  try {
    return await drawnBy(child, task)
  } finally {
    signal.removeEventListener('abort', child.kill)
  }
}

function childProcess(): DrawingProcess {
  const child = fork(threadEntry('./documents/document-process'), [], {
    execArgv: drawingArguments,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return {
    // What is said to a process that has ended already is lost; its end tells.
    send: (task) => void child.send(task, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => {
      child.once('exit', listener)
      child.once('error', listener)
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
