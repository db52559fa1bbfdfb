import type { Platform } from '#core/card/card.ts'
import type { Words } from '#core/card/plan.ts'
import { stepText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { SourceNote } from '../ui/source-note.tsx'
import type { Desk } from './desk.ts'

/** Steps that are taken on a platform, and which of its guides they need. */
const GUIDED: Readonly<Record<string, readonly ('secure' | 'report')[]>> = {
  'secure-evidence': ['secure'],
  'support-deletion': ['report'],
  'use-take-it-down': ['report'],
  'use-stop-ncii': ['report'],
  'complain-refused-deletion': ['report'],
}

type Props = { readonly desk: Desk; readonly step: string; readonly subject: string | undefined }

/** How it is done on the very app or site where the material is: by the posting, else by all postings of the case. */
export function PlatformGuide({ desk, step, subject }: Props) {
  const { card, lang, state, to } = desk
  const parts = Object.hasOwn(GUIDED, step) ? GUIDED[step] : undefined
  if (!parts) return null
  const t = stepText(lang)
  const postings = state.postings.some(({ id }) => id === subject) ? [subject] : state.postings.map(({ id }) => id)
  const chosen = new Set(postings.map((id) => state.answers[`${id}.platform`]?.value))
  const platforms = card.platforms.filter(({ id }) => chosen.has(id))
  const [first] = state.postings
  if (platforms.length === 0)
    return first ? (
      <p class="quiet">
        <a
          href={href(
            lang,
            to.question(`postings.${subject && postings.includes(subject) ? subject : first.id}.platform`),
          )}
        >
          {t.platformOther}
        </a>
      </p>
    ) : null
  return (
    <>
      {platforms.map((platform) => (
        <section key={platform.id} class="platform-guide" aria-labelledby={`platform-${platform.id}`}>
          <h2 id={`platform-${platform.id}`}>
            {platform.id === 'other' ? t.platformUnnamed : t.platform(say(platform.name, lang))}
          </h2>
          {parts.map((part) => (
            <Lines
              key={part}
              title={part === 'secure' ? t.platformSecure : t.platformReport}
              lines={platform[part]}
              lang={lang}
            />
          ))}
          <Report platform={platform} lang={lang} />
          <SourceNote source={platform.source} lang={lang} />
        </section>
      ))}
    </>
  )
}

function Lines({
  title,
  lines,
  lang,
}: {
  readonly title: string
  readonly lines: readonly Words[]
  readonly lang: Lang
}) {
  return (
    <>
      <h3>{title}</h3>
      <ol class="how">
        {lines.map((line) => (
          <li key={line.da}>{say(line, lang)}</li>
        ))}
      </ol>
    </>
  )
}

function Report({ platform, lang }: { readonly platform: Platform; readonly lang: Lang }) {
  if (!platform.url) return null
  return (
    <p>
      <a href={platform.url} rel="noreferrer">
        {stepText(lang).toPlatform}
      </a>
    </p>
  )
}
