import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Card } from '#core/card/card.ts'
import { type Found, waysToRemove } from '#core/card/removal.ts'
import { type Draft, type EntryOf, LIMITS, NOWHERE, REMOVAL_STATUSES } from '#core/logbook/entry.ts'
import { toInstant } from '#core/time.ts'
import { deviceText, formText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { logbookRemovalText } from '#text/logbook-removal.ts'
import { makeEntryId } from '#vault/entry-id.ts'
import { entriesOf } from '#vault/logbook.ts'
import { RemovalFields, readFound, writeFound } from '../../../site/help-removal-form.tsx'
import { Notice, Ways } from '../../../site/help-ways.tsx'
import { Radios } from '../../../ui/choices.tsx'
import { type FieldFault, faultOf } from '../../../ui/error-summary.tsx'
import { Field, Select, TextArea } from '../../../ui/field.tsx'
import type { Session } from '../api.ts'
import { BackButton, Form, textIn } from '../form.tsx'
import type { Part } from '../inside.tsx'
import { write } from '../on-device.ts'
import { sayFailure } from '../say-failure.ts'
import { namePlace } from './removal-shown.tsx'

type Removal = EntryOf<'removal'>
type Props = Part & { readonly posting: string | null }

type Stage =
  | { readonly at: 'asking' }
  | { readonly at: 'ways'; readonly session: Session; readonly found: Found; readonly place: string }

/** Få det fjernet: how it stands with one posting, and the ways on by the age at the time and the place; evidence first. */
export function Removal({ lang, session, page, take, go, posting }: Props) {
  const [card, setCard] = useState<Card | 'away' | null>(null)
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  // the same names for each attempt, so that sending twice writes once
  const ids = useMemo(() => ({ id: makeEntryId(), posting: posting ?? makeEntryId() }), [])
  const t = logbookRemovalText(lang)
  useEffect(() => {
    fetchCard(page.card).then(setCard, () => setCard('away'))
  }, [])
  const back = () => go({ at: 'list' })
  if (card === null) return <p role="status">{logbookEvidenceText(lang).loading}</p>
  if (card === 'away')
    return (
      <>
        <p role="alert">{logbookEvidenceText(lang).notLoaded}</p>
        <BackButton lang={lang} back={back} />
      </>
    )
  const before = newestOf(session, ids.posting)
  const secured = entriesOf(session.logbook).some(({ entry }) => entry?.kind === 'evidence')
  if (stage.at === 'ways') {
    const { found, place, session: after } = stage
    const now = toInstant(new Date())
    return (
      <>
        <h1>{t.titleOf(place)}</h1>
        <p role="status">{after.waiting.length > 0 ? deviceText(lang).savedHere : t.waysAt(place)}</p>
        <p class="quiet">{t.links}</p>
        <Ways card={card} lang={lang} now={now} found={found} ways={waysToRemove(card, found, now)} />
        <Notice card={card} lang={lang} now={now} found={found} print={() => print()} />
        <p class="logbook-buttons">
          <button class="button button-primary" type="button" onClick={() => take(after, t.saved(place))}>
            {t.toList}
          </button>
        </p>
      </>
    )
  }
  return (
    <>
      <h1>{before ? t.titleOf(namePlace(before.where, lang)) : logbookEvidenceText(lang).removal.title}</h1>
      <p>{t.lead}</p>
      {!secured && (
        <div class="logbook-news">
          <p>{t.evidenceFirst}</p>
          <p>
            <button class="back-button" type="button" onClick={() => go({ at: 'evidence' })}>
              {logbookEvidenceText(lang).add}
            </button>
          </p>
        </div>
      )}
      <Form
        lang={lang}
        button={t.save}
        busy={logbookEvidenceText(lang).saving(1, 1)}
        back={back}
        send={async (typed) => {
          const read = readRemoval(typed, card, lang)
          if (read.faults.length > 0) return read.faults
          const draft: Draft = { ...ids, kind: 'removal', written: toInstant(new Date()), ...read.told }
          const written = await write(session, draft)
          if (!written.ok) return [{ field: 'address', says: sayFailure(written.error, lang) }]
          const place = namePlace(read.told.where, lang)
          setStage({ at: 'ways', session: written.value, found: read.found, place })
          scrollTo({ top: 0, behavior: 'instant' })
          return []
        }}
      >
        {(faults) => <Asked lang={lang} card={card} faults={faults} before={before} secured={secured} />}
      </Form>
    </>
  )
}

type AskedProps = {
  readonly lang: Lang
  readonly card: Card
  readonly faults: readonly FieldFault[]
  readonly before: Removal | null
  /** Whether there is evidence in the logbook. */
  readonly secured: boolean
}

function Asked({ lang, card, faults, before, secured }: AskedProps) {
  const t = logbookRemovalText(lang)
  const { statuses } = logbookEvidenceText(lang).removal
  const evidence = secured ? ({ evidence: 'secured' } as const) : {}
  const answers = writeFound({ ...evidence, ...(before?.answers as Found | undefined) })
  const ways = card.removal.ways.map(({ id, title }) => ({ value: id, label: say(title, lang) }))
  return (
    <>
      <Field
        lang={lang}
        name="address"
        label={t.address}
        hint={t.addressHint}
        value={before?.where.address}
        fault={faultOf(faults, 'address')}
      />
      <Field
        lang={lang}
        name="profile"
        label={t.profile}
        value={before?.where.profile}
        fault={faultOf(faults, 'profile')}
      />
      <Radios
        lang={lang}
        name="status"
        legend={t.status}
        choices={REMOVAL_STATUSES.map((value) => ({ value, label: statuses[value] }))}
        chosen={[before?.status ?? '']}
        fault={faultOf(faults, 'status')}
      />
      <Select
        lang={lang}
        name="way"
        label={t.way}
        options={[{ value: '', label: t.wayNone }, ...ways]}
        value={before?.way ?? ''}
      />
      <TextArea lang={lang} name="note" label={t.note} hint={t.noteHint} rows={3} fault={faultOf(faults, 'note')} />
      <RemovalFields card={card} lang={lang} form={answers} faults={faults} />
    </>
  )
}

/** What was told of the posting, and what is wrong with it. */
function readRemoval(typed: FormData, card: Card, lang: Lang) {
  const t = logbookRemovalText(lang)
  const form = new URLSearchParams(
    [...typed].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const { found, faults: wrong } = readFound(form, card, lang, toInstant(new Date()))
  const faults: FieldFault[] = [...wrong]
  const text = (name: string, most: number) => {
    const given = textIn(typed, name)
    if (given.length > most) faults.push({ field: name, says: formText(lang).tooLong(most) })
    return given
  }
  const [address, profile, note] = [
    text('address', LIMITS.address),
    text('profile', LIMITS.line),
    text('note', LIMITS.text),
  ]
  const named = card.platforms.find(({ id }) => id === found.place)
  if (!named && address === '' && profile === '') faults.push({ field: 'address', says: t.placeMissing })
  const status = REMOVAL_STATUSES.find((one) => one === textIn(typed, 'status'))
  if (!status) faults.push({ field: 'status', says: t.statusMissing })
  const where = { ...NOWHERE, platform: named ? say(named.name, lang) : '', profile, address }
  const way = textIn(typed, 'way')
  return { found, faults, told: { where, way, status: status ?? ('found' as const), note, answers: found } }
}

function newestOf({ logbook }: Session, posting: string): Removal | null {
  const told = entriesOf(logbook).flatMap(({ entry }) => (entry?.kind === 'removal' ? [entry] : []))
  return told.findLast((entry) => entry.posting === posting) ?? null
}

async function fetchCard(address: string): Promise<Card> {
  const response = await fetch(address, { credentials: 'omit' })
  if (!response.ok) throw new Error('no card')
  return (await response.json()) as Card
}
