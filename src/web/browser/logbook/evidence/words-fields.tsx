import { EVIDENCE_FORMS, type EvidenceForm } from '#core/logbook/evidence.ts'
import { formText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { Radios } from '../../../ui/choices.tsx'
import { type FieldFault, faultOf } from '../../../ui/error-summary.tsx'
import { Field, Select } from '../../../ui/field.tsx'
import { textIn } from '../form.tsx'
import type { Told } from './register.ts'

export type Event = { readonly value: string; readonly label: string }

type Props = {
  readonly lang: Lang
  readonly files: readonly File[]
  readonly events: readonly Event[]
  readonly faults: readonly FieldFault[]
  /** What was typed before the reading was stopped. */
  readonly typed: FormData | null
}

/** Longest line of what is said of a file. */
const LONGEST = 2_000

/** What holds for all the files once, and then file by file what it shows and what is different about it. */
export function WordsFields({ lang, files, events, faults, typed }: Props) {
  const t = logbookEvidenceText(lang)
  const said = (name: string) => (typed ? textIn(typed, name) : '')
  const line = (name: string, label: string, hint?: string) => (
    <Field lang={lang} name={name} label={label} hint={hint} value={said(name)} fault={faultOf(faults, name)} />
  )
  return (
    <>
      <fieldset>
        <legend class="form-label">{t.common(files.length)}</legend>
        {line('whereFound', t.whereFound, t.whereFoundHint)}
        {line('takenBy', t.takenBy)}
        <Radios
          lang={lang}
          name="form"
          legend={t.form}
          choices={EVIDENCE_FORMS.map((value) => ({ value, label: t.forms[value] }))}
          chosen={[said('form')]}
          fault={faultOf(faults, 'form')}
        />
        {line('whereKept', t.whereKept, t.whereKeptHint)}
        {events.length > 0 && (
          <Select
            lang={lang}
            name="about"
            label={t.about}
            options={[{ value: '', label: t.aboutNone }, ...events]}
            value={said('about')}
          />
        )}
      </fieldset>
      {files.map((file, index) => (
        <fieldset key={`${index} ${file.name}`} class="evidence-file">
          <legend class="form-label">{file.name}</legend>
          {line(`what-${index}`, t.what, index === 0 ? t.whatHint : undefined)}
          {files.length > 1 && (
            <details>
              <summary>{t.other}</summary>
              {line(`whereFound-${index}`, t.otherWhere)}
              <Select
                lang={lang}
                name={`form-${index}`}
                label={t.otherForm}
                options={[
                  { value: '', label: t.asOthers },
                  ...EVIDENCE_FORMS.map((value) => ({ value, label: t.forms[value] })),
                ]}
                value={said(`form-${index}`)}
              />
            </details>
          )}
        </fieldset>
      ))}
    </>
  )
}

/** What was said of each file, and what is missing. */
export function readWords(
  typed: FormData,
  files: readonly File[],
  lang: Lang,
): { readonly told: readonly Told[]; readonly faults: readonly FieldFault[] } {
  const t = logbookEvidenceText(lang)
  const formOf = (name: string): EvidenceForm | undefined => EVIDENCE_FORMS.find((form) => form === textIn(typed, name))
  const common = formOf('form')
  const faults: FieldFault[] = common ? [] : [{ field: 'form', says: t.formMissing }]
  const text = (name: string) => {
    const given = textIn(typed, name)
    if (given.length > LONGEST) faults.push({ field: name, says: formText(lang).tooLong(LONGEST) })
    return given
  }
  const [whereFound = '', takenBy = '', whereKept = ''] = ['whereFound', 'takenBy', 'whereKept'].map(text)
  const told = files.map((file, index): Told => {
    const what = text(`what-${index}`)
    if (what === '') faults.push({ field: `what-${index}`, says: t.whatMissing(file.name) })
    return {
      file,
      words: {
        what,
        whereFound: text(`whereFound-${index}`) || whereFound,
        takenBy,
        form: formOf(`form-${index}`) ?? common ?? 'original',
        whereKept,
      },
    }
  })
  return { told, faults }
}
