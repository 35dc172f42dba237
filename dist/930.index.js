export const id = 930;
export const ids = [930];
export const modules = {

/***/ 3743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSetup: () => (/* binding */ runSetup)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(994);
;// CONCATENATED MODULE: ./lib/nix/find.js



/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ['/nix/var/nix/profiles/default/bin', '/run/current-system/sw/bin'];
/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
async function findNix(host) {
    const home = host.env['HOME'];
    const folders = [
        ...(host.env['PATH'] ?? '').split(external_node_path_.delimiter),
        ...(home ? [(0,external_node_path_.join)(home, '.nix-profile/bin')] : []),
        ...usualPlaces,
    ];
    for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
        const program = (0,external_node_path_.join)(folder, 'nix');
        if (await isExecutable(host, program))
            return { program, version: await versionOf(host, program) };
    }
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('INS001', 'No nix program was found on PATH or in the usual places.', 'Install Nix before this step (https://nixos.org/download), or put it on PATH.'));
}
async function isExecutable(host, path) {
    try {
        await host.files.access(path, 1);
        return (await host.files.stat(path)).isFile();
    }
    catch {
        return false;
    }
}
/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host, program) {
    const outcome = await host.exec({
        argv: [program, '--version'],
        env: (0,child_env/* childEnv */.g)(host.env),
        timeout: 30,
        signal: host.cancelled,
    });
    const version = outcome.kind === 'exited' ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : undefined;
    if (version)
        return version;
    const detail = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.at(-1);
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('BLD004', `${program} --version did not answer with a version (${detail ?? outcome.kind}).`, 'Mend this installation of Nix.'));
}

// EXTERNAL MODULE: ./lib/runner/inputs.js
var runner_inputs = __webpack_require__(4477);
// EXTERNAL MODULE: ./lib/runner/summary.js
var summary = __webpack_require__(5946);
// EXTERNAL MODULE: ./lib/actions/surfaces.js
var surfaces = __webpack_require__(4579);
;// CONCATENATED MODULE: ./lib/actions/setup.js






/**
 * The root action. Finds Nix; with `build` it plans the request, builds and proves every cell in this job, and writes
 * one summary. Gives the exit code: 1 when a cell failed or nothing could be planned, else 0.
 */
async function runSetup(host, github) {
    const inputs = (0,runner_inputs/* readInputs */.Ko)(surfaces/* setupSurface */.fh, github.actionInput);
    const nix = await findNix(host);
    host.log.info(`Nix ${nix.version} (${nix.program})`);
    github.setOutputs(surfaces/* setupSurface */.fh, { 'nix-version': nix.version, 'nix-path': nix.program });
    if (!inputs.build)
        return 0;
    const { planRequest, proveAll } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(815), __webpack_require__.e(909), __webpack_require__.e(478)]).then(__webpack_require__.bind(__webpack_require__, 4390));
    const root = (0,external_node_path_.resolve)(host.env['GITHUB_WORKSPACE'] || host.cwd);
    const plan = await planRequest(host, root, inputs);
    const job = await proveAll(host, nix, plan, { root, timeout: inputs['timeout-minutes'] * 60 });
    if (inputs.summary)
        await github.writeSummary((0,summary/* renderSummary */.Br)(plan, job.results));
    github.setOutputs(surfaces/* setupSurface */.fh, outputsOf(plan, job));
    github.annotate([...plan.problems, ...job.results.flatMap(problemsOf)]);
    host.log.info((0,summary/* headline */.Pl)(plan, job.results));
    const failed = job.results.some((result) => result.status !== 'proven') || (0,problem/* worstSeverity */.Lc)(plan.problems) === 'error';
    return failed || host.cancelled.aborted ? 1 : 0;
}
/** A problem of a cell names the cell, because an annotation stands alone. */
function problemsOf(result) {
    return result.problems
        .filter((problem) => problem.severity !== 'notice')
        .map((problem) => ({ ...problem, message: `${result.cell.id}: ${problem.message}` }));
}
function outputsOf(plan, job) {
    const proven = job.results.filter((result) => result.status === 'proven').length;
    const brief = job.results.map((result) => ({
        id: result.cell.id,
        status: result.status,
        outputs: Object.fromEntries(result.outputs.map((output) => [output.name, output.path])),
    }));
    return {
        planned: plan.counts.planned,
        excluded: plan.counts.excluded,
        proven,
        failed: job.results.length - proven,
        results: JSON.stringify(brief),
        'plan-file': job.planFile,
        'results-folder': job.resultsFolder,
    };
}


