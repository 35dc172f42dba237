export const id = 9086;
export const ids = [9086];
export const modules = {

/***/ 39635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ nixAttributeName),
/* harmony export */   R3: () => (/* binding */ nixAttributePath),
/* harmony export */   WE: () => (/* binding */ mapAttributePath),
/* harmony export */   iq: () => (/* binding */ attributePath),
/* harmony export */   kf: () => (/* binding */ isAttributePath),
/* harmony export */   z7: () => (/* binding */ nixString)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45208);
/**
 * Where Nixpkgs has the package of a cell, and how attribute paths are written in Nix.
 * https://nixos.org/manual/nixpkgs/stable/#cuda
 */


/** https://nix.dev/manual/nix/stable/language/identifiers#keywords */
const keywords = new Set(['assert', 'else', 'if', 'in', 'inherit', 'let', 'or', 'rec', 'then', 'with']);
/** Whether a text is a plain attribute path, as `nix build -A` takes it: names and dots, without quotes. */
function isAttributePath(text) {
    return /^[\w'+-]+(\.[\w'+-]+)*$/.test(text);
}
/** The path as Nix source: names that are no identifiers in quotes (`python3Packages."7zip"`). */
function nixAttributePath(path) {
    const names = path.match(/"[^"]*"|[^.]+/g) ?? [];
    return names.map((name) => (name.startsWith('"') ? name : nixAttributeName(name))).join('.');
}
/** A path with its names changed; a name that has a dot then is put in quotes, because it stays one: `"prog-12.4"`. */
function mapAttributePath(path, change) {
    return path
        .split('.')
        .map(change)
        .map((name) => (name.includes('.') ? `"${name}"` : name))
        .join('.');
}
/** One name of a path or an argument, in quotes when it is no identifier. */
function nixAttributeName(name) {
    return /^[a-zA-Z_][\w'-]*$/.test(name) && !keywords.has(name) ? name : nixString(name);
}
/** A text as a Nix string literal. */
function nixString(text) {
    const escapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return `"${text.replaceAll(/["\\\n\r\t]|\$\{/g, (part) => escapes[part] ?? `\\${part}`)}"`;
}
/**
 * `pkgsForCudaArch.sm_90a.cudaPackages_12_4.pkgs.python3Packages.torch`: the path in Nixpkgs that gives the same
 * package. null for what is no attribute, without CUDA, under overlays, and for PTX and several capabilities, which only
 * Nixpkgs' config reaches.
 */
function attributePath(cell) {
    const [text = '', ...others] = cell.capabilities;
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    const toolkit = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_1__/* .findToolkit */ .We)(cell.toolkit);
    if (cell.source.kind !== 'attribute' || cell.ptx.length > 0 || others.length > 0 || !capability || !toolkit)
        return null;
    if (cell.instance && (cell.instance.overlays.length > 0 || cell.instance.legacy !== null))
        return null;
    return `pkgsForCudaArch.${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(capability)}.${toolkit.attribute}.pkgs.${nixAttributePath(cell.source.attribute)}`;
}


/***/ }),

/***/ 84033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ nixpkgsText),
/* harmony export */   Cm: () => (/* binding */ scopeText),
/* harmony export */   T8: () => (/* binding */ overlaysText),
/* harmony export */   jf: () => (/* binding */ legacyText),
/* harmony export */   tK: () => (/* binding */ instanceText),
/* harmony export */   zk: () => (/* binding */ unfreeText),
/* harmony export */   zy: () => (/* binding */ importText)
/* harmony export */ });
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39635);
/* harmony import */ var _expression_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73448);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45208);



/** The licences that Nixpkgs' own predicate allows, for revisions without it. The last has no name but its attribute's. */
const cudaLicences = [
    'CUDA EULA',
    'cuDNN EULA',
    'cuSPARSELt EULA',
    'cuTENSOR EULA',
    'TensorRT EULA',
    'NVIDIA Math SDK SLA',
    'nvidiaCutlassDsl',
];
/** Blender and pbrt need it for CUDA; Nixpkgs' predicate leaves it out. */
const optixLicence = 'NVidia OptiX EULA';
/**
 * Bindings up to `pkgs`: the instance whose default toolkit is the cell's, or the plain one without CUDA. The toolkit is
 * made the default by an overlay of ours: up to release 25.05 `cudaPackages_X_Y.pkgs` is the plain instance, and where
 * the legacy overlay is laid on, that attribute looks for the default toolkit's manifests, which the overlay replaces.
 */
function instanceText(cell, root) {
    const overlays = overlaysText(cell.instance?.overlays ?? [], root);
    if (cell.toolkit === 'cpu') {
        const head = headText(cell, root, 'cudaSupport = false;');
        return `${head}  instance = instanceWith ${overlays};\n  pkgs = instance;\n`;
    }
    const config = `cudaSupport = true;
      cudaCapabilities = ${listText(cell.capabilities)};
      cudaForwardCompat = ${cell.ptx.length > 0};`;
    const attribute = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_2__/* .findToolkit */ .We)(cell.toolkit)?.attribute ?? `cudaPackages_${cell.toolkit.replace('.', '_')}`;
    const { legacy = null } = cell.instance ?? {};
    const made = legacy === null
        ? `  instance = instanceWith (overlays ++ [ asDefault ]);
`
        : `  hasToolkit = (builtins.tryEval (builtins.isAttrs (instanceWith overlays).${attribute} or null)).value;
${legacyText(legacy, root)}  # It replaces manifests that this Nixpkgs needs, so it is laid on only where the toolkit is missing.
  instance = instanceWith ((if hasToolkit then [ ] else [ legacy ]) ++ overlays ++ [ asDefault ]);
`;
    return `${headText(cell, root, config)}  overlays = ${overlays};
  # The toolkit as the default of everything.
  asDefault = final: _: {
    cudaPackages = final.${attribute};
    ${attribute.replace(/_\d+$/, '')} = final.${attribute};
  };
${made}  pkgs = builtins.seq instance.${attribute} instance;
`;
}
function headText(cell, root, config) {
    return `${nixpkgsText(cell.nixpkgs, root)}
${unfreeText(cell.instance?.allowUnfree ?? [])}
${importText(cell.system, config)}`;
}
/** Bindings that are in scope of the arguments that a request gives to a file, beside `pkgs`. */
function scopeText(cell, root) {
    return `  # For the arguments, beside pkgs.
  inherit (pkgs) lib;
  toolkit = ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(cell.toolkit)};
  capabilities = ${listText(cell.capabilities)};
  system = ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(cell.system)};
  root = /. + ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(root)};
`;
}
/** The binding `nixpkgs`, a string: Nix would copy a path that stands in a string into its store. */
function nixpkgsText(source, root) {
    const text = source.kind === 'path'
        ? (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)((0,_expression_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .absolutePath */ .Hi)(source.path, root))
        : `(${(0,_expression_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .flakeText */ .PB)(source.reference, root)}).outPath`;
    return `  nixpkgs = ${text};\n`;
}
/**
 * The bindings of the predicate. Each single licence is judged by Nixpkgs' `_cuda.lib.allowUnfreeCudaPredicate`
 * (https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/lib/cuda.nix), a list of licences
 * where that Nixpkgs has none, or it is OptiX or one that the request names. Licences are combined as by
 * https://github.com/NixOS/nixpkgs/blob/master/lib/licenses/operators.nix, whose first version had `base` and `mod`.
 */
