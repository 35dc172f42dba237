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
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58696);
/* harmony import */ var _report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65637);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45154);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14477);
/* harmony import */ var _runner_sink_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42399);
/* harmony import */ var _inspect_paths_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37848);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(28114);









/**
 * `nix-cuda verify PATH…`: prints what device code the files have. Exit code 1 when it is not what the options ask for,
 * or when a file is damaged.
 */
async function runVerify(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_5__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_8__/* .verifySurface */ .b, line.option);
    if (line.positionals.length === 0) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG003', 'No PATH was given.', 'Name files or folders: nix-cuda verify PATH…'));
    }
    const { files, gpus, problems, inspected } = await (0,_inspect_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .inspectPaths */ .V)(host, line.positionals, inputs);
    const whole = () => {
        const detailed = files.map((file, index) => {
            const found = inspected[index];
            return { ...file, containers: found ? (0,_inspect_report_js__WEBPACK_IMPORTED_MODULE_0__/* .reportContainers */ .TW)(found) : [] };
        });
        return (0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_6__/* .jsonText */ .s$)({ files: detailed, gpus, problems });
    };
    host.answer(inputs.json ? whole() : verifyText(files, gpus, problems));
    return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}
/** One line per file with device code, one per GPU, then errors, warnings and notices. */
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
    const table = rows.length > 0 ? (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .textTable */ .ed)([heading, ...rows]) : '';
    const answers = gpus.map(({ gpu, capability, runs, driver, units }) => [
        gpu,
        capability,
        runs === null ? '-' : runsText[runs],
        driver ?? '-',
        String(units.sass),
        String(units.jit),
        String(units.driver + units.unknown + units.none),
    ]);
    const gpuTable = answers.length > 0
        ? (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_4__/* .textTable */ .ed)([['GPU', 'CAPABILITY', 'RUNS', 'DRIVER FROM', 'SASS', 'JIT', 'NOT'], ...answers])
        : '';
    const counted = `${files.length} ${files.length === 1 ? 'file' : 'files'} read, ${rows.length} with device code`;
    const parts = [table, gpuTable, problems.map(_report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__/* .problemText */ .f).join('\n'), counted, (0,_model_style_js__WEBPACK_IMPORTED_MODULE_2__/* .styled */ .I4)('faint', (0,_report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__/* .explainHint */ .j)(problems))];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
const runsText = {
    sass: 'SASS',
    jit: 'PTX, JIT',
    driver: 'needs a newer driver',
    unknown: 'cannot be determined',
    none: 'no',
};
/** `sm_80 sm_90 (linked at load) sm_100 (3 of 7 units)`. */
function targetsText({ targets, linkedAtLoad, partly, units }) {
    const all = targets.map((target) => (linkedAtLoad.includes(target) ? `${target} (linked at load)` : target));
    const some = partly.map((one) => `${one.target} (${one.units} of ${units} units)`);
    return [...all, ...some].join(' ') || '-';
}


/***/ }),

/***/ 15906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WK: () => (/* binding */ gpuRows),
/* harmony export */   Y3: () => (/* binding */ gpuFacts),
/* harmony export */   jO: () => (/* binding */ parseGpus),
/* harmony export */   wi: () => (/* binding */ parseDriver)
/* harmony export */ });
/* harmony import */ var _cuda_architectures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20587);
/* harmony import */ var _cuda_selectors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3225);
/* harmony import */ var _cuda_tables_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31802);
/* harmony import */ var _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45208);
/* harmony import */ var _inspect_coverage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91724);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72358);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83341);









