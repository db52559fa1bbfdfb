import { useState } from 'preact/hooks'
import type { Happening, When } from '#core/logbook/entry.ts'
import { clockOf, type Instant } from '#core/time.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { type FieldFault, faultOf } from '../../ui/error-summary.tsx'
import { Field, TextArea } from '../../ui/field.tsx'

type Props = {
  readonly lang: Lang
  readonly faults: readonly FieldFault[]
  /** What stands there already, when it is corrected. */
  readonly told: Happening | null
}

const MOST_ROWS = 50

/** What, when, who, where; and more for those who know more. */
export function HappeningFields({ lang, faults, told }: Props) {
  const [rows, setRows] = useState(Math.max(1, told?.who.length ?? 0))
  const t = logbookText(lang)
  const line = (name: 'group' | 'profile' | 'address' | 'elsewhere', label: string) => (
    <Field lang={lang} name={name} label={label} value={told?.where[name]} fault={faultOf(faults, name)} />
  )
  const long = (name: 'found' | 'witnesses' | 'done' | 'felt', label: string, hint?: string) => (
    <TextArea
      lang={lang}
      name={name}
      label={label}
      hint={hint}
      rows={3}
      value={told?.[name]}
      fault={faultOf(faults, name)}
    />
  )
  return (
    <>
      <TextArea
        lang={lang}
        name="what"
        label={t.what}
        hint={t.whatHint}
        rows={6}
        value={told?.what}
        fault={faultOf(faults, 'what')}
      />
      <WhenFields lang={lang} faults={faults} when={told?.when ?? null} />
      <fieldset>
        <legend class="form-label">{t.whoTitle}</legend>
        {Array.from({ length: rows }, (_, index) => index).map((index) => (
          <div class="logbook-row" key={index}>
            {(
              [
                ['name', t.whoName],
                ['username', t.whoUser],
                ['telephone', t.whoPhone],
              ] as const
            ).map(([field, label]) => (
              <Field
                key={field}
                lang={lang}
                name={`who-${field}`}
                id={`who-${field}-${index}`}
                label={label}
                value={told?.who[index]?.[field]}
                fault={faultOf(faults, `who-${field}-${index}`)}
              />
            ))}
          </div>
        ))}
        {rows < MOST_ROWS && (
          <button class="back-button" type="button" onClick={() => setRows(rows + 1)}>
            {t.oneMore}
          </button>
        )}
      </fieldset>
      <fieldset>
        <legend class="form-label">{t.whereTitle}</legend>
        <Field
          lang={lang}
          name="platform"
          label={t.platform}
          hint={t.platformHint}
          value={told?.where.platform}
          fault={faultOf(faults, 'platform')}
        />
        {line('group', t.groupName)}
        {line('profile', t.profile)}
        {line('address', t.address)}
        {line('elsewhere', t.elsewhere)}
      </fieldset>
      <details open={told !== null}>
        <summary>{t.more}</summary>
        {long('found', t.found)}
        {long('witnesses', t.witnesses)}
        {long('done', t.done, t.doneHint)}
        {long('felt', t.felt)}
      </details>
    </>
  )
}

function WhenFields({ lang, faults, when }: Pick<Props, 'lang' | 'faults'> & { readonly when: When | null }) {
  const t = logbookText(lang)
  const { day, time, until, about } = asTyped(when)
  return (
    <fieldset>
      <legend class="form-label">{t.whenTitle}</legend>
      <Field
        lang={lang}
        name="day"
        type="date"
        label={t.day}
        hint={t.dayHint}
        value={day}
        fault={faultOf(faults, 'day')}
      />
      <Field lang={lang} name="time" type="time" label={t.time} width={8} value={time} />
      <div class="form-group-checkbox">
        <input class="form-checkbox" type="checkbox" id="about" name="about" checked={about} />
        <label htmlFor="about">{t.about_}</label>
      </div>
      <Field lang={lang} name="until" type="date" label={t.until} value={until} fault={faultOf(faults, 'until')} />
    </fieldset>
  )
}

function asTyped(when: When | null): { day: string; time: string; until: string; about: boolean } {
  const nothing = { day: '', time: '', until: '', about: false }
  const at = (moment: string) => {
    if (!moment.includes('T')) return { day: moment, time: '' }
    const [day = '', time = ''] = clockOf(moment as Instant).split(' ')
    return { day, time }
  }
  switch (when?.type) {
    case 'exact':
      return { ...nothing, ...at(when.at) }
    case 'about':
      return { ...nothing, ...at(when.at), about: true }
    case 'day':
      return { ...nothing, day: when.on }
    case 'period':
      return { ...nothing, day: when.from, until: when.to }
    default:
      return nothing
  }
}
