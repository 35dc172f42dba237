import { posix } from 'node:path'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { ImageConfig } from '../../ship/image/open-image.ts'
import { fileInside } from '../../ship/image/root.ts'

/** What a container is started with: the entry point and, after it, the command that was given or else that of the image; as docker run. */
export function argsOf({ entrypoint, cmd }: ImageConfig, given: readonly string[]): readonly string[] {
  return [...entrypoint, ...(given.length > 0 ? given : cmd)]
}

/** The program that they name, as a path inside the image; undefined where it is not there. */
export async function findEntry(
  host: Host,
  root: string,
  config: ImageConfig,
  args: readonly string[],
): Promise<string | undefined> {
  const [program = ''] = args
  const folders = (
    variable(config.env, 'PATH') ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
  ).split(':')
  const candidates = program.includes('/')
    ? [posix.resolve(config.workingDir, program)]
    : folders.map((folder) => posix.join(folder, program))
  for (const candidate of candidates) {
    if (candidate.startsWith('/') && (await fileInside(host, root, candidate))) return candidate
  }
  return undefined
}

export function variable(env: readonly string[], name: string): string | undefined {
  return env.findLast((one) => one.startsWith(`${name}=`))?.slice(name.length + 1)
}

/** The numbers of the image's user. Throws an Error where a name is in neither /etc/passwd nor /etc/group of the image. */
export async function userOf(
  host: Host,
  root: string,
  { user }: ImageConfig,
): Promise<{ readonly uid: number; readonly gid: number }> {
  const [name = '', group] = user.split(':')
  if (name === '') return { uid: 0, gid: 0 }
  const isNumber = /^\d{1,9}$/
  const line = await lineOf(host, root, '/etc/passwd', name, 2)
  const uid = isNumber.test(name) ? Number(name) : Number(line?.[2] ?? Number.NaN)
  const own = Number(line?.[3] ?? (isNumber.test(name) ? 0 : Number.NaN))
  const groupLine =
    group === undefined || isNumber.test(group) ? undefined : await lineOf(host, root, '/etc/group', group, 2)
  const gid = group === undefined ? own : isNumber.test(group) ? Number(group) : Number(groupLine?.[2] ?? Number.NaN)
  if (Number.isSafeInteger(uid) && Number.isSafeInteger(gid)) return { uid, gid }
  throw new Error(`the user ${JSON.stringify(user)} is not in its /etc/passwd and /etc/group`)
}

/** The fields of the first line with this name, or number, in a file as /etc/passwd. */
async function lineOf(host: Host, root: string, path: string, name: string, number: number) {
  const file = await fileInside(host, root, path)
  const text = (file && (await readIfPresent(host, file))) ?? ''
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name || (fields.length > number && fields[number] === name))
}
