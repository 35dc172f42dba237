import { error, type Problem, warning } from '../../model/problem.ts'
import { hasToken } from '../../runner/mask-secrets.ts'
import { type NixConfLine, type NixSetting, parseNixConf, settingsNamed } from './nix-conf.ts'

/** How the text of the input is called in problems. */
export const extraConfigName = 'extra-nix-config'

/** The user's lines for nix.conf, by who may read them. */
export interface UserText {
  /** For a file that everybody may read. */
  readonly lines: readonly NixConfLine[]
  /** Of `access-tokens`. */
  readonly tokens: readonly NixSetting[]
  /** For a private file of the job, as they are. */
  readonly secrets: readonly NixSetting[]
  /** CFG020, CFG027, CFG033 and CCH001; each with the number of its line, and without its values. */
  readonly problems: readonly Problem[]
}

/** Parameters of an address that only a secret has; those of Nix's own stores (`secret-key` is a path) are none. */
const secretParameter =
  /[?&](?:sig|signature|auth|key|password|passwd|secret|(?:access|private|auth)?[_-]?token|api[_-]?key|x-amz-(?:signature|credential|security-token))=[^&]/i
const userInAddress = /\b([a-z][a-z0-9+.-]*):\/\/([^/?#@\s]*)@/gi

/** What is secret in an address, as part of a sentence; undefined when nothing is. Of ssh, a user's name alone is not. */
export function secretInAddress(text: string): string | undefined {
  const named = [...text.matchAll(userInAddress)].some(
    ([, scheme = '', user = '']) => user.includes(':') || !/ssh/i.test(scheme),
  )
  if (named) return 'a user name or a password'
  return secretParameter.test(text) ? 'a secret parameter' : undefined
}

/** Reads the text of `extra-nix-config`. Pure. */
export function readUserText(text: string): UserText {
  const { lines, problems } = parseNixConf(text, extraConfigName)
  const tokens = settingsNamed(lines, 'access-tokens')
  const secrets = settingsNamed(lines, 'impure-env')
  const isPrivate = (line: NixConfLine) => line.kind === 'setting' && [...tokens, ...secrets].includes(line)
  const plain = lines.filter((line) => !isPrivate(line))
  return {
    lines: plain,
    tokens,
    secrets: secrets.map(({ kind, name, values }) => ({ kind, name, values })),
    problems: [...problems, ...plain.flatMap(checkSecret), ...lines.flatMap(checkWeakening)],
  }
}

/** Settings may be written where everybody can read them, and Nix repeats addresses in its messages. */
function checkSecret(line: NixConfLine): readonly Problem[] {
  if (line.kind !== 'setting') return []
  const where = { where: { file: extraConfigName, line: line.line } }
  const found = line.values.map(secretInAddress).find((what) => what !== undefined)
  if (found) {
    const fix = 'Remove it, and give the login in the input netrc.'
    return [error('CCH001', `A URL in ${line.name} contains ${found}.`, fix, where)]
  }
  const old = line.name === 'github-access-token' && line.values.length > 0
  if (!old && !line.values.some(hasToken)) return []
  const message = old ? 'Nix no longer has the setting github-access-token.' : `A value of ${line.name} is a token.`
  const fix =
    'Give it in github-token, in extra-access-tokens or as access-tokens = HOST=TOKEN, which are kept private.'
  return [error('CFG027', message, fix, where)]
}

/** Settings by which Nix accepts what nobody signed, or takes anybody's word. */
const weakening: readonly {
  readonly name: string
  readonly is: (value: string) => boolean
  readonly what: string
  readonly fix: string
}[] = [
  {
    name: 'require-sigs',
    is: (value) => value === 'false',
    what: 'any binary cache can then supply any content for any path',
    fix: 'Give the keys of the caches in extra-trusted-public-keys instead.',
  },
  {
    name: 'trusted-users',
    is: (value) => value === '*',
    what: 'every user of this machine is then equal to root for the Nix daemon',
    fix: 'Name the users.',
  },
  {
    name: 'accept-flake-config',
    is: (value) => value === 'true',
    what: 'every evaluated flake can then change settings of Nix, including caches and their keys',
    fix: 'Write the settings that you want from the flake into extra-nix-config.',
  },
  {
    name: 'substituters',
    is: isUnsignedHttp,
    what: 'its paths are neither signed nor encrypted, so anybody on the network path can change them',
    fix: 'Use https, or give the key of the cache instead of trusted=1.',
  },
]

function checkWeakening(line: NixConfLine): readonly Problem[] {
  if (line.kind !== 'setting') return []
  const names = [line.name, line.name.replace(/^(?:extra|trusted)-/, '')]
  const found = weakening.find(({ name, is }) => names.includes(name) && line.values.some(is))
  if (!found) return []
  const message = `Line ${line.line} of ${extraConfigName} weakens Nix by ${line.name}: ${found.what}.`
  return [warning('CFG033', message, found.fix, { where: { file: extraConfigName, line: line.line } })]
}

/** Whether Nix would take whatever comes from this address, over a connection that anybody on the way may change. */
export function isUnsignedHttp(url: string): boolean {
  return /^http:/i.test(url) && /[?&]trusted=(?:1|true|yes)(?:&|$)/i.test(url)
}
