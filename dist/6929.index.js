export const id = 6929;
export const ids = [6929];
export const modules = {

/***/ 36365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runFloxGenerations: () => (/* binding */ runFloxGenerations),
/* harmony export */   runFloxPush: () => (/* binding */ runFloxPush),
/* harmony export */   runFloxRollback: () => (/* binding */ runFloxRollback)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _flox_push_generations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53713);
/* harmony import */ var _flox_push_push_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4348);
/* harmony import */ var _flox_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97176);
/* harmony import */ var _flox_run_flox_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86184);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51246);
/* harmony import */ var _report_problem_text_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(65637);
/* harmony import */ var _report_text_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45154);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(11161);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(14477);
/* harmony import */ var _runner_sink_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(42399);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(54586);












/** `nix-cuda flox push [DIR]`. Throws ProblemError as `pushEnvironment` does. */
async function runFloxPush(host, { option, positionals }) {
    const { owner, force, 'dry-run': dryRun, json } = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_9__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_11__/* .floxPushSurface */ .X2, option);
    const folder = onlyOne('push', positionals) ?? '.';
    const pushed = await (0,_flox_push_push_js__WEBPACK_IMPORTED_MODULE_2__/* .pushEnvironment */ .Ch)(host, { folder, owner, force, dryRun });
    if (json) {
        const { generation, pin, ...rest } = pushed;
        host.answer((0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_10__/* .jsonText */ .s$)({ ...rest, generation: generation ?? null, pin: pin ?? null }));
        return 0;
    }
    const notes = pushed.problems.map(_report_problem_text_js__WEBPACK_IMPORTED_MODULE_6__/* .problemText */ .f);
    const said = {
        pushed: `${pushed.environment} was pushed: generation ${pushed.generation ?? 'unknown'}`,
        'up to date': `${pushed.environment} is up to date on FloxHub: generation ${pushed.generation ?? 'unknown'}`,
        planned: `Would run: ${pushed.command}`,
    }[pushed.state];
    const pin = pushed.pin === undefined ? [] : [`To pin it: ${pushed.pin}`];
    host.answer(`${[...notes, said, ...pin].join('\n')}\n`);
    return 0;
}
/** `nix-cuda flox generations [DIR|OWNER/NAME]`. Throws ProblemError FLX185, FLX204 and FLX208. */
async function runFloxGenerations(host, { option, positionals }) {
    const { json } = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_9__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_11__/* .floxGenerationsSurface */ .sU, option);
    const where = onlyOne('generations', positionals) ?? '.';
    const args = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_8__/* .isThere */ .$B)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.cwd, where)))
        ? ['--dir', (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.cwd, where)]
        : ['--reference', (0,_flox_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .referenceText */ .n)((0,_flox_reference_js__WEBPACK_IMPORTED_MODULE_3__/* .parseReference */ .F)(where))];
    const generations = await (0,_flox_push_generations_js__WEBPACK_IMPORTED_MODULE_1__/* .listGenerations */ .UN)(host, await (0,_flox_run_flox_js__WEBPACK_IMPORTED_MODULE_4__/* .findFlox */ .Du)(host), args, { upstream: true });
    if (json) {
        const rows = generations.map(({ lastLive, ...one }) => ({ ...one, lastLive: lastLive ?? null }));
        host.answer((0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_10__/* .jsonText */ .s$)({ live: (0,_flox_push_generations_js__WEBPACK_IMPORTED_MODULE_1__/* .liveGeneration */ .lE)(generations) ?? null, generations: rows }));
    }
    else
        host.answer(`${generationTable(generations)}\n`);
    return 0;
}
function generationTable(generations) {
    const rows = generations.toReversed().map(({ number, live, created, lastLive, description }) => {
        return [String(number), live ? 'now' : (lastLive ?? '-'), created, description];
    });
    return (0,_report_text_table_js__WEBPACK_IMPORTED_MODULE_7__/* .textTable */ .ed)([['GENERATION', 'LIVE', 'CREATED', 'DESCRIPTION'], ...rows]);
}
/** `nix-cuda flox rollback OWNER/NAME[:GENERATION]`. Throws ProblemError as `rollBack` does. */
async function runFloxRollback(host, { option, positionals }) {
    const { 'dry-run': dryRun, json } = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_9__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_11__/* .floxRollbackSurface */ .J7, option);
    const reference = onlyOne('rollback', positionals);
    if (reference === undefined) {
        const fix = 'Write nix-cuda flox rollback OWNER/NAME, or OWNER/NAME:GENERATION.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .error */ .z3)('CFG003', 'No environment was given.', fix));
    }
    const done = await (0,_flox_push_push_js__WEBPACK_IMPORTED_MODULE_2__/* .rollBack */ .Fu)(host, reference, { dryRun });
    const said = {
        switched: `${done.environment}: generation ${done.to} is live, before it was ${done.from ?? 'none'}`,
        planned: `Would make generation ${done.to} of ${done.environment} live; now it is ${done.from ?? 'none'}`,
        'already live': `${done.environment}: generation ${done.to} is live already`,
    }[done.state];
    host.answer(json ? (0,_runner_sink_js__WEBPACK_IMPORTED_MODULE_10__/* .jsonText */ .s$)({ ...done, from: done.from ?? null }) : `${said}\n`);
    return 0;
}
function onlyOne(word, positionals) {
    const [first, ...more] = positionals;
    if (more.length === 0)
        return first;
    const message = `nix-cuda flox ${word} takes one argument, and has ${positionals.length}.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .error */ .z3)('CFG008', message, `See nix-cuda flox ${word} --help.`));
}


/***/ }),

/***/ 53713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UN: () => (/* binding */ listGenerations),
/* harmony export */   lE: () => (/* binding */ liveGeneration)
/* harmony export */ });
/* unused harmony export parseGenerations */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _run_flox_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86184);
/** The generations of an environment: each push or edit makes one, and one of them is live. */


/** All generations, the oldest first; `upstream`: as FloxHub has them now. Throws ProblemError FLX208. */
async function listGenerations(host, flox, environment, { upstream }) {
    const args = ['generations', 'list', ...environment, '--json', '--no-pager', ...(upstream ? ['--upstream'] : [])];
    const outcome = await (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_1__/* .runFlox */ .Xo)(host, flox, args, { timeout: 600, silent: true });
    if (!(0,_run_flox_js__WEBPACK_IMPORTED_MODULE_1__/* .succeeded */ .gq)(outcome)) {
        const fix = 'Only environments on FloxHub have generations: push it first. A private one needs a login.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX208', `flox generations list failed: ${(0,_run_flox_js__WEBPACK_IMPORTED_MODULE_1__/* .floxFailure */ .Ei)(outcome)}.`, fix));
    }
    const generations = parseGenerations(outcome.stdout);
    if (generations)
        return generations;
    const message = 'flox generations list did not answer with generations.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX208', message, 'The Flox of this machine may be a version that is not known.'));
}
/**
 * `{"1": {"parent", "created", "last_live", "description"}}`, where the live one has no `last_live`. Undefined for anything
 * else. Pure. https://github.com/flox/flox/blob/main/cli/flox/src/commands/generations/list.rs
 */
function parseGenerations(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const entries = Object.entries(Object(value));
    const generations = entries.flatMap(([key, entry]) => {
        const { description, created, last_live: lastLive } = Object(entry);
        if (!/^[1-9]\d*$/.test(key) || created === undefined)
            return [];
        const isLive = lastLive === null || lastLive === undefined;
        return [
            {
                number: Number(key),
                live: isLive,
                description: typeof description === 'string' ? description : '',
                created: when(created),
                lastLive: isLive ? undefined : when(lastLive),
            },
        ];
    });
    if (generations.length === 0 || generations.length !== entries.length)
        return undefined;
    return generations.sort((a, b) => a.number - b.number);
}
/** Text, or seconds since the epoch. */
function when(value) {
    return typeof value === 'number' ? new Date(value * 1_000).toISOString() : String(value);
}
function liveGeneration(generations) {
    return generations.find(({ live }) => live)?.number;
}


/***/ }),

/***/ 4348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ pushEnvironment),
/* harmony export */   Fu: () => (/* binding */ rollBack)
/* harmony export */ });
/* unused harmony export targetGeneration */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _environment_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10297);
/* harmony import */ var _environment_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45225);
/* harmony import */ var _lint_lint_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12685);
/* harmony import */ var _publish_login_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90552);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(97176);
/* harmony import */ var _run_flox_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(86184);
/* harmony import */ var _generations_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53713);
/** Pushes an environment to FloxHub, and makes one of its earlier generations the live one. */









/** Findings that must not reach FloxHub, where a new environment is public. */
const neverPushed = ['FLX115'];
/**
 * Pushes the environment of a folder. Flox then turns it into one of FloxHub, in its env.json. Throws ProblemError FLX101 to
 * FLX103, FLX115 (a secret in the manifest), FLX185, FLX186, FLX205 and FLX206.
 */
async function pushEnvironment(host, request) {
    const read = await (0,_environment_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readEnvironment */ .Q)(host, request.folder);
    if ('problems' in read)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(read.problems);
    const { environment } = read;
    const flox = await (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .findFlox */ .Du)(host);
    const [login, access] = await Promise.all([
        (0,_publish_login_js__WEBPACK_IMPORTED_MODULE_5__/* .checkLogin */ .w)(host, flox, request.owner ?? environment.owner),
        (0,_environment_access_js__WEBPACK_IMPORTED_MODULE_2__/* .readAccess */ .z)(host),
    ]);
    const found = (0,_lint_lint_js__WEBPACK_IMPORTED_MODULE_4__/* .lint */ .u)({ layers: [environment], access, allowedToolkits: [] });
    const problems = [
        ...login.problems,
        ...found.filter(({ code }) => neverPushed.includes(code)),
        ...ownerProblems(environment, request.owner),
    ];
    if (problems.some(({ severity }) => severity === 'error'))
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(problems);
    const owner = environment.owner ?? request.owner ?? login.handle;
    const name = owner === undefined ? environment.name : `${owner}/${environment.name}`;
    const dir = ['--dir', (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(host.cwd, environment.folder)];
    // The owner may be named for the first push only.
    const asOwner = environment.owner === undefined && request.owner !== undefined ? ['--owner', request.owner] : [];
    const args = ['push', ...dir, ...asOwner, ...(request.force ? ['--force'] : [])];
    const pushed = { environment: name, command: ['flox', ...args].join(' '), problems };
    if (request.dryRun)
        return { ...pushed, state: 'planned', generation: undefined, pin: undefined };
    const outcome = await (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .runFlox */ .Xo)(host, flox, args);
    if (!(0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .succeeded */ .gq)(outcome))
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(pushProblem(outcome, name));
    // Of the folder, not of FloxHub: another push may have come after this one.
    const generation = (0,_generations_js__WEBPACK_IMPORTED_MODULE_8__/* .liveGeneration */ .lE)(await (0,_generations_js__WEBPACK_IMPORTED_MODULE_8__/* .listGenerations */ .UN)(host, flox, dir, { upstream: false }));
    const said = [outcome.stdout, ...outcome.stderrTail].join('\n');
    return {
        ...pushed,
        state: /up to date/i.test(said) ? 'up to date' : 'pushed',
        generation,
        pin: generation === undefined ? undefined : `${name}:${generation}`,
    };
}
function ownerProblems({ owner, name }, wanted) {
    if (owner === undefined || wanted === undefined || owner === wanted)
        return [];
    const fix = `Copy it with \`flox pull --copy ${owner}/${name}\` into another folder, and push that.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX205', `The environment is ${owner}/${name} already, and its owner cannot be changed.`, fix)];
}
/** https://github.com/flox/flox/blob/main/cli/flox/src/commands/push.rs (`convert_error`) */
function pushProblem(outcome, name) {
    const said = (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .floxFailure */ .Ei)(outcome);
    if (/already exists/.test(said)) {
        const fix = 'To keep its generations, pull it, apply the changes there and push that. --force replaces it and them: what is pinned breaks.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX206', `${name} is on FloxHub already, pushed from another folder.`, fix);
    }
    if (/diverged|changes upstream|pull them first/i.test(said)) {
        const fix = 'Run `flox pull` and push again. --force replaces what is on FloxHub.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX206', `${name} was changed on FloxHub since it was pulled here.`, fix);
    }
    const fix = /permission/.test(said)
        ? 'The token needs the right to write to that owner.'
        : 'The log above has what Flox said; a second push is safe.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX205', `flox push of ${name} failed: ${said}.`, fix);
}
/**
 * Makes another generation of an environment on FloxHub the live one, for everybody who does not pin one: the one that the
 * reference names, else the one that was live before. Nothing is lost: a rollback can be rolled back. Throws ProblemError
 * FLX185, FLX204, FLX205, FLX207 and FLX208.
 */
async function rollBack(host, text, { dryRun }) {
    const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .parseReference */ .F)(text);
    const environment = (0,_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .referenceText */ .n)(reference);
    const flox = await (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .findFlox */ .Du)(host);
    const args = ['--reference', environment];
    const generations = await (0,_generations_js__WEBPACK_IMPORTED_MODULE_8__/* .listGenerations */ .UN)(host, flox, args, { upstream: true });
    const from = (0,_generations_js__WEBPACK_IMPORTED_MODULE_8__/* .liveGeneration */ .lE)(generations);
    const to = targetGeneration(reference, generations);
    const pin = `${environment}:${to}`;
    if (to === from)
        return { environment, from, to, pin, state: 'already live' };
    if (dryRun)
        return { environment, from, to, pin, state: 'planned' };
    await switchTo(host, flox, args, to);
    // 1.14 keeps the change of an environment of FloxHub here until it is pushed; before, this has nothing to push.
    const pushed = await (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .runFlox */ .Xo)(host, flox, ['push', ...args]);
    if (!(0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .succeeded */ .gq)(pushed))
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(pushProblem(pushed, environment));
    const live = (0,_generations_js__WEBPACK_IMPORTED_MODULE_8__/* .liveGeneration */ .lE)(await (0,_generations_js__WEBPACK_IMPORTED_MODULE_8__/* .listGenerations */ .UN)(host, flox, args, { upstream: true }));
    if (live === to)
        return { environment, from, to, pin, state: 'switched' };
    const message = `Generation ${to} of ${environment} was pushed, and ${live ?? 'none'} is live.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX208', message, 'Somebody may have pushed at the same time. List the generations.'));
}
async function switchTo(host, flox, args, to) {
    const outcome = await (0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .runFlox */ .Xo)(host, flox, ['generations', 'switch', ...args, String(to)]);
    if ((0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .succeeded */ .gq)(outcome))
        return;
    const message = `flox generations switch ${to} failed: ${(0,_run_flox_js__WEBPACK_IMPORTED_MODULE_7__/* .floxFailure */ .Ei)(outcome)}.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX208', message, 'The live generation on FloxHub was not changed.'));
}
/** The one that is named, else the one that was live last, as `flox generations rollback` has it. Throws FLX207. Pure. */
function targetGeneration({ generation, ...reference }, all) {
    const numbers = all.map(({ number }) => number);
    if (generation !== undefined) {
        if (numbers.includes(generation))
            return generation;
        const message = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .referenceText */ .n)(reference)} has no generation ${generation}.`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX207', message, `It has ${numbers.join(', ')}.`));
    }
    const before = all.filter(({ live }) => !live).sort((a, b) => (a.lastLive ?? '').localeCompare(b.lastLive ?? ''));
    const last = before.at(-1);
    if (last)
        return last.number;
    const message = `${(0,_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .referenceText */ .n)(reference)} has only one generation, so there is none to go to.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX207', message, 'Push another one first.'));
}


/***/ }),

/***/ 97176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseReference),
/* harmony export */   n: () => (/* binding */ referenceText)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);

/**
 * `owner/name` or `owner/name:generation`; the form with a generation is that of Flox's annotation for Kubernetes
 * (https://flox.dev/docs/imageless-kubernetes), its command line has an option for it. Throws ProblemError FLX204. Pure.
 */
function parseReference(text) {
    const [, owner, name, generation] = /^(\w[\w.-]*)\/(\w[\w.-]*)(?::([1-9]\d{0,8}))?$/.exec(text) ?? [];
    if (owner && name)
        return { owner, name, generation: generation === undefined ? undefined : Number(generation) };
    const message = `${JSON.stringify(text.slice(0, 80))} is not a reference to an environment of FloxHub.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX204', message, 'Write owner/name, or owner/name:generation as in acme/app:12.'));
}
function referenceText({ owner, name }) {
    return `${owner}/${name}`;
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
