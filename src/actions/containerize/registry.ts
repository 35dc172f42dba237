import type { LicenceRecord } from '../../licence/record.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs, Surface } from '../../runner/inputs.ts'
import { guardShipment, type Shipment } from '../../ship/guard.ts'
import type { Image, KnownLayer, Manifest } from '../../ship/oci/image.ts'
import { type Attachment, readAttachment } from '../../ship/registry/attachment.ts'
import { findLogin } from '../../ship/registry/credentials.ts'
import { knownLayers } from '../../ship/registry/known-layers.ts'
import type { Target } from '../../ship/registry/manifests.ts'
import { bytesText } from '../../ship/registry/progress.ts'
import { type Pushed, push } from '../../ship/registry/push.ts'
import { isRepository, parseReference, type Reference, shownRepository } from '../../ship/registry/reference.ts'
import { openRegistry, type Session } from '../../ship/registry/session.ts'
import type { registryInputs, registryOutputs } from './registry-inputs.ts'
import type { cellImageInputs } from './surface.ts'

type RegistryInputs = Inputs<Surface<typeof registryInputs>> &
  Pick<Inputs<Surface<typeof cellImageInputs>>, 'visibility' | 'acknowledge-unfree'>

/** What is pushed, and what the licence guard has to know of it. */
export interface ToPush {
  readonly images: readonly Image[]
  /** Needed where there are several images. */
  readonly index?: Manifest | undefined
  readonly shipment: Omit<Shipment, 'destination' | 'acknowledgement'>
}

export interface PushedImages {
  readonly outputs: { readonly [K in 'digest' | keyof typeof registryOutputs]: string }
  /** For the summary. */
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly licences: readonly LicenceRecord[]
  readonly pushed: readonly Pushed[]
}

/** The registries that `image` names. */
export interface Registries {
  /** Of logins that cannot be used. */
  readonly warnings: readonly Problem[]
  /** Layers that each repository has under these tags or `latest`, by their key: they need not be packed. Empty where one cannot be read. */
  readonly known: () => Promise<ReadonlyMap<string, KnownLayer>>
  /** The licences are judged before anything is sent. Throws ProblemError SHP080 to SHP084, SHP131 to SHP141. */
  readonly push: (images: ToPush) => Promise<PushedImages>
}

/** A repository with the tags that the image gets there. */
interface Place {
  readonly target: Target
  readonly tags: readonly string[]
}

/**
 * Reads what the inputs name, logins and documents to attach included, before anything is made; undefined where `image` is unset. Throws
 * ProblemError SHP130, SHP131, SHP136, SHP139: all problems at once.
 */
export async function openRegistries(
  host: Host,
  inputs: RegistryInputs,
  mask: (secret: string) => void,
): Promise<Registries | undefined> {
  const { image: references = [], attach = [], 'mount-from': mountFrom = [] } = inputs
  const visibility = inputs.visibility === 'none' ? 'public' : inputs.visibility
  if (references.length === 0) return undefined
  const problems: Problem[] = []
  const parsed = references.flatMap((text) => collected(problems, () => [pushReference(text)]) ?? [])
  for (const name of mountFrom.filter((text) => !isRepository(text))) {
    problems.push(
      error(
        'SHP130',
        `mount-from has ${JSON.stringify(name)}, which is no repository.`,
        'Write it without its registry, as in acme/base.',
      ),
    )
  }
  const attachments: Attachment[] = []
  for (const path of attach) {
    const read = await collectedLater(problems, readAttachment(host, path))
    if (read) attachments.push(read)
  }
  const warnings: Problem[] = []
  const sessions = new Map<string, Session>()
  for (const registry of new Set(parsed.map((reference) => reference.registry))) {
    const found = await collectedLater(problems, findLogin(host, registry, givenLogin(host, inputs)))
    if (!found) continue
    warnings.push(...found.warnings)
    sessions.set(registry, openRegistry(host, { registry, login: found.login, mask }))
  }
  if (problems.length > 0) throw new ProblemError(problems)
  const places = placesOf(parsed, sessions)
  return {
    warnings,
    known: () => knownIn(places),
    push: async ({ images, index, shipment }) => {
      const licences: LicenceRecord[] = []
      for (const { target } of places) {
        const destination = { name: shownRepository({ ...target.session, ...target }), visibility }
        const acknowledgement = inputs['acknowledge-unfree']
        licences.push(await guardShipment(host, { ...shipment, destination, acknowledgement }))
      }
      const pushed: Pushed[] = []
      for (const { target, tags } of places) {
        const parts = images.map(({ manifest, config, layers }) => ({
          ...{ manifest, config, attachments },
          layers: layers.map(({ blob }) => blob),
        }))
        pushed.push(await push(target, { images: parts, index, tags, mountFrom }))
      }
      return { ...resultOf(pushed), licences, pushed }
    },
  }
}

