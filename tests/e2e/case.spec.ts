import type { Browser } from '@playwright/test'
import { another, answer, be, follow, IN_DAYS, openCase, press, toCase, unfold, writeDown } from './setup/exercise.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

test.use({ actionTimeout: 15_000 })

/** The leader looks at the proposal to close, and agrees. axe does not answer where scripts are off. */
async function confirmClosing(browser: Browser, address: string, { scripts = true } = {}): Promise<void> {
  const leader = await another(browser, 'Vær leder')
  await leader.goto(`${address}/beslutninger/closing`)
  if (scripts) await expectGoodPage(leader)
  await press(leader, 'Bekræft beslutningen')
  await expect(leader.getByRole('heading', { name: 'Lukket' })).toBeVisible()
  await leader.context().close()
}

test('a case is worked from the guide’s answers to its end, and taken up again', async ({ page, browser }) => {
  test.setTimeout(240_000)
  let address = ''

  await test.step('a teacher answers the guide, and opens a case with the answers', async () => {
    await page.goto('/kort/guide')
    for (const chosen of ['Nej', 'Nej', 'Intime billeder er delt uden samtykke']) {
      await page.getByLabel(chosen, { exact: true }).check({ force: true })
      await press(page, 'Videre')
    }
    await page.getByRole('textbox').fill('13')
    await press(page, 'Videre')
    await press(page, 'Vis planen nu')
    await press(page, 'Åbn en sag med disse svar')
    await expect(page.getByText('Dine svar fra guiden følger med.')).toBeVisible()
    await page.getByRole('button', { name: 'Vær lærer' }).first().click()
    await expect(page.getByRole('heading', { name: 'Det tager vi med fra guiden' })).toBeVisible()
    await expect(page.getByText('13 år')).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('looks the answers through, corrects one, and writes a name', async () => {
    await page.locator('.change > summary', { hasText: 'Hvor gammel er den' }).click()
    await page.getByRole('textbox', { name: 'Alder i hele år' }).fill('12')
    await page.getByLabel(/Hvad hedder den/).fill('Alma Øvelse')
    // Enter opens the case, and does nothing else.
    await page.getByLabel(/Hvad hedder den/).press('Enter')
    await expect(page.getByText('Sagen er åbnet.')).toBeVisible()
    address = new URL(page.url()).pathname
    await expect(page.getByText('Alma Øvelse (12)')).toBeVisible()
    await expect(page.locator('.stop-title', { hasText: 'Gem ikke materialet.' })).toBeVisible()
    await expect(page.locator('.now-step')).toHaveCount(3)
    await expect(page).toHaveTitle(/^Sag \d{4}-\d{4} · Actioncard$/)
    await expectGoodPage(page)
  })

  await test.step('uncovers: who, what is told, what the plan needs to know', async () => {
    await page.goto(address)
    await follow(page, /Gå i gang ?: Find ud af, hvad der er sket/)
    await expectGoodPage(page)
    await follow(page, 'Skriv det ned under Afdæk')
    await expectGoodPage(page)
    await expect(page.locator('input[type=file]')).toHaveCount(0)
    await unfold(page, 'Skriv en person på')
    await answer(page, 'Rolle i denne sag', 'Formodet krænker')
    await page.getByLabel('Navn', { exact: false }).first().fill('Viggo Øvelse')
    await page.locator('#person-age').fill('14')
    await writeDown(page)
    await expect(page.getByText('Viggo Øvelse (14)')).toBeVisible()
    await unfold(page, 'Skriv ned, hvad der er fortalt')
    await page
      .getByLabel('Hvad er der sket?', { exact: true })
      .last()
      .fill('Alma siger, at Viggo har delt et billede af hende.')
    await press(page, 'Gem det')
    await expect(page.getByText('1 fortælling er skrevet ned.')).toBeVisible()
    await page.goto(`${address}/afdaek?ret=suspects.s1.known`)
    await answer(page, /Ved I, hvem/, 'Ja, vi ved hvem')
    await press(page, 'Gem svarene')
    await page.goto(`${address}/trin/uncover`)
    await page.getByLabel(/Hvad blev gjort/).fill('Talt med Alma i 20 minutter.')
    await press(page, 'Marker som gjort')
    await expect(page.getByText('Trinnet er markeret som gjort.')).toBeVisible()
  })

  await test.step('proposes decisions, each with a reason; *later* needs a day', async () => {
    await follow(page, 'Alle beslutninger')
    await expectGoodPage(page)
    await follow(page, /Tag stilling ?: Politi/)
    await answer(page, 'Hvad foreslår du?', 'Vi anbefaler og støtter, at familien anmelder')
    await press(page, 'Gem forslaget')
    await expect(page.getByRole('alert')).toContainText('Skriv hvorfor.')
    await expect(page.getByLabel('Vi anbefaler og støtter, at familien anmelder')).toBeChecked()
    await expectGoodPage(page)
    await page.getByLabel('Hvorfor?', { exact: true }).fill('Det kan være strafbart, og Alma vil gerne have hjælp.')
    await press(page, 'Gem forslaget')
    await expect(page.getByText('Forslaget er gemt. Nu skal en anden se på det.')).toBeVisible()
    await page.goto(`${address}/beslutninger/pedagogical`)
    await answer(page, 'Hvad foreslår du?', 'Senere')
    await page.getByLabel('Hvorfor?', { exact: true }).fill('Vi venter på politiet først.')
    await press(page, 'Gem forslaget')
    await expect(page.getByRole('alert')).toContainText('Skriv datoen.')
    await page.getByLabel('Hvornår tages det op igen?').fill(IN_DAYS(7))
    await press(page, 'Gem forslaget')
    await expect(page.getByText('Forslaget er gemt.')).toBeVisible()
  })

  await test.step('the leader confirms one and sends the other back', async () => {
    const leader = await another(browser, 'Vær leder')
    await expectGoodPage(leader)
    await leader.goto(address)
    await expect(leader.getByText('Politi: venter på dig')).toBeVisible()
    await expectGoodPage(leader)
    await follow(leader, 'Se på forslaget')
    await expectGoodPage(leader)
    await press(leader, 'Bekræft beslutningen')
    await expect(leader.getByText('Beslutningen er bekræftet.')).toBeVisible()
    await leader.goto(`${address}/beslutninger/pedagogical`)
    await unfold(leader, 'Send tilbage')
    await leader.getByLabel('Hvad skal ændres, og hvorfor?').fill('Vi kan støtte klassen allerede nu.')
    await press(leader, 'Send tilbage')
    await expect(leader.getByText('Forslaget er sendt tilbage.')).toBeVisible()
    await leader.context().close()
  })

  await test.step('takes one step, skips another with a reason, and undoes that', async () => {
    await page.goto(address)
    await expect(page.locator('.case-beside')).toContainText('Vi anbefaler og støtter, at familien anmelder')
    await page.goto(`${address}/plan`)
    await expectGoodPage(page)
    await follow(page, /Hjælp familien med at sikre beviserne/)
    await page.getByLabel(/Hvad blev gjort/).fill('Mor har sikret det derhjemme. Vi har intet.')
    await press(page, 'Marker som gjort')
    await expect(page.getByRole('alert')).toContainText('Svar på, om beviserne er sikret.')
    await answer(page, 'Er beviserne sikret hos familien?', 'Ja, det er gjort')
    await press(page, 'Marker som gjort')
    await page.goto(`${address}/plan`)
    await follow(page, /Få undersøgt, om en forsikring dækker/)
    await unfold(page, 'Spring trinnet over')
    await press(page, 'Spring over')
    await expect(page.getByRole('alert')).toContainText('Skriv hvorfor.')
    await page.getByLabel('Hvorfor springes det over?').fill('Familien har ingen forsikring.')
    await press(page, 'Spring over')
    await expect(page.getByText('Trinnet er sprunget over.')).toBeVisible()
    await follow(page, 'Fortryd')
    await page.getByLabel('Hvorfor åbnes det igen?').fill('De har fundet en police.')
    await press(page, 'Åbn igen')
    await expect(page.getByText('Trinnet er åbent igen.')).toBeVisible()
  })

  await test.step('may not contact the suspect, until the police say so; the plan says why it changed', async () => {
    await expect(page.locator('.stop-title', { hasText: 'Kontakt ikke den formodede krænker' })).toBeVisible()
    await page.goto(`${address}/trin/talk-to-suspect/s1`)
    await expect(page.getByText('Kontakt ikke endnu.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Marker som gjort' })).toHaveCount(0)
    await expectGoodPage(page)
    await follow(page, 'Skriv, hvad politiet har sagt')
    await answer(page, /Har politiet sagt, at I må/, 'Ja')
    await press(page, 'Gem svarene')
    await toCase(page)
    const since = page.getByRole('region', { name: 'Siden sidst' })
    await expect(since).toContainText('Stopskiltet er væk: Kontakt ikke den formodede krænker')
    await expect(since).toContainText('Tal med den formodede krænker · Viggo Øvelse kan tages nu.')
    await expect(page.locator('.stop-title', { hasText: 'Kontakt ikke den formodede krænker' })).toHaveCount(0)
    await expectGoodPage(page)
  })

  await test.step('writes a note, and corrects it beside the old one', async () => {
    await unfold(page, 'Skriv et notat')
    await page.getByLabel('Hvad er der sket eller aftalt?').fill('Alma har sovet godt.')
    await press(page, 'Gem notatet')
    await expect(page.getByText('Notatet er gemt.')).toBeVisible()
    await follow(page, /^Ret Skrev et notat|^Ret skrev et notat/)
    await page.getByLabel('Sådan skal der stå').fill('Alma har sovet dårligt.')
    await page.getByLabel('Hvorfor rettes det?').fill('Jeg hørte forkert.')
    await expectGoodPage(page)
    await press(page, 'Gem rettelsen')
    await expect(page.getByText('Alma har sovet godt.')).toBeVisible()
    await expect(page.getByText('Alma har sovet dårligt.')).toBeVisible()
  })

  await test.step('closing is proposed: how it ended, why duties are left, and when somebody asks again', async () => {
    await follow(page, 'Foreslå, at sagen lukkes')
    await press(page, 'Foreslå at lukke')
    await expect(page.getByRole('alert')).toContainText('Skriv, hvordan det endte.')
    await expect(page.getByRole('alert')).toContainText('Skriv, hvorfor trinnene bliver liggende.')
    await expectGoodPage(page)
    await page.getByLabel('Hvordan endte det?').fill('Billedet er slettet, og Alma er tryg i klassen.')
    await page.getByLabel('Hvorfor bliver de liggende?').fill('Kommunen har overtaget resten.')
    await page.getByLabel('Hvornår følger I op?').fill(IN_DAYS(30))
    await page.getByLabel('Hvad følger I op på?').fill('Spørg Alma og hendes mor.')
    await press(page, 'Foreslå at lukke')
    await expect(page.getByText('Venter på ledelsen')).toBeVisible()
    await expectGoodPage(page)
    await confirmClosing(browser, address)
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'Lukket' })).toBeVisible()
    await expect(page.getByText(/Opfølgning .*Spørg Alma og hendes mor/).first()).toBeVisible()
    await expectGoodPage(page)
  })

  await test.step('reopens it: the plan stands where it was left', async () => {
    await follow(page, 'Genåbn sagen')
    await page.getByLabel('Hvorfor genåbnes den?').fill('Billedet er dukket op igen.')
    await press(page, 'Genåbn sagen')
    await expect(page.getByText('Sagen er åben igen.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Gør nu' })).toBeVisible()
    await expect(page.locator('.chronicle')).toContainText('Billedet er dukket op igen.')
  })
})

