export const id = 6930;
export const ids = [6930];
export const modules = {

/***/ 69780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSetup: () => (/* binding */ runSetup)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/report/cell-problems.js
var cell_problems = __webpack_require__(80001);
// EXTERNAL MODULE: ./lib/report/outcome.js
var report_outcome = __webpack_require__(65102);
// EXTERNAL MODULE: ./lib/report/summary.js + 1 modules
var report_summary = __webpack_require__(20145);
// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(14477);
// EXTERNAL MODULE: ./lib/runner/job.js
var runner_job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/actions/setup/surface.js + 9 modules
var surface = __webpack_require__(66254);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
;// CONCATENATED MODULE: ./lib/actions/setup/with-diagnostics.js

/** On failure, what this machine is like: one folded group, and a file of the job. */
async function withDiagnostics(host, secrets, work) {
    try {
        return await work();
    }
    catch (cause) {
        const { showDiagnostics } = await Promise.all(/* import() | diagnostics */[__webpack_require__.e(7382), __webpack_require__.e(1157)]).then(__webpack_require__.bind(__webpack_require__, 57635));
        const problems = (0,files/* problemsIn */._n)(cause) ?? [];
        await showDiagnostics(host, { problems, secrets });
        throw cause;
    }
}

;// CONCATENATED MODULE: ./lib/actions/setup/action.js









/**
 * The root action. Refuses a bad request before it touches the machine; then finds or installs Nix and configures it;
 * with `build` it builds and proves every cell in this job. Writes one summary. Gives the exit code: 1 when a cell
 * failed or nothing could be planned, else 0.
 */
async function runSetup(host, github) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surface/* setupSurface */.f, github.actionInput);
    const secrets = (0,runner_inputs/* secretsOf */.Fj)(surface/* setupSurface */.f, inputs);
    for (const secret of secrets)
        github.mask(secret);
    const root = (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const loaded = await checkRequest(host, root, inputs);
    const machine = await withDiagnostics(host, secrets, () => makeReady(host, github, inputs));
    const { machineSummary } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(7254), __webpack_require__.e(4175), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 27665));
    const summary = machineSummary(machine);
    if (loaded)
        return buildAll(host, github, { inputs, root, loaded, machine, summary });
    if (inputs.summary)
        await github.writeSummary(summary);
    return 0;
}
/** The request, with `build`. Throws ProblemError with everything that is wrong with the request and the inputs. */
async function checkRequest(host, root, inputs) {
    const { providers } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(7254), __webpack_require__.e(4175), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 75729));
    const problems = providers.flatMap((provider) => provider.check?.(host, inputs) ?? []);
    const errors = problems.filter(({ severity }) => severity === 'error');
    let loaded;
    try {
        if (inputs.build) {
            const { loadRequest } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7254), __webpack_require__.e(6430), __webpack_require__.e(3437), __webpack_require__.e(2265), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 17254));
            loaded = await loadRequest(host, root, inputs, { asksNixpkgs: true });
        }
    }
    catch (cause) {
        if (!(cause instanceof problem/* ProblemError */.Mm))
            throw cause;
        errors.push(...cause.problems);
    }
    if (errors.length > 0)
        throw new problem/* ProblemError */.Mm(errors);
    return loaded;
}
/** Repairs what dead jobs left, provides everything, and gives it to the later steps of the job. */
async function makeReady(host, github, inputs) {
    const { prepareMachine } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(7254), __webpack_require__.e(4175), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 75729));
    const { repairMachine } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(7254), __webpack_require__.e(4175), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 55948));
    const { roleVariables } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(7254), __webpack_require__.e(4175), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 46518));
    const job = (0,runner_job/* jobName */.dZ)(host);
    github.saveState('job', job);
    await repairMachine(host, job);
    const role = await roleVariables(host, github, inputs);
    const aws = inputs.aws || inputs['aws-role'] !== undefined;
    const machine = await prepareMachine({ ...host, env: { ...host.env, ...role } }, { ...inputs, aws }, job);
    // Without a daemon it is the job's own commands that read the bucket.
    const variables = machine.outputs['mode'] === 'single-user' ? { ...machine.variables, ...role } : machine.variables;
    github.exportEnvironment(machine.path, variables);
    github.setOutputs(surface/* setupSurface */.f, { ...machine.outputs, seconds: JSON.stringify(machine.seconds) });
    github.annotate(machine.warnings);
    if (machine.freeBefore !== undefined)
        github.saveState('free', String(machine.freeBefore));
    return { ...machine, variables };
}
/** Plans, builds and proves every cell in this job. */
async function buildAll(host, github, request) {
    const { inputs, root, loaded, machine, summary } = request;
    const { withEnvironment } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(7254), __webpack_require__.e(4175), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 57316));
    const { withoutReported } = await Promise.all(/* import() | providers */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7382), __webpack_require__.e(79), __webpack_require__.e(6466), __webpack_require__.e(7254), __webpack_require__.e(4175), __webpack_require__.e(2151)]).then(__webpack_require__.bind(__webpack_require__, 90952));
    const { planWithNix } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7254), __webpack_require__.e(6430), __webpack_require__.e(3437), __webpack_require__.e(2265), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 34488));
    const { proveAll } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(494), __webpack_require__.e(6130), __webpack_require__.e(6941), __webpack_require__.e(5602), __webpack_require__.e(6478)]).then(__webpack_require__.bind(__webpack_require__, 41507));
    const { jobStoreCache } = await Promise.all(/* import() | store-cache */[__webpack_require__.e(3229), __webpack_require__.e(79), __webpack_require__.e(395)]).then(__webpack_require__.bind(__webpack_require__, 70079));
    const ready = withEnvironment(host, machine);
    const { nix, substituters, caches } = machine.found;
    if (!nix)
        throw new Error('setup provides Nix');
    // One job: there are no runners to choose, and nothing that jobs could share.
    const { plan, evaluations } = await planWithNix(ready, nix, root, loaded, {
        'cache-coverage': false,
        'skip-cached': false,
        shared: 'off',
    });
    const matrix = await proveAll(ready, nix, plan, {
        root,
        timeout: inputs['timeout-minutes'] * 60,
        evaluations,
        substituters,
        storeCache: await jobStoreCache(ready, nix),
    });
    const outcome = (0,report_outcome/* outcomeOf */.sG)(plan, matrix.results);
    if (inputs.summary)
        await github.writeSummary(`${(0,report_summary/* renderSummary */.Br)(plan, matrix.results)}\n${summary}`);
    github.setOutputs(surface/* setupSurface */.f, cellOutputs(plan, matrix, outcome));
    github.annotate([...outcome.errors, ...(0,report_outcome/* notesOf */.h$)(plan), ...withoutReported((0,cell_problems/* cellProblems */.L)(matrix.results), caches)]);
    host.log.info(`${outcome.mark} ${outcome.headline}`);
    return outcome.good && !host.cancelled.aborted ? 0 : 1;
}
function cellOutputs(plan, job, { proven, failed, missing }) {
    return {
        planned: proven + failed.length + missing.length,
        excluded: plan.counts.excluded,
        proven,
        failed: failed.length + missing.length,
        results: JSON.stringify((0,report_outcome/* briefResults */.dF)(job.results)),
        'plan-file': job.planFile,
        'results-folder': job.resultsFolder,
    };
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

/***/ 97449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ cellId),
/* harmony export */   E: () => (/* binding */ describeTargets)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _capability_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);


