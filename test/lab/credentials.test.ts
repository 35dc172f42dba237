/** Credentials in throw-away roots: what Nix downloads with them by its daemon or by itself, and that nothing is left. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CredentialsRequest } from '../../src/nix/credentials/plan.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { labContext, project } from './lab.ts'
import { makeAuthority, type PrivateCache, servePrivately } from './private-cache.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'

const reason = await noThrowAway()
const node = join(project, 'node_modules/.bin/node')
const program = (name: string) => [node, join(project, 'test/lab', name)]
const secret = `SECRET${randomBytes(12).toString('hex')}`
const netrc = `machine 127.0.0.1 login lab password ${secret}\n`
const scratch = mkdtempSync(join(tmpdir(), 'credentials-lab-'))
const runner = '1|1|job|lab|/runner-temp'

interface Machine extends AsyncDisposable {
  readonly root: ThrowAwayRoot
  readonly user: 'root' | 'runner'
  readonly env: Readonly<Record<string, string>>
  /** A path that is in the folder of the cache, and no longer in the store. */
  readonly path: string
  readonly cacheFolder: string
  readonly key: string
}
interface Answer {
  readonly scope?: string | null
  readonly codes?: readonly string[]
  readonly restarted?: readonly boolean[]
  readonly variables?: Readonly<Record<string, string>>
}

