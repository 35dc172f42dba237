export const id = 6466;
export const ids = [6466];
export const modules = {

/***/ 76466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ owners)
});

// EXTERNAL MODULE: ./lib/flox/auth/token-file.js
var token_file = __webpack_require__(18708);
// EXTERNAL MODULE: ./lib/machine/owned.js
var owned = __webpack_require__(43516);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(81051);
// EXTERNAL MODULE: ./lib/flox/apply-settings.js
var apply_settings = __webpack_require__(68011);
// EXTERNAL MODULE: ./lib/flox/install.js + 1 modules
var install = __webpack_require__(34851);
// EXTERNAL MODULE: ./lib/flox/receipt.js
var flox_receipt = __webpack_require__(42161);
;// CONCATENATED MODULE: ./lib/flox/remove.js







/**
 * How a package of the vendor goes, with the Nix that it brought: purging the deb removes /nix
 * (https://github.com/flox/flox/issues/3551); the pkg brings a script for it
 * (https://github.com/Homebrew/homebrew-cask/blob/main/Casks/f/flox.rb).
 */
const removals = {
    deb: ['dpkg', '--purge', 'flox'],
    rpm: ['rpm', '-e', 'flox'],
    pkg: ['/usr/local/share/flox/scripts/uninstall'],
};
const known = {
    deb: { argv: ['dpkg-query', '-s', 'flox'], says: /^Status: /m },
    rpm: { argv: ['rpm', '-q', 'flox'], says: /^flox-/ },
    pkg: { argv: ['pkgutil', '--pkg-info', 'com.floxdev.flox'], says: /version/ },
};
/**
 * The job's own settings and link, and the package that this action installed, which goes by the package manager. One that
 * somebody removed already is no error.
 */
const floxOwned = {
    owner: 'flox',
    makes: (host, entry) => entry.path === (0,flox_receipt/* floxReceiptPath */.fk)(host) && (0,owned/* isPlainEntry */.fL)(entry),
    stateNames: ['flox.json'],
    leave: async (host) => {
        // The job's own flox.toml may have the user's token in it.
        await (0,apply_settings/* undoFloxSettings */.Bp)(host);
        await (0,install/* undoFlox */.A)(host);
    },
    describe: () => ['remove the package of Flox, and with it the Nix that it brought'],
    remove: async (host) => {
        const receipt = await (0,flox_receipt/* readFloxReceipt */.uG)(host);
        if (receipt && (await isKnown(host, kindOf(receipt))))
            await remove(host, kindOf(receipt));
        await host.files.rm((0,flox_receipt/* floxReceiptPath */.fk)(host), { force: true });
    },
};
/** The end of the URL is the package's own. */
function kindOf({ url }) {
    return url.endsWith('.rpm') ? 'rpm' : url.endsWith('.pkg') ? 'pkg' : 'deb';
}
async function isKnown(host, kind) {
    const { argv, says } = known[kind];
    const outcome = await host.exec({ argv, env: (0,install_commands/* installEnv */.P2)(host.env), timeout: 30 });
    return outcome.kind === 'exited' && outcome.code === 0 && says.test(outcome.stdout);
}
async function remove(host, kind) {
    const options = { env: (0,install_commands/* installEnv */.P2)(host.env), timeout: 600 };
    const why = await (0,privilege/* whyNotAsRoot */.QG)(host, await (0,privilege/* findPrivilege */.Xb)(host), removals[kind], options);
    if (why === undefined)
        return;
    throw new problem/* ProblemError */.Mm((0,owned/* cannotRemove */.Ol)(`the package of Flox: ${removals[kind].join(' ')}: ${why.replace(/\.$/, '')}`));
}

// EXTERNAL MODULE: ./lib/gpu/bridge/system.js
var system = __webpack_require__(17225);
// EXTERNAL MODULE: ./lib/machine/kept-download.js + 2 modules
var kept_download = __webpack_require__(8753);
// EXTERNAL MODULE: ./lib/machine/kvm.js
var kvm = __webpack_require__(75253);
// EXTERNAL MODULE: ./lib/machine/store-location.js
var store_location = __webpack_require__(9438);
// EXTERNAL MODULE: ./lib/nix/configure/configure.js
var configure = __webpack_require__(61664);
// EXTERNAL MODULE: ./lib/nix/credentials/credentials.js + 2 modules
var credentials = __webpack_require__(20993);
// EXTERNAL MODULE: ./lib/nix/daemon/daemon.js
var daemon = __webpack_require__(41390);
// EXTERNAL MODULE: ./lib/nix/install/macos/install.js
var macos_install = __webpack_require__(49734);
// EXTERNAL MODULE: ./lib/nix/nixpkgs-config.js
var nixpkgs_config = __webpack_require__(35754);
// EXTERNAL MODULE: ./lib/nix/uninstall/plan.js
var plan = __webpack_require__(66211);
// EXTERNAL MODULE: ./lib/nix/user-cache.js
var user_cache = __webpack_require__(97851);
// EXTERNAL MODULE: ./lib/store-cache/local.js
var local = __webpack_require__(62173);
;// CONCATENATED MODULE: ./lib/actions/setup/owners.js














/**
 * All that this action writes on a machine, in the order in which it goes at the end of a job, in repair and in an
 * uninstallation. A new thing is one line here.
 */
const owners = [
    // Secrets first: whatever fails or is killed later, they are gone.
    local/* storeCacheOwned */.vd,
    token_file/* floxhubOwned */.I9,
    credentials/* credentialsOwned */.ir,
    // nix.conf names the files of the credentials; the daemon, restarted for it, then starts without their variables.
    configure/* configurationOwned */.UK,
    nixpkgs_config/* nixpkgsConfigOwned */.kM,
    // The package takes its Nix and that one's daemon with it, which read the configuration until here.
    floxOwned,
    store_location/* buildFolderOwned */.ER,
    kvm/* kvmOwned */.kJ,
    system/* systemBridgeOwned */.Q6,
    kept_download/* downloadsOwned */.L,
    // What restarts the daemon is done; nothing of it may run when /nix goes.
    daemon/* daemonOwned */.os,
    plan/* nixOwned */.d,
    // /nix is empty now, so that what carries it can go.
    store_location/* storeMountOwned */.WC,
    macos_install/* volumeOwned */.y,
    // Last, for every Nix command fills it again.
    user_cache/* userCacheOwned */.fT,
];


/***/ }),

/***/ 68011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bp: () => (/* binding */ undoFloxSettings),
/* harmony export */   jO: () => (/* binding */ applyFloxSettings)
/* harmony export */ });
/* unused harmony export floxConfigFolder */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(30994);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2617);





/** Seconds for one `flox config`. */
const waitTime = 30;
/** The folder that holds the job's flox.toml. */
function floxConfigFolder(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_3__/* .jobFolder */ .OW)(host), 'flox-config');
}
/**
 * Gives the job a flox.toml of its own: the user's, in a private folder (0700, the file 0600: it may hold a token), with
 * the settings put in by `flox config --set`, so that Flox itself judges them. The user's own file stays as it is. What
 * Flox refuses is thrown with its words, and nothing is left. Throws ProblemError FLX007.
 */
async function applyFloxSettings(host, program, plan) {
    const folder = floxConfigFolder(host);
    const users = await readUsersFile(host, folder);
    await host.files.rm(folder, { recursive: true, force: true });
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
    try {
        if (users.text !== undefined)
            await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'flox.toml'), users.text);
        const variables = { ...plan.variables, FLOX_CONFIG_DIR: folder };
        const env = (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_4__/* .childEnv */ .g)(host.env, variables);
        for (const { key, value } of plan.settings) {
            const argv = [program, 'config', '--set', key, value];
            const outcome = await host.exec({ argv, env, timeout: waitTime, signal: host.cancelled });
            if (outcome.kind === 'exited' && outcome.code === 0)
                continue;
            const words = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.slice(-3).join(' ');
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('FLX007', `Flox refuses the setting ${key}: ${words || outcome.kind}.`, 'Fix extra-flox-config, or the flox.toml of this user, which the job copies.'));
        }
        await host.files.chmod((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'flox.toml'), 0o600);
        return { variables, warnings: users.warnings };
    }
    catch (cause) {
        await host.files.rm(folder, { recursive: true, force: true });
        throw cause;
    }
}
/** Removes the job's flox.toml, and the copy of a token with it. Harmless when there is none. */
async function undoFloxSettings(host) {
    await host.files.rm(floxConfigFolder(host), { recursive: true, force: true });
}
/** FLOX_CONFIG_DIR's flox.toml, else the one of the XDG folder; not the job's own of an earlier step. */
async function readUsersFile(host, ours) {
    const given = host.env['FLOX_CONFIG_DIR'];
    const home = host.env['HOME'];
    const shared = host.env['XDG_CONFIG_HOME'] || (home ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.config') : undefined);
    const folder = given && given !== ours ? given : shared && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(shared, 'flox');
    if (!folder)
        return { text: undefined, warnings: [] };
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'flox.toml');
    try {
        return { text: await host.files.readFile(path, 'utf8'), warnings: [] };
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOENT') || (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isErrno */ .r)(cause, 'ENOTDIR'))
            return { text: undefined, warnings: [] };
        const why = cause instanceof Error ? cause.message : String(cause);
        const fix = 'Make the file readable for this user. This job continues without it.';
        return { text: undefined, warnings: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('FLX007', `The settings ${path} cannot be read: ${why}.`, fix)] };
    }
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

/***/ 34851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ provideFlox),
  A: () => (/* binding */ undoFlox)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/machine/journal.js + 1 modules
var journal = __webpack_require__(16166);
// EXTERNAL MODULE: ./lib/machine/kept-download.js + 2 modules
var kept_download = __webpack_require__(8753);
// EXTERNAL MODULE: ./lib/machine/lock.js
var lock = __webpack_require__(66394);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/command.js
var command = __webpack_require__(90710);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(81051);
// EXTERNAL MODULE: ./lib/nix/user-cache.js
var user_cache = __webpack_require__(97851);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/flox/facts.js
var facts = __webpack_require__(60830);
// EXTERNAL MODULE: ./lib/flox/package.js
var flox_package = __webpack_require__(99457);
// EXTERNAL MODULE: ./lib/flox/releases.js
var releases = __webpack_require__(60979);
;// CONCATENATED MODULE: ./lib/flox/plan.js



/**
 * Facts and wishes → plan. A Flox that is there is used and never replaced; an existing Nix stays, so Flox comes through
 * it, at a commit; else the vendor's package, which brings a Nix of its own. Pure. Throws ProblemError with everything that
 * stands against it: FLX001, FLX002, FLX004, FLX008.
 */
function planFlox(request, facts, manifest = releases/* floxReleases */.U8) {
    const malformed = (0,flox_package/* checkFloxRequest */.f)(request);
    if (malformed.length > 0)
        throw new problem/* ProblemError */.Mm(malformed);
    if (facts.flox && !facts.unfinished)
        return { kind: 'use', flox: facts.flox, warnings: otherFlox(facts.flox, request) };
    if (facts.nix && !facts.unfinished)
        return planThroughNix(request, facts.nix);
    const chosen = (0,flox_package/* chooseFloxPackage */.V)({ ...request, ...facts }, manifest);
    const problems = [...checkMachine(facts), ...('problems' in chosen ? chosen.problems : [])];
    if (problems.length > 0 || 'problems' in chosen)
        throw new problem/* ProblemError */.Mm(problems);
    return { kind: 'package', package: chosen.package, privilege: facts.privilege, again: facts.unfinished };
}
/** The plan as lines for the log. */
function describeFloxPlan(plan) {
    if (plan.kind === 'use')
        return [`Flox ${plan.flox.version} is on this machine (${plan.flox.program}) and is used`];
    if (plan.kind === 'nix') {
        return [
            `Flox through Nix ${plan.nix.version}, which stays as it is`,
            `install ${plan.reference} in the folder of this job`,
        ];
    }
    const { url, kind, name, trust } = plan.package;
    const proof = trust.kind === 'signature'
        ? 'rpm checks its signature'
        : `SHA-256 ${trust.sha256} (${trust.kind === 'user' ? 'given' : 'known'})`;
    return [
        `Flox ${name} by the vendor's package, which brings its own Nix`,
        `fetch ${url}, ${proof}`,
        `install it with ${{ deb: 'dpkg', rpm: 'rpm', pkg: 'installer' }[kind]}${plan.privilege === 'sudo' ? ' through sudo' : ''}`,
    ];
}
/** FLX005 where the Flox that is there is not, or cannot be identified as, the requested one. */
function otherFlox(flox, { version, commit, channel }) {
    // A build between two releases names its commit: 1.14.1-132-g6536dac28.
    const abbreviated = /-g([0-9a-f]{7,40})$/.exec(flox.version)?.[1];
    const asked = [
        version !== undefined && version !== flox.version ? `flox-version asks for ${version}` : '',
        commit !== undefined && !(abbreviated && commit.toLowerCase().startsWith(abbreviated))
            ? `flox-commit asks for ${commit.slice(0, 12)}`
            : '',
        channel !== undefined && channel !== 'stable' ? `flox-channel asks for ${channel}` : '',
    ].filter((text) => text !== '');
    if (asked.length === 0)
        return [];
    return [
        (0,problem/* warning */.$e)('FLX005', `Flox ${flox.version} is on this machine (${flox.program}) and is used; ${asked.join(' and ')}.`, 'Remove these inputs, or use a machine without Flox: an installed Flox is never replaced.'),
    ];
}
function planThroughNix(request, nix) {
    const { commit, version, channel, flake = releases/* floxFlake */.Df } = request;
    if (commit !== undefined)
        return { kind: 'nix', nix, reference: referenceTo(flake, commit.toLowerCase()) };
    const asked = [version && `flox-version ${version}`, channel && `flox-channel ${channel}`]
        .filter(Boolean)
        .join(' and ');
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX004', `Nix ${nix.version} is on this machine (${nix.program}), and Flox's package would replace it${asked ? `; ${asked} can only be had as such a package` : ''}.`, 'Give flox-commit, the commit of that release of github.com/flox/flox: Flox is then installed through this Nix, which stays. Or use a machine without Nix.', { source: 'https://flox.dev/docs/install-flox/install/' }));
}
/**
 * A flake at one commit. flox-sha256 is of a package and has no part in it: Nix takes the commit over https from the forge,
 * and what it does not build itself it takes from caches by their signature.
 */
function referenceTo(flake, commit) {
    if (/^(?:github|gitlab|sourcehut):/.test(flake))
        return `${flake}/${commit}`;
    return `${flake}${flake.includes('?') ? '&' : '?'}rev=${commit}`;
}
/** FLX004 for each reason why no package can be installed here. What a killed run of ours left is no reason. */
function checkMachine(facts) {
    const problems = [];
    const add = (why, fix) => problems.push((0,problem/* error */.z3)('FLX004', why, fix));
    if (facts.privilege === 'none') {
        const fix = 'Allow sudo without a password, run as root, or ask the administrator to install Flox once.';
        add('A package of Flox is installed by root, and this user is not root and has no sudo without a password.', fix);
    }
    if (facts.missing.length > 0) {
        const fix = 'Install xz (xz-utils on Debian and Ubuntu).';
        add(`The package of Flox needs ${facts.missing.join(' and ')}, not found on PATH.`, fix);
    }
    if (facts.unfinished)
        return problems;
    if (facts.folder.kind !== 'absent' && facts.folder.kind !== 'empty') {
        const fix = 'Add its nix to PATH and give flox-commit, or remove /nix if it is no longer needed.';
        add('The folder /nix is in use, and the package of Flox brings a store of its own.', fix);
    }
    if (facts.conf) {
        const fix = 'Move the file away if it is no longer needed, or install Nix and give flox-commit.';
        add('The file /etc/nix/nix.conf exists, and the package of Flox would overwrite it.', fix);
    }
    return problems;
}

// EXTERNAL MODULE: ./lib/flox/receipt.js
var receipt = __webpack_require__(42161);
// EXTERNAL MODULE: ./lib/flox/rpm.js
var rpm = __webpack_require__(37016);
;// CONCATENATED MODULE: ./lib/flox/install.js















/** Packages have about 90 MB; what is far larger is none. */
const maxBytes = 256 * 1024 * 1024;
/** Seconds to wait for another job that installs Flox, for a package manager, and for Nix, which may have to build. */
const waitTime = { lock: 900, package: 600, nix: 1_800 };
/** How often dpkg is asked again while another dpkg holds its lock, and the longest pause, milliseconds. */
const busy = { tries: 20, pause: 15_000 };
/**
 * Uses the Flox that is there, or installs one: facts, a printable plan, then effects, one installation at a time.
 * Nothing is handed to a package manager before its hash matched (or, for an rpm, before a key of Flox in rpm's database
 * was seen to have signed it). In the end `flox --version` must answer.
 *
 * `job` names this job in the journal: our package is not removed while a job uses it.
 * Throws ProblemError FLX001–FLX004, FLX006, FLX008, INS002 (lock), INS003 (journal), BLD004 (a broken Nix) and
 * NET001–NET006.
 */
async function provideFlox(host, request, job) {
    const begun = host.clock.now();
    return (0,lock/* withLock */.k)(host, (0,external_node_path_.join)((0,state_folder/* stateFolder */.y)(host), 'flox.lock'), waitTime.lock, async () => {
        const plan = planFlox(request, await (0,facts/* gatherFloxFacts */.ku)(host));
        for (const [index, line] of describeFloxPlan(plan).entries()) {
            if (index === 0)
                host.log.info(line);
            else
                host.log.debug(line);
        }
        if (plan.kind === 'use' && (await (0,receipt/* readFloxReceipt */.uG)(host)))
            await claimFlox(host, job);
        if (plan.kind === 'package')
            await installPackage(host, plan, job);
        if (plan.kind === 'nix')
            await installThroughNix(host, plan);
        const flox = plan.kind === 'use' ? plan.flox : await checkInstalled(host);
        if (plan.kind === 'package')
            await (0,receipt/* writeFloxReceipt */.dt)(host, receiptOf(plan.package, 'installed'));
        return {
            flox,
            by: plan.kind === 'use' ? 'existing' : plan.kind,
            path: onPath(host, flox) ? [] : [(0,external_node_path_.dirname)(flox.program)],
            seconds: (host.clock.now() - begun) / 1_000,
            warnings: plan.kind === 'use' ? plan.warnings : plan.kind === 'package' ? otherVersion(flox, request) : [],
        };
    });
}
/** Removes the job's own link. A package stays, like an installed Nix. Harmless when there is none. */
async function undoFlox(host) {
    const link = (0,facts/* floxLink */.sP)(host);
    const names = await host.files.readdir((0,external_node_path_.dirname)(link)).catch(() => []);
    // Nix adds the name of an output that is not the first one.
    const ours = names.filter((name) => name === (0,external_node_path_.basename)(link) || name.startsWith(`${(0,external_node_path_.basename)(link)}-`));
    for (const name of ours)
        await host.files.rm((0,external_node_path_.join)((0,external_node_path_.dirname)(link), name), { force: true });
    await host.files.rm(downloadFolder(host), { recursive: true, force: true });
}
/** So that an uninstallation removes the package, but not while a job uses it. */
async function claimFlox(host, job) {
    await (0,journal/* claim */.B7)(host, job, { owner: 'flox', path: (0,receipt/* floxReceiptPath */.fk)(host) });
}
async function installPackage(host, plan, job) {
    const folder = downloadFolder(host);
    await host.files.rm(folder, { recursive: true, force: true });
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 });
    try {
        const path = (0,external_node_path_.join)(folder, `flox.${plan.package.kind}`);
        await fetchPackage(host, plan.package, path, job);
        const { kind, trust, version } = plan.package;
        if (kind === 'rpm')
            await (0,rpm/* checkRpm */.Y)(host, path, { version, signed: trust.kind === 'signature' });
        if (host.cancelled.aborted)
            throw new problem/* ProblemError */.Mm(failed('the job was cancelled', 'Nothing was installed.'));
        await claimFlox(host, job);
        // The package brings a Nix with a daemon.
        await (0,user_cache/* claimUserCaches */.j_)(host, (0,install_commands/* installEnv */.P2)(host.env), { job, privilege: plan.privilege, daemon: true });
        await (0,receipt/* writeFloxReceipt */.dt)(host, receiptOf(plan.package, 'installing'));
        host.log.debug('flox: package');
        await runPackageManager(host, plan, path);
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
/** Writes the package to a file that nobody else can write. Throws ProblemError FLX003 and NET001–NET006. */
async function fetchPackage(host, { url, name, kind, trust }, path, job) {
    host.log.debug('flox: download');
    const known = trust.kind === 'signature' ? undefined : trust.sha256;
    const request = { url, label: `Flox ${name}`, maxBytes, name: `flox.${kind}`, sha256: known, file: path, job };
    const write = async (chunks) => {
        const file = await host.files.open(path, 'w', 0o600);
        try {
            for await (const chunk of chunks)
                await file.writeFile(chunk);
            await file.sync();
        }
        finally {
            await file.close();
        }
    };
    await (0,kept_download/* keptDownload */.t)(host, request, write, async ({ sha256, bytes }) => {
        if (known === undefined || sha256 === known)
            return;
        const whose = trust.kind === 'user' ? 'given' : 'in the manifest of this action';
        throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX003', `${url} (${bytes} bytes) has SHA-256 ${sha256}, but ${known} is ${whose}.`, 'Nothing was installed. Do not use this package unless you know why it differs. Without flox-version, there may be a newer release.'));
    });
}
/**
 * Runs dpkg, rpm or installer to its end: a cancelled job does not cut it in the middle. Triggers of other packages are
 * left for later, as the vendor's own action does. Throws ProblemError FLX004.
 */
async function runPackageManager(host, plan, path) {
    const variables = { DEBIAN_FRONTEND: 'noninteractive', FLOX_DISABLE_METRICS: 'true' };
    const argv = (0,privilege/* asRootWith */.PV)(plan.privilege, Object.keys(variables), installCommand(plan, path));
    const env = { ...(0,install_commands/* installEnv */.P2)(host.env), ...variables };
    for (let attempt = 1;; attempt += 1) {
        const outcome = await host.exec({ argv, env, timeout: waitTime.package });
        if (outcome.kind === 'exited' && outcome.code === 0)
            return;
        const words = wordsOf(outcome);
        const again = /lock.*(?:was locked by|is held by|another process)/i.test(words);
        if (!again || attempt >= busy.tries || host.cancelled.aborted) {
            throw new problem/* ProblemError */.Mm(failed(words, removal[plan.package.kind]));
        }
        const wait = Math.round(busy.pause * (0.5 + Math.random() / 2));
        host.log.info(`Another package manager is running; try ${attempt + 1} of ${busy.tries} in ${Math.round(wait / 1_000)} s`);
        await host.clock.sleep(wait, host.cancelled);
    }
}
function installCommand({ package: { kind, trust }, again }, path) {
    if (kind === 'deb')
        return ['dpkg', '-i', '--no-triggers', path];
    if (kind === 'pkg')
        return ['installer', '-pkg', path, '-target', '/'];
    // Without these, rpm takes a package that nobody has signed (rpm's macros, %_pkgverify_level).
    const signed = ['--define', '_pkgverify_level all', '--define', '_pkgverify_flags 0x0'];
    const mode = again ? ['-U', '--replacepkgs'] : ['-i'];
    return ['rpm', ...(trust.kind === 'signature' ? signed : []), ...mode, '--notriggers', path];
}
const removal = {
    deb: '`sudo dpkg --purge flox` removes what was installed.',
    rpm: '`sudo rpm -e flox` removes what was installed.',
    pkg: 'https://flox.dev/docs/install-flox/uninstall/ says how to remove what was installed.',
};
/** By a link of the job's own, which keeps it alive while it is used; no profile of the user is touched. Throws ProblemError FLX004. */
async function installThroughNix(host, { nix, reference }) {
    const link = (0,facts/* floxLink */.sP)(host);
    await host.files.mkdir((0,external_node_path_.dirname)(link), { recursive: true, mode: 0o700 });
    host.log.debug('flox: nix');
    const outcome = await (0,command/* runNix */.d)(host, nix, ['build', '--out-link', link, reference], {
        timeout: waitTime.nix,
        onStderr: (line) => host.log.debug(line),
    });
    if (outcome.kind === 'exited' && outcome.code === 0)
        return;
    const fix = 'With the cache `flox` among the caches, Nix fetches Flox instead of building it.';
    throw new problem/* ProblemError */.Mm(failed(wordsOf(outcome), fix));
}
async function checkInstalled(host) {
    const flox = await (0,facts/* lookForFlox */.OS)(host);
    if (flox)
        return flox;
    const fix = 'Check what the package installed; flox is looked for on PATH, in /usr/bin and in the profiles of Nix.';
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('FLX006', 'Flox was installed, but no program flox was found.', fix));
}
/** FLX005 where the package's name or hash promised another version. */
function otherVersion(flox, { version }) {
    return version === undefined ? [] : otherFlox(flox, { version });
}
function receiptOf({ url, trust }, state) {
    return { schema: 'flox/1', state, url, ...(trust.kind === 'signature' ? {} : { sha256: trust.sha256 }) };
}
function onPath(host, { program }) {
    return (host.env['PATH'] ?? '').split(':').includes((0,external_node_path_.dirname)(program));
}
function downloadFolder(host) {
    return (0,external_node_path_.join)((0,job/* jobFolder */.OW)(host), 'flox-download');
}
function wordsOf(outcome) {
    if (outcome.kind === 'not-started')
        return outcome.reason;
    const how = outcome.kind === 'exited' ? `exit code ${outcome.code}` : outcome.kind;
    return [how, ...outcome.stderrTail.slice(-8).map((line) => line.trim())].join(' ').replace(/\.$/, '');
}
function failed(why, fix) {
    return (0,problem/* error */.z3)('FLX004', `Flox could not be installed: ${why}.`, `Fix the cause and run the job again. ${fix}`);
}


/***/ }),

/***/ 99457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ chooseFloxPackage),
/* harmony export */   f: () => (/* binding */ checkFloxRequest)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_system_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79412);
/* harmony import */ var _nix_install_releases_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35341);
/* harmony import */ var _releases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60979);




const kinds = { dpkg: 'deb', rpm: 'rpm', installer: 'pkg' };
const folders = { deb: 'deb', rpm: 'rpm', pkg: 'osx' };
/**
 * The vendor's package that a request means, or every problem that stands against it: FLX001 (platform), FLX002 (no
 * hash), FLX008 (malformed, or what does not go together). Pure.
 */
function chooseFloxPackage(request, manifest = _releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxReleases */ .U8) {
    const hash = readHash(request.sha256);
    const base = readBase(request.baseUrl ?? _releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxDownloads */ .lS);
    const system = (0,_model_system_js__WEBPACK_IMPORTED_MODULE_1__/* .systemOf */ .br)(request);
    const kind = request.packageManager && kinds[request.packageManager];
    const problems = checkFloxRequest(request);
    if (!system || !kind)
        problems.push(noPackage(request));
    if (problems.length > 0 || !system || !kind)
        return { problems };
    const channel = request.channel ?? 'stable';
    const version = request.version ?? unnamed(request, manifest, system, kind);
    const place = request.commit === undefined ? `by-env/${channel}` : `by-commit/${request.commit.toLowerCase()}`;
    const suffix = version === undefined ? '' : `-${version}`;
    const url = `${base.url}/${place}/${folders[kind]}/flox${suffix}.${system}.${kind}`;
    const known = channel === 'stable' ? manifest[version ?? '']?.[system]?.[kind] : undefined;
    const chosen = { url, kind, system, version, name: nameOf({ ...request, version }) };
    if (hash.sha256 !== undefined)
        return { package: { ...chosen, trust: { kind: 'user', sha256: hash.sha256 } } };
    if (known)
        return { package: { ...chosen, trust: { kind: 'manifest', sha256: known.sha256 } } };
    if (kind === 'rpm' && request.rpmKey)
        return { package: { ...chosen, trust: { kind: 'signature' } } };
    return { problems: [noHash(chosen, Object.keys(manifest))] };
}
/** The release that is meant where nothing was said: it must be one whose bytes can be proven. */
function unnamed({ channel, commit, sha256, rpmKey }, manifest, system, kind) {
    const said = channel !== undefined || commit !== undefined || sha256 !== undefined || (kind === 'rpm' && rpmKey);
    return said ? undefined : (0,_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .newestFlox */ .ow)(manifest, system, kind)?.version;
}
/** FLX008 for each part that is malformed, and for parts that do not go together; asked before anything is touched. Pure. */
function checkFloxRequest(request) {
    const { channel, version, commit, sha256, baseUrl } = request;
    const problems = [];
    const malformed = (what, given, fix) => problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX008', `${JSON.stringify(given.slice(0, 80))} is not ${what}.`, fix));
    if (channel !== undefined && !_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxChannels */ .oR.includes(channel)) {
        malformed('a channel of Flox', channel, `Use one of ${_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxChannels */ .oR.join(', ')}; a commit belongs in flox-commit.`);
    }
    if (version !== undefined && !/^\d+\.\d+\.\d+(?:[-+.][0-9A-Za-z.+-]{1,40})?$/.test(version)) {
        malformed('a version of Flox', version, 'Write it like 1.14.1, without a v.');
    }
    if (commit !== undefined && !/^[0-9a-f]{40}$/i.test(commit)) {
        malformed('a commit', commit, 'Give all 40 hexadecimal digits of a commit of github.com/flox/flox.');
    }
    const other = [channel && 'flox-channel', version && 'flox-version'].filter(Boolean).join(' and ');
    if (commit !== undefined && other !== '') {
        const fix = `Remove ${other}: a commit already selects one build of Flox.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX008', `flox-commit cannot be combined with ${other}.`, fix));
    }
    return [...problems, ...readHash(sha256).problems, ...readBase(baseUrl ?? _releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxDownloads */ .lS).problems];
}
function noPackage({ platform, arch, packageManager }) {
    const managed = packageManager ? '' : ', without dpkg and rpm';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX001', `Flox has no package for this machine (${platform}, ${arch}${managed}).`, 'Use Linux with dpkg or rpm or macOS, x86-64 or 64-bit ARM; or install Nix and give flox-commit, which installs Flox through Nix.', { source: 'https://flox.dev/docs/install-flox/install/' });
}
function noHash(chosen, versions) {
    const known = versions.length > 0 ? `Choose one of ${versions.join(', ')}, or give` : 'Give';
    const moving = /\/flox\.[^/]*$/.test(chosen.url) && chosen.url.includes('/by-env/');
    const what = moving ? 'flox-version, since the newest one changes, and flox-sha256 of' : 'flox-sha256 of';
    const key = chosen.kind === 'rpm'
        ? " Or ask the administrator to import the vendor's key (rpm --import): rpm then checks the signature."
        : ` ${chosen.kind === 'deb' ? 'dpkg' : 'installer'} does not check signatures of local files, so nothing can replace the hash.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX002', `No SHA-256 is known for Flox ${chosen.name}, ${chosen.kind} for ${chosen.system}.`, `${known} ${what} the package: \`curl -sL ${chosen.url} | sha256sum\` on a network that you trust. The vendor's SHA256SUMS is on the same server as the package, so it proves nothing.${key}`);
}
function nameOf({ channel = 'stable', version, commit }) {
    if (commit !== undefined)
        return `commit ${commit.slice(0, 12)}`;
    return version === undefined ? `the newest of ${channel}` : `${version} (${channel})`;
}
function readHash(text) {
    if (text === undefined)
        return { problems: [] };
    try {
        return { sha256: (0,_nix_install_releases_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSha256 */ .tz)(text), problems: [] };
    }
    catch (cause) {
        if (!(cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm))
            throw cause;
        return { problems: cause.problems.map((problem) => ({ ...problem, code: 'FLX008' })) };
    }
}
function readBase(text) {
    const url = URL.parse(text);
    if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === '') {
        return { url: url.href.replace(/\/+$/, ''), problems: [] };
    }
    const fix = `Write it as in ${_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .floxDownloads */ .lS}, without user, query and fragment.`;
    return { url: '', problems: [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX008', 'flox-base-url is not a plain http or https URL.', fix)] };
}


/***/ }),

