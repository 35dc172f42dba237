import { error, type Problem } from '../../../model/problem.ts'
import { awsAudience, roleArn } from '../../../nix/credentials/aws-role.ts'
import { hasToken } from '../../../runner/mask-secrets.ts'

/** A field of a secret of the KV engine, version 1 or 2, behind the JWT login. */
export interface VaultPlace {
  readonly kind: 'vault'
  /** Without a slash at its end. */
  readonly url: string
  readonly role: string
  /** As the API has it: with `data/` behind the mount in version 2. */
  readonly path: string
  readonly field: string
  /** Of the JWT login. */
  readonly mount: string
  readonly namespace: string | undefined
  readonly audience: string
}

export interface AwsPlace {
  readonly kind: 'aws'
  /** Of the secret. */
  readonly arn: string
  readonly region: string
  readonly role: string
  /** Of a secret that is a JSON object; undefined: the whole text is the token. */
  readonly field: string | undefined
  readonly audience: string
}

export interface GooglePlace {
  readonly kind: 'google'
  /** `projects/P/secrets/S/versions/V`, with `locations/L/` in it where the secret is regional. */
  readonly version: string
  readonly location: string | undefined
  /** `projects/N/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`. */
  readonly provider: string
  /** Undefined: the job reads the secret itself. */
  readonly serviceAccount: string | undefined
  readonly field: string | undefined
  readonly audience: string
}

/** Where a token is kept. */
export type SecretPlace = VaultPlace | AwsPlace | GooglePlace

const readers = {
  'floxhub-vault': readVault,
  'floxhub-aws-secret': readAws,
  'floxhub-google-secret': readGoogle,
} as const

type InputName = keyof typeof readers
/** The inputs of secret-inputs.ts as they were given. */
export type SecretTexts = { readonly [K in InputName]?: string | undefined }

/**
 * The place that the inputs name; undefined where they name none. Every problem at once: FLX140 for what is wrong in a
 * text, CFG002 where more than one input is set. There is no place beside a problem.
 */
export function parseSecretSource(texts: SecretTexts): {
  readonly place: SecretPlace | undefined
  readonly problems: readonly Problem[]
} {
  const names = (Object.keys(readers) as readonly InputName[]).filter((name) => (texts[name] ?? '').trim() !== '')
  const problems: Problem[] = []
  if (names.length > 1) {
    problems.push(error('CFG002', `${names.join(' and ')} are set.`, 'Keep the token in one place, and set its input.'))
  }
  const places = names.map((name) => {
    const words = wordsOf(name, texts[name] ?? '', problems)
    const place = readers[name](words)
    words.refuseOthers()
    return place
  })
  return { place: problems.length === 0 ? places[0] : undefined, problems }
}

