export const id = 4469;
export const ids = [4469,8405];
export const modules = {

/***/ 75336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runSharedStage: () => (/* binding */ runSharedStage)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _cuda_expression_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86188);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _nix_build_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48402);
/* harmony import */ var _nix_build_evaluate_cells_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51009);
/* harmony import */ var _nix_find_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21652);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2617);
/* harmony import */ var _store_cache_job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(17467);
/* harmony import */ var _store_cache_key_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(917);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(51303);











/**
 * Builds what several cells of a system need and no cache has; post saves it for them. Starts from what earlier attempts
 * and earlier runs saved. Exit code 0 also when some failed, with warnings: the cells that need it fail, and say why.
 */
async function runSharedStage(host, github, text, timeout) {
    const { readStage } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    const stage = readStage(text, 'The input shared');
    const nix = await (0,_nix_find_js__WEBPACK_IMPORTED_MODULE_5__/* .findNix */ .r)(host);
    host.log.info(`${stage.derivations.length} derivations for ${stage.system}, needed by several cells each:`);
    for (const { name, cells } of stage.derivations)
        host.log.info(`  ${name} (${cells} cells)`);
    const problems = [...(await instantiate(host, nix, stage)), ...(await restoreEarlier(host, nix, stage))];
    const wanted = stage.derivations.map(({ drvPath }) => drvPath);
    const there = await Promise.all(wanted.map(async (path) => ((await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isThere */ .$B)(host, path)) ? [path] : [])));
    const built = await (0,_nix_build_build_js__WEBPACK_IMPORTED_MODULE_3__/* .buildAll */ .A)(host, nix, {
        drvPaths: there.flat(),
        root: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_7__/* .jobFolder */ .OW)(host), 'outputs', stage.id),
        timeout,
    });
    if (built.problem)
        problems.push({ ...built.problem, severity: 'warning' });
    const job = await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_7__/* .readJob */ .cd)(host);
    const derivations = built.derivations.map(({ path, seconds }) => ({ path, seconds }));
    const drvPaths = there.flat();
    if (drvPaths.length > 0) {
        await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_7__/* .writeJob */ .Pg)(host, { ...job, nix, shared: { system: stage.system, drvPaths, derivations } });
    }
    const done = drvPaths.length - built.failed.length;
    github.setOutputs(_surface_js__WEBPACK_IMPORTED_MODULE_10__/* .buildSurface */ ._, { id: stage.id, status: '', saved: done > 0 ? stage.system : '' });
    host.log.info(`Built ${derivations.length} derivations; ${done} of ${wanted.length} shared derivations are in the store`);
    github.annotate(problems);
    return 0;
}
/** Makes the derivations: evaluates the cells that need them. */
async function instantiate(host, nix, stage) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const single = (id) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_7__/* .jobFolder */ .OW)(host), 'expressions', `${id}.nix`);
    for (const cell of stage.cells)
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .writeAtomically */ .vK)(host, single(cell.id), (0,_cuda_expression_js__WEBPACK_IMPORTED_MODULE_1__/* .cellExpression */ .H4)(cell, { root }));
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_7__/* .jobFolder */ .OW)(host), 'outputs'), { recursive: true, mode: 0o700 });
    const groups = stage.cells.map(({ id }) => ({ file: single(id), ids: [id], single }));
    const evaluated = await (0,_nix_build_evaluate_cells_js__WEBPACK_IMPORTED_MODULE_4__/* .evaluateGroups */ .U)(host, nix, groups);
    return [...evaluated].flatMap(([id, evaluation]) => 'problem' in evaluation
        ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)(evaluation.problem.code, `${id}: ${evaluation.problem.message}`, evaluation.problem.fix)]
        : []);
}
/** What an earlier attempt of this run saved; then what an earlier run saved for the cells. */
async function restoreEarlier(host, nix, stage) {
    const cache = await (0,_store_cache_job_js__WEBPACK_IMPORTED_MODULE_8__.jobStoreCache)(host, nix);
    const run = (0,_store_cache_key_js__WEBPACK_IMPORTED_MODULE_9__/* .runIdOf */ .SR)(host.env);
    if (!cache)
        return [];
    const problems = [];
    if (run && run.attempt > 1)
        problems.push(...(await cache.restoreShared({ system: stage.system, run, wait: 0 })).problems);
    for (const { id, system } of stage.cells) {
        // Never its own entry, or the cell would not be here: an older one, of which the shared part may still be true.
        problems.push(...(await cache.restore({ id, system, drvPath: stage.derivations[0]?.drvPath ?? '' })).problems);
    }
    return problems;
}


