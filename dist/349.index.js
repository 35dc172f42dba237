export const id = 349;
export const ids = [349,395];
export const modules = {

/***/ 4021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPlanAction: () => (/* binding */ runPlanAction),
  shardsOf: () => (/* binding */ shardsOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(4477);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/cuda/matrix.js
var matrix = __webpack_require__(1542);
// EXTERNAL MODULE: ./lib/model/system.js
var model_system = __webpack_require__(9412);
;// CONCATENATED MODULE: ./lib/actions/runners.js



/**
 * Reads the runner map: `SYSTEM=LABEL`, where several labels that a runner must all have are joined by `+`
 * (`x86_64-linux=self-hosted+gpu`). A label list becomes JSON, which `runs-on` reads with fromJSON.
 * Throws ProblemError CFG001 with every entry that is not understood.
 */
function readRunners(entries = []) {
    const problems = [];
    const chosen = {};
    for (const entry of entries) {
        const [system = '', ...rest] = entry.split('=').map((part) => part.trim());
        const labels = rest
            .join('=')
            .split('+')
            .map((label) => label.trim());
        if (!(0,model_system/* isSystem */.y)(system) || labels.some((label) => !/^[\w.-]{1,100}$/.test(label)))
            problems.push(refuse(entry));
        else
            chosen[system] = labels.length === 1 ? (labels[0] ?? '') : JSON.stringify(labels);
    }
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
    return { ...matrix/* hostedRunners */.HJ, ...chosen };
}
function refuse(entry) {
    return (0,problem/* error */.z3)('CFG001', `Input runners has the entry ${JSON.stringify(entry)}.`, `It accepts SYSTEM=LABEL or SYSTEM=LABEL+LABEL, where SYSTEM is ${model_system/* systems */.n.join(' or ')}.`);
}

// EXTERNAL MODULE: ./lib/actions/surfaces.js
var surfaces = __webpack_require__(4579);
;// CONCATENATED MODULE: ./lib/actions/plan-action.js







/**
 * The plan action: from a request to shards of matrix rows. Exit code 1 when the request cannot be planned; the plan
 * itself is written all the same, so that the report can say why.
 */
async function runPlanAction(host, github) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surfaces/* planActionSurface */.rO, github.actionInput);
    const { planRequest, tellPlan } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(815), __webpack_require__.e(652), __webpack_require__.e(118), __webpack_require__.e(478)]).then(__webpack_require__.bind(__webpack_require__, 8952));
    const root = (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const plan = await planRequest(host, root, inputs, { runners: readRunners(inputs.runners) });
    tellPlan(host, plan);
    const planFile = (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'plan.json');
    await (0,files/* writeAtomically */.vK)(host, planFile, `${JSON.stringify(plan)}\n`);
    github.setOutputs(surfaces/* planActionSurface */.rO, {
        shards: JSON.stringify(shardsOf(plan, inputs['shard-size'])),
        count: plan.counts.planned,
        any: String(plan.counts.planned > 0),
        excluded: plan.counts.excluded,
        'plan-file': planFile,
    });
    github.annotate(plan.problems);
    return (0,problem/* worstSeverity */.Lc)(plan.problems) === 'error' ? 1 : 0;
}
/** Cuts the rows of a plan into shards of at most `size`, in order. */
function shardsOf(plan, size) {
    return Array.from({ length: Math.ceil(plan.rows.length / size) }, (_, index) => ({
        shard: index + 1,
        rows: plan.rows.slice(index * size, (index + 1) * size),
    }));
}


/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R3: () => (/* binding */ nixAttributePath),
/* harmony export */   iq: () => (/* binding */ attributePath),
/* harmony export */   kf: () => (/* binding */ isAttributePath),
/* harmony export */   z7: () => (/* binding */ nixString)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _toolkits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5208);
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
    return path
        .split('.')
        .map((name) => (/^[a-zA-Z_][\w'-]*$/.test(name) && !keywords.has(name) ? name : nixString(name)))
        .join('.');
}
/** A text as a Nix string literal. */
function nixString(text) {
    const escapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
    return `"${text.replaceAll(/["\\\n\r\t]|\$\{/g, (part) => escapes[part] ?? `\\${part}`)}"`;
}
/**
 * `pkgsForCudaArch.sm_90a.cudaPackages_12_4.pkgs.python3Packages.torch`: the path in Nixpkgs that gives the same
 * package. null for a file, for PTX and for several capabilities, which only Nixpkgs' config reaches.
 */
function attributePath(cell) {
    const [text = '', ...others] = cell.capabilities;
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    const toolkit = (0,_toolkits_js__WEBPACK_IMPORTED_MODULE_1__/* .findToolkit */ .We)(cell.toolkit);
    if (cell.source.kind !== 'attribute' || cell.ptx.length > 0 || others.length > 0 || !capability || !toolkit)
        return null;
    return `pkgsForCudaArch.${(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)(capability)}.${toolkit.attribute}.pkgs.${nixAttributePath(cell.source.attribute)}`;
}


/***/ }),

