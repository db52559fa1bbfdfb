import { another, answer, be, follow, IN_DAYS, openCase, press, unfold, writeDown } from './setup/exercise.ts'
import { expect, expectGoodPage, test } from './setup/test.ts'

test.use({ actionTimeout: 15_000 })

test('time limits are met, counted anew, stopped, and looked at again, each by somebody with a reason', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000)
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Eva Øvelse')

  await test.step('sending the referral meets one, and starts the wait for the receipt', async () => {
    await page.goto(`${address}/trin/send-referral/v1`)
    await press(page, 'Marker som gjort')
    await page.goto(address)
    await follow(page, 'Se fristerne')
    await expect(page.locator('.clock').filter({ hasText: 'Send underretning i dag' })).toContainText('Overholdt')
    await expectGoodPage(page)
    await follow(page, /Kvittering fra kommunen/)
    await expect(page.getByText(/6 hverdage, mandag til lørdag\. Dag 1 er/)).toBeVisible()
    await expectGoodPage(page)
    await page.getByLabel('Hvad er gjort eller kommet?').fill('Kvitteringen kom i dag.')
    await press(page, 'Gem, at den er overholdt')
    await expect(page.locator('.just-done')).toBeVisible()
    await expect(page.locator('.clock')).toContainText('Kvitteringen kom i dag.')
  })

  await test.step('an exception gets its day, and only the leadership looks at it again', async () => {
    await page.goto(`${address}/beslutninger/notTellingParents/v1`)
    await answer(page, 'Hvad foreslår du?', 'Ja, forældrene får intet at vide endnu')
    await page.getByLabel('Hvorfor?', { exact: true }).fill('Eva har fortalt om vold derhjemme.')
    await press(page, 'Gem forslaget')
    await expect(page.getByRole('alert')).toContainText('Vælg, hvad beslutningen bygger på.')
    await page.getByLabel('Hvad bygger beslutningen på?').selectOption({ label: 'Databeskyttelsesloven § 22' })
    await page.getByLabel('Hvad fortælles ikke, og hvor?').fill('Intet om sagen, heller ikke i Aula.')
    await page.getByLabel('Hvornår ses der på det igen?').fill(IN_DAYS(7))
    await press(page, 'Gem forslaget')
    const leader = await another(browser, 'Vær leder')
    await leader.goto(`${address}/beslutninger/notTellingParents/v1`)
    await press(leader, 'Bekræft beslutningen')
    await page.goto(`${address}/frister/exception-review.v1`)
    await expect(page.getByText('Det er ledelsen, der ser på beslutningen igen.')).toBeVisible()
    await leader.goto(`${address}/frister/exception-review.v1`)
    await answer(leader, 'Hvad nåede I frem til?', 'Den gælder stadig. Forældrene får intet at vide endnu')
    await leader.getByLabel('Hvorfor?', { exact: true }).fill('Kommunen er ikke færdig endnu.')
    await press(leader, 'Gem')
    await expect(leader.getByRole('alert')).toContainText('Skriv, hvilken dag der ses på det igen.')
    await expectGoodPage(leader)
    await leader.getByLabel('Hvornår ses der på den igen?').fill(IN_DAYS(10))
    await press(leader, 'Gem')
    await expect(leader.locator('.just-done')).toBeVisible()
    await leader.context().close()
    await page.goto(`${address}/forloeb`)
    await expect(page.locator('.chronicle')).toContainText('beslutningen om forældrene til Eva Øvelse')
  })

  await test.step('one that does not run is stopped with a reason', async () => {
    await page.goto(`${address}/afdaek?ret=bullyingFound`)
    await page.getByLabel(/Dag, måned og år/).fill(IN_DAYS(0))
    await press(page, 'Gem svarene')
    await page.goto(`${address}/frister/action-plan`)
    await unfold(page, 'Stop fristen')
    await press(page, 'Stop fristen')
    await expect(page.getByRole('alert')).toContainText('Skriv hvorfor.')
    await page.getByLabel('Hvorfor løber den ikke længere?').fill('Det viste sig at være noget andet.')
    await press(page, 'Stop fristen')
    await expect(page.locator('.clock')).toContainText('Stoppet')
    await expectGoodPage(page)
  })
})

