export const id = 2080;
export const ids = [2080];
export const modules = {

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

/***/ 3230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EL: () => (/* binding */ catalogProblems),
/* harmony export */   Zc: () => (/* binding */ askedPaths),
/* harmony export */   qT: () => (/* binding */ expressionProblem),
/* harmony export */   tp: () => (/* binding */ demandOf)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13196);
/* harmony import */ var _environment_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15678);
/* harmony import */ var _lint_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61364);
/* harmony import */ var _lint_rule_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9841);





/**
 * Compares a cell with its environment. Problems: FLX170 (no such build), FLX171 (its toolkit cannot be chosen), FLX172
 * (not for this system), FLX176 (a version of a package that is not there), FLX177 (a version for an expression), FLX181 (an
 * environment on FloxHub), FLX182 (a package that keeps its own CUDA).
 */
function demandOf(project, cell) {
    const { environment, expressions } = project;
    const { build, versions = {} } = cell.source;
    if (environment.owner !== undefined) {
        const message = `${titleOf(environment)} is ${environment.owner}/${environment.name} of FloxHub, from which Flox does not build.`;
        const fix = `Disconnect it: flox pull --copy -d ${environment.folder}`;
        const where = { where: { file: environment.files.pointer } };
        return { changes: [], locks: false, problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX181', message, fix, where)] };
    }
    const manifestBuild = Object.hasOwn(environment.manifest.build ?? {}, build);
    if (!manifestBuild && expressions.includes(build))
        return expressionDemand(environment, cell);
    const problems = manifestBuild ? [] : [noBuild(project, build)];
    const toolkit = toolkitChanges(environment, cell);
    const version = versionChanges(environment, cell, versions);
    const changes = [...toolkit.changes, ...version.changes];
    problems.push(...toolkit.problems, ...version.problems, ...systemProblems(environment, cell, changes));
    const stale = _lint_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .freshLock */ .Af.check({
        layers: [environment],
        access: { token: undefined, handle: undefined, trusted: {} },
        allowedToolkits: [],
    });
    const locks = changes.length > 0 || stale.length > 0 || environment.lock === undefined;
    return { changes: merged(changes), locks, problems };
}
/** Nothing can be passed to an expression: its name says what it is for, and Flox takes the toolkit from it. */
function expressionDemand(environment, { source, package: name }) {
    const ids = Object.keys(source.versions ?? {});
    if (ids.length === 0)
        return { changes: [], locks: false, problems: [] };
    const message = `${name} is a Nix expression, which gets no ${ids.join(', ')} from the environment.`;
    const problem = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX177', message, 'Remove version, or make it a build of the manifest.', place(environment));
    return { changes: [], locks: false, problems: [problem] };
}
function noBuild({ environment, expressions }, build) {
    const known = [...Object.keys(environment.manifest.build ?? {}), ...expressions];
    const fix = known.length > 0 ? `It has ${known.join(', ')}.` : 'Add [build.NAME] to its manifest, or .flox/pkgs/NAME.nix.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX170', `${titleOf(environment)} has no build ${build}.`, fix, place(environment));
}
/** The set `cudaPackages_X_Y` of the cell for every package of a set, where the lock has another toolkit. */
function toolkitChanges(environment, { toolkit, system, source }) {
    if (toolkit === 'cpu')
        return { changes: [], problems: [] };
    const members = environment.packages.filter((one) => (0,_environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .cudaSetMember */ .Yz)(one) && (0,_environment_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .systemsOf */ .cT)(environment, one).includes(system));
    if (members.length === 0) {
        const fix = `Install cuda_nvcc.pkg-path = "${_environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .cudaCatalog */ .fB}${setOf(toolkit)}.cuda_nvcc" and the libraries of the same set, with systems that include ${system}.`;
        const message = `${titleOf(environment)} has no CUDA package of a set for ${system}.`;
        return { changes: [], problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX171', message, fix, place(environment))] };
    }
    const known = members.flatMap((one) => (0,_environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .toolkitOn */ .I3)(one, system) ?? []);
    const fits = known.length > 0 && known.every((found) => found === toolkit || toolkit.startsWith(`${found}.`));
    // A major version alone says too little, unless a package beside it says more.
    if (fits && known.includes(toolkit))
        return { changes: [], problems: [] };
    const versions = source.versions ?? {};
    const blocked = members.flatMap((one) => cannotChange(environment, one, toolkit, versions));
    const own = environment.packages.filter((one) => one.path.startsWith(_environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .cudaCatalog */ .fB) && !(0,_environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .cudaSetMember */ .Yz)(one));
    return {
        changes: members.flatMap((one) => {
            const member = (0,_environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .cudaSetMember */ .Yz)(one);
            return member ? [{ id: one.id, path: `${member.built ? _environment_cuda_js__WEBPACK_IMPORTED_MODULE_4__/* .cudaCatalog */ .fB : ''}${setOf(toolkit)}.${member.name}` }] : [];
        }),
        problems: [...blocked, ...own.map((one) => keepsCuda(environment, one))],
    };
}
/** `cudaPackages_12_8`. */
function setOf(toolkit) {
    return `cudaPackages_${toolkit.replace('.', '_')}`;
}
function cannotChange(environment, { id, line }, toolkit, versions) {
    const where = (0,_lint_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, line);
    if (line === undefined) {
        const message = `${id} comes from an included environment, and cannot be taken from CUDA ${toolkit}.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX171', message, 'Install it in this manifest, or request the toolkit of the include.', where)];
    }
    const version = environment.manifest.install?.[id]?.version;
    if (!version || id in versions)
        return [];
    const message = `${id} has version = "${version}", which CUDA ${toolkit} does not have.`;
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX171', message, `Remove ${id}.version: the set has one version of each package.`, where)];
}
function keepsCuda(environment, { id, path, line }) {
    const message = `${id} (${path}) keeps the CUDA that the catalog built it with, whatever the toolkit of the cell.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('FLX182', message, 'Request the toolkit of that package alone if the two meet in one program.', (0,_lint_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, line));
}
function versionChanges(environment, { system }, versions) {
    const found = Object.entries(versions).map(([id, version]) => {
        const one = environment.packages.find((other) => other.id === id && other.kind === 'catalog' && other.line !== undefined);
        if (one) {
            const locked = one.locked.find((entry) => entry.system === system)?.version;
            return { changes: locked === version ? [] : [{ id, version }], problems: [] };
        }
        const ids = environment.packages.filter(({ kind, line }) => kind === 'catalog' && line !== undefined);
        const fix = `Use the install id of one of them: ${ids.map((other) => other.id).join(', ') || 'none'}.`;
        const message = `version names ${id}, and the manifest installs no package of the catalog under that id.`;
        return { changes: [], problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX176', message, fix, place(environment))] };
    });
    return {
        changes: found.flatMap(({ changes }) => changes),
        problems: found.flatMap(({ problems }) => problems),
    };
}
/** What the environment is not for, and what its lock lacks of packages that stay as they are. */
function systemProblems(environment, { system }, changes) {
    const { systems, lock } = environment;
    if (systems && !systems.includes(system)) {
        const message = `${titleOf(environment)} is for ${systems.join(', ')}, not for ${system}.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX172', message, `Add ${system} to options.systems, and lock it again.`, place(environment))];
    }
    if (!lock)
        return [];
    const kept = environment.packages.filter(({ id }) => !changes.some((change) => change.id === id));
    const absent = kept.filter((one) => one.kind === 'catalog' &&
        (0,_environment_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .systemsOf */ .cT)(environment, one).includes(system) &&
        !one.locked.some((entry) => entry.system === system));
    const unlocked = systems === undefined && kept.length > 0 && !environment.lock?.packages.some((one) => one.system === system);
    if (unlocked) {
        const message = `${environment.files.lock} has no package for ${system}.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX172', message, `Add ${system} to options.systems, and lock it again.`, place(environment))];
    }
    return absent.map(({ id, line }) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX172', `The lock has no ${id} for ${system}.`, 'Lock the environment again with `flox edit`.', (0,_lint_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, line)));
}
function merged(changes) {
    const byId = Map.groupBy(changes, ({ id }) => id);
    return [...byId.values()].map((same) => Object.assign({}, ...same));
}
/**
 * What the catalog has against a cell whose packages change. FLX172: no such package, or not for the system; FLX176: no
 * such version. A package that could not be asked about passes.
 */
function catalogProblems(environment, cell, changes, catalog) {
    return changes.flatMap(({ id, path, version }) => {
        const one = environment.packages.find((other) => other.id === id);
        const asked = path ?? one?.path ?? '';
        const found = catalog.get(asked);
        const where = (0,_lint_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, one?.line);
        if (found === undefined)
            return [];
        if (found === 'absent') {
            const message = `The Flox catalog has no ${asked}, which ${cell.package} with CUDA ${cell.toolkit} needs.`;
            return [
                (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX172', message, `Ask it with \`flox search ${asked.split('.').at(-1)}\`, and request what it has.`, where),
            ];
        }
        const systems = version === undefined ? found.systems : found.versions.get(version);
        if (version !== undefined && systems === undefined) {
            const some = [...found.versions.keys()].slice(0, 8).join(', ');
            return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX176', `The Flox catalog has no ${asked} ${version}.`, `It has ${some || 'none'}.`, where)];
        }
        if (systems && systems.length > 0 && !systems.includes(cell.system)) {
            const message = `The Flox catalog has ${asked}${version ? ` ${version}` : ''} for ${systems.join(', ')}, not for ${cell.system}.`;
            return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX172', message, 'Request another system, or exclude this cell.', where)];
        }
        return [];
    });
}
/** The names whose catalog entries decide. */
function askedPaths(environment, changes) {
    return changes.flatMap(({ id, path }) => path ?? environment.packages.find((one) => one.id === id)?.path ?? []);
}
/**
 * FLX177: cells of one expression that only its name can tell apart. `cells` are those of one package.
 */
function expressionProblem(project, cells) {
    const twice = [...Map.groupBy(cells, ({ source, system }) => `${source.build} ${system}`).values()].find((same) => same.length > 1);
    const [first] = twice ?? [];
    if (!first || !project.expressions.includes(first.source.build))
        return undefined;
    if (Object.hasOwn(project.environment.manifest.build ?? {}, first.source.build))
        return undefined;
    const { build } = first.source;
    const file = `${project.environment.folder === '.' ? '.' : `./${project.environment.folder}`}/.flox/pkgs/${build}.nix`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX177', `${build} is a Nix expression: it gets neither toolkit nor targets from Flox, and ${twice?.length} cells of a system would be the same.`, `Write one expression for each, and name them with {toolkit} and {sm}, as in flox: ${build}-{toolkit}-{sm}; or give the file to a Nixpkgs of the cell: { name: ${first.package}, file: ${file} }.`, place(project.environment));
}
function titleOf({ folder }) {
    return folder === '.' ? 'The Flox environment' : `The Flox environment of ${folder}`;
}
function place(environment) {
    return (0,_lint_rule_js__WEBPACK_IMPORTED_MODULE_3__/* .inManifest */ .Lq)(environment, undefined);
}


/***/ }),

/***/ 60023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readProject)
/* harmony export */ });
/* unused harmony export expressionNames */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _environment_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45225);
/** An environment of the repository, and what it can build. */


