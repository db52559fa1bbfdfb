import { CannotStart } from '#store/cannot-start.ts'
import { openStore } from '#store/open.ts'
import { root } from '#store/root.ts'
import { othersAtWork, rewrapKeys } from '#store/rotate.ts'
import { addKey } from '#store/seal.ts'
import { renewSeals } from '#store/sign-in/credentials.ts'
import { doorKeys } from '#store/sign-in/keys.ts'
import { readEnv } from './env.ts'
import { openInstallationKey } from './installation-key.ts'
import type { Command } from './io.ts'

const USAGE = 'usage: actioncard keys rotate'

/** `actioncard keys rotate`: a new installation key, and the keys of all cases wrapped by it. Nothing that cases say is touched. */
export const run: Command = async (args, io) => {
  if (args.join(' ') !== 'rotate') {
    io.stderr.write(`${USAGE}\n`)
    return 2
  }
  const settings = readEnv(io.env, root)
  const store = await openStore(settings.place)
  try {
    if (await othersAtWork(store.db)) {
      throw new CannotStart('another actioncard works with this database: stop it, rotate, and start it again')
    }
    const key = 'command' in settings.key ? openInstallationKey(settings.key) : addKey(settings.key.file)
    const count = await rewrapKeys(store.db, key)
    const { sealed, waiting } = await renewSeals(store.db, doorKeys(key))
    io.stdout.write(
      `${count} ${count === 1 ? 'case key is' : 'case keys are'} now wrapped by installation key ${key.id}\n`,
    )
    io.stdout.write(
      `  ${sealed} code ${sealed === 1 ? 'app is' : 'apps are'} sealed by it too; ${waiting} ${WAITING}\n`,
    )
    io.stdout.write(`  ${'command' in settings.key ? AFTER_COMMAND : `${AFTER_FILE} ${settings.key.file}`}\n`)
    return 0
  } finally {
    await store.close()
  }
}

const WAITING = 'passwords are hashed anew when their owners sign in'
const AFTER_FILE =
  'The older keys stay below it: those passwords, recovery codes and older backups need them. Copy the file now to where you keep its copy:'
const AFTER_COMMAND =
  'That is the first line of what KEY_COMMAND prints. To rotate, put a new key before the others there, and run this again.'
