import type { ComponentChildren } from 'preact'
import { ACCOUNT_ROLES } from '#core/case/permit.ts'
import { type InstitutionId, parseId } from '#core/id.ts'
import {
  type AccountLine,
  closeAccount,
  reopenAccount,
  resetSignIn,
  signOutEverywhere,
} from '#store/sign-in/accounts.ts'
import { mayInvite } from '#store/sign-in/administering.ts'
import { addPlace, placesOf } from '#store/sign-in/places.ts'
import { sayMoment } from '#text/format.ts'
import { accountsText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, problem, redirect } from '../answer.ts'
import type { Handler } from '../route.ts'
import { Checkboxes } from '../ui/choices.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field, Select } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { administering, sayHow } from './people-page.tsx'

type Here = NonNullable<Awaited<ReturnType<typeof administering>>> & { readonly person: AccountLine }

const WHOLE = 'kommune'

/** Somebody of the administrator's own people; nobody else is there. */
const onPerson =
  (handle: (visit: Visit, here: Here) => Promise<Answer>): Handler =>
  async (visit) => {
    const here = await administering(visit)
    if (!here) return problem(403)
    const person = here.people.find(({ account }) => account === visit.params.account)
    return person ? handle(visit, { ...here, person }) : problem(404)
  }

/** What is done to somebody's account is done by another: their own is under /konto. */
const onAnother = (handle: (visit: Visit, here: Here) => Promise<Answer>): Handler =>
  onPerson(async (visit, here) => (isOneself(here) ? show(visit, here) : handle(visit, here)))

const ownerOf = ({ account, signsInAs }: AccountLine) => signsInAs ?? account
const isOneself = ({ actor, person, people }: Here): boolean => {
  const self = people.find(({ account }) => account === actor.account)
  return ownerOf(person) === (self ? ownerOf(self) : actor.account)
}

export const personAccountPage: Handler = onPerson((visit, here) => show(visit, here))

export const resetAction = onAnother(async (visit, here) => {
  const { db, actor, person, people } = here
  const t = accountsText(visit.lang).reset
  const owner = ownerOf(person)
  if (!mayReset(here)) return show(visit, here)
  if (!visit.form.has('sure')) return show(visit, here, [{ field: 'sure', says: t.sureMissing }])
  const token = await resetSignIn(db, actor, owner, visit.now)
  return resetMade(visit, people.find(({ account }) => account === owner) ?? person, token)
})

/** A person who signs in by an account that somebody else answers for is theirs to reset. */
const mayReset = ({ person, people }: Here): boolean =>
  person.signsIn === 'here' && person.closedAt === null && people.some(({ account }) => account === ownerOf(person))

export const signOutAction = onAnother(async (visit, { db, actor, person }) => {
  await signOutEverywhere(db, actor, ownerOf(person), visit.now)
  return redirect(`/brugere/${person.account}?gjort=log-ud`)
})

export const closeAction = onAnother(async (visit, here) => {
  const { db, actor, person } = here
  const { lang, form, now } = visit
  const t = accountsText(lang)
  if (person.closedAt) return show(visit, here)
  if (!form.has('close')) return show(visit, here, [{ field: 'close', says: t.close.sureMissing }])
  await closeAccount(db, actor, person.account, now)
  const others = await placesOf(db, ownerOf(person))
  return page({
    title: t.close.doneTitle,
    secret: `/brugere/${person.account}`,
    body: (
      <>
        <h1>{t.close.doneTitle}</h1>
        <p class="lead">{t.close.done(person.name)}</p>
        <p>{t.close.next}</p>
        {others.length > 0 && <p>{t.close.other}</p>}
        <p>
          <a href={href(lang, '/brugere')}>{t.back}</a>
        </p>
      </>
    ),
  })
})

export const reopenAction = onAnother(async (visit, here) => {
  const { db, actor, person } = here
  if (!person.closedAt) return show(visit, here)
  await reopenAccount(db, actor, person.account, visit.now)
  return redirect(`/brugere/${person.account}?gjort=genaabnet`)
})

export const placeAddition = onAnother(async (visit, here) => {
  const { db, actor, ground, person } = here
  const { form, lang, now } = visit
  const t = accountsText(lang).place
  const role = ACCOUNT_ROLES.find((one) => one === form.get('role'))
  const at = form.get('at') ?? ''
  const institution = at === WHOLE ? null : parseId<InstitutionId>(at)
  if (!role || (at !== WHOLE && !institution) || !mayInvite(ground, { role, institution }))
    return show(visit, here, [{ field: 'role', says: t.notThere }])
  if (!(await addPlace(db, actor, ownerOf(person), { role, institution }, now)))
    return show(visit, here, [{ field: 'at', says: t.taken }])
  return redirect(`/brugere/${person.account}?gjort=sted`)
})

