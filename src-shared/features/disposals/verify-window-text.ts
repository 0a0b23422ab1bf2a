import type { VerificationStatus } from './certificate.ts'

/** What the page says on which certificates are verified. */
export const verifyWindowText = {
  drop: 'Drop certificates here',
  dropNow: 'Let go to verify',
  or: 'PDF or JSON, with the list of keys and the status list if you have them, or',
  choose: 'Choose files',
  explained:
    'Nothing is looked up: what a file and the lists beside it say is all that counts. Without a status list nobody knows whether a certificate still stands.',
  clear: 'Start over',
  working: 'Verifying…',
  answers: 'What can be said of each file',
  keys: (file: string) => `Keys are trusted by ${file}.`,
  noKeys: 'No list of keys is given, so nothing says whose key it is.',
  status: (file: string) => `Whether they stand is read from ${file}.`,
  noStatus: 'No status list is given.',
  keyNotChecked: 'Whether that key belongs to who it says is not known.',
  facts: {
    number: 'Number',
    issued: 'Issued',
    key: 'Key',
    digest: 'Digest',
    reason: 'Reason',
    statusAt: 'Status list of',
  },
  statuses: {
    valid: 'Valid',
    intact: 'Intact, current status not known',
    superseded: 'Superseded',
    void: 'Void',
    chainGap: 'Gap in the chain',
    altered: 'Altered',
    unknownKey: 'Unknown key',
    keyRevoked: 'Key revoked',
    keyCompromised: 'Key compromised',
  } satisfies Record<VerificationStatus, string>,
  /** What a status means where nothing more exact is known. */
  means(
    status: VerificationStatus,
    { supersededBy, keyId }: { supersededBy: string | null; keyId: string },
  ): string {
    switch (status) {
      case 'valid':
        return 'It is as it was signed, by a key that is known, and it stands.'
      case 'intact':
        return `It is as it was signed by the key ${keyId}.`
      case 'superseded':
        return supersededBy === null
          ? 'Another certificate took its place.'
          : `The certificate ${supersededBy} took its place.`
      case 'void':
        return 'It was made void by those who issued it.'
      case 'chainGap':
        return 'The status list does not hang together.'
      case 'altered':
        return 'It is not as it was signed.'
      case 'unknownKey':
        return `The key ${keyId} is none of those that are trusted.`
      case 'keyRevoked':
        return `The key ${keyId} was revoked before.`
      case 'keyCompromised':
        return `Nothing that was signed by the key ${keyId} is believed.`
    }
  },
} as const
