/**
 * Where Nixpkgs has the package of a cell, and how attribute paths are written in Nix.
 * https://nixos.org/manual/nixpkgs/stable/#cuda
 */
import { parseCapability, smName } from '../model/capability.ts'
import type { Cell } from '../model/documents.ts'
import { findToolkit } from './toolkits.ts'

/** https://nix.dev/manual/nix/stable/language/identifiers#keywords */
const keywords = new Set(['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with'])

/** Whether a text is a plain attribute path, as `nix build -A` takes it: names and dots, without quotes. */
export function isAttributePath(text: string): boolean {
  return /^[\w'+-]+(\.[\w'+-]+)*$/.test(text)
}

/** The path as Nix source: names that are no identifiers in quotes (`python3Packages."7zip"`). */
export function nixAttributePath(path: string): string {
  const names = path.match(/"[^"]*"|[^.]+/g) ?? []
  return names.map((name) => (name.startsWith('"') ? name : nixAttributeName(name))).join('.')
}

/** A path with its names changed; a name that has a dot then is put in quotes, because it stays one: `"prog-12.4"`. */
export function mapAttributePath(path: string, change: (name: string) => string): string {
  return path
    .split('.')
    .map(change)
    .map((name) => (name.includes('.') ? `"${name}"` : name))
    .join('.')
}

/** One name of a path or an argument, in quotes when it is no identifier. */
export function nixAttributeName(name: string): string {
  return /^[a-zA-Z_][\w'-]*$/.test(name) && !keywords.has(name) ? name : nixString(name)
}

/** A text as a Nix string literal. */
export function nixString(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  return `"${text.replaceAll(/["\\\n\r\t]|\$\{/g, (part) => escapes[part] ?? `\\${part}`)}"`
}

/**
 * `pkgsForCudaArch.sm_90a.cudaPackages_12_4.pkgs.python3Packages.torch`: the path in Nixpkgs that gives the same
 * package. null for what is no attribute, without CUDA, under overlays, and for PTX and several capabilities, which only
 * Nixpkgs' config reaches.
 */
export function attributePath(
  cell: Pick<Cell, 'source' | 'capabilities' | 'ptx' | 'toolkit' | 'instance'>,
): string | null {
  const [text = '', ...others] = cell.capabilities
  const capability = parseCapability(text)
  const toolkit = findToolkit(cell.toolkit)
  if (cell.source.kind !== 'attribute' || cell.ptx.length > 0 || others.length > 0 || !capability || !toolkit)
    return null
  if (cell.instance && (cell.instance.overlays.length > 0 || cell.instance.legacy !== null)) return null
  return `pkgsForCudaArch.${smName(capability)}.${toolkit.attribute}.pkgs.${nixAttributePath(cell.source.attribute)}`
}
