import { randomUUID } from 'node:crypto'
import { tidy } from '#core/case/limits.ts'
import type { AccountId } from '#core/id.ts'
import { LOGIN, loginOf, newTotpSecret, type TotpSecret } from '#store/sign-in/credentials.ts'
import type { Joined, Proof } from '#store/sign-in/joining.ts'
import { hashPassword, PASSWORD, passwordFault } from '#store/sign-in/password.ts'
import { readTicket, writeTicket } from '#store/sign-in/ticket.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page } from '../answer.ts'
import { type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { cookiesIn, keysOf } from './coming-in.ts'
import { LoginField } from './login-fields.tsx'
import { askForNewPasskey } from './passkey.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SecondPart, secondAnswer } from './second-part.tsx'

/** Kept in the form, sealed: the account to be, and the secret that the code app is told. */
type Begun = { readonly account: AccountId; readonly secret: TotpSecret }

const MINUTES = 60

/** Who is here already and chooses anew; null for somebody who joins. */
type Renews = { readonly account: AccountId; readonly login: string } | null

function beginning(visit: Visit, renews: Renews): Begun {
  const begun = readTicket<Begun>(keysOf(visit), 'join', visit.form.get('join'), visit.now)
  if (begun && (!renews || begun.account === renews.account)) return begun
  return { account: renews?.account ?? (randomUUID() as AccountId), secret: newTotpSecret() }
}

/** A line that was typed, tidy and no longer than it may be. */
export const lineOf = ({ form }: Visit, name: string, most = 100): string => tidy(form.get(name) ?? '').slice(0, most)

type JoinProps = {
  readonly visit: Visit
  readonly faults: readonly FieldFault[]
  readonly renews?: Renews
}

/** How somebody will sign in: a name, a password, and one thing more. */
export function JoinFields({ visit, faults, renews = null }: JoinProps) {
  const { lang, form, now } = visit
  const t = signInText(lang)
  const begun = beginning(visit, renews)
  const login = renews?.login ?? (loginOf(form.get('login') ?? '') || 'Actioncard')
  return (
    <>
      <h2>{t.join.youTitle}</h2>
      <input type="hidden" name="join" value={writeTicket(keysOf(visit), 'join', begun, now, MINUTES)} />
      {renews ? (
        <p>
          {t.login}: {renews.login}
        </p>
      ) : (
        <LoginField visit={visit} faults={faults} />
      )}
      <Field
        lang={lang}
        name="password"
        label={t.join.newPassword}
        hint={t.join.newPasswordHint}
        type="password"
        autocomplete="new-password"
        maxLength={PASSWORD.most}
        fault={faultOf(faults, 'password')}
      />
      <SecondPart
        lang={lang}
        secret={begun.secret}
        login={login}
        faults={faults}
        ask={askForNewPasskey(visit, begun.account, login)}
      />
      <p>
        <button class="button button-primary" type="submit">
          {renews ? t.account.save : t.join.create}
        </button>
      </p>
    </>
  )
}

/** What somebody will prove themselves with, or everything that is wrong with it. `about` is what others know of them. */
export async function proofOf(
  visit: Visit,
  about: readonly string[],
  renews: Renews = null,
): Promise<Proof | readonly FieldFault[]> {
  const { form, lang } = visit
  const t = signInText(lang)
  const { account, secret } = beginning(visit, renews)
  const login = renews?.login ?? loginOf(form.get('login') ?? '')
  const password = form.get('password') ?? ''
  const faults: FieldFault[] = []
  if (login.length < LOGIN.least || login.length > LOGIN.most) faults.push({ field: 'login', says: t.join.loginFault })
  const fault = await passwordFault(password, [login, ...about])
  if (fault) faults.push({ field: 'password', says: t.passwords[fault] })
  const second = await secondAnswer(visit, account, secret)
  if ('field' in second) faults.push(second)
  if ('field' in second || faults.length > 0) return faults
  return { account, login, second, passwordHash: await hashPassword(keysOf(visit), password) }
}

/** In, with the codes that are shown this once. */
export async function welcomed(
  visit: Visit,
  account: AccountId,
  joined: Extract<Joined, { ok: true }>,
  to: string,
): Promise<Answer> {
  const { lang } = visit
  const t = signInText(lang).join
  return page({
    title: t.doneTitle,
    secret: to,
    cookies: await cookiesIn(visit, account),
    body: (
      <>
        <h1>{t.doneTitle}</h1>
        <RecoveryCodes codes={joined.value.recoveryCodes} lang={lang} />
        <p>
          <a class="button button-primary" href={href(lang, to)}>
            {t.go}
          </a>
        </p>
      </>
    ),
  })
}
