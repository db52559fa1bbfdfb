import type { EntryId } from '#core/logbook/entry.ts'
import { randomBytes, toBase64Url } from './bytes.ts'

export const makeEntryId = (): EntryId => toBase64Url(randomBytes(16)) as EntryId
