export const id = 4303;
export const ids = [4303];
export const modules = {

/***/ 42711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   googleSource: () => (/* binding */ googleSource)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83389);
/* harmony import */ var _token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34331);



const scope = 'https://www.googleapis.com/auth/cloud-platform';
const federationPage = 'https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines';
/**
 * A secret of Google Secret Manager, read by workload identity federation, as the job itself or as a service account.
 * https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken,
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
 * Throws ProblemError FLX141 to FLX149, NET001 and NET002.
 */
function googleSource(place, mask) {
    const what = `The secret ${place.version}`;
    return {
        name: 'Google Secret Manager',
        fetchToken: async (host, identity) => {
            const jwt = await identity(place.audience);
            mask(jwt);
            const federated = await exchange(host, place, jwt);
            mask(federated);
            const account = place.serviceAccount;
            const access = account === undefined ? federated : await impersonate(host, place, account, federated);
            mask(access);
            return { token: (0,_token_js__WEBPACK_IMPORTED_MODULE_2__/* .takeToken */ .FV)((0,_token_js__WEBPACK_IMPORTED_MODULE_2__/* .tokenText */ .pA)(await read(host, place, access), place.field, what), what, mask) };
        },
    };
}
async function exchange(host, place, jwt) {
    const url = new URL('https://sts.googleapis.com/v1/token');
    const answer = await post(host, url, {
        grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
        audience: `//iam.googleapis.com/${place.provider}`,
        scope,
        requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
        subjectToken: jwt,
        subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
    });
    const token = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'access_token');
    if (answer.status === 200 && token)
        return token;
    // Errors of RFC 6749, 5.2; where the API itself refuses, Google's own.
    const code = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'error');
    const text = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'error_description') ?? (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'error', 'message');
    const said = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)([code, text].filter((part) => part !== undefined).join(': '), [jwt]);
    if (answer.status >= 500 || answer.status < 400 || said === '')
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .unusableAnswer */ .Qf)(url, answer, said));
    if (/stale|expired|in the future|not yet valid/i.test(said)) {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .clockProblem */ .oT)(host, url, said, answer.header('date')));
    }
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(exchangeProblem(place, url, said, jwt));
}
function exchangeProblem(place, url, said, jwt) {
    const condition = /attribute condition/i.test(said);
    const aud = !condition && /audience in|aud\b/i.test(said);
    const fix = condition
        ? 'Let the attribute condition of the provider accept this job.'
        : aud
            ? `Add ${place.audience} to the audiences of the provider, or set audience= to one of those.`
            : 'Check that provider= names an active provider with the number of its project, and that its issuer is GitHub.';
    const claim = condition ? (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .claimText */ .Q1)(jwt, 'sub') : aud ? (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .claimText */ .Q1)(jwt, 'aud') : undefined;
    const own = claim === undefined ? '' : ` In the token of this job ${claim}.`;
    const message = `Google does not accept this job at ${place.provider}: ${said}.${own}`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX141', message, fix, { ...(0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(url), source: federationPage });
}
async function impersonate(host, place, account, access) {
    const url = new URL(`https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`);
    const answer = await post(host, url, { scope: [scope], lifetime: '600s' }, access);
    const token = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'accessToken');
    if (answer.status === 200 && token)
        return token;
    const said = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)((0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'error', 'message') ?? '', [access]);
    if (![400, 401, 403, 404].includes(answer.status) || said === '')
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .unusableAnswer */ .Qf)(url, answer, said));
    const fix = isOff(said)
        ? 'Enable the API iamcredentials.googleapis.com in the project of the service account.'
        : `Give the identities of ${poolOf(place)} the role roles/iam.workloadIdentityUser on it, and correct service-account= if it is another.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX141', `Google refuses this job the service account ${account}: ${said}.`, fix, (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(url)));
}
async function read(host, place, access) {
    const { location, version } = place;
    // https://cloud.google.com/secret-manager/regional-secrets/access-regional-secret
    const server = location === undefined ? 'secretmanager' : `secretmanager.${location}.rep`;
    const url = new URL(`https://${server}.googleapis.com/v1/${version}:access`);
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .askService */ .xE)(host, { url, headers: { authorization: `Bearer ${access}` } });
    const data = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'payload', 'data');
    if (answer.status === 200 && data !== undefined)
        return decode(data, version);
    const said = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)((0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'error', 'message') ?? '', [access]);
    const more = (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(url);
    if (answer.status === 404 && said !== '') {
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX142', `There is no secret ${version}: ${said}.`, 'Correct its name, or create it.', more));
    }
    if (answer.status === 400 && (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(answer.json, 'error', 'status') === 'FAILED_PRECONDITION') {
        const fix = 'Enable this version, add a new one, or name another: …/versions/3.';
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX142', `The secret ${version} cannot be read: ${said}.`, fix, more));
    }
    if (answer.status !== 401 && answer.status !== 403)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .unusableAnswer */ .Qf)(url, answer, said));
    const whom = place.serviceAccount ?? `the identities of ${poolOf(place)}`;
    const fix = isOff(said)
        ? 'Enable the API secretmanager.googleapis.com in the project.'
        : `Give ${whom} the role roles/secretmanager.secretAccessor on the secret, or correct its name.`;
    throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX143', `Google does not let this job read ${version}: ${said || `status ${answer.status}`}.`, fix, more));
}
function post(host, url, body, access) {
    const login = access === undefined ? {} : { authorization: `Bearer ${access}` };
    const headers = { 'content-type': 'application/json', ...login };
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_1__/* .askService */ .xE)(host, { url, method: 'POST', headers, body: JSON.stringify(body) });
}
function decode(data, version) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(data, 'base64'));
    }
    catch {
        throw (0,_token_js__WEBPACK_IMPORTED_MODULE_2__/* .notText */ .nr)(`The secret ${version} is not UTF-8.`);
    }
}
/** `SERVICE_DISABLED`: https://cloud.google.com/apis/docs/troubleshooting */
const isOff = (said) => /has not been used in project|it is disabled/i.test(said);
const poolOf = ({ provider }) => provider.replace(/\/providers\/.*$/, '');


/***/ }),

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


/***/ })

};
