import { error, ProblemError } from '../../../model/problem.ts'
import { hasToken } from '../../../runner/mask-secrets.ts'
import { at, isObject, type Mask, readJson } from './service.ts'

/** Tokens are shorter. */
const maxLength = 16 * 1024
/** Shorter lines are words rather than secrets; masking them would make the log unreadable. */
const shortest = 6

/**
 * The field of a secret. Throws ProblemError FLX144 where there is none of that name, FLX145 where it is not a text. `what`
 * names the secret.
 */
export function fieldOf(secret: Readonly<Record<string, unknown>>, field: string, what: string): string {
  if (!Object.hasOwn(secret, field)) {
    const message = `${what} has no field ${JSON.stringify(field)}. ${fieldsOf(secret)}`
    throw new ProblemError(error('FLX144', message, 'Correct field= or the secret.'))
  }
  const value = at(secret, field)
  if (typeof value === 'string') return value
  const found = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a JSON ${typeof value}`
  throw notText(`The field ${field} of ${what} is ${found}, not a text.`)
}

/**
 * The token in a whole secret: all of it, or one field of a JSON object. Throws ProblemError FLX144 as `fieldOf`, also for a
 * JSON object without `field`.
 */
export function tokenText(secret: string, field: string | undefined, what: string): string {
  const json = secret.trimStart().startsWith('{') ? readJson(secret) : undefined
  if (isObject(json)) {
    if (field !== undefined) return fieldOf(json, field, what)
    const message = `${what} is a JSON object. ${fieldsOf(json)}`
    throw new ProblemError(error('FLX144', message, 'Name the field that holds the token, as in field=token.'))
  }
  if (field === undefined) return secret
  const message = `${what} is not a JSON object, and has no field ${JSON.stringify(field)}.`
  throw new ProblemError(error('FLX144', message, 'Remove field=, or store a JSON object.'))
}

/**
 * The token in a text, masked. Blanks and newlines at its ends are dropped: a file has one at its end. Throws ProblemError
 * FLX149 for what is empty, too long, or has blanks in it.
 */
export function takeToken(text: string, what: string, mask: Mask): string {
  const token = text.trim()
  for (const line of new Set([token, ...token.split(/\s*\n\s*/)])) if (line.length >= shortest) mask(line)
  const wrong = faultOf(token)
  if (wrong === undefined) return token
  const fix = 'Store the token alone, as FloxHub showed it.'
  throw new ProblemError(error('FLX149', `${what} is no token: it ${wrong}.`, fix))
}

function faultOf(token: string): string | undefined {
  if (token === '') return 'is empty'
  if (token.length > maxLength) return `has ${token.length} characters`
  if (/[\r\n]/.test(token)) return 'has several lines'
  return /^[\x21-\x7e]+$/.test(token) ? undefined : 'has blanks or characters that are not ASCII'
}

export function notText(message: string): ProblemError {
  return new ProblemError(error('FLX145', message, 'Store the token as a text.'))
}

/** The names in an object, unless they look like secrets themselves. */
function fieldsOf(secret: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(secret)
  const plain = names.filter((name) => /^[\w.-]{1,40}$/.test(name) && !hasToken(name))
  const rest = names.length - Math.min(plain.length, 10)
  const listed = plain.slice(0, 10).join(', ')
  if (names.length === 0) return 'It has no field.'
  return `It has ${[listed, rest > 0 ? `${rest} more` : ''].filter((text) => text !== '').join(' and ')}.`
}