/** What the project's tables know about GPUs and drivers, in the form that coverage wants. */
function gpuFacts() {
    return {
        jetson: _cuda_architectures_js__WEBPACK_IMPORTED_MODULE_0__/* .architectures */ .f2.filter((row) => row.jetson && row.parsed.suffix === '').map((row) => row.parsed),
        toolkits: _cuda_toolkits_js__WEBPACK_IMPORTED_MODULE_3__/* .toolkits */ .kW.flatMap(({ parsed, ptxIsa, driver, compatibleDriver }) => {
            const isa = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(ptxIsa);
            return isa ? [{ version: parsed, ptxIsa: isa, driver, compatibleDriver }] : [];
        }),
    };
}
/** A driver that was given. Throws ProblemError CFG001 for what is no version. */
function parseDriver(text) {
    if (text === undefined || /^\d{3}(\.\d{1,4}){0,2}$/.test(text))
        return text;
    const fix = 'It accepts a Linux driver or its branch, as in 580.65.06 or 580.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .error */ .z3)('CFG001', `Input driver has ${JSON.stringify(text)}.`, fix));
}
/** Reads `L4`, `RTX 4090` and `9.0`. Throws ProblemError CFG001 for what names no GPU. */
function parseGpus(words) {
    const problems = [];
    const gpus = words.flatMap((name) => {
        const selector = (0,_cuda_selectors_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCapabilitySelector */ .jE)(name);
        const exact = selector?.kind === 'exact' || selector?.kind === 'gpu';
        const found = exact ? (0,_cuda_selectors_js__WEBPACK_IMPORTED_MODULE_1__/* .selectCapabilities */ .zk)(selector, _cuda_tables_js__WEBPACK_IMPORTED_MODULE_2__/* .builtInTables */ .b9).flatMap((one) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_6__/* .parseCapability */ ._p)(one) ?? []) : [];
        if (found.length === 0 || found.some((one) => one.suffix !== ''))
            problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .error */ .z3)('CFG001', `Input gpu has ${JSON.stringify(name)}.`, 'It accepts GPUs as in L4 or RTX 4090, and capabilities as in 9.0.'));
        return found.map((capability) => ({ name, capability }));
    });
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .ProblemError */ .Mm(problems);
    return gpus;
}
/** Holds a result against GPUs and a driver: rows to print, and VER016 for each GPU that does not run all of it. */
function gpuRows(files, gpus, driver) {
    const { whole } = (0,_inspect_coverage_js__WEBPACK_IMPORTED_MODULE_4__/* .coverage */ .vk)(files, gpus, gpuFacts(), driver);
    return {
        rows: whole.map(({ gpu, runs, driver: oldest, units }) => ({
            gpu: gpu.name,
            capability: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCapability */ .q0)(gpu.capability),
            runs,
            driver: oldest ?? null,
            units,
        })),
        problems: whole.filter(({ lacking }) => lacking.length > 0).map((one) => cannotRun(one, driver)),
    };
}
function cannotRun({ gpu, runs, driver: oldest, units, lacking }, driver) {
    const all = Object.values(units).reduce((sum, count) => sum + count, 0);
    const message = runs === 'unknown'
        ? `Whether driver ${driver} runs ${lacking.length} of ${all} units on ${gpuName(gpu)} cannot be determined: ${(0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_5__/* .describeUnits */ .L)(lacking)}.`
        : `${gpuName(gpu)} does not run ${lacking.length} of ${all} units: ${(0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_5__/* .describeUnits */ .L)(lacking)}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_7__/* .error */ .z3)('VER016', `${message.slice(0, 1).toUpperCase()}${message.slice(1)}`, fixFor(gpu, runs, oldest, driver));
}
function fixFor(gpu, runs, oldest, driver) {
    const compile = `compile all device code for sm_${gpu.capability.major}${gpu.capability.minor}`;
    if (runs === 'unknown')
        return `They come from a toolkit that is newer than the driver tables of this version: try it with that driver, or ${compile}.`;
    if (runs === 'driver')
        return `Use a driver from ${oldest ?? 'the branch of the toolkit that made its PTX'} on; ${driver ?? 'the one asked about'} is too old.`;
    return `C${compile.slice(1)}, or embed PTX that is not newer.`;
}
/** `L4 (8.9)`, or `a GPU of capability 8.9`. */
function gpuName({ name, capability }) {
    const number = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCapability */ .q0)(capability);
    return name === number ? `a GPU of capability ${number}` : `${name} (${number})`;
}


/***/ }),

/***/ 37848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ inspectPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _inspect_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42143);
/* harmony import */ var _inspect_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72358);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6555);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(15514);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83341);
/* harmony import */ var _gpus_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15906);
/* harmony import */ var _inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86521);









/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
async function inspectPaths(host, paths, asked) {
    const expectation = expectationFrom(asked);
    const [asking, driver] = [(0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseGpus */ .jO)(asked.gpu ?? []), (0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .parseDriver */ .wi)(asked.driver)];
    const name = (file) => (0,_model_printable_js__WEBPACK_IMPORTED_MODULE_7__/* .printable */ .g)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(host.cwd, file) || file);
    const trees = [];
    for (const path of paths)
        trees.push(await (0,_inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .inspectTree */ .$)(host, path, name));
    const unread = trees.flatMap(({ notRead, unopened }, index) => notOpened(name(paths[index] ?? ''), notRead, unopened));
    const inspected = trees.flatMap((tree) => tree.files);
    const verdict = (0,_inspect_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyImages */ .O)(inspected, expectation);
    const gpus = (0,_gpus_js__WEBPACK_IMPORTED_MODULE_5__/* .gpuRows */ .WK)(inspected, asking, driver);
    const files = verdict.files.map((file) => ({
        file: file.file,
        targets: file.targets.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        partly: file.partly.map(({ capability, units }) => ({ target: (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej)(capability), units })),
        linkedAtLoad: file.linkedAtLoad.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        ptx: file.ptx.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .computeName */ .bt),
        ltoir: file.ltoir.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .smName */ .ej),
        toolkits: file.toolkits.map(_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .formatVersion */ .qh),
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
        files.every((file) => file.problems.length === 0 && !file.images.some(_inspect_units_js__WEBPACK_IMPORTED_MODULE_1__/* .isReal */ .tE)));
}
/** VER003 as a notice: a path that was named says something, though others have what is asked. */
function withoutDeviceCode(empty, named) {
    if (empty.length === 0)
        return [];
    const more = empty.length > 3 ? ` and ${empty.length - 3} more` : '';
    const counted = named === 1 ? '' : `${empty.length} of ${named} paths: `;
    const message = `No device code in ${counted}${empty.slice(0, 3).join(', ')}${more}.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .notice */ .lm)('VER003', message, 'Ignore this where none is expected.')];
}
/** VER014 for a path that was named itself, VER015 for what lies in a folder or an archive. */
function notOpened(name, notRead, unopened) {
    const fix = 'Name ELF files, archives, .fatbin, .cubin or .ptx files, zip, tar, gzip or zstd files of these, or folders.';
    const itself = unopened.find((one) => one.name === name);
    if (notRead)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('VER014', `${name} is not a kind of file that can contain device code.`, fix)];
    if (itself)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('VER014', `${name} cannot be opened: ${itself.kind}.`, fix)];
    const notice = (0,_inspect_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .unopenedNotice */ .B)(unopened);
    return notice ? [notice] : [];
}
function expectationFrom(asked) {
    const problems = [];
    const targets = [];
    const ptx = [];
    for (const word of (asked.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
        const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCapability */ ._p)(word.replace(/\+ptx$/i, ''));
        if (!capability)
            problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'));
        else {
            targets.push(capability);
            if (/\+ptx$/i.test(word))
                ptx.push(capability);
        }
    }
    const toolkit = asked.toolkit === undefined ? undefined : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .parseVersion */ .ot)(asked.toolkit);
    if (asked.toolkit !== undefined && !toolkit)
        problems.push(refuse('toolkit', asked.toolkit, 'major.minor, as in 12.8'));
    if (asked.driver !== undefined && !/^\d{3}(\.\d{1,4}){0,2}$/.test(asked.driver))
        problems.push(refuse('driver', asked.driver, 'a Linux driver, as in 580 or 580.65.06'));
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .ProblemError */ .Mm(problems);
    const allowNoDeviceCode = targets.length === 0 && !toolkit;
    return { targets, ptx, ...(toolkit ? { toolkit } : {}), units: asked.units, allowNoDeviceCode };
}
function refuse(name, value, expected) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .error */ .z3)('CFG001', `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`);
}