const segment = /^[^\s/?#%\\]+$/
const isPath = (text: string) => text.split('/').every((part) => segment.test(part) && part !== '.' && part !== '..')
const anyField = (text: string) => text !== ''

function readVault(words: Words): VaultPlace {
  const url = words.first(
    'the URL of the server, as in https://vault.example.org',
    (text) => vaultUrl(text) !== undefined,
  )
  const known = vaultUrl(url) ?? ''
  return {
    kind: 'vault',
    url: known,
    role: words.needed('role', 'the name of a role of the JWT login', (text) => segment.test(text)),
    path: words.needed('path', 'the path of the API, as in secret/data/flox (version 2) or secret/flox (1)', isPath),
    field: words.needed('field', 'the name of the field that holds the token', anyField),
    mount: words.optional('mount', 'the path of the JWT login below auth/, as in jwt', isPath) ?? 'jwt',
    namespace: words.optional('namespace', 'a namespace, as in team/ci', isPath),
    audience: words.optional('audience', 'an audience', anyField) ?? known,
  }
}

/** https, and http on this machine alone; undefined of anything else. */
function vaultUrl(text: string): string | undefined {
  const url = URL.parse(text)
  if (!url) return undefined
  const here = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  return bare && (url.protocol === 'https:' || here) ? url.href.replace(/\/+$/, '') : undefined
}

const secretArn = /^arn:aws[a-z-]*:secretsmanager:([a-z]{2}(?:-[a-z]+)+-\d):\d{12}:secret:[\w/+=.@-]{1,512}$/

function readAws(words: Words): AwsPlace {
  const example = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:flox-AbCdEf'
  const arn = words.first(`the whole ARN of the secret, as in ${example}`, (text) => secretArn.test(text))
  return {
    kind: 'aws',
    arn,
    region: secretArn.exec(arn)?.[1] ?? '',
    role: words.needed('role', 'the whole ARN of a role, as in arn:aws:iam::123456789012:role/flox', (text) =>
      roleArn.test(text),
    ),
    field: words.optional('field', 'a key of the JSON object in the secret', anyField),
    audience: words.optional('audience', 'an audience', anyField) ?? awsAudience,
  }
}

const googleSecret =
  /^(projects\/[a-z0-9:.-]+\/(?:locations\/([a-z0-9-]+)\/)?secrets\/[\w-]{1,255})(?:\/versions\/([\w-]{1,63}))?$/
const googleProvider = /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/

function readGoogle(words: Words): GooglePlace {
  const name = words.first('the name of the secret, as in projects/1234/secrets/flox', (text) =>
    googleSecret.test(text),
  )
  const [, secret = '', location, version = 'latest'] = googleSecret.exec(name) ?? []
  // The console shows it with its host.
  const bare = (text: string) => text.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, '')
  const expected =
    'projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the number of the project'
  const provider = bare(words.needed('provider', expected, (text) => googleProvider.test(bare(text))))
  const account = 'the e-mail address of a service account, as in flox@project.iam.gserviceaccount.com'
  return {
    kind: 'google',
    version: `${secret}/versions/${version}`,
    location,
    provider,
    serviceAccount: words.optional('service-account', account, (text) =>
      /^[\w.-]+@[\w.-]+\.gserviceaccount\.com$/.test(text),
    ),
    field: words.optional('field', 'a key of the JSON object in the secret', anyField),
    // What a provider accepts unless it names audiences of its own.
    audience: words.optional('audience', 'an audience', anyField) ?? `https://iam.googleapis.com/${provider}`,
  }
}

/** The text of an input: one value, then `key=value`, separated by blanks. Each gives the empty text beside a problem. */
interface Words {
  readonly first: (expected: string, test: Test) => string
  readonly needed: (key: string, expected: string, test: Test) => string
  readonly optional: (key: string, expected: string, test: Test) => string | undefined
  /** Once all others were asked for. */
  readonly refuseOthers: () => void
}
type Test = (text: string) => boolean

function wordsOf(input: InputName, text: string, problems: Problem[]): Words {
  const refuse = (what: string, fix: string) => {
    problems.push(error('FLX140', `Input ${input} ${what}.`, fix, { subject: { setting: input } }))
  }
  const words = text.trim().split(/\s+/)
  const start = /^[a-z-]+=/.test(words[0] ?? '') ? '' : words[0]
  const values = new Map<string, string>()
  for (const word of start === '' ? words : words.slice(1)) {
    const [, key, value = ''] = /^([a-z-]+)=(.*)$/.exec(word) ?? []
    if (key === undefined)
      refuse(`has ${shown(word)}, which is not of the form key=value`, 'Write values without blanks.')
    else if (values.has(key)) refuse(`has ${key}= twice`, 'Give it once.')
    else values.set(key, value)
  }
  const asked: string[] = []
  const optional = (key: string, expected: string, test: Test) => {
    asked.push(key)
    const value = values.get(key)
    if (value === undefined || test(value)) return value
    refuse(`has ${shown(`${key}=${value}`)}`, `${key}= must be ${expected}.`)
    return ''
  }
  return {
    optional,
    first: (expected, test) => {
      if (start && test(start)) return start
      refuse(start ? `begins with ${shown(start)}` : 'does not begin with its place', `It must begin with ${expected}.`)
      return ''
    },
    needed: (key, expected, test) => {
      const value = optional(key, expected, test)
      if (value === undefined) refuse(`has no ${key}=`, `Add ${key}=, ${expected}.`)
      return value ?? ''
    },
    refuseOthers: () => {
      for (const key of values.keys()) {
        if (!asked.includes(key)) refuse(`has ${key}=`, `It may have ${asked.map((name) => `${name}=`).join(', ')}.`)
      }
    },
  }
}

/** Somebody may have pasted the token itself. */
function shown(text: string): string {
  if (hasToken(text)) return 'a token'
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
