export const id = 6188;
export const ids = [6188];
export const modules = {

/***/ 39635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lo: () => (/* binding */ nixAttributeName),
/* harmony export */   R3: () => (/* binding */ nixAttributePath),
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
    return path.split('.').map(nixAttributeName).join('.');
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



/** The licences that Nixpkgs' own predicate allows, for revisions without it. */
const cudaLicences = [
    'CUDA EULA',
    'cuDNN EULA',
    'cuSPARSELt EULA',
    'cuTENSOR EULA',
    'TensorRT EULA',
    'NVIDIA Math SDK SLA',
];
/** Blender and pbrt need it for CUDA; Nixpkgs' predicate leaves it out. */
const optixLicence = 'NVidia OptiX EULA';
/** Bindings up to `pkgs`: the instance whose default toolkit is the cell's, or the plain one without CUDA. */
function instanceText(cell, root) {
    const overlays = overlaysText(cell.instance?.overlays ?? [], root);
    const cuda = cell.toolkit !== 'cpu';
    const config = cuda
        ? `cudaSupport = true;
      cudaCapabilities = ${listText(cell.capabilities)};
      cudaForwardCompat = ${cell.ptx.length > 0};`
        : 'cudaSupport = false;';
    const attribute = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_2__/* .findToolkit */ .We)(cell.toolkit)?.attribute ?? `cudaPackages_${cell.toolkit.replace('.', '_')}`;
    const legacy = cuda ? (cell.instance?.legacy ?? null) : null;
    const made = legacy === null
        ? `  instance = instanceWith ${overlays};
`
        : `  overlays = ${overlays};
  plain = instanceWith overlays;
  hasToolkit = (builtins.tryEval (builtins.isAttrs plain.${attribute} or null)).value;
${legacyText(legacy, root)}  # It replaces toolkits that this Nixpkgs has, so it is laid on only where the toolkit is missing.
  instance = if hasToolkit then plain else instanceWith ([ legacy ] ++ overlays);
`;
    return `${nixpkgsText(cell.nixpkgs, root)}
${unfreeText(cell.instance?.allowUnfree ?? [])}
${importText(cell.system, config)}${made}  pkgs = instance${cuda ? `.${attribute}.pkgs` : ''};
`;
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
 * The bindings of the predicate. Unfree: Nixpkgs' `_cuda.lib.allowUnfreeCudaPredicate`
 * (https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/lib/cuda.nix), or OptiX, or what the
 * request names; a list of licences where that Nixpkgs has no such predicate.
 */
function unfreeText(allowed) {
    const asked = allowed.length === 0
        ? ''
        : `  # The request's own: names of packages or licences.
  allowed = ${listText(allowed)};
  nameOf = package: package.pname or (builtins.parseDrvName package.name).name;
  isAllowed = package: builtins.elem (nameOf package) allowed || licensedAs allowed package;
`;
    return `  # Unfree packages are allowed when Nixpkgs counts their licences as CUDA's, or when they are OptiX.
  cuda = nixpkgs + "/pkgs/development/cuda-modules/_cuda";
  known = if builtins.pathExists cuda then import cuda else { };
  isCuda = known.lib.allowUnfreeCudaPredicate or (licensedAs [
    ${cudaLicences.map(_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7).join('\n    ')}
  ]);
  isOptix = licensedAs [ ${(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(optixLicence)} ];
  licensedAs = names: package:
    let
      licence = package.meta.license or [ ];
      licences = if builtins.isList licence then licence else [ licence ];
      named = one: builtins.elem (one.shortName or "") names || builtins.elem (one.spdxId or "") names;
    in
    builtins.all (one: one.free or false || named one) licences;
${asked}  isPermitted = package: isCuda package || isOptix package${allowed.length === 0 ? '' : ' || isAllowed package'};
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
 * shallow clone must be named as one, which `nix build` does as well (src/libflake/flakeref.cc).
 */
function localFlakeText(root) {
    const inside = (path) => (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(absolutePath(path, root));
    const url = (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_0__/* .nixString */ .z7)(encoded(root));
    return `  # A folder of this repository as a flake: what git tracks of it, where it is a git repository.
  localFlake =
    folder: parameters:
    let
      shallow = if builtins.pathExists ${inside('.git/shallow')} then "&shallow=1" else "";
    in
    builtins.getFlake (
      if builtins.pathExists ${inside('.git')} then
        "git+file://" + ${url} + "?dir=" + folder + parameters + shallow
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
 * The text of a Nix file that evaluates to `{ package = <derivation>; info = { drvPath; outputs; name; }; }`, to be run
 * as `nix build -f FILE package`.
 */
function cellExpression(cell, options) {
    return `# ${cell.id}
# By hand: nix build -f THIS-FILE package
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
# By hand: nix build -f THIS-FILE 'cells.${(0,attribute_path/* nixString */.z7)(first.id)}.package'
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
/** A derivation made by hand may have no list of outputs. */
const info = `  info = {
    inherit (package) drvPath name;
    outputs = builtins.listToAttrs (
      map (name: { inherit name; value = package.\${name}.outPath; }) (package.outputs or [ "out" ])
    );
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

/***/ 45208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VQ: () => (/* binding */ toolkit),
/* harmony export */   We: () => (/* binding */ findToolkit),
/* harmony export */   kW: () => (/* binding */ toolkits),
/* harmony export */   pK: () => (/* binding */ nearestToolkit)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83341);
/**
 * The CUDA toolkits, one row per minor. 12.7 was never released.
 * Sources: NVIDIA's release notes 13.2 U2, table 3 (drivers), the CUDA compatibility guide (minor-version compatibility),
 * crt/host_config.h of the toolkits (newest host compilers).
 */

/** A row; the version must be well-formed. */
function toolkit(version, driver, compatibleDriver, gccMax, clangMax) {
    const attribute = `cudaPackages_${version.replace('.', '_')}`;
    const parsed = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(version);
    if (!parsed)
        throw new Error(`The table has no valid toolkit in ${version}.`);
    const isa = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .ptxIsaOf */ .DM)(parsed);
    const ptxIsa = isa ? (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .formatVersion */ .qh)(isa) : '0.0';
    return { version, attribute, driver, compatibleDriver, ptxIsa, gccMax, clangMax, parsed };
}
/** All toolkits, oldest first. */
const toolkits = [
    toolkit('11.4', '470.42.01', '450.80.02', 11, 12),
    toolkit('11.5', '495.29.05', '450.80.02', 11, 12),
    toolkit('11.6', '510.39.01', '450.80.02', 11, 12),
    toolkit('11.7', '515.43.04', '450.80.02', 11, 13),
    toolkit('11.8', '520.61.05', '450.80.02', 11, 14),
    toolkit('12.0', '525.60.13', '525.60.13', 12, 14),
    toolkit('12.1', '530.30.02', '525.60.13', 12, 15),
    toolkit('12.2', '535.54.03', '525.60.13', 12, 16),
    toolkit('12.3', '545.23.06', '525.60.13', 12, 17),
    toolkit('12.4', '550.54.14', '525.60.13', 13, 17),
    toolkit('12.5', '555.42.02', '525.60.13', 13, 17),
    toolkit('12.6', '560.28.03', '525.60.13', 13, 18),
    toolkit('12.8', '570.26', '525.60.13', 14, 19),
    toolkit('12.9', '575.51.03', '525.60.13', 14, 19),
    toolkit('13.0', '580.65.06', '580.65.06', 15, 20),
    toolkit('13.1', '590.44.01', '580.65.06', 15, 21),
    toolkit('13.2', '595.45.04', '580.65.06', 15, 21),
    toolkit('13.3', '610.43.02', '580.65.06', 15, 21),
    toolkit('13.4', null, '580.65.06', 16, 22),
    toolkit('13.5', null, '580.65.06', 16, 22),
];
const byVersion = new Map(toolkits.map((row) => [row.version, row]));
/** The row of a toolkit (`12.4`); undefined when there is no such release. */
function findToolkit(version) {
    return byVersion.get(version);
}
/** The toolkit nearest to a version: the newest that is not newer, else the oldest; undefined when it is no version. */
function nearestToolkit(version, candidates = toolkits) {
    const wanted = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(/^\d+\.\d+/.exec(version)?.[0] ?? `${version}.0`);
    if (!wanted)
        return undefined;
    return candidates.findLast((row) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(row.parsed, wanted) <= 0) ?? candidates[0];
}


/***/ }),

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ smDigits),
/* harmony export */   YE: () => (/* binding */ compareCapabilities),
/* harmony export */   _p: () => (/* binding */ parseCapability),
/* harmony export */   bt: () => (/* binding */ computeName),
/* harmony export */   ej: () => (/* binding */ smName),
/* harmony export */   q0: () => (/* binding */ formatCapability)
/* harmony export */ });
/** Reads `9.0a`, `sm_90a`, `sm90a` or `compute_90a`; undefined for everything else. The minor number is one digit. */
function parseCapability(text) {
    const match = /^([1-9]\d?)\.(\d)([af]?)$/.exec(text) ?? /^(?:sm_?|compute_?)([1-9]\d?)(\d)([af]?)$/.exec(text.toLowerCase());
    if (!match)
        return undefined;
    return { major: Number(match[1]), minor: Number(match[2]), suffix: match[3] };
}
/** `9.0a`. */
function formatCapability(capability) {
    return `${capability.major}.${capability.minor}${capability.suffix}`;
}
/** `90a`: what follows `sm_` and `compute_`. */
function smDigits(capability) {
    return `${capability.major}${capability.minor}${capability.suffix}`;
}
/** `sm_90a`: the target of a cubin, as nvcc, ptxas and cuobjdump write it. */
function smName(capability) {
    return `sm_${smDigits(capability)}`;
}
/** `compute_90`: the target of PTX. */
function computeName(capability) {
    return `compute_${smDigits(capability)}`;
}
const suffixOrder = { '': 0, a: 1, f: 2 };
/** Numeric order, then baseline before `a` before `f`: the order in which Nixpkgs lists capabilities. */
function compareCapabilities(a, b) {
    return a.major - b.major || a.minor - b.minor || suffixOrder[a.suffix] - suffixOrder[b.suffix];
}


/***/ })

};