function unfreeText(allowed) {
    const byName = allowed.length === 0
        ? ''
        : `  # The request's own: names of packages or licences.
  allowed = ${listText(allowed)};
  nameOf = package: package.pname or (builtins.parseDrvName package.name).name;
`;
    return `  # Unfree packages are allowed when Nixpkgs counts their licences as CUDA's, or when they are OptiX.
  cuda = nixpkgs + "/pkgs/development/cuda-modules/_cuda";
  known = if builtins.pathExists cuda then import cuda else { };
  isCuda = known.lib.allowUnfreeCudaPredicate or (package: isNamed package.meta.license [
    ${cudaLicences.map(_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7).join('\n    ')}
  ]);
  isNamed = one: names: builtins.elem (one.shortName or "") names || builtins.elem (one.spdxId or "") names;
  isGood = one: one.free or false || isCuda { meta.license = one; } || isNamed one ${listText([optixLicence, ...allowed])};
  areGood = licence:
    let
      kind = if builtins.isList licence then "list" else licence.licenseType or "simple";
      parts = {
        list = licence;
        compound = licence.licenses or [ licence.base licence.mod ];
        exception = [ licence.license licence.exception ];
        plus = [ licence.license ];
      };
      all = if licence.operator or "" == "OR" then builtins.any else builtins.all;
    in
    if parts ? \${kind} then all areGood parts.\${kind} else isGood licence;
${byName}  isPermitted = package: ${allowed.length === 0 ? '' : 'builtins.elem (nameOf package) allowed || '}areGood (package.meta.license or [ ]);
`;
}
/** The binding `instanceWith`, a function of overlays. */
function importText(system, config) {
    return `  instanceWith = overlays: import nixpkgs {
    system = ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(system)};
    inherit overlays;
    config = {
      ${config}
      rocmSupport = false;
      allowUnfreePredicate = isPermitted;
    };
  };
`;
}
/** The binding `legacy`: toolkits that Nixpkgs has dropped. https://github.com/nixos-cuda/cuda-legacy */
function legacyText(reference, root) {
    return `  legacy = (${(0,_expression_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .flakeText */ .PB)(reference, root)}).overlays.default;\n`;
}
/** A list of overlays, in their order. */
function overlaysText(overlays, root) {
    const texts = overlays.map((overlay) => overlay.kind === 'file'
        ? `(import ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)((0,_expression_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .absolutePath */ .Hi)(overlay.file, root))})`
        : `(${(0,_expression_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .flakeText */ .PB)(overlay.reference, root)}).overlays.${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixAttributeName */ .Lo)(overlay.name)}`);
    return texts.length === 0 ? '[ ]' : `[\n${texts.map((text) => `    ${text}\n`).join('')}  ]`;
}
function listText(texts) {
    return ['[', ...texts.map(_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7), ']'].join(' ');
}


/***/ }),

/***/ 73448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hi: () => (/* binding */ absolutePath),
/* harmony export */   IX: () => (/* binding */ isLocal),
/* harmony export */   PB: () => (/* binding */ flakeText),
/* harmony export */   w8: () => (/* binding */ localFlakeText)
/* harmony export */ });
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39635);
/** Where files and flakes of an expression lie: relative ones start at the root of the repository. */

