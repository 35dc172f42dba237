export const id = 3661;
export const ids = [3661];
export const modules = {

/***/ 97977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runContainerizeAction: () => (/* binding */ runContainerizeAction)
/* harmony export */ });
/* harmony import */ var _flox_auth_signed_in_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64312);
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63021);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14477);
/* harmony import */ var _sources_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68961);
/* harmony import */ var _surface_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8444);





/** The containerize action: makes an image and gives its name and digests. Throws ProblemError where it cannot. */
async function runContainerizeAction(host, github) {
    const inputs = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .Ko)(_surface_js__WEBPACK_IMPORTED_MODULE_4__/* .containerizeSurface */ .Nw, github.actionInput);
    const login = await (0,_flox_auth_signed_in_js__WEBPACK_IMPORTED_MODULE_0__.signedInIfPossible)(host, github);
    github.annotate(login.warnings);
    const { headline, rows, problems, outputs } = await (0,_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .makeImage */ .G)(login.host, inputs);
    github.annotate(problems);
    github.setOutputs(_surface_js__WEBPACK_IMPORTED_MODULE_4__/* .containerizeSurface */ .Nw, outputs);
    host.log.info(headline);
    await github.writeSummary(`### ${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(headline)}\n\n${(0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .markdownTable */ .Qj)(['', ''], rows)}\n`);
    return 0;
}


/***/ }),

/***/ 68961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ makeImage)
/* harmony export */ });
const sources = {
    flox: async () => (await Promise.all(/* import() | containerize-flox */[__webpack_require__.e(9605), __webpack_require__.e(6118), __webpack_require__.e(7111), __webpack_require__.e(830), __webpack_require__.e(5800)]).then(__webpack_require__.bind(__webpack_require__, 31054))).containerizeFlox,
};
/** Makes the image. Throws ProblemError where it cannot be made, or is not as requested. */
async function makeImage(host, inputs) {
    return (await sources[inputs.from]())(host, inputs);
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

/***/ 703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   ds: () => (/* binding */ claimsOf),
/* harmony export */   kb: () => (/* binding */ dayOf),
/* harmony export */   nR: () => (/* binding */ timeOf)
/* harmony export */ });
/** Undefined for a token of another kind (`flox_sat_…`, `flox_pat_…`). */
function claimsOf(token) {
    const claims = readClaims(token);
    if (claims === undefined)
        return undefined;
    const { exp, iat, aud, sub } = claims;
    const number = (claim) => (typeof claim === 'number' ? claim : undefined);
    return {
        expires: number(exp),
        issued: number(iat),
        audiences: [aud].flat().filter((one) => typeof one === 'string'),
        subject: typeof sub === 'string' ? sub : undefined,
    };
}
/** All claims by name, whatever is in them; undefined as of `claimsOf`. */
function readClaims(token) {
    const [, body = '', ...rest] = token.split('.');
    if (rest.length !== 1)
        return undefined;
    try {
        const value = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Seconds of the last day with a year of four digits; what a token or a server says may be any number. */
const lastSecond = 253_402_300_799;
/** As in 2026-12-24. */
function dayOf(seconds) {
    return timeOf(seconds).slice(0, 10);
}
/** As in 2026-12-24 10:30. */
function timeOf(seconds) {
    const known = Math.min(Math.max(Math.round(seconds), 0), lastSecond);
    return new Date(known * 1_000).toISOString().slice(0, 16).replace('T', ' ');
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

/***/ 37404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ errorPage)
/* harmony export */ });
const repository = 'https://github.com/setup-nix-cuda/setup-nix-cuda';
/**
 * Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
 * GITHUB_ACTION_REF may be a commit of a fork, or empty.
 */
function errorPage(code) {
    return `${repository}/blob/main/docs/errors.md#${code.toLowerCase()}`;
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

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Em: () => (/* binding */ excludedSection),
/* harmony export */   Mk: () => (/* binding */ logBlock),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   YK: () => (/* binding */ problemLine),
/* harmony export */   bd: () => (/* binding */ moreOf),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   k2: () => (/* binding */ byRule),
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   no: () => (/* binding */ whyExcluded),
/* harmony export */   wh: () => (/* binding */ plainText),
/* harmony export */   zN: () => (/* binding */ some)
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
    const [first = '', ...others] = whyExcluded({ excluded, counts });
    const ofRules = excluded.filter(({ code }) => !(code in otherReasons));
    const named = first.replace(/^\d+/, (count) => counted(Number(count), 'requested cell'));
    const rules = ofRules.length > 0 ? ` (${byRule(ofRules)})` : '';
    return folded(`– ${[named + rules, ...others].join(', ')}`, table);
}
/** Reasons of an exclusion that are not rules: such a cell may well exist. */
const otherReasons = { PLN021: 'cannot be evaluated', PLN023: 'excluded by you' };
/** `5 cannot exist`, `1 cannot be evaluated`, `2 excluded by you`: those of rules first, and what there is none of left out. */
function whyExcluded({ excluded, counts }) {
    const count = (code) => excluded.filter((group) => group.code === code).reduce((sum, one) => sum + one.count, 0);
    const others = Object.entries(otherReasons).map(([code, what]) => ({ count: count(code), what }));
    const ofRules = others.reduce((rest, one) => rest - one.count, counts.excluded);
    return [...some(ofRules, 'cannot exist'), ...others.flatMap((one) => some(one.count, one.what))];
}
/** `3 in caches`, or nothing. */
function some(count, what) {
    return count > 0 ? [`${count} ${what}`] : [];
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
