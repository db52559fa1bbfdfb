import { ACCOUNT_ROLES, type AccountRole } from '#core/case/permit.ts'
import { type InstitutionId, parseId } from '#core/id.ts'
import { type Ground, groundOf, inviteTo, mayInvite, openInvitations } from '#store/sign-in/administering.ts'
import { sayMoment } from '#text/format.ts'
import { accountsText, signInText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, problem } from '../answer.ts'
import { actorOf, officeOf } from '../case/desk.ts'
import type { Handler } from '../route.ts'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field, Select } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { lineOf } from './join-form.tsx'

const WHOLE = 'kommune'

/** Whom the administrator lets in, by a link to hand over. */
export const invitationsPage: Handler = async (visit) => {
  const ground = await groundOf(officeOf(visit).db, await actorOf(visit))
  return ground ? show(visit, ground, []) : problem(403)
}

export const inviteAction: Handler = async (visit) => {
  const { db } = officeOf(visit)
  const actor = await actorOf(visit)
  const ground = await groundOf(db, actor)
  if (!ground) return problem(403)
  const { form, lang, now } = visit
  const t = signInText(lang).invitations
  const name = lineOf(visit, 'name')
  const role: AccountRole = ACCOUNT_ROLES.find((one) => one === form.get('role')) ?? 'professional'
  const at = form.get('at') ?? ''
  const institution = at === WHOLE ? null : parseId<InstitutionId>(at)
  const known = at === WHOLE || institution !== null
  if (name === '') return show(visit, ground, [{ field: 'name', says: t.nameMissing }])
  if (!known || !mayInvite(ground, { role, institution }))
    return show(visit, ground, [{ field: 'role', says: t.notThere }])
  const token = await inviteTo(db, actor.account, ground, { name, role, institution }, now)
  return made(visit, name, token)
}

function made({ lang, deps }: Visit, name: string, token: string): Answer {
  const t = signInText(lang).invitations
  return page({
    title: t.title,
    secret: '/invitationer',
    body: (
      <>
        <h1>{t.madeTitle}</h1>
        <p>{t.made(name)}</p>
        <Field lang={lang} name="link" label={t.link} value={`${deps.origin}${href(lang, `/invitation/${token}`)}`} />
        <p>
          <a href={href(lang, '/invitationer')}>{t.another}</a>
        </p>
      </>
    ),
  })
}

async function show(visit: Visit, ground: Ground, faults: readonly FieldFault[]): Promise<Answer> {
  const { lang, form, now } = visit
  const words = signInText(lang)
  const t = words.invitations
  const open = await openInvitations(officeOf(visit).db, ground, now)
  const field = (name: string) => ({ lang, name, value: form.get(name) ?? '', fault: faultOf(faults, name) })
  const places = ground.institutions.map(({ id, name }) => ({ value: id as string, label: name }))
  return page({
    title: t.title,
    ...(faults.length > 0 && { status: 422 as const }),
    secret: '/invitationer',
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a href={href(lang, '/brugere')}>{accountsText(lang).back}</a>
        </p>
        <form class="case-form" method="post" action={href(lang, '/invitationer')} noValidate>
          <Field {...field('name')} label={t.name} maxLength={100} />
          <Select
            {...field('role')}
            label={t.role}
            options={ACCOUNT_ROLES.map((role) => ({ value: role, label: words.roles[role] }))}
          />
          <Select
            {...field('at')}
            label={t.at}
            options={ground.whole ? [...places, { value: WHOLE, label: t.whole }] : places}
          />
          <p>
            <button class="button button-primary" type="submit">
              {t.make}
            </button>
          </p>
        </form>
        <section class="front-part" aria-labelledby="open">
          <h2 id="open">{t.openTitle}</h2>
          {open.length === 0 && <p>{t.none}</p>}
          <ul class="plain-list">
            {open.map(({ name, role, institution, expires }) => (
              <li key={`${name} ${expires}`}>
                {name}, {words.roles[role]}, {institution ?? t.whole}: {t.until(sayMoment(expires, now, lang))}
              </li>
            ))}
          </ul>
        </section>
        <details class="fold">
          <summary>{t.institutions}</summary>
          <p class="quiet">{t.institutionsHint}</p>
          <ul class="plain-list">
            {ground.whole && (
              <li>
                {t.whole}: <code>{ground.municipality}</code>
              </li>
            )}
            {ground.institutions.map(({ id, name }) => (
              <li key={id}>
                {name}: <code>{id}</code>
              </li>
            ))}
          </ul>
        </details>
      </>
    ),
  })
}