/** Absolute path of a file that a request names. It stays a string: Nix would copy a path into its store. */
function absolutePath(path, root) {
    return path.startsWith('/') ? path : `${root}/${path.replace(/^(\.\/+)+/, '')}`;
}
/** Whether a flake reference names a folder of the repository, as `.` and `./sub?submodules=1` do. */
function isLocal(reference) {
    return /^\.\/*(\?|$)|^\.\//.test(reference);
}
/**
 * Nix source for the flake of a reference; in the text of `localFlakeText` where `isLocal` says so. References have the
 * form that `nix build` takes: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#flake-references
 */
function flakeText(reference, root) {
    if (!isLocal(reference)) {
        const path = /^path:(\.(?:\/.*)?)$/.exec(reference)?.[1];
        const target = path === undefined ? reference : `path:${encoded([root, ...folders(path)].join('/'))}`;
        return `builtins.getFlake ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(target)}`;
    }
    const [path = '', query = ''] = reference.split('?', 2);
    const parameters = query.split('&').filter((part) => part !== '');
    const below = parameters.find((part) => part.startsWith('dir='))?.slice('dir='.length) ?? '';
    const folder = [...folders(encoded(path)), ...folders(below)];
    const others = parameters.filter((part) => !part.startsWith('dir=')).map((part) => `&${part}`);
    return `localFlake ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(folder.join('/'))} ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(others.join(''))}`;
}
/**
 * Nix function that gives a folder of the repository as a flake: what git tracks of it, where it is a git repository. A
 * shallow clone must be named as one, which `nix build` does as well (src/libflake/flakeref.cc). Submodules that are
 * checked out come along, unless the reference says otherwise: Nix then takes their folders and fetches nothing.
 */
function localFlakeText(root) {
    const inside = (path) => (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(absolutePath(path, root));
    const url = (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(encoded(root));
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
`;
}
function folders(path) {
    return path.split('/').filter((name) => name !== '' && name !== '.');
}
/** A path as part of a URL. */
function encoded(path) {
    return path.split('/').map(encodeURIComponent).join('/');
}


/***/ }),

/***/ 50587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KY: () => (/* binding */ withVersions),
/* harmony export */   VD: () => (/* binding */ readFloxText),
/* harmony export */   aT: () => (/* binding */ checkFlox),
/* harmony export */   hc: () => (/* binding */ isAllFlox),
/* harmony export */   kG: () => (/* binding */ hasFlox)
/* harmony export */ });
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52670);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83255);


/** Whether anything of a request is built by Flox. */
function hasFlox({ packages }) {
    return packages.some(({ value }) => value.source.kind === 'flox');
}
/** Whether nothing of a request comes from its Nixpkgs. */
function isAllFlox({ packages }) {
    return packages.length > 0 && packages.every(({ value }) => value.source.kind === 'flox');
}
/** `flox:NAME`, for the environment at the root of the repository, or `flox:./folder#NAME`. */
function readFloxText(text) {
    const rest = text.slice('flox:'.length).trim();
    const hash = rest.indexOf('#');
    return { kind: 'flox', environment: rest.slice(0, Math.max(0, hash)) || '.', build: rest.slice(hash + 1) };
}
/** What is wrong with the names; placeholders of the build are filled in already. */
function checkFlox({ environment, build, versions = {} }, origin) {
    const fix = 'Write it relative to the root of the repository, like ./app.';
    const ids = Object.entries(versions);
    return [
        ...(environment === '.' || (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .isInsideRepository */ .JM)(environment)
            ? []
            : [(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(environment)} is not a folder of the repository.`, fix)]),
        ...(/^\w[\w.+-]*$/.test(build)
            ? []
            : [
                (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(build)} is not the name of a build.`, 'Write the NAME of [build.NAME] or .flox/pkgs.'),
            ]),
        ...ids
            .filter(([, version]) => !/^[\w.+-]{1,100}$/.test(version))
            .map(([id, version]) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(version)} is not a version of ${id}.`, 'Write one that `flox show` lists.')),
    ];
}
/** A package of each version, with names that tell them apart: `app-torch2.9.1`. */
function withVersions(name, source, axis) {
    return axis.versions.map((version) => ({
        name: `${name}-${axis.id}${version}`,
        source: { ...source, versions: { [axis.id]: version } },
    }));
}


/***/ }),

/***/ 40358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ nixpkgsPresets),
/* harmony export */   Dl: () => (/* binding */ lockedNixpkgs),
/* harmony export */   OR: () => (/* binding */ defaultBranch),
/* harmony export */   ct: () => (/* binding */ pinnedReference),
/* harmony export */   fv: () => (/* binding */ checkNixpkgs)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

const flox = ['unstable', 'staging', 'stable', 'lts'].map((branch) => ({
    name: `flox/${branch}`,
    reference: `github:flox/nixpkgs/${branch}`,
    cache: 'flox',
}));
/** A branch that was moved for the last time with its release; the cache no longer has what it needs. */
const stale = /\/nixos-25\.11-cuda$/i;
/** Moved only when their tested aggregate passes. https://github.com/nixos-cuda/nixpkgs/branches */
const tested = ['nixos-unstable-cuda', 'nixos-26.05-cuda'].map((branch) => ({
    name: `nixos-cuda/${branch}`,
    reference: `github:nixos-cuda/nixpkgs/${branch}`,
    cache: 'nixos-cuda',
}));
/** https://flox.dev/docs/concepts/nixpkgs/ and https://github.com/nixos-cuda */
const nixpkgsPresets = [...flox, ...tested];
/**
 * The monthly branch of Flox, which changes seldom and is built whole, and the one of nixos-cuda that is moved when its
 * tests pass; nix-community builds no CUDA any more.
 */
const defaults = ['flox/stable', 'nixos-cuda/nixos-unstable-cuda'].flatMap((name) => nixpkgsPresets.filter((preset) => preset.name === name).map((preset) => ({ ...preset, toolkit: '12.9' })));
/** The branch that one of these caches builds, by their names in `caches`; the first of all where none of them does. */
function defaultBranch(caches) {
    const [first] = defaults;
    if (!first)
        throw new Error('there are default branches');
    return defaults.find(({ cache }) => caches.includes(cache)) ?? first;
}
/**
 * PLN027 (warning) for a Nixpkgs of which no CUDA cache is known to build the revision: everything that depends on CUDA
 * is then compiled. A folder is the user's own business.
 */
function checkNixpkgs(source) {
    if (source.kind === 'path' || !/^github:/i.test(source.reference))
        return [];
    if (/^github:(?:flox|nixos-cuda)\/nixpkgs\b/i.test(source.reference) && !stale.test(source.reference))
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('PLN027', `${source.reference} is not on a branch that CUDA caches are known to build, so more may be compiled than needed.`, `Use ${nixpkgsPresets.map((row) => row.name).join(', ')} for more cache hits, in flake.lock too.`, { source: 'https://github.com/nixos-cuda' }),
    ];
}
/**
 * The flake reference that a flake.lock has for the input `nixpkgs` of its root, pinned by revision and NAR hash;
 * undefined where it names none. Format: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#lock-files
 */
function lockedNixpkgs(lock) {
    const nodes = record(record(lock)?.['nodes']);
    const root = record(lock)?.['root'];
    const inputs = typeof root === 'string' ? record(record(nodes?.[root])?.['inputs']) : undefined;
    return pinnedReference(record(nodes?.[resolve(nodes, inputs?.['nixpkgs'], root) ?? ''])?.['locked']);
}
/** The same for one locked input, as `nix flake metadata` has it too; undefined where it is none that is known. */
function pinnedReference(input) {
    const locked = record(input);
    if (!locked)
        return undefined;
    const get = (key, form = /^[\w.+:/=@~-]+$/) => {
        const value = locked[key];
        return typeof value === 'string' && form.test(value) ? value : undefined;
    };
    const [owner, repo, rev, narHash] = ['owner', 'repo', 'rev', 'narHash'].map((key) => get(key));
    const url = get('url', /^[\w.+:/=@~?&%-]+$/);
    const hash = narHash ? `narHash=${encodeURIComponent(narHash)}` : '';
    const type = get('type');
    if ((type === 'github' || type === 'gitlab') && owner && repo && rev)
        return withQuery(`${type}:${owner}/${repo}/${rev}`, hash);
    if (type === 'git' && url && rev)
        return withQuery(`git+${url}`, `rev=${rev}`);
    if (type === 'tarball' && url)
        return withQuery(url, hash);
    if (type === 'path') {
        const path = get('path');
        return path?.startsWith('/') ? withQuery(`path:${path}`, hash) : undefined;
    }
    return undefined;
}
/** FlakeHub's addresses have a query of their own. */
function withQuery(url, query) {
    return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
/** An input is the name of a node, or a path of input names from the root (`follows`), which may go in circles. */
function resolve(nodes, input, root, steps = { left: 1000 }) {
    if (typeof input === 'string')
        return input;
    if (!Array.isArray(input) || steps.left-- <= 0)
        return undefined;
    return input.reduce((node, name) => node === undefined
        ? undefined
        : resolve(nodes, record(record(nodes?.[node])?.['inputs'])?.[String(name)], root, steps), typeof root === 'string' ? root : undefined);
}
function record(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}


/***/ }),

/***/ 45410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ checkVariation),
/* harmony export */   I: () => (/* binding */ namedPackage),
/* harmony export */   LY: () => (/* binding */ readPackage),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39635);
/* harmony import */ var _flox_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50587);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52670);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83255);
/** How a request names a package, of each kind that there is. */






/** What a placeholder of a package stands for in one cell. */
const placeholders = {
    toolkit: 'the toolkit as in cudaPackages_12_8: 12_8',
    version: 'the toolkit: 12.8',
    'toolkit-digits': 'the toolkit: 128',
    sm: 'the targets: sm_90a; several are joined by _',
    digits: '90a',
    capability: '9.0a',
    system: 'x86_64-linux',
};
const placeholder = new RegExp(`\\{(${Object.keys(placeholders).join('|')})\\}`, 'g');
/**
 * `python3Packages.torch` (an attribute, which is also the name), `name=attribute`, `name=./package.nix` in callPackage
 * style, `name=-f ./default.nix -A attribute --argstr sm {sm} --arg pkgs pkgs`, `name=.#output-{toolkit}-{sm}`,
 * `flox:build`, `name=flox:./folder#build`.
 */
function readPackage(text, origin, report) {
    const equals = text.indexOf('=');
    // An `=` further on belongs to what follows, as in a flake reference without a name.
    const named = equals > 0 && !/[\s#:/?]/.test(text.slice(0, equals).trim());
    const name = named ? text.slice(0, equals).trim() : text;
    const rest = named ? text.slice(equals + 1).trim() : text;
    if (rest.startsWith('flox:')) {
        const flox = (0,_flox_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readFloxText */ .VD)(rest);
        return namedPackage(named ? name : flox.build, flox, origin, report);
    }
    if (!named && rest.includes('#')) {
        report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is a flake output without a name.`, `Write name=${rest}.`));
        return undefined;
    }
    if (!named && isPath(rest) && !/^[-=]/.test(rest)) {
        report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is a file without a name for the package.`, `Write ${nameOfFile(rest)}=${rest.replace(/^(?![./])/, './')}.`));
        return undefined;
    }
    const source = readSource(rest, named, origin, report);
    return source && namedPackage(name, source, origin, report);
}
function isPath(text) {
    return text.startsWith('.') || text.includes('/') || text.endsWith('.nix');
}
/** `./nix/mylib.nix` and `./mylib/package.nix` are of `mylib`. */
function nameOfFile(file) {
    const parts = file.split('/').filter((part) => !/^\.*$/.test(part));
    const last = parts.at(-1)?.replace(/\.nix$/, '') ?? '';
    const name = last === 'default' || last === 'package' ? (parts.at(-2) ?? last) : last;
    return /^[\w.+'-]+$/.test(name) ? name : 'name';
}
function readSource(text, named, origin, report) {
    if (/^(?:flox\/|\.flox\b)/.test(text)) {
        report(floxRefusal(origin));
        return undefined;
    }
    if (text.startsWith('-f ') || text.startsWith('--file '))
        return readCommandLine(text, origin, report);
    const hash = text.indexOf('#');
    if (hash >= 0)
        return { kind: 'flake', reference: text.slice(0, hash) || '.', output: text.slice(hash + 1) };
    return named && isPath(text) ? { kind: 'file', file: text } : { kind: 'attribute', attribute: text };
}
/** `-f FILE -A ATTR --arg NAME EXPR --argstr NAME TEXT`, as for nix build; a value with blanks stands in quotes. */
function readCommandLine(text, origin, report) {
    const words = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map((match) => match[1]?.replaceAll(/\\(.)/g, '$1') ?? match[2] ?? match[3] ?? '');
    let file;
    let attribute = null;
    const arg = {};
    const argstr = {};
    for (let at = 0; at < words.length;) {
        const [option, first, second] = words.slice(at, at + 3);
        if ((option === '-f' || option === '--file') && first !== undefined)
            file = first;
        else if ((option === '-A' || option === '--attr') && first !== undefined)
            attribute = first;
        else if (option === '--arg' && first !== undefined && second !== undefined)
            arg[first] = second;
        else if (option === '--argstr' && first !== undefined && second !== undefined)
            argstr[first] = second;
        else {
            const fix = 'Write -f FILE -A ATTR --arg NAME EXPR --argstr NAME TEXT, as for nix build.';
            report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(option ?? '')} in ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is not supported, or lacks its value.`, fix));
            return undefined;
        }
        at += option === '--arg' || option === '--argstr' ? 3 : 2;
    }
    return { kind: 'expression', file: file ?? '', attribute, arg, argstr };
}
const plain = { deviceCode: 'required', units: 'all' };
/** A package with its name checked, and everything else that can be checked without Nix. */
function namedPackage(name, source, origin, report, { deviceCode, units } = plain) {
    const found = [...checkSource(source, origin)];
    // An attribute that is the name as well is refused once.
    const isSaid = found.length > 0 && source.kind === 'attribute' && source.attribute === name;
    if (!isSaid && !/^[\w.+'-]{1,200}$/.test(name)) {
        found.unshift((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} is not a package name.`, 'Use letters, digits and ._+-.'));
    }
    for (const problem of found)
        report(problem);
    return found.length > 0 ? undefined : { name, source, deviceCode, ...(units === 'any' ? { units } : {}) };
}
function checkSource(source, origin) {
    switch (source.kind) {
        case 'attribute':
            return (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttributePath */ .kf)(source.attribute)
                ? []
                : [
                    (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(source.attribute)} is not an attribute path.`, 'Write it like python3Packages.torch, or name=./package.nix for a file.'),
                ];
        case 'file':
            return checkFile(source.file, origin);
        case 'expression':
            return [
                ...checkFile(source.file, origin),
                ...checkAttribute(source.attribute ?? 'a', origin),
                ...Object.keys({ ...source.arg, ...source.argstr })
                    .filter((name) => !/^[a-zA-Z_][\w'-]*$/.test(name))
                    .map((name) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} is not an argument name.`, 'Use a Nix identifier.')),
                ...Object.keys(source.arg)
                    .filter((name) => source.arg[name]?.trim() === '')
                    .map((name) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `the argument ${name} is empty.`, 'Write a Nix expression.')),
                ...(canVary(source) ? [] : [cannotVary(origin, 'no argument of the file depends on the cell')]),
            ];
        case 'flox':
            return (0,_flox_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .checkFlox */ .aT)({ ...source, build: source.build.replaceAll(placeholder, 'x') }, origin);
        case 'flake':
            return [
                ...(/^(?:\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)$/iu.test(source.reference)
                    ? []
                    : [
                        (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(source.reference)} is not a flake reference.`, 'Use . or one like github:owner/repo.'),
                    ]),
                ...checkAttribute(source.output, origin),
                ...(canVary(source)
                    ? []
                    : [cannotVary(origin, `the output ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(source.output)} is the same for all cells`)]),
            ];
    }
}
function checkFile(file, origin) {
    if ((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .isInsideRepository */ .JM)(file))
        return [];
    const plain = /^\w/.test(file) && !file.split('/').includes('..');
    const fix = plain ? `Write ./${file}.` : 'Write it relative to the root of the repository, like ./nix/package.nix.';
    return [(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(file)} is not a path in the repository.`, fix)];
}
function checkAttribute(path, origin) {
    if ((0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttributePath */ .kf)(path.replaceAll(placeholder, 'x')))
        return [];
    const known = Object.keys(placeholders).map((name) => `{${name}}`);
    return [(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(path)} is not an attribute path.`, `Use names, dots and ${known.join(', ')}.`)];
}
/** Whether a cell reaches the package at all: through Nixpkgs, an argument or a name. */
function canVary(source) {
    if (source.kind !== 'flake' && source.kind !== 'expression')
        return true;
    return follows(source, axisPlaceholders, /\b(?:pkgs|toolkit|capabilities)\b/);
}
/** By a placeholder, or by what the arguments of a file name. */
function follows(source, names, variables) {
    if (source.kind === 'flake')
        return mentions(source.output, names);
    const expressions = Object.values(source.arg);
    const words = [...expressions, ...Object.values(source.argstr), source.attribute ?? ''];
    return words.some((word) => mentions(word, names)) || expressions.some((text) => variables.test(text));
}
const toolkitPlaceholders = ['toolkit', 'version', 'toolkit-digits'];
const targetPlaceholders = ['sm', 'digits', 'capability'];
const axisPlaceholders = [...toolkitPlaceholders, ...targetPlaceholders];
function mentions(text, names) {
    return names.some((name) => text.includes(`{${name}}`));
}
/**
 * PLN024 for a flake output or a file that cannot follow an axis of which more than one value is asked for: every cell
 * would be the same program under another name.
 */
function checkVariation({ name, source }, axes, origin) {
    if (source.kind !== 'flake' && source.kind !== 'expression')
        return [];
    const missing = [
        ...(axes.toolkits > 1 && !follows(source, toolkitPlaceholders, /\b(?:pkgs|toolkit)\b/) ? ['{toolkit}'] : []),
        ...(axes.targets > 1 && !follows(source, targetPlaceholders, /\b(?:pkgs|capabilities)\b/) ? ['{sm}'] : []),
    ];
    if (missing.length === 0)
        return [];
    return [cannotVary(origin, `several are requested, but ${name} has no ${missing.join(' and no ')}`)];
}
function cannotVary(origin, why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN024', `This package cannot vary with toolkit and capability: ${why}.`, 'Give one output per cell a name like .#foo-{toolkit}-{sm}, or give the package as a file or an attribute of an overlay.', { ...(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .where */ ._M)(origin), source: 'https://github.com/NixOS/nixpkgs/issues/166220' });
}
/** PLN025. */
function floxRefusal(origin) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN025', 'This names a Flox environment or one of its files, not a build of it.', 'Write flox:NAME for a build of .flox at the root of the repository, or flox:./folder#NAME.', (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_5__/* .where */ ._M)(origin));
}
/** The source of one cell: every placeholder filled in. */
function sourceOf(source, cell) {
    if (source.kind === 'attribute' || source.kind === 'file')
        return source;
    const fill = (text) => fillIn(text, cell);
    if (source.kind === 'flox')
        return { ...source, build: fill(source.build) };
    if (source.kind === 'flake')
        return { ...source, output: (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .mapAttributePath */ .WE)(source.output, fill) };
    const filled = (texts) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]));
    return {
        ...source,
        attribute: source.attribute === null ? null : (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .mapAttributePath */ .WE)(source.attribute, fill),
        arg: filled(source.arg),
        argstr: filled(source.argstr),
    };
}
function fillIn(text, cell) {
    const parsed = cell.capabilities.flatMap((capability) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(capability) ?? []);
    const values = {
        toolkit: cell.toolkit.replace('.', '_'),
        version: cell.toolkit,
        'toolkit-digits': cell.toolkit.replace('.', ''),
        sm: parsed.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej).join('_') || 'cpu',
        digits: parsed.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smDigits */ .$4).join('_') || 'cpu',
        capability: cell.capabilities.join('_') || 'cpu',
        system: cell.system,
    };
    return text.replaceAll(placeholder, (whole, name) => values[name] ?? whole);
}


/***/ }),

/***/ 3684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ readPatternText),
/* harmony export */   Ke: () => (/* binding */ matcherOf),
/* harmony export */   ZS: () => (/* binding */ readPattern),
/* harmony export */   hE: () => (/* binding */ patternKeys)
/* harmony export */ });
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20587);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52670);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83255);
/* harmony import */ var _selectors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3225);




const patternKeys = ['package', 'toolkit', 'capabilities', 'system', 'reason'];
/** `toolkit=12.4 capabilities=9.0a/10.0 system=x86_64-linux reason=too slow`: the pattern of an input; `/` joins capabilities. */
function readPatternText(text, origin, report) {
    const texts = {};
    // A reason is a sentence, and goes on to the end.
    const [before = '', reason] = text.split(/(?:^|\s)reason=(.+)$/s);
    if (reason !== undefined)
        texts['reason'] = [reason.trim()];
    for (const word of before.split(/\s+/).filter((one) => one !== '')) {
        const [key = '', ...rest] = word.split('=');
        const value = rest.join('=');
        if (!patternKeys.includes(key) || value === '') {
            const fix = `Write ${patternKeys.map((name) => `${name}=…`).join(' ')}, separated by blanks, the reason last.`;
            report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(word)} is not part of a pattern.`, fix));
            return undefined;
        }
        texts[key] = key === 'capabilities' ? value.split('/') : [value];
    }
    return readPattern(texts, origin, report);
}
/** A pattern of texts that were read; the locations of problems are the pattern's own. */
function readPattern(texts, origin, report) {
    let failed = false;
    const reportFailure = (problem) => {
        if (problem.severity === 'error')
            failed = true;
        report(problem);
    };
    const toolkit = texts.toolkit?.[0];
    const system = texts.system?.[0];
    if (patternKeys.every((key) => key === 'reason' || texts[key] === undefined)) {
        reportFailure((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(origin, 'the pattern is empty.', 'Name a package, a toolkit, capabilities or a system.'));
    }
    const pattern = {
        package: texts.package?.[0],
        toolkit: toolkit === undefined ? undefined : (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .readToolkit */ .hw)(toolkit, origin, reportFailure),
        capabilities: texts.capabilities && (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .readTargets */ .R0)(texts.capabilities, origin, reportFailure),
        system: system === undefined ? undefined : (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .readSystem */ .me)(system, origin, reportFailure),
        reason: texts.reason?.[0],
    };
    return failed ? undefined : pattern;
}
/** A cell matches capabilities when one of its own is among them. */
function matcherOf(pattern, tables) {
    const toolkits = pattern.toolkit && new Set((0,_selectors_js__WEBPACK_IMPORTED_MODULE_3__/* .selectToolkits */ .Y)(pattern.toolkit, tables) ?? []);
    const capabilities = pattern.capabilities &&
        new Set(pattern.capabilities.selectors.flatMap((selector) => withOtherNames((0,_selectors_js__WEBPACK_IMPORTED_MODULE_3__/* .selectCapabilities */ .zk)(selector, tables), tables)));
    const name = pattern.package?.split('*');
    return {
        pattern,
        matchesRest: (cell) => (!toolkits || toolkits.has(cell.toolkit)) &&
            (!capabilities || cell.capabilities.some((capability) => capabilities.has(capability))) &&
            (pattern.system === undefined || cell.system === pattern.system),
        matchesPackage: (text) => !name || matchesParts(text, name),
    };
}
/** A plan calls a renamed capability by the name that its toolkit has for it. */
function withOtherNames(capabilities, tables) {
    return capabilities.flatMap((capability) => {
        const row = tables.architectures.get(capability);
        const other = row && (0,_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .otherName */ .sW)(row);
        return other ? [capability, other.capability] : [capability];
    });
}
/** Whether a text is these parts with anything between them. Linear, which a regular expression would not be. */
function matchesParts(text, [first = '', ...rest]) {
    const last = rest.pop();
    if (last === undefined)
        return text === first;
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
        return false;
    const end = text.length - last.length;
    let from = first.length;
    for (const part of rest) {
        const found = text.indexOf(part, from);
        if (found < 0 || found + part.length > end)
            return false;
        from = found + part.length;
    }
    return true;
}


/***/ }),

