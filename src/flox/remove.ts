import type { JournalEntry } from '../machine/journal.ts'
import { asRoot, findPrivilege } from '../machine/privilege.ts'
import { error, ProblemError } from '../model/problem.ts'
import { installEnv } from '../nix/install-commands.ts'
import { lastWords } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
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

/** What taking the entry away means, for people; undefined for an entry that is not of a package of Flox. */
export function describeFloxEntry(host: Host, entry: JournalEntry): string | undefined {
  if (entry.path !== floxReceiptPath(host)) return undefined
  return 'remove the package of Flox, and with it the Nix that it brought'
}

/**
 * Takes away the package of Flox that this action installed, by the package manager. Gives whether the entry was one.
 * One that somebody removed already is no error. Throws ProblemError INS050 when it cannot be removed.
 */
export async function undoFloxEntry(host: Host, entry: JournalEntry): Promise<boolean> {
  if (entry.path !== floxReceiptPath(host)) return false
  const receipt = await readFloxReceipt(host)
  if (receipt && (await isKnown(host, kindOf(receipt)))) await remove(host, kindOf(receipt))
  await host.files.rm(floxReceiptPath(host), { force: true })
  return true
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
  const argv = asRoot(await findPrivilege(host), removals[kind])
  const outcome = await host.exec({ argv, env: installEnv(host.env), timeout: 600 })
  if (outcome.kind === 'exited' && outcome.code === 0) return
  throw new ProblemError(
    error(
      'INS050',
      `Not everything could be taken away: the package of Flox: ${argv.join(' ')}: ${lastWords(outcome).replace(/\.$/, '')}.`,
      'Mend what it says and run this again: it goes on where it stopped.',
    ),
  )
}
