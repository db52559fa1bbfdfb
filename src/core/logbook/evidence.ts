/** How the file came to be; what the police ask first. */
export const EVIDENCE_FORMS = ['original', 'screenshot', 'screen-recording', 'forwarded'] as const
export type EvidenceForm = (typeof EVIDENCE_FORMS)[number]

/** What the family says of it, in their own words. */
export type EvidenceWords = {
  readonly what: string
  readonly whereFound: string
  readonly takenBy: string
  readonly form: EvidenceForm
  /** The device or place where the file itself lies. */
  readonly whereKept: string
}

/** Bevis: a piece of evidence as the logbook keeps it. The file itself stays where it is. */
export type Evidence = {
  /** Random, made on the device. */
  readonly id: string
  /** As the device calls it. */
  readonly name: string
  readonly size: number
  /** What the browser takes it for; empty when it does not know. */
  readonly type: string
  /** As the file says, with the device's offset: `2026-11-22T13:04:05.000+01:00`. Often when it was copied. */
  readonly modified: string
  /** Fingeraftryk: lower-case hex, what `sha256sum` says of the same bytes. Left out when the file could not be read. */
  readonly sha256?: string | undefined
  readonly words: EvidenceWords
  readonly sexualMinor?: boolean | undefined
  /** The sealed package that holds a copy. */
  readonly package?: string | undefined
}

/** Whether a copy is made unless the family chooses otherwise: never of what may be sexual material of a minor. */
export const keepsCopyByDefault = (sexualMinor: boolean | undefined): boolean => sexualMinor === false

export type Recognised = 'same' | 'other' | 'not-fingerprinted'

/** Whether a file read now is, to the byte, the one that was registered. */
export function recognise({ sha256 }: Evidence, now: string): Recognised {
  if (sha256 === undefined) return 'not-fingerprinted'
  return sha256 === now ? 'same' : 'other'
}
