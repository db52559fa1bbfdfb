import type { Page } from '@playwright/test'
import { another, answer, be, follow, IN_DAYS, openCase, press, unfold, writeDown } from './setup/exercise.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

test.use({ actionTimeout: 20_000 })

/** What has been written on the case, oldest first, as the leader's page of the whole chronology tells it. */
async function chronology(page: Page, address: string): Promise<string[]> {
  await page.goto(`${address}/forloeb`)
  return (await page.locator('.chronicle .entry').allInnerTexts()).reverse()
}

/** Each of `story` stands in the chronology, in that order. */
function expectTold(told: readonly string[], story: readonly RegExp[]): void {
  let from = 0
  for (const what of story) {
    const at = told.findIndex((entry, index) => index >= from && what.test(entry))
    expect(at, `${what} after entry ${from} of\n${told.join('\n—\n')}`).toBeGreaterThanOrEqual(from)
    from = at
  }
}

async function proposes(page: Page, outcome: string, reason: string): Promise<void> {
  await answer(page, 'Hvad foreslår du?', outcome)
  await page.getByLabel('Hvorfor?', { exact: true }).fill(reason)
}

test('two violated, a suspect, parents living apart with an exception for one, a decision sent back, a missed time limit: the whole case, by three at once', async ({
  page: teacher,
  browser,
}) => {
  test.setTimeout(240_000)
  await be(teacher, 'Vær lærer')
  const [leader, ssp] = await Promise.all([another(browser, 'Vær leder'), another(browser, 'Vær SSP-konsulent')])
  const address = await openCase(teacher, 'Ronja Øvelse')
  const number = (await teacher.locator('.case-number').innerText()).replace('Sag ', '')

  await test.step('Anne writes Frida on as well, and is told that she may be in another case of hers', async () => {
    await teacher.goto(`${address}/afdaek`)
    await unfold(teacher, 'Skriv en person på')
    await answer(teacher, 'Rolle i denne sag', 'Krænket')
    await teacher.locator('#person-name').fill('Frida Øvelse')
    await teacher.locator('#person-age').fill('14')
    await press(teacher, 'Skriv personen på')
    const known = teacher.getByRole('alert')
    await expect(known).toContainText(/Findes i sag \d{4}-\d{4}, som du har adgang til/)
    await expect(known).not.toContainText(/krænket|vidne|år/i)
    await expectGoodPage(teacher)
    await press(teacher, 'Skriv personen på alligevel')
    await expect(teacher.getByText('Frida Øvelse (14)')).toBeVisible()
  })

  await test.step('her parents live apart; the father has a protected address', async () => {
    for (const [name, more] of [
      ['Ronjas mor', []],
      ['Ronjas far', ['Har beskyttet adresse']],
    ] as const) {
      await unfold(teacher, 'Skriv en person på')
      await answer(teacher, 'Rolle i denne sag', 'Forælder')
      await teacher.locator('#person-name').fill(name)
      await teacher.getByLabel(/Hvis det er en forælder/).selectOption({ label: 'Ronja Øvelse' })
      await answer(teacher, /Har forælderen forældremyndighed/, 'Ja')
      for (const fact of ['Bor ikke sammen med barnets anden forælder', ...more])
        await answer(teacher, 'Om en forælder', fact)
      await writeDown(teacher)
    }
    await teacher.goto(address)
    await expect(teacher.locator('.involved').first()).toContainText('Ronjas mor, forælder til Ronja Øvelse')
  })

  await test.step('Anne proposes no police; it waits for the leadership and is no longer hers to do', async () => {
    await teacher.goto(`${address}/beslutninger/police`)
    await proposes(teacher, 'Nej', 'Vi tror, at det kan løses i klassen.')
    await press(teacher, 'Gem forslaget')
    await expect(teacher.getByText('Venter på ledelsen')).toBeVisible()
    await expect(teacher.locator('.now-step', { hasText: 'skal politiet ind i sagen' })).toHaveCount(0)
    await expectGoodPage(teacher)
  })

  await test.step('Leif sends it back with a reason while Anne asks SSP', async () => {
    await Promise.all([
      (async () => {
        await leader.goto(`${address}/beslutninger/police`)
        await unfold(leader, 'Send tilbage')
        await leader
          .getByLabel('Hvad skal ændres, og hvorfor?')
          .fill('Billedet er af et barn på 13 år. Familien skal have hjælp til at anmelde.')
        await press(leader, 'Send tilbage')
        // Anne's question may have come in between: the same is sent again
        const again = leader.getByText('Der er sket noget, mens du skrev')
        await expect(again.or(leader.getByText('Forslaget er sendt tilbage.'))).toBeVisible()
        if (await again.isVisible()) await press(leader, 'Send tilbage')
        await expect(leader.getByText('Forslaget er sendt tilbage.')).toBeVisible()
      })(),
      (async () => {
        await teacher.goto(`${address}/sparring`)
        await teacher.getByLabel('Hvad vil I have hjælp til?').fill('Hvem taler med klassen, og hvornår?')
        await press(teacher, 'Spørg')
        const again = teacher.getByText('Der er sket noget, mens du skrev')
        await expect(again.or(teacher.getByText('SSP er spurgt.'))).toBeVisible()
        if (await again.isVisible()) await press(teacher, 'Spørg')
        await expect(teacher.getByText('SSP er spurgt.')).toBeVisible()
      })(),
    ])
  })

  await test.step('Anne proposes anew while Sara answers what she is asked', async () => {
    await ssp.goto('/sager')
    const line = ssp.locator('.case-line', { hasText: number })
    await expect(line).toContainText('Et spørgsmål venter på dit svar')
    await expect(line).toContainText('13 og 14 år')
    await expectGoodPage(ssp)
    await teacher.goto(address)
    await expect(teacher.getByText(/Leif Øvegaard .*skriver: Billedet er af et barn/)).toBeVisible()
    await Promise.all([
      (async () => {
        await follow(teacher, 'Foreslå igen')
        await proposes(
          teacher,
          'Vi anbefaler og støtter, at familien anmelder',
          'Leif har ret: det kan være strafbart.',
        )
        await press(teacher, 'Gem forslaget')
        const again = teacher.getByText('Der er sket noget, mens du skrev')
        await expect(again.or(teacher.getByText('Forslaget er gemt.'))).toBeVisible()
        if (await again.isVisible()) await press(teacher, 'Gem forslaget')
        await expect(teacher.getByText('Forslaget er gemt.')).toBeVisible()
      })(),
      (async () => {
        await ssp.goto(address)
        const asked = ssp.getByRole('region', { name: /Anne Øvesen .*spørger:/ })
        await expect(asked).toContainText('Hvem taler med klassen, og hvornår?')
        await expectGoodPage(ssp)
        await asked.getByLabel('Dit svar').fill('Det gør klasselæreren i morgen. Jeg kommer med.')
        await press(ssp, 'Send svaret')
        await expect(ssp.getByText('Svaret er sendt til den, der spurgte.')).toBeVisible()
      })(),
    ])
    await leader.goto(`${address}/beslutninger/police`)
    await press(leader, 'Bekræft beslutningen')
    await expect(leader.getByText('Beslutningen er bekræftet.')).toBeVisible()
  })

  await test.step('the father is not told: Leif proposes by what right and until when, Anne confirms', async () => {
    await leader.goto(`${address}/beslutninger`)
    await follow(leader, /Tag stilling ?: Fortæl ikke forældrene/)
    await leader.goto(`${address}/beslutninger/notTellingParents/f2`)
    await proposes(leader, 'Ja, forældrene får intet at vide endnu', 'Ronja har fortalt om vold hos sin far.')
    await leader.getByLabel('Hvad bygger beslutningen på?').selectOption({ label: 'Databeskyttelsesloven § 22' })
    await leader.getByLabel('Hvad fortælles ikke, og hvor?').fill('Intet om sagen til far, heller ikke i Aula.')
    await leader.getByLabel('Hvornår ses der på det igen?').fill(IN_DAYS(14))
    await press(leader, 'Gem forslaget')
    await expect(leader.getByText('Venter på Anne Øvesen')).toBeVisible()
    await teacher.goto(address)
    await expect(teacher.getByText('SSP-konsulent) har svaret:')).toBeVisible()
    await follow(teacher, /^Se på forslaget/)
    await expectGoodPage(teacher)
    await press(teacher, 'Bekræft beslutningen')
    await expect(teacher.getByText('Beslutningen er bekræftet.')).toBeVisible()
  })

  await test.step('the referral should have been sent three days ago, and everybody sees it', async () => {
    await teacher.goto(`${address}/frister/referral-same-day.v1`)
    await unfold(teacher, 'Regn den fra en anden dag')
    await teacher.getByLabel('Hvilken dag skal den regnes fra?').fill(IN_DAYS(-3))
    await teacher.getByLabel('Hvorfor fra den dag?').fill('Vikaren fik det at vide allerede den dag.')
    await press(teacher, 'Regn fristen om')
    await expect(teacher.locator('.clock')).toContainText('Overskredet')
    for (const one of [teacher, leader, ssp]) {
      await one.goto('/sager')
      await expect(one.locator('.case-line', { hasText: number })).toContainText(/Frist for \d+ dage siden/)
    }
    await expectGoodPage(leader)
    await teacher.goto(`${address}/trin/send-referral/v1`)
    await press(teacher, 'Marker som gjort')
    await expect(teacher.getByText('Trinnet er markeret som gjort.')).toBeVisible()
  })

  await test.step('Leif shares with the other school what it needs, and Anne agrees', async () => {
    await leader.goto(`${address}/beslutninger/sharing`)
    await expectGoodPage(leader)
    await proposes(leader, 'Ja, det deles', 'Billedet er set af elever på Engvang Skole.')
    await press(leader, 'Gem forslaget')
    await expect(leader.getByRole('alert')).toContainText('Skriv, hvem det er.')
    await leader.getByLabel('Hvem får det at vide?').fill('Engvang Skole')
    await leader.getByLabel('Hvad får de at vide?').fill('At et billede går rundt, og at ingen må dele det.')
    await leader.getByLabel('Hvad skal de bruge det til?').fill('At stoppe delingen hos sig.')
    await leader.getByLabel('Hvad bygger beslutningen på?').selectOption({ index: 1 })
    await answer(leader, 'Har dem, det handler om, sagt ja?', 'Ja, de har sagt ja')
    await press(leader, 'Gem forslaget')
    await expect(leader.getByText('Forslaget er gemt.')).toBeVisible()
    await teacher.goto(`${address}/beslutninger/sharing/d1`)
    await expect(teacher.getByText('Samtykke: Ja, de har sagt ja')).toBeVisible()
    await press(teacher, 'Bekræft beslutningen')
    await expect(teacher.getByText('Beslutningen er bekræftet.')).toBeVisible()
  })

  await test.step('Leif finds the case by her name, which stands in no address', async () => {
    await leader.goto('/sager')
    await leader.getByLabel('Søg i de sager, du kan se').fill('ronja')
    await press(leader, 'Søg')
    await expect(leader).toHaveURL(/\/sager\/soeg$/)
    await expect(leader.locator('.case-line', { hasText: number })).toContainText('Fundet på et navn')
    await expectGoodPage(leader)
  })

  await test.step('Anne proposes to close, and Leif closes', async () => {
    await teacher.goto(`${address}/luk`)
    await teacher.getByLabel('Hvordan endte det?').fill('Billedet er væk, og begge piger er trygge i klassen.')
    await teacher.getByLabel('Hvorfor bliver de liggende?').fill('Kommunen og politiet har overtaget resten.')
    await teacher.getByLabel('Hvornår følger I op?').fill(IN_DAYS(30))
    await teacher.getByLabel('Hvad følger I op på?').fill('Spørg Ronja og Frida hver for sig.')
    await press(teacher, 'Foreslå at lukke')
    await expect(teacher.getByText('Venter på ledelsen')).toBeVisible()
    await leader.goto(address)
    await follow(leader, /^Se på forslaget/)
    await expect(leader.getByText('Kommunen og politiet har overtaget resten.').first()).toBeVisible()
    await press(leader, 'Bekræft beslutningen')
    await expect(leader.getByRole('heading', { name: 'Lukket' })).toBeVisible()
    await expectGoodPage(leader)
  })

  await test.step('the chronology can be shown to whoever asks, years later', async () => {
    const told = await chronology(leader, address)
    const anne = 'Anne Øvesen \\(fagprofessionel\\)[\\s\\S]*'
    const leif = 'Leif Øvegaard \\(leder\\)[\\s\\S]*'
    expectTold(told, [
      new RegExp(`${anne}Åbnede sagen[\\s\\S]*Ronja Øvelse`),
      new RegExp(`${anne}Tilføjede Frida Øvelse: krænket, 14 år`),
      new RegExp(`${anne}Tilføjede Ronjas mor: forælder til Ronja Øvelse`),
      new RegExp(`${anne}Tilføjede Ronjas far: forælder til Ronja Øvelse[\\s\\S]*beskyttet adresse`),
      new RegExp(`${anne}Foreslog: Politi: Nej[\\s\\S]*løses i klassen`),
      new RegExp(`${leif}Sendte tilbage: Politi: Nej[\\s\\S]*et barn på 13 år`),
      new RegExp(`${anne}Foreslog: Politi: Vi anbefaler[\\s\\S]*kan være strafbart`),
      new RegExp(`${leif}Bekræftede: Politi: Vi anbefaler`),
      new RegExp(
        `${leif}Foreslog: Fortæl ikke forældrene · Ronjas far: Ja[\\s\\S]*Databeskyttelsesloven § 22[\\s\\S]*Aula`,
      ),
      new RegExp(`${anne}Bekræftede: Fortæl ikke forældrene · Ronjas far`),
      new RegExp(`${anne}Regnede fristen fra en anden dag[\\s\\S]*Vikaren`),
      new RegExp(`${anne}Tog trinnet: Send en underretning`),
      new RegExp(
        `${leif}Foreslog: Deling med andre · Engvang Skole: Ja[\\s\\S]*At stoppe delingen[\\s\\S]*de har sagt ja`,
      ),
      new RegExp(`${anne}Bekræftede: Deling med andre · Engvang Skole`),
      new RegExp(`${anne}Foreslog: Lukning af sagen[\\s\\S]*trygge i klassen`),
      new RegExp(`${leif}Bekræftede: Lukning af sagen[\\s\\S]*Lukkede sagen[\\s\\S]*Spørg Ronja og Frida`),
    ])
    expectTold(told, [
      new RegExp(`${anne}Spurgte Sara Øvelund \\(SSP-konsulent\\) om sparring[\\s\\S]*Hvem taler med klassen`),
      /Sara Øvelund \(SSP-konsulent\)[\s\S]*Svarede på spørgsmålet[\s\S]*Det gør klasselæreren i morgen/,
    ])
    await expectGoodPage(leader)
  })

  await Promise.all([leader.context().close(), ssp.context().close()])
})
