import type { Card, Platform } from '#core/card/card.ts'
import { evidenceText, stepText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { evidenceAddress, removalAddress } from '../site/help-address.ts'
import { OrderedLines } from '../ui/lines.tsx'
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

type Shown = { readonly platform: Platform; readonly lang: Lang }
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
          {parts.includes('secure') && <Secure card={card} platform={platform} lang={lang} />}
          {parts.includes('report') && <Report platform={platform} lang={lang} />}
          <SourceNote source={platform.source} lang={lang} />
        </section>
      ))}
    </>
  )
}

function Secure({ card, platform, lang }: Shown & { readonly card: Card }) {
  const { secure, tells, vanishes } = platform
  return (
    <>
      <h3>{stepText(lang).platformSecure}</h3>
      <p>
        <strong>{say(card.evidence.minor.title, lang)}</strong>
      </p>
      <OrderedLines lines={[...secure, tells.says, vanishes]} lang={lang} />
      <p>
        <a href={evidenceAddress(lang, { app: platform.id })}>{evidenceText(lang).forFamily}</a>
      </p>
    </>
  )
}

function Report({ platform, lang }: Shown) {
  const t = stepText(lang)
  return (
    <>
      <h3>{t.platformReport}</h3>
      <OrderedLines lines={platform.report} lang={lang} />
      {platform.url && (
        <p>
          <a href={platform.url} rel="noreferrer">
            {t.toPlatform}
          </a>
        </p>
      )}
      <p>
        <a href={removalAddress(lang, platform.id)}>{t.platformRemoval}</a>
      </p>
    </>
  )
}