/***/ }),

/***/ 91724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GL: () => (/* binding */ howItRuns),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   rW: () => (/* binding */ compareDrivers),
/* harmony export */   vk: () => (/* binding */ coverage)
/* harmony export */ });
/* unused harmony exports unitCoverage, runsOn */
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83341);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23740);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42143);



const worstFirst = ['none', 'driver', 'unknown', 'jit', 'sass'];
/**
 * Which GPUs run a result, and how: as a whole and file by file. Without a driver, which drivers it takes is only reported. `driver`
 * is a Linux version; of a branch alone (`580`) the newest is meant. Files without device code run everywhere and are left out.
 */
function coverage(files, gpus, facts, driver) {
    const units = files.map((file) => ({ file: file.file, units: (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .unitsOf */ .$J)(file) })).filter((one) => one.units.length > 0);
    const of = (some) => gpus.map((gpu) => joined(gpu, some, facts, driver));
    return {
        whole: of(units.flatMap((one) => one.units)),
        files: units.map((one) => ({ file: one.file, gpus: of(one.units) })),
    };
}
function joined(gpu, units, facts, driver) {
    const each = units.map((unit) => ({ unit, ...unitCoverage(unit, gpu, facts, driver) }));
    const lacking = each.filter(({ runs }) => runs !== 'sass' && runs !== 'jit').map(({ unit }) => unit);
    return { ...counted(gpu, each), lacking };
}
/** Some units, or kinds of units with how many there are, as one. */
function counted(gpu, each) {
    const units = { sass: 0, jit: 0, driver: 0, unknown: 0, none: 0 };
    let oldest;
    for (const { runs, driver, count = 1 } of each) {
        units[runs] += count;
        if (driver !== undefined && (oldest === undefined || compareDrivers(driver, oldest) > 0))
            oldest = driver;
    }
    return { gpu, runs: worstFirst.find((kind) => units[kind] > 0) ?? null, driver: oldest, units };
}
/** How one unit runs on one GPU. */
function unitCoverage(unit, gpu, facts, driver) {
    const isas = (text) => unit.images.flatMap(({ kind, capability, ptxVersion }) => kind === 'ptx' && ptxVersion && formatTarget(capability) === formatTarget(text) ? [ptxVersion] : []);
    const known = {
        targets: unit.targets,
        ptx: unit.ptx.map((target) => ({ target, isa: (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctVersions */ .G6)(isas(target)).at(-1) })),
        toolkit: (0,_report_js__WEBPACK_IMPORTED_MODULE_0__/* .distinctVersions */ .G6)(unit.images.flatMap((image) => image.toolkits)).at(-1),
    };
    return howItRuns(known, gpu, facts, driver);
}
/** How what has these targets and this PTX runs on one GPU. A cubin is preferred to PTX, as the driver does it. */
function howItRuns(unit, gpu, facts, driver) {
    const fits = unit.targets.some((target) => runsOn(target, gpu.capability, facts.jetson));
    const program = fits ? howItLoads(unit.toolkit, facts, driver) : undefined;
    if (program?.runs === 'sass')
        return program;
    // Of several texts the driver takes one that it knows.
    const texts = unit.ptx
        .filter(({ target }) => compilesFor(target, gpu.capability))
        .map(({ isa }) => howItCompiles(isa, facts, driver));
    const best = texts.sort((a, b) => worstFirst.indexOf(b.runs) - worstFirst.indexOf(a.runs) || byDriver(a, b))[0];
    if (best?.runs === 'jit')
        return best;
    return program ?? best ?? { runs: 'none', driver: undefined };
}
/** What the driver makes of a program whose cubins fit its GPU: it runs those of every toolkit of its major version, and of older ones. */
function howItLoads(made, { toolkits }, driver) {
    const row = made && toolkits.find(({ version }) => version.major >= made.major);
    const needed = row?.compatibleDriver;
    if (driver === undefined || made === undefined)
        return { runs: 'sass', driver: needed };
    const newest = toolkits.at(-1)?.compatibleDriver;
    if (needed === undefined)
        return { runs: newest && compareDrivers(driver, newest) < 0 ? 'driver' : 'unknown', driver: needed };
    return { runs: compareDrivers(driver, needed) >= 0 ? 'sass' : 'driver', driver: needed };
}
/**
 * What the driver makes of PTX for its GPU. A driver knows every older ISA too; of an ISA that no toolkit of the table writes, the
 * drivers before and behind it are known.
 */
