export const id = 8300;
export const ids = [8300];
export const modules = {

/***/ 75440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerify: () => (/* binding */ runVerify),
/* harmony export */   verifyText: () => (/* binding */ verifyText)
/* harmony export */ });
/* harmony import */ var _inspect_report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23740);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45154);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14477);
/* harmony import */ var _runner_sink_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42399);
/* harmony import */ var _inspect_paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34063);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(28114);







/**
 * `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
 * or when a file is damaged.
 */
async function runVerify(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_5__/* .verifySurface */ .b, line.option);
    if (line.positionals.length === 0) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG003', 'No PATH was given.', 'Name files or folders: nix-cuda verify PATH…'));
    }
    const { files, gpus, problems, inspected } = await (0,_inspect_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectPaths */ .V)(host, line.positionals, inputs);
    const whole = () => {
        const detailed = files.map((file, index) => {
            const found = inspected[index];
            return { ...file, containers: found ? (0,_inspect_report_js__WEBPACK_IMPORTED_MODULE_0__/* .reportContainers */ .TW)(found) : [] };
        });
        return (0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonText */ .s$)({ files: detailed, gpus, problems });
    };
    host.answer(inputs.json ? whole() : verifyText(files, gpus, problems));
    return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}
/** One line per file with device code, one per GPU, then what is wrong or worth a look. */
function verifyText(files, gpus, problems) {
    const rows = files
        .filter((file) => file.images > 0)
        .map((file) => [
        file.file,
        targetsText(file),
        file.ptx.join(' ') || '-',
        file.ltoir.join(' ') || '-',
        file.toolkits.join(' ') || '-',
        String(file.units),
        String(file.images),
        file.places.join(' '),
    ]);
    const heading = ['FILE', 'TARGETS', 'PTX', 'LTO-IR', 'CUDA', 'UNITS', 'IMAGES', 'FOUND IN'];
    const table = rows.length > 0 ? (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_6__/* .textTable */ .e)([heading, ...rows]) : '';
    const answers = gpus.map(({ gpu, capability, runs, driver, units }) => [
        gpu,
        capability,
        runsText[runs],
        driver ?? '-',
        String(units.sass),
        String(units.jit),
        String(units.driver + units.none),
    ]);
    const gpuTable = answers.length > 0
        ? (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_6__/* .textTable */ .e)([['GPU', 'CAPABILITY', 'RUNS', 'DRIVER FROM', 'SASS', 'JIT', 'NOT'], ...answers])
        : '';
    const counted = `${files.length} ${files.length === 1 ? 'file' : 'files'} looked at, ${rows.length} with device code`;
    const parts = [table, gpuTable, problems.map(_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .formatProblem */ .Vw).join('\n'), counted];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
const runsText = { sass: 'SASS', jit: 'PTX, JIT', driver: 'needs a newer driver', none: 'no' };
/** `sm_80 sm_90 (linked at load) sm_100 (3 of 7 units)`. */
function targetsText({ targets, linkedAtLoad, partly, units }) {
    const all = targets.map((target) => (linkedAtLoad.includes(target) ? `${target} (linked at load)` : target));
    const some = partly.map((one) => `${one.target} (${one.units} of ${units} units)`);
    return [...all, ...some].join(' ') || '-';
}


/***/ }),

/***/ 34063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ inspectPaths)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/inspect/units.js
var inspect_units = __webpack_require__(42143);
// EXTERNAL MODULE: ./lib/inspect/verify.js + 1 modules
var verify = __webpack_require__(93622);
// EXTERNAL MODULE: ./lib/model/capability.js
var model_capability = __webpack_require__(6555);
// EXTERNAL MODULE: ./lib/model/printable.js
var printable = __webpack_require__(15514);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/version.js
var model_version = __webpack_require__(83341);
// EXTERNAL MODULE: ./lib/cuda/architectures.js
var architectures = __webpack_require__(20587);
// EXTERNAL MODULE: ./lib/cuda/selectors.js
var selectors = __webpack_require__(3225);
// EXTERNAL MODULE: ./lib/cuda/tables.js
var tables = __webpack_require__(31802);
// EXTERNAL MODULE: ./lib/cuda/toolkits.js
var toolkits = __webpack_require__(45208);
// EXTERNAL MODULE: ./lib/inspect/report.js
var report = __webpack_require__(23740);
;// CONCATENATED MODULE: ./lib/inspect/coverage.js