let releases: Readonly<Record<'sid' | 'trixie', Release>>
let mirror: FileServer
let authority: ReturnType<typeof makeAuthority>
beforeAll(async () => {
  if (reason) return
  const lab = labContext()
  releases = { trixie: await ensureRelease('trixie', lab), sid: await ensureRelease('sid', lab) }
  mirror = await serveFolders([releases.trixie.folder, releases.sid.folder])
  authority = makeAuthority(join(scratch, 'authority'))
})
afterAll(async () => {
  await mirror?.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** A machine with Nix, and a signed cache in one of its folders. */
async function machine(suite: 'sid' | 'trixie', kind: 'systemd' | 'own' | 'direct'): Promise<Machine> {
  const root = await openThrowAwayRoot({ systemd: kind === 'systemd' })
  const user = kind === 'systemd' ? 'runner' : 'root'
  const { version, system, sha256 } = releases[suite]
  const mode = kind === 'direct' ? 'single-user' : 'daemon'
  const request = { version, system, sha256, baseUrl: `${mirror.url}/nix`, mode, job: runner }
  const installed = await root.run([...program('install-driver.ts'), 'install', JSON.stringify(request)], { user })
  expect(installed).toMatchObject({ code: 0 })
  const { environment } = JSON.parse(installed.stdout.trim().split('\n').at(-1) ?? '')
  const temp = await root.makeFolder('/runner-temp', user)
  const env = {
    ...environment.variables,
    PATH: [...environment.path, '/usr/local/bin:/usr/bin:/bin'].join(':'),
    RUNNER_TEMP: temp,
    NIX_MODE: kind === 'direct' ? 'direct' : 'daemon',
    NIX_REMOTE: kind === 'direct' ? '' : 'daemon',
  }
  const expression =
    'derivation { name = "t"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "echo hi > $out" ]; }'
  const script = `
    export NIX_CONFIG='extra-experimental-features = nix-command
substituters ='
    path=$(nix-build --no-out-link -E '${expression}' -Q)
    nix key generate-secret --key-name lab-1 > /tmp/secret
    nix copy --to "file:///tmp/cache?secret-key=/tmp/secret" "$path"
    nix store delete "$path" >&2
    echo "$(nix key convert-secret-to-public < /tmp/secret)"
    echo "$path"`
  const made = await root.run(['bash', '-ec', script], { user, env })
  expect(made).toMatchObject({ code: 0 })
  const [key = '', path = ''] = made.stdout.trim().split('\n').slice(-2)
  expect(path).toMatch(/^\/nix\/store\/\w{32}-t$/)
  return { root, user, env, path, cacheFolder: root.at('/tmp/cache'), key, [Symbol.asyncDispose]: () => root.close() }
}

async function drive(
  at: Machine,
  what: 'apply' | 'undo',
  request: object = {},
  more: Record<string, string> = {},
  job = runner,
) {
  const ran = await at.root.run([...program('credentials-driver.ts'), what, job], {
    user: at.user,
    env: { ...at.env, SECRET: secret, ...more },
    input: JSON.stringify(request),
  })
  expect(ran).toMatchObject({ code: 0 })
  expect(ran.stdout + ran.stderr).not.toContain(secret)
  return { answer: JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as Answer, log: ran.stderr }
}

/** Settings with which the path comes from that cache, or not at all. */
const from = (url: string, { key }: Machine): Pick<CredentialsRequest, 'extraNixConfig'> => ({
  extraNixConfig: `substituters = ${url}\ntrusted-public-keys = ${key}\nnarinfo-cache-negative-ttl = 0\ndownload-attempts = 1\n`,
})

/** What Nix says when it cannot get the path; empty when it can. It is gone from the store afterwards. */
async function trouble(at: Machine, variables: Readonly<Record<string, string>> = {}): Promise<string> {
  const env = { ...at.env, ...variables }
  const ran = await at.root.run(['nix-store', '--realise', at.path], { user: at.user, env })
  if (ran.code !== 0) return ran.stderr
  const deleted = await at.root.run(['nix-store', '--delete', at.path], { user: at.user, env })
  expect(deleted).toMatchObject({ code: 0 })
  return ''
}

const shell = async (at: Machine, text: string, user: 'root' | 'runner' = 'root') =>
  (await at.root.run(['bash', '-c', text], { user })).stdout.trim()

/** Files with the secret, with mode and owner; and command lines and unit properties that show it. */
async function traces(at: Machine): Promise<string> {
  const script = `
    cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -oF -f <(echo "$S")
    grep -rlsIF "$S" /etc /run /home /root /var /runner-temp /nix/var | xargs -r stat -c '%n %a %U' | sort
    if [ -e /run/systemd/system ]; then systemctl show nix-daemon.service | grep -oF "$S"; fi`
  const ran = await at.root.run(['bash', '-c', script], {
    env: { S: secret },
  })
  return ran.stdout.trim()
}

const kinds = [
  { kind: 'systemd', folder: '/home/runner/.local/state/setup-nix-cuda/credentials' },
  { kind: 'own', folder: '/var/lib/setup-nix-cuda/credentials' },
] as const

describeThrowAway('credentials in a throw-away root', reason, () => {
  it.each(kinds)(
    'give a daemon ($kind) netrc, proxy, AWS, certificates and builders, and leave nothing',
    async ({ kind, folder }) => {
      await using at = await machine(kind === 'systemd' ? 'sid' : 'trixie', kind)
      const before = await shell(at, 'find /etc /run/systemd/system /home /var/lib/setup-nix-cuda | sort')
      const login = { user: 'lab', password: secret }
      await using cache: PrivateCache = await servePrivately(at.cacheFolder, { login })
      await drive(at, 'apply', from(cache.url, at))
      expect(await trouble(at)).not.toBe('')

      await shell(at, `printf 'machine other.test password theirs\\n' > /etc/nix/netrc; chmod 600 /etc/nix/netrc`)
      const aws = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: `${secret}"$x \\` }
      const first = await drive(at, 'apply', { ...from(cache.url, at), netrc, aws: true }, aws)
      expect(first.answer).toMatchObject({ scope: 'system', codes: [], restarted: [true, true], variables: {} })
      expect(await trouble(at)).toBe('')
      expect(cache.requests.at(-1)?.allowed).toBe(true)
      const files = ['[0-9a-f]{16}\\.json', 'daemon\\.env', 'netrc'].map((name) => `${folder}/${name} 600 root`)
      expect(await traces(at)).toMatch(new RegExp(`^${files.join('\n')}$`))
      expect(await shell(at, `cat ${folder}/netrc`)).toBe(`${netrc}\nmachine other.test password theirs`)
      expect(await shell(at, `cat ${folder}/netrc ${folder} /etc/nix/netrc`, 'runner')).toBe('')
      const environ = `tr '\\0' '\\n' < /proc/$(pgrep -xo nix-daemon)/environ | grep ^AWS_SECRET`
      expect(await shell(at, environ)).toBe(`AWS_SECRET_ACCESS_KEY=${secret}"$x \\`)
      // The same again changes nothing, and restarts nothing.
      const again = await drive(at, 'apply', { ...from(cache.url, at), netrc, aws: true }, aws)
      expect(again.answer.restarted).toEqual([false, false])
      expect(await trouble(at)).toBe('')

      // A host that nobody knows, by a proxy that only the daemon is told of.
      await using proxy = await servePrivately(at.cacheFolder, { proxyFor: 'cache.invalid' })
      const unknown = from('http://cache.invalid', at)
      await drive(at, 'apply', unknown)
      expect(await trouble(at)).not.toBe('')
      await drive(at, 'apply', { ...unknown, proxy: true }, { http_proxy: proxy.url })
      expect(await trouble(at)).toBe('')
      expect(proxy.requests.map(({ path }) => path)).toContain('/nix-cache-info')
      expect(await shell(at, environ)).toBe('')
      expect(await traces(at)).toBe('')

      await using secure = await servePrivately(at.cacheFolder, { tls: authority })
      await shell(at, `cat > /home/runner/ca.pem <<'END'\n${authority.authority}END`)
      await drive(at, 'apply', from(secure.url, at))
      expect(await trouble(at)).not.toBe('')
      const certified = await drive(at, 'apply', { ...from(secure.url, at), caBundle: '/home/runner/ca.pem' })
      expect(certified.answer).toMatchObject({ variables: { NIX_SSL_CERT_FILE: '/home/runner/ca.pem' } })
      expect(await trouble(at)).toBe('')

      await reachesBuilder(at, folder)
      await drive(at, 'undo')
      expect(await traces(at)).toBe('')
      await shell(at, 'rm /etc/nix/netrc /home/runner/ca.pem')
      const after = await shell(at, 'find /etc /run/systemd/system /home /var/lib/setup-nix-cuda | sort')
      const known = (line: string) => /configuration\.lock|journal\.json$/.test(line)
      const added = after.split('\n').filter((line) => !before.split('\n').includes(line) && !known(line))
      expect(added).toEqual([])
      const service = `if [ -e /run/systemd/system ]; then systemctl show nix-daemon -p EnvironmentFiles,DropInPaths; fi`
      expect(await shell(at, service)).not.toContain('setup-nix-cuda')
    },
  )

  it('give the commands of a user with sudo the netrc, in a file of his own', async () => {
    await using at = await machine('sid', 'systemd')
    await using cache: PrivateCache = await servePrivately(at.cacheFolder, { login: { user: 'lab', password: secret } })
    const { answer } = await drive(at, 'apply', { ...from(cache.url, at), netrc })
    const own = '/runner-temp/nix-cuda/credentials/netrc'
    expect(await traces(at)).toContain(`${own} 600 runner`)
    const fetching = `builtins.readFile (builtins.fetchurl { url = "${cache.url}/nix-cache-info"; })`
    const commands = [
      ['nix-instantiate', '--eval', '-E', fetching],
      ['nix', '--extra-experimental-features', 'nix-command', 'store', 'info', '--store', cache.url],
    ]
    for (const command of commands) {
      const env = { ...at.env, ...answer.variables }
      expect(await at.root.run(command, { user: 'runner', env })).toMatchObject({ code: 0 })
      expect(cache.requests.at(-1)).toMatchObject({ path: '/nix-cache-info', allowed: true })
    }
    expect(await trouble(at, answer.variables)).toBe('')
    // The same again, as a second step of the job, changes nothing.
    const env = { NIX_USER_CONF_FILES: answer.variables?.['NIX_USER_CONF_FILES'] ?? '' }
    const again = await drive(at, 'apply', { ...from(cache.url, at), netrc }, env)
    expect(again.answer).toMatchObject({ codes: [], restarted: [false, false] })
    expect(await shell(at, `cat ${own}`)).toBe(netrc.trim())
    await drive(at, 'undo')
    expect(await traces(at)).toBe('')
  })

  it('give Nix without a daemon netrc and certificates in files of the job', async () => {
    await using at = await machine('sid', 'direct')
    await using cache = await servePrivately(at.cacheFolder, {
      login: { user: 'lab', password: secret },
      tls: authority,
    })
    await shell(at, `cat > /tmp/ca.pem <<'END'\n${authority.authority}END`)
    const plain = await drive(at, 'apply', from(cache.url, at))
    expect(await trouble(at, plain.answer.variables)).not.toBe('')
    const given = await drive(at, 'apply', { ...from(cache.url, at), netrc, caBundle: '/tmp/ca.pem' })
    expect(given.answer).toMatchObject({ scope: 'job', codes: ['CFG030'] })
    expect(await trouble(at, given.answer.variables)).toBe('')
    expect(await traces(at)).toMatch(
      /^\/runner-temp\/nix-cuda\/credentials\/\w+\.json 600 root\n\/runner-temp\/nix-cuda\/credentials\/netrc 600 root$/,
    )
    await drive(at, 'undo')
    expect(await traces(at)).toBe('')
    expect(await trouble(at, { ...given.answer.variables })).not.toBe('')
  })

  it('are kept apart for the jobs of a machine; what a killed job left goes with the next one of its runner', async () => {
    await using at = await machine('sid', 'own')
    await using cache = await servePrivately(at.cacheFolder, { login: { user: 'lab', password: secret } })
    const folder = '/var/lib/setup-nix-cuda/credentials'
    const other = '2|1|job|another|/other-temp'
    const settings = from(cache.url, at)
    const keys = (id: string) => ({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: id })
    await drive(at, 'apply', { ...settings, netrc, aws: true }, keys('one'))
    const theirs = { ...settings, netrc: 'machine other.test password theirs\n', aws: true }
    const second = await drive(at, 'apply', theirs, keys('two'), other)
    expect(second.answer).toMatchObject({ codes: ['CFG028', 'CFG028'], restarted: [true, false] })
    expect(await trouble(at)).toBe('')
    await drive(at, 'undo')
    expect(await shell(at, `cat ${folder}/netrc; ls ${folder} | wc -l`)).toBe(`${theirs.netrc}3`)
    expect(await trouble(at)).toContain('error:')
    // The other job was killed: its runner has a new one.
    await drive(at, 'apply', { ...settings, netrc }, {}, other.replace('2', '3'))
    expect(await trouble(at)).toBe('')
    expect(await shell(at, `cat ${folder}/netrc; ls ${folder} | wc -l`)).toBe(`${netrc}2`)
    await drive(at, 'undo', {}, {}, other.replace('2', '3'))
    expect(await shell(at, `ls ${folder}`)).toBe('')

    // A user without root: nothing for a daemon that does not trust him, files of the job for one that does.
    const temp = await at.root.makeFolder('/temp-of-runner', 'runner')
    const user: Machine = { ...at, user: 'runner', env: { ...at.env, RUNNER_TEMP: temp, NIX_MODE: '' } }
    expect((await drive(user, 'apply', { ...settings, netrc })).answer.codes).toEqual(['CFG030'])
    expect(await shell(at, `ls -A ${temp}`)).toBe('')
    await shell(at, "echo 'trusted-users = root runner' >> /etc/nix/nix.conf")
    await drive(at, 'apply', { extraNixConfig: 'cores = 1' })
    const trusted = await drive(user, 'apply', { ...settings, netrc })
    expect(trusted.answer).toMatchObject({ scope: 'job', codes: [], restarted: [false, false] })
    expect(await trouble(user, trusted.answer.variables)).toBe('')
    await drive(user, 'undo')
    expect(await traces(at)).toBe('')
  })
})

/** In place of ssh: says what it was called with, and what is in the files that it was given. */
const stub = `#!/bin/sh
echo "$@" >> /tmp/ssh.log
for word; do
  case $word in -oUserKnownHostsFile=*) cat "\${word#*=}" >> /tmp/ssh.log;; esac
  [ "$last" = -i ] && cat "$word" >> /tmp/ssh.log; last=$word
done
exit 1
`

/** A build for another system goes to the builder, with the key and the host key that were given. */
async function reachesBuilder(at: Machine, folder: string): Promise<void> {
  await shell(at, `cat > /usr/local/bin/ssh <<'END'\n${stub}END\nchmod 755 /usr/local/bin/ssh`)
  const hostKey = await shell(at, 'ssh-keygen -q -t ed25519 -N "" -f /tmp/host -C "" && cut -d" " -f1,2 /tmp/host.pub')
  const request = {
    extraNixConfig: 'substituters =',
    builders: 'ssh-ng://me@builder.test aarch64-linux - 2 1.5 kvm -\n',
    buildersKey: secret,
    knownHosts: `builder.test ${hostKey}\n`,
  }
  expect((await drive(at, 'apply', { ...request, knownHosts: '' })).answer.codes).toEqual(['CFG031'])
  expect((await drive(at, 'apply', request)).answer.codes).toEqual([])
  const shown = await at.root.run(['nix', 'config', 'show', 'builders'], { user: at.user, env: at.env })
  expect(shown.stdout.trim()).toMatch(new RegExp(`^@\\S+/machines;@${folder}/machines$`))
  const expression = 'derivation { name = "f"; system = "aarch64-linux"; builder = "/bin/sh"; args = [ "-c" ":" ]; }'
  const tried = await at.root.run(['nix-build', '--no-out-link', '-E', expression], { user: at.user, env: at.env })
  expect(tried.stderr).toContain('builder.test')
  const log = await shell(at, 'cat /tmp/ssh.log; rm /tmp/ssh.log /usr/local/bin/ssh')
  expect(log).toContain(`-i ${folder}/`)
  expect(log).toContain(`builder.test ${hostKey}`)
  expect(log).toContain(secret)
}
