import type { InvitationId } from '#core/case/family-events.ts'
import { LIMITS } from '#core/case/limits.ts'
import { exceptionFor } from '#core/case/parents.ts'
import type { Invitation } from '#core/case/state.ts'
import type { PersonId } from '#core/id.ts'
import { invitationNumber } from '#core/logbook/invitation-number.ts'
import { exactDate, sayMoment } from '#text/format.ts'
import { caseText, familyText, recordText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import { faultOf } from '../ui/error-summary.tsx'
import { Select, TextArea } from '../ui/field.tsx'
import { type CasePage, type ReadForm, statusOf } from './acting.ts'
import { type Attempt, attemptAt, fieldsOf } from './attempt.ts'
import { CaseForm, Subpage } from './case-frame.tsx'
import type { Desk } from './desk.ts'
import { FamilyShows } from './family-shows.tsx'
import { familyName, nameOf, sayBy } from './names.ts'
import { NumberToType } from './number-to-type.tsx'
import { ParentSigns } from './parent-signs.tsx'
import { ReasonForm } from './reason-form.tsx'

/** What passes between school and family: invitations, what was shown, questions and answers. No field here takes a file. */
export const familyPage: CasePage = (desk, attempt) => {
  const { lang, state } = desk
  const t = familyText(lang)
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    status: statusOf(attempt),
    body: (
      <Subpage desk={desk} attempt={attempt}>
        <div class="family-page">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <ul>
            {t.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          {[...state.invitations].reverse().map((invitation) => (
            <OneFamily key={invitation.id} desk={desk} attempt={attempt} invitation={invitation} />
          ))}
          {state.status === 'open' && desk.may('invite-family') && <Invite desk={desk} attempt={attempt} />}
        </div>
      </Subpage>
    ),
  })
}

type Props = { readonly desk: Desk; readonly attempt: Attempt | null; readonly invitation: Invitation }

function OneFamily({ desk, attempt, invitation }: Props) {
  const { lang, state, at, may } = desk
  const t = familyText(lang)
  const { entry, by, at: made, taken, ended } = invitation
  return (
    <section aria-labelledby={`family-${entry}`}>
      <h2 id={`family-${entry}`}>{t.invitationOf(familyName(invitation.of, state, lang))}</h2>
      <p class="quiet">{t.made(sayBy(by, lang), sayMoment(made, at, lang))}</p>
      {ended && <p>{t.ended(sayBy(ended.by, lang), sayMoment(ended.at, at, lang))}</p>}
      {!ended && !taken && <Waiting desk={desk} invitation={invitation} />}
      {taken && <p>{t.taken(sayMoment(taken.at, at, lang))}</p>}
      {taken && <FamilyShows desk={desk} invitation={invitation} />}
      {taken && !ended && may('write-to-family') && <Write desk={desk} attempt={attempt} invitation={invitation} />}
      {!ended && may('end-invitation') && <End desk={desk} attempt={attempt} invitation={invitation} />}
    </section>
  )
}

function Waiting({ desk, invitation }: Omit<Props, 'attempt'>) {
  const { lang, today, to, may } = desk
  const t = familyText(lang)
  const day = exactDate(invitation.until, today, lang)
  if (invitation.until < today) return <p>{t.expired(day)}</p>
  return (
    <>
      <p>{t.waiting(day)}</p>
      {may('invite-family') && (
        <>
          <NumberToType lang={lang} number={invitation.number} />
          <p>
            <a class="button button-secondary" href={href(lang, to.familyLetter(invitation.id))}>
              {t.letter}
            </a>
          </p>
        </>
      )}
    </>
  )
}

function Write({ desk, attempt, invitation }: Props) {
  const { lang, state, to } = desk
  const t = familyText(lang)
  const form = `write-${invitation.entry}`
  const sent = attemptAt(attempt, form, state)
  const field = fieldsOf(sent)('text')
  return (
    <CaseForm lang={lang} action={to.family} attempt={sent} button={t.send} secondary>
      <TextArea
        lang={lang}
        {...field}
        label={t.write}
        hint={t.writeHint}
        maxLength={LIMITS.message}
        fault={field.fault ?? faultOf(sent.faults, form)}
      />
    </CaseForm>
  )
}

function End({ desk, attempt, invitation }: Props) {
  const { lang, state, to } = desk
  const t = familyText(lang)
  return (
    <ReasonForm
      lang={lang}
      action={to.family}
      attempt={attemptAt(attempt, `end-${invitation.entry}`, state)}
      title={t.endTitle}
      button={t.end}
      label={t.endReason}
      hint={t.endHint}
    />
  )
}

function Invite({ desk, attempt }: Omit<Props, 'invitation'>) {
  const { lang, state, to } = desk
  const t = familyText(lang)
  const sent = attemptAt(attempt, 'invite', state)
  const violated = state.persons.filter(({ role }) => role === 'victim')
  const held = violated.some(({ id }) => exceptionFor(state, id))
  const ids = new Set(violated.map(({ id }) => id))
  return (
    <section aria-labelledby="new-invitation">
      <h2 id="new-invitation">{t.inviteTitle}</h2>
      <p>{t.inviteLead}</p>
      {held && (
        <p>
          <strong>{t.parentsHeld}</strong>
        </p>
      )}
      <ParentSigns desk={desk} parents={state.persons.filter(({ of }) => of !== undefined && ids.has(of))} />
      <CaseForm lang={lang} action={to.family} attempt={sent} button={t.invite}>
        {violated.length > 1 && (
          <Select
            lang={lang}
            {...fieldsOf(sent)('of')}
            label={t.whose}
            options={[
              { value: '', label: recordText(lang).choose },
              ...violated.map(({ id }) => ({ value: id, label: nameOf(state, id, lang) })),
            ]}
          />
        )}
      </CaseForm>
    </section>
  )
}

const OF_ONE = /^(write|end)-(\d+)$/

export const readFamily: ReadForm = (typed, { state, to }, form) => {
  const [, what, entry] = OF_ONE.exec(form) ?? []
  const invitation = state.invitations.find((one) => one.entry === Number(entry))?.id ?? ''
  if (what === 'end')
    return {
      request: { type: 'end-invitation', invitation, reason: typed.get(`${form}-reason`) ?? '' },
      next: to.family,
    }
  if (what === 'write')
    return { request: { type: 'write-to-family', invitation, text: typed.get(`${form}-text`) ?? '' }, next: to.family }
  const of = typed.get('invite-of')
  return {
    request: {
      type: 'invite-family',
      invitation: crypto.randomUUID() as string as InvitationId,
      number: invitationNumber(crypto.getRandomValues(new Uint8Array(16))),
      ...(of && { of: of as PersonId }),
    },
    next: to.family,
  }
}
