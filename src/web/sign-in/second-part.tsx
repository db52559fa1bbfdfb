import { type TotpSecret, totpAddress, totpStep } from '#store/sign-in/credentials.ts'
import type { Proof } from '#store/sign-in/joining.ts'
import { signInText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { CodePicture } from './code-picture.tsx'
import { newPasskeyAnswer, type PasskeyAsk } from './passkey.ts'
import { PasskeyButton } from './passkey-button.tsx'

/** The secret of a code app that is being taken into use: in groups, as somebody types it. */
const grouped = (secret: TotpSecret): string => secret.replace(/(.{4})(?!$)/g, '$1 ')

type AppProps = {
  readonly lang: Lang
  readonly secret: TotpSecret
  readonly login: string
  readonly faults: readonly FieldFault[]
}

/** A code app: the picture to point it at, the same in letters, and the first code back. */
export function AppPart({ lang, secret, login, faults }: AppProps) {
  const t = signInText(lang).join
  return (
    <>
      <p>{t.appHow}</p>
      <CodePicture text={totpAddress(secret, login)} label={t.picture} />
      <p>
        {t.orType} <code class="secret-key">{grouped(secret)}</code>
      </p>
      <Field
        lang={lang}
        name="code"
        label={t.code}
        hint={t.codeHint}
        width={8}
        inputMode="numeric"
        maxLength={10}
        autocomplete="one-time-code"
        fault={faultOf(faults, 'code')}
      />
    </>
  )
}

type Props = AppProps & { readonly ask: PasskeyAsk }

/** Beside the password: a code app, or a passkey. */
export function SecondPart({ ask, ...app }: Props) {
  const t = signInText(app.lang).join
  return (
    <>
      <h2>{t.secondTitle}</h2>
      <p>{t.secondLead}</p>
      <PasskeyButton ask={ask} does="make" label={t.makePasskey} failed={t.passkeyFailed}>
        <h3>{t.passkeyTitle}</h3>
        <p>{t.passkeyHow}</p>
      </PasskeyButton>
      <h3>{t.appTitle}</h3>
      <AppPart {...app} />
    </>
  )
}

/** The secret in the app if its first code is right, else what is wrong. */
export function appAnswer(visit: Visit, secret: TotpSecret): { secret: TotpSecret; step: number } | FieldFault {
  const t = signInText(visit.lang).join
  const typed = (visit.form.get('code') ?? '').replace(/\s/g, '')
  const step = totpStep(secret, typed, visit.now)
  if (step !== null) return { secret, step }
  return { field: 'code', says: typed === '' ? t.secondMissing : t.codeWrong }
}

/** What somebody chose beside the password, or what is wrong with it. */
export async function secondAnswer(
  visit: Visit,
  account: Proof['account'],
  secret: TotpSecret,
): Promise<Proof['second'] | FieldFault> {
  if (!visit.form.get('passkey')) return appAnswer(visit, secret)
  const passkey = await newPasskeyAnswer(visit, account)
  return passkey ? { passkey } : { field: 'code', says: signInText(visit.lang).join.passkeyFailed }
}
