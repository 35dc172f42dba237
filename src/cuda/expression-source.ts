/** The package of a cell as Nix source, for each way in which a request can name it. */
import type { PackageSource } from '../model/documents.ts'
import { nixAttributeName, nixAttributePath, nixString } from './attribute-path.ts'
import { absolutePath, flakeText } from './expression-paths.ts'

/**
 * Nix source of the derivation, with `pkgs` (the cell's instance) in scope for what needs it. Lines after the first
 * start at column `indent`; an argument that has lines of its own is left as it is, because a text may span them.
 */
export function packageText(
  source: PackageSource,
  cell: { readonly system: string },
  options: { readonly root: string; readonly indent: number },
): string {
  const { root } = options
  const joined = (lines: readonly string[]) => lines.join(`\n${' '.repeat(options.indent)}`)
  switch (source.kind) {
    case 'attribute':
      return `pkgs.${nixAttributePath(source.attribute)}`
    case 'file':
      return `pkgs.callPackage ${nixString(absolutePath(source.file, root))} { }`
    case 'expression':
      return joined(expressionLines(source, root))
    case 'flake':
      return joined(outputLines(source, cell.system, root))
    case 'flox':
      throw new Error('A build of Flox has no Nix expression.') // callers ask cellExpression for other kinds alone
  }
}

type Source<K extends PackageSource['kind']> = Extract<PackageSource, { kind: K }>

/** As `nix build -f FILE -A attribute --arg … --argstr …` would take it: a function is applied, what is none is taken. */
function expressionLines(source: Source<'expression'>, root: string): readonly string[] {
  const path = source.attribute === null ? '' : `.${nixAttributePath(source.attribute)}`
  const file = nixString(absolutePath(source.file, root))
  const args = [
    ...Object.entries(source.arg).map(([name, text]) => `  ${nixAttributeName(name)} = ${argumentText(text)};`),
    ...Object.entries(source.argstr).map(([name, text]) => `  ${nixAttributeName(name)} = ${nixString(text)};`),
  ]
  if (args.length > 0) return [`(import ${file} {`, ...args, `})${path}`]
  return [
    '(',
    '  let',
    `    given = import ${file};`,
    '  in',
    '  if builtins.isFunction given then given { } else given',
    `)${path}`,
  ]
}

/** A comment at its end must not swallow what follows. */
function argumentText(text: string): string {
  return /[#\n]/.test(text) ? `(${text}\n)` : `(${text})`
}

/** https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-build: `packages` first, then `legacyPackages`. */
function outputLines(source: Source<'flake'>, system: string, root: string): readonly string[] {
  const { output, reference } = source
  const flake = flakeText(reference, root)
  if (/^(packages|legacyPackages)\./.test(output)) return [`(${flake}).${nixAttributePath(output)}`]
  const path = `${nixAttributeName(system)}.${nixAttributePath(output)}`
  const neither = `${reference} has neither packages.${system}.${output} nor legacyPackages.${system}.${output}`
  return [
    '(',
    '  let',
    `    flake = ${flake};`,
    '  in',
    `  flake.packages.${path} or flake.legacyPackages.${path} or (`,
    `    throw ${nixString(neither)}`,
    '  )',
    ')',
  ]
}
