import type { Card } from '#core/card/card.ts'
import type { AnswerGiven } from '#core/case/commands.ts'
import { UNKNOWN } from '#core/case/events.ts'
import { parseFact, questionName } from '#core/case/facts.ts'
import { LIMITS } from '#core/case/limits.ts'
import { type CommandId, type PersonId, parseId } from '#core/id.ts'
import { handle, openCase } from '#store/handle.ts'
import { anyReal, keyholders } from '#store/people.ts'
import { newCaseText } from '#text/index.ts'
import { href, say } from '#text/lang.ts'
import { type Answer, page, postOn, problem, written as writtenOn } from '../answer.ts'
import { nameInPlan, readAnswers as readCarried } from '../card/answers.ts'
import type { Handler } from '../route.ts'
import { signInWithAnswers } from '../sign-in/sign-in-page.tsx'
import { withTypedSealed } from '../sign-in/typed.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import { questionOf } from '../ui/say-fact.ts'
import type { Visit } from '../visit.ts'
import { addressesOf, afterDoing } from './addresses.ts'
import { readAnswers } from './answer-form.ts'
import { faultsOf, newCommandId } from './attempt.ts'
import { actorOf, officeOf } from './desk.ts'
import { chosenOf, Question } from './question.tsx'
import { sayValue } from './say-event.ts'
import { readStaff, StaffField } from './staff-field.tsx'

/** Asked when nothing comes from the guide: what decides whether anybody must act within the hour, and who it is about. */
const AT_FIRST = ['acuteDanger', 'kinds', 'victims.v1.age', 'suspects.s1.known']

/** A case begun: with four short questions, or with the guide's answers looked through. */
export const newCasePage: Handler = async (visit) =>
  show(visit, await visit.card(), { carried: [], asked: AT_FIRST, faults: [] })

/**
 * The guide posts its answers here, signed in or not; the form posts them back with what was changed. Nothing is
 * opened before somebody says so.
 */
export const newCaseAction: Handler = async (visit) => {
  const visitor = await visit.visitor()
  if (!visitor) {
    const kept = await withTypedSealed(visit)
    if (kept) return signInWithAnswers(kept)
    return postOn((await anyReal(officeOf(visit).db)) ? '/log-ind/ny' : '/oevelse/ny')
  }
  if (visitor.role !== 'professional' && visitor.role !== 'leader') return problem(403)
  const { form, lang } = visit
  const card = await visit.card()
  const { answers, faults } = readAnswers(form, lang)
  const carried = withChanges(carriedAnswers(form, card), answers)
  const fromGuide = form.has('svar')
  const change = form.get('ret')
  if (change !== null && parseFact(change))
    return show(visit, card, { carried, asked: fromGuide ? [change] : AT_FIRST, faults })
  const asked = fromGuide ? faults.map(({ field }) => field) : AT_FIRST
  if (!form.has('open') || faults.length > 0) return show(visit, card, { carried, asked, faults })
  return open(visit, card, carried, asked)
}

/** The guide's answers by the names that a case has for them. */
const carriedAnswers = (form: URLSearchParams, card: Card): AnswerGiven[] =>
  readCarried(form.getAll('svar'), card).map(({ fact, value }) => ({
    fact: nameInPlan(fact),
    value: (value ?? UNKNOWN) as AnswerGiven['value'],
  }))

const withChanges = (carried: readonly AnswerGiven[], changed: readonly AnswerGiven[]): AnswerGiven[] => [
  ...carried.filter(({ fact }) => !changed.some((one) => one.fact === fact)),
  ...changed,
]

async function open(
  visit: Visit,
  card: Card,
  answers: readonly AnswerGiven[],
  asked: readonly string[],
): Promise<Answer> {
  const { form, lang } = visit
  const office = officeOf(visit)
  const actor = await actorOf(visit)
  const id = parseId<CommandId>(form.get('command') ?? '') ?? newCommandId()
  const handled = await openCase(office, actor, { id, answers, ...readStaff(form, 'staff') }, visit.noting)
  if (handled.type === 'refused')
    return show(visit, card, { carried: answers, asked, faults: faultsOf(handled.refusal, 'open', lang) })
  if (handled.type === 'changed') throw new Error('a case being opened has not been written to by others')
  const opened = writtenOn(afterDoing(addressesOf(handled.caseId).root, 'opened'))
  const name = form.get('name')?.trim() ?? ''
  const naming = parseId<CommandId>(form.get('naming') ?? '')
  if (name === '' || !naming) return opened
  const command = { type: 'change-person', person: 'v1' as PersonId, name } as const
  const noting = visit.noting && { ...visit.noting, action: 'case.uncover' }
  await handle(office, actor, handled.caseId, { id: naming, seen: handled.version, command }, noting)
  return opened
}