test('of two at one case, the second gets what changed and keeps what was typed', async ({ page, browser }) => {
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Bo Øvelse')
  const leader = await another(browser, 'Vær leder')
  await leader.goto(`${address}/beslutninger/police`)
  await answer(leader, 'Hvad foreslår du?', 'Ja, vi anmelder')
  await leader.getByLabel('Hvorfor?', { exact: true }).fill('Det er groft, og der er flere ofre.')

  await page.goto(`${address}/trin/uncover`)
  await page.getByLabel(/Hvad blev gjort/).fill('Talt med Bo.')
  await press(page, 'Marker som gjort')
  await press(leader, 'Gem forslaget')

  const meanwhile = leader.getByRole('alert')
  await expect(meanwhile).toContainText('Der er sket noget, mens du skrev')
  await expect(meanwhile).toContainText('Anne Øvesen (fagprofessionel) tog trinnet: Find ud af, hvad der er sket')
  await expect(leader.getByLabel('Hvorfor?', { exact: true })).toHaveValue('Det er groft, og der er flere ofre.')
  await expect(leader.getByLabel('Ja, vi anmelder')).toBeChecked()
  await expectGoodPage(leader)
  await press(leader, 'Gem forslaget')
  await expect(leader.getByText('Forslaget er gemt.')).toBeVisible()
  await leader.context().close()
})

