export const id = 6288;
export const ids = [6288,6145];
export const modules = {

/***/ 21554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuildCommand: () => (/* binding */ runBuildCommand),
  selectRows: () => (/* binding */ selectRows)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/find.js
var find = __webpack_require__(21652);
// EXTERNAL MODULE: ./lib/model/style.js
var style = __webpack_require__(58696);
// EXTERNAL MODULE: ./lib/report/heat-table.js
var heat_table = __webpack_require__(16131);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
// EXTERNAL MODULE: ./lib/report/outcome.js
var report_outcome = __webpack_require__(65102);
// EXTERNAL MODULE: ./lib/report/problem-text.js
var problem_text = __webpack_require__(65637);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var summary = __webpack_require__(20145);
// EXTERNAL MODULE: ./lib/report/text-grid.js
var text_grid = __webpack_require__(96752);
// EXTERNAL MODULE: ./lib/report/text-table.js
var text_table = __webpack_require__(45154);
;// CONCATENATED MODULE: ./lib/report/build-text.js








/** Without `outputs` no store path is named. */
function buildText(plan, results, outputs) {
    const outcome = (0,report_outcome/* outcomeOf */.sG)(plan, results);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const grids = (0,heat_table/* heatGrids */.qo)(plan, ({ id }) => (0,summary/* heatMark */.u1)(done.get(id)));
    const failures = outcome.failed.flatMap(({ cell, problems }) => problems
        .filter(({ severity }) => severity === 'error')
        .map((problem) => ({ problem, text: (0,problem_text/* problemText */.f)({ ...problem, message: `${cell.id}: ${problem.message}` }) })));
    const errors = outcome.errors.map((problem) => ({ problem, text: (0,problem_text/* problemText */.f)(problem) }));
    const all = [...errors, ...failures];
    const parts = [
        (0,text_grid/* textGrids */.X)(grids, { ...summary/* meanings */.Dd, [heat_table/* leftMark */.v9]: grids.left }),
        plan.excluded.length > 0
            ? `${(0,style/* styled */.I4)('heading', 'Excluded:')} ${(0,markdown/* byRule */.k2)(plan.excluded)}; nix-cuda plan says why.`
            : '',
        results.flatMap((result) => [cellText(result), ...(outputs ? outputLines(result, outputs) : [])]).join('\n'),
        all.map(({ text }) => text).join('\n'),
        (0,style/* styled */.I4)(outcome.good ? 'good' : 'bad', `${outcome.mark} ${outcome.headline}`),
        (0,style/* styled */.I4)('faint', (0,problem_text/* explainHint */.j)(all.map(({ problem }) => problem))),
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
/** `✓ saxpy-cuda12.4-sm90-x86_64-linux: sm_90 compute_90 (10.1 s)`: the toolkit that was found is that of the id. */
function cellText(result) {
    const good = result.status === 'proven';
    const found = (0,summary/* foundTargets */.zi)(result)
        .replace(/; by CUDA .*$/, '')
        .replace('; PTX', '');
    const how = result.built ? `${result.seconds.build.toFixed(1)} s` : 'in store';
    const says = good ? `${found} (${how})` : (0,summary/* statusText */.qS)(result).replace(/^\S+ /, '');
    return `${(0,style/* styled */.I4)(good ? 'good' : 'bad', good ? '✓' : '✗')} ${(0,text_table/* wrapped */.ky)(`${result.cell.id}: ${says}`, 4)}`;
}
/** Each output of a cell that was built: its link, if there is one, and its store path. */
function outputLines({ cell, status, outputs }, { linkOf }) {
    if (status !== 'proven' && status !== 'wrong')
        return [];
    const link = linkOf(cell);
    return outputs.map(({ name, path }) => link === undefined ? `    ${path}` : `    ${name === 'out' ? link : `${link}-${name}`} -> ${path}`);
}

// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/sink.js
var sink = __webpack_require__(42399);
// EXTERNAL MODULE: ./lib/actions/build/surface.js
var surface = __webpack_require__(51303);
;// CONCATENATED MODULE: ./lib/actions/build/command.js








/** `nix-cuda build [CELL…]`: builds and proves cells of the request here. Exit code 1 when one is not proven. */
async function runBuildCommand(host, line) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* buildCommandSurface */.P, line.option);
    const { makePlan } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(6055), __webpack_require__.e(6430), __webpack_require__.e(2265), __webpack_require__.e(7643), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 34488));
    const { proveAll } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(6130), __webpack_require__.e(145), __webpack_require__.e(6941), __webpack_require__.e(4079), __webpack_require__.e(7137), __webpack_require__.e(6478)]).then(__webpack_require__.bind(__webpack_require__, 33483));
    const nix = await (0,find/* findNix */.r)(host);
    const { plan: whole, evaluations } = await makePlan(host, host.cwd, {
        ...inputs,
        'cache-coverage': false,
        'skip-cached': false,
        shared: 'off',
    });
    const rows = selectRows(whole, line.positionals);
    const named = line.positionals.length > 0;
    // What is wrong with the rest of the request does not count against the cells that were named.
    const problems = named ? (0,report_outcome/* notesOf */.h$)(whole) : whole.problems;
    const counts = { ...whole.counts, planned: rows.length, ...(named ? { excluded: 0 } : {}) };
    const plan = { ...whole, rows, problems, counts, ...(named ? { excluded: [] } : {}) };
    const linkOf = linkNames(inputs, plan);
    const { results } = await proveAll(host, nix, plan, {
        evaluations,
        root: host.cwd,
        timeout: inputs['timeout-minutes'] * 60,
        atOnce: inputs.jobs,
        linkOf: (cell) => {
            const link = linkOf(cell);
            return link === undefined ? undefined : (0,external_node_path_.resolve)(host.cwd, link);
        },
    });
    host.answer(inputs.json ? (0,sink/* jsonText */.s$)(results) : buildText(plan, results, inputs['print-out-paths'] ? { linkOf } : undefined));
    return (0,report_outcome/* outcomeOf */.sG)(plan, results).good && rows.length > 0 ? 0 : 1;
}
/** `result` for a single cell, as nix build has it, and `result-<cell id>` for several. */
function linkNames({ link, 'out-link': name }, plan) {
    const single = (0,report_outcome/* plannedCells */.C$)(plan).length === 1;
    return ({ id }) => (!link ? undefined : single ? name : `${name}-${id}`);
}
/** The rows of the cells that are named by id, by package or by a pattern of either. Throws ProblemError CFG001. */
function selectRows(plan, named) {
    if (named.length === 0)
        return plan.rows;
    const names = (word, cell) => (0,external_node_path_.matchesGlob)(cell.id, word) || (0,external_node_path_.matchesGlob)(cell.package, word);
    const cells = (0,report_outcome/* plannedCells */.C$)(plan);
    const unknown = named.filter((word) => !cells.some((cell) => names(word, cell)));
    if (unknown.length > 0)
        throw new problem/* ProblemError */.Mm(unknown.map((word) => unknownCell(word, plan)));
    return plan.rows.filter(({ cell, also = [] }) => [cell, ...also].some((one) => named.some((word) => names(word, one))));
}
function unknownCell(word, plan) {
    const excluded = plan.excluded
        .flatMap(({ examples }) => examples)
        .find(({ id, package: name }) => (0,external_node_path_.matchesGlob)(id, word) || (0,external_node_path_.matchesGlob)(name, word));
    if (excluded) {
        const message = `Every cell that ${JSON.stringify(word)} names is excluded.`;
        return (0,problem/* error */.z3)('CFG001', message, `Look why: nix-cuda plan --explain ${excluded.id}`);
    }
    const packages = [...new Set((0,report_outcome/* plannedCells */.C$)(plan).map((cell) => cell.package))];
    const some = packages.slice(0, 20).join(', ');
    return (0,problem/* error */.z3)('CFG001', `The request has no cell and no package ${JSON.stringify(word)}.`, `Its packages are ${some || 'none'}; nix-cuda plan --verbose prints the ids of its cells.`);
}


