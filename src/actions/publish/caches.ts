import { resolve } from 'node:path'
import { parseSecretKey, type SecretKey } from '../../binary-cache/signing.ts'
import { describeRecord } from '../../licence/record.ts'
import type { CellResult } from '../../model/documents.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { showSettings } from '../../nix/configure/read.ts'
import { findNix, type Nix } from '../../nix/find.ts'
import { builtPathsOf, deriverOf } from '../../nix/store-paths.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { cellsToShip } from '../../ship/cells.ts'
import type { Shipment } from '../../ship/publish/closure.ts'
import type { Given, Place } from '../../ship/publish/destination.ts'
import { sizeText } from '../../ship/publish/progress.ts'
import { describePublication, type Publication, publish } from '../../ship/publish/publish.ts'
import type { Published, PublishInputs, Publishing } from './destination.ts'
import type { cacheInputs, serviceInputs } from './surface.ts'

/** What of the inputs counts for binary caches and stores. */
export type CacheInputs = Pick<PublishInputs, keyof typeof cacheInputs | 'acknowledge-unfree' | 'dry-run'>

/** Publishes cells or paths to binary caches and stores. Throws ProblemError SHP054 and those of `cellsToShip` and `publish`. */
export async function publishToCaches(
  { host, identity, mask }: Omit<Publishing, 'floxHost'>,
  places: readonly Place[],
  inputs: CacheInputs,
): Promise<readonly Published[]> {
  const problems = checkPlaces({ host, identity }, places, inputs)
  if (problems.length > 0) throw new ProblemError(problems)
  const key = await signingKey(host, inputs, mask)
  const nix = await findNix(host)
  const publications = await publish(host, nix, {
    shipments: await shipmentsOf(host, nix, inputs),
    destinations: places.map(({ kind, address, visibility }) => ({
      ...{ kind, address },
      visibility: visibility ?? inputs.visibility,
    })),
    ...{ key, identity, mask, jobs: inputs.jobs, readBack: inputs['read-back'], dryRun: inputs['dry-run'] },
    ...servicesOf(inputs),
    acknowledgement: inputs['acknowledge-unfree'],
    netrc: inputs.netrc ?? (await netrcOfNix(host, nix)),
  })
  const published = JSON.stringify(publications.map(({ destination, state, cells }) => ({ destination, state, cells })))
  return publications.map((publication) => publishedOf(host, publication, published))
}

/** What the inputs lack for these destinations, before anybody is asked and anything is built. */
export function checkPlaces(
  { host, identity }: Pick<Publishing, 'host' | 'identity'>,
  places: readonly Place[],
  inputs: ServiceInputs,
): readonly Problem[] {
  const given = { ...servicesOf(inputs), identity }
  return places.flatMap(({ kind, address }) => kind.check?.(host, { ...given, address }) ?? [])
}

type ServiceInputs = Pick<CacheInputs, keyof typeof serviceInputs | 'aws-role' | 'aws-region'>

function servicesOf(inputs: ServiceInputs): Pick<Given, 'logins' | 'role'> {
  const { 'aws-role': role, 'aws-region': region } = inputs
  return {
    logins: {
      cachixToken: inputs['cachix-auth-token'],
      cachixSigningKey: inputs['cachix-signing-key'],
      atticEndpoint: inputs['attic-endpoint'],
      atticToken: inputs['attic-token'],
    },
    role: role === undefined ? undefined : { role, region },
  }
}

function publishedOf(host: Host, publication: Publication, published: string): Published {
  const { destination, state, cells, missing, publicKey, licence, problems } = publication
  if (state === 'planned') {
    for (const { path, narSize } of missing) host.log.info(`  ${sizeText(narSize).padStart(8)}  ${path}`)
  }
  return {
    destination,
    state,
    headline: describePublication(publication),
    rows: [
      ...cells.map(({ id, state: own }) => [id, own] as const),
      ...(publicKey === null ? [] : [['Public key', publicKey] as const]),
      ['Licences', describeRecord(licence)],
    ],
    problems,
    outputs: { state, published },
    document: { ...publication },
  }
}

