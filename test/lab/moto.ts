/** moto's server: AWS STS, IAM and Secrets Manager in memory, with signatures and policies checked by botocore. */
import { join } from 'node:path'
import { type LabContext, LabError } from './context.ts'
import { run } from './exec.ts'
import { ensureMade } from './made.ts'
import { openService, type Service } from './service.ts'
import { pythonWithPip } from './wheels.ts'

const requirements = ['moto==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5']

/** The folder of its packages (about 110 MB). Throws a LabError. */
export async function ensureMoto(lab: LabContext): Promise<string> {
  const python = await requirePython()
  const path = join(lab.root, 'moto')
  const quiet = ['--quiet', '--no-input', '--disable-pip-version-check', '--no-cache-dir', '--no-compile']
  await ensureMade(lab, {
    path,
    stamp: requirements.join(' '),
    make: async (draft) => {
      const args = ['-m', 'pip', 'install', ...quiet, '--only-binary=:all:', '--target', draft, ...requirements]
      const env = { ...lab.env, PIP_USER: '0', PIP_REQUIRE_VIRTUALENV: '0', PIP_ROOT_USER_ACTION: 'ignore' }
      const ran = await run(python, args, { env, signal: lab.signal })
      if (ran.code !== 0)
        throw new LabError(`pip did not install ${requirements.join(' ')}.\n${ran.stderr.slice(-2_000)}`)
    },
  })
  return path
}

export interface Moto extends Service {
  /** Whether requests are checked from now on: their signature and what the policies of the role allow. */
  readonly checks: (on: boolean) => Promise<void>
  /** An action of IAM, without a login. */
  readonly iam: (action: string, parameters: Readonly<Record<string, string>>) => Promise<string>
  /** An action of Secrets Manager, without a login. */
  readonly secrets: (action: string, body: object) => Promise<unknown>
}

export async function openMoto(packages: string, region: string): Promise<Moto> {
  const service = await openService({
    program: await requirePython(),
    args: (port) => ['-m', 'moto.server', '-H', '127.0.0.1', '-p', `${port}`],
    env: { PYTHONPATH: packages },
    ready: '/moto-api/data.json',
  })
  // By its scope, the server finds the service.
  const scope = (name: string) =>
    `AWS4-HMAC-SHA256 Credential=none/20260101/${region}/${name}/aws4_request, SignedHeaders=host, Signature=0`
  const post = async (headers: Readonly<Record<string, string>>, body: string, path = '/') => {
    const answer = await fetch(`${service.url}${path}`, { method: 'POST', headers, body })
    const text = await answer.text()
    if (!answer.ok) throw new LabError(`moto gave ${answer.status} ${text}`)
    return text
  }
  return {
    ...service,
    checks: async (on) => void (await post({}, on ? '0' : 'inf', '/moto-api/reset-auth')),
    iam: (action, parameters) => {
      const headers = { authorization: scope('iam'), 'content-type': 'application/x-www-form-urlencoded' }
      return post(headers, `${new URLSearchParams({ Action: action, Version: '2010-05-08', ...parameters })}`)
    },
    secrets: async (action, body) => {
      const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `secretsmanager.${action}` }
      return JSON.parse(await post({ ...headers, authorization: scope('secretsmanager') }, JSON.stringify(body)))
    },
  }
}

async function requirePython(): Promise<string> {
  const python = await pythonWithPip()
  if (!python) throw new LabError('python3 with pip is missing; install it with: apt-get install python3-pip')
  return python
}
