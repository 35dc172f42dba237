/** Which runner a cell gets: by system, by weight, and by the GPU that it is for. */
import { isSystem, type System, systems } from '../model/system.ts'
import { quote } from './refusals.ts'
import { type OnProblem, type Origin, refuse } from './request-entries.ts'
import { parseCapabilitySelector, selectCapabilities } from './selectors.ts'
import { builtInTables } from './tables.ts'

export type Weight = 'light' | 'heavy'

export interface RunnerRule {
  /** As written: an input replaces the rule of the same key. */
  readonly key: string
  readonly system: System | undefined
  readonly weight: Weight | undefined
  /** Capabilities of the GPU. */
  readonly gpu: readonly string[] | undefined
  /** A label, or a JSON list of labels that a runner must all have. */
  readonly runner: string
}

/** GitHub's own runners. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
const hosted: Readonly<Record<System, string>> = {
  'x86_64-linux': 'ubuntu-24.04',
  'aarch64-linux': 'ubuntu-24.04-arm',
  'x86_64-darwin': 'macos-15-intel',
  'aarch64-darwin': 'macos-15',
}

/**
 * `x86_64-linux=label`, `x86_64-linux/heavy=self-hosted+big`, `gpu:L4=label`: what stands before `=` is a system, a
 * weight, a GPU, or several of them joined by `/`; `+` joins labels that a runner must all have.
 */
export function readRunner(text: string, origin: Origin, report: OnProblem): RunnerRule | undefined {
  const equals = text.lastIndexOf('=')
  return readRunnerRule(text.slice(0, Math.max(0, equals)), text.slice(equals + 1).split('+'), origin, report)
}

/** A rule of its key and its labels. */
export function readRunnerRule(
  key: string,
  labels: readonly string[],
  origin: Origin,
  report: OnProblem,
): RunnerRule | undefined {
  const rule: { system?: System; weight?: Weight; gpu?: readonly string[] } = {}
  const names = labels.map((label) => label.trim())
  let understood = names.length > 0 && names.every((label) => /^[\w.-]{1,100}$/.test(label))
  for (const part of key.split('/').map((word) => word.trim())) {
    const gpu = /^gpu:(.+)$/i.exec(part)?.[1]
    const selector = gpu === undefined ? undefined : parseCapabilitySelector(gpu)
    if (isSystem(part) && !rule.system) rule.system = part
    else if ((part === 'light' || part === 'heavy') && !rule.weight) rule.weight = part
    else if (selector && !rule.gpu) rule.gpu = selectCapabilities(selector, builtInTables).map(baseOf)
    else understood = false
  }
  if (!understood) {
    const fix = `Write SYSTEM=LABEL or SYSTEM=LABEL+LABEL, where SYSTEM is one of ${systems.join(', ')}, and may be followed or replaced by /heavy, /light or /gpu:9.0.`
    report(
      refuse(origin, `${quote(`${key === '' ? '' : `${key}=`}${labels.join('+')}`)} is not a rule for runners.`, fix),
    )
    return undefined
  }
  const runner = names.length === 1 ? (names[0] ?? '') : JSON.stringify(names)
  return { key, system: rule.system, weight: rule.weight, gpu: rule.gpu, runner }
}

/** The same for tests on GPUs, which have no weight. */
export function readGpuRunner(text: string, origin: Origin, report: OnProblem): RunnerRule | undefined {
  return withoutWeight(readRunner(text, origin, report), origin, report)
}

/** A rule of `gpu-runners`: one with a weight is refused. */
export function withoutWeight(rule: RunnerRule | undefined, origin: Origin, report: OnProblem): RunnerRule | undefined {
  if (!rule?.weight) return rule
  report(refuse(origin, `${quote(rule.key)} has a weight, and GPU tests have none.`, `Leave out ${rule.weight}.`))
  return undefined
}

/**
 * The runner that tests a cell on a GPU; undefined where no rule fits. A rule with GPUs fits where `runs` says that one of them runs
 * the cell; a rule for a GPU that the cell was built for comes first, then one for another GPU, then one that names none; of equals
 * the last.
 */
export function chooseGpuRunner(
  rules: readonly RunnerRule[],
  cell: { readonly system: System; readonly capabilities: readonly string[] },
  runs: (gpu: string) => boolean,
): string | undefined {
  const targets = cell.capabilities.map(baseOf)
  let best: { readonly rule: RunnerRule; readonly score: number } | undefined
  for (const rule of rules) {
    if (rule.system !== undefined && rule.system !== cell.system) continue
    const fitting = rule.gpu?.filter(runs)
    if (fitting?.length === 0) continue
    const score = precision(rule) + (fitting?.some((gpu) => targets.includes(gpu)) ? 8 : 0)
    if (!best || score >= best.score) best = { rule, score }
  }
  return best?.rule.runner
}

/**
 * The runner of a cell: of the rules that fit the one that says most (a GPU before a weight before a system), the last
 * of equals; GitHub's own runner of the system where none fits. A rule with a weight fits only where the weight is known.
 */
export function chooseRunner(
  rules: readonly RunnerRule[],
  cell: { readonly system: System; readonly capabilities: readonly string[]; readonly weight?: Weight | undefined },
): string {
  let best: RunnerRule | undefined
  for (const rule of rules) {
    const fits =
      (rule.system === undefined || rule.system === cell.system) &&
      (rule.weight === undefined || rule.weight === cell.weight) &&
      (rule.gpu === undefined || cell.capabilities.some((capability) => rule.gpu?.includes(baseOf(capability))))
    if (fits && (!best || precision(rule) >= precision(best))) best = rule
  }
  return best?.runner ?? hosted[cell.system]
}

function precision(rule: RunnerRule): number {
  return (rule.gpu ? 4 : 0) + (rule.weight ? 2 : 0) + (rule.system ? 1 : 0)
}

/** The GPU of `9.0a` is a 9.0. */
function baseOf(capability: string): string {
  return capability.replace(/[af]$/, '')
}
