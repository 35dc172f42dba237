export const id = 478;
export const ids = [478];
export const modules = {

/***/ 4390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planRequest: () => (/* binding */ planRequest),
  proveAll: () => (/* binding */ proveAll)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(7449);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/model/system.js
var model_system = __webpack_require__(9412);
// EXTERNAL MODULE: ./lib/model/version.js
var version = __webpack_require__(3341);
// EXTERNAL MODULE: ./lib/cuda/attribute-path.js
var attribute_path = __webpack_require__(9635);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
;// CONCATENATED MODULE: ./lib/cuda/architectures.js
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
    return (0,version/* compareVersions */.Zy)(toolkit, architectures_version(architecture.minToolkit)) < 0;
}
/** The toolkit came after the target was removed. */
function isTooNew(toolkit, architecture) {
    return architecture.maxToolkit !== null && (0,version/* compareVersions */.Zy)(toolkit, architectures_version(architecture.maxToolkit)) > 0;
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
        (0,model_capability/* compareCapabilities */.YE)(a.capability, b.capability));
    return rank[0]?.architecture;
}
/** The capability of a row, parsed. */
function capabilityOf(architecture) {
    const capability = (0,model_capability/* parseCapability */._p)(architecture.capability);
    if (!capability)
        throw new Error(`The table has no valid capability in ${architecture.capability}.`);
    return capability;
}
function architectures_version(text) {
    const parsed = (0,version/* parseVersion */.ot)(text);
    if (!parsed)
        throw new Error(`The table has no valid toolkit in ${text}.`);
    return parsed;
}