/***/ }),

/***/ 4579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ commandSurfaces),
/* harmony export */   bQ: () => (/* binding */ verifySurface),
/* harmony export */   fh: () => (/* binding */ setupSurface),
/* harmony export */   jU: () => (/* binding */ requestInputs),
/* harmony export */   t4: () => (/* binding */ planSurface)
/* harmony export */ });
/* unused harmony export actionSurfaces */
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4477);

/** What a CUDA matrix request is made of; the request file has keys of the same names. */
const requestInputs = {
    'matrix-file': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Request file with `packages`, `capabilities`, `toolkits`, `systems`, `nixpkgs`; may be missing when the inputs say everything.', '.github/nix-cuda.yml'),
    packages: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Packages, one per line: a Nixpkgs attribute (`python3Packages.torch`) or `name=./file.nix` in callPackage style.'),
    capabilities: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Compute capabilities, one cell each (`8.6`, `9.0a`, `9.0+PTX`); several on one line make one fat binary (`8.0 9.0+PTX`).'),
    toolkits: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('CUDA toolkits, as in `12.8, 13.0`.'),
    systems: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Nix systems (`x86_64-linux`, `aarch64-linux`); unset means the system of this machine.'),
    nixpkgs: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Which Nixpkgs: a folder (`./nixpkgs`) or a flake reference (`github:NixOS/nixpkgs/<rev>`).'),
};
const setupSurface = {
    name: 'setup-nix-cuda',
    description: 'Plan, build and prove CUDA packages with Nix for every GPU architecture and toolkit that your users have',
    inputs: {
        build: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Plan, build and verify every cell of the request in this job.', false),
        ...requestInputs,
        'timeout-minutes': (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .wholeNumber */ .rD)('Time limit of one cell, minutes.', 330, { min: 1, max: 21_600 }),
        summary: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Write the table of cells to the job summary.', true),
    },
    outputs: {
        'nix-version': 'Version of the Nix that was used, as in `2.34.8`',
        'nix-path': 'Absolute path of the `nix` program that was used',
        planned: 'Number of cells that were worth building',
        excluded: 'Number of requested cells that cannot exist',
        proven: 'Number of cells that were built and have the device code that was asked for',
        failed: 'Number of cells that failed',
        results: 'JSON list of `{id, status, outputs}`, one entry per cell, in the order of the plan',
        'plan-file': 'Absolute path of the plan (`plan/1`)',
        'results-folder': 'Absolute path of the folder with one `<cell id>.json` (`result/1`) per cell',
    },
};
const planSurface = {
    name: 'nix-cuda plan',
    description: 'Says which cells of a request are worth building, and why the others cannot exist',
    inputs: { ...requestInputs, json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print the plan as JSON (`plan/1`) instead of a table.', false) },
    outputs: {},
};
const verifySurface = {
    name: 'nix-cuda verify',
    description: 'Says which device code the files, archives and folders PATH… hold, and whether it is what was asked for',
    inputs: {
        capabilities: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Targets that every file with device code must have, as in `8.0, 9.0a, 9.0+PTX`.'),
        toolkit: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('CUDA toolkit that must have compiled every image, as in `12.8`.'),
        json: (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Print JSON instead of a table.', false),
    },
    outputs: {},
};
/** Everything that `npm run generate` writes about. */
const actionSurfaces = [{ file: 'action.yml', stub: 'dist/setup.js', surface: setupSurface }];
const commandSurfaces = [planSurface, verifySurface];


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

/***/ 1246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Lc: () => (/* binding */ worstSeverity),
/* harmony export */   Mm: () => (/* binding */ ProblemError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
function error(code, message, fix, more = {}) {
    return { code, severity: 'error', message, fix, ...more };
}
function warning(code, message, fix, more = {}) {
    return { code, severity: 'warning', message, fix, ...more };
}
/** Carries problems through code that cannot go on. All problems at once, not the first. */
class ProblemError extends Error {
    name = 'ProblemError';
    problems;
    constructor(problems, options) {
        const list = Array.isArray(problems) ? problems : [problems];
        super(list.map(formatProblem).join('\n'), options);
        this.problems = list;
    }
}
/** `CFG001: what happened. What to do.`, with the place in front where there is one. */
function formatProblem(problem) {
    const place = problem.where
        ? [problem.where.file, problem.where.line, problem.where.column].filter((part) => part !== undefined).join(':') +
            ': '
        : '';
    return `${place}${problem.code}: ${problem.message} ${problem.fix}`.trim();
}
/** `error` for an exit code that is not 0, else the worst that is there, else undefined. */
function worstSeverity(problems) {
    for (const severity of ['error', 'warning', 'notice']) {
        if (problems.some((problem) => problem.severity === severity))
            return severity;
    }
    return undefined;
}


/***/ }),

/***/ 994:
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

/***/ 4477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Ko: () => (/* binding */ readInputs),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   rD: () => (/* binding */ wholeNumber)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1246);

