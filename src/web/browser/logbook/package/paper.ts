import type { Line } from '#core/logbook/chronology.ts'
import type { Happening, When } from '#core/logbook/entry.ts'
import { clockOf, type Instant } from '#core/time.ts'
import { logbookText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import { logbookEvidenceText } from '#text/logbook-evidence.ts'
import { logbookPackageText } from '#text/logbook-package.ts'
import { sayWhere, sayWho } from '../say-happening.ts'

type Writer = (seq: number) => string

/** The chosen lines as they are read on paper, years later: every time in full, nothing left to the day it was printed. */
export const onPaper = (lines: readonly Line[], writer: Writer, lang: Lang): string =>
  lines.map((line) => entryOnPaper(line, writer, lang)).join('\n\n')

function entryOnPaper({ seq, entry, corrections, when }: Line, writer: Writer, lang: Lang): string {
  const t = logbookText(lang)
  const { paper } = logbookPackageText(lang)
  const written = paper.writtenBy(writer(seq), moment(entry.written, lang))
  const head = [t.entryNumber(seq), when && whenOnPaper(when, lang)].filter(Boolean).join(' · ')
  switch (entry.kind) {
    case 'event': {
      const newest = corrections.at(-1)?.entry.now
      return [
        head,
        ...happening(newest ?? entry, lang),
        ...corrections.map(({ seq: by, entry: correction }) =>
          indented(paper.corrected(by, moment(correction.written, lang), writer(by), correction.why)),
        ),
        ...(newest ? [indented(`${paper.first}:`), ...happening(entry, lang).map(indented)] : []),
        indented(written),
      ].join('\n')
    }
    case 'evidence':
      return [head, row(paper.evidence, entry.evidence.words.what), indented(written)].join('\n')
    case 'removal':
      return [
        head,
        indented(paper.removal),
        row(t.whereTitle, sayWhere(entry.where)),
        row(paper.status, logbookEvidenceText(lang).removal.statuses[entry.status]),
        ...(entry.note ? [row(paper.note, entry.note)] : []),
        indented(written),
      ].join('\n')
    case 'package':
      return [
        head,
        indented(logbookEvidenceText(lang).package.shown(entry.package, entry.entries.length, entry.withMaterial)),
        row(logbookEvidenceText(lang).package.seal, entry.seal),
        indented(written),
      ].join('\n')
    default:
      return [head, indented(t.kinds[entry.kind as 'shared']), indented(written)].join('\n')
  }
}

function happening(told: Happening, lang: Lang): string[] {
  const t = logbookText(lang)
  const { paper } = logbookPackageText(lang)
  const rows: readonly (readonly [string, string])[] = [
    [paper.what, told.what],
    [t.whenTitle, whenOnPaper(told.when, lang)],
    [t.whoTitle, sayWho(told.who)],
    [t.whereTitle, sayWhere(told.where)],
    [t.found, told.found],
    [t.witnesses, told.witnesses],
    [t.done, told.done],
    [t.felt, told.felt],
  ]
  return rows.filter(([, says]) => says !== '').map(([title, says]) => row(title, says))
}

/** A question keeps its mark; a title gets a colon. */
const row = (title: string, says: string): string =>
  indented(`${title}${title.endsWith('?') ? '' : ':'} ${says.replaceAll('\n', '\n    ')}`)

const indented = (text: string): string => `  ${text}`

const moment = (at: Instant, lang: Lang): string => `${clockOf(at)} (${logbookPackageText(lang).paper.zone})`

function whenOnPaper(when: When, lang: Lang): string {
  const t = logbookText(lang)
  const at = (time: string) => (time.includes('T') ? moment(time as Instant, lang) : time)
  switch (when.type) {
    case 'exact':
      return at(when.at)
    case 'about':
      return `${t.aboutTime} ${at(when.at)}`
    case 'day':
      return when.on
    case 'period':
      return t.period(when.from, when.to)
    case 'unknown':
      return t.unknownTime
  }
}
