import { GLASS_HOURS } from '#core/case/decide-glass.ts'
import { GLASS_PURPOSES } from '#core/case/events.ts'
import { LIMITS, reasoned } from '#core/case/limits.ts'
import { type InstitutionId, parseId } from '#core/id.ts'
import { breakGlass, placesOf } from '#store/glass.ts'
import { glassText, recordText, taskText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { type Answer, page, written } from '../answer.ts'
import type { Handler } from '../route.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Radios } from '../ui/choices.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field, Select, TextArea } from '../ui/field.tsx'
import type { Visit } from '../visit.ts'
import { addressesOf } from './addresses.ts'
import { missing, sayRefusal } from './attempt.ts'
import { actorOf, officeOf } from './desk.ts'

const HERE = '/sager/noedadgang'

/** *Nødadgang*: a case is named by its number, since it cannot be seen. */
export const breakGlassPage: Handler = (visit) => show(visit, [])

export const breakGlassAction: Handler = async (visit) => {
  const { form, lang, noting } = visit
  if (!noting) throw new Error('emergency access is always recorded')
  const purpose = GLASS_PURPOSES.find((one) => one === form.get('purpose'))
  const reason = reasoned('reason', form.get('reason') ?? '')
  const faults: FieldFault[] = [
    ...(purpose ? [] : missing('purpose', 'purpose', lang).faults),
    ...(reason.ok ? [] : [{ field: 'reason', says: sayRefusal(reason.error, lang) }]),
  ]
  if (!purpose || !reason.ok) return show(visit, faults)
  const institution = parseId<InstitutionId>(form.get('institution') ?? '')
  const asked = { number: (form.get('number') ?? '').trim(), purpose, reason: form.get('reason') ?? '' }
  const handled =
    institution && (await breakGlass(officeOf(visit), await actorOf(visit), { institution, ...asked }, noting))
  if (handled?.type === 'done') return written(addressesOf(handled.caseId).root)
  if (handled?.type === 'refused' && handled.refusal.type === 'guess-later')
    return show(visit, [{ field: 'number', says: sayRefusal(handled.refusal, lang) }], 429)
  return show(visit, [{ field: 'number', says: glassText(lang).none }])
}

async function show(visit: Visit, faults: readonly FieldFault[], refused: 422 | 429 = 422): Promise<Answer> {
  const { lang, form } = visit
  const t = glassText(lang)
  const actor = await actorOf(visit)
  const places = await placesOf(officeOf(visit), actor)
  const fault = (field: string) => faultOf(faults, field)
  return page({
    title: t.title,
    ...(faults.length > 0 && { status: refused }),
    body: (
      <div class="case-subpage">
        <BackLink to={href(lang, '/sager')}>{taskText(lang).toCases}</BackLink>
        <ErrorSummary faults={faults} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead(GLASS_HOURS)}</p>
        <p>{t.only}</p>
        <form class="case-form" method="post" action={href(lang, HERE)} noValidate>
          <Select
            lang={lang}
            name="institution"
            label={t.institution}
            value={form.get('institution') ?? actor.institutions[0] ?? ''}
            options={[
              ...(actor.institutions.length === 0 ? [{ value: '', label: recordText(lang).choose }] : []),
              ...places.map(({ id, name }) => ({ value: id as string, label: name })),
            ]}
          />
          <Field
            lang={lang}
            name="number"
            label={t.number}
            hint={t.numberHint}
            width={11}
            value={form.get('number') ?? ''}
            fault={fault('number')}
          />
          <Radios
            lang={lang}
            name="purpose"
            legend={t.purpose}
            choices={GLASS_PURPOSES.map((one) => ({ value: one, label: t.purposes[one] }))}
            chosen={form.getAll('purpose')}
            fault={fault('purpose')}
          />
          <TextArea
            lang={lang}
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            maxLength={LIMITS.reason}
            value={form.get('reason') ?? ''}
            fault={fault('reason')}
          />
          <button class="button button-primary" type="submit">
            {t.take}
          </button>
        </form>
      </div>
    ),
  })
}