/**
 * Reads and parses every input of a surface. `given` answers undefined or the empty text for an input that is unset.
 * Throws ProblemError with one CFG001 for each value that is not accepted.
 */
function readInputs(surface, given) {
    const problems = [];
    const values = {};
    for (const [name, input] of Object.entries(surface.inputs)) {
        const text = given(name)?.trim() || input.default;
        const parsed = input.parse(text);
        if (parsed.ok)
            values[name] = parsed.value;
        else
            problems.push(refuse(name, text, parsed.expected));
    }
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(problems);
    return values;
}
function refuse(name, text, expected) {
    const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('CFG001', `Input ${name} is ${JSON.stringify(shown)}.`, `It accepts ${expected}.`);
}
/** `true` or `false`, as YAML 1.2 and @actions/core's getBooleanInput read them. */
function flag(description, byDefault) {
    return {
        description,
        default: String(byDefault),
        kind: 'flag',
        parse: (text) => {
            const word = text.toLowerCase();
            if (word === 'true' || word === 'false')
                return { ok: true, value: word === 'true' };
            return { ok: false, expected: 'true or false' };
        },
    };
}
/** Any text; the empty text is undefined. */
function text(description, byDefault = '') {
    return {
        description,
        default: byDefault,
        kind: 'text',
        parse: (given) => ({ ok: true, value: given === '' ? undefined : given }),
    };
}
/** Entries separated by newlines or commas, trimmed, empty ones left out; an unset list is undefined. */
function list(description) {
    return {
        description,
        default: '',
        kind: 'list',
        parse: (given) => {
            const entries = given
                .split(/[\n,]/)
                .map((entry) => entry.trim())
                .filter((entry) => entry !== '');
            return { ok: true, value: entries.length === 0 ? undefined : entries };
        },
    };
}
/** A whole number in a range, both ends included. */
function wholeNumber(description, byDefault, range) {
    return {
        description,
        default: String(byDefault),
        kind: 'number',
        parse: (given) => {
            const value = Number(given);
            if (/^\d{1,9}$/.test(given) && value >= range.min && value <= range.max)
                return { ok: true, value };
            return { ok: false, expected: `a whole number from ${range.min} to ${range.max}` };
        },
    };
}


/***/ }),

/***/ 5946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   qS: () => (/* binding */ statusText),
/* harmony export */   zi: () => (/* binding */ foundTargets)
/* harmony export */ });
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7449);

