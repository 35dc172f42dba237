export const id = 478;
export const ids = [478];
export const modules = {

/***/ 6784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ loadRequest),
  b: () => (/* binding */ systemOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/cuda/request.js
var request = __webpack_require__(7118);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(1246);
// EXTERNAL MODULE: ./lib/cuda/request-entries.js
var request_entries = __webpack_require__(3255);
// EXTERNAL MODULE: ./lib/cuda/rules.js
var rules = __webpack_require__(776);
;// CONCATENATED MODULE: ./lib/cuda/request-file.js
/** Reads the request file, `.github/nix-cuda.yml`. Apart from request.ts, because only this one needs a YAML parser. */





/** Characters. A request is a page; what is longer is another file by mistake, or an attack. */
const maxRequestFileLength = 256 * 1024;
const requestKeys = ['packages', 'capabilities', 'toolkits', 'systems', 'nixpkgs'];
const packageKeys = ['name', 'attribute', 'file', 'device-code'];
/**
 * Reads the text of a request file; `file` is its name in problems. Every problem at once, with line and column:
 * CFG004 (too long), CFG005 (not YAML, duplicate keys, aliases, tags), CFG006 (unknown key, wrong type or value),
 * PLN003 to PLN005 (no table knows it), PLN015. Scalars are taken as written: 8.0 is not 8, and 12.10 is not 12.1.
 */
function readRequestFile(text, file) {
    if (text.length > maxRequestFileLength) {
        const message = `${file} has ${text.length} characters; the limit is ${maxRequestFileLength}.`;
        return { problems: [(0,problem/* error */.z3)('CFG004', message, 'Name the right file, or list less.', { where: { file } })] };
    }
    const lines = new dist/* LineCounter */.HN();
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line, column: col };
    };
    const found = [];
    try {
        // The failsafe schema leaves every scalar the text that was written. Keys are compared below, in linear time.
        const document = (0,dist/* parseDocument */.Tp)(text, {
            schema: 'failsafe',
            lineCounter: lines,
            uniqueKeys: false,
            prettyErrors: false,
        });
        // One slip makes many errors; the first ones tell it.
        for (const { message, pos } of [...document.errors, ...document.warnings].slice(0, 20)) {
            found.push(notYaml(`${message}.`, place(pos[0])));
        }
        if (found.length > 0)
            return { problems: found };
        const context = {
            report: (problem) => found.push(problem),
            placeOf: (node) => (node ? place(node.range[0]) : undefined),
        };
        const origin = { kind: 'file', key: 'The request', place: { file, line: 1, column: 1 } };
        return (0,request/* reading */.hF)(readRequest({ node: document.contents, origin }, context), found);
    }
    catch (cause) {
        // What the parser does not survive, for example a list nested a hundred thousand times.
        return { problems: [notYaml(`The YAML parser gave up: ${String(cause)}.`, { file })] };
    }
}
function readRequest(written, context) {
    const fields = readFields(written, requestKeys, context);
    const packages = readList(fields.get('packages'), context, packageItem);
    const capabilities = readList(fields.get('capabilities'), context, targetsItem);
    const toolkits = readList(fields.get('toolkits'), context, textItem(request_entries/* readToolkit */.hw));
    const systems = readList(fields.get('systems'), context, textItem(request_entries/* readSystem */.me));
    const nixpkgs = fields.get('nixpkgs');
    const source = nixpkgs && textItem(request_entries/* readNixpkgs */.jG)(nixpkgs, context);
    return { packages, capabilities, toolkits, systems, nixpkgs: source && { value: source, origin: nixpkgs.origin } };
}
function textItem(read) {
    return (written, context) => {
        const text = readText(written, context);
        return text === undefined ? undefined : read(text, written.origin, context.report);
    };
}
const packageItem = (written, context) => {
    if (!(0,dist/* isMap */.jh)(written.node))
        return textItem(request_entries/* readPackage */.LY)(written, context);
    const fields = readFields(written, packageKeys, context);
    const [name, attribute, file, deviceCode = 'required'] = packageKeys.map((key) => {
        const field = fields.get(key);
        return field && readText(field, context);
    });
    const codeField = fields.get('device-code');
    if (codeField && deviceCode !== 'required' && deviceCode !== 'optional') {
        context.report((0,request_entries/* refuse */.TR)(codeField.origin, `${(0,rules/* quote */.hD)(deviceCode)} is no choice.`, 'Use required or optional.'));
        return undefined;
    }
    if (name === undefined || (attribute !== undefined && file !== undefined)) {
        context.report((0,request_entries/* refuse */.TR)(written.origin, 'a package has a name, and an attribute or a file.', 'Write {name: …, attribute: …} or {name: …, file: …}.'));
        return undefined;
    }
    const from = file === undefined ? { attribute: attribute ?? name } : { file };
    return (0,request_entries/* namedPackage */.I)(name, from, written.origin, context.report, deviceCode === 'optional' ? 'optional' : 'required');
};
const targetsItem = (written, context) => {
    const nodes = (0,dist/* isSeq */.oP)(written.node) ? written.node.items : [written.node];
    const texts = nodes.map((node) => readText(at(node, written, context), context));
    const known = texts.filter((text) => text !== undefined);
    const words = known.flatMap((text) => text.split(/\s+/));
    return known.length < texts.length ? undefined : (0,request_entries/* readTargets */.R0)(words, written.origin, context.report);
};
function readList(written, context, read) {
    if (!written)
        return undefined;
    if (!(0,dist/* isSeq */.oP)(written.node)) {
        context.report(wrongType(written, 'a list'));
        return undefined;
    }
    return written.node.items.flatMap((node) => {
        const item = at(node, written, context);
        const value = read(item, context);
        return value === undefined ? [] : [{ value, origin: item.origin }];
    });
}
function readText(written, context) {
    const text = textOf(written.node);
    if (text === undefined)
        context.report(wrongType(written, 'a text'));
    return text;
}
/** Numbers count: capabilities and toolkits look like them. Empty texts, null, true and false do not. */
function textOf(node) {
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== 'string')
        return undefined;
    const text = node.value.trim();
    return text === '' || (node.type === 'PLAIN' && /^(~|null|true|false)$/i.test(text)) ? undefined : text;
}
/** The values of a mapping by key; unknown and repeated keys are reported. */
function readFields(written, legal, context) {
    const fields = new Map();
    if (!(0,dist/* isMap */.jh)(written.node)) {
        context.report(wrongType(written, `a mapping with the keys ${legal.join(', ')}`));
        return fields;
    }
    for (const { key, value } of written.node.items) {
        const name = (0,dist/* isScalar */.jn)(key) ? String(key.value) : String(key);
        const field = at(key, written, context);
        if (fields.has(name))
            context.report(notYaml(`The key ${(0,rules/* quote */.hD)(name)} is there twice.`, field.origin.place));
        else if (!legal.includes(name))
            context.report(unknownKey(name, legal, field));
        else
            fields.set(name, at(value, { node: value, origin: { ...field.origin, key: name } }, context));
    }
    return fields;
}
/** A part of something written, with its own place where it has one. */
function at(node, whole, context) {
    return { node, origin: { ...whole.origin, place: context.placeOf(node) ?? whole.origin.place } };
}
function unknownKey(name, legal, { origin }) {
    return (0,request_entries/* refuse */.TR)(origin, `there is no key ${(0,rules/* quote */.hD)(name)}.`, `Use ${legal.join(', ')}.`);
}
function wrongType(written, expected) {
    const { node, origin } = written;
    // An alias can make a page out of a line; nobody needs one in a request.
    if ((0,dist/* isAlias */.Vj)(node))
        return notYaml(`The alias *${node.source} is refused.`, origin.place);
    const found = (0,dist/* isMap */.jh)(node) ? 'a mapping' : (0,dist/* isSeq */.oP)(node) ? 'a list' : describeScalar(node);
    return (0,request_entries/* refuse */.TR)(origin, `must be ${expected}, but it is ${found}.`, `Write ${expected}.`);
}
function describeScalar(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value !== '' ? (0,rules/* quote */.hD)(String(node.value)) : 'empty';
}
function notYaml(message, place) {
    return (0,problem/* error */.z3)('CFG005', message, 'Mend the YAML of the file.', { where: place });
}

// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(1161);
// EXTERNAL MODULE: ./lib/actions/surfaces.js
var surfaces = __webpack_require__(4579);
;// CONCATENATED MODULE: ./lib/actions/load-request.js






/** Bytes. What is larger is another file by mistake and is not even read. */
const maxFileSize = 1024 * 1024;
/**
 * The request of this run: the file, with inputs on top. The file may be missing when it was not named by the user.
 * Throws ProblemError with everything that is wrong with both.
 */
async function loadRequest(host, root, sources) {
    const name = sources['matrix-file'];
    const text = name === undefined
        ? undefined
        : await readRequestText(host, root, name, name !== surfaces/* requestInputs */.jU['matrix-file'].default);
    const fromFile = text === undefined || name === undefined ? undefined : readRequestFile(text, name);
    const merged = (0,request/* mergeRequests */.x6)(fromFile, (0,request/* readRequestInputs */.Vv)(sources), systemOf(host));
    if ('problems' in merged)
        throw new problem/* ProblemError */.Mm(merged.problems);
    return merged;
}
/** The Nix system of this machine; on macOS, which has no CUDA, the Linux that most runners have. */
function systemOf(host) {
    return host.platform === 'linux' && host.arch === 'arm64' ? 'aarch64-linux' : 'x86_64-linux';
}
async function readRequestText(host, root, name, required) {
    const path = (0,external_node_path_.isAbsolute)(name) ? name : (0,external_node_path_.join)(root, name);
    try {
        const { size } = await host.files.stat(path);
        if (size > maxFileSize)
            throw unreadable(name, `it has ${size} bytes, the limit is ${maxFileSize}`);
        return await host.files.readFile(path, 'utf8');
    }
    catch (cause) {
        if (cause instanceof problem/* ProblemError */.Mm)
            throw cause;
        if (!required && (0,files/* isErrno */.r)(cause, 'ENOENT'))
            return undefined;
        throw unreadable(name, cause instanceof Error ? cause.message : String(cause));
    }
}
function unreadable(name, why) {
    return new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG004', `The request file ${name} cannot be read: ${why}.`, 'Check matrix-file; paths start at the repository.', {
        where: { file: name },
    }));
}


