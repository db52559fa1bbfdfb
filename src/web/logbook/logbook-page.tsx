import { installationOf } from '#store/logbook/installation.ts'
import { logbookText } from '#text/index.ts'
import { type Answer, page, problem } from '../answer.ts'
import { ContactList } from '../ui/contact-list.tsx'
import type { Visit } from '../visit.ts'

const TO_CALL = ['emergency-112', 'police-114', 'boernetelefonen', 'foraeldretelefonen', 'sletdet']

/** The frame that the logbook is opened in. All that the server knows of it is that somebody came here. */
export async function logbookPage({ lang, card: newest, deps }: Visit): Promise<Answer> {
  if (!deps.office) return problem(404)
  const card = await newest()
  const t = logbookText(lang)
  const contacts = TO_CALL.flatMap((id) => card.contacts.find((contact) => contact.id === id) ?? [])
  return page({
    title: t.title,
    scripts: ['logbook'],
    body: (
      <div class="prose">
        <div id="logbook" data-installation={await installationOf(deps.office.db)}>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <noscript>
            <p>{t.needsScript}</p>
            <ul>
              {t.paper.map((asked) => (
                <li key={asked}>{asked}</li>
              ))}
            </ul>
          </noscript>
        </div>
        <aside class="logbook-call screen-only">
          <ContactList contacts={contacts} lang={lang} />
        </aside>
      </div>
    ),
  })
}