async function shipmentsOf(host: Host, nix: Nix, inputs: CacheInputs): Promise<readonly Shipment[]> {
  const { paths, cells, results, plan } = inputs
  if (paths === undefined) {
    const folder = results === undefined ? undefined : resolve(host.cwd, results)
    if (plan !== undefined) {
      if (folder === undefined) {
        const message = 'Input plan is set, and results is not.'
        throw new ProblemError(error('SHP054', message, 'Give the folder with the results of the run.'))
      }
      const { checkRun } = await import('./check-run.ts')
      await checkRun(host, { planFile: resolve(host.cwd, plan), folder, prefix: inputs['artifact-prefix'] })
    }
    const found = await cellsToShip(host, { folder, cells: cells ?? [] })
    if (folder !== undefined) {
      const { fetchCells } = await import('./fetch-cells.ts')
      await fetchCells(host, nix, found)
    }
    return found.map(shipmentOf)
  }
  if (cells !== undefined || results !== undefined) {
    const message = `Input paths is set, and ${cells === undefined ? 'results' : 'cells'} is too.`
    throw new ProblemError(error('SHP054', message, 'Publish either the cells of results, or paths.'))
  }
  return Promise.all(
    (await storePaths(host, nix, paths)).map(async (path) => ({
      name: path,
      outputs: [path],
      drvPaths: [await deriverOf(host, nix, path)].filter((drvPath) => drvPath !== undefined),
      ...{ unfree: [], toolkit: undefined },
    })),
  )
}

function shipmentOf({ cell, outputs, drvPath, unfree }: CellResult): Shipment {
  const drvPaths = drvPath === null ? [] : [drvPath]
  return {
    name: cell.id,
    outputs: outputs.map(({ path }) => path),
    drvPaths,
    unfree: unfree ? drvPaths : [],
    allowUnfree: cell.instance?.allowUnfree ?? [],
    toolkit: cell.toolkit === 'cpu' ? undefined : cell.toolkit,
  }
}

/** The store paths of installables that are built. */
async function storePaths(host: Host, nix: Nix, installables: readonly string[]): Promise<readonly string[]> {
  const built = await builtPathsOf(host, nix, installables)
  if ('lines' in built) return built.lines
  const message = `What paths names is not in the store of this machine: ${built.failed}.`
  throw new ProblemError(error('SHP041', message, 'Build it first, or correct the name.'))
}

/** Undefined where none was given. Throws ProblemError SHP040 and SHP054. */
export async function signingKey(
  host: Pick<Host, 'files' | 'cwd'>,
  { 'signing-key': text, 'signing-key-file': file }: Pick<CacheInputs, 'signing-key' | 'signing-key-file'>,
  mask: Publishing['mask'],
): Promise<SecretKey | undefined> {
  if (text !== undefined && file !== undefined) {
    const message = 'Inputs signing-key and signing-key-file are both set.'
    throw new ProblemError(error('SHP054', message, 'Give the key once.'))
  }
  const from = file === undefined ? 'Input signing-key' : `The file ${file} of signing-key-file`
  const given = file === undefined ? text : await readIfPresent(host, resolve(host.cwd, file)).catch(() => undefined)
  if (given === undefined) {
    if (file === undefined) return undefined
    throw new ProblemError(error('SHP040', `${from} cannot be read.`, 'Check its name and who may read it.'))
  }
  for (const secret of [given.trim(), given.trim().split(':')[1] ?? '']) if (secret !== '') mask(secret)
  const key = parseSecretKey(given)
  if (key) return key
  const fix =
    'Give what `nix key generate-secret --key-name NAME-1` printed: a name, a colon, 88 characters of base 64.'
  throw new ProblemError(error('SHP040', `${from} is no secret key of Nix.`, fix))
}

/** The netrc that Nix asks caches with; undefined where this user cannot read it. */
async function netrcOfNix(host: Host, nix: Nix): Promise<string | undefined> {
  const shown = await showSettings(host, nix, {})
  const path = shown.ok ? shown.settings.value('netrc-file') : undefined
  return path ? readIfPresent(host, path).catch(() => undefined) : undefined
}
