import type { Host, HostFacts, HostRequest } from '../../../src-main/engine/host.ts'
import { hostAbilities } from '../../../src-shared/features/computer/computer-contract.ts'

type Answers = Partial<Record<HostRequest, (asks: unknown) => unknown>>

/** A desktop that can do everything, and remembers what the engine asked of it. */
export function desktopHost(answers: Answers = {}, facts: Partial<HostFacts> = {}) {
  const asked: { request: HostRequest; asks: unknown }[] = []
  const host: Host = {
    facts: {
      door: 'desktop',
      dataFolderOrigin: 'usual',
      abilities: [...hostAbilities],
      updateServer: null,
      ...facts,
    },
    ask: async (request, asks) => {
      asked.push({ request, asks })
      return ((await answers[request]?.(asks)) ?? null) as never
    },
  }
  return { host, asked }
}