/** GitHub shows job and artifact names well up to this many characters. */
const maxIdLength = 100;
/**
 * `<package>-cuda12.4-sm80_sm90a_ptx90-<system>`, or `<package>-cpu-<system>` without CUDA: job name, artifact name, part of the cache key, CLI argument.
 * `[a-z0-9._-]`, no dot first, at most 100 characters. Upper case becomes lower case; a name that had to be changed or cut in another
 * way ends in 8 hex digits of its SHA-256, so that two packages never share an id (a request may not have two names that
 * differ by case alone). The order of capabilities in the request does not matter.
 */
function cellId(key) {
    const targets = [
        ...sortedDigits(key.capabilities).map((d) => `sm${d}`),
        ...sortedDigits(key.ptx).map((d) => `ptx${d}`),
    ];
    const cuda = key.toolkit === 'cpu' ? 'cpu' : `cuda${key.toolkit}-${targets.join('_')}`;
    const tail = `-${cuda}-${key.system}`;
    const exact = `${key.package}${tail}`.toLowerCase();
    const clean = exact.replaceAll(/^\.|[^a-z0-9._-]+/g, '-');
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
    return [...names, ...cell.ptx.map((text) => `PTX ${text}`)].join(', ') || 'no CUDA';
}


/***/ }),

/***/ 15514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** A name for messages and tables: control characters and what reorders text on a terminal become `\x1b` or `\u202e`. */
function printable(name) {
    return name.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
        const code = character.charCodeAt(0).toString(16);
        return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code}`;
    });
}


/***/ }),

/***/ 37404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ errorPage)
/* harmony export */ });
const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda';
/** Where a problem code is explained. */
function errorPage(code) {
    return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`;
}