/***/ }),

/***/ 11665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NP: () => (/* binding */ parseSecretKey),
/* harmony export */   ee: () => (/* binding */ parsePublicKey),
/* harmony export */   rh: () => (/* binding */ generateKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** Nix's keys are raw ed25519 ones; node:crypto wants them in their ASN.1 envelopes (RFC 8410). */
const privateEnvelope = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicEnvelope = Buffer.from('302a300506032b6570032100', 'hex');
/** A new key that nobody else has. */
function generateKey(prefix) {
    const { privateKey } = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ed25519');
    const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
    return secretKeyOf(`${prefix}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`, seed);
}
/** A secret key in Nix's format; undefined when it is none, which includes a public one. */
function parseSecretKey(text) {
    const parts = split(text);
    if (parts?.bytes.length !== 64)
        return undefined;
    const key = secretKeyOf(parts.name, parts.bytes.subarray(0, 32));
    return key.publicKey.text === `${parts.name}:${parts.bytes.subarray(32).toString('base64')}` ? key : undefined;
}
/** A public key in Nix's format; undefined when it is none. */
function parsePublicKey(text) {
    const parts = split(text);
    if (parts?.bytes.length !== 32)
        return undefined;
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.concat([publicEnvelope, parts.bytes]), format: 'der', type: 'spki' });
    return publicKeyOf(parts.name, key, parts.bytes);
}
function secretKeyOf(name, seed) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: Buffer.concat([privateEnvelope, seed]), format: 'der', type: 'pkcs8' });
    const open = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key);
    const raw = open.export({ format: 'der', type: 'spki' }).subarray(-32);
    return {
        publicKey: publicKeyOf(name, open, raw),
        sign: (data) => `${name}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, Buffer.from(data), key).toString('base64')}`,
        secretText: () => `${name}:${Buffer.concat([seed, raw]).toString('base64')}`,
    };
}
function publicKeyOf(name, key, raw) {
    return {
        name,
        text: `${name}:${raw.toString('base64')}`,
        verifies: (data, signatures) => signatures.some((text) => {
            const parts = split(text);
            return parts?.name === name && parts.bytes.length === 64 && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, Buffer.from(data), key, parts.bytes);
        }),
    };
}
function split(text) {
    const match = /^([^\s:#]+):((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text.trim());
    if (!match?.[1] || !match[2])
        return undefined;
    return { name: match[1], bytes: Buffer.from(match[2], 'base64') };
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


/***/ }),

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters, what reorders text on a terminal, and marks of a style (`style.ts`) become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 36014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readSaved)
/* harmony export */ });
/**
 * Reads what a program of ours saved, by the schema of its room, which is loaded only when there is something to read.
 * Undefined for no text, for what is not JSON and for what does not follow the schema.
 */
async function readSaved(text, load) {
    const value = text === undefined ? undefined : parseJson(text);
    return value === undefined ? undefined : (await load()).safeParse(value).data;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 58696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I4: () => (/* binding */ styled),
/* harmony export */   Ly: () => (/* binding */ spansOf),
/* harmony export */   t: () => (/* binding */ unstyled)
/* harmony export */ });
/**
 * What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
 * (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
 */
