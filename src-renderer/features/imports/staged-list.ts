import { codeOf } from '../../components/problem/sentence-of.ts'
import type { EngineFiles } from '../../host/engine-files.ts'

const staged = new WeakMap<File, Promise<string>>()

/**
 * Runs a command on a file that the engine has, handing it over only once: previews leave it there. An engine that was
 * started anew has lost it, so it is then handed over again.
 */
export async function withStaged<Answer>(
  files: EngineFiles,
  file: File,
  run: (stagingId: string) => Promise<Answer>,
): Promise<Answer> {
  const known = staged.get(file)
  const handedOver = known ?? files.stage(file)
  staged.set(file, handedOver)
  try {
    return await run(await handedOver)
  } catch (error) {
    staged.delete(file)
    if (known === undefined || codeOf(error) !== 'FILE_NOT_STAGED') throw error
    return withStaged(files, file, run)
  }
}

/** The engine no longer has the file: an import takes it away. */
export function forgetStaged(file: File): void {
  staged.delete(file)
}
