export const id = 5295;
export const ids = [5295];
export const modules = {

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ LateError)
/* harmony export */ });
/** No whole answer came in time. */
class LateError extends Error {
}


/***/ }),

/***/ 74032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

var node_https__WEBPACK_IMPORTED_MODULE_1___namespace_cache;
var node_http__WEBPACK_IMPORTED_MODULE_0___namespace_cache;
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nodeHttp: () => (/* binding */ nodeHttp)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44708);
/* harmony import */ var _limit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7541);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4599);




/** Milliseconds after which an idle connection ends: less than the five seconds that servers often give it. */
const idleTime = 4_000;
/** An unwanted body of so many bytes is read, so that its connection is kept; a larger one is cut. */
const cheapBytes = 16 * 1024;
/**
 * HTTP/1.1 over node:http and node:https with connections that are kept. Certificates are Node's own and those of
 * NODE_EXTRA_CA_CERTS. docs/decisions/0007-http.md says why it is not undici.
 */
function nodeHttp({ connections, env }) {
    const options = {
        keepAlive: true,
        maxSockets: connections,
        maxFreeSockets: connections,
        timeout: idleTime,
        proxyEnv: env,
    };
    const agents = { 'http:': new node_http__WEBPACK_IMPORTED_MODULE_0__.Agent(options), 'https:': new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent(options) };
    const turn = (0,_limit_js__WEBPACK_IMPORTED_MODULE_2__/* .limitTo */ .$)(connections);
    const exchange = async (request, answered) => {
        const { protocol } = request.url;
        if (protocol !== 'http:' && protocol !== 'https:')
            throw new Error(`unsupported scheme ${protocol}`);
        const inTheWay = () => idleSocketInTheWay(Object.values(agents), request.url, connections);
        // Nothing may come between the last look and the new connection.
        for (let idle = inTheWay(); idle; idle = inTheWay())
            await endOf(idle);
        await exchangeOnce(agents[protocol], request, answered).catch((cause) => {
            // The server had closed a connection that was kept: no fault of its, and no answer was begun. It may still have read
            // a POST, which is not sent twice.
            if (!(cause instanceof StaleError) || request.method === 'POST')
                throw cause;
            return exchangeOnce(agents[protocol], request, answered);
        });
    };
    return {
        send: (request) => new Promise((resolve, reject) => {
            // The turn ends with the body, the promise with the headers.
            turn(() => exchange(request, resolve)).catch(reject);
        }),
        close: () => {
            for (const agent of Object.values(agents))
                agent.destroy();
        },
    };
}
class StaleError extends Error {
}
/** Resolves when the connection is free again or gone. */
function exchangeOnce(agent, request, answered) {
    return new Promise((resolve, reject) => {
        const { url, method = 'GET', headers = {}, timeout, signal } = request;
        if (signal?.aborted)
            return reject(new Error('it was stopped'));
        const sent = (url.protocol === 'https:' ? /*#__PURE__*/ (node_https__WEBPACK_IMPORTED_MODULE_1___namespace_cache || (node_https__WEBPACK_IMPORTED_MODULE_1___namespace_cache = __webpack_require__.t(node_https__WEBPACK_IMPORTED_MODULE_1__, 2))) : /*#__PURE__*/ (node_http__WEBPACK_IMPORTED_MODULE_0___namespace_cache || (node_http__WEBPACK_IMPORTED_MODULE_0___namespace_cache = __webpack_require__.t(node_http__WEBPACK_IMPORTED_MODULE_0__, 2)))).request(url, { agent, method, headers });
        let reply;
        const stop = (cause) => (reply ?? sent).destroy(cause);
        const onAbort = () => stop(new Error('it was stopped'));
        const late = () => stop(new _http_js__WEBPACK_IMPORTED_MODULE_3__/* .LateError */ .v(`no complete answer came within ${(timeout ?? 0) / 1_000} s`));
        const timer = timeout === undefined ? undefined : setTimeout(late, timeout);
        signal?.addEventListener('abort', onAbort, { once: true });
        sent.once('close', () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', onAbort);
            if (reply)
                resolve();
            else
                reject(new Error('the connection was closed'));
        });
        sent.on('error', (cause) => {
            const stale = sent.reusedSocket && !reply && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE');
            reject(stale ? new StaleError(cause.message) : cause);
        });
        sent.once('response', (incoming) => {
            reply = incoming;
            answered(replyOf(incoming, url));
        });
        sent.end(request.body);
    });
}
function replyOf(incoming, url) {
    // Whoever reads the body meets the error there.
    incoming.on('error', () => { });
    const header = (name) => {
        const value = incoming.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
    };
    return {
        status: incoming.statusCode ?? 0,
        url,
        header,
        body: incoming,
        close: () => {
            if (Number(header('content-length')) <= cheapBytes)
                incoming.resume();
            else
                incoming.destroy();
        },
    };
}
/**
 * A kept connection to another server that must end before there may be one more; undefined when there is room, or a kept
 * connection to this server. Node's own limits would let the request wait while connections to others lie idle.
 */
function idleSocketInTheWay(agents, url, limit) {
    const host = `${url.hostname.replace(/^\[|\]$/g, '')}:${url.port || (url.protocol === 'https:' ? '443' : '80')}:`;
    if (agents.some((agent) => Object.keys(agent.freeSockets).some((name) => name.startsWith(host))))
        return undefined;
    const idle = agents.flatMap((agent) => socketsIn(agent.freeSockets));
    const used = agents.reduce((sum, agent) => sum + socketsIn(agent.sockets).length, 0);
    if (used + idle.length < limit)
        return undefined;
    return idle.find((socket) => socket.destroyed) ?? idle[0];
}
function endOf(socket) {
    socket.destroy();
    // A turn of the event loop, in which the agent forgets it.
    return new Promise((resolve) => setImmediate(resolve));
}
function socketsIn(sockets) {
    return Object.values(sockets).flatMap((list) => list ?? []);
}


/***/ }),

/***/ 7541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ limitTo)
/* harmony export */ });
/** A limit of `count` pieces of work at a time. */
function limitTo(count) {
    let free = count;
    const waiting = [];
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
}


/***/ })

};
