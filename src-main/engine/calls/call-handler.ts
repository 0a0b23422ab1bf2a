import type { AnyRouter } from '@orpc/server'
import { ORPCError, onError, ValidationError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { commonProblems } from '../../../src-shared/contract/base.ts'
import { bugCode, bugFailure } from '../../../src-shared/contract/bug.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import { FramePort } from '../../../src-shared/wire/frame-port.ts'
import { isDiskFull } from '../database/disk-full.ts'
import type { CallContext, ThreadContext } from './call-context.ts'

/**
 * Answers the calls of any number of connections on one thread.
 * @param send hands a frame to a connection; null closes it
 */
export class CallHandler {
  readonly #handler: RPCHandler<CallContext>
  readonly #ports = new Map<number, FramePort>()
  readonly #context: ThreadContext
  readonly #send: (connection: number, frame: string | null) => void

  constructor(
    router: AnyRouter,
    context: ThreadContext,
    send: (connection: number, frame: string | null) => void,
  ) {
    this.#context = context
    this.#send = send
    this.#handler = new RPCHandler<CallContext>(router as never, {
      interceptors: [
        (options) =>
          options.next({
            ...options,
            context: { ...options.context, requestHeaders: options.request.headers },
          }),
      ],
      clientInterceptors: [
        onError((error, options) => {
          const { path } = options as { path: readonly string[] }
          const told = toldAs(error, () => context.log.bug(path.join('.'), error))
          if (told !== error) throw told
        }),
      ],
    })
  }

  /** A frame arrived on a connection; the first one opens it. */
  receive(connection: number, frame: string): void {
    let port = this.#ports.get(connection)
    if (!port) {
      port = new FramePort(
        'client',
        (answer) => this.#send(connection, answer),
        () => {
          this.close(connection)
          this.#send(connection, null)
        },
      )
      this.#ports.set(connection, port)
      this.#handler.upgrade(port.port, { context: { ...this.#context, requestHeaders: {} } })
    }
    port.receive(frame)
  }

  /** The connection is gone: its calls are aborted and its streams end. */
  close(connection: number): void {
    this.#ports.get(connection)?.close()
    this.#ports.delete(connection)
  }
}

/**
 * What a caller is told of a failure: what the contract declares as it is, failures of the machine or of a caller by
 * their own sentence, anything else as a bug.
 * @param writtenDown writes the bug down and answers its reference
 */
function toldAs(error: unknown, writtenDown: () => string): unknown {
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const issues = error.cause.issues.map(
      (issue) => `${issue.path?.map(String).join('.') || 'input'}: ${issue.message}`,
    )
    return failure(commonProblems, 'INPUT_INVALID', { issues })
  }
  if (isDiskFull(error)) return failure(commonProblems, 'DISK_FULL', {})
  return error instanceof ORPCError && error.code !== bugCode ? error : bugFailure(writtenDown())
}