/***/ }),

/***/ 5333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   aG: () => (/* binding */ wordOf),
/* harmony export */   cz: () => (/* binding */ optionsOf),
/* harmony export */   j$: () => (/* binding */ commonInputs)
/* harmony export */ });
/* harmony import */ var _model_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89834);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14477);


/** What every command takes beside the options of its surface. */
const commonInputs = {
    verbose: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt)('Print details too: generated expressions, build logs, every cell of a plan.', false),
};
/** What follows `nix-cuda`: one word, or a group's and one of its own. */
function wordOf({ surface }) {
    return surface.name.replace('nix-cuda ', '');
}
/** What a command takes as `--name`. */
function optionsOf({ surface }) {
    return { ...surface.inputs, ...commonInputs };
}
const exitCodes = { finding: 1, request: 2, environment: 3 };
/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
function exitCodeOf(problems) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[_model_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[code].blame]);
    return [3, 2].find((code) => found.includes(code)) ?? 1;
}


/***/ }),

/***/ 47004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGpuTest: () => (/* binding */ runGpuTest)
/* harmony export */ });
/* harmony import */ var _nix_find_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21652);
/* harmony import */ var _report_gpu_tests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90116);
/* harmony import */ var _report_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65102);
/* harmony import */ var _report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65637);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14477);
/* harmony import */ var _runner_sink_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42399);
/* harmony import */ var _build_command_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(21554);
/* harmony import */ var _command_line_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5333);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62670);









