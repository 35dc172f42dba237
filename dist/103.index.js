export const id = 103;
export const ids = [103];
export const modules = {

/***/ 44370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   clientToken: () => (/* binding */ clientToken)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _ask_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50833);
/* harmony import */ var _discovery_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97866);
/* harmony import */ var _hub_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41799);
/* harmony import */ var _oauth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27615);





/**
 * A token for a client of the issuer of FloxHub (RFC 6749, section 4.4), for the audience that is asked for. Throws
 * ProblemError FLX126, FLX128 to FLX130, FLX132.
 */
async function clientToken(host, hub, { clientId, clientSecret, audience: asked }) {
    const issuer = await (0,_discovery_js__WEBPACK_IMPORTED_MODULE_2__/* .discoverIssuer */ .F)(host, hub);
    const audience = asked ?? issuer.audience ?? _hub_js__WEBPACK_IMPORTED_MODULE_4__/* .publicAudience */ .wo;
    const explain = (refusal) => {
        const { url, said } = refusal;
        const fix = 'Check floxhub-client-id and floxhub-client-secret: the issuer must allow this client the grant client_credentials.';
        return ((0,_oauth_js__WEBPACK_IMPORTED_MODULE_3__/* .refusedAudience */ .jp)(refusal, audience, 'floxhub-audience') ??
            (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX130', `${url.host} refuses the client of floxhub-client-id (${said}).`, fix, (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)(url)));
    };
    const issued = await (0,_oauth_js__WEBPACK_IMPORTED_MODULE_3__/* .requestToken */ .Fr)(host, {
        server: issuer.server,
        client: { id: clientId, secret: clientSecret },
        grant: 'client_credentials',
        parameters: { audience },
        secrets: [clientSecret],
        explain,
    });
    return { ...issued, audience };
}


/***/ }),

/***/ 97866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ discoverIssuer),
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var oauth4webapi__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15235);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _model_saved_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36014);
/* harmony import */ var _ask_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50833);
/* harmony import */ var _hub_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41799);
/* harmony import */ var _oauth_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27615);






/**
 * Of the public FloxHub while it does not say so itself:
 * https://github.com/flox/flox/blob/main/pkgs/flox-cli/default.nix
 */
const publicIssuer = {
    issuer: 'https://auth.flox.dev/',
    token_endpoint: 'https://auth.flox.dev/oauth/token',
    token_endpoint_auth_methods_supported: ['client_secret_post'],
};
/**
 * As Flox finds it: the one issuer that the FloxHub names, then that one's own document. Throws ProblemError FLX128, FLX129
 * and FLX132.
 */
async function discoverIssuer(host, hub) {
    const document = await readDocument(host, hub);
    if (!document && hub.url === _hub_js__WEBPACK_IMPORTED_MODULE_3__/* .publicHub */ .dF)
        return { server: publicIssuer, audience: undefined };
    const url = new URL(hub.url);
    if (!document)
        throw unusable(url, 'it names no issuer');
    const [name = '', ...others] = document.authorization_servers;
    const issuer = (0,_hub_js__WEBPACK_IMPORTED_MODULE_3__/* .safeUrl */ .Pl)(name);
    if (!issuer || others.length > 0) {
        const names = document.authorization_servers.join(', ') || 'none';
        throw unusable(url, `one issuer with an address of https is expected, and it names ${names}`);
    }
    return { server: await readIssuer(host, issuer), audience: document.audience };
}
/**
 * `/.well-known/oauth-protected-resource` of a FloxHub (RFC 9728, at its address and not before its path); undefined where it
 * has none, or a web page in its place. Throws ProblemError FLX128 and FLX129, but not of the public one: its issuer is
 * another server, which may well answer.
 */
async function readDocument(host, hub) {
    const url = new URL(`${hub.url}/.well-known/oauth-protected-resource`);
    const answer = await (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_1__/* .askServer */ .Pj)(host, { url, headers: { accept: 'application/json' } }).catch((cause) => {
        if (hub.url === _hub_js__WEBPACK_IMPORTED_MODULE_3__/* .publicHub */ .dF)
            return undefined;
        throw cause;
    });
    const schema = async () => (await Promise.all(/* import() | flox-schema */[__webpack_require__.e(2857), __webpack_require__.e(2400)]).then(__webpack_require__.bind(__webpack_require__, 53469))).protectedResource;
    return (0,_model_saved_js__WEBPACK_IMPORTED_MODULE_4__/* .readSaved */ .S)(answer?.status === 200 ? answer.body.toString('utf8') : undefined, schema);
}
/** OpenID Connect Discovery, else RFC 8414. The issuer must call itself so, with or without a slash at the end. */
async function readIssuer(host, issuer) {
    const options = (0,_oauth_js__WEBPACK_IMPORTED_MODULE_2__/* .throughHost */ .Ql)(host, issuer);
    const reasons = [];
    for (const algorithm of ['oidc', 'oauth2']) {
        const response = await oauth4webapi__WEBPACK_IMPORTED_MODULE_5__/* .discoveryRequest */ .CN(issuer, { ...options, algorithm });
        for (const name of spellings(issuer)) {
            try {
                const server = await oauth4webapi__WEBPACK_IMPORTED_MODULE_5__/* .processDiscoveryResponse */ .vA(name, response.clone());
                if (server.token_endpoint !== undefined)
                    return server;
                reasons.push('it has no token endpoint');
            }
            catch (cause) {
                reasons.push(cause instanceof Error ? cause.message : String(cause));
            }
        }
    }
    throw unusable(issuer, reasons[0] ?? 'it has no document of its endpoints');
}
function spellings(issuer) {
    const bare = issuer.href.replace(/\/+$/, '');
    return [...new Set([issuer.href, bare, `${bare}/`])].map((text) => new URL(text));
}
function unusable(url, why) {
    const fix = 'Set floxhub-url to the address at which you open FloxHub, or use floxhub-auth: token.';
    const message = `${url.href} does not lead to an issuer of tokens that can be used: ${why}.`;
    return new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX132', message, fix, (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)(url)));
}


