export const id = 6643;
export const ids = [6643];
export const modules = {

/***/ 32763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V4: () => (/* binding */ envCacheKey),
/* harmony export */   hh: () => (/* binding */ saveEnvCache),
/* harmony export */   ko: () => (/* binding */ restoreEnvCache)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2617);
/**
 * Keeps `$FLOX_ENV_CACHE`, the folder `.flox/cache` of an environment, in GitHub's cache: what hooks install there (virtual
 * environments, downloads of pip, uv and npm) is not in the Nix store. It is packed by tar, for it has links and programs,
 * which the door to GitHub's cache would refuse as members of an entry.
 */







/** Name of the folder in an entry, and of the archive in it. */
const [entry, archive] = ['flox-env', 'cache.tar'];
/** Seconds for tar, which reads and writes some gigabytes. */
const packTime = 30 * 60;
/**
 * `flox-env-1-<system>-<name>-<32 hex>`, of the lock, of what hooks and profiles run, and of the path. An older entry is never
 * used in place of it: its Python may be of another store path, which this machine does not have. Pure.
 */
function envCacheKey({ environment, lock, system, path, more }) {
    const { hook, profile, vars } = environment.manifest;
    const parts = [lock ?? '', hook ?? {}, profile ?? {}, vars ?? {}, path, more];
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
    const name = environment.name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 100);
    return `flox-env-1-${system}-${name}-${hash}`;
}
/** Restores the folder, unless it has something in it already. What goes wrong is a warning FLX165. */
async function restoreEnvCache(host, cache) {
    if (!host.cache.available || !host.cache.readable)
        return skip(host, cache, 'restored', 'there is no cache service');
    if (!(await isEmpty(host, cache.path)))
        return skip(host, cache, 'restored', 'the folder is not empty');
    return inWorkFolder(host, cache, 'restored', async (work) => {
        const reply = await host.cache.fetch(work, entry, cache.key, cache.key);
        if (reply.kind !== 'ok')
            return failed(cache, 'restored', reply.reason);
        if (reply.value !== cache.key) {
            host.log.info(`Cache of ${cache.label}: there is no entry yet`);
            return { outcome: 'missed', problems: [] };
        }
        const packed = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, entry, archive);
        await host.files.mkdir(cache.path, { recursive: true });
        const why = await tar(host, ['-xf', packed, '-C', cache.path]);
        if (why !== undefined) {
            await host.files.rm(cache.path, { recursive: true, force: true });
            return failed(cache, 'restored', why);
        }
        return done(host, cache, 'restored', packed);
    });
}
/** Saves the folder under its key, which is taken for good. What goes wrong is a warning FLX165. */
async function saveEnvCache(host, cache) {
    if (!host.cache.available || !host.cache.writable)
        return skip(host, cache, 'saved', 'this job may not write caches');
    if (await isEmpty(host, cache.path))
        return skip(host, cache, 'saved', 'the folder is empty');
    return inWorkFolder(host, cache, 'saved', async (work) => {
        await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, entry), { mode: 0o700 });
        const packed = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, entry, archive);
        const why = await tar(host, ['-cf', packed, '-C', cache.path, '.']);
        if (why !== undefined)
            return failed(cache, 'saved', why);
        const reply = await host.cache.store(work, entry, cache.key);
        if (reply.kind !== 'ok')
            return failed(cache, 'saved', reply.reason);
        if (reply.value === 'taken')
            return skip(host, cache, 'saved', 'another job saved it first');
        return done(host, cache, 'saved', packed);
    });
}
/** `host.files.readdir` of what is not there fails, and that is empty too. */
async function isEmpty(host, path) {
    return !(await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_4__/* .isThere */ .$B)(host, path)) || (await host.files.readdir(path)).length === 0;
}
async function inWorkFolder(host, cache, verb, work) {
    let folder;
    try {
        await host.files.mkdir((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_5__/* .jobFolder */ .OW)(host), { recursive: true, mode: 0o700 });
        folder = await host.files.mkdtemp((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_5__/* .jobFolder */ .OW)(host), 'env-cache-'));
        return await work(folder);
    }
    catch (cause) {
        return failed(cache, verb, cause instanceof Error ? cause.message : String(cause));
    }
    finally {
        if (folder !== undefined)
            await host.files.rm(folder, { recursive: true, force: true });
    }
}
/** Why tar failed; undefined when it did not. Without -P it follows no link and leaves the folder for no member. */
async function tar(host, args) {
    const env = (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_6__/* .childEnv */ .g)(host.env, { LC_ALL: 'C' });
    const outcome = await host.exec({ argv: ['tar', ...args], env, timeout: packTime, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0 ? undefined : `tar: ${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .failureText */ .kY)(outcome)}`;
}
async function done(host, { label }, outcome, packed) {
    const { size: bytes } = await host.files.stat(packed);
    host.log.info(`Cache of ${label}: ${outcome} ${(bytes / 1e6).toFixed(1)} MB`);
    return { outcome, bytes, problems: [] };
}
function skip(host, { label }, verb, why) {
    host.log.info(`Cache of ${label}: not ${verb}, ${why}`);
    return { outcome: 'skipped', problems: [] };
}
function failed({ label }, verb, why) {
    const message = `The cache folder of ${label} was not ${verb}: ${why.replace(/\.$/, '')}.`;
    return { outcome: 'failed', problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('FLX165', message, 'The command is not affected.')] };
}


/***/ }),

