import type { CDPSession, Page } from '@playwright/test'

type Options = Parameters<typeof add>[1]

const add = (session: CDPSession, more: { readonly ctap2Version?: 'ctap2_1'; readonly hasPrf?: boolean }) =>
  session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      ...more,
    },
  })

/** A key in the machine that knows its owner's finger, as Chromium plays it. */
export async function withAuthenticator(page: Page, more: Options = {}) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await add(session, more)
  return { session, authenticatorId }
}