test('the same form sent twice, or sent again by going back, is done once', async ({ page }) => {
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Cleo Øvelse')
  await unfold(page, 'Skriv et notat')
  await page.getByLabel('Hvad er der sket eller aftalt?').fill('Skrevet én gang.')
  const form = page.locator('form#note')
  const fields = await form.evaluate((one: HTMLFormElement) => [...new FormData(one)].map(([k, v]) => [k, String(v)]))
  await press(page, 'Gem notatet')
  await expect(page.getByText('Notatet er gemt.')).toBeVisible()
  const again = await page.request.post(`${address}/notat`, {
    form: Object.fromEntries(fields),
    headers: { origin: new URL(page.url()).origin },
  })
  expect(again.ok()).toBe(true)
  await page.goto(address)
  await expect(page.getByText('Skrevet én gang.')).toHaveCount(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every form of a case works', async ({ page, browser }) => {
    test.setTimeout(240_000)
    await be(page, 'Vær lærer')
    const address = await openCase(page, 'Dina Øvelse')
    const saved = (text: string) => expect(page.locator('.just-done')).toContainText(text)

    await page.goto(`${address}/afdaek`)
    await unfold(page, 'Beskriv et stykke materiale')
    await page.getByLabel('Hvad er det? Beskriv med ord').fill('Et billede uden tøj')
    await press(page, 'Gem beskrivelsen')
    await saved('Materialet er beskrevet.')
    await unfold(page, 'Skriv et sted på')
    await page.getByLabel('Hvor ligger det?').fill('En gruppe på Snapchat')
    await press(page, 'Gem stedet')
    await saved('Stedet er skrevet på.')
    await page.getByRole('link', { name: 'Ret Dina Øvelse' }).click()
    await page.getByLabel('Navn', { exact: true }).fill('Dina Maria Øvelse')
    await page.getByLabel('Hvorfor ændres det?').fill('Hun hedder også Maria.')
    await press(page, 'Gem ændringen')
    await saved('Ændringen er gemt.')
    await page.getByRole('group').first().getByLabel('Ved ikke').check({ force: true })
    await press(page, 'Gem svarene')
    await saved('Svarene er gemt.')

    await page.goto(`${address}/kollega`)
    await page.getByLabel('Hvem?').selectOption({ index: 1 })
    await press(page, 'Sæt på sagen')
    await saved('Kollegaen er på sagen.')
    await page.goto(`${address}/sparring`)
    await page.getByLabel('Hvad vil I have hjælp til?').fill('Hvordan taler vi med klassen?')
    await press(page, 'Spørg')
    await saved('SSP er spurgt.')
    await page.goto(`${address}/opfoelgning`)
    await page.getByLabel('Dag', { exact: true }).fill(IN_DAYS(14))
    await page.getByLabel('Hvad skal I spørge om eller se efter?').fill('Er billedet væk?')
    await press(page, 'Sæt dagen')
    await saved('Dagen for opfølgning er sat.')

    await unfold(page, 'Skriv et notat')
    await press(page, 'Gem notatet')
    await expect(page.getByRole('alert')).toContainText('Skriv noget først.')
    await page.getByLabel('Hvad er der sket eller aftalt?').fill('Skrevet uden JavaScript.')
    await press(page, 'Gem notatet')
    await saved('Notatet er gemt.')

    const consultant = await another(browser, 'Vær SSP-konsulent')
    await consultant.goto(address)
    const question = consultant.getByRole('region', { name: /Anne Øvesen .*spørger:/ })
    await expect(question).toContainText('Hvordan taler vi med klassen?')
    await question.getByLabel('Dit svar').fill('Vi kommer begge to i morgen.')
    await press(consultant, 'Send svaret')
    await expect(consultant.getByText('Svaret er sendt til den, der spurgte.')).toBeVisible()
    await consultant.goto(`${address}/luk`)
    await expect(consultant.getByRole('heading', { level: 1 })).toHaveText('Det har du ikke adgang til')
    await consultant.context().close()

    await page.goto(`${address}/luk`)
    await page.getByLabel('Hvordan endte det?').fill('Det var en misforståelse mellem venner.')
    await page.getByLabel('Hvorfor bliver de liggende?').fill('Intet af det er sket.')
    await page.getByLabel(/hvorfor er der ingen opfølgning/).fill('Der er intet at følge op.')
    await press(page, 'Foreslå at lukke')
    await saved('Forslaget er gemt.')
    await confirmClosing(browser, address, { scripts: false })
    await page.goto(address)
    await follow(page, 'Genåbn sagen')
    await page.getByLabel('Hvorfor genåbnes den?').fill('Det var det ikke.')
    await press(page, 'Genåbn sagen')
    await saved('Sagen er åben igen.')
  })
})

