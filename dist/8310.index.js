export const id = 8310;
export const ids = [8310];
export const modules = {

/***/ 85814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGpuAction: () => (/* binding */ runGpuAction)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _gpu_host_facts_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(87916);
/* harmony import */ var _gpu_judge_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27240);
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6555);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14477);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2617);
/* harmony import */ var _examine_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16192);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(69197);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(25925);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(88919);











const needs = { true: 'yes', auto: 'auto', false: 'no' };
/** The gpu action: finds GPUs and driver, and whether what is to run runs there. Exit code 1 when something is an error. */
async function runGpuAction(host, github) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_8__/* .gpuSurface */ .q, github.actionInput);
    const { plan, results, cells, paths = [] } = inputs;
    const wanted = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .requirementsFrom */ .N2)(inputs, needs[inputs['require-gpu']]);
    const found = await (0,_examine_js__WEBPACK_IMPORTED_MODULE_6__/* .examineGpu */ .u)(host, wanted, { paths, plan, results, cells });
    host.log.info((0,_text_js__WEBPACK_IMPORTED_MODULE_9__/* .factsText */ .hl)(found.gpu));
    host.log.group('Facts and their sources');
    for (const fact of (0,_text_js__WEBPACK_IMPORTED_MODULE_9__/* .sourcesText */ .E0)(found.gpu))
        host.log.info(fact);
    host.log.endGroup();
    const report = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_5__/* .jobFolder */ .OW)(host), 'doctor.json');
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeAtomically */ .vK)(host, report, (0,_examine_js__WEBPACK_IMPORTED_MODULE_6__/* .examinationJson */ .q)(found));
    github.setOutputs(_surface_js__WEBPACK_IMPORTED_MODULE_8__/* .gpuSurface */ .q, { ...outputsOf(found), report });
    github.annotate(found.problems);
    return found.good ? 0 : 1;
}
function outputsOf({ gpu, problems, good }) {
    const ready = (0,_gpu_host_facts_js__WEBPACK_IMPORTED_MODULE_10__/* .readyGpus */ .F)(gpu);
    const capabilities = ready.flatMap(({ capability }) => (capability ? [capability.value] : []));
    const [lowest] = capabilities.toSorted(_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .compareCapabilities */ .YE);
    const memory = ready.flatMap((one) => (0,_gpu_judge_host_js__WEBPACK_IMPORTED_MODULE_1__/* .usableMemory */ .U8)(one)?.mib ?? []);
    return {
        'has-gpu': String(ready.length > 0),
        platform: gpu.platform.value,
        'in-container': String(gpu.container !== undefined),
        'driver-version': gpu.kernel?.version.value ?? '',
        'userland-version': gpu.userland?.value ?? '',
        'driver-cuda': gpu.driverCuda?.value ?? '',
        'kernel-module': gpu.kernel?.kind?.value ?? '',
        'libcuda-path': gpu.libcuda?.value ?? '',
        'gpu-count': ready.length,
        'gpu-name': ready[0]?.name?.value ?? '',
        'gpu-uuids': JSON.stringify(ready.flatMap(({ uuid }) => uuid?.value ?? [])),
        'compute-capabilities': JSON.stringify(capabilities.map(_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCapability */ .q0)),
        'min-compute-capability': lowest ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCapability */ .q0)(lowest) : '',
        'min-memory-mib': memory.length > 0 ? Math.min(...memory) : '',
        mig: String(ready.some(({ mig }) => mig !== undefined && mig.value !== 'off')),
        compatible: String(good),
        problems: JSON.stringify(problems),
    };
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
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .userStateFolder */ .Z)(host), 'nix-cuda');
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(4714), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 21430));
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
/* harmony export */   Z: () => (/* binding */ userStateFolder),
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    return userStateFolder(host);
}
/** The folder of whoever runs this, root or not, for what a command of theirs writes. */
function userStateFolder(host) {
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
}


/***/ })

};
