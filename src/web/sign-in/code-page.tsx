import type { AccountId } from '#core/id.ts'
import { recordFailure } from '#store/audit/record-door.ts'
import { countGuess, countsOf, forgetGuesses, giveBack } from '#store/sign-in/attempts.ts'
import { type Credential, credentialOf, useRecoveryCode, useTotp } from '#store/sign-in/credentials.ts'
import { passkeysOf } from '#store/sign-in/passkeys.ts'
import { readTicket, spendTicket } from '#store/sign-in/ticket.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, postOn, redirect } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import { noCookie, readCookie } from '../cookie.ts'
import type { Handler } from '../route.ts'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { comeIn, keysOf, knownDevice, minutesUntil, STEP } from './coming-in.ts'
import { askForPasskey, passkeyAnswer } from './passkey.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { Carried, type Step } from './sign-in-page.tsx'
import { KeptTyped, keepsTyped, TYPED } from './typed.tsx'

/** The second of two, after the password. */
export const codePage: Handler = async (visit) => {
  const begun = await stepOf(visit)
  return begun ? show(visit, begun) : tooLate(visit)
}

export const codeAction: Handler = async (visit) => {
  const begun = await stepOf(visit)
  if (!begun) return startOver(visit)
  const { form, now, lang, address } = visit
  const t = signInText(lang)
  const { account, login } = begun.credential
  // handed on from the password, with what had been typed before the session ran out
  if (!form.has('code') && !form.has('passkey')) return show(visit, begun)
  const { db } = officeOf(visit)
  const keys = keysOf(visit)
  if (form.get('passkey')) {
    if ((await passkeyAnswer(visit)) !== account) {
      await recordFailure(db, now)
      return show(visit, begun, [{ field: 'code', says: t.passkeyFailed }])
    }
    return comeIn(visit, account)
  }
  const counts = countsOf(keys, { login, address, device: await knownDevice(visit, account) })
  const until = await countGuess(db, counts, now)
  if (until) return show(visit, begun, [{ field: 'code', says: t.wait(minutesUntil(until, now)) }], 429)
  if (!(await isSecond(visit, account))) {
    await recordFailure(db, now)
    return show(visit, begun, [{ field: 'code', says: t.code.wrong }])
  }
  if (!(await spendTicket(db, begun.ticket, now))) return startOver(visit)
  await giveBack(db, counts, now)
  await forgetGuesses(db, counts, now)
  return comeIn(visit, account)
}

/** Whether the code that was typed is of the app, or one of the codes for the day it is gone. */
export async function isSecond(visit: Visit, account: AccountId): Promise<boolean> {
  const { db } = officeOf(visit)
  const typed = (visit.form.get('code') ?? '').slice(0, 40)
  const digits = typed.replace(/\s/g, '')
  return /^\d{6}$/.test(digits)
    ? useTotp(db, keysOf(visit), account, digits, visit.now)
    : useRecoveryCode(db, keysOf(visit), account, typed)
}

type Begun = { readonly credential: Credential; readonly svar: readonly string[]; readonly ticket: string }

async function stepOf(visit: Visit): Promise<Begun | null> {
  const ticket = readCookie(visit.request, STEP, visit.deps.origin) ?? ''
  const step = visit.deps.office && readTicket<Step>(keysOf(visit), 'code', ticket, visit.now)
  const credential = step && (await credentialOf(officeOf(visit).db, step.account as AccountId))
  return credential ? { credential, svar: step.svar, ticket } : null
}

/** From the password again; what came along with the form comes along still. */
function startOver({ deps, form }: Visit): Answer {
  const cookies = [noCookie(STEP, deps.origin)]
  return form.has(TYPED) || form.has('svar') ? postOn('/log-ind/ny', cookies) : redirect('/log-ind', cookies)
}

function tooLate({ lang }: Visit): Answer {
  const t = signInText(lang)
  return page({
    title: t.code.title,
    secret: '/log-ind/kode',
    body: (
      <>
        <h1>{t.code.title}</h1>
        <p class="lead">{t.expired}</p>
        <p>
          <a href={href(lang, '/log-ind')}>{t.code.back}</a>
        </p>
      </>
    ),
  })
}

async function show(
  visit: Visit,
  { credential, svar }: Begun,
  faults: readonly FieldFault[] = [],
  status: 422 | 429 = 422,
): Promise<Answer> {
  const { lang } = visit
  const t = signInText(lang).code
  const keys = await passkeysOf(officeOf(visit).db, credential.account)
  const ids = keys.map(({ id }) => id)
  return page({
    title: t.title,
    ...(faults.length > 0 && { status }),
    scripts: ['passkey'],
    secret: '/log-ind/kode',
    ...keepsTyped(visit),
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <form class="case-form" method="post" action={href(lang, '/log-ind/kode')} noValidate>
          <Carried answers={svar} />
          <KeptTyped visit={visit} />
          {ids.length > 0 && (
            <PasskeyButton
              ask={askForPasskey(visit, credential.account, ids)}
              does="use"
              label={t.passkey}
              failed={signInText(lang).passkeyFailed}
              first={!credential.totp}
            />
          )}
          <Field
            lang={lang}
            name="code"
            label={t.label}
            hint={t.hint}
            width={27}
            maxLength={40}
            autocomplete="one-time-code"
            fault={faultOf(faults, 'code')}
          />
          <p>
            <button class="button button-primary" type="submit">
              {t.button}
            </button>
          </p>
        </form>
        <p>
          <a href={href(lang, '/log-ind')}>{t.back}</a>
        </p>
      </>
    ),
  })
}
