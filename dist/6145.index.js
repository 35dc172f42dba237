export const id = 6145;
export const ids = [6145];
export const modules = {

/***/ 21554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuildCommand: () => (/* binding */ runBuildCommand)
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
        (0,text_grid/* textGrids */.X)(grids, summary/* meanings */.Dd),
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
    const { makePlan } = await Promise.all(/* import() | plan-request */[__webpack_require__.e(8815), __webpack_require__.e(3225), __webpack_require__.e(3229), __webpack_require__.e(9086), __webpack_require__.e(7254), __webpack_require__.e(6430), __webpack_require__.e(3437), __webpack_require__.e(2265), __webpack_require__.e(8222)]).then(__webpack_require__.bind(__webpack_require__, 34488));
    const { proveAll } = await Promise.all(/* import() | matrix-job */[__webpack_require__.e(494), __webpack_require__.e(6130), __webpack_require__.e(6941), __webpack_require__.e(5602), __webpack_require__.e(6478)]).then(__webpack_require__.bind(__webpack_require__, 41507));
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
/** As `formatProblem`, the code in the colour of its severity. */
function problemText(problem) {
    const text = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .formatProblem */ .Vw)(problem);
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
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   os: () => (/* binding */ tailLines)
/* harmony export */ });
/* unused harmony export grace */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73024);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46193);




/** Why a command failed, in its own last line where it said any; part of a message. Pure. */
function failureText(outcome) {
    return outcome.kind === 'not-started' ? outcome.reason : (outcome.stderrTail.at(-1) ?? outcome.kind);
}
const tailLines = 60;
const maxLine = 64 * 1024;
/** Milliseconds between SIGTERM and SIGKILL: inside the 7.5 s that the runner waits after SIGINT. */
const grace = 4_000;
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
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, {
        cwd: command.cwd,
        env: command.env,
        detached: true,
        stdio: [command.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
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
    const finish = (outcome) => {
        clearTimeout(timer);
        clearTimeout(killer);
        command.signal?.removeEventListener('abort', onAbort);
        resolve(outcome);
    };
    child.on('error', (cause) => finish({ kind: 'not-started', reason: cause.message }));
    child.on('close', (code) => {
        lines.end();
        const seen = { stdout: Buffer.concat(stdout).toString('utf8'), stderrTail };
        if (stopped)
            finish({ kind: stopped, ...seen });
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
/** Cuts a byte stream into lines; a line longer than 64 KiB is cut there. */
function lineSplitter(onLine) {
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_3__.StringDecoder('utf8');
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
/** The lines of a text, without sequences for a terminal such as colours. Other control characters are left in them. */
function linesOf(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).split(lineEnd);
}
/**
 * The lines of a text that is not ours, as they may be printed: GitHub's runner takes none of them for a command, and a
 * terminal obeys nothing in them. Control characters are shown as `\x1b`, and a backslash breaks `::` at the start and
 * `##[` anywhere.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Common/ActionCommand.cs
 */
function safeLines(text) {
    return linesOf((0,_model_style_js__WEBPACK_IMPORTED_MODULE_1__/* .unstyled */ .t)(text)).map((line) => line
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