/***/ }),

/***/ 27615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fr: () => (/* binding */ requestToken),
/* harmony export */   Ql: () => (/* binding */ throughHost),
/* harmony export */   R$: () => (/* binding */ refusedClock),
/* harmony export */   jp: () => (/* binding */ refusedAudience)
/* harmony export */ });
/* harmony import */ var oauth4webapi__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15235);
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54136);
/* harmony import */ var _ask_server_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50833);
/* harmony import */ var _hub_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41799);





/** What the library does with `fetch` goes through the host; http is allowed to this machine alone. */
function throughHost(host, server) {
    return {
        [oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .allowInsecureRequests */ .cm]: (0,_hub_js__WEBPACK_IMPORTED_MODULE_4__/* .isLoopback */ .U9)(server),
        [oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .customFetch */ .A6]: async (url, { method, headers, body, }) => {
            const sent = method === 'POST' ? { method: 'POST', body: String(body) } : {};
            const answer = await (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_2__/* .askServer */ .Pj)(host, { url: new URL(url), headers, ...sent, follow: false });
            // Without WWW-Authenticate, which the library would report instead of the error in the body.
            const kept = ['content-type', 'date'].flatMap((name) => {
                const value = answer.header(name);
                return value === undefined ? [] : [[name, value]];
            });
            return new Response([204, 205, 304].includes(answer.status) ? null : Uint8Array.from(answer.body), {
                status: answer.status,
                headers: kept,
            });
        },
    };
}
/**
 * Asks a token endpoint. Throws ProblemError FLX128, FLX129, FLX132, and what `explain` makes of a refusal.
 */
