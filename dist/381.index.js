export const id = 381;
export const ids = [381];
export const modules = {

/***/ 83389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Q1: () => (/* binding */ claimText),
/* harmony export */   Qf: () => (/* binding */ unusableAnswer),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   Vh: () => (/* binding */ readJson),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   oT: () => (/* binding */ clockProblem),
/* harmony export */   xE: () => (/* binding */ askService)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_http_ask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95226);
/* harmony import */ var _runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54136);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(703);




/** Secrets of AWS and Google have at most 64 KiB. */
const maxBytes = 512 * 1024;
/**
 * Asks a service that keeps secrets. It is asked again while it is busy: what is asked of one changes nothing there.
 * Redirects are not followed, for a request has a credential in it. Throws ProblemError NET001 when there is no answer.
 */
async function askService(host, question, tries = 4) {
    const signal = host.cancelled;
    const limits = { timeout: 20_000, maxBytes, follow: false, signal };
    const rule = { tries, firstPause: 1_000, longestPause: 10_000, signal };
    const { status, body, header } = await (0,_runner_http_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .ask */ .k)(host, { ...question, ...limits }, rule).catch((cause) => {
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `${question.url.host} gave no usable answer: ${why}.`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('NET001', message, 'Check the network of this machine.', subjectOf(question.url)));
    });
    return { status, header, json: readJson(body.toString('utf8')) };
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** What is at the names in a JSON value; undefined where it is not there. */
function at(json, ...names) {
    return names.reduce((value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), json);
}
function textAt(json, ...names) {
    const value = at(json, ...names);
    return typeof value === 'string' ? value : undefined;
}
/** An object of JSON, not a list. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What a server said, for a message: one line, not too long, and never with a secret in it. */
function quoted(text, secrets) {
    const line = (0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .QU)(text, secrets)
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .replace(/\.$/, '');
    if ((0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .hasToken */ .y0)(line))
        return 'its text has a token, and is not shown';
    return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
/**
 * `sub is "repo:octo/app:ref:refs/heads/main"`; undefined of a claim that GitHub's token does not have. Claims are no secrets,
 * but what servers compare with the conditions of a role.
 */
function claimText(jwt, name) {
    const value = at((0,_claims_js__WEBPACK_IMPORTED_MODULE_3__/* .readClaims */ .Ip)(jwt), name);
    const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return simple ? `${name} is ${JSON.stringify(value).slice(0, 200)}` : undefined;
}
const subjectOf = ({ origin }) => ({ subject: { url: origin } });
/** FLX147: a time that the server does not accept, with the clocks of both. */
function clockProblem(host, url, said, date) {
    const now = host.clock.now();
    const theirs = Date.parse(date ?? '');
    const clocks = Number.isNaN(theirs)
        ? `It is ${timeText(now)} on this machine`
        : `It is ${timeText(theirs)} there and ${timeText(now)} on this machine`;
    const far = Math.abs(theirs - now) > 60_000;
    const fix = far
        ? 'Synchronize the clock that is wrong.'
        : "Check the clock of the server, and run the job again: GitHub's token is valid for a few minutes.";
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX147', `${url.host} refuses the time of a request: ${said}. ${clocks}.`, fix, subjectOf(url));
}
const timeText = (time) => new Date(time).toISOString().replace('.000Z', 'Z');
/** FLX148 for an answer that is not as documented; NET002 for an error of the server. */
function unusableAnswer(url, { status }, said) {
    if (status >= 200 && status < 300) {
        const fix = 'Check that the address is that of the service, without a proxy that answers in its place.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX148', `${url.host} answered with something else than its documentation says.`, fix, subjectOf(url));
    }
    const why = said ? ` (${said})` : '';
    const fix = status >= 500 || status === 429 ? 'Run the job again later.' : 'Check the address and its settings.';
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('NET002', `${url.host} answered with status ${status}${why}.`, fix, subjectOf(url));
}


/***/ }),

