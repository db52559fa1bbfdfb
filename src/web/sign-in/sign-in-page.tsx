import { recordFailure } from '#store/audit/record-door.ts'
import { anyReal } from '#store/people.ts'
import { endSession } from '#store/session.ts'
import { countGuess, countsOf, giveBack } from '#store/sign-in/attempts.ts'
import { credentialByLogin, isTheirPassword, LOGIN, loginOf } from '#store/sign-in/credentials.ts'
import { issuerOf } from '#store/sign-in/identities.ts'
import { isPassword } from '#store/sign-in/password.ts'
import { writeTicket } from '#store/sign-in/ticket.ts'
import { signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, postOn, redirect } from '../answer.ts'
import { officeOf } from '../case/desk.ts'
import { cookie, noCookie } from '../cookie.ts'
import type { Handler } from '../route.ts'
import { ErrorSummary, type FieldFault } from '../ui/error-summary.tsx'
import type { Visit } from '../visit.ts'
import { comeIn, keysOf, knownDevice, minutesUntil, STEP } from './coming-in.ts'
import { LoginField, PasswordField } from './login-fields.tsx'
import { askForPasskey, passkeyAnswer } from './passkey.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { noSessionCookie, readToken } from './session-cookie.ts'
import { KeptTyped, keepsTyped, type Typed, traineeOf, typedOf } from './typed.tsx'

/** Who has shown the first of two, and what comes along from the guide. */
export type Step = { readonly account: string; readonly login: string; readonly svar: readonly string[] }

const STEP_MINUTES = 10
const CARRIED = { answers: 60, letters: 1_500 } as const

/** The guide's answers; more than a guide can have, or a cookie can hold, are dropped. */
const carriedOf = ({ form }: Visit): string[] => {
  const carried = form.getAll('svar').slice(0, CARRIED.answers)
  return carried.join('').length <= CARRIED.letters ? carried : []
}

/** The door; met on the way to opening a case, the guide's answers come along. */
export const signInPage: Handler = (visit) => show(visit)

/** Takes the password. Whoever it is, and whether they are anybody, the answer and the work are the same. */
export const signInAction: Handler = async (visit) => {
  const { form, lang, now, deps, address } = visit
  const t = signInText(lang)
  const { db } = officeOf(visit)
  const keys = keysOf(visit)
  const login = loginOf(form.get('login') ?? '').slice(0, LOGIN.most)
  const credential = await credentialByLogin(db, login)
  const device = credential && (await knownDevice(visit, credential.account))
  const counts = countsOf(keys, { login, address, device })
  const until = await countGuess(db, counts, now)
  if (until) return show(visit, [{ field: 'login', says: t.wait(minutesUntil(until, now)) }], 429)
  if (!credential || !(await isTheirPassword(db, keys, credential, form.get('password') ?? ''))) {
    if (!credential) await isPassword(keys, null, form.get('password') ?? '')
    await recordFailure(db, now)
    return show(visit, [{ field: 'login', says: t.wrong }])
  }
  await giveBack(db, counts, now)
  const step: Step = { account: credential.account, login, svar: carriedOf(visit) }
  const ticket = writeTicket(keys, 'code', step, now, STEP_MINUTES)
  const cookies = [cookie(STEP, ticket, deps.origin, STEP_MINUTES)]
  return typedOf(visit) ? postOn('/log-ind/kode', cookies) : redirect('/log-ind/kode', cookies)
}

/** A passkey is both at once: something they have, which knows who they are. It is not guessed, and so not counted. */
export const passkeyAction: Handler = async (visit) => {
  const account = await passkeyAnswer(visit)
  if (account) return comeIn(visit, account)
  await recordFailure(officeOf(visit).db, visit.now)
  return show(visit, [{ field: 'login', says: signInText(visit.lang).passkeyFailed }])
}

/** Ends the session, here and in the browser. */
export const signOut: Handler = async (visit) => {
  const { deps, request } = visit
  const token = readToken(request, deps.origin)
  const known = deps.office && (await visit.visitor())
  const issuer = deps.office && known && (await issuerOf(deps.office.db, known.account))
  const provider = deps.providers.find((one) => one.kind === 'oidc' && one.issuer === issuer)
  if (token && deps.office) await endSession(officeOf(visit).db, token)
  return {
    ...redirect(`/log-ind?ude${provider ? `=${provider.id}` : ''}`, [
      noSessionCookie(deps.origin),
      noCookie(STEP, deps.origin),
    ]),
    clears: true,
  }
}

