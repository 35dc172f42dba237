/**
 * Calls the checks as the action will, in a throw-away root, and prints what came of it as one line of JSON:
 * `node check-driver.ts sandbox '<options>'`, `node check-driver.ts caches '<options>'`.
 */
import { checkCaches, readCacheSettings } from '../../src/binary-cache/check.ts'
import { findConfigurationFacts } from '../../src/nix/configure/facts.ts'
import { findNix } from '../../src/nix/find.ts'
import { probeSandbox } from '../../src/nix/sandbox/sandbox.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'

const [, , what = '', json = '{}'] = process.argv
const host = realHost(recordingLog())
const nix = await findNix(host)
const options = JSON.parse(json) as object
// Root opens the store itself also where there is a daemon: the test says which one is meant.
const told = options as { readonly mode?: 'daemon' | 'direct' }
const facts = told.mode === 'direct' ? { mode: told.mode, trusted: true } : await findConfigurationFacts(host, nix)
const { mode, trusted } = { ...facts, ...told }
const answer =
  what === 'sandbox'
    ? await probeSandbox(host, nix, { mode, trusted, ...options })
    : await checkCaches(host, nix, {
        ...(await readCacheSettings(host, nix, { mode, trusted })),
        storeDir: '/nix/store',
        mode,
        trusted,
        ...options,
      })
process.stdout.write(`${JSON.stringify({ ...answer, trusted })}\n`)
