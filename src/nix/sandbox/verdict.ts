/** What the probe of the sandbox saw, and what follows. Pure. */
import { stripVTControlCharacters } from 'node:util'
import type { SandboxVerdict } from '../schema.ts'

/** Begins each line that the builder prints. */
export const linePrefix = 'sandbox-probe: '
/** Processes that a sandbox has at most: the builder alone, but for a process 1 that some Nix may add. */
const few = 3

export interface Probed {
  /** Standard error of the build. */
  readonly lines: readonly string[]
  /** The first line of /etc/passwd outside. */
  readonly passwd: string | undefined
  /** Nix's reason when nothing was built. */
  readonly refusal: string
  readonly settings: { readonly sandbox: string | undefined; readonly fallback: string | undefined }
  /** Whether root sets the sandbox up. */
  readonly byRoot: boolean
  readonly kernel: { readonly appArmor: boolean; readonly none: boolean; readonly onlyRoot: boolean }
}

/** What the builder saw of a sandbox, and what it lacked of one. */
interface Seen {
  readonly own: readonly string[]
  readonly foreign: readonly string[]
}

/** Nix's words when the sandbox cannot be had and it may not do without, 2.26 and 2.34. */
const refusals = /sandbox|namespace|setting up the build environment|setgroups|mounting|pivot/i

/** https://github.com/NixOS/nix src/libstore/unix/user-lock.cc */
const noBuildUsers = /'build-users-group' does not exist|build users group '.*' has no members/

export function judge(probed: Probed): SandboxVerdict {
  const verdict = isolation(probed)
  // The marker is a file of this user alone, in a folder of his alone.
  return seenIn(probed) && saidBy(probed).includes('marker') ? { ...verdict, readsJob: true } : verdict
}

function isolation(probed: Probed): SandboxVerdict {
  const seen = seenIn(probed)
  const { sandbox, fallback } = probed.settings
  if (!seen) return unseen(probed)
  if (seen.foreign.length === 0) return { works: true, how: 'sandboxed', why: seen.own.join(', '), fix: '' }
  if (seen.own.length > 0) {
    const why = `the builder has ${seen.own.join(', ')}, but ${seen.foreign.join(', ')}`
    return { works: false, how: 'partial', why, fix: 'Check `sandbox-paths` and the container of this job.' }
  }
  if (sandbox === undefined) return { works: false, how: 'unsandboxed', why: seen.foreign.join(', '), fix: askForIt }
  if (sandbox === 'false') {
    return { works: false, how: 'unsandboxed', why: 'the configuration has `sandbox = false`', fix: askForIt }
  }
  if (fallback === 'false') {
    const why = `the configuration has \`sandbox = ${sandbox}\` and no fallback, but the builder uses another one`
    return { works: false, how: 'unsandboxed', why, fix: 'Restart the Nix daemon: it reads its configuration once.' }
  }
  return { works: false, how: 'fallback', ...obstacle(probed) }
}

const askForIt = 'Set `sandbox = true` in extra-nix-config, or for a daemon in its nix.conf.'

/** What the builder printed. */
function saidBy({ lines }: Probed): readonly string[] {
  return lines
    .map(stripVTControlCharacters)
    .filter((line) => line.startsWith(linePrefix))
    .map((line) => line.slice(linePrefix.length))
}

/** Undefined when the builder did not come to its end. */
function seenIn(probed: Probed): Seen | undefined {
  const { passwd } = probed
  const said = saidBy(probed)
  if (!said.includes('end')) return undefined
  const valuesOf = (name: string) =>
    said.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  const [own, foreign]: [string[], string[]] = [[], []]
  const note = (is: boolean, good: string, bad: string) => void (is ? own.push(good) : foreign.push(bad))
  const alone = valuesOf('pid')[0] === '1' && Number(valuesOf('processes')[0]) <= few
  note(alone, 'its own processes', 'it sees the processes of the machine')
  const itsFiles = valuesOf('passwd')[0] !== passwd && !said.includes('marker')
  note(itsFiles, 'its own files', 'it sees the files of the machine')
  const interfaces = valuesOf('interface').filter((name) => name !== 'lo')
  // A machine without network has no more than a sandbox.
  if (interfaces.length > 0) foreign.push(`it sees the network interface ${interfaces[0]}`)
  else if (own.length > 0) own.push('no network')
  return { own, foreign }
}

function unseen(probed: Probed): SandboxVerdict {
  const why = probed.refusal.replace(/\.$/, '')
  if (/\/bin\/sh['’"]?: No such file/.test(why)) {
    const fix = 'Add a shell to `sandbox-paths`: /bin/sh=/path/of/a/static/shell.'
    return { works: false, how: 'unknown', why: 'the builder has no /bin/sh to check with', fix }
  }
  if (noBuildUsers.test(why)) {
    const fix =
      'Make the group and its users as root (on Debian the package nix-setup-systemd does), or for builds as root itself ' +
      'put `build-users-group =` into extra-nix-config.'
    return { works: false, how: 'refused', why, fix }
  }
  if (probed.settings.sandbox !== 'false' && refusals.test(why)) {
    return { works: false, how: 'refused', why, fix: obstacle(probed).fix }
  }
  return { works: false, how: 'unknown', why, fix: 'Check the message of Nix, and whether it can build at all.' }
}

/** What prevents namespaces, and how to fix it. */
function obstacle({ byRoot, kernel }: Probed): { readonly why: string; readonly fix: string } {
  const orDaemon = byRoot ? '.' : ', or use the daemon (mode: daemon).'
  if (kernel.none) {
    const why = 'the kernel has user namespaces turned off (user.max_user_namespaces is 0)'
    return { why, fix: `Run \`sudo sysctl -w user.max_user_namespaces=10000\` before this step${orDaemon}` }
  }
  if (!byRoot && kernel.appArmor) {
    const why = 'AppArmor forbids mounts in namespaces of this user, as on Ubuntu since 24.04'
    const sysctl = 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
    return { why, fix: `Run \`${sysctl}\` before this step${orDaemon}` }
  }
  if (!byRoot && kernel.onlyRoot) {
    const why = 'the kernel allows user namespaces only for root (kernel.unprivileged_userns_clone is 0)'
    return { why, fix: `Run \`sudo sysctl -w kernel.unprivileged_userns_clone=1\` before this step${orDaemon}` }
  }
  const why = 'the kernel or the container of this job allows no mount namespaces'
  return { why, fix: 'Give the container `options: --privileged`, or use a runner without a container.' }
}