/***/ 34331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ takeToken),
/* harmony export */   _F: () => (/* binding */ fieldOf),
/* harmony export */   nr: () => (/* binding */ notText),
/* harmony export */   pA: () => (/* binding */ tokenText)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54136);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83389);



/** Tokens are shorter. */
const maxLength = 16 * 1024;
/** Shorter lines are words rather than secrets; masking them would make the log unreadable. */
const shortest = 6;
/**
 * The field of a secret. Throws ProblemError FLX144 where there is none of that name, FLX145 where it is not a text. `what`
 * names the secret.
 */
function fieldOf(secret, field, what) {
    if (!Object.hasOwn(secret, field)) {
        const message = `${what} has no field ${JSON.stringify(field)}. ${fieldsOf(secret)}`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX144', message, 'Correct field= or the secret.'));
    }
    const value = (0,_service_js__WEBPACK_IMPORTED_MODULE_2__.at)(secret, field);
    if (typeof value === 'string')
        return value;
    const found = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a JSON ${typeof value}`;
    throw notText(`The field ${field} of ${what} is ${found}, not a text.`);
}
/**
 * The token in a whole secret: all of it, or one field of a JSON object. Throws ProblemError FLX144 as `fieldOf`, also for a
 * JSON object without `field`.
 */
function tokenText(secret, field, what) {
    const json = secret.trimStart().startsWith('{') ? (0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .readJson */ .Vh)(secret) : undefined;
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)(json)) {
        if (field !== undefined)
            return fieldOf(json, field, what);
        const message = `${what} is a JSON object. ${fieldsOf(json)}`;
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX144', message, 'Name the field that holds the token, as in field=token.'));
    }
    if (field === undefined)
        return secret;
    const message = `${what} is not a JSON object, and has no field ${JSON.stringify(field)}.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX144', message, 'Remove field=, or store a JSON object.'));
}
/**
 * The token in a text, masked. Blanks and newlines at its ends are dropped: a file has one at its end. Throws ProblemError
 * FLX149 for what is empty, too long, or has blanks in it.
 */
function takeToken(text, what, mask) {
    const token = text.trim();
    for (const line of new Set([token, ...token.split(/\s*\n\s*/)]))
        if (line.length >= shortest)
            mask(line);
    const wrong = faultOf(token);
    if (wrong === undefined)
        return token;
    const fix = 'Store the token alone, as FloxHub showed it.';
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX149', `${what} is no token: it ${wrong}.`, fix));
}
function faultOf(token) {
    if (token === '')
        return 'is empty';
    if (token.length > maxLength)
        return `has ${token.length} characters`;
    if (/[\r\n]/.test(token))
        return 'has several lines';
    return /^[\x21-\x7e]+$/.test(token) ? undefined : 'has blanks or characters that are not ASCII';
}
function notText(message) {
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX145', message, 'Store the token as a text.'));
}
/** The names in an object, unless they look like secrets themselves. */
function fieldsOf(secret) {
    const names = Object.keys(secret);
    const plain = names.filter((name) => /^[\w.-]{1,40}$/.test(name) && !(0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .hasToken */ .y0)(name));
    const rest = names.length - Math.min(plain.length, 10);
    const listed = plain.slice(0, 10).join(', ');
    if (names.length === 0)
        return 'It has no field.';
    return `It has ${[listed, rest > 0 ? `${rest} more` : ''].filter((text) => text !== '').join(' and ')}.`;
}


/***/ }),

/***/ 27506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vaultSource: () => (/* binding */ vaultSource)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_http_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30364);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83389);
/* harmony import */ var _token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34331);




const loginPage = 'https://developer.hashicorp.com/vault/docs/auth/jwt';
/**
 * A field of Vault's or OpenBao's KV engine, version 1 or 2, behind the JWT login. The session is ended after the reading.
 * https://developer.hashicorp.com/vault/api-docs/auth/jwt#jwt-login, …/api-docs/secret/kv; https://openbao.org/api-docs/auth/jwt/
 * Throws ProblemError FLX141 to FLX149, NET001 and NET002.
 */
