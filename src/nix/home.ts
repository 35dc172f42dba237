import type { Host } from '../runner/host.ts'

/**
 * The home of this user as Nix takes it: HOME, unless it belongs to somebody else, as that of a job in a container does;
 * then the one of /etc/passwd. https://github.com/NixOS/nix/blob/master/src/libutil/unix/users.cc
 */
export async function nixHome(host: Pick<Host, 'env' | 'files' | 'uid'>): Promise<string | undefined> {
  const given = host.env['HOME']
  if (given) {
    const stat = await host.files.stat(given).catch(() => undefined)
    if (stat === undefined || stat.uid === host.uid) return given
  }
  return (await passwdEntry(host))?.home ?? given
}

/** Name and home of the user that this process runs as, from /etc/passwd. */
export async function passwdEntry(
  host: Pick<Host, 'files' | 'uid'>,
): Promise<{ readonly name: string; readonly home: string } | undefined> {
  const text = await host.files.readFile('/etc/passwd', 'utf8').catch(() => '')
  for (const line of text.split('\n')) {
    const [name, , uid, , , home] = line.split(':')
    if (name && home && uid === String(host.uid)) return { name, home }
  }
  return undefined
}
