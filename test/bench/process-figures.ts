import { readdirSync, readFileSync } from 'node:fs'

/** As the kernel tells them to programs, on every architecture of today. */
const ticksPerSecond = 100

/** Resident memory of a process in MB (of 1,000,000 bytes), and the most that it ever was. Linux, proc(5). */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => {
    const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? []
    return (Number(kibibytes) * 1024) / 1_000_000
  }
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Seconds that a process was on a processor, user and system together, with its threads that have ended. Linux, to 10 ms. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) / ticksPerSecond
}

/** The processes that a process has started, also from its other threads. Linux. */
export function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
}
