import { exportChain } from '#store/audit/check-chain.ts'
import { overseeDoor, overseeDoorChain } from '#store/audit/oversee.ts'
import { DOOR } from '#store/audit/record-door.ts'
import { accessText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import { actorOf, officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { beforeOf, Download, Paging, recordFile } from './access-page.tsx'
import { LookUps, sayWho } from './look-ups.tsx'

const HERE = '/tilsyn/log-ind'

/** Who has signed in, and that somebody tried. */
export const doorPage: Handler = async (visit) => {
  const { lang, now } = visit
  const t = accessText(lang)
  const entries = await overseeDoor(officeOf(visit), await actorOf(visit), beforeOf(visit))
  return page({
    title: t.doorTitle,
    body: (
      <>
        <BackLink to={href(lang, '/tilsyn')}>{t.back}</BackLink>
        <h1>{t.doorTitle}</h1>
        <p class="lead">{t.doorLead}</p>
        {entries.length === 0 && <p>{t.noneYet}</p>}
        <LookUps
          entries={entries}
          lang={lang}
          now={now}
          lead={(entry) => ({
            says: entry.who ? sayWho(entry, lang) : t.doorNobody,
            to: entry.who && `/tilsyn/personer/${entry.who.account}`,
          })}
        />
        <Paging visit={visit} to={HERE} entries={entries} />
        <Download to={`${HERE}/fil`} lang={lang} />
      </>
    ),
  })
}

/** The whole of it as a file that anyone can check. */
export const doorFile: Handler = async (visit) => {
  const chain = await overseeDoorChain(officeOf(visit), await actorOf(visit))
  return recordFile(exportChain(DOOR, chain, visit.now))
}
