/** What stands in place of a secret. */
const veil = '***'

/** Shorter secrets are hidden as they are; what they encode to would be found in half of all texts. */
const shortest = 4

/**
 * The text without the secrets: as they are, line by line, JSON-escaped, percent- or form-encoded, in hexadecimal, and in
 * base64, also inside of something longer such as `user:secret`. A secret of asterisks alone is not hidden.
 */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => /[^*]/.test(form))
  if (forms.length === 0) return text
  const longestFirst = forms.sort((a, b) => b.length - a.length)
  const pattern = new RegExp(longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'g')
  // What stands around a veil may spell a secret again. Each round has fewer characters that are no asterisk.
  for (let masked = text; ; ) {
    const next = masked.replace(pattern, veil)
    if (next === masked) return masked
    masked = next
  }
}

/** Every form in which `maskSecrets` finds a secret, itself among them. */
export function formsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim())
  const parts = [secret, secret.trim(), ...lines.filter((line) => line.length >= shortest)]
  return parts.flatMap((part) => (part.length < shortest ? [part] : encodings(part)))
}

function encodings(text: string): readonly string[] {
  const bytes = Buffer.from(text)
  const percent = encodeURIComponent(text.toWellFormed())
  const strict = percent.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  const form = new URLSearchParams([['', text]]).toString().slice(1)
  const urls = [percent, strict, form]
  const base64 = [bytes.toString('base64'), ...alignments(bytes)]
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    ...urls,
    ...urls.map((url) => url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    ...base64,
    ...base64.map((code) => code.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]
}

/** The characters of base64 that depend on these bytes alone, wherever in a longer text they begin. */
function alignments(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((before) => {
    const code = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const first = Math.ceil((before * 8) / 6)
    return code.slice(first, Math.floor(((before + bytes.length) * 8) / 6))
  })
}

/**
 * Tokens by their shape. With prefixes of their issuers: GitHub, GitLab, Hugging Face, FloxHub, Slack, npm, Docker, PyPI,
 * NVIDIA, OpenAI, Anthropic, DigitalOcean, Google, Vault, Tailscale. Those of Cachix and Attic are JSON web tokens.
 */
const tokens: readonly RegExp[] = [
  /\bgh[a-z]_[\w.-]{10,}/g,
  /\b(?:github_pat_|gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|wt)-|hf_|flox_[a-z]{3}_|xox[a-z](?:\.xox[a-z])?-|xapp-|npm_|dckr_[a-z]{3}_|pypi-|do[a-z]_v1_)[\w-]{10,}/g,
  /\b(?:nvapi-|sk-|ya29\.|AIza|hv[sb]\.|tskey-)[\w-]{16,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*/g,
  // Key ids of AWS.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
]

/** Whether a token of a known shape is in the text. */
export function hasToken(text: string): boolean {
  return tokens.some((shape) => text.search(shape) >= 0)
}

/** What looks like a secret to anybody: `[pattern, what stays of it]`. */
const likely: readonly (readonly [RegExp, string])[] = [
  ...tokens.map((shape) => [shape, veil] as const),
  // A Nix secret key is 64 bytes, a public one 32.
  [/:[A-Za-z0-9+/]{86}==/g, `:${veil}`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, veil],
  // User and password of a URL.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@'"]+@/gi, `$1${veil}@`],
  // The signature of an address that Azure signed: https://learn.microsoft.com/rest/api/storageservices/create-service-sas
  [/([?&;]sig=)[^\s"'&;]+/gi, `$1${veil}`],
  // Lines of nix.conf, netrc, headers and environments.
  [/\b((?:extra-)?(?:access-tokens|impure-env)\s*=).*/g, `$1 ${veil}`],
  [/\b(password|passwd|account)([ \t]+)\S+/gi, `$1$2${veil}`],
  [/\b((?:proxy-)?authorization:?\s*(?:basic|bearer|token)?\s+)\S+/gi, `$1${veil}`],
  [
    /\b([\w-]*(?:token|secret|passw(?:or)?d|api[_-]?key|access[_-]?key|signature)[\w-]*["']?\s*[=:]\s*["']?)[^\s"'&,;]{4,}/gi,
    `$1${veil}`,
  ],
]

/** The text without what looks like a token, a password or a private key. It rather hides too much. */
export function maskLikelySecrets(text: string): string {
  return likely.reduce((left, [pattern, stays]) => left.replace(pattern, stays), text)
}

/** The values of variables whose names say that they are secret. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value && value.length >= 8 && /TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|(?:^|_)(?:KEY|PAT|AUTH)$|[_-]KEY$/i.test(name)
      ? [value]
      : [],
  )
}

/**
 * The secrets in a value of access-tokens, `host=token` each. Nix sends the token after `PAT:` or `OAuth2:` alone.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-access-tokens
 */
export function accessTokens(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((entry) => {
    const token = entry.slice(entry.indexOf('=') + 1)
    return [token, token.slice(token.indexOf(':') + 1)]
  })
}

/** The passwords in a netrc, those of comments too. A quoted one may have blanks in it. */
export function netrcPasswords(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:password|account)\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(
    ([, quoted, word = '']) => quoted?.replace(/\\(.)/g, '$1') ?? word,
  )
}
