import { failure } from '../../../../src-shared/contract/problems.ts'
import {
  computerContract,
  computerProblems,
} from '../../../../src-shared/features/computer/computer-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { bytesIn, freeBytes } from '../../folder-figures.ts'
import { files } from '../files/files.ts'
import { computer } from './computer.ts'

const os = implementCalls(computerContract)

export default {
  show: os.show.handler(({ context: { host, dataFolder, version } }) => ({
    ...host.facts,
    version,
    platform: process.platform,
    dataFolder,
    dataBytes: bytesIn(dataFolder),
    freeBytes: freeBytes(dataFolder),
  })),

  showDataFolder: os.showDataFolder.handler(async ({ context: { host, dataFolder } }) => {
    await computer.askHost(host, 'showFolder', { folder: dataFolder })
    return {}
  }),

  moveData: os.moveData.handler(async ({ context: { host, dataFolder } }) => {
    const { dataFolderOrigin } = host.facts
    if (dataFolderOrigin === 'named' || dataFolderOrigin === 'policy')
      throw failure(computerProblems, 'DATA_FOLDER_NAMED', { folder: dataFolder })
    await computer.askHost(host, 'moveData', null)
    return {}
  }),

  printers: os.printers.handler(async ({ context: { host } }) => ({
    printers: await computer.askHost(host, 'printers', null),
  })),

  print: os.print.handler(
    async ({ input: { outgoingId, fileName, printer }, context: { host, dataFolder } }) => {
      const file = files.outgoingThere(dataFolder, outgoingId)
      await computer.print(host, { file, fileName, printer })
      files.removeOutgoing(dataFolder, outgoingId)
      return {}
    },
  ),

  installUpdate: os.installUpdate.handler(async ({ context: { host } }) => {
    await computer.askHost(host, 'installUpdate', null)
    return {}
  }),
}