function vaultSource(place, mask) {
    return {
        name: `Vault at ${place.url}`,
        fetchToken: async (host, identity) => {
            const jwt = await identity(place.audience);
            mask(jwt);
            const session = await logIn(host, place, jwt);
            mask(session);
            try {
                const secret = await read(host, place, session);
                const what = `The secret ${place.path}`;
                return {
                    token: (0,_token_js__WEBPACK_IMPORTED_MODULE_2__/* .takeToken */ .FV)((0,_token_js__WEBPACK_IMPORTED_MODULE_2__/* .fieldOf */ ._F)(secret, place.field, what), `The field ${place.field} of ${place.path}`, mask),
                };
            }
            finally {
                await endSession(host, place, session);
            }
        },
    };
}
function request(place, path, session) {
    const headers = { 'x-vault-request': 'true' };
    if (place.namespace !== undefined)
        headers['x-vault-namespace'] = place.namespace;
    if (session !== undefined)
        headers['x-vault-token'] = session;
    return { url: new URL(`${place.url}/v1/${path.split('/').map(encodeURIComponent).join('/')}`), headers };
}
async function logIn(host, place, jwt) {
    const { url, headers } = request(place, `auth/${place.mount}/login`);
    const body = JSON.stringify({ role: place.role, jwt });
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .askService */ .xE)(host, {
        url,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
    });
    const session = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'auth', 'client_token');
    if (answer.status === 200 && session)
        return session;
    const said = errorsOf(answer, [jwt]);
    if (answer.status === 200 && (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)((0,_service_js__WEBPACK_IMPORTED_MODULE_1__.at)(answer.json, 'auth', 'mfa_requirement'))) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(loginProblem(place, url, 'it asks for a second factor', 'Use a role without one for jobs.'));
    }
    const refused = answer.status === 400 || answer.status === 401 || answer.status === 403 || answer.status === 404;
    if (!refused || said === '')
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(serverProblem(url, answer, said));
    if (/expired|not yet valid|before issued|in the future|too old/i.test(said)) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .clockProblem */ .oT)(host, url, said, answer.header('date')));
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(loginProblem(place, url, said, loginFix(place, said), jwt));
}
/** What to change, by what the server names: its library says `claim "ref"`, `(aud) claim`, `role "ci" could not be found`. */
function loginFix(place, said) {
    const claim = claimIn(said);
    if (claim === 'aud') {
        return `Add ${place.audience} to bound_audiences of the role, or set audience= to one of those.`;
    }
    if (claim === 'iss')
        return 'Set bound_issuer of the login to https://token.actions.githubusercontent.com.';
    if (claim !== undefined)
        return `Add the value of this job to the role's bound claim ${claim}.`;
    if (/role .*(?:could not be|not) found/i.test(said))
        return `Correct role=, or write auth/${place.mount}/role/${place.role}.`;
    if (/namespace/i.test(said))
        return 'Correct namespace=.';
    if (/signature/i.test(said))
        return 'Set jwks_url or oidc_discovery_url of the login to that of GitHub.';
    return `Check that the JWT login is at auth/${place.mount} (mount=), and the namespace (namespace=).`;
}
/** The claim that the server names as the one that does not fit. */
function claimIn(said) {
    return (/claim "([\w-]+)"/.exec(said)?.[1] ??
        /\((\w+)\) claim/.exec(said)?.[1] ??
        (/audience/.test(said) ? 'aud' : undefined));
}
function loginProblem(place, url, said, fix, jwt = '') {
    const claim = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .claimText */ .Q1)(jwt, claimIn(said) ?? '');
    const own = claim === undefined ? '' : ` In the token of this job ${claim}.`;
    const message = `${url.host} refuses this job the role ${place.role} (auth/${place.mount}): ${said}.${own}`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX141', message, fix, { ...(0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(url), source: loginPage });
}
/** The fields of the secret, without those that version 2 puts around them. */
async function read(host, place, session) {
    const { url, headers } = request(place, place.path, session);
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .askService */ .xE)(host, { url, headers });
    const data = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__.at)(answer.json, 'data');
    if (answer.status === 200 && (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(data)) {
        const inner = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__.at)(data, 'data');
        // A secret of version 1 may have a field `data`, but hardly also `metadata` with a version.
        const second = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(inner) && typeof (0,_service_js__WEBPACK_IMPORTED_MODULE_1__.at)(data, 'metadata', 'version') === 'number';
        return second ? inner : data;
    }
    const said = errorsOf(answer, [session]);
    if (answer.status === 404)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(missing(place, url, answer.json));
    if (answer.status !== 403)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(serverProblem(url, answer, said));
    const fix = `Give a policy of the role ${place.role} the capability "read" on the path ${JSON.stringify(place.path)}, exactly so.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX143', `${url.host} does not let this job read ${place.path}: ${said}.`, fix, (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(url)));
}
function missing(place, url, json) {
    const more = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(url);
    const where = `${place.path} at ${url.host}`;
    const deleted = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(json, 'data', 'metadata', 'deletion_time');
    const destroyed = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'data', 'metadata', 'destroyed') === true;
    if (deleted || destroyed) {
        const when = destroyed ? 'destroyed' : `deleted at ${deleted}`;
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX142', `The newest version of ${where} was ${when}.`, 'Undelete it, or write a new version.', more);
    }
    const warnings = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'warnings');
    if (Array.isArray(warnings) && warnings.some((text) => /versioned K\/V/i.test(String(text)))) {
        const [mount = '', ...rest] = place.path.split('/');
        const fix = `Put data/ behind the mount of the engine, as in path=${[mount, 'data', ...rest].join('/')}.`;
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX142', `There is no secret ${where}: the engine is of version 2.`, fix, more);
    }
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX142', `There is no secret ${where}.`, 'Correct path=, or write the secret.', more);
}
/** A server that cannot serve now. https://developer.hashicorp.com/vault/api-docs#http-status-codes, …/system/health */
function serverProblem(url, answer, said) {
    const { status } = answer;
    const words = said === '' ? '' : `: ${said}`;
    const more = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(url);
    if (status >= 300 && status < 400) {
        const leader = URL.parse(answer.header('location') ?? '', url.href);
        const to = leader ? ` to ${(0,_runner_http_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(new URL(leader.origin))}` : '';
        const fix = 'Give the address of the active server; a redirect is not followed, for the request has a credential.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX146', `${url.host} is a standby, which redirects${to}.`, fix, more);
    }
    if (status === 503 && /sealed/i.test(said)) {
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX146', `${url.host} is sealed.`, 'Unseal it, then run the job again.', more);
    }
    if ([429, 472, 473, 503].includes(status)) {
        const fix = 'Give the address of the active server, or run the job again when it is ready.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX146', `${url.host} serves no requests now, with status ${status}${words}.`, fix, more);
    }
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .unusableAnswer */ .Qf)(url, answer, said);
}
/** The session ends by itself too, a little later: what goes wrong here is no problem. */
async function endSession(host, place, session) {
    const { url, headers } = request(place, 'auth/token/revoke-self', session);
    await (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .askService */ .xE)(host, { url, headers, method: 'POST' }, 1).catch(() => {
        host.log.debug(`The session at ${url.host} could not be ended; it ends by itself.`);
    });
}
function errorsOf({ json }, secrets) {
    const errors = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__.at)(json, 'errors');
    const texts = Array.isArray(errors) ? errors.filter((text) => typeof text === 'string') : [];
    // `1 error occurred:` and a list follow where a policy refuses.
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(texts.join('; ').replace(/\d+ errors? occurred:\s*\*?/g, ' '), secrets);
}


/***/ })

};