/***/ 94058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N_: () => (/* binding */ floxEnvironment),
/* harmony export */   dV: () => (/* binding */ hidesToken),
/* harmony export */   oB: () => (/* binding */ quietEnvironment)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30994);
/* harmony import */ var _auth_signed_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64312);
/* harmony import */ var _run_flox_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86184);



/**
 * The environment of this step for `flox`, and so for what runs in the activated environment: without inputs and tokens of the
 * runner, without metrics and notices of updates. The login to FloxHub is FLOX_FLOXHUB_TOKEN of the job, else that of the setup step,
 * which `hidesToken` then keeps from the command; a login that ended is a warning, for a locked environment needs none.
 */
async function floxEnvironment(host, job) {
    const login = await (0,_auth_signed_in_js__WEBPACK_IMPORTED_MODULE_0__.signedInIfPossible)(host, job);
    return { env: quietEnvironment(login.host), warnings: login.warnings };
}
/** The same without the login of the setup step. */
function quietEnvironment({ env }) {
    return (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnv */ .g)(env, _run_flox_js__WEBPACK_IMPORTED_MODULE_1__/* .quietFlox */ .q9);
}
/** Whether the token is for `flox` alone: neither the job nor the input `variables` gives one to what runs in the environment. */
function hidesToken({ env }, variables) {
    return !env['FLOX_FLOXHUB_TOKEN'] && !variables['FLOX_FLOXHUB_TOKEN'];
}


/***/ }),

/***/ 92295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ notStarted),
/* harmony export */   MR: () => (/* binding */ watchServices),
/* harmony export */   RU: () => (/* binding */ stopServices),
/* harmony export */   VI: () => (/* binding */ logServices),
/* harmony export */   gx: () => (/* binding */ serviceProblems),
/* harmony export */   xx: () => (/* binding */ readEnded)
/* harmony export */ });
/* unused harmony exports parseStates, stateText */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _scripts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25391);
/** What Flox says of the services of environments that are active. */



/** Milliseconds between two looks at services while the command runs. */
const pause = 15_000;
/** Seconds for one answer of Flox. */
const answerTime = 60;
/** The states in what `flox services status --json` prints: one list, or, as its manual has it, one object per line. Pure. */
function parseStates(text) {
    const values = attemptJson(text) ?? text.split('\n').flatMap((line) => attemptJson(line) ?? []);
    return (Array.isArray(values) ? values : [values]).flatMap((value) => {
        const { name, status, exit_code: exitCode } = Object(value);
        if (typeof name !== 'string' || typeof status !== 'string')
            return [];
        return [{ name, status, exitCode: typeof exitCode === 'number' ? exitCode : undefined }];
    });
}
function attemptJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** `Running`, or `Completed (exit code 1)`. */
function stateText({ status, exitCode }) {
    return exitCode === undefined ? status : `${status} (exit code ${exitCode})`;
}
/** Logs every service whose state changes, until the signal fires. */
async function watchServices(host, program, env, services, ended) {
    const known = new Map();
    while (services.length > 0 && !ended.aborted) {
        await host.clock.sleep(pause, ended);
        for (const layer of services) {
            if (ended.aborted)
                return;
            for (const state of await askStates(host, program, env, layer)) {
                const key = `${layer.label}: ${state.name}`;
                const before = known.get(key);
                known.set(key, stateText(state));
                if (before !== undefined && before !== stateText(state))
                    host.log.info(`Service ${key}: ${stateText(state)}`);
            }
        }
    }
}
async function askStates(host, program, env, { selector }) {
    const argv = [program, 'services', 'status', ...selector, '--json'];
    const outcome = await host.exec({ argv, env, timeout: answerTime, signal: host.cancelled });
    return outcome.kind === 'exited' && outcome.code === 0 ? parseStates(outcome.stdout) : [];
}
/** What the script wrote down when the command had ended. */
async function readEnded(host, folder, services) {
    const ended = services.map(async ({ label }, index) => {
        const states = parseStates((await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, `${folder}/${_scripts_js__WEBPACK_IMPORTED_MODULE_2__/* .files */ .aq.status(index)}`)) ?? '');
        return Promise.all(states.map(async (state, service) => {
            const log = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(host, `${folder}/${_scripts_js__WEBPACK_IMPORTED_MODULE_2__/* .files */ .aq.log(index, service)}`)) ?? '';
            return { ...state, label, log: log.trimEnd() === '' ? [] : log.trimEnd().split('\n') };
        }));
    });
    return (await Promise.all(ended)).flat();
}
/** Logs the last lines of every service, or of those that ended with an error where the command did not fail. */
function logServices(host, services, failed) {
    for (const service of services) {
        if (!failed && !hasFailed(service))
            continue;
        const { label, name, log } = service;
        host.log.group(`Service ${name} of ${label}: ${stateText(service)}`);
        for (const line of log)
            host.log.info(line);
        if (log.length === 0)
            host.log.info('(it logged nothing)');
        host.log.endGroup();
    }
}
/** FLX164 for each service that ended with an error: a warning, because the command decides about the step. Pure. */
function serviceProblems(services) {
    return services.filter(hasFailed).map(({ name, label, exitCode }) => {
        const message = `Service ${name} of ${label} ended with exit code ${exitCode} while the command ran.`;
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('FLX164', message, 'Its last lines are in the log of this step.');
    });
}
function hasFailed({ exitCode }) {
    return exitCode !== undefined && exitCode !== 0;
}
/** FLX164: Flox did not start the services, as it said in these lines. Pure. */
function notStarted(said) {
    const why = said.findLast((line) => line.trim() !== '')?.replace(/^✘ ERROR: /u, '');
    const message = `Flox did not start the services${why === undefined ? '' : `: ${why}`}${/[.!?]$/.test(why ?? '') ? '' : '.'}`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX164', message, 'See the lines that Flox printed before.');
}
/**
 * Stops what still runs of services in folders; those of an environment on FloxHub may be another job's too, and end with
 * their last activation. Gives the names. Never throws.
 */
