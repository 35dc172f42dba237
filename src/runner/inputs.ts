import { error, type Problem, ProblemError } from '../model/problem.ts'

/** What a parser made of the text of one input. `expected` completes "it accepts …". */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly expected: string }

export interface Input<T> {
  /** One sentence, with an example where the form is not plain. Shown in action.yml, docs/inputs.md and --help. */
  readonly description: string
  /** As text; the empty text means unset, as GitHub has it. */
  readonly default: string
  /** The default in action.yml where that is an expression, which only the runner can evaluate. */
  readonly expression?: string
  /** How the value is typed where a form must know it: a command-line flag without a value, a workflow input. */
  readonly kind: 'flag' | 'text' | 'list' | 'number' | 'secret' | 'settings'
  readonly parse: (text: string) => Parsed<T>
  /** Every value, where there are only a few. */
  readonly words?: readonly string[]
  /** What in the text must not be shown: there with `secret`, and only there. */
  readonly secrets?: (text: string) => readonly string[]
  /** With `settings`: names that may come along without being inputs of this surface. */
  readonly ignored?: readonly string[]
  /** Shown as the runner's deprecation warning. */
  readonly deprecated?: string
}

export type Declarations = Readonly<Record<string, Input<unknown>>>

/** One surface: an action or a command, with everything that it takes and gives, declared once. */
export interface Surface<I extends Declarations = Declarations> {
  readonly name: string
  readonly description: string
  readonly inputs: I
  /** Name to one-sentence description. */
  readonly outputs: Readonly<Record<string, string>>
}

export type Inputs<S extends Surface> = {
  readonly [K in keyof S['inputs']]: S['inputs'][K] extends Input<infer T> ? T : never
}

type Given = (name: string) => string | undefined

/**
 * Reads and parses every input of a surface. `given` answers undefined or the empty text for an input that is unset. Throws
 * ProblemError: CFG001 for each value that is not accepted; CFG002 for one that differs from the one in `settings`, CFG008
 * for each name there that is no input, CFG010 for each secret there.
 */
export function readInputs<S extends Surface>(surface: S, given: Given): Inputs<S> {
  const problems: Problem[] = []
  const values: Record<string, unknown> = {}
  const settings = readSettings(surface, given, problems)
  for (const [name, input] of Object.entries(surface.inputs)) {
    const own = given(name)?.trim() || input.default
    const text = settings.get(name) || own
    // The runner fills defaults in, so an input with its default value looks like one that is unset.
    if (own !== text && own !== input.default) {
      const message = `Input ${name} is ${quote(own)}, and settings.${name} is ${quote(text)}.`
      problems.push(error('CFG002', message, 'Give it only once.'))
    }
    const parsed = input.parse(text)
    if (parsed.ok) values[name] = parsed.value
    else problems.push(refuse(settings.has(name) ? `settings.${name}` : `Input ${name}`, text, parsed.expected))
  }
  if (problems.length > 0) throw new ProblemError(problems)
  return values as Inputs<S>
}

/** Shorter texts are words of the language rather than secrets; masking them would make the log unreadable. */
const shortest = 6

/** Every text in the values of a surface's inputs that must not be shown. */
export function secretsOf<S extends Surface>(surface: S, values: Inputs<S>): readonly string[] {
  const given: Readonly<Record<string, unknown>> = values
  return Object.entries(surface.inputs)
    .flatMap(([name, { secrets }]) => {
      const value = given[name]
      return secrets && typeof value === 'string' ? secrets(value) : []
    })
    .map((text) => text.trim())
    .filter((text) => text.length >= shortest)
}

