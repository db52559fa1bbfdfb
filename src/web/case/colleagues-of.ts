import { isExcluded } from '#core/case/decide-exclusion.ts'
import type { By, Keyholder } from '#core/case/events.ts'
import { colleagues, keyholders } from '#store/people.ts'
import { recordText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'

const mayKnow =
  ({ state }: Desk) =>
  ({ account }: Keyholder) =>
    !isExcluded(state, account)

/** Whom a page of the case may offer something to do: nobody who may not know of it. */
export const colleaguesOf = async (desk: Desk): Promise<By[]> =>
  (await colleagues(desk.office, desk.actor)).filter(mayKnow(desk))

/** Who can still be shut out of the case. */
export const keyholdersOf = async (desk: Desk): Promise<Keyholder[]> =>
  (await keyholders(desk.office, desk.actor)).filter(mayKnow(desk))

/** People to choose one of. */
export const toOptions = (people: readonly By[], lang: Lang) => [
  { value: '', label: recordText(lang).choose },
  ...people.map((by) => ({ value: by.account as string, label: sayBy(by, lang) })),
]
