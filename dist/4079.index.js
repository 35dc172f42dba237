export const id = 4079;
export const ids = [4079];
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

/***/ 86188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H4: () => (/* binding */ cellExpression),
  KI: () => (/* binding */ cellsExpression),
  pA: () => (/* binding */ instanceKey)
});

// EXTERNAL MODULE: ./lib/cuda/attribute-path.js
var attribute_path = __webpack_require__(39635);
// EXTERNAL MODULE: ./lib/cuda/expression-instance.js
var expression_instance = __webpack_require__(84033);
// EXTERNAL MODULE: ./lib/cuda/expression-paths.js
var expression_paths = __webpack_require__(73448);
;// CONCATENATED MODULE: ./lib/cuda/expression-source.js


/**
 * Nix source of the derivation, with `pkgs` (the cell's instance) in scope for what needs it. Lines after the first
 * start at column `indent`; an argument that has lines of its own is left as it is, because a text may span them.
 */
function packageText(source, cell, options) {
    const { root } = options;
    const joined = (lines) => lines.join(`\n${' '.repeat(options.indent)}`);
    switch (source.kind) {
        case 'attribute':
            return `pkgs.${(0,attribute_path/* nixAttributePath */.R3)(source.attribute)}`;
        case 'file':
            return `pkgs.callPackage ${(0,attribute_path/* nixString */.z7)((0,expression_paths/* absolutePath */.Hi)(source.file, root))} { }`;
        case 'expression':
            return joined(expressionLines(source, root));
        case 'flake':
            return joined(outputLines(source, cell.system, root));
        case 'flox':
            throw new Error('A build of Flox has no Nix expression.'); // callers ask cellExpression for other kinds alone
    }
}
/** As `nix build -f FILE -A attribute --arg … --argstr …` would take it: a function is applied, what is none is taken. */
function expressionLines(source, root) {
    const path = source.attribute === null ? '' : `.${(0,attribute_path/* nixAttributePath */.R3)(source.attribute)}`;
    const file = (0,attribute_path/* nixString */.z7)((0,expression_paths/* absolutePath */.Hi)(source.file, root));
    const args = [
        ...Object.entries(source.arg).map(([name, text]) => `  ${(0,attribute_path/* nixAttributeName */.Lo)(name)} = ${argumentText(text)};`),
        ...Object.entries(source.argstr).map(([name, text]) => `  ${(0,attribute_path/* nixAttributeName */.Lo)(name)} = ${(0,attribute_path/* nixString */.z7)(text)};`),
    ];
    if (args.length > 0)
        return [`(import ${file} {`, ...args, `})${path}`];
    return [
        '(',
        '  let',
        `    given = import ${file};`,
        '  in',
        '  if builtins.isFunction given then given { } else given',
        `)${path}`,
    ];
}
/** A comment at its end must not swallow what follows. */
function argumentText(text) {
    return /[#\n]/.test(text) ? `(${text}\n)` : `(${text})`;
}
/** https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-build: `packages` first, then `legacyPackages`. */
function outputLines(source, system, root) {
    const { output, reference } = source;
    const flake = (0,expression_paths/* flakeText */.PB)(reference, root);
    if (/^(packages|legacyPackages)\./.test(output))
        return [`(${flake}).${(0,attribute_path/* nixAttributePath */.R3)(output)}`];
    const path = `${(0,attribute_path/* nixAttributeName */.Lo)(system)}.${(0,attribute_path/* nixAttributePath */.R3)(output)}`;
    const neither = `${reference} has neither packages.${system}.${output} nor legacyPackages.${system}.${output}`;
    return [
        '(',
        '  let',
        `    flake = ${flake};`,
        '  in',
        `  flake.packages.${path} or flake.legacyPackages.${path} or (`,
        `    throw ${(0,attribute_path/* nixString */.z7)(neither)}`,
        '  )',
        ')',
    ];
}

;// CONCATENATED MODULE: ./lib/cuda/expression.js




/** What decides the Nixpkgs instance of a cell. Cells that have all of it in common are evaluated in one process. */
function instanceKey(cell) {
    const { nixpkgs, system, toolkit, capabilities, ptx, instance } = cell;
    return JSON.stringify([nixpkgs, system, toolkit, capabilities, ptx, instance ?? null]);
}
/**
 * The text of a Nix file that evaluates to `{ package = <derivation>; info = { drvPath; outputs; name; unfree; }; }`, to be run
 * as `nix build -f FILE package`.
 */
function cellExpression(cell, options) {
    return `# ${cell.id}
# Build it with: nix build -f THIS-FILE package
let
${bindings(cell, [cell.source], options.root)}  package = ${packageText(cell.source, cell, { ...options, indent: 2 })};
in
{
  inherit package;
${info}}
`;
}
/**
 * The text of a Nix file with several cells of one instance: `{ cells.<id> = { package; info; }; infos.<id>; }`, where
 * `infos` has null for a cell that throws, so that one does not hide the others. Throws Error for no cell, and for cells
 * of different instances: `instanceKey` tells.
 */
function cellsExpression(cells, options) {
    const [first] = cells;
    const key = first && instanceKey(first);
    if (!first || cells.some((cell) => instanceKey(cell) !== key)) {
        throw new Error('cellsExpression takes cells of one Nixpkgs instance.');
    }
    const entries = cells.map(({ id, source }) => `    ${(0,attribute_path/* nixString */.z7)(id)} = cell (${packageText(source, first, { ...options, indent: 4 })});\n`);
    return `# ${cells.length} cells of one Nixpkgs instance
# Build it with: nix build -f THIS-FILE 'cells.${(0,attribute_path/* nixString */.z7)(first.id)}.package'
let
${bindings(first, cells.map(({ source }) => source), options.root)}  cell = package: {
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
`;
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
`;
/** All that stands before the packages, and no more than they use. */
function bindings(cell, sources, root) {
    const scoped = sources.some((source) => source.kind === 'expression' && Object.keys(source.arg).length > 0);
    const instanced = scoped || sources.some(({ kind }) => kind === 'attribute' || kind === 'file');
    const overlays = cell.instance?.overlays ?? [];
    const references = [
        ...sources.flatMap((source) => (source.kind === 'flake' ? [source.reference] : [])),
        ...(instanced && cell.nixpkgs.kind === 'flake' ? [cell.nixpkgs.reference] : []),
        ...(instanced ? overlays.flatMap((overlay) => (overlay.kind === 'flake' ? [overlay.reference] : [])) : []),
        ...(instanced && cell.instance?.legacy ? [cell.instance.legacy] : []),
    ];
    return [
        references.some(expression_paths/* isLocal */.IX) ? `${(0,expression_paths/* localFlakeText */.w8)(root)}\n` : '',
        instanced ? `${(0,expression_instance/* instanceText */.tK)(cell, root)}\n` : '',
        scoped ? `${(0,expression_instance/* scopeText */.Cm)(cell, root)}\n` : '',
    ].join('');
}


/***/ }),

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ measuredStore),
/* harmony export */   Eg: () => (/* binding */ measuredAbove),
/* harmony export */   Vu: () => (/* binding */ inGigabytes),
/* harmony export */   _M: () => (/* binding */ adviseDisk),
/* harmony export */   e3: () => (/* binding */ measuredPath),
/* harmony export */   kX: () => (/* binding */ checkRoom),
/* harmony export */   nQ: () => (/* binding */ largest),
/* harmony export */   sR: () => (/* binding */ buildFolders)
/* harmony export */ });
/* unused harmony export describeDisk */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83341);


const gigabyte = 1e9;
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte;
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2;
/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = { major: 2, minor: 30 };
/**
 * Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
 */
function adviseDisk(layout, options) {
    const buildFolder = adviseBuildFolder(layout, options);
    const store = measuredStore(layout);
    const collect = options.hosted && store !== undefined;
    // Enough for the largest step of one build; the collector then frees a useful amount at once.
    const minFree = collect ? Math.round(Math.min(5 * gigabyte, store.totalBytes * 0.05)) : undefined;
    const maxFree = minFree === undefined ? undefined : minFree * 3;
    return { buildFolder, minFree, maxFree, lines: describeDisk(layout) };
}
function adviseBuildFolder(layout, { nixVersion, chosen = false }) {
    const isNew = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isAtLeast */ .du)(nixVersion ?? '', ownBuildFolder) ?? true;
    const standard = isNew ? measuredStore(layout) : measuredPath(layout, 'tmp');
    const path = isNew ? '/nix/var/nix/builds' : '/tmp';
    const stay = (why) => ({
        by: 'default',
        path,
        mode: undefined,
        freeBytes: standard?.freeBytes ?? 0,
        why,
    });
    if (chosen)
        return stay('the user chose another folder');
    if (!standard)
        return stay('the disks of this machine are unknown');
    const roomy = !standard.memory && standard.freeBytes >= largeBuild;
    const best = candidates(layout, isNew).sort((a, b) => b.disk.freeBytes - a.disk.freeBytes)[0];
    if (!best || best.disk.device === standard.device)
        return stay('no other disk has more room');
    const better = best.disk.freeBytes > standard.freeBytes * worthIt;
    if (!standard.memory && (roomy || !better))
        return stay('it has room');
    if (best.disk.freeBytes <= standard.freeBytes)
        return stay('no other disk has more room');
    const reason = standard.memory ? 'is in memory' : `has ${inGigabytes(standard.freeBytes)} left`;
    const why = `${path} ${reason}, and ${best.disk.mountedAt || best.disk.path} has ${inGigabytes(best.disk.freeBytes)}`;
    const { freeBytes } = best.disk;
    return isNew
        ? { by: 'build-dir', path: best.path, mode: 0o755, freeBytes, why }
        : { by: 'TMPDIR', path: best.path, mode: 0o1777, freeBytes, why };
}
/** Every folder that the advice may name. */
const buildFolders = [
    '/var/lib/setup-nix-cuda',
    '/mnt/setup-nix-cuda',
    '/nix/var/nix',
].flatMap((folder) => [`${folder}/builds`, `${folder}/tmp`]);
/**
 * Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
 * home of the runner's user.
 */
function candidates(layout, isNew) {
    const leaf = isNew ? 'builds' : 'tmp';
    const known = [
        ['root', `/var/lib/setup-nix-cuda/${leaf}`],
        ['mnt', `/mnt/setup-nix-cuda/${leaf}`],
        ['nix', `/nix/var/nix/${leaf}`],
    ];
    return known.flatMap(([name, path]) => {
        const found = measuredPath(layout, name);
        return found?.exists && !found.memory && !found.readOnly ? [{ path, disk: found }] : [];
    });
}
/**
 * INS040 for each path that has less room than builds need: bytes in the store, bytes of a build at work, or both.
 * `buildFolder` is what `adviseDisk` gave.
 */
function checkRoom(layout, needed, buildFolder) {
    const store = measuredStore(layout);
    if (!store)
        return [];
    const { storeBytes, buildBytes = 0, hosted } = needed;
    const builds = buildFolder ? measuredAbove(layout, buildFolder.path) : store;
    const same = !builds || builds.device === store.device;
    const wanted = [
        {
            what: same && buildBytes > 0 ? 'The store and the builds need' : 'The store needs',
            disk: store,
            bytes: same ? storeBytes + buildBytes : storeBytes,
        },
        ...(same ? [] : [{ what: 'The builds need', disk: builds, bytes: buildBytes }]),
    ];
    return wanted.flatMap(({ what, disk: at, bytes }) => {
        if (bytes <= at.freeBytes)
            return [];
        const where = at.mountedAt || at.path;
        const roomier = largest(layout, at);
        const fixes = [
            ...(hosted ? ['Remove parts of the runner image with `reclaim-disk`'] : [`Free disk space on ${where}`]),
            ...(roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []),
        ];
        const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('INS040', message, `${fixes.join(', ')}.`)];
    });
}
/** The path with that name. */
function measuredPath(layout, name) {
    return layout.measured.find((candidate) => candidate.name === name);
}
/** Where store paths are, or will be. */
function measuredStore(layout) {
    return measuredPath(layout, 'store') ?? measuredPath(layout, 'nix') ?? measuredPath(layout, 'root');
}
/** The measured path that a path is in: the one with the longest path above it. */
function measuredAbove(layout, path) {
    return layout.measured
        .filter((candidate) => candidate.path === '/' || path === candidate.path || path.startsWith(`${candidate.path}/`))
        .sort((a, b) => b.path.length - a.path.length)[0];
}
/** The disk with the most room, if it is another one and has more. */
function largest(layout, than) {
    return layout.measured
        .filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device)
        .filter((other) => other.freeBytes > than.freeBytes)
        .sort((a, b) => b.freeBytes - a.freeBytes)[0];
}
/** One line per file system: where it is mounted, what is on it, how much is left. */
function describeDisk(layout) {
    const devices = [...new Set(layout.measured.map(({ device }) => device))];
    return devices.flatMap((device) => {
        const on = layout.measured.filter((candidate) => candidate.device === device);
        const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0];
        if (!first)
            return [];
        const marks = [first.type, ...(first.memory ? ['in memory'] : []), ...(first.readOnly ? ['read-only'] : [])];
        const paths = on.map(({ path, exists }) => (exists ? path : `${path} (absent)`)).join(', ');
        const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`;
        return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== '').join(', ')}): ${room}; ${paths}`];
    });
}
/** As in `12.5 GB`. */
function inGigabytes(bytes) {
    const value = bytes / gigabyte;
    return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`;
}