/** GitHub drops a step summary of more than 1024 KiB. */
const maxBytes = 1_000_000;
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
/** The one summary of a run as GitHub Markdown: headline, table of cells × result, problems, excluded cells folded. */
function renderSummary(plan, results) {
    const parts = [
        `## CUDA cells: ${headline(plan, results)}`,
        results.length > 0 ? cellTable(results) : '',
        ...results.filter((result) => result.status !== 'proven').map(failureSection),
        excludedSection(plan),
        plan.problems.length > 0 ? plan.problems.map(problemLine).join('\n') : '',
    ];
    const text = parts.filter((part) => part !== '').join('\n\n');
    if (Buffer.byteLength(text) <= maxBytes)
        return `${text}\n`;
    return `${text.slice(0, maxBytes / 4)}\n\n(cut: the whole result is in the result files)\n`;
}
/** `3 of 4 proven, 1 failed, 2 excluded`. */
function headline(plan, results) {
    const proven = results.filter((result) => result.status === 'proven').length;
    const failed = results.length - proven;
    const words = [`${proven} of ${plan.counts.planned} proven`];
    if (failed > 0)
        words.push(`${failed} failed`);
    if (plan.counts.excluded > 0)
        words.push(`${plan.counts.excluded} excluded`);
    return words.join(', ');
}
function cellTable(results) {
    const header = '| Package | CUDA | Asked for | System | Result | Found | Seconds |\n|---|---|---|---|---|---|---|';
    const rows = results.map((result) => {
        const { cell } = result;
        const seconds = result.seconds.evaluate + result.seconds.build + result.seconds.verify;
        const columns = [
            cell.package,
            cell.toolkit,
            (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .E)(cell),
            cell.system,
            statusText(result),
            foundTargets(result),
            `${seconds.toFixed(1)}${result.built ? '' : ' (not built: already there)'}`,
        ];
        return `| ${columns.map(tableCell).join(' | ')} |`;
    });
    return [header, ...rows].join('\n');
}
/** `sm_90a; PTX compute_90; by CUDA 12.4`: the union over all files. */
function foundTargets(result) {
    const union = (pick) => [
        ...new Set(result.files.flatMap(pick)),
    ];
    const words = [union((file) => file.targets).join(' ')];
    const ptx = union((file) => file.ptx);
    if (ptx.length > 0)
        words.push(`PTX ${ptx.join(' ')}`);
    const toolkits = union((file) => file.toolkits);
    if (toolkits.length > 0)
        words.push(`by CUDA ${toolkits.join(', ')}`);
    return words.filter((word) => word !== '').join('; ') || '—';
}
function failureSection(result) {
    const parts = [`### ❌ ${escapeHtml(result.cell.id)}`, result.problems.map(problemLine).join('\n')];
    if (result.logTail.length > 0)
        parts.push(`Last lines of the build:\n\n<pre>${escapeHtml(result.logTail.join('\n'))}</pre>`);
    return parts.join('\n\n');
}
function excludedSection(plan) {
    if (plan.excluded.length === 0)
        return '';
    const rows = plan.excluded.map((cell) => {
        const reasons = cell.problems.map((problem) => `${problem.code}: ${problem.message} ${problem.fix}`).join(' ');
        return `| ${[cell.id, reasons].map(tableCell).join(' | ')} |`;
    });
    const table = ['| Cell | Reason |', '|---|---|', ...rows].join('\n');
    return `<details><summary>${plan.excluded.length} requested cells cannot exist</summary>\n\n${table}\n\n</details>`;
}
function problemLine(problem) {
    const place = problem.where
        ? ` (${[problem.where.file, problem.where.line].filter((part) => part !== undefined).join(':')})`
        : '';
    return `- **${problem.code}**${escapeHtml(place)} ${escapeHtml(problem.message)} ${escapeHtml(problem.fix)}`;
}
function tableCell(text) {
    return escapeHtml(text).replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
/** User-given text must not become markup. */
function escapeHtml(text) {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}


/***/ })

};