/***/ 52670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O4: () => (/* binding */ earlyPtx),
  pc: () => (/* binding */ formatCapabilitiesSource),
  wV: () => (/* binding */ nixpkgsCuda),
  kR: () => (/* binding */ ptxDocs),
  hD: () => (/* binding */ quote),
  x$: () => (/* binding */ systemWithoutCuda),
  f6: () => (/* binding */ unknownCapability),
  Sc: () => (/* binding */ unknownSystem),
  v7: () => (/* binding */ unknownToolkit)
});

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/system.js
var system = __webpack_require__(79412);
// EXTERNAL MODULE: ./lib/cuda/architectures.js
var architectures = __webpack_require__(20587);
// EXTERNAL MODULE: ./lib/cuda/gpus.js
var cuda_gpus = __webpack_require__(95608);
// EXTERNAL MODULE: ./lib/cuda/selectors.js
var selectors = __webpack_require__(3225);
// EXTERNAL MODULE: ./lib/model/capability.js
var capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/cuda/nearest.js
var nearest = __webpack_require__(81193);
// EXTERNAL MODULE: ./lib/cuda/toolkits.js
var toolkits = __webpack_require__(45208);
;// CONCATENATED MODULE: ./lib/cuda/spelling.js
/**
 * What somebody means who writes capabilities and toolkits as other tools do: `90a` and `80-real;90` of CMake, `sm_86` with a
 * slip, `cu128` of PyTorch's wheels, `12_8` of Nixpkgs' attributes.
 */