/***/ 17225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ip: () => (/* binding */ leaveSystemBridge),
/* harmony export */   Q6: () => (/* binding */ systemBridgeOwned),
/* harmony export */   pj: () => (/* binding */ makeSystemBridge)
/* harmony export */ });
/* unused harmony export removeSystemBridge */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16166);
/* harmony import */ var _machine_lock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66394);
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43516);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51246);
/* harmony import */ var _runner_child_env_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(30994);
/* harmony import */ var _runner_exec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(33981);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2617);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8520);
/* harmony import */ var _libraries_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(20358);
/* harmony import */ var _make_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(53094);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(16598);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(97951);















const waitTime = 120;
/** In the folder: that this action made it, and of which driver. */
const mark = 'made-by-setup-nix-cuda';
/** The bridge of the machine goes with the last job that uses it; after a restart of the machine it is gone by itself. */
const systemBridgeOwned = {
    owner: 'driver-bridge',
    goesWithLastJob: true,
    makes: (_, entry) => entry.path === _libraries_js__WEBPACK_IMPORTED_MODULE_10__/* .bridgePath */ .$i && (0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_3__/* .isPlainEntry */ .fL)(entry),
    describe: ({ path }) => [`remove ${path}: copies of the driver's libraries`],
    remove: async (host, { path }) => removeSystemBridge(host, path),
};
/**
 * Makes /run/opengl-driver/lib for all programs of the machine: copies of the driver's libraries whose RUNPATH is that folder, because
 * with links or plain copies there libcuda does not find its compiler for PTX. It is in memory (0.4 GB), and needs root or sudo. What others
 * have put there is never touched. Throws ProblemError GPU301, GPU308, GPU309, INS002 or INS003.
 */
function makeSystemBridge(host, facts, options) {
    const { place = _libraries_js__WEBPACK_IMPORTED_MODULE_10__/* .bridgePath */ .$i } = options;
    return (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_9__/* .stateFolder */ .y)(host), 'driver-bridge.lock'), waitTime, async () => {
        const entry = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .readJournal */ .a0)(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place);
        const choice = (0,_plan_js__WEBPACK_IMPORTED_MODULE_12__/* .chooseBridge */ .Js)({ ...facts, existing: entry ? undefined : facts.existing });
        if (choice.kind === 'refused')
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(choice.problems);
        if (choice.kind === 'not-needed')
            return choice;
        const all = await (0,_make_js__WEBPACK_IMPORTED_MODULE_11__/* .collectFiles */ .C)(host, choice.folders, choice.version);
        const files = all.filter(({ name }) => (0,_names_js__WEBPACK_IMPORTED_MODULE_13__/* .isComputeLibrary */ .Fm)(name));
        const missing = (0,_plan_js__WEBPACK_IMPORTED_MODULE_12__/* .missingParts */ .tL)(files, choice.folders.map(({ path }) => path));
        if (missing.length > 0)
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(missing.map((one) => ({ ...one, severity: 'error' })));
        const key = (0,_plan_js__WEBPACK_IMPORTED_MODULE_12__/* .bridgeKey */ .X6)(choice.version, files);
        const made = { kind: 'system', folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place, 'lib'), version: choice.version };
        const there = await host.files.readFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place, mark), 'utf8').catch(() => undefined);
        if (entry && there?.trim() === key) {
            await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B7)(host, options.job, { owner: 'driver-bridge', path: place });
            return { ...made, made: false };
        }
        if (entry?.users.some((user) => user !== options.job))
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(inUse(place));
        // Without the mark it is another's, whatever the journal says.
        if (there === undefined && (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_7__/* .isThere */ .$B)(host, place)))
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(foreign(place));
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B7)(host, options.job, { owner: 'driver-bridge', path: place });
        await install(host, files, key, { ...options, place });
        return { ...made, made: true };
    });
}
/** Copies into a folder of the job, where they are patched, then into place as root under another name, which is changed at the end. */
async function install(host, files, key, { patchelf, place }) {
    const privilege = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .findPrivilege */ .Xb)(host);
    if (privilege === 'none')
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(failed('root or sudo without a password is missing'));
    await host.files.mkdir((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .jobFolder */ .OW)(host), { recursive: true, mode: 0o700 });
    const work = await host.files.mkdtemp((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .jobFolder */ .OW)(host), 'driver-'));
    try {
        await host.files.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(work, 'lib'), { mode: 0o755 });
        await copyAndPatch(host, files, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(work, 'lib'), { patchelf, folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place, 'lib') });
        await host.files.writeFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(work, mark), `${key}\n`);
        await host.files.chmod(work, 0o755);
        const next = `${place}.new`;
        const asRoot = async (...argv) => {
            const why = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .whyNotAsRoot */ .QG)(host, privilege, argv);
            if (why !== undefined)
                throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(failed(why));
        };
        await asRoot('rm', '-rf', '--', next, place);
        await asRoot('cp', '-r', '--no-preserve=ownership', '--', work, next);
        await asRoot('mv', '-T', '--', next, place);
    }
    finally {
        await host.files.rm(work, { recursive: true, force: true });
    }
}
async function copyAndPatch(host, files, into, { patchelf, folder }) {
    // Under the names that have the driver's version: whoever looks there finds out which one it is.
    const targets = [...new Set(files.map(({ target }) => target))];
    for (const target of targets) {
        await host.files.copyFile(target, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(into, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(target)));
        await host.files.chmod((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(into, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(target)), 0o755);
    }
    for (const { name, target } of files) {
        if (name !== (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(target))
            await host.files.symlink((0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(target), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(into, name));
    }
    const argv = [patchelf, '--set-rpath', folder, ...targets.map((target) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(into, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(target)))];
    const outcome = await host.exec({ argv, env: (0,_runner_child_env_js__WEBPACK_IMPORTED_MODULE_14__/* .childEnv */ .g)(host.env), timeout: waitTime, signal: host.cancelled });
    if (outcome.kind !== 'exited' || outcome.code !== 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(failed(`patchelf: ${(0,_runner_exec_js__WEBPACK_IMPORTED_MODULE_6__/* .failureText */ .kY)(outcome)}`));
}
/** Takes one job out of it, and undoes it where that was the last one. Throws ProblemError GPU308, INS002 or INS003. */
async function leaveSystemBridge(host, job, place = _libraries_js__WEBPACK_IMPORTED_MODULE_10__/* .bridgePath */ .$i) {
    await (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_9__/* .stateFolder */ .y)(host), 'driver-bridge.lock'), waitTime, async () => {
        const entry = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .readJournal */ .a0)(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place);
        if (entry)
            await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .setEntry */ .RY)(host, place, (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutJob */ .wu)(entry, job));
    });
    await removeSystemBridge(host, place);
}
/** Undoes it once no job of the journal uses it. Throws ProblemError GPU308, INS002 or INS003. */
function removeSystemBridge(host, place = _libraries_js__WEBPACK_IMPORTED_MODULE_10__/* .bridgePath */ .$i) {
    return (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_2__/* .withLock */ .k)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_9__/* .stateFolder */ .y)(host), 'driver-bridge.lock'), waitTime, async () => {
        const entry = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .readJournal */ .a0)(host)).find((one) => one.owner === systemBridgeOwned.owner && one.path === place);
        if (!entry || entry.users.length > 0)
            return;
        // Without the mark it is somebody else's by now.
        const paths = [`${place}.new`, ...((await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_7__/* .isThere */ .$B)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place, mark))) ? [place] : [])];
        const why = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .whyNotAsRoot */ .QG)(host, await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .findPrivilege */ .Xb)(host), ['rm', '-rf', '--', ...paths]);
        if (why !== undefined)
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .ProblemError */ .Mm(failed(why));
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .dropEntry */ .sT)(host, place);
    });
}
function failed(why) {
    const fix = 'Fix the cause, or use the bridge of one program: nix-cuda run -- PROGRAM.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .error */ .z3)('GPU308', `The bridge for the whole machine cannot be made or removed: ${why}.`, fix);
}
function foreign(path) {
    const fix = 'It stays as it is. Use the bridge of one program: nix-cuda run -- PROGRAM.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .error */ .z3)('GPU308', `${path} is there and was not made by this action.`, fix, { subject: { path } });
}
function inUse(path) {
    const message = `Other jobs use ${path}, which has another driver.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .error */ .z3)('GPU308', message, 'Wait until they have ended.', { subject: { path } });
}


/***/ }),

/***/ 4953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CZ: () => (/* binding */ measuredStore),
/* harmony export */   Eg: () => (/* binding */ measuredAbove),
/* harmony export */   Vu: () => (/* binding */ inGigabytes),
/* harmony export */   _M: () => (/* binding */ adviseDisk),
/* harmony export */   e3: () => (/* binding */ measuredPath),
/* harmony export */   kX: () => (/* binding */ checkRoom),
/* harmony export */   nQ: () => (/* binding */ largest),
/* harmony export */   sR: () => (/* binding */ buildFolders)
/* harmony export */ });
/* unused harmony export describeDisk */
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83341);


const gigabyte = 1e9;
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte;
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2;
/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = { major: 2, minor: 30 };
/**
 * Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
 */
function adviseDisk(layout, options) {
    const buildFolder = adviseBuildFolder(layout, options);
    const store = measuredStore(layout);
    const collect = options.hosted && store !== undefined;
    // Enough for the largest step of one build; the collector then frees a useful amount at once.
    const minFree = collect ? Math.round(Math.min(5 * gigabyte, store.totalBytes * 0.05)) : undefined;
    const maxFree = minFree === undefined ? undefined : minFree * 3;
    return { buildFolder, minFree, maxFree, lines: describeDisk(layout) };
}
function adviseBuildFolder(layout, { nixVersion, chosen = false }) {
    const isNew = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isAtLeast */ .du)(nixVersion ?? '', ownBuildFolder) ?? true;
    const standard = isNew ? measuredStore(layout) : measuredPath(layout, 'tmp');
    const path = isNew ? '/nix/var/nix/builds' : '/tmp';
    const stay = (why) => ({
        by: 'default',
        path,
        mode: undefined,
        freeBytes: standard?.freeBytes ?? 0,
        why,
    });
    if (chosen)
        return stay('the user chose another folder');
    if (!standard)
        return stay('the disks of this machine are unknown');
    const roomy = !standard.memory && standard.freeBytes >= largeBuild;
    const best = candidates(layout, isNew).sort((a, b) => b.disk.freeBytes - a.disk.freeBytes)[0];
    if (!best || best.disk.device === standard.device)
        return stay('no other disk has more room');
    const better = best.disk.freeBytes > standard.freeBytes * worthIt;
    if (!standard.memory && (roomy || !better))
        return stay('it has room');
    if (best.disk.freeBytes <= standard.freeBytes)
        return stay('no other disk has more room');
    const reason = standard.memory ? 'is in memory' : `has ${inGigabytes(standard.freeBytes)} left`;
    const why = `${path} ${reason}, and ${best.disk.mountedAt || best.disk.path} has ${inGigabytes(best.disk.freeBytes)}`;
    const { freeBytes } = best.disk;
    return isNew
        ? { by: 'build-dir', path: best.path, mode: 0o755, freeBytes, why }
        : { by: 'TMPDIR', path: best.path, mode: 0o1777, freeBytes, why };
}
/** Every folder that the advice may name. */
const buildFolders = [
    '/var/lib/setup-nix-cuda',
    '/mnt/setup-nix-cuda',
    '/nix/var/nix',
].flatMap((folder) => [`${folder}/builds`, `${folder}/tmp`]);
/**
 * Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
 * home of the runner's user.
 */
function candidates(layout, isNew) {
    const leaf = isNew ? 'builds' : 'tmp';
    const known = [
        ['root', `/var/lib/setup-nix-cuda/${leaf}`],
        ['mnt', `/mnt/setup-nix-cuda/${leaf}`],
        ['nix', `/nix/var/nix/${leaf}`],
    ];
    return known.flatMap(([name, path]) => {
        const found = measuredPath(layout, name);
        return found?.exists && !found.memory && !found.readOnly ? [{ path, disk: found }] : [];
    });
}
/**
 * INS040 for each path that has less room than builds need: bytes in the store, bytes of a build at work, or both.
 * `buildFolder` is what `adviseDisk` gave.
 */
function checkRoom(layout, needed, buildFolder) {
    const store = measuredStore(layout);
    if (!store)
        return [];
    const { storeBytes, buildBytes = 0, hosted } = needed;
    const builds = buildFolder ? measuredAbove(layout, buildFolder.path) : store;
    const same = !builds || builds.device === store.device;
    const wanted = [
        {
            what: same && buildBytes > 0 ? 'The store and the builds need' : 'The store needs',
            disk: store,
            bytes: same ? storeBytes + buildBytes : storeBytes,
        },
        ...(same ? [] : [{ what: 'The builds need', disk: builds, bytes: buildBytes }]),
    ];
    return wanted.flatMap(({ what, disk: at, bytes }) => {
        if (bytes <= at.freeBytes)
            return [];
        const where = at.mountedAt || at.path;
        const roomier = largest(layout, at);
        const fixes = [
            ...(hosted ? ['Remove parts of the runner image with `reclaim-disk`'] : [`Free disk space on ${where}`]),
            ...(roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []),
        ];
        const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)('INS040', message, `${fixes.join(', ')}.`)];
    });
}
/** The path with that name. */
function measuredPath(layout, name) {
    return layout.measured.find((candidate) => candidate.name === name);
}
/** Where store paths are, or will be. */
function measuredStore(layout) {
    return measuredPath(layout, 'store') ?? measuredPath(layout, 'nix') ?? measuredPath(layout, 'root');
}
/** The measured path that a path is in: the one with the longest path above it. */
function measuredAbove(layout, path) {
    return layout.measured
        .filter((candidate) => candidate.path === '/' || path === candidate.path || path.startsWith(`${candidate.path}/`))
        .sort((a, b) => b.path.length - a.path.length)[0];
}
/** The disk with the most room, if it is another one and has more. */
function largest(layout, than) {
    return layout.measured
        .filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device)
        .filter((other) => other.freeBytes > than.freeBytes)
        .sort((a, b) => b.freeBytes - a.freeBytes)[0];
}
/** One line per file system: where it is mounted, what is on it, how much is left. */
function describeDisk(layout) {
    const devices = [...new Set(layout.measured.map(({ device }) => device))];
    return devices.flatMap((device) => {
        const on = layout.measured.filter((candidate) => candidate.device === device);
        const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0];
        if (!first)
            return [];
        const marks = [first.type, ...(first.memory ? ['in memory'] : []), ...(first.readOnly ? ['read-only'] : [])];
        const paths = on.map(({ path, exists }) => (exists ? path : `${path} (absent)`)).join(', ');
        const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`;
        return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== '').join(', ')}): ${room}; ${paths}`];
    });
}
/** As in `12.5 GB`. */
function inGigabytes(bytes) {
    const value = bytes / gigabyte;
    return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`;
}


/***/ }),

/***/ 8753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ downloadsOwned),
  t: () => (/* binding */ keptDownload)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/model/problem.js
var model_problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/http/http.js
var http = __webpack_require__(4599);
// EXTERNAL MODULE: ./lib/runner/http/rules.js
var rules = __webpack_require__(30364);
;// CONCATENATED MODULE: ./lib/runner/http/download.js