/** Reads the environment of a folder of the repository. Problems: FLX101 to FLX103. */
async function readProject(host, root, folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(root, folder);
    const read = await (0,_environment_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readEnvironment */ .Q)({ ...host, cwd: root }, path);
    if ('problems' in read)
        return read;
    const files = await host.files.readdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, '.flox/pkgs'), { recursive: true }).catch(() => []);
    return { environment: read.environment, expressions: expressionNames(files) };
}
/** A file in a set of packages is `set.name`; overrides are no packages. https://flox.dev/docs/concepts/nix-expression-builds */
function expressionNames(files) {
    const names = files
        .filter((file) => file.endsWith('.nix') && !file.startsWith('__'))
        .map((file) => file.replace(/(?:\/default)?\.nix$/, '').replaceAll('/', '.'));
    return [...new Set(names)].filter((name) => name !== '' && name !== 'default').sort();
}


/***/ }),

/***/ 13196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ withoutVague),
/* harmony export */   I3: () => (/* binding */ toolkitOn),
/* harmony export */   Yy: () => (/* binding */ isCuda),
/* harmony export */   Yz: () => (/* binding */ cudaSetMember),
/* harmony export */   fB: () => (/* binding */ cudaCatalog),
/* harmony export */   lR: () => (/* binding */ toolkitsOf)
/* harmony export */ });
/** The catalog whose packages Flox builds with CUDA beforehand. https://flox.dev/docs/concepts/cuda-catalog-and-cache */
const cudaCatalog = 'flox-cuda/';
/** These carry the version of the toolkit as their own. */
const versionedLikeToolkit = ['cuda_nvcc', 'cuda_cudart', 'cudatoolkit'];
/** A package of one of the sets `cudaPackages…`; undefined for every other one. */
function cudaSetMember({ kind, path }) {
    const match = /^(flox-cuda\/)?cudaPackages(?:_(\d+)(?:_(\d+))?)?\.(.+)$/.exec(path);
    if (kind !== 'catalog' || !match)
        return undefined;
    const [, catalog, major, minor, name = ''] = match;
    return { set: major && (minor ? `${major}.${minor}` : major), name, built: catalog !== undefined };
}
/** Whether a package exists for CUDA alone, so only on Linux. */
function isCuda(one) {
    return one.kind === 'catalog' && (one.path.startsWith(cudaCatalog) || cudaSetMember(one) !== undefined);
}
/**
 * The toolkit of a package on a system: as its set says, else as its locked version does. `12` where only the major version
 * is known, undefined where nothing is.
 */
function toolkitOn(one, system) {
    const member = cudaSetMember(one);
    if (!member)
        return undefined;
    if (member.set?.includes('.'))
        return member.set;
    const locked = one.locked.find((entry) => entry.system === system)?.version;
    const version = versionedLikeToolkit.includes(member.name) ? /^\d+\.\d+/.exec(locked ?? '')?.[0] : undefined;
    return version ?? member.set;
}
/** Every toolkit of the packages, on any system that they are locked for, or as their names say. Sorted. */
function toolkitsOf(packages) {
    const found = packages.flatMap((one) => {
        const systems = one.locked.length > 0 ? one.locked.map(({ system }) => system) : [''];
        return systems.map((system) => toolkitOn(one, system)).filter((toolkit) => toolkit !== undefined);
    });
    return withoutVague([...new Set(found)]);
}
/** Leaves a major version out where one of its releases is there too. */
function withoutVague(toolkits) {
    return toolkits
        .filter((one) => one.includes('.') || !toolkits.some((other) => other.startsWith(`${one}.`)))
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
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


/***/ })

};