/***/ }),

/***/ 72144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ measureDisk)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _mounts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47515);



const memoryTypes = ['tmpfs', 'ramfs', 'devtmpfs'];
/**
 * Measures the paths of this job. Changes nothing and throws nothing: a path that cannot be measured is left out, and
 * so is the workspace or RUNNER_TEMP of a job that has none. `ask` stands in for statfs in tests.
 */
async function measureDisk(host, ask = node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs) {
    const wanted = [
        ['root', '/'],
        ['nix', '/nix'],
        ['store', '/nix/store'],
        ['mnt', '/mnt'],
        ['tmp', '/tmp'],
        ['runner-temp', host.env['RUNNER_TEMP']],
        ['workspace', host.env['GITHUB_WORKSPACE']],
    ];
    const named = wanted.flatMap(([name, path]) => (path ? [[name, path]] : []));
    const mounts = await (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .readMounts */ .bq)(host);
    const measured = await Promise.all(named.map(async ([name, path]) => {
        try {
            const nearest = await nearestFolder(host, path);
            const real = await host.files.realpath(nearest);
            const [{ dev }, figures] = await Promise.all([host.files.stat(real), ask(real)]);
            const mount = (0,_mounts_js__WEBPACK_IMPORTED_MODULE_2__/* .mountOf */ .vI)(mounts, real);
            return [
                {
                    name,
                    path,
                    exists: nearest === path,
                    device: dev,
                    mountedAt: mount?.at ?? '',
                    type: mount?.type ?? '',
                    readOnly: mount?.readOnly ?? false,
                    memory: memoryTypes.includes(mount?.type ?? ''),
                    totalBytes: figures.blocks * figures.bsize,
                    freeBytes: figures.bavail * figures.bsize,
                    freeFiles: figures.files > 0 ? figures.ffree : undefined,
                },
            ];
        }
        catch {
            return [];
        }
    }));
    return { measured: measured.flat() };
}
/** The path itself, or the nearest folder above it that exists. */
async function nearestFolder(host, path) {
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/', path);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        const there = await host.files.stat(folder).catch(() => undefined);
        if (there || folder === '/')
            return folder;
    }
}


