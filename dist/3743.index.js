export const id = 3743;
export const ids = [3743];
export const modules = {

/***/ 97395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pushToFlox: () => (/* binding */ pushToFlox)
/* harmony export */ });
/* harmony import */ var _flox_push_push_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4348);

/** Pushes a Flox environment; never over another one. Throws ProblemError as `pushEnvironment` does. */
async function pushToFlox(host, inputs) {
    const { 'flox-environment': folder, 'flox-org': owner, 'dry-run': dryRun } = inputs;
    const pushed = await (0,_flox_push_push_js__WEBPACK_IMPORTED_MODULE_0__/* .pushEnvironment */ .Ch)(host, { folder, owner, force: false, dryRun });
    const { environment, generation, pin, command, problems } = pushed;
    const state = { pushed: 'published', 'up to date': 'already published', planned: 'planned' }[pushed.state];
    return {
        destination: 'flox-push',
        state,
        headline: {
            published: `${environment} was pushed`,
            'already published': `${environment} is up to date on FloxHub`,
            planned: `${environment} would be pushed`,
        }[state],
        rows: [...(pin === undefined ? [] : [['Generation', pin]]), ['Command', command]],
        problems,
        outputs: { state, 'flox-generation': generation === undefined ? '' : String(generation), 'flox-pin': pin ?? '' },
        document: { ...pushed, state, generation: generation ?? null, pin: pin ?? null },
    };
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


/***/ })

};