type Shown = {
  readonly carried: readonly AnswerGiven[]
  readonly asked: readonly string[]
  readonly faults: readonly FieldFault[]
}

async function show(visit: Visit, card: Card, { carried, asked, faults }: Shown): Promise<Answer> {
  const { lang, form, now } = visit
  const t = newCaseText(lang)
  const listed = carried.filter(({ fact }) => !asked.includes(fact))
  const hasVictim = asked === AT_FIRST || carried.some(({ fact }) => fact.startsWith('victims.v1.'))
  const hasSuspect = asked === AT_FIRST || carried.some(({ fact }) => fact.startsWith('suspects.'))
  const staff = hasSuspect ? await keyholders(officeOf(visit), await actorOf(visit)) : []
  const fresh = (name: string) => parseId<CommandId>(form.get(name) ?? '') ?? newCommandId()
  return page({
    title: t.title,
    ...(faults.length > 0 && { status: 422 as const }),
    body: (
      <>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.title}</h1>
        {asked === AT_FIRST && <p class="lead">{t.lead}</p>}
        <form class="case-form" id="open" method="post" action={href(lang, '/sager/ny')} noValidate>
          <input type="hidden" name="command" value={fresh('command')} />
          <input type="hidden" name="naming" value={fresh('naming')} />
          {/* Enter presses a form's first button: it must open the case, not take an answer back. */}
          <button class="sr-only" type="submit" name="open" value="yes" tabIndex={-1} aria-hidden="true">
            {t.open}
          </button>
          {listed.length > 0 && (
            <section class="carried" aria-labelledby="carried">
              <h2 id="carried">{t.carriedTitle}</h2>
              <p class="quiet">{t.carriedLead}</p>
              <dl class="answered">
                {listed.map(({ fact, value }) => {
                  const question = questionOf(card, fact)
                  if (!question) return null
                  return (
                    <div key={fact}>
                      <dt>{say(question.ask, lang)}</dt>
                      <dd>
                        <input type="hidden" name="svar" value={written({ fact, value })} />
                        {sayValue(fact, value, { card, lang, at: now })}{' '}
                        <button class="link-button" type="submit" name="ret" value={fact}>
                          {t.change}
                          <span class="sr-only">: {say(question.ask, lang)}</span>
                        </button>
                      </dd>
                    </div>
                  )
                })}
              </dl>
            </section>
          )}
          {asked !== AT_FIRST && <input type="hidden" name="svar" value="" />}
          {asked.map((fact) => {
            const question = questionOf(card, fact)
            const type = parseFact(fact)?.type
            if (!question || !type) return null
            const chosen =
              form.has('asked') && form.has(fact)
                ? form.getAll(fact)
                : chosenOf(carried.find((one) => one.fact === fact)?.value)
            return (
              <div key={fact} class="question">
                <input type="hidden" name="asked" value={fact} />
                <Question
                  lang={lang}
                  question={question}
                  name={fact}
                  type={type}
                  chosen={chosen}
                  fault={faultOf(faults, fact)}
                />
              </div>
            )
          })}
          {hasVictim && (
            <Field
              lang={lang}
              name="name"
              label={t.name}
              hint={t.nameHint}
              optional
              maxLength={LIMITS.name}
              value={form.get('name') ?? ''}
            />
          )}
          {staff.length > 0 && (
            <StaffField
              lang={lang}
              name="staff"
              people={staff}
              value={form.get('staff') ?? ''}
              fault={faultOf(faults, 'open')}
            />
          )}
          <p class="quiet">{t.hint}</p>
          <button class="button button-primary" type="submit" name="open" value="yes">
            {t.open}
          </button>
        </form>
      </>
    ),
  })
}

/** An answer as the guide's form carries it; `readCarried` reads it again. */
function written({ fact, value }: AnswerGiven): string {
  const text = value === UNKNOWN ? '?' : typeof value === 'object' ? value.join(',') : String(value)
  return `${questionName(fact)}=${text}`
}
