/** Real registries on loopback: Debian's docker-registry (distribution), and go-containerregistry's with the list of referrers. */
import { createPrivateKey, randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { type LabContext, LabError } from './context.ts'
import { downloadPackages, openArchive, unpackPackages } from './debian.ts'
import { isExecutable, onPath, runOk } from './exec.ts'
import { ensureMade } from './made.ts'
import { openService, type Service } from './service.ts'

const source = join(import.meta.dirname, 'registries')
const sources = ['go.mod', 'go.sum', 'main.go']

export interface RegistryTools {
  /** go-containerregistry's client: a reader that shares no code with ours. */
  readonly crane: string
  readonly skopeo: string
  readonly registry: string
  readonly dockerRegistry: string
}

/** Programs of 45 MB; Go builds two of them in two minutes. Throws a LabError. */
export async function ensureRegistryTools(lab: LabContext): Promise<RegistryTools> {
  const skopeo = onPath('skopeo').find(isExecutable)
  if (!skopeo) throw new LabError('skopeo is missing; install it with: apt-get install skopeo')
  const path = join(lab.root, 'registries')
  await ensureMade(lab, {
    path,
    stamp: ['docker-registry 2.8', ...sources.map((name) => readFileSync(join(source, name), 'utf8'))].join('\n'),
    make: async (draft) => {
      const apt = await openArchive(lab, join(draft, 'apt'), 'bookworm', 'main')
      const debs = await downloadPackages(lab, apt, ['docker-registry'], { dependencies: false })
      await unpackPackages(lab, debs, join(draft, 'debian'))
      rmSync(join(draft, 'apt'), { recursive: true })
      await buildWithGo(draft)
    },
  })
  const dockerRegistry = join(path, 'debian/usr/bin/docker-registry')
  return { crane: join(path, 'crane'), registry: join(path, 'registry'), skopeo, dockerRegistry }
}

async function buildWithGo(draft: string): Promise<void> {
  const go = [...onPath('go'), '/usr/local/go/bin/go'].find(isExecutable)
  if (!go) throw new LabError('go 1.25 or newer is missing; install it from https://go.dev/dl')
  const caches = join(draft, 'caches')
  mkdirSync(caches)
  for (const name of sources) cpSync(join(source, name), join(caches, name))
  const env = {
    GOPATH: join(caches, 'path'),
    GOMODCACHE: join(caches, 'modules'),
    GOCACHE: join(caches, 'build'),
    GOFLAGS: '-modcacherw -trimpath -buildvcs=false',
  }
  const build = (name: string, what: string) =>
    runOk('nice', ['-n', '10', go, 'build', '-o', join(draft, name), what], { env, cwd: caches, timeout: 900 })
  await build('registry', '.')
  await build('crane', 'github.com/google/go-containerregistry/cmd/crane')
  rmSync(caches, { recursive: true, force: true })
}

/** The user of registries with a login. */
export const registryUser = { user: 'alice', password: 'open sesame' }
/** Of that password, by bcrypt, as `htpasswd -B` writes it. */
const htpasswd = `${registryUser.user}:$2b$04$/TrBjgw3LYFFOi83Yc73GuGdgCKB57CFSOv4udKMt./j09mIhKa92\n`

/** go-containerregistry's. */
export function openReferrersRegistry({ registry }: RegistryTools, folder: string): Promise<Service> {
  mkdirSync(folder)
  const args = (port: number) => ['-address', `127.0.0.1:${port}`, '-folder', folder]
  return openService({ program: registry, args, ready: '/v2/' })
}

/** Debian's, with logins by password, or by tokens of a server that is started with it. */
export async function openDockerRegistry(
  { dockerRegistry }: RegistryTools,
  folder: string,
  auth?: 'htpasswd' | 'token',
): Promise<Service> {
  mkdirSync(folder)
  const tokens = auth === 'token' ? await openTokenServer(folder) : undefined
  writeFileSync(join(folder, 'htpasswd'), htpasswd)
  const access = {
    htpasswd: { htpasswd: { realm: 'a registry', path: join(folder, 'htpasswd') } },
    token: { token: { ...tokens?.settings } },
  }
  const service = await openService({
    program: dockerRegistry,
    args: (port) => {
      // JSON is YAML.
      const settings = {
        version: '0.1',
        log: { level: 'error', accesslog: { disabled: true } },
        storage: { filesystem: { rootdirectory: join(folder, 'data') } },
        http: { addr: `127.0.0.1:${port}`, secret: 'x' },
        ...(auth && { auth: access[auth] }),
      }
      writeFileSync(join(folder, 'config.yml'), JSON.stringify(settings))
      return ['serve', join(folder, 'config.yml')]
    },
    ready: '/',
  })
  const close = async () => {
    await service[Symbol.asyncDispose]()
    await tokens?.close()
  }
  return { ...service, [Symbol.asyncDispose]: close }
}

/** Of distribution's token authentication: a token for the scopes that are asked for, to the one user. */
async function openTokenServer(folder: string) {
  const [key, certificate] = [join(folder, 'token.key'), join(folder, 'token.crt')]
  const subject = ['-subj', '/CN=tokens', '-days', '2', '-nodes', '-newkey', 'rsa:2048']
  await runOk('openssl', ['req', '-x509', ...subject, '-keyout', key, '-out', certificate])
  const signer = createPrivateKey(readFileSync(key))
  const der = readFileSync(certificate, 'utf8').replaceAll(/-----[A-Z ]+-----|\s/g, '')
  const server = createServer(async (request, response) => {
    const login = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString()
    if (login !== `${registryUser.user}:${registryUser.password}`) return void response.writeHead(401).end()
    const asked = new URL(request.url ?? '', 'http://x').searchParams
    const access = asked.getAll('scope').map((scope) => {
      const [type, name, actions = ''] = scope.split(':')
      return { type, name, actions: actions.split(',') }
    })
    const token = await new SignJWT({ access })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5c: [der] })
      .setIssuer('tokens')
      .setSubject(registryUser.user)
      .setAudience(asked.get('service') ?? '')
      .setIssuedAt()
      .setNotBefore('0s')
      .setExpirationTime('5m')
      .setJti(randomUUID())
      .sign(signer)
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ token, expires_in: 300 }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
  return {
    settings: { realm, service: 'a registry', issuer: 'tokens', rootcertbundle: certificate },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(done)
      }),
  }
}