/***/ 1542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ hostedRunners),
/* harmony export */   T4: () => (/* binding */ planMatrix)
/* harmony export */ });
/* unused harmony export defaultLimits */
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7449);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9412);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3341);
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9635);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7118);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3255);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(776);
/** From a request to a plan: which cells can exist, in a stable order, and why the others cannot. */








const defaultLimits = { cells: 500_000 };
/** GitHub's own runners. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
const hostedRunners = {
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
function planMatrix(request, options = {}) {
    const { limits = defaultLimits, runners = hostedRunners } = options;
    const axes = [request.packages, request.systems, request.toolkits, request.capabilities];
    const requested = axes.reduce((product, axis) => product * axis.length, 1);
    if (requested === 0)
        return refused(requested, (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .nothingRequested */ .UE)(emptyAxes(request)));
    if (requested > limits.cells)
        return refused(requested, tooMany(requested, limits));
    const problems = [];
    const { rows, excluded } = combine(request, runners, problems);
    if (rows.length === 0)
        problems.push(allExcluded(excluded));
    const counts = { requested, planned: rows.length, excluded: excluded.length };
    return { schema: 'plan/1', rows, excluded, counts, problems };
}
function combine(request, runners, problems) {
    const packages = distinct('package', request.packages, (p) => p.name, problems).sort((a, b) => compareText(a.name, b.name));
    const verdicts = judge(request, problems);
    const rows = [];
    const excluded = [];
    for (const { name, source, deviceCode } of packages) {
        for (const { reasons, ...key } of verdicts) {
            const id = (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .cellId */ .C)({ package: name, ...key });
            if (reasons.length > 0) {
                excluded.push({ id, package: name, ...key, problems: reasons });
                continue;
            }
            const nixpkgs = request.nixpkgs.value;
            const path = (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .attributePath */ .iq)({ source, ...key });
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
    for (const system of _model_system_js__WEBPACK_IMPORTED_MODULE_6__/* .systems */ .n.filter((s) => chosen.includes(s))) {
        for (const toolkit of versions) {
            for (const { capabilities, ptx } of targets) {
                const key = { system, toolkit, capabilities, ptx };
                verdicts.push({ ...key, reasons: (0,_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .checkCell */ .xp)(key) });
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
    const [left, right] = [(0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .parseVersion */ .ot)(a), (0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .parseVersion */ .ot)(b)];
    return left && right ? (0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .compareVersions */ .Zy)(left, right) : 0;
}
/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a, b) {
    for (const [index, capability] of a.capabilities.entries()) {
        const other = b.capabilities[index];
        const order = other === undefined ? 1 : (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .compareCapabilityTexts */ .GN)(capability, other);
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
        message: `The ${what} ${name} is requested twice${(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .describeOrigin */ .uN)(before.origin)}; it is planned once.`,
        fix: 'Remove one of them.',
        ...(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .where */ ._M)(again.origin),
    };
}
function tooMany(requested, limits) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN014', `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limits.cells}.`, 'Ask for fewer of them, or split the request.');
}
function allExcluded(excluded) {
    const reasons = [...new Set(excluded.flatMap((cell) => cell.problems.map((problem) => problem.code)))];
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN012', `None of the ${excluded.length} requested cells can exist (${reasons.join(', ')}).`, excluded[0]?.problems[0]?.fix ?? 'Ask for other toolkits, capabilities or systems.');
}


/***/ }),

/***/ 5208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E4: () => (/* binding */ versionOf),
/* harmony export */   We: () => (/* binding */ findToolkit),
/* harmony export */   kW: () => (/* binding */ toolkits),
/* harmony export */   pK: () => (/* binding */ nearestToolkit)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3341);
/**
 * The CUDA toolkits, one row per minor. 12.7 was never released.
 * Sources: NVIDIA's release notes 13.2 U2, table 3 (drivers), the CUDA compatibility guide (minor-version compatibility),
 * `.version` as nvcc writes it (PTX ISA), crt/host_config.h of the toolkits (newest host compilers).
 */