test('parents are told apart, contacts are logged in two clicks, and tasks have an owner', async ({ page }) => {
  test.setTimeout(120_000)
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Gro Øvelse')

  await test.step('a father with a protected address is warned of wherever he is contacted', async () => {
    await page.goto(`${address}/afdaek`)
    await unfold(page, 'Skriv en person på')
    await answer(page, 'Rolle i denne sag', 'Forælder')
    await page.locator('#person-name').fill('Gros far')
    await page.getByLabel(/Hvis det er en forælder/).selectOption({ label: 'Gro Øvelse' })
    await answer(page, /Har forælderen forældremyndighed/, 'Ved ikke')
    await answer(page, 'Om en forælder', 'Har beskyttet adresse')
    await writeDown(page)
    await expect(page.locator('.uncover-list').first()).toContainText('Gros far')
    for (const where of [
      '',
      '/kontakt',
      '/trin/involve-parents/v1',
      '/personer/f1',
      '/beslutninger/notTellingParents/f1',
    ]) {
      await page.goto(`${address}${where}`)
      await expect(page.getByText('Gros far har beskyttet adresse.').first()).toBeVisible()
    }
    await page.goto(`${address}/personer/f1`)
    await answer(page, /Har forælderen forældremyndighed/, 'Ja')
    await expectGoodPage(page)
    await press(page, 'Gem ændringen')
    await expect(page.locator('.just-done')).toContainText('Ændringen er gemt.')
  })

  await test.step('who, and save', async () => {
    await page.goto(`${address}/kontakt`)
    await expectGoodPage(page)
    await press(page, 'Gem kontakten')
    await expect(page.getByRole('alert')).toContainText('Vælg, hvem I var i kontakt med.')
    await page.getByText('Gros far · har forældremyndighed · har beskyttet adresse').click()
    await press(page, 'Gem kontakten')
    await expect(page.locator('.chronicle')).toContainText(/kontakt med Gros far: telefon, vi fik fat i dem \(i dag\)/)
  })

  await test.step('a task is given and done', async () => {
    await page.goto(`${address}/opgaver`)
    await page.getByLabel('Hvad skal gøres?').fill('Ring til klassens anden lærer')
    await page.getByLabel('Senest').fill(IN_DAYS(3))
    await press(page, 'Gem opgaven')
    await expect(page.locator('.just-done')).toContainText('Opgaven er gemt.')
    await expectGoodPage(page)
    await follow(page, 'Ring til klassens anden lærer')
    await expectGoodPage(page)
    await press(page, 'Marker som løst')
    await expect(page.getByText(/^Løst af Anne/)).toBeVisible()
  })
  await test.step('the list shows what waits for whom', async () => {
    await page.goto(`${address}/opgaver`)
    await page.getByLabel('Hvad skal gøres?').fill('Find et lokale')
    await page.getByLabel('Senest').fill(IN_DAYS(2))
    await press(page, 'Gem opgaven')
    await page.goto('/sager')
    await page.getByLabel('Hvilke?').selectOption({ label: 'Noget venter på mig' })
    await page.getByLabel('Rækkefølge').selectOption({ label: 'Sidst skrevet i' })
    await press(page, 'Vis')
    await expect(page).toHaveURL(/behov=mig&orden=seneste$/)
    await expect(page.locator('.case-line', { hasText: '1 ting venter på dig' }).first()).toBeVisible()
    await expectGoodPage(page)
  })
})

test('a leader hands a colleague’s cases over, and gets a receipt', async ({ page, browser }) => {
  test.setTimeout(120_000)
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Hans Øvelse')
  const number = (await page.locator('.case-number').textContent()) ?? ''
  const leader = await another(browser, 'Vær leder')
  await follow(leader, 'Overdrag sager')
  await leader.getByLabel('Hvem stopper?').selectOption({ label: 'Anne Øvesen' })
  await press(leader, 'Vis sagerne')
  await expect(leader.getByLabel(number)).toBeChecked()
  await expectGoodPage(leader)
  for (const box of await leader.getByRole('checkbox').all()) await box.uncheck({ force: true })
  await leader.getByLabel(number).check({ force: true })
  await press(leader, 'Overdrag')
  await expect(leader.getByRole('alert')).toContainText('Vælg, hvem der overtager.')
  await leader.getByLabel('Hvem overtager?').selectOption({ index: 1 })
  await leader.getByLabel('Hvorfor?').fill('Anne går på barsel fra mandag.')
  await press(leader, 'Overdrag')
  await expect(leader.getByRole('heading', { level: 1 })).toHaveText('Kvittering for overdragelsen')
  await expect(leader.getByRole('listitem').filter({ hasText: number })).toBeVisible()
  await expectGoodPage(leader)
  await leader.context().close()
  const gone = await page.goto(address)
  expect(gone?.status()).toBe(404)
})

test('a note for the leadership is read by the leader and its writer, and is not there for others', async ({
  page,
  browser,
}) => {
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Ib Øvelse')
  const leader = await another(browser, 'Vær leder')
  await leader.goto(address)
  await unfold(leader, 'Skriv et notat')
  await leader.getByLabel('Hvad er der sket eller aftalt?').fill('Kun for os i ledelsen.')
  await answer(leader, 'Hvem må læse det?', 'Kun ledelsen')
  await expectGoodPage(leader)
  await press(leader, 'Gem notatet')
  await expect(leader.locator('.chronicle')).toContainText('Skrev et notat, kun for ledelsen')
  await expect(leader.locator('.chronicle')).toContainText('Kun for os i ledelsen.')
  await leader.context().close()
  await page.goto(`${address}/forloeb`)
  await expect(page.locator('.chronicle')).toContainText('Ib Øvelse')
  expect(await page.content()).not.toContain('Kun for os i ledelsen.')
  await expect(page.locator('.chronicle')).not.toContainText('kun for ledelsen')
})

test('a suspect who is cleared keeps no earlier role in view; the chronology shows it as superseded', async ({
  page,
}) => {
  await be(page, 'Vær lærer')
  const address = await openCase(page, 'Kaj Øvelse')
  await page.goto(`${address}/afdaek`)
  await unfold(page, 'Skriv en person på')
  await answer(page, 'Rolle i denne sag', 'Formodet krænker')
  await page.locator('#person-name').fill('Villy Øvelse')
  await writeDown(page)
  await page.goto(`${address}/personer/s2`)
  await answer(page, 'Rolle i denne sag', 'Ikke længere mistænkt')
  await page.getByLabel('Hvorfor ændres det?').fill('Han var syg den dag.')
  await press(page, 'Gem ændringen')
  await page.goto(address)
  const villy = page.locator('.involved').first().locator('div', { hasText: 'Villy Øvelse' })
  await expect(villy).toHaveText(/^Ikke længere mistænkt ?Villy Øvelse$/)
  const added = page.locator('.entry-said', { hasText: /Villy Øvelse.*: formodet krænker/ })
  await expect(added).toContainText('Rollen er ændret senere')
  await expect(page.locator('.chronicle')).toContainText('Han var syg den dag.')
})
