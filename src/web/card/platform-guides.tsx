import type { Card } from '#core/card/card.ts'
import { cardText } from '#text/index.ts'
import { type Lang, say } from '#text/lang.ts'
import { SourceNote } from '../ui/source-note.tsx'

/** App by app: how to secure evidence there, and how to report. */
export function PlatformGuides({ card, lang }: { readonly card: Card; readonly lang: Lang }) {
  const t = cardText(lang)
  return (
    <div>
      {card.platforms.map((platform) => (
        <details key={platform.id} class="fold">
          <summary>{say(platform.name, lang)}</summary>
          <h3>{t.secure}</h3>
          <ul>
            {platform.secure.map((line) => (
              <li key={line.da}>{say(line, lang)}</li>
            ))}
          </ul>
          <h3>{t.report}</h3>
          <ul>
            {platform.report.map((line) => (
              <li key={line.da}>{say(line, lang)}</li>
            ))}
          </ul>
          <p>
            <SourceNote source={platform.source} lang={lang} />
          </p>
        </details>
      ))}
    </div>
  )
}
