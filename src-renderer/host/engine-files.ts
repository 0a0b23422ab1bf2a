import { failure } from '../../src-shared/contract/problems.ts'
import { filesProblems, outgoingProblems } from '../../src-shared/features/files/files-contract.ts'
import type { FileResult } from '../../src-shared/features/jobs/jobs-contract.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { saveAs } from './save-as.ts'

/** Files that go to the engine and come from it: beside the calls, under ids for one use. */
export class EngineFiles {
  readonly #client: EngineClient
  readonly #headers: Record<string, string>

  constructor(client: EngineClient, headers: Record<string, string>) {
    this.#client = client
    this.#headers = headers
  }

  /** Hands a file to the engine. @returns the staging id by which a command can name it */
  async stage(file: Blob): Promise<string> {
    const { stagingId } = await this.#client.files.stage()
    const answer = await fetch(`/staging/${stagingId}`, {
      method: 'PUT',
      body: file,
      headers: this.#headers,
    }).catch(() => null)
    if (!answer?.ok) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId })
    return stagingId
  }

  /** Fetches a file that a job has made; it is handed out once. @throws FILE_GONE */
  async fetch({ outgoingId }: FileResult): Promise<Blob> {
    const answer = await fetch(`/outgoing/${outgoingId}`, { headers: this.#headers }).catch(() => null)
    if (!answer?.ok) throw failure(outgoingProblems, 'FILE_GONE', {})
    return answer.blob()
  }

  /** Saves a file that a job has made to where the browser puts downloads. @throws FILE_GONE */
  async save(result: FileResult): Promise<void> {
    saveAs(await this.fetch(result), result.fileName)
  }
}
