/**
 * Which cells can exist. Every rule is a function of one cell and the tables; `rules` lists them in the order in which
 * their reasons are given, so that a plan can be explained rule by rule.
 */
import { parseCapability } from '../model/capability.ts'
import { error, type Problem } from '../model/problem.ts'
import { cudaSystems, hasCuda } from '../model/system.ts'
import {
  earlyPtx,
  formatCapabilitiesSource,
  nixpkgsCuda,
  ptxDocs,
  systemWithoutCuda,
  unknownCapability,
  unknownToolkit,
} from './refusals.ts'
import { remembered } from './remembered.ts'
import { type Candidate, type Choices, offeredCapabilities, offeredToolkits, type Rule, type Subject } from './rule.ts'
import { jetsonNotMixed, jetsonPackages, jetsonSystem } from './rules-jetson.ts'
import { driverMinimum, hostCompiler, newerThanTables, notInNixpkgs, ptxIsa, setMissing } from './rules-nixpkgs.ts'
import { maximum, minimum, renamed } from './rules-toolkit.ts'
import { builtInTables, type Tables } from './tables.ts'

export interface RuleOptions {
  readonly tables?: Tables
  /** Driver version that the users have, as in `550.54.14`. */
  readonly driver?: string | undefined
}

export const rules: readonly Rule[] = [
  {
    code: 'PLN003',
    title: 'Every capability exists.',
    source: ptxDocs,
    check: (subject) =>
      subject.cell.capabilities
        .filter((capability) => !subject.tables.architectures.has(capability))
        .map((capability) => unknownCapability(capability, {}, offeredCapabilities(subject))),
  },
  {
    code: 'PLN004',
    title: 'The toolkit was released.',
    source: 'https://developer.nvidia.com/cuda-toolkit-archive',
    check: (subject) => (subject.toolkit ? [] : [unknownToolkit(subject.cell.toolkit, {}, offeredToolkits(subject))]),
  },
  {
    code: 'PLN005',
    title: 'NVIDIA has a toolkit for the system.',
    source: `${nixpkgsCuda}/_cuda/lib/redist.nix`,
    check: ({ cell, choices }) => {
      if (hasCuda(cell.system)) return []
      const fits = cudaSystems.filter((system) =>
        cell.capabilities.every((capability) => choices.possible(capability, cell.toolkit, system)),
      )
      return [systemWithoutCuda(cell.system, fits)]
    },
  },
  minimum,
  maximum,
  renamed,
  jetsonPackages,
  jetsonSystem,
  jetsonNotMixed,
  {
    code: 'PLN013',
    title: 'The PTX of a mixed cell runs on later GPUs.',
    source: `${ptxDocs}#ptx-module-directives-target`,
    check: ({ cell }) => checkPtx(cell),
  },
  {
    code: 'PLN015',
    title: 'PTX is of the last capability of the cell.',
    source: formatCapabilitiesSource,
    check: ({ cell: { capabilities, ptx } }) =>
      ptx
        .filter((capability) => capability !== capabilities.at(-1))
        .map((capability) => earlyPtx(capability, capabilities.at(-1))),
  },
  setMissing,
  notInNixpkgs,
  hostCompiler,
  driverMinimum,
  ptxIsa,
  newerThanTables,
]

/**
 * Why this cell cannot exist: all reasons at once, in a stable order; empty for a cell that can. Each one names the
 * values at fault and the nearest choice that works, and carries the URL that its rule comes from. Warnings are about
 * cells that can exist all the same. A cell without CUDA can exist on every system.
 */
export function checkCell(cell: Candidate, options: RuleOptions = {}): readonly Problem[] {
  if (cell.toolkit === 'cpu') return []
  const subject = subjectOf(cell, options)
  return rules.flatMap((rule) => rule.check(subject))
}

/** Every rule with what it says of the cell. */
export function explainCell(
  cell: Candidate,
  options: RuleOptions = {},
): readonly { readonly rule: Rule; readonly problems: readonly Problem[] }[] {
  if (cell.toolkit === 'cpu') return rules.map((rule) => ({ rule, problems: [] }))
  const subject = subjectOf(cell, options)
  return rules.map((rule) => ({ rule, problems: rule.check(subject) }))
}

function subjectOf(cell: Candidate, { tables = builtInTables, driver }: RuleOptions, choices?: Choices): Subject {
  const targets = cell.capabilities.flatMap((capability) => tables.architectures.get(capability) ?? [])
  const toolkit = tables.toolkits.get(cell.toolkit)
  return { cell, targets, toolkit, tables, driver, choices: choices ?? choicesOf(cell.system, tables, driver) }
}

/** For the cells that a fix is tried with: what their own fixes would be does not matter. */
const anything: Choices = { possible: () => true, once: (_, make) => make() }

/** By tables, then by system and driver: a plan asks for the same choices thousands of times. */
const allChoices = new WeakMap<Tables, Map<string, Choices>>()

function choicesOf(system: string, tables: Tables, driver: string | undefined): Choices {
  const ofTables = allChoices.get(tables) ?? new Map<string, Choices>()
  allChoices.set(tables, ofTables)
  const key = `${system} ${driver ?? ''}`
  const before = ofTables.get(key)
  if (before) return before
  const verdicts = new Map<string, boolean>()
  const problems = new Map<string, Problem>()
  const choices: Choices = {
    possible: (capability, toolkit, on = system) =>
      remembered(verdicts, `${capability} ${toolkit} ${on}`, () => {
        const subject = subjectOf(
          { capabilities: [capability], ptx: [], toolkit, system: on },
          { tables, driver },
          anything,
        )
        return rules.every((rule) => rule.check(subject).every(({ severity }) => severity !== 'error'))
      }),
    once: (name, make) => remembered(problems, name, make),
  }
  ofTables.set(key, choices)
  return choices
}

/** `a` and `f` code runs on no later GPU, so that its PTX cannot be what a mixed cell falls back on. */
function checkPtx({ capabilities, ptx }: Candidate): readonly Problem[] {
  if (capabilities.length < 2) return []
  const [last] = ptx.filter((capability) => parseCapability(capability)?.suffix !== '')
  if (last === undefined) return []
  const others = capabilities.filter((capability) => capability !== last)
  return [
    error(
      'PLN013',
      `PTX of ${last} does not run on later GPUs, so it cannot be the PTX of a cell with ${others.join(', ')}.`,
      `Write ${last} without +PTX, or ask for PTX of a baseline capability in another cell.`,
      { source: `${ptxDocs}#ptx-module-directives-target` },
    ),
  ]
}