async function requestToken(host, request) {
    const { server, grant, parameters, secrets, explain } = request;
    const url = URL.parse(server.token_endpoint ?? '');
    if (!url)
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX132', `${server.issuer} has no token endpoint.`, 'Check floxhub-url.'));
    const client = { client_id: request.client?.id ?? 'none' };
    const options = throughHost(host, url);
    const asked = host.clock.now();
    try {
        const response = await oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .genericTokenEndpointRequest */ .Nb(...[server, client, authentication(request), grant, { ...parameters }, options]);
        const issued = await oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .processGenericTokenEndpointResponse */ .kU(server, client, response, {
            // RFC 8693, section 2.2.1: of a token that is no access token of OAuth.
            recognizedTokenTypes: { n_a: () => { } },
        });
        const seconds = issued.expires_in;
        return { token: issued.access_token, expires: seconds === undefined ? undefined : asked / 1_000 + seconds };
    }
    catch (cause) {
        if (cause instanceof _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm)
            throw cause;
        if (!(cause instanceof oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .ResponseBodyError */ .uK)) {
            const why = cause instanceof Error ? cause.message : String(cause);
            throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm((0,_ask_server_js__WEBPACK_IMPORTED_MODULE_2__/* .serverFails */ .h7)(url, (0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .QU)(why, secrets)));
        }
        const words = [cause.error, cause.error_description ?? ''].filter((text) => text !== '').join(': ');
        const said = (0,_runner_mask_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .maskSecrets */ .QU)(words, secrets).slice(0, 240).replace(/\.$/, '');
        throw new _model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .ProblemError */ .Mm(explain({ url, error: cause.error, said, date: cause.response.headers.get('date') }));
    }
}
/** In the body or in a header, as the server says; a header where it says nothing (RFC 8414, section 2). */
function authentication({ server, client }) {
    if (!client)
        return () => { };
    if (client.secret === undefined)
        return oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .None */ .NV();
    const methods = server.token_endpoint_auth_methods_supported ?? [];
    return methods.includes('client_secret_post')
        ? oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .ClientSecretPost */ .qm(client.secret)
        : oauth4webapi__WEBPACK_IMPORTED_MODULE_3__/* .ClientSecretBasic */ .gH(client.secret);
}
/** FLX126 where a refusal is about the audience; undefined for others. */
function refusedAudience({ url, error: code, said }, audience, input) {
    if (code !== 'invalid_target' && !/\baud(?:ience)?s?\b|resource server/i.test(said))
        return undefined;
    const message = `${url.host} gives no token for the audience ${audience} (${said}).`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX126', message, `Set ${input} to the audience that it expects, character by character.`, (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_2__/* .about */ .Cv)(url));
}
/** FLX127 where the clock by which a token was made (`now`, milliseconds) is not that of the server; undefined otherwise. */
function refusedClock({ url, said, date }, now, whose) {
    const ahead = (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_2__/* .secondsAhead */ .FD)(date, now);
    if (ahead === 0)
        return undefined;
    const message = `${url.host} refuses the token (${said}): the clock of ${whose} is ${(0,_ask_server_js__WEBPACK_IMPORTED_MODULE_2__/* .aheadText */ .Th)(ahead)} its own.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX127', message, 'Synchronize the clock that is wrong.', (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_2__/* .about */ .Cv)(url));
}


/***/ }),

/***/ 88995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeToken: () => (/* binding */ exchangeToken)
/* harmony export */ });
/* harmony import */ var _model_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51246);
/* harmony import */ var _ask_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50833);
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(703);
/* harmony import */ var _discovery_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97866);
/* harmony import */ var _hub_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(41799);
/* harmony import */ var _oauth_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27615);






/** How an endpoint of each grant is asked, given GitHub's token. */
const grants = {
    /** RFC 8693, section 2.1. */
    'token-exchange': {
        type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        parameters: (jwt, audience) => ({
            subject_token: jwt,
            subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
            requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
            audience,
        }),
    },
    /** RFC 7523, section 2.1. */
    'jwt-bearer': {
        type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        parameters: (jwt) => ({ assertion: jwt }),
    },
};
/**
 * A token of FloxHub for GitHub's token of this job, which `identity` asks for. Throws ProblemError FLX126 to FLX129,
 * FLX131, and what `identity` throws.
 */
async function exchangeToken(host, hub, exchange, identity) {
    const { endpoint, grant, oidcAudience, clientId, clientSecret } = exchange;
    const audience = exchange.audience ?? (await (0,_discovery_js__WEBPACK_IMPORTED_MODULE_2__/* .readDocument */ .u)(host, hub))?.audience ?? _hub_js__WEBPACK_IMPORTED_MODULE_4__/* .publicAudience */ .wo;
    const jwt = await identity(oidcAudience);
    const { type, parameters } = grants[grant];
    const issued = await (0,_oauth_js__WEBPACK_IMPORTED_MODULE_3__/* .requestToken */ .Fr)(host, {
        server: { issuer: new URL(endpoint).origin, token_endpoint: endpoint },
        client: clientId === undefined ? undefined : { id: clientId, secret: clientSecret },
        grant: type,
        parameters: parameters(jwt, audience),
        secrets: [jwt, ...(clientSecret === undefined ? [] : [clientSecret])],
        explain: (refusal) => explain(refusal, jwt, { audience, oidcAudience }),
    });
    return { ...issued, audience };
}
/** GitHub's token was made this moment by GitHub's clock, so that the endpoint's can be compared with that. */
function explain(refusal, jwt, asked) {
    const claims = (0,_claims_js__WEBPACK_IMPORTED_MODULE_5__/* .claimsOf */ .ds)(jwt);
    const { url, said, error: code } = refusal;
    const clock = claims?.issued === undefined ? undefined : (0,_oauth_js__WEBPACK_IMPORTED_MODULE_3__/* .refusedClock */ .R$)(refusal, claims.issued * 1_000, 'GitHub');
    // Of the token that is asked for, else of GitHub's.
    const audience = code === 'invalid_target'
        ? (0,_oauth_js__WEBPACK_IMPORTED_MODULE_3__/* .refusedAudience */ .jp)(refusal, asked.audience, 'floxhub-audience')
        : (0,_oauth_js__WEBPACK_IMPORTED_MODULE_3__/* .refusedAudience */ .jp)(refusal, asked.oidcAudience, 'floxhub-oidc-audience');
    const other = clock ?? audience;
    if (other)
        return other;
    if (code === 'invalid_client' || code === 'unauthorized_client') {
        const fix = 'Check floxhub-client-id and floxhub-client-secret: the endpoint must know the client and allow it the grant.';
        return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX131', `${url.host} refuses the client (${said}).`, fix, (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)(url));
    }
    const who = claims?.subject === undefined ? '' : ` ${claims.subject}`;
    const fix = `Let the endpoint trust the subject${who} and the audience ${asked.oidcAudience}; floxhub-oidc-grant chooses the grant.`;
    return (0,_model_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('FLX131', `${url.host} does not exchange GitHub's token of${who || ' this job'} (${said}).`, fix, (0,_ask_server_js__WEBPACK_IMPORTED_MODULE_1__/* .about */ .Cv)(url));
}


/***/ })

};