/** Words of a request that name several capabilities. */
const names = ['default', 'all-major', 'hosted-gpus', 'jetson', ...new Set(architectures/* architectures */.f2.map(({ name }) => name))].map((name) => name.toLowerCase());
/**
 * The entries to write instead of a text that is none; empty where that cannot be guessed. A list of CMake's
 * (`80-real;90`) is several.
 */
function meantCapabilities(text, rows) {
    const parts = text.split(/[;,]/).filter((part) => part.trim() !== '');
    // With CMake a plain number is machine code and PTX; alone, it is how people write a capability.
    const isCmake = /-(?:real|virtual)\b/i.test(text);
    const meant = parts.map((part) => meantCapability(part.trim(), rows, isCmake && parts.length > 1));
    return meant.every((one) => one !== undefined) ? meant : [];
}
function meantCapability(text, rows, plainHasPtx) {
    const match = /^(?:sm|compute|cc)?[_ ]?([1-9]\d??)[._]?(\d)([af]?)(?:-(real|virtual))?(\+ptx)?$/i.exec(text);
    const [, major = '', minor = '', suffix = '', kind, withPtx] = match ?? [];
    const written = (0,capability/* parseCapability */._p)(`${major}.${minor}${suffix.toLowerCase()}`);
    const ptx = withPtx || kind?.toLowerCase() === 'virtual' || (plainHasPtx && !kind) ? '+PTX' : '';
    if (written && rows.some((row) => row.capability === (0,capability/* formatCapability */.q0)(written))) {
        return `${(0,capability/* formatCapability */.q0)(written)}${ptx}`;
    }
    const whole = /^[1-9]\d?$/.exec(text)?.[0];
    if (whole && rows.some((row) => !row.jetson && row.parsed.major === Number(whole)))
        return `${whole}.x`;
    const near = spelling_nearest(written ?? (0,capability/* parseCapability */._p)(/^[1-9]\d?\.\d/.exec(text)?.[0] ?? ''), rows);
    if (near)
        return `${near}${ptx}`;
    const word = text.replace(/\+ptx$/i, '');
    return (0,nearest/* nearestText */.m)(word.toLowerCase() === 'all' ? 'all-major' : word, names) ?? (0,cuda_gpus/* nearestGpus */.QK)(word)[0];
}
function spelling_nearest(wanted, rows) {
    return wanted && (0,architectures/* nearestArchitecture */.aN)(wanted, rows)?.capability;
}
/** The toolkit to write instead of a text that is none; undefined where that cannot be guessed. */
function meantToolkit(text, rows) {
    const has = (version) => rows.some((row) => row.version === version);
    const word = text.trim().toLowerCase();
    const number = word.replace(/^(?:cuda(?:packages|toolkit|-toolkit)?|cu|v)[-_ ]?/, '');
    const [, major = '', minor = ''] = /^(1\d)[._-]?(\d{1,2})(?:[._-]\w+)*$/.exec(number) ?? [];
    const exact = [`${major}.${minor}`, `${major}.${minor[0] ?? ''}`].find(has);
    if (exact)
        return exact;
    if (/^\d{1,2}[._]\d/.test(number))
        return (0,toolkits/* nearestToolkit */.pK)(number.replace('_', '.'), rows)?.version;
    return (0,nearest/* nearestText */.m)(word, ['latest', 'default', 'cpu']);
}

;// CONCATENATED MODULE: ./lib/cuda/refusals.js
/** The refusals of values that no table knows, with the nearest that one does. */