// EXTERNAL MODULE: ./lib/cuda/toolkits.js
var toolkits = __webpack_require__(5208);
;// CONCATENATED MODULE: ./lib/cuda/rules.js
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
        const architecture = findArchitecture(capability);
        if (architecture)
            targets.push(architecture);
        else
            problems.push(unknownCapability(capability));
    }
    const toolkit = (0,toolkits/* findToolkit */.We)(cell.toolkit);
    if (!toolkit)
        problems.push(unknownToolkit(cell.toolkit));
    if (!(0,model_system/* isSystem */.y)(cell.system))
        problems.push(unknownSystem(cell.system));
    if (toolkit)
        for (const target of targets)
            problems.push(...checkToolkit(target, toolkit));
    if ((0,model_system/* isSystem */.y)(cell.system))
        problems.push(...checkSystem(targets, cell.system));
    if (toolkit)
        problems.push(...checkJetsonAlone(targets, toolkit));
    problems.push(...checkPtx(cell));
    return problems;
}
/** The refusal of a capability that no toolkit has. */
function unknownCapability(text, more = {}) {
    const parsed = (0,model_capability/* parseCapability */._p)(text);
    const nearest = parsed && nearestArchitecture(parsed);
    return (0,problem/* error */.z3)('PLN003', `There is no CUDA capability ${quote(text)}.`, `${nearest ? `Use ${nearest.capability}, or another` : 'Use one'} of ${architectures.map((a) => a.capability).join(', ')}.`, { ...more, source: ptxDocs });
}
/** The refusal of a toolkit that was never released, or is older or newer than the table. */
function unknownToolkit(text, more = {}) {
    const nearest = (0,toolkits/* nearestToolkit */.pK)(text);
    return (0,problem/* error */.z3)('PLN004', `There is no CUDA toolkit ${quote(text)}.`, `${nearest ? `Use ${nearest.version}, or another` : 'Use one'} of ${toolkits/* toolkits */.kW.map((t) => t.version).join(', ')}.`, { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' });
}
/** The refusal of a system for which NVIDIA has no toolkit. */
function unknownSystem(text, more = {}) {
    return (0,problem/* error */.z3)('PLN005', `There is no CUDA for the system ${quote(text)}.`, `Use ${model_system/* systems */.n.join(' or ')}.`, {
        ...more,
        source: `${nixpkgsCuda}/_cuda/lib/redist.nix`,
    });
}
function checkToolkit(target, toolkit) {
    const version = (0,toolkits/* versionOf */.E4)(toolkit);
    const renamed = otherName(target);
    if (!knows(version, target) && renamed && knows(version, renamed)) {
        return [
            (0,problem/* error */.z3)('PLN008', `Capability ${target.capability} is called ${renamed.capability} in CUDA ${toolkit.version}: Thor was renamed from ${rename.from} to ${rename.to} in CUDA ${rename.toolkit}.`, `Use capability ${renamed.capability}.`, { source: releaseNotes(rename.toolkit) }),
        ];
    }
    if (isTooOld(version, target)) {
        return [
            wrongToolkit('PLN001', target, toolkit, `needs CUDA ${target.minToolkit} or newer`, target.minToolkit, ptxDocs),
        ];
    }
    if (target.maxToolkit !== null && isTooNew(version, target)) {
        const removedIn = toolkits/* toolkits */.kW.find((t) => isTooNew((0,toolkits/* versionOf */.E4)(t), target))?.version ?? toolkit.version;
        const limit = `was removed after CUDA ${target.maxToolkit}`;
        return [wrongToolkit('PLN002', target, toolkit, limit, target.maxToolkit, releaseNotes(removedIn))];
    }
    if (target.capability === '8.7' && (toolkit.version === '13.0' || toolkit.version === '13.1')) {
        return [
            (0,problem/* error */.z3)('PLN009', `Jetson Orin (8.7) has no CUDA ${toolkit.version}: its own packages end with 12.9, and the servers' packages cover it from 13.2.`, 'Use CUDA 12.9, or 13.2 or newer.', { source: orinIssue }),
        ];
    }
    return [];
}
function wrongToolkit(code, target, toolkit, limit, nearest, source) {
    const version = (0,toolkits/* versionOf */.E4)(toolkit);
    // Another kind of machine is no replacement: offer Jetson for Jetson only.
    const alike = architectures.filter((a) => knows(version, a) && a.jetson === target.jetson);
    const other = nearestArchitecture(capabilityOf(target), alike);
    return (0,problem/* error */.z3)(code, `CUDA ${toolkit.version} cannot build for ${target.capability} (${target.name}), which ${limit}.`, `Use CUDA ${nearest}${other ? `, or capability ${other.capability}` : ''}.`, { source });
}
function checkSystem(targets, system) {
    const jetsons = targets.filter((target) => target.jetson);
    if (jetsons.length === 0 || system === 'aarch64-linux')
        return [];
    return [
        (0,problem/* error */.z3)('PLN006', `Jetson ${describe(jetsons)} cannot be built for ${system}.`, 'Use the system aarch64-linux, or leave Jetson capabilities out.', { source: `${nixpkgsCuda}/backendStdenv/default.nix` }),
    ];
}
/**
 * Older Jetsons have packages of their own (linux-aarch64), which know no other GPU. Thor takes the servers' packages,
 * and so does Orin since CUDA 13 (`_getJetsonMinSbsaCapability`, https://github.com/NixOS/nixpkgs/pull/528562).
 */
function checkJetsonAlone(targets, toolkit) {
    const first = (0,toolkits/* versionOf */.E4)(toolkit).major >= 13 ? orin : thor;
    const isOld = (target) => target.jetson && (0,model_capability/* compareCapabilities */.YE)(capabilityOf(target), first) < 0;
    const jetsons = targets.filter(isOld);
    const others = targets.filter((target) => !isOld(target));
    if (jetsons.length === 0 || others.length === 0)
        return [];
    return [
        (0,problem/* error */.z3)('PLN007', `Jetson ${describe(jetsons)} cannot share a cell with ${describe(others)} in CUDA ${toolkit.version}, because it has packages of its own.`, `Put ${describe(jetsons)} into a cell of its own.`, { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` }),
    ];
}
/** `a` and `f` code runs on no later GPU, so that its PTX cannot be what a mixed cell falls back on. */
function checkPtx({ capabilities, ptx }) {
    const [last] = ptx.filter((capability) => (0,model_capability/* parseCapability */._p)(capability)?.suffix !== '');
    if (last === undefined || capabilities.length < 2)
        return [];
    const others = capabilities.filter((capability) => capability !== last);
    return [
        (0,problem/* error */.z3)('PLN013', `PTX of ${last} runs on no later GPU, so that it cannot be the PTX of a cell with ${others.join(', ')}.`, `Write ${last} without +PTX, or ask for PTX of a baseline capability in another cell.`, { source: `${ptxDocs}#ptx-module-directives-target` }),
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

;// CONCATENATED MODULE: ./lib/cuda/request-entries.js
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
        found.push(refuse(origin, `${quote(name)} is no name of a package.`, 'Use letters, digits and ._+-.'));
    }
    if ('attribute' in from && !(0,attribute_path/* isAttributePath */.kf)(from.attribute)) {
        const message = `${quote(from.attribute)} is no attribute of Nixpkgs.`;
        found.push(refuse(origin, message, 'Write it like python3Packages.torch, or name=./package.nix for a file.'));
    }
    if ('file' in from && !isInsideRepository(from.file)) {
        const message = `${quote(from.file)} is no file of the repository.`;
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
        const parsed = (0,model_capability/* parseCapability */._p)(withPtx?.[1] ?? text);
        const capability = parsed && (0,model_capability/* formatCapability */.q0)(parsed);
        if (!capability || !findArchitecture(capability)) {
            found.push(unknownCapability(withPtx?.[1] ?? text, where(origin)));
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
    if ((0,toolkits/* findToolkit */.We)(text))
        return text;
    report(unknownToolkit(text, where(origin)));
    return undefined;
}
/** `aarch64-linux`. */
function readSystem(text, origin, report) {
    if ((0,model_system/* isSystem */.y)(text))
        return text;
    report(unknownSystem(text, where(origin)));
    return undefined;
}
/** A path starts with `.` or `/`; everything else is a flake reference. */
function readNixpkgs(text, origin, report) {
    if (/^[./][^\p{Cc}]*$/u.test(text))
        return { kind: 'path', path: text };
    if (/^[a-z][^\s\p{Cc}]*$/iu.test(text))
        return { kind: 'flake', reference: text };
    report(refuse(origin, `${quote(text)} is neither a path nor a flake reference.`, 'Use a path like ./nixpkgs, or a reference like github:NixOS/nixpkgs/nixos-unstable.'));
    return undefined;
}
/** A refusal that names the input, or the key and place in the file. */
function refuse(origin, message, fix) {
    const subject = origin.kind === 'input' ? `Input ${origin.input}: ` : origin.kind === 'file' ? `${origin.key}: ` : '';
    return (0,problem/* error */.z3)(refusalCode(origin), subject + message, fix, where(origin));
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
    const [left, right] = [(0,model_capability/* parseCapability */._p)(a), (0,model_capability/* parseCapability */._p)(b)];
    return left && right ? (0,model_capability/* compareCapabilities */.YE)(left, right) : 0;
}
function refusalCode(origin) {
    return origin.kind === 'input' ? 'CFG001' : 'CFG006';
}
function repeated(capability, origin) {
    const fix = 'Write it once; cells of their own are separate entries of the list.';
    return (0,problem/* warning */.$e)(refusalCode(origin), `One cell names the capability ${capability} more than once.`, fix, where(origin));
}
/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
function earlyPtx(capability, sorted, origin) {
    return (0,problem/* error */.z3)('PLN015', `PTX was asked for ${capability}, but in one cell Nixpkgs can add PTX only for the last capability, ${sorted.at(-1)}.`, `Write ${sorted.at(-1)}+PTX, or put ${capability}+PTX into a cell of its own.`, { ...where(origin), source: formatCapabilitiesSource });
}
function isInsideRepository(file) {
    const parts = file.split('/');
    return /^\.\/[^\p{Cc}]+$/u.test(file) && !parts.includes('..');
}

;// CONCATENATED MODULE: ./lib/cuda/request.js


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
    const packages = all('packages', readPackage);
    const capabilities = all('capabilities', (text, origin) => readTargets(text.split(/\s+/), origin, report));
    const toolkits = all('toolkits', readToolkit);
    const systems = all('systems', readSystem);
    const nixpkgs = all('nixpkgs', readNixpkgs)?.[0];
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
    return (0,problem/* error */.z3)('PLN011', `Nothing was requested: there are no ${what}.`, 'List them in .github/nix-cuda.yml, or give the inputs of the same names.');
}
function missing(key) {
    return (0,problem/* error */.z3)('CFG003', `The request has no ${key}.`, `Add ${key} to .github/nix-cuda.yml, or give the input ${key}, for example ${required[key]}.`);
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
            const message = `two packages are named ${name}${describeOrigin(before.origin)}.`;
            problems.push(refuse(entry.origin, message, 'Give each package a name of its own: {name: …, attribute: …}.'));
        }
    }
    return problems;
}

;// CONCATENATED MODULE: ./lib/cuda/matrix.js
/** From a request to a plan: which cells can exist, in a stable order, and why the others cannot. */








const defaultLimits = { cells: 500_000 };
/** GitHub's own runners. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
const runners = {
    'x86_64-linux': 'ubuntu-24.04',
    'aarch64-linux': 'ubuntu-24.04-arm',
};
/** Minutes. GitHub stops a job after 360; ten are left to save what was built. */
const timeout = 350;
/**
 * Plans every combination of the request: rows in the order package, system, toolkit, targets, whatever the order of
 * the request; what cannot exist, with all its reasons; `counts.requested` counts duplicates too.
 * Problems of the plan: PLN010 (notice: a duplicate was dropped), PLN011 (nothing requested), PLN012 (all excluded),
 * PLN014 (more combinations than the limit; nothing is planned then).
 */
function planMatrix(request, limits = defaultLimits) {
    const axes = [request.packages, request.systems, request.toolkits, request.capabilities];
    const requested = axes.reduce((product, axis) => product * axis.length, 1);
    if (requested === 0)
        return refused(requested, nothingRequested(emptyAxes(request)));
    if (requested > limits.cells)
        return refused(requested, tooMany(requested, limits));
    const problems = [];
    const { rows, excluded } = combine(request, problems);
    if (rows.length === 0)
        problems.push(allExcluded(excluded));
    const counts = { requested, planned: rows.length, excluded: excluded.length };
    return { schema: 'plan/1', rows, excluded, counts, problems };
}
function combine(request, problems) {
    const packages = distinct('package', request.packages, (p) => p.name, problems).sort((a, b) => compareText(a.name, b.name));
    const verdicts = judge(request, problems);
    const rows = [];
    const excluded = [];
    for (const { name, source, deviceCode } of packages) {
        for (const { reasons, ...key } of verdicts) {
            const id = (0,model_cell/* cellId */.C)({ package: name, ...key });
            if (reasons.length > 0) {
                excluded.push({ id, package: name, ...key, problems: reasons });
                continue;
            }
            const nixpkgs = request.nixpkgs.value;
            const path = (0,attribute_path/* attributePath */.iq)({ source, ...key });
            const cell = {
                schema: 'cell/1',
                id,
                package: name,
                ...key,
                source,
                deviceCode,
                nixpkgs,
                attributePath: path,
            };
            rows.push({ id, runner: runners[key.system], timeout, cell });
        }
    }
    return { rows, excluded };
}
/** The rules look at everything but the package: each combination of the rest is judged once. */
function judge(request, problems) {
    const chosen = distinct('system', request.systems, (system) => system, problems);
    const versions = distinct('toolkit', request.toolkits, (toolkit) => toolkit, problems).sort(compareToolkits);
    const targets = distinct('cell', request.capabilities, targetsName, problems).sort(compareTargets);
    const verdicts = [];
    for (const system of model_system/* systems */.n.filter((s) => chosen.includes(s))) {
        for (const toolkit of versions) {
            for (const { capabilities, ptx } of targets) {
                const key = { system, toolkit, capabilities, ptx };
                verdicts.push({ ...key, reasons: checkCell(key) });
            }
        }
    }
    return verdicts;
}
/** The values without repetition, each repetition with a notice. */
function distinct(what, entries, name, problems) {
    const first = new Map();
    for (const entry of entries) {
        const before = first.get(name(entry.value));
        if (before)
            problems.push(duplicate(what, name(entry.value), before, entry));
        else
            first.set(name(entry.value), entry);
    }
    return [...first.values()].map((entry) => entry.value);
}
function compareText(a, b) {
    return a < b ? -1 : Number(a > b);
}
function compareToolkits(a, b) {
    const [left, right] = [(0,version/* parseVersion */.ot)(a), (0,version/* parseVersion */.ot)(b)];
    return left && right ? (0,version/* compareVersions */.Zy)(left, right) : 0;
}
/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a, b) {
    for (const [index, capability] of a.capabilities.entries()) {
        const other = b.capabilities[index];
        const order = other === undefined ? 1 : compareCapabilityTexts(capability, other);
        if (order !== 0)
            return order;
    }
    return a.capabilities.length - b.capabilities.length || a.ptx.length - b.ptx.length;
}
function targetsName(targets) {
    return [...targets.capabilities, ...targets.ptx.map((capability) => `PTX ${capability}`)].join(', ');
}
function refused(requested, problem) {
    return {
        schema: 'plan/1',
        rows: [],
        excluded: [],
        counts: { requested, planned: 0, excluded: 0 },
        problems: [problem],
    };
}
function emptyAxes(request) {
    const { packages, capabilities, toolkits, systems } = request;
    return Object.entries({ packages, capabilities, toolkits, systems })
        .filter(([, axis]) => axis.length === 0)
        .map(([key]) => key)
        .join(', ');
}
function duplicate(what, name, before, again) {
    return {
        code: 'PLN010',
        severity: 'notice',
        message: `The ${what} ${name} is requested twice${describeOrigin(before.origin)}; it is planned once.`,
        fix: 'Remove one of them.',
        ...where(again.origin),
    };
}
function tooMany(requested, limits) {
    return (0,problem/* error */.z3)('PLN014', `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limits.cells}.`, 'Ask for fewer of them, or split the request.');
}
function allExcluded(excluded) {
    const reasons = [...new Set(excluded.flatMap((cell) => cell.problems.map((problem) => problem.code)))];
    return (0,problem/* error */.z3)('PLN012', `None of the ${excluded.length} requested cells can exist (${reasons.join(', ')}).`, excluded[0]?.problems[0]?.fix ?? 'Ask for other toolkits, capabilities or systems.');
}

// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
;// CONCATENATED MODULE: ./lib/runner/state-folder.js

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    const home = host.env['HOME'] ?? '/';
    return (0,external_node_path_.join)(host.env['XDG_STATE_HOME'] || (0,external_node_path_.join)(home, '.local', 'state'), 'setup-nix-cuda');
}

;// CONCATENATED MODULE: ./lib/runner/job.js



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, not in /tmp, where another user could have made it first.
 */
function jobFolder(host) {
    return (0,external_node_path_.join)(host.env['RUNNER_TEMP'] || stateFolder(host), 'nix-cuda');
}
/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
async function readJob(host) {
    const path = join(jobFolder(host), 'job.json');
    const json = await readIfPresent(host, path);
    if (json === undefined)
        return { schema: 'job/1', nix: null, cells: [] };
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 3873));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}