/** `nix-cuda gpu-test [CELL…]`: tests what cells of the request built, on a GPU of this machine. */
async function runGpuTest(host, line) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_8__/* .gpuTestCommandSurface */ .X, line.option);
    const { makePlan } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(9086), __webpack_require__.e(534), __webpack_require__.e(6055), __webpack_require__.e(6430), __webpack_require__.e(2265), __webpack_require__.e(7643), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 34488));
    const { findTestMachine } = await Promise.all(/* import() | gpu-test-cell */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(1143), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(5645), __webpack_require__.e(145), __webpack_require__.e(6941), __webpack_require__.e(4079), __webpack_require__.e(112), __webpack_require__.e(7137), __webpack_require__.e(461)]).then(__webpack_require__.bind(__webpack_require__, 3704));
    const { testCell } = await Promise.all(/* import() | gpu-test-cell */[__webpack_require__.e(6118), __webpack_require__.e(663), __webpack_require__.e(1143), __webpack_require__.e(3225), __webpack_require__.e(6130), __webpack_require__.e(5645), __webpack_require__.e(145), __webpack_require__.e(6941), __webpack_require__.e(4079), __webpack_require__.e(112), __webpack_require__.e(7137), __webpack_require__.e(461)]).then(__webpack_require__.bind(__webpack_require__, 96050));
    const nix = await (0,_nix_find_js__WEBPACK_IMPORTED_MODULE_0__/* .findNix */ .r)(host);
    const how = { evaluate: 'always', 'cache-coverage': false, 'skip-cached': false, shared: 'off' };
    const { plan } = await makePlan(host, host.cwd, { ...inputs, ...how });
    const cells = (0,_report_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .plannedCells */ .C$)({ ...plan, rows: (0,_build_command_js__WEBPACK_IMPORTED_MODULE_6__.selectRows)(plan, line.positionals) });
    const machine = await findTestMachine(host, inputs['lock-folder']);
    const options = {
        root: host.cwd,
        timeout: inputs['timeout-minutes'] * 60,
        wait: inputs['wait-minutes'] * 60,
        storeCache: undefined,
    };
    const results = [];
    for (const cell of cells) {
        if (host.cancelled.aborted)
            break;
        results.push(await testCell(host, nix, cell, machine, options));
    }
    const problems = results.flatMap((result) => result.problems);
    host.answer(inputs.json ? (0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_5__/* .jsonText */ .s$)(results) : `${[...(0,_report_gpu_tests_js__WEBPACK_IMPORTED_MODULE_1__/* .gpuTestLines */ .uq)(results), (0,_report_problem_text_js__WEBPACK_IMPORTED_MODULE_3__/* .explainHint */ .j)(problems)].join('\n')}\n`);
    const good = results.length > 0 && results.every(({ status }) => status === 'passed' || status === 'none');
    return good ? 0 : (0,_command_line_js__WEBPACK_IMPORTED_MODULE_7__/* .exitCodeOf */ .FO)(problems);
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

/***/ 21652:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ lookForNix),
/* harmony export */   r: () => (/* binding */ findNix)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77992);