const marks = { good: '\ufdd1', bad: '\ufdd2', warning: '\ufdd3', heading: '\ufdd4', faint: '\ufdd5', name: '\ufdd6' };
const end = '\ufdd0';
const styles = new Map(Object.entries(marks).map(([style, mark]) => [mark, style]));
const spans = new RegExp(`([${Object.values(marks).join('')}][^${end}]*${end})`);
const anyMark = /[\ufdd0-\ufdef]/g;
/** A text in a style. Styles do not nest. */
function styled(style, text) {
    return text === '' ? '' : `${marks[style]}${text}${end}`;
}
/** The text without marks. */
function unstyled(text) {
    return text.replaceAll(anyMark, '');
}
/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
function spansOf(text) {
    return text.split(spans).map((part, index) => {
        const style = index % 2 === 1 ? styles.get(part[0] ?? '') : undefined;
        return { text: unstyled(part), ...(style ? { style } : {}) };
    });
}


/***/ }),

/***/ 51009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ evaluateGroups)
/* harmony export */ });
/* unused harmony export evaluationJobs */
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_limit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7541);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85990);
/** Evaluation of many cells: one process for each Nixpkgs instance, several at once. */




/** Bytes that one evaluation of Nixpkgs with CUDA packages takes. */
const memoryOfOne = 2 * 1024 ** 3;
/** Processes where nothing tells how much memory is free. */
const carefulJobs = 2;
/** Seconds that each further cell of a group may take. */
const timeoutOfOne = 30;
/**
 * Evaluates and instantiates cells, by id. What cannot be evaluated in its group is evaluated alone, so that each cell
 * has Nix's own message (BLD001) and the good ones are there all the same. A group that was cancelled, ran into its
 * time limit or could not be started is not tried again.
 */
async function evaluateGroups(host, nix, groups, options = {}) {
    const jobs = options.jobs ?? (await evaluationJobs(host));
    const total = groups.reduce((sum, group) => sum + group.ids.length, 0);
    const done = new Map();
    const limit = (0,_runner_limit_js__WEBPACK_IMPORTED_MODULE_3__/* .limitTo */ .$)(jobs);
    const finish = (id, evaluation) => {
        done.set(id, evaluation);
        options.onProgress?.(done.size, total);
    };
    const alone = async (id, file) => finish(id, host.cancelled.aborted ? { problem: cancelled } : await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluate */ ._3)(host, nix, file));
    await Promise.all(groups.map(async (group) => {
        const found = await limit(() => evaluateGroup(host, nix, group));
        for (const [id, evaluation] of found)
            finish(id, evaluation);
        const missing = group.ids.filter((id) => !found.has(id));
        await Promise.all(missing.map((id) => limit(() => alone(id, group.single(id)))));
    }));
    return done;
}
const cancelled = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD003', 'The evaluation was cancelled.', 'Run the job again.');
/** What is known after the group's own process; cells that are not in it have to be evaluated alone. */
async function evaluateGroup(host, nix, group) {
    const { file, ids } = group;
    if (host.cancelled.aborted)
        return new Map(ids.map((id) => [id, { problem: cancelled }]));
    if (ids.length <= 1)
        return new Map();
    const timeout = _evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluationTimeout */ .M + timeoutOfOne * ids.length;
    const answer = await (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .evaluateJson */ .QJ)(host, nix, { file, attribute: 'infos', timeout });
    if ('problem' in answer) {
        const again = answer.outcome === 'exited' || answer.outcome === 'killed';
        return new Map(again ? [] : ids.map((id) => [id, { problem: answer.problem }]));
    }
    const infos = new Map(typeof answer.value === 'object' && answer.value ? Object.entries(answer.value) : []);
    return new Map(ids.flatMap((id) => {
        const evaluated = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_2__/* .parseEvaluated */ .L9)(infos.get(id));
        return evaluated ? [[id, evaluated]] : [];
    }));
}
/** How many evaluations this machine can do at once: one for each core, and 2 GiB of free memory for each; at least 1. */
async function evaluationJobs(host, cores = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)()) {
    const text = await host.files.readFile('/proc/meminfo', 'utf8').catch(() => '');
    const available = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1];
    const fitting = available === undefined ? carefulJobs : Math.floor((Number(available) * 1024) / memoryOfOne);
    return Math.max(1, Math.min(cores, fitting));
}