/***/ }),

/***/ 80001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ cellProblems)
/* harmony export */ });
/**
 * What of results deserves an annotation. Each names its cell, because an annotation stands alone; trouble with a cache is
 * the same for every cell and is told once.
 */
function cellProblems(results) {
    const all = results.flatMap((result) => result.problems
        .filter((problem) => problem.severity !== 'notice')
        .map((problem) => problem.subject?.cache !== undefined
        ? problem
        : { subject: { cell: result.cell.id }, ...problem, message: `${result.cell.id}: ${problem.message}` }));
    return [...new Map(all.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}


/***/ }),

/***/ 16131:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ legendOf),
/* harmony export */   D1: () => (/* binding */ impossibleMark),
/* harmony export */   Of: () => (/* binding */ excludedMark),
/* harmony export */   fN: () => (/* binding */ heatTable),
/* harmony export */   oU: () => (/* binding */ cachedMark),
/* harmony export */   qo: () => (/* binding */ heatGrids),
/* harmony export */   v9: () => (/* binding */ leftMark)
/* harmony export */ });
/* harmony import */ var _model_capability_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6555);
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97449);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79412);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63021);
/** One table per package and system: a glance says what is where. */




/** Marks that a plan and a result have in common. */
const cachedMark = '💾';
const impossibleMark = '–';
const excludedMark = '×';
const leftMark = '·';
/**
 * Grids of targets × toolkits. `markOf` gives the mark of a planned cell; cells that a cache serves, that the request
 * excludes, and that cannot exist have theirs. A combination that the plan does not name cannot exist, or is one of another
 * tier.
 */