/***/ }),

/***/ 8952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planRequest: () => (/* binding */ planRequest),
/* harmony export */   proveAll: () => (/* binding */ proveAll),
/* harmony export */   proveOne: () => (/* binding */ proveOne),
/* harmony export */   resultFile: () => (/* binding */ resultFile),
/* harmony export */   tellPlan: () => (/* binding */ tellPlan)
/* harmony export */ });
/* unused harmony export resultsFolder */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _cuda_matrix_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1542);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);
/* harmony import */ var _runner_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5946);
/* harmony import */ var _load_request_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6784);
/* harmony import */ var _prove_cell_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4652);







/** The plan of a request, with the warnings of reading it. Throws ProblemError when the request is wrong. */
async function planRequest(host, root, sources, options = {}) {
    const { request, warnings } = await (0,_load_request_js__WEBPACK_IMPORTED_MODULE_5__/* .loadRequest */ .W)(host, root, sources);
    const plan = (0,_cuda_matrix_js__WEBPACK_IMPORTED_MODULE_1__/* .planMatrix */ .T4)(request, options);
    return { ...plan, problems: [...warnings, ...plan.problems] };
}
/**
 * Builds and proves the cells of a plan one after the other in this job; each result is on disk before the next cell
 * starts. Stops between cells when the job is cancelled. `timeout` is in seconds and for one build.
 */