/***/ }),

/***/ 85017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ removeInclude),
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   Ep: () => (/* binding */ addInclude),
/* harmony export */   Nk: () => (/* binding */ findConflicts),
/* harmony export */   PP: () => (/* binding */ stagedConf),
/* harmony export */   az: () => (/* binding */ managedNames),
/* harmony export */   br: () => (/* binding */ digest),
/* harmony export */   dc: () => (/* binding */ findMixedTrust),
/* harmony export */   j5: () => (/* binding */ managedText),
/* harmony export */   mk: () => (/* binding */ jobKeys),
/* harmony export */   xr: () => (/* binding */ isManagedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36014);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41026);
/* harmony import */ var _user_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44449);






/** The first words of a file that we may overwrite and remove. */
function signature(uid) {
    return `# Written by setup-nix-cuda for the jobs of user ${uid};`;
}
/** Whether the text is a managed file of this user's jobs. */
function isManagedBy(uid, text) {
    return text.startsWith(signature(uid));
}
/** The names that the managed file may have, best first: two users with sudo have a file each. */
function managedNames(uid) {
    return ['nix-cuda.conf', `nix-cuda-${uid}.conf`];
}
/**
 * The managed file for these jobs: one value of each plain setting, the users' own lines in the order of the jobs, and
 * last the united lists of what they add, for a plain line of one job would remove what another one has added before
 * it. The same jobs give the same bytes.
 */
function managedText(uid, parts) {
    // What an included file says is not known: it stays after the lines that stand before it.
    const movable = parts.filter(({ extra }) => !extra.some(({ kind }) => kind === 'include'));
    const first = parts.flatMap((part) => (movable.includes(part) ? part.base.filter((line) => !adds(line)) : part.base));
    const own = parts.map((part) => (movable.includes(part) ? part.extra.filter((line) => !adds(line)) : part.extra));
    const blocks = new Set(own.filter((lines) => lines.length > 0).map(_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG));
    const added = movable.flatMap(({ base, extra }) => inForce([...base, ...extra]));
    const last = [...added, ...parts.flatMap(({ after }) => after)];
    const head = `${signature(uid)} removed with the last of them.\n`;
    const middle = [...blocks].map((text) => `# ${_user_text_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu}\n${text}`).join('');
    return head + (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG)(unite(first)) + middle + (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .printNixConf */ .FG)(unite(last));
}
function adds(item) {
    return item.kind === 'setting' && item.name.startsWith('extra-');
}
/** Those that add to a list and that no later plain line of the same job replaces. */
function inForce(items) {
    return items.flatMap((item, index) => {
        if (!adds(item))
            return [];
        const replaced = items
            .slice(index + 1)
            .some((later) => later.kind === 'setting' && `extra-${later.name}` === item.name);
        return replaced ? [] : [item];
    });
}
/** Each name once, where it first stood: lists are united, of other values the last one counts. */
function unite(lines) {
    const byName = new Map();
    for (const line of lines) {
        const known = adds(line) ? (byName.get(line.name)?.values ?? []) : [];
        byName.set(line.name, { ...line, values: [...new Set([...known, ...line.values])] });
    }
    return [...byName.values()];
}
/** How the keys of jobs' own caches begin: of a job that admits only what `store-cache-key` signed, and of one that admits all. */
const jobKeys = { signed: 'nix-cuda-signed-job', open: 'nix-cuda-job' };
/**
 * CCH027 where a job that admits signed entries alone has the daemon with one that admits all: the daemon takes what either
 * admitted for both.
 */