const ptxDocs = 'https://docs.nvidia.com/cuda/parallel-thread-execution/';
const nixpkgsCuda = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules';
/** The refusal of a capability that no toolkit has; `rows` are those that may be offered instead. */
function unknownCapability(text, more = {}, rows = architectures/* architectures */.f2) {
    return (0,problem/* error */.z3)('PLN003', `There is no CUDA capability ${quote(text)}.`, capabilityFix(text, rows), {
        ...more,
        source: ptxDocs,
    });
}
function capabilityFix(text, rows) {
    if (text.toLowerCase() === 'native') {
        return 'Write the capability of your GPU, which `nvidia-smi --query-gpu=compute_cap --format=csv` prints: the machine that builds may have no GPU.';
    }
    const meant = meantCapabilities(text, rows);
    if (meant.length > 1) {
        return `Did you mean ${meant.join(', ')}? Write one entry for each, or ${meant.join(' ')} for one fat binary.`;
    }
    const gpus = (0,cuda_gpus/* nearestGpus */.QK)(text.replace(/\+ptx$/i, ''));
    const [one = gpus.join(' or ')] = gpus.includes(meant[0] ?? '') ? [] : meant;
    return one === ''
        ? `Write ${selectors/* capabilityForms */.uV}; \`nix-cuda tables\` lists capabilities with their GPUs.`
        : `Did you mean ${one}? \`nix-cuda tables\` lists capabilities with their GPUs.`;
}
/** The refusal of a toolkit that was never released, or is older or newer than the tables. */
function unknownToolkit(text, more = {}, rows = toolkits/* toolkits */.kW) {
    const meant = meantToolkit(text, rows);
    return (0,problem/* error */.z3)('PLN004', `There is no CUDA toolkit ${quote(text)}.`, `${meant ? `Did you mean ${meant}?` : `Write ${selectors/* toolkitForms */.OK}.`} \`nix-cuda tables\` lists all toolkits.`, { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' });
}
/** The refusal of a system that is none. */
function unknownSystem(text, more = {}) {
    return (0,problem/* error */.z3)('PLN005', `There is no system ${quote(text)}.`, `Use ${system/* systems */.nV.slice(0, -1).join(', ')} or ${system/* systems */.nV.at(-1)}.`, {
        ...more,
        source: 'https://nix.dev/manual/nix/stable/development/building#system',
    });
}
/** The refusal of a system for which NVIDIA has no toolkit; `fits` are those on which the cell can exist. */
function systemWithoutCuda(text, fits) {
    return (0,problem/* error */.z3)('PLN005', `There is no CUDA for the system ${quote(text)}.`, `Use ${[fits.join(' or '), 'the toolkit cpu for a cell without CUDA'].filter((part) => part !== '').join(', or ')}.`, { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` });
}
/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
const formatCapabilitiesSource = `${nixpkgsCuda}/_cuda/lib/strings.nix`;
/** PLN015. */
function earlyPtx(capability, last, more = {}) {
    return (0,problem/* error */.z3)('PLN015', `PTX was requested for ${capability}, but Nixpkgs can add PTX only for the last capability of a cell, ${last}.`, `Write ${last}+PTX, or put ${capability}+PTX into a cell of its own.`, { ...more, source: formatCapabilitiesSource });
}
/** A text of the user in a message, cut where it is long. */
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}


/***/ }),

/***/ 83255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ compareCapabilityTexts),
/* harmony export */   JM: () => (/* binding */ isInsideRepository),
/* harmony export */   Od: () => (/* binding */ readLegacy),
/* harmony export */   R0: () => (/* binding */ readTargets),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   Ti: () => (/* binding */ readDriver),
/* harmony export */   UB: () => (/* binding */ readUnfree),
/* harmony export */   _M: () => (/* binding */ where),
/* harmony export */   hw: () => (/* binding */ readToolkit),
/* harmony export */   jG: () => (/* binding */ readNixpkgs),
/* harmony export */   me: () => (/* binding */ readSystem),
/* harmony export */   re: () => (/* binding */ readOverlay),
/* harmony export */   uN: () => (/* binding */ describeOrigin)
/* harmony export */ });
/* unused harmony export legacyToolkits */
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79412);
/* harmony import */ var _nixpkgs_presets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40358);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52670);
/* harmony import */ var _selectors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3225);
/**
 * The grammar of the request's entries, the same in the file and in the inputs. Every reader reports what is wrong and
 * then gives undefined.
 */






/**
 * An entry of `capabilities`: `9.0a`, `>=8.0`, `hopper`; or `8.0` and `9.0+PTX` for one fat binary, as PyTorch writes
 * it. What no table has passes: the user's Nixpkgs may have it.
 */
function readTargets(texts, origin, report, { isList = false } = {}) {
    const selectors = [];
    const found = [];
    for (const text of texts) {
        const selector = (0,_selectors_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCapabilitySelector */ .jE)(text);
        if (!selector) {
            found.push((0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownCapability */ .f6)(text, where(origin)));
            continue;
        }
        const before = selectors.findIndex((other) => sameCapability(other, selector));
        if (before >= 0)
            report(repeated(text, origin));
        if (before < 0)
            selectors.push(selector);
        else if (selector.ptx)
            selectors[before] = selector;
    }
    found.push(...earlyPtxOf(selectors, origin));
    if (texts.length === 0)
        found.push(refuse(origin, 'the entry has no capability.', 'Write one or more, like 9.0a.'));
    for (const problem of found)
        report(problem);
    return found.length > 0 ? undefined : { selectors, joined: isList || texts.length > 1 };
}
function sameCapability(a, b) {
    return a.kind === 'exact' && b.kind === 'exact' && a.capability === b.capability;
}
/** What can be checked before a range is expanded. */
function earlyPtxOf(selectors, origin) {
    const exact = selectors.filter((selector) => selector.kind === 'exact');
    if (exact.length < selectors.length)
        return [];
    const last = exact
        .map((selector) => selector.capability)
        .sort(compareCapabilityTexts)
        .at(-1);
    return exact
        .filter((selector) => selector.ptx && selector.capability !== last)
        .map(({ capability }) => (0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .earlyPtx */ .O4)(capability, last, where(origin)));
}
/** `12.4`, `12.x`, `>=12.6`, `latest`, `default`, `cpu`. What no table has passes: the user's Nixpkgs may have it. */
function readToolkit(text, origin, report) {
    const selector = (0,_selectors_js__WEBPACK_IMPORTED_MODULE_5__/* .parseToolkitSelector */ .NH)(text);
    if (selector)
        return selector;
    report((0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownToolkit */ .v7)(text, where(origin)));
    return undefined;
}
/** `aarch64-linux`. */
function readSystem(text, origin, report) {
    if ((0,_model_system_js__WEBPACK_IMPORTED_MODULE_2__/* .isSystem */ .yQ)(text))
        return text;
    report((0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownSystem */ .Sc)(text, where(origin)));
    return undefined;
}
/** A path starts with `.` or `/`; `lock` is flake.lock's; a preset is one of its branches; else a flake reference. */
function readNixpkgs(text, origin, report) {
    if (text === 'lock')
        return { kind: 'lock' };
    const branch = branchOfNixpkgs(text);
    if (branch) {
        report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is a branch or revision, not a flake reference.`, `Write github:NixOS/nixpkgs/${branch}.`));
        return undefined;
    }
    const preset = _nixpkgs_presets_js__WEBPACK_IMPORTED_MODULE_3__/* .nixpkgsPresets */ .Bw.find((row) => row.name === text);
    if (preset)
        return { kind: 'flake', reference: preset.reference };
    if (/^[./][^\p{Cc}]*$/u.test(text))
        return { kind: 'path', path: text };
    if (/^[a-z][^\s\p{Cc}]*$/iu.test(text) && !/^(?:flox|nixos-cuda)\//.test(text))
        return { kind: 'flake', reference: text };
    const fix = `Use lock, a path like ./nixpkgs, a reference like github:NixOS/nixpkgs/nixos-unstable, or ${_nixpkgs_presets_js__WEBPACK_IMPORTED_MODULE_3__/* .nixpkgsPresets */ .Bw.map((row) => row.name).join(', ')}.`;
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is neither lock, a path, a flake reference nor a preset.`, fix));
    return undefined;
}
/** The branch or revision of NixOS/nixpkgs that a text without an owner means; undefined where it means none. */
function branchOfNixpkgs(text) {
    if (/^(?:nixos|nixpkgs|release)-[\w.-]+$|^master$|^[0-9a-f]{40}$/.test(text))
        return text;
    return /^(?:unstable|\d\d\.\d\d)$/.test(text) ? `nixos-${text}` : undefined;
}
/** An overlay: `./overlay.nix`, or a flake's: `.` and `.#name` are the repository's own. */
function readOverlay(text, origin, report) {
    if (isInsideRepository(text) && text.endsWith('.nix'))
        return { kind: 'file', file: text };
    if (/\.nix$/.test(text)) {
        report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is not a path in the repository.`, `Write ./${text.replace(/^\/+/, '')}.`));
        return undefined;
    }
    const match = /^(\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)(?:#([\w'-]+))?$/iu.exec(text);
    if (match?.[1])
        return { kind: 'flake', reference: match[1], name: match[2] ?? 'default' };
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is not an overlay.`, 'Use a file of the repository like ./overlay.nix, or a flake: . or github:owner/repo#name.'));
    return undefined;
}
/** Name of a package or a licence. */
function readUnfree(text, origin, report) {
    if (/^[^\p{Cc}]{1,200}$/u.test(text))
        return text;
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is not a name.`, 'Name a package (blender) or a licence by its short name.'));
    return undefined;
}
/** The flake whose overlay has what Nixpkgs dropped: `true` for the pinned nixos-cuda/cuda-legacy, `false` for none. */
function readLegacy(text, origin, report) {
    if (text === 'false')
        return false;
    if (text === 'true')
        return legacyToolkits;
    if (/^[a-z./][^\s\p{Cc}]*$/iu.test(text))
        return text;
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is not a valid value.`, 'Use true, false, or the flake reference of an overlay.'));
    return undefined;
}
/** nixos-cuda/cuda-legacy of 2025-11-10: 11.4 to 13.0, each with cuDNN. https://github.com/nixos-cuda/cuda-legacy */
const legacyToolkits = 'github:nixos-cuda/cuda-legacy/9856d70acc3e2ae9081930b33d946326e07f1482';
/** `550.54.14`. */
function readDriver(text, origin, report) {
    if (/^\d{3,4}(?:\.\d{1,4}){0,2}$/.test(text))
        return text;
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is not a driver version.`, 'Write the oldest driver of your users, like 550.54.14.'));
    return undefined;
}
/** A refusal that names the input, or the key and location in the file. */
function refuse(origin, message, fix) {
    const subject = origin.kind === 'input' ? `Input ${origin.input}: ` : origin.kind === 'file' ? `${origin.key}: ` : '';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(refusalCode(origin), subject + message, fix, where(origin));
}
/** ` (file:3)` or ` (input packages)`, for a message that points at another entry. */
function describeOrigin(origin) {
    if (origin.kind === 'default')
        return '';
    return origin.kind === 'input' ? ` (input ${origin.input})` : ` (${origin.where.file}:${origin.where.line ?? 1})`;
}
/** The location of an entry of the file; an input has none. */
function where(origin) {
    return origin.kind === 'file' ? { where: origin.where } : {};
}
/** Numeric order of well-formed capabilities. */
function compareCapabilityTexts(a, b) {
    const [left, right] = [parsed(a), parsed(b)];
    return left && right ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(left, right) : 0;
}
/** There are only so many forms, and sorting asks again and again. */
const parsedBefore = new Map();
function parsed(text) {
    const before = parsedBefore.get(text);
    if (before)
        return before;
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    if (capability)
        parsedBefore.set(text, capability);
    return capability;
}
/** `./nix/package.nix`: below the root of the repository. */
function isInsideRepository(file) {
    const parts = file.split('/');
    return /^\.\/[^\p{Cc}]+$/u.test(file) && !parts.includes('..');
}
function refusalCode(origin) {
    return origin.kind === 'input' ? 'CFG001' : 'CFG006';
}
function repeated(capability, origin) {
    const fix = 'Write it once. For two cells, write two entries of the list.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(refusalCode(origin), `One cell names the capability ${capability.replace(/\+ptx$/i, '')} more than once.`, fix, where(origin));
}


/***/ }),

/***/ 37118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HC: () => (/* binding */ byLocation),
/* harmony export */   UE: () => (/* binding */ nothingRequested),
/* harmony export */   Vv: () => (/* binding */ readRequestInputs),
/* harmony export */   hF: () => (/* binding */ reading),
/* harmony export */   x6: () => (/* binding */ mergeRequests)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _package_entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45410);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3684);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83255);
/* harmony import */ var _runners_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21700);
/* harmony import */ var _selectors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3225);






const axisKeys = ['packages', 'capabilities', 'toolkits', 'systems'];
/** What a request means that names packages and nothing else; `lock` by default is the branch of a cache without one. */
const byDefault = {
    capabilities: { selectors: [{ kind: 'preset', preset: 'default', text: 'default', ptx: false }], joined: false },
    toolkits: { kind: 'default', text: 'default' },
    nixpkgs: { kind: 'lock' },
};
/**
 * Reads the inputs; in `capabilities`, blanks join the capabilities of one cell. Problems: CFG001, and PLN003
 * (capability), PLN004 (toolkit), PLN005 (system) for what is malformed, PLN015 for PTX of an earlier capability,
 * PLN024 and PLN025 for packages.
 */
function readRequestInputs(inputs) {
    const found = [];
    const report = (problem) => found.push(problem);
    const all = (key, read) => {
        const origin = { kind: 'input', input: key };
        const texts = [inputs[key] ?? []].flat().filter((text) => text.trim() !== '');
        const entries = texts.flatMap((text) => {
            const value = read(text.trim(), origin, report);
            return value === undefined ? [] : [{ value, origin }];
        });
        return texts.length > 0 ? entries : undefined;
    };
    const cells = inputs['max-cells'];
    const part = {
        packages: all('packages', _package_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .readPackage */ .LY),
        capabilities: all('capabilities', (text, origin) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readTargets */ .R0)((0,_selectors_js__WEBPACK_IMPORTED_MODULE_5__/* .splitCapabilities */ .HZ)(text), origin, report)),
        toolkits: all('toolkits', _request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readToolkit */ .hw),
        systems: all('systems', _request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readSystem */ .me),
        nixpkgs: all('nixpkgs', _request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readNixpkgs */ .jG)?.[0],
        overlays: all('overlays', _request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readOverlay */ .re),
        allowUnfree: all('allow-unfree', _request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readUnfree */ .UB),
        legacyToolkits: all('legacy-toolkits', _request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readLegacy */ .Od)?.[0],
        driver: all('driver', _request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .readDriver */ .Ti)?.[0],
        include: all('include', _patterns_js__WEBPACK_IMPORTED_MODULE_2__/* .readPatternText */ .Ic),
        exclude: all('exclude', _patterns_js__WEBPACK_IMPORTED_MODULE_2__/* .readPatternText */ .Ic),
        runners: all('runners', _runners_js__WEBPACK_IMPORTED_MODULE_4__/* .readRunner */ .fY),
        limits: cells === undefined || cells === 0 ? undefined : { cells, minutes: undefined },
        tiers: undefined,
    };
    return reading(part, found);
}
/**
 * One request of both: an input replaces the file's key of the same name, and wins over the tier's; runners are joined.
 * Without systems it is for `defaultSystem`, without capabilities and toolkits for those of Nixpkgs (`default`), without
 * nixpkgs for `lock`, whose origin then says that nobody asked for it. Problems: those of both readings, PLN011 when
 * nothing is given at all, CFG003 without packages, CFG001 or CFG006 for two different packages of one name.
 */
function mergeRequests(fromFile, fromInputs, options = {}) {
    const found = [fromFile, fromInputs].flatMap((side) => {
        if (!side)
            return [];
        return 'problems' in side ? side.problems : side.warnings;
    });
    // A side that cannot be read says nothing about what is missing.
    if ((fromFile && 'problems' in fromFile) || 'problems' in fromInputs)
        return { problems: found };
    const [file, inputs] = [fromFile?.request, fromInputs.request];
    const chosen = options.tier === 'all' ? undefined : options.tier;
    const tierPart = chosen && file?.tiers?.[chosen];
    const axis = (key) => inputs[key] ?? tierPart?.[key] ?? file?.[key];
    const one = (key) => inputs[key] ?? file?.[key];
    const [packages, capabilities, toolkits] = [axis('packages'), axis('capabilities'), axis('toolkits')];
    const { defaultSystem = 'x86_64-linux' } = options;
    const systems = axis('systems') ?? [unasked(defaultSystem)];
    const nixpkgs = one('nixpkgs');
    if ([packages, capabilities, toolkits, nixpkgs].every((value) => value === undefined)) {
        return { problems: [...found, nothingRequested('packages')] };
    }
    if (!packages)
        return { problems: [...found, noPackages()] };
    found.push(...sameNames(packages));
    // Without a toolkit that is one of CUDA there is nothing to name capabilities for.
    const withCuda = toolkits === undefined || toolkits.length === 0 || toolkits.some(({ value }) => value.kind !== 'cpu');
    const request = {
        packages,
        capabilities: capabilities ?? (withCuda ? [unasked(byDefault.capabilities)] : []),
        toolkits: toolkits ?? [unasked(byDefault.toolkits)],
        systems,
        nixpkgs: nixpkgs ?? unasked(byDefault.nixpkgs),
        overlays: one('overlays') ?? [],
        allowUnfree: one('allowUnfree') ?? [],
        legacyToolkits: one('legacyToolkits'),
        driver: one('driver'),
        include: one('include') ?? [],
        exclude: one('exclude') ?? [],
        runners: [...(file?.runners ?? []), ...(inputs.runners ?? [])],
        limits: { cells: inputs.limits?.cells ?? file?.limits?.cells, minutes: file?.limits?.minutes },
        narrowed: axisKeys.some((key) => file?.[key] !== undefined && axis(key) !== file[key]),
        tier: chosen && { name: chosen, select: tierPart?.select ?? (chosen === 'pull-request' ? 'corners' : 'all') },
    };
    return reading(request, found);
}
/** Ends a reading: errors refuse it, warnings go along. What was found in a file is in the order of its lines. */
function reading(request, found) {
    const sorted = [...found].sort(byLocation);
    const refused = sorted.some((problem) => problem.severity === 'error');
    return refused ? { problems: sorted, partial: request } : { request, warnings: sorted };
}
/** In the order of the lines of the file; what has no location comes first. */
function byLocation({ where: a }, { where: b }) {
    return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
/** PLN011. */
function nothingRequested(what = 'packages, capabilities and toolkits') {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLN011', `Nothing was requested: the request has no ${what}.`, 'List them in .github/nix-cuda.yml, or give the inputs of the same names.');
}
function noPackages() {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG003', 'The request has no packages.', 'Add packages to .github/nix-cuda.yml, or give the input packages, for example python3Packages.torch.');
}
/** What holds where nothing was said. */
function unasked(value) {
    return { value, origin: { kind: 'default' } };
}
/** Cells are named after packages. */
function sameNames(packages) {
    const first = new Map();
    const problems = [];
    for (const entry of packages) {
        // Cell ids are lower case, and so would be the same.
        const name = entry.value.name.toLowerCase();
        const before = first.get(name);
        if (!before)
            first.set(name, entry);
        else if (JSON.stringify(before.value) !== JSON.stringify(entry.value)) {
            const message = `two packages are named ${name}${(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOrigin */ .uN)(before.origin)}.`;
            problems.push((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_3__/* .refuse */ .TR)(entry.origin, message, 'Give each package a name of its own: {name: …, attribute: …}.'));
        }
    }
    return problems;
}


/***/ }),

/***/ 21700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NC: () => (/* binding */ readRunnerRule),
/* harmony export */   fY: () => (/* binding */ readRunner),
/* harmony export */   wm: () => (/* binding */ chooseRunner)
/* harmony export */ });
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(79412);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52670);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83255);
/* harmony import */ var _selectors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3225);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31802);
/** Which runner a cell gets: by system, by weight, and by the GPU that it is for. */





/** GitHub's own runners. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
const hosted = {
    'x86_64-linux': 'ubuntu-24.04',
    'aarch64-linux': 'ubuntu-24.04-arm',
    'x86_64-darwin': 'macos-15-intel',
    'aarch64-darwin': 'macos-15',
};
/**
 * `x86_64-linux=label`, `x86_64-linux/heavy=self-hosted+big`, `gpu:L4=label`: what stands before `=` is a system, a
 * weight, a GPU, or several of them joined by `/`; `+` joins labels that a runner must all have.
 */
function readRunner(text, origin, report) {
    const equals = text.lastIndexOf('=');
    return readRunnerRule(text.slice(0, Math.max(0, equals)), text.slice(equals + 1).split('+'), origin, report);
}
/** A rule of its key and its labels. */
function readRunnerRule(key, labels, origin, report) {
    const rule = {};
    const names = labels.map((label) => label.trim());
    let understood = names.length > 0 && names.every((label) => /^[\w.-]{1,100}$/.test(label));
    for (const part of key.split('/').map((word) => word.trim())) {
        const gpu = /^gpu:(.+)$/i.exec(part)?.[1];
        const selector = gpu === undefined ? undefined : (0,_selectors_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCapabilitySelector */ .jE)(gpu);
        if ((0,_model_system_js__WEBPACK_IMPORTED_MODULE_0__/* .isSystem */ .yQ)(part) && !rule.system)
            rule.system = part;
        else if ((part === 'light' || part === 'heavy') && !rule.weight)
            rule.weight = part;
        else if (selector && !rule.gpu)
            rule.gpu = (0,_selectors_js__WEBPACK_IMPORTED_MODULE_3__/* .selectCapabilities */ .zk)(selector, _tables_js__WEBPACK_IMPORTED_MODULE_4__/* .builtInTables */ .b9).map(baseOf);
        else
            understood = false;
    }
    if (!understood) {
        const fix = `Write SYSTEM=LABEL or SYSTEM=LABEL+LABEL, where SYSTEM is one of ${_model_system_js__WEBPACK_IMPORTED_MODULE_0__/* .systems */ .nV.join(', ')}, and may be followed or replaced by /heavy, /light or /gpu:9.0.`;
        report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`${key === '' ? '' : `${key}=`}${labels.join('+')}`)} is not a rule for runners.`, fix));
        return undefined;
    }
    const runner = names.length === 1 ? (names[0] ?? '') : JSON.stringify(names);
    return { key, system: rule.system, weight: rule.weight, gpu: rule.gpu, runner };
}
/**
 * The runner of a cell: of the rules that fit the one that says most (a GPU before a weight before a system), the last
 * of equals; GitHub's own runner of the system where none fits. A rule with a weight fits only where the weight is known.
 */
function chooseRunner(rules, cell) {
    let best;
    for (const rule of rules) {
        const fits = (rule.system === undefined || rule.system === cell.system) &&
            (rule.weight === undefined || rule.weight === cell.weight) &&
            (rule.gpu === undefined || cell.capabilities.some((capability) => rule.gpu?.includes(baseOf(capability))));
        if (fits && (!best || precision(rule) >= precision(best)))
            best = rule;
    }
    return best?.runner ?? hosted[cell.system];
}
function precision(rule) {
    return (rule.gpu ? 4 : 0) + (rule.weight ? 2 : 0) + (rule.system ? 1 : 0);
}
/** The GPU of `9.0a` is a 9.0. */
function baseOf(capability) {
    return capability.replace(/[af]$/, '');
}


/***/ })

};
