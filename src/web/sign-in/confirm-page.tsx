import { addMinutes } from '#core/time.ts'
import { recordFailure } from '#store/audit/record-door.ts'
import { renewSession, type SignedIn } from '#store/session.ts'
import { countGuess, countsOf, giveBack } from '#store/sign-in/attempts.ts'
import { type Credential, credentialOf, isTheirPassword } from '#store/sign-in/credentials.ts'
import { passkeysOf } from '#store/sign-in/passkeys.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, problem, redirect } from '../answer.ts'
import type { Handler } from '../route.ts'
import { ErrorSummary, type FieldFault } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { isSecond } from './code-page.tsx'
import { knownDevice, minutesUntil, realVisit } from './coming-in.ts'
import { PasswordField } from './login-fields.tsx'
import { askForPasskey, passkeyAnswer } from './passkey.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { sessionCookie } from './session-cookie.ts'

const FRESH = 10

/** Somebody at their own account, who signs in here and not elsewhere. */
export type AtAccount = NonNullable<Awaited<ReturnType<typeof realVisit>>> & { readonly credential: Credential }

/** Whether they have shown who they are a short while ago: asked before anything they sign in with is changed. */
const isFresh = ({ provedAt }: Pick<SignedIn, 'provedAt'>, { now }: Visit): boolean =>
  provedAt !== null && provedAt > addMinutes(now, -FRESH)

async function atAccount(visit: Visit): Promise<AtAccount | null> {
  const here = await realVisit(visit)
  const credential = here && (await credentialOf(here.office.db, here.owner))
  return here && credential ? { ...here, credential } : null
}

/** A page or an action of the account for somebody who has just shown who they are; others show it first. */
export const fresh =
  (handle: (visit: Visit, here: AtAccount) => Promise<Answer>): Handler =>
  async (visit) => {
    const here = await atAccount(visit)
    if (!here) return problem(404)
    return isFresh(here, visit) ? handle(visit, here) : redirect('/konto/bekraeft')
  }

export const confirmPage: Handler = async (visit) => {
  const here = await atAccount(visit)
  return here ? show(visit, here) : problem(404)
}

/** Both again, or a passkey; and the session goes on under a new token. */
export const confirmAction: Handler = async (visit) => {
  const here = await atAccount(visit)
  if (!here) return problem(404)
  const { form, lang, now, address } = visit
  const { account, login } = here.credential
  const { db } = here.office
  const t = signInText(lang)
  if (form.get('passkey')) {
    const answered = await passkeyAnswer(visit)
    return answered === account ? confirmed(visit, here) : failed(visit, here, t.passkeyFailed)
  }
  const counts = countsOf(here.keys, { login, address, device: await knownDevice(visit, account) })
  const until = await countGuess(db, counts, now)
  if (until) return show(visit, here, [{ field: 'password', says: t.wait(minutesUntil(until, now)) }], 429)
  const right = await isTheirPassword(db, here.keys, here.credential, form.get('password') ?? '')
  if (!right || !(await isSecond(visit, account))) return failed(visit, here, t.confirm.wrong)
  await giveBack(db, counts, now)
  return confirmed(visit, here)
}

/** Recorded as an attempt at the door is: somebody at a browser left open may be guessing. */
async function failed(visit: Visit, here: AtAccount, says: string): Promise<Answer> {
  await recordFailure(here.office.db, visit.now)
  return show(visit, here, [{ field: 'password', says }])
}

async function confirmed({ deps, now }: Visit, { office, session }: AtAccount): Promise<Answer> {
  return redirect('/konto', [sessionCookie(await renewSession(office.db, session, now), deps.origin)])
}

async function show(
  visit: Visit,
  { office, credential }: AtAccount,
  faults: readonly FieldFault[] = [],
  status: 422 | 429 = 422,
): Promise<Answer> {
  const { lang } = visit
  const t = signInText(lang)
  const keys = (await passkeysOf(office.db, credential.account)).map(({ id }) => id)
  return page({
    title: t.confirm.title,
    ...(faults.length > 0 && { status }),
    scripts: ['passkey'],
    secret: '/konto/bekraeft',
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.confirm.title}</h1>
        <p class="lead">{t.confirm.lead}</p>
        <form class="case-form" method="post" action={href(lang, '/konto/bekraeft')} noValidate>
          {keys.length > 0 && (
            <PasskeyButton
              ask={askForPasskey(visit, credential.account, keys)}
              does="use"
              label={t.code.passkey}
              failed={t.passkeyFailed}
            />
          )}
          <PasswordField visit={visit} faults={faults} />
          <Field
            lang={lang}
            name="code"
            label={t.code.label}
            hint={t.code.hint}
            width={27}
            maxLength={40}
            autocomplete="one-time-code"
          />
          <p>
            <button class="button button-primary" type="submit">
              {t.confirm.button}
            </button>
          </p>
        </form>
        <p>
          <a href={href(lang, '/konto')}>{t.account.back}</a>
        </p>
      </>
    ),
  })
}