/***/ }),

/***/ 47515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   bq: () => (/* binding */ readMounts),
/* harmony export */   ec: () => (/* binding */ mountsWithin),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* unused harmony export parseMounts */
/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
async function readMounts(host) {
    return parseMounts(await host.files.readFile('/proc/self/mountinfo', 'utf8').catch(() => ''));
}
/** Lines that are not as the manual says are left out. */
function parseMounts(text) {
    return text.split('\n').flatMap((line) => {
        const [left, right] = line.split(' - ');
        const [, , , root, at, options] = left?.split(' ') ?? [];
        const [type, , superOptions] = right?.split(' ') ?? [];
        if (root === undefined || at === undefined || options === undefined || type === undefined)
            return [];
        const readOnly = [...options.split(','), ...(superOptions ?? '').split(',')].includes('ro');
        return [{ at: unescaped(at), root: unescaped(root), type, readOnly }];
    });
}
/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
function mountOf(mounts, path) {
    let found;
    for (const mount of mounts) {
        if (isWithin(path, mount.at) && mount.at.length >= (found?.at.length ?? 0))
            found = mount;
    }
    return found;
}
/** The mounts at a folder and below it. */
function mountsWithin(mounts, folder) {
    return mounts.filter((mount) => isWithin(mount.at, folder));
}
/** Whether a path is the folder or lies in it; both absolute and without `..`. */
function isWithin(path, folder) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped(text) {
    return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}


