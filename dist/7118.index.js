export const id = 7118;
export const ids = [7118];
export const modules = {

/***/ 20587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ findArchitecture),
/* harmony export */   $w: () => (/* binding */ rename),
/* harmony export */   Um: () => (/* binding */ isTooOld),
/* harmony export */   ZT: () => (/* binding */ knows),
/* harmony export */   aC: () => (/* binding */ target),
/* harmony export */   aN: () => (/* binding */ nearestArchitecture),
/* harmony export */   f2: () => (/* binding */ architectures),
/* harmony export */   lA: () => (/* binding */ isTooNew),
/* harmony export */   sW: () => (/* binding */ otherName)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83341);
/**
 * The compilation targets of nvcc and ptxas.
 * Sources: the targets that ptxas of each minor accepts (11.7 to 13.5, recorded in test/unit/cuda-ptxas-targets.ts),
 * LLVM NVPTXTargetParser.def (PTX ISA minima), NVIDIA's release notes (removals), Nixpkgs _cuda/db (Jetson, GPU names).
 * Where Nixpkgs' database differs from NVIDIA (10.0 from 12.7, 7.2 until 12.2), the table follows NVIDIA.
 */


/** Thor was renamed from 10.1 to 11.0. https://docs.nvidia.com/cuda/archive/13.0.0/cuda-toolkit-release-notes/ */
const rename = { from: '10.1', to: '11.0', toolkit: '13.0' };
/** A row; the texts must be well-formed. */
function target(capability, name, minToolkit, maxToolkit, jetson, ptxIsa, gpus, note = null) {
    const parsed = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(capability);
    if (!parsed)
        throw new Error(`The table has no valid capability in ${capability}.`);
    const max = maxToolkit === null ? null : version(maxToolkit);
    return { capability, name, minToolkit, maxToolkit, jetson, ptxIsa, gpus, note, parsed, min: version(minToolkit), max };
}
/** The modules of Thor, which has two names. */
const thors = ['Jetson Thor', 'Jetson Thor T4000', 'Jetson Thor T5000', 'Jetson AGX Thor'];
/** All targets in numeric order, baseline before `a` before `f`. */
const architectures = [
    target('3.5', 'Kepler', '10.0', '11.8', false, '3.1', ['Tesla K40'], 'Only in Nixpkgs revisions that still carry Kepler.'),
    target('3.7', 'Kepler', '10.0', '11.8', false, '4.1', ['Tesla K80'], 'Only in Nixpkgs revisions that still carry Kepler.'),
    target('5.0', 'Maxwell', '10.0', '12.9', false, '4.0', ['GeForce GTX 750 Ti', 'Tesla M10']),
    target('5.2', 'Maxwell', '10.0', '12.9', false, '4.1', ['GeForce GTX 980', 'Tesla M40', 'Tesla M60']),
    target('5.3', 'Maxwell', '10.0', '12.9', true, '4.2', ['Jetson TX1', 'Jetson Nano'], 'Not in Nixpkgs.'),
    target('6.0', 'Pascal', '10.0', '12.9', false, '5.0', ['Tesla P100', 'Quadro GP100']),
    target('6.1', 'Pascal', '10.0', '12.9', false, '5.0', ['GeForce GTX 1080', 'Tesla P4', 'Tesla P40']),
    target('6.2', 'Pascal', '10.0', '12.9', true, '5.0', ['Jetson TX2'], 'Not in Nixpkgs.'),
    target('7.0', 'Volta', '10.0', '12.9', false, '6.0', ['Tesla V100', 'Titan V']),
    target('7.2', 'Volta', '10.0', '12.9', true, '6.1', ['Jetson AGX Xavier', 'Jetson Xavier NX'], 'Nixpkgs stops at 12.2, the last toolkit of JetPack 5; the compiler knows it until 12.9.'),
    target('7.5', 'Turing', '10.0', null, false, '6.3', [
        'T4',
        'GeForce RTX 2080',
        'GeForce GTX 1660',
        'Quadro RTX 6000',
    ]),
    target('8.0', 'Ampere', '11.0', null, false, '7.0', ['A100', 'A30']),
    target('8.6', 'Ampere', '11.1', null, false, '7.1', ['A10', 'A40', 'A16', 'A2', 'GeForce RTX 3090', 'RTX A6000']),
    target('8.7', 'Ampere', '11.4', null, true, '7.4', ['Jetson AGX Orin', 'Jetson Orin NX', 'Jetson Orin Nano', 'DRIVE AGX Orin'], 'Ordinary SBSA packages from 13.2 (JetPack 7.2); none for 13.0 and 13.1.'),
    target('8.8', 'Ampere', '13.0', null, true, '9.0', [], 'Not in Nixpkgs: only nvcc itself accepts it.'),
    target('8.9', 'Ada', '11.8', null, false, '7.8', ['L4', 'L40', 'L40S', 'GeForce RTX 4090', 'RTX 6000 Ada']),
    target('9.0', 'Hopper', '11.8', null, false, '7.8', ['H100', 'H200', 'GH200']),
    target('9.0a', 'Hopper', '12.0', null, false, '8.0', ['H100', 'H200', 'GH200']),
    target('10.0', 'Blackwell', '12.8', null, false, '8.6', ['B200', 'GB200']),
    target('10.0a', 'Blackwell', '12.8', null, false, '8.6', ['B200', 'GB200']),
    target('10.0f', 'Blackwell', '12.9', null, false, '8.8', ['B200', 'GB200', 'B300', 'GB300']),
    target('10.1', 'Blackwell', '12.8', '12.9', true, '8.6', thors),
    target('10.1a', 'Blackwell', '12.8', '12.9', true, '8.6', thors),
    target('10.1f', 'Blackwell', '12.9', '12.9', true, '8.8', thors),
    target('10.3', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
    target('10.3a', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
    target('10.3f', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
    target('10.7', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
    target('10.7a', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
    target('10.7f', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
    target('11.0', 'Blackwell', '13.0', null, true, '9.0', thors),
    target('11.0a', 'Blackwell', '13.0', null, true, '9.0', thors),
    target('11.0f', 'Blackwell', '13.0', null, true, '9.0', thors),
    target('12.0', 'Blackwell', '12.8', null, false, '8.7', ['GeForce RTX 5090', 'RTX PRO 6000 Blackwell']),
    target('12.0a', 'Blackwell', '12.8', null, false, '8.7', ['GeForce RTX 5090', 'RTX PRO 6000 Blackwell']),
    target('12.0f', 'Blackwell', '12.9', null, false, '8.8', [
        'GeForce RTX 5090',
        'RTX PRO 6000 Blackwell',
        'GB10 (DGX Spark)',
    ]),
    target('12.1', 'Blackwell', '12.9', null, false, '8.8', ['GB10 (DGX Spark)'], 'An aarch64 machine, but not a Jetson: ordinary SBSA packages.'),
    target('12.1a', 'Blackwell', '12.9', null, false, '8.8', ['GB10 (DGX Spark)']),
    target('12.1f', 'Blackwell', '12.9', null, false, '8.8', ['GB10 (DGX Spark)']),
];
const byCapability = new Map(architectures.map((architecture) => [architecture.capability, architecture]));
/** The row of a capability as Nixpkgs writes it (`9.0a`); undefined when no toolkit has it. */
function findArchitecture(capability) {
    return byCapability.get(capability);
}
/** Whether ptxas of that toolkit accepts the target. Says nothing about Nixpkgs. */
function knows(toolkit, architecture) {
    return !isTooOld(toolkit, architecture) && !isTooNew(toolkit, architecture);
}
/** The toolkit came before the target. */
function isTooOld(toolkit, architecture) {
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(toolkit, architecture.min) < 0;
}
/** The toolkit came after the target was removed. */
function isTooNew(toolkit, architecture) {
    return architecture.max !== null && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(toolkit, architecture.max) > 0;
}
/**
 * The other name of the same chip where it was renamed: 11.0a for 10.1a and the reverse; undefined for all others.
 */
function otherName(architecture) {
    const { from, to } = rename;
    const suffix = architecture.capability.replace(/^[\d.]+/, '');
    const number = architecture.capability.slice(0, architecture.capability.length - suffix.length);
    if (number === from)
        return findArchitecture(to + suffix);
    if (number === to)
        return findArchitecture(from + suffix);
    return undefined;
}
/**
 * Of these targets the one nearest in number to the wanted capability; of equally near ones the baseline, then the
 * older. Undefined for an empty list.
 */
function nearestArchitecture(wanted, candidates = architectures) {
    const distance = (other) => Math.abs((other.major - wanted.major) * 10 + other.minor - wanted.minor);
    let best;
    const worse = (a, b) => distance(a.parsed) - distance(b.parsed) ||
        Number(a.parsed.suffix !== '') - Number(b.parsed.suffix !== '') ||
        (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(a.parsed, b.parsed);
    for (const candidate of candidates)
        if (!best || worse(candidate, best) < 0)
            best = candidate;
    return best;
}
function version(text) {
    const parsed = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersion */ .ot)(text);
    if (!parsed)
        throw new Error(`The table has no valid toolkit in ${text}.`);
    return parsed;
}


/***/ }),

/***/ 40358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ nixpkgsPresets),
/* harmony export */   Dl: () => (/* binding */ lockedNixpkgs),
/* harmony export */   fv: () => (/* binding */ checkNixpkgs)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

const flox = ['unstable', 'staging', 'stable', 'lts'].map((branch) => ({
    name: `flox/${branch}`,
    reference: `github:flox/nixpkgs/${branch}`,
    cache: 'flox',
}));
/** Moved only when their tested aggregate passes. https://github.com/nixos-cuda/nixpkgs/branches */
const tested = ['nixos-unstable-cuda', 'nixos-25.11-cuda', 'nixos-26.05-cuda'].map((branch) => ({
    name: `nixos-cuda/${branch}`,
    reference: `github:nixos-cuda/nixpkgs/${branch}`,
    cache: 'nixos-cuda',
}));
/** https://flox.dev/docs/concepts/nixpkgs/ and https://github.com/nixos-cuda */
const nixpkgsPresets = [...flox, ...tested];
/**
 * PLN027 (warning) for a Nixpkgs of which no CUDA cache is known to build the revision: everything that depends on CUDA
 * is then compiled. A folder is the user's own business.
 */
function checkNixpkgs(source) {
    if (source.kind === 'path' || !/^github:/i.test(source.reference))
        return [];
    if (/^github:(?:flox|nixos-cuda)\/nixpkgs\b/i.test(source.reference))
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('PLN027', `${source.reference} is on no branch that CUDA caches are known to build, so that more may be compiled here than needed.`, `Use ${nixpkgsPresets.map((row) => row.name).join(', ')} for more cache hits, in flake.lock too.`, { source: 'https://github.com/nixos-cuda' }),
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
    const locked = record(record(nodes?.[resolve(nodes, inputs?.['nixpkgs'], root) ?? ''])?.['locked']);
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
/* harmony export */   ik: () => (/* binding */ floxRefusal),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39635);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30410);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83255);
/** How a request names a package, of each kind that there is. */





/** What a placeholder of a package stands for in one cell. */
const placeholders = {
    toolkit: 'the toolkit as in cudaPackages_12_8: 12_8',
    version: 'the toolkit: 12.8',
    sm: 'the targets: sm_90a; several are joined by _',
    digits: '90a',
    capability: '9.0a',
    system: 'x86_64-linux',
};
const placeholder = new RegExp(`\\{(${Object.keys(placeholders).join('|')})\\}`, 'g');
/**
 * `python3Packages.torch` (an attribute, which is also the name), `name=attribute`, `name=./package.nix` in callPackage
 * style, `name=-f ./default.nix -A attribute --argstr sm {sm} --arg pkgs pkgs`, `name=.#output-{toolkit}-{sm}`.
 */
function readPackage(text, origin, report) {
    const equals = text.indexOf('=');
    // An `=` further on belongs to what follows, as in a flake reference without a name.
    const named = equals > 0 && !/[\s#:/?]/.test(text.slice(0, equals).trim());
    const name = named ? text.slice(0, equals).trim() : text;
    const rest = named ? text.slice(equals + 1).trim() : text;
    if (!named && rest.includes('#')) {
        report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(text)} is a flake output without a name.`, `Write name=${rest}.`));
        return undefined;
    }
    const source = readSource(rest, named, origin, report);
    return source && namedPackage(name, source, origin, report);
}
function readSource(text, named, origin, report) {
    if (/^(?:flox:|flox\/|\.flox\b)/.test(text)) {
        report(floxRefusal(origin));
        return undefined;
    }
    if (text.startsWith('-f ') || text.startsWith('--file '))
        return readCommandLine(text, origin, report);
    const hash = text.indexOf('#');
    if (hash >= 0)
        return { kind: 'flake', reference: text.slice(0, hash) || '.', output: text.slice(hash + 1) };
    const isPath = text.startsWith('.') || text.includes('/') || text.endsWith('.nix');
    return named && isPath ? { kind: 'file', file: text } : { kind: 'attribute', attribute: text };
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
            const fix = 'Write -f FILE -A ATTR --arg NAME EXPR --argstr NAME TEXT, each as for nix build.';
            report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(option ?? '')} is not understood in ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(text)}.`, fix));
            return undefined;
        }
        at += option === '--arg' || option === '--argstr' ? 3 : 2;
    }
    return { kind: 'expression', file: file ?? '', attribute, arg, argstr };
}
/** A package with its name checked, and everything else that can be checked without Nix. */
function namedPackage(name, source, origin, report, deviceCode = 'required') {
    const found = [];
    if (!/^[\w.+'-]{1,200}$/.test(name)) {
        found.push((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(name)} is no name of a package.`, 'Use letters, digits and ._+-.'));
    }
    found.push(...checkSource(source, origin));
    for (const problem of found)
        report(problem);
    return found.length > 0 ? undefined : { name, source, deviceCode };
}
function checkSource(source, origin) {
    switch (source.kind) {
        case 'attribute':
            return (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttributePath */ .kf)(source.attribute)
                ? []
                : [
                    (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(source.attribute)} is no attribute of Nixpkgs.`, 'Write it like python3Packages.torch, or name=./package.nix for a file.'),
                ];
        case 'file':
            return checkFile(source.file, origin);
        case 'expression':
            return [
                ...checkFile(source.file, origin),
                ...checkAttribute(source.attribute ?? 'a', origin),
                ...Object.keys({ ...source.arg, ...source.argstr })
                    .filter((name) => !/^[a-zA-Z_][\w'-]*$/.test(name))
                    .map((name) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(name)} is no name of an argument.`, 'Use a Nix identifier.')),
                ...Object.keys(source.arg)
                    .filter((name) => source.arg[name]?.trim() === '')
                    .map((name) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `the argument ${name} is empty.`, 'Write a Nix expression.')),
                ...(canVary(source) ? [] : [cannotVary(origin, 'the file gets nothing of the cell')]),
            ];
        case 'flake':
            return [
                ...(/^(?:\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)$/iu.test(source.reference)
                    ? []
                    : [
                        (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(source.reference)} is no flake reference.`, 'Use . or one like github:owner/repo.'),
                    ]),
                ...checkAttribute(source.output, origin),
                ...(canVary(source)
                    ? []
                    : [cannotVary(origin, `the output ${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(source.output)} is the same for all cells`)]),
            ];
    }
}
function checkFile(file, origin) {
    if ((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .isInsideRepository */ .JM)(file))
        return [];
    const fix = 'Write it relative to the root of the repository, like ./nix/package.nix.';
    return [(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(file)} is no file of the repository.`, fix)];
}
function checkAttribute(path, origin) {
    if ((0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .isAttributePath */ .kf)(path.replaceAll(placeholder, 'x')))
        return [];
    const known = Object.keys(placeholders).map((name) => `{${name}}`);
    return [(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(path)} is no attribute path.`, `Use names, dots and ${known.join(', ')}.`)];
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
const toolkitPlaceholders = ['toolkit', 'version'];
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
    return [cannotVary(origin, `${name} has no ${missing.join(' and no ')}, of which several are asked for`)];
}
function cannotVary(origin, why) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN024', `This package cannot vary with toolkit and capability: ${why}.`, 'Give one output per cell a name like .#foo-{toolkit}-{sm}, or give the package as a file or an attribute of an overlay.', { ...(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .where */ ._M)(origin), source: 'https://github.com/NixOS/nixpkgs/issues/166220' });
}
/** PLN025. */
function floxRefusal(origin) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN025', 'Builds of a Flox manifest are not supported yet.', 'Give the package as a Nix file, an attribute or a flake output.', (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .where */ ._M)(origin));
}
/** The source of one cell: every placeholder filled in. */
function sourceOf(source, cell) {
    if (source.kind === 'attribute' || source.kind === 'file')
        return source;
    const fill = (text) => fillIn(text, cell);
    if (source.kind === 'flake')
        return { ...source, output: fill(source.output) };
    const filled = (texts) => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]));
    return {
        ...source,
        attribute: source.attribute === null ? null : fill(source.attribute),
        arg: filled(source.arg),
        argstr: filled(source.argstr),
    };
}
function fillIn(text, cell) {
    const parsed = cell.capabilities.flatMap((capability) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(capability) ?? []);
    const values = {
        toolkit: cell.toolkit.replace('.', '_'),
        version: cell.toolkit,
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
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30410);
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
            report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(word)} is no part of a pattern.`, fix));
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
        reportFailure((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(origin, 'the pattern says nothing.', 'Name a package, a toolkit, capabilities or a system.'));
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

/***/ 30410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O4: () => (/* binding */ earlyPtx),
/* harmony export */   Sc: () => (/* binding */ unknownSystem),
/* harmony export */   f6: () => (/* binding */ unknownCapability),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   kR: () => (/* binding */ ptxDocs),
/* harmony export */   pc: () => (/* binding */ formatCapabilitiesSource),
/* harmony export */   v7: () => (/* binding */ unknownToolkit),
/* harmony export */   wV: () => (/* binding */ nixpkgsCuda),
/* harmony export */   x$: () => (/* binding */ systemWithoutCuda)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79412);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20587);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31802);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45208);
/** The refusals of values that no table knows, with the nearest that one does. */






const ptxDocs = 'https://docs.nvidia.com/cuda/parallel-thread-execution/';
const nixpkgsCuda = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules';
/** The refusal of a capability that no toolkit has. */
function unknownCapability(text, more = {}, tables = _tables_js__WEBPACK_IMPORTED_MODULE_4__/* .builtInTables */ .b9) {
    const parsed = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    const rows = (0,_tables_js__WEBPACK_IMPORTED_MODULE_4__/* .allArchitectures */ .E5)(tables);
    const nearest = parsed && (0,_architectures_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestArchitecture */ .aN)(parsed, rows);
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN003', `There is no CUDA capability ${quote(text)}.`, `${nearest ? `Use ${nearest.capability}, or another` : 'Use one'} of ${rows.map((row) => row.capability).join(', ')}.`, { ...more, source: ptxDocs });
}
/** The refusal of a toolkit that was never released, or is older or newer than the tables. */
function unknownToolkit(text, more = {}, tables = _tables_js__WEBPACK_IMPORTED_MODULE_4__/* .builtInTables */ .b9) {
    const rows = [...tables.toolkits.values()];
    const nearest = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_5__/* .nearestToolkit */ .pK)(text, rows);
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN004', `There is no CUDA toolkit ${quote(text)}.`, `${nearest ? `Use ${nearest.version}, or another` : 'Use one'} of ${rows.map((row) => row.version).join(', ')}.`, { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' });
}
/** The refusal of a system that is none. */
function unknownSystem(text, more = {}) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN005', `There is no system ${quote(text)}.`, `Use ${_model_system_js__WEBPACK_IMPORTED_MODULE_2__/* .systems */ .nV.join(' or ')}.`, {
        ...more,
        source: 'https://nix.dev/manual/nix/stable/development/building#system',
    });
}
/** The refusal of a system for which NVIDIA has no toolkit. */
function systemWithoutCuda(text) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN005', `There is no CUDA for the system ${quote(text)}.`, `Use ${_model_system_js__WEBPACK_IMPORTED_MODULE_2__/* .cudaSystems */ .cl.join(' or ')}, or the toolkit cpu for a cell without CUDA.`, { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` });
}
/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
const formatCapabilitiesSource = `${nixpkgsCuda}/_cuda/lib/strings.nix`;
/** PLN015. */
function earlyPtx(capability, last, more = {}) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN015', `PTX was asked for ${capability}, but in one cell Nixpkgs can add PTX only for the last capability, ${last}.`, `Write ${last}+PTX, or put ${capability}+PTX into a cell of its own.`, { ...more, source: formatCapabilitiesSource });
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
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30410);
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
            const problem = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownCapability */ .f6)(text.replace(/\+ptx$/i, ''), where(origin));
            found.push({ ...problem, fix: `${problem.fix} Other forms: ${_selectors_js__WEBPACK_IMPORTED_MODULE_5__/* .capabilityForms */ .uV}.` });
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
        found.push(refuse(origin, 'a cell has no capability.', 'Write one or more, like 9.0a.'));
    for (const problem of found)
        report(problem);
    return found.length > 0 ? undefined : { selectors, joined: isList || texts.length > 1 };
}
function sameCapability(a, b) {
    return a.kind === 'exact' && b.kind === 'exact' && a.capability === b.capability;
}
/** What can be told before a range is expanded. */
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
    const problem = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownToolkit */ .v7)(text, where(origin));
    report({ ...problem, fix: `${problem.fix} Other forms: ${_selectors_js__WEBPACK_IMPORTED_MODULE_5__/* .toolkitForms */ .OK}.` });
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
/** An overlay: `./overlay.nix`, or a flake's: `.` and `.#name` are the repository's own. */
function readOverlay(text, origin, report) {
    if (isInsideRepository(text) && text.endsWith('.nix'))
        return { kind: 'file', file: text };
    if (/\.nix$/.test(text)) {
        report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is no file of the repository.`, `Write ./${text.replace(/^\/+/, '')}.`));
        return undefined;
    }
    const match = /^(\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)(?:#([\w'-]+))?$/iu.exec(text);
    if (match?.[1])
        return { kind: 'flake', reference: match[1], name: match[2] ?? 'default' };
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is no overlay.`, 'Use a file of the repository like ./overlay.nix, or a flake: . or github:owner/repo#name.'));
    return undefined;
}
/** Name of a package or a licence. */
function readUnfree(text, origin, report) {
    if (/^[^\p{Cc}]{1,200}$/u.test(text))
        return text;
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is no name.`, 'Name a package (blender) or a licence by its short name.'));
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
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is no choice.`, 'Use true, false, or the flake reference of an overlay.'));
    return undefined;
}
/** nixos-cuda/cuda-legacy as of autumn 2026: 11.4 to 13.0. https://github.com/nixos-cuda/cuda-legacy */
const legacyToolkits = 'github:nixos-cuda/cuda-legacy/2130bcad8a3289065791003131498ee11e09e84d';
/** `550.54.14`. */
function readDriver(text, origin, report) {
    if (/^\d{3,4}(?:\.\d{1,4}){0,2}$/.test(text))
        return text;
    report(refuse(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is no driver version.`, 'Write the oldest driver of your users, like 550.54.14.'));
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
    const fix = 'Write it once; cells of their own are separate entries of the list.';
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






/** What has to be given, with an example of each. */
const required = {
    packages: 'python3Packages.torch',
    capabilities: '9.0a',
    toolkits: '12.8',
    nixpkgs: 'github:NixOS/nixpkgs/nixos-unstable',
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
 * Without systems it is for `defaultSystem`. Problems: those of both readings, PLN011 when nothing is given at all,
 * CFG003 for each missing key, CFG001 or CFG006 for two different packages of one name.
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
    const systems = axis('systems') ?? [{ value: defaultSystem, origin: { kind: 'default' } }];
    const nixpkgs = one('nixpkgs');
    // Without a toolkit that is one of CUDA there is nothing to name capabilities for.
    const needed = toolkits?.every(({ value }) => value.kind === 'cpu') && toolkits.length > 0 ? [] : undefined;
    const given = { packages, capabilities: capabilities ?? needed, toolkits, nixpkgs };
    if (Object.values(given).every((value) => value === undefined))
        return { problems: [...found, nothingRequested()] };
    for (const key of Object.keys(required))
        if (!given[key])
            found.push(missing(key));
    found.push(...sameNames(packages ?? []));
    if (!packages || !given.capabilities || !toolkits || !nixpkgs)
        return { problems: found };
    const request = {
        packages,
        capabilities: given.capabilities,
        toolkits,
        systems,
        nixpkgs,
        overlays: one('overlays') ?? [],
        allowUnfree: one('allowUnfree') ?? [],
        legacyToolkits: one('legacyToolkits'),
        driver: one('driver'),
        include: one('include') ?? [],
        exclude: one('exclude') ?? [],
        runners: [...(file?.runners ?? []), ...(inputs.runners ?? [])],
        limits: { cells: inputs.limits?.cells ?? file?.limits?.cells, minutes: file?.limits?.minutes },
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
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('PLN011', `Nothing was requested: there are no ${what}.`, 'List them in .github/nix-cuda.yml, or give the inputs of the same names.');
}
function missing(key) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG003', `The request has no ${key}.`, `Add ${key} to .github/nix-cuda.yml, or give the input ${key}, for example ${required[key]}.`);
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
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30410);
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
        report((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(origin, `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`${key === '' ? '' : `${key}=`}${labels.join('+')}`)} is not understood.`, fix));
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


/***/ }),

/***/ 3225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HZ: () => (/* binding */ splitCapabilities),
/* harmony export */   NH: () => (/* binding */ parseToolkitSelector),
/* harmony export */   OK: () => (/* binding */ toolkitForms),
/* harmony export */   Y: () => (/* binding */ selectToolkits),
/* harmony export */   jE: () => (/* binding */ parseCapabilitySelector),
/* harmony export */   uV: () => (/* binding */ capabilityForms),
/* harmony export */   zk: () => (/* binding */ selectCapabilities)
/* harmony export */ });
/* unused harmony export presets */
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83341);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20587);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31802);
/**
 * How a request names capabilities and toolkits: by number, by range, by name, by GPU, by preset. Reading gives a
 * selector; what it selects depends on the tables, which the user's Nixpkgs may change.
 */




/**
 * `default`: the set that Nixpkgs itself builds for, which public caches serve. `all-major`: as nvcc's -arch=all-major.
 * Both are one fat binary with PTX. `hosted-gpus`: the GPUs of GitHub's own GPU runners.
 */
const presets = ['default', 'all-major', 'hosted-gpus'];
/** GitHub's GPU runners have a T4. https://docs.github.com/en/actions/reference/runners/larger-runners */
const hostedGpus = ['7.5'];
/**
 * Where Nixpkgs stops to build for a capability by default though the toolkit still knows it
 * (`dontDefaultAfterCudaMajorMinorVersion` of _cuda/db/bootstrap/cuda.nix).
 */
const defaultUntil = {
    '3.5': '11.0',
    '3.7': '11.0',
    '5.0': '11.0',
    '5.2': '11.0',
    '6.0': '12.3',
    '6.1': '12.3',
    '7.0': '12.5',
};
/** What a capability can be written as, for messages. */
const capabilityForms = '9.0a, 8.x, >=8.0, hopper, a GPU such as L4, default, all-major or hosted-gpus';
/** What a toolkit can be written as, for messages. */
const toolkitForms = '12.8, 12.x, >=12.6, latest, default or cpu';
/** Reads one word of a list of capabilities; undefined when it is none of the forms. */
function parseCapabilitySelector(text) {
    const withPtx = /^(.*)\+ptx$/i.exec(text);
    const word = (withPtx?.[1] ?? text).trim();
    const more = { text, ptx: withPtx !== null };
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(word);
    if (capability)
        return { kind: 'exact', capability: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(capability), ...more };
    const major = /^([1-9]\d?)\.x$/i.exec(word);
    if (major)
        return { kind: 'major', major: Number(major[1]), ...more };
    const bounds = parseBounds(word);
    if (bounds)
        return { kind: 'range', bounds, ...more };
    const preset = presets.find((name) => name === word.toLowerCase());
    if (preset)
        return { kind: 'preset', preset, ...more };
    const name = word.toLowerCase();
    if (name === 'jetson' || _architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .architectures */ .f2.some((row) => row.name.toLowerCase() === name)) {
        return { kind: 'name', name, ...more };
    }
    return gpuKeys.has(gpuKey(word)) ? { kind: 'gpu', gpu: gpuKey(word), ...more } : undefined;
}
/** The words of a list of capabilities: blanks separate them, but for those in the name of a GPU (`GeForce RTX 4090`). */
function splitCapabilities(text) {
    const words = text.trim().split(/\s+/);
    const found = [];
    for (let from = 0; from < words.length;) {
        let to = Math.min(words.length, from + longestGpu);
        while (to > from + 1 && !parseCapabilitySelector(words.slice(from, to).join(' ')))
            to--;
        found.push(words.slice(from, to).join(' '));
        from = to;
    }
    return found;
}
/** Reads a toolkit of the request; undefined when it is none of the forms. */
function parseToolkitSelector(text) {
    const word = text.trim().toLowerCase();
    if (word === 'latest' || word === 'default' || word === 'cpu')
        return { kind: word, text };
    if (/^\d{1,2}\.\d{1,2}$/.test(word) && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .ot)(word))
        return { kind: 'exact', version: word, text };
    const major = /^([1-9]\d?)(?:\.x)?$/.exec(word);
    if (major)
        return { kind: 'major', major: Number(major[1]), text };
    const bounds = parseBounds(word.replaceAll(/\s+/g, ''));
    return bounds && { kind: 'range', bounds, text };
}
/** `>=8.0`, `<10`, `>=8.0<10.0`. */
function parseBounds(text) {
    if (!/^(?:[<>]=?\d{1,2}(?:\.\d{1,2})?){1,2}$/.test(text))
        return undefined;
    return [...text.matchAll(/([<>]=?)(\d+)(?:\.(\d+))?/g)].map((match) => ({
        operator: match[1],
        version: { major: Number(match[2]), minor: Number(match[3] ?? 0) },
    }));
}
/**
 * The capabilities that a selector names, in numeric order. Ranges, majors and names select baseline capabilities of
 * ordinary GPUs: Jetsons, `a` and `f` are only what is written out. `toolkit` is what presets depend on.
 */
function selectCapabilities(selector, tables, toolkit) {
    const rows = (0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .allArchitectures */ .E5)(tables);
    const baseline = rows.filter((row) => row.parsed.suffix === '');
    const ordinary = baseline.filter((row) => !row.jetson);
    switch (selector.kind) {
        case 'exact':
            return [selector.capability];
        case 'range':
            return names(ordinary.filter((row) => isWithin(row.parsed, selector.bounds)));
        case 'major':
            return names(ordinary.filter((row) => row.parsed.major === selector.major));
        case 'name':
            return names(selector.name === 'jetson'
                ? baseline.filter((row) => row.jetson)
                : ordinary.filter((row) => row.name.toLowerCase() === selector.name));
        case 'gpu':
            return names(baseline.filter((row) => row.gpus.some((gpu) => gpuKeysOf(gpu).includes(selector.gpu))));
        case 'preset':
            return presetCapabilities(selector.preset, tables, toolkit);
    }
}
function presetCapabilities(preset, tables, toolkit) {
    if (preset === 'hosted-gpus')
        return hostedGpus;
    const served = (0,_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .allArchitectures */ .E5)(tables).filter((row) => row.parsed.suffix === '' && !row.jetson && (!toolkit || isServed(row, toolkit, tables)));
    if (preset === 'all-major')
        return names(served.filter((row, index) => row.parsed.minor === 0 || index === 0));
    const theirs = toolkit && tables.facts?.toolkits[toolkit.version]?.default;
    if (theirs)
        return theirs;
    return names(served.filter((row) => {
        const until = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .ot)(defaultUntil[row.capability] ?? '99.0');
        return !toolkit || !until || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(toolkit.parsed, until) <= 0;
    })).filter((capability) => !notInNixpkgs.includes(capability));
}
/** The compiler knows them, Nixpkgs' own tables (autumn 2026) do not. */
const notInNixpkgs = ['10.7'];
/** Whether the toolkit, and Nixpkgs where it was asked, builds for it. */
function isServed(row, toolkit, tables) {
    const supported = tables.facts?.toolkits[toolkit.version]?.supported;
    if (supported && !supported.includes(row.capability))
        return false;
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(toolkit.parsed, row.min) >= 0 && (!row.max || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .compareVersions */ .Zy)(toolkit.parsed, row.max) <= 0);
}
/**
 * The versions that a toolkit selector names, oldest first. Ranges select from what the user's Nixpkgs has, or from
 * the tables while it was not asked. Undefined when only Nixpkgs can tell (`default`); `cpu` is itself.
 */
function selectToolkits(selector, tables) {
    const there = [...tables.toolkits.values()].filter((row) => !tables.facts || row.version in tables.facts.toolkits);
    switch (selector.kind) {
        case 'cpu':
            return ['cpu'];
        case 'exact':
            return [selector.version];
        case 'range':
            return there.filter((row) => isWithin(row.parsed, selector.bounds)).map((row) => row.version);
        case 'major':
            return there.filter((row) => row.parsed.major === selector.major).map((row) => row.version);
        case 'latest':
            return there.slice(-1).map((row) => row.version);
        case 'default': {
            const version = tables.facts?.defaultToolkit;
            return tables.facts ? (version ? [version] : []) : undefined;
        }
    }
}
function isWithin(version, bounds) {
    return bounds.every(({ operator, version: limit }) => {
        const order = version.major - limit.major || version.minor - limit.minor;
        if (operator === '>=')
            return order >= 0;
        if (operator === '<=')
            return order <= 0;
        return operator === '>' ? order > 0 : order < 0;
    });
}
function names(rows) {
    return rows.toSorted((a, b) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(a.parsed, b.parsed)).map((row) => row.capability);
}
/** `GeForce RTX 4090` is also `RTX 4090` and `rtx-4090`; `GB10 (DGX Spark)` is also each of the two. */
function gpuKeysOf(gpu) {
    const [, name = gpu, other] = /^(.*?)\s*\((.*)\)$/.exec(gpu) ?? [];
    const short = name.replace(/^(?:GeForce|Tesla|Quadro|Jetson|DRIVE)\s+/i, '');
    return [gpu, name, short, ...(other === undefined ? [] : [other])].map(gpuKey);
}
function gpuKey(text) {
    return text
        .toLowerCase()
        .replace(/^nvidia\s+/, '')
        .replaceAll(/[^a-z0-9]+/g, '');
}
const gpuKeys = new Set(_architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .architectures */ .f2.flatMap((row) => row.gpus.flatMap(gpuKeysOf)));
/** Words of the longest name of a GPU, with NVIDIA before it. */
const longestGpu = 1 + Math.max(..._architectures_js__WEBPACK_IMPORTED_MODULE_1__/* .architectures */ .f2.flatMap((row) => row.gpus.map((gpu) => gpu.split(' ').length)));


/***/ }),

/***/ 31802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ isNew),
/* harmony export */   E5: () => (/* binding */ allArchitectures),
/* harmony export */   TT: () => (/* binding */ tableDifferences),
/* harmony export */   b9: () => (/* binding */ builtInTables),
/* harmony export */   rq: () => (/* binding */ tablesFor),
/* harmony export */   tX: () => (/* binding */ differences),
/* harmony export */   v8: () => (/* binding */ availableToolkits)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83341);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20587);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45208);
/** The tables that the rules look at: the built-in ones, with what the user's own Nixpkgs says laid over them. */





const builtInTables = {
    architectures: new Map(_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .architectures */ .f2.map((row) => [row.capability, row])),
    toolkits: new Map(_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkits */ .kW.map((row) => [row.version, row])),
    facts: undefined,
};
/** The architectures of tables as a list. */
function allArchitectures(tables) {
    return [...tables.architectures.values()];
}
/**
 * Lays what Nixpkgs says over the built-in tables: its minimum and maximum toolkits win, and what it has beyond them is
 * added. Where it states no maximum, the built-in one stays: older revisions have none for targets that nvcc has dropped.
 */
function tablesFor(facts) {
    const rows = new Map(builtInTables.architectures);
    for (const [capability, theirs] of Object.entries(facts.capabilities ?? {})) {
        const ours = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .findArchitecture */ .$3)(capability);
        // A form that is newer than this version cannot be named in a request either.
        const row = ours ? overridden(ours, theirs) : added(capability, theirs);
        if (row)
            rows.set(capability, row);
    }
    const sorted = [...rows.values()].sort((a, b) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(a.parsed, b.parsed));
    const sets = new Map(builtInTables.toolkits);
    for (const version of Object.keys(facts.toolkits)) {
        if (!sets.has(version) && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(version))
            sets.set(version, newToolkit(version));
    }
    return {
        architectures: new Map(sorted.map((row) => [row.capability, row])),
        toolkits: new Map([...sets.values()].sort((a, b) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(a.parsed, b.parsed)).map((row) => [row.version, row])),
        facts,
    };
}
/** The toolkits that can be had: those of the user's Nixpkgs where it was asked. Oldest first. */
function availableToolkits(tables) {
    const { facts } = tables;
    return [...tables.toolkits.values()].filter((row) => !facts || row.version in facts.toolkits);
}
/** Whether a toolkit or a capability is only known because this Nixpkgs has it. */
function isNew(tables, what) {
    if ('toolkit' in what)
        return tables.toolkits.has(what.toolkit) && !(0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .findToolkit */ .We)(what.toolkit);
    return tables.architectures.has(what.capability) && !(0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .findArchitecture */ .$3)(what.capability);
}
/** PLN028 (notice): where the built-in tables and Nixpkgs differ in what matters to its own toolkits; at most one. */
function differences(facts) {
    const found = tableDifferences(facts);
    if (found.length === 0)
        return [];
    const shown = found.length > 6 ? [...found.slice(0, 6), `${found.length - 6} more`] : found;
    const message = `Your Nixpkgs and the built-in tables differ (${shown.join('; ')}).`;
    const fix = 'Nixpkgs is followed; `nix-cuda tables --check` lists every difference.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('PLN028', message, fix)];
}
/** Every difference that changes the verdict of a toolkit which this Nixpkgs has, one short text each. */
function tableDifferences(facts) {
    const versions = Object.keys(facts.toolkits).flatMap((text) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(text) ?? []);
    const matters = (a, b) => versions.some((version) => isBefore(version, a) !== isBefore(version, b));
    const found = [];
    for (const [capability, theirs] of Object.entries(facts.capabilities ?? {})) {
        const ours = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .findArchitecture */ .$3)(capability);
        if (!ours)
            found.push(`${capability} is new here`);
        else {
            if (matters(ours.minToolkit, theirs.minToolkit)) {
                found.push(`${capability} from CUDA ${theirs.minToolkit}, not ${ours.minToolkit}`);
            }
            if (theirs.maxToolkit !== null && matters(above(ours.maxToolkit), above(theirs.maxToolkit))) {
                found.push(`${capability} until CUDA ${theirs.maxToolkit}, not ${ours.maxToolkit ?? 'today'}`);
            }
            if (theirs.jetson !== ours.jetson)
                found.push(`${capability} is ${theirs.jetson ? 'a' : 'no'} Jetson`);
        }
    }
    for (const version of Object.keys(facts.toolkits)) {
        if (!(0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .findToolkit */ .We)(version))
            found.push(`CUDA ${version} is new here`);
    }
    return found;
}
/** The first minor that is above a maximum, for a comparison of half-open ranges. */
function above(maxToolkit) {
    const version = maxToolkit === null ? undefined : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(maxToolkit);
    return version ? `${version.major}.${version.minor + 1}` : null;
}
function isBefore(version, text) {
    const limit = text === null ? undefined : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(text);
    return limit === undefined || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(version, limit) < 0;
}
function overridden(ours, theirs) {
    // A release that never was (12.7 for Blackwell) says nothing else than the one that came.
    const differs = (a, b) => _toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkits */ .kW.some((row) => isBefore(row.parsed, a) !== isBefore(row.parsed, b));
    const isOther = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(theirs.minToolkit) && differs(ours.minToolkit, theirs.minToolkit);
    const min = isOther ? theirs.minToolkit : ours.minToolkit;
    const stated = theirs.maxToolkit !== null && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(theirs.maxToolkit) ? theirs.maxToolkit : ours.maxToolkit;
    if (min === ours.minToolkit && stated === ours.maxToolkit && theirs.jetson === ours.jetson)
        return ours;
    return (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .target */ .aC)(ours.capability, ours.name, min, stated, theirs.jetson, ours.ptxIsa, ours.gpus, ours.note);
}
function added(capability, theirs) {
    if (!(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(capability) || !(0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(theirs.minToolkit))
        return undefined;
    const last = theirs.maxToolkit !== null && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(theirs.maxToolkit) ? theirs.maxToolkit : null;
    const note = 'Newer than the tables of this version; known because your Nixpkgs has it.';
    return (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .target */ .aC)(capability, theirs.name, theirs.minToolkit, last, theirs.jetson, '0.0', [], note);
}
/** What minor-version compatibility says of a new minor; of a new major nothing is known, and so nothing is refused. */
function newToolkit(version) {
    const major = version.split('.')[0] ?? '';
    const same = _toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkits */ .kW.findLast((row) => row.version.split('.')[0] === major);
    return { ...(0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkit */ .VQ)(version, null, same?.compatibleDriver ?? '0', 99, 99), ptxIsa: same?.ptxIsa ?? '0.0' };
}


/***/ })

};
