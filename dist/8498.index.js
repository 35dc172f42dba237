export const id = 8498;
export const ids = [8498];
export const modules = {

/***/ 46296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ reading),
/* harmony export */   x: () => (/* binding */ readResults)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _report_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65102);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);





/** Bytes of one result, which has at most 40 lines of a log; of all of them; and how many refusals are named. */
const mostBytes = 8e6;
const mostBytesInAll = 512e6;
const mostRefusals = 50;
/**
 * The results of a plan. Each is believed only as `<cell id>.json` in the folder of its row's artifact, or directly in the
 * folder that one job wrote; only once; and only when its cell is the plan's. Its status follows from its content.
 * Throws ProblemError CFG004 for what cannot be read.
 */
async function readResults(host, plan, place) {
    const { files, refused } = await findFiles(host, place, new Map(plan.rows.map((row) => [row.id, row])));
    const expected = plan.rows.flatMap(({ id, cell, also = [] }) => [cell, ...also].map((one) => ({
        cell: one,
        paths: [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.folder, `${one.id}.json`), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(artifactFolder(place, id), `${one.id}.json`)],
    })));
    const known = new Set(expected.flatMap(({ paths }) => paths));
    const problems = [...refused, ...[...files].filter((file) => !known.has(file)).map(notOfPlan)];
    const results = [];
    let left = mostBytesInAll;
    for (const { cell, paths } of expected) {
        const [file, other] = paths.filter((path) => files.has(path));
        if (file === undefined)
            continue;
        if (other !== undefined)
            problems.push(refusal(other, `${file} is of the same cell`));
        else {
            const { size } = await reading(file, () => host.files.stat(file));
            if (size > Math.min(mostBytes, left))
                problems.push(refusal(file, tooLarge(size)));
            else {
                left -= size;
                const read = await readResult(host, file, cell);
                if ('problems' in read)
                    problems.push(...read.problems);
                else
                    results.push(read.result);
            }
        }
    }
    return { results, refused: capped(problems) };
}
async function readResult(host, file, cell) {
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    try {
        const result = readDocument('result', await reading(file, () => host.files.readFile(file, 'utf8')), file);
        if (!(0,node_util__WEBPACK_IMPORTED_MODULE_1__.isDeepStrictEqual)(result.cell, cell))
            return { problems: [refusal(file, 'its cell differs from the cell of the plan')] };
        const status = (0,_report_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .judgedByContent */ .U)(result);
        if (result.status !== 'proven' || status === 'proven')
            return { result: { ...result, status } };
        const forged = refusal(file, 'it says that the cell is proven, but contains no proof');
        return { result: { ...result, status, problems: [...result.problems, forged] } };
    }
    catch (cause) {
        if (!(cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm) || cause.problems.some(({ code }) => code === 'CFG004'))
            throw cause;
        return { problems: cause.problems };
    }
}
/** The JSON files in the places that results may have; what is in a place of its own is refused. */
async function findFiles(host, place, rows) {
    const files = new Set();
    const refused = [];
    const look = async (folder, isTop) => {
        for (const entry of await entriesOf(host, folder)) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, entry.name);
            const row = isTop ? rowOf(entry.name, place.prefix) : undefined;
            if (isPlan(place.planFile, path))
                continue;
            if (entry.isDirectory() && row !== undefined && rows.has(row))
                await look(path, false);
            else if (entry.isFile() && entry.name.endsWith('.json'))
                files.add(path);
            else if (!entry.isFile())
                refused.push(notOfPlan(path));
        }
    };
    await look(place.folder, true);
    return { files, refused };
}
/** Whether this is the plan, or the folder of its artifact. */
function isPlan(planFile, path) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(planFile) === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(path) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(planFile, '..') === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(path);
}
function artifactFolder({ folder, prefix }, row) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, `${prefix}-result-${row}`);
}
function rowOf(name, prefix) {
    const before = `${prefix}-result-`;
    return name.startsWith(before) ? name.slice(before.length) : undefined;
}
/** Sorted by name; none when the folder does not exist, as when no cell had a job. */
async function entriesOf(host, folder) {
    return reading(folder, async () => {
        try {
            const entries = await host.files.readdir(folder, { withFileTypes: true });
            return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
        }
        catch (cause) {
            if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .isErrno */ .r)(cause, 'ENOENT'))
                return [];
            throw cause;
        }
    });
}
/** Runs a file operation and makes a CFG004 of its failure. */
async function reading(path, operation) {
    try {
        return await operation();
    }
    catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        const fix = 'Give the files that plan and build wrote.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG004', `${path} cannot be read: ${why}.`, fix), { cause });
    }
}
function refusal(file, why) {
    const fix = 'Find out which job wrote it: results come only from the build action, in the artifact of their row.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('BLD006', `The result ${file} is refused: ${why}.`, fix, { subject: { path: file } });
}
function notOfPlan(file) {
    return refusal(file, 'the plan has no such row');
}
function tooLarge(size) {
    const limits = `${mostBytes / 1e6} MB for one and ${mostBytesInAll / 1e6} MB for all are the limits`;
    return `it has ${(size / 1e6).toFixed(1)} MB; ${limits}`;
}
function capped(problems) {
    if (problems.length <= mostRefusals)
        return problems;
    const more = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('BLD006', `${problems.length - mostRefusals} more files are refused.`, 'See the named ones.');
    return [...problems.slice(0, mostRefusals), more];
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

/***/ 64346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ resultCoverage)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83341);
/* harmony import */ var _coverage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91724);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23740);




