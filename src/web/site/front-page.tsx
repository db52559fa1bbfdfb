import { frontText, siteText } from '#text/index.ts'
import { href } from '#text/lang.ts'
import { page } from '../answer.ts'
import { ContactLine } from '../ui/contact-line.tsx'
import { StopSigns } from '../ui/stop-signs.tsx'
import type { Visit } from '../visit.ts'
import { Door } from './door.tsx'

const TO_CALL = ['police-114', 'sletdet', 'boernetelefonen', 'ssp-local']

/** Three doors, and whom to call. */
export async function frontPage({ lang, card: newest, visitor: find }: Visit) {
  const card = await newest()
  const visitor = await find()
  const t = frontText(lang)
  const site = siteText(lang)
  const always = card.warnings.filter((warning) => warning.when.length === 0 && warning.unless.length === 0)
  const emergency = card.contacts.find((contact) => contact.id === 'emergency-112')
  const toCall = TO_CALL.flatMap((id) => card.contacts.find((contact) => contact.id === id) ?? [])
  return page({
    title: t.title,
    body: (
      <div class="front">
        {emergency?.phone && (
          <p class="danger-line">
            <span>{site.danger}</span> <a href={`tel:${emergency.phone}`}>{site.dangerCall(emergency.phone)}</a>
          </p>
        )}
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <div class="doors">
          <Door first to={href(lang, '/kort/guide')} name={t.professional} hint={t.professionalHint} />
          <Door to={href(lang, '/hjaelp')} name={t.family} hint={t.familyHint} />
          <div class="door-pair">
            {visitor && visitor.role !== 'administrator' ? (
              <Door to={href(lang, '/sager')} name={t.cases} hint={t.casesHint} />
            ) : (
              <Door to={href(lang, '/log-ind')} name={t.signIn} hint={t.signInHint} />
            )}
            <Door to={href(lang, '/oevelse')} name={t.exercise} hint={t.exerciseHint} />
          </div>
        </div>
        <div class="front-call">
          <h2>{t.call}</h2>
          <ul class="contact-row">
            {toCall.map((contact) => (
              <li key={contact.id}>
                <ContactLine contact={contact} lang={lang} />
              </li>
            ))}
          </ul>
        </div>
        <section class="front-part" aria-labelledby="always">
          <h2 id="always">{t.alwaysTrue}</h2>
          <StopSigns signs={always} lang={lang} />
        </section>
        <section class="front-part" aria-labelledby="phases">
          <h2 id="phases">{t.fivePhases}</h2>
          <ol class="phase-names">
            {card.phases.map((phase) => (
              <li key={phase.id}>
                <a href={`${href(lang, '/kort')}#${phase.id}`}>{phase.title[lang]}</a>
                <span>{phase.lead[lang]}</span>
              </li>
            ))}
          </ol>
          <p>
            <a href={href(lang, '/kort')}>{t.wholeCard}</a>
          </p>
        </section>
      </div>
    ),
  })
}
