import { os } from '../../calls/implement.ts'
import { listCertificates, listKeys, openCertificate } from './certificates-query.ts'
import { verifyFiles } from './certificates-verify.ts'

export const certificatesProcedures = os.certificates.router({
  list: os.certificates.list.handler(({ input: { caseId, ...page }, context }) =>
    listCertificates(context.database, { caseId: caseId ?? null, ...page }),
  ),

  keys: os.certificates.keys.handler(({ context }) => ({ keys: listKeys(context.database) })),

  open: os.certificates.open.handler(({ input, context }) => openCertificate(context, input.number)),

  verify: os.certificates.verify.handler(({ input, context }) =>
    verifyFiles(context.dataFolder, input.files),
  ),
})
