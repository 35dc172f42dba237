/**
 * `flox config`, and the variables that override a setting: cli/flox-config/src/config.rs and write.rs,
 * cli/flox/src/commands/general.rs (`ConfigArgs`). "Invalid config key" is recorded. The texts about values are not: the
 * real ones are those of its deserializer. Stricter than the real one: a key below `trusted_environments` has its quotes.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FloxError } from './failure.ts'
import { type CommandLine, grammar } from './grammar.ts'

export function settingsFile(): string {
  const { FLOX_CONFIG_DIR, XDG_CONFIG_HOME, HOME = '' } = process.env
  return join(FLOX_CONFIG_DIR || join(XDG_CONFIG_HOME || join(HOME, '.config'), 'flox'), 'flox.toml')
}

/** A setting as the variable FLOX_<KEY> or the user's file has it, without quotes. */
export function setting(key: string): string | undefined {
  const variable = process.env[`FLOX_${key.toUpperCase()}`]
  if (variable !== undefined) return variable
  const line = lines().find((one) => one.startsWith(`${key} = `))
  return line?.slice(key.length + 3).replace(/^"(.*)"$/, '$1')
}

/** A variable that overrides a setting must hold what the setting takes: `1` is no boolean. */
export function checkVariables(): void {
  for (const [key, accepts] of Object.entries(grammar.settings)) {
    const variable = `FLOX_${key.toUpperCase()}`
    const value = process.env[variable]
    if (accepts === 'true|false' && value !== undefined && !['true', 'false'].includes(value))
      throw new FloxError(`${variable}: expected a boolean`)
  }
}

export function runConfig({ options }: CommandLine): void {
  const [[key = '', value = ''] = []] = options.get('--set') ?? []
  const [[removed] = []] = options.get('--delete') ?? []
  if (options.has('--set')) write([`${key} = ${checked(key, value)}`, ...without(key)])
  else if (removed !== undefined) {
    if (without(removed).length === lines().length)
      throw new FloxError(`Config key '${removed}' not in user configuration`)
    write(without(removed))
  } else if (options.has('--reset')) rmSync(settingsFile(), { force: true })
  else for (const line of lines()) process.stdout.write(`${line}\n`)
}

/** The value as TOML: JSON where it is JSON, else a string. */
function checked(key: string, value: string): string {
  const plain = value.replace(/^"(.*)"$/, '$1')
  const family = /^(trusted_environments|auto_activate_environments)\./.exec(key)?.[1]
  const accepts = Object.entries(grammar.settings).find(([name]) =>
    family ? name.startsWith(`${family}.`) : name === key,
  )?.[1]
  if (accepts === undefined) throw new FloxError(`Invalid config key: '${key}'`)
  if (family === 'trusted_environments' && !/^trusted_environments\."[^/"]+\/[^/"]+"$/.test(key))
    throw new FloxError(`invalid key '${key}'`)
  const [, least, most] = /^(\d+)-(\d+)$/.exec(accepts) ?? []
  const fits =
    accepts === 'string' ||
    (least && most
      ? /^\d+$/.test(plain) && Number(plain) >= Number(least) && Number(plain) <= Number(most)
      : accepts.split('|').includes(plain))
  if (!fits) throw new FloxError(`invalid value '${plain}' for '${key}'`)
  return /^(?:true|false|-?\d+|".*")$/.test(value) ? value : JSON.stringify(value)
}

function lines(): readonly string[] {
  const file = settingsFile()
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

const without = (key: string) => lines().filter((line) => !line.startsWith(`${key} = `))

function write(text: readonly string[]): void {
  mkdirSync(dirname(settingsFile()), { recursive: true })
  writeFileSync(settingsFile(), text.map((line) => `${line}\n`).join(''))
}