function findMixedTrust(mine, others) {
    const has = (part, kind) => part.after.some(({ values }) => values.some((value) => new RegExp(`^${jobKeys[kind]}-[0-9a-f]+:`).test(value)));
    const shared = (has(mine, 'signed') && others.some((other) => has(other, 'open'))) ||
        (has(mine, 'open') && others.some((other) => has(other, 'signed')));
    if (!shared)
        return [];
    const message = 'Jobs with and without store-cache-key share one Nix daemon, so all of them can use unsigned paths that a job without the key restores.';
    const fix = 'Give store-cache-key to every job of this machine, or run those without it on another machine.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CCH027', message, fix, { subject: { cache: 'store-cache' } })];
}
/** One warning CFG028 for each setting that this job's own lines give another value than another job's. */
function findConflicts(mine, others) {
    const plain = (part) => new Map(part.extra.flatMap((line) => line.kind === 'setting' && !line.name.startsWith('extra-') ? [[line.name, line.values.join(' ')]] : []));
    return [...plain(mine)]
        .filter(([name, value]) => others.some((other) => (plain(other).get(name) ?? value) !== value))
        .map(([name]) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG028', `Another job on this machine sets ${name} to another value, and both jobs get one of the two.`, `Give ${name} the same value in ${_user_text_js__WEBPACK_IMPORTED_MODULE_4__/* .extraConfigName */ .yu} of both jobs.`, { subject: { setting: name } }));
}
/** The parts that the live jobs have written down; what cannot be read counts for nothing. */
async function partsOf(entry) {
    const load = async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).settingsPart;
    const parts = await Promise.all((entry?.users ?? []).map((user) => (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_5__/* .readSaved */ .S)(entry?.parts?.[user], load)));
    return parts.filter((part) => part !== undefined);
}
/** Ours in nix.conf; the second form says that the line before had no end until we came. */
function includeLines(name) {
    const line = `!include ${name} # setup-nix-cuda`;
    return [line, `${line}, and the end of the line above`];
}
/** nix.conf with our line at its end; the same text when it is there already. */
function addInclude(text, name) {
    const [line, afterUnended] = includeLines(name);
    if (text.split('\n').some((known) => known === line || known === afterUnended))
        return text;
    return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${afterUnended}\n`;
}
/** nix.conf as it was before `addInclude`, byte for byte, with whatever others wrote since. */
function removeInclude(text, name) {
    const [line, afterUnended] = includeLines(name);
    const lines = text.split('\n');
    const left = lines.filter((known) => known !== line && known !== afterUnended).join('\n');
    return lines.at(-1) === '' && lines.at(-2) === afterUnended ? left.slice(0, -1) : left;
}
/**
 * nix.conf for a trial in another folder: what it includes from its own folder is named with its whole path, but for our
 * managed file, which is staged beside it.
 */
function stagedConf(text, confDir, managed) {
    return text.replace(/^([ \t\r]*!?include[ \t\r]+)([^\s/#][^\s#]*)/gm, (_, before, path) => {
        return before + (path === managed ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(confDir, path));
    });
}
/** Names the contents of the configuration that a daemon has read. */
function digest(...texts) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(texts)).digest('hex');
}


/***/ }),

/***/ 42399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bv: () => (/* binding */ safeLines),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Hk: () => (/* binding */ safeText),
/* harmony export */   s$: () => (/* binding */ jsonText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15514);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);



/** What ends a line for GitHub's runner (CR, LF), for terminals or for Unicode. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** The lines of a text, without sequences for a terminal and marks of a style. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)((0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)(text)).split(lineEnd);
}
/**
 * The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
 * terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
 * `##[` anywhere.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
 */
function safeLines(text) {
    return linesOf(text).map((line) => line
        .split('\t')
        .map(_model_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)
        .join('\t')
        .replaceAll('##[', '##\\[')
        .replace(/^(\s*)::/, '$1\\::'));
}
/** The same as one text, each line ended by LF. */
function safeText(text) {
    return safeLines(text).join('\n');
}
/** A value as JSON for people and programs, ended by LF; `safeText` changes nothing in it. */
function jsonText(value) {
    const coded = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const json = JSON.stringify(value, null, 2)
        .replaceAll(/[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]/g, coded)
        .replaceAll('##[', `##${coded('[')}`);
    return `${json}\n`;
}


/***/ }),