function heatGrids(plan, markOf) {
    const planned = plan.rows.flatMap((row) => [row.cell, ...(row.also ?? [])]);
    const excluded = plan.excluded.flatMap(({ code, examples }) => examples.map((cell) => ({ cell, mark: code === 'PLN023' ? excludedMark : impossibleMark })));
    const names = new Map([...planned, ...excluded.map(({ cell }) => cell)].map((cell) => [idPart(cell.package), cell.package]));
    const skipped = (plan.skipped ?? []).map(({ id }) => ({ id, coordinates: coordinatesOf(id, names) }));
    const cells = [
        // An `include` may plan what an `exclude` took out: the last mark of a place is the one that is shown.
        ...excluded.map(({ cell, mark }) => ({ ...keyOf(cell), mark })),
        ...skipped.flatMap(({ coordinates }) => (coordinates ? [{ ...keyOf(coordinates), mark: cachedMark }] : [])),
        ...planned.map((cell) => ({ ...keyOf(cell), mark: markOf(cell) })),
    ];
    const other = (plan.counts.left ?? 0) > 0 ? leftMark : impossibleMark;
    const grids = [...Map.groupBy(cells, (cell) => cell.table)]
        .sort(([a], [b]) => byNumber(a, b))
        .map(([title, members]) => {
        const toolkits = [...new Set(members.map((cell) => cell.toolkit))].sort(byNumber);
        const lines = [...Map.groupBy(members, (cell) => cell.targets)].sort(([a], [b]) => byNumber(a, b));
        const rows = lines.map(([targets, line]) => {
            const marks = new Map(line.map((cell) => [cell.toolkit, cell.mark]));
            return { targets, marks: toolkits.map((toolkit) => marks.get(toolkit) ?? other) };
        });
        return { title, toolkits, rows };
    });
    const used = new Set(grids.flatMap(({ rows }) => rows.flatMap(({ marks }) => marks)));
    return { grids, used, unplaced: skipped.flatMap(({ id, coordinates }) => (coordinates ? [] : [id])) };
}
/** A grid as a table of GitHub Markdown. */
function heatTable({ title, toolkits, rows }) {
    const line = (cells) => `| ${cells.map(_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .plainText */ .wh).join(' | ')} |`;
    const header = line([title, ...toolkits.map((toolkit) => (toolkit === 'cpu' ? 'cpu' : `CUDA ${toolkit}`))]);
    const lines = rows.map(({ targets, marks }) => line([targets, ...marks]));
    return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...lines].join('\n');
}
/** `💾 in caches · – cannot exist`: what the marks mean that are there. */
function legendOf(meanings, used) {
    return Object.entries(meanings)
        .filter(([mark]) => used.has(mark))
        .map(([mark, meaning]) => `${mark} ${meaning}`)
        .join(' · ');
}
function keyOf(cell) {
    return { table: `${cell.package} on ${cell.system}`, toolkit: cell.toolkit, targets: (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_1__/* .describeTargets */ .E)(cell) };
}
/** `12.4` before `12.10`, `9.0` before `10.0`; `cpu` and `no CUDA` first. */
function byNumber(a, b) {
    return Number(/^\d/.test(a)) - Number(/^\d/.test(b)) || a.localeCompare(b, 'en', { numeric: true });
}
const idForm = new RegExp(`^(.+)-(?:cpu|cuda(\\d+\\.\\d+)-((?:(?:sm|ptx)\\d+[af]?_?)+))-(${_model_system_js__WEBPACK_IMPORTED_MODULE_2__/* .systems */ .nV.join('|')})(?:-[0-9a-f]{8})?$`);
/** Of a skipped cell a plan keeps the id alone; cellId says how it is made. Undefined for one that was cut. */
function coordinatesOf(id, names) {
    const match = idForm.exec(id);
    const [, name, toolkit = 'cpu', targets = '', system] = match ?? [];
    if (name === undefined || system === undefined)
        return undefined;
    const of = (kind) => targets.split('_').flatMap((text) => {
        const capability = text.startsWith(kind) ? (0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCapability */ ._p)(`sm${text.slice(kind.length)}`) : undefined;
        return capability ? [(0,_model_capability_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCapability */ .q0)(capability)] : [];
    });
    return { package: names.get(name) ?? name, toolkit, capabilities: of('sm'), ptx: of('ptx'), system };
}
/** A name as ids have it. */
function idPart(name) {
    return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
}


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ excludedSection),
/* harmony export */   Lp: () => (/* binding */ excludedByUser),
/* harmony export */   Mk: () => (/* binding */ logBlock),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   YK: () => (/* binding */ problemLine),
/* harmony export */   bd: () => (/* binding */ moreOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   k2: () => (/* binding */ byRule),
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/* harmony import */ var _model_printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15514);
/* harmony import */ var _model_project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37404);