test.describe('pages around the cases', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`can be used by everyone in ${colorScheme}`, async ({ page }) => {
      test.setTimeout(240_000)
      await page.emulateMedia({ colorScheme })
      for (const path of ['/oevelse', '/en/oevelse', '/log-ind', '/en/log-ind']) {
        await page.goto(path)
        await expectGoodPage(page)
      }
      await be(page, 'Vær lærer')
      for (const path of ['/sager', '/sager?vis=lukkede', '/sager/ny', '/en/sager', '/en/sager/ny', '/oevelse']) {
        await page.goto(path)
        await expect(page.locator('.exercise-band')).toBeVisible()
        await expectGoodPage(page)
      }
      await page.goto('/sager')
      const address = await page.locator('.case-line a').first().getAttribute('href')
      for (const path of [
        '',
        '/plan',
        '/forloeb',
        '/beslutninger',
        '/afdaek',
        '/kollega',
        '/sparring',
        '/opfoelgning',
        '/luk',
      ]) {
        await page.goto(`/en${address}${path}`)
        await expectGoodPage(page)
      }
    })

  test('nobody who is not signed in sees a case, and nobody learns whether it is there', async ({ page }) => {
    await page.goto('/sager')
    await expect(page).toHaveURL('/log-ind')
    await be(page, 'Vær lærer')
    await page.goto('/sager/00000000-0000-4000-8000-000000000000')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Den side findes ikke')
    await press(page, 'Log ud')
    await expect(page.getByText('Du er logget ud.')).toBeVisible()
    await page.goBack()
    await page.goto('/sager')
    await expect(page).toHaveURL('/log-ind')
  })
})
