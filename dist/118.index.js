export const id = 118;
export const ids = [118];
export const modules = {

/***/ 587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ findArchitecture),
/* harmony export */   $w: () => (/* binding */ rename),
/* harmony export */   OX: () => (/* binding */ capabilityOf),
/* harmony export */   Um: () => (/* binding */ isTooOld),
/* harmony export */   ZT: () => (/* binding */ knows),
/* harmony export */   aN: () => (/* binding */ nearestArchitecture),
/* harmony export */   f2: () => (/* binding */ architectures),
/* harmony export */   lA: () => (/* binding */ isTooNew),
/* harmony export */   sW: () => (/* binding */ otherName)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3341);
/**
 * The compilation targets of nvcc and ptxas.
 * Sources: the targets that ptxas of each minor accepts (11.7 to 13.5, recorded in test/unit/cuda-ptxas-targets.ts),
 * LLVM NVPTXTargetParser.def (PTX ISA minima), NVIDIA's release notes (removals), Nixpkgs _cuda/db (Jetson, GPU names).
 * Where Nixpkgs' database differs from NVIDIA (10.0 from 12.7, 7.2 until 12.2), the table follows NVIDIA.
 */


/** Thor was renamed from 10.1 to 11.0. https://docs.nvidia.com/cuda/archive/13.0.0/cuda-toolkit-release-notes/ */
const rename = { from: '10.1', to: '11.0', toolkit: '13.0' };
function target(capability, name, minToolkit, maxToolkit, jetson, ptxIsa, gpus, note = null) {
    return { capability, name, minToolkit, maxToolkit, jetson, ptxIsa, gpus, note };
}
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
    target('10.1', 'Blackwell', '12.8', '12.9', true, '8.6', ['Jetson Thor T4000', 'Jetson Thor T5000']),
    target('10.1a', 'Blackwell', '12.8', '12.9', true, '8.6', ['Jetson Thor']),
    target('10.1f', 'Blackwell', '12.9', '12.9', true, '8.8', ['Jetson Thor']),
    target('10.3', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
    target('10.3a', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
    target('10.3f', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
    target('10.7', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
    target('10.7a', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
    target('10.7f', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
    target('11.0', 'Blackwell', '13.0', null, true, '9.0', ['Jetson Thor T4000', 'Jetson Thor T5000']),
    target('11.0a', 'Blackwell', '13.0', null, true, '9.0', ['Jetson Thor T4000', 'Jetson Thor T5000']),
    target('11.0f', 'Blackwell', '13.0', null, true, '9.0', ['Jetson Thor T4000', 'Jetson Thor T5000']),
    target('12.0', 'Blackwell', '12.8', null, false, '8.7', ['GeForce RTX 5090', 'RTX PRO 6000 Blackwell']),
    target('12.0a', 'Blackwell', '12.8', null, false, '8.7', ['GeForce RTX 5090', 'RTX PRO 6000 Blackwell']),
    target('12.0f', 'Blackwell', '12.9', null, false, '8.8', ['GeForce RTX 5090', 'DGX Spark']),
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
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(toolkit, version(architecture.minToolkit)) < 0;
}
/** The toolkit came after the target was removed. */
function isTooNew(toolkit, architecture) {
    return architecture.maxToolkit !== null && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(toolkit, version(architecture.maxToolkit)) > 0;
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
    const rank = candidates
        .map((architecture) => ({ architecture, capability: capabilityOf(architecture) }))
        .sort((a, b) => distance(a.capability) - distance(b.capability) ||
        Number(a.capability.suffix !== '') - Number(b.capability.suffix !== '') ||
        (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(a.capability, b.capability));
    return rank[0]?.architecture;
}
/** The capability of a row, parsed. */
function capabilityOf(architecture) {
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(architecture.capability);
    if (!capability)
        throw new Error(`The table has no valid capability in ${architecture.capability}.`);
    return capability;
}
function version(text) {
    const parsed = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersion */ .ot)(text);
    if (!parsed)
        throw new Error(`The table has no valid toolkit in ${text}.`);
    return parsed;
}


/***/ }),

/***/ 3255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ compareCapabilityTexts),
/* harmony export */   I: () => (/* binding */ namedPackage),
/* harmony export */   LY: () => (/* binding */ readPackage),
/* harmony export */   R0: () => (/* binding */ readTargets),
/* harmony export */   TR: () => (/* binding */ refuse),
/* harmony export */   _M: () => (/* binding */ where),
/* harmony export */   hw: () => (/* binding */ readToolkit),
/* harmony export */   jG: () => (/* binding */ readNixpkgs),
/* harmony export */   me: () => (/* binding */ readSystem),
/* harmony export */   uN: () => (/* binding */ describeOrigin)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9412);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(587);
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9635);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(776);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5208);
/**
 * The grammar of the request's entries, the same in the file and in the inputs. Every reader reports what is wrong and
 * then gives undefined.
 */