/***/ }),

/***/ 48402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ build),
  A: () => (/* binding */ buildAll)
});

// EXTERNAL MODULE: ./lib/machine/disk.js
var disk = __webpack_require__(72144);
// EXTERNAL MODULE: ./lib/machine/disk-advice.js
var disk_advice = __webpack_require__(4953);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/log.js
var runner_log = __webpack_require__(93188);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/nix/store-paths.js
var store_paths = __webpack_require__(89427);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
;// CONCATENATED MODULE: ./lib/nix/build/build-log.js

/**
 * Nix's `--log-format internal-json`: one `@nix {…}` per line.
 * Numbers from src/libutil/include/nix/util/logging.hh of NixOS/nix.
 */
const activity = { copyPath: 100, fileTransfer: 101, copyPaths: 103, builds: 104, build: 105 };
const result = { buildLogLine: 101, setPhase: 104, progress: 105 };
const tailLines = 40;
/** Characters of a line in the tail, which is part of a result. */
const tailWidth = 2_000;
/**
 * Reads internal-json. Unknown activities and malformed lines are passed over: the format is not a stable interface.
 * `now` gives milliseconds, for how long each build took.
 */
function readBuildLog(now) {
    const activities = new Map();
    const started = [];
    const derivations = new Map();
    const fetched = [];
    const errors = [];
    let ofDaemon = [];
    const messages = [];
    const tail = [];
    let expected = 0;
    let done = 0;
    let unpackedBytes = 0;
    let paths = { done: 0, expected: 0 };
    let bytes = 0;
    const onProgress = (of, now, all) => {
        if (of.type === activity.builds) {
            done = now;
            expected = all;
        }
        else if (of.type === activity.copyPaths)
            paths = { done: now, expected: all };
        else if (of.type === activity.fileTransfer && now > of.bytes) {
            bytes += now - of.bytes;
            of.bytes = now;
        }
    };
    const isBuilding = () => [...activities.values()].some(({ type }) => type === activity.build);
    const handlers = {
        start: ({ id, type, text, fields }) => {
            const name = derivationName(fields[0]);
            const drvPath = String(fields[0] ?? '');
            activities.set(id, { type, name, drvPath, begun: now(), phase: '', bytes: 0 });
            if (type === activity.build) {
                started.push(name);
                derivations.set(drvPath, { path: drvPath, seconds: null });
                return [`building ${name}`];
            }
            if (type !== activity.copyPath)
                return [];
            fetched.push({ path: drvPath, from: String(fields[1] ?? '') });
            return text === '' ? [] : plainLines(text);
        },
        stop: ({ id }) => {
            const of = activities.get(id);
            if (of?.type === activity.build) {
                derivations.set(of.drvPath, { path: of.drvPath, seconds: (now() - of.begun) / 1_000 });
            }
            activities.delete(id);
            return [];
        },
        result: ({ id, type, fields }) => {
            const of = activities.get(id);
            if (!of)
                return [];
            if (type === result.buildLogLine) {
                const lines = plainLines(String(fields[0] ?? '')).map((line) => `${of.name}> ${line}`);
                tail.push(...lines.map((line) => line.slice(0, tailWidth)));
                tail.splice(0, tail.length - tailLines);
                return lines;
            }
            if (type === result.setPhase)
                of.phase = plainLines(String(fields[0] ?? '')).join(' ');
            if (type === result.progress)
                onProgress(of, Number(fields[0]), Number(fields[1]));
            return [];
        },
        msg: ({ level, text, isOwn }) => {
            const lines = plainLines(text);
            const said = lines.join('\n').trimEnd();
            if (level === 0 && isOwn)
                errors.push(said);
            else if (level === 0 && builderFailed.test(said) && !dependencyFailed.test(said))
                ofDaemon = [said];
            // Nix hands on a line `@nix {"action":"msg",…}` of a builder as one of its own: while a builder runs, nothing follows
            // from a message.
            const ofNix = !isBuilding();
            if (ofNix)
                unpackedBytes += unpackedIn(said);
            if (said === '' || level > 1)
                return [];
            if (ofNix)
                messages.push(said);
            return lines.map((line) => `nix> ${line}`);
        },
    };
    return {
        push: (line) => {
            const message = parse(line);
            if (!message)
                return line.trim() === '' ? [] : plainLines(line);
            return Object.hasOwn(handlers, message.action) ? (handlers[message.action]?.(message) ?? []) : [];
        },
        state: () => ({
            started,
            derivations: [...derivations.values()],
            fetched,
            expected: Math.max(expected, started.length),
            done,
            unpackedBytes,
            copied: { paths, bytes },
            running: [...activities.values()]
                .filter((entry) => entry.type === activity.build)
                .map((entry) => (entry.phase ? `${entry.name} (${entry.phase})` : entry.name)),
            errors: [...errors.filter((said) => !dependencyFailed.test(said)), ...ofDaemon, ...errors],
            messages,
        }),
        tail: () => tail,
    };
}
/** What a daemon says of a builder, of which the last word is its own: a builder is done when it has failed. */
const builderFailed = /^(?:error: )?(?:builder for|Cannot build) '/i;
const dependencyFailed = /^(?:error: |\s*Reason: )?\d+ dependenc(?:y|ies) /m;
const units = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };
/** `these 5 paths will be fetched (1.2 MiB download, 3.4 MiB unpacked):`, bytes of the latter; 0 for all else. */
function unpackedIn(said) {
    const match = /will be fetched \(.* download, ([\d.]+) (\w+) unpacked\)/.exec(said);
    return match ? Math.round(Number(match[1]) * (units[match[2] ?? ''] ?? 0)) : 0;
}
/** Undefined for a line that is not internal-json; a message without a known action for one that is malformed. */
function parse(line) {
    if (!line.startsWith('@nix '))
        return undefined;
    const raw = parseObject(line.slice(5));
    const said = raw['msg'] ?? raw['raw_msg'] ?? raw['text'];
    return {
        action: typeof raw['action'] === 'string' ? raw['action'] : '',
        id: numberOf(raw['id']),
        type: numberOf(raw['type']),
        level: typeof raw['level'] === 'number' ? raw['level'] : Number.POSITIVE_INFINITY,
        text: typeof said === 'string' ? said : '',
        isOwn: typeof raw['raw_msg'] === 'string',
        fields: Array.isArray(raw['fields']) ? raw['fields'].map(scalar) : [],
    };
}
function numberOf(value) {
    return typeof value === 'number' ? value : Number.NaN;
}
function scalar(value) {
    return typeof value === 'string' || typeof value === 'number' ? value : '';
}
function parseObject(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}
function plainLines(text) {
    return (0,sink/* linesOf */.Dx)(text.trimEnd()).map((line) => line.trimEnd());
}
/** `saxpy-1.0` out of `/nix/store/<hash>-saxpy-1.0.drv`. */
function derivationName(field) {
    return String(field ?? '')
        .replace(/^.*\/[a-z0-9]{32}-/, '')
        .replace(/\.drv$/, '');
}

