export const id = 4469;
export const ids = [4469];
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
/* harmony import */ var _store_cache_job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(24326);
/* harmony import */ var _store_cache_key_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(917);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(51303);











/**
 * Builds what several cells of a system need and no cache has; post saves it for them. Starts from what earlier attempts
 * and earlier runs saved. Exit code 0 also when some failed, with warnings: the cells that need it fail, and say why.
 */
async function runSharedStage(host, github, text, timeout) {
    const { readStage } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(4714), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 21430));
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

/***/ 7541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ limitTo)
/* harmony export */ });
/** A limit of `count` pieces of work at a time. */
function limitTo(count) {
    let free = count;
    const waiting = [];
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
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


/***/ })

};