function howItCompiles(isa, { toolkits }, driver) {
    const rows = toolkits.flatMap((row) => (row.driver === null ? [] : [{ ptxIsa: row.ptxIsa, driver: row.driver }]));
    const enough = isa && rows.find(({ ptxIsa }) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(ptxIsa, isa) >= 0);
    const before = isa && rows.findLast(({ ptxIsa }) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(ptxIsa, isa) < 0);
    const needed = enough?.driver;
    if (driver === undefined || (needed !== undefined && compareDrivers(driver, needed) >= 0))
        return { runs: 'jit', driver: needed };
    const exact = enough !== undefined && sameVersion(enough.ptxIsa, isa);
    const tooOld = exact || (before !== undefined && compareDrivers(driver, before.driver) < 0);
    return { runs: tooOld ? 'driver' : 'unknown', driver: needed };
}
function byDriver(a, b) {
    return a.driver === undefined ? 1 : b.driver === undefined ? -1 : compareDrivers(a.driver, b.driver);
}
function sameVersion(a, b) {
    return b !== undefined && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .compareVersions */ .Zy)(a, b) === 0;
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


/***/ }),

/***/ 45154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ed: () => (/* binding */ textTable),
/* harmony export */   el: () => (/* binding */ pageWidth),
/* harmony export */   ky: () => (/* binding */ wrapped)
/* harmony export */ });
/* unused harmony export widthOf */
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);