/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ['/nix/var/nix/profiles/default/bin', '/run/current-system/sw/bin'];
/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
async function findNix(host) {
    const nix = await lookForNix(host);
    if (nix)
        return nix;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS001', 'No nix program was found on PATH or in the usual places.', 'Install Nix before this step (https://nixos.org/download), or add it to PATH.'));
}
/** The same, undefined where there is none. Throws ProblemError BLD004 when it is there and does not answer. */
async function lookForNix(host) {
    const home = await (0,_home_js__WEBPACK_IMPORTED_MODULE_4__/* .nixHome */ .L)(host);
    const folders = [
        ...(host.env['PATH'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter),
        ...(home ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.nix-profile/bin')] : []),
        ...usualPlaces,
    ];
    const program = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .findProgram */ .Kp)(host, 'nix', folders);
    return program === undefined ? undefined : { program, ...(await versionOf(host, program)) };
}
/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host, program) {
    const outcome = await host.exec({
        argv: [program, '--version'],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_5__/* .childEnv */ .g)(host.env),
        timeout: 30,
        signal: host.cancelled,
        question: true,
    });
    const version = outcome.kind === 'exited' ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : undefined;
    if (version && outcome.kind === 'exited') {
        const determinate = /\bDeterminate Nix (\d+\.\d+[^\s)]*)/.exec(outcome.stdout)?.[1];
        return { version, ...(/\bLix\b/.test(outcome.stdout) ? { fork: 'lix' } : {}), ...(determinate && { determinate }) };
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('BLD004', `${program} --version did not answer with a version (${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_2__/* .failureText */ .kY)(outcome)}).`, 'Repair or reinstall this Nix.'));
}


/***/ }),

/***/ 77992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ nixHome),
/* harmony export */   N: () => (/* binding */ passwdEntry)
/* harmony export */ });
/**
 * The home of this user as Nix takes it: HOME, unless it belongs to somebody else, as that of a job in a container does;
 * then the one of /etc/passwd. https://github.com/NixOS/nix/blob/master/src/libutil/unix/users.cc
 */
async function nixHome(host) {
    const given = host.env['HOME'];
    if (given) {
        const stat = await host.files.stat(given).catch(() => undefined);
        if (stat === undefined || stat.uid === host.uid)
            return given;
    }
    return (await passwdEntry(host))?.home ?? given;
}
/** Name and home of the user that this process runs as, from /etc/passwd. */
async function passwdEntry(host) {
    const text = await host.files.readFile('/etc/passwd', 'utf8').catch(() => '');
    for (const line of text.split('\n')) {
        const [name, , uid, , , home] = line.split(':');
        if (name && home && uid === String(host.uid))
            return { name, home };
    }
    return undefined;
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

/***/ 65637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ problemText),
/* harmony export */   j: () => (/* binding */ explainHint)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58696);
/** Problems as a terminal shows them. */


const styles = { error: 'bad', warning: 'warning', notice: 'name' };
/** As `formatProblem`, the code in the colour of its severity; what programs said, which a message may repeat, has none. */
function problemText(problem) {
    const text = (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem));
    const at = text.indexOf(`${problem.code}: `);
    return text.slice(0, at) + (0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .styled */ .I4)(styles[problem.severity], problem.code) + text.slice(at + problem.code.length);
}
/** One line that says where more about these problems is found, or nothing where there are none. */
function explainHint(problems) {
    const codes = [...new Set(problems.map(({ code }) => code))].sort();
    if (codes.length === 0)
        return '';
    return `For causes and remedies: nix-cuda explain ${codes.join(' ')}`;
}


/***/ }),

/***/ 96752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ textGrids)
/* harmony export */ });
/* harmony import */ var _model_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58696);
/* harmony import */ var _heat_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16131);
/* harmony import */ var _text_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45154);
/** Grids of targets × toolkits for a terminal of 80 columns. */



