import { startText } from '../../src-shared/features/app/start-text.ts'
import type { Progress } from './patient-download.ts'

const stepInFile = 20

/** Shows a download on a terminal in one line that changes; where the output goes elsewhere, in a line every 20 MB. */
export function showProgress(output: NodeJS.WriteStream): Progress {
  let last = -1
  return (done, total) => {
    if (done === last) return
    const isEnd = done === total
    const text = startText.runtime.progress(done, total)
    if (output.isTTY) output.write(`\r${text}${isEnd ? '\n' : ''}`)
    else if (isEnd || Math.floor(done / stepInFile) > Math.floor(last / stepInFile)) output.write(`${text}\n`)
    last = done
  }
}