function refuse(what: string, text: string, expected: string): Problem {
  return error('CFG001', `${what} is ${quote(text)}.`, `It accepts ${expected}.`)
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

/** Those that may be shown. */
export function withoutSecrets(inputs: Declarations): Declarations {
  return Object.fromEntries(Object.entries(inputs).filter(([, { kind }]) => kind !== 'secret'))
}

/** The texts that an input of the kind `settings` gives to others; adds what is wrong with its names to `problems`. */
function readSettings({ inputs }: Surface, given: Given, problems: Problem[]): ReadonlyMap<string, string> {
  const [own, input] = Object.entries(inputs).find(([, { kind }]) => kind === 'settings') ?? ['']
  const parsed = input?.parse(given(own)?.trim() || input.default)
  const names = Object.keys(withoutSecrets(inputs)).filter((name) => name !== own)
  const fix = `It may have ${names.join(', ')}.`
  const texts = new Map<string, string>()
  for (const [name, text] of Object.entries<string>(parsed?.ok ? Object(parsed.value) : {})) {
    if (names.includes(name)) texts.set(name, text)
    else if (Object.hasOwn(inputs, name) && name !== own)
      problems.push(
        error('CFG010', `Input ${own} has ${name}, a secret.`, `Give it as the input ${name}, from a secret.`),
      )
    else if (!input?.ignored?.includes(name))
      problems.push(error('CFG008', `Input ${own} has ${quote(name)}, which is not an input.`, fix))
  }
  return texts
}

/** `true` or `false`, as YAML 1.2 and @actions/core's getBooleanInput read them. */
export function flag(description: string, byDefault: boolean): Input<boolean> {
  return {
    description,
    default: String(byDefault),
    kind: 'flag',
    parse: (text) => {
      const word = text.toLowerCase()
      if (word === 'true' || word === 'false') return { ok: true, value: word === 'true' }
      return { ok: false, expected: 'true or false' }
    },
  }
}

/** Any text; the empty text is undefined. */
export function text(description: string): Input<string | undefined>
export function text(description: string, byDefault: string): Input<string>
export function text(description: string, byDefault = ''): Input<string | undefined> {
  return {
    description,
    default: byDefault,
    kind: 'text',
    parse: (given) => ({ ok: true, value: given === '' ? undefined : given }),
  }
}

/** A text that must be given. */
export function requiredText(description: string): Input<string> {
  const parse = (given: string): Parsed<string> =>
    given === '' ? { ok: false, expected: 'any text that is not empty' } : { ok: true, value: given }
  return { ...text(description), parse }
}

/** A text that must not be shown, or parts of it must not: as a whole they may be too long to be found. Unset is undefined. */
export function secret(
  description: string,
  more: Pick<Input<unknown>, 'expression' | 'secrets'> = {},
): Input<string | undefined> {
  return { ...text(description), kind: 'secret', secrets: (whole) => [whole], ...more }
}

/** Values of other inputs of the surface, but no secrets, as a JSON object; what is `ignored` may come along. */
export function settings(ignored: readonly Declarations[]): Input<Readonly<Record<string, string>>> {
  const refused = { ok: false, expected: 'a JSON object of strings, numbers, true and false' } as const
  return {
    description: 'Values of other inputs, as a JSON object (`{"name": "value"}`); no secrets.',
    default: '{}',
    kind: 'settings',
    ignored: ignored.flatMap((inputs) => Object.keys(withoutSecrets(inputs))),
    parse: (given) => {
      try {
        const entries = Object.entries<unknown>(JSON.parse(given))
        if (!given.startsWith('{') || entries.some(([, value]) => Object(value) === value)) return refused
        return { ok: true, value: Object.fromEntries(entries.map(([name, value]) => [name, `${value ?? ''}`.trim()])) }
      } catch {
        return refused
      }
    },
  }
}

/** One of a few words. */
export function choice<const W extends string>(
  description: string,
  byDefault: NoInfer<W>,
  words: readonly W[],
): Input<W> {
  return {
    description,
    default: byDefault,
    kind: 'text',
    words,
    parse: (given) => {
      const value = words.find((word) => word === given)
      return value === undefined
        ? { ok: false, expected: words.filter((word) => word !== '').join(', ') }
        : { ok: true, value }
    },
  }
}

/** Entries separated by newlines or commas, trimmed, empty ones left out; an unset list is undefined. */
export function list(description: string): Input<readonly string[] | undefined> {
  return {
    description,
    default: '',
    kind: 'list',
    parse: (given) => {
      const entries = splitList(given)
      return { ok: true, value: entries.length === 0 ? undefined : entries }
    },
  }
}

/** A list that is never empty, because an unset one has this default. */
export function listWithDefault(description: string, byDefault: readonly string[]): Input<readonly string[]> {
  const parse = (given: string) => ({ ok: true, value: splitList(given) }) as const
  return { ...list(description), default: byDefault.join(', '), parse }
}

function splitList(text: string): readonly string[] {
  return text
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** A whole number in a range, both ends included. */
export function wholeNumber(
  description: string,
  byDefault: number,
  range: { readonly min: number; readonly max: number },
): Input<number> {
  return {
    description,
    default: String(byDefault),
    kind: 'number',
    parse: (given) => {
      const value = Number(given)
      if (/^\d{1,9}$/.test(given) && value >= range.min && value <= range.max) return { ok: true, value }
      return { ok: false, expected: `a whole number from ${range.min} to ${range.max}` }
    },
  }
}
