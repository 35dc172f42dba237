import { error, type Problem } from '../model/problem.ts'

export interface FloxSettingsRequest {
  /** Whether Flox may send usage figures to its vendor. */
  readonly metrics: boolean
  /** Environments of FloxHub whose hooks may run: `owner/name`, or `owner/*` for Flox 1.14.0 and later. */
  readonly trusted: readonly string[]
  /** Lines `key = value` as `flox config --set` takes them; they come last and win. */
  readonly extra: string
}

/** One `flox config --set`. */
export interface FloxSetting {
  /** Dotted, with quotes around parts that have a slash or a dot. */
  readonly key: string
  /** JSON where it can be read as that, else a string. */
  readonly value: string
}

export interface FloxSettingsPlan {
  readonly settings: readonly FloxSetting[]
  /** The same for whoever reads no file: variables have the last word over every flox.toml. */
  readonly variables: Readonly<Record<string, string>>
}

/**
 * Settings that have a variable of their own, with what Flox accepts; a boolean must be exactly `true` or `false`.
 * https://flox.dev/docs/man/flox-config/
 */
const variableOf: Readonly<Record<string, { readonly name: string; readonly accepts: RegExp; readonly form: string }>> =
  {
    disable_metrics: flag('FLOX_DISABLE_METRICS'),
    upgrade_notifications: flag('FLOX_UPGRADE_NOTIFICATIONS'),
    auth_notifications: flag('FLOX_AUTH_NOTIFICATIONS'),
    disable_hook: flag('FLOX_DISABLE_HOOK'),
    search_limit: { name: 'FLOX_SEARCH_LIMIT', accepts: /^\d{1,3}$/, form: 'a number from 1 to 255' },
    auto_activate: words('FLOX_AUTO_ACTIVATE', ['prompt', 'allowlist', 'disabled']),
    installer_channel: words('FLOX_INSTALLER_CHANNEL', ['stable', 'nightly', 'qa']),
    floxhub_url: { name: 'FLOX_FLOXHUB_URL', accepts: /^https?:\/\/\S+$/, form: 'a URL' },
    catalog_url: { name: 'FLOX_CATALOG_URL', accepts: /^https?:\/\/\S+$/, form: 'a URL' },
  }

function flag(name: string) {
  return words(name, ['true', 'false'])
}

function words(name: string, accepted: readonly string[]) {
  return { name, accepts: new RegExp(`^(?:${accepted.join('|')})$`), form: accepted.join(' or ') }
}

/** Two names of at most 100 characters each, as FloxHub has them; the second may be a star. */
const environmentName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\/(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99}|\*)$/
const keyForm = /^(?:[A-Za-z0-9_-]+|"[^"\\\p{Cc}]+")(?:\.(?:[A-Za-z0-9_-]+|"[^"\\\p{Cc}]+"))*$/u

/**
 * The settings of a job's Flox: figures off unless asked for, notices of new versions off, trusted environments, then the
 * user's own lines. Every FLX007 at once. Pure, so that it can be asked before the machine is touched.
 */
export function planFloxSettings(request: FloxSettingsRequest): {
  readonly plan?: FloxSettingsPlan
  readonly problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const settings = new Map<string, string>([
    ['disable_metrics', String(!request.metrics)],
    ['upgrade_notifications', 'false'],
  ])
  for (const name of request.trusted) {
    if (environmentName.test(name)) settings.set(`trusted_environments."${name}"`, 'trust')
    else problems.push(refused(`${shown(name)} is not an environment of FloxHub.`, 'Write owner/name, or owner/*.'))
  }
  for (const [index, text] of request.extra.split('\n').entries()) {
    const line = text.trim()
    if (line === '' || line.startsWith('#')) continue
    const read = readLine(line)
    if ('problem' in read) problems.push({ ...read.problem, where: { file: 'extra-flox-config', line: index + 1 } })
    else settings.set(read.key, read.value)
  }
  if (problems.length > 0) return { problems }
  const list = [...settings].map(([key, value]) => ({ key, value }))
  return { plan: { settings: list, variables: variablesOf(list) }, problems }
}

function readLine(line: string): FloxSetting | { readonly problem: Problem } {
  const [, key = '', value = ''] = /^([^=]*?)\s*=\s*(.*)$/.exec(line) ?? []
  const problem = (message: string, fix: string) => ({ problem: refused(message, fix) })
  if (!keyForm.test(key)) {
    return problem(
      `${shown(line.replace(/=.*/, '= …'))} is not a setting of Flox.`,
      'Write `key = value`, with quotes around a part of the key that has a slash or a dot in it.',
    )
  }
  if (key.replaceAll('"', '') === 'floxhub_token') {
    const fix = 'Give it to the job in the secret FLOX_FLOXHUB_TOKEN: settings appear in argument lists and files.'
    return problem('A FloxHub token is not written into the settings of Flox.', fix)
  }
  if (value === '') return problem(`${key} has no value.`, 'Write a value, or remove the line.')
  const known = variableOf[key]
  if (known && !known.accepts.test(unquoted(value))) {
    return problem(`${key} is ${shown(value)}.`, `It accepts ${known.form}.`)
  }
  return { key, value }
}

function variablesOf(settings: readonly FloxSetting[]): Readonly<Record<string, string>> {
  const pairs = settings.flatMap(({ key, value }) => {
    const known = variableOf[key]
    return known ? [[known.name, unquoted(value)] as const] : []
  })
  return Object.fromEntries(pairs)
}

/** The string that a value is to Flox: `"x"` is x. */
function unquoted(value: string): string {
  try {
    const json: unknown = JSON.parse(value)
    return typeof json === 'string' ? json : value
  } catch {
    return value
  }
}

function refused(message: string, fix: string): Problem {
  return error('FLX007', message, fix, { source: 'https://flox.dev/docs/man/flox-config/' })
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