async function proveAll(host, nix, plan, options) {
    const planFile = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'plan.json');
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, planFile, `${JSON.stringify(plan)}\n`);
    tellPlan(host, plan);
    const results = [];
    for (const [index, { cell }] of plan.rows.entries()) {
        if (host.cancelled.aborted)
            break;
        results.push(await proveOne(host, nix, cell, { ...options, title: `Cell ${index + 1} of ${plan.rows.length}` }));
    }
    return { results, planFile, resultsFolder: resultsFolder(host) };
}
/** Builds and proves one cell, tells how it went, and writes its result and its entry in job.json. */
async function proveOne(host, nix, cell, options) {
    host.log.group(`${options.title}: ${cell.id}`);
    const { result, derivations } = await (0,_prove_cell_js__WEBPACK_IMPORTED_MODULE_6__/* .proveCell */ .dg)(host, nix, cell, { ...options, folder: (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host) });
    host.log.endGroup();
    tellResult(host, result);
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, resultFile(host, cell.id), `${JSON.stringify(result)}\n`);
    const job = await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .readJob */ .cd)(host);
    const others = job.cells.filter((entry) => entry.id !== cell.id);
    await (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .writeJob */ .Pg)(host, { ...job, nix, cells: [...others, jobEntry(result, derivations)] });
    return result;
}
/** Absolute path of the folder with one `<cell id>.json` (result/1) per cell. */
function resultsFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'results');
}
/** Absolute path of the result of one cell. */
function resultFile(host, id) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(resultsFolder(host), `${id}.json`);
}
/** Prints a plan: what is built, and what is not and why. */
function tellPlan(host, plan) {
    host.log.group(`Plan: ${plan.counts.planned} cells, ${plan.counts.excluded} excluded`);
    for (const row of plan.rows)
        host.log.info(row.id);
    for (const cell of plan.excluded) {
        for (const problem of cell.problems)
            host.log.info(`not ${cell.id}: ${problem.code} ${problem.message}`);
    }
    host.log.endGroup();
}
/** Outside the fold, so that a failure is seen without opening anything. */
function tellResult(host, result) {
    host.log.info(`${(0,_runner_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .statusText */ .qS)(result)}: ${result.cell.id} (${(0,_runner_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .foundTargets */ .zi)(result)})`);
    if (result.status === 'proven')
        return;
    for (const line of result.logTail)
        host.log.info(`    ${line}`);
}
function jobEntry(result, derivations) {
    const { evaluate, build, verify } = result.seconds;
    return {
        id: result.cell.id,
        system: result.cell.system,
        status: result.status,
        drvPath: result.drvPath,
        outputs: result.outputs.map((output) => output.path),
        built: result.built,
        seconds: evaluate + build + verify,
        derivations: derivations.map(({ path, seconds }) => ({ path, seconds })),
    };
}


/***/ }),

/***/ 1542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ hostedRunners),
/* harmony export */   T4: () => (/* binding */ planMatrix)
/* harmony export */ });
/* unused harmony export defaultLimits */
/* harmony import */ var _model_cell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7449);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9412);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3341);
/* harmony import */ var _attribute_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9635);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7118);
/* harmony import */ var _request_entries_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3255);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(776);
/** From a request to a plan: which cells can exist, in a stable order, and why the others cannot. */








const defaultLimits = { cells: 500_000 };
/** GitHub's own runners. https://docs.github.com/en/actions/reference/runners/github-hosted-runners */
const hostedRunners = {
    'x86_64-linux': 'ubuntu-24.04',
    'aarch64-linux': 'ubuntu-24.04-arm',
};
/** Minutes. GitHub stops a job after 360; ten are left to save what was built. */
const timeout = 350;
/**
 * Plans every combination of the request: rows in the order package, system, toolkit, targets, whatever the order of
 * the request; what cannot exist, with all its reasons; `counts.requested` counts duplicates too.
 * Problems of the plan: PLN010 (notice: a duplicate was dropped), PLN011 (nothing requested), PLN012 (all excluded),
 * PLN014 (more combinations than the limit; nothing is planned then).
 */
