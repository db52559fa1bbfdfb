import type { By } from '#core/case/events.ts'
import { LIMITS, reasoned } from '#core/case/limits.ts'
import type { Actor } from '#core/case/permit.ts'
import { type AccountId, type CaseId, type CommandId, parseId } from '#core/id.ts'
import {
  casesHeldBy,
  type HandedOver,
  type Held,
  type Holder,
  handOverCases,
  holders,
  shutOutOf,
} from '#store/handing-over.ts'
import type { Office } from '#store/office.ts'
import { colleagues } from '#store/people.ts'
import { sayMoment } from '#text/format.ts'
import { caseText, recordText, taskText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, problem } from '../answer.ts'
import type { Handler } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Checkboxes } from '../ui/choices.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Select, TextArea } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { addressesOf } from './addresses.ts'
import { missing, newCommandId, sayRefusal } from './attempt.ts'
import { actorOf, officeOf } from './desk.ts'
import { sayBy } from './names.ts'

/** The leader's page for a colleague who leaves: whose cases, which of them, and who takes over. */
export const handOverPage: Handler = (visit) => choosing(visit)

/** Shows the cases of the one chosen; hands them over; answers with the receipt. */
export const handOverAction: Handler = async (visit) => {
  const { form, lang } = visit
  const office = officeOf(visit)
  const leader = await actorOf(visit)
  const from = (await holders(office, leader)).find(({ account }) => account === form.get('from'))
  if (!from) return choosing(visit, missing('from', 'who', lang).faults)
  if (form.get('form') !== 'hand-over') return choosing(visit)
  const held = await casesHeldBy(office, leader, from.account)
  const cases = form.getAll('cases').flatMap((id) => parseId<CaseId>(id) ?? [])
  const to = (await takers(office, leader, held)).find(({ account }) => account === form.get('to'))
  const reason = reasoned('reason', form.get('reason') ?? '')
  const faults: FieldFault[] = [
    ...(cases.length === 0 && held.length > 0 ? missing('cases', 'answer', lang).faults : []),
    ...(!to || to.account === from.account ? missing('to', 'to', lang).faults : []),
    ...(reason.ok ? [] : [{ field: 'reason', says: sayRefusal(reason.error, lang) }]),
  ]
  if (faults.length > 0 || !to || !reason.ok) return choosing(visit, faults)
  const id = parseId<CommandId>(form.get('command') ?? '')
  if (!id) return problem(400)
  const asked = { id, from: from.account, to: to.account, cases, reason: reason.value }
  return receipt(visit, from, to, await handOverCases(office, leader, asked, visit.noting))
}

/** Who can take over: nobody who may not know of one of the cases. */
async function takers(office: Office, leader: Actor, held: readonly Held[]): Promise<readonly By[]> {
  const cases = held.map(({ id }) => id)
  const out = await shutOutOf(office, leader, cases)
  return (await colleagues(office, leader)).filter((by) => by.function !== 'ssp' && !out.has(by.account))
}

async function choosing(visit: Visit, faults: readonly FieldFault[] = []): Promise<Answer> {
  const { lang, form } = visit
  const t = taskText(lang)
  const [office, leader] = [officeOf(visit), await actorOf(visit)]
  const from = await holders(office, leader)
  const chosen = from.find(({ account }) => account === form.get('from'))
  const held = chosen ? await casesHeldBy(office, leader, chosen.account) : []
  const to = await takers(office, leader, held)
  return page({
    title: t.handOver,
    status: faults.length > 0 ? 422 : 200,
    body: (
      <div class="case-subpage">
        <BackLink to={href(lang, '/sager')}>{t.toCases}</BackLink>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.handOver}</h1>
        <p class="lead">{t.handOverLead}</p>
        <form class="case-form" method="post" action={href(lang, '/sager/overdrag')} noValidate>
          <Select
            lang={lang}
            name="from"
            label={t.from}
            value={chosen?.account ?? ''}
            fault={faultOf(faults, 'from')}
            options={[
              { value: '', label: recordText(lang).choose },
              ...from.map(({ account, name }) => ({ value: account as string, label: name })),
            ]}
          />
          <button class="button button-secondary" type="submit">
            {t.show}
          </button>
        </form>
        {chosen && <Which visit={visit} from={chosen} to={to} held={held} faults={faults} />}
      </div>
    ),
  })
}

type WhichProps = {
  readonly visit: Visit
  readonly from: Holder
  readonly to: readonly By[]
  readonly held: readonly Held[]
  readonly faults: readonly FieldFault[]
}

function Which({ visit: { lang, form }, from, to, held, faults }: WhichProps) {
  const t = taskText(lang)
  if (held.length === 0) return <p>{t.nobody}</p>
  const sent = form.get('form') === 'hand-over'
  return (
    <form class="case-form" method="post" action={href(lang, '/sager/overdrag')} noValidate>
      <input type="hidden" name="form" value="hand-over" />
      <input type="hidden" name="from" value={from.account} />
      <input type="hidden" name="command" value={form.get('command') ?? newCommandId()} />
      <Checkboxes
        lang={lang}
        name="cases"
        legend={t.which}
        choices={held.map(({ id, number }) => ({ value: id as string, label: caseText(lang).case(number) }))}
        chosen={sent ? form.getAll('cases') : held.filter(({ status }) => status === 'open').map(({ id }) => id)}
        fault={faultOf(faults, 'cases')}
      />
      <Select
        lang={lang}
        name="to"
        label={t.to}
        hint={t.toHint}
        value={form.get('to') ?? ''}
        fault={faultOf(faults, 'to')}
        options={[
          { value: '', label: recordText(lang).choose },
          ...to
            .filter(({ account }: { readonly account: AccountId }) => account !== from.account)
            .map((by) => ({ value: by.account as string, label: sayBy(by, lang) })),
        ]}
      />
      <TextArea
        lang={lang}
        name="reason"
        label={t.reason}
        hint={t.handOverWhy}
        rows={3}
        maxLength={LIMITS.reason}
        value={form.get('reason') ?? ''}
        fault={faultOf(faults, 'reason')}
      />
      <button class="button button-primary" type="submit">
        {t.doHandOver}
      </button>
    </form>
  )
}

/** What was handed over, to be printed; the same again when the form is sent twice. */
async function receipt(visit: Visit, from: Holder, to: By, made: readonly HandedOver[]): Promise<Answer> {
  const { lang, now } = visit
  const t = taskText(lang)
  const { name } = await actorOf(visit)
  const parts = [
    { title: t.moved, cases: made.filter(({ done }) => done) },
    { title: t.notMoved, cases: made.filter(({ done }) => !done) },
  ].filter(({ cases }) => cases.length > 0)
  return page({
    title: t.receipt,
    body: (
      <div class="case-subpage">
        <h1>{t.receipt}</h1>
        <p class="lead">{t.receiptLead(from.name, to.name, name, sayMoment(now, now, lang))}</p>
        {parts.map(({ title, cases }) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {cases.map(({ id, number }) => (
                <li key={id}>
                  <a href={href(lang, addressesOf(id).root)}>{caseText(lang).case(number)}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p class="quiet">{t.print}</p>
        <p>
          <a href={href(lang, '/sager')}>{t.toCases}</a>
        </p>
      </div>
    ),
  })
}
