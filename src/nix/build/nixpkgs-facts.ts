import { type Problem, warning } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Nix } from '../find.ts'
import { evaluateJson, strange } from './evaluate.ts'

/** What a Nixpkgs says of CUDA. The planner's `NixpkgsFacts` has this shape, and says what each part is. */
export interface ReadNixpkgsFacts {
  readonly toolkits: Readonly<Record<string, ReadToolkit>>
  readonly defaultToolkit: string | null
  readonly capabilities: Readonly<Record<string, ReadCapability>> | null
  readonly gcc: readonly number[]
}

interface ReadToolkit {
  readonly supported: readonly string[] | null
  readonly default: readonly string[] | null
  readonly gccMax: number | null
}

interface ReadCapability {
  readonly name: string
  readonly minToolkit: string
  readonly maxToolkit: string | null
  readonly jetson: boolean
}

/**
 * Evaluates a facts file (`factsExpression`). A Nixpkgs that cannot be asked is a warning, BLD001 with Nix's own
 * message: the built-in tables are there without it. BLD003 when the job was cancelled, BLD004 when Nix cannot be run
 * or answers with another shape.
 */
export async function readNixpkgsFacts(
  host: Host,
  nix: Nix,
  options: { readonly file: string },
): Promise<ReadNixpkgsFacts | { readonly problem: Problem }> {
  const answer = await evaluateJson(host, nix, options)
  if (!('problem' in answer))
    return parseFacts(answer.value) ?? { problem: { ...strange(options.file), severity: 'warning' } }
  const { code, message, fix } = answer.problem
  if (code !== 'BLD001') return { problem: answer.problem }
  return { problem: warning('BLD001', `Nixpkgs does not tell its toolkits and capabilities: ${message}`, fix) }
}

function parseFacts(value: unknown): ReadNixpkgsFacts | undefined {
  if (!isRecord(value)) return undefined
  const toolkits = recordOf(value['toolkits'], parseToolkit)
  const defaultToolkit = nullable(value['defaultToolkit'], version)
  const capabilities = nullable(value['capabilities'], (one) => recordOf(one, parseCapability))
  const gcc = listOf(value['gcc'], whole)
  if (!toolkits || defaultToolkit === undefined || capabilities === undefined || !gcc) return undefined
  return { toolkits, defaultToolkit, capabilities, gcc }
}

function parseToolkit(value: unknown): ReadToolkit | undefined {
  if (!isRecord(value)) return undefined
  const supported = nullable(value['supported'], (one) => listOf(one, text))
  const standard = nullable(value['default'], (one) => listOf(one, text))
  const gccMax = nullable(value['gccMax'], whole)
  if (supported === undefined || standard === undefined || gccMax === undefined) return undefined
  return { supported, default: standard, gccMax }
}

function parseCapability(value: unknown): ReadCapability | undefined {
  if (!isRecord(value)) return undefined
  const { name, jetson } = value
  const minToolkit = version(value['minToolkit'])
  const maxToolkit = nullable(value['maxToolkit'], version)
  if (typeof name !== 'string' || typeof jetson !== 'boolean' || !minToolkit || maxToolkit === undefined)
    return undefined
  return { name, minToolkit, maxToolkit, jetson }
}

type Parse<T> = (value: unknown) => T | undefined

const text: Parse<string> = (value) => (typeof value === 'string' ? value : undefined)
const version: Parse<string> = (value) => (typeof value === 'string' && /^\d+\.\d+$/.test(value) ? value : undefined)
const whole: Parse<number> = (value) => (Number.isSafeInteger(value) ? (value as number) : undefined)

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nullable<T>(value: unknown, parse: Parse<T>): T | null | undefined {
  return value === null ? null : parse(value)
}

function listOf<T>(value: unknown, parse: Parse<T>): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined
  const list = value.map(parse).filter((one) => one !== undefined)
  return list.length === value.length ? list : undefined
}

function recordOf<T>(value: unknown, parse: Parse<T>): Readonly<Record<string, T>> | undefined {
  if (!isRecord(value)) return undefined
  const entries = Object.entries(value).map(([name, one]) => [name, parse(one)] as const)
  const parsed = entries.filter((entry): entry is readonly [string, T & {}] => entry[1] !== undefined)
  return parsed.length === entries.length ? Object.fromEntries(parsed) : undefined
}