const progressEvery = 500;
/** Bytes per second of waiting; the installer's archive of 30 MB takes half an hour with it. */
const leastSpeed = 16 * 1024;
const rule = { tries: 4, firstPause: 1_000, longestPause: 30_000 };
/** One try that failed; `again`: another may do better. */
class TryFailed extends model_problem/* ProblemError */.Mm {
    text;
    again;
    retryAfter;
    constructor(problem, again = false, retryAfter) {
        super(problem);
        this.text = `${problem.code} ${problem.message}`;
        this.again = again;
        this.retryAfter = retryAfter;
    }
}
/**
 * Fetches a URL as a stream and hands the chunks to `consume`, which must start over each time it is called: once per
 * try. Follows redirects (`follow`), and tries again what passes: network errors, and the statuses 408, 429 and 5xx. The
 * hash is computed on the way; judging it is the caller's affair. A Content-Encoding is not undone: what is counted and
 * hashed is what was sent.
 *
 * Throws ProblemError NET001 (no answer), NET002 (status), NET003 (cut, stalled or far too slow), NET004 (refused redirect
 * or scheme), NET005 (too large), NET006 (cancelled); and whatever `consume` throws on its own account.
 */
async function download(host, request, consume) {
    const { tries = rule.tries, label } = request;
    return (0,rules/* retry */.L5)(host, { ...rule, tries, signal: host.cancelled }, async () => {
        try {
            return { done: await tryOnce(host, request, consume) };
        }
        catch (cause) {
            if (!(cause instanceof TryFailed))
                throw cause;
            if (host.cancelled.aborted) {
                throw new model_problem/* ProblemError */.Mm((0,model_problem/* error */.z3)('NET006', `${label} was cancelled.`, 'Run the job again.', about(request)));
            }
            if (!cause.again)
                throw cause;
            const end = () => {
                throw cause;
            };
            const onPause = (text) => host.log.info(`${label}: ${cause.text} ${text}`);
            return { end, retryAfter: cause.retryAfter, onPause };
        }
    });
}
async function tryOnce(host, request, consume) {
    const idle = request.idle ?? 30_000;
    const stop = new AbortController();
    try {
        const reply = await openBody(host, request, { idle, signal: AbortSignal.any([host.cancelled, stop.signal]) });
        const total = contentLength(reply);
        if (total !== undefined && total > request.maxBytes)
            throw tooLarge(request, total);
        const seen = { idle, total, hash: (0,external_node_crypto_.createHash)('sha256'), bytes: 0 };
        const result = await consume(readBody(host, request, reply, seen)).catch((cause) => {
            throw seen.failure ?? cause;
        });
        if (seen.failure)
            throw seen.failure;
        return { sha256: seen.hash.digest('hex'), bytes: seen.bytes, result };
    }
    finally {
        stop.abort(); // ends an exchange whose body nobody read to its end
    }
}
/** The body's chunks, counted and hashed. The time that their reader takes does not count. */
async function* readBody(host, request, reply, seen) {
    const { idle, total, hash } = seen;
    const begun = host.clock.now();
    let reportedAt = begun;
    const report = (now) => {
        reportedAt = now;
        const bytesPerSecond = Math.round(seen.bytes / Math.max(0.001, (now - begun) / 1_000));
        request.onProgress?.({ bytes: seen.bytes, total, bytesPerSecond });
    };
    try {
        const body = reply.body[Symbol.asyncIterator]();
        for (let waited = 0;;) {
            const asked = host.clock.now();
            const { done, value: chunk } = await inTime(body.next(), idle, 'the server sent nothing for too long');
            if (done)
                break;
            const now = host.clock.now();
            waited += now - asked;
            seen.bytes += chunk.byteLength;
            if (seen.bytes > request.maxBytes)
                throw tooLarge(request, seen.bytes);
            if (waited > idle && seen.bytes < (waited / 1_000) * leastSpeed) {
                throw new Error(`it was slower than ${leastSpeed} bytes per second`);
            }
            hash.update(chunk);
            if (now - reportedAt >= progressEvery)
                report(now);
            yield chunk;
        }
        if (total !== undefined && seen.bytes !== total)
            throw new Error('the body ended early');
        report(host.clock.now());
    }
    catch (cause) {
        const bytes = `${seen.bytes} of ${total ?? 'unknown'} bytes`;
        const problem = (0,model_problem/* error */.z3)('NET003', `${request.label} was interrupted after ${bytes}: ${reasonOf(cause)}.`, 'Run the job again. If it fails again, the server or a proxy interrupts downloads.', about(request));
        seen.failure = cause instanceof TryFailed ? cause : new TryFailed(problem, true);
        throw seen.failure;
    }
}
/** What the work gives. Throws LateError when it takes longer than so many milliseconds. */
async function inTime(work, milliseconds, late) {
    let timer;
    const end = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new http/* LateError */.v(late)), milliseconds);
    });
    return Promise.race([work, end]).finally(() => clearTimeout(timer));
}
/** The answer to the request after redirects, with status 200. */
async function openBody(host, request, { idle, signal }) {
    const { label, url: text } = request;
    const refused = (why) => {
        const fix = 'Use a server that answers over https without such redirects.';
        return new TryFailed((0,model_problem/* error */.z3)('NET004', `${label}: ${why}.`, fix, about(request)));
    };
    const from = URL.parse(text);
    if (!from || !/^https?:$/.test(from.protocol) || from.username !== '') {
        throw refused(`${from ? (0,rules/* shown */.SP)(from) : 'a malformed URL'} is not https`);
    }
    const http = { send: (asked) => inTime(host.http.send(asked), idle, 'no answer in time') };
    const headers = { 'accept-encoding': 'identity' };
    const reply = await (0,rules/* follow */.e6)(http, { url: from, headers, signal }).catch((cause) => {
        if (cause instanceof rules/* RefusedRedirect */.XS)
            throw refused(cause.message);
        const message = `${label} cannot be fetched from ${(0,rules/* shown */.SP)(from)}: ${reasonOf(cause)}.`;
        const fix = 'Check that this machine reaches that host (firewall, DNS, TLS certificates), or set a mirror.';
        throw new TryFailed((0,model_problem/* error */.z3)('NET001', message, fix, about(request)), true);
    });
    const { status, url } = reply;
    if (status === 200)
        return reply;
    const fix = status === 404
        ? 'Check the version and the base URL: the server does not have this file.'
        : 'Try again later, or set a mirror.';
    const problem = (0,model_problem/* error */.z3)('NET002', `${label}: ${(0,rules/* shown */.SP)(url)} answered with status ${status}.`, fix, about(request));
    throw new TryFailed(problem, (0,rules/* isPassing */.WG)(status), reply.header('retry-after'));
}
function contentLength(reply) {
    if (reply.header('content-encoding'))
        return undefined;
    const text = reply.header('content-length');
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
function tooLarge(request, bytes) {
    const message = `${request.label} is larger than ${request.maxBytes} bytes (at least ${bytes}).`;
    const fix = 'Check the base URL: this is not the requested file.';
    return new TryFailed((0,model_problem/* error */.z3)('NET005', message, fix, about(request)));
}
/** The subject of every problem of a download: its URL, without logins and query. */
function about({ url }) {
    const parsed = URL.parse(url);
    return { subject: { url: parsed ? (0,rules/* shown */.SP)(parsed) : 'a malformed URL' } };
}
/** The innermost message of an error. */
function reasonOf(cause) {
    let inner = cause;
    while (inner instanceof Error && inner.cause instanceof Error)
        inner = inner.cause;
    if (!(inner instanceof Error))
        return String(inner);
    return inner.message || String(inner.code ?? inner.name);
}

// EXTERNAL MODULE: ./lib/runner/job.js
var runner_job = __webpack_require__(2617);
;// CONCATENATED MODULE: ./lib/runner/tool-cache.js
/** Of ours in the tool cache; everything that we keep is in it. */
const toolFolder = 'setup-nix-cuda';
/** The library takes semantic versions alone. */
const version = (sha256) => `0.0.0-sha256-${sha256}`;
/** Whether that is a name in the folder of ours. */
function isKeptName(name) {
    return /^0\.0\.0-sha256-[0-9a-f]{64}$/.test(name);
}
/**
 * The runner's tool cache, through @actions/tool-cache. Undefined outside of a runner, which has no such folder, and on a
 * machine of GitHub's, whose tool cache goes with the job.
 */
async function openToolCache(host) {
    const { RUNNER_TOOL_CACHE: root, RUNNER_ENVIRONMENT: environment } = host.env;
    if (!root || environment === 'github-hosted')
        return undefined;
    const library = await Promise.all(/* import() | tool-cache */[__webpack_require__.e(1955), __webpack_require__.e(3838), __webpack_require__.e(2088), __webpack_require__.e(4484)]).then(__webpack_require__.bind(__webpack_require__, 59805));
    return {
        folder: `${root}/${toolFolder}`,
        find: (sha256) => library.find(toolFolder, version(sha256)) || undefined,
        keep: async (file, name, sha256) => {
            await library.cacheFile(file, name, toolFolder, version(sha256));
        },
    };
}

// EXTERNAL MODULE: ./lib/machine/journal.js + 1 modules
var journal = __webpack_require__(16166);
// EXTERNAL MODULE: ./lib/machine/owned.js
var owned = __webpack_require__(43516);
;// CONCATENATED MODULE: ./lib/machine/kept-download.js









/** The kept copies. */
const downloadsOwned = {
    owner: 'downloads',
    describe: ({ path }) => [`remove ${path}: downloads that this machine keeps`],
    makes: (_, entry) => (0,external_node_path_.basename)(entry.path) === toolFolder && (0,owned/* isPlainEntry */.fL)(entry),
    remove: (host, { path }, { warn }) => removeCopies(host, path).catch((cause) => {
        warn((0,model_problem/* warning */.$e)('INS050', `${path} stays: ${cause.message}.`, 'Remove it.'));
    }),
};
/**
 * `download` for files that are known by their hash. On a machine that outlives the job (see `openToolCache`) a copy is
 * kept of what `accept` does not throw on, and used the next time, hashed again on its way to `consume`. A copy whose hash
 * differs is removed, which the log says, and the file is downloaded. `accept` judges hash and result; a kept copy that it
 * throws on is removed. Gives what `accept` gives. Throws as `download`, and what `consume` and `accept` throw; never
 * because nothing can be kept.
 */
async function keptDownload(host, request, consume, accept) {
    const { name, sha256, job, label } = request;
    const cache = sha256 === undefined ? undefined : await openToolCache(host);
    if (!cache || sha256 === undefined)
        return accept(await download(host, request, consume));
    const found = cache.find(sha256);
    const kept = found === undefined ? undefined : await readKept(host, request, (0,external_node_path_.join)(found, name), consume);
    if (found !== undefined && kept) {
        return accept(kept).catch(async (cause) => {
            await remove(host, found);
            throw cause;
        });
    }
    const aside = (0,external_node_path_.join)((0,runner_job/* jobFolder */.OW)(host), `${name}.part`);
    const consumed = request.file ? consume : (chunks) => consume(copied(host, aside, chunks));
    try {
        const accepted = await accept(await download(host, request, consumed));
        await (0,journal/* claim */.B7)(host, job, { owner: 'downloads', path: cache.folder })
            .then(() => cache.keep(request.file ?? aside, name, sha256))
            .catch((cause) => host.log.debug(`${label} is not kept: ${cause.message}`));
        return accepted;
    }
    finally {
        await remove(host, aside);
    }
}
/** What a kept copy gave, or undefined when it cannot be used; then it is gone. */
async function readKept(host, { label, sha256, maxBytes }, path, consume) {
    // Whoever can write there may have put a FIFO in its place, on which an open would wait.
    const file = await host.files.open(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK).catch(() => undefined);
    try {
        const stat = await file?.stat();
        if (file && stat?.isFile() && stat.size <= maxBytes) {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            const chunks = file.createReadStream({ autoClose: false });
            const result = await consume(hashed(chunks, hash));
            if (hash.digest('hex') === sha256) {
                host.log.info(`${label}: kept copy ${path}`);
                return { sha256, bytes: stat.size, result };
            }
        }
    }
    finally {
        await file?.close();
    }
    host.log.info(`The kept copy ${path} is damaged; it is removed and downloaded again`);
    await remove(host, (0,external_node_path_.dirname)(path));
    return undefined;
}
async function* hashed(chunks, hash) {
    for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
    }
}
/** The chunks, which are also written to a file as long as that can be done; without the file nothing is kept. */
async function* copied(host, path, chunks) {
    await host.files.mkdir((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 }).catch(() => { });
    let file = await host.files.open(path, 'w', 0o600).catch(() => undefined);
    try {
        for await (const chunk of chunks) {
            await file?.writeFile(chunk).catch(async () => {
                const broken = file;
                file = undefined;
                await broken?.close().catch(() => { });
                await remove(host, path);
            });
            yield chunk;
        }
    }
    finally {
        await file?.close().catch(() => { });
    }
}
/** Removes the copies by the names that they are kept under, and the folder when nothing else is in it. */
async function removeCopies(host, folder) {
    const stat = await host.files.lstat(folder).catch(() => undefined);
    if (!stat?.isDirectory())
        return;
    for (const name of (await host.files.readdir(folder)).filter(isKeptName)) {
        await host.files.rm((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    }
    if ((await host.files.readdir(folder)).length === 0)
        await host.files.rm(folder, { recursive: true, force: true });
}
async function remove(host, path) {
    await host.files.rm(path, { recursive: true, force: true }).catch(() => { });
}


/***/ }),

/***/ 75253:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KJ: () => (/* binding */ enableKvm),
/* harmony export */   kJ: () => (/* binding */ kvmOwned)
/* harmony export */ });
/* unused harmony export undoKvm */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(36014);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11161);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8520);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16166);
/* harmony import */ var _lock_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(66394);
/* harmony import */ var _owned_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(43516);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95266);









const ruleName = '99-setup-nix-cuda-kvm.rules';
/** https://github.blog/changelog/2023-02-23-hardware-accelerated-android-virtualization-on-actions-windows-and-linux-larger-hosted-runners/ */
const ruleText = 'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"\n';
const waitTime = 30;
const kvmDevice = '/dev/kvm';
const udevRules = '/etc/udev/rules.d';
const kvmOwned = {
    owner: 'kvm',
    goesWithLastJob: true,
    makes: async (_, entry) => entry.path === kvmDevice && (0,_owned_js__WEBPACK_IMPORTED_MODULE_6__/* .isPlainEntry */ .fL)(entry) && isOurRule((await readNote(entry))?.rule),
    describe: ({ path }) => [`restore the mode of ${path}, and remove our udev rule`],
    remove: (host, { path }) => undoKvm(host, { device: path }),
};
/**
 * Lets everybody on this machine use /dev/kvm, so that build users can: by mode, and by a udev rule where udev runs and
 * would set the mode back. Call it before the daemon starts, which looks once whether it has the feature `kvm`
 * (https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-system-features). Written down in the journal first.
 * Never throws: what goes wrong is INS043.
 */
async function enableKvm(host, options) {
    const { device = kvmDevice, rulesFolder = udevRules } = options;
    const before = await modeOf(host, device);
    if (host.platform !== 'linux' || before === undefined)
        return { state: 'absent', did: [], problems: [] };
    if (isOpen(before) || (await isForBuilders(host, device, before))) {
        await joinUsers(host, options.job, device);
        return { state: 'usable', did: [], problems: [] };
    }
    const privilege = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .findPrivilege */ .Xb)(host);
    if (privilege === 'none')
        return unusable(device, before, 'root or sudo without a password is missing');
    try {
        return await (0,_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .withLock */ .k)(host, lockPath(host), waitTime, async () => {
            const udev = await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .isThere */ .$B)(host, '/run/udev/control');
            const changed = { schema: 'kvm/1', mode: before, rule: udev ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(rulesFolder, ruleName) : null };
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B7)(host, options.job, { owner: 'kvm', path: device, note: JSON.stringify(changed) });
            const did = await open(host, privilege, device, changed);
            const after = await modeOf(host, device);
            if (after !== undefined && isOpen(after))
                return { state: 'enabled', did, problems: [] };
            return unusable(device, after ?? before, 'its mode cannot be changed');
        });
    }
    catch (cause) {
        return unusable(device, before, cause instanceof Error ? cause.message : String(cause));
    }
}
/**
 * Undoes what `enableKvm` did, once no job of the journal uses it (`release` the job first). Gives whether there was
 * something to undo. Throws ProblemError INS002, INS003 or INS043.
 */
function undoKvm(host, options = {}) {
    const { device = kvmDevice } = options;
    return (0,_lock_js__WEBPACK_IMPORTED_MODULE_5__/* .withLock */ .k)(host, lockPath(host), waitTime, async () => {
        const entry = (await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .readJournal */ .a0)(host)).find(({ path }) => path === device);
        if (!entry || entry.users.length > 0)
            return false;
        const changed = await readNote(entry);
        if (changed) {
            const privilege = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .findPrivilege */ .Xb)(host);
            if (changed.rule !== null && (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, changed.rule)) === ruleText) {
                await run(host, privilege, ['rm', '-f', changed.rule]);
                await run(host, privilege, ['udevadm', 'control', '--reload-rules']);
            }
            const mode = await modeOf(host, device);
            // A mode that is not ours was set by somebody else meanwhile.
            if (mode === 0o666)
                await run(host, privilege, ['chmod', octal(changed.mode), device]);
        }
        await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .dropEntry */ .sT)(host, device);
        return changed !== undefined;
    });
}
function readNote({ note }) {
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_8__/* .readSaved */ .S)(note, async () => (await Promise.all(/* import() | machine-schema */[__webpack_require__.e(2857), __webpack_require__.e(5422)]).then(__webpack_require__.bind(__webpack_require__, 14010))).changedDevice);
}
function isOurRule(rule = null) {
    return rule === null || rule === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(udevRules, ruleName);
}
async function open(host, privilege, device, { rule }) {
    const did = [];
    if (rule !== null) {
        try {
            await run(host, privilege, ['tee', rule], ruleText);
            await run(host, privilege, ['udevadm', 'control', '--reload-rules']);
            did.push(`wrote ${rule}`);
        }
        catch (cause) {
            // The mode alone will do until udev hears of the device again.
            host.log.debug(String(cause));
        }
    }
    await run(host, privilege, ['chmod', '0666', device]);
    return [...did, `set the mode of ${device} to 0666`];
}
/** A device that an earlier job opened and that still is to be closed is used by this job too. */
async function joinUsers(host, job, device) {
    try {
        const known = (await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .readJournal */ .a0)(host)).find(({ path }) => path === device);
        if (known)
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .claim */ .B7)(host, job, known);
    }
    catch (cause) {
        host.log.debug(String(cause));
    }
}
async function run(host, privilege, argv, input) {
    const why = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_7__/* .whyNotAsRoot */ .QG)(host, privilege, argv, input === undefined ? {} : { input });
    if (why !== undefined)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm(problem(`${argv.join(' ')}: ${why}`));
}
function unusable(device, mode, why) {
    const message = `${device} has the mode 0${mode.toString(8)}, and build users cannot open it: ${why.replace(/\.$/, '')}`;
    return { state: 'unusable', did: [], problems: [problem(message)] };
}
/** Only builds with the feature `kvm` (NixOS tests) need it, so that it is a notice. */
function problem(message) {
    const fix = 'Builds that need KVM will not run here; an administrator can add the users of the group nixbld to the group kvm.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm)('INS043', `${message}.`, fix);
}
async function modeOf(host, path) {
    const stat = await host.files.stat(path).catch(() => undefined);
    return stat && stat.mode & 0o7777;
}
const octal = (mode) => mode.toString(8).padStart(4, '0');
function isOpen(mode) {
    return (mode & 0o006) === 0o006;
}
/** Whether an administrator has put the build users into the group of the device. */
async function isForBuilders(host, device, mode) {
    if ((mode & 0o060) !== 0o060)
        return false;
    const { gid } = await host.files.stat(device);
    const text = (await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_2__/* .readIfPresent */ .Zu)(host, '/etc/group').catch(() => undefined)) ?? '';
    const groups = text.split('\n').map((line) => line.split(':'));
    const members = (found) => (found?.[3] ?? '').split(',').filter((user) => user !== '');
    const builders = members(groups.find(([name]) => name === 'nixbld'));
    const allowed = members(groups.find((fields) => fields[2] === `${gid}`));
    return builders.length > 0 && builders.every((user) => allowed.includes(user));
}
function lockPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .stateFolder */ .y)(host), 'kvm.lock');
}


/***/ }),

/***/ 47515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   bq: () => (/* binding */ readMounts),
/* harmony export */   ec: () => (/* binding */ mountsWithin),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* unused harmony export parseMounts */
/** The mounts that this process sees, in the order in which they were made; none where the system does not say. */
async function readMounts(host) {
    return parseMounts(await host.files.readFile('/proc/self/mountinfo', 'utf8').catch(() => ''));
}
/** Lines that are not as the manual says are left out. */
function parseMounts(text) {
    return text.split('\n').flatMap((line) => {
        const [left, right] = line.split(' - ');
        const [, , , root, at, options] = left?.split(' ') ?? [];
        const [type, , superOptions] = right?.split(' ') ?? [];
        if (root === undefined || at === undefined || options === undefined || type === undefined)
            return [];
        const readOnly = [...options.split(','), ...(superOptions ?? '').split(',')].includes('ro');
        return [{ at: unescaped(at), root: unescaped(root), type, readOnly }];
    });
}
/** The mount that a path without symlinks is on: the deepest one, and of several at one place the last one. */
function mountOf(mounts, path) {
    let found;
    for (const mount of mounts) {
        if (isWithin(path, mount.at) && mount.at.length >= (found?.at.length ?? 0))
            found = mount;
    }
    return found;
}
/** The mounts at a folder and below it. */
function mountsWithin(mounts, folder) {
    return mounts.filter((mount) => isWithin(mount.at, folder));
}
/** Whether a path is the folder or lies in it; both absolute and without `..`. */
function isWithin(path, folder) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** The kernel writes blanks, tabs, line ends and backslashes as three octal digits. */
function unescaped(text) {
    return text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 8)));
}


/***/ }),

/***/ 9438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ buildFolderOwned),
/* harmony export */   F1: () => (/* binding */ isSameFolder),
/* harmony export */   Hu: () => (/* binding */ planStore),
/* harmony export */   L7: () => (/* binding */ makeBuildFolder),
/* harmony export */   WC: () => (/* binding */ storeMountOwned),
/* harmony export */   b6: () => (/* binding */ bindStore)
/* harmony export */ });
/* unused harmony export unbindStore */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _disk_advice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4953);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16166);
/* harmony import */ var _made_folders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64808);
/* harmony import */ var _mounts_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(47515);
/* harmony import */ var _owned_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(43516);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95266);