/** Columns that every terminal has. */
const pageWidth = 80;
/** Columns padded to the same width, two blanks between them. Rows may be shorter than the header. */
function textTable(rows) {
    const columns = Math.max(0, ...rows.map((row) => row.length));
    const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
    return rows
        .map((row) => row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd())
        .join('\n');
}
/** Characters that are shown. */
function widthOf(text) {
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .unstyled */ .t)(text).length;
}
/** A text in lines of at most `pageWidth` columns, those after the first one indented; a longer word has a line of its own. */
function wrapped(text, indent) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && indent + widthOf(longer) > pageWidth) {
            lines.push(line);
            line = word;
        }
        else
            line = longer;
    }
    return [...lines, line].join(`\n${' '.repeat(indent)}`);
}


/***/ }),

/***/ 64038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CD: () => (/* binding */ attempt),
/* harmony export */   Tq: () => (/* binding */ openFile),
/* harmony export */   W7: () => (/* binding */ fileOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Opens a regular file for positional reads; symlinks are followed. Throws a ProblemError: VER009 for what is no regular file
 * (a FIFO or a device is not even opened), VER005 for what cannot be read. `source.read` throws VER005 as well.
 */
function openFile(path) {
    const descriptor = attempt(path, () => {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile())
            throw notRegular(path);
        // Non-blocking, because the path may have become a FIFO since.
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    });
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (!stat.isFile())
            throw notRegular(path);
        return fileOf(descriptor, stat.size, path);
    }
    catch (problem) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        throw problem;
    }
}
/** The bytes of an open file. `source.read` throws VER005. */
function fileOf(descriptor, size, path) {
    const read = (offset, length, into) => attempt(path, () => readAt(descriptor, offset, Math.min(length, size - offset), into));
    return { source: { size, read }, close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor) };
}
function readAt(descriptor, offset, length, into) {
    if (length <= 0)
        return new Uint8Array(0);
    const bytes = into && into.length >= length ? into : Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
        const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, done, length - done, offset + done);
        if (count === 0)
            break;
        done += count;
    }
    return bytes.subarray(0, done);
}
function notRegular(path) {
    const fix = 'Name a file or a folder; pipes, sockets and devices are not read.';
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER009', `${path} is not a regular file.`, fix));
}
/** Runs a file operation and makes a VER005 of its failure. */
function attempt(path, operation) {
    try {
        return operation();
    }
    catch (failure) {
        if (failure instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm)
            throw failure;
        const reason = failure instanceof Error ? failure.message : String(failure);
        const fix = 'Check that it exists and that this user may read it.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('VER005', `${path} cannot be read: ${reason}.`, fix), {
            cause: failure,
        });
    }
}


/***/ })

};
