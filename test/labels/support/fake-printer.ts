import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface PrinterWays {
  /** answers ~HS; else it says nothing, whatever it is asked */
  answers?: boolean
  /** breaks each connection once so many bytes came over it, connection by connection; the last one stands for all further */
  cutAfter?: readonly number[]
  /** says nothing more once so many labels came out */
  muteAfter?: number
  /** says that it is out of labels once so many came out */
  paperFor?: number
  /** what it says as soon as somebody connects */
  greets?: string
  /** answers ~HS so */
  says?: string
  /** never hangs up */
  holds?: boolean
}

export interface FakePrinter {
  port: number
  /** labels that came whole, in order */
  labels: string[]
  /** puts in new labels, mends its cable, and it speaks again */
  mend: () => void
}

const question = '~HS'
const answer = (isOut: boolean, waiting: number) =>
  `\x02030,${isOut ? 1 : 0},0,0406,${String(waiting).padStart(3, '0')},0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n`

/** A label printer on the loopback, for the running test: it takes whole formats, as far as they come. */
export async function fakePrinter({ answers = true, ...ways }: PrinterWays = {}): Promise<FakePrinter> {
  const labels: string[] = []
  const sockets = new Set<Socket>()
  const never = Number.POSITIVE_INFINITY
  let [cuts, paper, mute] = [[...(ways.cutAfter ?? [])], ways.paperFor ?? never, ways.muteAfter ?? never]
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    let [room, text] = [cuts.shift() ?? never, '']
    if (ways.greets !== undefined) socket.write(ways.greets)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.on('end', () => {
      if (!ways.holds) socket.end()
    })
    socket.on('data', (bytes: Buffer) => {
      text += bytes.subarray(0, room).toString('utf8')
      room -= bytes.length
      take()
      if (room <= 0) socket.resetAndDestroy()
    })
    /** Labels come out one after the other; a question is answered at once, whatever waits. */
    const take = () => {
      for (
        let end = text.indexOf('^XZ\n');
        end !== -1 && labels.length < paper;
        end = text.indexOf('^XZ\n')
      ) {
        labels.push(text.slice(0, end + 4))
        text = text.slice(end + 4)
        if (text.startsWith(question)) reply()
      }
      if (text.includes(question)) reply()
    }
    const reply = () => {
      text = text.replace(question, '')
      const waiting = text.split('^XZ\n').length - 1
      const isOut = labels.length >= paper
      if (answers && labels.length < mute) socket.write(ways.says ?? answer(isOut, isOut ? waiting : 0))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const mend = () => {
    cuts = []
    paper = never
    mute = never
  }
  return { port: (server.address() as AddressInfo).port, labels, mend }
}