/** Bytes. GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000;
/** Parts with a blank line between them, without the empty ones; those that would pass GitHub's limit are left out. */
function joinParts(parts, whole) {
    const kept = [];
    let bytes = 0;
    let left = 0;
    for (const part of parts) {
        if (part === '')
            continue;
        const size = Buffer.byteLength(part) + 2;
        if (bytes + size > maxBytes)
            left++;
        else {
            kept.push(part);
            bytes += size;
        }
    }
    if (left > 0)
        kept.push(`(${counted(left, 'part')} left out because of the size limit of summaries: ${whole})`);
    return `${kept.join('\n\n')}\n`;
}
function markdownTable(header, rows) {
    const line = (cells) => `| ${cells.map(plainText).join(' | ')} |`;
    return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
/**
 * Foreign text as one line of Markdown or HTML that shows it and does nothing else: no markup, no link, no mention.
 * References to characters make no structure (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references);
 * what GitHub looks for in the finished text (addresses, `@name`, `#1`, `GH-1`) is cut by a comment, which is not copied.
 */
function plainText(text) {
    if (words.test(text) && !/\bwww\.|\bgh-/i.test(text))
        return text;
    return escapeHtml((0,_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text.replaceAll(/\s+/g, ' ').trim()))
        .replaceAll(/["\\`*~[\]|#!$@]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, (mark) => `&#${mark.charCodeAt(0)};`)
        .replaceAll(/&#64;|&#35;(?=\d)|:(?=\/\/)|\bwww(?=\.)|\bgh(?=-\d)/gi, '$&<!-- -->');
}
/** Most texts are ids and versions, and a plan has a million of them. */
const words = /^[a-z0-9]+(?:[ .,_-][a-z0-9]+)*$/i;
/** Lines of a log. HTML, because in a code block of Markdown a fence could end it. */
function logBlock(lines) {
    const shown = lines.map((line) => escapeHtml(line.split('\t').map(_model_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g).join('\t')));
    return `<pre>${shown.join('\n')}</pre>`;
}
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
/** Title and content are Markdown already. */
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
function problemLine({ code, message, fix, where }) {
    const place = where ? [`(${[where.file, where.line].filter((part) => part !== undefined).join(':')})`] : [];
    return `- **[${code}](${(0,_model_project_js__WEBPACK_IMPORTED_MODULE_1__/* .errorPage */ .W)(code)})** ${plainText([...place, message, fix].join(' '))}`;
}
/** What cannot exist or was excluded by the request, folded: one line for each rule, then some of its cells with every reason. */
function excludedSection({ excluded, counts }) {
    if (counts.excluded === 0)
        return '';
    const rows = excluded.flatMap((group) => [
        ...group.examples.map((cell) => [
            cell.id,
            cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' '),
        ]),
        ...moreOf(group, group.examples.length).map((text) => [text, group.code]),
    ]);
    const table = markdownTable(['Cell', 'Reason'], rows);
    const own = excludedByUser({ excluded });
    const parts = [
        ...(counts.excluded > own
            ? [`${counted(counts.excluded - own, 'requested cell')} cannot exist (${byRule(excluded.filter(isOfRules))})`]
            : []),
        ...(own > 0 ? [`${own === counts.excluded ? counted(own, 'requested cell') : own} excluded by you`] : []),
    ];
    return folded(`– ${parts.join(', ')}`, table);
}
/** Cells that the request itself excludes: they can exist. */
function excludedByUser({ excluded }) {
    return excluded.filter((group) => !isOfRules(group)).reduce((sum, { count }) => sum + count, 0);
}
function isOfRules({ code }) {
    return code !== 'PLN023';
}
/** `… and 37 more`, or nothing. */
function moreOf({ count }, shown) {
    return count > shown ? [`… and ${count - shown} more`] : [];
}
/** `1 job`, `2 jobs`. */
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
/** `PLN001: 17, PLN016: 3`. */
function byRule(groups) {
    return groups.map(({ code, count }) => `${code}: ${count}`).join(', ');
}


/***/ }),

/***/ 65102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ plannedCells),
/* harmony export */   U: () => (/* binding */ judgedByContent),
/* harmony export */   dF: () => (/* binding */ briefResults),
/* harmony export */   h$: () => (/* binding */ notesOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
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
    if (result.status === 'cancelled' || errors.includes('BLD003'))
        return 'cancelled';
    if (errors.includes('BLD001'))
        return 'evaluation-failed';
    if (errors.some((code) => code.startsWith('BLD')))
        return 'build-failed';
    if (errors.length > 0)
        return 'wrong';
    return result.status === 'proven' && !holdsProof(result) ? 'wrong' : result.status;
}
function holdsProof({ cell, drvPath, outputs, files, problems }) {
    if (drvPath === null || outputs.length === 0)
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

/***/ 20145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zi: () => (/* binding */ foundTargets),
  u1: () => (/* binding */ heatMark),
  Dd: () => (/* binding */ meanings),
  Br: () => (/* binding */ renderSummary),
  qS: () => (/* binding */ statusText)
});

// EXTERNAL MODULE: ./lib/model/cell.js
var model_cell = __webpack_require__(97449);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(63021);
;// CONCATENATED MODULE: ./lib/report/gpu-table.js
/** Which GPUs run which cells. */

