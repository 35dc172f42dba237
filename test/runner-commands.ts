/**
 * What GitHub's runner takes for a command, written from its source and not from ours:
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs (grammar),
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/ActionCommandManager.cs (names, stop-commands),
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Sdk/ProcessInvoker.cs (StreamReader.ReadLine: CR, LF, CRLF).
 * It reads standard output and standard error alike.
 */
export const runnerCommands = [
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...['remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
] as const

export interface RunnerCommand {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** The commands in an output, in order; after `stop-commands` there are none until its token is said. */
export function commandsIn(output: string): readonly RunnerCommand[] {
  const found: RunnerCommand[] = []
  const registered = new Set<string>(runnerCommands)
  let token: string | undefined
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parseV2(line, registered) ?? parseV1(line, registered)
    if (!command) continue
    if (token !== undefined) {
      if (command.name === token) token = undefined
    } else {
      found.push(command)
      if (command.name !== 'stop-commands') continue
      token = command.data.toLowerCase()
      registered.add(token)
    }
  }
  return found
}

/** Char.IsWhiteSpace of .NET, which TrimStart() asks. */
const blanks = /^[\p{Zs}\p{Zl}\p{Zp}\t-\r\u0085]+/u

/** `::name key=value,…::data`, at the start of a line. */
function parseV2(line: string, registered: ReadonlySet<string>): RunnerCommand | undefined {
  const message = line.replace(blanks, '')
  if (!indicesOf(message, '::', 0).includes(0)) return undefined
  for (const end of indicesOf(message, '::', 2)) {
    const command = commandOf(message.slice(2, end), ',', registered, (text) =>
      decode(text, { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }),
    )
    if (command) return { ...command, data: decode(message.slice(end + 2), { '%0D': '\r', '%0A': '\n', '%25': '%' }) }
  }
  return undefined
}

/** `##[name key=value;…]data`, anywhere in a line. */
function parseV1(line: string, registered: ReadonlySet<string>): RunnerCommand | undefined {
  const all = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%25': '%' }
  for (const start of indicesOf(line, '##[', 0)) {
    const end = line.indexOf(']', start)
    if (end < 0) return undefined
    const command = commandOf(line.slice(start + 3, end), ';', registered, (text) => decode(text, all))
    if (command) return { ...command, data: decode(line.slice(end + 1), all) }
  }
  return undefined
}

function commandOf(
  info: string,
  separator: string,
  registered: ReadonlySet<string>,
  value: (text: string) => string,
): Omit<RunnerCommand, 'data'> | undefined {
  const [name = '', ...rest] = info.split(' ')
  if (!registered.has(name.toLowerCase())) return undefined
  const pairs = rest
    .join(' ')
    .split(separator)
    .flatMap((pair) => {
      const at = pair.indexOf('=')
      return at > 0 ? [[pair.slice(0, at).trim(), value(pair.slice(at + 1))] as const] : []
    })
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs) }
}

function decode(text: string, escapes: Readonly<Record<string, string>>): string {
  return Object.entries(escapes).reduce((left, [escaped, plain]) => left.replaceAll(escaped, plain), text)
}

const ignored = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/u

/**
 * Where `key` is found. string.IndexOf(string) and StartsWith(string) compare by culture, which passes over characters
 * without weight; whether the place is that of the first of these or of the key itself is left open: all are given.
 */
function indicesOf(text: string, key: string, from: number): readonly number[] {
  const found: number[] = []
  for (let start = from; start < text.length; start++) {
    let matched = 0
    for (let at = start; at < text.length && matched < key.length; at++) {
      if (text[at] === key[matched]) matched++
      else if (!ignored.test(text[at] ?? '')) break
    }
    if (matched === key.length) found.push(start)
  }
  return found
}