function pushReference(text: string): Reference {
  const reference = parseReference(text)
  if (reference.digest === undefined) return reference
  const message = `The image reference ${JSON.stringify(text)} names a digest, which follows from the image.`
  throw new ProblemError(error('SHP130', message, 'Leave the digest out.'))
}

function givenLogin({ env }: Pick<Host, 'env'>, inputs: RegistryInputs) {
  return {
    user: inputs['registry-user'],
    password: inputs['registry-password'],
    githubToken: inputs['github-token'] ?? (env['GITHUB_TOKEN'] || undefined),
  }
}

/** One for each repository, in the order of the references. */
function placesOf(references: readonly Reference[], sessions: ReadonlyMap<string, Session>): readonly Place[] {
  const places = new Map<string, Place>()
  for (const { registry, repository, tag } of references) {
    const session = sessions.get(registry)
    if (!session) continue
    const name = shownRepository({ registry, repository })
    const { target, tags } = places.get(name) ?? { target: { session, repository }, tags: [] }
    places.set(name, { target, tags: tag === undefined || tags.includes(tag) ? tags : [...tags, tag] })
  }
  return [...places.values()]
}

/** What all of the repositories have: what is not packed can be sent to none of them. */
async function knownIn(places: readonly Place[]): Promise<ReadonlyMap<string, KnownLayer>> {
  const [first = new Map<string, KnownLayer>(), ...others] = await Promise.all(places.map(layersOf))
  const everywhere = [...first].filter(([key, { digest }]) =>
    others.every((other) => other.get(key)?.digest === digest),
  )
  return new Map(everywhere)
}

async function layersOf({ target, tags }: Place): Promise<ReadonlyMap<string, KnownLayer>> {
  const known = new Map<string, KnownLayer>()
  for (const tag of new Set([...tags, 'latest'])) {
    try {
      for (const [key, layer] of await knownLayers(target, tag)) known.set(key, layer)
    } catch (cause) {
      // A login that may not read, or a registry that fails, is reported by the push.
      if (!(cause instanceof ProblemError)) throw cause
      target.session.host.log.info(
        `What ${target.session.registry} has is not known: ${cause.problems[0]?.message ?? ''}`,
      )
      return known
    }
  }
  return known
}

function resultOf(pushed: readonly Pushed[]): Pick<PushedImages, 'outputs' | 'rows'> {
  const [first] = pushed
  return {
    outputs: { digest: first?.digest ?? '', reference: first?.reference ?? '' },
    rows: pushed.map(({ reference, blobs, bytes }) => [
      'Pushed',
      `${reference}: ${blobs.sent} blobs sent (${bytesText(bytes)}), ${blobs.mounted} mounted, ${blobs.present} were there`,
    ]),
  }
}

/** What the work gives; its problems are added to the others. */
function collected<T>(problems: Problem[], work: () => T): T | undefined {
  try {
    return work()
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    problems.push(...cause.problems)
    return undefined
  }
}

async function collectedLater<T>(problems: Problem[], work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (cause) {
    return collected(problems, () => {
      throw cause
    })
  }
}