const words = {
    sass: 'SASS',
    jit: 'PTX, JIT',
    driver: 'needs a newer driver',
    unknown: 'cannot be determined',
    none: 'no',
};
/** One line for each GPU with the number of cells it runs, then a table of cells × GPUs. */
function gpuSection({ gpus, cells, driver }) {
    if (gpus.length === 0)
        return '';
    const table = (0,markdown/* markdownTable */.Qj)(['Cell', ...gpus.map(({ name }) => name)], cells.map((cell) => [cell.id, ...cell.gpus.map(answer)]));
    const lines = gpus.map((gpu) => `- ${gpuLine(gpu)}`).join('\n');
    const heading = driver === undefined ? '### GPUs' : `### GPUs with driver ${driver}`;
    return [heading, lines, table].join('\n\n');
}
/** `L4 (8.9) runs 3 of 5 cells (2 SASS, 1 PTX, JIT)`. */
function gpuLine({ name, cells }) {
    const all = Object.values(cells).reduce((sum, count) => sum + count, 0);
    const others = cells.unknown > 0 ? `; of ${cells.unknown} it cannot be determined` : '';
    return `${name} runs ${cells.sass + cells.jit} of ${(0,markdown/* counted */.hS)(all, 'cell')} with device code: ${cells.sass} as SASS, ${cells.jit} by JIT${others}`;
}
function answer({ runs, driver, units }) {
    if (runs === null)
        return '—';
    const all = Object.values(units).reduce((sum, count) => sum + count, 0);
    const some = units[runs] < all ? ` (${units[runs]} of ${(0,markdown/* counted */.hS)(all, 'unit')})` : '';
    const from = driver !== undefined && (runs === 'jit' || runs === 'driver') ? `, from ${driver} on` : '';
    return `${words[runs]}${some}${from}`;
}

// EXTERNAL MODULE: ./lib/report/heat-table.js
var heat_table = __webpack_require__(16131);
// EXTERNAL MODULE: ./lib/report/outcome.js
var report_outcome = __webpack_require__(65102);
;// CONCATENATED MODULE: ./lib/report/summary.js





const marks = {
    proven: '✅ proven',
    wrong: '❌ wrong device code',
    'build-failed': '❌ build failed',
    'evaluation-failed': '❌ cannot be evaluated',
    cancelled: '⚪ cancelled',
};
/** One word and a mark for a cell, as the summary and the terminal show it. */
function statusText(result) {
    return marks[result.status];
}
/**
 * The one summary of a run as GitHub Markdown: a headline, what stopped the run as a whole, one table of capabilities ×
 * toolkits per package, the notes of the plan, what failed with the last lines of its build, which GPUs run what where that was
 * asked, one line on time, then folded every cell and every excluded cell with its reasons.
 */