// EXTERNAL MODULE: ./lib/nix/build/failure-cause.js
var failure_cause = __webpack_require__(77152);
;// CONCATENATED MODULE: ./lib/nix/build/build.js








/** Milliseconds without a line after which the user is told what still runs. */
const silence = 15_000;
/** Milliseconds between two states of a terminal's line. */
const tick = 500;
/**
 * Builds every output of a derivation and keeps them alive through a GC root at `root` (`root`, `root-dev`, …), if it is
 * given.
 * Streams what builders and Nix say. Problems: BLD002 failed or timed out, BLD003 cancelled, BLD004 not started.
 */
async function build(host, nix, target) {
    const { drvPath, ...how } = target;
    const run = await runBuild(host, nix, { drvPaths: [drvPath], ...how });
    return ended(run, target.timeout, [target.drvPath]);
}
/**
 * Builds every output of several derivations; those that can be built are built whatever becomes of the others. GC roots
 * are made at `root` (`root`, `root-1`, …) if it is given. `timeout` in seconds, for all together.
 * Problems as of `build`: one, for the first that failed.
 */
async function buildAll(host, nix, target) {
    if (target.drvPaths.length === 0) {
        return { built: [], derivations: [], fetched: [], logTail: [], messages: [], warnings: [], failed: [] };
    }
    const run = await runBuild(host, nix, { ...target, keepGoing: true });
    const failed = [];
    for (const drvPath of isDone(run.outcome) ? [] : target.drvPaths) {
        if (host.cancelled.aborted || !(await (0,store_paths/* isBuilt */.kc)(host, nix, drvPath)))
            failed.push(drvPath);
    }
    return { ...ended(run, target.timeout, failed.length > 0 ? failed : target.drvPaths), failed };
}
/** `nix build` of what is asked for, with a readable log. */
async function runBuild(host, nix, target) {
    const log = readBuildLog(host.clock.now);
    const begun = host.clock.now();
    let lastLine = begun;
    let warnings;
    const finished = new AbortController();
    const { status } = host.log;
    const watch = repeat(host, finished.signal, status ? tick : silence, () => {
        const seconds = Math.round((host.clock.now() - begun) / 1_000);
        if (status)
            status(progressLine(log.state(), seconds));
        else if (host.clock.now() - lastLine >= silence)
            host.log.info(progressText(log.state(), seconds));
    });
    const outcome = await (0,command/* runNix */.d)(host, nix, ['build', ...buildArguments(target), '--log-format', 'internal-json'], {
        timeout: target.timeout,
        onStderr: (line) => {
            for (const shown of log.push(line)) {
                if (!host.log.quiet)
                    lastLine = host.clock.now();
                (0,runner_log/* logDetail */.S)(host.log, shown);
            }
            const { unpackedBytes } = log.state();
            if (unpackedBytes > 0)
                warnings ??= warnOfRoom(host, unpackedBytes);
        },
    });
    finished.abort();
    await watch;
    return { outcome, log, warnings: (await warnings) ?? [] };
}
/** INS040, said at once: a disk that is full in the middle of a build says less. */
async function warnOfRoom(host, storeBytes) {
    const hosted = host.env['RUNNER_ENVIRONMENT'] === 'github-hosted';
    const problems = (0,disk_advice/* checkRoom */.kX)(await (0,disk/* measureDisk */.W)(host), { storeBytes, hosted });
    for (const { message, fix } of problems)
        host.log.info(`${message} ${fix}`);
    return problems;
}
function isDone(outcome) {
    return outcome.kind === 'exited' && outcome.code === 0;
}
/** What came of it; `drvPaths` are those to reproduce it with. */
function ended({ outcome, log, warnings }, timeout, drvPaths) {
    const { started: built, derivations, fetched, messages, errors } = log.state();
    const seen = { built, derivations, fetched, messages, warnings };
    if (isDone(outcome))
        return { ...seen, logTail: [] };
    return {
        ...seen,
        logTail: log.tail(),
        problem: failure(outcome, { drvPaths, timeout }, { errors, tail: log.tail() }),
    };
}
function buildArguments({ drvPaths, root, keepGoing, onlyFetch }) {
    const link = root === undefined ? ['--no-link'] : ['--out-link', root];
    const goOn = keepGoing ? ['--keep-going'] : [];
    const fetch = onlyFetch ? ['--max-jobs', '0', '--builders', ''] : [];
    return [...drvPaths.map((path) => `${path}^*`), ...link, ...goOn, ...fetch];
}
function failure(outcome, target, said) {
    const reproduce = `Reproduce it with: nix build ${target.drvPaths.map((path) => `'${path}^*'`).join(' ')} -L`;
    switch (outcome.kind) {
        case 'cancelled':
            return (0,problem/* error */.z3)('BLD003', 'The build was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,problem/* error */.z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Repair or reinstall this Nix.');
        case 'timed-out':
            return (0,problem/* error */.z3)('BLD002', `The build did not end within ${target.timeout} s.`, 'Raise timeout-minutes, or use a larger runner.');
        case 'killed':
            return (0,problem/* error */.z3)('BLD002', 'Nix was killed, probably because memory ran out.', 'Use a larger runner, or fewer cores per build.');
        case 'exited': {
            const cause = (0,failure_cause/* failureCause */.i)(said);
            if (cause)
                return (0,problem/* error */.z3)('BLD002', cause.message, `${cause.fix} ${reproduce}`);
            return (0,problem/* error */.z3)('BLD002', firstSentence(said.errors) ?? `nix build ended with exit code ${outcome.code}.`, reproduce);
        }
    }
}
/**
 * Nix's first message as one sentence: its first line, which names the derivation, and the reason that newer versions
 * give on a line of its own.
 */