const formatCapabilitiesSource = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/lib/strings.nix';
/** `python3Packages.torch` (an attribute of Nixpkgs, which is also its name) or `name=./file.nix`. */
function readPackage(text, origin, report) {
    const equals = text.indexOf('=');
    return equals < 0
        ? namedPackage(text, { attribute: text }, origin, report)
        : namedPackage(text.slice(0, equals).trim(), { file: text.slice(equals + 1).trim() }, origin, report);
}
/** A package that has a name, and an attribute of Nixpkgs or a callPackage-style file of the repository. */
function namedPackage(name, from, origin, report, deviceCode = 'required') {
    const found = [];
    if (!/^[\w.+'-]{1,200}$/.test(name)) {
        found.push(refuse(origin, `${(0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} is no name of a package.`, 'Use letters, digits and ._+-.'));
    }
    if ('attribute' in from && !(0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_3__/* .isAttributePath */ .kf)(from.attribute)) {
        const message = `${(0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(from.attribute)} is no attribute of Nixpkgs.`;
        found.push(refuse(origin, message, 'Write it like python3Packages.torch, or name=./package.nix for a file.'));
    }
    if ('file' in from && !isInsideRepository(from.file)) {
        const message = `${(0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(from.file)} is no file of the repository.`;
        found.push(refuse(origin, message, 'Write it relative to the root of the repository, like ./nix/package.nix.'));
    }
    for (const problem of found)
        report(problem);
    if (found.length > 0)
        return undefined;
    const source = 'attribute' in from ? { kind: 'attribute', ...from } : { kind: 'file', ...from };
    return { name, source, deviceCode };
}
/** The capabilities of one cell: `9.0a`, or `8.0` and `9.0+PTX`, as PyTorch writes it. */
function readTargets(texts, origin, report) {
    const capabilities = new Set();
    const ptx = new Set();
    const found = [];
    for (const text of texts) {
        const withPtx = /^(.*)\+ptx$/i.exec(text);
        const parsed = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(withPtx?.[1] ?? text);
        const capability = parsed && (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(parsed);
        if (!capability || !(0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .findArchitecture */ .$3)(capability)) {
            found.push((0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownCapability */ .f6)(withPtx?.[1] ?? text, where(origin)));
            continue;
        }
        if (capabilities.has(capability))
            report(repeated(capability, origin));
        capabilities.add(capability);
        if (withPtx)
            ptx.add(capability);
    }
    const sorted = [...capabilities].sort(compareCapabilityTexts);
    for (const capability of ptx)
        if (capability !== sorted.at(-1))
            found.push(earlyPtx(capability, sorted, origin));
    if (texts.length === 0)
        found.push(refuse(origin, 'a cell has no capability.', 'Write one or more, like 9.0a.'));
    for (const problem of found)
        report(problem);
    return found.length > 0 ? undefined : { capabilities: sorted, ptx: [...ptx] };
}
/** `12.4`. */
function readToolkit(text, origin, report) {
    if ((0,_toolkits_js__WEBPACK_IMPORTED_MODULE_5__/* .findToolkit */ .We)(text))
        return text;
    report((0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownToolkit */ .v7)(text, where(origin)));
    return undefined;
}
/** `aarch64-linux`. */
function readSystem(text, origin, report) {
    if ((0,_model_system_js__WEBPACK_IMPORTED_MODULE_6__/* .isSystem */ .y)(text))
        return text;
    report((0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .unknownSystem */ .Sc)(text, where(origin)));
    return undefined;
}
/** A path starts with `.` or `/`; everything else is a flake reference. */
function readNixpkgs(text, origin, report) {
    if (/^[./][^\p{Cc}]*$/u.test(text))
        return { kind: 'path', path: text };
    if (/^[a-z][^\s\p{Cc}]*$/iu.test(text))
        return { kind: 'flake', reference: text };
    report(refuse(origin, `${(0,_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(text)} is neither a path nor a flake reference.`, 'Use a path like ./nixpkgs, or a reference like github:NixOS/nixpkgs/nixos-unstable.'));
    return undefined;
}
/** A refusal that names the input, or the key and place in the file. */
function refuse(origin, message, fix) {
    const subject = origin.kind === 'input' ? `Input ${origin.input}: ` : origin.kind === 'file' ? `${origin.key}: ` : '';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(refusalCode(origin), subject + message, fix, where(origin));
}
/** ` (file:3)` or ` (input packages)`, for a message that points at another entry. */
function describeOrigin(origin) {
    if (origin.kind === 'default')
        return '';
    return origin.kind === 'input' ? ` (input ${origin.input})` : ` (${origin.place.file}:${origin.place.line ?? 1})`;
}
/** The place of an entry of the file; an input has none. */
function where(origin) {
    return origin.kind === 'file' ? { where: origin.place } : {};
}
/** Numeric order. Both are capabilities that the table knows. */
function compareCapabilityTexts(a, b) {
    const [left, right] = [(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(a), (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(b)];
    return left && right ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)(left, right) : 0;
}
function refusalCode(origin) {
    return origin.kind === 'input' ? 'CFG001' : 'CFG006';
}
function repeated(capability, origin) {
    const fix = 'Write it once; cells of their own are separate entries of the list.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)(refusalCode(origin), `One cell names the capability ${capability} more than once.`, fix, where(origin));
}
/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
function earlyPtx(capability, sorted, origin) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN015', `PTX was asked for ${capability}, but in one cell Nixpkgs can add PTX only for the last capability, ${sorted.at(-1)}.`, `Write ${sorted.at(-1)}+PTX, or put ${capability}+PTX into a cell of its own.`, { ...where(origin), source: formatCapabilitiesSource });
}
function isInsideRepository(file) {
    const parts = file.split('/');
    return /^\.\/[^\p{Cc}]+$/u.test(file) && !parts.includes('..');
}


/***/ }),