const worstFirst = ['none', 'driver', 'jit', 'sass'];
/**
 * Which GPUs run a result, and how: as a whole and file by file. Without a driver, which drivers it takes is only reported. `driver`
 * is a Linux version; of a branch alone (`580`) the newest is meant. Files without device code run everywhere and are left out.
 */
function coverage(files, gpus, facts, driver) {
    const units = files
        .map(({ file, images, links }) => ({ file, units: (0,inspect_units/* unitsOf */.$J)(images, links) }))
        .filter((one) => one.units.length > 0);
    const of = (some) => gpus.map((gpu) => joined(gpu, some, facts, driver));
    return {
        whole: of(units.flatMap((one) => one.units)),
        files: units.map((one) => ({ file: one.file, gpus: of(one.units) })),
    };
}
function joined(gpu, units, facts, driver) {
    const counts = { sass: 0, jit: 0, driver: 0, none: 0 };
    const lacking = [];
    let oldest;
    for (const unit of units) {
        const one = unitCoverage(unit, gpu, facts, driver);
        counts[one.runs]++;
        if (one.runs === 'none' || one.runs === 'driver')
            lacking.push(unit);
        if (one.driver !== undefined && (oldest === undefined || compareDrivers(one.driver, oldest) > 0))
            oldest = one.driver;
    }
    const runs = worstFirst.find((kind) => counts[kind] > 0) ?? 'sass';
    return { gpu, runs, driver: oldest, units: counts, lacking };
}
/** How one unit runs on one GPU. A cubin is preferred to PTX, as the driver does it. */
function unitCoverage(unit, gpu, facts, driver) {
    const fits = (oldest) => driver === undefined || (oldest !== undefined && compareDrivers(driver, oldest) >= 0);
    const options = [];
    if (unit.targets.some((target) => runsOn(target, gpu.capability, facts.jetson))) {
        const oldest = programDriver(unit, facts);
        options.push({ runs: 'sass', driver: oldest });
        // A toolkit that is not in the table says nothing about its drivers.
        if (oldest === undefined || fits(oldest))
            return { runs: 'sass', driver: oldest };
    }
    const texts = unit.ptx.filter((ptx) => compilesFor(ptx, gpu.capability));
    if (texts.length > 0) {
        const oldest = jitDriver(unit, texts, facts);
        options.push({ runs: 'jit', driver: oldest });
        if (fits(oldest))
            return { runs: 'jit', driver: oldest };
    }
    const [first] = options;
    return first ? { runs: 'driver', driver: first.driver } : { runs: 'none', driver: undefined };
}
/**
 * Whether a cubin runs: same major, minor not above the GPU's; `a` on its own GPU alone, `f` in its family.
 * https://docs.nvidia.com/cuda/cuda-c-programming-guide/#compute-capabilities
 */
function runsOn(target, gpu, jetson) {
    const same = target.major === gpu.major && target.minor === gpu.minor;
    const isJetson = (one) => jetson.some(({ major, minor }) => major === one.major && minor === one.minor);
    if (target.suffix === 'a' || isJetson(target) || isJetson(gpu))
        return same;
    return target.major === gpu.major && target.minor <= gpu.minor;
}
/** Whether the driver can compile PTX for the GPU: for any that is not older; `a` and `f` as with cubins. */
function compilesFor(ptx, gpu) {
    if (ptx.suffix !== '')
        return runsOn(ptx, gpu, []);
    return ptx.major < gpu.major || (ptx.major === gpu.major && ptx.minor <= gpu.minor);
}
/** The oldest driver for the toolkits that made the cubins of a unit. */
function programDriver(unit, facts) {
    const made = (0,report/* distinctVersions */.G6)(unit.images.flatMap((image) => image.toolkits)).at(-1);
    if (!made)
        return undefined;
    return facts.toolkits.find(({ version }) => (0,model_version/* compareVersions */.Zy)(version, made) === 0)?.compatibleDriver;
}
/** The oldest driver for the PTX that is compiled: of several objects the newest ISA decides, of several texts the oldest. */
function jitDriver(unit, texts, facts) {
    const candidates = texts.map((text) => {
        const versions = unit.images.flatMap((image) => image.kind === 'ptx' && image.ptxVersion && formatTarget(image.capability) === formatTarget(text)
            ? [image.ptxVersion]
            : []);
        const isa = (0,report/* distinctVersions */.G6)(versions).at(-1);
        return isa && facts.toolkits.find((row) => (0,model_version/* formatVersion */.qh)(row.ptxIsa) === (0,model_version/* formatVersion */.qh)(isa))?.driver;
    });
    const known = candidates.filter((one) => typeof one === 'string');
    return known.sort(compareDrivers)[0];
}
function formatTarget({ major, minor, suffix }) {
    return `${major}.${minor}${suffix}`;
}
/** Negative, zero or positive. Parts that one of them leaves out are equal: 580 is any of its branch. */
function compareDrivers(a, b) {
    const [first, second] = [a, b].map((text) => text.split('.').map(Number));
    for (const [index, part] of (first ?? []).entries()) {
        const other = second?.[index];
        if (other === undefined)
            return 0;
        if (part !== other)
            return part - other;
    }
    return 0;
}