async function stopServices(host, program, env, services) {
    const stopped = [];
    for (const layer of services.filter(({ own }) => own)) {
        const running = (await askStates(host, program, env, layer)).filter(({ status }) => status === 'Running');
        if (running.length === 0)
            continue;
        const names = running.map(({ name }) => name);
        const argv = [program, 'services', 'stop', ...layer.selector, ...names];
        await host.exec({ argv, env, timeout: answerTime, signal: host.cancelled });
        stopped.push(...names.map((name) => `${layer.label}: ${name}`));
    }
    return stopped;
}


/***/ }),

/***/ 50833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cv: () => (/* binding */ about),
/* harmony export */   FD: () => (/* binding */ secondsAhead),
/* harmony export */   Pj: () => (/* binding */ askServer),
/* harmony export */   Th: () => (/* binding */ aheadText),
/* harmony export */   h7: () => (/* binding */ serverFails)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_http_ask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95226);
/* harmony import */ var _runner_http_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30364);



/** Milliseconds for one try, and bytes of an answer: documents of issuers are a few kilobytes. */
const timeout = 20_000;
const maxBytes = 256 * 1024;
/** Seconds by which clocks may differ before it is said. Servers that check tokens allow about a minute. */
const tolerance = 60;
/**
 * The answer of a server for signing in. 429 and 5xx are tried again, three times: a second token does no harm. A request
 * that holds a secret follows no redirect. Throws ProblemError FLX128 where none comes, FLX129 where the server still fails.
 */
