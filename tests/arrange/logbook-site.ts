import type { Instant } from '#core/time.ts'
import { addMinutes } from '#core/time.ts'
import type { Db } from '#store/db.ts'
import type { Office } from '#store/office.ts'
import { createApp } from '#web/app.ts'
import { unbuiltAssets } from '#web/assets.ts'
import { heard, type Send } from '#web/browser/logbook/send.ts'
import { aCard } from './a-card.ts'
import { anOffice } from './office.ts'
import { MONDAY } from './people.ts'

export type LogbookSite = {
  readonly office: Office
  readonly send: Send
  /** What was asked and answered, as text; for looking for what must not be there. */
  readonly traffic: readonly string[]
  /** From another network address. */
  readonly from: (address: string) => Send
  readonly later: (minutes: number) => void
}

/** The site on a real database, as the family's device asks it. */
export function aLogbookSite(db: Db): LogbookSite {
  let now: Instant = MONDAY
  const office = { ...anOffice(db, aCard()), now: () => now }
  const app = createApp({ assets: unbuiltAssets, office, now: office.now, proxies: 1 })
  const traffic: string[] = []
  const from =
    (address: string): Send =>
    async (path, body) => {
      const asked = JSON.stringify(body)
      const response = await app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'x-forwarded-for': address },
        body: asked,
      })
      traffic.push(`${path} ${asked}`, await response.clone().text())
      return heard(response)
    }
  const later = (minutes: number) => {
    now = addMinutes(now, minutes)
  }
  return { office, send: from('192.0.2.1'), traffic, from, later }
}
