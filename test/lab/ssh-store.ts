/** The store of another machine, by ssh: Debian's sshd on loopback as this user, before a store in a folder of its own. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmdirSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Ran, run, runOk } from './exec.ts'
import { type Lab, LabError } from './lab.ts'
import { freePort } from './service.ts'

export interface SshStore extends AsyncDisposable {
  readonly url: string
  /** What ssh needs to reach it: NIX_SSHOPTS. */
  readonly env: Readonly<Record<string, string>>
  /** What it says of a path, with the signatures. */
  readonly info: (path: string) => Promise<Ran>
}

/** sshd wants this folder when root starts it, on machines where no service has made it. */
const separation = '/run/sshd'

export async function openSshStore(lab: Lab, parent: string): Promise<SshStore> {
  const folder = mkdtempSync(join(parent, 'ssh-'))
  const at = (name: string) => join(folder, name)
  for (const name of ['host', 'user']) {
    await runOk('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', at(name)])
  }
  const store = `local?root=${at('root')}`
  const variables = Object.entries(lab.env).map(([name, value]) => `export ${name}=${quote(value)}`)
  const serve = `exec ${quote(`${lab.nixBin}/nix-daemon`)} --stdio --store ${quote(store)}`
  writeFileSync(at('serve'), `#!/bin/bash\n${variables.join('\n')}\n${serve}\n`)
  chmodSync(at('serve'), 0o700)
  const port = await freePort()
  const lines = [
    ...[`ListenAddress 127.0.0.1:${port}`, `HostKey ${at('host')}`, `AuthorizedKeysFile ${at('user.pub')}`],
    ...['AuthenticationMethods publickey', 'PermitRootLogin prohibit-password', 'StrictModes no', 'UsePAM no'],
    ...[`PidFile ${at('pid')}`, `ForceCommand ${at('serve')}`],
  ]
  writeFileSync(at('config'), `${lines.join('\n')}\n`)
  const made = process.getuid?.() === 0 && !existsSync(separation)
  if (made) mkdirSync(separation)
  const stop = new AbortController()
  const running = run('/usr/sbin/sshd', ['-D', '-e', '-f', at('config')], { signal: stop.signal, timeout: 3_600 }).then(
    (ran) => ran.stderr,
    () => undefined,
  )
  const close = async () => {
    stop.abort()
    await running
    if (made) rmdirSync(separation)
  }
  while (!(await takesConnections(port))) {
    const ended = await Promise.race([running, sleep(50, 'not yet')])
    if (ended !== 'not yet') throw new LabError(`sshd ended: ${ended}`)
  }
  const client = [`-p ${port}`, `-i ${at('user')}`, '-F none', '-o UserKnownHostsFile=/dev/null']
  return {
    url: `ssh-ng://${userInfo().username}@127.0.0.1`,
    env: { NIX_SSHOPTS: [...client, '-o StrictHostKeyChecking=no', '-o LogLevel=ERROR'].join(' ') },
    info: (path) => lab.tryNix('path-info', '--sigs', '--store', store, path),
    [Symbol.asyncDispose]: close,
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
