import type { Card, Device, Platform } from '#core/card/card.ts'
import { evidenceText, stepText } from '#text/index.ts'
import { href, type Lang, say } from '#text/lang.ts'
import { page } from '../answer.ts'
import { ContactList } from '../ui/contact-list.tsx'
import { LawList } from '../ui/law-list.tsx'
import { Lines, OrderedLines } from '../ui/lines.tsx'
import { Sign } from '../ui/sign.tsx'
import { SourceNote } from '../ui/source-note.tsx'
import { StopSigns } from '../ui/stop-signs.tsx'
import { Why } from '../ui/why.tsx'
import type { Visit } from '../visit.ts'
import { evidenceAddress, removalAddress } from './help-address.ts'
import { HelpChoice } from './help-choice.tsx'

type Shown = { readonly card: Card; readonly lang: Lang }
type Chosen = Shown & { readonly app: Platform | undefined; readonly devices: readonly Device[] }

/** How a family secures evidence, for the app and the device that the address names, or for all of them. */
export async function helpEvidencePage({ lang, card: newest, query }: Visit) {
  const card = await newest()
  const t = evidenceText(lang)
  const app = card.platforms.find(({ id }) => id === query.get('app'))
  const device = card.evidence.devices.find(({ id }) => id === query.get('enhed'))
  const chosen = { card, lang, app, devices: device ? [device] : card.evidence.devices }
  const appOnly = app && { app: app.id }
  const deviceOnly = device && { device: device.id }
  return page({
    title: t.title,
    body: (
      <div class="prose help-page">
        <h1>{t.heading}</h1>
        {app && <p class="help-about">{t.about(say(app.name, lang), device ? say(device.name, lang) : null)}</p>}
        <p class="lead">{t.lead}</p>
        <HelpChoice
          label={t.choose}
          chosen={app?.id}
          options={card.platforms.map(({ id, name }) => ({
            id,
            name: say(name, lang),
            to: evidenceAddress(lang, { ...deviceOnly, app: id }),
          }))}
          all={{ id: 'all', name: t.all, to: evidenceAddress(lang, deviceOnly) }}
        />
        <HelpChoice
          label={t.device}
          chosen={device?.id}
          options={card.evidence.devices.map(({ id, name }) => ({
            id,
            name: say(name, lang),
            to: evidenceAddress(lang, { ...appOnly, device: id }),
          }))}
          all={{ id: 'all', name: t.all, to: evidenceAddress(lang, appOnly) }}
        />
        <p class="quiet help-choice-note">{t.nothingKept}</p>
        <Before card={card} lang={lang} />
        <h2>{t.what}</h2>
        <Lines lines={card.evidence.catch} lang={lang} />
        <There {...chosen} />
        <Filming {...chosen} />
        <h2>{t.keep}</h2>
        {chosen.devices.map(({ id, name, keep, source }) => (
          <section key={id}>
            <h3>{say(name, lang)}</h3>
            <OrderedLines lines={keep} lang={lang} />
            <SourceNote source={source} lang={lang} />
          </section>
        ))}
        <h2>{t.blocking}</h2>
        <Lines lines={[...card.evidence.blocking, ...(app?.blocking ? [app.blocking] : [])]} lang={lang} />
        <HandIn card={card} lang={lang} />
        <h2>{t.next}</h2>
        <ul class="plain-list help-next">
          <li>
            <a href={removalAddress(lang, app?.id)}>{t.toRemoval}</a>
          </li>
          <li>
            <a href={href(lang, '/hjaelp')}>{t.toHelp}</a>
          </li>
        </ul>
        <p class="buttons">
          <button class="button button-secondary only-script" type="button" data-print>
            {evidenceText(lang).print}
          </button>
        </p>
      </div>
    ),
  })
}

/** What must not happen while one secures evidence. */
function Before({ card, lang }: Shown) {
  const t = evidenceText(lang)
  const { minor } = card.evidence
  const first = card.warnings.filter(({ id }) => id === 'never-delete-before-evidence')
  return (
    <section class="help-before" aria-labelledby="before">
      <h2 id="before">{t.before}</h2>
      <div class="stop-sign help-minor">
        <Sign voice="stop" />
        <div>
          <p class="stop-title">{say(minor.title, lang)}</p>
          <Lines lines={minor.says} lang={lang} />
          <Why lang={lang} of={say(minor.title, lang)}>
            <LawList card={card} ids={minor.law} lang={lang} />
          </Why>
        </div>
      </div>
      <StopSigns signs={first} lang={lang} />
    </section>
  )
}

const thereOn = ({ id, name }: Platform, lang: Lang): string =>
  id === 'other' ? stepText(lang).platformUnnamed : evidenceText(lang).there(say(name, lang))

/** What is particular to the app; all of them folded while none is chosen. */
function There({ card, lang, app, devices }: Chosen) {
  const t = evidenceText(lang)
  if (app)
    return (
      <>
        <h2>{thereOn(app, lang)}</h2>
        <App app={app} devices={devices} lang={lang} />
      </>
    )
  return (
    <>
      <h2>{t.app}</h2>
      <div>
        {card.platforms.map((one) => (
          <details key={one.id} class="fold">
            <summary>{say(one.name, lang)}</summary>
            <App app={one} devices={devices} lang={lang} />
            <p>
              <a href={evidenceAddress(lang, { app: one.id })}>{thereOn(one, lang)}</a>
            </p>
          </details>
        ))}
      </div>
    </>
  )
}

function App({ app, devices, lang }: { app: Platform; devices: readonly Device[]; lang: Lang }) {
  const t = evidenceText(lang)
  const own = devices.flatMap(({ id }) => app.on[id] ?? [])
  const once = own.filter((line, index) => own.findIndex(({ da }) => da === line.da) === index)
  return (
    <div class="help-app">
      <p>
        <strong>{t.tells}</strong> {say(app.tells.says, lang)}
      </p>
      <p>
        <strong>{t.vanishes}</strong> {say(app.vanishes, lang)}
      </p>
      <OrderedLines lines={[...app.secure, ...once]} lang={lang} />
      <SourceNote source={app.source} lang={lang} />
    </div>
  )
}

/** The one take, and by what it is filmed: from outside where the app would tell. */
function Filming({ card, lang, app, devices }: Chosen) {
  const t = evidenceText(lang)
  const { take, another } = card.evidence
  const telling = app?.tells.when ?? 'vanishing'
  return (
    <>
      <h2>{t.take}</h2>
      <OrderedLines lines={take} lang={lang} />
      {telling === 'always' && (
        <>
          <h3>{t.another}</h3>
          <p>{t.anotherWhy}</p>
          <OrderedLines lines={another} lang={lang} />
        </>
      )}
      {telling !== 'always' &&
        devices.map(({ id, name, film }) => (
          <section key={id}>
            <h3>
              {t.film}: {say(name, lang)}
            </h3>
            <OrderedLines lines={film} lang={lang} />
          </section>
        ))}
      {(telling === 'vanishing' || telling === 'unknown') && (
        <>
          <h3>{t.vanishing}</h3>
          <OrderedLines lines={another} lang={lang} />
        </>
      )}
    </>
  )
}

function HandIn({ card, lang }: Shown) {
  const { says, contacts, source } = card.evidence.handIn
  return (
    <>
      <h2>{evidenceText(lang).handIn}</h2>
      <OrderedLines lines={says} lang={lang} />
      <ContactList contacts={card.contacts.filter(({ id }) => contacts.includes(id))} lang={lang} />
      <SourceNote source={source} lang={lang} />
    </>
  )
}
