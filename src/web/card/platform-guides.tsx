import type { Card } from '#core/card/card.ts'
import { cardText, evidenceText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { evidenceAddress } from '../site/help-address.ts'
import { Lines } from '../ui/lines.tsx'
import { SourceNote } from '../ui/source-note.tsx'

/** App by app: how to secure evidence there, whom the app tells, and how to report. */
export function PlatformGuides({ card, lang }: { readonly card: Card; readonly lang: Lang }) {
  const t = cardText(lang)
  return (
    <div>
      <p>
        <strong>{say(card.evidence.minor.title, lang)}</strong>{' '}
        <a href={evidenceAddress(lang)}>{evidenceText(lang).toGuide}</a>
      </p>
      {card.platforms.map((platform) => (
        <details key={platform.id} class="fold">
          <summary>{say(platform.name, lang)}</summary>
          <h3>{t.secure}</h3>
          <Lines lines={[...platform.secure, platform.tells.says, platform.vanishes]} lang={lang} />
          <h3>{t.report}</h3>
          <Lines lines={platform.report} lang={lang} />
          <p>
            <SourceNote source={platform.source} lang={lang} />
          </p>
        </details>
      ))}
    </div>
  )
}
