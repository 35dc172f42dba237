/** What the doubles of clients ask the Nix of PATH; the real ones ask the same library. */
import { execFileSync, spawnSync } from 'node:child_process'
import { base32 } from '../../src/binary-cache/narinfo.ts'

export interface ClientPath {
  readonly path: string
  /** `sha256:` and 52 base-32 digits. */
  readonly narHash: string
  readonly narSize: number
  /** Whole store paths, itself among them where it refers to itself. */
  readonly references: readonly string[]
  readonly signatures: readonly string[]
  readonly deriver: string | undefined
}

const options = { maxBuffer: 1 << 28 } as const

/** Whether it is in the store. */
export function isValid(path: string): boolean {
  return spawnSync('nix-store', ['--check-validity', path], { stdio: 'ignore' }).status === 0
}

/** Of these paths, or of all that they need too. Throws where one is not in the store. */
export function infosOf(paths: readonly string[], closure: boolean): readonly ClientPath[] {
  if (paths.length === 0) return []
  const features = ['--extra-experimental-features', 'nix-command']
  const args = [...features, 'path-info', '--json', ...(closure ? ['--recursive'] : []), '--', ...paths]
  const value: unknown = JSON.parse(execFileSync('nix', args, options).toString())
  const entries = Array.isArray(value) ? value.map((one) => [one.path, one]) : Object.entries(Object(value))
  return entries.map(([path, info]) => {
    const digest = Buffer.from(String(info.narHash).replace(/^sha256-/, ''), 'base64')
    return {
      ...{ path, narSize: info.narSize, references: info.references, deriver: info.deriver ?? undefined },
      narHash: /^sha256:/.test(info.narHash) ? info.narHash : `sha256:${base32(digest)}`,
      signatures: info.signatures ?? [],
    }
  })
}

/** The NAR of a path. */
export function dump(path: string): Buffer {
  return execFileSync('nix-store', ['--dump', path], options)
}

/** Prints and ends as a program that failed. */
export function fail(text: string, code = 1): never {
  process.stderr.write(`${text}\n`)
  process.exit(code)
}

export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
