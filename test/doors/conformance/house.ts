import { onTestFinished } from 'vitest'
import type { Connection, ConnectOptions, EngineClient } from '../../../src-shared/wire/connect.ts'
import type { Transport } from '../../../src-shared/wire/transport.ts'
import { clientOver } from '../../tools/client.ts'
import type { Door } from '../../tools/doors.ts'
import { imported, type ListRow } from '../../tools/lists.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

/** An engine with a small register and an audit, and the door to it that is under test. */
export interface House {
  engine: TestEngine
  auditId: string
  /** id of a person who only came in with a list */
  custodianId: string
  open: () => Promise<Transport>
  /** a client through the door, of the administrator unless said otherwise; it ends with the test */
  connect: (options?: Partial<ClientOptions>) => Connection & { client: EngineClient }
  close: () => Promise<void>
}

interface ClientOptions extends Pick<ConnectOptions, 'reconnectEvery' | 'onState'> {
  actor: string | null
  /** changes what the door gives, to lose frames for instance */
  through: (transport: Transport) => Transport
}

const room = 'HQ / Floor 1 / 1.01'
const list: ListRow[] = Array.from({ length: 60 }, (_, n) => ({
  'Asset Tag': `CT-${String(n + 1).padStart(3, '0')}`,
  'Asset Name': `Laptop ${n + 1}`,
  Location: n < 50 ? room : 'HQ / Floor 2 / 2.01',
  'Checked Out To': n === 0 ? 'Cora Custodian' : '',
}))

/** Builds a house on a folder; whoever builds it closes it. */
export async function buildHouse(door: Door, folder: string): Promise<House> {
  const engine = await startTestEngine(folder, undefined, { hasThreads: true })
  await imported(engine, list)
  const { auditId } = await engine.client.audits.start({ location: 'HQ' })
  const { checkedOutTo } = await engine.client.assets.show({ asset: 'CT-001' })
  const opened = await door(engine.engine)
  return {
    engine,
    auditId,
    custodianId: checkedOutTo?.id ?? '',
    open: opened.open,
    connect: ({ actor = engine.worker.id, through, ...options } = {}) => {
      const open = async () => {
        const transport = await opened.open()
        return through ? through(transport) : transport
      }
      const connection = clientOver(open, options)
      connection.setActor(actor)
      onTestFinished(connection.close)
      return connection
    },
    close: async () => {
      await opened.close()
      await engine.close()
    },
  }
}

export const scanIn = (house: House, client: EngineClient, code: string) =>
  client.audits.scan({ auditId: house.auditId, code, method: 'commandLine' })

/** The codes of every scan of the house's audit, oldest first. */
export async function scannedCodes(house: House): Promise<string[]> {
  const { scans } = await house.engine.client.audits.recentScans({ auditId: house.auditId, limit: 500 })
  return scans.map(({ code }) => code).reverse()
}
