import { Hono } from 'hono'
import type { Assets } from './assets.ts'

/** What the pages stand on. */
export type Deps = { readonly assets: Assets }

export function createApp(_deps: Deps): Hono {
  return new Hono().get('/', (context) => context.text('Actioncard'))
}