async function askServer(host, request) {
    const { url } = request;
    const rule = { tries: 4, firstPause: 1_000, longestPause: 10_000, signal: host.cancelled };
    const question = { timeout, maxBytes, signal: host.cancelled, ...request };
    const answer = await (0,_runner_http_ask_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .k)(host, question, rule).catch((cause) => {
        const why = cause instanceof Error ? cause.message : String(cause);
        const fix = 'Check the network and the proxy of this machine, and the address.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX128', `${(0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(url)} did not answer: ${why}.`, fix, about(url)));
    });
    if ((0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .isPassing */ .WG)(answer.status))
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(serverFails(url, `status ${answer.status}`));
    return answer;
}
/** FLX129: the server is there, and what it answers is none. */
function serverFails(url, what) {
    const message = `${(0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(url)} cannot be used for signing in to FloxHub: ${what}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX129', message, 'Run the job again later.', about(url));
}
/** What a problem is about. */
function about(url) {
    return { subject: { url: (0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(url) } };
}
/**
 * Seconds by which a clock is ahead of the server that answered (`Date` of the answer); 0 for less than servers tolerate,
 * and where the server does not say. `now` is of that clock, milliseconds.
 */
function secondsAhead(date, now) {
    const seconds = Math.round((now - Date.parse(date ?? '')) / 1_000);
    return Math.abs(seconds) > tolerance ? seconds : 0;
}
/** `5 minutes ahead of`, as in a sentence between two clocks. */
function aheadText(seconds) {
    const size = Math.abs(seconds);
    const amount = size < 120
        ? `${size} seconds`
        : size < 7_200
            ? `${Math.round(size / 60)} minutes`
            : `${Math.round(size / 3_600)} hours`;
    return `${amount} ${seconds > 0 ? 'ahead of' : 'behind'}`;
}


/***/ }),

/***/ 44520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ signIn)
});

// EXTERNAL MODULE: ./lib/runner/mask-secrets.js
var mask_secrets = __webpack_require__(54136);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/model/saved.js
var saved = __webpack_require__(36014);
// EXTERNAL MODULE: ./lib/runner/http/rules.js
var rules = __webpack_require__(30364);
// EXTERNAL MODULE: ./lib/flox/auth/ask-server.js
var ask_server = __webpack_require__(50833);
// EXTERNAL MODULE: ./lib/flox/auth/claims.js
var auth_claims = __webpack_require__(703);
;// CONCATENATED MODULE: ./lib/flox/auth/account.js






/**
 * Proves a token by asking FloxHub whose it is: its shape says nothing, and Flox goes on without a login where it is bad.
 * `audience` is what it should be for, where that is known. Throws ProblemError FLX124 to FLX129, FLX132.
 */
async function findAccount(host, hub, token, audience) {
    const url = new URL(`${hub.api}/accounts/api/v1/accounts/me`);
    const headers = { authorization: `bearer ${token}`, accept: 'application/json' };
    const answer = await (0,ask_server/* askServer */.Pj)(host, { url, headers, follow: false });
    const ahead = (0,ask_server/* secondsAhead */.FD)(answer.header('date'), host.clock.now());
    if (answer.status !== 200)
        throw new problem/* ProblemError */.Mm(refusal(answer, token, audience, host.clock.now() / 1_000 - ahead));
    const schema = async () => (await Promise.all(/* import() | flox-schema */[__webpack_require__.e(2857), __webpack_require__.e(2400)]).then(__webpack_require__.bind(__webpack_require__, 53469))).floxhubAccount;
    const account = await (0,saved/* readSaved */.S)(answer.body.toString('utf8'), schema);
    if (!account)
        throw new problem/* ProblemError */.Mm((0,ask_server/* serverFails */.h7)(url, 'its answer is not an account'));
    const said = account.expires_at ? Date.parse(account.expires_at) / 1_000 : (0,auth_claims/* claimsOf */.ds)(token)?.expires;
    const clock = ahead === 0 ? [] : [wrongClock(url, ahead)];
    return { handle: account.handle, expires: said === undefined ? null : said + ahead, warnings: clock };
}
/** Why FloxHub does not take a token. `now` is by its clock, seconds. */
function refusal({ status, url, body }, token, audience, now) {
    const claims = (0,auth_claims/* claimsOf */.ds)(token);
    const detail = detailOf(body, token);
    if (status !== 401 && status !== 403) {
        const fix = 'Set floxhub-url to the address at which you open FloxHub.';
        return (0,problem/* error */.z3)('FLX132', `${(0,rules/* shown */.SP)(url)} is not the account service of a FloxHub: status ${status}.`, fix, (0,ask_server/* about */.Cv)(url));
    }
    const renew = 'Make a new token in FloxHub and replace the secret.';
    if ((claims?.expires ?? Number.POSITIVE_INFINITY) <= now || /\bexpired\b/i.test(detail)) {
        const when = claims?.expires === undefined ? '' : ` on ${(0,auth_claims/* dayOf */.kb)(claims.expires)}`;
        return (0,problem/* error */.z3)('FLX124', `The token of FloxHub expired${when}.`, renew, (0,ask_server/* about */.Cv)(url));
    }
    if (audience !== undefined && claims && claims.audiences.length > 0 && !claims.audiences.includes(audience)) {
        const message = `The token is for ${claims.audiences.join(', ')}, and FloxHub expects ${audience}.`;
        return (0,problem/* error */.z3)('FLX126', message, 'Set floxhub-audience to what FloxHub expects, and ask for the token with it.', (0,ask_server/* about */.Cv)(url));
    }
    const said = detail === '' ? `status ${status}` : detail;
    const which = claims ? 'not valid here' : 'not valid, has expired, or was revoked';
    return (0,problem/* error */.z3)('FLX125', `FloxHub refuses the token (${said}): it is ${which}.`, renew, (0,ask_server/* about */.Cv)(url));
}
/** The words of an error of FloxHub, cut, and without the token. */
function detailOf(body, token) {
    try {
        const { detail, message } = Object(JSON.parse(body.toString('utf8')));
        const text = [detail, message].find((part) => typeof part === 'string') ?? '';
        return (0,mask_secrets/* maskSecrets */.QU)(String(text), [token])
            .replace(/[\s.]+$/, '')
            .slice(0, 200);
    }
    catch {
        return '';
    }
}
/** Flox itself judges a JSON web token by the clock of the machine, and goes on without a login. */
function wrongClock(url, ahead) {
    const message = `The clock of this machine is ${(0,ask_server/* aheadText */.Th)(ahead)} that of ${url.host}.`;
    return (0,problem/* warning */.$e)('FLX127', message, 'Synchronize it: Flox may take a valid token for an expired one.', (0,ask_server/* about */.Cv)(url));
}

// EXTERNAL MODULE: ./lib/flox/auth/hub.js
var auth_hub = __webpack_require__(41799);
;// CONCATENATED MODULE: ./lib/flox/auth/identity.js

/**
 * Asks GitHub for the job's token. Throws ProblemError FLX122 where the job may not have one, FLX128 where GitHub gives none
 * all the same.
 */
function askIdentity(host, job) {
    return async (audience) => {
        if (!job || !host.env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
            const fix = 'Add `id-token: write` to its permissions; with the reusable workflow call cuda-matrix-aws.yml.';
            const message = 'floxhub-auth is oidc, but this job may not ask GitHub for an OIDC token.';
            throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX122', message, fix, { source: idTokenSource }));
        }
        return job.idToken(audience).catch((cause) => {
            const why = (cause instanceof Error ? cause.message : String(cause))
                .trim()
                .replace(/\s+/g, ' ')
                .replace(/\.$/, '');
            throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX128', `GitHub gave no OIDC token: ${why}.`, 'Run the job again.'));
        });
    };
}
const idTokenSource = 'https://docs.github.com/en/actions/reference/security/oidc';

;// CONCATENATED MODULE: ./lib/flox/auth/sign-in.js




/** Shorter forms of a secret are words of the language, and masking them would make the log unreadable. */
const shortest = 6;
/**
 * Gets a token, keeps it and the client's secret out of the log in every form, and proves it by asking FloxHub whose it is. Throws ProblemError
 * FLX122, FLX124 to FLX132.
 */
async function signIn(host, hub, request, job) {
    const hide = (secret) => {
        for (const form of (0,mask_secrets/* formsOf */.XP)(secret))
            if (form.length >= shortest)
                job?.mask(form);
    };
    if ('clientSecret' in request && request.clientSecret !== undefined)
        hide(request.clientSecret);
    const { token, expires, audience } = await obtain(host, hub, request, job);
    hide(token);
    const account = await findAccount(host, hub, token, audience);
    const renewal = request.kind === 'client-credentials' || request.kind === 'exchange' ? request : null;
    const login = {
        hub: hub.url,
        token,
        handle: account.handle,
        expires: expires ?? account.expires,
        renewal,
        exported: null,
    };
    return { login: { schema: 'floxhub-login/1', ...login }, warnings: account.warnings };
}
/** The library for OAuth is loaded by those that need it. */
async function obtain(host, hub, request, job) {
    const known = hub.url === auth_hub/* publicHub */.dF ? auth_hub/* publicAudience */.wo : undefined;
    switch (request.kind) {
        case 'token':
            return { token: request.token, audience: request.audience ?? known };
        case 'client-credentials': {
            const { clientToken } = await Promise.all(/* import() | floxhub-oauth */[__webpack_require__.e(5235), __webpack_require__.e(103)]).then(__webpack_require__.bind(__webpack_require__, 44370));
            return clientToken(host, hub, request);
        }
        case 'exchange': {
            const { exchangeToken } = await Promise.all(/* import() | floxhub-oauth */[__webpack_require__.e(5235), __webpack_require__.e(103)]).then(__webpack_require__.bind(__webpack_require__, 88995));
            return exchangeToken(host, hub, request, askIdentity(host, job));
        }
        case 'secret':
            return { ...(await request.source.fetchToken(host, askIdentity(host, job))), audience: known };
    }
}


/***/ }),

/***/ 64312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ signedIn),
/* harmony export */   signedInIfPossible: () => (/* binding */ signedInIfPossible)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _token_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18708);


/**
 * A host for calls of `flox` alone, which the login of this job signs in. FLOX_FLOXHUB_TOKEN of the environment wins over it,
 * unless it is what the setup step exported, which may have been renewed since. Throws what `floxhubToken` throws.
 */
async function signedIn(host, job) {
    const { FLOX_FLOXHUB_TOKEN: given } = host.env;
    if (given && given !== (await (0,_token_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readLogin */ .mN)(host))?.exported)
        return host;
    const token = await (0,_token_file_js__WEBPACK_IMPORTED_MODULE_1__/* .floxhubToken */ .kV)(host, job);
    return token === undefined ? host : { ...host, env: { ...host.env, FLOX_FLOXHUB_TOKEN: token } };
}
/** As `signedIn`, for what mostly works without a login: where it ended and cannot be renewed, that is a warning. */
async function signedInIfPossible(host, job) {
    try {
        return { host: await signedIn(host, job), warnings: [] };
    }
    catch (cause) {
        if (!(cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm))
            throw cause;
        return { host, warnings: cause.problems.map((problem) => ({ ...problem, severity: 'warning' })) };
    }
}


/***/ }),

/***/ 18708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ floxhubOwned),
/* harmony export */   N8: () => (/* binding */ saveLogin),
/* harmony export */   kV: () => (/* binding */ floxhubToken),
/* harmony export */   mN: () => (/* binding */ readLogin)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36014);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(703);
/* harmony import */ var _hub_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41799);
/* harmony import */ var _sign_in_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44520);








/** A token with less left is renewed, seconds. */
const margin = 60;
/** Of one job alone, so that nothing of it is in the journal. */
const floxhubOwned = {
    owner: 'floxhub',
    makes: () => false,
    leave: (host) => host.files.rm(loginFile(host), { force: true }),
};
/** A private file (0600) in the folder of this job, so that two jobs of a machine have two. */
function loginFile(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'floxhub.json');
}
/** Keeps a login for the later steps of this job that are steps of this action. */
async function saveLogin(host, login) {
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, loginFile(host), `${JSON.stringify(login)}\n`);
}
/** The login of this job; undefined where it has none. It may have expired. */
async function readLogin(host) {
    const schema = async () => (await Promise.all(/* import() | flox-schema */[__webpack_require__.e(2857), __webpack_require__.e(2400)]).then(__webpack_require__.bind(__webpack_require__, 53469))).floxhubLogin;
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_5__/* .readSaved */ .S)(await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, loginFile(host)), schema);
}
/**
 * The token for a `flox` that this action runs, to be given as FLOX_FLOXHUB_TOKEN; undefined where the job is not signed in.
 * One that ends within a minute is renewed, where `job` keeps the new one out of the log. Throws ProblemError FLX124 for one
 * that ended, and what `signIn` throws.
 */
async function floxhubToken(host, job) {
    const login = await readLogin(host);
    if (!login)
        return undefined;
    const { expires, renewal, token } = login;
    if (expires === null || expires > host.clock.now() / 1_000 + margin)
        return token;
    const hub = (0,_hub_js__WEBPACK_IMPORTED_MODULE_6__/* .floxHub */ .Z7)(login.hub);
    if (!renewal || !hub || !job) {
        if (expires > host.clock.now() / 1_000)
            return token;
        const fix = 'Use a token that outlives the job, or one that is renewed: floxhub-auth: client-credentials, or oidc with floxhub-oidc-endpoint.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX124', `The token of FloxHub expired on ${(0,_claims_js__WEBPACK_IMPORTED_MODULE_7__/* .dayOf */ .kb)(expires)}, while the job ran.`, fix));
    }
    const { login: renewed } = await (0,_sign_in_js__WEBPACK_IMPORTED_MODULE_4__/* .signIn */ .J)(host, hub, renewal, job);
    await saveLogin(host, { ...renewed, exported: login.exported });
    host.log.debug(`The login to FloxHub as ${renewed.handle} was renewed`);
    return renewed.token;
}


/***/ }),

/***/ 86184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ findFlox),
/* harmony export */   Ei: () => (/* binding */ floxFailure),
/* harmony export */   W2: () => (/* binding */ floxHubToken),
/* harmony export */   Xo: () => (/* binding */ runFlox),
/* harmony export */   gq: () => (/* binding */ succeeded),
/* harmony export */   q9: () => (/* binding */ quietFlox)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _nix_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90710);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30994);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93188);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60830);
/** How the programs of this project call Flox. */





/** Seconds: an environment or a package may have to be built. The job has its own limit. */
const longest = 6 * 3_600;
/** The Flox of this machine. Throws ProblemError FLX185 where there is none, FLX006 where it does not answer. */
async function findFlox(host) {
    const flox = await (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .lookForFlox */ .OS)(host);
    if (flox)
        return flox;
    const fix = 'Set flox: true in the setup step, or install it: https://flox.dev/docs/install-flox';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX185', 'No flox program was found on PATH or in the usual places.', fix));
}
/** The token that calls of Flox are made with, undefined where the environment has none. `signedIn` puts that of the job there. */
function floxHubToken({ env }) {
    return env['FLOX_FLOXHUB_TOKEN'] || undefined;
}
/**
 * Runs `flox <args>`, its messages and build logs as details of the log. Nothing asks at the terminal, for a password of git
 * neither.
 */
async function runFlox(host, flox, args, more = {}) {
    const { silent = false, variables = {}, ...rest } = more;
    return host.exec({
        timeout: longest,
        cwd: host.cwd,
        ...(silent ? {} : { onStderr: (line) => (0,_runner_log_js__WEBPACK_IMPORTED_MODULE_2__/* .logDetail */ .S)(host.log, line) }),
        ...rest,
        argv: [flox.program, ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_3__/* .childEnv */ .g)(host.env, {
            ...quietFlox,
            NO_COLOR: '1',
            GIT_TERMINAL_PROMPT: '0',
            ...variables,
            ...(await (0,_nix_command_js__WEBPACK_IMPORTED_MODULE_4__/* .asOwner */ .g)(host)),
        }),
        signal: host.cancelled,
    });
}
/** Without figures about its use, and without notices of newer versions. */
const quietFlox = { FLOX_DISABLE_METRICS: 'true', FLOX_UPGRADE_NOTIFICATIONS: 'false' };
/** What Flox said of its failure: from its last `ERROR:` on, else the last line. Part of a message. Pure. */
function floxFailure(outcome) {
    if (outcome.kind === 'not-started')
        return outcome.reason;
    if (outcome.kind !== 'exited')
        return outcome.kind;
    const lines = outcome.stderrTail.map((line) => line.trim()).filter((line) => line !== '');
    const from = lines.findLastIndex((line) => /\bERROR: /.test(line));
    const said = from < 0 ? lines.slice(-1) : lines.slice(from, from + 6);
    return (said
        .join(' ')
        .replace(/^.*?ERROR: /, '')
        .replace(/\.$/, '') || `exit code ${outcome.code}`);
}
/** Whether Flox ended as it should. Pure. */
function succeeded(outcome) {
    return outcome.kind === 'exited' && outcome.code === 0;
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

/***/ 90710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ runNix),
/* harmony export */   g: () => (/* binding */ asOwner)
/* harmony export */ });
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30994);

/** Runs `nix <args>` with the features that the project needs, whatever nix.conf says, on the repository of the job. */
async function runNix(host, nix, args, more) {
    return host.exec({
        argv: [nix.program, '--extra-experimental-features', 'nix-command flakes', ...args],
        env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnv */ .g)(host.env, await asOwner(host)),
        signal: host.cancelled,
        ...more,
    });
}
/**
 * In a container, root works on a checkout that belongs to the runner's user, which git and the libgit2 in Nix refuse. Both
 * accept the user that SUDO_UID names, beside root (git-config(1), safe.directory); libgit2 takes no other word for it
 * by the environment, and nothing is written to anybody's configuration.
 */
async function asOwner({ env, uid, cwd, files }) {
    if (uid !== 0 || env['SUDO_UID'])
        return {};
    const stat = await files.stat(env['GITHUB_WORKSPACE'] || cwd).catch(() => undefined);
    return stat && stat.uid !== 0 ? { SUDO_UID: String(stat.uid) } : {};
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

/***/ 95226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4599);
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30364);


/**
 * A whole small answer. What passes (no answer, a cut body, 408, 429, 5xx) is tried again by the rule; not after a
 * time-out, which has taken long enough. The last answer is given whatever its status is. A request that must not be sent
 * twice has a rule with one try. Throws an Error that says in a few words why there is none.
 */
function ask(host, question, rule) {
    return (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .retry */ .L5)(host, rule, async () => {
        try {
            const reply = await (question.follow === false ? host.http.send(question) : (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .follow */ .e6)(host.http, question));
            const { status, url, header } = reply;
            const answer = { status, url, header, body: await readAll(reply, question.maxBytes) };
            return (0,_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(status) ? { end: () => answer, retryAfter: header('retry-after') } : { done: answer };
        }
        catch (cause) {
            if (cause instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .LateError */ .v)
                throw cause;
            return {
                end: () => {
                    throw cause;
                },
            };
        }
    });
}
async function readAll(reply, maxBytes) {
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of reply.body) {
            size += chunk.length;
            if (size > maxBytes)
                break;
            chunks.push(chunk);
        }
    }
    catch (cause) {
        // Node says `aborted` of a body that ends before its time.
        throw cause.code === 'ECONNRESET' ? new Error('the answer was cut off') : cause;
    }
    if (size > maxBytes)
        throw new Error(`the answer has more than ${maxBytes} bytes`);
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ LateError)
/* harmony export */ });
/** No whole answer came in time. */
class LateError extends Error {
}


/***/ }),

/***/ 30364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L5: () => (/* binding */ retry),
/* harmony export */   N6: () => (/* binding */ isRedirect),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   XS: () => (/* binding */ RefusedRedirect),
/* harmony export */   e6: () => (/* binding */ follow)
/* harmony export */ });
/* unused harmony export readRetryAfter */
const redirectLimit = 5;
/** A server sends us where we do not go. */
class RefusedRedirect extends Error {
}
/**
 * The reply after at most five redirects: never from https to http, to another scheme, or to a URL with a user in it. Of a
 * PUT or a POST only those (307, 308) that want the same again. Another origin gets no header that may hold a secret.
 * Throws as `send`, and RefusedRedirect.
 */
async function follow(http, request) {
    let asked = request;
    for (let hop = 0;; hop += 1) {
        const reply = await http.send(asked);
        const sends = asked.method === 'PUT' || asked.method === 'POST';
        if (!isRedirect(reply.status) || (sends && reply.status < 307))
            return reply;
        reply.close();
        const location = reply.header('location');
        const url = location === undefined ? null : URL.parse(location, asked.url.href);
        if (!url)
            throw new RefusedRedirect(`${shown(asked.url)} redirects without an address`);
        if (hop >= redirectLimit)
            throw new RefusedRedirect(`more than ${redirectLimit} redirects`);
        const plain = asked.url.protocol === 'http:';
        if (!(url.protocol === 'https:' || (plain && url.protocol === 'http:')) || url.username !== '') {
            throw new RefusedRedirect(`${shown(url)} is not ${plain ? 'http' : 'https'}`);
        }
        const headers = url.origin === asked.url.origin ? asked.headers : harmless(asked.headers);
        asked = { ...asked, url, ...(headers && { headers }) };
    }
}
/** True of 301 and the like. */
function isRedirect(status) {
    return [301, 302, 303, 307, 308].includes(status);
}
function harmless(headers = {}) {
    const known = /^(?:accept(?:-.*)?|content-type|if-.*|range|user-agent)$/i;
    return Object.fromEntries(Object.entries(headers).filter(([name]) => known.test(name)));
}
/** Whether another try may get a better answer: time-out, too many requests, and the server's own faults. */
function isPassing(status) {
    return status === 408 || status === 429 || (status >= 500 && status !== 501);
}
/** Tries until it is done or the rule ends it. Throws what a try throws, and what its `end` throws. */
async function retry({ clock }, rule, attempt) {
    for (let count = 1;; count += 1) {
        const tried = await attempt();
        if ('done' in tried)
            return tried.done;
        if (count >= rule.tries || rule.signal?.aborted || rule.ended?.())
            return tried.end();
        const asked = readRetryAfter(tried.retryAfter, clock.now());
        const pause = asked ?? rule.firstPause * 2 ** (count - 1);
        const spread = asked === undefined || rule.crowd ? 1 + Math.random() / 2 : 1;
        const wait = Math.round(Math.min(pause * spread, rule.longestPause));
        tried.onPause?.(`Try ${count + 1} of ${rule.tries} in ${(wait / 1_000).toFixed(1)} s`);
        await clock.sleep(wait, rule.signal);
    }
}
/** Milliseconds that Retry-After asks for: seconds or a date (RFC 9110, 10.2.3). Undefined where it says neither, and of what is past. */
function readRetryAfter(text, now) {
    if (text === undefined)
        return undefined;
    const milliseconds = /^\s*\d+\s*$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
    return milliseconds >= 0 ? milliseconds : undefined;
}
/** A URL without user, password and query, which may hold secrets. */
function shown({ protocol, host, pathname }) {
    return `${protocol}//${host}${pathname}`;
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
    const { readDocument } = await Promise.all(/* import() | documents */[__webpack_require__.e(2857), __webpack_require__.e(6631), __webpack_require__.e(9919)]).then(__webpack_require__.bind(__webpack_require__, 2133));
    return readDocument('job', json, path);
}
/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
async function writeJob(host, job) {
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`);
}


/***/ }),

/***/ 93188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ logDetail),
/* harmony export */   Z: () => (/* binding */ heldBack)
/* harmony export */ });
/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
function logDetail(log, line) {
    if (!log.quiet)
        log.info(line);
}
/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
function heldBack(log) {
    const lines = [];
    const keep = (print) => (line) => void lines.push(() => print(line));
    return {
        log: {
            ...log,
            info: keep((line) => log.info(line)),
            debug: keep((line) => log.debug(line)),
            group: keep((line) => log.group(line)),
            endGroup: () => void lines.push(() => log.endGroup()),
        },
        show: () => {
            for (const print of lines.splice(0))
                print();
        },
    };
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
