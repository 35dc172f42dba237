export const id = 3225;
export const ids = [3225];
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
    target('8.7', 'Ampere', '11.4', null, true, '7.4', ['Jetson AGX Orin', 'Jetson Orin NX', 'Jetson Orin Nano', 'DRIVE AGX Orin'], 'Ordinary SBSA packages from 13.2 (JetPack 7.2); none for 11.4 to 11.7, 12.3, 13.0 and 13.1.'),
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

/***/ 95608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ew: () => (/* binding */ longestGpuName),
/* harmony export */   QK: () => (/* binding */ nearestGpus),
/* harmony export */   ld: () => (/* binding */ gpuCapabilities),
/* harmony export */   uZ: () => (/* binding */ looksLikeGpu)
/* harmony export */ });
/* unused harmony exports brands, gpuDetails, otherGpuNames */
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20587);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81193);
/**
 * GPUs by name: as `nvidia-smi` prints them (`NVIDIA A100-SXM4-80GB`) and as shops sell them (`RTX 4070 Ti Super 16 GB`).
 * Sources: https://developer.nvidia.com/cuda-gpus and https://developer.nvidia.com/cuda-legacy-gpus
 */


/** By baseline capability, beside those of the architectures' own table. */
const products = {
    '3.5': 'Tesla K20, Tesla K20X, GeForce GTX TITAN, GeForce GTX TITAN Black, GeForce GTX 780 Ti, GeForce GTX 780',
    '5.0': 'GeForce GTX 750, GeForce 940M, GeForce 940MX, GeForce MX110, GeForce MX130, Quadro K620, Quadro K1200, Quadro K2200, Quadro M1200',
    '5.2': `Tesla M4, Tesla M6, GeForce GTX TITAN X, GeForce GTX 980 Ti, GeForce GTX 970, GeForce GTX 960, GeForce GTX 950,
    Quadro M2000, Quadro M2200, Quadro M4000, Quadro M5000, Quadro M6000`,
    '6.1': `Tesla P6, TITAN X, TITAN Xp, GeForce GTX 1080 Ti, GeForce GTX 1070 Ti, GeForce GTX 1070, GeForce GTX 1060,
    GeForce GTX 1050 Ti, GeForce GTX 1050, GeForce GT 1030, GeForce GT 1010, GeForce MX150, GeForce MX230, GeForce MX250,
    GeForce MX330, GeForce MX350, Quadro P400, Quadro P500, Quadro P520, Quadro P600, Quadro P620, Quadro P1000, Quadro P2000,
    Quadro P2200, Quadro P3000, Quadro P3200, Quadro P4000, Quadro P4200, Quadro P5000, Quadro P5200, Quadro P6000`,
    '7.0': 'Tesla V100S, Quadro GV100',
    '7.2': 'Jetson Xavier',
    '7.5': `Tesla T4, T4G, TITAN RTX, GeForce RTX 2080 Ti, GeForce RTX 2080 SUPER, GeForce RTX 2070 SUPER, GeForce RTX 2070,
    GeForce RTX 2060 SUPER, GeForce RTX 2060, GeForce GTX 1660 Ti, GeForce GTX 1660 SUPER, GeForce GTX 1650 Ti,
    GeForce GTX 1650 SUPER, GeForce GTX 1650, GeForce GTX 1630, GeForce MX450, GeForce MX550, Quadro RTX 8000,
    Quadro RTX 5000, Quadro RTX 4000, Quadro RTX 3000, Quadro T1000, Quadro T2000, T400, T400E, T500, T550, T600, T1000,
    T1200`,
    '8.0': 'A100X, A30X, A800, AX800',
    '8.6': `A10G, A10M, GeForce RTX 3090 Ti, GeForce RTX 3080 Ti, GeForce RTX 3080, GeForce RTX 3070 Ti, GeForce RTX 3070,
    GeForce RTX 3060 Ti, GeForce RTX 3060, GeForce RTX 3050 Ti, GeForce RTX 3050, GeForce RTX 2050, GeForce MX570,
    GeForce MX570 A, RTX A5500, RTX A5000, RTX A4500, RTX A4000, RTX A4000H, RTX A3000, RTX A2000, RTX A1000, RTX A500,
    RTX A400`,
    '8.7': 'Jetson Orin',
    '8.9': `L2, L20, L40G, GeForce RTX 4090 D, GeForce RTX 4080 SUPER, GeForce RTX 4080, GeForce RTX 4070 Ti SUPER,
    GeForce RTX 4070 Ti, GeForce RTX 4070 SUPER, GeForce RTX 4070, GeForce RTX 4060 Ti, GeForce RTX 4060,
    GeForce RTX 4050, GeForce RTX 3050 A, RTX 5880 Ada, RTX 5000 Ada, RTX 4500 Ada, RTX 4000 Ada, RTX 4000 SFF Ada,
    RTX 3500 Ada, RTX 3000 Ada, RTX 2000 Ada, RTX 2000E Ada, RTX 1000 Ada, RTX 500 Ada`,
    '9.0': 'H20, H800, H100X',
    '10.0': 'B100',
    '12.0': `GeForce RTX 5090 D, GeForce RTX 5090 D v2, GeForce RTX 5080, GeForce RTX 5070 Ti, GeForce RTX 5070,
    GeForce RTX 5060 Ti, GeForce RTX 5060, GeForce RTX 5050, RTX PRO 5000 Blackwell, RTX PRO 4500 Blackwell,
    RTX PRO 4000 Blackwell, RTX PRO 4000 Blackwell SFF, RTX PRO 3000 Blackwell, RTX PRO 2000 Blackwell,
    RTX PRO 1000 Blackwell, RTX PRO 500 Blackwell, RTX 6000D`,
};
/** The words before a name that people leave out. */
const brand = /^(?:GeForce|Tesla|Quadro|Jetson|DRIVE)\s+/i;
/** Words that names of GPUs begin with. */
const brands = ['nvidia', 'geforce', 'tesla', 'quadro', 'titan', 'jetson', 'rtx', 'gtx'];
/** Words of a name that say how a card is built, not which chip it has; as a grammar. */
const gpuDetails = '(?:sxm[0-9]?|pcie|nvl[0-9]*|hbm[0-9]e?|dgxs|nvgpu|[0-9]+gb?|gb|[0-9]e|mig|generation|laptop|mobile|embedded|gpu|with|max|q|design|server|workstation|edition|active|oem|lc|ac)';
const details = new RegExp(`^${gpuDetails}$`);
/** Words of the longest name that `nvidia-smi` prints, and one more. */
const longestGpuName = 10;
/** By what is written, without blanks: whole names, with the capabilities of each (Thor has two). */
const whole = new Map();
/** Names without the words that people leave out; two chips may share one: `RTX 5000` is Turing or Ada. */
const short = new Map();
for (const { capability, parsed, gpus } of _architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .architectures */ .f2) {
    const others = products[capability]?.split(',').map((name) => name.trim().replaceAll(/\s+/g, ' ')) ?? [];
    for (const listed of parsed.suffix === '' ? [...gpus, ...others] : []) {
        // `GB10 (DGX Spark)` is each of the two.
        for (const name of [listed, ...(/^(.*?)\s*\((.*)\)$/.exec(listed)?.slice(1) ?? [])]) {
            const before = whole.get(keyOf(name))?.capabilities ?? [];
            whole.set(keyOf(name), { name, capabilities: [...new Set([...before, capability])] });
        }
    }
}
for (const named of whole.values()) {
    for (const key of shortNames(named.name).map(keyOf))
        short.set(key, [...(short.get(key) ?? []), named]);
}
/** `GeForce RTX 4090` is also `RTX 4090`, `RTX 5880 Ada` is also `RTX 5880`, and `RTX A6000` is also `A6000`. */
function shortNames(name) {
    const shorter = [name.replace(brand, ''), name.replace(/ (?:Ada|Blackwell)\b/, ''), name.replace(/^RTX (?=A\d)/, '')];
    return shorter.filter((text) => text !== name);
}
/** The capabilities of a GPU that is named in any of these ways, without suffix; undefined for no known one. */
function gpuCapabilities(text) {
    const [found, ...others] = find(text);
    return others.every(({ capabilities }) => String(capabilities) === String(found?.capabilities))
        ? found?.capabilities
        : undefined;
}
/** One, several where chips share the name, none for an unknown name. */
function find(text) {
    const words = wordsOf(text);
    const plain = words.filter((word, index) => index === 0 || !details.test(word));
    for (const key of [words, plain].map((some) => some.join(''))) {
        const named = whole.get(key);
        const found = named ? [named] : short.get(key);
        if (found)
            return found;
    }
    return [];
}
/**
 * The names of the known GPUs that are written most like this text: several where chips share that name. Of equals, the
 * newest. Empty where none is like it.
 */
