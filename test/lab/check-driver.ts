/**
 * Calls the checks as the action will, in a throw-away root, and prints what came of it as one line of JSON:
 * `node check-driver.ts sandbox '<options>'`, `node check-driver.ts caches '<options>'`.
 *
 * How fast this machine is does not matter to the caches: no time passes but the option `late`, in milliseconds, with the
 * first answer, and only a cache with `stalling` in its address is given up, after two seconds.
 */
import { checkCaches, readCacheSettings } from '../../src/binary-cache/check.ts'
import { findConfigurationFacts } from '../../src/nix/configure/facts.ts'
import { findNix } from '../../src/nix/find.ts'
import { probeSandbox } from '../../src/nix/sandbox/sandbox.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'

const [, , what = '', json = '{}'] = process.argv
/** Seconds that no question takes. */
const everyTime = { seconds: 600, deadlineSeconds: 600 }
const host = what === 'caches' ? patientHost() : realHost(recordingLog())
const nix = await findNix(host)
const { late: _, ...options } = JSON.parse(json) as { readonly late?: number }
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
        ...everyTime,
        ...options,
      })
process.stdout.write(`${JSON.stringify({ ...answer, trusted })}\n`)

function patientHost(): Host {
  const real = realHost(recordingLog())
  const { late = 0 } = JSON.parse(json) as { readonly late?: number }
  let passed = 0
  const given = (where: string) => (where.includes('stalling') ? 2 : everyTime.seconds)
  return {
    ...real,
    clock: { ...real.clock, now: () => passed },
    // The question of one cache ends with its address.
    exec: (command) =>
      real.exec({ ...command, timeout: given(command.env['NIX_CONFIG']?.trim().split('\n').at(-1) ?? '') }),
    http: {
      send: async (request) => {
        const reply = await real.http.send({ ...request, timeout: given(request.url.pathname) * 1_000 })
        passed = late
        return reply
      },
    },
  }
}
