import type { Line } from '#core/logbook/chronology.ts'
import type { EntryId, Happening } from '#core/logbook/entry.ts'
import { type Instant, toInstant } from '#core/time.ts'
import { sayMoment } from '#text/format.ts'
import { logbookText } from '#text/index.ts'
import { entriesOf } from '#vault/logbook.ts'
import { EvidenceShown } from './evidence/evidence-shown.tsx'
import type { Part } from './inside.tsx'
import { linesOf, numberedIn } from './lines-of.ts'
import { PackageShown } from './package/package-shown.tsx'
import { RemovalShown } from './removal/removal-shown.tsx'
import { sayWhere, sayWho } from './say-happening.ts'
import { sayWhen } from './say-when.ts'
import { SharingSaid } from './school/sharing-said.tsx'
import { ToldRows } from './told-rows.tsx'

/** What has happened, in its order, each with who wrote it and what has been corrected. */
export function Chronology({ lang, session, go }: Part) {
  const t = logbookText(lang)
  const now = toInstant(new Date())
  const names = session.logbook.inside.names
  const told = numberedIn(session.logbook)
  const writers = new Map(entriesOf(session.logbook).map(({ by, seq }) => [seq, by]))
  const lines = linesOf(session.logbook).filter(({ entry }) => entry.kind !== 'receipt')
  const writer = (seq: number) => names[writers.get(seq) ?? 0] ?? t.unknownMember
  return (
    <section aria-labelledby="chronology">
      <h2 id="chronology">{t.list}</h2>
      {lines.length === 0 && <p>{t.empty}</p>}
      <ol class="logbook-entries plain-list">
        {lines.map((line) => (
          <li key={line.entry.id}>
            <EntryShown
              line={line}
              lang={lang}
              now={now}
              writer={writer}
              seqOf={(id) => told.find(({ entry }) => entry.id === id)?.seq}
              open={isNewest(line, lines) ? () => go({ at: 'removal', posting: postingOf(line) }) : undefined}
              correct={() => go({ at: 'correct', of: line.entry.id })}
            />
          </li>
        ))}
      </ol>
      <p class="print-only">{t.printed(sayMoment(now, now, lang))}</p>
    </section>
  )
}

const postingOf = ({ entry }: Line): string | null => (entry.kind === 'removal' ? entry.posting : null)

/** Whether nothing has been told since of the same posting. */
const isNewest = (line: Line, lines: readonly Line[]): boolean => {
  const posting = postingOf(line)
  return posting !== null && !lines.some((one) => one.seq > line.seq && postingOf(one) === posting)
}

type ShownProps = Pick<Part, 'lang'> & {
  readonly line: Line
  readonly now: Instant
  readonly writer: (seq: number) => string
  readonly seqOf: (id: EntryId | null) => number | undefined
  readonly correct: () => void
  /** Tells of a posting anew; only from the newest that was told of it. */
  readonly open: (() => void) | undefined
}

function EntryShown({ line, lang, now, writer, seqOf, correct, open }: ShownProps) {
  const t = logbookText(lang)
  const { seq, entry, corrections } = line
  const newest = corrections.at(-1)?.entry.now
  return (
    <article class="entry">
      <p class="entry-when">
        {line.when
          ? sayWhen(line.when, now, lang)
          : entry.kind === 'event'
            ? t.unknownTime
            : t.kinds[entry.kind as 'evidence']}
        {corrections.length > 0 && <span class="quiet"> · {t.corrected}</span>}
      </p>
      {entry.kind === 'event' && <Told happening={newest ?? entry} lang={lang} />}
      {entry.kind === 'evidence' && <EvidenceShown entry={entry} lang={lang} about={seqOf(entry.about)} />}
      {entry.kind === 'removal' && <RemovalShown entry={entry} lang={lang} open={open} />}
      {entry.kind === 'package' && <PackageShown entry={entry} lang={lang} />}
      <SharingSaid entry={entry} lang={lang} />
      {corrections.map(({ seq: by, entry: correction }) => (
        <p key={correction.id} class="quiet">
          {t.correctedBecause(correction.why)} ({writer(by)})
        </p>
      ))}
      {newest && entry.kind === 'event' && (
        <details>
          <summary>{t.asFirst}</summary>
          <Told happening={entry} lang={lang} />
        </details>
      )}
      <p class="quiet">
        {t.entryNumber(seq)} · {t.by(writer(seq), sayMoment(entry.written, now, lang))}
      </p>
      {entry.kind === 'event' && (
        <button class="back-button" type="button" onClick={correct}>
          {t.correct}
          <span class="sr-only">: {t.entryNumber(seq)}</span>
        </button>
      )}
    </article>
  )
}

function Told({ happening, lang }: { readonly happening: Happening } & Pick<Part, 'lang'>) {
  const t = logbookText(lang)
  const rows = [
    [t.whoTitle, sayWho(happening.who)],
    [t.whereTitle, sayWhere(happening.where)],
    [t.found, happening.found],
    [t.witnesses, happening.witnesses],
    [t.done, happening.done],
    [t.felt, happening.felt],
  ] as const
  return (
    <>
      <p class="written">{happening.what}</p>
      <ToldRows rows={rows} />
    </>
  )
}