const nixFolder = '/nix';
const autoLeaf = 'setup-nix-cuda/nix';
/** Another disk must have so many times the room, and so many bytes more, for `auto` to choose it. */
const worthIt = 1.5;
const worthBytes = 20e9;
const buildFolderOwned = {
    owner: 'build-folder',
    makes: (_, entry) => _disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .buildFolders */ .sR.includes(entry.path) && (0,_owned_js__WEBPACK_IMPORTED_MODULE_5__/* .isPlainEntry */ .fL)(entry),
    goesWithLastJob: true,
    describe: ({ path }) => [`remove the folder ${path}, if it is empty`],
    remove: async (host, entry, { warn }) => warn(...(await unbindStore(host, entry, await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .findPrivilege */ .Xb)(host)))),
};
/** The folder on another disk that is seen as /nix. */
const storeMountOwned = {
    owner: 'store-mount',
    // The user names the folder; only empty folders are removed.
    makes: (_, entry) => (0,_owned_js__WEBPACK_IMPORTED_MODULE_5__/* .isPlainEntry */ .fL)(entry, nixFolder),
    describe: ({ path, made = [] }) => {
        const folders = [path, ...made.filter((other) => other !== path).toReversed()];
        return [`unmount /nix, and remove ${folders.join(', ')}, if empty`];
    },
    remove: async (host, entry, { warn }) => {
        const mounted = await isSameFolder(host, entry.path, nixFolder);
        const [left] = await unbindStore(host, entry, await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .findPrivilege */ .Xb)(host));
        if (left && mounted)
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemError */ .Mm((0,_owned_js__WEBPACK_IMPORTED_MODULE_5__/* .cannotRemove */ .Ol)(left.message.replace(/\.$/, '')));
        // What is in one that was not mounted is not of this action.
        if (left)
            warn(left);
    },
};
/** Says what to do about the wanted location. INS042 (a warning) where it cannot be; then the store stays where it would be. */
function planStore(layout, { wanted, nix }) {
    const stay = (why, ...problems) => ({ plan: { kind: 'stay', why }, problems });
    const refuse = (why) => stay(why, cannot(wanted, why));
    if (wanted === 'root')
        return stay('it was requested');
    if (nix === 'in-use') {
        const why = `there is a store in ${nixFolder}, and a store is never moved`;
        return wanted === 'auto' ? stay(why) : refuse(why);
    }
    const now = (0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .measuredPath */ .e3)(layout, 'nix') ?? (0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .measuredPath */ .e3)(layout, 'root');
    if (wanted === 'auto') {
        const other = now && (0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .largest */ .nQ)(layout, now);
        if (!now || !other || other.name !== 'mnt')
            return stay('no other disk has more room');
        if (other.freeBytes < now.freeBytes * worthIt || other.freeBytes < now.freeBytes + worthBytes) {
            return stay('no other disk has much more room');
        }
        const room = `${other.path} has ${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .inGigabytes */ .Vu)(other.freeBytes)} left, ${now.mountedAt || now.path} ${(0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .inGigabytes */ .Vu)(now.freeBytes)}`;
        return { plan: bind((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(other.path, autoLeaf), nix, room), problems: [] };
    }
    const source = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.normalize)(wanted).replace(/(.)\/$/, '$1');
    if (!source.startsWith('/') || source === '/')
        return refuse('it must be `auto`, `root` or an absolute path');
    if ((0,_mounts_js__WEBPACK_IMPORTED_MODULE_7__/* .isWithin */ .UO)(source, nixFolder))
        return refuse('the path lies in /nix itself');
    if ((0,_disk_advice_js__WEBPACK_IMPORTED_MODULE_2__/* .measuredAbove */ .Eg)(layout, source)?.readOnly)
        return refuse('its file system is read-only');
    return { plan: bind(source, nix, 'it was requested'), problems: [] };
}
function bind(source, nix, why) {
    const makeNix = nix === 'absent';
    const nixSteps = makeNix ? [['mkdir', '-m', '0755', nixFolder]] : [];
    return {
        kind: 'bind',
        source,
        makeNix,
        why,
        steps: [['install', '-d', '-m', '0755', source], ...nixSteps, ['mount', '--bind', source, nixFolder]],
    };
}
/**
 * Does what the plan says, as root; written down in the journal first (the entry's path is the source). What goes wrong is
 * undone and told as INS042: the store then is where it would have been. Throws ProblemError INS002 or INS003.
 */
async function bindStore(host, plan, options) {
    if (plan.kind === 'stay')
        return { bound: false, problems: [] };
    const { source, makeNix, steps } = plan;
    const failed = (why) => ({ bound: false, problems: [cannot(source, why)] });
    if (options.privilege === 'none')
        return failed('root or sudo without a password is missing');
    if ((0,_mounts_js__WEBPACK_IMPORTED_MODULE_7__/* .mountsWithin */ .ec)(await (0,_mounts_js__WEBPACK_IMPORTED_MODULE_7__/* .readMounts */ .bq)(host), nixFolder).length > 0)
        return failed(`${nixFolder} is a mount point already`);
    const there = await contents(host, source);
    if (there === 'not-a-folder')
        return failed('it is not a folder, or a symlink leads there');
    const known = (await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .readJournal */ .a0)(host)).some((entry) => entry.path === source);
    if (there === 'full' && !known)
        return failed('it is not empty');
    const made = [...(await (0,_made_folders_js__WEBPACK_IMPORTED_MODULE_4__/* .missingFolders */ .KY)(host, source)), ...(makeNix ? [nixFolder] : [])];
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .claim */ .B7)(host, options.job, { owner: 'store-mount', path: source, made });
    for (const step of steps) {
        const why = await run(host, options.privilege, step);
        if (why === undefined)
            continue;
        const unused = { owner: 'store-mount', path: source, made, users: [] };
        if (!known)
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .setEntry */ .RY)(host, source, unused);
        const problems = await unbindStore(host, unused, options.privilege);
        return { bound: false, problems: [cannot(source, why), ...problems] };
    }
    return { bound: true, problems: [] };
}
/**
 * Makes the folder that `adviseDisk` names, as root and with its mode; written down in the journal first. One that is
 * there is left as it is, and INS042 where Nix would refuse it. Throws ProblemError INS002 or INS003.
 */
async function makeBuildFolder(host, folder, options) {
    const { path, mode } = folder;
    if (mode === undefined)
        return [];
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (stat) {
        const fine = stat.isDirectory() && ((stat.mode & 0o002) === 0 || (mode & 0o002) !== 0);
        return fine ? [] : [noBuildFolder(path, 'it exists, and is not a folder or is writable by everybody')];
    }
    if (options.privilege === 'none')
        return [noBuildFolder(path, 'root or sudo without a password is missing')];
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .claim */ .B7)(host, options.job, { owner: 'build-folder', path, made: await (0,_made_folders_js__WEBPACK_IMPORTED_MODULE_4__/* .missingFolders */ .KY)(host, path) });
    const octal = mode.toString(8).padStart(4, '0');
    const why = await run(host, options.privilege, ['install', '-d', '-m', octal, path]);
    return why === undefined ? [] : [noBuildFolder(path, why)];
}
/**
 * Unmounts it, and removes the folders that were made for it if they are empty: what is in a store is not removed here.
 * For an entry of `bindStore` or `makeBuildFolder` that nobody uses any more. INS050 for what is left.
 */
async function unbindStore(host, entry, privilege) {
    const alive = { ...host, cancelled: new AbortController().signal };
    if (await isSameFolder(alive, entry.path, nixFolder)) {
        const why = await unmount(alive, privilege);
        if (why !== undefined)
            return [left(nixFolder, why)];
    }
    for (const folder of [...(entry.made ?? [])].reverse()) {
        const there = await contents(alive, folder);
        if (there === 'absent')
            continue;
        const why = there === 'empty' ? await run(alive, privilege, ['rmdir', folder]) : 'it is not empty';
        if (why !== undefined)
            return [left(folder, why)];
    }
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .dropEntry */ .sT)(alive, entry.path);
    return [];
}
/** Why /nix could not be unmounted. What served the daemon's last clients ends a moment after the daemon. */
async function unmount(host, privilege) {
    for (let tries = 1;; tries += 1) {
        const why = await run(host, privilege, ['umount', nixFolder]);
        if (!why?.includes('busy') || tries === 20)
            return why;
        await host.clock.sleep(250);
    }
}
async function contents(host, folder) {
    const stat = await host.files.lstat(folder).catch(() => undefined);
    if (!stat)
        return 'absent';
    const real = stat.isDirectory() ? await host.files.realpath(folder).catch(() => '') : '';
    if (real !== folder)
        return 'not-a-folder';
    const names = await host.files.readdir(folder).catch(() => ['unreadable']);
    return names.some((name) => name !== 'lost+found') ? 'full' : 'empty';
}
/** Whether two paths are one folder, as with a bind mount. */
async function isSameFolder(host, one, other) {
    const [a, b] = await Promise.all([one, other].map((path) => host.files.stat(path).catch(() => undefined)));
    return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
/** Why a command failed; undefined when it did not. */
async function run(host, privilege, argv) {
    const why = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_6__/* .whyNotAsRoot */ .QG)(host, privilege, argv, { signal: host.cancelled });
    return why === undefined ? undefined : `${argv.join(' ')}: ${why}`;
}
function cannot(wanted, why) {
    const message = `The store cannot be placed at ${wanted}: ${why.replace(/\.$/, '')}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS042', message, 'Name an empty or new folder on a disk with free space, or remove store-location.');
}
function noBuildFolder(path, why) {
    const message = `Nix cannot build in ${path}: ${why.replace(/\.$/, '')}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS042', message, 'Builds stay in the default folder of Nix; set `build-dir` in extra-nix-config to change it.');
}
function left(path, why) {
    const message = `${path} was created for the store and could not be removed: ${why.replace(/\.$/, '')}.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e)('INS050', message, 'Remove it yourself when the store is no longer needed.');
}


/***/ }),

/***/ 61664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fp: () => (/* binding */ applyConfiguration),
/* harmony export */   UK: () => (/* binding */ configurationOwned)
/* harmony export */ });
/* unused harmony exports undoConfiguration, removeJobFiles */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2617);
/* harmony import */ var _caches_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(76213);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92039);
/* harmony import */ var _nix_conf_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(41026);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(35694);
/* harmony import */ var _system_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(85763);










/** What Nix was configured with: the job's private files, and its part of the system's. */
const configurationOwned = {
    owner: 'configuration',
    makes: _system_js__WEBPACK_IMPORTED_MODULE_9__/* .makesConfiguration */ .WN,
    leave: (host, ending) => (ending.machineStays ? undoConfiguration(host, ending) : removeJobFiles(host)),
    describe: ({ path }) => [`remove ${path}, and our line in the nix.conf beside it`],
    remove: _system_js__WEBPACK_IMPORTED_MODULE_9__/* .removeSystem */ .KC,
};
/** The files of a job; only its own commands read them. */
function jobFiles(host) {
    const folder = (0,_runner_job_js__WEBPACK_IMPORTED_MODULE_4__/* .jobFolder */ .OW)(host);
    return { settings: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'nix.conf'), tokens: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'access-tokens.conf') };
}
/**
 * Carries a plan out. Nix itself reads the result in a folder apart before anything is put in place; what it refuses is
 * thrown with its words (CFG023), and nothing is changed. The same plan again changes no byte.
 * Throws ProblemError CFG023, CFG025 (the machine's own configuration is refused), CFG026 (a file), BLD004, INS002,
 * INS003, and what `restartDaemon` throws.
 */
async function applyConfiguration(host, nix, plan, options) {
    const files = jobFiles(host);
    checkPaths(files);
    const others = (await (0,_files_js__WEBPACK_IMPORTED_MODULE_6__/* .userConfFiles */ .xv)(host)).filter((path) => path !== files.settings && path !== files.tokens);
    const before = await readBefore(host, nix, others);
    const validate = (staged) => validateStaged(host, nix, plan, { staged, others, warned: before.warnings });
    const applied = plan.destination.kind === 'system'
        ? await (0,_system_js__WEBPACK_IMPORTED_MODULE_9__/* .applySystem */ .Of)(host, plan.destination, { base: plan.base, extra: plan.extra, after: plan.after }, options, validate)
        : await applyToJob(host, files.settings, plan, validate);
    const withSecrets = await writeSecrets(host, files.tokens, plan, before.settings);
    // Files of an earlier step of this job that are not ours any more.
    if (plan.destination.kind === 'system')
        await host.files.rm(files.settings, { force: true });
    const ours = [...(withSecrets ? [files.tokens] : []), ...(plan.destination.kind === 'job' ? [files.settings] : [])];
    return {
        variables: variablesOf(host, ours, others),
        substituters: effective(plan, applied.settings),
        warnings: [...applied.warnings, ...checkWanted(plan, applied.settings)],
        restarted: applied.restarted,
    };
}
/**
 * Removes what `applyConfiguration` wrote for this job: its private files, and its part of the system's. The last job
 * to leave restores nix.conf byte for byte. Also finishes what another job's interrupted clean-up left. Harmless when
 * there is nothing. Throws ProblemError CFG026, INS002, INS003, and what `restartDaemon` throws.
 */
async function undoConfiguration(host, options) {
    await removeJobFiles(host);
    return (0,_system_js__WEBPACK_IMPORTED_MODULE_9__/* .undoSystem */ .i7)(host, options);
}
/** Removes this job's private files, and the token with them; what `undoConfiguration` does first. */
async function removeJobFiles(host) {
    for (const path of Object.values(jobFiles(host)))
        await host.files.rm(path, { force: true });
}
/** The configuration as it is without this job's files. Throws ProblemError CFG025 when Nix refuses it. */
async function readBefore(host, nix, others) {
    const shown = await (0,_read_js__WEBPACK_IMPORTED_MODULE_8__/* .showSettings */ .l0)(host, nix, { NIX_USER_CONF_FILES: others.join(':') });
    if (shown.ok)
        return shown;
    const fix = 'Fix that file: until then no Nix command works on this machine. It was not changed.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG025', `Nix refuses the configuration of this machine: ${shown.words}`, fix));
}
/** Lets Nix read what is staged; its new warnings become CFG024, its refusal CFG023. */
async function validateStaged(host, nix, plan, trial) {
    const { staged, others, warned } = trial;
    const files = [...(staged.userFile === undefined ? [] : [staged.userFile]), ...others].join(':');
    const more = { NIX_USER_CONF_FILES: files, ...(staged.confDir === undefined ? {} : { NIX_CONF_DIR: staged.confDir }) };
    const shown = await (0,_read_js__WEBPACK_IMPORTED_MODULE_8__/* .showSettings */ .l0)(host, nix, more);
    const clean = (words) => cleanWords(words, plan, staged);
    if (!shown.ok) {
        const fix = 'Fix extra-nix-config. Nothing was changed.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG023', `Nix refuses this configuration: ${clean(shown.words)}.`, fix));
    }
    const warnings = [...new Set(shown.warnings.filter((words) => !warned.includes(words)))].map((words) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG024', `Nix warns about this configuration: ${clean(words)}.`, 'Check extra-nix-config.'));
    return { settings: shown.settings, warnings };
}
/** Nix's words with the places where the files will lie, and without secrets. */
function cleanWords(words, plan, staged) {
    const named = staged.names.reduce((text, [from, to]) => text.replaceAll(from, to), words);
    return Object.values(plan.tokens())
        .reduce((text, token) => text.replaceAll(token, '***'), named)
        .replace(/\.$/, '');
}
async function applyToJob(host, path, plan, validate) {
    const text = (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_7__/* .printNixConf */ .FG)([...plan.base, ...plan.extra, ...plan.after]);
    const staged = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.staged`;
    try {
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeAtomically */ .vK)(host, staged, text);
        const tried = await validate({ userFile: staged, names: [[staged, 'extra-nix-config']] });
        await host.files.rename(staged, path);
        return { ...tried, restarted: false };
    }
    finally {
        await host.files.rm(staged, { force: true });
    }
}
/**
 * The tokens and other secrets in a private file of the job: 0600, with those tokens that the user had for other hosts, because a plain
 * `access-tokens` replaces all of them and `extra-access-tokens` replaces none.
 */
