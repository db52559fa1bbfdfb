import type { ShownEntry, ShownLine } from '#core/case/family-events.ts'
import type { Line } from '#core/logbook/chronology.ts'
import type { Happening } from '#core/logbook/entry.ts'
import type { Evidence } from '#core/logbook/evidence.ts'
import type { Instant } from '#core/time.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { sharingText } from '#text/sharing.ts'
import { sayWhen } from '../say-when.ts'

type Saying = { readonly lang: Lang; readonly now: Instant; readonly felt: boolean }

/** An entry in the words that a school would see; null for what is no happening and no evidence. */
export function wordsOf(line: Line, { lang, now, felt }: Saying): ShownEntry | null {
  const t = logbookText(lang)
  const { entry, seq, corrections, when } = line
  if (entry.kind !== 'event' && entry.kind !== 'evidence') return null
  const told = entry.kind === 'event' ? (corrections.at(-1)?.entry.now ?? entry) : null
  const title = [t.entryNumber(seq), when ? sayWhen(when, now, lang) : t.unknownTime]
  const lines = entry.kind === 'event' ? ofHappening(told ?? entry, felt, lang) : ofEvidence(entry.evidence, lang)
  return {
    title: entry.kind === 'event' ? title.join(' · ') : [t.entryNumber(seq), t.kinds.evidence].join(' · '),
    lines: lines.filter(({ text }) => text !== ''),
  }
}

function ofHappening(happening: Happening, felt: boolean, lang: Lang): ShownLine[] {
  const t = logbookText(lang)
  const { who, where } = happening
  const people = who.map(({ name, username, telephone }) => [name, username, telephone].filter(Boolean).join(', '))
  const places = [where.platform, where.group, where.profile, where.address, where.elsewhere]
  return [
    { label: '', text: happening.what },
    { label: t.whoTitle, text: people.join('; ') },
    { label: t.whereTitle, text: places.filter(Boolean).join(', ') },
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