/** Of one column each, where those of a summary take two. */
const narrow = {
    '🔨': ['●', 'name'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .cachedMark */ .oU]: ['✓', 'good'],
    '🧩': ['◐', 'warning'],
    '🧊': ['○', 'warning'],
    '✅': ['✓', 'good'],
    '❌': ['✗', 'bad'],
    '⚪': ['?', 'warning'],
    '=': ['=', 'name'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .impossibleMark */ .D1]: ['–', 'faint'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .unevaluatedMark */ .US]: ['!', 'bad'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .excludedMark */ .Of]: ['×', 'faint'],
    [_heat_table_js__WEBPACK_IMPORTED_MODULE_1__/* .leftMark */ .v9]: ['·', 'faint'],
};
/** Columns that targets take at most; longer ones go on in the next line. */
const widestTargets = 34;
const columnWidth = 6;
/** The grids, and what their marks mean. */
function textGrids({ grids, used }, meanings) {
    if (grids.length === 0)
        return '';
    const legend = Object.entries(meanings)
        .filter(([mark]) => used.has(mark))
        .map(([mark, meaning]) => `${shown(mark)} ${meaning}`.replaceAll(' ', '\u00a0'));
    const lines = (0,_text_table_js__WEBPACK_IMPORTED_MODULE_2__/* .wrapped */ .ky)(legend.join('   '), 2).replaceAll('\u00a0', ' ');
    return [...grids.map(textGrid), `  ${lines}`].join('\n\n');
}
function textGrid({ title, toolkits, rows }) {
    const labels = rows.map(({ targets }) => cut(targets));
    const width = Math.max(4, ...labels.flat().map((line) => line.length));
    const perBlock = Math.max(1, Math.floor((_text_table_js__WEBPACK_IMPORTED_MODULE_2__/* .pageWidth */ .el - 2 - width) / columnWidth));
    const blocks = Array.from({ length: Math.ceil(toolkits.length / perBlock) }, (_, index) => {
        const from = index * perBlock;
        const columns = toolkits.slice(from, from + perBlock);
        const head = `  ${'CUDA'.padEnd(width)}${columns.map((toolkit) => toolkit.padStart(columnWidth)).join('')}`;
        const lines = rows.flatMap(({ marks }, row) => {
            const [first = '', ...more] = labels[row] ?? [];
            const some = marks.slice(from, from + perBlock).map((mark) => ' '.repeat(columnWidth - 2) + shown(mark));
            return [
                `  ${first.padEnd(width)}${some.map((mark) => `${mark} `).join('')}`.trimEnd(),
                ...more.map((line) => `  ${line}`),
            ];
        });
        return [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('faint', head), ...lines].join('\n');
    });
    return [(0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)('heading', title), ...blocks].join('\n');
}
function shown(mark) {
    const [text, style] = narrow[mark] ?? [mark, 'name'];
    return (0,_model_style_js__WEBPACK_IMPORTED_MODULE_0__/* .styled */ .I4)(style, text);
}
/** In lines of at most `widestTargets` columns. */
function cut(targets) {
    const lines = [];
    for (const part of targets.split(/(?<=, )/)) {
        const last = lines.at(-1);
        if (last === undefined || `${last}${part}`.trimEnd().length > widestTargets)
            lines.push(part);
        else
            lines[lines.length - 1] = last + part;
    }
    return lines.map((line) => line.trimEnd());
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


/***/ }),

/***/ 33981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d1: () => (/* binding */ runCommand),
/* harmony export */   gW: () => (/* binding */ runAttached),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   os: () => (/* binding */ tailLines)
/* harmony export */ });
/* unused harmony export grace */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48161);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46193);
/* harmony import */ var node_tty__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7066);






/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function failureText(outcome) {
    return outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
}
const tailLines = 60;
const maxLine = 64 * 1024;
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
const grace = 4_000;
/** Milliseconds for the last lines on standard error after a program that others outlive has ended. */
const lastLines = 1_000;
/** Milliseconds between two looks at a group that was told to stop. */
const groupCheck = 50;
/**
 * Runs a program in a process group of its own, so that a stop reaches its children too. Standard output is collected,
 * standard error is handed on line by line. Never rejects: the outcome says what happened.
 */
