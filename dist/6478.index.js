export const id = 6478;
export const ids = [6478];
export const modules = {

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


/***/ }),

/***/ 65102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ plannedCells),
/* harmony export */   U: () => (/* binding */ judgedByContent),
/* harmony export */   dF: () => (/* binding */ briefResults),
/* harmony export */   h$: () => (/* binding */ notesOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   uy: () => (/* binding */ unbuiltStatus)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/**
 * Judges a run by its plan, the results that there are, what was refused as one, and how the jobs ended that should have
 * handed them in. Pure.
 */
function outcomeOf(plan, results, refusedResults = [], jobs = 'success') {
    const planned = plannedCells(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const failed = results.filter(({ status }) => status !== 'proven');
    const missing = planned.filter(({ id }) => !done.has(id));
    const proven = planned.filter(({ id }) => done.get(id)?.status === 'proven').length;
    const refused = plan.problems.filter(({ severity }) => severity === 'error');
    const allProven = refused.length + refusedResults.length === 0 && proven === planned.length && failed.length === 0;
    // A job that could not hand in its result failed: what is in its place may be another's.
    const doubted = allProven && (jobs === 'failure' || jobs === 'cancelled') ? [jobsEnded(jobs)] : [];
    const good = allProven && doubted.length === 0;
    const some = (count, what) => (count > 0 ? [`${count} ${what}`] : []);
    const words = [
        `${proven} of ${planned.length} proven`,
        ...some(failed.length, 'failed'),
        ...some(missing.length, 'without a result'),
        ...some(refusedResults.length, 'refused'),
        ...(doubted.length > 0 ? [`their jobs ended with ${jobs}`] : []),
        ...some(refused.length, refused.length === 1 ? 'error in the plan' : 'errors in the plan'),
        ...some(plan.skipped?.length ?? 0, 'in caches'),
        ...some(plan.counts.excluded, 'excluded'),
    ];
    const errors = [...refused, ...refusedResults, ...doubted, ...missing.map(withoutResult)];
    return { good, proven, failed, missing, errors, mark: good ? '✅' : '❌', headline: words.join(', ') };
}
/**
 * The status that a result of another job deserves: its errors decide, and without any it is proven only when it holds the
 * outputs and the device code that its cell asks for. Pure.
 */
function judgedByContent(result) {
    const errors = result.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    const unbuilt = result.status === 'cancelled' ? 'cancelled' : unbuiltStatus(errors);
    if (unbuilt)
        return unbuilt;
    if (errors.length > 0)
        return 'wrong';
    return result.status === 'proven' && !holdsProof(result) ? 'wrong' : result.status;
}
/** The status of a cell that these errors kept from being built; undefined where none of them does. Pure. */
function unbuiltStatus(errors) {
    if (errors.includes('BLD003'))
        return 'cancelled';
    // Nix fetches what it evaluates: the network fails there.
    if (errors.some((code) => ['BLD001', 'NET001', 'NET002'].includes(code)))
        return 'evaluation-failed';
    return errors.some((code) => /^(?:BLD|FLX)/.test(code)) ? 'build-failed' : undefined;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
    // What Flox builds in place may have no derivation.
    if ((drvPath === null && cell.source.kind !== 'flox') || outputs.length === 0)
        return false;
    if (cell.toolkit === 'cpu')
        return files.length === 0;
    if (files.length === 0)
        return cell.deviceCode === 'optional';
    // Targets that not every unit of a file has are not in its list: these notices stand for them.
    if (problems.some(({ code }) => code === 'VER012' || code === 'VER013'))
        return true;
    const targets = new Set(files.flatMap((file) => [...file.targets, ...file.ptx]));
    const wanted = [...cell.capabilities.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .smName */ .ej)), ...cell.ptx.map(named(_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .computeName */ .bt))];
    return wanted.every((name) => targets.has(name));
}
const named = (nameOf) => (text) => {
    const capability = (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(text);
    return capability ? nameOf(capability) : text;
};
/** What the plan has to say that is no error. */
function notesOf(plan) {
    return plan.problems.filter(({ severity }) => severity !== 'error');
}
/** The cells that are built, those of the same derivation as another among them. */
function plannedCells(plan) {
    return plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
}
function jobsEnded(jobs) {
    const message = `Every cell has a proven result, and the jobs of the cells ended with ${jobs}.`;
    const fix = 'See the job that failed: where it could not hand in its result, another job may have taken its name.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD007', message, fix);
}
function withoutResult({ id }) {
    const fix = 'See the log of its job: it was cancelled, exceeded its time limit, or lost its runner.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD005', `${id} has no result.`, fix, { subject: { cell: id } });
}
/** What a later step or job needs of results: where the outputs are. */
function briefResults(results) {
    return results.map(({ cell, status, outputs }) => ({
        id: cell.id,
        status,
        outputs: Object.fromEntries(outputs.map(({ name, path }) => [name, path])),
    }));
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


/***/ }),

/***/ 30994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ childEnv)
/* harmony export */ });
/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/;
/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
function childEnv(env, more = {}) {
    const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name));
    return { ...Object.fromEntries(kept), ...more };
}


/***/ })

};