// EXTERNAL MODULE: ./lib/runner/summary.js
var summary = __webpack_require__(5946);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/cuda/request-file.js
/** Reads the request file, `.github/nix-cuda.yml`. Apart from request.ts, because only this one needs a YAML parser. */





/** Characters. A request is a page; what is longer is another file by mistake, or an attack. */
const maxRequestFileLength = 256 * 1024;
const requestKeys = ['packages', 'capabilities', 'toolkits', 'systems', 'nixpkgs'];
const packageKeys = ['name', 'attribute', 'file', 'device-code'];
/**
 * Reads the text of a request file; `file` is its name in problems. Every problem at once, with line and column:
 * CFG004 (too long), CFG005 (not YAML, duplicate keys, aliases, tags), CFG006 (unknown key, wrong type or value),
 * PLN003 to PLN005 (no table knows it), PLN015. Scalars are taken as written: 8.0 is not 8, and 12.10 is not 12.1.
 */
function readRequestFile(text, file) {
    if (text.length > maxRequestFileLength) {
        const message = `${file} has ${text.length} characters; the limit is ${maxRequestFileLength}.`;
        return { problems: [(0,problem/* error */.z3)('CFG004', message, 'Name the right file, or list less.', { where: { file } })] };
    }
    const lines = new dist/* LineCounter */.HN();
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line, column: col };
    };
    const found = [];
    try {
        // The failsafe schema leaves every scalar the text that was written. Keys are compared below, in linear time.
        const document = (0,dist/* parseDocument */.Tp)(text, {
            schema: 'failsafe',
            lineCounter: lines,
            uniqueKeys: false,
            prettyErrors: false,
        });
        // One slip makes many errors; the first ones tell it.
        for (const { message, pos } of [...document.errors, ...document.warnings].slice(0, 20)) {
            found.push(notYaml(`${message}.`, place(pos[0])));
        }
        if (found.length > 0)
            return { problems: found };
        const context = {
            report: (problem) => found.push(problem),
            placeOf: (node) => (node ? place(node.range[0]) : undefined),
        };
        const origin = { kind: 'file', key: 'The request', place: { file, line: 1, column: 1 } };
        return reading(readRequest({ node: document.contents, origin }, context), found);
    }
    catch (cause) {
        // What the parser does not survive, for example a list nested a hundred thousand times.
        return { problems: [notYaml(`The YAML parser gave up: ${String(cause)}.`, { file })] };
    }
}
function readRequest(written, context) {
    const fields = readFields(written, requestKeys, context);
    const packages = readList(fields.get('packages'), context, packageItem);
    const capabilities = readList(fields.get('capabilities'), context, targetsItem);
    const toolkits = readList(fields.get('toolkits'), context, textItem(readToolkit));
    const systems = readList(fields.get('systems'), context, textItem(readSystem));
    const nixpkgs = fields.get('nixpkgs');
    const source = nixpkgs && textItem(readNixpkgs)(nixpkgs, context);
    return { packages, capabilities, toolkits, systems, nixpkgs: source && { value: source, origin: nixpkgs.origin } };
}
function textItem(read) {
    return (written, context) => {
        const text = readText(written, context);
        return text === undefined ? undefined : read(text, written.origin, context.report);
    };
}
const packageItem = (written, context) => {
    if (!(0,dist/* isMap */.jh)(written.node))
        return textItem(readPackage)(written, context);
    const fields = readFields(written, packageKeys, context);
    const [name, attribute, file, deviceCode = 'required'] = packageKeys.map((key) => {
        const field = fields.get(key);
        return field && readText(field, context);
    });
    const codeField = fields.get('device-code');
    if (codeField && deviceCode !== 'required' && deviceCode !== 'optional') {
        context.report(refuse(codeField.origin, `${quote(deviceCode)} is no choice.`, 'Use required or optional.'));
        return undefined;
    }
    if (name === undefined || (attribute !== undefined && file !== undefined)) {
        context.report(refuse(written.origin, 'a package has a name, and an attribute or a file.', 'Write {name: …, attribute: …} or {name: …, file: …}.'));
        return undefined;
    }
    const from = file === undefined ? { attribute: attribute ?? name } : { file };
    return namedPackage(name, from, written.origin, context.report, deviceCode === 'optional' ? 'optional' : 'required');
};
const targetsItem = (written, context) => {
    const nodes = (0,dist/* isSeq */.oP)(written.node) ? written.node.items : [written.node];
    const texts = nodes.map((node) => readText(at(node, written, context), context));
    const known = texts.filter((text) => text !== undefined);
    const words = known.flatMap((text) => text.split(/\s+/));
    return known.length < texts.length ? undefined : readTargets(words, written.origin, context.report);
};
function readList(written, context, read) {
    if (!written)
        return undefined;
    if (!(0,dist/* isSeq */.oP)(written.node)) {
        context.report(wrongType(written, 'a list'));
        return undefined;
    }
    return written.node.items.flatMap((node) => {
        const item = at(node, written, context);
        const value = read(item, context);
        return value === undefined ? [] : [{ value, origin: item.origin }];
    });
}
function readText(written, context) {
    const text = textOf(written.node);
    if (text === undefined)
        context.report(wrongType(written, 'a text'));
    return text;
}
/** Numbers count: capabilities and toolkits look like them. Empty texts, null, true and false do not. */
function textOf(node) {
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string')
        return undefined;
    const text = node.value.trim();
    return text === '' || (node.type === 'PLAIN' && /^(~|null|true|false)$/i.test(text)) ? undefined : text;
}
/** The values of a mapping by key; unknown and repeated keys are reported. */
function readFields(written, legal, context) {
    const fields = new Map();
    if (!(0,dist/* isMap */.jh)(written.node)) {
        context.report(wrongType(written, `a mapping with the keys ${legal.join(', ')}`));
        return fields;
    }
    for (const { key, value } of written.node.items) {
        const name = (0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key);
        const field = at(key, written, context);
        if (fields.has(name))
            context.report(notYaml(`The key ${quote(name)} is there twice.`, field.origin.place));
        else if (!legal.includes(name))
            context.report(unknownKey(name, legal, field));
        else
            fields.set(name, at(value, { node: value, origin: { ...field.origin, key: name } }, context));
    }
    return fields;
}
/** A part of something written, with its own place where it has one. */
function at(node, whole, context) {
    return { node, origin: { ...whole.origin, place: context.placeOf(node) ?? whole.origin.place } };
}
function unknownKey(name, legal, { origin }) {
    return refuse(origin, `there is no key ${quote(name)}.`, `Use ${legal.join(', ')}.`);
}
function wrongType(written, expected) {
    const { node, origin } = written;
    // An alias can make a page out of a line; nobody needs one in a request.
    if ((0,dist/* isAlias */.Vj)(node))
        return notYaml(`The alias *${node.source} is refused.`, origin.place);
    const found = (0,dist/* isMap */.jh)(node) ? 'a mapping' : (0,dist/* isSeq */.oP)(node) ? 'a list' : describeScalar(node);
    return refuse(origin, `must be ${expected}, but it is ${found}.`, `Write ${expected}.`);
}
function describeScalar(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value !== '' ? quote(String(node.value)) : 'empty';
}
function notYaml(message, place) {
    return (0,problem/* error */.z3)('CFG005', message, 'Mend the YAML of the file.', { where: place });
}

