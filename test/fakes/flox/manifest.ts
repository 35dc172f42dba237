/**
 * A manifest as the commands read it. The fields and their order: cli/schemas/manifest-v1.schema.json at 6536dac28.
 * Recorded are an unclosed table and an unknown field of a manifest with `version = 1`; for the other mistakes in TOML the
 * words are those of our parser, in the same frame.
 */
import { getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser'
import { FloxError } from './failure.ts'

export interface Build {
  readonly command: string
  readonly version: string
  readonly sandbox: 'off' | 'warn' | 'enforce' | 'pure'
}

export interface Service {
  readonly command: string
  readonly vars: Readonly<Record<string, string>>
}

/** As it stands in an image: cli/flox-rust-sdk/src/providers/container_builder.rs (`OCIConfig`). */
export type ContainerConfig = Readonly<Record<string, unknown>>

export interface Manifest {
  readonly data: Readonly<Record<string, unknown>>
  readonly builds: ReadonlyMap<string, Build>
  readonly vars: Readonly<Record<string, string>>
  readonly onActivate: string | undefined
  /** Of the shells' profiles, what all and what bash runs. */
  readonly profile: readonly string[]
  readonly services: ReadonlyMap<string, Service>
  readonly autoStart: boolean
  readonly mode: string | undefined
  /** Undefined: the manifest has no [containerize.config]. */
  readonly container: ContainerConfig | undefined
}

const fields = ['install', 'vars', 'hook', 'profile', 'options', 'services', 'build', 'containerize', 'include']
const newer = ['schema-version', 'minimum-cli-version', 'plugins']

/** A FloxError as recorded for `edit -f`, where the text is no manifest. */
export function readManifest(text: string): Manifest {
  const data = tableOf(parsed(text))
  const known = 'schema-version' in data ? [...newer, ...fields] : ['version', ...fields]
  for (const key of Object.keys(data)) {
    if (known.includes(key)) continue
    const expected = known.map((name) => `\`${name}\``).join(', ')
    throw new FloxError(`Failed to parse manifest:\n\nunknown field \`${key}\`, expected one of ${expected}`)
  }
  const containerize = tableOf(data['containerize'])
  const profile = tableOf(data['profile'])
  const services = tableOf(data['services'])
  return {
    data,
    builds: new Map(Object.entries(tableOf(data['build'])).map(([name, build]) => [name, buildOf(tableOf(build))])),
    vars: varsOf(data['vars']),
    onActivate: stringOf(tableOf(data['hook'])['on-activate']),
    profile: [profile['common'], profile['bash']].flatMap((script) => stringOf(script) ?? []),
    services: new Map(
      Object.entries(services)
        .filter(([name]) => name !== 'auto-start')
        .map(([name, service]) => [name, serviceOf(tableOf(service))]),
    ),
    autoStart: services['auto-start'] === true,
    mode: stringOf(tableOf(tableOf(data['options'])['activate'])['mode']),
    container: 'config' in containerize ? containerConfig(tableOf(containerize['config'])) : undefined,
  }
}

function parsed(text: string): unknown {
  try {
    return getStaticTOMLValue(parseTOML(text))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const lines = text.split('\n')
    const open = lines.findIndex((line) => /^\s*\[[^\]#"']*$/.test(line))
    const line = open >= 0 ? open + 1 : error.lineNumber
    const shown = lines[line - 1] ?? ''
    const column = open >= 0 ? shown.length + 1 : error.column + 1
    const what = open >= 0 ? 'unclosed table, expected `]`' : error.message
    const frame = [`${line} | ${shown}`, `${' '.repeat(String(line).length)} | ${' '.repeat(column - 1)}^`]
    const gap = `${' '.repeat(String(line).length)} |`
    const at = `TOML parse error at line ${line}, column ${column}`
    throw new FloxError(['Failed to parse manifest:', '', at, gap, ...frame, what].join('\n'))
  }
}

/** Defaults: cli/flox/doc/manifest.toml.md, `[build]`. */
function buildOf(build: Readonly<Record<string, unknown>>): Build {
  const sandbox = stringOf(build['sandbox']) ?? 'off'
  const known = (['off', 'warn', 'enforce', 'pure'] as const).find((one) => one === sandbox)
  if (known === undefined)
    throw new FloxError(
      `Failed to parse manifest:\n\nunknown variant \`${sandbox}\`, expected one of \`off\`, \`warn\`, \`enforce\`, \`pure\``,
    )
  return { command: stringOf(build['command']) ?? '', version: stringOf(build['version']) ?? '0.0.0', sandbox: known }
}

function serviceOf(service: Readonly<Record<string, unknown>>): Service {
  return { command: stringOf(service['command']) ?? '', vars: varsOf(service['vars']) }
}

function varsOf(table: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tableOf(table)).map(([name, value]) => [name, String(value)]))
}

function containerConfig(config: Readonly<Record<string, unknown>>): ContainerConfig {
  const emptyMaps = (names: unknown) =>
    Array.isArray(names) ? Object.fromEntries(names.map((name) => [String(name), {}])) : undefined
  const image = {
    User: config['user'],
    ExposedPorts: emptyMaps(config['exposed-ports']),
    Cmd: config['cmd'],
    Volumes: emptyMaps(config['volumes']),
    WorkingDir: config['working-dir'],
    Labels: config['labels'],
    StopSignal: config['stop-signal'],
  }
  return Object.fromEntries(Object.entries(image).filter(([, value]) => value !== undefined))
}

export function tableOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
