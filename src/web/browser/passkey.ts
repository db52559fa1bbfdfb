// The buttons that use or make a passkey: they ask the browser, put its answer into their form and send it.
function ask(does: string | undefined, options: string, form: HTMLFormElement): Promise<Credential | null> {
  if (does === 'use')
    return navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)),
    })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options))
  // what the browser calls the key: the name that has just been chosen, where that is in the same form
  const login = form.elements.namedItem('login')
  if (login instanceof HTMLInputElement && login.value) publicKey.user.name = login.value
  return navigator.credentials.create({ publicKey })
}

async function press(button: HTMLButtonElement): Promise<void> {
  const { form } = button
  const said = document.getElementById(button.getAttribute('aria-describedby') ?? '')
  if (!form) return
  button.disabled = true
  if (said) said.textContent = ''
  try {
    const made = await ask(button.dataset.passkey, button.dataset.options ?? '{}', form)
    if (!(made instanceof PublicKeyCredential)) throw new Error('no passkey')
    const field = form.elements.namedItem('passkey')
    if (field instanceof HTMLInputElement) field.value = JSON.stringify(made.toJSON())
    form.submit()
  } catch {
    if (said) said.textContent = button.dataset.failed ?? ''
    button.disabled = false
  }
}

const able = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
if (able) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-passkey]')) {
    button.closest<HTMLElement>('[data-passkey-part]')?.removeAttribute('hidden')
    button.addEventListener('click', () => void press(button))
  }
}