// EXTERNAL MODULE: ./lib/actions/surfaces.js
var surfaces = __webpack_require__(4579);
;// CONCATENATED MODULE: ./lib/actions/load-request.js






/** Bytes. What is larger is another file by mistake and is not even read. */
const maxFileSize = 1024 * 1024;
/**
 * The request of this run: the file, with inputs on top. The file may be missing when it was not named by the user.
 * Throws ProblemError with everything that is wrong with both.
 */
async function loadRequest(host, root, sources) {
    const name = sources['matrix-file'];
    const text = name === undefined
        ? undefined
        : await readRequestText(host, root, name, name !== surfaces/* requestInputs */.jU['matrix-file'].default);
    const fromFile = text === undefined || name === undefined ? undefined : readRequestFile(text, name);
    const merged = mergeRequests(fromFile, readRequestInputs(sources), systemOf(host));
    if ('problems' in merged)
        throw new problem/* ProblemError */.Mm(merged.problems);
    return merged;
}
/** The Nix system of this machine; on macOS, which has no CUDA, the Linux that most runners have. */
function systemOf(host) {
    return host.platform === 'linux' && host.arch === 'arm64' ? 'aarch64-linux' : 'x86_64-linux';
}
async function readRequestText(host, root, name, required) {
    const path = (0,external_node_path_.isAbsolute)(name) ? name : (0,external_node_path_.join)(root, name);
    try {
        const { size } = await host.files.stat(path);
        if (size > maxFileSize)
            throw unreadable(name, `it has ${size} bytes, the limit is ${maxFileSize}`);
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (cause instanceof problem/* ProblemError */.Mm)
            throw cause;
        if (!required && (0,files/* isErrno */.r)(cause, 'ENOENT'))
            return undefined;
        throw unreadable(name, cause instanceof Error ? cause.message : String(cause));
    }
}
function unreadable(name, why) {
    return new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG004', `The request file ${name} cannot be read: ${why}.`, 'Check matrix-file; paths start at the repository.', {
        where: { file: name },
    }));
}

