/** A real terminal of 80 × 24, by tmux, in which a user types and reads. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'

export interface Terminal {
  /** Types keys as tmux names them; texts are typed as they are. */
  type(...keys: string[]): void
  /** Everything that was printed, lines as they are on the screen. With `colours` as the terminal was told. */
  screen(options?: { colours?: boolean }): string
  /** Waits until the screen shows a text, and gives it. */
  sees(pattern: RegExp): Promise<string>
  close(): void
}

/** Whether a program is on PATH. */
export function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Starts a program in a terminal of its own, with this environment and nothing else. */
export function openTerminal(
  argv: readonly string[],
  { env = {}, cwd = tmpdir() }: { env?: Readonly<Record<string, string>>; cwd?: string } = {},
): Terminal {
  const folder = mkdtempSync(join(tmpdir(), 'terminal-'))
  const socket = join(folder, 'socket')
  const configuration = join(folder, 'tmux.conf')
  writeFileSync(configuration, 'set -g history-limit 5000\nset -g remain-on-exit on\n')
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-S', socket, '-f', configuration, ...args], {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', HOME: folder, TERM: 'xterm-256color' },
    })
  const variables = Object.entries({
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    HOME: folder,
    TERM: 'screen-256color',
    ...env,
  })
  const command = ['env', '-i', ...variables.map(([name, value]) => `${name}=${value}`), ...argv]
  tmux('new-session', '-d', '-x', '80', '-y', '24', '-c', cwd, ...command)
  const screen = (options: { colours?: boolean } = {}) =>
    tmux('capture-pane', '-p', '-S', '-', ...(options.colours ? ['-e'] : []))
  return {
    type: (...keys) => void tmux('send-keys', ...keys),
    screen,
    sees: async (pattern) => {
      const end = Date.now() + 120_000
      while (Date.now() < end) {
        const text = screen()
        if (pattern.test(text)) return text
        await setTimeout(50)
      }
      return expect.fail(`never on the screen: ${pattern}\n${screen()}`)
    },
    close: () => {
      if (!existsSync(folder)) return
      try {
        tmux('kill-server')
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
