import { cannotRemove, isPlainEntry, type Owned } from '../machine/owned.ts'
import { findPrivilege, whyNotAsRoot } from '../machine/privilege.ts'
import { ProblemError } from '../model/problem.ts'
import { installEnv } from '../nix/install-commands.ts'
import type { Host } from '../runner/host.ts'
import { undoFloxSettings } from './apply-settings.ts'
import { undoFlox } from './install.ts'
import { type FloxReceipt, floxReceiptPath, readFloxReceipt } from './receipt.ts'
import type { FloxKind } from './releases.ts'

/**
 * How a package of the vendor goes, with the Nix that it brought: purging the deb removes /nix
 * (https://github.com/flox/flox/issues/3551); the pkg brings a script for it
 * (https://github.com/Homebrew/homebrew-cask/blob/main/Casks/f/flox.rb).
 */
const removals: Readonly<Record<FloxKind, readonly [string, ...string[]]>> = {
  deb: ['dpkg', '--purge', 'flox'],
  rpm: ['rpm', '-e', 'flox'],
  pkg: ['/usr/local/share/flox/scripts/uninstall'],
}
const known = {
  deb: { argv: ['dpkg-query', '-s', 'flox'], says: /^Status: /m },
  rpm: { argv: ['rpm', '-q', 'flox'], says: /^flox-/ },
  pkg: { argv: ['pkgutil', '--pkg-info', 'com.floxdev.flox'], says: /version/ },
} as const

/**
 * The job's own settings and link, and the package that this action installed, which goes by the package manager. One that
 * somebody removed already is no error.
 */
export const floxOwned: Owned = {
  owner: 'flox',
  makes: (host, entry) => entry.path === floxReceiptPath(host) && isPlainEntry(entry),
  stateNames: ['flox.json'],
  leave: async (host) => {
    // The job's own flox.toml may have the user's token in it.
    await undoFloxSettings(host)
    await undoFlox(host)
  },
  describe: () => ['remove the package of Flox, and with it the Nix that it brought'],
  remove: async (host) => {
    const receipt = await readFloxReceipt(host)
    if (receipt && (await isKnown(host, kindOf(receipt)))) await remove(host, kindOf(receipt))
    await host.files.rm(floxReceiptPath(host), { force: true })
  },
}

/** The end of the URL is the package's own. */
function kindOf({ url }: FloxReceipt): FloxKind {
  return url.endsWith('.rpm') ? 'rpm' : url.endsWith('.pkg') ? 'pkg' : 'deb'
}

async function isKnown(host: Host, kind: FloxKind): Promise<boolean> {
  const { argv, says } = known[kind]
  const outcome = await host.exec({ argv, env: installEnv(host.env), timeout: 30 })
  return outcome.kind === 'exited' && outcome.code === 0 && says.test(outcome.stdout)
}

async function remove(host: Host, kind: FloxKind): Promise<void> {
  const options = { env: installEnv(host.env), timeout: 600 }
  const why = await whyNotAsRoot(host, await findPrivilege(host), removals[kind], options)
  if (why === undefined) return
  throw new ProblemError(cannotRemove(`the package of Flox: ${removals[kind].join(' ')}: ${why.replace(/\.$/, '')}`))
}
