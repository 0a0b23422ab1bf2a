import { parentPort, workerData } from 'node:worker_threads'
import { openReader } from './database/open.ts'
import { BuiltText } from './features/assets/arriving/built-text.ts'
import type { FromTextBuilder, TextBuilderData, ToTextBuilder } from './register-arrival.ts'

const { dataFolder, file } = workerData as TextBuilderData
const source = openReader(dataFolder, 'readOnce')
const built = new BuiltText(source, file)
let wanted = { upTo: 0, isLast: false }
let next: NodeJS.Immediate | undefined
const tell = (message: FromTextBuilder) => parentPort?.postMessage(message)

parentPort?.on('message', (message: ToTextBuilder) => {
  if (message === 'end') {
    clearImmediate(next)
    built.close()
    source.close()
    parentPort?.close()
    return
  }
  wanted = message
  next ??= setImmediate(step)
})

function step(): void {
  next = built.step(wanted.upTo, wanted.isLast) ? setImmediate(step) : undefined
  tell({ builtUpTo: built.upTo })
}
