import type { Card } from '#core/card/card.ts'
import type { Found } from '#core/card/removal.ts'
import { EVIDENCE as STATES } from '#core/card/situation.ts'
import { dateOf, type Instant } from '#core/time.ts'
import { removalText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { readDay } from '../case/attempt.ts'
import { Radios } from '../ui/choices.tsx'
import { ErrorSummary, type FieldFault, faultOf } from '../ui/error-summary.tsx'
import { Field, Select } from '../ui/field.tsx'
import { REMOVAL } from './help-address.ts'

/** Ages that stand for a side of 18; no way looks at more than that. */
const AGES = {
  child: { ageAtTime: 17, age: 17 },
  grown: { ageAtTime: 17, age: 18 },
  adult: { ageAtTime: 18, age: 18 },
} as const

type Read = { readonly found: Found; readonly faults: readonly FieldFault[] }

const yesOrNo = (name: 'sexual' | 'fake' | 'threatened' | 'policeTold', value: string | null) =>
  value === 'yes' || value === 'no' ? { [name]: value === 'yes' } : {}

/** What the family has answered, and what cannot be meant. */
export function readFound(form: URLSearchParams, card: Card, lang: Lang, now: Instant): Read {
  const day = readDay(form.get('naar'))
  const refused = day && day <= dateOf(now) ? day : undefined
  const age = AGES[form.get('alder') as keyof typeof AGES] as (typeof AGES)[keyof typeof AGES] | undefined
  const place = card.platforms.find(({ id }) => id === form.get('sted'))
  const evidence = STATES.find((state) => state === form.get('beviser'))
  return {
    found: {
      ...age,
      ...yesOrNo('sexual', form.get('intimt')),
      ...yesOrNo('fake', form.get('falsk')),
      ...yesOrNo('threatened', form.get('trusler')),
      ...yesOrNo('policeTold', form.get('politi')),
      ...(place && { place: place.id }),
      ...(evidence && { evidence }),
      ...(refused && { refused }),
    },
    faults: day === undefined || refused ? [] : [{ field: 'naar', says: removalText(lang).refusedFault }],
  }
}

type Props = {
  readonly card: Card
  readonly lang: Lang
  readonly form: URLSearchParams
  readonly faults: readonly FieldFault[]
}

/** The same answers as the form has them, for somebody who is asked again. */
export function writeFound({ place, ageAtTime, age, evidence, refused, ...found }: Found): URLSearchParams {
  const yes = (answer: boolean | undefined) => (answer === undefined ? '' : answer ? 'yes' : 'no')
  const [ages = ''] = Object.entries(AGES).find(([, one]) => one.ageAtTime === ageAtTime && one.age === age) ?? []
  return new URLSearchParams({
    sted: place ?? '',
    alder: ages,
    intimt: yes(found.sexual),
    falsk: yes(found.fake),
    trusler: yes(found.threatened),
    beviser: evidence ?? '',
    politi: yes(found.policeTold),
    naar: refused ?? '',
  })
}

/** The few questions that decide the ways, on a page of their own. */
export function RemovalForm(props: Props) {
  const { lang, faults } = props
  const t = removalText(lang)
  return (
    <form method="post" action={href(lang, REMOVAL)} class="help-form">
      <ErrorSummary faults={faults} lang={lang} />
      <RemovalFields {...props} />
      <button class="button button-primary" type="submit">
        {t.show}
      </button>
      <p class="quiet">{t.nothingKept}</p>
    </form>
  )
}

/** The questions themselves; all may be left open. */
export function RemovalFields({ card, lang, form, faults }: Props) {
  const t = removalText(lang)
  const chosen = (name: string) => form.getAll(name)
  const maybe = [
    { value: 'yes', label: t.yes },
    { value: 'no', label: t.no },
    { value: 'unknown', label: t.unknown },
  ]
  const ages = Object.entries(t.ages).map(([value, label]) => ({ value, label }))
  const states = STATES.map((value) => ({ value, label: t.secured[value] }))
  const places = [
    { value: '', label: t.notTold },
    ...card.platforms.map(({ id, name }) => ({ value: id, label: say(name, lang) })),
  ]
  return (
    <>
      <Select lang={lang} name="sted" label={t.place} options={places} value={form.get('sted') ?? ''} />
      <Radios lang={lang} name="alder" legend={t.age} hint={t.ageHint} choices={ages} chosen={chosen('alder')} />
      <Radios lang={lang} name="intimt" legend={t.sexual} choices={maybe} chosen={chosen('intimt')} />
      <Radios lang={lang} name="falsk" legend={t.fake} choices={maybe} chosen={chosen('falsk')} />
      <Radios lang={lang} name="trusler" legend={t.threatened} choices={maybe} chosen={chosen('trusler')} />
      <Radios lang={lang} name="beviser" legend={t.evidence} choices={states} chosen={chosen('beviser')} />
      <Radios lang={lang} name="politi" legend={t.police} choices={maybe.slice(0, 2)} chosen={chosen('politi')} />
      <Field
        lang={lang}
        name="naar"
        type="date"
        label={t.refused}
        hint={t.refusedHint}
        value={form.get('naar') ?? ''}
        fault={faultOf(faults, 'naar')}
        optional
      />
    </>
  )
}
