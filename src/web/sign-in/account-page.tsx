import { parseId } from '#core/id.ts'
import { endSessions, sessionsOf } from '#store/session.ts'
import { type AccountNote, notesOn } from '#store/sign-in/account-notes.ts'
import { credentialOf } from '#store/sign-in/credentials.ts'
import { forgetDevices } from '#store/sign-in/devices.ts'
import { passkeysOf } from '#store/sign-in/passkeys.ts'
import { placesOf } from '#store/sign-in/places.ts'
import { sayMoment } from '#text/format.ts'
import { accountsText, signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page, problem, redirect } from '../answer.ts'
import { noCookie } from '../cookie.ts'
import type { Handler } from '../route.ts'
import type { Visit } from '../visit.ts'
import { DEVICE, realVisit } from './coming-in.ts'
import { noSessionCookie } from './session-cookie.ts'

/** What has just been done here, as the address says it. */
const DONE = {
  adgangskode: 'passwordChanged',
  app: 'appDone',
  'app-fjernet': 'appRemoved',
  noegle: 'passkeyAdded',
  'noegle-fjernet': 'passkeyRemoved',
  'log-ud': 'ended',
} as const

/** Somebody's own account: how they sign in, and where they are signed in. */
export const accountPage: Handler = async (visit) => {
  const here = await realVisit(visit)
  if (!here) return problem(404)
  const { lang, query, now } = visit
  const t = signInText(lang).account
  const { actor, office, session, owner } = here
  const credential = await credentialOf(office.db, owner)
  const places = await placesOf(office.db, owner)
  const notes = await notesOn(office.db, owner)
  const told = query.get('gjort') ?? ''
  const done = Object.hasOwn(DONE, told) && DONE[told as keyof typeof DONE]
  return page({
    title: t.title,
    body: (
      <>
        {done && (
          <p class="just-done" role="status">
            {t[done]}
          </p>
        )}
        {query.has('sidste') && (
          <p class="just-done" role="status">
            {t.lastSecond}
          </p>
        )}
        <h1>{t.title}</h1>
        <p class="lead">{t.is(actor.name, actor.role)}</p>
        {places.length > 1 && (
          <p>
            <a href={href(lang, '/konto/sted')}>{accountsText(lang).place.change}</a>
          </p>
        )}
        {credential ? (
          <Proof visit={visit} credential={credential} passkeys={await passkeysOf(office.db, owner)} />
        ) : (
          <p>{t.elsewhere}</p>
        )}
        <section class="front-part" aria-labelledby="sessions">
          <h2 id="sessions">{t.sessionsTitle}</h2>
          <ul class="plain-list">
            {(await sessionsOf(office.db, owner, now)).map((one) => (
              <li key={one.session}>
                {one.browser || t.unknownBrowser}
                {one.session === session ? `, ${t.here}` : `, ${t.seen(sayMoment(one.lastSeenAt, now, lang))}`}
                {one.session !== session && (
                  <Press visit={visit} to="/konto/sessioner" name="session" value={one.session} label={t.end} />
                )}
              </li>
            ))}
          </ul>
          <Press visit={visit} to="/konto/sessioner" name="session" value="alle" label={t.endAll} />
          <p class="quiet">{t.endAllHint}</p>
        </section>
        {notes.length > 0 && <Notes visit={visit} notes={notes} />}
      </>
    ),
  })
}

/** What has been done to the account, by whom: told here to the one whose it is. */
function Notes({ visit, notes }: { readonly visit: Visit; readonly notes: readonly AccountNote[] }) {
  const { lang, now } = visit
  const t = accountsText(lang).notes
  return (
    <section class="front-part" aria-labelledby="notes">
      <h2 id="notes">{t.title}</h2>
      <ul class="plain-list">
        {notes.map(({ what, at, by, bySelf }) => (
          <li key={at + what}>
            {t.says[what]}, {bySelf ? t.self : t.by(by)}, {sayMoment(at, now, lang)}
          </li>
        ))}
      </ul>
      <p class="quiet">{t.hint}</p>
    </section>
  )
}

type ProofProps = {
  readonly visit: Visit
  readonly credential: NonNullable<Awaited<ReturnType<typeof credentialOf>>>
  readonly passkeys: Awaited<ReturnType<typeof passkeysOf>>
}

function Proof({ visit, credential, passkeys }: ProofProps) {
  const { lang, now } = visit
  const t = signInText(lang).account
  return (
    <section class="front-part" aria-labelledby="proof">
      <h2 id="proof">{t.proofTitle}</h2>
      <p>
        {t.login}: {credential.login}
      </p>
      <p>
        <a href={href(lang, '/konto/adgangskode')}>{t.changePassword}</a>
      </p>
      <p>
        {credential.totp ? t.appOn : t.appOff}.{' '}
        <a href={href(lang, '/konto/kodeapp')}>{credential.totp ? t.appReplace : t.appSet}</a>
      </p>
      {credential.totp && (
        <Press visit={visit} to="/konto/kodeapp/fjern" name="app" value="fjern" label={t.appRemove} />
      )}
      <h3>{t.passkeys}</h3>
      {passkeys.length === 0 && <p>{t.noPasskeys}</p>}
      <ul class="plain-list">
        {passkeys.map(({ id, name, createdAt, usedAt }) => (
          <li key={id}>
            {name}, {t.passkeyMade(sayMoment(createdAt, now, lang))}
            {usedAt && `, ${t.passkeyUsed(sayMoment(usedAt, now, lang))}`}{' '}
            <Press visit={visit} to="/konto/noegle/fjern" name="key" value={id} label={t.passkeyRemove} />
          </li>
        ))}
      </ul>
      <p>
        <a href={href(lang, '/konto/noegle')}>{t.passkeyAdd}</a>
      </p>
      <p>{t.recovery(credential.recoveryCodes)}</p>
      <Press visit={visit} to="/konto/noedkoder" name="new" value="ja" label={t.newRecovery} />
    </section>
  )
}

type PressProps = {
  readonly visit: Visit
  readonly to: string
  readonly name: string
  readonly value: string
  readonly label: string
}

/** A button that is a form of its own. */
function Press({ visit, to, name, value, label }: PressProps) {
  return (
    <form method="post" action={href(visit.lang, to)}>
      <button class="link-button" type="submit" name={name} value={value}>
        {label}
      </button>
    </form>
  )
}

/** Ends a session elsewhere, or all of them and everything that browsers are known by. */
export const sessionsAction: Handler = async (visit) => {
  const here = await realVisit(visit)
  if (!here) return problem(404)
  const { form, deps } = visit
  const { db } = here.office
  const account = here.owner
  if (form.get('session') === 'alle') {
    await endSessions(db, account, 'all')
    await forgetDevices(db, account)
    return redirect('/log-ind?ude', [noSessionCookie(deps.origin), noCookie(DEVICE, deps.origin)])
  }
  const only = parseId(form.get('session') ?? '')
  if (only) await endSessions(db, account, { only })
  return redirect('/konto?gjort=log-ud')
}