/**
 * Which GPUs run which of the results of a plan, from the documents alone (`result/1`): unit by unit, then file, cell and whole.
 * `driver` as for `coverage`. A file names its toolkits for all units together, so that the newest of them counts for each; units
 * that its report leaves out are `unknown`, except where what every unit of it has is enough. Of a cell without files nothing is
 * said.
 */
function resultCoverage(results, gpus, facts, driver) {
    const cells = results.map(({ cell, files }) => {
        const units = files.map((file) => ({ file, units: unitsOfReport(file) })).filter((one) => one.units.length > 0);
        const of = (some) => gpus.map((gpu) => (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(gpu, some.map((unit) => ({ ...runsOfReport(unit, gpu, facts, driver), count: unit.count }))));
        return {
            id: cell.id,
            gpus: of(units.flatMap((one) => one.units)),
            files: units.map(({ file: { path, output }, units: own }) => ({ path, output, gpus: of(own) })),
        };
    });
    return { cells, gpus: gpus.map((gpu, index) => ({ gpu, cells: countCells(cells, index) })) };
}
function unitsOfReport(file) {
    const toolkit = (0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .distinctVersions */ .G6)(file.toolkits.flatMap((text) => (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .ot)(text) ?? [])).at(-1);
    const kinds = (file.unitKinds ?? []).map((kind) => ({
        count: kind.units,
        targets: kind.targets.flatMap((one) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(one) ?? []),
        ptx: kind.ptx.flatMap(({ target, isa }) => {
            const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(target);
            return capability ? [{ target: capability, isa: (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .ot)(isa) }] : [];
        }),
        toolkit,
    }));
    const told = kinds.reduce((sum, { count }) => sum + count, 0);
    const all = file.units ?? Number(file.targets.length + file.ptx.length > 0);
    const read = (names) => names.flatMap((name) => (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(name) ?? []);
    const perhaps = {
        targets: read((file.partly ?? []).map(({ target }) => target)),
        ptx: read(file.ptx).map((target) => ({ target, isa: undefined })),
    };
    const others = { count: all - told, targets: read(file.targets), ptx: [], toolkit, perhaps };
    return others.count > 0 ? [...kinds, others] : kinds;
}
function runsOfReport(unit, gpu, facts, driver) {
    const found = (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .howItRuns */ .GL)(unit, gpu, facts, driver);
    if (!unit.perhaps || found.runs === 'sass')
        return found;
    const most = (0,_coverage_js__WEBPACK_IMPORTED_MODULE_1__/* .howItRuns */ .GL)({ ...unit.perhaps, toolkit: unit.toolkit }, gpu, facts, driver);
    return found.runs === 'none' && most.runs === 'none' ? found : { runs: 'unknown', driver: undefined };
}
function countCells(cells, gpu) {
    const counts = { sass: 0, jit: 0, driver: 0, unknown: 0, none: 0 };
    for (const { gpus } of cells) {
        const runs = gpus[gpu]?.runs;
        if (runs)
            counts[runs]++;
    }
    return counts;
}


/***/ })

};