/***/ 7118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UE: () => (/* binding */ nothingRequested),
/* harmony export */   Vv: () => (/* binding */ readRequestInputs),
/* harmony export */   hF: () => (/* binding */ reading),
/* harmony export */   x6: () => (/* binding */ mergeRequests)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3255);


/** What has to be given, with an example of each. */
const required = {
    packages: 'python3Packages.torch',
    capabilities: '9.0a',
    toolkits: '12.8',
    nixpkgs: 'github:NixOS/nixpkgs/nixos-unstable',
};
/**
 * Reads the inputs; in `capabilities`, blanks join the capabilities of one cell. Problems: CFG001, and PLN003
 * (capability), PLN004 (toolkit), PLN005 (system) for what no table knows, PLN015 for PTX of an earlier capability.
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
    const packages = all('packages', _request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .readPackage */ .LY);
    const capabilities = all('capabilities', (text, origin) => (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .readTargets */ .R0)(text.split(/\s+/), origin, report));
    const toolkits = all('toolkits', _request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .readToolkit */ .hw);
    const systems = all('systems', _request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .readSystem */ .me);
    const nixpkgs = all('nixpkgs', _request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .readNixpkgs */ .jG)?.[0];
    return reading({ packages, capabilities, toolkits, systems, nixpkgs }, found);
}
/**
 * One request of both: an input replaces the file's key of the same name. Without systems it is for `defaultSystem`.
 * Problems: those of both readings, PLN011 when nothing is given at all, CFG003 for each missing key, CFG001 or CFG006
 * for two different packages of one name.
 */
function mergeRequests(fromFile, fromInputs, defaultSystem = 'x86_64-linux') {
    const found = [fromFile, fromInputs].flatMap((side) => {
        if (!side)
            return [];
        return 'problems' in side ? side.problems : side.warnings;
    });
    // A side that cannot be read says nothing about what is missing.
    if ((fromFile && 'problems' in fromFile) || 'problems' in fromInputs)
        return { problems: found };
    const [file, inputs] = [fromFile?.request, fromInputs.request];
    const packages = inputs.packages ?? file?.packages;
    const capabilities = inputs.capabilities ?? file?.capabilities;
    const toolkits = inputs.toolkits ?? file?.toolkits;
    const systems = inputs.systems ?? file?.systems ?? [{ value: defaultSystem, origin: { kind: 'default' } }];
    const nixpkgs = inputs.nixpkgs ?? file?.nixpkgs;
    const given = { packages, capabilities, toolkits, nixpkgs };
    if (Object.values(given).every((value) => value === undefined))
        return { problems: [...found, nothingRequested()] };
    for (const key of Object.keys(required))
        if (!given[key])
            found.push(missing(key));
    found.push(...sameNames(packages ?? []));
    if (!packages || !capabilities || !toolkits || !nixpkgs)
        return { problems: found };
    return reading({ packages, capabilities, toolkits, systems, nixpkgs }, found);
}
/** Ends a reading: errors refuse it, warnings go along. What was found in a file is in the order of its lines. */
function reading(request, found) {
    const sorted = [...found].sort(byPlace);
    return sorted.some((problem) => problem.severity === 'error') ? { problems: sorted } : { request, warnings: sorted };
}
function byPlace({ where: a }, { where: b }) {
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
            const message = `two packages are named ${name}${(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .describeOrigin */ .uN)(before.origin)}.`;
            problems.push((0,_request_entries_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(entry.origin, message, 'Give each package a name of its own: {name: …, attribute: …}.'));
        }
    }
    return problems;
}


