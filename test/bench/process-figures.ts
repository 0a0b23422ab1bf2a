import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory of a process in MB (of 1,000,000 bytes), and the most that it ever was. Linux, proc(5). */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => {
    const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? []
    return (Number(kibibytes) * 1024) / 1_000_000
  }
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Seconds that the threads a process has now were on a processor, user and system together. Linux, to the nanosecond. */
export function cpuSeconds(pid: number): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  )
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9
}

/** The processes that a process has started, also from its other threads. Linux. */
export function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}