function toolkit(version, driver, compatibleDriver, ptxIsa, gccMax, clangMax) {
    const attribute = `cudaPackages_${version.replace('.', '_')}`;
    return { version, attribute, driver, compatibleDriver, ptxIsa, gccMax, clangMax };
}
/** All toolkits, oldest first. */
const toolkits = [
    toolkit('11.4', '470.42.01', '450.80.02', '7.4', 11, 12),
    toolkit('11.5', '495.29.05', '450.80.02', '7.5', 11, 12),
    toolkit('11.6', '510.39.01', '450.80.02', '7.6', 11, 12),
    toolkit('11.7', '515.43.04', '450.80.02', '7.7', 11, 13),
    toolkit('11.8', '520.61.05', '450.80.02', '7.8', 11, 14),
    toolkit('12.0', '525.60.13', '525.60.13', '8.0', 12, 14),
    toolkit('12.1', '530.30.02', '525.60.13', '8.1', 12, 15),
    toolkit('12.2', '535.54.03', '525.60.13', '8.2', 12, 16),
    toolkit('12.3', '545.23.06', '525.60.13', '8.3', 12, 17),
    toolkit('12.4', '550.54.14', '525.60.13', '8.4', 13, 17),
    toolkit('12.5', '555.42.02', '525.60.13', '8.5', 13, 17),
    toolkit('12.6', '560.28.03', '525.60.13', '8.5', 13, 18),
    toolkit('12.8', '570.26', '525.60.13', '8.7', 14, 19),
    toolkit('12.9', '575.51.03', '525.60.13', '8.8', 14, 19),
    toolkit('13.0', '580.65.06', '580.65.06', '9.0', 15, 20),
    toolkit('13.1', '590.44.01', '580.65.06', '9.1', 15, 21),
    toolkit('13.2', '595.45.04', '580.65.06', '9.2', 15, 21),
    toolkit('13.3', '610.43.02', '580.65.06', '9.3', 15, 21),
    toolkit('13.4', null, '580.65.06', '9.4', 16, 22),
    toolkit('13.5', null, '580.65.06', '9.5', 16, 22),
];
const byVersion = new Map(toolkits.map((row) => [row.version, row]));
/** The row of a toolkit (`12.4`); undefined when there is no such release. */
function findToolkit(version) {
    return byVersion.get(version);
}
/** The toolkit nearest to a version: the newest that is not newer, else the oldest; undefined when it is no version. */
function nearestToolkit(version) {
    const wanted = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(/^\d+\.\d+/.exec(version)?.[0] ?? `${version}.0`);
    if (!wanted)
        return undefined;
    return toolkits.findLast((row) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(versionOf(row), wanted) <= 0) ?? toolkits[0];
}
/** The version of a row, parsed. */
function versionOf(row) {
    const version = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parseVersion */ .ot)(row.version);
    if (!version)
        throw new Error(`The table has no valid toolkit in ${row.version}.`);
    return version;
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


/***/ }),

/***/ 7449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cellId),
/* harmony export */   E: () => (/* binding */ describeTargets)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);


/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
/**
 * `<package>-cuda12.4-sm80_sm90a_ptx90-<system>`: job name, artifact name, part of the cache key, CLI argument.
 * `[a-z0-9._-]`, at most 100 characters. Upper case becomes lower case; a name that had to be changed or cut in another
 * way ends in 8 hex digits of its SHA-256, so that two packages never share an id (a request may not have two names that
 * differ by case alone). The order of capabilities in the request does not matter.
 */
function cellId(key) {
    const targets = [
        ...sortedDigits(key.capabilities).map((d) => `sm${d}`),
        ...sortedDigits(key.ptx).map((d) => `ptx${d}`),
    ];
    const tail = `-cuda${key.toolkit}-${targets.join('_')}-${key.system}`;
    const exact = `${key.package}${tail}`.toLowerCase();
    const clean = exact.replaceAll(/[^a-z0-9._-]+/g, '-');
    if (clean === exact && clean.length <= maxIdLength)
        return clean;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(exact).digest('hex').slice(0, 8);
    return `${clean.slice(0, maxIdLength - 9)}-${hash}`;
}
function sortedDigits(capabilities) {
    return capabilities
        .map((text) => (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapability */ ._p)(text))
        .filter((capability) => capability !== undefined)
        .sort(_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .compareCapabilities */ .YE)
        .map(_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .smDigits */ .$4);
}
/** `9.0, 9.0a, PTX 9.0`: how tables and messages show what a cell is built for. */
function describeTargets(cell) {
    const names = cell.capabilities.map((text) => {
        const capability = (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapability */ ._p)(text);
        return capability ? (0,_capability_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCapability */ .q0)(capability) : text;
    });
    return [...names, ...cell.ptx.map((text) => `PTX ${text}`)].join(', ');
}


/***/ }),

/***/ 3341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   ot: () => (/* binding */ parseVersion),
/* harmony export */   qh: () => (/* binding */ formatVersion)
/* harmony export */ });
/** Reads `12.4` (exactly two decimal numbers without leading zeros); undefined for everything else. */
function parseVersion(text) {
    const match = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(text);
    return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}
/** `12.4`. */
function formatVersion(version) {
    return `${version.major}.${version.minor}`;
}
/** Negative, zero or positive, as for Array.prototype.sort: major first, then minor. */
function compareVersions(a, b) {
    return a.major - b.major || a.minor - b.minor;
}


/***/ }),

/***/ 1161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        await handle.writeFile(content);
        await handle.sync();
    }
    finally {
        await handle.close();
    }
    await host.files.rename(temporary, path);
}
/** The text of a file, or undefined where there is none. Other errors are thrown as they are. */
async function readIfPresent(host, path) {
    try {
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (isErrno(cause, 'ENOENT'))
            return undefined;
        throw cause;
    }
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, not in /tmp, where another user could have made it first.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'nix-cuda');
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 3873));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