function firstSentence(errors) {
    const [first = '', second = ''] = (errors[0] ?? '').split('\n').map((line) => line.trim().replace(/[;:.\s]+$/, ''));
    const line = first.replace(/^error: /, '');
    if (line === '')
        return undefined;
    return second.startsWith('Reason: ') ? `${line} (${second.slice(8)}).` : `${line}.`;
}
/** `2 of 5 built, 95 s; running: torch-2.9 (buildPhase)`. */
function progressText({ done, expected, running }, seconds) {
    return `… ${done} of ${expected} built, ${seconds} s; running: ${running.join(', ') || 'Nix itself'}`;
}
/** The same for a line that changes: `2/5 built, 14/30 fetched (120 MB), 95 s, torch-2.9 (buildPhase)`. */
function progressLine({ done, expected, copied, running }, seconds) {
    const { paths, bytes } = copied;
    const fetched = paths.expected > 0 ? [`${paths.done}/${paths.expected} fetched (${megabytes(bytes)})`] : [];
    const built = expected > 0 ? [`${done}/${expected} built`] : [];
    return [...built, ...fetched, `${seconds} s`, ...running].join(', ');
}
function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
async function repeat(host, finished, every, report) {
    while (!finished.aborted) {
        await host.clock.sleep(every, finished);
        if (!finished.aborted)
            report();
    }
}


/***/ }),

/***/ 85990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L9: () => (/* binding */ parseEvaluated),
/* harmony export */   M: () => (/* binding */ evaluationTimeout),
/* harmony export */   QJ: () => (/* binding */ evaluateJson),
/* harmony export */   TC: () => (/* binding */ unexpectedOutput),
/* harmony export */   _3: () => (/* binding */ evaluate)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90710);
/* harmony import */ var _error_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90585);



/** Seconds; one evaluation of Nixpkgs with a CUDA package takes a few. */
const evaluationTimeout = 900;
/**
 * Evaluates a generated file (its attribute `info`) and instantiates the derivation. Gives a BLD001 problem with Nix's
 * own message when it cannot be evaluated, NET001 or NET002 when what it fetches does not come, BLD003 when the job was
 * cancelled, BLD004 when Nix cannot be run.
 */
