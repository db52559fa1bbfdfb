import type { ComponentChildren } from 'preact'
import { endSessions } from '#store/session.ts'
import { noteOn } from '#store/sign-in/account-notes.ts'
import {
  changePassword,
  isTheirPassword,
  newTotpSecret,
  replaceRecoveryCodes,
  setTotp,
  type TotpSecret,
} from '#store/sign-in/credentials.ts'
import { forgetDevices } from '#store/sign-in/devices.ts'
import { addPasskey, passkeysOf, removePasskey } from '#store/sign-in/passkeys.ts'
import { hashPassword, PASSWORD, passwordFault } from '#store/sign-in/password.ts'
import { placesOf } from '#store/sign-in/places.ts'
import { readTicket, writeTicket } from '#store/sign-in/ticket.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, redirect } from '../answer.ts'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { type AtAccount, fresh } from './confirm-page.tsx'
import { askForNewPasskey, newPasskeyAnswer } from './passkey.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { AppPart, appAnswer } from './second-part.tsx'

// What somebody signs in with, each on a page of its own, for one who has just shown who they are.

export const passwordPage = fresh(async (visit) => passwordForm(visit, []))

export const passwordAction = fresh(async (visit, { office, keys, owner, actor, credential, session }) => {
  const { form, lang, now } = visit
  const t = signInText(lang)
  const wanted = form.get('password') ?? ''
  if (!(await isTheirPassword(office.db, keys, credential, form.get('old') ?? '')))
    return passwordForm(visit, [{ field: 'old', says: t.account.oldWrong }])
  const places = (await placesOf(office.db, owner)).flatMap((one) => [one.institution ?? '', one.municipality])
  const fault = await passwordFault(wanted, [credential.login, actor.name, ...places])
  if (fault) return passwordForm(visit, [{ field: 'password', says: t.passwords[fault] }])
  await changePassword(office.db, keys, owner, await hashPassword(keys, wanted), now)
  await endSessions(office.db, owner, { but: session })
  await forgetDevices(office.db, owner)
  await noteOn(office.db, owner, 'password', { account: owner, name: actor.name }, now)
  return redirect('/konto?gjort=adgangskode')
})

function passwordForm(visit: Visit, faults: readonly FieldFault[]): Answer {
  const { lang } = visit
  const t = signInText(lang)
  const field = (name: string) => ({ lang, name, type: 'password', fault: faultOf(faults, name) }) as const
  return proofPage(
    visit,
    t.account.changePassword,
    '/konto/adgangskode',
    faults,
    <>
      <Field
        {...field('old')}
        label={t.account.oldPassword}
        autocomplete="current-password"
        maxLength={PASSWORD.most}
      />
      <Field
        {...field('password')}
        label={t.account.newPassword}
        hint={t.join.newPasswordHint}
        autocomplete="new-password"
        maxLength={PASSWORD.most}
      />
      <Save visit={visit} />
    </>,
  )
}

export const appPage = fresh(async (visit, here) => appForm(visit, here, newTotpSecret(), []))

export const appAction = fresh(async (visit, here) => {
  const secret = readTicket<TotpSecret>(here.keys, 'new-totp', visit.form.get('app'), visit.now)
  if (!secret) return redirect('/konto/kodeapp')
  const answered = appAnswer(visit, secret)
  if ('field' in answered) return appForm(visit, here, secret, [answered])
  await setTotp(here.office.db, here.keys, here.owner, answered)
  await secondChanged(visit, here)
  return redirect('/konto?gjort=app')
})

export const appRemoval = fresh(async (visit, here) => {
  const { office, keys, owner, credential } = here
  if (credential.passkeys === 0) return redirect('/konto?sidste')
  await setTotp(office.db, keys, owner, null)
  await secondChanged(visit, here)
  return redirect('/konto?gjort=app-fjernet')
})

function appForm(visit: Visit, here: AtAccount, secret: TotpSecret, faults: readonly FieldFault[]): Answer {
  const { lang, now } = visit
  return proofPage(
    visit,
    signInText(lang).account.appSet,
    '/konto/kodeapp',
    faults,
    <>
      <input type="hidden" name="app" value={writeTicket(here.keys, 'new-totp', secret, now, 60)} />
      <AppPart lang={lang} secret={secret} login={here.credential.login} faults={faults} />
      <Save visit={visit} />
    </>,
  )
}

export const newPasskeyPage = fresh((visit, here) => passkeyForm(visit, here, []))

export const newPasskeyAction = fresh(async (visit, here) => {
  const { owner, office } = here
  const made = await newPasskeyAnswer(visit, owner)
  if (made && (await addPasskey(office.db, owner, made, visit.now))) {
    await secondChanged(visit, here)
    return redirect('/konto?gjort=noegle')
  }
  return passkeyForm(visit, here, [{ field: 'passkey', says: signInText(visit.lang).join.passkeyFailed }])
})

export const passkeyRemoval = fresh(async (visit, here) => {
  const { office, owner, credential } = here
  if (!credential.totp && credential.passkeys < 2) return redirect('/konto?sidste')
  await removePasskey(office.db, owner, visit.form.get('key') ?? '')
  await secondChanged(visit, here)
  return redirect('/konto?gjort=noegle-fjernet')
})

async function passkeyForm(visit: Visit, here: AtAccount, faults: readonly FieldFault[]): Promise<Answer> {
  const { lang } = visit
  const t = signInText(lang)
  const had = (await passkeysOf(here.office.db, here.owner)).map(({ id }) => id)
  const ask = askForNewPasskey(visit, here.owner, here.credential.login, had)
  return proofPage(
    visit,
    t.account.passkeyAdd,
    '/konto/noegle',
    faults,
    <>
      <p>{t.join.passkeyHow}</p>
      <PasskeyButton ask={ask} does="make" label={t.account.passkeyAdd} failed={t.join.passkeyFailed} first />
    </>,
  )
}

export const recoveryAction = fresh(async (visit, here) => {
  const { office, keys, owner } = here
  const { lang } = visit
  const t = signInText(lang).account
  const codes = await replaceRecoveryCodes(office.db, keys, owner)
  await secondChanged(visit, here)
  return page({
    title: signInText(lang).codes.title,
    secret: '/konto',
    body: (
      <>
        <h1>{t.title}</h1>
        <RecoveryCodes codes={codes} lang={lang} />
        <p>
          <a href={href(lang, '/konto')}>{t.back}</a>
        </p>
      </>
    ),
  })
})

/** Noted on the account, where its owner sees it. */
const secondChanged = ({ now }: Visit, { office, owner, actor }: AtAccount): Promise<void> =>
  noteOn(office.db, owner, 'second', { account: owner, name: actor.name }, now)

const Save = ({ visit }: { readonly visit: Visit }) => (
  <p>
    <button class="button button-primary" type="submit">
      {signInText(visit.lang).account.save}
    </button>
  </p>
)

function proofPage(
  { lang }: Visit,
  title: string,
  to: string,
  faults: readonly FieldFault[],
  children: ComponentChildren,
): Answer {
  return page({
    title,
    ...(faults.length > 0 && { status: 422 as const }),
    scripts: ['passkey'],
    secret: to,
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{title}</h1>
        <form class="case-form" method="post" action={href(lang, to)} noValidate>
          {children}
        </form>
        <p>
          <a href={href(lang, '/konto')}>{signInText(lang).account.back}</a>
        </p>
      </>
    ),
  })
}
