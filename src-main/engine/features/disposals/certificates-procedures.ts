import { certificatesContract } from '../../../../src-shared/features/disposals/certificates-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { listCertificates, listKeys, openCertificate } from './certificates-query.ts'
import { verifyFiles } from './certificates-verify.ts'

const os = implementCalls(certificatesContract)

export default {
  list: os.list.handler(({ input: { caseId, ...page }, context }) =>
    listCertificates(context.database, { caseId: caseId ?? null, ...page }),
  ),

  keys: os.keys.handler(({ context }) => ({ keys: listKeys(context.database) })),

  open: os.open.handler(({ input, context }) => openCertificate(context, input.number)),

  verify: os.verify.handler(({ input, context }) => verifyFiles(context.dataFolder, input.files)),
}
