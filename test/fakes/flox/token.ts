/**
 * Who the caller is. Recorded in transcripts.json (`auth status`, `auth token`, every command without a token); the rules
 * are those of cli/floxhub-client/src/auth, cli/flox/src/commands/auth.rs and mod.rs (`resolve_auth_context`,
 * `ensure_auth`) at 6536dac28:
 *
 * - what begins with `flox_` is not looked at, and FloxHub has to be reached to say whose it is;
 * - anything else is a JWT, whose signature is not checked and which needs the claim `https://flox.dev/handle`;
 * - an invalid token is reported, and the command goes on without one; an expired one is a token for `auth`, and none for
 *   the advice that is printed before other commands and for what needs a login.
 */
import { FloxError, QuietExit, say } from './failure.ts'
import { accountOf } from './hub.ts'
import { setting, settingsFile } from './settings.ts'

/** What a command shows for the owner of a token that FloxHub could not be asked about. */
const unknownHandle = 'UNKNOWN'

export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'jwt'; readonly token: string; readonly handle: string; readonly expired: boolean }
  | { readonly kind: 'opaque'; readonly token: string }

/** The caller, after the complaint about an invalid token and the advice to log in. */
export function resolveCaller(command: string, quiet: boolean): Caller {
  const caller = judge(token())
  if ('invalid' in caller) {
    say(`✘ ERROR: Your FloxHub token is invalid: ${caller.invalid}\nYou may need to log in again.\n`)
    return { kind: 'nobody' }
  }
  const loggedOut = caller.kind === 'nobody' || (caller.kind === 'jwt' && caller.expired)
  const silent =
    quiet ||
    command.startsWith('auth ') ||
    (process.env['_FLOX_ACTIVE_ENVIRONMENTS'] ?? '[]') !== '[]' ||
    setting('auth_notifications') === 'false'
  if (loggedOut && !silent) say("! You are not logged in to FloxHub. Run 'flox auth login' to log in.")
  return caller
}

/** The variable hides the setting, and an empty one is no token. */
function token(): string | undefined {
  return setting('floxhub_token') || undefined
}

function judge(secret: string | undefined): Caller | { readonly invalid: string } {
  if (secret === undefined) return { kind: 'nobody' }
  if (secret.startsWith('flox_')) return { kind: 'opaque', token: secret }
  const [, payload, , ...more] = secret.split('.')
  if (payload === undefined || more.length > 0 || secret.split('.').length !== 3) return { invalid: 'InvalidToken' }
  const text = Buffer.from(payload, 'base64url').toString()
  let claims: unknown
  try {
    claims = JSON.parse(text)
  } catch {
    return { invalid: 'JSON error: expected value at line 1 column 1' }
  }
  const claim = (name: string): unknown => Object.entries(Object(claims)).find(([key]) => key === name)?.[1]
  const missing = (field: string) => ({
    invalid: `JSON error: missing field \`${field}\` at line 1 column ${text.length}`,
  })
  const [handle, expiry] = [claim('https://flox.dev/handle'), claim('exp')]
  if (typeof handle !== 'string') return missing('https://flox.dev/handle')
  if (typeof expiry !== 'number') return missing('exp')
  return { kind: 'jwt', token: secret, handle, expired: expiry < Date.now() / 1000 }
}

const ways = (verb: string) =>
  `To ${verb} you can either
* login to FloxHub with 'flox auth login',
* set the 'floxhub_token' field to '<your token>' in your config
* set the '$FLOX_FLOXHUB_TOKEN=<your_token>' environment variable.
`

/** The caller's handle, for what needs a login. A FloxError as recorded for `publish`. */
export function ensureLogin(caller: Caller): string {
  if (caller.kind === 'nobody') throw new FloxError(`You are not logged in to FloxHub.\n\n${ways('login')}`)
  if (caller.kind === 'jwt') {
    if (caller.expired) throw new FloxError(`Your FloxHub token has expired.\n\n${ways('re-authenticate')}`)
    return caller.handle
  }
  const account = accountOf(caller.token)
  if (account === 'refused') say('! Your FloxHub token could not be verified and may be expired or revoked.')
  return typeof account === 'string' ? unknownHandle : account.handle
}

export function runAuthStatus(caller: Caller): void {
  const handle = shownHandle(caller)
  say(`You are logged in as ${handle} on ${new URL(setting('floxhub_url') ?? 'https://hub.flox.dev').href}`)
  if ('FLOX_FLOXHUB_TOKEN' in process.env) say('Credential read from the FLOX_FLOXHUB_TOKEN environment variable.')
  else say(`! Credential stored in plain text at '${settingsFile()}'.`)
}

function shownHandle(caller: Caller): string {
  if (caller.kind === 'jwt') return caller.handle
  if (caller.kind === 'nobody') return end('You are not currently logged in to FloxHub.')
  const account = accountOf(caller.token)
  if (account === 'unreachable') return end('Found a FloxHub token but could not reach FloxHub to verify it.')
  if (account === 'refused') return end('Your FloxHub token is expired or has been revoked.')
  return account.handle
}

/** Of this version, for JWTs only. */
export function runAuthToken(caller: Caller): void {
  if (caller.kind !== 'jwt') end('You are not currently logged in to FloxHub.')
  else process.stdout.write(`${caller.token}\n`)
}

function end(warning: string): never {
  say(`! ${warning}`)
  throw new QuietExit(1)
}
