import type { ProofFault } from '#core/log/proof.ts'
import type { Stamp, StampFault } from '#core/stamp/check.ts'

const NOT = 'not who made it, when a picture was taken, or that it is true.'

/** What has been shown, and what has not. */
export const sayShown = (stamped: boolean): string =>
  stamped
    ? `  This content existed before that time and is the same now; ${NOT}\n`
    : `  This content is what the log held. When, only a stamp shows (--stamp FILE --ca FILE); ${NOT}\n`

export function sayProofFault(fault: ProofFault): string {
  switch (fault.type) {
    case 'no-proof':
      return 'there is no proof'
    case 'other-log':
      return `the checkpoint is of another log (${fault.origin})`
    case 'not-in-the-log':
      return 'this is not what the log held at that place'
    case 'checkpoint':
      return {
        malformed: 'the checkpoint cannot be read',
        'not-signed': 'the checkpoint is not signed by that key',
        'wrong-signature': 'the signature on the checkpoint is false',
      }[fault.fault]
  }
}

export const sayGrowthFault = (fault: ProofFault): string =>
  fault.type === 'not-in-the-log' ? 'the later one does not hold all that the earlier did' : sayProofFault(fault)

export const sayStamp = ({ at, until, authority, policy }: Stamp): string =>
  `  stamped ${at} by ${authority} (policy ${policy}); its certificates hold until ${until}`

const STAMP_FAULTS: Readonly<Record<StampFault, string>> = {
  unreadable: 'it is no answer of a time-stamping authority',
  'not-granted': 'the authority refused',
  'other-data': 'the stamp is on something else than this checkpoint',
  'other-nonce': 'it answers another question',
  'other-policy': 'it is under another policy',
  'no-certificate': 'the certificate that it was signed with is not in it, or not bound to it by SHA-2',
  'not-for-stamping': 'the certificate is not for time-stamping alone',
  'wrong-signature': 'the signature is false',
  'unknown-signature': 'it is signed in a way that cannot be checked here',
  'not-trusted': 'its certificates do not lead to one that you gave',
  'not-valid-then': 'a certificate did not hold at the time it says',
  'other-time': 'it says another time than it was asked',
}

export const sayStampFault = (fault: StampFault): string => STAMP_FAULTS[fault]