function nearestGpus(text) {
    const words = wordsOf(text).filter((word, index) => index === 0 || !details.test(word));
    // `RTX 5070 SUPER` is more of an RTX 5070 than of an RTX 2070 SUPER.
    for (let length = Math.min(words.length, longestGpuName); length > 1; length--) {
        const found = find(words.slice(0, length).join(' '));
        if (found.length > 0)
            return found.map(({ name }) => name);
    }
    const key = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestText */ .m)(words.join(''), [...whole.keys(), ...short.keys()].toReversed());
    return key === undefined ? [] : find(key).map(({ name }) => name);
}
/** Whether a text begins as names of NVIDIA's GPUs do, known or not. */
function looksLikeGpu(text) {
    return new RegExp(`^(?:${brands.join('|')})(?![a-z])`, 'i').test(text);
}
/** Names that are understood and do not begin as `looksLikeGpu` says. */
function otherGpuNames() {
    const names = [...whole.values()].flatMap(({ name }) => [name, ...shortNames(name)]);
    return [...new Set(names)].filter((name) => !looksLikeGpu(name) && gpuCapabilities(name) !== undefined);
}
function keyOf(text) {
    return wordsOf(text).join('');
}
/** `NVIDIA GeForce RTX 4090` in small letters, without NVIDIA and without what stands between the words. */
function wordsOf(text) {
    const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return words[0] === 'nvidia' ? words.slice(1) : words;
}