/***/ 62173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jd: () => (/* binding */ localFiles),
/* harmony export */   K4: () => (/* binding */ makeLocalCache),
/* harmony export */   Qm: () => (/* binding */ openLocalCache),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   vd: () => (/* binding */ storeCacheOwned)
/* harmony export */ });
/* unused harmony export closeLocalCache */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var _binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11665);
/* harmony import */ var _nix_configure_managed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85017);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2617);






/** Of one job alone, so that nothing of it is in the journal. */
const storeCacheOwned = { owner: 'store-cache', makes: () => false, leave: closeLocalCache };
/** Files of the store cache in the job's folder, beside what Nix reads. */
function localFiles(host) {
    const folder = (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_5__/* .jobFolder */ .OW)(host);
    return {
        cache: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache'),
        key: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-key'),
        /** Why the service is not used any more in this job. */
        fault: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-fault'),
        /** `<cell id>.json` or `<key of the shared stage>.json`: the index of what was restored. */
        restored: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-restored'),
        work: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'store-cache-work'),
        /** Where the run index is packed. */
        index: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'run-index-work'),
    };
}
/** The folders that Nix would otherwise make itself, as root, so that the runner could not remove them. */
const folders = ['nar', 'log', 'realisations'];
/**
 * Makes the job's local cache, empty, with a new key; to be done before Nix is configured with its URL and public key.
 * The secret key is a private file of the job; its name says whether the job admits unsigned entries. Throws system errors.
 */
async function makeLocalCache(host, kind = 'open') {
    const files = localFiles(host);
    const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store';
    for (const path of Object.values(files))
        await host.files.rm(path, { recursive: true, force: true });
    for (const name of folders)
        await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, name), { recursive: true, mode: 0o700 });
    const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 10\n`;
    await host.files.writeFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'), info);
    const key = (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .generateKey */ .rh)(_nix_configure_managed_js__WEBPACK_IMPORTED_MODULE_3__/* .jobKeys */ .mk[kind]);
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .writeAtomically */ .vK)(host, files.key, key.secretText());
    return cacheAt(files.cache, storeDir, key);
}
/** The local cache that an earlier step of this job made; undefined where there is none. */
async function openLocalCache(host) {
    const files = localFiles(host);
    const info = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(files.cache, 'nix-cache-info'));
    const storeDir = /^StoreDir: (.*)$/m.exec(info ?? '')?.[1];
    if (storeDir === undefined)
        return undefined;
    return cacheAt(files.cache, storeDir, (0,_binary_cache_signing_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSecretKey */ .NP)((await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readIfPresent */ .Zu)(host, files.key)) ?? ''));
}
/**
 * For post, after what is to be saved was saved: removes the key and what was restored. The empty cache stays, because
 * another job's Nix may be configured with it and would make it again as root.
 */
async function closeLocalCache(host) {
    const { cache, ...others } = localFiles(host);
    for (const path of Object.values(others))
        await host.files.rm(path, { recursive: true, force: true });
    for (const file of await list(host, cache)) {
        if (file.endsWith('.narinfo'))
            await host.files.rm((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, file), { force: true });
    }
    for (const file of await list(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nar')))
        await host.files.rm((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nar', file), { force: true });
}
/** Names in a folder; none where it is missing. */
async function list(host, folder) {
    try {
        return (await host.files.readdir(folder)).sort();
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .isErrno */ .r)(cause, 'ENOENT'))
            return [];
        throw cause;
    }
}
function cacheAt(folder, storeDir, key) {
    return { folder, url: (0,node_url__WEBPACK_IMPORTED_MODULE_1__.pathToFileURL)(folder).href, publicKey: key?.publicKey.text ?? '', storeDir, key };
}


/***/ })

};