function planMatrix(request, options = {}) {
    const { limits = defaultLimits, runners = hostedRunners } = options;
    const axes = [request.packages, request.systems, request.toolkits, request.capabilities];
    const requested = axes.reduce((product, axis) => product * axis.length, 1);
    if (requested === 0)
        return refused(requested, (0,_request_js__WEBPACK_IMPORTED_MODULE_3__/* .nothingRequested */ .UE)(emptyAxes(request)));
    if (requested > limits.cells)
        return refused(requested, tooMany(requested, limits));
    const problems = [];
    const { rows, excluded } = combine(request, runners, problems);
    if (rows.length === 0)
        problems.push(allExcluded(excluded));
    const counts = { requested, planned: rows.length, excluded: excluded.length };
    return { schema: 'plan/1', rows, excluded, counts, problems };
}
function combine(request, runners, problems) {
    const packages = distinct('package', request.packages, (p) => p.name, problems).sort((a, b) => compareText(a.name, b.name));
    const verdicts = judge(request, problems);
    const rows = [];
    const excluded = [];
    for (const { name, source, deviceCode } of packages) {
        for (const { reasons, ...key } of verdicts) {
            const id = (0,_model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .cellId */ .C)({ package: name, ...key });
            if (reasons.length > 0) {
                excluded.push({ id, package: name, ...key, problems: reasons });
                continue;
            }
            const nixpkgs = request.nixpkgs.value;
            const path = (0,_attribute_path_js__WEBPACK_IMPORTED_MODULE_2__/* .attributePath */ .iq)({ source, ...key });
            const cell = {
                schema: 'cell/1',
                id,
                package: name,
                ...key,
                source,
                deviceCode,
                nixpkgs,
                attributePath: path,
            };
            rows.push({ id, runner: runners[key.system], timeout, cell });
        }
    }
    return { rows, excluded };
}
/** The rules look at everything but the package: each combination of the rest is judged once. */
function judge(request, problems) {
    const chosen = distinct('system', request.systems, (system) => system, problems);
    const versions = distinct('toolkit', request.toolkits, (toolkit) => toolkit, problems).sort(compareToolkits);
    const targets = distinct('cell', request.capabilities, targetsName, problems).sort(compareTargets);
    const verdicts = [];
    for (const system of _model_system_js__WEBPACK_IMPORTED_MODULE_6__/* .systems */ .n.filter((s) => chosen.includes(s))) {
        for (const toolkit of versions) {
            for (const { capabilities, ptx } of targets) {
                const key = { system, toolkit, capabilities, ptx };
                verdicts.push({ ...key, reasons: (0,_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .checkCell */ .xp)(key) });
            }
        }
    }
    return verdicts;
}
/** The values without repetition, each repetition with a notice. */
function distinct(what, entries, name, problems) {
    const first = new Map();
    for (const entry of entries) {
        const before = first.get(name(entry.value));
        if (before)
            problems.push(duplicate(what, name(entry.value), before, entry));
        else
            first.set(name(entry.value), entry);
    }
    return [...first.values()].map((entry) => entry.value);
}
function compareText(a, b) {
    return a < b ? -1 : Number(a > b);
}
function compareToolkits(a, b) {
    const [left, right] = [(0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .parseVersion */ .ot)(a), (0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .parseVersion */ .ot)(b)];
    return left && right ? (0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .compareVersions */ .Zy)(left, right) : 0;
}
/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a, b) {
    for (const [index, capability] of a.capabilities.entries()) {
        const other = b.capabilities[index];
        const order = other === undefined ? 1 : (0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .compareCapabilityTexts */ .GN)(capability, other);
        if (order !== 0)
            return order;
    }
    return a.capabilities.length - b.capabilities.length || a.ptx.length - b.ptx.length;
}
function targetsName(targets) {
    return [...targets.capabilities, ...targets.ptx.map((capability) => `PTX ${capability}`)].join(', ');
}
function refused(requested, problem) {
    return {
        schema: 'plan/1',
        rows: [],
        excluded: [],
        counts: { requested, planned: 0, excluded: 0 },
        problems: [problem],
    };
}
function emptyAxes(request) {
    const { packages, capabilities, toolkits, systems } = request;
    return Object.entries({ packages, capabilities, toolkits, systems })
        .filter(([, axis]) => axis.length === 0)
        .map(([key]) => key)
        .join(', ');
}
function duplicate(what, name, before, again) {
    return {
        code: 'PLN010',
        severity: 'notice',
        message: `The ${what} ${name} is requested twice${(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .describeOrigin */ .uN)(before.origin)}; it is planned once.`,
        fix: 'Remove one of them.',
        ...(0,_request_entries_js__WEBPACK_IMPORTED_MODULE_4__/* .where */ ._M)(again.origin),
    };
}
function tooMany(requested, limits) {
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN014', `The request makes ${requested} combinations of package, system, toolkit and capabilities; the limit is ${limits.cells}.`, 'Ask for fewer of them, or split the request.');
}
function allExcluded(excluded) {
    const reasons = [...new Set(excluded.flatMap((cell) => cell.problems.map((problem) => problem.code)))];
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('PLN012', `None of the ${excluded.length} requested cells can exist (${reasons.join(', ')}).`, excluded[0]?.problems[0]?.fix ?? 'Ask for other toolkits, capabilities or systems.');
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

/***/ 2617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ jobFolder),
/* harmony export */   Pg: () => (/* binding */ writeJob),
/* harmony export */   cd: () => (/* binding */ readJob),
/* harmony export */   dZ: () => (/* binding */ jobName)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1161);
/* harmony import */ var _state_folder_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8520);



/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, not in /tmp, where another user could have made it first.
 */
function jobFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['RUNNER_TEMP'] || (0,_state_folder_js__WEBPACK_IMPORTED_MODULE_2__/* .stateFolder */ .y)(host), 'nix-cuda');
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(816), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 3873));
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
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * Where this machine remembers what jobs wrote on it: /var/lib/setup-nix-cuda for root, else the user's state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/). It outlives the job; RUNNER_TEMP does not.
 */
function stateFolder(host) {
    if (host.uid === 0) {
        return host.platform === 'darwin' ? '/Library/Application Support/setup-nix-cuda' : '/var/lib/setup-nix-cuda';
    }
    const home = host.env['HOME'] ?? '/';
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(host.env['XDG_STATE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.local', 'state'), 'setup-nix-cuda');
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
/**
 * The one summary of a run as GitHub Markdown: a headline, one table of capabilities × toolkits per package, what failed
 * with the last lines of its build, one line on time, then folded every cell and every excluded cell with its reasons.
 */
function renderSummary(plan, results) {
    const failed = results.filter((result) => result.status !== 'proven');
    const parts = [
        `## ${failed.length > 0 || results.length < plan.counts.planned ? '❌' : '✅'} CUDA cells: ${headline(plan, results)}`,
        ...heatTables(plan, results),
        plan.counts.requested > 0 ? legend : '',
        ...failed.map(failureSection),
        plan.problems.map(problemLine).join('\n'),
        results.length > 0 ? `${timingLine(results)} ${cacheLine(results)}` : '',
        results.length > 0 ? folded(`All ${results.length} cells`, cellTable(results)) : '',
        excludedSection(plan),
    ];
    const text = parts.filter((part) => part !== '').join('\n\n');
    if (Buffer.byteLength(text) <= maxBytes)
        return `${text}\n`;
    return `${text.slice(0, maxBytes / 4)}\n\n(cut: the whole result is in the result files)\n`;
}
const legend = '✅ built and proven · ❌ failed · – cannot exist · ⚪ no result';
/** One table per package and system: a glance says what works where. */
function heatTables(plan, results) {
    const done = new Map(results.map((result) => [result.cell.id, result]));
    const cells = [
        ...plan.rows.map(({ cell }) => ({ ...cell, mark: done.has(cell.id) ? heatMark(done.get(cell.id)) : '⚪' })),
        ...plan.excluded.map((cell) => ({ ...cell, mark: '–' })),
    ];
    const groups = Map.groupBy(cells, (cell) => `${cell.package} on ${cell.system}`);
    return [...groups].map(([name, members]) => {
        const toolkits = distinct(members.map((cell) => cell.toolkit)).sort(byNumber);
        const lines = [...Map.groupBy(members, _model_cell_js__WEBPACK_IMPORTED_MODULE_0__/* .describeTargets */ .E)].sort(([a], [b]) => byNumber(a, b));
        const rows = lines.map(([targets, row]) => {
            const marks = toolkits.map((toolkit) => row.find((cell) => cell.toolkit === toolkit)?.mark ?? '');
            return `| ${[targets, ...marks].map(tableCell).join(' | ')} |`;
        });
        const header = `| ${tableCell(name)} | ${toolkits.map((toolkit) => `CUDA ${toolkit}`).join(' | ')} |`;
        return [header, `|---|${':-:|'.repeat(toolkits.length)}`, ...rows].join('\n');
    });
}
function heatMark(result) {
    return result ? (marks[result.status].split(' ')[0] ?? '') : '';
}
/** `12.4` before `12.10`, `9.0` before `10.0`. */
function byNumber(a, b) {
    return a.localeCompare(b, 'en', { numeric: true });
}
function distinct(texts) {
    return [...new Set(texts)];
}
/** `28 cells: 9 built in 8.1 s, 19 already there; evaluated in 2.0 s, verified in 0.3 s`. */
function timingLine(results) {
    const sum = (phase) => results.reduce((total, result) => total + result.seconds[phase], 0).toFixed(1);
    const built = results.filter((result) => result.built).length;
    return `${results.length} cells: ${built} built in ${sum('build')} s, ${results.length - built} not built because they were there; evaluated in ${sum('evaluate')} s, verified in ${sum('verify')} s.`;
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
function folded(title, content) {
    return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
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
    return folded(`– ${plan.excluded.length} requested cells cannot exist`, table);
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
