// Nobody can put a file anywhere: no address takes a body that could hold one, and no page of the case has a field for one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createApp } from './app.ts'
import { unbuiltAssets } from './assets.ts'
import { ROUTES } from './routes.ts'

const app = createApp({ assets: unbuiltAssets })
const POSTS = ROUTES.filter(({ method }) => method === 'post').map(({ path }) => path)

async function sends(path: string, body: FormData | Blob): Promise<number> {
  const address = path.replaceAll(/:\w+/g, 'x')
  const response = await app.request(address, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body })
  return response.status
}

const picture = new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], { type: 'image/jpeg' })

test.each(POSTS)('%s takes no file', async (path) => {
  const form = new FormData()
  form.set('form', 'note')
  form.set('file', new File([picture], 'billede.jpg', { type: 'image/jpeg' }))
  const taken = ROUTES.find((route) => route.path === path && route.takesData) ? [404, 422] : [415]
  expect(taken).toContain(await sends(path, form))
  expect(taken).toContain(await sends(path, picture))
})

test('no page that staff sees has a field for a file, or a form that could send one', () => {
  const folders = ['case', 'ui', 'exercise', 'site', 'sign-in', 'audit', 'card']
  const sources = folders.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => readFileSync(join(import.meta.dirname, folder, name), 'utf8')),
  )
  expect(sources.length).toBeGreaterThan(50)
  for (const source of sources) expect(source).not.toMatch(/type=["'{]+file|enc[tT]ype|multipart|capture=|dropzone/)
})
