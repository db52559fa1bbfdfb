import { sayClock, sayMoment } from '#text/format.ts'
import { caseText, glassText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { attemptAt } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { sayBy } from './names.ts'

/** Who was let into the case in an emergency, why, and whether the leadership has seen it. */
export const glassPage: CasePage = (desk, attempt) => {
  const { lang, state, at, to, may, actor } = desk
  const t = glassText(lang)
  return page({
    title: `${t.pageTitle} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <h1>{t.pageTitle}</h1>
        <p class="lead">{state.glass.length === 0 ? t.nobody : t.pageLead}</p>
        {[...state.glass].reverse().map(({ entry, by, at: broken, until, purpose, reason, seen }) => (
          <section key={entry} aria-labelledby={`glass-${entry}`}>
            <h2 id={`glass-${entry}`}>{sayBy(by, lang)}</h2>
            <p class="quiet">{t.told(sayMoment(broken, at, lang), sayClock(until, lang))}</p>
            <p>
              <strong>{t.purposes[purpose]}.</strong>
            </p>
            <p class="written">{reason}</p>
            <p class="quiet">{seen ? t.seenBy(sayBy(seen.by, lang), sayMoment(seen.at, at, lang)) : t.notSeen}</p>
            {!seen && may('acknowledge-glass') && by.account !== actor.account && (
              <CaseForm
                lang={lang}
                action={to.glass}
                attempt={attemptAt(attempt, `seen-${entry}`, state)}
                button={t.acknowledge}
              >
                <input type="hidden" name="broken" value={entry} />
              </CaseForm>
            )}
          </section>
        ))}
      </Subpage>
    ),
  })
}

export const readGlass: ReadForm = (typed, { to }) => ({
  request: { type: 'acknowledge-glass', broken: Number(typed.get('broken')) },
  next: to.glass,
})

/** On the case's own page: what somebody let in may not, and what the leadership has not seen. */
export function GlassNotice({ desk }: { readonly desk: Desk }) {
  const { state, lang, actor, at, to, may } = desk
  const t = glassText(lang)
  const own = state.glass.findLast(({ by, until }) => by.account === actor.account && until > at)
  const unseen = state.glass.filter(({ seen }) => !seen)
  return (
    <>
      {own && !may('write-note') && <p class="just-done">{t.yours(sayClock(own.until, lang))}</p>}
      {unseen.length > 0 && !own && (
        <p class="just-done">
          {t.notice(unseen.length)}. <a href={href(lang, to.glass)}>{t.look}</a>
        </p>
      )}
    </>
  )
}