;// CONCATENATED MODULE: ./lib/actions/verify/gpus.js









/** What the project's tables know about GPUs and drivers, in the form that coverage wants. */
function gpuFacts() {
    return {
        jetson: architectures/* architectures */.f2.filter((row) => row.jetson && row.parsed.suffix === '').map((row) => row.parsed),
        toolkits: toolkits/* toolkits */.kW.flatMap(({ parsed, ptxIsa, driver, compatibleDriver }) => {
            const isa = (0,model_version/* parseVersion */.ot)(ptxIsa);
            return isa ? [{ version: parsed, ptxIsa: isa, driver, compatibleDriver }] : [];
        }),
    };
}
/** Reads `L4`, `RTX 4090` and `9.0`. Throws ProblemError CFG001 for what names no GPU. */
function parseGpus(words) {
    const problems = [];
    const gpus = words.flatMap((name) => {
        const selector = (0,selectors/* parseCapabilitySelector */.jE)(name);
        const exact = selector?.kind === 'exact' || selector?.kind === 'gpu';
        const found = exact ? (0,selectors/* selectCapabilities */.zk)(selector, tables/* builtInTables */.b9).flatMap((one) => (0,model_capability/* parseCapability */._p)(one) ?? []) : [];
        if (found.length === 0 || found.some((one) => one.suffix !== ''))
            problems.push((0,problem/* error */.z3)('CFG001', `Input gpu has ${JSON.stringify(name)}.`, 'It accepts GPUs as in L4 or RTX 4090, and capabilities as in 9.0.'));
        return found.map((capability) => ({ name, capability }));
    });
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
    return gpus;
}
/** Holds a result against GPUs and a driver: rows to print, and VER016 for each GPU that does not run all of it. */
function gpuRows(files, gpus, driver) {
    const { whole } = coverage(files, gpus, gpuFacts(), driver);
    return {
        rows: whole.map(({ gpu, runs, driver: oldest, units }) => ({
            gpu: gpu.name,
            capability: (0,model_capability/* formatCapability */.q0)(gpu.capability),
            runs,
            driver: oldest ?? null,
            units,
        })),
        problems: whole.filter(({ lacking }) => lacking.length > 0).map((one) => cannotRun(one, driver)),
    };
}
function cannotRun({ gpu, runs, driver: oldest, units, lacking }, driver) {
    const all = Object.values(units).reduce((sum, count) => sum + count, 0);
    const capability = (0,model_capability/* formatCapability */.q0)(gpu.capability);
    const name = gpu.name === capability ? `A GPU of capability ${capability}` : `${gpu.name} (${capability})`;
    const message = `${name} does not run ${lacking.length} of ${all} units: ${(0,verify/* describeUnits */.L)(lacking)}.`;
    const fix = runs === 'driver'
        ? `Use a driver from ${oldest ?? 'the branch of the toolkit that made its PTX'} on; ${driver ?? 'the one asked about'} is too old for them.`
        : `Compile all device code for sm_${gpu.capability.major}${gpu.capability.minor}, or embed PTX that is not newer.`;
    return (0,problem/* error */.z3)('VER016', message, fix);
}

// EXTERNAL MODULE: ./lib/actions/verify/inspect-tree.js + 5 modules
var inspect_tree = __webpack_require__(9689);
;// CONCATENATED MODULE: ./lib/actions/verify/inspect-paths.js