async function evaluate(host, nix, file) {
    const answer = await evaluateJson(host, nix, { file, attribute: 'info' });
    return 'problem' in answer ? answer : (parseEvaluated(answer.value) ?? { problem: unexpectedOutput(file, 'info') });
}
/** Evaluates to JSON. Every derivation that the value names is instantiated. Problems as for `evaluate`. */
async function evaluateJson(host, nix, evaluation) {
    const { file, attribute, timeout = evaluationTimeout } = evaluation;
    const args = ['eval', '--json', '--file', file, ...(attribute === undefined ? [] : [attribute])];
    const outcome = await (0,_command_js__WEBPACK_IMPORTED_MODULE_2__/* .runNix */ .d)(host, nix, args, { timeout });
    if (outcome.kind !== 'exited' || outcome.code !== 0) {
        const reproduce = `Reproduce it with: nix eval --file ${file}${attribute === undefined ? '' : ` ${attribute}`}`;
        return { problem: evaluationProblem(outcome, timeout, reproduce), outcome: outcome.kind };
    }
    try {
        return { value: JSON.parse(outcome.stdout) };
    }
    catch {
        return { problem: unexpectedOutput(file, attribute), outcome: outcome.kind };
    }
}
/** The answer of an attribute `info`; undefined when it has another shape. */
function parseEvaluated(value) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const { drvPath, outputs, unfree } = value;
    if (typeof drvPath !== 'string' || typeof outputs !== 'object' || outputs === null)
        return undefined;
    const listed = Object.entries(outputs).map(([name, path]) => ({ name, path: String(path) }));
    if (listed.length === 0)
        return undefined;
    return { drvPath, outputs: listed, ...(typeof unfree === 'boolean' ? { unfree } : {}) };
}
/** The BLD004 problem of an answer with another shape than the generated files give. */
function unexpectedOutput(file, attribute) {
    const what = attribute === undefined ? file : `${attribute} of ${file}`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix eval of ${what} gave an unexpected answer.`, 'Run nix eval --json -f on the file to see the answer.');
}
function evaluationProblem(outcome, timeout, reproduce) {
    switch (outcome.kind) {
        case 'cancelled':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
        case 'not-started':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD004', `nix could not be started: ${outcome.reason}.`, 'Repair or reinstall this Nix.');
        case 'killed':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', 'nix eval was killed, probably because memory ran out.', `Use a runner with more memory, or request fewer cells. ${reproduce}`);
        case 'timed-out':
            return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', `nix eval was stopped after ${timeout} s.`, reproduce);
        case 'exited': {
            const text = (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nixErrorText */ .B)(outcome.stderrTail);
            const network = text === undefined ? undefined : (0,_error_text_js__WEBPACK_IMPORTED_MODULE_1__/* .networkProblem */ .W)(text);
            return network ?? (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('BLD001', sentence(text ?? `nix eval ended with exit code ${outcome.code}`), reproduce);
        }
    }
}
/** What is said after it must not run into it. An excerpt of code stays as it is. */
function sentence(text) {
    return /[.!?]$|\n/.test(text) ? text : `${text}.`;
}


/***/ }),

/***/ 77152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ failureCause)
/* harmony export */ });
/**
 * Why a build failed where its last lines or Nix's message tell: memory, disk, an nvcc that is missing or does not know an
 * architecture, a hash or a download. Undefined for all else, which is the package's own matter.
 */
function failureCause({ errors, tail }) {
    const said = errors[0] ?? '';
    const name = /\/[a-z0-9]{32}-([^/']+)\.drv/.exec(said)?.[1];
    const own = tail.filter((line) => name === undefined || line.startsWith(`${name}> `));
    const lines = own.map((line) => line.replace(/^[^>]*> /, ''));
    const what = name ?? 'The build';
    return (hashMismatch(said, what) ??
        download(lines, what) ??
        unsupported(lines, what) ??
        noCompiler(lines, what) ??
        disk([...lines, said], what) ??
        memory(lines, said, what));
}
function hashMismatch(said, what) {
    if (!/hash mismatch/i.test(said))
        return undefined;
    const [, specified = 'another'] = /specified:\s*(\S+)/.exec(said) ?? [];
    const [, got = ''] = /got:\s*(\S+)/.exec(said) ?? [];
    return {
        message: `Hash mismatch: ${what} has the hash ${got || 'that Nix names'}, but the package says ${specified}.`,
        fix: `Find out why the source changed; if it is right, write ${got || 'its hash'} in the package.`,
    };
}
function download(lines, what) {
    const line = lines.findLast((one) => /unable to download '|curl: \(\d+\)|cannot download .* from any mirror/.test(one));
    if (line === undefined)
        return undefined;
    const [, url, why = ''] = /unable to download '([^']+)':?\s*(.*)/.exec(line) ?? [];
    const reason = url === undefined ? (/curl: \(\d+\).*|cannot download.*/.exec(line)?.[0] ?? '') : `${url}: ${why}`;
    return {
        message: `Download failed: ${what} could not be downloaded (${reason.trim().replace(/[.:]$/, '')}).`,
        fix: 'Check the address and the network, and run the job again; a source behind a password needs netrc.',
    };
}
function unsupported(lines, what) {
    const found = lines
        .map((line) => /Unsupported gpu architecture '(\w+)'|Value '((?:sm|compute)_\w+)' is not defined/i.exec(line))
        .find((match) => match !== null);
    const target = found?.[1] ?? found?.[2];
    if (target === undefined)
        return undefined;
    return {
        message: `Unsupported architecture: nvcc of this toolkit does not know ${target}, which ${what} asks for by itself.`,
        fix: `Let the package compile for the cell (cudaPackages.flags.gencode or cmakeCudaArchitecturesString) instead of naming ${target}, or exclude this toolkit.`,
    };
}
/** As a shell, CMake, PyTorch's extensions and configure scripts say it. */
const nvccMissing = /\bnvcc: (?:command )?not found|No CMAKE_CUDA_COMPILER could be found|Failed to find nvcc|CUDA_HOME environment variable is not set/;
function noCompiler(lines, what) {
    if (!lines.some((line) => nvccMissing.test(line)))
        return undefined;
    return {
        message: `nvcc was not found while ${what} was built.`,
        fix: 'Add cudaPackages.cuda_nvcc to its nativeBuildInputs.',
    };
}
function disk(lines, what) {
    if (!lines.some((line) => /No space left on device|Disk quota exceeded/i.test(line)))
        return undefined;
    return {
        message: `The disk was full while ${what} was built.`,
        fix: 'Make room with reclaim-disk, use another disk (store-location, build-folder) or a runner with a larger one.',
    };
}
/** A GPU that is out of memory is another matter: CUDA says so of itself. */
const outOfMemory = /(?<!cuda[ _:a-z]*)(?:out of memory|cannot allocate memory)|virtual memory exhausted|std::bad_alloc|died due to signal 9|error: Killed\b/i;
function memory(lines, said, what) {
    const killed = /signal 9|\bKilled\b/.test(said);
    if (!killed && !lines.some((line) => outOfMemory.test(line)))
        return undefined;
    return {
        message: `Memory ran out while ${what} was built${killed ? ': its builder was killed (signal 9)' : ''}.`,
        fix: 'Use a runner with more memory, or compile fewer files at once (cores = 2 in extra-nix-config).',
    };
}


/***/ }),

/***/ 90710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix),
/* harmony export */   g: () => (/* binding */ asOwner)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30994);

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says, on the repository of the job. */
async function runNix(host, nix, args, more) {
    return host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env, await asOwner(host)),
        signal: host.cancelled,
        ...more,
    });
}
/**
 * In a container, root works on a checkout that belongs to the runner's user, which git and the libgit2 in Nix refuse. Both
 * accept the user that SUDO_UID names, beside root (git-config(1), safe.directory); libgit2 takes no other word for it
 * by the environment, and nothing is written to anybody's configuration.
 */
async function asOwner({ env, uid, cwd, files }) {
    if (uid !== 0 || env['SUDO_UID'])
        return {};
    const stat = await files.stat(env['GITHUB_WORKSPACE'] || cwd).catch(() => undefined);
    return stat && stat.uid !== 0 ? { SUDO_UID: String(stat.uid) } : {};
}


/***/ }),

/***/ 90585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ nixErrorText),
/* harmony export */   W: () => (/* binding */ networkProblem)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Nix's own message out of its standard error: from the last line that starts with `error:` on, without the trace above
 * it and without indentation. Undefined when there is none.
 */
function nixErrorText(stderr) {
    const lines = stderr.flatMap((line) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line).split('\n'));
    const start = lines.findLastIndex((line) => /^\s*error: ./.test(line));
    const first = lines[start];
    if (first === undefined)
        return undefined;
    const indent = first.length - first.trimStart().length;
    return lines
        .slice(start)
        .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
        .join('\n')
        .replace(/^error: /, '')
        .trim();
}
/**
 * NET001 or NET002 where Nix's message says that a server cannot be reached or fails; undefined for all else, a 404 among it:
 * what is asked for is not there then.
 */
function networkProblem(text) {
    const url = /(?:unable to download|unable to access|Failed to open archive.*?) '([^']+)'/.exec(text)?.[1];
    const status = Number(/HTTP error (\d{3})/.exec(text)?.[1] ?? 0);
    const host = URL.parse(url ?? '')?.host ?? /Could not resolve host: ([\w.-]+)/.exec(text)?.[1];
    if (host === undefined)
        return undefined;
    if (status >= 500 || status === 429) {
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET002', `${host} answers with HTTP error ${status} to Nix.`, 'Run the job again later.');
    }
    if (/rate limit/i.test(text)) {
        const fix = 'Give a token: github-token, or extra-access-tokens for another host.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET002', `${host} refuses Nix because of its rate limit.`, fix);
    }
    const why = /Could not resolve host|Couldn't connect|Failed to connect|Connection (?:refused|reset|timed out)|Timeout was reached|SSL (?:connect error|peer certificate)|Failure when receiving/i.exec(text)?.[0];
    if (status !== 0 || why === undefined)
        return undefined;
    const fix = 'Check the network of this machine, its proxy (proxy: true) and its certificates (ca-bundle), then run it again.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('NET001', `Nix cannot reach ${host}: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`, fix);
}


/***/ }),

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .userStateFolder */ .Z)(host), 'nix-cuda');
}
/**
 * Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
 * runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
 */
function jobName(host) {
    const { env } = host;
    if (!env['GITHUB_RUN_ID'])
        return `local-${host.pid}`;
    const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TEMP'];
    return names.map((name) => env[name] ?? '').join('|');
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json');
    const json = await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, path);
    if (json === undefined)
        return { schema: 'job/1', nix: null, storeCache: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 7541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ limitTo)
/* harmony export */ });
/** A limit of `count` pieces of work at a time. */
function limitTo(count) {
    let free = count;
    const waiting = [];
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
}


/***/ }),

/***/ 93188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ logDetail),
/* harmony export */   Z: () => (/* binding */ heldBack)
/* harmony export */ });
/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
function logDetail(log, line) {
    if (!log.quiet)
        log.info(line);
}
/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
function heldBack(log) {
    const lines = [];
    const keep = (print) => (line) => void lines.push(() => print(line));
    return {
        log: {
            ...log,
            info: keep((line) => log.info(line)),
            debug: keep((line) => log.debug(line)),
            group: keep((line) => log.group(line)),
            endGroup: () => void lines.push(() => log.endGroup()),
        },
        show: () => {
            for (const print of lines.splice(0))
                print();
        },
    };
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ userStateFolder),
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
