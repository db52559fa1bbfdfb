import type { AccountRole } from '#core/case/permit.ts'
import { dateOf, type Instant } from '#core/time.ts'
import type { Recorded } from '#store/audit/read.ts'
import { sayClock, sayMoment } from '#text/format.ts'
import { accessText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'

/** Look-ups alike and in a row: of one person, the same day, for the same reason and with the same outcome. */
type Group<R extends Recorded> = { readonly latest: R; readonly first: R; readonly count: number }

/** `entries`, newest first, with those alike in a row made one. */
export function groupLookUps<R extends Recorded>(entries: readonly R[]): Group<R>[] {
  const groups: Group<R>[] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last && likenessOf(last.latest) === likenessOf(entry)) {
      groups[groups.length - 1] = { ...last, first: entry, count: last.count + 1 }
    } else groups.push({ latest: entry, first: entry, count: 1 })
  }
  return groups
}

const likenessOf = ({ chain, who, action, purpose, outcome, at }: Recorded): string =>
  [chain, who?.account, who?.role, action, purpose, outcome, dateOf(at)].join()

type Props<R extends Recorded> = {
  readonly entries: readonly R[]
  readonly lang: Lang
  readonly now: Instant
  /** What stands first; who it was when left out. */
  readonly lead?: (entry: R) => { readonly says: string; readonly to: string | null }
}

/** Who did what, when and why, newest first. */
export function LookUps<R extends Recorded>({ entries, lang, now, lead }: Props<R>) {
  const t = accessText(lang)
  return (
    <ol class="look-ups plain-list">
      {groupLookUps(entries).map(({ latest, first, count }) => {
        const head = lead?.(latest) ?? { says: sayWho(latest, lang), to: null }
        const when = sayMoment(first.at, now, lang)
        const until = sayClock(latest.at, lang)
        return (
          <li key={`${latest.chain} ${latest.seq}`}>
            <p>
              <strong>{head.to ? <a href={href(lang, head.to)}>{head.says}</a> : head.says}</strong>{' '}
              {until === sayClock(first.at, lang) ? when : t.until(when, until)}
            </p>
            <p>
              {latest.outcome !== 'done' && (
                <>
                  <strong>{t.outcomes[latest.outcome]}</strong>:{' '}
                </>
              )}
              {t.actions[latest.action] ?? latest.action}
              {count > 1 && `, ${t.times(count)}`} <span class="quiet">· {t.purposes[latest.purpose]}</span>
            </p>
          </li>
        )
      })}
    </ol>
  )
}

export function sayWho({ who }: Recorded, lang: Lang): string {
  const t = accessText(lang)
  return who ? `${who.name}, ${sayRole(who.role, lang)}` : t.forgotten
}

export const sayRole = (role: string, lang: Lang): string => accessText(lang).roles[role as AccountRole] ?? role