const runCommand = (command) => new Promise((resolve) => {
    if (command.signal?.aborted)
        return resolve({ kind: 'cancelled', stdout: '', stderrTail: [] });
    if (command.background)
        return resolve(startAlone(command, command.background.log));
    const [program, ...args] = command.argv;
    const stdin = command.input === undefined ? 'ignore' : 'pipe';
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: command.cwd,
        env: command.env,
        detached: true,
        stdio: command.passesOutput ? [stdin, 'inherit', 'pipe', 2] : [stdin, 'pipe', 'pipe'],
    });
    let stopped;
    let killer;
    const stop = (why) => {
        if (stopped)
            return;
        stopped = why;
        signalGroup(child.pid, 'SIGTERM');
        killer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), grace);
    };
    const onAbort = () => stop('cancelled');
    const timer = setTimeout(() => stop('timed-out'), command.timeout * 1_000);
    command.signal?.addEventListener('abort', onAbort, { once: true });
    const stdout = [];
    child.stdout?.on('data', (chunk) => stdout.push(chunk));
    const stderrTail = [];
    const lines = lineSplitter((line) => {
        stderrTail.push(line);
        if (stderrTail.length > tailLines)
            stderrTail.shift();
        command.onStderr?.(line);
    });
    child.stderr?.on('data', lines.push);
    let release;
    if (command.passesOutput)
        child.once('exit', () => {
            release = setTimeout(() => child.stderr?.destroy(), lastLines);
        });
    const finish = (outcome) => {
        clearTimeout(timer);
        clearTimeout(killer);
        clearTimeout(release);
        command.signal?.removeEventListener('abort', onAbort);
        resolve(outcome);
    };
    child.on('error', (cause) => finish({ kind: 'not-started', reason: cause.message }));
    child.on('close', (code) => {
        lines.end();
        const seen = { stdout: Buffer.concat(stdout).toString('utf8'), stderrTail };
        const ended = stopped;
        if (ended && command.passesOutput)
            whenGroupEnds(child.pid, () => finish({ kind: ended, ...seen }));
        else if (ended)
            finish({ kind: ended, ...seen });
        else if (code === null)
            finish({ kind: 'killed', ...seen });
        else
            finish({ kind: 'exited', code, ...seen });
    });
    if (command.input !== undefined && child.stdin) {
        child.stdin.on('error', () => { }); // a child that does not read its input is judged by its exit status
        if (typeof command.input === 'string')
            child.stdin.end(command.input);
        else
            void feed(command.input, child.stdin);
    }
});
/**
 * Runs a program in this process group, with standard input, output and error as they are: ^C at a terminal reaches it without us.
 * A stop that reached this process alone is handed on, by the name of its signal; the program decides what it does.
 * process.execve would leave pipes non-blocking, as Node set them, and programs then lose what they print.
 */
const runAttached = (argv, env, signal) => new Promise((resolve) => {
    const [program, ...args] = argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { env, stdio: 'inherit' });
    const onAbort = () => {
        const name = signal.reason === 'SIGINT' ? 'SIGINT' : 'SIGTERM';
        if (name === 'SIGTERM' || !(0,node_tty__WEBPACK_IMPORTED_MODULE_5__.isatty)(0))
            child.kill(name);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    child.on('error', (cause) => resolve({ reason: cause.message }));
    child.on('exit', (code, name) => {
        signal.removeEventListener('abort', onAbort);
        resolve({ code: code ?? 128 + (name ? node_os__WEBPACK_IMPORTED_MODULE_3__.constants.signals[name] : 0) });
    });
});
/** Writes a stream to a child at the child's pace. */
async function feed(chunks, stdin) {
    const closed = new Promise((resolve) => stdin.once('close', resolve));
    try {
        for await (const chunk of chunks) {
            if (stdin.destroyed)
                break;
            if (!stdin.write(chunk))
                await Promise.race([(0,node_events__WEBPACK_IMPORTED_MODULE_1__.once)(stdin, 'drain'), closed]);
        }
    }
    catch {
        // The stream's maker knows, or the child has closed its input; the child is judged by its exit status.
    }
    finally {
        stdin.end();
    }
}
function startAlone(command, log) {
    return new Promise((resolve) => {
        const [program, ...args] = command.argv;
        let output;
        try {
            output = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.openSync)(log, 'a', 0o600);
        }
        catch (cause) {
            return resolve({ kind: 'not-started', reason: cause.message });
        }
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
            cwd: command.cwd ?? '/',
            env: command.env,
            detached: true,
            stdio: ['ignore', output, output],
        });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.closeSync)(output);
        child.once('error', (cause) => resolve({ kind: 'not-started', reason: cause.message }));
        child.once('spawn', () => {
            child.unref();
            resolve({ kind: 'exited', code: 0, stdout: `${child.pid}\n`, stderrTail: [] });
        });
    });
}
function signalGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch {
        // The group is gone already.
    }
}
/** Calls when nothing of a group that was told to stop is left, or all that is left was killed. */
function whenGroupEnds(pid, done) {
    let checks = grace / groupCheck;
    const check = () => {
        checks -= 1;
        try {
            if (pid !== undefined && checks > 0) {
                process.kill(-pid, 0);
                setTimeout(check, groupCheck);
                return;
            }
        }
        catch {
            return done(); // The group is gone.
        }
        // This may be the first of two timers of the same length: the other one is cleared with the command.
        signalGroup(pid, 'SIGKILL');
        done();
    };
    check();
}
/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_4__.StringDecoder('utf8');
    let rest = '';
    return {
        push: (chunk) => {
            const parts = (rest + decoder.write(chunk)).split('\n');
            rest = parts.pop() ?? '';
            for (const part of parts)
                onLine(part.slice(0, maxLine));
            if (rest.length > maxLine) {
                onLine(rest.slice(0, maxLine));
                rest = '';
            }
        },
        end: () => {
            const last = rest + decoder.end();
            if (last !== '')
                onLine(last);
        },
    };
}


