import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** A contender by path: a folder with the `action.yml` of a JavaScript action, or a program. */
export interface External {
  readonly name: string
  readonly path: string
  /** Inputs of the action. */
  readonly inputs: Readonly<Record<string, string>>
}

interface Metadata {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>
  readonly runs: { readonly main: string; readonly post?: string }
}

/**
 * What runs before the build (`main`, or `PROGRAM restore`) and after it (`post`, or `PROGRAM save`), with the environment of a step
 * of a job. `{hash}` in an input is replaced: a key of what is built. Environment, state and path files are in `folder`, one of each machine. Undefined when there is nothing to run.
 */
export function externalCommand(
  { path, inputs }: External,
  phase: 'restore' | 'save',
  folder: string,
  hash: string,
): { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> } | undefined {
  const file = ['action.yml', 'action.yaml'].map((name) => join(path, name)).find((one) => existsSync(one))
  const files = jobFiles(folder)
  if (!file) return { argv: [path, phase], env: { ...files, ...afterwards(folder, 'GITHUB_ENV') } }
  const { inputs: declared = {}, runs } = parse(readFileSync(file, 'utf8')) as Metadata
  const script = phase === 'restore' ? runs.main : runs.post
  if (script === undefined) return undefined
  const defaults = Object.entries(declared).map(([name, one]): readonly [string, string] => [
    name,
    String(one.default ?? ''),
  ])
  const given = Object.entries({ ...Object.fromEntries(defaults), ...inputs })
  const env = Object.fromEntries(
    given.map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value.replaceAll('{hash}', hash),
    ]),
  )
  const state = Object.entries(afterwards(folder, 'GITHUB_STATE')).map(([name, value]) => [`STATE_${name}`, value])
  return {
    argv: [process.execPath, join(path, script)],
    env: { ...files, ...env, ...afterwards(folder, 'GITHUB_ENV'), ...Object.fromEntries(state) },
  }
}

const fileNames = ['GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_OUTPUT', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY']

function jobFiles(folder: string): Readonly<Record<string, string>> {
  mkdirSync(folder, { recursive: true })
  for (const name of fileNames) writeFileSync(join(folder, name), '', { flag: 'a' })
  const files = Object.fromEntries(fileNames.map((name) => [name, join(folder, name)]))
  const job = {
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'owner/name',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '1',
  }
  const runner = { RUNNER_TEMP: folder, RUNNER_TOOL_CACHE: folder, RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64' }
  return { ...files, ...job, ...runner, GITHUB_WORKSPACE: folder, GITHUB_SERVER_URL: 'https://github.com' }
}

/** What an earlier phase wrote: `name=value`, or a value of several lines between delimiters. */
export function afterwards(folder: string, file: string): Readonly<Record<string, string>> {
  const path = join(folder, file)
  if (!existsSync(path)) return {}
  const found = readFileSync(path, 'utf8').matchAll(/^([^=\n]+?)(?:=(.*)|<<(.+)\n([\s\S]*?)\n\3)$/gm)
  return Object.fromEntries([...found].map(([, name = '', line, , lines]) => [name, line ?? lines ?? '']))
}