async function writeSecrets(host, path, plan, before) {
    const tokens = plan.tokens();
    const secrets = [...plan.secrets()];
    if (Object.keys(tokens).length > 0) {
        const all = Object.entries({ ...before.map('access-tokens'), ...tokens }).map(([name, token]) => `${name}=${token}`);
        secrets.unshift((0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_7__/* .setting */ .Pe)('access-tokens', ...all));
    }
    if (secrets.length === 0) {
        await host.files.rm(path, { force: true });
        return false;
    }
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .writeAtomically */ .vK)(host, path, (0,_nix_conf_js__WEBPACK_IMPORTED_MODULE_7__/* .printNixConf */ .FG)(secrets));
    return true;
}
/** NIX_USER_CONF_FILES is cut at colons. */
function checkPaths(files) {
    const colon = Object.values(files).find((path) => path.includes(':'));
    if (colon === undefined)
        return;
    const message = `The path ${colon} contains a colon, which NIX_USER_CONF_FILES does not allow.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG026', message, 'Set RUNNER_TEMP to a folder without a colon in its path.'));
}
/** NIX_USER_CONF_FILES with our files before the user's own, which Nix would otherwise no longer read. */
function variablesOf(host, ours, others) {
    const value = [...ours, ...others].join(':');
    const unchanged = ours.length === 0 && (host.env['NIX_USER_CONF_FILES'] ?? value) === value;
    return unchanged ? {} : { NIX_USER_CONF_FILES: value };
}
/** What Nix lists, without what the daemon does not take from this user. */
function effective(plan, settings) {
    const listed = settings.list('substituters');
    if (!plan.allowed)
        return listed;
    const allowed = new Set(plan.allowed.map(_caches_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheIdentity */ .vk));
    return listed.filter((url) => allowed.has((0,_caches_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheIdentity */ .vk)(url)));
}
/** One warning CCH006 for each cache that something after our files took out again, as NIX_CONFIG may. */
function checkWanted(plan, settings) {
    const listed = new Set(effective(plan, settings).map(_caches_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheIdentity */ .vk));
    return plan.wanted
        .filter((url) => !listed.has((0,_caches_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheIdentity */ .vk)(url)))
        .map((url) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CCH006', `The cache ${(0,_caches_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheName */ .UU)(url)} is not queried: a later setting replaces the list of caches.`, 'Find `substituters` in NIX_CONFIG or in a nix.conf of the user, and change it to `extra-substituters`.', { subject: (0,_caches_js__WEBPACK_IMPORTED_MODULE_5__/* .cacheSubject */ .D4)(url) }));
}


/***/ }),

/***/ 85763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ removeSystem),
/* harmony export */   Of: () => (/* binding */ applySystem),
/* harmony export */   QR: () => (/* binding */ alone),
/* harmony export */   WN: () => (/* binding */ makesConfiguration),
/* harmony export */   bZ: () => (/* binding */ restartIfChanged),
/* harmony export */   i7: () => (/* binding */ undoSystem)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16166);
/* harmony import */ var _machine_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66394);
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43516);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2617);
/* harmony import */ var _runner_state_folder_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8520);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(92039);
/* harmony import */ var _managed_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(85017);












/** Seconds to wait for other jobs, which may be restarting the daemon. */
const waitTime = 120;
const rootOwned = { mode: 0o644, uid: 0, gid: 0 };
/** One lock around reading, trying and writing, so that no job's part is lost; also for the credentials, which restart the daemon too. */
function alone(host, work) {
    return (0,_machine_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .withLock */ .k)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_runner_state_folder_js__WEBPACK_IMPORTED_MODULE_9__/* .stateFolder */ .y)(host), 'configuration.lock'), waitTime, work);
}
/**
 * Adds this job's part to the managed file in the system's folder, and its line to nix.conf. Written down in the journal
 * first, after `validate` has let Nix read the result. The daemon is restarted when it has not read these bytes yet.
 */
function applySystem(host, { confDir, confFile }, part, options, validate) {
    return alone(host, async () => {
        const files = (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .rootFiles */ .Aj)(host, await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_5__/* .findPrivilege */ .Xb)(host));
        const known = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(host)).find((entry) => makesConfiguration(host, entry) && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(entry.path) === confDir);
        const path = known?.path ?? (await choosePath(host, files, confDir));
        const joined = {
            ...(known ?? { owner: 'configuration', path, users: [] }),
            users: [...new Set([...(known?.users ?? []), options.job])],
            parts: { ...known?.parts, [options.job]: JSON.stringify(part) },
        };
        const conf = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(confDir, confFile);
        const had = await files.read(conf);
        const wanted = { managed: (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .managedText */ .j5)(host.uid, await (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .partsOf */ .CI)(joined)), conf: (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .addInclude */ .Ep)(had ?? '', name(path)) };
        const tried = await stage(host, files, { confDir, confFile }, { path, ...wanted }, validate);
        const made = await missingPaths(host, files, confDir, conf, had);
        const entry = { ...joined, made: [...new Set([...(known?.made ?? []), ...made])] };
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .setEntry */ .RY)(host, path, entry);
        await files.makeFolder(confDir);
        await writeManaged(host, files, path, wanted.managed);
        if (wanted.conf !== had)
            await files.write(conf, wanted.conf, await ownershipOf(host, conf));
        const others = await (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .partsOf */ .CI)(known ? (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutJob */ .wu)(known, options.job) : undefined);
        return {
            settings: tried.settings,
            warnings: [...(0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .findConflicts */ .Nk)(part, others), ...(0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .findMixedTrust */ .dc)(part, others), ...tried.warnings],
            restarted: await restartIfChanged(host, entry, (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .digest */ .br)(wanted.conf, wanted.managed), options),
        };
    });
}
/**
 * Takes this job's part out of every managed file that the journal knows, and makes each what its jobs ask for, should an
 * earlier process have died over it. The last job removes the file and its line;
 * nix.conf and its folder go only if we made them and nobody has used them since.
 */
function undoSystem(host, options) {
    return alone(host, async () => {
        const entries = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(host)).filter((entry) => makesConfiguration(host, entry));
        let restarted = false;
        for (const entry of entries) {
            restarted = (await leaveEntry(host, (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutJob */ .wu)(entry, options.job), options)) || restarted;
        }
        return { restarted };
    });
}
/** Whether an entry is that of a managed file in the folder of the system's nix.conf. */
function makesConfiguration(host, entry) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(entry.path);
    const known = ['/etc/nix', host.env['NIX_CONF_DIR']].includes(folder) && (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .managedNames */ .az)(host.uid).includes(name(entry.path));
    const confs = ['nix.conf', 'nix.custom.conf'].map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file));
    return entry.owner === 'configuration' && known && (0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlainEntry */ .fL)(entry, ...confs);
}
/** Removes a managed file that nobody uses, and its line. Throws as `undoConfiguration`. */
function removeSystem(host, entry, options) {
    return alone(host, () => leaveEntry(host, entry, options));
}
/** Makes the managed file what the users of the entry ask for; without users it goes. Gives whether the daemon was restarted. */
async function leaveEntry(host, left, options) {
    await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .setEntry */ .RY)(host, left.path, left);
    const files = (0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .rootFiles */ .Aj)(host, await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_5__/* .findPrivilege */ .Xb)(host));
    const loadedDigest = await (left.users.length > 0 ? rewrite(host, files, left) : removeManaged(host, files, left));
    const restarted = await restartIfChanged(host, left, loadedDigest, options);
    if (left.users.length === 0)
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .setEntry */ .RY)(host, left.path, undefined);
    return restarted;
}
/** The managed file for the jobs that are left. */
async function rewrite(host, files, entry) {
    const text = (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .managedText */ .j5)(host.uid, await (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .partsOf */ .CI)(entry));
    await writeManaged(host, files, entry.path, text);
    const conf = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(entry.path), await confFileOf(files, entry));
    return (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .digest */ .br)((await files.read(conf)) ?? '', text);
}
async function removeManaged(host, files, entry) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(entry.path);
    const conf = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, await confFileOf(files, entry));
    const text = await files.read(conf);
    const restored = (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .removeInclude */ .BJ)(text ?? '', name(entry.path));
    if (restored === '' && entry.made?.includes(conf))
        await files.remove(conf);
    else if (text !== undefined && restored !== text)
        await files.write(conf, restored, await ownershipOf(host, conf));
    const managed = await files.read(entry.path);
    if (managed === undefined || (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .isManagedBy */ .xr)(host.uid, managed))
        await files.remove(entry.path);
    for (const path of [conf, entry.path])
        await files.removeDraft(path);
    for (const made of [...(entry.made ?? [])].reverse())
        if (made !== conf)
            await files.removeFolder(made);
    return (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .digest */ .br)(restored);
}
/** Restarts the daemon unless it has read this already; written down after it did, so that a kill in between is made good. */
async function restartIfChanged(host, entry, loadedDigest, options) {
    if (entry.loadedDigest === loadedDigest)
        return false;
    await options.restartDaemon?.();
    await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .setEntry */ .RY)(host, entry.path, { ...entry, loadedDigest });
    return options.restartDaemon !== undefined;
}
/** The file that has our line: what the machine was like when it was added. */
async function confFileOf(files, entry) {
    const text = (await files.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(entry.path), 'nix.custom.conf'))) ?? '';
    return (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .removeInclude */ .BJ)(text, name(entry.path)) === text ? 'nix.conf' : 'nix.custom.conf';
}
/** Lets Nix read the files in a private folder, where their own includes still mean the same. */
async function stage(host, files, { confDir, confFile }, wanted, validate) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_8__/* .jobFolder */ .OW)(host), `staged-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`);
    const managed = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name(wanted.path));
    try {
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeAtomically */ .vK)(host, managed, wanted.managed);
        await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, confFile), (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .stagedConf */ .PP)(wanted.conf, confDir, name(wanted.path)));
        if (confFile !== 'nix.conf') {
            const above = (await files.read((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(confDir, 'nix.conf'))) ?? '';
            await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_7__/* .writeAtomically */ .vK)(host, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, 'nix.conf'), (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .stagedConf */ .PP)(above, confDir, confFile));
        }
        return await validate({ confDir: folder, names: [[folder, confDir]] });
    }
    finally {
        await host.files.rm(folder, { recursive: true, force: true });
    }
}
/** A name in the folder that is free, or whose file these jobs wrote. */
async function choosePath(host, files, confDir) {
    const paths = (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .managedNames */ .az)(host.uid).map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(confDir, file));
    for (const path of paths) {
        const text = await files.read(path);
        if (text === undefined || (0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .isManagedBy */ .xr)(host.uid, text))
            return path;
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .ProblemError */ .Mm((0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .fileProblem */ .Wj)(paths.at(-1) ?? confDir, 'another program has changed it'));
}
async function writeManaged(host, files, path, text) {
    const known = await files.read(path);
    if (known === text)
        return;
    if (known !== undefined && !(0,_managed_js__WEBPACK_IMPORTED_MODULE_11__/* .isManagedBy */ .xr)(host.uid, known)) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .ProblemError */ .Mm((0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .fileProblem */ .Wj)(path, 'another program has changed it'));
    }
    await files.write(path, text, rootOwned);
}
/** What will have to be made: folders that are missing, and nix.conf. */
async function missingPaths(host, files, confDir, conf, had) {
    const folders = await files.missingFolders(confDir);
    const exists = had !== undefined || (await host.files.lstat(conf).catch(() => undefined)) !== undefined;
    return exists ? folders : [...folders, conf];
}
/** Of the file that is there, else root's. A symlink is not ours to replace. */
async function ownershipOf(host, path) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    if (stat === undefined)
        return rootOwned;
    if (!stat.isFile())
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_6__/* .ProblemError */ .Mm((0,_files_js__WEBPACK_IMPORTED_MODULE_10__/* .fileProblem */ .Wj)(path, 'it is not a regular file'));
    return { mode: stat.mode, uid: stat.uid, gid: stat.gid };
}
function name(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 59897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  az: () => (/* binding */ builderHost),
  mW: () => (/* binding */ buildersSource),
  uV: () => (/* binding */ completeBuilders),
  ms: () => (/* binding */ parseBuilders),
  Rt: () => (/* binding */ printBuilder)
});

// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/nix/credentials/known-hosts.js

/** Which key to name where a host has several: Nix takes one. */
const preference = ['ssh-ed25519', 'ecdsa-sha2-', 'rsa-sha2-', 'ssh-rsa'];
/**
 * The key of a host in a known_hosts text, the strongest where there are several; undefined where there is none. Plain and
 * hashed names; no patterns, no markers. https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT
 */
function findHostKey(knownHosts, host, port) {
    const name = port === undefined || port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
    const keys = knownHosts.split('\n').flatMap((line) => {
        const [names, type, key] = line.trim().split(/\s+/);
        if (!names || !type || !key || names.startsWith('#') || names.startsWith('@'))
            return [];
        return names.split(',').some((each) => isName(each, name)) && isHostKey(`${type} ${key}`) ? [`${type} ${key}`] : [];
    });
    const rank = (key) => preference.findIndex((type) => key.startsWith(type)) >>> 0;
    return keys.toSorted((a, b) => rank(a) - rank(b))[0];
}
/** Whether the text is a public key whose type and body agree. https://datatracker.ietf.org/doc/html/rfc4253#section-6.6 */
function isHostKey(text) {
    const [type = '', key = ''] = text.trim().split(/\s+/);
    const body = Buffer.from(key, 'base64');
    const length = body.length > 4 ? body.readUInt32BE() : 0;
    return length > 0 && body.length > 4 + length && body.toString('latin1', 4, 4 + length) === type;
}
function isName(entry, name) {
    const [, salt, hash] = /^\|1\|([A-Za-z0-9+/=]+)\|([A-Za-z0-9+/=]+)$/.exec(entry) ?? [];
    if (!salt || !hash)
        return entry.toLowerCase() === name;
    return (0,external_node_crypto_.createHmac)('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
}

;// CONCATENATED MODULE: ./lib/nix/credentials/builders.js


const buildersSource = 'https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-builders';
const address = /^(?:(ssh|ssh-ng):\/\/)?(?:[\w.+-]+@)?([A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?(\?[^\s;#]*)?$/;
/**
 * Reads lines as of the setting `builders`, parts joined by `;` too. Problems CFG031, every one at once; a line that has
 * one gives no builder.
 */
function parseBuilders(text) {
    const builders = [];
    const problems = [];
    for (const [index, line] of text.split('\n').entries()) {
        for (const part of (line.split('#', 1)[0] ?? '').split(';')) {
            const fields = part.split(/[ \t\r]+/).filter((field) => field !== '');
            if (fields.length === 0)
                continue;
            const builder = readFields(fields);
            const wrong = checkBuilder(fields, builder);
            if (wrong.length === 0)
                builders.push(builder);
            problems.push(...wrong.map((what) => malformed(what, index + 1)));
        }
    }
    return { builders, problems };
}
/** The line that Nix reads back as this builder. */
function printBuilder(builder) {
    const list = (values) => values.join(',') || '-';
    const { uri, systems, key = '-', jobs, speed = '-', features, mandatory, hostKey = '-' } = builder;
    return [uri, list(systems), key, jobs ?? '-', speed, list(features), list(mandatory), hostKey].join(' ');
}
/** Host and port of a builder. */
function builderHost({ uri }) {
    const [, , host = '', port] = address.exec(uri) ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), ...(port === undefined ? {} : { port: Number(port) }) };
}
/**
 * Gives each builder the host key from known_hosts and the key that were given beside it, where its line has none. CFG031
 * for each whose host key nobody knows: the first connection would trust whoever answers.
 */
function completeBuilders(builders, given) {
    const complete = builders.map((builder) => {
        const { host, port } = builderHost(builder);
        const found = findHostKey(given.knownHosts, host, port);
        const hostKey = builder.hostKey ?? (found === undefined ? undefined : Buffer.from(found).toString('base64'));
        return { ...builder, key: builder.key ?? given.key, hostKey };
    });
    return {
        builders: complete,
        problems: complete.flatMap((builder) => (builder.hostKey ? [] : [unknownHost(builder)])),
    };
}
function readFields(fields) {
    const field = (index) => (fields[index] === '-' ? undefined : fields[index]);
    const list = (index) => field(index)?.split(',') ?? [];
    const [uri = ''] = fields;
    return {
        // Without a scheme Nix means ssh.
        uri: uri.includes('://') ? uri : `ssh://${uri}`,
        systems: list(1),
        key: field(2),
        jobs: field(3) === undefined ? undefined : Number(field(3)),
        speed: field(4),
        features: list(5),
        mandatory: list(6),
        hostKey: field(7),
    };
}
function checkBuilder(fields, builder) {
    const { uri, systems, key, jobs, speed, features, mandatory, hostKey } = builder;
    if (fields[0]?.startsWith('@'))
        return ['names a file; write the lines of that file here (the machine’s own file stays in use)'];
    const port = builderHost(builder).port;
    const checks = [
        [!address.test(uri), 'does not begin with a URL such as ssh-ng://user@host'],
        [port !== undefined && (port < 1 || port > 65_535), 'has an invalid port'],
        [!systems.every((system) => /^[\w-]+$/.test(system)), 'has an invalid system (field 2)'],
        [key !== undefined && !key.startsWith('/'), 'has a key whose path is not absolute (field 3)'],
        [jobs !== undefined && !(Number.isInteger(jobs) && jobs >= 0 && jobs < 2 ** 32), 'has no whole number in field 4'],
        [speed !== undefined && !/^\d{1,9}(?:\.\d{1,9})?$/.test(speed), 'has no speed factor in field 5'],
        [![...features, ...mandatory].every((feature) => feature !== ''), 'has an empty feature (fields 6 and 7)'],
        [hostKey !== undefined && !isBase64HostKey(hostKey), 'has no base64 of a public host key in field 8'],
        [fields.length > 8, 'has more than 8 fields'],
    ];
    return checks.filter(([wrong]) => wrong).map(([, what]) => what);
}
function isBase64HostKey(text) {
    const decoded = Buffer.from(text, 'base64');
    return /^[A-Za-z0-9+/]+={0,2}$/.test(text) && isHostKey(decoded.toString('utf8'));
}
function malformed(what, line) {
    const fix = 'Write `ssh-ng://user@host SYSTEMS KEY-FILE JOBS SPEED FEATURES MANDATORY HOST-KEY`, with `-` for a default.';
    return (0,problem/* error */.z3)('CFG031', `A builder ${what}.`, fix, { where: { file: 'builders', line }, source: buildersSource });
}
function unknownHost(builder) {
    const { host, port } = builderHost(builder);
    const scan = `ssh-keyscan ${port === undefined ? '' : `-p ${port} `}${host}`;
    return (0,problem/* error */.z3)('CFG031', `The host key of the builder ${builder.uri} is not known.`, `Give it in the last field of its line (base64), or in known-hosts; compare it with \`${scan}\`.`, { source: buildersSource });
}


/***/ }),

/***/ 20993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pN: () => (/* binding */ applyCredentials),
  ir: () => (/* binding */ credentialsOwned),
  DU: () => (/* binding */ findCredentialsFacts),
  dE: () => (/* binding */ restartWithVariables)
});

// UNUSED EXPORTS: readDaemonVariables, undoCredentials

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/machine/journal.js + 1 modules
var journal = __webpack_require__(16166);
// EXTERNAL MODULE: ./lib/machine/owned.js
var owned = __webpack_require__(43516);
// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/runner/files.js
var files = __webpack_require__(11161);
// EXTERNAL MODULE: ./lib/runner/job.js
var job = __webpack_require__(2617);
// EXTERNAL MODULE: ./lib/runner/state-folder.js
var state_folder = __webpack_require__(8520);
// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(92039);
// EXTERNAL MODULE: ./lib/nix/configure/read.js
var read = __webpack_require__(35694);
// EXTERNAL MODULE: ./lib/nix/configure/system.js
var system = __webpack_require__(85763);
// EXTERNAL MODULE: ./lib/nix/daemon/daemon.js
var daemon = __webpack_require__(41390);
// EXTERNAL MODULE: ./lib/nix/credentials/environment.js
var credentials_environment = __webpack_require__(37615);
// EXTERNAL MODULE: ./lib/model/saved.js
var saved = __webpack_require__(36014);
// EXTERNAL MODULE: ./lib/nix/credentials/netrc.js
var credentials_netrc = __webpack_require__(20602);
// EXTERNAL MODULE: ./lib/nix/credentials/plan.js
var credentials_plan = __webpack_require__(60847);
;// CONCATENATED MODULE: ./lib/nix/credentials/parts.js






/** Where Nix looks when nobody says otherwise. https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-netrc-file */
const defaultNetrc = '/etc/nix/netrc';
/** The parts that these jobs have put in; what cannot be read counts for nothing. */
async function readParts(vault, folder, jobs) {
    const texts = await Promise.all(jobs.map((job) => vault.read((0,external_node_path_.join)(folder, `${(0,credentials_plan/* partName */.pn)(job)}.json`))));
    const load = async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).credentialsPart;
    const parts = await Promise.all(texts.map((text) => (0,saved/* readSaved */.S)(text, load)));
    return parts.filter((part) => part !== undefined);
}
/** Files of one job: its part, and the key that its builders name. */
async function writePart(vault, job, part, key) {
    await writeOrRemove(vault, `${(0,credentials_plan/* partName */.pn)(job)}.key`, key === '' ? '' : `${key}\n`);
    await vault.write(`${(0,credentials_plan/* partName */.pn)(job)}.json`, JSON.stringify(part));
}
/** Takes a job's files away. */
async function dropPart(vault, job) {
    for (const kind of ['json', 'key'])
        await vault.remove(`${(0,credentials_plan/* partName */.pn)(job)}.${kind}`);
}
/** The files that Nix reads, of all parts; one that would be empty goes. */
async function writeMerged(vault, parts) {
    const netrcs = parts.map(({ netrc }) => netrc).filter((text) => text.trim() !== '');
    const base = parts.find(({ netrcBase }) => netrcBase !== undefined)?.netrcBase ?? defaultNetrc;
    const builders = [...new Set(parts.flatMap((part) => part.builders))];
    const netrc = netrcs.length === 0 ? '' : (0,credentials_netrc/* mergeNetrc */.HJ)(netrcs, (await vault.read(base)) ?? '');
    await writeOrRemove(vault, credentials_plan/* credentialFiles */.xD.netrc, netrc);
    await writeOrRemove(vault, credentials_plan/* credentialFiles */.xD.machines, builders.map((line) => `${line}\n`).join(''));
    await writeOrRemove(vault, credentials_plan/* credentialFiles */.xD.environment, (0,credentials_environment/* printEnvironmentFile */.Zh)(variablesOf(parts)));
}
/** Where Nix reads our file already, the earlier parts know which one it read before. */
function withBase(part, known) {
    const base = part.netrcBase ?? known.find(({ netrcBase }) => netrcBase !== undefined)?.netrcBase;
    return { ...part, netrcBase: base };
}
/** The variables of all; the last one's count. */
function variablesOf(parts) {
    return Object.assign({}, ...parts.map(({ variables }) => variables));
}
/** One warning CFG028 for each variable that another job gives another value. Values are not repeated. */
function findConflicts(mine, others) {
    return Object.entries(mine.variables)
        .filter(([name, value]) => others.some(({ variables }) => (variables[name] ?? value) !== value))
        .map(([name]) => (0,problem/* warning */.$e)('CFG028', `Another job on this machine gives the daemon another ${name}, and both jobs get one of the two.`, 'Run jobs with different credentials one after the other, or on separate machines.'));
}
async function writeOrRemove(vault, name, text) {
    await (text === '' ? vault.remove(name) : vault.write(name, text));
}

// EXTERNAL MODULE: ./lib/runner/child-env.js
var child_env = __webpack_require__(30994);
// EXTERNAL MODULE: ./lib/runner/exec.js
var exec = __webpack_require__(33981);
;// CONCATENATED MODULE: ./lib/nix/credentials/vault.js







/** Seconds for one small program. */
const waitTime = 30;
/** Of root, through sudo where need be. Contents travel on standard input. Throws ProblemError CFG030 and CFG026. */
function rootVault(host, privilege, folder) {
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const run = (argv) => host.exec({ argv: (0,machine_privilege/* asRoot */.tE)(privilege, argv), env: (0,child_env/* childEnv */.g)(host.env, { LC_ALL: 'C' }), timeout: waitTime });
    const must = async (argv) => {
        const outcome = await run(argv);
        if (outcome.kind === 'exited' && outcome.code === 0)
            return outcome.stdout;
        const why = (0,exec/* failureText */.kY)(outcome);
        throw cannot(folder, why);
    };
    return {
        // The folder is closed first: a new file is open to all for a moment.
        make: async () => void (await must(['install', '-d', '-m', '0700', '-o', '0', '-g', '0', '--', folder])),
        read: async (path) => {
            const there = await run(['test', '-e', path]);
            return there.kind === 'exited' && there.code === 0 ? must(['cat', '--', path]) : undefined;
        },
        write: (name, text) => files.write((0,external_node_path_.join)(folder, name), text, { mode: 0o600, uid: 0, gid: 0 }),
        remove: (name) => files.remove((0,external_node_path_.join)(folder, name)),
        destroy: async () => void (await must(['rm', '-rf', '--', folder])),
    };
}
/** Of this user. */
function ownVault(host, folder) {
    return {
        make: async () => void (await host.files.mkdir(folder, { recursive: true, mode: 0o700 })),
        read: async (path) => {
            try {
                return await (0,files/* readIfPresent */.Zu)(host, path);
            }
            catch (cause) {
                throw cannot(path, cause instanceof Error ? cause.message : String(cause));
            }
        },
        write: (name, text) => (0,files/* writeAtomically */.vK)(host, (0,external_node_path_.join)(folder, name), text),
        remove: (name) => host.files.rm((0,external_node_path_.join)(folder, name), { force: true }),
        destroy: () => host.files.rm(folder, { recursive: true, force: true }),
    };
}
function cannot(path, why) {
    const fix = 'Check the permissions of this folder.';
    return new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG030', `Credentials cannot be kept in ${path}: ${why}.`, fix));
}

;// CONCATENATED MODULE: ./lib/nix/credentials/credentials.js

















const credentialsOwned = {
    owner: 'credentials',
    makes: (host, entry) => {
        const dropIn = (0,credentials_plan/* dropInPath */.o1)(host.uid);
        const dropIns = (entry.made ?? []).filter((path) => path === dropIn || dropIn.startsWith(`${path}/`));
        return entry.path === (0,credentials_plan/* systemFolder */.EV)({ stateFolder: (0,state_folder/* stateFolder */.y)(host) }) && (0,owned/* isPlainEntry */.fL)(entry, ...dropIns);
    },
    stateNames: ['credentials'],
    leave: undoCredentials,
    describe: ({ path }) => [`remove the folder ${path}`],
    remove: (host, entry, ending) => (0,system/* alone */.QR)(host, () => prune(host, entry, entry, ending)),
};
/** Looks at what credentials depend on beside the facts of the configuration, without changing anything. */
async function findCredentialsFacts(host, nix, found, caBundle) {
    const { mode, trusted, privilege, confDirWritable, user, nixVersion } = found;
    const shown = await (0,read/* showSettings */.l0)(host, nix, {}).catch(() => undefined);
    const settings = shown?.ok ? shown.settings : undefined;
    const netrcFile = settings?.value('netrc-file') || undefined;
    return {
        ...{ mode, trusted, privilege, confDirWritable, user, nixVersion },
        uid: host.uid,
        platform: host.platform,
        supervision: await (0,daemon/* findSupervision */.Tl)(host),
        stateFolder: (0,state_folder/* stateFolder */.y)(host),
        jobFolder: (0,job/* jobFolder */.OW)(host),
        netrcFile,
        netrcHidden: await isHidden(host, netrcFile),
        builders: settings?.value('builders') ?? '',
        bundle: caBundle === '' ? undefined : await examineBundle(host, caBundle),
    };
}
/** Whether the machine has a netrc, there or where Nix looks by itself, that this user cannot read. Ours is none of the machine's. */
async function isHidden(host, path = defaultNetrc) {
    const ours = (0,external_node_path_.join)((0,credentials_plan/* systemFolder */.EV)({ stateFolder: (0,state_folder/* stateFolder */.y)(host) }), credentials_plan/* credentialFiles */.xD.netrc);
    const closed = [path, defaultNetrc].map((file) => (0,files/* readIfPresent */.Zu)(host, file === ours ? defaultNetrc : file).then(() => false, (cause) => (0,files/* isErrno */.r)(cause, 'EACCES')));
    return (await Promise.all(closed)).includes(true);
}
async function examineBundle(host, path) {
    try {
        if (!path.startsWith('/'))
            return 'the path is not absolute';
        return (0,credentials_environment/* countCertificates */.wB)(await host.files.readFile(path, 'utf8'));
    }
    catch (cause) {
        return cause instanceof Error ? cause.message : String(cause);
    }
}
/**
 * Writes what the plan says. `system`: written down in the journal first, under the lock that configurations have;
 * other jobs' credentials stay beside. To be called before the configuration with the plan's `settings` is applied. The
 * daemon is restarted when its environment is not what it was started with. Throws ProblemError CFG026, CFG030, INS002,
 * INS003, and what `restartDaemon` throws.
 */
async function applyCredentials(host, plan, options) {
    if (plan.scope === 'job') {
        const vault = ownVault(host, plan.folder);
        await vault.make();
        const part = withBase(plan.part(), await readParts(vault, plan.folder, [options.job]));
        await writePart(vault, options.job, part, plan.key());
        await writeMerged(vault, [part]);
        return { warnings: [], restarted: false };
    }
    await writeForUser(host, plan);
    return (0,system/* alone */.QR)(host, async () => {
        const vault = rootVault(host, await (0,machine_privilege/* findPrivilege */.Xb)(host), plan.folder);
        const known = await findEntry(host);
        const kept = known?.users.filter((user) => user !== options.job && !isOver(user, options.job)) ?? [];
        const entry = {
            ...(known ?? { owner: 'credentials', path: plan.folder }),
            users: [...kept, options.job],
            made: [...new Set([...(known?.made ?? []), ...(await dropInPaths(host, plan))])],
        };
        await (0,journal/* setEntry */.RY)(host, plan.folder, entry);
        await vault.make();
        for (const gone of (known?.users ?? []).filter((user) => !entry.users.includes(user)))
            await dropPart(vault, gone);
        const others = await readParts(vault, plan.folder, kept);
        const before = await readParts(vault, plan.folder, [options.job]);
        const part = withBase(plan.part(), [...before, ...others]);
        await writePart(vault, options.job, part, plan.key());
        const restarted = await writeShared(host, vault, entry, options);
        return { warnings: findConflicts(part, others), restarted };
    });
}
/** The netrc of the job, with what the machine has for everybody, in a file of this user. */
async function writeForUser(host, plan) {
    if (plan.privateSettings.length === 0)
        return;
    const vault = ownVault(host, (0,credentials_plan/* privateFolder */.qm)({ jobFolder: (0,job/* jobFolder */.OW)(host) }));
    await vault.make();
    await writeMerged(vault, [{ ...plan.part(), builders: [], variables: {} }]);
}
/**
 * Removes what `applyCredentials` wrote for this job; the last job removes everything. Also finishes what an interrupted
 * clean-up left. Harmless when there is nothing. To be called in post, before `undoConfiguration`. Throws as above.
 */
async function undoCredentials(host, options) {
    await ownVault(host, (0,credentials_plan/* privateFolder */.qm)({ jobFolder: (0,job/* jobFolder */.OW)(host) })).destroy();
    if (!(await findEntry(host)))
        return { restarted: false };
    return (0,system/* alone */.QR)(host, async () => {
        const known = await findEntry(host);
        return { restarted: known ? await prune(host, known, (0,journal/* withoutJob */.wu)(known, options.job), options) : false };
    });
}
/** Restarts the daemon for a job, with those variables and the ones of all jobs that use it. Throws as `restartDaemon`. */
async function restartWithVariables(host, job, more = {}) {
    const [supervision, privilege] = [await (0,daemon/* findSupervision */.Tl)(host), await (0,machine_privilege/* findPrivilege */.Xb)(host)];
    const variables = { ...more, ...(await readDaemonVariables(host)) };
    await (0,daemon/* restartDaemon */.IL)(host, { supervision, privilege, job, variables });
}
/**
 * What our own daemon must have in its environment, for every start of it: the variables of all jobs that use it. Empty
 * where systemd runs the daemon. Secrets: not for printing, and not for an argument list.
 */
