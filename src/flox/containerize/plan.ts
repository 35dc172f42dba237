/** What an image of a Flox environment will be, and what Flox would silently leave out. Pure. */
import { error, type Problem } from '../../model/problem.ts'
import type { FloxEnvironment } from '../environment/environment.ts'

export interface ImageRequest {
  readonly tag: string
  /** `key=value` */
  readonly labels: readonly string[]
  readonly mode: 'dev' | 'run' | undefined
  readonly to: { readonly file: string } | { readonly runtime: 'docker' | 'podman' }
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
const tagForm = /^\w[\w.-]{0,127}$/

/** CFG001 for what is no tag or no label. A name belongs to no tag: the image has that of its environment. */
export function requestProblems({ tag, labels }: Pick<ImageRequest, 'tag' | 'labels'>): readonly Problem[] {
  const problems: Problem[] = []
  if (!tagForm.test(tag)) {
    const fix =
      'It accepts a tag alone, as in v1: the image always has the name of its environment. Name it anew when you push it.'
    problems.push(error('CFG001', `Input flox-tag is ${JSON.stringify(tag.slice(0, 80))}.`, fix))
  }
  for (const label of labels.filter((one) => !/^[^=\s]+=/.test(one))) {
    problems.push(error('CFG001', `Input flox-labels has ${JSON.stringify(label.slice(0, 80))}.`, 'Write key=value.'))
  }
  return problems
}

/** What the image is given beside its packages: `[containerize.config]`, undefined where the manifest has none. */
export function configOf({ manifest, lock }: FloxEnvironment): Readonly<Record<string, unknown>> | undefined {
  return manifest.containerize?.config ?? lock?.manifest.containerize?.config ?? undefined
}

/**
 * FLX201 where Flox would drop the labels: up to 1.14.1 at least, `should_extend_config` of
 * https://github.com/flox/flox/blob/main/cli/flox/src/commands/containerize/mod.rs is true without labels only, so that
 * labels without a table are lost.
 */
export function labelProblem(environment: FloxEnvironment, labels: readonly string[]): Problem | undefined {
  if (labels.length === 0 || configOf(environment) !== undefined) return undefined
  const message = `Flox drops ${labels.length === 1 ? 'the label' : `the ${labels.length} labels`}: the manifest has no [containerize.config].`
  const fix = 'Add that table to the manifest; it may be empty. Or add the labels where the image is pushed.'
  return error('FLX201', message, fix, { where: { file: environment.files.manifest } })
}

/** The arguments after `flox containerize ENV`. The destination is always named: else it depends on what is on PATH. */
export function containerizeArgs({ tag, labels, mode, to }: ImageRequest, file: string): readonly string[] {
  return [
    ...('runtime' in to ? ['--runtime', to.runtime] : ['--file', file]),
    ...['--tag', tag],
    ...labels.flatMap((label) => ['--label', label]),
    ...(mode === undefined ? [] : ['--mode', mode]),
  ]
}

export function labelsOf(labels: readonly string[]): ReadonlyMap<string, string> {
  return new Map(labels.map((label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)]))
}