/***/ }),

/***/ 11161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   Kp: () => (/* binding */ findProgram),
/* harmony export */   QW: () => (/* binding */ containerMarks),
/* harmony export */   Vd: () => (/* binding */ isProgram),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   _n: () => (/* binding */ problemsIn),
/* harmony export */   b$: () => (/* binding */ isDiskFull),
/* harmony export */   nH: () => (/* binding */ isWritable),
/* harmony export */   r: () => (/* binding */ isErrno),
/* harmony export */   vK: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51246);




/**
 * Writes a file so that a reader sees the old or the new content and never a part: 0600, in a new name beside it,
 * then renamed. Missing folders are made 0700. Where it cannot be written, the new name is gone again.
 */
async function writeAtomically(host, path, content) {
    await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.new`;
    const handle = await host.files.open(temporary, 'wx', 0o600);
    try {
        try {
            await handle.writeFile(content);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await host.files.rename(temporary, path);
    }
    catch (cause) {
        await host.files.rm(temporary, { force: true });
        throw cause;
    }
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
/** Whether something has that name, be it a link that leads nowhere; false also where nobody lets us look. */
function isThere(host, path) {
    return holds(host.files.lstat(path));
}
/** Whether this process may write to it (access(2)). */
function isWritable(host, path) {
    return holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK));
}
/** Whether it is a file that this process may execute. */
async function isProgram(host, path) {
    if (!(await holds(host.files.access(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK))))
        return false;
    return (await host.files.stat(path).catch(() => undefined))?.isFile() ?? false;
}
/** The first program of this name in these folders, of which only absolute ones count; undefined when there is none. */
async function findProgram(host, name, folders) {
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
        if (await isProgram(host, program))
            return program;
    }
    return undefined;
}
/** What Docker and Podman leave in the root of a container. */
const containerMarks = ['/.dockerenv', '/run/.containerenv'];
function holds(question) {
    return question.then(() => true, () => false);
}
/** Whether a caught value says that a disk is full. SQLite's 13: https://sqlite.org/rescode.html#full */
function isDiskFull(cause) {
    if (isErrno(cause, 'ENOSPC') || isErrno(cause, 'EDQUOT'))
        return true;
    return cause instanceof Error && cause.errcode === 13;
}
/** The problems in a caught value: a ProblemError's own, INS045 for a full disk, undefined for what nobody foresaw. */
function problemsIn(cause) {
    if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .ProblemError */ .Mm)
        return cause.problems;
    if (!(cause instanceof Error && isDiskFull(cause)))
        return undefined;
    const fix = 'Free disk space (`df -h` shows which disk is full) and run it again. The previous file was not changed.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3)('INS045', `A file cannot be written: ${cause.message}.`, fix)];
}
/** Whether a caught value is a system error with this code, as in `ENOENT`. */
function isErrno(cause, code) {
    return cause instanceof Error && cause.code === code;
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
