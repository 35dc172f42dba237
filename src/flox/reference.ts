import { error, ProblemError } from '../model/problem.ts'

/** An environment on FloxHub, pinned to one of its generations or not. */
export interface Reference {
  readonly owner: string
  readonly name: string
  readonly generation: number | undefined
}

/**
 * `owner/name` or `owner/name:generation`; the form with a generation is that of Flox's annotation for Kubernetes
 * (https://flox.dev/docs/imageless-kubernetes), its command line has an option for it. Throws ProblemError FLX204. Pure.
 */
export function parseReference(text: string): Reference {
  const [, owner, name, generation] = /^(\w[\w.-]*)\/(\w[\w.-]*)(?::([1-9]\d{0,8}))?$/.exec(text) ?? []
  if (owner && name) return { owner, name, generation: generation === undefined ? undefined : Number(generation) }
  const message = `${JSON.stringify(text.slice(0, 80))} is not a reference to an environment of FloxHub.`
  throw new ProblemError(error('FLX204', message, 'Write owner/name, or owner/name:generation as in acme/app:12.'))
}

export function referenceText({ owner, name }: Pick<Reference, 'owner' | 'name'>): string {
  return `${owner}/${name}`
}
