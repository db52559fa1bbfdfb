import { LOGIN } from '#store/sign-in/credentials.ts'
import { PASSWORD } from '#store/sign-in/password.ts'
import { signInText } from '#text/index.ts'
import { type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'

type Props = { readonly visit: Visit; readonly faults: readonly FieldFault[] }

/** By what name somebody signs in, kept as it was typed. */
export const LoginField = ({ visit: { lang, form }, faults }: Props) => (
  <Field
    lang={lang}
    name="login"
    label={signInText(lang).login}
    hint={signInText(lang).loginHint}
    autocomplete="username"
    maxLength={LOGIN.most}
    value={form.get('login') ?? ''}
    fault={faultOf(faults, 'login')}
  />
)

/** The password that somebody has; it is never handed back. */
export const PasswordField = ({ visit: { lang }, faults }: Props) => (
  <Field
    lang={lang}
    name="password"
    label={signInText(lang).password}
    type="password"
    autocomplete="current-password"
    maxLength={PASSWORD.most}
    fault={faultOf(faults, 'password')}
  />
)
