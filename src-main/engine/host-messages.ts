import { ORPCError } from '@orpc/contract'
import type { Host, HostFacts, HostRequest, HostRequests } from './host.ts'

/** A question to the host on its way between threads or processes; `n` names it for the answer. */
export type HostAsk = {
  [Request in HostRequest]: { type: 'ask'; n: number; request: Request; asks: HostRequests[Request]['asks'] }
}[HostRequest]

/** What came of it. A failure with a code is one that a person can do something about; one without is a bug. */
export type HostAnswer = { type: 'answer'; n: number } & (
  | { answers: HostRequests[HostRequest]['answers'] }
  | { failure: ToldFailure }
)

interface ToldFailure {
  code: string | null
  name: string
  message: string
  data: unknown
  stack: string | undefined
}

/**
 * The side that asks, as a host: questions go out as messages, answers come back by `hear`.
 * @param send hands a question to whoever carries it to the host
 */
export class DistantHost implements Host {
  readonly facts: HostFacts
  readonly #send: (ask: HostAsk) => void
  readonly #waiting = new Map<number, (answer: HostAnswer) => void>()
  #next = 1

  constructor(facts: HostFacts, send: (ask: HostAsk) => void) {
    this.facts = facts
    this.#send = send
  }

  /** @throws the coded failures of the host, as they were thrown there */
  async ask<Request extends HostRequest>(
    request: Request,
    asks: HostRequests[Request]['asks'],
  ): Promise<HostRequests[Request]['answers']> {
    const n = this.#next++
    const answer = await new Promise<HostAnswer>((resolve) => {
      this.#waiting.set(n, resolve)
      this.#send({ type: 'ask', n, request, asks } as HostAsk)
    })
    if ('failure' in answer) throw thrownAgain(answer.failure)
    return answer.answers as HostRequests[Request]['answers']
  }

  hear(answer: HostAnswer): void {
    this.#waiting.get(answer.n)?.(answer)
    this.#waiting.delete(answer.n)
  }
}

/** The side that is asked: puts a question to the host and words its answer as a message. Never rejects. */
export async function answerOf(host: Host, { n, request, asks }: HostAsk): Promise<HostAnswer> {
  try {
    return { type: 'answer', n, answers: await host.ask(request, asks) }
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
    const { code, data } = error instanceof ORPCError ? error : { code: null, data: null }
    return { type: 'answer', n, failure: { code, name, message, data, stack } }
  }
}

/** An error loses its class between processes; whoever asked gets one of the same class again. */
function thrownAgain({ code, name, message, data, stack }: ToldFailure): Error {
  if (code !== null) return new ORPCError(code, { message, data })
  return Object.assign(new Error(message), { name, stack })
}