async function readDaemonVariables(host) {
    const entry = await findEntry(host);
    if (!entry || (await (0,daemon/* findSupervision */.Tl)(host)) === 'systemd')
        return {};
    const vault = rootVault(host, await (0,machine_privilege/* findPrivilege */.Xb)(host), entry.path);
    return variablesOf(await readParts(vault, entry.path, entry.users));
}
async function prune(host, known, left, options) {
    const privilege = await (0,machine_privilege/* findPrivilege */.Xb)(host);
    const vault = rootVault(host, privilege, known.path);
    await (0,journal/* setEntry */.RY)(host, known.path, left);
    for (const gone of known.users.filter((user) => !left.users.includes(user)))
        await dropPart(vault, gone);
    const restarted = await writeShared(host, vault, left, options);
    if (left.users.length > 0)
        return restarted;
    await vault.destroy();
    for (const made of (left.made ?? []).toReversed())
        await (0,configure_files/* rootFiles */.Aj)(host, privilege).removeFolder(made);
    await (0,journal/* setEntry */.RY)(host, known.path, undefined);
    return restarted;
}
/** Makes the shared files what the parts of the entry's users say, and lets the daemon hear of its environment. */
async function writeShared(host, vault, entry, options) {
    const parts = await readParts(vault, entry.path, entry.users);
    await writeMerged(vault, parts);
    const environment = (0,credentials_environment/* printEnvironmentFile */.Zh)(variablesOf(parts));
    await writeDropIn(host, entry, environment !== '');
    const loadedDigest = environment === '' ? 'nothing' : (0,external_node_crypto_.createHash)('sha256').update(environment).digest('hex');
    return (0,system/* restartIfChanged */.bZ)(host, { loadedDigest: 'nothing', ...entry }, loadedDigest, options);
}
/** Lets systemd name the variables' file to the daemon, or no longer. */
async function writeDropIn(host, entry, wanted) {
    const path = (0,credentials_plan/* dropInPath */.o1)(host.uid);
    if (!entry.made?.includes(path))
        return;
    const privilege = await (0,machine_privilege/* findPrivilege */.Xb)(host);
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const text = (0,credentials_environment/* printDropIn */.Gp)(host.uid, (0,external_node_path_.join)(entry.path, credentials_plan/* credentialFiles */.xD.environment));
    const known = await files.read(path);
    if (known === (wanted ? text : undefined))
        return;
    if (wanted) {
        await files.makeFolder((0,external_node_path_.dirname)(path));
        await files.write(path, text, { mode: 0o644, uid: 0, gid: 0 });
    }
    else
        await files.remove(path);
    const why = await (0,machine_privilege/* whyNotAsRoot */.QG)(host, privilege, ['systemctl', 'daemon-reload']);
    if (why === undefined)
        return;
    throw new problem/* ProblemError */.Mm((0,problem/* error */.z3)('CFG030', `systemctl daemon-reload failed: ${why}.`, 'See `journalctl -b`.'));
}
async function dropInPaths(host, { dropIn }) {
    if (dropIn === undefined)
        return [];
    return [...(await (0,configure_files/* rootFiles */.Aj)(host, 'root').missingFolders((0,external_node_path_.dirname)(dropIn))), dropIn];
}
async function findEntry(host) {
    const entry = (await (0,journal/* readJournal */.a0)(host)).find(({ owner }) => owner === credentialsOwned.owner);
    return entry && (await credentialsOwned.makes(host, entry)) ? entry : undefined;
}
/**
 * Whether a job is over because its runner has this job now: a runner has one at a time. What a killed job left goes then.
 * The names are those of `jobName`.
 */
function isOver(user, job) {
    const runnerOf = (name) => name.split('|').slice(3).join('|');
    return runnerOf(job).length > 1 && runnerOf(user) === runnerOf(job);
}


/***/ }),

/***/ 37615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ printDropIn),
/* harmony export */   Zh: () => (/* binding */ printEnvironmentFile),
/* harmony export */   eq: () => (/* binding */ proxyVariables),
/* harmony export */   hY: () => (/* binding */ pickVariables),
/* harmony export */   jq: () => (/* binding */ awsVariables),
/* harmony export */   kL: () => (/* binding */ checkVariables),
/* harmony export */   wB: () => (/* binding */ countCertificates)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);


/** What the AWS SDK in Nix reads for s3:// stores. https://nix.dev/manual/nix/stable/store/types/s3-binary-cache-store */
const awsVariables = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION'];
const proxies = ['http_proxy', 'https_proxy', 'ftp_proxy', 'all_proxy', 'no_proxy'];
/** What curl and the SDK read of proxies. https://everything.curl.dev/usingcurl/proxies/env.html */
const proxyVariables = [...proxies, ...proxies.map((name) => name.toUpperCase())];
/** The variables of those names that are set. */
function pickVariables(env, names) {
    return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
/** CFG030 for each value that no file of variables can hold. The value is not repeated. */
function checkVariables(variables) {
    return Object.entries(variables)
        .filter(([, value]) => /\p{Cc}/u.test(value))
        .map(([name]) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('CFG030', `The variable ${name} contains a control character.`, 'Set it to one line of text.'));
}
/** A file for systemd's EnvironmentFile=. https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html */
function printEnvironmentFile(variables) {
    return Object.entries(variables)
        .map(([name, value]) => `${name}="${value.replace(/["\\`$]/g, '\\$&')}"\n`)
        .join('');
}
/** The unit that names that file. It holds no secret: everybody may ask systemd for it. */
function printDropIn(uid, environmentFile) {
    const path = environmentFile.replaceAll('%', '%%');
    return `# Written by setup-nix-cuda for the jobs of user ${uid}; removed with the last of them.\n[Service]\nEnvironmentFile=-${path}\n`;
}
/**
 * Certificates in a PEM text. Throws an Error that says in a few words which one cannot be read. `TRUSTED CERTIFICATE` is
 * OpenSSL's own form, which other libraries do not read.
 */
function countCertificates(pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
    for (const [index, block] of blocks.entries()) {
        try {
            new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(block);
        }
        catch {
            throw new Error(`certificate ${index + 1} of ${blocks.length} in it cannot be read`);
        }
    }
    return blocks.length;
}


/***/ }),

/***/ 60847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EV: () => (/* binding */ systemFolder),
/* harmony export */   Mo: () => (/* binding */ describeCredentials),
/* harmony export */   kJ: () => (/* binding */ planCredentials),
/* harmony export */   o1: () => (/* binding */ dropInPath),
/* harmony export */   pn: () => (/* binding */ partName),
/* harmony export */   qm: () => (/* binding */ privateFolder),
/* harmony export */   xD: () => (/* binding */ credentialFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83341);
/* harmony import */ var _configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41026);
/* harmony import */ var _builders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59897);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37615);
/* harmony import */ var _netrc_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(20602);








/** Names of the files in the folder. */
const credentialFiles = { netrc: 'netrc', machines: 'machines', environment: 'daemon.env' };
/** A bundle with fewer certificates has hardly all that public caches need. */
const fewCertificates = 20;
/** The folder of `system`; also its key in the journal. */
function systemFolder(facts) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(facts.stateFolder, 'credentials');
}
/** The folder of `job`. */
function privateFolder(facts) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(facts.jobFolder, 'credentials');
}
/** In /run: it goes with a reboot, and can be written on NixOS too. */
function dropInPath(uid) {
    return `/run/systemd/system/nix-daemon.service.d/setup-nix-cuda-${uid}.conf`;
}
/** Names the files of a job within the folder. */
function partName(job) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(job).digest('hex').slice(0, 16);
}
/**
 * Decides what goes where. Pure; every problem at once.
 *
 * - Through a daemon, as root or with sudo: files of root, the daemon's environment by systemd or by us.
 * - Store opened directly, or a daemon that trusts this user: files of the job.
 * - A daemon that does not trust this user: CFG030 with what to do.
 */
