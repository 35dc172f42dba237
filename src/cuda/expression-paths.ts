/** Where files and flakes of an expression lie: relative ones start at the root of the repository. */
import { nixString } from './attribute-path.ts'

/** Absolute path of a file that a request names. It stays a string: Nix would copy a path into its store. */
export function absolutePath(path: string, root: string): string {
  return path.startsWith('/') ? path : `${root}/${path.replace(/^(\.\/+)+/, '')}`
}

/** Whether a flake reference names a folder of the repository, as `.` and `./sub?submodules=1` do. */
export function isLocal(reference: string): boolean {
  return /^\.\/*(\?|$)|^\.\//.test(reference)
}

/**
 * Nix source for the flake of a reference; in the text of `localFlakeText` where `isLocal` says so. References have the
 * form that `nix build` takes: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#flake-references
 */
export function flakeText(reference: string, root: string): string {
  if (!isLocal(reference)) {
    const path = /^path:(\.(?:\/.*)?)$/.exec(reference)?.[1]
    const target = path === undefined ? reference : `path:${encoded([root, ...folders(path)].join('/'))}`
    return `builtins.getFlake ${nixString(target)}`
  }
  const [path = '', query = ''] = reference.split('?', 2)
  const parameters = query.split('&').filter((part) => part !== '')
  const below = parameters.find((part) => part.startsWith('dir='))?.slice('dir='.length) ?? ''
  const folder = [...folders(encoded(path)), ...folders(below)]
  const others = parameters.filter((part) => !part.startsWith('dir=')).map((part) => `&${part}`)
  return `localFlake ${nixString(folder.join('/'))} ${nixString(others.join(''))}`
}

/**
 * Nix function that gives a folder of the repository as a flake: what git tracks of it, where it is a git repository. A
 * shallow clone must be named as one, which `nix build` does as well (src/libflake/flakeref.cc). Submodules that are
 * checked out come along, unless the reference says otherwise: Nix then takes their folders and fetches nothing.
 */
export function localFlakeText(root: string): string {
  const inside = (path: string) => nixString(absolutePath(path, root))
  const url = nixString(encoded(root))
  return `  # A folder of this repository as a flake: what git tracks of it, where it is a git repository.
  localFlake =
    folder: parameters:
    let
      shallow = if builtins.pathExists ${inside('.git/shallow')} then "&shallow=1" else "";
      says = builtins.match ".*&submodules=.*" parameters != null;
      submodules = if !says && builtins.pathExists ${inside('.git/modules')} then "&submodules=1" else "";
    in
    builtins.getFlake (
      if builtins.pathExists ${inside('.git')} then
        "git+file://" + ${url} + "?dir=" + folder + parameters + submodules + shallow
      else
        "path:" + ${url} + "/" + folder
    );
`
}

function folders(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.')
}

/** A path as part of a URL. */
function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