async function show(visit: Visit, faults: readonly FieldFault[] = [], status: 422 | 429 = 422): Promise<Answer> {
  const { lang, deps } = visit
  const t = signInText(lang)
  const known = deps.office ? await visit.visitor() : null
  const open = deps.office ? await anyReal(deps.office.db) : false
  const carried = carriedOf(visit)
  const typed = typedOf(visit)
  const trainee = await traineeOf(visit, typed)
  if (typed && trainee) return backToExercise(visit, typed, trainee.name)
  return page({
    title: t.title,
    ...((faults.length > 0 || typed) && { status }),
    scripts: open ? ['passkey'] : [],
    secret: typed ? '/log-ind/ny' : '/log-ind',
    ...keepsTyped(visit),
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        {!known && <JustOut visit={visit} />}
        <h1>{t.title}</h1>
        {known && (
          <p>
            {t.signedInAs(known.name)} <a href={href(lang, '/sager')}>{t.toCases}</a>
          </p>
        )}
        {open ? (
          <>
            <p class="lead">{typed ? t.typed.lead : carried.length > 0 ? t.carried : t.lead}</p>
            {deps.providers.length > 0 && <Via visit={visit} typed={typed} />}
            <Own visit={visit} faults={faults} carried={carried} />
          </>
        ) : (
          <>
            <p class="lead">{t.nobody}</p>
            <p>
              <a href={href(lang, '/opsaetning')}>{t.toSetUp}</a>. {t.toSetUpHint}
            </p>
          </>
        )}
        {deps.exercise && <ToExercise visit={visit} carried={carried} first={!open} />}
        <p class="front-part">
          {t.toCard} <a href={href(lang, '/kort/guide')}>{t.toGuide}</a>
        </p>
      </>
    ),
  })
}

type Part = { readonly visit: Visit }

/** That somebody has just signed out, and where they may be signed in still. */
function JustOut({ visit: { lang, deps, query } }: Part) {
  const t = signInText(lang)
  const cameBy = deps.providers.find(({ id, kind }) => kind === 'oidc' && id === query.get('ude'))
  return (
    <>
      {query.has('ude') && (
        <p class="just-done" role="status">
          {t.out}
        </p>
      )}
      {cameBy && (
        <p>
          {t.stillIn(cameBy.name)} <a href={href(lang, `/log-ind/via/${cameBy.id}/ud`)}>{t.outThere(cameBy.name)}</a>
        </p>
      )}
    </>
  )
}

/** By a provider; with something typed in hand in another tab, so that this one keeps it. */
function Via({ visit, typed }: Part & { readonly typed: Typed | null }) {
  const { lang, deps } = visit
  const t = signInText(lang)
  return (
    <>
      <h2>{t.viaTitle}</h2>
      {deps.providers.map(({ id, name }) => (
        <p key={id}>
          <a
            class="button button-primary"
            href={href(lang, `/log-ind/via/${id}`)}
            {...(typed && { target: '_blank', rel: 'noopener' })}
          >
            {t.via(name)}
          </a>
        </p>
      ))}
      {typed && (
        <form method="post" action={href(lang, typed.path)}>
          <KeptTyped visit={visit} />
          <p>{t.typed.elsewhere}</p>
          <p>
            <button class="button button-secondary" type="submit">
              {t.typed.send}
            </button>
          </p>
        </form>
      )}
    </>
  )
}

type CarriedProps = Part & { readonly carried: readonly string[] }

/** By what somebody has here: a password and a code, or a passkey. */
function Own({ visit, carried, faults }: CarriedProps & { readonly faults: readonly FieldFault[] }) {
  const { lang, deps } = visit
  const t = signInText(lang)
  return (
    <>
      <form class="case-form" method="post" action={href(lang, '/log-ind')} noValidate>
        <h2>{t.ownTitle}</h2>
        <Carried answers={carried} />
        <KeptTyped visit={visit} />
        <LoginField visit={visit} faults={faults} />
        <PasswordField visit={visit} faults={faults} />
        <p>
          <button class={deps.providers.length > 0 ? 'button button-secondary' : 'button button-primary'} type="submit">
            {t.next}
          </button>
        </p>
      </form>
      <form method="post" action={href(lang, '/log-ind/noegle')}>
        <Carried answers={carried} />
        <KeptTyped visit={visit} />
        <PasskeyButton ask={askForPasskey(visit, null)} does="use" label={t.passkey} failed={t.passkeyFailed}>
          <h2>{t.passkeyTitle}</h2>
          <p>{t.passkeyHint}</p>
        </PasskeyButton>
      </form>
      <p class="quiet">{t.trouble}</p>
    </>
  )
}

/** `first` where nobody can sign in for real yet. */
function ToExercise({ visit: { lang }, carried, first }: CarriedProps & { readonly first: boolean }) {
  const t = signInText(lang)
  const [method, to] = carried.length > 0 ? (['post', '/oevelse/ny'] as const) : (['get', '/oevelse'] as const)
  return (
    <div class="front-part">
      <h2>{t.exerciseTitle}</h2>
      <form method={method} action={href(lang, to)}>
        <Carried answers={carried} />
        <button class={first ? 'button button-primary' : 'button button-secondary'} type="submit">
          {t.exercise}
        </button>
      </form>
    </div>
  )
}

/** One who trains needs no password to go on. */
function backToExercise(visit: Visit, typed: Typed, name: string): Answer {
  const { lang } = visit
  const t = signInText(lang)
  return page({
    title: t.title,
    status: 422,
    secret: '/log-ind/ny',
    ...keepsTyped(visit),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="lead">{t.typed.lead}</p>
        <form method="post" action={href(lang, '/oevelse')}>
          <input type="hidden" name="account" value={typed.account} />
          <KeptTyped visit={visit} />
          <button class="button button-primary" type="submit">
            {t.typed.as(name)}
          </button>
        </form>
      </>
    ),
  })
}

/** The guide's answers, on their way to a case. */
export const Carried = ({ answers }: { readonly answers: readonly string[] }) => (
  <>
    {answers.map((answer) => (
      <input key={answer} type="hidden" name="svar" value={answer} />
    ))}
  </>
)
