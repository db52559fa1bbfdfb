import { helpText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import { PlatformGuides } from '../card/platform-guides.tsx'
import { ContactList } from '../ui/contact-list.tsx'
import { Sign } from '../ui/sign.tsx'
import { StopSigns } from '../ui/stop-signs.tsx'
import type { Visit } from '../visit.ts'

const FOR_FAMILIES = ['never-delete-before-evidence', 'never-pay']
const TO_TALK_TO = [
  'boernetelefonen',
  'foraeldretelefonen',
  'sletdet',
  'police-114',
  'police-report',
  'offerraadgivningen',
  'emergency-112',
]

/** For the young and their parents: what to do now, and whom to talk to. */
export async function helpPage({ lang, card: newest }: Visit) {
  const card = await newest()
  const t = helpText(lang)
  const stops = card.warnings.filter(({ id }) => FOR_FAMILIES.includes(id))
  const contacts = TO_TALK_TO.flatMap((id) => card.contacts.find((contact) => contact.id === id) ?? [])
  const phoneOf = (id: string) => card.contacts.find((contact) => contact.id === id)?.phone ?? ''
  return page({
    title: t.title,
    body: (
      <div class="prose">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <h2>{t.now}</h2>
        <ol class="plain-list help-steps">
          {t.steps(phoneOf('emergency-112'), phoneOf('police-114')).map(({ title, says }) => (
            <li key={title}>
              <Sign voice="do" />
              <div>
                <p class="stop-title">{title}</p>
                <p class="quiet">{says}</p>
              </div>
            </li>
          ))}
        </ol>
        {stops.length > 0 && <h2>{t.stop}</h2>}
        <StopSigns signs={stops} lang={lang} />
        <h2>{t.call}</h2>
        <ContactList contacts={contacts} lang={lang} />
        <h2>{t.logbook}</h2>
        <p>{t.logbookSays}</p>
        <h2>{t.platforms}</h2>
        <PlatformGuides card={card} lang={lang} />
        <h2>{t.school}</h2>
        <p>{t.schoolLead}</p>
        <p>
          <a href={href(lang, '/kort')}>{t.schoolCard}</a>
        </p>
        <h2>{t.traces}</h2>
        <p>{t.tracesSays}</p>
      </div>
    ),
  })
}