function planCredentials(request, facts, job) {
    const scope = facts.mode === 'daemon' && facts.privilege !== 'none' ? 'system' : 'job';
    const folder = scope === 'system' ? systemFolder(facts) : privateFolder(facts);
    const keyPath = request.buildersKey.trim() === '' ? undefined : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${partName(job)}.key`);
    const read = readBuilders(request, keyPath);
    const bundle = facts.bundle === undefined || typeof facts.bundle === 'string' ? '' : request.caBundle;
    const environment = planEnvironment(request, facts, bundle);
    const problems = [
        ...(request.netrc.trim() === '' ? [] : (0,_netrc_js__WEBPACK_IMPORTED_MODULE_6__/* .parseNetrc */ .QZ)(request.netrc).problems),
        ...read.problems,
        ...environment.problems,
        ...read.builders.flatMap((builder) => checkPort(builder, facts.nixVersion)),
        ...checkBundle(request, facts),
        ...checkTwice(request),
        ...checkSettingsReach(request, facts),
    ];
    if (problems.some(({ severity }) => severity === 'error'))
        return { plan: undefined, problems };
    const files = [
        ...(request.netrc.trim() === '' ? [] : [[credentialFiles.netrc, 'the netrc']]),
        ...(read.builders.length === 0 ? [] : [[credentialFiles.machines, `${read.builders.length} builder(s)`]]),
    ];
    const settings = settingsOf(folder, files, facts, bundle);
    const own = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(privateFolder(facts), credentialFiles.netrc);
    const ours = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, credentialFiles.netrc), own];
    // Where the machine's own logins are hidden from this user, a file of his would hide them from the daemon too.
    const forUser = scope === 'system' && facts.uid !== 0 && request.netrc.trim() !== '' && !facts.netrcHidden;
    const part = {
        netrc: request.netrc,
        builders: read.builders.map(_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .printBuilder */ .Rt),
        variables: environment.variables,
        netrcBase: ours.includes(facts.netrcFile ?? '') ? undefined : facts.netrcFile,
    };
    const daemonVariables = Object.keys(environment.variables);
    if (files.length === 0 && daemonVariables.length === 0 && bundle === '')
        return { plan: undefined, problems };
    const plan = {
        scope,
        folder,
        settings,
        privateSettings: forUser ? [(0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .textSetting */ .QE)('netrc-file', own)] : [],
        variables: bundle === '' ? {} : { NIX_SSL_CERT_FILE: bundle },
        daemonVariables,
        dropIn: daemonVariables.length > 0 && facts.supervision === 'systemd' ? dropInPath(facts.uid) : undefined,
        files,
        builders: read.builders,
        part: () => part,
        key: () => request.buildersKey.trim(),
    };
    return { plan, problems };
}
/** What would be done, for the log: no secret in it. */
function describeCredentials(plan) {
    const who = plan.scope === 'system' ? 'root' : 'this user';
    const daemon = plan.daemonVariables.length > 0 ? [`the daemon gets ${plan.daemonVariables.join(', ')}`] : [];
    return [
        ...plan.files.map(([name, what]) => `${what}: ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(plan.folder, name)}, which only ${who} can read`),
        ...plan.settings.map(({ name, values }) => `${name} = ${values.join(' ')}`),
        ...plan.privateSettings.map(({ name, values }) => `${name} = ${values.join(' ')}, for this user`),
        ...daemon,
        ...(plan.dropIn ? [`${plan.dropIn}, then systemctl daemon-reload`] : []),
    ];
}
/** The settings are the same for all jobs of a machine: only what the files hold differs. */
function settingsOf(folder, files, facts, bundle) {
    const named = files.map(([name]) => name === credentialFiles.netrc
        ? (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .textSetting */ .QE)('netrc-file', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))
        : (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .textSetting */ .QE)('builders', builderSetting(facts.builders, `@${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)}`)));
    return [...named, ...(bundle !== '' && settingsReach(facts) ? [(0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .textSetting */ .QE)('ssl-cert-file', bundle)] : [])];
}
/** The machine's own builders, and ours once. No blank before `@`: Nix 2.26 would take the file for a builder. */
function builderSetting(before, machines) {
    const own = before
        .split(/[;\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== '' && part !== machines);
    return [...own, machines].join(';');
}
function readBuilders(request, key) {
    const read = (0,_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .parseBuilders */ .ms)(request.builders);
    const complete = (0,_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .completeBuilders */ .uV)(read.builders, { knownHosts: request.knownHosts, key });
    const problems = [...read.problems, ...complete.problems];
    if (key !== undefined && request.builders.trim() === '') {
        const fix = 'Give builders too, or remove builders-key.';
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG031', 'builders-key is given, but no builders.', fix, { source: _builders_js__WEBPACK_IMPORTED_MODULE_4__/* .buildersSource */ .mW }));
    }
    return { builders: complete.builders, problems };
}
/**
 * Nix 2.26 hands `host:port` to ssh as the name of a host; Nix 2.34 hands it a port (both tried out). It writes the host
 * key down without the port, which OpenSSH accepts.
 */
function checkPort(builder, nixVersion) {
    if ((0,_builders_js__WEBPACK_IMPORTED_MODULE_4__/* .builderHost */ .az)(builder).port === undefined || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_7__/* .isAtLeast */ .du)(nixVersion, { major: 2, minor: 34 }))
        return [];
    const message = `Nix ${nixVersion} may not reach the builder ${builder.uri}: versions before 2.34 do not support the port.`;
    const fix = 'Remove the port and set it in ssh_config (Host, HostName, Port, HostKeyAlias), or use Nix 2.34 or newer.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG031', message, fix)];
}
/** The daemon's environment. A command that opens the store itself has this job's. */
function planEnvironment(request, facts, bundle) {
    const aws = request.aws ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .pickVariables */ .hY)(request.environment, _environment_js__WEBPACK_IMPORTED_MODULE_5__/* .awsVariables */ .jq) : {};
    const proxy = request.proxy ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .pickVariables */ .hY)(request.environment, _environment_js__WEBPACK_IMPORTED_MODULE_5__/* .proxyVariables */ .eq) : {};
    const problems = [...(0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .checkVariables */ .kL)({ ...aws, ...proxy }), ...(request.aws ? checkAws(aws) : [])];
    if (facts.mode === 'direct')
        return { variables: {}, problems };
    const reached = facts.privilege !== 'none' && facts.platform === 'linux';
    if (reached) {
        const certificates = bundle === '' ? {} : { NIX_SSL_CERT_FILE: bundle };
        return {
            variables: { ...aws, ...proxy, ...certificates },
            problems: [...problems, ...(0,_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .checkVariables */ .kL)(certificates)],
        };
    }
    const why = facts.platform === 'linux' ? 'this job has no sudo' : `this action does not support that on ${facts.platform}`;
    const message = (what) => `The Nix daemon cannot be given ${what}: ${why}.`;
    const fix = 'Ask the administrator to set them for the service nix-daemon, or use Nix without a daemon.';
    return {
        variables: {},
        problems: [
            ...problems,
            ...(request.aws ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', message('the AWS credentials'), fix)] : []),
            ...(Object.keys(proxy).length > 0 ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG030', message('the proxy of this job'), fix)] : []),
        ],
    };
}
function checkAws(found) {
    const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => found[name] === undefined);
    if (missing.length === 0)
        return [];
    const fix = 'Set them before this step, as aws-actions/configure-aws-credentials does.';
    return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `Input aws is true, but ${missing.join(' and ')} are not set.`, fix)];
}
function checkBundle(request, facts) {
    const { bundle } = facts;
    if (request.caBundle === '' || bundle === undefined)
        return [];
    const fix = 'Give the path of a PEM file with all certificates that Nix should trust.';
    if (typeof bundle === 'string') {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `The certificates ${request.caBundle} cannot be used: ${bundle}.`, fix)];
    }
    if (bundle === 0)
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `${request.caBundle} contains no certificate.`, fix)];
    const problems = [];
    if (bundle < fewCertificates) {
        const message = `${request.caBundle} has ${bundle} certificate(s) and replaces those of the machine.`;
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .notice */ .lm)('CFG030', message, 'Add the certificates of the machine if public caches are used too.'));
    }
    if (facts.mode === 'daemon' && facts.privilege === 'none' && !facts.trusted) {
        const message = `The Nix daemon cannot be given ${request.caBundle}: this job has no sudo. Only this job’s own commands use it.`;
        const help = 'Ask the administrator to set ssl-cert-file in the system’s nix.conf.';
        problems.push((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .warning */ .$e)('CFG030', message, help));
    }
    return problems;
}
/** Whether what we say in nix.conf counts for who downloads and builds. */
function settingsReach(facts) {
    return facts.mode === 'direct' || facts.trusted || (facts.privilege !== 'none' && facts.confDirWritable);
}
function checkSettingsReach(request, facts) {
    if (settingsReach(facts))
        return [];
    const why = facts.privilege === 'none' ? 'this job has no sudo' : 'its configuration is read-only';
    return ['netrc', 'builders'].flatMap((what) => {
        if (request[what].trim() === '')
            return [];
        const name = what === 'netrc' ? 'netrc-file' : 'builders';
        const message = `The Nix daemon does not accept ${what} from ${facts.user}: it does not trust this user, and ${why}.`;
        const fix = `Ask the administrator to set ${name} in the system’s nix.conf, or to add ${facts.user} to trusted-users.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)(what === 'netrc' ? 'CFG030' : 'CFG031', message, fix)];
    });
}
/** The same said twice: one of the two would be lost silently. */
function checkTwice(request) {
    const { lines } = (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .parseNixConf */ .XR)(request.extraNixConfig, 'extra-nix-config');
    const inputs = [
        { input: 'netrc', value: request.netrc, name: 'netrc-file' },
        { input: 'builders', value: request.builders, name: 'builders' },
        { input: 'ca-bundle', value: request.caBundle, name: 'ssl-cert-file' },
    ];
    return inputs.flatMap(({ input, value, name }) => {
        if (value.trim() === '' || (0,_configure_nix_conf_js__WEBPACK_IMPORTED_MODULE_3__/* .settingsNamed */ .RY)(lines, name).length === 0)
            return [];
        const fix = `Remove ${name} from extra-nix-config, or remove the input ${input}.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('CFG030', `Both ${input} and extra-nix-config set ${name}.`, fix)];
    });
}


/***/ }),

/***/ 49734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lq: () => (/* binding */ rollBackVolume),
/* harmony export */   Lw: () => (/* binding */ withVolume),
/* harmony export */   y: () => (/* binding */ volumeOwned),
/* harmony export */   yH: () => (/* binding */ describeVolume)
/* harmony export */ });
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43516);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _install_commands_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81051);
/* harmony import */ var _receipt_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70699);
/* harmony import */ var _undo_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11881);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68006);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(89730);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(57342);
/* harmony import */ var _volume_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(89529);










/** The volume at /nix of a Mac, and what mounts it. It goes when nothing of Nix is on it any more. */
const volumeOwned = {
    owner: 'volume',
    makes: (_, entry) => entry.path === _journal_js__WEBPACK_IMPORTED_MODULE_7__/* .volumePath */ .kn && (0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainEntry */ .fL)(entry),
    remove: async (host, { note }) => {
        const made = await (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .parseVolume */ .wM)(note);
        if (!made)
            return;
        // Whoever comes after a kill need not mount it.
        const uuid = (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .uuidOf */ .pV)(made);
        const emptied = uuid === undefined ? made : { ...made, volume: { kind: 'blank', uuid } };
        await (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .recordVolume */ .IK)(host, emptied);
        host.log.debug('uninstall: emptied');
        const left = await (0,_volume_js__WEBPACK_IMPORTED_MODULE_9__/* .undoVolume */ .$j)(host, (0,_install_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .installEnv */ .P2)(host.env), await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__/* .findPrivilege */ .Xb)(host), emptied);
        if (left.length > 0)
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_0__/* .cannotRemove */ .Ol)(left.join('; ')));
    },
};
/** What that means to a user, one line each. */
function describeVolume({ plan: { container, encrypted, mounter, synthetic } }) {
    return [
        `remove the APFS volume "${_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .volumeName */ .EH}" of ${container}, and our line for it in ${_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .fstabPath */ .a$}`,
        ...(encrypted ? ["remove its key from the system's keychain"] : []),
        ...(mounter ? [`remove ${_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .mounterPlist */ .hP}`] : []),
        ...(synthetic ? [`remove our line from ${_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .syntheticPath */ .Dy}; /nix disappears at the next restart`] : []),
    ];
}
/**
 * Makes the volume that the plan has, if it has one, before `work`, and removes it again where that fails. Where a
 * receipt is left in /nix, not everything could be undone: then the next run does it.
 */
async function withVolume(host, env, { volume, privilege }, work, clock) {
    if (!volume)
        return work();
    try {
        await clock.time('volume', () => (0,_volume_js__WEBPACK_IMPORTED_MODULE_9__/* .makeVolume */ .B)(host, env, privilege, volume));
        return await work();
    }
    catch (cause) {
        if (await (0,_receipt_js__WEBPACK_IMPORTED_MODULE_4__/* .readReceipt */ .b8)(host))
            throw cause;
        try {
            await rollBackVolume(host, env, privilege);
        }
        catch (second) {
            if (!(cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm && second instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm))
                throw cause;
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm([...cause.problems, ...second.problems], { cause });
        }
        throw cause;
    }
}
/** Removes what the journal has of a volume of ours, and strikes it out. Throws ProblemError INS022, INS002, INS003. */
async function rollBackVolume(host, env, privilege) {
    const alive = { ...host, cancelled: new AbortController().signal };
    const made = await (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .readVolume */ .jg)(alive);
    if (!made)
        return;
    const left = await (0,_volume_js__WEBPACK_IMPORTED_MODULE_9__/* .undoVolume */ .$j)(alive, env, privilege, made);
    (0,_undo_js__WEBPACK_IMPORTED_MODULE_5__/* .insistGone */ .M)(left);
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .recordVolume */ .IK)(alive, undefined);
}


/***/ }),

/***/ 89730:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IK: () => (/* binding */ recordVolume),
/* harmony export */   O1: () => (/* binding */ isUuid),
/* harmony export */   jg: () => (/* binding */ readVolume),
/* harmony export */   kn: () => (/* binding */ volumePath),
/* harmony export */   pV: () => (/* binding */ uuidOf),
/* harmony export */   wM: () => (/* binding */ parseVolume)
/* harmony export */ });
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16166);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36014);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57342);



/** The key of the entry: where macOS itself would mount a volume of that name. */
const volumePath = `/Volumes/${_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .volumeName */ .EH}`;
/** What the journal says of our volume; undefined when nothing. Throws ProblemError INS003. */
async function readVolume(host) {
    const entry = (await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .readJournal */ .a0)(host)).find(({ owner }) => owner === 'volume');
    return entry && parseVolume(entry.note);
}
/** Writes it down; undefined strikes it out. Throws ProblemError INS002 or INS003. */
async function recordVolume(host, made) {
    const note = JSON.stringify(made);
    await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .setEntry */ .RY)(host, volumePath, made && { owner: 'volume', path: volumePath, users: [], note });
}
function uuidOf({ volume }) {
    return 'uuid' in volume ? volume.uuid : undefined;
}
/** Reads what `recordVolume` wrote; undefined unless every field has its type. */
function parseVolume(text) {
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_2__/* .readSaved */ .S)(text, async () => (await Promise.all(/* import() | nix-schema */[__webpack_require__.e(2857), __webpack_require__.e(536)]).then(__webpack_require__.bind(__webpack_require__, 18855))).madeVolume);
}
function isUuid(text) {
    return text !== undefined && /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i.test(text);
}


/***/ }),

/***/ 57342:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ withLine),
/* harmony export */   AQ: () => (/* binding */ syntheticLine),
/* harmony export */   EH: () => (/* binding */ volumeName),
/* harmony export */   Hx: () => (/* binding */ withoutLine),
/* harmony export */   QZ: () => (/* binding */ planVolume),
/* harmony export */   r6: () => (/* binding */ fstabLine),
/* harmony export */   sQ: () => (/* binding */ checkMac),
/* harmony export */   yH: () => (/* binding */ describeVolume)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68006);


/** As upstream's installer calls it (NixOS/nix scripts/create-darwin-volume.sh), so that others recognise it. */
const volumeName = 'Nix Store';
/** synthetic.conf(5): a name alone is an empty folder in `/`, for mounting. */
const syntheticLine = 'nix';
/** The oldest macOS that upstream's installer takes. */
const oldest = 14;
const source = 'https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation';
/** fstab(5); the options are those of NixOS/nix scripts/create-darwin-volume.sh. */
function fstabLine(uuid) {
    return `UUID=${uuid} /nix apfs rw,noauto,nobrowse,nosuid,noatime,owners`;
}
/** INS015 and INS020: what this Mac lacks. INS014: what somebody else made for Nix, which is never touched. Pure. */
function checkMac(facts) {
    const major = Number.parseInt(facts.version ?? '', 10);
    const foreign = findForeign(facts);
    return [
        ...(major < oldest
            ? [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', `Nix needs macOS ${oldest}, and this is ${facts.version}.`, 'Use a newer runner.', { source })]
            : []),
        ...(facts.container === undefined || facts.volumes === undefined
            ? [
                (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'diskutil did not report which APFS container macOS is in, so no volume for Nix can be created.', 'Use a machine whose macOS is on APFS.'),
            ]
            : []),
        ...foreign.map((what) => (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS014', `Nix cannot be installed: ${what}, and this action did not create it.`, 'To use it, add its nix to PATH; otherwise remove that installation with its own uninstaller.', { source: 'https://nix.dev/manual/nix/stable/installation/uninstall#macos' })),
    ];
}
function findForeign({ volumes = [], mounted, synthetic, fstab, services }) {
    const named = volumes.filter(({ name }) => name === volumeName);
    return [
        ...(mounted === undefined ? [] : [`a volume (${mounted}) is mounted at /nix`]),
        ...named.filter(({ uuid }) => uuid !== mounted).map(({ uuid }) => `there is a volume ${volumeName} (${uuid})`),
        ...(lines(synthetic).some((line) => line.startsWith(`${syntheticLine}\t`))
            ? [`${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .syntheticPath */ .Dy} makes /nix a link`]
            : []),
        ...(lines(fstab).some((line) => !line.startsWith('#') && line.split(/\s+/)[1] === '/nix')
            ? [`${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .fstabPath */ .a$} has a line for /nix`]
            : []),
        ...services.map((path) => `there is a service ${path}`),
    ];
}
/** Facts → plan, for facts that `checkMac` has nothing against. Pure. */
function planVolume(facts) {
    const { container = '', synthetic, fstab, fileVault, lasts } = facts;
    return {
        container,
        synthetic: lines(synthetic).includes(syntheticLine) ? undefined : { before: synthetic ?? null },
        fstab: { before: fstab ?? null },
        encrypted: fileVault,
        mounter: lasts,
    };
}
/** The plan as lines for the log. */
function describeVolume(plan) {
    const file = (before, path) => (before === null ? `make ${path}` : `add a line to ${path}`);
    return [
        ...(plan.synthetic
            ? [`${file(plan.synthetic.before, _facts_js__WEBPACK_IMPORTED_MODULE_1__/* .syntheticPath */ .Dy)}: ${syntheticLine}`]
            : [`leave ${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .syntheticPath */ .Dy} as it is`]),
        `add the ${plan.encrypted ? 'encrypted ' : ''}APFS volume "${volumeName}" to ${plan.container}, and mount it at /nix`,
        `${file(plan.fstab.before, _facts_js__WEBPACK_IMPORTED_MODULE_1__/* .fstabPath */ .a$)}: ${fstabLine('…')}`,
        ...(plan.mounter ? [`write ${_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .mounterPlist */ .hP}, which mounts it when the machine starts`] : []),
    ];
}
/** A text with a line more at its end. */
function withLine(before, line) {
    const open = before !== null && before !== '' && !before.endsWith('\n');
    return `${before ?? ''}${open ? '\n' : ''}${line}\n`;
}
/** What is left without our line: as it was before where nobody has written since; null: the file goes. */
function withoutLine(now, before, line) {
    if (now === withLine(before, line))
        return before;
    const left = now
        .split('\n')
        .filter((text) => text !== line)
        .join('\n');
    return before === null && left.trim() === '' ? null : left;
}
function lines(text = '') {
    return text.split('\n').map((line) => line.trimEnd());
}


/***/ }),

/***/ 89529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ makeVolume),
  cI: () => (/* binding */ mountAgain),
  $j: () => (/* binding */ undoVolume)
});

// EXTERNAL MODULE: ./lib/machine/privilege.js
var machine_privilege = __webpack_require__(95266);
// EXTERNAL MODULE: ./lib/model/problem.js
var problem = __webpack_require__(51246);
// EXTERNAL MODULE: ./lib/nix/configure/files.js
var configure_files = __webpack_require__(92039);
// EXTERNAL MODULE: ./lib/nix/daemon/launchd.js
var launchd = __webpack_require__(36313);
// EXTERNAL MODULE: ./lib/nix/install-commands.js
var install_commands = __webpack_require__(81051);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/nix/ask.js
var ask = __webpack_require__(37390);
// EXTERNAL MODULE: ./lib/nix/install/macos/plan.js
var macos_plan = __webpack_require__(57342);
;// CONCATENATED MODULE: ./lib/nix/install/macos/encryption.js






/** As in NixOS/nix scripts/create-darwin-volume.sh: the user's keychain is there too late when the machine starts. */
const keychain = '/Library/Keychains/System.keychain';
const find = (uuid) => ['security', 'find-generic-password', '-s', uuid, '-w', keychain];
const unlock = (uuid) => ['apfs', 'unlockVolume', uuid, '-mountpoint', '/nix', '-stdinpassphrase'];
/**
 * Encrypts a volume that is not mounted, with a new key that only root can read. The steps are those of
 * create-darwin-volume.sh, encrypt_volume; the key is never in an argument list. Throws ProblemError INS018, INS019.
 */
async function encryptVolume(host, env, privilege, uuid) {
    const step = (argv, input) => (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv), input === undefined ? {} : { input, timeout: 600 });
    const key = (0,external_node_crypto_.randomBytes)(32).toString('hex');
    await step(['diskutil', 'mount', uuid]);
    await step(['security', '-i'], `${addCommand(uuid, key)}\n`);
    // What `security -i` exits with says nothing of the command that it was given.
    const kept = (await step(find(uuid))).trim();
    if (kept !== key)
        throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)('the system keychain did not store the key of the volume'));
    await step(['diskutil', 'apfs', 'encryptVolume', uuid, '-user', 'disk', '-stdinpassphrase'], key);
    await step(['diskutil', 'unmount', 'force', uuid]);
}
function addCommand(uuid, key) {
    const labels = `-a "${macos_plan/* volumeName */.EH}" -s "${uuid}" -l "${macos_plan/* volumeName */.EH} encryption password" -D "Encrypted volume password"`;
    const readers = ['/System/Library/CoreServices/APFSUserAgent', '/System/Library/CoreServices/CSUserAgent'];
    const trusted = [...readers, '/usr/bin/security'].map((program) => `-T ${program}`).join(' ');
    return `add-generic-password ${labels} -w "${key}" ${trusted} "${keychain}"`;
}
/** Mounts it at /nix with its key. Throws ProblemError INS018, INS019. */
async function mountEncrypted(host, env, privilege, uuid) {
    const input = (await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, find(uuid)))).trim();
    await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['diskutil', ...unlock(uuid)]), { input });
}
/** What a service runs to do the same when the machine starts (create-darwin-volume.sh, generate_mount_command). */
function unlockArguments(uuid) {
    const [program, ...words] = find(uuid);
    const script = `/usr/bin/${program} ${words.join(' ')} | /usr/sbin/diskutil ${unlock(uuid).join(' ')}`;
    return ['/bin/sh', '-c', script];
}
/** Takes the key of the volume away, if it is there. Throws ProblemError INS018. */
async function removeKey(host, env, privilege, uuid) {
    if ((await (0,ask/* ask */.k)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, find(uuid)))) === undefined)
        return;
    await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['security', 'delete-generic-password', '-s', uuid, keychain]));
}

// EXTERNAL MODULE: ./lib/nix/install/macos/facts.js
var facts = __webpack_require__(68006);
// EXTERNAL MODULE: ./lib/nix/install/macos/journal.js
var journal = __webpack_require__(89730);
;// CONCATENATED MODULE: ./lib/nix/install/macos/volume.js









/** NixOS/nix scripts/create-darwin-volume.sh, create_synthetic_objects. */
const apfsUtil = '/System/Library/Filesystems/apfs.fs/Contents/Resources/apfs.util';
/**
 * Makes the volume for /nix and mounts it, for this process to fill. The journal has each thing before it is made.
 * Throws ProblemError INS002, INS003, INS018, INS019, CFG026; then `undoVolume` removes what was made.
 */
async function makeVolume(host, env, privilege, plan) {
    const step = (...argv) => (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv));
    await (0,journal/* recordVolume */.IK)(host, { plan, volume: { kind: 'none' } });
    if (plan.synthetic)
        await addLine(host, privilege, facts/* syntheticPath */.Dy, plan.synthetic.before, macos_plan/* syntheticLine */.AQ);
    await makeMountPoint(host, env, privilege);
    await (0,journal/* recordVolume */.IK)(host, { plan, volume: { kind: 'adding' } });
    const said = await step('diskutil', 'apfs', 'addVolume', plan.container, 'APFS', macos_plan/* volumeName */.EH, '-nomount');
    const device = /Created new APFS Volume (disk\d+s\d+)/.exec(said)?.[1];
    const uuid = device && (await (0,facts/* diskInfo */.op)(host, env, device, 'VolumeUUID'));
    if (!(0,journal/* isUuid */.O1)(uuid))
        throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)(`diskutil apfs addVolume did not report what it created: ${said.trim()}`));
    await (0,journal/* recordVolume */.IK)(host, { plan, volume: { kind: 'blank', uuid } });
    await addLine(host, privilege, facts/* fstabPath */.a$, plan.fstab.before, (0,macos_plan/* fstabLine */.r6)(uuid));
    if (plan.encrypted)
        await encryptVolume(host, env, privilege, uuid);
    if (plan.mounter) {
        const words = plan.encrypted ? unlockArguments(uuid) : ['/usr/sbin/diskutil', ...mountArguments(uuid)];
        const text = (0,launchd/* printPlist */.gx)({ ...launchd/* darwinStore */.F$, arguments: words });
        await (0,configure_files/* rootFiles */.Aj)(host, privilege).write(facts/* mounterPlist */.hP, text, { mode: 0o644, uid: 0, gid: 0 });
    }
    await mount(host, env, privilege, plan, uuid);
    if ((await (0,facts/* diskInfo */.op)(host, env, '/nix', 'GlobalPermissionsEnabled')) === 'false') {
        await step('diskutil', 'enableOwnership', '/nix');
    }
    await step('chown', String(host.uid), '/nix');
    await step('chmod', '0755', '/nix');
    await (0,journal/* recordVolume */.IK)(host, { plan, volume: { kind: 'filled', uuid } });
}
/**
 * Mounts the volume of an installation of ours where that is not done: on a machine that was to end with its job, nothing
 * mounts it at a start. One that is gone stays so. Throws ProblemError INS018, INS019.
 */
async function mountAgain(host, env, { plan, volume }) {
    if (volume.kind !== 'filled' || (await (0,facts/* mountedVolume */.xC)(host, env)) !== undefined)
        return;
    const isThere = (await (0,facts/* listVolumes */.yi)(host, env))?.some(({ uuid }) => uuid === volume.uuid);
    if (isThere)
        await mount(host, env, await (0,machine_privilege/* findPrivilege */.Xb)(host), plan, volume.uuid);
}
async function mount(host, env, privilege, plan, uuid) {
    if (plan.encrypted)
        await mountEncrypted(host, env, privilege, uuid);
    else
        await (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, ['diskutil', ...mountArguments(uuid)]));
}
/**
 * Removes what `makeVolume` made, be it a part of it; never a volume of somebody else. Gives what is left, and why.
 * Each step may find its work done. Runs to its end also when the job is cancelled. The empty folder /nix itself goes
 * when the machine starts again (synthetic.conf(5)).
 */
async function undoVolume(given, env, privilege, made) {
    const host = { ...given, cancelled: new AbortController().signal };
    const left = [];
    const attempt = async (what, work) => {
        try {
            await work();
        }
        catch (cause) {
            if (!(cause instanceof problem/* ProblemError */.Mm))
                throw cause;
            left.push(`${what} (${cause.problems.map(({ message }) => message).join(' ')})`);
        }
    };
    const { plan } = made;
    const uuid = (0,journal/* uuidOf */.pV)(made);
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    if (plan.mounter && uuid !== undefined) {
        await attempt(facts/* mounterPlist */.hP, () => dropMounter(host, env, privilege, uuid));
    }
    await attempt(`the volume ${macos_plan/* volumeName */.EH}`, () => deleteVolume(host, env, privilege, made));
    if (left.length > 0)
        return left;
    if (uuid !== undefined) {
        if (plan.encrypted)
            await attempt('the key of the volume', () => removeKey(host, env, privilege, uuid));
        await attempt(facts/* fstabPath */.a$, () => dropLine(host, privilege, facts/* fstabPath */.a$, plan.fstab.before, (0,macos_plan/* fstabLine */.r6)(uuid)));
    }
    // Another volume that is mounted there since needs the folder.
    if (plan.synthetic && (await (0,facts/* mountedVolume */.xC)(host, env)) === undefined) {
        const { before } = plan.synthetic;
        await attempt(facts/* syntheticPath */.Dy, () => dropLine(host, privilege, facts/* syntheticPath */.Dy, before, macos_plan/* syntheticLine */.AQ));
    }
    for (const path of [facts/* syntheticPath */.Dy, facts/* fstabPath */.a$, facts/* mounterPlist */.hP])
        await attempt(path, () => files.removeDraft(path));
    return left;
}
/** Not a service of that name that mounts another volume. */
async function dropMounter(host, env, privilege, uuid) {
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    if (!(await files.read(facts/* mounterPlist */.hP))?.includes(uuid))
        return;
    await (0,launchd/* bootOut */.F1)(host, env, privilege, launchd/* darwinStore */.F$.label);
    await files.remove(facts/* mounterPlist */.hP);
}
async function deleteVolume(host, env, privilege, made) {
    if (made.volume.kind === 'none')
        return;
    const uuid = await findOurs(host, env, privilege, made);
    if (uuid === undefined)
        return;
    const step = (...argv) => (0,install_commands/* runStep */.eg)(host, env, (0,machine_privilege/* asRoot */.tE)(privilege, argv));
    if (((await (0,facts/* diskInfo */.op)(host, env, uuid, 'MountPoint')) ?? '') !== '')
        await step('diskutil', 'unmount', 'force', uuid);
    await step('diskutil', 'apfs', 'deleteVolume', uuid);
}
/**
 * The volume that we made, if it is still there. Where a kill left no UUID it is the one of our name that nothing uses
 * yet: there was none before, and whoever makes one uses it.
 */
async function findOurs(host, env, privilege, made) {
    const known = (0,journal/* uuidOf */.pV)(made);
    const volumes = await (0,facts/* listVolumes */.yi)(host, env);
    if (!volumes)
        throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)('diskutil did not list the volumes'));
    if (known !== undefined)
        return volumes.find(({ uuid }) => uuid === known)?.uuid;
    const fstab = (await (0,configure_files/* rootFiles */.Aj)(host, privilege).read(facts/* fstabPath */.a$)) ?? '';
    for (const { uuid, name, container } of volumes) {
        if (name !== macos_plan/* volumeName */.EH || container !== made.plan.container || fstab.includes(uuid))
            continue;
        if (((await (0,facts/* diskInfo */.op)(host, env, uuid, 'MountPoint')) ?? '') === '')
            return uuid;
    }
    return undefined;
}
/** Lets macOS make the folder that synthetic.conf names now, and not at its next start. */
async function makeMountPoint(host, env, privilege) {
    const isThere = () => host.files
        .lstat('/nix')
        .then((stat) => stat.isDirectory())
        .catch(() => false);
    // What they exit with says nothing (create-darwin-volume.sh): macOS 11 and later know -t.
    if (!(await isThere())) {
        await host.exec({ argv: (0,machine_privilege/* asRoot */.tE)(privilege, [apfsUtil, '-t']), env, timeout: 60, signal: host.cancelled });
    }
    if (await isThere())
        return;
    const why = `macOS did not create /nix as ${facts/* syntheticPath */.Dy} says; this happens when FileVault was turned on since the last restart`;
    throw new problem/* ProblemError */.Mm((0,install_commands/* failed */.gz)(why));
}
/** The options are those of fstab. NixOS/nix scripts/create-darwin-volume.sh, generate_mount_command. */
function mountArguments(uuid) {
    return ['mount', '-mountPoint', '/nix', uuid];
}
async function addLine(host, privilege, path, before, line) {
    await (0,configure_files/* rootFiles */.Aj)(host, privilege).write(path, (0,macos_plan/* withLine */.$2)(before, line), await ownership(host, path));
}
async function dropLine(host, privilege, path, before, line) {
    const files = (0,configure_files/* rootFiles */.Aj)(host, privilege);
    const now = await files.read(path);
    if (now === undefined || !now.split('\n').includes(line))
        return;
    const then = (0,macos_plan/* withoutLine */.Hx)(now, before, line);
    if (then === null)
        await files.remove(path);
    else
        await files.write(path, then, await ownership(host, path));
}
async function ownership(host, path) {
    const stat = await host.files.lstat(path).catch(() => undefined);
    return { mode: stat?.mode ?? 0o644, uid: stat?.uid ?? 0, gid: stat?.gid ?? 0 };
}


/***/ }),

/***/ 33160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bm: () => (/* binding */ planInstall),
/* harmony export */   M4: () => (/* binding */ confLines),
/* harmony export */   df: () => (/* binding */ describePlan),
/* harmony export */   fz: () => (/* binding */ neededSettings)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _install_commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81051);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69804);
/* harmony import */ var _macos_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57342);




/** NixOS/nix scripts/install-multi-user.sh and install-darwin-multi-user.sh: what each system's own users leave free. */
const accounts = {
    linux: { prefix: 'nixbld', gid: 30_000, firstUser: 30_001 },
    mac: { prefix: '_nixbld', gid: 350, firstUser: 351 },
};
const mostUsers = 32;
/**
 * Facts and wishes → plan. Pure; what a killed run left is to be undone before. Throws ProblemError with everything that stands against it: INS013 (rights), INS014
 * (/nix is not ours), INS015 (programs), INS016 (room), INS020 (mode, or macOS), INS023 (another run is at work).
 */
function planInstall(facts, wanted, archive) {
    const { mode, why } = chooseMode(facts, wanted);
    const problems = [
        ...checkMode(facts, mode),
        ...checkFolder(facts),
        ...checkRights(facts, mode),
        ...checkPrograms(facts, mode),
        ...checkRoom(facts),
        ...(facts.mac && facts.folder.kind !== 'foreign' ? (0,_macos_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .checkMac */ .sQ)(facts.mac) : []),
    ];
    if (problems.length > 0)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(problems);
    const daemon = mode === 'daemon';
    const settings = neededSettings(mode, facts.uid);
    // Only Nix as root needs the file: without it, it looks for a group nixbld. Else the settings go to files of the job.
    const makeConf = !facts.conf && facts.etcWritable && Object.keys(settings).length > 0;
    return {
        archive,
        mode,
        why,
        privilege: facts.privilege,
        uid: facts.uid,
        folder: planFolder(facts),
        volume: facts.mac && (0,_macos_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .planVolume */ .QZ)(facts.mac),
        supervision: daemon ? (facts.mac ? 'launchd' : facts.systemd ? 'systemd' : 'own') : 'none',
        group: daemon ? planGroup(facts) : undefined,
        users: daemon ? planUsers(facts) : [],
        conf: makeConf ? confLines(settings) : undefined,
        confFolder: makeConf && !facts.confFolder,
        settings,
    };
}
/** The plan as lines for the log. */
function describePlan(plan) {
    const { archive, users, group, conf } = plan;
    const folder = { make: 'make /nix', take: 'take over the empty /nix', use: 'use the empty /nix' }[plan.folder];
    return [
        `Nix ${archive.version} for ${archive.system}, ${plan.mode} mode: ${plan.why}`,
        `fetch ${archive.url}, SHA-256 ${archive.sha256} (${archive.trust === 'user' ? 'given' : 'known'})`,
        ...(plan.volume
            ? (0,_macos_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .describeVolume */ .yH)(plan.volume)
            : [`${folder}${plan.privilege === 'sudo' ? ', as root through sudo' : ''}`]),
        ...(group?.make ? ['add the group nixbld'] : []),
        ...(users.length > 0 ? [`add the build users ${users.map(({ name }) => name).join(', ')}`] : []),
        conf ? `write /etc/nix/nix.conf: ${conf.join('; ')}` : 'leave /etc/nix/nix.conf as it is',
        supervisions[plan.supervision],
    ];
}
const supervisions = {
    systemd: 'start nix-daemon by systemd',
    launchd: 'start nix-daemon by launchd',
    own: 'start nix-daemon, without systemd',
    none: 'no daemon',
};
/** What Nix must be told in this mode: as root it builds as members of a group, and fails where there is none. */
function neededSettings(mode, uid) {
    if (mode === 'daemon')
        return { 'build-users-group': 'nixbld' };
    return uid === 0 ? { 'build-users-group': '' } : {};
}
/** The lines of a nix.conf that an installation makes. */
function confLines(settings) {
    return Object.entries(settings).map(([name, value]) => `${name} = ${value}`.trimEnd());
}
function chooseMode(facts, wanted) {
    if (wanted !== 'auto')
        return { mode: wanted, why: 'as asked' };
    if (facts.mac)
        return { mode: 'daemon', why: 'macOS' };
    if (facts.privilege === 'none')
        return { mode: 'single-user', why: 'neither root nor sudo' };
    if (!facts.etcWritable)
        return { mode: 'single-user', why: '/etc cannot be written to' };
    if (facts.systemd)
        return { mode: 'daemon', why: `${facts.privilege} and systemd` };
    if (facts.container)
        return { mode: 'single-user', why: 'a container' };
    return { mode: 'daemon', why: `${facts.privilege}, no container` };
}
function checkMode(facts, mode) {
    if (mode === 'single-user')
        return facts.mac ? [notSingleUser] : [];
    if (facts.privilege === 'none') {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'mode: daemon needs root, but this user is not root and has no sudo without a password.', 'Set mode: auto or mode: single-user, or allow sudo.'),
        ];
    }
    if (!facts.etcWritable) {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'mode: daemon needs build users and /etc/nix/nix.conf, but not even root can write to /etc.', 'Set mode: auto or mode: single-user, or make /etc writable.'),
        ];
    }
    if (!facts.selinux)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'SELinux is enforcing, and its policy does not allow services to run programs in /nix.', 'Set mode: single-user, or set SELinux to permissive.', { source: 'https://nix.dev/manual/nix/stable/installation/installing-binary' }),
    ];
}
/** Upstream's installer refuses `--no-daemon` there too (NixOS/nix scripts/install-nix-from-tarball.sh). */
const notSingleUser = (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS020', 'Nix on macOS needs its daemon; mode: single-user is not supported there.', 'Set mode: auto or mode: daemon.', { source: 'https://nix.dev/manual/nix/stable/installation/installing-binary#macos-installation' });
function checkFolder({ folder }) {
    if (folder.kind === 'foreign') {
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS014', `Nix cannot be installed: ${folder.why}, and this action did not install it.`, 'To use it, add its nix to PATH; otherwise remove /nix if it is no longer needed.'),
        ];
    }
    if (folder.kind !== 'unfinished' || !folder.alive)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS023', `Process ${folder.receipt.by.pid} is installing Nix on this machine.`, 'Run the job again when it has finished.'),
    ];
}
function checkRights(facts, mode) {
    if (facts.writable || facts.privilege === 'sudo')
        return [];
    const what = facts.folder.kind === 'absent' ? 'does not exist' : 'is not writable';
    if (facts.privilege === 'root') {
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS013', `/nix ${what}, not even for root.`, 'Mount a writable file system at /nix.')];
    }
    if (mode === 'daemon')
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS013', `/nix ${what}, and this user is not root and has no sudo without a password.`, `Run once as root: install -d -m 0755 -o ${facts.uid} /nix`),
    ];
}
function checkPrograms(facts, mode) {
    const onLinux = mode === 'daemon' ? [..._facts_js__WEBPACK_IMPORTED_MODULE_2__/* .neededPrograms */ .tS, ..._facts_js__WEBPACK_IMPORTED_MODULE_2__/* .userPrograms */ .tj] : _facts_js__WEBPACK_IMPORTED_MODULE_2__/* .neededPrograms */ .tS;
    const needed = facts.mac ? _facts_js__WEBPACK_IMPORTED_MODULE_2__/* .macPrograms */ .dI : onLinux;
    const missing = needed.filter((program) => !facts.programs.includes(program));
    if (missing.length === 0)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('INS015', `The installation of Nix needs ${missing.join(' and ')}, not found on PATH.`, facts.mac
            ? 'They are part of macOS, in /usr/bin, /usr/sbin and /bin.'
            : 'Install the packages tar, xz (xz-utils on Debian) and, for the daemon mode, passwd or shadow.'),
    ];
}
function checkRoom({ free }) {
    return free === undefined || free >= _install_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .neededBytes */ .vy ? [] : [(0,_install_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .noRoom */ .fj)(`${free} bytes are free on the disk of /nix`)];
}
/** This process fills the folder itself, so that only what needs root is done through sudo. */
function planFolder(facts) {
    if (facts.folder.kind === 'absent' && !facts.mac)
        return 'make';
    // A new volume is given to this process when it is made.
    return facts.writable || facts.mac ? 'use' : 'take';
}
/** The id that upstream gives it, where that is free. macOS chooses no id by itself that its users could be told. */
function planGroup({ mac, group, groupIds }) {
    if (!mac)
        return { make: group === undefined, gid: groupIds.includes(accounts.linux.gid) ? undefined : accounts.linux.gid };
    let gid = accounts.mac.gid;
    while (groupIds.includes(gid))
        gid += 1;
    return { make: group === undefined, gid: group?.gid ?? gid };
}
/** As many build users as can work at once: one per core, at least 2, at most 32. Nothing that exists is touched. */
function planUsers(facts) {
    const wanted = Math.min(mostUsers, Math.max(2, facts.cores)) - (facts.group?.members.length ?? 0);
    const { prefix, firstUser } = facts.mac ? accounts.mac : accounts.linux;
    const users = [];
    for (let number = 1, uid = firstUser; users.length < wanted && number < 1_000; number += 1) {
        if (facts.userNames.includes(`${prefix}${number}`))
            continue;
        while (facts.userIds.includes(uid))
            uid += 1;
        users.push({ name: `${prefix}${number}`, uid });
        uid += 1;
    }
    return users;
}


/***/ }),

/***/ 11881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ removeInstall),
/* harmony export */   M: () => (/* binding */ insistGone)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11161);
/* harmony import */ var _daemon_daemon_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41390);
/* harmony import */ var _accounts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61792);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69804);
/* harmony import */ var _receipt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(70699);








/** INS022 with what an unfinished installation left, and why, if anything is. */
function insistGone(left) {
    if (left.length === 0)
        return;
    const message = `The files of an unfinished installation of Nix cannot be removed: ${left.join('; ')}.`;
    const fix = 'Remove them as root or as the user who created them, or restart the machine; then run the job again.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .error */ .z3)('INS022', message, fix));
}
/**
 * Removes what the receipt lists and nothing else: daemon, everything in /nix that was not there before, build users,
 * group, nix.conf; at last the receipt itself and /nix where we made it. Each step may find its work done. Runs to its end
 * also when the job is cancelled. Gives what could not be removed, each with the reason; then the receipt stays.
 */
async function removeInstall(host, env, privilege, receipt) {
    const left = [];
    const attempt = async (what, argv) => {
        const why = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__/* .whyNotAsRoot */ .QG)(host, privilege, argv, { env, timeout: 300 });
        if (why !== undefined)
            left.push(`${what} (${why})`);
    };
    if (receipt.supervision !== 'none')
        await (0,_daemon_daemon_js__WEBPACK_IMPORTED_MODULE_4__/* .removeDaemon */ .bb)(host, env, privilege, receipt.supervision);
    await removePaths(host, env, privilege, await ownPaths(host, receipt), attempt);
    for (const [name, argv] of await (0,_accounts_js__WEBPACK_IMPORTED_MODULE_5__/* .planRemoval */ .Ao)(host, env, receipt))
        await attempt(name, argv);
    if (receipt.conf)
        await attempt('/etc/nix/nix.conf', ['rm', '-f', '/etc/nix/nix.conf']);
    if (receipt.confFolder && (await isEmpty(host, '/etc/nix')))
        await attempt('/etc/nix', ['rmdir', '/etc/nix']);
    for (const [name, was] of Object.entries(receipt.kept ?? {})) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name);
        if (privilege !== 'none')
            await attempt(path, ['chown', was.owner, path]);
        await attempt(path, ['chmod', was.mode.toString(8), path]);
    }
    if (left.length === 0) {
        await attempt(_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI, ['rm', '-f', _receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.new`, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.done`]);
        if (receipt.folder === 'made')
            await attempt(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, ['rmdir', _facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV]);
        else if (privilege !== 'none')
            await attempt(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, ['chown', receipt.folder.owner, _facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV]);
    }
    return left;
}
/** Everything in /nix but the receipt and what was there before; of a store or var that was there, all that is in it. */
async function ownPaths(host, receipt) {
    const own = [_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.new`, `${_receipt_js__WEBPACK_IMPORTED_MODULE_7__/* .receiptPath */ .WI}.done`];
    const top = (0,_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutVolumeFiles */ ._M)(await namesIn(host, _facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV)).filter((name) => !receipt.keep.includes(name));
    const inKept = await Promise.all(['store', 'var']
        .filter((name) => receipt.keep.includes(name))
        .map(async (name) => {
        const inner = await namesIn(host, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name));
        return inner.filter((entry) => entry !== 'lost+found').map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name, entry));
    }));
    return [...top.map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .nixFolder */ .cV, name)).filter((path) => !own.includes(path)), ...inKept.flat()];
}
/** A child of a killed run may still be writing for a moment, so one removal may not be enough. */
async function removePaths(host, env, privilege, paths, attempt) {
    if (paths.length === 0)
        return;
    for (let again = 0; again < 3; again += 1) {
        // Without root, folders of a store must be ours to read and write before they can be emptied.
        const own = privilege === 'none' ? await foldersOf(host, paths) : [];
        if (own.length > 0)
            await host.exec({ argv: ['chmod', '-R', 'u+rwX', ...own], env, timeout: 300 });
        const why = await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_1__/* .whyNotAsRoot */ .QG)(host, privilege, ['rm', '-rf', ...paths], { env, timeout: 300 });
        if (why === undefined)
            return;
        await host.clock.sleep(200);
    }
    await attempt(paths.join(', '), ['rm', '-rf', ...paths]);
}
/** chmod -R follows the links that are given to it, and a store path may be one. */
async function foldersOf(host, paths) {
    const stats = await Promise.all(paths.map((path) => host.files.lstat(path).catch(() => undefined)));
    return paths.filter((_, index) => stats[index]?.isDirectory());
}
async function isEmpty(host, folder) {
    return (await namesIn(host, folder, ['unknown'])).length === 0;
}
async function namesIn(host, folder, otherwise = []) {
    try {
        return await host.files.readdir(folder);
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_3__/* .isErrno */ .r)(cause, 'ENOENT'))
            return otherwise;
        throw cause;
    }
}


