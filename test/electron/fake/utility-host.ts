import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { PortRelay, type Relayed } from './port-relay.ts'

// Runs a module under plain Node as Electron's utilityProcess does: with a `process.parentPort`.

const relay = new PortRelay((relayed) => process.send?.(relayed))

class ParentPort extends EventEmitter {
  postMessage(data: unknown): void {
    process.send?.({ kind: 'message', data, ports: [] } satisfies Relayed)
  }
}

const parentPort = new ParentPort()
Object.assign(process, { parentPort })
process.on('message', (relayed: Relayed) => {
  if (relayed.kind !== 'message') relay.hear(relayed)
  else
    parentPort.emit('message', {
      data: relayed.data,
      ports: relayed.ports.map((number) => relay.take(number)),
    })
})
process.once('disconnect', () => process.exit(1))

const [file] = process.argv.splice(2, 1)
if (!file) throw new Error('name the module to run')
await import(pathToFileURL(file).href)