/***/ }),

/***/ 776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sc: () => (/* binding */ unknownSystem),
/* harmony export */   f6: () => (/* binding */ unknownCapability),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   v7: () => (/* binding */ unknownToolkit),
/* harmony export */   xp: () => (/* binding */ checkCell)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9412);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(587);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5208);
/**
 * Which cells can exist. Every rule is a function of one cell; none looks at the user's Nixpkgs.
 */





const ptxDocs = 'https://docs.nvidia.com/cuda/parallel-thread-execution/';
const nixpkgsCuda = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules';
const orinIssue = 'https://github.com/NixOS/nixpkgs/issues/530931';
const orin = { major: 8, minor: 7, suffix: '' };
const thor = { major: 10, minor: 1, suffix: '' };
/**
 * Why this cell cannot exist: all reasons at once, in a stable order; empty for a cell that can. Each one names the
 * values at fault and the nearest choice that works, and carries the URL that its rule comes from.
 */
function checkCell(cell) {
    const problems = [];
    const targets = [];
    for (const capability of cell.capabilities) {
        const architecture = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .findArchitecture */ .$3)(capability);
        if (architecture)
            targets.push(architecture);
        else
            problems.push(unknownCapability(capability));
    }
    const toolkit = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .findToolkit */ .We)(cell.toolkit);
    if (!toolkit)
        problems.push(unknownToolkit(cell.toolkit));
    if (!(0,_model_system_js__WEBPACK_IMPORTED_MODULE_4__/* .isSystem */ .y)(cell.system))
        problems.push(unknownSystem(cell.system));
    if (toolkit)
        for (const target of targets)
            problems.push(...checkToolkit(target, toolkit));
    if ((0,_model_system_js__WEBPACK_IMPORTED_MODULE_4__/* .isSystem */ .y)(cell.system))
        problems.push(...checkSystem(targets, cell.system));
    if (toolkit)
        problems.push(...checkJetsonAlone(targets, toolkit));
    problems.push(...checkPtx(cell));
    return problems;
}
/** The refusal of a capability that no toolkit has. */
function unknownCapability(text, more = {}) {
    const parsed = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    const nearest = parsed && (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestArchitecture */ .aN)(parsed);
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN003', `There is no CUDA capability ${quote(text)}.`, `${nearest ? `Use ${nearest.capability}, or another` : 'Use one'} of ${_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .architectures */ .f2.map((a) => a.capability).join(', ')}.`, { ...more, source: ptxDocs });
}
/** The refusal of a toolkit that was never released, or is older or newer than the table. */
function unknownToolkit(text, more = {}) {
    const nearest = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestToolkit */ .pK)(text);
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN004', `There is no CUDA toolkit ${quote(text)}.`, `${nearest ? `Use ${nearest.version}, or another` : 'Use one'} of ${_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkits */ .kW.map((t) => t.version).join(', ')}.`, { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' });
}
/** The refusal of a system for which NVIDIA has no toolkit. */
function unknownSystem(text, more = {}) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN005', `There is no CUDA for the system ${quote(text)}.`, `Use ${_model_system_js__WEBPACK_IMPORTED_MODULE_4__/* .systems */ .n.join(' or ')}.`, {
        ...more,
        source: `${nixpkgsCuda}/_cuda/lib/redist.nix`,
    });
}
function checkToolkit(target, toolkit) {
    const version = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .versionOf */ .E4)(toolkit);
    const renamed = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .otherName */ .sW)(target);
    if (!(0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .knows */ .ZT)(version, target) && renamed && (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .knows */ .ZT)(version, renamed)) {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN008', `Capability ${target.capability} is called ${renamed.capability} in CUDA ${toolkit.version}: Thor was renamed from ${_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .rename */ .$w.from} to ${_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .rename */ .$w.to} in CUDA ${_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .rename */ .$w.toolkit}.`, `Use capability ${renamed.capability}.`, { source: releaseNotes(_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .rename */ .$w.toolkit) }),
        ];
    }
    if ((0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .isTooOld */ .Um)(version, target)) {
        return [
            wrongToolkit('PLN001', target, toolkit, `needs CUDA ${target.minToolkit} or newer`, target.minToolkit, ptxDocs),
        ];
    }
    if (target.maxToolkit !== null && (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .isTooNew */ .lA)(version, target)) {
        const removedIn = _toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkits */ .kW.find((t) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .isTooNew */ .lA)((0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .versionOf */ .E4)(t), target))?.version ?? toolkit.version;
        const limit = `was removed after CUDA ${target.maxToolkit}`;
        return [wrongToolkit('PLN002', target, toolkit, limit, target.maxToolkit, releaseNotes(removedIn))];
    }
    if (target.capability === '8.7' && (toolkit.version === '13.0' || toolkit.version === '13.1')) {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN009', `Jetson Orin (8.7) has no CUDA ${toolkit.version}: its own packages end with 12.9, and the servers' packages cover it from 13.2.`, 'Use CUDA 12.9, or 13.2 or newer.', { source: orinIssue }),
        ];
    }
    return [];
}
function wrongToolkit(code, target, toolkit, limit, nearest, source) {
    const version = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .versionOf */ .E4)(toolkit);
    // Another kind of machine is no replacement: offer Jetson for Jetson only.
    const alike = _architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .architectures */ .f2.filter((a) => (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .knows */ .ZT)(version, a) && a.jetson === target.jetson);
    const other = (0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestArchitecture */ .aN)((0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .capabilityOf */ .OX)(target), alike);
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(code, `CUDA ${toolkit.version} cannot build for ${target.capability} (${target.name}), which ${limit}.`, `Use CUDA ${nearest}${other ? `, or capability ${other.capability}` : ''}.`, { source });
}
function checkSystem(targets, system) {
    const jetsons = targets.filter((target) => target.jetson);
    if (jetsons.length === 0 || system === 'aarch64-linux')
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN006', `Jetson ${describe(jetsons)} cannot be built for ${system}.`, 'Use the system aarch64-linux, or leave Jetson capabilities out.', { source: `${nixpkgsCuda}/backendStdenv/default.nix` }),
    ];
}
/**
 * Older Jetsons have packages of their own (linux-aarch64), which know no other GPU. Thor takes the servers' packages,
 * and so does Orin since CUDA 13 (`_getJetsonMinSbsaCapability`, https://github.com/NixOS/nixpkgs/pull/528562).
 */
function checkJetsonAlone(targets, toolkit) {
    const first = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .versionOf */ .E4)(toolkit).major >= 13 ? orin : thor;
    const isOld = (target) => target.jetson && (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .compareCapabilities */ .YE)((0,_architectures_js__WEBPACK_IMPORTED_MODULE_2__/* .capabilityOf */ .OX)(target), first) < 0;
    const jetsons = targets.filter(isOld);
    const others = targets.filter((target) => !isOld(target));
    if (jetsons.length === 0 || others.length === 0)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN007', `Jetson ${describe(jetsons)} cannot share a cell with ${describe(others)} in CUDA ${toolkit.version}, because it has packages of its own.`, `Put ${describe(jetsons)} into a cell of its own.`, { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` }),
    ];
}
/** `a` and `f` code runs on no later GPU, so that its PTX cannot be what a mixed cell falls back on. */
function checkPtx({ capabilities, ptx }) {
    const [last] = ptx.filter((capability) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(capability)?.suffix !== '');
    if (last === undefined || capabilities.length < 2)
        return [];
    const others = capabilities.filter((capability) => capability !== last);
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN013', `PTX of ${last} runs on no later GPU, so that it cannot be the PTX of a cell with ${others.join(', ')}.`, `Write ${last} without +PTX, or ask for PTX of a baseline capability in another cell.`, { source: `${ptxDocs}#ptx-module-directives-target` }),
    ];
}
function describe(targets) {
    return targets.map((target) => target.capability).join(', ');
}
/** A text of the user in a message, cut where it is long. */
function quote(text) {
    return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
function releaseNotes(toolkit) {
    return `https://docs.nvidia.com/cuda/archive/${toolkit}.0/cuda-toolkit-release-notes/`;
}


/***/ })

};