/***/ }),

/***/ 35754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ nixpkgsConfigPath),
/* harmony export */   "in": () => (/* binding */ writeNixpkgsConfig),
/* harmony export */   kM: () => (/* binding */ nixpkgsConfigOwned)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11161);
/* harmony import */ var _runner_job_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2617);



/** Where the job's configuration of Nixpkgs is: for the variable NIXPKGS_CONFIG. */
function nixpkgsConfigPath(host) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_runner_job_js__WEBPACK_IMPORTED_MODULE_2__/* .jobFolder */ .OW)(host), 'nixpkgs-config.nix');
}
/** Writes that file (0600) and gives its path. Throws system errors. */
async function writeNixpkgsConfig(host, text) {
    const path = nixpkgsConfigPath(host);
    await (0,_runner_files_js__WEBPACK_IMPORTED_MODULE_1__/* .writeAtomically */ .vK)(host, path, text);
    return path;
}
/** Of one job alone, so that nothing of it is in the journal. */
const nixpkgsConfigOwned = {
    owner: 'nixpkgs-config',
    makes: () => false,
    leave: (host) => host.files.rm(nixpkgsConfigPath(host), { force: true }),
};


/***/ }),

/***/ 66211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ nixOwned),
/* harmony export */   kR: () => (/* binding */ planUninstall),
/* harmony export */   xb: () => (/* binding */ changeConf)
/* harmony export */ });
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43516);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51246);
/* harmony import */ var _configure_managed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85017);
/* harmony import */ var _daemon_daemon_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41390);
/* harmony import */ var _install_facts_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69804);
/* harmony import */ var _install_macos_install_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49734);
/* harmony import */ var _install_macos_plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57342);
/* harmony import */ var _install_plan_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(33160);
/* harmony import */ var _install_receipt_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(70699);









/** The installation of Nix; where its receipt is, that says how it goes, and not the journal. */
const nixOwned = {
    owner: 'nix',
    makes: (_, entry) => [_install_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .nixFolder */ .cV, _install_receipt_js__WEBPACK_IMPORTED_MODULE_8__/* .receiptPath */ .WI].includes(entry.path) && (0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlainEntry */ .fL)(entry),
    describe: ({ path }) => [path === _install_facts_js__WEBPACK_IMPORTED_MODULE_4__/* .nixFolder */ .cV ? `remove the folder ${path}, if it is empty` : `remove ${path}`],
};
/** Facts and wishes → plan: what the journal and the receipt list, and nothing else. Pure. */
function planUninstall(facts, request) {
    const receipt = 'receipt' in facts.folder ? facts.folder.receipt : undefined;
    const nix = receipt && planNix(facts, receipt);
    const state = planState(facts, request);
    const steps = [
        ...request.owners.flatMap((owned) => {
            if (nix && owned.owner === nixOwned.owner)
                return [nix.step];
            const service = receipt && owned.owner === _daemon_daemon_js__WEBPACK_IMPORTED_MODULE_3__/* .daemonOwned */ .os.owner ? serviceSteps(receipt) : [];
            return [...service, ...entrySteps(facts, owned)];
        }),
        ...(state ? [state.step] : []),
    ];
    return {
        steps,
        stays: [...(nix?.stays ?? []), ...(state?.stays ?? [])],
        problems: refuse(facts, request, steps, receipt),
    };
}
/** The entries of an owner, newest first. */
function entrySteps({ journal, volume }, owned) {
    const entries = journal.filter(({ owner }) => owner === owned.owner).toReversed();
    return entries.map((entry) => {
        // The note of a volume is read among the facts.
        const ofVolume = owned.owner === _install_macos_install_js__WEBPACK_IMPORTED_MODULE_5__/* .volumeOwned */ .y.owner ? volume && (0,_install_macos_install_js__WEBPACK_IMPORTED_MODULE_5__/* .describeVolume */ .yH)(volume.made) : undefined;
        const lines = ofVolume ?? owned.describe?.(entry) ?? [`remove ${entry.path}`];
        return { what: owned.owner, kind: 'entry', owned, entry, lines };
    });
}
function serviceSteps({ supervision }) {
    if (supervision === 'none' || supervision === 'own')
        return [];
    const how = { systemd: 'stop, disable and unlink its units', launchd: 'stop its service and remove the definition' };
    const lines = [`remove the Nix daemon: ${how[supervision]}`];
    return [{ what: _daemon_daemon_js__WEBPACK_IMPORTED_MODULE_3__/* .daemonOwned */ .os.owner, kind: 'service', supervision, lines }];
}
function planNix(facts, receipt) {
    const ours = (name) => name === 'store' || name === 'var' || name.startsWith('.setup-nix-cuda');
    const foreign = facts.nixNames.filter((name) => !ours(name) && !receipt.keep.includes(name));
    const users = receipt.users.filter((name) => facts.users.includes(name));
    const strangers = (facts.group?.members ?? []).filter((name) => !receipt.users.includes(name));
    const group = receipt.group && facts.group !== undefined && strangers.length === 0;
    const conf = receipt.conf ? changeConf(withoutIncludes(facts), receipt) : 'leave';
    const folder = receipt.folder === 'made' && foreign.length === 0;
    const kept = [...receipt.keep, ...foreign].sort();
    const lines = [
        folder
            ? 'remove /nix with everything in it'
            : `remove everything in /nix${kept.length > 0 ? ` but ${kept.join(', ')}` : ''}`,
        ...(users.length > 0 ? [`remove the build users ${users.join(', ')}`] : []),
        ...(group ? ['remove the group nixbld'] : []),
        ...(conf === 'remove' ? ['remove /etc/nix/nix.conf'] : []),
        ...(typeof conf === 'object' ? ['remove our line from /etc/nix/nix.conf'] : []),
        ...(receipt.confFolder ? ['remove /etc/nix, if empty'] : []),
    ];
    const owner = receipt.folder === 'made' && !folder ? { owner: facts.nixOwner } : receipt.folder;
    const goes = { ...receipt, folder: owner, keep: kept, users, group, conf: false, supervision: 'none' };
    return {
        step: { what: nixOwned.owner, kind: 'nix', receipt: goes, conf: receipt.conf, lines },
        stays: [
            ...foreign.map((name) => `/nix/${name} stays: this action did not create it.`),
            ...(receipt.group && strangers.length > 0 ? [`The group nixbld stays: ${strangers.join(', ')} is in it.`] : []),
            ...(typeof conf === 'object' ? ['/etc/nix/nix.conf stays, with the lines of other programs.'] : []),
            ...(receipt.conf && conf === 'leave' && facts.conf !== undefined
                ? ['/etc/nix/nix.conf stays: it was changed since this action wrote it.']
                : []),
        ],
    };
}
/** What becomes of a nix.conf that an installation of ours made; our include lines must be out of it. */
function changeConf(text, receipt) {
    const lines = (text ?? '').split('\n');
    // Of single-user installations only those as root make one.
    const at = lines.indexOf((0,_install_plan_js__WEBPACK_IMPORTED_MODULE_7__/* .confLines */ .M4)((0,_install_plan_js__WEBPACK_IMPORTED_MODULE_7__/* .neededSettings */ .fz)(receipt.mode, 0))[0] ?? '');
    if (at < 0)
        return 'leave';
    const left = lines.toSpliced(at, 1).join('\n');
    return left === '' ? 'remove' : { left };
}
function withoutIncludes({ conf, journal }) {
    return journal
        .filter(({ owner }) => owner === 'configuration')
        .reduce((text, { path }) => text && (0,_configure_managed_js__WEBPACK_IMPORTED_MODULE_2__/* .removeInclude */ .BJ)(text, path.slice(path.lastIndexOf('/') + 1)), conf);
}
function planState({ state }, { owners }) {
    if (!state)
        return undefined;
    const { folder, above, names } = state;
    const foreign = names.filter((name) => !(0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_0__/* .isStateName */ .XD)(owners, name));
    const results = names.includes('nix-cuda') ? ', with the results of nix-cuda commands' : '';
    const lines = [foreign.length === 0 ? `remove ${folder}${results}` : `remove our files from ${folder}${results}`];
    return {
        step: { what: 'state', kind: 'state', folder, above: foreign.length === 0 ? above : [], lines },
        stays: foreign.map((name) => `${folder}/${name} stays: this action did not create it.`),
    };
}
function refuse(facts, request, steps, receipt) {
    const { folder } = facts;
    if ('alive' in folder && folder.alive) {
        const who = `Process ${folder.receipt.by.pid}`;
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS051', `${who} is installing or removing Nix on this machine.`, 'Run this again when it has finished.'),
        ];
    }
    if (steps.length === 0 && folder.kind === 'foreign') {
        const fix = 'Remove it with the tool that installed it.';
        return [
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS050', `This action installed nothing here: ${folder.why}, which comes from another installer.`, fix),
        ];
    }
    if (facts.storeMount && !facts.storeMount.mounted) {
        const { path } = facts.storeMount.entry;
        const fix = `Mount it, \`mount --bind ${path} /nix\` as root, and run this again.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS050', `The store of this machine is in ${path}, which is not mounted at /nix.`, fix)];
    }
    const made = facts.volume?.state === 'elsewhere' ? facts.volume.made : undefined;
    if (made?.volume.kind === 'filled') {
        const { volume, plan } = made;
        const command = plan.encrypted
            ? `diskutil apfs unlockVolume ${volume.uuid} -mountpoint /nix`
            : `diskutil mount -mountPoint /nix ${volume.uuid}`;
        const fix = `Mount it, \`${command}\` as root, and run this again.`;
        return [(0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS050', `The volume ${_install_macos_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .volumeName */ .EH} of this machine is not mounted at /nix.`, fix)];
    }
    return [
        ...refuseUnknown(facts, request),
        ...(request.force ? [] : [...refuseUsers(facts, request.job, receipt), ...refuseInstaller(facts, receipt)]),
        ...refuseRights(facts, receipt),
    ];
}
/** Of a later version of this action, which knows how it goes; the journal must stay for that. */
function refuseUnknown({ journal }, { owners }) {
    return journal
        .filter((entry) => !owners.some(({ owner }) => owner === entry.owner))
        .map(({ owner, path }) => {
        const fix = 'Run this with the version of this action that created it.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS050', `This version cannot remove what the journal lists of \`${owner}\`: ${path}.`, fix);
    });
}
function refuseUsers(facts, job, receipt) {
    const here = facts.journal.flatMap(({ users }) => users).filter((user) => user !== job);
    // What other users of the machine have is theirs to undo; they only need our Nix.
    const there = receipt ? facts.elsewhere.flatMap(({ jobs }) => jobs).filter((user) => user !== job) : [];
    const jobs = [...new Set([...here, ...there])];
    if (jobs.length === 0)
        return [];
    const named = jobs.slice(0, 5).join(', ') + (jobs.length > 5 ? ` and ${jobs.length - 5} more` : '');
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS051', `${jobs.length === 1 ? 'A job still uses' : `${jobs.length} jobs still use`} what would be removed: ${named}.`, 'Run this when they have ended; use --force if they were killed and could not clean up.'),
    ];
}
function refuseInstaller({ uid, installer }, receipt) {
    if (!receipt || installer === undefined || installer === uid)
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS050', `User ${installer} installed Nix here and has the journal of all other changes; this is user ${uid}.`, `Run this as user ${installer}, or use --force to ignore the changes in that journal.`),
    ];
}
function refuseRights({ privilege, volume }, receipt) {
    const ofReceipt = receipt !== undefined && (receipt.mode === 'daemon' || receipt.folder === 'made' || receipt.conf);
    if (!(ofReceipt || volume) || privilege !== 'none')
        return [];
    return [
        (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)('INS050', 'Root installed what would be removed, but this user is not root and has no sudo without a password.', 'Run this as root, or allow sudo.'),
    ];
}


/***/ }),

/***/ 97851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fT: () => (/* binding */ userCacheOwned),
/* harmony export */   g3: () => (/* binding */ userCache),
/* harmony export */   j_: () => (/* binding */ claimUserCaches)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _machine_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16166);
/* harmony import */ var _machine_made_folders_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64808);
/* harmony import */ var _machine_owned_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43516);
/* harmony import */ var _machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(95266);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51246);
/* harmony import */ var _runner_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11161);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(77992);
/* harmony import */ var _install_commands_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81051);









const rootCaches = ['/root/.cache/nix', '/var/root/.cache/nix'];
/** Folders that Nix fills by itself: they go with all that is in them. */
const userCacheOwned = {
    owner: 'user-cache',
    makes: async (host, entry) => [await userCache(host), ...rootCaches].includes(entry.path) && (0,_machine_owned_js__WEBPACK_IMPORTED_MODULE_3__/* .isPlainEntry */ .fL)(entry),
    describe: ({ path }) => [`remove ${path}: Nix’s own cache of answers and flakes`],
    remove: async (host, entry, { warn }) => {
        const why = await removeUserCache(host, entry);
        if (why !== undefined)
            warn((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_5__/* .warning */ .$e)('INS050', `${entry.path} stays: ${why}.`, 'Remove it yourself.'));
    },
};
/**
 * Where Nix remembers what binary caches and flakes have, for whoever runs it
 * (https://nix.dev/manual/nix/stable/command-ref/env-common#nix-cache-home).
 */
async function userCache(host) {
    const cache = host.env['XDG_CACHE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((await (0,_home_js__WEBPACK_IMPORTED_MODULE_8__/* .nixHome */ .L)(host)) || '/root', '.cache');
    return host.env['NIX_CACHE_HOME'] || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(cache, 'nix');
}
/**
 * Writes the caches down that an installation will bring about, this user's and with a daemon root's, where there is none
 * yet: they go with it. One that is there is another Nix's, and stays. Throws ProblemError INS002 or INS003.
 */
async function claimUserCaches(host, env, options) {
    const home = host.platform === 'darwin' ? '/var/root' : '/root';
    const roots = options.daemon ? [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.cache/nix')] : [];
    for (const path of new Set([await userCache(host), ...roots])) {
        const missing = await (0,_machine_made_folders_js__WEBPACK_IMPORTED_MODULE_2__/* .missingFolders */ .KY)(host, path, (folder) => isThere(host, env, options.privilege, folder));
        if (missing.length === 0)
            continue;
        await (0,_machine_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .claim */ .B7)(host, options.job, { owner: 'user-cache', path, made: missing.slice(0, -1) });
    }
}
/** What cannot be found out counts as there: it is not ours then. */
async function isThere(host, env, privilege, path) {
    try {
        await host.files.lstat(path);
        return true;
    }
    catch (cause) {
        if ((0,_runner_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isErrno */ .r)(cause, 'ENOENT'))
            return false;
        if (privilege !== 'sudo')
            return true;
        const outcome = await host.exec({ argv: (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRoot */ .tE)(privilege, ['test', '-e', path]), env, timeout: 20 });
        return !(outcome.kind === 'exited' && outcome.code === 1);
    }
}
/**
 * Removes a cache with all that is in it, and the folders that were made for it where they are empty. Not where a link
 * leads out of the home: then gives why it stays.
 */
async function removeUserCache(host, { path, made = [] }) {
    const [env, privilege] = [(0,_install_commands_js__WEBPACK_IMPORTED_MODULE_7__/* .installEnv */ .P2)(host.env), await (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .findPrivilege */ .Xb)(host)];
    const own = path === (await userCache(host));
    const run = (...argv) => (0,_machine_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .whyNotAsRoot */ .QG)(host, own ? 'none' : privilege, argv, { env, timeout: 120 });
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path);
    const real = own ? await host.files.realpath(parent).catch(() => parent) : parent;
    if (real !== parent)
        return `${parent} is a link to ${real}`;
    if ((await run('rm', '-rf', '--', path)) !== undefined)
        return 'it could not be removed';
    // What others have put there meanwhile stays.
    for (const folder of made.toReversed())
        await run('rmdir', '--', folder);
    return undefined;
}


/***/ })

};
