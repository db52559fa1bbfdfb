import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { codeOf } from '../arrange/one-time-code.ts'
import { withAuthenticator } from './setup/authenticator.ts'
import { answer, press } from './setup/exercise.ts'
import { now, PASSWORD, secretOn } from './setup/joining.ts'
import { test } from './setup/own-program.ts'
import { expect, expectGoodPage } from './setup/test.ts'

test.use({ whose: 'sign-in' })

test.describe.configure({ mode: 'serial' })

/** The code of a period that has not been used: the app's next, when it was just now. */
async function codeAfter(secret: string, used: string): Promise<string> {
  await expect.poll(() => codeOf(secret, now()), { timeout: 35_000, intervals: [500] }).not.toBe(used)
  return codeOf(secret, now())
}

let invitation = ''

test('a school is set up by whoever started the program, who then invites', async ({
  page,
  program,
  javaScriptEnabled,
}) => {
  expect(javaScriptEnabled).toBe(true)
  await page.goto('/log-ind')
  await page.getByRole('link', { name: 'Sæt den første skole op' }).click()
  await expectGoodPage(page)
  await page.getByLabel('Kode', { exact: true }).fill(program.setUpCode)
  await page.getByLabel('Kommune').fill('Eksempelby')
  await page.getByLabel('Skole eller institution').fill('Højmark Skole')
  await page.getByLabel('Dit navn').fill('Ada Eksempel')
  await page.getByLabel('Brugernavn').fill('ada@eksempelby.example')
  await page.getByLabel('Vælg en adgangskode').fill(PASSWORD)
  await press(page, 'Opret')
  await expect(page.getByRole('alert').first()).toContainText('Skriv koden fra din kodeapp')
  await page.getByLabel('Vælg en adgangskode').fill(PASSWORD)
  await page.getByLabel('Koden, som appen viser').fill(codeOf(await secretOn(page), now()))
  await press(page, 'Opret')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er oprettet og logget ind')
  await expectGoodPage(page)
  await page.getByRole('link', { name: 'Videre' }).click()
  await expectGoodPage(page)
  await page.getByLabel('Navn').fill('Nina Eksempel')
  await page.getByLabel('Rolle').selectOption('leader')
  await press(page, 'Lav et link')
  await expectGoodPage(page)
  invitation = await page.getByLabel('Link').inputValue()
})

test('somebody who is invited makes a passkey, comes in by it alone, and opens a real case', async ({
  page,
  program,
}) => {
  test.setTimeout(150_000)
  await withAuthenticator(page)
  await page.goto(invitation)
  await expect(page.getByText('Nina Eksempel, leder, Højmark Skole')).toBeVisible()
  await expectGoodPage(page)
  await page.getByLabel('Brugernavn').fill('nina@hojmark.example')
  await page.getByLabel('Vælg en adgangskode').fill(PASSWORD)
  await press(page, 'Lav en adgangsnøgle og opret')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er oprettet og logget ind')
  await page.getByRole('link', { name: 'Videre' }).click()
  await press(page, 'Log ud')
  await page.goto(invitation)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linket virker ikke')

  await page.goto('/sager/ny')
  await expectGoodPage(page)
  await press(page, 'Log ind med adgangsnøgle')
  await expect(page).toHaveURL(`${program.origin}/sager/ny`)
  await expect(page.locator('.exercise-band')).toHaveCount(0)
  await answer(page, /Er nogen i fare/, 'Nej')
  await press(page, 'Åbn sagen')
  await expect(page.getByRole('status')).toHaveText('Sagen er åbnet.')

  await press(page, 'Log ud')
  await page.getByLabel('Brugernavn').fill('nina@hojmark.example')
  await page.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD)
  await press(page, 'Videre')
  await expectGoodPage(page)
  await press(page, 'Brug adgangsnøgle')
  await expect(page).toHaveURL(`${program.origin}/sager`)

  await page.getByRole('link', { name: 'Nina Eksempel' }).click()
  await expectGoodPage(page)
  await page.goto('/en/konto')
  await expectGoodPage(page)
  await page.goto('/konto')
  await page.getByRole('button', { name: 'Fjern' }).click()
  await expect(page.getByRole('status')).toContainText('før du har en anden')
  await page.getByRole('link', { name: 'Brug en kodeapp' }).click()
  await expectGoodPage(page)
  const secret = await secretOn(page)
  const first = codeOf(secret, now())
  await page.getByLabel('Koden, som appen viser').fill(first)
  await press(page, 'Gem')
  await expect(page.getByRole('status')).toHaveText('Kodeappen er i brug.')
  await press(page, 'Log ud alle steder')
  await expect(page.getByText('Du er logget ud.')).toBeVisible()
  await page.getByLabel('Brugernavn').fill('nina@hojmark.example')
  await page.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD)
  await press(page, 'Videre')
  await page.getByLabel('Kode', { exact: true }).fill(await codeAfter(secret, first))
  await press(page, 'Log ind')
  await expect(page).toHaveURL(`${program.origin}/sager`)
})

test('a passkey that nobody here has opens nothing', async ({ page }) => {
  const { session, authenticatorId } = await withAuthenticator(page)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  await session.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      credentialId: randomBytes(16).toString('base64'),
      isResidentCredential: true,
      rpId: 'localhost',
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      userHandle: randomBytes(16).toString('base64'),
      signCount: 1,
    },
  })
  await page.goto('/log-ind')
  await press(page, 'Log ind med adgangsnøgle')
  await expect(page.getByRole('alert').first()).toContainText('Adgangsnøglen blev ikke brugt.')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the password and the code are enough, and no passkey is offered', async ({ page }) => {
    await page.goto('/log-ind')
    await expect(page.getByRole('button', { name: 'Log ind med adgangsnøgle' })).toBeHidden()
    await page.getByLabel('Brugernavn').fill('ada@eksempelby.example')
    await page.getByLabel('Adgangskode', { exact: true }).fill(PASSWORD)
    await press(page, 'Videre')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vis, at det er dig')
  })
})