// EXTERNAL MODULE: ./lib/actions/prove-cell.js + 10 modules
var prove_cell = __webpack_require__(1909);
;// CONCATENATED MODULE: ./lib/actions/matrix-job.js







/** The plan of a request, with the warnings of reading it. Throws ProblemError when the request is wrong. */
async function planRequest(host, root, sources) {
    const { request, warnings } = await loadRequest(host, root, sources);
    const plan = planMatrix(request);
    return { ...plan, problems: [...warnings, ...plan.problems] };
}
/**
 * Builds and proves the cells of a plan one after the other in this job; each result is on disk before the next cell
 * starts. Stops between cells when the job is cancelled. `timeout` is in seconds and for one build.
 */
async function proveAll(host, nix, plan, options) {
    const folder = jobFolder(host);
    const planFile = (0,external_node_path_.join)(folder, 'plan.json');
    const resultsFolder = (0,external_node_path_.join)(folder, 'results');
    await (0,files/* writeAtomically */.vK)(host, planFile, `${JSON.stringify(plan)}\n`);
    tellPlan(host, plan);
    const results = [];
    for (const [index, { cell }] of plan.rows.entries()) {
        if (host.cancelled.aborted)
            break;
        host.log.group(`Cell ${index + 1} of ${plan.rows.length}: ${cell.id}`);
        const result = await (0,prove_cell/* proveCell */.dg)(host, nix, cell, { ...options, folder });
        host.log.endGroup();
        tellResult(host, result);
        results.push(result);
        await (0,files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(resultsFolder, `${cell.id}.json`), `${JSON.stringify(result)}\n`);
        await writeJob(host, { schema: 'job/1', nix, cells: results.map(jobEntry) });
    }
    return { results, planFile, resultsFolder };
}
function tellPlan(host, plan) {
    host.log.group(`Plan: ${plan.counts.planned} cells, ${plan.counts.excluded} excluded`);
    for (const row of plan.rows)
        host.log.info(row.id);
    for (const cell of plan.excluded) {
        for (const problem of cell.problems)
            host.log.info(`not ${cell.id}: ${problem.code} ${problem.message}`);
    }
    host.log.endGroup();
}
/** Outside the fold, so that a failure is seen without opening anything. */
function tellResult(host, result) {
    host.log.info(`${(0,summary/* statusText */.qS)(result)}: ${result.cell.id} (${(0,summary/* foundTargets */.zi)(result)})`);
    if (result.status === 'proven')
        return;
    for (const line of result.logTail)
        host.log.info(`    ${line}`);
}
function jobEntry(result) {
    const { evaluate, build, verify } = result.seconds;
    return {
        id: result.cell.id,
        status: result.status,
        drvPath: result.drvPath,
        outputs: result.outputs.map((output) => output.path),
        built: result.built,
        seconds: evaluate + build + verify,
    };
}


