/**
 * The Nix expression of a cell: a Nixpkgs instance of the cell's own, configured as the cell asks, and the package in
 * it. It needs no flake that a user would have to write, no --impure and no NIXPKGS_ALLOW_UNFREE.
 */
import type { Cell, PackageSource } from '../model/documents.ts'
import { nixString } from './attribute-path.ts'
import { type InstanceCell, instanceText, scopeText } from './expression-instance.ts'
import { isLocal, localFlakeText } from './expression-paths.ts'
import { packageText } from './expression-source.ts'

export interface ExpressionOptions {
  /** Absolute path of the repository: relative paths of cells start there. */
  readonly root: string
}

/** What decides the Nixpkgs instance of a cell. Cells that have all of it in common are evaluated in one process. */
export function instanceKey(cell: InstanceCell): string {
  const { nixpkgs, system, toolkit, capabilities, ptx, instance } = cell
  return JSON.stringify([nixpkgs, system, toolkit, capabilities, ptx, instance ?? null])
}

/**
 * The text of a Nix file that evaluates to `{ package = <derivation>; info = { drvPath; outputs; name; unfree; }; }`, to be run
 * as `nix build -f FILE package`.
 */
export function cellExpression(cell: Cell, options: ExpressionOptions): string {
  return `# ${cell.id}
# Build it with: nix build -f THIS-FILE package
let
${bindings(cell, [cell.source], options.root)}  package = ${packageText(cell.source, cell, { ...options, indent: 2 })};
in
{
  inherit package;
${info}}
`
}

/**
 * The text of a Nix file with several cells of one instance: `{ cells.<id> = { package; info; }; infos.<id>; }`, where
 * `infos` has null for a cell that throws, so that one does not hide the others. Throws Error for no cell, and for cells
 * of different instances: `instanceKey` tells.
 */
export function cellsExpression(cells: readonly Cell[], options: ExpressionOptions): string {
  const [first] = cells
  const key = first && instanceKey(first)
  if (!first || cells.some((cell) => instanceKey(cell) !== key)) {
    throw new Error('cellsExpression takes cells of one Nixpkgs instance.')
  }
  const entries = cells.map(
    ({ id, source }) => `    ${nixString(id)} = cell (${packageText(source, first, { ...options, indent: 4 })});\n`,
  )
  return `# ${cells.length} cells of one Nixpkgs instance
# Build it with: nix build -f THIS-FILE 'cells.${nixString(first.id)}.package'
let
${bindings(
  first,
  cells.map(({ source }) => source),
  options.root,
)}  cell = package: {
    inherit package;
${info.replaceAll(/^/gm, '  ').trimEnd()}
  };
  cells = {
${entries.join('')}  };
in
{
  inherit cells;
  # null for a cell that throws; its own file says why.
  infos = builtins.mapAttrs (
    id: cell:
    let
      tried = builtins.tryEval (builtins.deepSeq cell.info cell.info);
    in
    if tried.success then tried.value else null
  ) cells;
}
`
}

/**
 * A derivation written without stdenv may have no list of outputs. Nixpkgs itself says whether a licence is unfree. What is no package
 * says what it is.
 */
const info = `  info = if !(package ? drvPath) then throw "it gives \${
    if builtins.isAttrs package then "a set with \${toString (builtins.attrNames package)}" else "a \${builtins.typeOf package}"
  } instead of a package" else {
    inherit (package) drvPath name;
    outputs = builtins.listToAttrs (
      map (name: { inherit name; value = package.\${name}.outPath; }) (package.outputs or [ "out" ])
    );
    unfree =
      let
        tried = builtins.tryEval (package.meta.unfree or null);
      in
      if tried.success then tried.value else null;
  };
`

/** All that stands before the packages, and no more than they use. */
function bindings(cell: InstanceCell, sources: readonly PackageSource[], root: string): string {
  const scoped = sources.some((source) => source.kind === 'expression' && Object.keys(source.arg).length > 0)
  const instanced = scoped || sources.some(({ kind }) => kind === 'attribute' || kind === 'file')
  const overlays = cell.instance?.overlays ?? []
  const references = [
    ...sources.flatMap((source) => (source.kind === 'flake' ? [source.reference] : [])),
    ...(instanced && cell.nixpkgs.kind === 'flake' ? [cell.nixpkgs.reference] : []),
    ...(instanced ? overlays.flatMap((overlay) => (overlay.kind === 'flake' ? [overlay.reference] : [])) : []),
    ...(instanced && cell.instance?.legacy ? [cell.instance.legacy] : []),
  ]
  return [
    references.some(isLocal) ? `${localFlakeText(root)}\n` : '',
    instanced ? `${instanceText(cell, root)}\n` : '',
    scoped ? `${scopeText(cell, root)}\n` : '',
  ].join('')
}
