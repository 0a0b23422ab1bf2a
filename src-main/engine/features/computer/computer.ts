import { failure } from '../../../../src-shared/contract/problems.ts'
import { computerProblems } from '../../../../src-shared/features/computer/computer-contract.ts'
import { abilityOf, type Host, type HostRequest, type HostRequests } from '../../host.ts'

/** Documents that are being printed, by file: asked for twice (a call that was sent again), each is printed once. */
const printing = new Map<string, Promise<null>>()

export const computer = {
  /**
   * Asks the host for something that it says it can do.
   * @throws HOST_CANNOT, and what the host fails with
   */
  async askHost<Request extends HostRequest>(
    host: Host,
    request: Request,
    asks: HostRequests[Request]['asks'],
  ): Promise<HostRequests[Request]['answers']> {
    const ability = abilityOf[request]
    if (!host.facts.abilities.includes(ability)) throw failure(computerProblems, 'HOST_CANNOT', { ability })
    return host.ask(request, asks)
  },

  /**
   * Prints a file once, however often it is asked for meanwhile.
   * @throws HOST_CANNOT, NOT_PRINTED, PRINTER_NOT_ALLOWED
   */
  async print(host: Host, asks: HostRequests['print']['asks']): Promise<void> {
    const underWay = printing.get(asks.file) ?? computer.askHost(host, 'print', asks)
    printing.set(asks.file, underWay)
    try {
      await underWay
    } finally {
      printing.delete(asks.file)
    }
  },
}
