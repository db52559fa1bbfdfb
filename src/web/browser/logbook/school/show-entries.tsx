import { useMemo, useState } from 'preact/hooks'
import type { ShownEntry, ShownId } from '#core/case/family-events.ts'
import { LIMITS } from '#core/case/limits.ts'
import type { Line } from '#core/logbook/chronology.ts'
import type { EntryId } from '#core/logbook/entry.ts'
import { toInstant } from '#core/time.ts'
import { formText } from '#text/index.ts'
import { sharingText } from '#text/sharing.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { Checkboxes } from '../../../ui/choices.tsx'
import { faultOf } from '../../../ui/error-summary.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { Form, textIn } from '../form.tsx'
import { linesOf } from '../lines-of.ts'
import { write } from '../on-device.ts'
import { askSchool, saySchoolFailure } from './ask.ts'
import { faultsOfName, NameField, nameOf } from './name-field.tsx'
import type { SchoolPart } from './one-school.tsx'
import { ShownEntries } from './shown-entries.tsx'
import { wordsOf } from './words.ts'

/** What has been chosen, in the words that would be shown. */
type Chosen = {
  readonly ids: readonly EntryId[]
  readonly entries: readonly ShownEntry[]
  readonly felt: boolean
  readonly purpose: string
  readonly name: string
}

/** With this much of it, words fit into what the server takes. */
const MOST_CHARACTERS = 100_000

/** Choosing entries, seeing exactly what the school would get, and showing it. */
export function ShowEntries(part: SchoolPart) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [looking, setLooking] = useState(false)
  return chosen && looking ? (
    <Preview {...part} chosen={chosen} back={() => setLooking(false)} />
  ) : (
    <Choose
      {...part}
      chosen={chosen}
      choose={(next) => {
        setChosen(next)
        setLooking(true)
        scrollTo({ top: 0, behavior: 'instant' })
      }}
    />
  )
}

const LABEL = 80

function Choose(props: SchoolPart & { chosen: Chosen | null; choose: (chosen: Chosen) => void }) {
  const { lang, session, mailbox, back, chosen, choose } = props
  const t = sharingText(lang)
  const now = toInstant(new Date())
  const inWords = (line: Line, felt: boolean) => wordsOf(line, { lang, now, felt })
  const lines = linesOf(session.logbook).filter((line) => inWords(line, false))
  if (lines.length === 0)
    return (
      <>
        <h1>{t.chooseTitle(mailbox.school)}</h1>
        <p>{t.nothingToShow}</p>
        <Back {...props} />
      </>
    )
  return (
    <>
      <h1>{t.chooseTitle(mailbox.school)}</h1>
      <p>{t.chooseLead}</p>
      <Form
        lang={lang}
        button={t.toPreview}
        busy=""
        back={back}
        send={async (typed) => {
          const ids = typed.getAll('entries').map((id) => String(id) as EntryId)
          const felt = typed.get('felt') !== null
          const purpose = textIn(typed, 'purpose')
          const entries = lines
            .filter(({ entry }) => ids.includes(entry.id))
            .flatMap((line) => inWords(line, felt) ?? [])
            .filter((entry) => entry.lines.length > 0)
          if (entries.length === 0) return [{ field: 'entries', says: t.chooseNone }]
          if (entries.length > LIMITS.shown) return [{ field: 'entries', says: t.chooseMany(LIMITS.shown) }]
          const longest = Math.max(...entries.flatMap(({ lines }) => lines.map(({ text }) => text.length)))
          if (longest > LIMITS.text || JSON.stringify(entries).length > MOST_CHARACTERS)
            return [{ field: 'entries', says: t.tooMuch }]
          if (purpose === '') return [{ field: 'purpose', says: t.purposeMissing }]
          if (purpose.length > LIMITS.short) return [{ field: 'purpose', says: formText(lang).tooLong(LIMITS.short) }]
          const unfit = faultsOfName(typed, lang)
          if (unfit.length > 0) return unfit
          choose({ ids, entries, felt, purpose, name: nameOf(typed) })
          return []
        }}
      >
        {(faults) => (
          <>
            <Checkboxes
              lang={lang}
              name="entries"
              legend={t.choose}
              choices={lines.map((line) => {
                const words = inWords(line, false)
                const text = words?.lines[0]?.text ?? ''
                return {
                  value: line.entry.id,
                  label: words?.title ?? '',
                  hint: text.length > LABEL ? `${text.slice(0, LABEL)}…` : text,
                }
              })}
              chosen={chosen?.ids ?? []}
              fault={faultOf(faults, 'entries')}
            />
            <div class="form-group-checkbox">
              <input class="form-checkbox" type="checkbox" id="felt" name="felt" checked={chosen?.felt ?? false} />
              <label htmlFor="felt">{t.felt}</label>
            </div>
            <TextArea
              lang={lang}
              name="purpose"
              label={t.purpose}
              hint={t.purposeHint}
              rows={2}
              value={chosen?.purpose ?? ''}
              fault={faultOf(faults, 'purpose')}
            />
            <NameField {...props} faults={faults} value={chosen?.name} />
          </>
        )}
      </Form>
    </>
  )
}

function Back({ lang, back }: SchoolPart) {
  return (
    <p>
      <button class="button button-secondary" type="button" onClick={back}>
        {sharingText(lang).title}
      </button>
    </p>
  )
}

function Preview({ chosen, ...part }: SchoolPart & { readonly chosen: Chosen }) {
  const { lang, session, number, mailbox, back, done, keep } = part
  const t = sharingText(lang)
  const id = useMemo(makeEntryId, [])
  const { ids, entries, purpose, name } = chosen
  return (
    <>
      <h1>{t.previewTitle}</h1>
      <dl class="logbook-told">
        <div>
          <dt>{t.previewTo}</dt>
          <dd>{t.previewSeen(mailbox.school)}</dd>
        </div>
        <div>
          <dt>{t.previewFor}</dt>
          <dd class="written">{purpose}</dd>
        </div>
        <div>
          <dt>{t.previewFrom}</dt>
          <dd>{name || t.theFamily}</dd>
        </div>
      </dl>
      <div class="shown-preview">
        <ShownEntries entries={entries} />
      </div>
      <ul>
        {t.before.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <Form
        lang={lang}
        button={t.show}
        busy={t.sending}
        back={back}
        send={async () => {
          const command = { type: 'show', id: id as string as ShownId, purpose, entries } as const
          const asked = await askSchool(session, number, name, command)
          if (!asked.ok) return [{ field: 'send', says: saySchoolFailure(asked.error, lang) }]
          const written = toInstant(new Date())
          const to = mailbox.school
          const kept = await write(session, {
            id,
            written,
            kind: 'shared',
            entries: ids,
            to,
            purpose,
            reference: number,
          })
          if (!kept.ok) return [{ field: 'send', says: t.failures['not-kept'] }]
          keep(kept.value, '')
          done(asked.value, t.shown(to))
          return []
        }}
      >
        {() => <span id="send" />}
      </Form>
    </>
  )
}