/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
async function inspectPaths(host, paths, asked) {
    const expectation = expectationFrom(asked);
    const name = (file) => (0,printable/* printable */.g)((0,external_node_path_.relative)(host.cwd, file) || file);
    const trees = [];
    for (const path of paths)
        trees.push(await (0,inspect_tree/* inspectTree */.$)(host, path, name));
    const unread = trees.flatMap(({ notRead, unopened }, index) => notOpened(name(paths[index] ?? ''), notRead, unopened));
    const inspected = trees.flatMap((tree) => tree.files);
    const verdict = (0,verify/* verifyImages */.O)(inspected, expectation);
    const gpus = gpuRows(inspected, parseGpus(asked.gpu ?? []), asked.driver);
    const files = verdict.files.map((file) => ({
        file: file.file,
        targets: file.targets.map(model_capability/* smName */.ej),
        partly: file.partly.map(({ capability, units }) => ({ target: (0,model_capability/* smName */.ej)(capability), units })),
        linkedAtLoad: file.linkedAtLoad.map(model_capability/* smName */.ej),
        ptx: file.ptx.map(model_capability/* computeName */.bt),
        ltoir: file.ltoir.map(model_capability/* smName */.ej),
        toolkits: file.toolkits.map(model_version/* formatVersion */.qh),
        units: file.units,
        images: file.images,
        stubs: file.stubs,
        places: file.places,
    }));
    const empty = trees.flatMap((tree, index) => (isEmpty(tree) ? [name(paths[index] ?? '')] : []));
    const problems = [
        ...trees.flatMap((tree) => tree.problems),
        ...unread,
        ...verdict.problems,
        ...(verdict.problems.some(({ code }) => code === 'VER003') ? [] : withoutDeviceCode(empty, paths.length)),
        ...gpus.problems,
    ];
    return { files, gpus: gpus.rows, problems, inspected };
}
/** Whether a path was read, and has no device code. */
function isEmpty({ files, problems, unopened, notRead }) {
    return (!notRead &&
        unopened.length === 0 &&
        problems.length === 0 &&
        files.every((file) => file.problems.length === 0 && !file.images.some(inspect_units/* isReal */.tE)));
}
/** VER003 as a notice: a path that was named says something, though others have what is asked. */
function withoutDeviceCode(empty, named) {
    if (empty.length === 0)
        return [];
    const more = empty.length > 3 ? ` and ${empty.length - 3} more` : '';
    const counted = named === 1 ? '' : `${empty.length} of ${named} paths: `;
    const message = `No device code in ${counted}${empty.slice(0, 3).join(', ')}${more}.`;
    return [(0,problem/* notice */.lm)('VER003', message, 'Nothing to do where none is expected.')];
}
/** VER014 for a path that was named itself, VER015 for what lies in a folder or an archive. */
function notOpened(name, notRead, unopened) {
    const fix = 'Name ELF files, archives, .fatbin, .cubin or .ptx files, zip, tar, gzip or zstd files of these, or folders.';
    const itself = unopened.find((one) => one.name === name);
    if (notRead)
        return [
            (0,problem/* error */.z3)('VER014', `Device code is not looked for in ${name}, which is none of the known kinds of files.`, fix),
        ];
    if (itself)
        return [(0,problem/* error */.z3)('VER014', `${name} cannot be opened: ${itself.kind}.`, fix)];
    const notice = (0,inspect_tree/* unopenedNotice */.B)(unopened);
    return notice ? [notice] : [];
}
function expectationFrom(asked) {
    const problems = [];
    const targets = [];
    const ptx = [];
    for (const word of (asked.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
        const capability = (0,model_capability/* parseCapability */._p)(word.replace(/\+ptx$/i, ''));
        if (!capability)
            problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'));
        else {
            targets.push(capability);
            if (/\+ptx$/i.test(word))
                ptx.push(capability);
        }
    }
    const toolkit = asked.toolkit === undefined ? undefined : (0,model_version/* parseVersion */.ot)(asked.toolkit);
    if (asked.toolkit !== undefined && !toolkit)
        problems.push(refuse('toolkit', asked.toolkit, 'major.minor, as in 12.8'));
    if (asked.driver !== undefined && !/^\d{3}(\.\d{1,4}){0,2}$/.test(asked.driver))
        problems.push(refuse('driver', asked.driver, 'a Linux driver, as in 580 or 580.65.06'));
    if (problems.length > 0)
        throw new problem/* ProblemError */.Mm(problems);
    const allowNoDeviceCode = targets.length === 0 && !toolkit;
    return { targets, ptx, ...(toolkit ? { toolkit } : {}), units: asked.units, allowNoDeviceCode };
}
function refuse(name, value, expected) {
    return (0,problem/* error */.z3)('CFG001', `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`);
}


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ textTable)
/* harmony export */ });
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    return rows
        .map((row) => row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd())
        .join('\n');
}


/***/ })

};
