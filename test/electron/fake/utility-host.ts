import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { PortRelay, type Relayed } from './port-relay.ts'

// Runs a module under plain Node as Electron's utilityProcess does: with a `process.parentPort`.

/** What is said to a parent that has gone is lost. */
const send = (relayed: Relayed) => process.send?.(relayed, () => undefined)
const relay = new PortRelay(send)

class ParentPort extends EventEmitter {
  postMessage(data: unknown): void {
    send({ kind: 'message', data, ports: [] })
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
