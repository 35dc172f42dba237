/** The tables of `nix-cuda tables` as text and as JSON. */
import type { Architecture } from '../../cuda/architectures.ts'
import { isNew, type Tables } from '../../cuda/tables.ts'
import type { Toolkit } from '../../cuda/toolkits.ts'
import type { NixpkgsSource } from '../../model/documents.ts'
import { textTable } from '../../report/text-table.ts'
import { jsonText } from '../../runner/sink.ts'

/** The path or the reference of a Nixpkgs. */
export function nameOf(source: NixpkgsSource): string {
  return source.kind === 'path' ? source.path : source.reference
}

/** Two tables, capabilities and toolkits; a column NIXPKGS in each where a Nixpkgs was asked. */
export function tablesText(tables: Tables, source?: NixpkgsSource): string {
  const { facts } = tables
  const asked = (mark: string) => (facts ? [mark] : [])
  const capabilities = [...tables.architectures.values()].map((row) => [
    row.capability,
    row.name,
    `${row.minToolkit}–${row.maxToolkit ?? ''}`,
    ...asked(capabilityMark(tables, row)),
    row.jetson ? 'yes' : '-',
    shown(known(row.ptxIsa, '0.0')),
    row.gpus.join(', ') || '-',
    row.note ?? '',
  ])
  const toolkits = [...tables.toolkits.values()].map((row) => {
    const data = toolkitData(tables, row)
    const { driver, compatibleDriver, ptxIsa, gccMax, clangMax } = data
    return [
      row.version,
      ...asked(toolkitMark(tables, row)),
      data.packageSet,
      ...[driver, compatibleDriver, ptxIsa, gccMax, clangMax].map(shown),
    ]
  })
  const heads = {
    capabilities: ['CAPABILITY', 'NAME', 'CUDA', ...asked('NIXPKGS'), 'JETSON', 'PTX ISA', 'GPUS', 'NOTE'],
    toolkits: ['CUDA', ...asked('NIXPKGS'), 'PACKAGE SET', 'DRIVER', 'RUNS WITH', 'PTX ISA', 'GCC', 'CLANG'],
  }
  return `${textTable([heads.capabilities, ...capabilities])}\n\n${textTable([heads.toolkits, ...toolkits])}\n\n${legend(source)}\n`
}

/** The same as data; `nixpkgs` is null where none was asked. What is not known is null. */
export function tablesJson(tables: Tables, source?: NixpkgsSource): string {
  const { facts } = tables
  const capabilities = [...tables.architectures.values()].map((row) => ({
    capability: row.capability,
    name: row.name,
    minToolkit: row.minToolkit,
    maxToolkit: row.maxToolkit,
    jetson: row.jetson,
    ptxIsa: known(row.ptxIsa, '0.0'),
    gpus: row.gpus,
    note: row.note,
    inNixpkgs: facts?.capabilities ? row.capability in facts.capabilities : null,
  }))
  const toolkits = [...tables.toolkits.values()].map((row) => toolkitData(tables, row))
  const nixpkgs = facts && source ? { source, defaultToolkit: facts.defaultToolkit } : null
  return jsonText({ nixpkgs, capabilities, toolkits })
}

/** Of a toolkit that only Nixpkgs knows, the tables hold what must be assumed for planning; here that is not known. */
function toolkitData(tables: Tables, row: Toolkit) {
  const fresh = isNew(tables, { toolkit: row.version })
  return {
    version: row.version,
    packageSet: row.attribute,
    driver: row.driver,
    compatibleDriver: known(row.compatibleDriver, '0'),
    ptxIsa: fresh ? null : row.ptxIsa,
    gccMax: tables.facts?.toolkits[row.version]?.gccMax ?? (fresh ? null : row.gccMax),
    clangMax: fresh ? null : row.clangMax,
    inNixpkgs: tables.facts ? row.version in tables.facts.toolkits : null,
  }
}

function capabilityMark(tables: Tables, { capability }: Architecture): string {
  const listed = tables.facts?.capabilities
  if (!listed) return '?'
  if (isNew(tables, { capability })) return 'new'
  return capability in listed ? 'yes' : '-'
}

function toolkitMark(tables: Tables, { version }: Toolkit): string {
  if (tables.facts?.defaultToolkit === version) return 'default'
  if (isNew(tables, { toolkit: version })) return 'new'
  return tables.facts && version in tables.facts.toolkits ? 'yes' : '-'
}

function legend(source: NixpkgsSource | undefined): string {
  const lines = [
    'DRIVER: Linux driver that came with the toolkit. RUNS WITH: oldest that runs its programs (minor-version compatibility).',
    'GCC, CLANG: newest major version that nvcc accepts.',
  ]
  if (!source) return lines.join('\n')
  const marks = `NIXPKGS: what ${nameOf(source)} has; - is known to the built-in tables alone, new to that Nixpkgs alone.`
  return [...lines, `${marks} Where both speak, CUDA, JETSON and GCC are what it says.`].join('\n')
}

function known(text: string, assumed: string): string | null {
  return text === assumed ? null : text
}

function shown(value: string | number | null): string {
  return value === null ? '-' : String(value)
}