/***/ }),

/***/ 9412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ systems),
/* harmony export */   y: () => (/* binding */ isSystem)
/* harmony export */ });
/** The Nix systems for which CUDA exists. https://nix.dev/manual/nix/stable/development/building#system */
const systems = ['x86_64-linux', 'aarch64-linux'];
function isSystem(text) {
    return systems.includes(text);
}


/***/ }),

/***/ 5946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   qS: () => (/* binding */ statusText),
/* harmony export */   zi: () => (/* binding */ foundTargets)
/* harmony export */ });
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7449);

/** GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000;
const marks = {
    proven: '✅ proven',
    wrong: '❌ wrong device code',
    'build-failed': '❌ build failed',
    'evaluation-failed': '❌ cannot be evaluated',
    cancelled: '⚪ cancelled',
};
/** One word and a mark for a cell, as the summary and the terminal show it. */
function statusText(result) {
    return marks[result.status];
}
/** The one summary of a run as GitHub Markdown: headline, table of cells × result, problems, excluded cells folded. */
function renderSummary(plan, results) {
    const parts = [
        `## CUDA cells: ${headline(plan, results)}`,
        results.length > 0 ? cellTable(results) : '',
        ...results.filter((result) => result.status !== 'proven').map(failureSection),
        excludedSection(plan),
        plan.problems.length > 0 ? plan.problems.map(problemLine).join('\n') : '',
    ];
    const text = parts.filter((part) => part !== '').join('\n\n');
    if (Buffer.byteLength(text) <= maxBytes)
        return `${text}\n`;
    return `${text.slice(0, maxBytes / 4)}\n\n(cut: the whole result is in the result files)\n`;
}
/** `3 of 4 proven, 1 failed, 2 excluded`. */
function headline(plan, results) {
    const proven = results.filter((result) => result.status === 'proven').length;
    const failed = results.length - proven;
    const words = [`${proven} of ${plan.counts.planned} proven`];
    if (failed > 0)
        words.push(`${failed} failed`);
    if (plan.counts.excluded > 0)
        words.push(`${plan.counts.excluded} excluded`);
    return words.join(', ');
}
function cellTable(results) {
    const header = '| Package | CUDA | Asked for | System | Result | Found | Seconds |\n|---|---|---|---|---|---|---|';
    const rows = results.map((result) => {
        const { cell } = result;
        const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify;
        const columns = [
            cell.package,
            cell.toolkit,
            (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .E)(cell),
            cell.system,
            statusText(result),
            foundTargets(result),
            `${seconds.toFixed(1)}${result.built ? '' : ' (not built: already there)'}`,
        ];
        return `| ${columns.map(tableCell).join(' | ')} |`;
    });
    return [header, ...rows].join('\n');
}
/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
function foundTargets(result) {
    const union = (pick) => [
        ...new Set(result.files.flatMap(pick)),
    ];
    const words = [union((file) => file.targets).join(' ')];
    const ptx = union((file) => file.ptx);
    if (ptx.length > 0)
        words.push(`PTX ${ptx.join(' ')}`);
    const toolkits = union((file) => file.toolkits);
    if (toolkits.length > 0)
        words.push(`by CUDA ${toolkits.join(', ')}`);
    return words.filter((word) => word !== '').join('; ') || '—';
}
function failureSection(result) {
    const parts = [`### ❌ ${escapeHtml(result.cell.id)}`, result.problems.map(problemLine).join('\n')];
    if (result.logTail.length > 0)
        parts.push(`Last lines of the build:\n\n<pre>${escapeHtml(result.logTail.join('\n'))}</pre>`);
    return parts.join('\n\n');
}
function excludedSection(plan) {
    if (plan.excluded.length === 0)
        return '';
    const rows = plan.excluded.map((cell) => {
        const reasons = cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' ');
        return `| ${[cell.id, reasons].map(tableCell).join(' | ')} |`;
    });
    const table = ['| Cell | Reason |', '|---|---|', ...rows].join('\n');
    return `<details><summary>${plan.excluded.length} requested cells cannot exist</summary>\n\n${table}\n\n</details>`;
}
function problemLine(problem) {
    const place = problem.where
        ? ` (${[problem.where.file, problem.where.line].filter((part) => part !== undefined).join(':')})`
        : '';
    return `- **${problem.code}**${escapeHtml(place)} ${escapeHtml(problem.message)} ${escapeHtml(problem.fix)}`;
}
function tableCell(text) {
    return escapeHtml(text).replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
/** User-given text must not become markup. */
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}


/***/ })

};
