import { BASES } from '#core/case/deletion.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { Refusal } from '#core/case/refusal.ts'
import type { Result } from '#core/result.ts'
import { askDeletion, confirmDeletion, deletedCases, keepCase, type Tombstone, wishFor } from '#store/deletion.ts'
import { sayMoment } from '#text/format.ts'
import { caseText, deletionText, taskText } from '#text/index.ts'
import { href, type Lang } from '#text/lang.ts'
import { type Answer, page, problem, written } from '../answer.ts'
import type { Handler } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Radios } from '../ui/choices.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { sayRefusal } from './attempt.ts'
import { Subpage } from './case-frame.tsx'
import { actorOf, type Desk, deskOf, officeOf } from './desk.ts'

const DELETED = '/sager/slettede'

/** A closed case to be deleted: asked for by one leader, agreed to by another. */
export const deletionPage: Handler = async (visit) => {
  const desk = await deskOf(visit)
  return desk ? show(desk, []) : problem(404)
}

export const deletionAction: Handler = async (visit) => {
  const desk = await deskOf(visit)
  if (!desk) return problem(404)
  const { form, noting, lang } = visit
  const { office, actor, id, to } = desk
  if (!noting) throw new Error('a deletion is always recorded')
  switch (form.get('form')) {
    case 'ask': {
      const basis = BASES.find((one) => one === form.get('basis'))
      if (!basis) return show(desk, [{ field: 'basis', says: deletionText(lang).basisMissing }])
      return after(
        desk,
        await askDeletion(office, actor, id, { basis, reason: form.get('reason') ?? '' }, noting),
        to.delete,
      )
    }
    case 'keep':
      return (await keepCase(office, actor, id, noting)) ? written(to.root) : show(desk, [])
    default:
      return after(desk, await confirmDeletion(office, actor, id, noting), DELETED)
  }
}

const after = (desk: Desk, done: Result<void, Refusal>, next: string): Answer | Promise<Answer> => {
  if (done.ok) return written(next)
  if (done.error.type === 'not-permitted') return problem(403)
  const field = 'field' in done.error ? done.error.field : 'ask'
  return show(desk, [{ field, says: sayRefusal(done.error, desk.lang) }])
}

async function show(desk: Desk, faults: readonly FieldFault[]): Promise<Answer> {
  const { lang, state, at, to, office, actor, id, visit } = desk
  const t = deletionText(lang)
  const wish = await wishFor(office, actor, id)
  const posted = visit.request.method === 'POST'
  return page({
    title: `${t.title} · ${caseText(lang).case(state.number)}`,
    ...(posted && { status: 422 as const }),
    body: (
      <Subpage desk={desk} attempt={null}>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <Consequences lang={lang} />
        {state.status === 'open' ? (
          <p>
            <strong>{t.openFirst}</strong>
          </p>
        ) : wish ? (
          <>
            <p>
              <strong>{t.asked(wish.name, sayMoment(wish.at, at, lang))}</strong> {t.bases[wish.basis]}.
            </p>
            <p class="written">{wish.reason}</p>
            {wish.account === actor.account && <p>{t.yours}</p>}
            <YesOrNo lang={lang} action={to.delete} may={wish.account !== actor.account} />
          </>
        ) : (
          <form class="case-form" id="ask" method="post" action={href(lang, to.delete)} noValidate>
            <input type="hidden" name="form" value="ask" />
            <Radios
              lang={lang}
              name="basis"
              legend={t.basis}
              choices={BASES.map((one) => ({ value: one, label: t.bases[one] }))}
              chosen={visit.form.getAll('basis')}
              fault={faultOf(faults, 'basis')}
            />
            <TextArea
              lang={lang}
              name="reason"
              label={t.reason}
              hint={t.reasonHint}
              maxLength={LIMITS.reason}
              value={visit.form.get('reason') ?? ''}
              fault={faultOf(faults, 'reason')}
            />
            <button class="button button-primary" type="submit">
              {t.ask}
            </button>
          </form>
        )}
      </Subpage>
    ),
  })
}

/** What deletion takes, what it leaves, and what it does not reach. */
export function Consequences({ lang }: { readonly lang: Lang }) {
  const t = deletionText(lang)
  return (
    <ul>
      {[t.archive, t.gone, t.stays, t.backups].map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}

/** For the second of the two; whoever asked may only take it back. */
export function YesOrNo({
  lang,
  action,
  may,
}: {
  readonly lang: Lang
  readonly action: string
  readonly may: boolean
}) {
  const t = deletionText(lang)
  return (
    <form class="case-form" method="post" action={href(lang, action)} noValidate>
      <button class="button button-secondary" type="submit" name="form" value="keep">
        {t.keep}
      </button>{' '}
      {may && (
        <button class="button button-primary" type="submit" name="form" value="confirm">
          {t.confirm}
        </button>
      )}
    </form>
  )
}

/** *Slettede sager*: what is left of them. */
export const deletedPage: Handler = async (visit: Visit) => {
  const { lang } = visit
  const t = deletionText(lang)
  const stones = await deletedCases(officeOf(visit), await actorOf(visit))
  return page({
    title: t.deletedTitle,
    body: (
      <div class="case-subpage">
        <BackLink to={href(lang, '/sager')}>{taskText(lang).toCases}</BackLink>
        <h1>{t.deletedTitle}</h1>
        <p class="lead">{stones.length === 0 ? t.deletedNone : t.deletedLead}</p>
        <Tombstones visit={visit} stones={stones} />
      </div>
    ),
  })
}

export function Tombstones({ visit, stones }: { readonly visit: Visit; readonly stones: readonly Tombstone[] }) {
  const { lang, now } = visit
  const t = deletionText(lang)
  return (
    <ul class="look-ups plain-list">
      {stones.map((one) => (
        <li key={`${one.institution} ${one.number}`}>
          <p>
            <strong>{caseText(lang).case(one.number)}</strong> <span class="quiet">{one.institution}</span>
          </p>
          <p>
            {t.deletedLine(sayMoment(one.deletedAt, now, lang), one.askedName, one.confirmedName)} {t.bases[one.basis]}.
          </p>
          <p class="quiet">{t.head(one.entries, one.head.slice(0, 16))}</p>
        </li>
      ))}
    </ul>
  )
}