/***/ }),

/***/ 81193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ nearestText)
/* harmony export */ });
/** Which of several texts somebody meant to write. */
/**
 * The candidate that is written most like the text, upper or lower case; the first of equals. Undefined where more than
 * a third of the text would have to change: that is no slip of the hand.
 */
function nearestText(text, candidates) {
    const wanted = text.toLowerCase();
    let best;
    for (const candidate of candidates) {
        // At least as many as the lengths differ by: a long text costs nothing.
        if (Math.abs(candidate.length - wanted.length) > wanted.length / 3)
            continue;
        const edits = editsBetween(wanted, candidate.toLowerCase());
        if (edits <= wanted.length / 3 && (!best || edits < best.edits))
            best = { candidate, edits };
    }
    return best?.candidate;
}
/** Letters to add, remove, change or swap with their neighbour (optimal string alignment distance). */
function editsBetween(a, b) {
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let at = 1; at <= a.length; at++) {
        const row = [at];
        for (let to = 1; to <= b.length; to++) {
            const same = a[at - 1] === b[to - 1];
            const choices = [(last[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (last[to - 1] ?? 0) + (same ? 0 : 1)];
            const swapped = at > 1 && to > 1 && a[at - 1] === b[to - 2] && a[at - 2] === b[to - 1];
            if (swapped)
                choices.push((before[to - 2] ?? 0) + 1);
            row.push(Math.min(...choices));
        }
        before = last;
        last = row;
    }
    return last[b.length] ?? 0;
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
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83341);
/* harmony import */ var _architectures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20587);
/* harmony import */ var _gpus_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95608);
/* harmony import */ var _tables_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31802);
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
const capabilityForms = '8.6, 9.0a, 9.0+PTX, 8.x, >=8.0, hopper, a GPU such as L4, default, all-major or hosted-gpus';
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
    return (0,_gpus_js__WEBPACK_IMPORTED_MODULE_2__/* .gpuCapabilities */ .ld)(word) ? { kind: 'gpu', gpu: word, ...more } : undefined;
}
/**
 * The words of a list of capabilities: blanks separate them, but for those in the name of a GPU (`GeForce RTX 4090`). A
 * name of NVIDIA's that is none is one word as well, so that what is said of it is about all of it.
 */
