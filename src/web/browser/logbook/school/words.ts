import type { ShownEntry, ShownLine } from '#core/case/family-events.ts'
import type { Line } from '#core/logbook/chronology.ts'
import type { Happening } from '#core/logbook/entry.ts'
import type { Evidence } from '#core/logbook/evidence.ts'
import type { Instant } from '#core/time.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { sharingText } from '#text/sharing.ts'
import { sayWhere, sayWho } from '../say-happening.ts'
import { sayWhen } from '../say-when.ts'

type Saying = { readonly lang: Lang; readonly now: Instant; readonly felt: boolean }

/** An entry in the words that a school would see; null for what is no happening and no evidence. */
export function wordsOf(line: Line, { lang, now, felt }: Saying): ShownEntry | null {
  const t = logbookText(lang)
  const { entry, seq, corrections, when } = line
  if (entry.kind !== 'event' && entry.kind !== 'evidence') return null
  const [about, lines] =
    entry.kind === 'event'
      ? [
          when ? sayWhen(when, now, lang) : t.unknownTime,
          ofHappening(corrections.at(-1)?.entry.now ?? entry, felt, lang),
        ]
      : [t.kinds.evidence, ofEvidence(entry.evidence, lang)]
  return { title: `${t.entryNumber(seq)} · ${about}`, lines: lines.filter(({ text }) => text !== '') }
}

function ofHappening(happening: Happening, felt: boolean, lang: Lang): ShownLine[] {
  const t = logbookText(lang)
  return [
    { label: '', text: happening.what },
    { label: t.whoTitle, text: sayWho(happening.who) },
    { label: t.whereTitle, text: sayWhere(happening.where) },
    { label: t.found, text: happening.found },
    { label: t.witnesses, text: happening.witnesses },
    { label: t.done, text: happening.done },
    { label: t.felt, text: felt ? happening.felt : '' },
  ]
}

/** What the family says of it; never the file's name or fingerprint. */
function ofEvidence({ words }: Evidence, lang: Lang): ShownLine[] {
  const t = sharingText(lang)
  return [
    { label: t.words.what, text: words.what },
    { label: t.words.whereFound, text: words.whereFound },
    { label: t.words.takenBy, text: words.takenBy },
    { label: t.words.form, text: t.forms[words.form] },
    { label: t.words.whereKept, text: words.whereKept },
  ]
}
