import fc from 'fast-check'

/** The same situations on every machine, so that a red test is red again; `FC_SEED=random npm test` looks further. */
const SEED = 20261122

const asked = process.env.FC_SEED
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: asked ? Number(asked) : SEED })
