/** A remote builder of Nix: a machine with Debian's sshd on loopback and Nix with its daemon. */
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isExecutable, onPath, type Ran } from './exec.ts'
import { LabError, project } from './lab.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'

export interface SshBuilder extends AsyncDisposable {
  readonly root: ThrowAwayRoot
  /** Of sshd, on 127.0.0.1. */
  readonly port: number
  /** Of the user `builder`, as OpenSSH writes it. */
  readonly privateKey: string
  /** Host keys, `ssh-ed25519 AAAA…`: the one that it shows, and another one. */
  readonly hostKeys: Readonly<Record<HostKeyName, string>>
  /** Lets sshd show this host key from now on. */
  readonly show: (which: HostKeyName) => Promise<void>
  /** Whether its store has this path. */
  readonly has: (path: string) => Promise<boolean>
}

export type HostKeyName = 'own' | 'other'

const sshd = '/usr/sbin/sshd'
const folder = '/etc/lab-ssh'
const profile = '/nix/var/nix/profiles/default/bin'
const driver = [join(project, 'node_modules/.bin/node'), join(project, 'test/lab/install-driver.ts')]

/** Why there can be no builder here, in one line. */
export function sshReason(): string | undefined {
  const missing = ['ssh', 'ssh-keygen', 'ssh-keyscan'].filter((program) => onPath(program).length === 0)
  if (!isExecutable(sshd)) missing.push('sshd')
  if (missing.length === 0) return undefined
  return `${missing.join(', ')} missing (apt-get install openssh-server openssh-client)`
}

/**
 * Opens one with Nix as `install` (a request of install-driver.ts) says. Its user `builder` has no rights but those of a
 * trusted user of Nix. Builds see the file /where-it-runs; there is none on other machines. It has the feature `lab`.
 */
export async function openSshBuilder(install: object): Promise<SshBuilder> {
  const root = await openThrowAwayRoot()
  try {
    await must(root, ['install', '-d', folder, '/run/sshd'])
    const keys = { own: await makeKey(root, 'own'), other: await makeKey(root, 'other') }
    const user = await makeKey(root, 'user')
    const script = `
      ln ${folder}/own ${folder}/host
      useradd --create-home --shell /bin/bash --password '*' builder
      echo the-builder > /where-it-runs`
    await must(root, ['bash', '-ec', script])
    await installNix(root, install)
    const port = await listen(root)
    const hostKeys = { own: keys.own.publicKey, other: keys.other.publicKey }
    const builder: SshBuilder = {
      root,
      port,
      privateKey: user.privateKey,
      hostKeys,
      show: async (which) => {
        await must(root, ['bash', '-ec', `ln -f ${folder}/${which} ${folder}/host; kill -HUP "$(cat /run/sshd/pid)"`])
        await shows(root, port, hostKeys[which])
      },
      has: async (path) => (await root.run([`${profile}/nix-store`, '--check-validity', path])).code === 0,
      [Symbol.asyncDispose]: () => root.close(),
    }
    await shows(root, port, hostKeys.own)
    return builder
  } catch (error) {
    await root.close()
    throw error
  }
}

async function installNix(root: ThrowAwayRoot, install: object): Promise<void> {
  const job = 'builder'
  await must(root, [...driver, 'install', JSON.stringify({ ...install, mode: 'daemon', job })])
  const settings = [
    'trusted-users = root builder',
    'system-features = lab',
    'extra-sandbox-paths = /where-it-runs',
    'substituters =',
  ]
  writeFileSync(root.at('/etc/nix/nix.conf'), `${settings.join('\n')}\n`, { flag: 'a' })
  await must(root, [...driver, 'restart', JSON.stringify({ supervision: 'own', privilege: 'root', job })])
}

/** Starts sshd, which ends with its machine; gives its port. */
async function listen(root: ThrowAwayRoot): Promise<number> {
  const port = await freePort()
  const lines = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/user.pub`,
    'AllowUsers builder',
    'AuthenticationMethods publickey',
    'PidFile /run/sshd/pid',
    'UsePAM no',
    `SetEnv PATH=${profile}:/usr/bin:/bin`,
  ]
  writeFileSync(root.at(`${folder}/sshd_config`), `${lines.join('\n')}\n`)
  await must(root, [sshd, '-f', `${folder}/sshd_config`])
  return port
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Waits until sshd shows this key. */
async function shows(root: ThrowAwayRoot, port: number, key: string): Promise<void> {
  const scan = ['ssh-keyscan', '-T', '60', '-t', 'ed25519', '-p', `${port}`, '127.0.0.1']
  for (let tries = 0; tries < 3_000; tries++) {
    if ((await root.run(scan)).stdout.includes(key)) return
    await sleep(20)
  }
  throw new LabError(`sshd does not show its key on port ${port}.`)
}

async function makeKey(root: ThrowAwayRoot, name: string) {
  const path = `${folder}/${name}`
  await must(root, ['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', path])
  const read = (file: string) => readFileSync(root.at(file), 'utf8').trim()
  return { privateKey: read(path), publicKey: read(`${path}.pub`) }
}

async function must(root: ThrowAwayRoot, argv: readonly string[]): Promise<Ran> {
  const ran = await root.run(argv)
  if (ran.code === 0) return ran
  throw new LabError(`${argv[0]} failed on the builder: ${ran.stderr}${ran.stdout}`)
}