function renderSummary(plan, results, outcome = (0,report_outcome/* outcomeOf */.sG)(plan, results), coverage) {
    const notes = (0,report_outcome/* notesOf */.h$)(plan);
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const heat = (0,heat_table/* heatGrids */.qo)(plan, ({ id }) => heatMark(done.get(id)));
    return (0,markdown/* joinParts */.nn)([
        `## ${outcome.mark} CUDA cells: ${outcome.headline}`,
        outcome.errors.map(markdown/* problemLine */.YK).join('\n'),
        ...heat.grids.map(heat_table/* heatTable */.fN),
        (0,heat_table/* legendOf */.BM)(meanings, heat.used),
        notes.length > 0 ? `Notes of the plan:\n\n${notes.map(markdown/* problemLine */.YK).join('\n')}` : '',
        ...outcome.failed.map(failureSection),
        coverage ? gpuSection(coverage) : '',
        results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : '',
        results.length > 0 ? (0,markdown/* folded */.TM)(`All ${results.length} cells`, cellTable(plan, results)) : '',
        servedSection(plan),
        (0,markdown/* excludedSection */.Em)(plan),
    ], 'the result files have everything');
}
/** What the marks of results mean. */
const meanings = {
    '✅': 'built and proven',
    '❌': 'failed',
    [heat_table/* cachedMark */.oU]: 'in caches, not proven here',
    [heat_table/* impossibleMark */.D1]: 'cannot exist',
    [heat_table/* excludedMark */.Of]: 'excluded by the request',
    [heat_table/* leftMark */.v9]: 'not in this tier',
    '⚪': 'no result',
};
/** The mark of a result; of none where there is none. */
function heatMark(result) {
    return result ? (marks[result.status].split(' ')[0] ?? '') : '⚪';
}
function servedSection({ skipped = [] }) {
    if (skipped.length === 0)
        return '';
    const table = (0,markdown/* markdownTable */.Qj)(['Cell', 'Derivation'], skipped.map(({ id, drvPath }) => [id, drvPath]));
    return (0,markdown/* folded */.TM)(`${heat_table/* cachedMark */.oU} ${(0,markdown/* counted */.hS)(skipped.length, 'cell')} left out because binary caches serve them`, table);
}
/** `28 cells: 9 built in 8.1 s, 19 already there; evaluated in 2.0 s, verified in 0.3 s`. */
function timingLine(results) {
    const sum = (phase) => results.reduce((total, result) => total + result.seconds[phase], 0).toFixed(1);
    const built = results.filter((result) => result.built).length;
    return `${results.length} cells: ${built} built in ${sum('build')} s, ${results.length - built} already in the store; evaluated in ${sum('evaluate')} s, verified in ${sum('verify')} s.`;
}
/** `Store cache: 12 paths, 3.3 MB restored for 4 cells.` */
function cacheLine(results) {
    const restored = results.map((result) => result.restored).filter((entry) => entry !== null);
    if (restored.length === 0)
        return 'Store cache: nothing restored.';
    const sum = (pick) => restored.reduce((total, entry) => total + pick(entry), 0);
    const megabytes = (sum((entry) => entry.bytes) / 1e6).toFixed(1);
    return `Store cache: ${sum((entry) => entry.paths)} paths, ${megabytes} MB restored for ${restored.length} cells.`;
}
/** With what the caches had of each cell, where they were asked. */
function cellTable(plan, results) {
    const coverage = new Map(plan.rows.flatMap(({ cell, also = [], coverage: had }) => had ? [cell, ...also].map(({ id }) => [id, had.stored ? 'store cache' : had.state]) : []));
    const covered = results.some(({ cell }) => coverage.has(cell.id));
    const header = [
        'Package',
        'CUDA',
        'Asked for',
        'System',
        'Result',
        'Found',
        'Seconds',
        ...(covered ? ['Caches'] : []),
    ];
    const rows = results.map((result) => {
        const { cell } = result;
        const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify;
        return [
            cell.package,
            cell.toolkit,
            (0,model_cell/* describeTargets */.E)(cell),
            cell.system,
            statusText(result),
            foundTargets(result),
            `${seconds.toFixed(1)}${result.built ? '' : ' (already in the store)'}`,
            ...(covered ? [coverage.get(cell.id) ?? ''] : []),
        ];
    });
    return (0,markdown/* markdownTable */.Qj)(header, rows);
}
/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
function foundTargets(result) {
    const union = (pick) => [
        ...new Set(result.files.flatMap(pick)),
    ];
    const atLoad = new Set(result.files.flatMap((file) => file.linkedAtLoad ?? []));
    const shared = union((file) => file.targets).map((one) => (atLoad.has(one) ? `${one} (linked at load)` : one));
    const partly = result.files.flatMap(({ partly: some = [], units = 0 }) => some.map((one) => `${one.target} (${one.units} of ${units} units)`));
    const words = [[...shared, ...new Set(partly)].join(' ')];
    const ptx = union((file) => file.ptx);
    if (ptx.length > 0)
        words.push(`PTX ${ptx.join(' ')}`);
    const toolkits = union((file) => file.toolkits);
    if (toolkits.length > 0)
        words.push(`by CUDA ${toolkits.join(', ')}`);
    return words.filter((word) => word !== '').join('; ') || '—';
}
function failureSection(result) {
    const parts = [`### ❌ ${(0,markdown/* plainText */.wh)(result.cell.id)}`, result.problems.map(markdown/* problemLine */.YK).join('\n')];
    if (result.logTail.length > 0)
        parts.push(`Last lines of the build:\n\n${(0,markdown/* logBlock */.Mk)(result.logTail)}`);
    return parts.join('\n\n');
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(8816), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 7612));
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