function splitCapabilities(text) {
    const words = text.trim().split(/\s+/);
    const known = (from, to) => parseCapabilitySelector(words.slice(from, to).join(' ')) !== undefined;
    const found = [];
    for (let from = 0; from < words.length;) {
        let to = Math.min(words.length, from + _gpus_js__WEBPACK_IMPORTED_MODULE_2__/* .longestGpuName */ .Ew);
        while (to > from + 1 && !known(from, to))
            to--;
        const unknown = !known(from, to) || variant.test(words[to] ?? '');
        if (unknown && (0,_gpus_js__WEBPACK_IMPORTED_MODULE_2__/* .looksLikeGpu */ .uZ)(words[from] ?? ''))
            while (to < words.length && !known(to, to + 1))
                to++;
        found.push(words.slice(from, to).join(' '));
        from = to;
    }
    return found;
}
/** A word after the name of a known GPU that makes it another one. */
const variant = /^(?:ti|super|ultra|[dm]|v\d|ada|blackwell)$/i;
/** Reads a toolkit of the request; undefined when it is none of the forms. */
function parseToolkitSelector(text) {
    const word = text.trim().toLowerCase();
    if (word === 'latest' || word === 'default' || word === 'cpu')
        return { kind: word, text };
    if (/^\d{1,2}\.\d{1,2}$/.test(word) && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(word))
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
    const rows = (0,_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .allArchitectures */ .E5)(tables);
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
            return names(baseline.filter((row) => (0,_gpus_js__WEBPACK_IMPORTED_MODULE_2__/* .gpuCapabilities */ .ld)(selector.gpu)?.includes(row.capability)));
        case 'preset':
            return presetCapabilities(selector.preset, tables, toolkit);
    }
}
function presetCapabilities(preset, tables, toolkit) {
    if (preset === 'hosted-gpus')
        return hostedGpus;
    const served = (0,_tables_js__WEBPACK_IMPORTED_MODULE_3__/* .allArchitectures */ .E5)(tables).filter((row) => row.parsed.suffix === '' && !row.jetson && (!toolkit || isServed(row, toolkit, tables)));
    if (preset === 'all-major')
        return names(served.filter((row, index) => row.parsed.minor === 0 || index === 0));
    const theirs = toolkit && tables.facts?.toolkits[toolkit.version]?.default;
    if (theirs)
        return theirs;
    return names(served.filter((row) => {
        const until = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(defaultUntil[row.capability] ?? '99.0');
        return !toolkit || !until || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(toolkit.parsed, until) <= 0;
    })).filter((capability) => !notInNixpkgs.includes(capability));
}
/** The compiler knows them, Nixpkgs' own tables (autumn 2026) do not. */
const notInNixpkgs = ['10.7'];
/** Whether the toolkit, and Nixpkgs where it was asked, builds for it. */
function isServed(row, toolkit, tables) {
    const supported = tables.facts?.toolkits[toolkit.version]?.supported;
    if (supported && !supported.includes(row.capability))
        return false;
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(toolkit.parsed, row.min) >= 0 && (!row.max || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .compareVersions */ .Zy)(toolkit.parsed, row.max) <= 0);
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
            const version = tables.facts ? tables.facts.defaultToolkit : tables.defaultToolkit;
            return version ? [version] : tables.facts ? [] : undefined;
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
/** PLN028 (notice): where the built-in tables and Nixpkgs differ in what is asked for; at most one. */
function differences(facts, asked) {
    const found = tableDifferences(facts, asked);
    if (found.length === 0)
        return [];
    const shown = found.length > 6 ? [...found.slice(0, 6), `${found.length - 6} more`] : found;
    const message = `Your Nixpkgs and the built-in tables differ (${shown.join('; ')}).`;
    const fix = 'Nixpkgs is followed; `nix-cuda tables --check` lists every difference.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('PLN028', message, fix)];
}
/**
 * Every difference that changes the verdict of a toolkit which this Nixpkgs has, one short text each; of the capabilities and
 * toolkits that are asked for, where that is said.
 */
function tableDifferences(facts, asked) {
    const toolkits = Object.keys(facts.toolkits).filter((version) => !asked || asked.toolkits.has(version));
    const versions = toolkits.flatMap((text) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVersion */ .ot)(text) ?? []);
    const matters = (a, b) => versions.some((version) => isBefore(version, a) !== isBefore(version, b));
    const found = [];
    for (const [capability, theirs] of Object.entries(facts.capabilities ?? {})) {
        if (asked && !asked.capabilities.has(capability))
            continue;
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
    for (const version of toolkits) {
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
 * crt/host_config.h of the toolkits (newest host compilers), where Nixpkgs' _cuda/db/bootstrap/nvcc.nix is not stricter:
 * gcc 11 with 11.4 and 11.5, whose headers do not compile with it, and clang 17 with 12.3.
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
    toolkit('11.4', '470.42.01', '450.80.02', 10, 12),
    toolkit('11.5', '495.29.05', '450.80.02', 10, 12),
    toolkit('11.6', '510.39.01', '450.80.02', 11, 12),
    toolkit('11.7', '515.43.04', '450.80.02', 11, 13),
    toolkit('11.8', '520.61.05', '450.80.02', 11, 14),
    toolkit('12.0', '525.60.13', '525.60.13', 12, 14),
    toolkit('12.1', '530.30.02', '525.60.13', 12, 15),
    toolkit('12.2', '535.54.03', '525.60.13', 12, 16),
    toolkit('12.3', '545.23.06', '525.60.13', 12, 16),
    toolkit('12.4', '550.54.14', '525.60.13', 13, 17),
    toolkit('12.5', '555.42.02', '525.60.13', 13, 17),
    toolkit('12.6', '560.28.03', '525.60.13', 13, 18),
    toolkit('12.8', '570.26', '525.60.13', 14, 19),
    toolkit('12.9', '575.51.03', '525.60.13', 14, 19),
    toolkit('13.0', '580.65.06', '580.65.06', 15, 20),
    toolkit('13.1', '590.44.01', '580.65.06', 15, 21),
    toolkit('13.2', '595.45.04', '580.65.06', 15, 21),
    toolkit('13.3', '610.43.02', '580.65.06', 15, 21),
    // From 13.4 on NVIDIA ships no driver with the toolkit. R615 is what cuDNN's support matrix and CUTLASS name for 13.4; its packages
    // of cuda-compat-13-4 have 615.71.09, of 13.4 Update 1.
    toolkit('13.4', '615', '580.65.06', 16, 22),
    // No driver that reports CUDA 13.5 was found on 2026-11-30, neither in release notes nor as cuda-compat-13-5.
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


/***/ })

};
