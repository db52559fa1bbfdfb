import type { RefObject } from 'preact'
import { checkText } from '#text/index.ts'
import type { Lang } from '#text/lang.ts'
import type { Report } from '#vault/package/verify.ts'
import { Sign } from '../ui/sign.tsx'
import { sayEntry, sayFinding, sayOfStamps, sayReceipt, sayUnreadable, sayWarning } from './say-report.ts'

/** Nobody reads more of them on a page. */
const MOST_SHOWN = 100

type Props = {
  readonly report: Report
  readonly lang: Lang
  /** The seal that was typed. */
  readonly seal: string
  /** Takes the focus when the answer comes. */
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** The answer first; then what it rests on, and what it does not show. */
export function ReportView({ report, lang, seal, heading }: Props) {
  const t = checkText(lang)
  const answer = !report.readable ? t.unreadable : report.whole ? t.whole : t.notWhole
  return (
    <div class="check-report">
      <h2 ref={heading} tabIndex={-1} class="check-answer">
        <Sign voice={report.readable && report.whole ? 'do' : 'stop'} /> {answer}
      </h2>
      {report.readable ? <Found report={report} lang={lang} seal={seal} /> : <p>{sayUnreadable(report.why, lang)}</p>}
    </div>
  )
}

function Found({ report, lang, seal }: Omit<Props, 'heading'> & { report: Extract<Report, { readable: true }> }) {
  const t = checkText(lang)
  const { whole, findings, warnings, bag, receipt, entries } = report
  return (
    <>
      <List lines={findings.map((finding) => sayFinding(finding, lang))} lang={lang} />
      <p>{whole ? t.showsWhole : t.showsNotWhole}</p>
      {bag && (
        <>
          <p>
            {t.counted(bag.files, bag.bytes)}. {bag.ours ? t.ours : t.notOurs}
          </p>
          {bag.seal && (
            <>
              <p class="check-seal">{t.sealIs(bag.seal)}</p>
              <p>{seal === bag.seal ? t.sealAgrees : t.compareSeal}</p>
            </>
          )}
        </>
      )}
      <h3>{t.shows}</h3>
      {bag && sayReceipt(receipt, lang).map((line) => <p key={line}>{line}</p>)}
      {sayOfStamps(report, lang).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{t.showsNot}</p>
      {entries.length > 0 && (
        <>
          <h3>{t.entries}</h3>
          <p>{t.entriesMean}</p>
          <List lines={entries.map((entry) => sayEntry(entry, lang))} lang={lang} />
        </>
      )}
      {warnings.length > 0 && <h3>{t.warned}</h3>}
      <List lines={warnings.map((warning) => sayWarning(warning, lang))} lang={lang} />
    </>
  )
}

function List({ lines, lang }: { readonly lines: readonly string[]; readonly lang: Lang }) {
  if (lines.length === 0) return null
  return (
    <ul>
      {lines.slice(0, MOST_SHOWN).map((line) => (
        <li key={line}>{line}</li>
      ))}
      {lines.length > MOST_SHOWN && <li>{checkText(lang).more(lines.length - MOST_SHOWN)}</li>}
    </ul>
  )
}