function resetMade({ lang, deps }: Visit, { name, account }: AccountLine, token: string): Answer {
  const t = accountsText(lang)
  return page({
    title: t.reset.madeTitle,
    secret: `/brugere/${account}`,
    body: (
      <>
        <h1>{t.reset.madeTitle}</h1>
        <p>{t.reset.made(name)}</p>
        <Field
          lang={lang}
          name="link"
          label={t.reset.link}
          value={`${deps.origin}${href(lang, `/invitation/${token}`)}`}
        />
        <p>
          <a href={href(lang, '/brugere')}>{t.back}</a>
        </p>
      </>
    ),
  })
}

async function show(visit: Visit, here: Here, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { lang, now, query, request } = visit
  const { person } = here
  const t = accountsText(lang)
  const told = query.get('gjort') ?? ''
  const done = Object.hasOwn(t.done, told) && t.done[told as keyof typeof t.done]
  return page({
    title: t.title,
    ...(request.method === 'POST' && { status: 422 as const }),
    secret: `/brugere/${person.account}`,
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        {done && (
          <p class="just-done" role="status">
            {done}
          </p>
        )}
        <h1>{person.name}</h1>
        <p class="lead">{t.isAt(person.role, person.institution ?? t.whole)}</p>
        <p>
          {t.how}: {sayHow(person, lang)}. {person.login}
        </p>
        <p>
          {t.state}: {person.closedAt ? t.closed(sayMoment(person.closedAt, now, lang)) : t.open}
        </p>
        {isOneself(here) ? <p>{t.yourself}</p> : <Acts visit={visit} here={here} faults={faults} />}
        <p>
          <a href={href(lang, '/brugere')}>{t.back}</a>
        </p>
      </>
    ),
  })
}

type ActsProps = { readonly visit: Visit; readonly here: Here; readonly faults: readonly FieldFault[] }

function Acts({ visit, here, faults }: ActsProps) {
  const { lang, form } = visit
  const { person, ground } = here
  const t = accountsText(lang)
  const does = (what: string) => href(lang, `/brugere/${person.account}/${what}`)
  if (person.closedAt) {
    return (
      <Act title={t.reopen.title} action={does('genaabn')} button={t.reopen.button}>
        {null}
      </Act>
    )
  }
  const places = ground.institutions.map(({ id, name }) => ({ value: id as string, label: name }))
  return (
    <>
      {mayReset(here) ? (
        <Act title={t.reset.title} action={does('nulstil')} button={t.reset.button}>
          <p>{t.reset.says}</p>
          <Checkboxes
            lang={lang}
            name="sure"
            legend={person.name}
            hint={t.reset.sureHint}
            fault={faultOf(faults, 'sure')}
            choices={[{ value: 'ja', label: t.reset.sure }]}
            chosen={[]}
          />
        </Act>
      ) : (
        <p>{person.signsIn === 'here' ? t.reset.notHere : t.reset.elsewhere}</p>
      )}
      <Act title={t.signOut.title} action={does('log-ud')} button={t.signOut.button}>
        <p>{t.signOut.says}</p>
      </Act>
      <Act title={t.place.title} action={does('sted')} button={t.place.add}>
        <p>{t.place.says}</p>
        <Select
          lang={lang}
          name="at"
          label={t.place.at}
          value={form.get('at') ?? ''}
          fault={faultOf(faults, 'at')}
          options={ground.whole ? [...places, { value: WHOLE, label: t.whole }] : places}
        />
        <Select
          lang={lang}
          name="role"
          label={t.place.role}
          value={form.get('role') ?? ''}
          fault={faultOf(faults, 'role')}
          options={ACCOUNT_ROLES.map((role) => ({ value: role, label: t.roles[role] }))}
        />
      </Act>
      <Act title={t.close.title} action={does('luk')} button={t.close.button}>
        <p>{t.close.says}</p>
        <Checkboxes
          lang={lang}
          name="close"
          legend={person.name}
          fault={faultOf(faults, 'close')}
          choices={[{ value: 'ja', label: t.close.sure }]}
          chosen={[]}
        />
      </Act>
    </>
  )
}

type ActProps = {
  readonly title: string
  readonly action: string
  readonly button: string
  readonly children: ComponentChildren
}

/** One thing that can be done, a form of its own. */
const Act = ({ title, action, button, children }: ActProps) => (
  <section class="front-part">
    <h2>{title}</h2>
    <form class="case-form" method="post" action={action} noValidate>
      {children}
      <p>
        <button class="button button-secondary" type="submit">
          {button}
        </button>
      </p>
    </form>
  </section>
)
